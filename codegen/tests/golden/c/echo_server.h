/* Generated from idl/echo.writ: change it there.
 *
 * Dispatchers of echo. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef ECHO_SERVER_H
#define ECHO_SERVER_H

#include "writ/serve.h"

#include "echo_wire.h"

struct echo_server;
struct room;

/* What the dispatcher of Echo keeps. */
struct echo_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: echo_method_name(). */
    struct writ_counters of[8];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct echo_server *s, uint64_t bits);
    struct writ_builder reply;
    struct writ_waiter wait_heard[ECHO_WAIT_HEARD_WAITERS];
};

static inline void echo_serving_init(struct echo_serving *serving, struct writ_io *io)
{
    *serving = (struct echo_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *echo_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "double";
    case 1:
        return "open";
    case 2:
        return "say";
    case 3:
        return "wait_heard";
    case 4:
        return "listen";
    case 5:
        return "look";
    case 6:
        return "close";
    case 7:
        return "leave";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters echo_counted(const struct echo_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 8; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct echo_serving *echo_serving_of(struct echo_server *s)
{
    return (struct echo_serving *)(void *)s;
}

/* The room with this key, or null; its state is told, too. */
static struct room *echo_find_room(struct echo_server *s, uint64_t key, enum room_state *ret_state);

/* Twice the number: the shortest call there is, in registers both ways. */
static uint32_t echo_on_double(struct echo_server *s, const struct writ_caller *caller,
                               const struct echo_double_request *request,
                               struct echo_double_reply *reply);

/* Opens a room.
 *
 * Guarantee: on any error no room is open that was not open before. */
static uint32_t echo_on_open(struct echo_server *s, const struct writ_caller *caller,
                             struct echo_open_reply *reply);

/* Says a text in a room, with an optional sheet of paper, and tells its length and the bytes of the sheet. */
static uint32_t echo_on_say(struct echo_server *s, const struct writ_caller *caller,
                            struct room *room, struct echo_say_request *request,
                            struct echo_say_reply *reply);

/* Waits until what was said in the room has been heard, and tells how many texts were heard there so far.
 *
 * Blocks: until `listen` hears the text. */
static uint32_t echo_on_wait_heard(struct echo_server *s, const struct writ_caller *caller,
                                   struct room *room, const struct echo_wait_heard_request *request,
                                   struct echo_wait_heard_reply *reply);

/* Hears the text that was said. */
static uint32_t echo_on_listen(struct echo_server *s, const struct writ_caller *caller,
                               struct room *room, const struct echo_listen_request *request,
                               struct echo_listen_reply *reply);

/* The state of a room and the texts heard in it so far. */
static uint32_t echo_on_look(struct echo_server *s, const struct writ_caller *caller,
                             struct room *room, const struct echo_look_request *request,
                             struct echo_look_reply *reply);

/* Closes a room: nothing more is said in it. */
static uint32_t echo_on_close(struct echo_server *s, const struct writ_caller *caller,
                              struct room *room, const struct echo_close_request *request);

/* Gives a closed room back. */
static uint32_t echo_on_leave(struct echo_server *s, const struct writ_caller *caller,
                              struct room *room, const struct echo_leave_request *request);

/* The answer to one who waits in `wait_heard`: a status, or WRIT_KEEP to let him wait on. */
static uint32_t echo_answer_wait_heard(struct echo_server *s, uint64_t key, struct room *room,
                                       struct echo_wait_heard_reply *reply);

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void echo_listen_reply_put_text(struct echo_server *s,
                                              struct echo_listen_reply *reply, const void *data,
                                              uint32_t length)
{
    struct echo_serving *serving = echo_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 8, 0);
    uint8_t *at = writ_builder_tail(b, echo_listen_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->text = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t echo_listen_reply_finish(struct echo_serving *serving,
                                                const struct echo_listen_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 8, 0);
    writ_builder_skip(b, echo_listen_reply_tails, 1);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(ECHO_LISTEN_REPLY, b->cursor) : 0;
}

/* Answers one who waits in `wait_heard`: with what is in `m` if the status is OK. */
static inline void echo_answer_one_wait_heard(struct echo_serving *serving,
                                              struct writ_waiter *waiter, uint32_t status,
                                              struct writ_msg m)
{
    if (status != WRIT_OK) {
        uint32_t said = echo_wait_heard_may_say(status) ? status : WRIT_INTERNAL;
        uint64_t tag = writ_failed(&serving->of[3], waiter->caller, ECHO_WAIT_HEARD_REQUEST, said);
        m = (struct writ_msg){.tag = tag};
    }
    writ_answer(serving->io, waiter, &m);
}

/* Those who wait in `wait_heard` for this object are answered. */
static inline void echo_wake_wait_heard(struct echo_server *s, uint64_t key, struct room *object)
{
    struct echo_serving *serving = echo_serving_of(s);
    for (uint32_t i = 0; i < ECHO_WAIT_HEARD_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->wait_heard[i];
        if (waiter->reply == 0 || waiter->key != key) {
            continue;
        }
        struct writ_msg m = {.tag = ECHO_WAIT_HEARD_REPLY};
        struct echo_wait_heard_reply reply = {0};
        uint32_t status = echo_answer_wait_heard(s, key, object, &reply);
        if (status == WRIT_KEEP) {
            continue;
        }
        echo_wait_heard_reply_write(&m, &reply);
        echo_answer_one_wait_heard(serving, waiter, status, m);
    }
}

/* The room with this key is no more: those who wait for something of it learn that. */
static inline void echo_gone_room(struct echo_server *s, uint64_t key)
{
    struct echo_serving *serving = echo_serving_of(s);
    for (uint32_t i = 0; i < ECHO_WAIT_HEARD_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->wait_heard[i];
        if (waiter->reply != 0 && waiter->key == key) {
            echo_answer_one_wait_heard(serving, waiter, WRIT_NOT_FOUND,
                                       (struct writ_msg){.tag = 0});
        }
    }
}

/* Answers that somebody is there. */
static inline uint64_t echo_serve_ping(struct echo_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = ECHO_PING_REPLY};
    return ECHO_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t echo_serve_stats(struct echo_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = echo_counted(serving);
    struct echo_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    echo_stats_reply_write(m, &reply);
    return ECHO_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t echo_serve_abi(struct echo_server *s, struct writ_msg *m,
                                      const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct echo_abi_reply reply = {.hash = ECHO_ABI};
    echo_abi_reply_write(m, &reply);
    return ECHO_ABI_REPLY;
}

/* `double`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t echo_serve_double(struct echo_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    struct echo_double_request request = echo_double_request_read(m);
    struct echo_double_reply reply = {0};
    uint32_t status = echo_on_double(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           echo_double_may_say(status) ? status : WRIT_INTERNAL);
    }
    echo_double_reply_write(m, &reply);
    return ECHO_DOUBLE_REPLY;
}

/* `open`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t echo_serve_open(struct echo_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (ECHO_ROLE_SPEAKER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct echo_open_reply reply = {0};
    uint32_t status = echo_on_open(s, caller, &reply);
    if (WRIT_CHECKS && status == WRIT_OK) {
        enum room_state now_state = 0;
        const void *now = echo_find_room(s, reply.room, &now_state);
        if (!(now != NULL && now_state == ROOM_STATE_OPEN)) {
            writ_broken();
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           echo_open_may_say(status) ? status : WRIT_INTERNAL);
    }
    echo_open_reply_write(m, &reply);
    return ECHO_OPEN_REPLY;
}

/* `say`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t echo_serve_say(struct echo_server *s, struct writ_msg *m,
                                      const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (ECHO_ROLE_SPEAKER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 16 || bytes > WRIT_MAX_BODY)) {
        why = echo_say_request_check_body(serving->io->in, bytes, serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct echo_say_request request =
        echo_say_request_read(serving->io->in, serving->io->in + WRIT_RECORDS);
    request.text.use = writ_in_use(serving->io);
    enum room_state room_state = 0;
    struct room *room = echo_find_room(s, request.room, &room_state);
    if (room == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(ECHO_SAY_REQUEST_ROOM_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (room_state != ROOM_STATE_OPEN) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(ECHO_SAY_REQUEST_ROOM_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct echo_say_reply reply = {0};
    uint32_t status = echo_on_say(s, caller, room, &request, &reply);
    writ_end_request(serving->io);
    writ_close_rest(serving->io, &request.paper, 1);
    if (WRIT_CHECKS) {
        enum room_state now_state = 0;
        const void *now = echo_find_room(s, request.room, &now_state);
        bool kept = now != NULL && now_state == ROOM_STATE_ASKED;
        if (status != WRIT_OK) {
            kept = now != NULL && now_state == room_state;
        }
        if (!kept) {
            writ_broken();
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           echo_say_may_say(status) ? status : WRIT_INTERNAL);
    }
    echo_say_reply_write(m, &reply);
    return ECHO_SAY_REPLY;
}

/* `wait_heard`: admission, checks, order, handler, reply. Returns the tag of the reply, or 0 if it is kept. */
static inline uint64_t echo_serve_wait_heard(struct echo_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (ECHO_ROLE_SPEAKER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct echo_wait_heard_request request = echo_wait_heard_request_read(m);
    enum room_state room_state = 0;
    struct room *room = echo_find_room(s, request.room, &room_state);
    if (room == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(ECHO_WAIT_HEARD_REQUEST_ROOM_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (room_state != ROOM_STATE_ASKED) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(ECHO_WAIT_HEARD_REQUEST_ROOM_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct echo_wait_heard_reply reply = {0};
    uint32_t status = echo_on_wait_heard(s, caller, room, &request, &reply);
    if (WRIT_CHECKS) {
        enum room_state now_state = 0;
        const void *now = echo_find_room(s, request.room, &now_state);
        bool kept = now != NULL && now_state == room_state;
        if (!kept) {
            writ_broken();
        }
    }
    if (status == WRIT_KEEP) {
        status = writ_park(serving->io, serving->wait_heard, ECHO_WAIT_HEARD_WAITERS, request.room,
                           caller);
        if (status == WRIT_OK) {
            *m = (struct writ_msg){.tag = 0};
            return 0;
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           echo_wait_heard_may_say(status) ? status : WRIT_INTERNAL);
    }
    echo_wait_heard_reply_write(m, &reply);
    return ECHO_WAIT_HEARD_REPLY;
}

/* `listen`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t echo_serve_listen(struct echo_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(s);
    struct writ_counters *counters = &serving->of[4];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (ECHO_ROLE_LISTENER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct echo_listen_request request = echo_listen_request_read(m);
    enum room_state room_state = 0;
    struct room *room = echo_find_room(s, request.room, &room_state);
    if (room == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(ECHO_LISTEN_REQUEST_ROOM_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (room_state != ROOM_STATE_ASKED) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(ECHO_LISTEN_REQUEST_ROOM_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct echo_listen_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 8};
    uint32_t status = echo_on_listen(s, caller, room, &request, &reply);
    if (WRIT_CHECKS) {
        enum room_state now_state = 0;
        const void *now = echo_find_room(s, request.room, &now_state);
        bool kept = now != NULL && now_state == ROOM_STATE_OPEN;
        if (status != WRIT_OK) {
            kept = now != NULL && now_state == room_state;
        }
        if (!kept) {
            writ_broken();
        }
    }
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = echo_listen_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           echo_listen_may_say(status) ? status : WRIT_INTERNAL);
    }
    echo_wake_wait_heard(s, request.room, room);
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `look`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t echo_serve_look(struct echo_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(s);
    struct writ_counters *counters = &serving->of[5];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (ECHO_ROLE_SPEAKER | ECHO_ROLE_LISTENER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct echo_look_request request = echo_look_request_read(m);
    enum room_state room_state = 0;
    struct room *room = echo_find_room(s, request.room, &room_state);
    if (room == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(ECHO_LOOK_REQUEST_ROOM_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct echo_look_reply reply = {0};
    uint32_t status = echo_on_look(s, caller, room, &request, &reply);
    if (WRIT_CHECKS) {
        enum room_state now_state = 0;
        const void *now = echo_find_room(s, request.room, &now_state);
        bool kept = now != NULL && now_state == room_state;
        if (!kept) {
            writ_broken();
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           echo_look_may_say(status) ? status : WRIT_INTERNAL);
    }
    echo_look_reply_write(m, &reply);
    return ECHO_LOOK_REPLY;
}

/* `close`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t echo_serve_close(struct echo_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(s);
    struct writ_counters *counters = &serving->of[6];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (ECHO_ROLE_LISTENER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct echo_close_request request = echo_close_request_read(m);
    enum room_state room_state = 0;
    struct room *room = echo_find_room(s, request.room, &room_state);
    if (room == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(ECHO_CLOSE_REQUEST_ROOM_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (room_state != ROOM_STATE_OPEN) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(ECHO_CLOSE_REQUEST_ROOM_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = echo_on_close(s, caller, room, &request);
    if (WRIT_CHECKS) {
        enum room_state now_state = 0;
        const void *now = echo_find_room(s, request.room, &now_state);
        bool kept = now != NULL && now_state == ROOM_STATE_CLOSED;
        if (status != WRIT_OK) {
            kept = now != NULL && now_state == room_state;
        }
        if (!kept) {
            writ_broken();
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           echo_close_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = ECHO_CLOSE_REPLY};
    return ECHO_CLOSE_REPLY;
}

/* `leave`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t echo_serve_leave(struct echo_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(s);
    struct writ_counters *counters = &serving->of[7];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (ECHO_ROLE_SPEAKER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct echo_leave_request request = echo_leave_request_read(m);
    enum room_state room_state = 0;
    struct room *room = echo_find_room(s, request.room, &room_state);
    if (room == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(ECHO_LEAVE_REQUEST_ROOM_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (room_state != ROOM_STATE_CLOSED) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(ECHO_LEAVE_REQUEST_ROOM_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = echo_on_leave(s, caller, room, &request);
    if (WRIT_CHECKS) {
        enum room_state now_state = 0;
        const void *now = echo_find_room(s, request.room, &now_state);
        bool kept = now == NULL;
        if (status != WRIT_OK) {
            kept = now != NULL && now_state == room_state;
        }
        if (!kept) {
            writ_broken();
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           echo_leave_may_say(status) ? status : WRIT_INTERNAL);
    }
    echo_gone_room(s, request.room);
    *m = (struct writ_msg){.tag = ECHO_LEAVE_REPLY};
    return ECHO_LEAVE_REPLY;
}

/* An event of the kernel. */
static inline void echo_event(struct echo_server *s, uint64_t tag, uint64_t word, uint64_t label)
{
    struct echo_serving *serving = echo_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    writ_drop_label(serving->io, serving->wait_heard, ECHO_WAIT_HEARD_WAITERS, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool echo_dispatch(struct echo_server *s, struct writ_msg *m,
                                 const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(s);
    if ((uint16_t)caller->label == ECHO_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)ECHO_DOUBLE_REQUEST:
            if (m->tag == ECHO_DOUBLE_REQUEST) {
                m->tag = echo_serve_double(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)ECHO_OPEN_REQUEST:
            if (m->tag == ECHO_OPEN_REQUEST) {
                m->tag = echo_serve_open(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)ECHO_SAY_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == ECHO_SAY_REQUEST) {
                m->tag = echo_serve_say(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)ECHO_WAIT_HEARD_REQUEST:
            if (m->tag == ECHO_WAIT_HEARD_REQUEST) {
                m->tag = echo_serve_wait_heard(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)ECHO_LISTEN_REQUEST:
            if (m->tag == ECHO_LISTEN_REQUEST) {
                m->tag = echo_serve_listen(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)ECHO_LOOK_REQUEST:
            if (m->tag == ECHO_LOOK_REQUEST) {
                m->tag = echo_serve_look(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)ECHO_CLOSE_REQUEST:
            if (m->tag == ECHO_CLOSE_REQUEST) {
                m->tag = echo_serve_close(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)ECHO_LEAVE_REQUEST:
            if (m->tag == ECHO_LEAVE_REQUEST) {
                m->tag = echo_serve_leave(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case ECHO_PING_REQUEST:
                m->tag = echo_serve_ping(s, m, caller);
                return true;
            case ECHO_STATS_REQUEST:
                m->tag = echo_serve_stats(s, m, caller);
                return true;
            case ECHO_ABI_REQUEST:
                m->tag = echo_serve_abi(s, m, caller);
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
        echo_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = echo_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void echo_dispatch_to(void *server, struct writ_msg *m,
                                    const struct writ_caller *caller)
{
    struct echo_serving *serving = echo_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = echo_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served echo_served(struct echo_server *s)
{
    struct writ_served served = {.protocol = ECHO_PROTOCOL, .server = s};
    served.dispatch = echo_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void echo_serve(struct echo_server *s)
{
    struct echo_serving *serving = echo_serving_of(s);
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
            bool dispatched = echo_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
