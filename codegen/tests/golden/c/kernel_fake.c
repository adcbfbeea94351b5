/* Generated from idl/kernel.writ: change it there.
 *
 * See kernel_fake.h.
 */
#include "kernel_fake.h"

#include <stdlib.h>

#include "writ/serve.h"

struct process_server;

/* What the dispatcher of Process keeps. */
struct process_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: process_method_name(). */
    struct writ_counters of[6];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct process_server *s, uint64_t bits);
    struct writ_builder reply;
};

static inline void process_serving_init(struct process_serving *serving, struct writ_io *io)
{
    *serving = (struct process_serving){.io = io};
}

/* The adapter's own struct begins with it. */
static inline struct process_serving *process_serving_of(struct process_server *s)
{
    return (struct process_serving *)(void *)s;
}

/* Empties a slot of the caller's own table. */
static uint32_t process_on_close(struct process_server *s, const struct writ_caller *caller,
                                 const struct process_close_request *request);

/* Maps pages of a VMO. */
static uint32_t process_on_map(struct process_server *s, const struct writ_caller *caller,
                               const struct process_map_request *request);

/* Tells what is in a slot of the caller's own table. */
static uint32_t process_on_describe(struct process_server *s, const struct writ_caller *caller,
                                    const struct process_describe_request *request,
                                    struct process_describe_reply *reply);

/* Moves a mapping. */
static uint32_t process_on_move(struct process_server *s, const struct writ_caller *caller,
                                const struct process_move_request *request,
                                struct process_move_reply *reply);

/* The ranges that are mapped, from one on. */
static uint32_t process_on_ranges(struct process_server *s, const struct writ_caller *caller,
                                  const struct process_ranges_request *request,
                                  struct process_ranges_reply *reply);

/* Maps several VMOs one behind the other. */
static uint32_t process_on_gather(struct process_server *s, const struct writ_caller *caller,
                                  const struct process_gather_request *request);

static inline uint64_t process_describe_reply_finish(struct process_serving *serving,
                                                     const struct process_describe_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 64, 0);
    writ_store_u16(body, v->rights);
    device_store(body + 8, &v->device);
    for (uint32_t i = 0; i < 2; i++) {
        range_store(body + 32 + i * 16, &v->ranges[i]);
    }
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(PROCESS_DESCRIBE_REPLY, b->cursor) : 0;
}

