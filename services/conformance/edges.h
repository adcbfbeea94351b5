/* What the kernel refuses, tried from user mode: rights that would grow, memory that is sealed, messages that may not be sent or answered.
 *
 * Each case is a sentence that must hold. They stand beside the suites of the protocols, which cannot see the kernel behind the messages.
 */
#ifndef EDGES_H
#define EDGES_H

#include <stdbool.h>

#include "writ/port.h"

/* What comes of a number out of its range: in the test flavour the stub does not send it, else the kernel refuses it. */
enum { EDGES_OUT_OF_RANGE = WRIT_CHECKING ? WRIT_BAD_ARGUMENT : WRIT_BAD_MESSAGE };

struct edge_case {
    const char *name;
    bool (*holds)(struct writ_io *io);
};

/* Tries them all, prints each that fails and how many held; false if one failed. */
[[nodiscard]] bool edges_run(struct writ_io *io);

/* Cases of one subject; edges_run adds those about messages. */
struct edge_cases {
    const struct edge_case *cases;
    uint32_t count;
};

/* Tries some, prints each that fails, and returns how many held. */
[[nodiscard]] uint32_t edges_try(struct writ_io *io, const struct edge_cases *some);
/* The same, and says of a subject how many held; false if one failed. */
[[nodiscard]] bool edges_hold(struct writ_io *io, const char *subject,
                              const struct edge_cases *all);

/* A VMO of so many pages; 0 if there is none. */
[[nodiscard]] uint32_t edges_vmo(struct writ_io *io, uint64_t pages);
/* Whether a slot of ours holds something. */
[[nodiscard]] bool edges_is_held(struct writ_io *io, uint32_t slot);
/* A notification to wait on, and the right to ring it, which can be given away. */
[[nodiscard]] uint32_t edges_bell(struct writ_io *io, uint32_t *ret_bell, uint32_t *ret_rope);

extern const struct edge_cases edges_of_objects;
extern const struct edge_cases edges_of_processes;
extern const struct edge_cases edges_of_estates;
extern const struct edge_cases edges_of_death;
extern const struct edge_cases edges_of_revocation;
extern const struct edge_cases edges_of_memory;
extern const struct edge_cases edges_of_separation;
extern const struct edge_cases edges_of_physical_memory;
extern const struct edge_cases edges_of_faults;
extern const struct edge_cases edges_of_paging;
extern const struct edge_cases edges_of_bindings;
extern const struct edge_cases edges_of_processors;
extern const struct edge_cases edges_outside;
extern const struct edge_cases edges_of_paths;
extern const struct edge_cases edges_of_log;
extern const struct edge_cases edges_of_time;
extern const struct edge_cases edges_of_devices;
extern const struct edge_cases edges_of_firmware;
extern const struct edge_cases edges_of_pci;

#endif
