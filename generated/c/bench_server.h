/* Generated from idl/bench.writ: change it there.
 *
 * Dispatchers of bench. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef BENCH_SERVER_H
#define BENCH_SERVER_H

#include "writ/serve.h"

#include "bench_wire.h"

struct bench_server;

/* What the dispatcher of Bench keeps. */
struct bench_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: bench_method_name(). */
    struct writ_counters of[1];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct bench_server *s, uint64_t bits);
};

static inline void bench_serving_init(struct bench_serving *serving, struct writ_io *io)
{
    *serving = (struct bench_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *bench_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "give_back";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters bench_counted(const struct bench_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 1; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct bench_serving *bench_serving_of(struct bench_server *s)
{
    return (struct bench_serving *)(void *)s;
}

/* Gives six words back. */
static uint32_t bench_on_give_back(struct bench_server *s, const struct writ_caller *caller,
                                   const struct bench_give_back_request *request,
                                   struct bench_give_back_reply *reply);

/* Answers that somebody is there. */
static inline uint64_t bench_serve_ping(struct bench_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct bench_serving *serving = bench_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = BENCH_PING_REPLY};
    return BENCH_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t bench_serve_stats(struct bench_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct bench_serving *serving = bench_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = bench_counted(serving);
    struct bench_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    bench_stats_reply_write(m, &reply);
    return BENCH_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t bench_serve_abi(struct bench_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct bench_serving *serving = bench_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct bench_abi_reply reply = {.hash = BENCH_ABI};
    bench_abi_reply_write(m, &reply);
    return BENCH_ABI_REPLY;
}

/* `give_back`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t bench_serve_give_back(struct bench_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct bench_serving *serving = bench_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (BENCH_ROLE_CALLER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct bench_give_back_request request = bench_give_back_request_read(m);
    struct bench_give_back_reply reply = {0};
    uint32_t status = bench_on_give_back(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           bench_give_back_may_say(status) ? status : WRIT_INTERNAL);
    }
    bench_give_back_reply_write(m, &reply);
    return BENCH_GIVE_BACK_REPLY;
}

/* An event of the kernel. */
static inline void bench_event(struct bench_server *s, uint64_t tag, uint64_t word, uint64_t label)
{
    struct bench_serving *serving = bench_serving_of(s);
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
static inline bool bench_dispatch(struct bench_server *s, struct writ_msg *m,
                                  const struct writ_caller *caller)
{
    struct bench_serving *serving = bench_serving_of(s);
    if ((uint16_t)caller->label == BENCH_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)BENCH_GIVE_BACK_REQUEST:
            if (m->tag == BENCH_GIVE_BACK_REQUEST) {
                m->tag = bench_serve_give_back(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case BENCH_PING_REQUEST:
                m->tag = bench_serve_ping(s, m, caller);
                return true;
            case BENCH_STATS_REQUEST:
                m->tag = bench_serve_stats(s, m, caller);
                return true;
            case BENCH_ABI_REQUEST:
                m->tag = bench_serve_abi(s, m, caller);
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
        bench_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = bench_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void bench_dispatch_to(void *server, struct writ_msg *m,
                                     const struct writ_caller *caller)
{
    struct bench_serving *serving = bench_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = bench_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served bench_served(struct bench_server *s)
{
    struct writ_served served = {.protocol = BENCH_PROTOCOL, .server = s};
    served.dispatch = bench_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void bench_serve(struct bench_server *s)
{
    struct bench_serving *serving = bench_serving_of(s);
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
            bool dispatched = bench_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
