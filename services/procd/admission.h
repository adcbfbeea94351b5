/* Who may become a process: a component of the system in its own role, or a stranger in a role for
 * strangers.
 *
 * Pure, over the table of the system.
 */
#ifndef ADMISSION_H
#define ADMISSION_H

#include <stdbool.h>
#include <stdint.h>

#include "procd_types.h"
#include "writ/system.h"

/* In place of the index of a component: a program that is none. */
enum { ADMISSION_STRANGER = 0 };

/* 0 and the index of the component, or ADMISSION_STRANGER; or the error that the contract names. */
[[nodiscard]] uint32_t admission_check(const struct writ_system *system, enum program_role role,
                                       uint16_t component, uint64_t stack_bytes,
                                       uint32_t *ret_index);

/* The role in which a component runs. */
[[nodiscard]] enum program_role admission_role(const struct writ_system_component *component);

/* The band in the kernel's numbers; false if it is more urgent than the principal's own, which is the
 * most urgent that he gives to others. */
[[nodiscard]] bool admission_band(const struct writ_system *system, uint32_t principal,
                                  enum scheduling_band band, uint8_t *ret_band);

#endif
