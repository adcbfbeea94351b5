/* Generated from idl/entropy.writ: change it there.
 *
 * Dispatchers of entropy. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef ENTROPY_SERVER_H
#define ENTROPY_SERVER_H

#include "writ/serve.h"

#include "entropy_wire.h"

struct entropy_server;
struct generator;

/* What the dispatcher of Entropy keeps. */
struct entropy_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: entropy_method_name(). */
    struct writ_counters of[3];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct entropy_server *s, uint64_t bits);
    struct writ_builder reply;
    struct writ_waiter wait_ready[ENTROPY_WAIT_READY_WAITERS];
};

static inline void entropy_serving_init(struct entropy_serving *serving, struct writ_io *io)
{
    *serving = (struct entropy_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *entropy_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "read";
    case 1:
        return "wait_ready";
    case 2:
        return "look";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters entropy_counted(const struct entropy_serving *serving)
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
static inline struct entropy_serving *entropy_serving_of(struct entropy_server *s)
{
    return (struct entropy_serving *)(void *)s;
}

/* The generator; its state is told, too. */
static struct generator *entropy_find_generator(struct entropy_server *s,
                                                enum generator_state *ret_state);

/* Gives so many random bytes. Nobody else was or will be given the same ones. While the generator is UNAVAILABLE it is BAD_STATE: weak
 * bytes are never given in place of none. */
static uint32_t entropy_on_read(struct entropy_server *s, const struct writ_caller *caller,
                                struct generator *generator,
                                const struct entropy_read_request *request,
                                struct entropy_read_reply *reply);

/* Waits until bytes are given; answered at once where they are.
 *
 * Blocks: until the generator is seeded. A component that serves asks `read` again later. */
static uint32_t entropy_on_wait_ready(struct entropy_server *s, const struct writ_caller *caller,
                                      struct generator *generator);

/* Whether bytes are given, which sources are healthy, how often the seed was renewed, how many bytes were given, and how many tests of
 * health failed. */
static uint32_t entropy_on_look(struct entropy_server *s, const struct writ_caller *caller,
                                struct generator *generator, struct entropy_look_reply *reply);

/* The answer to one who waits in `wait_ready`: a status, or WRIT_KEEP to let him wait on. */
static uint32_t entropy_answer_wait_ready(struct entropy_server *s, struct generator *generator);

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void entropy_read_reply_put_data(struct entropy_server *s,
                                               struct entropy_read_reply *reply, const void *data,
                                               uint32_t length)
{
    struct entropy_serving *serving = entropy_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 8, 0);
    uint8_t *at = writ_builder_tail(b, entropy_read_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->data = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t entropy_read_reply_finish(struct entropy_serving *serving,
                                                 const struct entropy_read_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 8, 0);
    writ_builder_skip(b, entropy_read_reply_tails, 1);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(ENTROPY_READ_REPLY, b->cursor) : 0;
}

/* Answers one who waits in `wait_ready`: with what is in `m` if the status is OK. */
static inline void entropy_answer_one_wait_ready(struct entropy_serving *serving,
                                                 struct writ_waiter *waiter, uint32_t status,
                                                 struct writ_msg m)
{
    if (status != WRIT_OK) {
        uint32_t said = entropy_wait_ready_may_say(status) ? status : WRIT_INTERNAL;
        uint64_t tag =
            writ_failed(&serving->of[1], waiter->caller, ENTROPY_WAIT_READY_REQUEST, said);
        m = (struct writ_msg){.tag = tag};
    }
    writ_answer(serving->io, waiter, &m);
}

/* Those who wait in `wait_ready` are answered. */
static inline void entropy_wake_wait_ready(struct entropy_server *s, uint64_t key,
                                           struct generator *object)
{
    struct entropy_serving *serving = entropy_serving_of(s);
    for (uint32_t i = 0; i < ENTROPY_WAIT_READY_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->wait_ready[i];
        if (waiter->reply == 0 || waiter->key != key) {
            continue;
        }
        struct writ_msg m = {.tag = ENTROPY_WAIT_READY_REPLY};
        uint32_t status = entropy_answer_wait_ready(s, object);
        if (status == WRIT_KEEP) {
            continue;
        }
        entropy_answer_one_wait_ready(serving, waiter, status, m);
    }
}

/* The adapter says that `seeded` has happened to the generator. */
static inline void entropy_event_seeded(struct entropy_server *s)
{
    enum generator_state now_state = 0;
    struct generator *now = entropy_find_generator(s, &now_state);
    entropy_wake_wait_ready(s, 0, now);
}

/* Answers that somebody is there. */
static inline uint64_t entropy_serve_ping(struct entropy_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct entropy_serving *serving = entropy_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = ENTROPY_PING_REPLY};
    return ENTROPY_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t entropy_serve_stats(struct entropy_server *s, struct writ_msg *m,
                                           const struct writ_caller *caller)
{
    struct entropy_serving *serving = entropy_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = entropy_counted(serving);
    struct entropy_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    entropy_stats_reply_write(m, &reply);
    return ENTROPY_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t entropy_serve_abi(struct entropy_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct entropy_serving *serving = entropy_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct entropy_abi_reply reply = {.hash = ENTROPY_ABI};
    entropy_abi_reply_write(m, &reply);
    return ENTROPY_ABI_REPLY;
}

/* `read`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t entropy_serve_read(struct entropy_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct entropy_serving *serving = entropy_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (ENTROPY_ROLE_CONSUMER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = entropy_read_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct entropy_read_request request = entropy_read_request_read(m);
    enum generator_state generator_state = 0;
    struct generator *generator = entropy_find_generator(s, &generator_state);
    if (generator_state != GENERATOR_STATE_READY) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(ENTROPY_READ_REQUEST_GENERATOR_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct entropy_read_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 8};
    uint32_t status = entropy_on_read(s, caller, generator, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = entropy_read_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           entropy_read_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `wait_ready`: admission, checks, order, handler, reply. Returns the tag of the reply, or 0 if it is kept. */
static inline uint64_t entropy_serve_wait_ready(struct entropy_server *s, struct writ_msg *m,
                                                const struct writ_caller *caller)
{
    struct entropy_serving *serving = entropy_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (ENTROPY_ROLE_CONSUMER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum generator_state generator_state = 0;
    struct generator *generator = entropy_find_generator(s, &generator_state);
    uint32_t status = entropy_on_wait_ready(s, caller, generator);
    if (status == WRIT_KEEP) {
        status = writ_park(serving->io, serving->wait_ready, ENTROPY_WAIT_READY_WAITERS, 0, caller);
        if (status == WRIT_OK) {
            *m = (struct writ_msg){.tag = 0};
            return 0;
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           entropy_wait_ready_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = ENTROPY_WAIT_READY_REPLY};
    return ENTROPY_WAIT_READY_REPLY;
}

/* `look`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t entropy_serve_look(struct entropy_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct entropy_serving *serving = entropy_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    enum generator_state generator_state = 0;
    struct generator *generator = entropy_find_generator(s, &generator_state);
    struct entropy_look_reply reply = {0};
    uint32_t status = entropy_on_look(s, caller, generator, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           entropy_look_may_say(status) ? status : WRIT_INTERNAL);
    }
    entropy_look_reply_write(m, &reply);
    return ENTROPY_LOOK_REPLY;
}

/* An event of the kernel. */
static inline void entropy_event(struct entropy_server *s, uint64_t tag, uint64_t word,
                                 uint64_t label)
{
    struct entropy_serving *serving = entropy_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    writ_drop_label(serving->io, serving->wait_ready, ENTROPY_WAIT_READY_WAITERS, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool entropy_dispatch(struct entropy_server *s, struct writ_msg *m,
                                    const struct writ_caller *caller)
{
    struct entropy_serving *serving = entropy_serving_of(s);
    if ((uint16_t)caller->label == ENTROPY_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)ENTROPY_READ_REQUEST:
            if (m->tag == ENTROPY_READ_REQUEST) {
                m->tag = entropy_serve_read(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)ENTROPY_WAIT_READY_REQUEST:
            if (m->tag == ENTROPY_WAIT_READY_REQUEST) {
                m->tag = entropy_serve_wait_ready(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)ENTROPY_LOOK_REQUEST:
            if (m->tag == ENTROPY_LOOK_REQUEST) {
                m->tag = entropy_serve_look(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case ENTROPY_PING_REQUEST:
                m->tag = entropy_serve_ping(s, m, caller);
                return true;
            case ENTROPY_STATS_REQUEST:
                m->tag = entropy_serve_stats(s, m, caller);
                return true;
            case ENTROPY_ABI_REQUEST:
                m->tag = entropy_serve_abi(s, m, caller);
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
        entropy_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = entropy_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void entropy_dispatch_to(void *server, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct entropy_serving *serving = entropy_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = entropy_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served entropy_served(struct entropy_server *s)
{
    struct writ_served served = {.protocol = ENTROPY_PROTOCOL, .server = s};
    served.dispatch = entropy_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void entropy_serve(struct entropy_server *s)
{
    struct entropy_serving *serving = entropy_serving_of(s);
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
            bool dispatched = entropy_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
