/* The root's side of its helper, which serves Supervisor in its place.
 *
 * The root calls it once for each instance, with a deadline; from then on it writes to memory that
 * the helper reads, and reads, as a copy that it checks, what the helper wishes. It never waits for
 * it, and a helper that is dead or mad changes nothing but what may be asked of an operator.
 */
#ifndef HELPER_H
#define HELPER_H

#include "root.h"

/* Makes the memory, if the system has a helper. Returns a status. */
[[nodiscard]] uint32_t helper_prepare(struct root *root);

/* Notes that the helper has rung. */
void helper_rang(struct root *root);

/* Carries out what it wishes, if that can be done now. */
void helper_obey(struct root *root);

/* Shows how everything stands, if that has changed or a new instance has not seen it yet. False if
 * there is an instance that does not take what it is given. */
[[nodiscard]] bool helper_show(struct root *root);

#endif
