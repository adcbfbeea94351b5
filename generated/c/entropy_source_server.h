/* Generated from idl/entropy_source.writ: change it there.
 *
 * Dispatchers of entropy_source. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef ENTROPY_SOURCE_SERVER_H
#define ENTROPY_SOURCE_SERVER_H

#include "writ/serve.h"

#include "entropy_source_wire.h"

struct entropy_source_server;

/* What the dispatcher of EntropySource keeps. */
struct entropy_source_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: entropy_source_method_name(). */
    struct writ_counters of[3];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct entropy_source_server *s, uint64_t bits);
    struct writ_builder reply;
};

static inline void entropy_source_serving_init(struct entropy_source_serving *serving,
                                               struct writ_io *io)
{
    *serving = (struct entropy_source_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *entropy_source_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "take";
    case 1:
        return "subscribe";
    case 2:
        return "read_counters";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters
entropy_source_counted(const struct entropy_source_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 3; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct entropy_source_serving *
entropy_source_serving_of(struct entropy_source_server *s)
{
    return (struct entropy_source_serving *)(void *)s;
}

/* Gives at most `count` bytes of what the device has given, and at least one. They are wiped in the driver and are given to nobody else.
 *
 * It does not wait: it is NOT_YET where there are none, and `filled` rings when there are. */
static uint32_t entropy_source_on_take(struct entropy_source_server *s,
                                       const struct writ_caller *caller,
                                       const struct entropy_source_take_request *request,
                                       struct entropy_source_take_reply *reply);

/* Gives the bits of a notification that tell that the device has given bytes; a second one takes the place of the first. */
static uint32_t entropy_source_on_subscribe(struct entropy_source_server *s,
                                            const struct writ_caller *caller,
                                            struct entropy_source_subscribe_request *request);

/* How many bytes the device has given, how many of them were taken, and how often it failed. */
static uint32_t entropy_source_on_read_counters(struct entropy_source_server *s,
                                                const struct writ_caller *caller,
                                                struct entropy_source_read_counters_reply *reply);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void entropy_source_on_closed(struct entropy_source_server *s, uint64_t label);

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void entropy_source_take_reply_put_data(struct entropy_source_server *s,
                                                      struct entropy_source_take_reply *reply,
                                                      const void *data, uint32_t length)
{
    struct entropy_source_serving *serving = entropy_source_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 8, 0);
    uint8_t *at = writ_builder_tail(b, entropy_source_take_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->data = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t entropy_source_take_reply_finish(struct entropy_source_serving *serving,
                                                        const struct entropy_source_take_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 8, 0);
    writ_builder_skip(b, entropy_source_take_reply_tails, 1);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(ENTROPY_SOURCE_TAKE_REPLY, b->cursor) : 0;
}

/* Answers that somebody is there. */
static inline uint64_t entropy_source_serve_ping(struct entropy_source_server *s,
                                                 struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct entropy_source_serving *serving = entropy_source_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = ENTROPY_SOURCE_PING_REPLY};
    return ENTROPY_SOURCE_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t entropy_source_serve_stats(struct entropy_source_server *s,
                                                  struct writ_msg *m,
                                                  const struct writ_caller *caller)
{
    struct entropy_source_serving *serving = entropy_source_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = entropy_source_counted(serving);
    struct entropy_source_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    entropy_source_stats_reply_write(m, &reply);
    return ENTROPY_SOURCE_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t entropy_source_serve_abi(struct entropy_source_server *s, struct writ_msg *m,
                                                const struct writ_caller *caller)
{
    struct entropy_source_serving *serving = entropy_source_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct entropy_source_abi_reply reply = {.hash = ENTROPY_SOURCE_ABI};
    entropy_source_abi_reply_write(m, &reply);
    return ENTROPY_SOURCE_ABI_REPLY;
}

/* `take`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t entropy_source_serve_take(struct entropy_source_server *s,
                                                 struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct entropy_source_serving *serving = entropy_source_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (ENTROPY_SOURCE_ROLE_AUTHORITY)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = entropy_source_take_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct entropy_source_take_request request = entropy_source_take_request_read(m);
    struct entropy_source_take_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 8};
    uint32_t status = entropy_source_on_take(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = entropy_source_take_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           entropy_source_take_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `subscribe`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t entropy_source_serve_subscribe(struct entropy_source_server *s,
                                                      struct writ_msg *m,
                                                      const struct writ_caller *caller)
{
    struct entropy_source_serving *serving = entropy_source_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (ENTROPY_SOURCE_ROLE_AUTHORITY)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = entropy_source_subscribe_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct entropy_source_subscribe_request request =
        entropy_source_subscribe_request_read(serving->io->in + WRIT_RECORDS);
    uint32_t status = entropy_source_on_subscribe(s, caller, &request);
    writ_close_rest(serving->io, &request.bell, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           entropy_source_subscribe_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = ENTROPY_SOURCE_SUBSCRIBE_REPLY};
    return ENTROPY_SOURCE_SUBSCRIBE_REPLY;
}

/* `read_counters`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t entropy_source_serve_read_counters(struct entropy_source_server *s,
                                                          struct writ_msg *m,
                                                          const struct writ_caller *caller)
{
    struct entropy_source_serving *serving = entropy_source_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    struct entropy_source_read_counters_reply reply = {0};
    uint32_t status = entropy_source_on_read_counters(s, caller, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           entropy_source_read_counters_may_say(status) ? status : WRIT_INTERNAL);
    }
    entropy_source_read_counters_reply_write(m, &reply);
    return ENTROPY_SOURCE_READ_COUNTERS_REPLY;
}

/* An event of the kernel. */
static inline void entropy_source_event(struct entropy_source_server *s, uint64_t tag,
                                        uint64_t word, uint64_t label)
{
    struct entropy_source_serving *serving = entropy_source_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    entropy_source_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool entropy_source_dispatch(struct entropy_source_server *s, struct writ_msg *m,
                                           const struct writ_caller *caller)
{
    struct entropy_source_serving *serving = entropy_source_serving_of(s);
    if ((uint16_t)caller->label == ENTROPY_SOURCE_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)ENTROPY_SOURCE_TAKE_REQUEST:
            if (m->tag == ENTROPY_SOURCE_TAKE_REQUEST) {
                m->tag = entropy_source_serve_take(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)ENTROPY_SOURCE_SUBSCRIBE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == ENTROPY_SOURCE_SUBSCRIBE_REQUEST) {
                m->tag = entropy_source_serve_subscribe(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)ENTROPY_SOURCE_READ_COUNTERS_REQUEST:
            if (m->tag == ENTROPY_SOURCE_READ_COUNTERS_REQUEST) {
                m->tag = entropy_source_serve_read_counters(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case ENTROPY_SOURCE_PING_REQUEST:
                m->tag = entropy_source_serve_ping(s, m, caller);
                return true;
            case ENTROPY_SOURCE_STATS_REQUEST:
                m->tag = entropy_source_serve_stats(s, m, caller);
                return true;
            case ENTROPY_SOURCE_ABI_REQUEST:
                m->tag = entropy_source_serve_abi(s, m, caller);
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
        entropy_source_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = entropy_source_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void entropy_source_dispatch_to(void *server, struct writ_msg *m,
                                              const struct writ_caller *caller)
{
    struct entropy_source_serving *serving = entropy_source_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = entropy_source_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served entropy_source_served(struct entropy_source_server *s)
{
    struct writ_served served = {.protocol = ENTROPY_SOURCE_PROTOCOL, .server = s};
    served.dispatch = entropy_source_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void entropy_source_serve(struct entropy_source_server *s)
{
    struct entropy_source_serving *serving = entropy_source_serving_of(s);
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
            bool dispatched = entropy_source_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
