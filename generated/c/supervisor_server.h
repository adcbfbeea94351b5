/* Generated from idl/supervisor.writ: change it there.
 *
 * Dispatchers of supervisor. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef SUPERVISOR_SERVER_H
#define SUPERVISOR_SERVER_H

#include "writ/serve.h"

#include "supervisor_wire.h"

struct supervisor_server;
struct component;

/* What the dispatcher of Supervisor keeps. */
struct supervisor_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: supervisor_method_name(). */
    struct writ_counters of[7];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct supervisor_server *s, uint64_t bits);
    struct writ_builder reply;
    struct writ_waiter stop[SUPERVISOR_STOP_WAITERS];
    struct writ_waiter restart[SUPERVISOR_RESTART_WAITERS];
};

static inline void supervisor_serving_init(struct supervisor_serving *serving, struct writ_io *io)
{
    *serving = (struct supervisor_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *supervisor_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "list";
    case 1:
        return "status";
    case 2:
        return "stop";
    case 3:
        return "restart";
    case 4:
        return "watch";
    case 5:
        return "next_event";
    case 6:
        return "attend";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters supervisor_counted(const struct supervisor_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 7; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct supervisor_serving *supervisor_serving_of(struct supervisor_server *s)
{
    return (struct supervisor_serving *)(void *)s;
}

/* The component with this key, or null; its state is told, too. */
static struct component *supervisor_find_component(struct supervisor_server *s, uint64_t key,
                                                   enum supervised_state *ret_state);

/* A page of the components, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means
 * that states changed between: begin again. */
static uint32_t supervisor_on_list(struct supervisor_server *s, const struct writ_caller *caller,
                                   const struct supervisor_list_request *request,
                                   struct supervisor_list_reply *reply);

/* What is known of one component. */
static uint32_t supervisor_on_status(struct supervisor_server *s, const struct writ_caller *caller,
                                     struct component *component,
                                     const struct supervisor_status_request *request,
                                     struct supervisor_status_reply *reply);

/* Stops a component. It stays stopped until `restart`; calls to it queue until then or fail at their deadline. One that is stopped stays
 * so.
 *
 * The root, procd and the helper are what makes processes and cannot be stopped; a service that another running service uses is
 * STILL_NEEDED. Guarantee: when it returns, no process of the component is left. Blocks: until the root has done it. */
static uint32_t supervisor_on_stop(struct supervisor_server *s, const struct writ_caller *caller,
                                   struct component *component,
                                   const struct supervisor_stop_request *request);

/* Starts a component anew, with a fresh budget of restarts; one that runs is stopped first. One that was given up cannot come back: its
 * callers have been told so for good.
 *
 * Blocks: until it answers; NOT_DONE where it never will. */
static uint32_t supervisor_on_restart(struct supervisor_server *s, const struct writ_caller *caller,
                                      struct component *component,
                                      const struct supervisor_restart_request *request);

/* Gives the bit of a notification that tells of changes; a second one of the same caller takes the place of the first. */
static uint32_t supervisor_on_watch(struct supervisor_server *s, const struct writ_caller *caller,
                                    struct supervisor_watch_request *request);

/* The oldest change after `after_seq`, as the component stands after it; `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static uint32_t supervisor_on_next_event(struct supervisor_server *s,
                                         const struct writ_caller *caller,
                                         const struct supervisor_next_event_request *request,
                                         struct supervisor_next_event_reply *reply);

/* Gives the helper what it works with: the board, which the root writes, a page for orders, which the helper writes, and a bell to ring
 * when there is one. In return it gives a bell for when the board has changed. What an earlier call gave is closed. */
static uint32_t supervisor_on_attend(struct supervisor_server *s, const struct writ_caller *caller,
                                     struct supervisor_attend_request *request,
                                     struct supervisor_attend_reply *reply);

/* The answer to one who waits in `stop`: a status, or WRIT_KEEP to let him wait on. */
static uint32_t supervisor_answer_stop(struct supervisor_server *s, uint64_t key,
                                       struct component *component);

/* The answer to one who waits in `restart`: a status, or WRIT_KEEP to let him wait on. */
static uint32_t supervisor_answer_restart(struct supervisor_server *s, uint64_t key,
                                          struct component *component);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void supervisor_on_closed(struct supervisor_server *s, uint64_t label);

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void supervisor_list_reply_put_items(struct supervisor_server *s,
                                                   struct supervisor_list_reply *reply,
                                                   const void *data, uint32_t count)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 24, 0);
    uint8_t *at = writ_builder_tail(b, supervisor_list_reply_tails, 0, count);
    const struct supervised_row *items = data;
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        supervised_row_store(at + i * 32, &items[i]);
    }
    reply->items.items = (const void *)at;
    reply->items.count = at != NULL ? count : 0;
}

