/* An adapter of the harbor: four ships, one port, one talk, and a server of a second protocol. */
#ifndef HARBOR_ADAPTER_H
#define HARBOR_ADAPTER_H

#include "harbor_server.h"

enum { SHIPS = 4 };

struct ship {
    uint64_t key; /* 0: none */
    enum ship_state state;
};

struct harbor_server {
    struct harbor_serving serving;
    struct ship ships[SHIPS];
    enum port_state port;
    uint64_t seq;
    uint64_t generation;
    uint64_t told; /* the token of the last answer to `next` */
};

static struct ship *harbor_find_ship(struct harbor_server *s, uint64_t key,
                                     enum ship_state *ret_state)
{
    for (uint32_t i = 0; i < SHIPS; i++) {
        if (key != 0 && s->ships[i].key == key) {
            *ret_state = s->ships[i].state;
            return &s->ships[i];
        }
    }
    return NULL;
}

static struct port *harbor_find_port(struct harbor_server *s, enum port_state *ret_state)
{
    *ret_state = s->port;
    return (struct port *)(void *)&s->port;
}

static struct talk *harbor_find_talk(struct harbor_server *s, uint64_t label,
                                     enum talk_state *ret_state)
{
    (void)label;
    *ret_state = TALK_STATE_QUIET;
    return (struct talk *)(void *)s;
}

static uint32_t harbor_on_next(struct harbor_server *s, const struct writ_caller *caller,
                               const struct harbor_next_request *request,
                               struct harbor_next_reply *reply, uint64_t *ret_token)
{
    (void)caller;
    if (request->after < s->seq) {
        reply->seq = request->after + 1;
        return WRIT_OK;
    }
    *ret_token = request->after;
    return WRIT_KEEP;
}

static uint32_t harbor_answer_next(struct harbor_server *s, uint64_t token,
                                   struct harbor_next_reply *reply)
{
    s->told = token;
    reply->seq = token + 1;
    return s->seq > token ? WRIT_OK : WRIT_KEEP;
}

static uint32_t harbor_on_calm(struct harbor_server *s, const struct writ_caller *caller,
                               struct port *port)
{
    (void)s;
    (void)caller;
    (void)port;
    return WRIT_KEEP;
}

static uint32_t harbor_answer_calm(struct harbor_server *s, struct port *port)
{
    return port == (void *)&s->port ? WRIT_OK : WRIT_INTERNAL;
}

static uint32_t harbor_on_hear(struct harbor_server *s, const struct writ_caller *caller,
                               struct talk *talk, struct harbor_hear_reply *reply)
{
    (void)s;
    (void)caller;
    (void)talk;
    (void)reply;
    return WRIT_KEEP;
}

static uint32_t harbor_answer_hear(struct harbor_server *s, struct talk *talk,
                                   struct harbor_hear_reply *reply)
{
    (void)talk;
    harbor_hear_reply_put_text(s, reply, "ahoy", 4);
    return WRIT_OK;
}

static uint32_t harbor_on_look(struct harbor_server *s, const struct writ_caller *caller,
                               uint64_t *ret_token)
{
    (void)s;
    (void)caller;
    (void)ret_token;
    return WRIT_KEEP;
}

static uint32_t harbor_answer_look(struct harbor_server *s, uint64_t token)
{
    (void)s;
    return token == 0 ? WRIT_OK : WRIT_INTERNAL;
}

static uint32_t harbor_on_ships(struct harbor_server *s, const struct writ_caller *caller,
                                const struct harbor_ships_request *request,
                                struct harbor_ships_reply *reply)
{
    (void)caller;
    struct ship_info page[2];
    uint32_t count = 0;
    uint32_t i = 0;
    for (; i < SHIPS && count < 2; i++) {
        if (s->ships[i].key > request->after) {
            page[count++] = (struct ship_info){.ship = s->ships[i].key, .tons = 7};
        }
    }
    bool more = false;
    for (; i < SHIPS; i++) {
        more = more || s->ships[i].key > request->after;
    }
    reply->next = more ? page[count - 1].ship : 0;
    reply->generation = s->generation;
    harbor_ships_reply_put_ships(s, reply, page, count);
    return WRIT_OK;
}

static uint32_t harbor_on_dock(struct harbor_server *s, const struct writ_caller *caller,
                               struct port *port, struct ship *ship,
                               const struct harbor_dock_request *request)
{
    (void)s;
    (void)caller;
    (void)port;
    (void)request;
    ship->state = SHIP_STATE_IN;
    return WRIT_OK;
}

static void harbor_on_closed_talk(struct harbor_server *s, uint64_t label)
{
    (void)s;
    (void)label;
}

struct lighthouse_server {
    struct lighthouse_serving serving;
    uint32_t blinks;
};

static uint32_t lighthouse_on_blink(struct lighthouse_server *s, const struct writ_caller *caller,
                                    struct lighthouse_blink_reply *reply)
{
    (void)caller;
    reply->blinks = ++s->blinks;
    return WRIT_OK;
}

#endif
