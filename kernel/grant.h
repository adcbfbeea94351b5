/* Install grants: the lease on one staged process, and what may be put into it.
 *
 * A grant lends capabilities into the slots that were declared when it was made, each once. It asks
 * for the state of its process at every call, so nothing has to be done to it when that is started.
 * When its last capability goes while the process is staged, the process goes too.
 */
#pragma once

#include "kernel_types.h"
#include "object.h"
#include "types.h"

struct process;

struct grant {
    struct object object;
    struct process *process; /* it holds it */
    uint32_t count;
    struct declared_slot slots[KERNEL_MAX_DECLARED_SLOTS]; /* G1: legal numbers, rising */
};

void grant_last_cap(struct object *object);
bool grant_reap(struct object *object, uint32_t *budget);
bool grant_check(const struct object *object);
