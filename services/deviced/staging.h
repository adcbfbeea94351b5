/* Has procd make a driver's process, gives it what its contract declares, and lets it run. */
#ifndef STAGING_H
#define STAGING_H

#include "registry.h"
#include "writ/system.h"
#include "writ/writ.h"

struct staging {
    struct writ_io *io;
    const struct writ_system *system;
    uint32_t index; /* of the driver's component */
    struct driver *driver;
    uint64_t pid;   /* set by staging_make */
    uint32_t grant; /* 0 once it is used up */
};

/* Makes the process, which runs nothing yet. */
[[nodiscard]] uint32_t staging_make(struct staging *staging);

/* Fills every slot that it declares. */
[[nodiscard]] uint32_t staging_give(const struct staging *staging);

/* Lets it run. */
[[nodiscard]] uint32_t staging_start(struct staging *staging);

/* Nothing of it is left; it may be called at any time before it runs. */
void staging_undo(struct staging *staging);

#endif
