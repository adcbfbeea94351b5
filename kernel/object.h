/* What all kernel objects have in common: a type, a number for life, a payer, and two counts.
 *
 * `caps` counts capabilities, `refs` everything that points at the object, all capabilities
 * together counting as one. When the last capability goes, the object hears of it;
 * when the last reference goes, it is handed to the reaper, which takes it apart in slices.
 */
#pragma once

#include "assert.h"
#include "list.h"
#include "types.h"

struct cap;
struct quota;

struct object {
    struct quota *quota; /* what it is charged to; it keeps the quota alive */
    uint64_t koid;       /* never given twice */
    uint32_t refs;
    uint32_t caps;
    uint8_t type;     /* OBJECT_TYPE_* of the contracts */
    struct link dead; /* in the reaper's list; then */
    uint64_t died;    /* is its number there */
};

/* Makes an object of `size` bytes, all zero behind its head (which is its first member), held once
 * by the caller. Null if the quota has no room. */
[[nodiscard]] void *object_create(struct quota *quota, uint8_t type, uint32_t size);

/* Fills the head of an object that only its maker holds. Without a quota it was charged to nobody. */
void object_init(struct object *object, struct quota *quota, uint8_t type);

/* Nobody holds it any more. */
void object_end(struct object *object);

/* Gives the memory of an object back, and its hold on its quota. */
void object_free(struct object *object);

static inline void object_ref(struct object *object)
{
    KASSERT(object->refs > 0 && object->refs < UINT32_MAX);
    object->refs++;
}

static inline void object_unref(struct object *object)
{
    KASSERT(object->refs > 0);
    if (--object->refs == 0) {
        object_end(object);
    }
}

/* A capability more or less. */
void object_cap_added(struct object *object);
void object_cap_removed(struct object *object);

/* Ends what was bound with a capability that was revoked: a receiver, or a notification. */
void object_unbind(struct cap *bound_by);

/* Does up to *budget units of taking the object apart; true once nothing of it is left. */
bool object_reap(struct object *object, uint32_t *budget);

/* O1: somebody holds it. And what its own check says. */
bool object_check(const struct object *object);

/* The protocol that a handle record and `describe` tell of it: that of an endpoint or of a
 * connection's, else 0. */
uint16_t object_protocol(const struct object *object);

/* What `describe` tells of which one it is: a connection's label, where a VMO in one piece begins, an
 * interrupt's line, where ports are, a function's address and id; else 0. */
uint64_t object_label(const struct object *object);
