/* Bells: the notifications that callers gave a server, to be told that something happened.
 *
 * One per connection; a second one takes the place of the first. The slots are the server's own and
 * are closed here.
 */
#ifndef WRIT_BELLS_H
#define WRIT_BELLS_H

#include <stddef.h>

#include "writ/port.h"
#include "writ/writ.h"

enum { BELLS = 32 };

struct bell {
    uint64_t label; /* of the connection; 0 in a free place */
    uint32_t slot;
    uint32_t roles; /* of the caller */
    uint32_t principal;
};

struct bells {
    struct bell at[BELLS];
};

static inline struct bell *bells_of(struct bells *bells, uint64_t label)
{
    for (uint32_t i = 0; i < BELLS; i++) {
        if (bells->at[i].label == label) {
            return &bells->at[i];
        }
    }
    return NULL;
}

/* Keeps the bell of a caller; `handle` is taken. False if there are as many as there can be. */
static inline bool bells_set(struct bells *bells, struct writ_io *io,
                             const struct writ_caller *caller, uint32_t *handle)
{
    struct bell *bell = bells_of(bells, caller->label);
    if (bell == NULL) {
        bell = bells_of(bells, 0);
    }
    if (bell == NULL) {
        return false;
    }
    if (bell->label != 0) {
        (void)writ_port_close(io, bell->slot);
    }
    *bell = (struct bell){.label = caller->label,
                          .slot = writ_take(handle),
                          .roles = caller->roles,
                          .principal = caller->principal};
    return true;
}

/* The connection is gone, and its bell with it. */
static inline void bells_drop(struct bells *bells, struct writ_io *io, uint64_t label)
{
    struct bell *bell = label != 0 ? bells_of(bells, label) : NULL;
    if (bell != NULL) {
        (void)writ_port_close(io, bell->slot);
        *bell = (struct bell){.label = 0};
    }
}

/* Rings every bell. */
static inline void bells_ring(const struct bells *bells, struct writ_io *io, uint64_t bits)
{
    for (uint32_t i = 0; i < BELLS; i++) {
        if (bells->at[i].label != 0) {
            (void)writ_port_notify(io, bells->at[i].slot, bits);
        }
    }
}

#endif
