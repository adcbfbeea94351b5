// Cap'n Proto for C++: one segment on the stack, read in place.
#include <capnp/message.h>
#include <capnp/serialize.h>

#include "peer.capnp.h"

#include "bench.h"

using Words = kj::ArrayPtr<const capnp::word>;

alignas(8) static capnp::word first[MOST_BYTES / 8];

static void clear(uint32_t words)
{
    memset(first, 0, words * sizeof first[0]);
}

static uint32_t end(capnp::MessageBuilder &m, uint8_t *out)
{
    auto segments = m.getSegmentsForOutput();
    auto bytes = segments[0].asBytes();
    memcpy(out, bytes.begin(), bytes.size());
    clear((uint32_t)segments[0].size());
    return (uint32_t)bytes.size();
}

static capnp::Text::Reader text(struct words w)
{
    return capnp::Text::Reader(w.data, w.length);
}

static struct words words(capnp::Text::Reader t)
{
    return {t.begin(), (uint32_t)t.size()};
}

template <typename T, typename F>
static bool read(const uint8_t *data, uint32_t size, F use)
{
    try {
        Words segment(reinterpret_cast<const capnp::word *>(data), size / 8);
        Words segments[] = {segment};
        capnp::SegmentArrayMessageReader reader(segments);
        return use(reader.getRoot<T>());
    } catch (const kj::Exception &) {
        return false;
    }
}

extern "C" uint32_t encode_record(const struct record *v, uint8_t *out)
{
    capnp::MallocMessageBuilder m(kj::ArrayPtr<capnp::word>(first, MOST_BYTES / 8));
    auto r = m.initRoot<Record>();
    r.setId(v->id);
    r.setTime(v->time);
    r.setSize(v->size);
    r.setForm(v->form);
    r.setMarks(v->marks);
    return end(m, out);
}

extern "C" bool decode_record(const uint8_t *data, uint32_t size, struct record *v)
{
    return read<Record>(data, size, [v](Record::Reader r) {
        *v = {r.getId(), r.getTime(), r.getSize(), r.getForm(), r.getMarks()};
        return record_is_good(v);
    });
}

extern "C" uint32_t encode_launch(const struct launch *v, uint8_t *out)
{
    capnp::MallocMessageBuilder m(kj::ArrayPtr<capnp::word>(first, MOST_BYTES / 8));
    auto r = m.initRoot<Launch>();
    r.setProgram(text(v->program));
    r.setArguments(text(v->arguments));
    r.setFolder(text(v->folder));
    r.setEnvironment(text(v->environment));
    r.setUser(v->user);
    r.setPriority(v->priority);
    r.setKind(v->kind);
    r.setTraits(v->traits);
    r.setMemory(v->memory);
    return end(m, out);
}

extern "C" bool decode_launch(const uint8_t *data, uint32_t size, struct launch *v)
{
    return read<Launch>(data, size, [v](Launch::Reader r) {
        *v = {words(r.getProgram()),
              words(r.getArguments()),
              words(r.getFolder()),
              words(r.getEnvironment()),
              r.getMemory(),
              r.getUser(),
              r.getTraits(),
              r.getPriority(),
              r.getKind()};
        return launch_is_good(v);
    });
}

extern "C" uint32_t encode_list(const struct list *v, uint8_t *out)
{
    capnp::MallocMessageBuilder m(kj::ArrayPtr<capnp::word>(first, MOST_BYTES / 8));
    auto rows = m.initRoot<Listing>().initEntries(v->count);
    for (uint32_t i = 0; i < v->count; i++) {
        const struct entry *e = &v->entries[i];
        auto r = rows[i];
        r.setId(e->id);
        r.setSize(e->size);
        r.setTraits(e->traits);
        r.setKind(e->kind);
        r.setName(text(e->name));
    }
    return end(m, out);
}

extern "C" bool decode_list(const uint8_t *data, uint32_t size, struct list *v)
{
    return read<Listing>(data, size, [v](Listing::Reader list) {
        auto rows = list.getEntries();
        if (rows.size() > MOST_ENTRIES) {
            return false;
        }
        v->count = rows.size();
        for (uint32_t i = 0; i < v->count; i++) {
            auto r = rows[i];
            v->entries[i] = {r.getId(), r.getSize(), r.getTraits(), r.getKind(),
                             words(r.getName())};
            if (!entry_is_good(&v->entries[i])) {
                return false;
            }
        }
        return true;
    });
}

extern "C" void decoded(void)
{
}