/* Appends to a reply; tails go in their order. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void process_ranges_reply_put_ranges(struct process_server *s,
                                                   struct process_ranges_reply *reply,
                                                   const void *data, uint32_t count)
{
    struct process_serving *serving = process_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 16, 0);
    uint8_t *at = writ_builder_tail(b, process_ranges_reply_tails, 0, count);
    const struct range *items = data;
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        range_store(at + i * 16, &items[i]);
    }
    reply->ranges.items = (const void *)at;
    reply->ranges.count = at != NULL ? count : 0;
}

/* Appends to a reply; tails go in their order. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void process_ranges_reply_put_comment(struct process_server *s,
                                                    struct process_ranges_reply *reply,
                                                    const void *data, uint32_t length)
{
    struct process_serving *serving = process_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 16, 0);
    uint8_t *at = writ_builder_tail(b, process_ranges_reply_tails, 1, length);
    writ_copy_in(at, data, length);
    reply->comment = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t process_ranges_reply_finish(struct process_serving *serving,
                                                   const struct process_ranges_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 16, 0);
    writ_builder_skip(b, process_ranges_reply_tails, 2);
    writ_store_u8(body, v->more);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(PROCESS_RANGES_REPLY, b->cursor) : 0;
}

/* `close`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t process_serve_close(struct process_server *s, struct writ_msg *m,
                                           const struct writ_caller *caller)
{
    struct process_serving *serving = process_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    struct writ_reject why = process_close_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct process_close_request request = process_close_request_read(m);
    uint32_t status = process_on_close(s, caller, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           process_close_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = PROCESS_CLOSE_REPLY};
    return PROCESS_CLOSE_REPLY;
}

/* `map`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t process_serve_map(struct process_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct process_serving *serving = process_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    struct writ_reject why = process_map_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct process_map_request request = process_map_request_read(m);
    uint32_t status = process_on_map(s, caller, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           process_map_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = PROCESS_MAP_REPLY};
    return PROCESS_MAP_REPLY;
}

/* `describe`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t process_serve_describe(struct process_server *s, struct writ_msg *m,
                                              const struct writ_caller *caller)
{
    struct process_serving *serving = process_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    struct writ_reject why = process_describe_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct process_describe_request request = process_describe_request_read(m);
    struct process_describe_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 64};
    uint32_t status = process_on_describe(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = process_describe_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           process_describe_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `move`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t process_serve_move(struct process_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct process_serving *serving = process_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 64)) {
        why = process_move_request_check_body(serving->io->in);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct process_move_request request = process_move_request_read(serving->io->in);
    struct process_move_reply reply = {0};
    uint32_t status = process_on_move(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           process_move_may_say(status) ? status : WRIT_INTERNAL);
    }
    process_move_reply_write(m, &reply);
    return PROCESS_MOVE_REPLY;
}

/* `ranges`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t process_serve_ranges(struct process_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct process_serving *serving = process_serving_of(s);
    struct writ_counters *counters = &serving->of[4];
    uint64_t tag = m->tag;
    counters->calls++;
    struct process_ranges_request request = process_ranges_request_read(m);
    struct process_ranges_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 16};
    uint32_t status = process_on_ranges(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = process_ranges_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           process_ranges_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `gather`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t process_serve_gather(struct process_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct process_serving *serving = process_serving_of(s);
    struct writ_counters *counters = &serving->of[5];
    uint64_t tag = m->tag;
    counters->calls++;
    struct writ_reject why = process_gather_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct process_gather_request request = process_gather_request_read(m);
    uint32_t status = process_on_gather(s, caller, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           process_gather_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = PROCESS_GATHER_REPLY};
    return PROCESS_GATHER_REPLY;
}

/* An event of the kernel. */
static inline void process_event(struct process_server *s, uint64_t tag, uint64_t word,
                                 uint64_t label)
{
    struct process_serving *serving = process_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    (void)label;
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool process_dispatch(struct process_server *s, struct writ_msg *m,
                                    const struct writ_caller *caller)
{
    struct process_serving *serving = process_serving_of(s);
    if ((uint16_t)caller->label == PROCESS_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)PROCESS_CLOSE_REQUEST:
            if (m->tag == PROCESS_CLOSE_REQUEST) {
                m->tag = process_serve_close(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCESS_MAP_REQUEST:
            if (m->tag == PROCESS_MAP_REQUEST) {
                m->tag = process_serve_map(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCESS_DESCRIBE_REQUEST:
            if (m->tag == PROCESS_DESCRIBE_REQUEST) {
                m->tag = process_serve_describe(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCESS_MOVE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == PROCESS_MOVE_REQUEST) {
                m->tag = process_serve_move(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCESS_RANGES_REQUEST:
            if (m->tag == PROCESS_RANGES_REQUEST) {
                m->tag = process_serve_ranges(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCESS_GATHER_REQUEST:
            if (m->tag == PROCESS_GATHER_REQUEST) {
                m->tag = process_serve_gather(s, m, caller);
                return true;
            }
            break;
        default:
            break;
        }
    }
    if (writ_comes_in_other(serving->io, m->tag)) {
        return false;
    }
    if (m->tag == WRIT_EVENT_NOTIFIED || m->tag == WRIT_EVENT_CLOSED) {
        process_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = process_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

struct process_server {
    struct process_serving serving;
    struct process_fake *fake;
};

static uint32_t process_on_close(struct process_server *s, const struct writ_caller *caller,
                                 const struct process_close_request *request)
{
    struct process_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    if (f->on_close != NULL) {
        status = f->on_close(f, caller, request);
    }
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    return WRIT_OK;
}

static uint32_t process_on_map(struct process_server *s, const struct writ_caller *caller,
                               const struct process_map_request *request)
{
    struct process_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    if (f->on_map != NULL) {
        status = f->on_map(f, caller, request);
    }
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    return WRIT_OK;
}

static uint32_t process_on_describe(struct process_server *s, const struct writ_caller *caller,
                                    const struct process_describe_request *request,
                                    struct process_describe_reply *reply)
{
    struct process_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    *reply = f->describe_reply;
    if (f->on_describe != NULL) {
        status = f->on_describe(f, caller, request);
        *reply = f->describe_reply;
    }
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    return WRIT_OK;
}

static uint32_t process_on_move(struct process_server *s, const struct writ_caller *caller,
                                const struct process_move_request *request,
                                struct process_move_reply *reply)
{
    struct process_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    *reply = f->move_reply;
    if (f->on_move != NULL) {
        status = f->on_move(f, caller, request);
        *reply = f->move_reply;
    }
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    return WRIT_OK;
}

static uint32_t process_on_ranges(struct process_server *s, const struct writ_caller *caller,
                                  const struct process_ranges_request *request,
                                  struct process_ranges_reply *reply)
{
    struct process_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    *reply = f->ranges_reply;
    if (f->on_ranges != NULL) {
        status = f->on_ranges(f, caller, request);
        *reply = f->ranges_reply;
    }
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    process_ranges_reply_put_ranges(s, reply, f->ranges_reply.ranges.items,
                                    f->ranges_reply.ranges.count);
    process_ranges_reply_put_comment(s, reply, f->ranges_reply.comment.data,
                                     f->ranges_reply.comment.length);
    return WRIT_OK;
}

static uint32_t process_on_gather(struct process_server *s, const struct writ_caller *caller,
                                  const struct process_gather_request *request)
{
    struct process_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    if (f->on_gather != NULL) {
        status = f->on_gather(f, caller, request);
    }
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    return WRIT_OK;
}

void process_fake_init(struct process_fake *f, struct writ_io *io)
{
    *f = (struct process_fake){.server = calloc(1, sizeof(struct process_server))};
    if (f->server == NULL) {
        abort();
    }
    process_serving_init(&f->server->serving, io);
    f->server->fake = f;
    f->describe_reply.device.tag = DEVICE_TAG_LINE;
    f->move_reply.device.tag = DEVICE_TAG_LINE;
}

void process_fake_finish(struct process_fake *f)
{
    free(f->server);
    f->server = NULL;
}

void process_fake_dispatch(void *fake, struct writ_msg *m, const struct writ_caller *caller)
{
    struct process_fake *f = fake;
    if (m->tag != WRIT_EVENT_NOTIFIED && m->tag != WRIT_EVENT_CLOSED && ++f->calls == f->fail_at) {
        writ_close_received(f->server->serving.io, m->tag);
        *m = (struct writ_msg){.tag = writ_tag_error(m->tag, f->fail_status)};
        return;
    }
    process_dispatch(f->server, m, caller);
}

struct vmo_server;

/* What the dispatcher of Vmo keeps. */
struct vmo_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: vmo_method_name(). */
    struct writ_counters of[3];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct vmo_server *s, uint64_t bits);
    struct writ_builder reply;
};

static inline void vmo_serving_init(struct vmo_serving *serving, struct writ_io *io)
{
    *serving = (struct vmo_serving){.io = io};
}

/* The adapter's own struct begins with it. */
static inline struct vmo_serving *vmo_serving_of(struct vmo_server *s)
{
    return (struct vmo_serving *)(void *)s;
}

/* The size in bytes and whether it is sealed. */
static uint32_t vmo_on_size(struct vmo_server *s, const struct writ_caller *caller,
                            struct vmo_size_reply *reply);

/* Copies out. */
static uint32_t vmo_on_read(struct vmo_server *s, const struct writ_caller *caller,
                            const struct vmo_read_request *request, struct vmo_read_reply *reply);

/* Copies in. */
static uint32_t vmo_on_write(struct vmo_server *s, const struct writ_caller *caller,
                             const struct vmo_write_request *request);

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void vmo_read_reply_put_data(struct vmo_server *s, struct vmo_read_reply *reply,
                                           const void *data, uint32_t length)
{
    struct vmo_serving *serving = vmo_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 8, 0);
    uint8_t *at = writ_builder_tail(b, vmo_read_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->data = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t vmo_read_reply_finish(struct vmo_serving *serving,
                                             const struct vmo_read_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 8, 0);
    writ_builder_skip(b, vmo_read_reply_tails, 1);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(VMO_READ_REPLY, b->cursor) : 0;
}

/* `size`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t vmo_serve_size(struct vmo_server *s, struct writ_msg *m,
                                      const struct writ_caller *caller)
{
    struct vmo_serving *serving = vmo_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    struct vmo_size_reply reply = {0};
    uint32_t status = vmo_on_size(s, caller, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           vmo_size_may_say(status) ? status : WRIT_INTERNAL);
    }
    vmo_size_reply_write(m, &reply);
    return VMO_SIZE_REPLY;
}

/* `read`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t vmo_serve_read(struct vmo_server *s, struct writ_msg *m,
                                      const struct writ_caller *caller)
{
    struct vmo_serving *serving = vmo_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    struct writ_reject why = vmo_read_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct vmo_read_request request = vmo_read_request_read(m);
    struct vmo_read_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 8};
    uint32_t status = vmo_on_read(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = vmo_read_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           vmo_read_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `write`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t vmo_serve_write(struct vmo_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct vmo_serving *serving = vmo_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 16 || bytes > WRIT_MAX_BODY)) {
        why = vmo_write_request_check_body(serving->io->in, bytes);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct vmo_write_request request = vmo_write_request_read(serving->io->in);
    request.data.use = writ_in_use(serving->io);
    uint32_t status = vmo_on_write(s, caller, &request);
    writ_end_request(serving->io);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           vmo_write_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = VMO_WRITE_REPLY};
    return VMO_WRITE_REPLY;
}

/* An event of the kernel. */
static inline void vmo_event(struct vmo_server *s, uint64_t tag, uint64_t word, uint64_t label)
{
    struct vmo_serving *serving = vmo_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    (void)label;
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool vmo_dispatch(struct vmo_server *s, struct writ_msg *m,
                                const struct writ_caller *caller)
{
    struct vmo_serving *serving = vmo_serving_of(s);
    if ((uint16_t)caller->label == VMO_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)VMO_SIZE_REQUEST:
            if (m->tag == VMO_SIZE_REQUEST) {
                m->tag = vmo_serve_size(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)VMO_READ_REQUEST:
            if (m->tag == VMO_READ_REQUEST) {
                m->tag = vmo_serve_read(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)VMO_WRITE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == VMO_WRITE_REQUEST) {
                m->tag = vmo_serve_write(s, m, caller);
                return true;
            }
            break;
        default:
            break;
        }
    }
    if (writ_comes_in_other(serving->io, m->tag)) {
        return false;
    }
    if (m->tag == WRIT_EVENT_NOTIFIED || m->tag == WRIT_EVENT_CLOSED) {
        vmo_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = vmo_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

struct vmo_server {
    struct vmo_serving serving;
    struct vmo_fake *fake;
};

static uint32_t vmo_on_size(struct vmo_server *s, const struct writ_caller *caller,
                            struct vmo_size_reply *reply)
{
    struct vmo_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    *reply = f->size_reply;
    if (f->on_size != NULL) {
        status = f->on_size(f, caller);
        *reply = f->size_reply;
    }
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    return WRIT_OK;
}

static uint32_t vmo_on_read(struct vmo_server *s, const struct writ_caller *caller,
                            const struct vmo_read_request *request, struct vmo_read_reply *reply)
{
    struct vmo_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    *reply = f->read_reply;
    if (f->on_read != NULL) {
        status = f->on_read(f, caller, request);
        *reply = f->read_reply;
    }
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    vmo_read_reply_put_data(s, reply, f->read_reply.data.data, f->read_reply.data.length);
    return WRIT_OK;
}

static uint32_t vmo_on_write(struct vmo_server *s, const struct writ_caller *caller,
                             const struct vmo_write_request *request)
{
    struct vmo_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    if (f->on_write != NULL) {
        status = f->on_write(f, caller, request);
    }
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    return WRIT_OK;
}

void vmo_fake_init(struct vmo_fake *f, struct writ_io *io)
{
    *f = (struct vmo_fake){.server = calloc(1, sizeof(struct vmo_server))};
    if (f->server == NULL) {
        abort();
    }
    vmo_serving_init(&f->server->serving, io);
    f->server->fake = f;
}

void vmo_fake_finish(struct vmo_fake *f)
{
    free(f->server);
    f->server = NULL;
}

void vmo_fake_dispatch(void *fake, struct writ_msg *m, const struct writ_caller *caller)
{
    struct vmo_fake *f = fake;
    if (m->tag != WRIT_EVENT_NOTIFIED && m->tag != WRIT_EVENT_CLOSED && ++f->calls == f->fail_at) {
        writ_close_received(f->server->serving.io, m->tag);
        *m = (struct writ_msg){.tag = writ_tag_error(m->tag, f->fail_status)};
        return;
    }
    vmo_dispatch(f->server, m, caller);
}

struct log_server;

/* What the dispatcher of Log keeps. */
struct log_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: log_method_name(). */
    struct writ_counters of[1];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct log_server *s, uint64_t bits);
};

static inline void log_serving_init(struct log_serving *serving, struct writ_io *io)
{
    *serving = (struct log_serving){.io = io};
}

/* The adapter's own struct begins with it. */
static inline struct log_serving *log_serving_of(struct log_server *s)
{
    return (struct log_serving *)(void *)s;
}

/* Adds a record. */
static uint32_t log_on_write(struct log_server *s, const struct writ_caller *caller,
                             const struct log_write_request *request);

/* `write`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t log_serve_write(struct log_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct log_serving *serving = log_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY)) {
        why = log_write_request_check_body(serving->io->in, bytes);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct log_write_request request = log_write_request_read(serving->io->in);
    request.text.use = writ_in_use(serving->io);
    uint32_t status = log_on_write(s, caller, &request);
    writ_end_request(serving->io);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           log_write_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = LOG_WRITE_REPLY};
    return LOG_WRITE_REPLY;
}

/* An event of the kernel. */
static inline void log_event(struct log_server *s, uint64_t tag, uint64_t word, uint64_t label)
{
    struct log_serving *serving = log_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    (void)label;
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool log_dispatch(struct log_server *s, struct writ_msg *m,
                                const struct writ_caller *caller)
{
    struct log_serving *serving = log_serving_of(s);
    if ((uint16_t)caller->label == LOG_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)LOG_WRITE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == LOG_WRITE_REQUEST) {
                m->tag = log_serve_write(s, m, caller);
                return true;
            }
            break;
        default:
            break;
        }
    }
    if (writ_comes_in_other(serving->io, m->tag)) {
        return false;
    }
    if (m->tag == WRIT_EVENT_NOTIFIED || m->tag == WRIT_EVENT_CLOSED) {
        log_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = log_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

struct log_server {
    struct log_serving serving;
    struct log_fake *fake;
};

static uint32_t log_on_write(struct log_server *s, const struct writ_caller *caller,
                             const struct log_write_request *request)
{
    struct log_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    if (f->on_write != NULL) {
        status = f->on_write(f, caller, request);
    }
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    return WRIT_OK;
}

void log_fake_init(struct log_fake *f, struct writ_io *io)
{
    *f = (struct log_fake){.server = calloc(1, sizeof(struct log_server))};
    if (f->server == NULL) {
        abort();
    }
    log_serving_init(&f->server->serving, io);
    f->server->fake = f;
}

void log_fake_finish(struct log_fake *f)
{
    free(f->server);
    f->server = NULL;
}

void log_fake_dispatch(void *fake, struct writ_msg *m, const struct writ_caller *caller)
{
    struct log_fake *f = fake;
    if (m->tag != WRIT_EVENT_NOTIFIED && m->tag != WRIT_EVENT_CLOSED && ++f->calls == f->fail_at) {
        writ_close_received(f->server->serving.io, m->tag);
        *m = (struct writ_msg){.tag = writ_tag_error(m->tag, f->fail_status)};
        return;
    }
    log_dispatch(f->server, m, caller);
}

void kernel_fake_init(struct kernel_fake *f, struct writ_io *io)
{
    process_fake_init(&f->process, io);
    vmo_fake_init(&f->vmo, io);
    log_fake_init(&f->log, io);
}

void kernel_fake_finish(struct kernel_fake *f)
{
    process_fake_finish(&f->process);
    vmo_fake_finish(&f->vmo);
    log_fake_finish(&f->log);
}

void kernel_fake_dispatch(void *fake, struct writ_msg *m, const struct writ_caller *caller)
{
    struct kernel_fake *f = fake;
    switch ((uint16_t)caller->label) {
    case PROCESS_PROTOCOL:
        process_fake_dispatch(&f->process, m, caller);
        return;
    case VMO_PROTOCOL:
        vmo_fake_dispatch(&f->vmo, m, caller);
        return;
    case LOG_PROTOCOL:
        log_fake_dispatch(&f->log, m, caller);
        return;
    default:
        writ_close_received(f->process.server->serving.io, m->tag);
        *m = (struct writ_msg){.tag = writ_tag_error(m->tag, WRIT_BAD_MESSAGE)};
        return;
    }
}
