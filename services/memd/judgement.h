/* What becomes of a fault, and the reports of those that ended a process.
 *
 * Pure. The state holds no pointer and means the same in the daemon's next instance.
 */
#ifndef JUDGEMENT_H
#define JUDGEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "memd_types.h"

enum { JUDGEMENT_TRIED = 16 };

/* A thread that was let try an address again. Both are told apart by: what a process says of its threads
 * counts for that process alone. */
struct judgement_try {
    uint64_t process;
    uint64_t thread;
    uint64_t address;
    uint32_t times; /* in a row */
    uint32_t age;   /* of the newest; the oldest place is used again */
};

struct judgement_report {
    uint64_t seq;
    uint64_t time_us;
    struct fault_record fault;
};

struct judgement {
    uint64_t newest; /* number of the newest report; number n is at place n modulo the room */
    uint32_t age;
    struct judgement_try tried[JUDGEMENT_TRIED];
    struct judgement_report reports[MEMD_MAX_FAULT_REPORTS];
};

/* RESUME for a page that was not supplied, until it was tried MEMD_MAX_TRIES times in a row; all else
 * is TERMINATE. */
[[nodiscard]] enum fault_verdict judgement_of(struct judgement *judgement,
                                              const struct fault_record *fault);

/* Adds a report; the oldest makes way. A process has one, as it ends once: who answered about it may have
 * died before it was told, and is asked again. False if there was one. */
[[nodiscard]] bool judgement_report(struct judgement *judgement, const struct fault_record *fault,
                                    uint64_t time_us);

/* The oldest report above a number that is still there; null if there is none. */
[[nodiscard]] const struct judgement_report *judgement_next(const struct judgement *judgement,
                                                            uint64_t after, uint64_t *ret_lost);

/* What the processor refused, in words. */
[[nodiscard]] const char *judgement_kind_text(uint32_t kind);

#endif
