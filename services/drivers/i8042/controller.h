/* The controller i8042: the way to a keyboard and a mouse, by whatever reaches its two ports.
 *
 * Pure: ports and clock come in as functions. The controller may lie, be absent, or never answer: every wait is bounded by the clock and by a count, which is what ends
 * it when the clock stands, too. Where a keyboard or a mouse does not do what is asked, the other is used alone.
 */
#ifndef CONTROLLER_H
#define CONTROLLER_H

#include <stdbool.h>
#include <stdint.h>

enum controller_port { CONTROLLER_DATA, CONTROLLER_COMMAND };

enum {
    CONTROLLER_ANSWER_US = 100000, /* for an answer */
    CONTROLLER_RESET_US = 1500000, /* for a device's own test */
    CONTROLLER_POLLS = 100000,     /* of one wait */
    CONTROLLER_AT_ONCE = 64,       /* bytes of one `controller_take` */
};

struct controller_access {
    void *owner;
    uint8_t (*read)(void *owner, enum controller_port port);
    void (*write)(void *owner, enum controller_port port, uint8_t value);
    uint64_t (*now_us)(void *owner);
};

enum controller_device { CONTROLLER_KEYBOARD, CONTROLLER_MOUSE, CONTROLLER_DEVICES };

struct controller {
    struct controller_access access;
    bool present[CONTROLLER_DEVICES];
    uint8_t scan_set; /* of the keyboard: 1 or 2 */
    bool has_wheel;
    bool dead;
};

struct controller_byte {
    enum controller_device device;
    uint8_t value;
    bool damaged; /* by the line between device and controller */
};

/* Finds the controller and what is plugged into it, resets both devices and lets them send. False if there is no controller, or nothing that works behind it. */
[[nodiscard]] bool controller_open(struct controller *controller,
                                   const struct controller_access *access);

/* Sets a device up again that said that it was plugged in; what it is may be another now. */
void controller_plugged(struct controller *controller, enum controller_device device);

/* The next byte that waits; false if there is none. To be called for an interrupt until there is none, at most CONTROLLER_AT_ONCE times. */
[[nodiscard]] bool controller_take(struct controller *controller, struct controller_byte *ret_byte);

#endif
