/* Generated from idl/samgrd.writ: change it there.
 *
 * Dispatchers of samgrd. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef SAMGRD_SERVER_H
#define SAMGRD_SERVER_H

#include "writ/serve.h"

#include "samgrd_wire.h"

struct samgrd_server;
struct name;

/* What the dispatcher of Samgrd keeps. */
struct samgrd_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: samgrd_method_name(). */
    struct writ_counters of[12];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct samgrd_server *s, uint64_t bits);
    struct writ_builder reply;
    struct writ_waiter wait_up[SAMGRD_WAIT_UP_WAITERS];
};

static inline void samgrd_serving_init(struct samgrd_serving *serving, struct writ_io *io)
{
    *serving = (struct samgrd_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *samgrd_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "resolve";
    case 1:
        return "connect";
    case 2:
        return "read_name";
    case 3:
        return "wait_up";
    case 4:
        return "watch";
    case 5:
        return "unwatch";
    case 6:
        return "next_event";
    case 7:
        return "list_names";
    case 8:
        return "register_name";
    case 9:
        return "unregister_name";
    case 10:
        return "report_change";
    case 11:
        return "come_up";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters samgrd_counted(const struct samgrd_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 12; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct samgrd_serving *samgrd_serving_of(struct samgrd_server *s)
{
    return (struct samgrd_serving *)(void *)s;
}

/* The name with this key, or null; its state and class are told, too. */
static struct name *samgrd_find_name(struct samgrd_server *s, uint64_t key,
                                     enum name_state *ret_state, enum name_class *ret_class);

/* The number of a name, and what is spoken there. */
static uint32_t samgrd_on_resolve(struct samgrd_server *s, const struct writ_caller *caller,
                                  const struct samgrd_resolve_request *request,
                                  struct samgrd_resolve_reply *reply);

/* A connection to who is behind a name, in as many of the wanted roles as policy allows the caller; `roles` are those it has.
 *
 * The connection is bound to the caller: nobody else can call through it. A name that is restarting gives one too, its calls queue.
 * Guarantee: a policyd that is dead, slow or confused means POLICY_SAYS_NO. */
static uint32_t samgrd_on_connect(struct samgrd_server *s, const struct writ_caller *caller,
                                  struct name *name, const struct samgrd_connect_request *request,
                                  struct samgrd_connect_reply *reply);

/* What is known of a name. */
static uint32_t samgrd_on_read_name(struct samgrd_server *s, const struct writ_caller *caller,
                                    struct name *name,
                                    const struct samgrd_read_name_request *request,
                                    struct samgrd_read_name_reply *reply);

/* Waits until somebody answers behind the name or it is given up, and tells which and how often it was restarted. Answered at once where
 * that is so already.
 *
 * Blocks: until `comes_up`, `returns` or `given_up`. A component that serves uses `watch` and `next_event`. */
static uint32_t samgrd_on_wait_up(struct samgrd_server *s, const struct writ_caller *caller,
                                  struct name *name, const struct samgrd_wait_up_request *request,
                                  struct samgrd_wait_up_reply *reply);

/* Sets a bit when something happens to this name; it adds to the names that the caller watches already. A second watch of the same name
 * takes the place of the first; LIMIT past `MAX_WATCHES`. */
static uint32_t samgrd_on_watch(struct samgrd_server *s, const struct writ_caller *caller,
                                struct name *name, struct samgrd_watch_request *request);

/* Ends a watch of the caller. */
static uint32_t samgrd_on_unwatch(struct samgrd_server *s, const struct writ_caller *caller,
                                  struct name *name, const struct samgrd_unwatch_request *request);

/* The oldest event after `after_seq` about a name that the caller watches; `lost` of them have made way. That a name was withdrawn is
 * told to who watched it, and is the last that is told of it.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static uint32_t samgrd_on_next_event(struct samgrd_server *s, const struct writ_caller *caller,
                                     const struct samgrd_next_event_request *request,
                                     struct samgrd_next_event_reply *reply);

/* A page of all names, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means that
 * names came or went between: begin again. */
static uint32_t samgrd_on_list_names(struct samgrd_server *s, const struct writ_caller *caller,
                                     const struct samgrd_list_names_request *request,
                                     struct samgrd_list_names_reply *reply);

/* Makes a name for an endpoint of the caller. It lives as long as the connection over which it was made, and is up when its server says
 * `come_up`.
 *
 * Guarantee: on any error the endpoint is closed and the name is as it was. */
static uint32_t samgrd_on_register_name(struct samgrd_server *s, const struct writ_caller *caller,
                                        struct samgrd_register_name_request *request,
                                        struct samgrd_register_name_reply *reply);

/* Takes a name back. */
static uint32_t samgrd_on_unregister_name(struct samgrd_server *s, const struct writ_caller *caller,
                                          struct name *name,
                                          const struct samgrd_unregister_name_request *request);

/* Tells that who is behind a name died, returned or was given up; said by its supervisor. */
static uint32_t samgrd_on_report_change(struct samgrd_server *s, const struct writ_caller *caller,
                                        struct name *name,
                                        const struct samgrd_report_change_request *request);

/* Tells that the caller serves the name that it registered: whoever waits for it is answered. */
static uint32_t samgrd_on_come_up(struct samgrd_server *s, const struct writ_caller *caller,
                                  struct name *name, const struct samgrd_come_up_request *request);

/* The answer to one who waits in `wait_up`: a status, or WRIT_KEEP to let him wait on. */
static uint32_t samgrd_answer_wait_up(struct samgrd_server *s, uint64_t key, struct name *name,
                                      struct samgrd_wait_up_reply *reply);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void samgrd_on_closed(struct samgrd_server *s, uint64_t label);

static inline uint64_t samgrd_connect_reply_finish(struct samgrd_serving *serving,
                                                   const struct samgrd_connect_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 8, 1);
    writ_store_u16(body, v->protocol);
    writ_store_u32(body + 4, v->roles);
    const struct writ_record connection_record = {.type = CONNECTION_TYPE,
                                                  .rights = CONNECTION_RIGHT_CALL |
                                                      CONNECTION_RIGHT_TRANSFER,
                                                  .protocol = WRIT_ANY_PROTOCOL};
    writ_reply_handle(b, 0, v->connection, false, connection_record);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(SAMGRD_CONNECT_REPLY, b->cursor) : 0;
}

static inline uint64_t samgrd_read_name_reply_finish(struct samgrd_serving *serving,
                                                     const struct samgrd_read_name_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 80, 0);
    writ_store_u8(body, (uint8_t)v->state);
    name_row_store(body + 8, &v->row);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(SAMGRD_READ_NAME_REPLY, b->cursor) : 0;
}

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void samgrd_list_names_reply_put_items(struct samgrd_server *s,
                                                     struct samgrd_list_names_reply *reply,
                                                     const void *data, uint32_t count)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 24, 0);
    uint8_t *at = writ_builder_tail(b, samgrd_list_names_reply_tails, 0, count);
    const struct name_row *items = data;
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        name_row_store(at + i * 72, &items[i]);
    }
    reply->items.items = (const void *)at;
    reply->items.count = at != NULL ? count : 0;
}

