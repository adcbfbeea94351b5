/* The echo daemon: puts the rooms of rooms.h behind the contract of idl/echo.writ.
 *
 * It renames and delegates. Who may call what and when was decided by the dispatcher, what a text
 * means by the rooms.
 */
#include "echo_server.h"

#include "echo_capnp.h"
#include "echo_slots.h"
#include "kernel_calls.h"
#include "rooms.h"
#include "writ/capnp_serve.h"
#include "writ/rt.h"

struct echo_server {
    struct echo_serving serving;
    struct rooms rooms;
    struct room slots[ECHO_MAX_ROOMS];
};

const struct rt_component rt_component = {.name = "echo",
                                          .number = ECHO_COMPONENT,
                                          .startup = echo_startup,
                                          .startup_count = ECHO_STARTUP_COUNT,
                                          .workers = ECHO_WORKERS};

static struct room *echo_find_room(struct echo_server *s, uint64_t key, enum room_state *ret_state)
{
    struct room *room = rooms_find(&s->rooms, key);
    if (room != NULL) {
        *ret_state = room->state;
    }
    return room;
}

static uint32_t echo_on_double(struct echo_server *s, const struct writ_caller *caller,
                               const struct echo_double_request *request,
                               struct echo_double_reply *reply)
{
    (void)s;
    (void)caller;
    return rooms_double(request->value, &reply->doubled);
}

static uint32_t echo_on_open(struct echo_server *s, const struct writ_caller *caller,
                             struct echo_open_reply *reply)
{
    (void)caller;
    const struct room *room = rooms_open(&s->rooms);
    if (room == NULL) {
        return WRIT_LIMIT;
    }
    reply->room = room->id;
    return WRIT_OK;
}

/* The bytes of a sheet of paper; none is a sheet of 0 bytes. */
static uint32_t paper_size(struct writ_io *io, uint32_t paper, uint64_t *ret_bytes)
{
    bool sealed = false;
    *ret_bytes = 0;
    return paper == 0 ? WRIT_OK : vmo_size(io, paper, ret_bytes, &sealed);
}

static uint32_t echo_on_say(struct echo_server *s, const struct writ_caller *caller,
                            struct room *room, struct echo_say_request *request,
                            struct echo_say_reply *reply)
{
    (void)caller;
    uint32_t status = paper_size(s->serving.io, request->paper, &reply->paper_bytes);
    if (status != WRIT_OK) {
        return WRIT_INTERNAL;
    }
    reply->length = request->text.length;
    const uint8_t *text = writ_data(s->serving.io, &request->text);
    return room_say(room, text, request->text.length, reply->paper_bytes);
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
    room_heard(room);
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
    (void)s;
    (void)caller;
    (void)request;
    room_close(room);
    return WRIT_OK;
}

static uint32_t echo_on_leave(struct echo_server *s, const struct writ_caller *caller,
                              struct room *room, const struct echo_leave_request *request)
{
    (void)s;
    (void)caller;
    (void)request;
    room_leave(room);
    return WRIT_OK;
}

uint32_t component_main(struct rt *rt)
{
    static struct echo_server server;
    static struct capnp_server other;
    echo_serving_init(&server.serving, &rt->io);
    capnp_server_init(&other, &rt->io, echo_capnp_messages, ECHO_CAPNP_MESSAGES);
    rooms_init(&server.rooms, server.slots, ECHO_MAX_ROOMS);
    echo_serve(&server);
}
