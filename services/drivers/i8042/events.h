/* Events of keys and pointers, in order, for whoever reads them: a bounded queue in which the oldest make way and are counted, and what is down.
 *
 * Pure. Numbers begin above those of earlier instances, with RESET.
 */
#ifndef EVENTS_H
#define EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "input_types.h"

enum { EVENTS_CODES = 256 };

struct event {
    uint64_t time_us;
    enum input_kind kind;
    uint16_t code;
    int16_t x;
    int16_t y;
};

struct events {
    uint64_t first;  /* the number of the first event of this instance */
    uint64_t newest; /* E1: at least `first` */
    uint64_t made_way;
    uint64_t damaged;
    uint64_t resets;
    uint32_t buttons;                 /* that are down */
    uint32_t held;                    /* E2: bits in `down`, at most INPUT_MAX_HELD_KEYS */
    uint64_t down[EVENTS_CODES / 64]; /* a bit per key */
    struct event ring[INPUT_MAX_INPUT_EVENTS];
};

/* `first` is the number of the first event, which is RESET, now; not 0. */
void events_init(struct events *events, uint64_t first, uint64_t now_us);

/* A key of page 7 went down or up. Down while it is down repeats; up while it is up, a key that cannot be, and one more than can be held are damage, and no event. */
void events_key(struct events *events, uint16_t code, bool down, uint64_t now_us);

/* What is down of all buttons, bit 0 the first one: an event for each that changed. */
void events_buttons(struct events *events, uint32_t buttons, uint64_t now_us);

/* A pointer moved, or a wheel turned; nothing if both are 0. */
void events_motion(struct events *events, int16_t x, int16_t y, uint64_t now_us);
void events_wheel(struct events *events, int16_t steps, uint64_t now_us);

/* A device begins again: nothing is down any more. */
void events_reset(struct events *events, uint64_t now_us);

/* The oldest event after `after`; false if there is none. */
[[nodiscard]] bool events_next(const struct events *events, uint64_t after, uint64_t *ret_seq,
                               uint64_t *ret_lost, struct event *ret_event);

/* The keys that are down, by rising code; how many. `ret_codes` has room for INPUT_MAX_HELD_KEYS. */
[[nodiscard]] uint32_t events_held(const struct events *events, uint16_t *ret_codes);

/* Whether E1 and E2 hold. */
[[nodiscard]] bool events_check(const struct events *events);

#endif
