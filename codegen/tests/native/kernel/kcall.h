/* A call on a kernel object as a test's kernel holds it. */
#ifndef KCALL_H
#define KCALL_H

#include <stddef.h>
#include <stdint.h>

#include "writ/writ.h"

struct cap {
    uint8_t type;
    uint16_t rights;
};

struct kcall {
    struct thread *thread;
    struct cap *target;
    struct writ_msg m;
    uint32_t status;
    const uint8_t *body;
    uint8_t *page;     /* where replies are built */
    struct cap *table; /* the caller's, of TABLE slots */
};

enum { TABLE = 4 };

enum kcall_result { KCALL_DONE, KCALL_BLOCK, KCALL_AGAIN, KCALL_FAILED };

struct kcall_entry {
    uint64_t tag;
    enum kcall_result (*serve)(struct kcall *call);
};

enum { KCALL_ENTRIES = 32 };

static inline struct writ_msg *kcall_message(struct kcall *call)
{
    return &call->m;
}

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

static inline uint8_t *kcall_page(struct kcall *call)
{
    return call->page;
}

uint32_t kcall_slot(struct kcall *call, uint32_t index, uint8_t type, uint16_t rights,
                    struct cap **ret_cap);

#endif
