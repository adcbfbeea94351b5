/* What idl/platform.writ means on this system: a File is a descriptor of a regular file.
 *
 * The border between handles, which the port owns, and descriptors, which the program owns. The adapter knows no system call but these, so that
 * the conformance suite can play them.
 */
#ifndef PLATFORM_H
#define PLATFORM_H

#include "writ/wire.h"

/* Says what a descriptor is: a File with the rights that it was opened with, or nothing. */
void platform_describe(int fd, struct writ_record *record);

/* Makes a handle a descriptor of the program's; -1 if it is none. */
int platform_take(struct writ_io *io, uint32_t slot);

/* Makes a handle to the same file, for reading only and with a position of its own. The descriptor stays as it is. */
[[nodiscard]] bool platform_give_reader(struct writ_io *io, int fd, uint32_t *ret_slot);

/* Whether nobody can change the file any more, and how long it is. */
bool platform_is_sealed(int fd, uint64_t *ret_bytes);

void platform_close(int fd);

#endif
