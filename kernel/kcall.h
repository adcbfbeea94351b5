/* A call on a kernel object: what the generated dispatcher and the objects' handlers share. */
#pragma once

#include "cap.h"
#include "types.h"
#include "writ/writ.h"

struct thread;

/* Part of its thread, which can make one at a time. */
struct kcall {
    struct thread *thread;    /* whose call it is; it is the one that runs */
    struct cap *target;       /* not empty */
    struct writ_msg *message; /* the thread's registers: the request, then the reply */
    uint32_t status;          /* of one that failed; OK between calls */
};

/* The object that a call is on, whose type the dispatcher knows. */
#define KCALL_TARGET(call, type) container_of((call)->target->object, struct type, object)

/* DONE: the thread still runs. BLOCK: it does not, and has its answer when it does. AGAIN: a slice
 * of the work is done; the thread makes the same call again. FAILED: the status says why. */
enum kcall_result { KCALL_DONE, KCALL_BLOCK, KCALL_AGAIN, KCALL_FAILED };

/* A method that syscall.S calls without the dispatcher. */
struct kcall_entry {
    uint64_t tag; /* of its requests */
    enum kcall_result (*serve)(struct kcall *call);
};

enum { KCALL_ENTRIES = 32 };

static inline struct writ_msg *kcall_message(struct kcall *call)
{
    return call->message;
}

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

/* The caller's page for what it sends and is answered: a reply is built there once nothing can fail
 * any more, since it holds the request of a call that is to go on. */
uint8_t *kcall_page(struct kcall *call);

/* Fails a call for want of something that what is dead may have, once all of that is gone which was dead
 * when the call was made first. */
enum kcall_result kcall_lack(struct kcall *call, uint32_t status);

/* The same when a quota says no: QUOTA_EXHAUSTED. */
enum kcall_result kcall_no_memory(struct kcall *call);

/* Finds a free slot in the caller's table. On anything but DONE the handler returns the result at
 * once. */
enum kcall_result kcall_new_slot(struct kcall *call, uint32_t *ret_slot);

/* Puts an object that the caller holds into a slot that was found, with these rights. Always DONE. */
enum kcall_result kcall_give(struct kcall *call, uint32_t slot, struct object *object,
                             uint16_t rights);

/* Fails a call with a status. Always FAILED. */
enum kcall_result kcall_fail(struct kcall *call, uint32_t status);

/* Runs a call of this thread on the object of this capability. */
void kcall_run(struct thread *thread, struct cap *target);

/* Ends a call for which the short path had a result: what becomes of the thread's registers. */
void kcall_end(struct thread *thread, enum kcall_result result);
