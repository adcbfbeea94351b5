/* From which level on the records of a component are kept.
 *
 * Pure. One threshold for all, and one of its own for each component that was given one; the state
 * holds no pointer.
 */
#ifndef LEVELS_H
#define LEVELS_H

#include <stdbool.h>
#include <stdint.h>

#include "logd_types.h"
#include "writ/system.h"

enum { LEVELS_ROWS = 128 };

struct levels {
    uint64_t generation;
    struct log_level_row
        rows[LEVELS_ROWS]; /* L1: by rising component, each once; row 0 is component 0 */
    uint32_t count;
};

/* Component 0, which stands for all others, has this threshold. */
void levels_init(struct levels *levels, enum log_threshold threshold);

[[nodiscard]] enum log_threshold levels_get(const struct levels *levels, uint16_t component);

/* False if there is no room for another component. */
[[nodiscard]] bool levels_set(struct levels *levels, uint16_t component,
                              enum log_threshold threshold);

/* Whether a component of the system has this number; 0 stands for all others. */
[[nodiscard]] bool levels_knows(const struct writ_system *system, uint16_t component);

/* The rows with a component above `after`, and with 0 the row of component 0, too; returns how many were put. `ret_next` is the component to
 * go on after, 0 if these were the last. */
[[nodiscard]] uint32_t levels_page(const struct levels *levels, uint16_t after,
                                   struct log_level_row *rows, uint32_t room, uint16_t *ret_next);

/* Whether L1 holds. */
[[nodiscard]] bool levels_check(const struct levels *levels);

#endif
