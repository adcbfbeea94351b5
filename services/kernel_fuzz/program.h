/* A page of code for the processes that are made. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "writ/writ.h"

/* Makes it, sealed. Returns a status. */
[[nodiscard]] uint32_t program_make(struct writ_io *io, uint32_t *ret_vmo);

#endif
