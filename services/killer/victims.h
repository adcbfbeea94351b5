/* Who is killed: every component of the system that serves and that the root starts again. */
#ifndef VICTIMS_H
#define VICTIMS_H

#include <stdbool.h>
#include <stdint.h>

#include "load.h"
#include "writ/writ.h"

enum { VICTIMS = 32, VICTIMS_CODE = 9 /* that they are killed with */ };

struct victim {
    const char *name;
    uint16_t number;
    uint16_t protocol;
    enum load_target target; /* LOAD_TARGETS if no client calls it */
    uint32_t kills;
    uint64_t slowest_us; /* from its death to the first answer of the next one */
    uint64_t total_us;
};

struct victims {
    uint32_t count;
    struct victim at[VICTIMS];
};

/* Reads the system's table; echo first, as that is where nothing depends on. */
void victims_read(struct victims *victims);

/* Kills it, and waits until another process of it answers. False, after a line that says why, if none
 * does. */
[[nodiscard]] bool victim_kill(struct writ_io *io, struct victim *victim);

/* The living process of a component, or 0. */
[[nodiscard]] uint64_t victim_process(struct writ_io *io, uint16_t number);

/* Waits on a bell that nobody rings. */
void pause_for(struct writ_io *io, uint32_t ms);

/* What the kernel counts; capabilities, threads and charges of all processes that run. */
struct level {
    uint32_t processes; /* that run */
    uint32_t records;   /* and of those that have ended */
    uint64_t promised;  /* bytes of memory, by quotas */
    uint64_t used;      /* bytes of memory that have something in them */
    uint32_t capabilities;
    uint32_t threads;
    uint64_t charged; /* bytes */
};

[[nodiscard]] struct level level_read(struct writ_io *io);

#endif
