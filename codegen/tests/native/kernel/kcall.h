/* A call on a kernel object as a test's kernel holds it. */
#ifndef KCALL_H
#define KCALL_H

#include <stddef.h>
#include <stdint.h>

struct cap {
    uint8_t type;
    uint16_t rights;
};

struct kcall {
    struct thread *thread;
    struct cap *target;
    uint64_t tag;
    uint64_t w[6];
    uint32_t status;
    const uint8_t *body;
    struct cap *table; /* the caller's, of TABLE slots */
};

enum { TABLE = 4 };

enum kcall_result { KCALL_DONE, KCALL_BLOCK, KCALL_AGAIN };

static inline uint8_t kcall_type(const struct kcall *call)
{
    return call->target->type;
}

static inline uint16_t kcall_rights(const struct kcall *call)
{
    return call->target->rights;
}

static inline const uint8_t *kcall_body(struct kcall *call)
{
    return call->body;
}

uint32_t kcall_slot(struct kcall *call, uint32_t index, uint8_t type, uint16_t rights,
                    struct cap **ret_cap);

#endif
