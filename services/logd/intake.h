/* What the kernel's ring says becomes records of the journal, each once, also when the daemon dies in
 * the middle.
 *
 * Pure. The state holds no pointer and means the same in the daemon's next instance; the ring goes on
 * while nobody reads it, so what was said meanwhile is not lost while the ring has room.
 */
#ifndef INTAKE_H
#define INTAKE_H

#include "journal.h"
#include "kernel_types.h"
#include "levels.h"

struct intake {
    uint64_t read_seq; /* everything in the ring up to here was dealt with */
    uint64_t lost;     /* records that made way in the ring before they were read */
    /* I1: while a record is taken over, its number in the ring and in the journal */
    uint64_t doing_ring;
    uint64_t doing_seq;
};

/* Goes on where an earlier instance died; the journal is open. */
void intake_resume(struct intake *intake, const struct journal *journal);

/* So many records before the next one were lost. */
void intake_skip(struct intake *intake, uint64_t lost);

/* Takes over the next record of the ring. False if its component's level keeps it out; else it is in
 * `ret_record`, as readers see it. */
[[nodiscard]] bool intake_take(struct intake *intake, struct journal *journal,
                               const struct levels *levels, const struct log_entry *entry,
                               const uint8_t *text, struct log_record *ret_record);

/* The lowest threshold of all: what it keeps out nobody wants, so the kernel need not keep it. */
[[nodiscard]] enum log_threshold intake_wanted(const struct levels *levels);

#endif
