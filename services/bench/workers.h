/* Threads of our own that the rows talk to. */
#ifndef WORKERS_H
#define WORKERS_H

#include "rows.h"

/* Makes the objects and the threads. Returns a status. */
[[nodiscard]] uint32_t workers_init(struct bench *bench);

#endif