static inline uint64_t samgrd_list_names_reply_finish(struct samgrd_serving *serving,
                                                      const struct samgrd_list_names_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 24, 0);
    writ_builder_skip(b, samgrd_list_names_reply_tails, 1);
    writ_store_u64(body + 8, v->next);
    writ_store_u64(body + 16, v->generation);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(SAMGRD_LIST_NAMES_REPLY, b->cursor) : 0;
}

/* Answers one who waits in `wait_up`: with what is in `m` if the status is OK. */
static inline void samgrd_answer_one_wait_up(struct samgrd_serving *serving,
                                             struct writ_waiter *waiter, uint32_t status,
                                             struct writ_msg m)
{
    if (status != WRIT_OK) {
        uint32_t said = samgrd_wait_up_may_say(status) ? status : WRIT_INTERNAL;
        uint64_t tag = writ_failed(&serving->of[3], waiter->caller, SAMGRD_WAIT_UP_REQUEST, said);
        m = (struct writ_msg){.tag = tag};
    }
    writ_answer(serving->io, waiter, &m);
}

/* Those who wait in `wait_up` for this object are answered. */
static inline void samgrd_wake_wait_up(struct samgrd_server *s, uint64_t key, struct name *object)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    for (uint32_t i = 0; i < SAMGRD_WAIT_UP_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->wait_up[i];
        if (waiter->reply == 0 || waiter->key != key) {
            continue;
        }
        struct writ_msg m = {.tag = SAMGRD_WAIT_UP_REPLY};
        struct samgrd_wait_up_reply reply = {0};
        uint32_t status = samgrd_answer_wait_up(s, key, object, &reply);
        if (status == WRIT_KEEP) {
            continue;
        }
        samgrd_wait_up_reply_write(&m, &reply);
        samgrd_answer_one_wait_up(serving, waiter, status, m);
    }
}

