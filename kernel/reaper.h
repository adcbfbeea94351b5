/* Takes apart what was revoked and what is dead, a bounded slice at a time.
 *
 * A slice runs on the way out of every kernel entry but the shortest, and whenever a processor has
 * nothing else to do; so what was given up comes back soon, and nobody
 * has the kernel for long. The two take turns in who comes first. What is dead goes in the order in which it died, and
 * what dies with it goes with it: who waits for what is dead waits for no more than there is.
 */
#pragma once

#include "kernel.h"
#include "object.h"
#include "types.h"

struct thread;

/* Units of work in a slice; a unit is a page or a small object. */
enum { REAPER_SLICE = 32 };

void reaper_init(void);

/* Gives the reaper an object that nothing will change any more but itself. */
void reaper_add(struct object *object);

static inline bool reaper_is_busy(void)
{
    return !list_is_empty(&kernel.dead) || !doom_is_over(kernel.doom);
}

/* Whether the call of this thread, which goes on if so, has to wait for what was dead when it was made
 * first. */
[[nodiscard]] bool reaper_is_awaited(struct thread *thread);

/* Has a slice done on the way out of this entry. */
void reaper_wake(void);

/* Has so many ends of what is doomed buried on the way out of this entry, whatever rests. */
void reaper_owe(uint32_t ends);

/* Leaves the next slice out: this entry has done as much as one may. */
void reaper_rest(void);

/* Does one slice. */
void reaper_run(void);
