/* A call on a kernel object: what the generated dispatcher and the objects' handlers share. */
#ifndef KCALL_H
#define KCALL_H

#include <stdint.h>

#include "cap.h"
#include "writ/writ.h"

struct thread;

struct kcall {
    struct thread *thread; /* whose call it is; it is the one that runs */
    struct cap *target;    /* not empty */
    uint64_t tag;
    uint64_t w[WRIT_WORDS];
    uint32_t status;
};

/* BLOCK: the thread no longer runs and has its answer when it does. AGAIN: a slice of the work is
 * done; the thread makes the same call again. */
enum kcall_result { KCALL_DONE, KCALL_BLOCK, KCALL_AGAIN };

static inline uint8_t kcall_type(const struct kcall *call)
{
    return call->target->type;
}

static inline uint16_t kcall_rights(const struct kcall *call)
{
    return call->target->rights;
}

/* The capability in a slot of the caller's, if it is of this type (0 for any) and has these rights;
 * otherwise BAD_SLOT. */
uint32_t kcall_slot(struct kcall *call, uint32_t index, uint8_t type, uint16_t rights,
                    struct cap **ret_cap);

/* The body of a message in the caller's page, copied to where no user can change it. */
const uint8_t *kcall_body(struct kcall *call);

/* What to do when a quota says no: wait for what is being given back, or fail with
 * QUOTA_EXHAUSTED. */
enum kcall_result kcall_no_memory(struct kcall *call);

/* Finds a free slot in the caller's table. On anything but DONE with status OK the handler returns
 * the result at once. */
enum kcall_result kcall_new_slot(struct kcall *call, uint32_t *ret_slot);

/* Fails a call with a status. */
enum kcall_result kcall_fail(struct kcall *call, uint32_t status);

/* Runs a call of this thread on the object of this capability. */
void kcall_run(struct thread *thread, struct cap *target);

#endif
