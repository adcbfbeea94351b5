/* How a process comes to be: admitted, made by kernel calls, put into the books, started.
 *
 * Every way to make one is this path; on any error nothing of it remains, in the kernel and in the
 * books.
 */
#ifndef MAKING_H
#define MAKING_H

#include "birth.h"
#include "keeping.h"
#include "transfer.h"

/* A process that somebody wants. */
struct wish {
    uint32_t creator; /* principal */
    enum program_role role;
    uint16_t component;
    uint64_t stack_bytes;
    struct writ_bytes program;
    uint32_t image; /* slot; 0 where the image was transferred */
    const struct transfer *transferred;
};

/* One that is staged. */
struct making {
    struct process *process;
    struct birth birth;
    struct birth_plan plan;
    bool stranger; /* no component of the system: it has an endpoint of its own */
};

/* Whether there can be such a one at all. */
[[nodiscard]] uint32_t making_check(const struct wish *wish);

/* Stages it. */
[[nodiscard]] uint32_t making_stage(struct keeping *keeping, const struct wish *wish,
                                    struct making *ret_made);

/* Its creator's way to a stranger; 0 and OK for a component of the system. */
[[nodiscard]] uint32_t making_child(const struct making *made, uint32_t *ret_child);

/* The grant by which its creator fills its slots; it is the lease. */
[[nodiscard]] uint32_t making_grant(const struct making *made, uint32_t *ret_grant);

/* Lets it run; on an error it stays staged. */
[[nodiscard]] uint32_t making_start(struct keeping *keeping, struct process *process);

/* Stages one that nobody gives anything and lets it run. */
[[nodiscard]] uint32_t making_spawn(struct keeping *keeping, const struct wish *wish,
                                    uint64_t *ret_pid, uint32_t *ret_child);

/* Takes a staged process back; nothing is left of it. */
void making_undo(struct keeping *keeping, struct process *process);

#endif
