/* See events.h. */
#include "events.h"

#include <string.h>

static void add(struct events *events, const struct event *event)
{
    events->newest++;
    if (events->newest - events->first >= INPUT_MAX_INPUT_EVENTS) {
        events->made_way++;
    }
    events->ring[events->newest % INPUT_MAX_INPUT_EVENTS] = *event;
}

void events_init(struct events *events, uint64_t first, uint64_t now_us)
{
    memset(events, 0, sizeof *events);
    events->first = first;
    events->newest = first - 1;
    events_reset(events, now_us);
    events->resets = 0;
}

static bool is_down(const struct events *events, uint16_t code)
{
    return (events->down[code / 64] >> code % 64 & 1) != 0;
}

static void turn(struct events *events, uint16_t code)
{
    events->down[code / 64] ^= 1UL << code % 64;
}

static void press(struct events *events, uint16_t code, uint64_t now_us)
{
    struct event event = {.time_us = now_us, .kind = INPUT_KIND_KEY_REPEAT, .code = code};
    if (!is_down(events, code)) {
        if (events->held == INPUT_MAX_HELD_KEYS) {
            events->damaged++;
            return;
        }
        event.kind = INPUT_KIND_KEY_DOWN;
        events->held++;
        turn(events, code);
    }
    add(events, &event);
}

static void release(struct events *events, uint16_t code, uint64_t now_us)
{
    if (!is_down(events, code)) {
        events->damaged++;
        return;
    }
    events->held--;
    turn(events, code);
    add(events, &(struct event){.time_us = now_us, .kind = INPUT_KIND_KEY_UP, .code = code});
}

void events_key(struct events *events, uint16_t code, bool down, uint64_t now_us)
{
    if (code == 0 || code >= EVENTS_CODES) {
        events->damaged++;
    } else if (down) {
        press(events, code, now_us);
    } else {
        release(events, code, now_us);
    }
}

void events_buttons(struct events *events, uint32_t buttons, uint64_t now_us)
{
    uint32_t changed = buttons ^ events->buttons;
    events->buttons = buttons;
    for (uint16_t i = 0; i < 32; i++) {
        if ((changed >> i & 1) != 0) {
            bool down = (buttons >> i & 1) != 0;
            add(events,
                &(struct event){.time_us = now_us,
                                .kind = down ? INPUT_KIND_BUTTON_DOWN : INPUT_KIND_BUTTON_UP,
                                .code = (uint16_t)(i + 1)});
        }
    }
}

void events_motion(struct events *events, int16_t x, int16_t y, uint64_t now_us)
{
    if (x != 0 || y != 0) {
        add(events, &(struct event){.time_us = now_us, .kind = INPUT_KIND_MOTION, .x = x, .y = y});
    }
}

void events_wheel(struct events *events, int16_t steps, uint64_t now_us)
{
    if (steps != 0) {
        add(events, &(struct event){.time_us = now_us, .kind = INPUT_KIND_WHEEL, .y = steps});
    }
}

void events_reset(struct events *events, uint64_t now_us)
{
    events->resets++;
    events->buttons = 0;
    events->held = 0;
    memset(events->down, 0, sizeof events->down);
    add(events, &(struct event){.time_us = now_us, .kind = INPUT_KIND_RESET});
}

bool events_next(const struct events *events, uint64_t after, uint64_t *ret_seq, uint64_t *ret_lost,
                 struct event *ret_event)
{
    uint64_t oldest = events->first + events->made_way;
    uint64_t wanted = after < events->first ? events->first : after + 1;
    uint64_t seq = wanted < oldest ? oldest : wanted;
    if (after >= events->newest) {
        return false;
    }
    *ret_seq = seq;
    *ret_lost = seq - wanted;
    *ret_event = events->ring[seq % INPUT_MAX_INPUT_EVENTS];
    return true;
}

uint32_t events_held(const struct events *events, uint16_t *ret_codes)
{
    uint32_t count = 0;
    for (uint16_t code = 0; code < EVENTS_CODES; code++) {
        if (is_down(events, code)) {
            ret_codes[count++] = code;
        }
    }
    return count;
}

bool events_check(const struct events *events)
{
    uint32_t held = 0;
    for (uint16_t code = 0; code < EVENTS_CODES; code++) {
        held += is_down(events, code);
    }
    return events->newest >= events->first && events->held == held && held <= INPUT_MAX_HELD_KEYS;
}
