/* Clients that call every daemon without a pause, and count what came back. */
#ifndef LOAD_H
#define LOAD_H

#include <stdbool.h>
#include <stdint.h>

#include "writ/writ.h"

enum load_target {
    LOAD_PROCD,
    LOAD_MEMD,
    LOAD_POLICYD,
    LOAD_SAMGRD,
    LOAD_LOGD,
    LOAD_SUPERVISORD,
    LOAD_ECHO,
    LOAD_TARGETS,
};

enum { LOAD_CLIENTS = 8 };

/* What the clients have seen so far of one daemon. */
struct load_count {
    uint64_t answers;
    uint64_t silences; /* the deadline passed before it answered */
    uint64_t errors;   /* it said something else than it must */
    uint32_t last_error;
    uint64_t late;       /* calls that took longer than their deadline and a turn of all */
    uint64_t longest_us; /* the longest call */
};

/* Makes the clients. `self` is our own process, which they ask about. Returns a status. */
[[nodiscard]] uint32_t load_start(struct writ_io *io, uint64_t self);

/* Calls a daemon once, as the clients do. */
[[nodiscard]] uint32_t load_call(struct writ_io *io, enum load_target target);

/* Has the clients rest, and waits until each has its last answer; and wakes them again. */
void load_rest(void);
void load_go_on(void);

/* Has the clients stop, and waits until each has its last answer. */
void load_stop(void);

[[nodiscard]] struct load_count load_count_of(enum load_target target);

[[nodiscard]] const char *load_name(enum load_target target);

#endif
