/* The hooks of the suite of Input against the live driver of the board: somebody has pressed a key before, and what happened is read again as often as one likes. */
#include "callers.h"
#include "input_conformance.h"
#include "input_given.h"
#include "providing_slots.h"
#include "providing_uses.h"

static uint64_t newest(struct suite_world *world)
{
    struct input_read_held_reply reply = {0};
    (void)keys_read_held(callers_io(world), &reply);
    return reply.seq;
}

void input_given_reset(struct suite_world *world)
{
    (void)world;
}

uint64_t input_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

void input_given_arg_next_event_after_seq(struct suite_world *world, uint8_t *at)
{
    writ_store_u64(at, newest(world) - 1);
}

const char *input_given_error_next_event_nothing_newer(struct suite_world *world,
                                                       struct suite_call *c)
{
    writ_store_u64(c->page, newest(world));
    return NULL;
}

struct writ_record input_given_arg_subscribe_bell(struct suite_world *world)
{
    return callers_bell(world);
}
