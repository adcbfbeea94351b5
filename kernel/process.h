/* Processes: an address space, a capability table and a quota; the unit that lives, dies and is
 * held to account.
 *
 * STAGED -> RUNNING -> DYING -> DEAD. A staged one dies with its last capability; a running one
 * does not need any. While it is DYING the reaper takes it apart.
 */
#ifndef PROCESS_H
#define PROCESS_H

#include <stdint.h>

#include "object.h"
#include "kernel_types.h"
#include "space.h"
#include "table.h"

struct notification;
struct thread;

enum { PROCESS_MAX_THREADS = 64, PROCESS_QUOTA_SLOT = 3 };

struct process {
    struct object object;
    struct quota *quota; /* its own, carved by its creator; it holds it */
    struct table table;
    struct space space;
    struct link threads;
    uint32_t thread_count;
    uint32_t principal; /* component in the low half, instance in the high; for life */
    enum life_state state;
    enum exit_cause cause;
    uint32_t code;
    struct notification *watcher; /* told of its death; it holds it */
    uint64_t watcher_bits;
};

/* Makes a staged process with its own quota; held once by the caller. Null if the parent, or what
 * is carved, has no room. */
[[nodiscard]] struct process *process_create(struct quota *parent, uint64_t pages,
                                             uint32_t principal);

/* Makes the root, which lives on the quota of everything. */
[[nodiscard]] struct process *process_create_root(uint32_t principal);

/* Lets its threads run. It is STAGED. */
void process_start(struct process *process);

/* Ends a process that is STAGED or RUNNING: from here on none of its threads runs. The end of the
 * root is the end of the machine. */
void process_end(struct process *process, enum exit_cause cause, uint32_t code);

/* Whether it has come to nothing but its exit record. */
static inline bool process_is_dead(const struct process *process)
{
    return process->state == LIFE_STATE_DEAD;
}

void process_last_cap(struct object *object);
bool process_reap(struct object *object, uint32_t *budget);

/* P1: its threads know it, and are as many as it counts. P2: only a DYING or DEAD one has a cause.
 * P3: its space and its quota are sound; its table is checked a leaf at a time. */
bool process_check(const struct process *process);

#endif
