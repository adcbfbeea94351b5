/* What the kernel says is in a slot of our own. */
#ifndef WRIT_SELF_H
#define WRIT_SELF_H

#include "kernel_calls.h"
#include "writ/system.h"

/* A status; on an error `ret_it` is untouched. */
[[nodiscard]] static inline uint32_t self_describe(struct writ_io *io, uint32_t slot,
                                                   struct process_describe_reply *ret_it)
{
    return process_describe(io, WRIT_SLOT_PROCESS, slot, &ret_it->type, &ret_it->rights,
                            &ret_it->protocol, &ret_it->roles, &ret_it->label, &ret_it->koid);
}

/* The number of our process, which no other ever has. */
[[nodiscard]] static inline uint64_t self_koid(struct writ_io *io)
{
    struct process_describe_reply it = {0};
    return self_describe(io, WRIT_SLOT_PROCESS, &it) == WRIT_OK ? it.koid : 0;
}

#endif
