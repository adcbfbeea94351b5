/* Generated from idl/block.writ: change it there.
 *
 * Dispatchers of block. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef BLOCK_SERVER_H
#define BLOCK_SERVER_H

#include "writ/serve.h"

#include "block_wire.h"

struct block_server;
struct use;

/* What the dispatcher of Block keeps. */
struct block_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: block_method_name(). */
    struct writ_counters of[4];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct block_server *s, uint64_t bits);
    struct writ_builder reply;
};

static inline void block_serving_init(struct block_serving *serving, struct writ_io *io)
{
    *serving = (struct block_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *block_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "read_geometry";
    case 1:
        return "attach";
    case 2:
        return "submit";
    case 3:
        return "detach";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters block_counted(const struct block_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 4; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct block_serving *block_serving_of(struct block_server *s)
{
    return (struct block_serving *)(void *)s;
}

/* The use; its state is told, too. */
static struct use *block_find_use(struct block_server *s, enum disk_use *ret_state);

/* What the disk is, and whether it has a user. `can_flush` is false where writes are safe as soon as they end. */
static uint32_t block_on_read_geometry(struct block_server *s, const struct writ_caller *caller,
                                       struct use *use, struct block_read_geometry_reply *reply);

/* Begins to serve a queue, in place of an earlier one of the same user, and lends the memory that the disk reads and writes. The queue
 * is formatted by the user, all zero but its header.
 *
 * Guarantee: no request of an earlier queue touches the data memory any more. */
static uint32_t block_on_attach(struct block_server *s, const struct writ_caller *caller,
                                struct use *use, struct block_attach_request *request,
                                struct block_attach_reply *reply);

/* Says that requests were put. Those are begun that the device has room for; the others when others end. */
static uint32_t block_on_submit(struct block_server *s, const struct writ_caller *caller,
                                struct use *use);

/* Ends the use of the disk.
 *
 * Guarantee: no request touches the data memory any more. */
static uint32_t block_on_detach(struct block_server *s, const struct writ_caller *caller,
                                struct use *use);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void block_on_closed(struct block_server *s, uint64_t label);

static inline uint64_t block_attach_reply_finish(struct block_serving *serving,
                                                 const struct block_attach_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 0, 1);
    const struct writ_record data_record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE, .flags = WRIT_RECORD_LEND};
    writ_reply_handle(b, 0, v->data, false, data_record);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(BLOCK_ATTACH_REPLY, b->cursor) : 0;
}

/* Answers that somebody is there. */
static inline uint64_t block_serve_ping(struct block_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct block_serving *serving = block_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = BLOCK_PING_REPLY};
    return BLOCK_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t block_serve_stats(struct block_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct block_serving *serving = block_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = block_counted(serving);
    struct block_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    block_stats_reply_write(m, &reply);
    return BLOCK_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t block_serve_abi(struct block_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct block_serving *serving = block_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct block_abi_reply reply = {.hash = BLOCK_ABI};
    block_abi_reply_write(m, &reply);
    return BLOCK_ABI_REPLY;
}

/* `read_geometry`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t block_serve_read_geometry(struct block_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct block_serving *serving = block_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (BLOCK_ROLE_USER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum disk_use use_state = 0;
    struct use *use = block_find_use(s, &use_state);
    struct block_read_geometry_reply reply = {0};
    uint32_t status = block_on_read_geometry(s, caller, use, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           block_read_geometry_may_say(status) ? status : WRIT_INTERNAL);
    }
    block_read_geometry_reply_write(m, &reply);
    return BLOCK_READ_GEOMETRY_REPLY;
}

/* `attach`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t block_serve_attach(struct block_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct block_serving *serving = block_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (BLOCK_ROLE_USER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = block_attach_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct block_attach_request request = block_attach_request_read(serving->io->in + WRIT_RECORDS);
    enum disk_use use_state = 0;
    struct use *use = block_find_use(s, &use_state);
    struct block_attach_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 0};
    uint32_t status = block_on_attach(s, caller, use, &request, &reply);
    writ_close_rest(serving->io, &request.ring, 1);
    writ_close_rest(serving->io, &request.bell, 1);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = block_attach_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           block_attach_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `submit`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t block_serve_submit(struct block_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct block_serving *serving = block_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (BLOCK_ROLE_USER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum disk_use use_state = 0;
    struct use *use = block_find_use(s, &use_state);
    if (use_state != DISK_USE_ATTACHED) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(BLOCK_SUBMIT_REQUEST_USE_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = block_on_submit(s, caller, use);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           block_submit_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = BLOCK_SUBMIT_REPLY};
    return BLOCK_SUBMIT_REPLY;
}

/* `detach`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t block_serve_detach(struct block_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct block_serving *serving = block_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (BLOCK_ROLE_USER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum disk_use use_state = 0;
    struct use *use = block_find_use(s, &use_state);
    if (use_state != DISK_USE_ATTACHED) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(BLOCK_DETACH_REQUEST_USE_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = block_on_detach(s, caller, use);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           block_detach_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = BLOCK_DETACH_REPLY};
    return BLOCK_DETACH_REPLY;
}

/* An event of the kernel. */
static inline void block_event(struct block_server *s, uint64_t tag, uint64_t word, uint64_t label)
{
    struct block_serving *serving = block_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    block_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool block_dispatch(struct block_server *s, struct writ_msg *m,
                                  const struct writ_caller *caller)
{
    struct block_serving *serving = block_serving_of(s);
    if ((uint16_t)caller->label == BLOCK_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)BLOCK_READ_GEOMETRY_REQUEST:
            if (m->tag == BLOCK_READ_GEOMETRY_REQUEST) {
                m->tag = block_serve_read_geometry(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)BLOCK_ATTACH_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == BLOCK_ATTACH_REQUEST) {
                m->tag = block_serve_attach(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)BLOCK_SUBMIT_REQUEST:
            if (m->tag == BLOCK_SUBMIT_REQUEST) {
                m->tag = block_serve_submit(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)BLOCK_DETACH_REQUEST:
            if (m->tag == BLOCK_DETACH_REQUEST) {
                m->tag = block_serve_detach(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case BLOCK_PING_REQUEST:
                m->tag = block_serve_ping(s, m, caller);
                return true;
            case BLOCK_STATS_REQUEST:
                m->tag = block_serve_stats(s, m, caller);
                return true;
            case BLOCK_ABI_REQUEST:
                m->tag = block_serve_abi(s, m, caller);
                return true;
            default:
                break;
            }
            break;
        }
    }
    if (writ_comes_in_other(serving->io, m->tag)) {
        return false;
    }
    if (m->tag == WRIT_EVENT_NOTIFIED || m->tag == WRIT_EVENT_CLOSED) {
        block_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = block_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void block_dispatch_to(void *server, struct writ_msg *m,
                                     const struct writ_caller *caller)
{
    struct block_serving *serving = block_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = block_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served block_served(struct block_server *s)
{
    struct writ_served served = {.protocol = BLOCK_PROTOCOL, .server = s};
    served.dispatch = block_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void block_serve(struct block_server *s)
{
    struct block_serving *serving = block_serving_of(s);
    struct writ_msg m = {.tag = 0};
    for (;;) {
        struct writ_caller caller;
        uint32_t status = writ_port_reply_recv(serving->io, &m, &caller);
        if (status != WRIT_OK) {
            m = writ_reply_failed(serving->io, m.tag, status);
            continue;
        }
        bool again = true;
        while (again) {
            bool dispatched = block_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