/* The name with this key is no more: those who wait for something of it learn that. */
static inline void samgrd_gone_name(struct samgrd_server *s, uint64_t key)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    for (uint32_t i = 0; i < SAMGRD_WAIT_UP_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->wait_up[i];
        if (waiter->reply != 0 && waiter->key == key) {
            samgrd_answer_one_wait_up(serving, waiter, WRIT_NOT_FOUND, (struct writ_msg){.tag = 0});
        }
    }
}

/* The adapter says that `comes_up` has happened to the name with this key. */
static inline void samgrd_event_comes_up(struct samgrd_server *s, uint64_t key)
{
    enum name_state now_state = 0;
    enum name_class now_class = 0;
    struct name *now = samgrd_find_name(s, key, &now_state, &now_class);
    samgrd_wake_wait_up(s, key, now);
}

/* The adapter says that `returns` has happened to the name with this key. */
static inline void samgrd_event_returns(struct samgrd_server *s, uint64_t key)
{
    enum name_state now_state = 0;
    enum name_class now_class = 0;
    struct name *now = samgrd_find_name(s, key, &now_state, &now_class);
    samgrd_wake_wait_up(s, key, now);
}

/* The adapter says that `given_up` has happened to the name with this key. */
static inline void samgrd_event_given_up(struct samgrd_server *s, uint64_t key)
{
    enum name_state now_state = 0;
    enum name_class now_class = 0;
    struct name *now = samgrd_find_name(s, key, &now_state, &now_class);
    samgrd_wake_wait_up(s, key, now);
}

/* The adapter says that `withdrawn` has happened to the name with this key. */
static inline void samgrd_event_withdrawn(struct samgrd_server *s, uint64_t key)
{
    samgrd_gone_name(s, key);
}

