/* Which refused calls are worth a log line: anybody can make them, so their number must not make
 * the log's.
 *
 * Pure, and without a clock: the first few are said, then each that doubles the count.
 */
#ifndef WRIT_REFUSALS_H
#define WRIT_REFUSALS_H

#include <stdbool.h>
#include <stdint.h>

enum { REFUSALS_SAID_FIRST = 8 };

struct refusals {
    uint64_t count;
};

/* Counts one and tells whether it is said. */
[[nodiscard]] bool refusals_add(struct refusals *refusals);

#endif
