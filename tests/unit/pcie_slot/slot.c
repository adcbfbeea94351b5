/* What a slot's registers ask for. */
#include "slot.h"

#include "unit.h"

enum { ON = SLOT_LIGHT, OFF = SLOT_DARK | SLOT_OFF, COMING = SLOT_BLINK };

TEST(an_empty_slot_without_power_rests)
{
    CHECK_EQ(slot_next(OFF, 0), SLOT_REST);
    CHECK_EQ(slot_next(OFF, SLOT_BUTTON), SLOT_REST);
}

TEST(what_is_there_without_power_is_brought_in)
{
    CHECK_EQ(slot_next(OFF, SLOT_PRESENT), SLOT_BRING_IN);
    CHECK_EQ(slot_next(OFF, SLOT_PRESENT | SLOT_EVENTS), SLOT_BRING_IN);
}

TEST(a_driver_that_died_while_it_brought_something_in_goes_on_with_that)
{
    CHECK_EQ(slot_next(COMING, SLOT_PRESENT | SLOT_BUTTON), SLOT_BRING_IN);
}

TEST(the_button_takes_out_what_is_in_use)
{
    CHECK_EQ(slot_next(ON, SLOT_PRESENT), SLOT_REST);
    CHECK_EQ(slot_next(ON, SLOT_PRESENT | SLOT_BUTTON), SLOT_LET_GO);
}

TEST(what_is_torn_out_is_let_go)
{
    CHECK_EQ(slot_next(ON, 0), SLOT_LET_GO);
    CHECK_EQ(slot_next(COMING, SLOT_BUTTON), SLOT_LET_GO);
}

TEST(the_register_keeps_what_is_not_the_drivers_and_always_tells)
{
    uint16_t all = slot_control(0xffff, SLOT_LIGHT, true);
    CHECK_EQ(all & SLOT_OFF, 0);
    CHECK_EQ(all & SLOT_INDICATOR, SLOT_LIGHT);
    CHECK_EQ(all & 0xf8c0, 0xf8c0);
    uint16_t none = slot_control(0, SLOT_DARK, false);
    CHECK_EQ(none, SLOT_OFF | SLOT_DARK | SLOT_INTERRUPTS | SLOT_TELL_BUTTON | SLOT_TELL_PRESENCE);
}

UNIT_MAIN