static inline uint64_t supervisor_list_reply_finish(struct supervisor_serving *serving,
                                                    const struct supervisor_list_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 24, 0);
    writ_builder_skip(b, supervisor_list_reply_tails, 1);
    writ_store_u64(body + 8, v->next);
    writ_store_u64(body + 16, v->generation);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(SUPERVISOR_LIST_REPLY, b->cursor) : 0;
}

static inline uint64_t supervisor_attend_reply_finish(struct supervisor_serving *serving,
                                                      const struct supervisor_attend_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 0, 1);
    const struct writ_record news_record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_reply_handle(b, 0, v->news, false, news_record);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(SUPERVISOR_ATTEND_REPLY, b->cursor) : 0;
}

/* Answers one who waits in `stop`: with what is in `m` if the status is OK. */
static inline void supervisor_answer_one_stop(struct supervisor_serving *serving,
                                              struct writ_waiter *waiter, uint32_t status,
                                              struct writ_msg m)
{
    if (status != WRIT_OK) {
        uint32_t said = supervisor_stop_may_say(status) ? status : WRIT_INTERNAL;
        uint64_t tag = writ_failed(&serving->of[2], waiter->caller, SUPERVISOR_STOP_REQUEST, said);
        m = (struct writ_msg){.tag = tag};
    }
    writ_answer(serving->io, waiter, &m);
}

/* Those who wait in `stop` for this object are answered. */
static inline void supervisor_wake_stop(struct supervisor_server *s, uint64_t key,
                                        struct component *object)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    for (uint32_t i = 0; i < SUPERVISOR_STOP_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->stop[i];
        if (waiter->reply == 0 || waiter->key != key) {
            continue;
        }
        struct writ_msg m = {.tag = SUPERVISOR_STOP_REPLY};
        uint32_t status = supervisor_answer_stop(s, key, object);
        if (status == WRIT_KEEP) {
            continue;
        }
        supervisor_answer_one_stop(serving, waiter, status, m);
    }
}

/* Answers one who waits in `restart`: with what is in `m` if the status is OK. */
static inline void supervisor_answer_one_restart(struct supervisor_serving *serving,
                                                 struct writ_waiter *waiter, uint32_t status,
                                                 struct writ_msg m)
{
    if (status != WRIT_OK) {
        uint32_t said = supervisor_restart_may_say(status) ? status : WRIT_INTERNAL;
        uint64_t tag =
            writ_failed(&serving->of[3], waiter->caller, SUPERVISOR_RESTART_REQUEST, said);
        m = (struct writ_msg){.tag = tag};
    }
    writ_answer(serving->io, waiter, &m);
}

/* Those who wait in `restart` for this object are answered. */
static inline void supervisor_wake_restart(struct supervisor_server *s, uint64_t key,
                                           struct component *object)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    for (uint32_t i = 0; i < SUPERVISOR_RESTART_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->restart[i];
        if (waiter->reply == 0 || waiter->key != key) {
            continue;
        }
        struct writ_msg m = {.tag = SUPERVISOR_RESTART_REPLY};
        uint32_t status = supervisor_answer_restart(s, key, object);
        if (status == WRIT_KEEP) {
            continue;
        }
        supervisor_answer_one_restart(serving, waiter, status, m);
    }
}

/* The component with this key is no more: those who wait for something of it learn that. */
static inline void supervisor_gone_component(struct supervisor_server *s, uint64_t key)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    for (uint32_t i = 0; i < SUPERVISOR_STOP_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->stop[i];
        if (waiter->reply != 0 && waiter->key == key) {
            supervisor_answer_one_stop(serving, waiter, WRIT_NOT_FOUND,
                                       (struct writ_msg){.tag = 0});
        }
    }
    for (uint32_t i = 0; i < SUPERVISOR_RESTART_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->restart[i];
        if (waiter->reply != 0 && waiter->key == key) {
            supervisor_answer_one_restart(serving, waiter, WRIT_NOT_FOUND,
                                          (struct writ_msg){.tag = 0});
        }
    }
}

