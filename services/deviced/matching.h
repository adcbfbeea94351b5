/* Who gets what: the next thing to do about drivers that wait for a device, for another driver, or for their time.
 *
 * Pure, over the registry. Drivers are tried in the order of stage, priority and number; each call names one thing to do, so that whoever does it can listen to others in
 * between.
 */
#ifndef MATCHING_H
#define MATCHING_H

#include "registry.h"

enum matching_deed {
    MATCHING_NOTHING,
    MATCHING_START, /* the driver gets the device and is started */
    MATCHING_SKIP,  /* the driver does not get it, for a cause that was not told yet */
};

struct matching {
    enum matching_deed deed;
    struct driver *driver;
    struct device *device;
    enum skip_cause cause;
};

/* Whether one of a driver's patterns is this device's. */
[[nodiscard]] bool matching_is_for(const struct driver *driver, const struct device *device);

/* The first device that is there for a driver and nobody's, or null. */
[[nodiscard]] struct device *matching_device(struct registry *registry,
                                             const struct driver *driver);

/* What to do at this time, in microseconds since boot. */
[[nodiscard]] struct matching matching_next(struct registry *registry, uint64_t now_us);

/* When there will be something to do without anything that happens: the earliest time of a restart; false if there is none. */
[[nodiscard]] bool matching_due(const struct registry *registry, uint64_t *ret_us);

/* Why a driver does not get a device, in words. */
[[nodiscard]] const char *matching_cause_text(enum skip_cause cause);

#endif
