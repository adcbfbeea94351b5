/* See slot.h. */
#include "slot.h"

enum slot_deed slot_next(uint16_t control, uint16_t status)
{
    bool on = (control & SLOT_OFF) == 0;
    bool present = (status & SLOT_PRESENT) != 0;
    bool comes = (control & SLOT_INDICATOR) == SLOT_BLINK;
    bool pressed = (status & SLOT_BUTTON) != 0;
    if (!present) {
        return on ? SLOT_LET_GO : SLOT_REST;
    }
    if (!on || comes) {
        return SLOT_BRING_IN;
    }
    return pressed ? SLOT_LET_GO : SLOT_REST;
}

uint16_t slot_control(uint16_t control, uint16_t indicator, bool power)
{
    uint32_t kept = control & ~(uint32_t)(SLOT_INDICATOR | SLOT_OFF);
    uint32_t wanted = SLOT_TELL_BUTTON | SLOT_TELL_PRESENCE | SLOT_INTERRUPTS | indicator;
    return (uint16_t)(kept | wanted | (power ? 0U : (uint32_t)SLOT_OFF));
}
