/* Puts memory into a staged process: its program, its stack, its envelope.
 *
 * The second half of the adapter: kernel calls in the right order. What goes where was decided by
 * program.c and placement.c. Each function returns the first status that is not OK; what was mapped
 * by then goes with the process.
 */
#ifndef WRIT_LOADER_H
#define WRIT_LOADER_H

#include "writ/envelope.h"
#include "writ/program.h"
#include "writ/writ.h"

struct loader {
    struct writ_io *io;
    uint32_t process; /* slot of the staged process, with MANAGE */
    uint32_t quota;   /* slot of the one that pays */
};

[[nodiscard]] uint32_t loader_program(const struct loader *loader, const struct program *program);

/* `low_va` comes from placement_stack. */
[[nodiscard]] uint32_t loader_stack(const struct loader *loader, uint64_t low_va, uint64_t bytes);

/* Maps the envelope, seals it for good and gives the process its capability. */
[[nodiscard]] uint32_t loader_envelope(const struct loader *loader,
                                       const struct envelope *envelope);

/* Maps memory where the caller looks at it or fills it. What is still there since a way out failed goes first. */
[[nodiscard]] uint32_t loader_look(struct writ_io *io, uint32_t vmo, uint8_t access, uint64_t va,
                                   uint64_t bytes);

/* Takes it away again, by a second try if the first fails. */
[[nodiscard]] uint32_t loader_look_away(struct writ_io *io, uint64_t va, uint64_t bytes);

#endif
