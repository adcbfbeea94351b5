/* A slot of PCI Express, as its registers tell: what is to be done about it. PCI Express base specification 4.0, 6.7 and 7.5.3.10 to 7.5.3.11.
 *
 * Pure. What there is counts, not what has changed: whoever dies in between begins where he was. The one event is that somebody presses the button; while the indicator blinks something is being brought in,
 * and the press belongs to that.
 */
#ifndef SLOT_H
#define SLOT_H

#include <stdbool.h>
#include <stdint.h>

/* Of the slot's registers of control and status. */
enum {
    SLOT_TELL_BUTTON = 0x0001,
    SLOT_TELL_PRESENCE = 0x0008,
    SLOT_INTERRUPTS = 0x0020,
    SLOT_INDICATOR = 0x0300,
    SLOT_LIGHT = 0x0100,
    SLOT_BLINK = 0x0200,
    SLOT_DARK = 0x0300,
    SLOT_OFF = 0x0400,
    SLOT_BUTTON = 0x0001,
    SLOT_EVENTS = 0x001f,
    SLOT_PRESENT = 0x0040,
};

enum slot_deed {
    SLOT_REST,
    SLOT_BRING_IN, /* switch it on, have it found */
    SLOT_LET_GO,   /* have its driver released, then switch it off */
};

[[nodiscard]] enum slot_deed slot_next(uint16_t control, uint16_t status);

/* The register of control with this indicator, with power or without; interrupts are on. */
[[nodiscard]] uint16_t slot_control(uint16_t control, uint16_t indicator, bool power);

#endif
