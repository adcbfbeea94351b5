/* procd on the live system: how programs come to be, how they end, and what is refused.
 *
 * Cases like those of edges.h. The programs are strangers, in roles for strangers.
 */
#ifndef PROGRAMS_H
#define PROGRAMS_H

#include "edges.h"
#include "images.h"

enum { PROGRAM_COMPONENT = 0x7100, PROGRAM_STACK = 4096, PROGRAM_PATIENCE_MS = 5000 };

/* Has procd make a program of a draft and start it. A status. */
[[nodiscard]] uint32_t program_spawn(struct writ_io *io, const struct image_draft *draft,
                                     uint64_t stack_bytes, uint64_t *ret_pid, uint32_t *ret_child);

/* Has procd stage it. `ret_child` and `ret_grant` are slots. */
[[nodiscard]] uint32_t program_stage(struct writ_io *io, const struct image_draft *draft,
                                     uint64_t *ret_pid, uint32_t *ret_child, uint32_t *ret_grant);

/* Cases that try to get past it, and how images arrive in chunks. */
extern const struct edge_cases programs_refused;
extern const struct edge_cases programs_transferred;

/* Tries them all, prints each that fails and how many held; false if one failed. */
[[nodiscard]] bool programs_run(struct writ_io *io);

/* The process of a component, as the kernel numbers it, or 0. */
[[nodiscard]] uint64_t program_of(struct writ_io *io, uint16_t component);

#endif
