/* Processes: an address space, a capability table and a quota; the unit that lives, dies and is
 * held to account.
 *
 * STAGED -> RUNNING -> DYING -> DEAD. A staged one dies with its last capability; a running one
 * does not need any. While it is DYING the reaper takes it apart.
 */
#pragma once

#include "frame_user.h"
#include "kcall.h"
#include "kernel_types.h"
#include "log.h"
#include "object.h"
#include "runqueue.h"
#include "space.h"
#include "table.h"
#include "types.h"

struct thread;

enum { PROCESS_MAX_THREADS = 64, PROCESS_QUOTA_SLOT = 3 };

/* Who asked to be told of a death: by a capability to the process, or by the control. */
enum watcher_by { WATCHER_BY_HANDLE, WATCHER_BY_CONTROL, WATCHERS };

struct watcher {
    _Alignas(32) struct cap bell; /* a child of what was named, to a notification, or empty */
    uint64_t bits;
};

/* How a process ended. What is about the fault is zero for another cause. */
struct process_end {
    enum exit_cause cause; /* NONE while it lives */
    uint32_t code;         /* that it, or its killer, said; the exception's vector */
    uint32_t killer;       /* principal */
    uint64_t seq; /* place in the order of deaths; 0 until it is dead, and if it never ran */
    uint64_t time_us;
    uint64_t error;
    uint64_t address;
    uint64_t thread_koid;
    struct user_frame frame;
};

struct process {
    struct object object;
    struct quota *quota; /* its own, carved by its creator; it holds it */
    struct table table;
    struct space space;
    struct link threads;
    uint32_t thread_count;
    uint8_t limit;      /* enum band: the most urgent that its threads have and may give */
    uint32_t principal; /* component in the low half, instance in the high; for life */
    uint32_t owner;     /* the principal of who made it */
    enum life_state state;
    bool has_run;
    uint64_t started_us;     /* when it was started; 0 before */
    bool granted;            /* there is an install grant, or was */
    uint32_t keeps;          /* slots of its estate that it may use */
    struct process *heir_of; /* P4: it holds it, which is dead; until it is started */
    struct process *heir;    /* the one that is staged to get its estate: its heir_of is this */
    struct log_share log_share;
    struct tree_node place;        /* in the books, by koid */
    _Alignas(32) struct cap judge; /* by which the kernel asks about its faults, or empty */
    struct process_end end;
    struct watcher watchers[WATCHERS];
    struct tree_node exit; /* in the books, by end.seq, if that is not 0 */
};

/* Makes a staged process with its own quota; held once by the caller and once by the books. Null if
 * the parent, or what is carved, has no room. */
[[nodiscard]] struct process *process_create(struct quota *parent, uint64_t pages,
                                             uint32_t principal, uint32_t owner);

/* Makes the root, which lives on the quota of everything. */
[[nodiscard]] struct process *process_create_root(uint32_t principal);

/* Sets its limit, and that of its threads. It is STAGED. */
void process_limit(struct process *process, enum band limit);

/* Lets its threads run. It is STAGED. It gets the estate that it is the heir of. */
void process_start(struct process *process);

/* Ends a process that is STAGED or RUNNING: from here on none of its threads runs. The end of the
 * root is the end of the machine. */
void process_end(struct process *process, const struct process_end *end);

/* The same for a call that kills, goes on and returns when nothing of it is left. */
[[nodiscard]] enum kcall_result process_kill(struct kcall *call, struct process *process,
                                             uint32_t code);

/* Tells somebody when it is dead, at once if it is already. */
void process_watch(struct process *process, enum watcher_by by, struct cap *notification,
                   uint64_t bits);

/* Whether a capability may be lent into this staged process, or why not. */
[[nodiscard]] uint32_t process_check_source(const struct process *process,
                                            const struct cap *source);

/* Says how many capabilities it may keep and, unless null, whose estate it gets: of one that is dead
 * and has no heir. It is STAGED, has no estate yet, and memory for it. */
void process_set_estate(struct process *process, uint32_t keeps, struct process *heir_of);

/* Whether it has come to nothing but its exit record. */
static inline bool process_is_dead(const struct process *process)
{
    return process->state == LIFE_STATE_DEAD;
}

void process_last_cap(struct object *object);
bool process_reap(struct object *object, uint32_t *budget);

/* P1: its threads know it, and are as many as it counts. P2: only a DYING or DEAD one has a cause,
 * and only a DEAD one a number. P3: its space and its quota are sound; its table is
 * checked a leaf at a time. P4: whom it is the heir of knows it. */
bool process_check(const struct object *object);
