// FlatBuffers: built by its builder, verified, then read in place.
#include "bench_generated.h"

#include "bench.h"

static flatbuffers::FlatBufferBuilder builder(4096);

static uint32_t end(uint8_t *out)
{
    memcpy(out, builder.GetBufferPointer(), builder.GetSize());
    return builder.GetSize();
}

static struct words words(const flatbuffers::String *text)
{
    return {text ? text->c_str() : "", text ? text->size() : 0};
}

static flatbuffers::Offset<flatbuffers::String> text(struct words w)
{
    return builder.CreateString(w.data, w.length);
}

extern "C" uint32_t encode_record(const struct record *v, uint8_t *out)
{
    builder.Clear();
    fb::Record made(v->id, v->time, v->size, v->form, v->marks);
    builder.Finish(fb::CreateRecordMessage(builder, &made));
    return end(out);
}

extern "C" bool decode_record(const uint8_t *data, uint32_t size, struct record *v)
{
    flatbuffers::Verifier verifier(data, size);
    if (!verifier.VerifyBuffer<fb::RecordMessage>()) {
        return false;
    }
    const fb::Record *r = flatbuffers::GetRoot<fb::RecordMessage>(data)->record();
    if (r == nullptr) {
        return false;
    }
    *v = {r->id(), r->time(), r->size(), r->form(), r->marks()};
    return record_is_good(v);
}

extern "C" uint32_t encode_launch(const struct launch *v, uint8_t *out)
{
    builder.Clear();
    auto program = text(v->program), arguments = text(v->arguments), folder = text(v->folder);
    auto environment = text(v->environment);
    builder.Finish(fb::CreateLaunch(builder, program, arguments, folder, environment, v->user,
                                    v->priority, v->kind, v->traits, v->memory));
    return end(out);
}

extern "C" bool decode_launch(const uint8_t *data, uint32_t size, struct launch *v)
{
    flatbuffers::Verifier verifier(data, size);
    if (!verifier.VerifyBuffer<fb::Launch>()) {
        return false;
    }
    const fb::Launch *m = flatbuffers::GetRoot<fb::Launch>(data);
    *v = {words(m->program()),
          words(m->arguments()),
          words(m->folder()),
          words(m->environment()),
          m->memory(),
          m->user(),
          m->traits(),
          m->priority(),
          m->kind()};
    return launch_is_good(v);
}

extern "C" uint32_t encode_list(const struct list *v, uint8_t *out)
{
    flatbuffers::Offset<fb::Entry> rows[MOST_ENTRIES];
    builder.Clear();
    for (uint32_t i = 0; i < v->count; i++) {
        const struct entry *e = &v->entries[i];
        auto name = text(e->name);
        rows[i] = fb::CreateEntry(builder, e->id, e->size, e->traits, e->kind, name);
    }
    builder.Finish(fb::CreateList(builder, builder.CreateVector(rows, v->count)));
    return end(out);
}

extern "C" bool decode_list(const uint8_t *data, uint32_t size, struct list *v)
{
    flatbuffers::Verifier verifier(data, size);
    if (!verifier.VerifyBuffer<fb::List>()) {
        return false;
    }
    auto rows = flatbuffers::GetRoot<fb::List>(data)->entries();
    if (rows == nullptr || rows->size() > MOST_ENTRIES) {
        return false;
    }
    v->count = rows->size();
    for (uint32_t i = 0; i < v->count; i++) {
        auto e = rows->Get(i);
        v->entries[i] = {e->id(), e->size(), e->traits(), e->kind(), words(e->name())};
        if (!entry_is_good(&v->entries[i])) {
            return false;
        }
    }
    return true;
}

extern "C" void decoded(void)
{
}
