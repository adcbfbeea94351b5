/* A clone that is being made, a slice at a time, by the thread that asked for it.
 *
 * A thread that goes on with the same call goes on with the same clone; one that asks for another,
 * or ends, drops what it had.
 */
#pragma once

#include "types.h"

struct quota;
struct vmo;

struct clone {
    struct vmo *vmo;      /* what is being made, held; null: nothing is */
    uint64_t source_koid; /* of what */
    uint64_t first;       /* page of the source */
    uint64_t done;        /* pages */
};

/* Begins, unless just this is under way. False if the quota has no room. */
[[nodiscard]] bool clone_begin(struct clone *clone, const struct vmo *source, uint64_t first,
                               uint64_t pages, struct quota *quota);

/* Does a slice; true when all pages are there. */
[[nodiscard]] bool clone_go_on(struct clone *clone, struct vmo *source);

/* Hands over the clone that is finished; the caller holds it. */
struct vmo *clone_take(struct clone *clone);

/* Gives up what is under way, if anything is. */
void clone_drop(struct clone *clone);
