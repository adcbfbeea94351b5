/* Bells: the notifications that callers gave a server, to be told that something happened.
 *
 * One per connection; a second one takes the place of the first. Pure but for the ringing, and without
 * pointers, so a server can leave its bells to its next instance: it keeps a bell before it is set,
 * and closes one after it was taken out and that is confirmed.
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

/* Sets the bell of a caller. False if there are as many as there can be, else `ret_old` is the slot of
 * the one whose place it takes, or 0. */
static inline bool bells_set(struct bells *bells, const struct writ_caller *caller, uint32_t slot,
                             uint32_t *ret_old)
{
    struct bell *bell = bells_of(bells, caller->label);
    if (bell == NULL) {
        bell = bells_of(bells, 0);
    }
    if (bell == NULL) {
        return false;
    }
    *ret_old = bell->slot;
    *bell = (struct bell){.label = caller->label,
                          .slot = slot,
                          .roles = caller->roles,
                          .principal = caller->principal};
    return true;
}

/* The connection is gone: the slot of its bell, or 0 if it had none. */
static inline uint32_t bells_drop(struct bells *bells, uint64_t label)
{
    struct bell *bell = label != 0 ? bells_of(bells, label) : NULL;
    uint32_t slot = bell != NULL ? bell->slot : 0;
    if (bell != NULL) {
        *bell = (struct bell){.label = 0};
    }
    return slot;
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
