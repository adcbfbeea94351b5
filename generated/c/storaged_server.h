/* Generated from idl/storaged.writ: change it there.
 *
 * Dispatchers of storaged. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef STORAGED_SERVER_H
#define STORAGED_SERVER_H

#include "writ/serve.h"

#include "storaged_wire.h"

struct storaged_server;
struct volume;

/* What the dispatcher of Storaged keeps. */
struct storaged_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: storaged_method_name(). */
    struct writ_counters of[5];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct storaged_server *s, uint64_t bits);
    struct writ_builder reply;
};

static inline void storaged_serving_init(struct storaged_serving *serving, struct writ_io *io)
{
    *serving = (struct storaged_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *storaged_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "list_volumes";
    case 1:
        return "read_volume";
    case 2:
        return "open_volume";
    case 3:
        return "submit";
    case 4:
        return "close_volume";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters storaged_counted(const struct storaged_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 5; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct storaged_serving *storaged_serving_of(struct storaged_server *s)
{
    return (struct storaged_serving *)(void *)s;
}

/* The volume with this key, or null; its state is told, too. */
static struct volume *storaged_find_volume(struct storaged_server *s, uint64_t key,
                                           enum volume_state *ret_state);

/* Volumes with a number above `after`, in the order of their numbers, a disk before its parts. `next` is what `after` is to be for more,
 * 0 where there are no more; `generation` changes with every volume that comes or goes. */
static uint32_t storaged_on_list_volumes(struct storaged_server *s,
                                         const struct writ_caller *caller,
                                         const struct storaged_list_volumes_request *request,
                                         struct storaged_list_volumes_reply *reply);

/* What is known of one, and its name as the table has it. */
static uint32_t storaged_on_read_volume(struct storaged_server *s, const struct writ_caller *caller,
                                        struct volume *volume,
                                        const struct storaged_read_volume_request *request,
                                        struct storaged_read_volume_reply *reply);

/* Opens a volume: its queue is served from now on. The queue is formatted by the user. */
static uint32_t storaged_on_open_volume(struct storaged_server *s, const struct writ_caller *caller,
                                        struct volume *volume,
                                        struct storaged_open_volume_request *request);

/* Says that requests were put. */
static uint32_t storaged_on_submit(struct storaged_server *s, const struct writ_caller *caller,
                                   struct volume *volume,
                                   const struct storaged_submit_request *request);

/* Closes it. What was put and has not ended is given up: it may have happened. */
static uint32_t storaged_on_close_volume(struct storaged_server *s,
                                         const struct writ_caller *caller, struct volume *volume,
                                         const struct storaged_close_volume_request *request);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void storaged_on_closed(struct storaged_server *s, uint64_t label);

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void
storaged_list_volumes_reply_put_volumes(struct storaged_server *s,
                                        struct storaged_list_volumes_reply *reply, const void *data,
                                        uint32_t count)
{
    struct storaged_serving *serving = storaged_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 24, 0);
    uint8_t *at = writ_builder_tail(b, storaged_list_volumes_reply_tails, 0, count);
    const struct volume_info *items = data;
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        volume_info_store(at + i * 64, &items[i]);
    }
    reply->volumes.items = (const void *)at;
    reply->volumes.count = at != NULL ? count : 0;
}

static inline uint64_t
storaged_list_volumes_reply_finish(struct storaged_serving *serving,
                                   const struct storaged_list_volumes_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 24, 0);
    writ_builder_skip(b, storaged_list_volumes_reply_tails, 1);
    writ_store_u64(body + 8, v->next);
    writ_store_u64(body + 16, v->generation);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(STORAGED_LIST_VOLUMES_REPLY, b->cursor) : 0;
}

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void
storaged_read_volume_reply_put_volume_name(struct storaged_server *s,
                                           struct storaged_read_volume_reply *reply,
                                           const void *data, uint32_t length)
{
    struct storaged_serving *serving = storaged_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 80, 0);
    uint8_t *at = writ_builder_tail(b, storaged_read_volume_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->volume_name = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t storaged_read_volume_reply_finish(struct storaged_serving *serving,
                                                         const struct storaged_read_volume_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 80, 0);
    writ_builder_skip(b, storaged_read_volume_reply_tails, 1);
    writ_store_u8(body, (uint8_t)v->state);
    volume_info_store(body + 8, &v->info);
    writ_store_u8(body + 72, v->can_flush);
    writ_store_u8(body + 73, v->can_discard);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(STORAGED_READ_VOLUME_REPLY, b->cursor) : 0;
}

