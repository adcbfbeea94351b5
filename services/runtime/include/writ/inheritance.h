/* How a daemon comes by what its predecessor left: the memory of its estate, and the capabilities that
 * were kept.
 *
 * The second half of the adapter to estate.h. What it needs is in the component's contract:
 * `state <bytes> keeps <n> handles`.
 */
#ifndef WRIT_INHERITANCE_H
#define WRIT_INHERITANCE_H

#include "writ/bells.h"
#include "writ/estate.h"
#include "writ/writ.h"

/* What is inherited, and where it goes. */
struct inheritance_plan {
    const char *name;     /* of the component */
    uint64_t state_bytes; /* of its contract */
    void *live;
    uint64_t live_bytes;
    uint64_t changes; /* blocks that change at a time, at most; 0: all */
    uint64_t layout;
    void (*begin)(void *live); /* what to begin with where nothing was left; null: zeroes are it */
};

/* Maps the memory and opens the estate in it. Where something was lost, says so in a line. Panics
 * where the contract's numbers do not suffice, as that is no state to go on in. */
[[nodiscard]] enum estate_found inheritance_open(struct estate *estate, struct writ_io *io,
                                                 const struct inheritance_plan *plan);

/* The same for a daemon that begins with zeroes, or with what `begin` makes of them. */
void inheritance_resume(struct estate *estate, struct writ_io *io,
                        const struct inheritance_plan *plan);

/* Confirms what has changed of what was touched. */
void inheritance_confirm(struct estate *estate);

/* Moves a capability where it outlives us. `slot` is where it is then; on an error it stays. */
[[nodiscard]] uint32_t inheritance_keep(struct writ_io *io, uint32_t *slot);

/* Kept slots that a confirmed state names. Zeroed to begin with. */
struct inheritance_names {
    uint64_t named[2];
};

/* A slot that is none of the kept ones is not noted. */
void inheritance_name(struct inheritance_names *names, uint32_t slot);

/* Notes the slots of all bells. */
void inheritance_name_bells(struct inheritance_names *names, const struct bells *bells);

/* Takes the bell of a caller and confirms it. LIMIT if there are as many as there can be. */
[[nodiscard]] uint32_t inheritance_set_bell(struct estate *estate, struct writ_io *io,
                                            struct bells *bells, const struct writ_caller *caller,
                                            uint32_t *handle);

/* The connection is gone, and its bell with it. */
void inheritance_drop_bell(struct estate *estate, struct writ_io *io, struct bells *bells,
                           uint64_t label);

/* Closes what was kept and is not named: what somebody had begun who died before he confirmed it. */
void inheritance_close_rest(struct writ_io *io, const struct inheritance_names *names);

#endif
