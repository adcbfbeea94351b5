/* The driver of keyboard and mouse in process, as the suite drives it: its adapter and its queue as they are, no controller.
 *
 * The adapter is included, not linked.
 */
#define WRIT_TIME_H
#include <stdint.h>

static uint64_t time_us(void);

#include "i8042.c"

#include <stdlib.h>
#include <string.h>

#include "input_conformance.h"
#include "input_given.h"
#include "writ/suite_host.h"

enum { FIRST = 100 };

static _Alignas(8) uint8_t page_in[WRIT_PAGE_BYTES];
static _Alignas(8) uint8_t page_out[WRIT_PAGE_BYTES];
static struct writ_io io = {.in = page_in, .out = page_out};
static struct input_server server;

static uint64_t time_us(void)
{
    return FIRST;
}

void log_line(enum log_level level, const char *format, ...)
{
    (void)level;
    (void)format;
}

void rt_panic(const char *format, ...)
{
    (void)format;
    abort();
}

void driver_open(struct driver *driver, struct rt *rt, const struct writ_device *device)
{
    (void)driver;
    (void)rt;
    (void)device;
}

void driver_acknowledge(struct driver *driver, uint32_t index)
{
    (void)driver;
    (void)index;
}

void driver_offer(struct driver *driver, uint16_t class_of, const char *name)
{
    (void)driver;
    (void)class_of;
    (void)name;
}

void driver_ready(struct driver *driver)
{
    (void)driver;
}

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    input_dispatch_to(&server, m, caller);
}

static bool outgoing(uint32_t slot, struct writ_msg *m, uint8_t *out)
{
    (void)slot;
    (void)m;
    (void)out;
    return false;
}

const struct suite_server suite_server = {
    .name = "i8042",
    .protocol = &input_suite,
    .io = &io,
    .dispatch = dispatch,
    .outgoing = outgoing,
    .memory = &server,
    .size = sizeof server,
};

void input_given_reset(struct suite_world *world)
{
    suite_host_reset(world);
    memset(&server, 0, sizeof server);
    io.in = page_in;
    input_serving_init(&server.serving, &io);
    events_init(&server.events, FIRST, FIRST);
    events_key(&server.events, 0x04, true, FIRST);
}

uint64_t input_given_digest(struct suite_world *world)
{
    (void)world;
    if (!events_check(&server.events)) {
        abort();
    }
    uint64_t digest = suite_digest(0, &server.events, sizeof server.events);
    return suite_digest(digest, &server.bells, sizeof server.bells);
}

void input_given_arg_next_event_after_seq(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, server.events.first);
}

const char *input_given_error_next_event_nothing_newer(struct suite_world *world,
                                                       struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page, server.events.newest);
    return NULL;
}

struct writ_record input_given_arg_subscribe_bell(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){
        .slot = 1, .rights = NOTIFICATION_RIGHT_SIGNAL, .type = NOTIFICATION_TYPE};
}
