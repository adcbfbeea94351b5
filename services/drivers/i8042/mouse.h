/* Packets of mice of the PS/2 family, of three bytes or, with a wheel, four, into motion.
 *
 * Pure, a byte at a time. A packet's first byte has a bit that others need not have, and its bytes follow each other closely: by these two a stream that lost bytes
 * comes into step again.
 */
#ifndef MOUSE_H
#define MOUSE_H

#include <stdbool.h>
#include <stdint.h>

enum { MOUSE_LONGEST = 4, MOUSE_GAP_US = 200000 };

struct mouse {
    bool has_wheel;
    uint8_t count; /* M1: below the bytes of a packet */
    uint8_t bytes[MOUSE_LONGEST];
    uint64_t last_us;
};

struct mouse_motion {
    int16_t x; /* to the right */
    int16_t y; /* down */
    int16_t wheel;
    uint32_t buttons; /* bit 0 left, 1 right, 2 middle */
};

enum mouse_found {
    MOUSE_NOTHING, /* the byte is a part of a packet */
    MOUSE_PACKET,
    MOUSE_PLUGGED, /* the mouse says that it was just plugged in */
    MOUSE_DAMAGE,  /* one or more bytes make no sense and were thrown away */
};

void mouse_init(struct mouse *mouse, bool has_wheel);

/* Takes the next byte of the mouse. `ret_motion` is set for MOUSE_PACKET. */
[[nodiscard]] enum mouse_found mouse_take(struct mouse *mouse, uint8_t byte, uint64_t now_us,
                                          struct mouse_motion *ret_motion);

#endif
