/* What the kernel refuses, tried from user mode: rights that would grow, memory that is sealed, messages that may not be sent or answered.
 *
 * Each case is a sentence that must hold. They stand beside the suites of the protocols, which cannot see the kernel behind the messages.
 */
#ifndef EDGES_H
#define EDGES_H

#include <stdbool.h>

#include "writ/port.h"

struct edge_case {
    const char *name;
    bool (*holds)(struct writ_io *io);
};

/* Tries them all, prints each that fails and how many held; false if one failed. */
[[nodiscard]] bool edges_run(struct writ_io *io);

/* Cases about objects and rights; edges_run adds those about messages. */
extern const struct edge_case edges_of_objects[];
extern const uint32_t edges_of_objects_count;

#endif
