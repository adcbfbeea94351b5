/* See mouse.h. */
#include "mouse.h"

enum {
    BUTTONS = 0x07,
    ALWAYS = 0x08, /* set in every first byte */
    X_NEGATIVE = 0x10,
    Y_NEGATIVE = 0x20,
    TOO_FAR = 0xc0,
    PLUGGED = 0xaa,
    PLUGGED_MOUSE = 0x00,
};

void mouse_init(struct mouse *mouse, bool has_wheel)
{
    *mouse = (struct mouse){.has_wheel = has_wheel};
}

/* Nine bits, the highest of which is in the first byte. */
static int16_t moved(uint8_t byte, bool negative)
{
    return (int16_t)(byte - (negative ? 256 : 0));
}

static int16_t turned(uint8_t byte)
{
    int steps = byte & 0x0f;
    return (int16_t)(steps - (steps >= 8 ? 16 : 0));
}

static enum mouse_found finish(struct mouse *mouse, struct mouse_motion *ret_motion)
{
    const uint8_t *bytes = mouse->bytes;
    mouse->count = 0;
    if ((bytes[0] & TOO_FAR) != 0) {
        return MOUSE_DAMAGE;
    }
    *ret_motion = (struct mouse_motion){
        .x = moved(bytes[1], (bytes[0] & X_NEGATIVE) != 0),
        .y = (int16_t)-moved(bytes[2], (bytes[0] & Y_NEGATIVE) != 0),
        .wheel = mouse->has_wheel ? turned(bytes[3]) : (int16_t)0,
        .buttons = bytes[0] & BUTTONS,
    };
    return MOUSE_PACKET;
}

static enum mouse_found add(struct mouse *mouse, uint8_t byte, struct mouse_motion *ret_motion)
{
    if (mouse->count == 0 && (byte & ALWAYS) == 0) {
        return MOUSE_DAMAGE;
    }
    mouse->bytes[mouse->count++] = byte;
    if (mouse->count == 2 && mouse->bytes[0] == PLUGGED && byte == PLUGGED_MOUSE) {
        mouse->count = 0;
        return MOUSE_PLUGGED;
    }
    uint8_t whole = mouse->has_wheel ? 4 : 3;
    return mouse->count == whole ? finish(mouse, ret_motion) : MOUSE_NOTHING;
}

enum mouse_found mouse_take(struct mouse *mouse, uint8_t byte, uint64_t now_us,
                            struct mouse_motion *ret_motion)
{
    bool late = mouse->count != 0 && now_us - mouse->last_us > MOUSE_GAP_US;
    mouse->last_us = now_us;
    if (!late) {
        return add(mouse, byte, ret_motion);
    }
    mouse->count = 0;
    enum mouse_found found = add(mouse, byte, ret_motion);
    return found == MOUSE_NOTHING ? MOUSE_DAMAGE : found;
}
