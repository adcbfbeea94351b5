/* What the end of a process means for the machine.
 *
 * Pure. Nothing is started again: a service that ends, and an application that ends badly, end the
 * machine; when every application has ended well, so does the machine.
 */
#ifndef SUPERVISION_H
#define SUPERVISION_H

#include <stdint.h>

#include "kernel_types.h"
#include "writ/system.h"

enum supervision_verdict {
    SUPERVISION_GO_ON,
    SUPERVISION_ALL_WELL, /* the last application ended well */
    SUPERVISION_FAILED,
};

struct supervision {
    const struct writ_system *system;
    uint64_t applications; /* a bit for each that runs; bit = index in the system */
};

/* How a process ended. */
struct supervision_end {
    uint32_t component; /* index in the system */
    enum exit_cause cause;
    uint32_t code;
};

/* `system` has passed wiring_make. */
void supervision_init(struct supervision *supervision, const struct writ_system *system);

/* Takes note of an end; each component ends at most once. */
[[nodiscard]] enum supervision_verdict supervision_ended(struct supervision *supervision,
                                                         const struct supervision_end *end);

/* How it ended, in words: "exited with code", "was killed with code", "faulted with code". */
[[nodiscard]] const char *supervision_cause_text(enum exit_cause cause);

#endif
