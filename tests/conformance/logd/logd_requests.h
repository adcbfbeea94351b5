/* What the two ways to try the journal daemon, in process and booted, say of its requests to each other. */
#ifndef LOGD_REQUESTS_H
#define LOGD_REQUESTS_H

#include "logd_given.h"
#include "logd_wire.h"

enum { LOGD_REQUESTS_COMPONENT = 0x41 /* whose level nobody minds */ };

/* Whether there is something to read for this reader. */
bool logd_requests_is_behind(struct suite_world *world, uint64_t reader);

#endif
