/* Which measurement of the machine's clocks to believe.
 *
 * A measurement during which the processor was held up (by firmware, or by the host of a virtual
 * machine) is off by any amount, in either direction. Two that agree are right: nobody is held up
 * twice for the same time. Pure.
 */
#pragma once

#include "types.h"

enum {
    RATES_MOST = 64,
    RATES_AGREE = 512, /* two agree if they differ by at most one part in so many */
};

struct rates {
    uint64_t per_ms;      /* ticks of the counter in a millisecond */
    uint64_t timer_scale; /* ticks of the local timer for 2^32 of the counter's */
};

struct rates_search {
    struct rates seen[RATES_MOST];
    uint32_t count;
};

/* Takes one measurement more. True once one is to be believed: it agrees with an earlier one, or
 * there were so many that the two which are closest must do; *ret_rates is that then. */
bool rates_add(struct rates_search *search, struct rates rates, struct rates *ret_rates);
