/* nanopb: fixed structs, no allocation. */
#include <pb_decode.h>
#include <pb_encode.h>

#include "bench.pb.h"

#include "bench.h"

static struct words words(const char *text)
{
    return (struct words){text, (uint32_t)strlen(text)};
}

static void put(char *field, struct words w)
{
    memcpy(field, w.data, w.length);
    field[w.length] = 0;
}

static uint32_t packed(const pb_msgdesc_t *fields, const void *m, uint8_t *out)
{
    pb_ostream_t stream = pb_ostream_from_buffer(out, MOST_BYTES);
    return pb_encode(&stream, fields, m) ? (uint32_t)stream.bytes_written : 0;
}

static bool unpacked(const pb_msgdesc_t *fields, void *m, const uint8_t *data, uint32_t size)
{
    pb_istream_t stream = pb_istream_from_buffer(data, size);
    return pb_decode(&stream, fields, m);
}

uint32_t encode_record(const struct record *v, uint8_t *out)
{
    Record m = {v->id, v->time, v->size, v->form, v->marks};
    return packed(Record_fields, &m, out);
}

bool decode_record(const uint8_t *data, uint32_t size, struct record *v)
{
    Record m = Record_init_zero;
    if (!unpacked(Record_fields, &m, data, size)) {
        return false;
    }
    *v = (struct record){m.id, m.time, m.size, m.form, m.marks};
    return record_is_good(v);
}

uint32_t encode_launch(const struct launch *v, uint8_t *out)
{
    static Launch m;
    put(m.program, v->program);
    put(m.arguments, v->arguments);
    put(m.folder, v->folder);
    put(m.environment, v->environment);
    m.user = v->user;
    m.priority = v->priority;
    m.kind = v->kind;
    m.traits = v->traits;
    m.memory = v->memory;
    return packed(Launch_fields, &m, out);
}

bool decode_launch(const uint8_t *data, uint32_t size, struct launch *v)
{
    static Launch m;
    if (!unpacked(Launch_fields, &m, data, size) || m.priority > 255 || m.kind > 255 ||
        m.traits > 65535) {
        return false;
    }
    *v = (struct launch){
        words(m.program), words(m.arguments), words(m.folder),     words(m.environment), m.memory,
        m.user,           (uint16_t)m.traits, (uint8_t)m.priority, (uint8_t)m.kind};
    return launch_is_good(v);
}

uint32_t encode_list(const struct list *v, uint8_t *out)
{
    static List m;
    m.entries_count = (pb_size_t)v->count;
    for (uint32_t i = 0; i < v->count; i++) {
        const struct entry *e = &v->entries[i];
        m.entries[i].id = e->id;
        m.entries[i].size = e->size;
        m.entries[i].traits = e->traits;
        m.entries[i].kind = e->kind;
        put(m.entries[i].name, e->name);
    }
    return packed(List_fields, &m, out);
}

bool decode_list(const uint8_t *data, uint32_t size, struct list *v)
{
    static List m;
    if (!unpacked(List_fields, &m, data, size)) {
        return false;
    }
    v->count = m.entries_count;
    for (uint32_t i = 0; i < v->count; i++) {
        const Entry *e = &m.entries[i];
        if (e->traits > 65535 || e->kind > 255) {
            return false;
        }
        v->entries[i] =
            (struct entry){e->id, e->size, (uint16_t)e->traits, (uint8_t)e->kind, words(e->name)};
        if (!entry_is_good(&v->entries[i])) {
            return false;
        }
    }
    return true;
}

void decoded(void)
{
}
