/* How processes ended, as the kernel's records tell it: the third part of the adapter. */
#ifndef DEATHS_H
#define DEATHS_H

#include "processes.h"
#include "writ/writ.h"

/* The first end with a number above `after_seq`: whose, and how. False if there is none. */
[[nodiscard]] bool deaths_next(struct writ_io *io, uint64_t after_seq, uint64_t *ret_pid,
                               struct process_end *ret_end);

/* The process with the lowest number above `after` that one of this component's instances made; its
 * principal and state. False if there is none. */
[[nodiscard]] bool deaths_list(struct writ_io *io, uint64_t after, uint16_t maker,
                               uint64_t *ret_pid, uint32_t *ret_principal, uint8_t *ret_state);

/* The newest process of a component that has run, and whether it is dead; 0 if there is none. What it
 * keeps waits for an heir if it is. */
[[nodiscard]] uint64_t deaths_newest(struct writ_io *io, uint16_t component, bool *ret_dead);

/* Takes away the records of the component's processes before this one, but those that `is_told` knows
 * of: it has their estate. */
void deaths_reap_before(struct writ_io *io, uint16_t component, uint64_t pid,
                        bool (*is_told)(const void *context, uint64_t pid), const void *context);

/* When it was started, in microseconds since boot; 0 if it was not. */
[[nodiscard]] uint64_t deaths_started_us(struct writ_io *io, uint64_t pid);

#endif
