/* The driver of keyboard and mouse in process, as the suite drives it: its adapter and its queue as they are, no controller.
 *
 * The adapter is included, not linked.
 */
#define WRIT_TIME_H
#include <stdint.h>

static uint64_t time_us(void);

#include "i8042.c"

#include <string.h>

#include "input_conformance.h"
#include "input_given.h"
#include "host_driver.h"

enum { FIRST = 100 };

static struct {
    struct input_server server;
} all;

static uint64_t time_us(void)
{
    return FIRST;
}

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    input_dispatch_to(&all.server, m, caller);
}

HOST_SERVER("i8042", input_suite);

void input_given_reset(struct suite_world *world)
{
    begin_world(world);
    memset(&all, 0, sizeof all);
    input_serving_init(&all.server.serving, &io);
    events_init(&all.server.events, FIRST, FIRST);
    events_key(&all.server.events, 0x04, true, FIRST);
}

uint64_t input_given_digest(struct suite_world *world)
{
    (void)world;
    if (!events_check(&all.server.events)) {
        abort();
    }
    uint64_t digest = suite_digest(0, &all.server.events, sizeof all.server.events);
    return suite_digest(digest, &all.server.bells, sizeof all.server.bells);
}

void input_given_arg_next_event_after_seq(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, all.server.events.first);
}

const char *input_given_error_next_event_nothing_newer(struct suite_world *world,
                                                       struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page, all.server.events.newest);
    return NULL;
}

struct writ_record input_given_arg_subscribe_bell(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){
        .slot = 1, .rights = NOTIFICATION_RIGHT_SIGNAL, .type = NOTIFICATION_TYPE};
}
