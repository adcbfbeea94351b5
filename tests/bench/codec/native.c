/* The native encoding, as stubs and dispatchers do it. */
#include "bench_codec_client.h"

#include "bench.h"

static struct writ_io io;

uint32_t encode_record(const struct record *v, uint8_t *out)
{
    struct bench_codec_record_reply reply = {.id = v->id,
                                             .time = v->time,
                                             .size = v->size,
                                             .form = (enum form)v->form,
                                             .marks = v->marks};
    bench_codec_record_reply_write((struct writ_msg *)(void *)out, &reply);
    return sizeof(struct writ_msg);
}

bool decode_record(const uint8_t *data, uint32_t size, struct record *v)
{
    const struct writ_msg *m = (const struct writ_msg *)(const void *)data;
    (void)size;
    if (m->tag != BENCH_CODEC_RECORD_REPLY || bench_codec_record_reply_check_body(m).check != 0) {
        return false;
    }
    struct bench_codec_record_reply got = bench_codec_record_reply_read(m);
    *v = (struct record){
        .id = got.id, .time = got.time, .size = got.size, .form = got.form, .marks = got.marks};
    return true;
}

uint32_t encode_launch(const struct launch *v, uint8_t *out)
{
    io.out = out;
    struct bench_codec_client c = {.io = &io};
    struct bench_codec_launch_builder b = bench_codec_launch_begin(&c);
    b.body->user = v->user;
    b.body->priority = v->priority;
    b.body->kind = v->kind;
    b.body->traits = v->traits;
    b.body->memory = v->memory;
    bench_codec_launch_put_program(&b, v->program.data, v->program.length);
    bench_codec_launch_put_arguments(&b, v->arguments.data, v->arguments.length);
    bench_codec_launch_put_folder(&b, v->folder.data, v->folder.length);
    bench_codec_launch_put_environment(&b, v->environment.data, v->environment.length);
    writ_builder_skip(&b.wire, bench_codec_launch_request_tails, 4);
    return b.wire.status == WRIT_OK ? b.wire.cursor : 0;
}

static struct words view(struct writ_bytes bytes)
{
    return (struct words){(const char *)bytes.data, bytes.length};
}

bool decode_launch(const uint8_t *data, uint32_t size, struct launch *v)
{
    if (bench_codec_launch_request_check_body(data, size).check != 0) {
        return false;
    }
    struct bench_codec_launch_request got = bench_codec_launch_request_read(data);
    *v = (struct launch){.program = view(got.program),
                         .arguments = view(got.arguments),
                         .folder = view(got.folder),
                         .environment = view(got.environment),
                         .memory = got.memory,
                         .user = got.user,
                         .traits = got.traits,
                         .priority = got.priority,
                         .kind = (uint8_t)got.kind};
    return true;
}

uint32_t encode_list(const struct list *v, uint8_t *out)
{
    struct bench_codec_client c = {.io = &io};
    io.out = out;
    struct bench_codec_list_builder b = bench_codec_list_begin(&c);
    uint8_t *at = writ_builder_tail(&b.wire, bench_codec_list_request_tails, 0, v->count);
    for (uint32_t i = 0; at != NULL && i < v->count; i++) {
        const struct entry *e = &v->entries[i];
        struct row *w = (struct row *)(void *)(at + i * sizeof *w);
        *w = (struct row){.id = e->id,
                          .size = e->size,
                          .traits = e->traits,
                          .kind = e->kind,
                          .name_length = (uint8_t)e->name.length};
        memcpy(w->name, e->name.data, e->name.length);
    }
    return b.wire.status == WRIT_OK ? b.wire.cursor : 0;
}

bool decode_list(const uint8_t *data, uint32_t size, struct list *v)
{
    if (bench_codec_list_request_check_body(data, size).check != 0) {
        return false;
    }
    struct bench_codec_list_request got = bench_codec_list_request_read(data);
    v->count = got.entries.count;
    for (uint32_t i = 0; i < v->count; i++) {
        const struct row *w = (const struct row *)&got.entries.items[i];
        v->entries[i] = (struct entry){.id = w->id,
                                       .size = w->size,
                                       .traits = w->traits,
                                       .kind = w->kind,
                                       .name = {(const char *)w->name, w->name_length}};
    }
    return true;
}

void decoded(void)
{
}