/* The adapter says that `stops` has happened to the component with this key. */
static inline void supervisor_event_stops(struct supervisor_server *s, uint64_t key)
{
    enum supervised_state now_state = 0;
    struct component *now = supervisor_find_component(s, key, &now_state);
    supervisor_wake_stop(s, key, now);
}

/* The adapter says that `answers` has happened to the component with this key. */
static inline void supervisor_event_answers(struct supervisor_server *s, uint64_t key)
{
    enum supervised_state now_state = 0;
    struct component *now = supervisor_find_component(s, key, &now_state);
    supervisor_wake_restart(s, key, now);
}

/* Answers that somebody is there. */
static inline uint64_t supervisor_serve_ping(struct supervisor_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = SUPERVISOR_PING_REPLY};
    return SUPERVISOR_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t supervisor_serve_stats(struct supervisor_server *s, struct writ_msg *m,
                                              const struct writ_caller *caller)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = supervisor_counted(serving);
    struct supervisor_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    supervisor_stats_reply_write(m, &reply);
    return SUPERVISOR_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t supervisor_serve_abi(struct supervisor_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct supervisor_abi_reply reply = {.hash = SUPERVISOR_ABI};
    supervisor_abi_reply_write(m, &reply);
    return SUPERVISOR_ABI_REPLY;
}

