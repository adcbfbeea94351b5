/* Generated from idl/procd.writ: change it there.
 *
 * Dispatchers of procd. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef PROCD_SERVER_H
#define PROCD_SERVER_H

#include "writ/serve.h"

#include "procd_wire.h"

struct child_server;

/* What the dispatcher of Child keeps. */
struct child_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct child_server *s, uint64_t bits);
};

static inline void child_serving_init(struct child_serving *serving, struct writ_io *io)
{
    *serving = (struct child_serving){.io = io};
}

/* What was counted of all of them. */
static inline struct writ_counters child_counted(const struct child_serving *serving)
{
    struct writ_counters all = serving->counters;
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct child_serving *child_serving_of(struct child_server *s)
{
    return (struct child_serving *)(void *)s;
}

/* Answers that somebody is there. */
static inline uint64_t child_serve_ping(struct child_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct child_serving *serving = child_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = CHILD_PING_REPLY};
    return CHILD_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t child_serve_stats(struct child_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct child_serving *serving = child_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = child_counted(serving);
    struct child_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    child_stats_reply_write(m, &reply);
    return CHILD_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t child_serve_abi(struct child_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct child_serving *serving = child_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct child_abi_reply reply = {.hash = PROCD_ABI};
    child_abi_reply_write(m, &reply);
    return CHILD_ABI_REPLY;
}

/* An event of the kernel. */
static inline void child_event(struct child_server *s, uint64_t tag, uint64_t word, uint64_t label)
{
    struct child_serving *serving = child_serving_of(s);
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
static inline bool child_dispatch(struct child_server *s, struct writ_msg *m,
                                  const struct writ_caller *caller)
{
    struct child_serving *serving = child_serving_of(s);
    if ((uint16_t)caller->label == CHILD_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        default:
            switch (m->tag) {
            case CHILD_PING_REQUEST:
                m->tag = child_serve_ping(s, m, caller);
                return true;
            case CHILD_STATS_REQUEST:
                m->tag = child_serve_stats(s, m, caller);
                return true;
            case CHILD_ABI_REQUEST:
                m->tag = child_serve_abi(s, m, caller);
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
        child_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = child_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void child_dispatch_to(void *server, struct writ_msg *m,
                                     const struct writ_caller *caller)
{
    struct child_serving *serving = child_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = child_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served child_served(struct child_server *s)
{
    struct writ_served served = {.protocol = CHILD_PROTOCOL, .server = s};
    served.dispatch = child_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void child_serve(struct child_server *s)
{
    struct child_serving *serving = child_serving_of(s);
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
            bool dispatched = child_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

struct procd_server;
struct process;
struct transfer;

/* What the dispatcher of Procd keeps. */
struct procd_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: procd_method_name(). */
    struct writ_counters of[17];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct procd_server *s, uint64_t bits);
    struct writ_builder reply;
    struct writ_waiter wait_process_event[PROCD_WAIT_PROCESS_EVENT_WAITERS];
};

static inline void procd_serving_init(struct procd_serving *serving, struct writ_io *io)
{
    *serving = (struct procd_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *procd_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "spawn";
    case 1:
        return "spawn_service";
    case 2:
        return "stop_process";
    case 3:
        return "create_staged";
    case 4:
        return "start_staged";
    case 5:
        return "abort_staged";
    case 6:
        return "wait_process_event";
    case 7:
        return "query_process";
    case 8:
        return "set_restart_policy";
    case 9:
        return "get_restart_policy";
    case 10:
        return "update_foundation_endpoints";
    case 11:
        return "begin_image_transfer";
    case 12:
        return "send_image_chunk";
    case 13:
        return "commit_image_transfer";
    case 14:
        return "set_scheduling";
    case 15:
        return "subscribe";
    case 16:
        return "next_process_event";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters procd_counted(const struct procd_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 17; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct procd_serving *procd_serving_of(struct procd_server *s)
{
    return (struct procd_serving *)(void *)s;
}

/* The process with this key, or null; its state and class are told, too. */
static struct process *procd_find_process(struct procd_server *s, uint64_t key,
                                          enum process_state *ret_state,
                                          enum process_class *ret_class);

/* The transfer with this key, or null; its state is told, too. */
static struct transfer *procd_find_transfer(struct procd_server *s, uint64_t key,
                                            enum transfer_state *ret_state);

/* Builds a program and starts it at once, on the path of `create_staged` and `start_staged`. It gets the capabilities of every program
 * and no others. Components of the system are refused.
 *
 * Guarantee: on any error nothing of the program remains. */
static uint32_t procd_on_spawn(struct procd_server *s, const struct writ_caller *caller,
                               struct procd_spawn_request *request,
                               struct procd_spawn_reply *reply);

/* Builds a service that declares nothing and starts it at once, on the path of `create_staged` and `start_staged`.
 *
 * Guarantee: on any error nothing of the service remains. */
static uint32_t procd_on_spawn_service(struct procd_server *s, const struct writ_caller *caller,
                                       struct procd_spawn_service_request *request,
                                       struct procd_spawn_service_reply *reply);

/* Ends a process and retires its event; of one that has exited, retires the event.
 *
 * Guarantee: when it returns, none of its threads runs, its memory is accounted, and its number names nothing. */
static uint32_t procd_on_stop_process(struct procd_server *s, const struct writ_caller *caller,
                                      struct process *process,
                                      const struct procd_stop_process_request *request,
                                      struct procd_stop_process_reply *reply);

/* Builds a process that owns memory and capabilities but has no running thread, and gives what its creator needs: the grant, through
 * which capabilities are installed in its declared slots, and a connection on which it will answer `ping`.
 *
 * The connection is absent where the process is a component of the system: its endpoint outlives it, and who holds that lends it and
 * makes connections. The grant is the lease: when its last copy goes while the process is staged, the process goes too. Guarantee:
 * nothing remains on any error, and when the last copy of the grant goes. */
static uint32_t procd_on_create_staged(struct procd_server *s, const struct writ_caller *caller,
                                       struct procd_create_staged_request *request,
                                       struct procd_create_staged_reply *reply);

/* Lets a staged process run. Nothing can be installed in it afterwards.
 *
 * Guarantee: a process whose image turns out bad is gone, any other error leaves it staged. */
static uint32_t procd_on_start_staged(struct procd_server *s, const struct writ_caller *caller,
                                      struct process *process,
                                      const struct procd_start_staged_request *request);

/* Takes a staged process back.
 *
 * Guarantee: nothing of it remains. */
static uint32_t procd_on_abort_staged(struct procd_server *s, const struct writ_caller *caller,
                                      struct process *process,
                                      const struct procd_abort_staged_request *request);

/* Waits for the end of a process and tells of it, with the number of the event. Answered at once where it has ended and the number is
 * above `after_seq`, so a repeated call neither misses nor repeats; NOT_FOUND when the process is retired first.
 *
 * Blocks: until the process exits. A component that serves uses `subscribe` and `next_process_event`. */
static uint32_t procd_on_wait_process_event(struct procd_server *s,
                                            const struct writ_caller *caller,
                                            struct process *process,
                                            const struct procd_wait_process_event_request *request,
                                            struct procd_wait_process_event_reply *reply);

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static uint32_t procd_on_query_process(struct procd_server *s, const struct writ_caller *caller,
                                       struct process *process,
                                       const struct procd_query_process_request *request,
                                       struct procd_query_process_reply *reply);

/* Says when the component of this process is to be started again. It is stored and reported here and carried out by whoever started the
 * process; it holds for the component's later processes, too. */
static uint32_t procd_on_set_restart_policy(struct procd_server *s,
                                            const struct writ_caller *caller,
                                            struct process *process,
                                            const struct procd_set_restart_policy_request *request);

/* What was said, and how many restarts the running window has seen; NEVER where nothing was said. */
static uint32_t procd_on_get_restart_policy(struct procd_server *s,
                                            const struct writ_caller *caller,
                                            struct process *process,
                                            const struct procd_get_restart_policy_request *request,
                                            struct procd_get_restart_policy_reply *reply);

/* Gives procd connections to services that started after it. One that is there is bound in place of the one before, also where it is the
 * same; one that is absent leaves what is there.
 *
 * Guarantee: on any error, and after a connection failed, procd holds no connection that was not given and checked. */
static uint32_t
procd_on_update_foundation_endpoints(struct procd_server *s, const struct writ_caller *caller,
                                     struct procd_update_foundation_endpoints_request *request);

/* Announces an image: its size, its segments and its entry, all of which are checked before a byte is sent.
 *
 * Guarantee: on any error nothing is allocated that was not before. */
static uint32_t
procd_on_begin_image_transfer(struct procd_server *s, const struct writ_caller *caller,
                              const struct procd_begin_image_transfer_request *request,
                              struct procd_begin_image_transfer_reply *reply);

/* Sends the bytes of the image from `offset` on, which is where the chunk before ended.
 *
 * Guarantee: after BAD_ORDER nothing of the transfer remains. */
static uint32_t procd_on_send_image_chunk(struct procd_server *s, const struct writ_caller *caller,
                                          struct transfer *transfer,
                                          const struct procd_send_image_chunk_request *request,
                                          struct procd_send_image_chunk_reply *reply);

/* Makes the image, of which every byte has been sent, a running process. procd allocates, copies, zeroes, maps and starts it.
 *
 * Guarantee: on any error nothing of the program remains. */
static uint32_t
procd_on_commit_image_transfer(struct procd_server *s, const struct writ_caller *caller,
                               struct transfer *transfer,
                               const struct procd_commit_image_transfer_request *request,
                               struct procd_commit_image_transfer_reply *reply);

/* Gives the first thread of a process a band and, in the band FAIR, a weight; threads that it makes later begin with the same. The band
 * is never before the caller's own. */
static uint32_t procd_on_set_scheduling(struct procd_server *s, const struct writ_caller *caller,
                                        struct process *process,
                                        const struct procd_set_scheduling_request *request);

/* Gives the bit of a notification that tells of ends; a second one of the same caller takes the place of the first. */
static uint32_t procd_on_subscribe(struct procd_server *s, const struct writ_caller *caller,
                                   struct procd_subscribe_request *request);

/* The oldest event after `after_seq` of a process that the caller may see: `bootstrap` services, `driver` drivers, `launcher` what it
 * started, `observer` all. `lost` events between have made way for others; who is more than 256 of them behind is told of all.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static uint32_t procd_on_next_process_event(struct procd_server *s,
                                            const struct writ_caller *caller,
                                            const struct procd_next_process_event_request *request,
                                            struct procd_next_process_event_reply *reply);

/* The answer to one who waits in `wait_process_event`: a status, or WRIT_KEEP to let him wait on. */
static uint32_t procd_answer_wait_process_event(struct procd_server *s, uint64_t key,
                                                struct process *process,
                                                struct procd_wait_process_event_reply *reply);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void procd_on_closed(struct procd_server *s, uint64_t label);

static inline uint64_t procd_spawn_reply_finish(struct procd_serving *serving,
                                                const struct procd_spawn_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 8, 1);
    writ_store_u64(body, v->pid);
    const struct writ_record child_record = {
        .type = WRIT_TYPE_CONNECTION, .protocol = CHILD_PROTOCOL};
    writ_reply_handle(b, 0, v->child, false, child_record);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(PROCD_SPAWN_REPLY, b->cursor) : 0;
}

static inline uint64_t procd_stop_process_reply_finish(struct procd_serving *serving,
                                                       const struct procd_stop_process_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 192, 0);
    process_event_store(body, &v->event);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(PROCD_STOP_PROCESS_REPLY, b->cursor) : 0;
}

static inline uint64_t procd_create_staged_reply_finish(struct procd_serving *serving,
                                                        const struct procd_create_staged_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 8, 2);
    writ_store_u64(body, v->pid);
    const struct writ_record child_record = {
        .type = WRIT_TYPE_CONNECTION, .protocol = CHILD_PROTOCOL};
    writ_reply_handle(b, 0, v->child, true, child_record);
    const struct writ_record grant_record = {
        .type = INSTALL_GRANT_TYPE, .rights = INSTALL_GRANT_RIGHT_INSTALL};
    writ_reply_handle(b, 1, v->grant, false, grant_record);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(PROCD_CREATE_STAGED_REPLY, b->cursor) : 0;
}

static inline uint64_t
procd_wait_process_event_reply_finish(struct procd_serving *serving,
                                      const struct procd_wait_process_event_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 200, 0);
    writ_store_u64(body, v->seq);
    process_event_store(body + 8, &v->event);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(PROCD_WAIT_PROCESS_EVENT_REPLY, b->cursor) : 0;
}

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void procd_query_process_reply_put_program(struct procd_server *s,
                                                         struct procd_query_process_reply *reply,
                                                         const void *data, uint32_t length)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 64, 0);
    uint8_t *at = writ_builder_tail(b, procd_query_process_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->program = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t procd_query_process_reply_finish(struct procd_serving *serving,
                                                        const struct procd_query_process_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 64, 0);
    writ_builder_skip(b, procd_query_process_reply_tails, 1);
    writ_store_u8(body, (uint8_t)v->state);
    writ_store_u32(body + 4, (uint32_t)v->role);
    writ_store_u32(body + 8, v->principal);
    writ_store_u64(body + 16, v->koid);
    writ_store_u32(body + 24, v->created_by);
    writ_store_u64(body + 32, v->started_us);
    writ_store_u64(body + 40, v->last_seq);
    writ_store_u64(body + 48, v->stack_bytes);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(PROCD_QUERY_PROCESS_REPLY, b->cursor) : 0;
}

static inline uint64_t
procd_next_process_event_reply_finish(struct procd_serving *serving,
                                      const struct procd_next_process_event_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 208, 0);
    writ_store_u64(body, v->seq);
    writ_store_u64(body + 8, v->lost);
    process_event_store(body + 16, &v->event);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(PROCD_NEXT_PROCESS_EVENT_REPLY, b->cursor) : 0;
}

/* Answers one who waits in `wait_process_event`: with what is in `m` if the status is OK. */
static inline void procd_answer_one_wait_process_event(struct procd_serving *serving,
                                                       struct writ_waiter *waiter, uint32_t status,
                                                       struct writ_msg m)
{
    if (status != WRIT_OK) {
        uint32_t said = procd_wait_process_event_may_say(status) ? status : WRIT_INTERNAL;
        uint64_t tag =
            writ_failed(&serving->of[6], waiter->caller, PROCD_WAIT_PROCESS_EVENT_REQUEST, said);
        m = (struct writ_msg){.tag = tag};
    }
    writ_answer(serving->io, waiter, &m);
}

/* Those who wait in `wait_process_event` for this object are answered. */
static inline void procd_wake_wait_process_event(struct procd_server *s, uint64_t key,
                                                 struct process *object)
{
    struct procd_serving *serving = procd_serving_of(s);
    for (uint32_t i = 0; i < PROCD_WAIT_PROCESS_EVENT_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->wait_process_event[i];
        if (waiter->reply == 0 || waiter->key != key) {
            continue;
        }
        struct writ_msg m = {.tag = PROCD_WAIT_PROCESS_EVENT_REPLY};
        struct procd_wait_process_event_reply reply = {0};
        serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 200};
        uint32_t status = procd_answer_wait_process_event(s, key, object, &reply);
        if (status == WRIT_KEEP) {
            continue;
        }
        m.tag = status == WRIT_OK ? procd_wait_process_event_reply_finish(serving, &reply) : 0;
        status = status == WRIT_OK && m.tag == 0 ? WRIT_INTERNAL : status;
        procd_answer_one_wait_process_event(serving, waiter, status, m);
    }
}

/* The process with this key is no more: those who wait for something of it learn that. */
static inline void procd_gone_process(struct procd_server *s, uint64_t key)
{
    struct procd_serving *serving = procd_serving_of(s);
    for (uint32_t i = 0; i < PROCD_WAIT_PROCESS_EVENT_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->wait_process_event[i];
        if (waiter->reply != 0 && waiter->key == key) {
            procd_answer_one_wait_process_event(serving, waiter, WRIT_NOT_FOUND,
                                                (struct writ_msg){.tag = 0});
        }
    }
}

/* The adapter says that `exits` has happened to the process with this key. */
static inline void procd_event_exits(struct procd_server *s, uint64_t key)
{
    enum process_state now_state = 0;
    enum process_class now_class = 0;
    struct process *now = procd_find_process(s, key, &now_state, &now_class);
    procd_wake_wait_process_event(s, key, now);
}

/* The adapter says that `retires` has happened to the process with this key. */
static inline void procd_event_retires(struct procd_server *s, uint64_t key)
{
    procd_wake_wait_process_event(s, key, NULL);
    procd_gone_process(s, key);
}

/* The adapter says that `forsaken` has happened to the process with this key. */
static inline void procd_event_forsaken(struct procd_server *s, uint64_t key)
{
    procd_gone_process(s, key);
}

/* Answers that somebody is there. */
static inline uint64_t procd_serve_ping(struct procd_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = PROCD_PING_REPLY};
    return PROCD_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t procd_serve_stats(struct procd_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = procd_counted(serving);
    struct procd_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    procd_stats_reply_write(m, &reply);
    return PROCD_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t procd_serve_abi(struct procd_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct procd_abi_reply reply = {.hash = PROCD_ABI};
    procd_abi_reply_write(m, &reply);
    return PROCD_ABI_REPLY;
}

/* `spawn`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_spawn(struct procd_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 24 || bytes > WRIT_MAX_BODY)) {
        why =
            procd_spawn_request_check_body(serving->io->in, bytes, serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct procd_spawn_request request =
        procd_spawn_request_read(serving->io->in, serving->io->in + WRIT_RECORDS);
    request.program.use = writ_in_use(serving->io);
    uint32_t allowed = caller->roles & (0);
    if (request.role == PROGRAM_ROLE_EXTENSION || request.role == PROGRAM_ROLE_TEST) {
        allowed |= caller->roles & PROCD_ROLE_LAUNCHER;
    }
    if (allowed == 0 && (caller->roles & (0)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_SPAWN_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_spawn_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 8};
    uint32_t status = procd_on_spawn(s, caller, &request, &reply);
    writ_end_request(serving->io);
    writ_close_rest(serving->io, &request.image, 1);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = procd_spawn_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        writ_close_rest(serving->io, &reply.child, 1);
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_spawn_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `spawn_service`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_spawn_service(struct procd_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 8)) {
        why =
            procd_spawn_service_request_check_body(serving->io->in, serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct procd_spawn_service_request request =
        procd_spawn_service_request_read(serving->io->in, serving->io->in + WRIT_RECORDS);
    struct procd_spawn_service_reply reply = {0};
    uint32_t status = procd_on_spawn_service(s, caller, &request, &reply);
    writ_close_rest(serving->io, &request.image, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_spawn_service_may_say(status) ? status : WRIT_INTERNAL);
    }
    procd_spawn_service_reply_write(m, &reply);
    return PROCD_SPAWN_SERVICE_REPLY;
}

/* `stop_process`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_stop_process(struct procd_server *s, struct writ_msg *m,
                                                const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = procd_stop_process_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct procd_stop_process_request request = procd_stop_process_request_read(m);
    uint32_t allowed = caller->roles & (0);
    if (allowed == 0 &&
        (caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_STOP_PROCESS_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum process_state process_state = 0;
    enum process_class process_class = 0;
    struct process *process = procd_find_process(s, request.pid, &process_state, &process_class);
    if (process == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(PROCD_STOP_PROCESS_REQUEST_PROCESS_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (process_class == PROCESS_CLASS_SERVICE) {
        allowed |= caller->roles & PROCD_ROLE_BOOTSTRAP;
    }
    if (process_class == PROCESS_CLASS_DRIVER) {
        allowed |= caller->roles & PROCD_ROLE_DRIVER;
    }
    if (process_class == PROCESS_CLASS_APP) {
        allowed |= caller->roles & PROCD_ROLE_LAUNCHER;
    }
    if (allowed == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_STOP_PROCESS_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (process_state != PROCESS_STATE_RUNNING && process_state != PROCESS_STATE_STOPPING &&
        process_state != PROCESS_STATE_EXITED) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(PROCD_STOP_PROCESS_REQUEST_PROCESS_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_stop_process_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 192};
    uint32_t status = procd_on_stop_process(s, caller, process, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = procd_stop_process_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_stop_process_may_say(status) ? status : WRIT_INTERNAL);
    }
    procd_gone_process(s, request.pid);
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `create_staged`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_create_staged(struct procd_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 24 || bytes > WRIT_MAX_BODY)) {
        why = procd_create_staged_request_check_body(serving->io->in, bytes,
                                                     serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct procd_create_staged_request request =
        procd_create_staged_request_read(serving->io->in, serving->io->in + WRIT_RECORDS);
    request.program.use = writ_in_use(serving->io);
    uint32_t allowed = caller->roles & (0);
    if (request.role == PROGRAM_ROLE_SERVICE) {
        allowed |= caller->roles & PROCD_ROLE_BOOTSTRAP;
    }
    if (request.role == PROGRAM_ROLE_DRIVER) {
        allowed |= caller->roles & PROCD_ROLE_DRIVER;
    }
    if (request.role == PROGRAM_ROLE_APP || request.role == PROGRAM_ROLE_EXTENSION) {
        allowed |= caller->roles & PROCD_ROLE_LAUNCHER;
    }
    if (allowed == 0 && (caller->roles & (0)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_CREATE_STAGED_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_create_staged_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 8};
    uint32_t status = procd_on_create_staged(s, caller, &request, &reply);
    writ_end_request(serving->io);
    writ_close_rest(serving->io, &request.image, 1);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = procd_create_staged_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        writ_close_rest(serving->io, &reply.child, 1);
        writ_close_rest(serving->io, &reply.grant, 1);
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_create_staged_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `start_staged`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_start_staged(struct procd_server *s, struct writ_msg *m,
                                                const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[4];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_start_staged_request request = procd_start_staged_request_read(m);
    uint32_t allowed = caller->roles & (0);
    if (allowed == 0 &&
        (caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_START_STAGED_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum process_state process_state = 0;
    enum process_class process_class = 0;
    struct process *process = procd_find_process(s, request.pid, &process_state, &process_class);
    if (process == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(PROCD_START_STAGED_REQUEST_PROCESS_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (process_class == PROCESS_CLASS_SERVICE) {
        allowed |= caller->roles & PROCD_ROLE_BOOTSTRAP;
    }
    if (process_class == PROCESS_CLASS_DRIVER) {
        allowed |= caller->roles & PROCD_ROLE_DRIVER;
    }
    if (process_class == PROCESS_CLASS_APP) {
        allowed |= caller->roles & PROCD_ROLE_LAUNCHER;
    }
    if (allowed == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_START_STAGED_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (process_state != PROCESS_STATE_STAGED) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(PROCD_START_STAGED_REQUEST_PROCESS_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = procd_on_start_staged(s, caller, process, &request);
    if (status != WRIT_OK) {
        if (status == PROCD_ERROR_BAD_IMAGE) {
            procd_gone_process(s, request.pid);
        }
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_start_staged_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = PROCD_START_STAGED_REPLY};
    return PROCD_START_STAGED_REPLY;
}

/* `abort_staged`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_abort_staged(struct procd_server *s, struct writ_msg *m,
                                                const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[5];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_abort_staged_request request = procd_abort_staged_request_read(m);
    uint32_t allowed = caller->roles & (0);
    if (allowed == 0 &&
        (caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_ABORT_STAGED_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum process_state process_state = 0;
    enum process_class process_class = 0;
    struct process *process = procd_find_process(s, request.pid, &process_state, &process_class);
    if (process == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(PROCD_ABORT_STAGED_REQUEST_PROCESS_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (process_class == PROCESS_CLASS_SERVICE) {
        allowed |= caller->roles & PROCD_ROLE_BOOTSTRAP;
    }
    if (process_class == PROCESS_CLASS_DRIVER) {
        allowed |= caller->roles & PROCD_ROLE_DRIVER;
    }
    if (process_class == PROCESS_CLASS_APP) {
        allowed |= caller->roles & PROCD_ROLE_LAUNCHER;
    }
    if (allowed == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_ABORT_STAGED_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (process_state != PROCESS_STATE_STAGED) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(PROCD_ABORT_STAGED_REQUEST_PROCESS_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = procd_on_abort_staged(s, caller, process, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_abort_staged_may_say(status) ? status : WRIT_INTERNAL);
    }
    procd_gone_process(s, request.pid);
    *m = (struct writ_msg){.tag = PROCD_ABORT_STAGED_REPLY};
    return PROCD_ABORT_STAGED_REPLY;
}

/* `wait_process_event`: admission, checks, order, handler, reply. Returns the tag of the reply, or 0 if it is kept. */
static inline uint64_t procd_serve_wait_process_event(struct procd_server *s, struct writ_msg *m,
                                                      const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[6];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER |
                          PROCD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_wait_process_event_request request = procd_wait_process_event_request_read(m);
    uint32_t allowed = caller->roles & (PROCD_ROLE_OBSERVER);
    if (allowed == 0 &&
        (caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_WAIT_PROCESS_EVENT_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum process_state process_state = 0;
    enum process_class process_class = 0;
    struct process *process = procd_find_process(s, request.pid, &process_state, &process_class);
    if (process == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(PROCD_WAIT_PROCESS_EVENT_REQUEST_PROCESS_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (process_class == PROCESS_CLASS_SERVICE) {
        allowed |= caller->roles & PROCD_ROLE_BOOTSTRAP;
    }
    if (process_class == PROCESS_CLASS_DRIVER) {
        allowed |= caller->roles & PROCD_ROLE_DRIVER;
    }
    if (process_class == PROCESS_CLASS_APP) {
        allowed |= caller->roles & PROCD_ROLE_LAUNCHER;
    }
    if (allowed == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_WAIT_PROCESS_EVENT_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_wait_process_event_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 200};
    uint32_t status = procd_on_wait_process_event(s, caller, process, &request, &reply);
    if (status == WRIT_KEEP) {
        status = writ_park(serving->io, serving->wait_process_event,
                           PROCD_WAIT_PROCESS_EVENT_WAITERS, request.pid, caller);
        if (status == WRIT_OK) {
            *m = (struct writ_msg){.tag = 0};
            return 0;
        }
    }
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = procd_wait_process_event_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_wait_process_event_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `query_process`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_query_process(struct procd_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[7];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER |
                          PROCD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_query_process_request request = procd_query_process_request_read(m);
    uint32_t allowed = caller->roles & (PROCD_ROLE_OBSERVER);
    if (allowed == 0 &&
        (caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_QUERY_PROCESS_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum process_state process_state = 0;
    enum process_class process_class = 0;
    struct process *process = procd_find_process(s, request.pid, &process_state, &process_class);
    if (process == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(PROCD_QUERY_PROCESS_REQUEST_PROCESS_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (process_class == PROCESS_CLASS_SERVICE) {
        allowed |= caller->roles & PROCD_ROLE_BOOTSTRAP;
    }
    if (process_class == PROCESS_CLASS_DRIVER) {
        allowed |= caller->roles & PROCD_ROLE_DRIVER;
    }
    if (process_class == PROCESS_CLASS_APP) {
        allowed |= caller->roles & PROCD_ROLE_LAUNCHER;
    }
    if (allowed == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_QUERY_PROCESS_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_query_process_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 64};
    uint32_t status = procd_on_query_process(s, caller, process, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = procd_query_process_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_query_process_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `set_restart_policy`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_set_restart_policy(struct procd_server *s, struct writ_msg *m,
                                                      const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[8];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = procd_set_restart_policy_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct procd_set_restart_policy_request request = procd_set_restart_policy_request_read(m);
    uint32_t allowed = caller->roles & (0);
    if (allowed == 0 &&
        (caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_SET_RESTART_POLICY_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum process_state process_state = 0;
    enum process_class process_class = 0;
    struct process *process = procd_find_process(s, request.pid, &process_state, &process_class);
    if (process == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(PROCD_SET_RESTART_POLICY_REQUEST_PROCESS_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (process_class == PROCESS_CLASS_SERVICE) {
        allowed |= caller->roles & PROCD_ROLE_BOOTSTRAP;
    }
    if (process_class == PROCESS_CLASS_DRIVER) {
        allowed |= caller->roles & PROCD_ROLE_DRIVER;
    }
    if (process_class == PROCESS_CLASS_APP) {
        allowed |= caller->roles & PROCD_ROLE_LAUNCHER;
    }
    if (allowed == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_SET_RESTART_POLICY_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = procd_on_set_restart_policy(s, caller, process, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_set_restart_policy_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = PROCD_SET_RESTART_POLICY_REPLY};
    return PROCD_SET_RESTART_POLICY_REPLY;
}

/* `get_restart_policy`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_get_restart_policy(struct procd_server *s, struct writ_msg *m,
                                                      const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[9];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER |
                          PROCD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_get_restart_policy_request request = procd_get_restart_policy_request_read(m);
    uint32_t allowed = caller->roles & (PROCD_ROLE_OBSERVER);
    if (allowed == 0 &&
        (caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_GET_RESTART_POLICY_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum process_state process_state = 0;
    enum process_class process_class = 0;
    struct process *process = procd_find_process(s, request.pid, &process_state, &process_class);
    if (process == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(PROCD_GET_RESTART_POLICY_REQUEST_PROCESS_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (process_class == PROCESS_CLASS_SERVICE) {
        allowed |= caller->roles & PROCD_ROLE_BOOTSTRAP;
    }
    if (process_class == PROCESS_CLASS_DRIVER) {
        allowed |= caller->roles & PROCD_ROLE_DRIVER;
    }
    if (process_class == PROCESS_CLASS_APP) {
        allowed |= caller->roles & PROCD_ROLE_LAUNCHER;
    }
    if (allowed == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_GET_RESTART_POLICY_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_get_restart_policy_reply reply = {0};
    uint32_t status = procd_on_get_restart_policy(s, caller, process, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_get_restart_policy_may_say(status) ? status : WRIT_INTERNAL);
    }
    procd_get_restart_policy_reply_write(m, &reply);
    return PROCD_GET_RESTART_POLICY_REPLY;
}

/* `update_foundation_endpoints`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_update_foundation_endpoints(struct procd_server *s,
                                                               struct writ_msg *m,
                                                               const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[10];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = procd_update_foundation_endpoints_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct procd_update_foundation_endpoints_request request =
        procd_update_foundation_endpoints_request_read(serving->io->in + WRIT_RECORDS);
    uint32_t status = procd_on_update_foundation_endpoints(s, caller, &request);
    writ_close_rest(serving->io, &request.memory, 1);
    writ_close_rest(serving->io, &request.names, 1);
    writ_close_rest(serving->io, &request.journal, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_update_foundation_endpoints_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = PROCD_UPDATE_FOUNDATION_ENDPOINTS_REPLY};
    return PROCD_UPDATE_FOUNDATION_ENDPOINTS_REPLY;
}

/* `begin_image_transfer`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_begin_image_transfer(struct procd_server *s, struct writ_msg *m,
                                                        const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[11];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_LOADER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 40 || bytes > WRIT_MAX_BODY)) {
        why = procd_begin_image_transfer_request_check_body(serving->io->in, bytes);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct procd_begin_image_transfer_request request =
        procd_begin_image_transfer_request_read(serving->io->in);
    request.segments.use = writ_in_use(serving->io);
    request.program.use = writ_in_use(serving->io);
    uint32_t allowed = caller->roles & (0);
    if (request.role == PROGRAM_ROLE_APP || request.role == PROGRAM_ROLE_EXTENSION) {
        allowed |= caller->roles & PROCD_ROLE_LOADER;
    }
    if (allowed == 0 && (caller->roles & (0)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_begin_image_transfer_reply reply = {0};
    uint32_t status = procd_on_begin_image_transfer(s, caller, &request, &reply);
    writ_end_request(serving->io);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_begin_image_transfer_may_say(status) ? status : WRIT_INTERNAL);
    }
    procd_begin_image_transfer_reply_write(m, &reply);
    return PROCD_BEGIN_IMAGE_TRANSFER_REPLY;
}

/* `send_image_chunk`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_send_image_chunk(struct procd_server *s, struct writ_msg *m,
                                                    const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[12];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_LOADER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 24 || bytes > WRIT_MAX_BODY)) {
        why = procd_send_image_chunk_request_check_body(serving->io->in, bytes);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct procd_send_image_chunk_request request =
        procd_send_image_chunk_request_read(serving->io->in);
    request.chunk.use = writ_in_use(serving->io);
    enum transfer_state transfer_state = 0;
    struct transfer *transfer = procd_find_transfer(s, request.transfer, &transfer_state);
    if (transfer == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(PROCD_SEND_IMAGE_CHUNK_REQUEST_TRANSFER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (transfer_state != TRANSFER_STATE_OPEN) {
        struct writ_verdict verdict = writ_verdict(WRIT_BAD_STATE,
                                                   writ_reject(PROCD_SEND_IMAGE_CHUNK_REQUEST_TRANSFER_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_send_image_chunk_reply reply = {0};
    uint32_t status = procd_on_send_image_chunk(s, caller, transfer, &request, &reply);
    writ_end_request(serving->io);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_send_image_chunk_may_say(status) ? status : WRIT_INTERNAL);
    }
    procd_send_image_chunk_reply_write(m, &reply);
    return PROCD_SEND_IMAGE_CHUNK_REPLY;
}

/* `commit_image_transfer`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_commit_image_transfer(struct procd_server *s, struct writ_msg *m,
                                                         const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[13];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_LOADER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_commit_image_transfer_request request =
        procd_commit_image_transfer_request_read(m);
    enum transfer_state transfer_state = 0;
    struct transfer *transfer = procd_find_transfer(s, request.transfer, &transfer_state);
    if (transfer == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(PROCD_COMMIT_IMAGE_TRANSFER_REQUEST_TRANSFER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (transfer_state != TRANSFER_STATE_OPEN) {
        struct writ_verdict verdict = writ_verdict(WRIT_BAD_STATE,
                                                   writ_reject(PROCD_COMMIT_IMAGE_TRANSFER_REQUEST_TRANSFER_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_commit_image_transfer_reply reply = {0};
    uint32_t status = procd_on_commit_image_transfer(s, caller, transfer, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_commit_image_transfer_may_say(status) ? status : WRIT_INTERNAL);
    }
    procd_commit_image_transfer_reply_write(m, &reply);
    return PROCD_COMMIT_IMAGE_TRANSFER_REPLY;
}

/* `set_scheduling`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_set_scheduling(struct procd_server *s, struct writ_msg *m,
                                                  const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[14];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = procd_set_scheduling_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct procd_set_scheduling_request request = procd_set_scheduling_request_read(m);
    uint32_t allowed = caller->roles & (0);
    if (allowed == 0 &&
        (caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_SET_SCHEDULING_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum process_state process_state = 0;
    enum process_class process_class = 0;
    struct process *process = procd_find_process(s, request.pid, &process_state, &process_class);
    if (process == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(PROCD_SET_SCHEDULING_REQUEST_PROCESS_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (process_class == PROCESS_CLASS_SERVICE) {
        allowed |= caller->roles & PROCD_ROLE_BOOTSTRAP;
    }
    if (process_class == PROCESS_CLASS_DRIVER) {
        allowed |= caller->roles & PROCD_ROLE_DRIVER;
    }
    if (process_class == PROCESS_CLASS_APP) {
        allowed |= caller->roles & PROCD_ROLE_LAUNCHER;
    }
    if (allowed == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(PROCD_SET_SCHEDULING_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (process_state != PROCESS_STATE_STAGED && process_state != PROCESS_STATE_RUNNING) {
        struct writ_verdict verdict = writ_verdict(WRIT_BAD_STATE,
                                                   writ_reject(PROCD_SET_SCHEDULING_REQUEST_PROCESS_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = procd_on_set_scheduling(s, caller, process, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_set_scheduling_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = PROCD_SET_SCHEDULING_REPLY};
    return PROCD_SET_SCHEDULING_REPLY;
}

/* `subscribe`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_subscribe(struct procd_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[15];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER |
                          PROCD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = procd_subscribe_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct procd_subscribe_request request =
        procd_subscribe_request_read(serving->io->in + WRIT_RECORDS);
    uint32_t status = procd_on_subscribe(s, caller, &request);
    writ_close_rest(serving->io, &request.bell, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_subscribe_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = PROCD_SUBSCRIBE_REPLY};
    return PROCD_SUBSCRIBE_REPLY;
}

/* `next_process_event`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t procd_serve_next_process_event(struct procd_server *s, struct writ_msg *m,
                                                      const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    struct writ_counters *counters = &serving->of[16];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER |
                          PROCD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct procd_next_process_event_request request = procd_next_process_event_request_read(m);
    struct procd_next_process_event_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 208};
    uint32_t status = procd_on_next_process_event(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = procd_next_process_event_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           procd_next_process_event_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* An event of the kernel. */
static inline void procd_event(struct procd_server *s, uint64_t tag, uint64_t word, uint64_t label)
{
    struct procd_serving *serving = procd_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    writ_drop_label(serving->io, serving->wait_process_event, PROCD_WAIT_PROCESS_EVENT_WAITERS,
                    label);
    procd_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool procd_dispatch(struct procd_server *s, struct writ_msg *m,
                                  const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(s);
    if ((uint16_t)caller->label == PROCD_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)PROCD_SPAWN_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == PROCD_SPAWN_REQUEST) {
                m->tag = procd_serve_spawn(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_SPAWN_SERVICE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == PROCD_SPAWN_SERVICE_REQUEST) {
                m->tag = procd_serve_spawn_service(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_STOP_PROCESS_REQUEST:
            if (m->tag == PROCD_STOP_PROCESS_REQUEST) {
                m->tag = procd_serve_stop_process(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_CREATE_STAGED_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == PROCD_CREATE_STAGED_REQUEST) {
                m->tag = procd_serve_create_staged(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_START_STAGED_REQUEST:
            if (m->tag == PROCD_START_STAGED_REQUEST) {
                m->tag = procd_serve_start_staged(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_ABORT_STAGED_REQUEST:
            if (m->tag == PROCD_ABORT_STAGED_REQUEST) {
                m->tag = procd_serve_abort_staged(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_WAIT_PROCESS_EVENT_REQUEST:
            if (m->tag == PROCD_WAIT_PROCESS_EVENT_REQUEST) {
                m->tag = procd_serve_wait_process_event(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_QUERY_PROCESS_REQUEST:
            if (m->tag == PROCD_QUERY_PROCESS_REQUEST) {
                m->tag = procd_serve_query_process(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_SET_RESTART_POLICY_REQUEST:
            if (m->tag == PROCD_SET_RESTART_POLICY_REQUEST) {
                m->tag = procd_serve_set_restart_policy(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_GET_RESTART_POLICY_REQUEST:
            if (m->tag == PROCD_GET_RESTART_POLICY_REQUEST) {
                m->tag = procd_serve_get_restart_policy(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST) {
                m->tag = procd_serve_update_foundation_endpoints(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_BEGIN_IMAGE_TRANSFER_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == PROCD_BEGIN_IMAGE_TRANSFER_REQUEST) {
                m->tag = procd_serve_begin_image_transfer(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_SEND_IMAGE_CHUNK_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == PROCD_SEND_IMAGE_CHUNK_REQUEST) {
                m->tag = procd_serve_send_image_chunk(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_COMMIT_IMAGE_TRANSFER_REQUEST:
            if (m->tag == PROCD_COMMIT_IMAGE_TRANSFER_REQUEST) {
                m->tag = procd_serve_commit_image_transfer(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_SET_SCHEDULING_REQUEST:
            if (m->tag == PROCD_SET_SCHEDULING_REQUEST) {
                m->tag = procd_serve_set_scheduling(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_SUBSCRIBE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == PROCD_SUBSCRIBE_REQUEST) {
                m->tag = procd_serve_subscribe(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)PROCD_NEXT_PROCESS_EVENT_REQUEST:
            if (m->tag == PROCD_NEXT_PROCESS_EVENT_REQUEST) {
                m->tag = procd_serve_next_process_event(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case PROCD_PING_REQUEST:
                m->tag = procd_serve_ping(s, m, caller);
                return true;
            case PROCD_STATS_REQUEST:
                m->tag = procd_serve_stats(s, m, caller);
                return true;
            case PROCD_ABI_REQUEST:
                m->tag = procd_serve_abi(s, m, caller);
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
        procd_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = procd_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void procd_dispatch_to(void *server, struct writ_msg *m,
                                     const struct writ_caller *caller)
{
    struct procd_serving *serving = procd_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = procd_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served procd_served(struct procd_server *s)
{
    struct writ_served served = {.protocol = PROCD_PROTOCOL, .server = s};
    served.dispatch = procd_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void procd_serve(struct procd_server *s)
{
    struct procd_serving *serving = procd_serving_of(s);
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
            bool dispatched = procd_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
