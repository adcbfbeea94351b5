/* The driver that is killed while a program uses what it offers. */
#ifndef VICTIM_H
#define VICTIM_H

#include "deviced_wire.h"
#include "writ/writ.h"

struct victim {
    struct writ_io *io;
    uint64_t driver;
    uint32_t bell; /* rings when deviced has something new */
    uint32_t patience_ms;
    uint32_t rounds; /* this often we are patient */
    uint32_t (*read_driver)(struct writ_io *io, uint64_t driver,
                            struct deviced_read_driver_reply *ret_reply);
};

/* Kills its process as soon as it runs. False if it never did, or cannot be killed. */
[[nodiscard]] bool victim_kill(const struct victim *victim);

#endif
