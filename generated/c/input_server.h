/* Generated from idl/input.writ: change it there.
 *
 * Dispatchers of input. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef INPUT_SERVER_H
#define INPUT_SERVER_H

#include "writ/serve.h"

#include "input_wire.h"

struct input_server;

/* What the dispatcher of Input keeps. */
struct input_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: input_method_name(). */
    struct writ_counters of[4];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct input_server *s, uint64_t bits);
    struct writ_builder reply;
};

static inline void input_serving_init(struct input_serving *serving, struct writ_io *io)
{
    *serving = (struct input_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *input_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "subscribe";
    case 1:
        return "next_event";
    case 2:
        return "read_held";
    case 3:
        return "read_counters";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters input_counted(const struct input_serving *serving)
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
static inline struct input_serving *input_serving_of(struct input_server *s)
{
    return (struct input_serving *)(void *)s;
}

/* Gives the bits of a notification that tell of new events; a second one of the same component takes the place of the first. `newest` is
 * the number of the last event so far, 0 if there was none: begin there to hear only what happens from now on. */
static uint32_t input_on_subscribe(struct input_server *s, const struct writ_caller *caller,
                                   struct input_subscribe_request *request,
                                   struct input_subscribe_reply *reply);

/* The oldest event after number `after_seq`. `lost` events after that number have made way. Numbers have no holes while a provider
 * lives.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static uint32_t input_on_next_event(struct input_server *s, const struct writ_caller *caller,
                                    const struct input_next_event_request *request,
                                    struct input_next_event_reply *reply);

/* What is down after event number `seq`, the last one: keys by rising code, and buttons as bits, the first one bit 0. */
static uint32_t input_on_read_held(struct input_server *s, const struct writ_caller *caller,
                                   struct input_read_held_reply *reply);

/* How many events there were, how many of them made way, how many bytes of devices made no sense, and how often a device was reset. */
static uint32_t input_on_read_counters(struct input_server *s, const struct writ_caller *caller,
                                       struct input_read_counters_reply *reply);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void input_on_closed(struct input_server *s, uint64_t label);

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void input_read_held_reply_put_keys(struct input_server *s,
                                                  struct input_read_held_reply *reply,
                                                  const void *data, uint32_t count)
{
    struct input_serving *serving = input_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 16, 0);
    uint8_t *at = writ_builder_tail(b, input_read_held_reply_tails, 0, count);
    writ_copy_in(at, data, count * 2);
    reply->keys.items = (const void *)at;
    reply->keys.count = at != NULL ? count : 0;
}

static inline uint64_t input_read_held_reply_finish(struct input_serving *serving,
                                                    const struct input_read_held_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 16, 0);
    writ_builder_skip(b, input_read_held_reply_tails, 1);
    writ_store_u64(body, v->seq);
    writ_store_u32(body + 8, v->buttons);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(INPUT_READ_HELD_REPLY, b->cursor) : 0;
}

/* Answers that somebody is there. */
static inline uint64_t input_serve_ping(struct input_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct input_serving *serving = input_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = INPUT_PING_REPLY};
    return INPUT_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t input_serve_stats(struct input_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct input_serving *serving = input_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = input_counted(serving);
    struct input_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    input_stats_reply_write(m, &reply);
    return INPUT_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t input_serve_abi(struct input_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct input_serving *serving = input_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct input_abi_reply reply = {.hash = INPUT_ABI};
    input_abi_reply_write(m, &reply);
    return INPUT_ABI_REPLY;
}

/* `subscribe`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t input_serve_subscribe(struct input_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct input_serving *serving = input_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (INPUT_ROLE_CONSUMER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = input_subscribe_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct input_subscribe_request request =
        input_subscribe_request_read(serving->io->in + WRIT_RECORDS);
    struct input_subscribe_reply reply = {0};
    uint32_t status = input_on_subscribe(s, caller, &request, &reply);
    writ_close_rest(serving->io, &request.bell, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           input_subscribe_may_say(status) ? status : WRIT_INTERNAL);
    }
    input_subscribe_reply_write(m, &reply);
    return INPUT_SUBSCRIBE_REPLY;
}

/* `next_event`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t input_serve_next_event(struct input_server *s, struct writ_msg *m,
                                              const struct writ_caller *caller)
{
    struct input_serving *serving = input_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (INPUT_ROLE_CONSUMER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct input_next_event_request request = input_next_event_request_read(m);
    struct input_next_event_reply reply = {0};
    uint32_t status = input_on_next_event(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           input_next_event_may_say(status) ? status : WRIT_INTERNAL);
    }
    input_next_event_reply_write(m, &reply);
    return INPUT_NEXT_EVENT_REPLY;
}

/* `read_held`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t input_serve_read_held(struct input_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct input_serving *serving = input_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (INPUT_ROLE_CONSUMER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct input_read_held_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 16};
    uint32_t status = input_on_read_held(s, caller, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = input_read_held_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           input_read_held_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `read_counters`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t input_serve_read_counters(struct input_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct input_serving *serving = input_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    struct input_read_counters_reply reply = {0};
    uint32_t status = input_on_read_counters(s, caller, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           input_read_counters_may_say(status) ? status : WRIT_INTERNAL);
    }
    input_read_counters_reply_write(m, &reply);
    return INPUT_READ_COUNTERS_REPLY;
}

/* An event of the kernel. */
static inline void input_event(struct input_server *s, uint64_t tag, uint64_t word, uint64_t label)
{
    struct input_serving *serving = input_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    input_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool input_dispatch(struct input_server *s, struct writ_msg *m,
                                  const struct writ_caller *caller)
{
    struct input_serving *serving = input_serving_of(s);
    if ((uint16_t)caller->label == INPUT_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)INPUT_SUBSCRIBE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == INPUT_SUBSCRIBE_REQUEST) {
                m->tag = input_serve_subscribe(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)INPUT_NEXT_EVENT_REQUEST:
            if (m->tag == INPUT_NEXT_EVENT_REQUEST) {
                m->tag = input_serve_next_event(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)INPUT_READ_HELD_REQUEST:
            if (m->tag == INPUT_READ_HELD_REQUEST) {
                m->tag = input_serve_read_held(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)INPUT_READ_COUNTERS_REQUEST:
            if (m->tag == INPUT_READ_COUNTERS_REQUEST) {
                m->tag = input_serve_read_counters(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case INPUT_PING_REQUEST:
                m->tag = input_serve_ping(s, m, caller);
                return true;
            case INPUT_STATS_REQUEST:
                m->tag = input_serve_stats(s, m, caller);
                return true;
            case INPUT_ABI_REQUEST:
                m->tag = input_serve_abi(s, m, caller);
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
        input_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = input_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void input_dispatch_to(void *server, struct writ_msg *m,
                                     const struct writ_caller *caller)
{
    struct input_serving *serving = input_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = input_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served input_served(struct input_server *s)
{
    struct writ_served served = {.protocol = INPUT_PROTOCOL, .server = s};
    served.dispatch = input_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void input_serve(struct input_server *s)
{
    struct input_serving *serving = input_serving_of(s);
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
            bool dispatched = input_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
