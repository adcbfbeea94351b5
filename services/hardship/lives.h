/* Lives of programs, each from nothing to nothing, and what the system counts before and after. */
#ifndef LIVES_H
#define LIVES_H

#include <stdbool.h>
#include <stdint.h>

#include "writ/writ.h"

/* A program that exists in procd, in whatever state; 0: none. */
struct life {
    uint64_t pid;
    uint32_t child;
    uint32_t grant;
    uint64_t transfer;
};

/* What one life does. The first error ends it; what it has come to is in `life`. */
struct life_kind {
    const char *name;
    uint32_t (*live)(struct writ_io *io, struct life *life);
};

enum { LIVES_STACK = 4096 };

extern const struct life_kind lives_kinds[];
extern const uint32_t lives_kind_count;

/* Makes the image of a program that exits. Returns a status. */
[[nodiscard]] uint32_t lives_init(struct writ_io *io);

/* Stages a program with a stack of this size. */
[[nodiscard]] uint32_t lives_stage(struct writ_io *io, uint64_t stack_bytes, struct life *life);

/* Ends what a life came to, as whoever made it would. Returns a status. */
[[nodiscard]] uint32_t lives_end(struct writ_io *io, struct life *life);

/* Processes and records that the kernel has, the bytes that are free, and what all processes have. */
struct counts {
    uint64_t processes;
    uint64_t free;
    uint64_t charged;
    uint64_t capabilities;
};

/* Waits until the other applications have ended: what they had is not to be counted. */
void counts_settle(struct writ_io *io);

[[nodiscard]] struct counts counts_take(struct writ_io *io);
[[nodiscard]] bool counts_are_equal(struct counts a, struct counts b);

#endif
