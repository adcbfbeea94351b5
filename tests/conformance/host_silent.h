/* A server in process that calls nobody: what it calls all the same is refused. */
#ifndef WRIT_TESTS_CONFORMANCE_HOST_SILENT_H
#define WRIT_TESTS_CONFORMANCE_HOST_SILENT_H

#include "host_world.h"

static bool outgoing(uint32_t slot, struct writ_msg *m, uint8_t *out)
{
    (void)slot;
    (void)m;
    (void)out;
    return false;
}

#endif
