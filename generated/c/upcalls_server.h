/* Generated from idl/kernel/upcalls.writ: change it there.
 *
 * Dispatchers of upcalls. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef UPCALLS_SERVER_H
#define UPCALLS_SERVER_H

#include "writ/serve.h"

#include "upcalls_wire.h"

struct pager_server;

/* What the dispatcher of Pager keeps. */
struct pager_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: pager_method_name(). */
    struct writ_counters of[1];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct pager_server *s, uint64_t bits);
};

static inline void pager_serving_init(struct pager_serving *serving, struct writ_io *io)
{
    *serving = (struct pager_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *pager_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "fetch";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters pager_counted(const struct pager_serving *serving)
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
static inline struct pager_serving *pager_serving_of(struct pager_server *s)
{
    return (struct pager_serving *)(void *)s;
}

/* Asks for pages that a thread has touched. The supplier puts them in by the VMO's method `supply`, then answers. Where they are still
 * absent, the thread has the fault NOT_SUPPLIED. */
static uint32_t pager_on_fetch(struct pager_server *s, const struct writ_caller *caller,
                               const struct pager_fetch_request *request);

/* Answers that somebody is there. */
static inline uint64_t pager_serve_ping(struct pager_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct pager_serving *serving = pager_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = PAGER_PING_REPLY};
    return PAGER_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t pager_serve_stats(struct pager_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct pager_serving *serving = pager_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = pager_counted(serving);
    struct pager_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    pager_stats_reply_write(m, &reply);
    return PAGER_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t pager_serve_abi(struct pager_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct pager_serving *serving = pager_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct pager_abi_reply reply = {.hash = UPCALLS_ABI};
    pager_abi_reply_write(m, &reply);
    return PAGER_ABI_REPLY;
}

/* `fetch`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t pager_serve_fetch(struct pager_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct pager_serving *serving = pager_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PAGER_ROLE_KERNEL_SIDE)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct pager_fetch_request request = pager_fetch_request_read(m);
    uint32_t status = pager_on_fetch(s, caller, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           pager_fetch_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = PAGER_FETCH_REPLY};
    return PAGER_FETCH_REPLY;
}

/* An event of the kernel. */
static inline void pager_event(struct pager_server *s, uint64_t tag, uint64_t word, uint64_t label)
{
    struct pager_serving *serving = pager_serving_of(s);
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
static inline bool pager_dispatch(struct pager_server *s, struct writ_msg *m,
                                  const struct writ_caller *caller)
{
    struct pager_serving *serving = pager_serving_of(s);
    if ((uint16_t)caller->label == PAGER_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)PAGER_FETCH_REQUEST:
            if (m->tag == PAGER_FETCH_REQUEST) {
                m->tag = pager_serve_fetch(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case PAGER_PING_REQUEST:
                m->tag = pager_serve_ping(s, m, caller);
                return true;
            case PAGER_STATS_REQUEST:
                m->tag = pager_serve_stats(s, m, caller);
                return true;
            case PAGER_ABI_REQUEST:
                m->tag = pager_serve_abi(s, m, caller);
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
        pager_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = pager_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void pager_dispatch_to(void *server, struct writ_msg *m,
                                     const struct writ_caller *caller)
{
    struct pager_serving *serving = pager_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = pager_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served pager_served(struct pager_server *s)
{
    struct writ_served served = {.protocol = PAGER_PROTOCOL, .server = s};
    served.dispatch = pager_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void pager_serve(struct pager_server *s)
{
    struct pager_serving *serving = pager_serving_of(s);
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
            bool dispatched = pager_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
