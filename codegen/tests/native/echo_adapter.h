/* The smallest adapter of echo that keeps the contract: for tests of the generated code, not of the service. */
#ifndef ECHO_ADAPTER_H
#define ECHO_ADAPTER_H

#include "echo_server.h"

#include "kernel_calls.h"

enum { ROOMS = 2 };

struct room {
    bool used;
    uint64_t id;
    enum room_state state;
    uint64_t heard;
    uint32_t length;
    char text[ECHO_MAX_TEXT];
};

struct echo_server {
    struct echo_serving serving;
    struct room rooms[ROOMS];
    uint64_t last_id;
    uint32_t kept_paper;    /* slot of a paper that `say` took */
    bool keeps_paper;       /* it takes the next one */
    uint32_t answer_with;   /* what the next handler returns, if not OK */
    bool forgets_to_move;   /* `close` answers OK and does nothing */
    uint64_t notified;      /* bits */
    struct writ_bytes seen; /* the text of the last `say`: stale once that has returned */
};

static struct room *echo_find_room(struct echo_server *s, uint64_t key, enum room_state *ret_state)
{
    for (uint32_t i = 0; i < ROOMS; i++) {
        if (s->rooms[i].used && s->rooms[i].id == key) {
            *ret_state = s->rooms[i].state;
            return &s->rooms[i];
        }
    }
    return NULL;
}

static uint32_t echo_on_double(struct echo_server *s, const struct writ_caller *caller,
                               const struct echo_double_request *request,
                               struct echo_double_reply *reply)
{
    (void)caller;
    if (s->answer_with != WRIT_OK) {
        return s->answer_with;
    }
    if (request->value > UINT64_MAX / 2) {
        return ECHO_ERROR_TOO_LARGE;
    }
    reply->doubled = 2 * request->value;
    return WRIT_OK;
}

static uint32_t echo_on_open(struct echo_server *s, const struct writ_caller *caller,
                             struct echo_open_reply *reply)
{
    (void)caller;
    for (uint32_t i = 0; i < ROOMS; i++) {
        if (!s->rooms[i].used) {
            s->rooms[i] = (struct room){.used = true, .id = ++s->last_id, .state = ROOM_STATE_OPEN};
            reply->room = s->last_id;
            return WRIT_OK;
        }
    }
    return WRIT_LIMIT;
}

static uint32_t echo_on_say(struct echo_server *s, const struct writ_caller *caller,
                            struct room *room, struct echo_say_request *request,
                            struct echo_say_reply *reply)
{
    (void)caller;
    bool sealed = false;
    if (request->text.length == 0 && request->paper == 0) {
        return ECHO_ERROR_NOTHING_SAID;
    }
    if (request->paper != 0 &&
        vmo_size(s->serving.io, request->paper, &reply->paper_bytes, &sealed) != WRIT_OK) {
        return WRIT_INTERNAL;
    }
    s->seen = request->text;
    if (writ_copy(s->serving.io, &s->seen, room->text, sizeof(room->text)) != WRIT_OK) {
        return WRIT_INTERNAL;
    }
    if (s->keeps_paper) {
        s->kept_paper = writ_take(&request->paper);
    }
    room->length = request->text.length;
    room->state = ROOM_STATE_ASKED;
    reply->length = request->text.length;
    return WRIT_OK;
}

static uint32_t echo_on_wait_heard(struct echo_server *s, const struct writ_caller *caller,
                                   struct room *room, const struct echo_wait_heard_request *request,
                                   struct echo_wait_heard_reply *reply)
{
    (void)s;
    (void)caller;
    (void)room;
    (void)request;
    (void)reply;
    return WRIT_KEEP;
}

static uint32_t echo_answer_wait_heard(struct echo_server *s, uint64_t key, struct room *room,
                                       struct echo_wait_heard_reply *reply)
{
    (void)s;
    (void)key;
    reply->heard = room->heard;
    return WRIT_OK;
}

static uint32_t echo_on_listen(struct echo_server *s, const struct writ_caller *caller,
                               struct room *room, const struct echo_listen_request *request,
                               struct echo_listen_reply *reply)
{
    (void)caller;
    (void)request;
    echo_listen_reply_put_text(s, reply, room->text, room->length);
    room->state = ROOM_STATE_OPEN;
    room->heard++;
    return WRIT_OK;
}

static uint32_t echo_on_look(struct echo_server *s, const struct writ_caller *caller,
                             struct room *room, const struct echo_look_request *request,
                             struct echo_look_reply *reply)
{
    (void)s;
    (void)caller;
    (void)request;
    reply->state = room->state;
    reply->heard = room->heard;
    return WRIT_OK;
}

static uint32_t echo_on_close(struct echo_server *s, const struct writ_caller *caller,
                              struct room *room, const struct echo_close_request *request)
{
    (void)caller;
    (void)request;
    if (!s->forgets_to_move) {
        room->state = ROOM_STATE_CLOSED;
    }
    return WRIT_OK;
}

static uint32_t echo_on_leave(struct echo_server *s, const struct writ_caller *caller,
                              struct room *room, const struct echo_leave_request *request)
{
    (void)s;
    (void)caller;
    (void)request;
    room->used = false;
    return WRIT_OK;
}

#endif
