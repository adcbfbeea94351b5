/* Is given a message, and is for a device with a line. */
#include "driver.h"
#include "stray_interrupt_slots.h"

const struct rt_component rt_component = {.name = "stray_interrupt",
                                          .number = STRAY_INTERRUPT_COMPONENT,
                                          .startup = stray_interrupt_startup,
                                          .startup_count = STRAY_INTERRUPT_STARTUP_COUNT,
                                          .workers = STRAY_INTERRUPT_WORKERS};

uint32_t component_main(struct rt *rt)
{
    struct driver driver;
    struct writ_device other = stray_interrupt_device;
    other.message_count = 0;
    other.line_count = 1;
    other.lines[0] = 4;
    driver_open(&driver, rt, &other);
    driver_ready(&driver);
    return 0;
}
