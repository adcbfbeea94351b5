/* The driver of keyboard and mouse: puts the events of events.h behind the contract of idl/input.writ, and the controller's interrupts behind the events.
 *
 * It renames and delegates. Numbers begin with the time of its start, so they are above those of the instance before.
 */
#include "input_server.h"

#include "controller.h"
#include "driver.h"
#include "events.h"
#include "i8042_slots.h"
#include "kernel_calls.h"
#include "keys.h"
#include "listeners.h"
#include "mouse.h"
#include "writ/log.h"
#include "writ/time.h"

enum { CLASS_INPUT = 2, LINES = 2 };

struct input_server {
    struct input_serving serving;
    struct driver driver;
    struct controller controller;
    struct keys keys;
    struct mouse mouse;
    struct events events;
    struct bells bells; /* listeners.h */
};

const struct rt_component rt_component = {.name = "i8042",
                                          .number = I8042_COMPONENT,
                                          .startup = i8042_startup,
                                          .startup_count = I8042_STARTUP_COUNT,
                                          .workers = I8042_WORKERS};

/* ---- the controller's ports, by the kernel ---- */

static uint8_t read_port(void *owner, enum controller_port port)
{
    uint32_t value = UINT8_MAX;
    (void)io_ports_read(owner, WRIT_SLOT_PORTS + port, 0, ACCESS_WIDTH_BYTE, &value);
    return (uint8_t)value;
}

static void write_port(void *owner, enum controller_port port, uint8_t value)
{
    (void)io_ports_write(owner, WRIT_SLOT_PORTS + port, 0, ACCESS_WIDTH_BYTE, value);
}

static uint64_t now_us(void *owner)
{
    (void)owner;
    return time_us();
}

/* ---- what happens ---- */

static void begin_device(struct input_server *s, enum controller_device device)
{
    if (device == CONTROLLER_KEYBOARD) {
        keys_init(&s->keys, s->controller.scan_set);
    } else {
        mouse_init(&s->mouse, s->controller.has_wheel);
    }
}

static void plugged(struct input_server *s, enum controller_device device)
{
    controller_plugged(&s->controller, device);
    begin_device(s, device);
    events_reset(&s->events, time_us());
}

static void type(struct input_server *s, uint8_t byte)
{
    struct keys_key key;
    uint64_t now = time_us();
    switch (keys_take(&s->keys, byte, &key)) {
    case KEYS_KEY:
        events_key(&s->events, key.code, key.down, now);
        break;
    case KEYS_PAUSE:
        events_key(&s->events, KEYS_CODE_PAUSE, true, now);
        events_key(&s->events, KEYS_CODE_PAUSE, false, now);
        break;
    case KEYS_PLUGGED:
        plugged(s, CONTROLLER_KEYBOARD);
        break;
    case KEYS_DAMAGE:
        s->events.damaged++;
        break;
    case KEYS_NOTHING:
        break;
    }
}

static void point(struct input_server *s, uint8_t byte)
{
    struct mouse_motion motion;
    uint64_t now = time_us();
    switch (mouse_take(&s->mouse, byte, now, &motion)) {
    case MOUSE_PACKET:
        events_motion(&s->events, motion.x, motion.y, now);
        events_wheel(&s->events, motion.wheel, now);
        events_buttons(&s->events, motion.buttons, now);
        break;
    case MOUSE_PLUGGED:
        plugged(s, CONTROLLER_MOUSE);
        break;
    case MOUSE_DAMAGE:
        s->events.damaged++;
        break;
    case MOUSE_NOTHING:
        break;
    }
}

static void take(struct input_server *s, const struct controller_byte *byte)
{
    if (byte->damaged || !s->controller.present[byte->device]) {
        s->events.damaged++;
    } else if (byte->device == CONTROLLER_KEYBOARD) {
        type(s, byte->value);
    } else {
        point(s, byte->value);
    }
}

/* Both lines are edges, and the controller holds a byte until it is taken: it is emptied whichever of them rang. */
static void notified(struct input_server *s, uint64_t bits)
{
    struct controller_byte byte;
    uint64_t before = s->events.newest;
    (void)bits;
    for (uint32_t i = 0; i < LINES; i++) {
        driver_acknowledge(&s->driver, i);
    }
    for (uint32_t i = 0; i < CONTROLLER_AT_ONCE && controller_take(&s->controller, &byte); i++) {
        take(s, &byte);
    }
    if (s->events.newest != before) {
        bells_ring(&s->bells, s->serving.io, INPUT_SIGNALS_HAPPENED);
    }
    if (s->controller.dead) {
        rt_panic("[i8042] the controller is gone");
    }
}

/* ---- the contract ---- */

static uint32_t input_on_subscribe(struct input_server *s, const struct writ_caller *caller,
                                   struct input_subscribe_request *request,
                                   struct input_subscribe_reply *reply)
{
    uint32_t status = listeners_set(&s->bells, s->serving.io, caller, &request->bell);
    reply->newest = s->events.newest;
    return status;
}

static uint32_t input_on_next_event(struct input_server *s, const struct writ_caller *caller,
                                    const struct input_next_event_request *request,
                                    struct input_next_event_reply *reply)
{
    struct event event;
    (void)caller;
    if (!events_next(&s->events, request->after_seq, &reply->seq, &reply->lost, &event)) {
        return INPUT_ERROR_NOTHING_NEWER;
    }
    reply->time_us = event.time_us;
    reply->kind = event.kind;
    reply->code = event.code;
    reply->x = event.x;
    reply->y = event.y;
    return WRIT_OK;
}

static uint32_t input_on_read_held(struct input_server *s, const struct writ_caller *caller,
                                   struct input_read_held_reply *reply)
{
    uint16_t codes[INPUT_MAX_HELD_KEYS];
    uint32_t count = events_held(&s->events, codes);
    (void)caller;
    reply->seq = s->events.newest;
    reply->buttons = s->events.buttons;
    input_read_held_reply_put_keys(s, reply, codes, count);
    return WRIT_OK;
}

static uint32_t input_on_read_counters(struct input_server *s, const struct writ_caller *caller,
                                       struct input_read_counters_reply *reply)
{
    (void)caller;
    reply->events = s->events.newest - s->events.first + 1;
    reply->made_way = s->events.made_way;
    reply->damaged = s->events.damaged;
    reply->resets = s->events.resets;
    return WRIT_OK;
}

static void input_on_closed(struct input_server *s, uint64_t label)
{
    (void)label;
    listeners_drop_all(&s->bells, s->serving.io);
}

uint32_t component_main(struct rt *rt)
{
    static struct input_server server;
    struct controller_access access = {&rt->io, read_port, write_port, now_us};
    input_serving_init(&server.serving, &rt->io);
    server.serving.notified = notified;
    driver_open(&server.driver, rt, &i8042_device);
    if (!controller_open(&server.controller, &access)) {
        rt_panic("[i8042] no controller answers, or nothing works behind it");
    }
    begin_device(&server, CONTROLLER_KEYBOARD);
    begin_device(&server, CONTROLLER_MOUSE);
    events_init(&server.events, time_us() + 1, time_us());
    driver_offer(&server.driver, CLASS_INPUT, "i8042");
    driver_ready(&server.driver);
    log_info("[i8042] keyboard=%u set=%u mouse=%u wheel=%u",
             server.controller.present[CONTROLLER_KEYBOARD], server.controller.scan_set,
             server.controller.present[CONTROLLER_MOUSE], server.controller.has_wheel);
    notified(&server, 0);
    input_serve(&server);
}
