/* What procd keeps: its books in memory that outlives it, and the slots in which it holds processes.
 *
 * The part of the adapter that knows what is confirmed, and how the next instance goes on: the books
 * are compared with the kernel's, which has the last word about who lives.
 */
#ifndef KEEPING_H
#define KEEPING_H

#include "processes.h"
#include "procd_slots.h"
#include "restarts.h"
#include "writ/bells.h"
#include "writ/inheritance.h"
#include "writ/system.h"

/* What outlives us. */
struct procd_live {
    struct processes processes;
    struct restarts restarts;
    struct bells bells;
    uint64_t last_exit; /* the newest end that is in the books */
    uint32_t deaths;    /* notification: somebody died; kept */
};

/* Blocks that change at a time: a row, an event that makes way, the bells. */
enum { KEEPING_CHANGES = 96, KEEPING_THREADS = 128 - BELLS - 1 };

_Static_assert(ESTATE_BYTES_FOR(sizeof(struct procd_live), KEEPING_CHANGES) <= PROCD_STATE_BYTES,
               "the estate has room for everything");

struct keeping {
    struct writ_io *io;
    struct estate estate; /* of the live state */
    struct procd_live live;
    uint32_t threads; /* how many are kept */
    bool left_over;   /* records that could not be taken away */
};

/* Goes on where the instance before was; a status of the kernel. What was staged is aborted, and its
 * creator's bell rung. */
[[nodiscard]] uint32_t keeping_inherit(struct keeping *keeping, const struct writ_system *system);

/* Confirms a change of one process, or of none where it is null. */
void keeping_confirm(struct keeping *keeping, const struct process *process);

/* Confirms what was said or counted of a component's restarts. */
void keeping_policy_changed(struct keeping *keeping, uint16_t component);

/* Rings those who may see the process. */
void keeping_ring(struct keeping *keeping, const struct process *process);

/* It runs: its thread is kept as far as there is room, the process needs no slot any more. */
void keeping_started(struct keeping *keeping, struct process *process);

/* It is out of the books as far as we hold it; what there is to know of it the kernel knows. The change
 * is confirmed. */
void keeping_let_go(struct keeping *keeping, struct process *process);

/* It is no more. */
void keeping_forget(struct keeping *keeping, struct process *process);

/* It has exited and its event makes way for others. */
void keeping_make_way(struct keeping *keeping, struct process *process);

/* Its event was told, and nobody asks again: out of the books and of the kernel's. */
void keeping_retire(struct keeping *keeping, struct process *process);

/* Takes its record away; but not while what it kept waits for its heir. */
void keeping_reap(struct keeping *keeping, uint64_t pid, uint32_t principal);

/* Whose estate a component's next process gets: that of the newest one that has run, if it is dead;
 * else 0. */
[[nodiscard]] uint64_t keeping_predecessor(struct keeping *keeping, uint16_t component);

/* The heir runs: takes the records away that were only left for it. */
void keeping_reap_before(struct keeping *keeping, const struct process *heir);

#endif
