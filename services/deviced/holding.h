/* What a driver gets of its device: the capabilities to it, which we claim once, keep, and lend to each of its processes.
 *
 * The part of the adapter that knows PCI's configuration, as far as whoever manages functions has to: ranges are answered, mastering is allowed and taken back, messages are
 * programmed through the kernel. What the device is for, nobody here knows.
 */
#ifndef HOLDING_H
#define HOLDING_H

#include "registry.h"
#include "writ/system.h"
#include "writ/writ.h"

struct holding {
    struct writ_io *io;
    struct driver *driver;
    struct device *device;
    const struct writ_device *need; /* of the driver's contract */
};

/* Claims what is not there yet. A status of the kernel; what was claimed by then stays, and is let go by holding_release. */
[[nodiscard]] uint32_t holding_claim(const struct holding *h);

/* Before a process gets it: the device answers, masters nothing, and its messages go where they should. */
[[nodiscard]] uint32_t holding_enable(const struct holding *h);

/* Lets it master the bus. */
[[nodiscard]] uint32_t holding_let_master(const struct holding *h);

/* After a process: the device masters nothing, and is reset where it can be; a bridge is left alone, for those behind it. `now_us`: since boot. */
void holding_quieten(const struct holding *h, uint64_t now_us);

/* Lets go of everything; the device is quiet. */
void holding_release(const struct holding *h);

/* The slot of ours that goes into this declared slot of a driver; 0 if that is not about its device. */
[[nodiscard]] uint32_t holding_part(const struct driver *driver, uint32_t slot);

#endif