/* Answers that somebody is there. */
static inline uint64_t samgrd_serve_ping(struct samgrd_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = SAMGRD_PING_REPLY};
    return SAMGRD_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t samgrd_serve_stats(struct samgrd_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = samgrd_counted(serving);
    struct samgrd_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    samgrd_stats_reply_write(m, &reply);
    return SAMGRD_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t samgrd_serve_abi(struct samgrd_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct samgrd_abi_reply reply = {.hash = SAMGRD_ABI};
    samgrd_abi_reply_write(m, &reply);
    return SAMGRD_ABI_REPLY;
}

/* `resolve`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t samgrd_serve_resolve(struct samgrd_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY)) {
        why = samgrd_resolve_request_check_body(serving->io->in, bytes);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct samgrd_resolve_request request = samgrd_resolve_request_read(serving->io->in);
    request.service.use = writ_in_use(serving->io);
    struct samgrd_resolve_reply reply = {0};
    uint32_t status = samgrd_on_resolve(s, caller, &request, &reply);
    writ_end_request(serving->io);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           samgrd_resolve_may_say(status) ? status : WRIT_INTERNAL);
    }
    samgrd_resolve_reply_write(m, &reply);
    return SAMGRD_RESOLVE_REPLY;
}

/* `connect`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t samgrd_serve_connect(struct samgrd_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SAMGRD_ROLE_CONSUMER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = samgrd_connect_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct samgrd_connect_request request = samgrd_connect_request_read(m);
    enum name_state name_state = 0;
    enum name_class name_class = 0;
    struct name *name = samgrd_find_name(s, request.name, &name_state, &name_class);
    if (name == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(SAMGRD_CONNECT_REQUEST_NAME_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (name_state != NAME_STATE_DOWN && name_state != NAME_STATE_UP &&
        name_state != NAME_STATE_RESTARTING) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(SAMGRD_CONNECT_REQUEST_NAME_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct samgrd_connect_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 8};
    uint32_t status = samgrd_on_connect(s, caller, name, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = samgrd_connect_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        writ_close_rest(serving->io, &reply.connection, 1);
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           samgrd_connect_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `read_name`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t samgrd_serve_read_name(struct samgrd_server *s, struct writ_msg *m,
                                              const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct samgrd_read_name_request request = samgrd_read_name_request_read(m);
    enum name_state name_state = 0;
    enum name_class name_class = 0;
    struct name *name = samgrd_find_name(s, request.name, &name_state, &name_class);
    if (name == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(SAMGRD_READ_NAME_REQUEST_NAME_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct samgrd_read_name_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 80};
    uint32_t status = samgrd_on_read_name(s, caller, name, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = samgrd_read_name_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           samgrd_read_name_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `wait_up`: admission, checks, order, handler, reply. Returns the tag of the reply, or 0 if it is kept. */
static inline uint64_t samgrd_serve_wait_up(struct samgrd_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct samgrd_wait_up_request request = samgrd_wait_up_request_read(m);
    enum name_state name_state = 0;
    enum name_class name_class = 0;
    struct name *name = samgrd_find_name(s, request.name, &name_state, &name_class);
    if (name == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(SAMGRD_WAIT_UP_REQUEST_NAME_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct samgrd_wait_up_reply reply = {0};
    uint32_t status = samgrd_on_wait_up(s, caller, name, &request, &reply);
    if (status == WRIT_KEEP) {
        status =
            writ_park(serving->io, serving->wait_up, SAMGRD_WAIT_UP_WAITERS, request.name, caller);
        if (status == WRIT_OK) {
            *m = (struct writ_msg){.tag = 0};
            return 0;
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           samgrd_wait_up_may_say(status) ? status : WRIT_INTERNAL);
    }
    samgrd_wait_up_reply_write(m, &reply);
    return SAMGRD_WAIT_UP_REPLY;
}

/* `watch`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t samgrd_serve_watch(struct samgrd_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_counters *counters = &serving->of[4];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 8)) {
        why = samgrd_watch_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct samgrd_watch_request request =
        samgrd_watch_request_read(serving->io->in, serving->io->in + WRIT_RECORDS);
    enum name_state name_state = 0;
    enum name_class name_class = 0;
    struct name *name = samgrd_find_name(s, request.name, &name_state, &name_class);
    if (name == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(SAMGRD_WATCH_REQUEST_NAME_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = samgrd_on_watch(s, caller, name, &request);
    writ_close_rest(serving->io, &request.bell, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           samgrd_watch_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = SAMGRD_WATCH_REPLY};
    return SAMGRD_WATCH_REPLY;
}

/* `unwatch`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t samgrd_serve_unwatch(struct samgrd_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_counters *counters = &serving->of[5];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct samgrd_unwatch_request request = samgrd_unwatch_request_read(m);
    enum name_state name_state = 0;
    enum name_class name_class = 0;
    struct name *name = samgrd_find_name(s, request.name, &name_state, &name_class);
    if (name == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(SAMGRD_UNWATCH_REQUEST_NAME_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = samgrd_on_unwatch(s, caller, name, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           samgrd_unwatch_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = SAMGRD_UNWATCH_REPLY};
    return SAMGRD_UNWATCH_REPLY;
}

/* `next_event`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t samgrd_serve_next_event(struct samgrd_server *s, struct writ_msg *m,
                                               const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_counters *counters = &serving->of[6];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct samgrd_next_event_request request = samgrd_next_event_request_read(m);
    struct samgrd_next_event_reply reply = {0};
    uint32_t status = samgrd_on_next_event(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           samgrd_next_event_may_say(status) ? status : WRIT_INTERNAL);
    }
    samgrd_next_event_reply_write(m, &reply);
    return SAMGRD_NEXT_EVENT_REPLY;
}

/* `list_names`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t samgrd_serve_list_names(struct samgrd_server *s, struct writ_msg *m,
                                               const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_counters *counters = &serving->of[7];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SAMGRD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct samgrd_list_names_request request = samgrd_list_names_request_read(m);
    struct samgrd_list_names_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 24};
    uint32_t status = samgrd_on_list_names(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = samgrd_list_names_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           samgrd_list_names_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `register_name`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t samgrd_serve_register_name(struct samgrd_server *s, struct writ_msg *m,
                                                  const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_counters *counters = &serving->of[8];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SAMGRD_ROLE_REGISTRAR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY)) {
        why = samgrd_register_name_request_check_body(serving->io->in, bytes,
                                                      serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct samgrd_register_name_request request =
        samgrd_register_name_request_read(serving->io->in, serving->io->in + WRIT_RECORDS);
    request.service.use = writ_in_use(serving->io);
    struct samgrd_register_name_reply reply = {0};
    uint32_t status = samgrd_on_register_name(s, caller, &request, &reply);
    writ_end_request(serving->io);
    writ_close_rest(serving->io, &request.endpoint, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           samgrd_register_name_may_say(status) ? status : WRIT_INTERNAL);
    }
    samgrd_register_name_reply_write(m, &reply);
    return SAMGRD_REGISTER_NAME_REPLY;
}

/* `unregister_name`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t samgrd_serve_unregister_name(struct samgrd_server *s, struct writ_msg *m,
                                                    const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_counters *counters = &serving->of[9];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SAMGRD_ROLE_REGISTRAR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct samgrd_unregister_name_request request = samgrd_unregister_name_request_read(m);
    uint32_t allowed = caller->roles & (0);
    if (allowed == 0 && (caller->roles & (SAMGRD_ROLE_REGISTRAR)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(SAMGRD_UNREGISTER_NAME_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum name_state name_state = 0;
    enum name_class name_class = 0;
    struct name *name = samgrd_find_name(s, request.name, &name_state, &name_class);
    if (name == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(SAMGRD_UNREGISTER_NAME_REQUEST_NAME_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (name_class == NAME_CLASS_REGISTERED) {
        allowed |= caller->roles & SAMGRD_ROLE_REGISTRAR;
    }
    if (allowed == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(SAMGRD_UNREGISTER_NAME_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = samgrd_on_unregister_name(s, caller, name, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           samgrd_unregister_name_may_say(status) ? status : WRIT_INTERNAL);
    }
    samgrd_gone_name(s, request.name);
    *m = (struct writ_msg){.tag = SAMGRD_UNREGISTER_NAME_REPLY};
    return SAMGRD_UNREGISTER_NAME_REPLY;
}

/* `report_change`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t samgrd_serve_report_change(struct samgrd_server *s, struct writ_msg *m,
                                                  const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_counters *counters = &serving->of[10];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SAMGRD_ROLE_SUPERVISOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = samgrd_report_change_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct samgrd_report_change_request request = samgrd_report_change_request_read(m);
    enum name_state name_state = 0;
    enum name_class name_class = 0;
    struct name *name = samgrd_find_name(s, request.name, &name_state, &name_class);
    if (name == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(SAMGRD_REPORT_CHANGE_REQUEST_NAME_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = samgrd_on_report_change(s, caller, name, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           samgrd_report_change_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = SAMGRD_REPORT_CHANGE_REPLY};
    return SAMGRD_REPORT_CHANGE_REPLY;
}

/* `come_up`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t samgrd_serve_come_up(struct samgrd_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    struct writ_counters *counters = &serving->of[11];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (SAMGRD_ROLE_REGISTRAR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct samgrd_come_up_request request = samgrd_come_up_request_read(m);
    uint32_t allowed = caller->roles & (0);
    if (allowed == 0 && (caller->roles & (SAMGRD_ROLE_REGISTRAR)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(SAMGRD_COME_UP_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum name_state name_state = 0;
    enum name_class name_class = 0;
    struct name *name = samgrd_find_name(s, request.name, &name_state, &name_class);
    if (name == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(SAMGRD_COME_UP_REQUEST_NAME_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (name_class == NAME_CLASS_REGISTERED) {
        allowed |= caller->roles & SAMGRD_ROLE_REGISTRAR;
    }
    if (allowed == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(SAMGRD_COME_UP_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (name_state != NAME_STATE_DOWN && name_state != NAME_STATE_UP) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(SAMGRD_COME_UP_REQUEST_NAME_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = samgrd_on_come_up(s, caller, name, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           samgrd_come_up_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = SAMGRD_COME_UP_REPLY};
    return SAMGRD_COME_UP_REPLY;
}

/* An event of the kernel. */
static inline void samgrd_event(struct samgrd_server *s, uint64_t tag, uint64_t word,
                                uint64_t label)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    writ_drop_label(serving->io, serving->wait_up, SAMGRD_WAIT_UP_WAITERS, label);
    samgrd_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool samgrd_dispatch(struct samgrd_server *s, struct writ_msg *m,
                                   const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
    if ((uint16_t)caller->label == SAMGRD_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)SAMGRD_RESOLVE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == SAMGRD_RESOLVE_REQUEST) {
                m->tag = samgrd_serve_resolve(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SAMGRD_CONNECT_REQUEST:
            if (m->tag == SAMGRD_CONNECT_REQUEST) {
                m->tag = samgrd_serve_connect(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SAMGRD_READ_NAME_REQUEST:
            if (m->tag == SAMGRD_READ_NAME_REQUEST) {
                m->tag = samgrd_serve_read_name(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SAMGRD_WAIT_UP_REQUEST:
            if (m->tag == SAMGRD_WAIT_UP_REQUEST) {
                m->tag = samgrd_serve_wait_up(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SAMGRD_WATCH_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == SAMGRD_WATCH_REQUEST) {
                m->tag = samgrd_serve_watch(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SAMGRD_UNWATCH_REQUEST:
            if (m->tag == SAMGRD_UNWATCH_REQUEST) {
                m->tag = samgrd_serve_unwatch(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SAMGRD_NEXT_EVENT_REQUEST:
            if (m->tag == SAMGRD_NEXT_EVENT_REQUEST) {
                m->tag = samgrd_serve_next_event(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SAMGRD_LIST_NAMES_REQUEST:
            if (m->tag == SAMGRD_LIST_NAMES_REQUEST) {
                m->tag = samgrd_serve_list_names(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SAMGRD_REGISTER_NAME_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == SAMGRD_REGISTER_NAME_REQUEST) {
                m->tag = samgrd_serve_register_name(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SAMGRD_UNREGISTER_NAME_REQUEST:
            if (m->tag == SAMGRD_UNREGISTER_NAME_REQUEST) {
                m->tag = samgrd_serve_unregister_name(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SAMGRD_REPORT_CHANGE_REQUEST:
            if (m->tag == SAMGRD_REPORT_CHANGE_REQUEST) {
                m->tag = samgrd_serve_report_change(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)SAMGRD_COME_UP_REQUEST:
            if (m->tag == SAMGRD_COME_UP_REQUEST) {
                m->tag = samgrd_serve_come_up(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case SAMGRD_PING_REQUEST:
                m->tag = samgrd_serve_ping(s, m, caller);
                return true;
            case SAMGRD_STATS_REQUEST:
                m->tag = samgrd_serve_stats(s, m, caller);
                return true;
            case SAMGRD_ABI_REQUEST:
                m->tag = samgrd_serve_abi(s, m, caller);
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
        samgrd_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = samgrd_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void samgrd_dispatch_to(void *server, struct writ_msg *m,
                                      const struct writ_caller *caller)
{
    struct samgrd_serving *serving = samgrd_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = samgrd_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served samgrd_served(struct samgrd_server *s)
{
    struct writ_served served = {.protocol = SAMGRD_PROTOCOL, .server = s};
    served.dispatch = samgrd_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void samgrd_serve(struct samgrd_server *s)
{
    struct samgrd_serving *serving = samgrd_serving_of(s);
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
            bool dispatched = samgrd_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