/* Answers that somebody is there. */
static inline uint64_t storaged_serve_ping(struct storaged_server *s, struct writ_msg *m,
                                           const struct writ_caller *caller)
{
    struct storaged_serving *serving = storaged_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = STORAGED_PING_REPLY};
    return STORAGED_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t storaged_serve_stats(struct storaged_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct storaged_serving *serving = storaged_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = storaged_counted(serving);
    struct storaged_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    storaged_stats_reply_write(m, &reply);
    return STORAGED_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t storaged_serve_abi(struct storaged_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct storaged_serving *serving = storaged_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct storaged_abi_reply reply = {.hash = STORAGED_ABI};
    storaged_abi_reply_write(m, &reply);
    return STORAGED_ABI_REPLY;
}

/* `list_volumes`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t storaged_serve_list_volumes(struct storaged_server *s, struct writ_msg *m,
                                                   const struct writ_caller *caller)
{
    struct storaged_serving *serving = storaged_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (STORAGED_ROLE_USER | STORAGED_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct storaged_list_volumes_request request = storaged_list_volumes_request_read(m);
    struct storaged_list_volumes_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 24};
    uint32_t status = storaged_on_list_volumes(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = storaged_list_volumes_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           storaged_list_volumes_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `read_volume`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t storaged_serve_read_volume(struct storaged_server *s, struct writ_msg *m,
                                                  const struct writ_caller *caller)
{
    struct storaged_serving *serving = storaged_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (STORAGED_ROLE_USER | STORAGED_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct storaged_read_volume_request request = storaged_read_volume_request_read(m);
    enum volume_state volume_state = 0;
    struct volume *volume = storaged_find_volume(s, request.volume, &volume_state);
    if (volume == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(STORAGED_READ_VOLUME_REQUEST_VOLUME_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct storaged_read_volume_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 80};
    uint32_t status = storaged_on_read_volume(s, caller, volume, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = storaged_read_volume_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           storaged_read_volume_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `open_volume`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t storaged_serve_open_volume(struct storaged_server *s, struct writ_msg *m,
                                                  const struct writ_caller *caller)
{
    struct storaged_serving *serving = storaged_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (STORAGED_ROLE_USER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 8)) {
        why = storaged_open_volume_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct storaged_open_volume_request request =
        storaged_open_volume_request_read(serving->io->in, serving->io->in + WRIT_RECORDS);
    enum volume_state volume_state = 0;
    struct volume *volume = storaged_find_volume(s, request.volume, &volume_state);
    if (volume == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(STORAGED_OPEN_VOLUME_REQUEST_VOLUME_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (volume_state != VOLUME_STATE_READY) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(STORAGED_OPEN_VOLUME_REQUEST_VOLUME_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = storaged_on_open_volume(s, caller, volume, &request);
    writ_close_rest(serving->io, &request.ring, 1);
    writ_close_rest(serving->io, &request.bell, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           storaged_open_volume_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = STORAGED_OPEN_VOLUME_REPLY};
    return STORAGED_OPEN_VOLUME_REPLY;
}

/* `submit`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t storaged_serve_submit(struct storaged_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct storaged_serving *serving = storaged_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (STORAGED_ROLE_USER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct storaged_submit_request request = storaged_submit_request_read(m);
    enum volume_state volume_state = 0;
    struct volume *volume = storaged_find_volume(s, request.volume, &volume_state);
    if (volume == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(STORAGED_SUBMIT_REQUEST_VOLUME_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (volume_state != VOLUME_STATE_OPEN) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(STORAGED_SUBMIT_REQUEST_VOLUME_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = storaged_on_submit(s, caller, volume, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           storaged_submit_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = STORAGED_SUBMIT_REPLY};
    return STORAGED_SUBMIT_REPLY;
}

/* `close_volume`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t storaged_serve_close_volume(struct storaged_server *s, struct writ_msg *m,
                                                   const struct writ_caller *caller)
{
    struct storaged_serving *serving = storaged_serving_of(s);
    struct writ_counters *counters = &serving->of[4];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (STORAGED_ROLE_USER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct storaged_close_volume_request request = storaged_close_volume_request_read(m);
    enum volume_state volume_state = 0;
    struct volume *volume = storaged_find_volume(s, request.volume, &volume_state);
    if (volume == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(STORAGED_CLOSE_VOLUME_REQUEST_VOLUME_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (volume_state != VOLUME_STATE_OPEN) {
        struct writ_verdict verdict = writ_verdict(WRIT_BAD_STATE,
                                                   writ_reject(STORAGED_CLOSE_VOLUME_REQUEST_VOLUME_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = storaged_on_close_volume(s, caller, volume, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           storaged_close_volume_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = STORAGED_CLOSE_VOLUME_REPLY};
    return STORAGED_CLOSE_VOLUME_REPLY;
}

/* An event of the kernel. */
static inline void storaged_event(struct storaged_server *s, uint64_t tag, uint64_t word,
                                  uint64_t label)
{
    struct storaged_serving *serving = storaged_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    storaged_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool storaged_dispatch(struct storaged_server *s, struct writ_msg *m,
                                     const struct writ_caller *caller)
{
    struct storaged_serving *serving = storaged_serving_of(s);
    if ((uint16_t)caller->label == STORAGED_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)STORAGED_LIST_VOLUMES_REQUEST:
            if (m->tag == STORAGED_LIST_VOLUMES_REQUEST) {
                m->tag = storaged_serve_list_volumes(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)STORAGED_READ_VOLUME_REQUEST:
            if (m->tag == STORAGED_READ_VOLUME_REQUEST) {
                m->tag = storaged_serve_read_volume(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)STORAGED_OPEN_VOLUME_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == STORAGED_OPEN_VOLUME_REQUEST) {
                m->tag = storaged_serve_open_volume(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)STORAGED_SUBMIT_REQUEST:
            if (m->tag == STORAGED_SUBMIT_REQUEST) {
                m->tag = storaged_serve_submit(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)STORAGED_CLOSE_VOLUME_REQUEST:
            if (m->tag == STORAGED_CLOSE_VOLUME_REQUEST) {
                m->tag = storaged_serve_close_volume(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case STORAGED_PING_REQUEST:
                m->tag = storaged_serve_ping(s, m, caller);
                return true;
            case STORAGED_STATS_REQUEST:
                m->tag = storaged_serve_stats(s, m, caller);
                return true;
            case STORAGED_ABI_REQUEST:
                m->tag = storaged_serve_abi(s, m, caller);
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
        storaged_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = storaged_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void storaged_dispatch_to(void *server, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct storaged_serving *serving = storaged_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = storaged_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served storaged_served(struct storaged_server *s)
{
    struct writ_served served = {.protocol = STORAGED_PROTOCOL, .server = s};
    served.dispatch = storaged_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void storaged_serve(struct storaged_server *s)
{
    struct storaged_serving *serving = storaged_serving_of(s);
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
            bool dispatched = storaged_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