/* `list`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t supervisor_serve_list(struct supervisor_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SUPERVISOR_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct supervisor_list_request request = supervisor_list_request_read(m);
    struct supervisor_list_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 24};
    uint32_t status = supervisor_on_list(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = supervisor_list_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           supervisor_list_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `status`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t supervisor_serve_status(struct supervisor_server *s, struct writ_msg *m,
                                               const struct writ_caller *caller)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SUPERVISOR_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct supervisor_status_request request = supervisor_status_request_read(m);
    enum supervised_state component_state = 0;
    struct component *component = supervisor_find_component(s, request.component, &component_state);
    if (component == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(SUPERVISOR_STATUS_REQUEST_COMPONENT_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct supervisor_status_reply reply = {0};
    uint32_t status = supervisor_on_status(s, caller, component, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           supervisor_status_may_say(status) ? status : WRIT_INTERNAL);
    }
    supervisor_status_reply_write(m, &reply);
    return SUPERVISOR_STATUS_REPLY;
}

/* `stop`: admission, checks, order, handler, reply. Returns the tag of the reply, or 0 if it is kept. */
static inline uint64_t supervisor_serve_stop(struct supervisor_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SUPERVISOR_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct supervisor_stop_request request = supervisor_stop_request_read(m);
    enum supervised_state component_state = 0;
    struct component *component = supervisor_find_component(s, request.component, &component_state);
    if (component == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(SUPERVISOR_STOP_REQUEST_COMPONENT_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = supervisor_on_stop(s, caller, component, &request);
    if (status == WRIT_KEEP) {
        status = writ_park(serving->io, serving->stop, SUPERVISOR_STOP_WAITERS, request.component,
                           caller);
        if (status == WRIT_OK) {
            *m = (struct writ_msg){.tag = 0};
            return 0;
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           supervisor_stop_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = SUPERVISOR_STOP_REPLY};
    return SUPERVISOR_STOP_REPLY;
}

/* `restart`: admission, checks, order, handler, reply. Returns the tag of the reply, or 0 if it is kept. */
static inline uint64_t supervisor_serve_restart(struct supervisor_server *s, struct writ_msg *m,
                                                const struct writ_caller *caller)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SUPERVISOR_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct supervisor_restart_request request = supervisor_restart_request_read(m);
    enum supervised_state component_state = 0;
    struct component *component = supervisor_find_component(s, request.component, &component_state);
    if (component == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(SUPERVISOR_RESTART_REQUEST_COMPONENT_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = supervisor_on_restart(s, caller, component, &request);
    if (status == WRIT_KEEP) {
        status = writ_park(serving->io, serving->restart, SUPERVISOR_RESTART_WAITERS,
                           request.component, caller);
        if (status == WRIT_OK) {
            *m = (struct writ_msg){.tag = 0};
            return 0;
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           supervisor_restart_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = SUPERVISOR_RESTART_REPLY};
    return SUPERVISOR_RESTART_REPLY;
}

/* `watch`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t supervisor_serve_watch(struct supervisor_server *s, struct writ_msg *m,
                                              const struct writ_caller *caller)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    struct writ_counters *counters = &serving->of[4];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SUPERVISOR_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = supervisor_watch_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct supervisor_watch_request request =
        supervisor_watch_request_read(serving->io->in + WRIT_RECORDS);
    uint32_t status = supervisor_on_watch(s, caller, &request);
    writ_close_rest(serving->io, &request.bell, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           supervisor_watch_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = SUPERVISOR_WATCH_REPLY};
    return SUPERVISOR_WATCH_REPLY;
}

/* `next_event`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t supervisor_serve_next_event(struct supervisor_server *s, struct writ_msg *m,
                                                   const struct writ_caller *caller)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    struct writ_counters *counters = &serving->of[5];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SUPERVISOR_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct supervisor_next_event_request request = supervisor_next_event_request_read(m);
    struct supervisor_next_event_reply reply = {0};
    uint32_t status = supervisor_on_next_event(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           supervisor_next_event_may_say(status) ? status : WRIT_INTERNAL);
    }
    supervisor_next_event_reply_write(m, &reply);
    return SUPERVISOR_NEXT_EVENT_REPLY;
}

/* `attend`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t supervisor_serve_attend(struct supervisor_server *s, struct writ_msg *m,
                                               const struct writ_caller *caller)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    struct writ_counters *counters = &serving->of[6];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SUPERVISOR_ROLE_ROOT)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = supervisor_attend_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct supervisor_attend_request request =
        supervisor_attend_request_read(serving->io->in + WRIT_RECORDS);
    struct supervisor_attend_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 0};
    uint32_t status = supervisor_on_attend(s, caller, &request, &reply);
    writ_close_rest(serving->io, &request.board, 1);
    writ_close_rest(serving->io, &request.orders, 1);
    writ_close_rest(serving->io, &request.bell, 1);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = supervisor_attend_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        writ_close_rest(serving->io, &reply.news, 1);
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           supervisor_attend_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* An event of the kernel. */
static inline void supervisor_event(struct supervisor_server *s, uint64_t tag, uint64_t word,
                                    uint64_t label)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    writ_drop_label(serving->io, serving->stop, SUPERVISOR_STOP_WAITERS, label);
    writ_drop_label(serving->io, serving->restart, SUPERVISOR_RESTART_WAITERS, label);
    supervisor_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool supervisor_dispatch(struct supervisor_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
    if ((uint16_t)caller->label == SUPERVISOR_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)SUPERVISOR_LIST_REQUEST:
            if (m->tag == SUPERVISOR_LIST_REQUEST) {
                m->tag = supervisor_serve_list(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SUPERVISOR_STATUS_REQUEST:
            if (m->tag == SUPERVISOR_STATUS_REQUEST) {
                m->tag = supervisor_serve_status(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SUPERVISOR_STOP_REQUEST:
            if (m->tag == SUPERVISOR_STOP_REQUEST) {
                m->tag = supervisor_serve_stop(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SUPERVISOR_RESTART_REQUEST:
            if (m->tag == SUPERVISOR_RESTART_REQUEST) {
                m->tag = supervisor_serve_restart(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SUPERVISOR_WATCH_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == SUPERVISOR_WATCH_REQUEST) {
                m->tag = supervisor_serve_watch(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SUPERVISOR_NEXT_EVENT_REQUEST:
            if (m->tag == SUPERVISOR_NEXT_EVENT_REQUEST) {
                m->tag = supervisor_serve_next_event(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SUPERVISOR_ATTEND_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == SUPERVISOR_ATTEND_REQUEST) {
                m->tag = supervisor_serve_attend(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case SUPERVISOR_PING_REQUEST:
                m->tag = supervisor_serve_ping(s, m, caller);
                return true;
            case SUPERVISOR_STATS_REQUEST:
                m->tag = supervisor_serve_stats(s, m, caller);
                return true;
            case SUPERVISOR_ABI_REQUEST:
                m->tag = supervisor_serve_abi(s, m, caller);
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
        supervisor_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = supervisor_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void supervisor_dispatch_to(void *server, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct supervisor_serving *serving = supervisor_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = supervisor_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served supervisor_served(struct supervisor_server *s)
{
    struct writ_served served = {.protocol = SUPERVISOR_PROTOCOL, .server = s};
    served.dispatch = supervisor_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void supervisor_serve(struct supervisor_server *s)
{
    struct supervisor_serving *serving = supervisor_serving_of(s);
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
            bool dispatched = supervisor_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
