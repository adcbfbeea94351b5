/* What every driver does at its start: it makes sure that it was given its own device, hears of its interrupts, and tells deviced how far it is.
 *
 * The runtime has seen by then that every declared slot holds the right type with the right rights. Whether it is the right device only its own contract says.
 */
#ifndef DRIVER_H
#define DRIVER_H

#include <stdint.h>

#include "writ/rt.h"
#include "writ/system.h"

struct driver {
    struct writ_io *io;
    const struct writ_device *device; /* of its contract */
    uint32_t deviced;                 /* slot of its connection */
    uint32_t bell;                    /* notification; bit k: interrupt k came */
};

/* Memory that the device knows. */
struct driver_memory {
    volatile void *at;
    uint64_t address; /* as the device has to be told */
    uint64_t bytes;
};

/* Checks what is in its slots against its contract; makes the bell, binds it to the endpoint of one that serves, and every interrupt to its bit. What is not its device, or
 * cannot be had, ends the process with RT_EXIT_STARTUP after a line that says why. */
void driver_open(struct driver *driver, struct rt *rt, const struct writ_device *device);

/* Maps a range of its device, or memory, by its place in the contract. It ends the process if that fails. */
[[nodiscard]] struct driver_memory driver_map_range(struct driver *driver, uint32_t index);
[[nodiscard]] struct driver_memory driver_map_memory(struct driver *driver, uint32_t index);

/* The interrupt with this bit was served. */
void driver_acknowledge(struct driver *driver, uint32_t index);

/* What it tells deviced; each ends the process if it is refused. */
void driver_allow_mastering(struct driver *driver);
void driver_offer(struct driver *driver, uint16_t class_of, const char *name);
void driver_ready(struct driver *driver);

#endif
