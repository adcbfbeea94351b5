/* Generated from idl/echo.writ: change it there.
 *
 * See echo_fake.h.
 */
#include "echo_fake.h"

#include <stdlib.h>

#include "writ/serve.h"

#include "echo_server.h"

struct echo_server {
    struct echo_serving serving;
    struct echo_fake *fake;
};

struct room {
    struct echo_fake_room object;
};

static struct room *echo_find_room(struct echo_server *s, uint64_t key, enum room_state *ret_state)
{
    struct echo_fake *f = s->fake;
    for (uint32_t i = 0; i < 16; i++) {
        struct echo_fake_room *object = &f->room[i];
        if (!object->used || object->key != key) {
            continue;
        }
        *ret_state = object->state;
        return (struct room *)(void *)object;
    }
    return NULL;
}

static struct echo_fake_room *echo_make_room(struct echo_fake *f, enum room_state state)
{
    for (uint32_t i = 0; i < 16; i++) {
        struct echo_fake_room *object = &f->room[i];
        if (!object->used) {
            *object = (struct echo_fake_room){.used = true, .key = ++f->last_key, .state = state};
            return object;
        }
    }
    return NULL;
}

static uint32_t echo_on_double(struct echo_server *s, const struct writ_caller *caller,
                               const struct echo_double_request *request,
                               struct echo_double_reply *reply)
{
    struct echo_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    *reply = f->double_reply;
    if (f->on_double != NULL) {
        status = f->on_double(f, caller, request);
        *reply = f->double_reply;
    }
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    return WRIT_OK;
}

static uint32_t echo_on_open(struct echo_server *s, const struct writ_caller *caller,
                             struct echo_open_reply *reply)
{
    struct echo_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    *reply = f->open_reply;
    if (f->on_open != NULL) {
        status = f->on_open(f, caller);
        *reply = f->open_reply;
    }
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    struct echo_fake_room *made_room = echo_make_room(f, ROOM_STATE_OPEN);
    if (made_room == NULL) {
        return WRIT_LIMIT;
    }
    reply->room = made_room->key;
    return WRIT_OK;
}

static uint32_t echo_on_say(struct echo_server *s, const struct writ_caller *caller,
                            struct room *room, struct echo_say_request *request,
                            struct echo_say_reply *reply)
{
    struct echo_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    *reply = f->say_reply;
    if (f->on_say != NULL) {
        status = f->on_say(f, caller, request);
        *reply = f->say_reply;
    }
    (void)room;
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    room->object.state = ROOM_STATE_ASKED;
    return WRIT_OK;
}

static uint32_t echo_on_wait_heard(struct echo_server *s, const struct writ_caller *caller,
                                   struct room *room, const struct echo_wait_heard_request *request,
                                   struct echo_wait_heard_reply *reply)
{
    struct echo_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    *reply = f->wait_heard_reply;
    if (f->on_wait_heard != NULL) {
        status = f->on_wait_heard(f, caller, request);
        *reply = f->wait_heard_reply;
    }
    (void)room;
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    return WRIT_KEEP;
}

static uint32_t echo_answer_wait_heard(struct echo_server *s, uint64_t key, struct room *room,
                                       struct echo_wait_heard_reply *reply)
{
    *reply = s->fake->wait_heard_reply;
    (void)key;
    (void)room;
    return WRIT_OK;
}

static uint32_t echo_on_listen(struct echo_server *s, const struct writ_caller *caller,
                               struct room *room, const struct echo_listen_request *request,
                               struct echo_listen_reply *reply)
{
    struct echo_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    *reply = f->listen_reply;
    if (f->on_listen != NULL) {
        status = f->on_listen(f, caller, request);
        *reply = f->listen_reply;
    }
    (void)room;
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    room->object.state = ROOM_STATE_OPEN;
    echo_listen_reply_put_text(s, reply, f->listen_reply.text.data, f->listen_reply.text.length);
    return WRIT_OK;
}

static uint32_t echo_on_look(struct echo_server *s, const struct writ_caller *caller,
                             struct room *room, const struct echo_look_request *request,
                             struct echo_look_reply *reply)
{
    struct echo_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    *reply = f->look_reply;
    if (f->on_look != NULL) {
        status = f->on_look(f, caller, request);
        *reply = f->look_reply;
    }
    (void)room;
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    reply->state = room->object.state;
    return WRIT_OK;
}

static uint32_t echo_on_close(struct echo_server *s, const struct writ_caller *caller,
                              struct room *room, const struct echo_close_request *request)
{
    struct echo_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    if (f->on_close != NULL) {
        status = f->on_close(f, caller, request);
    }
    (void)room;
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    room->object.state = ROOM_STATE_CLOSED;
    return WRIT_OK;
}

static uint32_t echo_on_leave(struct echo_server *s, const struct writ_caller *caller,
                              struct room *room, const struct echo_leave_request *request)
{
    struct echo_fake *f = s->fake;
    uint32_t status = WRIT_OK;
    if (f->on_leave != NULL) {
        status = f->on_leave(f, caller, request);
    }
    (void)room;
    (void)request;
    (void)caller;
    if (status != WRIT_OK) {
        return status;
    }
    room->object.used = false;
    return WRIT_OK;
}

void echo_fake_init(struct echo_fake *f, struct writ_io *io)
{
    *f = (struct echo_fake){.server = calloc(1, sizeof(struct echo_server))};
    if (f->server == NULL) {
        abort();
    }
    echo_serving_init(&f->server->serving, io);
    f->server->fake = f;
    f->look_reply.state = ROOM_STATE_OPEN;
}

void echo_fake_finish(struct echo_fake *f)
{
    free(f->server);
    f->server = NULL;
}

void echo_fake_dispatch(void *fake, struct writ_msg *m, const struct writ_caller *caller)
{
    struct echo_fake *f = fake;
    if (m->tag != WRIT_EVENT_NOTIFIED && m->tag != WRIT_EVENT_CLOSED && ++f->calls == f->fail_at) {
        writ_close_received(f->server->serving.io, m->tag);
        *m = (struct writ_msg){.tag = writ_tag_error(m->tag, f->fail_status)};
        return;
    }
    echo_dispatch(f->server, m, caller);
}
