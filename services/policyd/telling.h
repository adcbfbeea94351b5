/* Which refusals are told in the log: so many of each subject at once and so many a second, so that
 * nobody drowns what is said of others in what is said of him.
 *
 * Pure. What is left out is counted and told with the next refusal of the same subject.
 */
#ifndef TELLING_H
#define TELLING_H

#include <stdbool.h>
#include <stdint.h>

enum {
    TELLING_SUBJECTS = 32, /* that are told apart; whoever was told of longest ago makes way */
    TELLING_BURST = 32,    /* refusals of one that are told at once, */
    TELLING_RATE = 8,      /* and in a second after that */
};

struct telling_row {
    uint32_t subject;
    uint32_t left;     /* T1: at most TELLING_BURST */
    uint32_t left_out; /* since one was told */
    uint64_t since_us; /* when `left` last grew; 0 in a free row */
};

/* All zero to begin with. */
struct telling {
    struct telling_row rows[TELLING_SUBJECTS];
    uint64_t left_out; /* of subjects that have made way, and not told of yet */
};

/* Whether a refusal of this subject is told now, and how many are told of with it that were not. */
[[nodiscard]] bool telling_admit(struct telling *telling, uint32_t subject, uint64_t now_us,
                                 uint64_t *ret_left_out);

#endif
