/* A server of lamps with its hooks, for the tests of the conformance suites themselves. */
#include "lamp_server.h"

#include <string.h>

#include "lamp_conformance.h"
#include "lamp_given.h"
#include "writ/suite_host.h"

enum { LAMPS = 3, COLOUR = 0x00c0ffee, TOO_MANY_VOLTS = 1000 };

struct lamp {
    uint32_t id;
    uint16_t price;
    enum lamp_state state;
};

struct lamp_server {
    struct lamp_serving serving;
    struct lamp lamps[LAMPS];
    uint32_t next_id;
};

static struct lamp *lamp_find_lamp(struct lamp_server *s, uint64_t key, enum lamp_state *ret_state)
{
    for (uint32_t i = 0; key != 0 && i < LAMPS; i++) {
        if (s->lamps[i].id == key) {
            *ret_state = s->lamps[i].state;
            return &s->lamps[i];
        }
    }
    return NULL;
}

static uint32_t lamp_on_make(struct lamp_server *s, const struct writ_caller *caller,
                             const struct lamp_make_request *request, struct lamp_make_reply *reply)
{
    (void)caller;
    for (uint32_t i = 0; i < LAMPS; i++) {
        if (s->lamps[i].id == 0) {
            s->lamps[i] =
                (struct lamp){.id = ++s->next_id, .price = request->price, .state = LAMP_STATE_OFF};
            reply->name = UINT64_MAX;
            reply->lamp = s->next_id;
            return WRIT_OK;
        }
    }
    return WRIT_LIMIT;
}

static uint32_t lamp_on_light(struct lamp_server *s, const struct writ_caller *caller,
                              struct lamp *lamp, const struct lamp_light_request *request,
                              struct lamp_light_reply *reply)
{
    (void)caller;
    if (request->volts == 0) {
        return LAMP_ERROR_DARK;
    }
    if (request->volts == TOO_MANY_VOLTS) {
        *lamp = (struct lamp){0};
        return LAMP_ERROR_BURNT;
    }
    lamp->state = LAMP_STATE_ON;
    reply->price = lamp->price;
    lamp_light_reply_put_note(s, reply, "ping", 4);
    return WRIT_OK;
}

static uint32_t lamp_on_await(struct lamp_server *s, const struct writ_caller *caller,
                              struct lamp *lamp, const struct lamp_await_request *request,
                              struct lamp_await_reply *reply)
{
    (void)s;
    (void)caller;
    (void)lamp;
    (void)request;
    (void)reply;
    return WRIT_KEEP;
}

static uint32_t lamp_answer_await(struct lamp_server *s, uint64_t key, struct lamp *lamp,
                                  struct lamp_await_reply *reply)
{
    (void)key;
    (void)lamp;
    lamp_await_reply_put_note(s, reply, "lit", 3);
    return WRIT_OK;
}

static uint32_t lamp_on_drop(struct lamp_server *s, const struct writ_caller *caller,
                             struct lamp *lamp, const struct lamp_drop_request *request)
{
    (void)s;
    (void)caller;
    (void)request;
    *lamp = (struct lamp){0};
    return WRIT_OK;
}

static uint32_t lamp_on_look(struct lamp_server *s, const struct writ_caller *caller,
                             struct lamp *lamp, const struct lamp_look_request *request,
                             struct lamp_look_reply *reply)
{
    (void)s;
    (void)caller;
    (void)request;
    reply->price = lamp->price;
    reply->state = lamp->state;
    return WRIT_OK;
}

static uint32_t lamp_on_paint(struct lamp_server *s, const struct writ_caller *caller,
                              struct lamp *lamp, struct lamp_paint_request *request)
{
    (void)caller;
    (void)lamp;
    (void)writ_port_close(s->serving.io, writ_take(&request->sheet));
    return request->colour == COLOUR ? WRIT_OK : WRIT_INTERNAL;
}

static uint32_t lamp_on_steal(struct lamp_server *s, const struct writ_caller *caller,
                              struct lamp *lamp, const struct lamp_steal_request *request)
{
    (void)s;
    (void)caller;
    (void)request;
    lamp->state = LAMP_STATE_STOLEN;
    return WRIT_OK;
}

/* ---- the hooks ---- */

static _Alignas(8) uint8_t page_in[WRIT_PAGE_BYTES];
static _Alignas(8) uint8_t page_out[WRIT_PAGE_BYTES];
static struct writ_io io = {.in = page_in, .out = page_out};
static struct lamp_server server;

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    lamp_dispatch(&server, m, caller);
}

const struct suite_server suite_server = {
    .name = "lamp",
    .protocol = &lamp_suite,
    .io = &io,
    .dispatch = dispatch,
    .memory = &server,
    .size = sizeof server,
};

void lamp_given_reset(struct suite_world *world)
{
    suite_host_reset(world);
    memset(&server, 0, sizeof server);
    io.in = page_in;
    lamp_serving_init(&server.serving, &io);
}

uint64_t lamp_given_digest(struct suite_world *world)
{
    (void)world;
    uint64_t digest = suite_digest(0, server.lamps, sizeof server.lamps);
    return suite_digest(digest, server.serving.await, sizeof server.serving.await);
}

bool lamp_ensures_nothing_left(struct suite *s, uint32_t status)
{
    (void)s;
    return status == WRIT_OK || status == WRIT_DENIED || server.lamps[LAMPS - 1].id != 0;
}

const char *lamp_given_error_light_burnt(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    writ_store_u16(c->page, TOO_MANY_VOLTS);
    return NULL;
}

const char *lamp_given_error_light_dark(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    writ_store_u16(c->page, 0);
    return NULL;
}

void lamp_given_arg_paint_colour(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u32(at, COLOUR);
}

struct writ_record lamp_given_arg_paint_sheet(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){.slot = 1, .rights = VMO_RIGHT_READ, .type = VMO_TYPE};
}

struct writ_record lamp_given_arg_paint_spare(struct suite_world *world)
{
    return lamp_given_arg_paint_sheet(world);
}
