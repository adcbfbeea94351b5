/* Is given a function of one maker, and is for those of another. */
#include "driver.h"
#include "stray_function_slots.h"

const struct rt_component rt_component = {.name = "stray_function",
                                          .number = STRAY_FUNCTION_COMPONENT,
                                          .startup = stray_function_startup,
                                          .startup_count = STRAY_FUNCTION_STARTUP_COUNT,
                                          .workers = STRAY_FUNCTION_WORKERS};

uint32_t component_main(struct rt *rt)
{
    struct driver driver;
    struct writ_device other = stray_function_device;
    other.matches[0].vendor++;
    driver_open(&driver, rt, &other);
    driver_ready(&driver);
    return 0;
}
