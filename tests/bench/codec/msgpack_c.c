/* msgpack-c: arrays of values, decoded into its tree of objects. */
#include <msgpack.h>

#include "bench.h"

static msgpack_unpacked held;
static msgpack_sbuffer sink;
static msgpack_packer packer;

static void begin(size_t count)
{
    msgpack_sbuffer_clear(&sink);
    msgpack_packer_init(&packer, &sink, msgpack_sbuffer_write);
    msgpack_pack_array(&packer, count);
}

static uint32_t end(uint8_t *out)
{
    memcpy(out, sink.data, sink.size);
    return (uint32_t)sink.size;
}

static void put_words(struct words w)
{
    msgpack_pack_str(&packer, w.length);
    msgpack_pack_str_body(&packer, w.data, w.length);
}

static const msgpack_object *open_array(const uint8_t *data, uint32_t size, uint32_t count)
{
    size_t at = 0;
    if (msgpack_unpack_next(&held, (const char *)data, size, &at) != MSGPACK_UNPACK_SUCCESS ||
        held.data.type != MSGPACK_OBJECT_ARRAY || held.data.via.array.size != count || at != size) {
        return NULL;
    }
    return held.data.via.array.ptr;
}

static bool number(const msgpack_object *o, uint64_t most, uint64_t *ret)
{
    *ret = o->via.u64;
    return o->type == MSGPACK_OBJECT_POSITIVE_INTEGER && o->via.u64 <= most;
}

static bool words_of(const msgpack_object *o, struct words *ret)
{
    *ret = (struct words){o->via.str.ptr, o->via.str.size};
    return o->type == MSGPACK_OBJECT_STR;
}

uint32_t encode_record(const struct record *v, uint8_t *out)
{
    begin(5);
    msgpack_pack_uint64(&packer, v->id);
    msgpack_pack_uint64(&packer, v->time);
    msgpack_pack_uint64(&packer, v->size);
    msgpack_pack_uint32(&packer, v->form);
    msgpack_pack_uint32(&packer, v->marks);
    return end(out);
}

bool decode_record(const uint8_t *data, uint32_t size, struct record *v)
{
    const msgpack_object *o = open_array(data, size, 5);
    uint64_t n[5];
    for (int i = 0; i < 5; i++) {
        if (o == NULL || !number(&o[i], i < 3 ? UINT64_MAX : UINT32_MAX, &n[i])) {
            return false;
        }
    }
    *v = (struct record){n[0], n[1], n[2], (uint32_t)n[3], (uint32_t)n[4]};
    return record_is_good(v);
}

uint32_t encode_launch(const struct launch *v, uint8_t *out)
{
    begin(9);
    put_words(v->program);
    put_words(v->arguments);
    put_words(v->folder);
    put_words(v->environment);
    msgpack_pack_uint32(&packer, v->user);
    msgpack_pack_uint8(&packer, v->priority);
    msgpack_pack_uint8(&packer, v->kind);
    msgpack_pack_uint16(&packer, v->traits);
    msgpack_pack_uint64(&packer, v->memory);
    return end(out);
}

bool decode_launch(const uint8_t *data, uint32_t size, struct launch *v)
{
    const msgpack_object *o = open_array(data, size, 9);
    uint64_t n[5];
    if (o == NULL || !words_of(&o[0], &v->program) || !words_of(&o[1], &v->arguments) ||
        !words_of(&o[2], &v->folder) || !words_of(&o[3], &v->environment) ||
        !number(&o[4], UINT32_MAX, &n[0]) || !number(&o[5], UINT8_MAX, &n[1]) ||
        !number(&o[6], UINT8_MAX, &n[2]) || !number(&o[7], UINT16_MAX, &n[3]) ||
        !number(&o[8], UINT64_MAX, &n[4])) {
        return false;
    }
    v->user = (uint32_t)n[0];
    v->priority = (uint8_t)n[1];
    v->kind = (uint8_t)n[2];
    v->traits = (uint16_t)n[3];
    v->memory = n[4];
    return launch_is_good(v);
}

uint32_t encode_list(const struct list *v, uint8_t *out)
{
    begin(v->count);
    for (uint32_t i = 0; i < v->count; i++) {
        const struct entry *e = &v->entries[i];
        msgpack_pack_array(&packer, 5);
        msgpack_pack_uint64(&packer, e->id);
        msgpack_pack_uint32(&packer, e->size);
        msgpack_pack_uint16(&packer, e->traits);
        msgpack_pack_uint8(&packer, e->kind);
        put_words(e->name);
    }
    return end(out);
}

bool decode_list(const uint8_t *data, uint32_t size, struct list *v)
{
    const msgpack_object *rows = open_array(data, size, MOST_ENTRIES);
    for (uint32_t i = 0; rows != NULL && i < MOST_ENTRIES; i++) {
        struct entry *e = &v->entries[i];
        const msgpack_object *o = rows[i].via.array.ptr;
        uint64_t n[3];
        if (rows[i].type != MSGPACK_OBJECT_ARRAY || rows[i].via.array.size != 5 ||
            !number(&o[0], UINT64_MAX, &e->id) || !number(&o[1], UINT32_MAX, &n[0]) ||
            !number(&o[2], UINT16_MAX, &n[1]) || !number(&o[3], UINT8_MAX, &n[2]) ||
            !words_of(&o[4], &e->name)) {
            return false;
        }
        e->size = (uint32_t)n[0];
        e->traits = (uint16_t)n[1];
        e->kind = (uint8_t)n[2];
        if (!entry_is_good(e)) {
            return false;
        }
    }
    v->count = MOST_ENTRIES;
    return rows != NULL;
}

void decoded(void)
{
    msgpack_unpacked_destroy(&held);
    msgpack_unpacked_init(&held);
}
