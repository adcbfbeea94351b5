/* How processes ended, as the kernel's records tell it: the third part of the adapter. */
#ifndef DEATHS_H
#define DEATHS_H

#include "kernel_types.h"
#include "processes.h"
#include "writ/writ.h"

/* The first end with a number above `after_seq`: whose, and how. False if there is none. */
[[nodiscard]] bool deaths_next(struct writ_io *io, uint64_t after_seq, uint64_t *ret_pid,
                               struct process_end *ret_end);

/* A line of the kernel's books. Zeroed to begin with. */
struct deaths_row {
    uint64_t pid;
    uint64_t exit_seq; /* of one that is dead */
    uint32_t principal;
    uint32_t owner; /* who had it made */
    enum life_state state;
};

/* The next line, by rising number; false behind the last. */
[[nodiscard]] bool deaths_list(struct writ_io *io, struct deaths_row *row);

/* The newest process of a component that has run, and whether it is dead; 0 if there is none. What it
 * keeps waits for an heir if it is. */
[[nodiscard]] uint64_t deaths_newest(struct writ_io *io, uint16_t component, bool *ret_dead);

/* When it was started, in microseconds since boot; 0 if it was not. */
[[nodiscard]] uint64_t deaths_started_us(struct writ_io *io, uint64_t pid);

#endif
