/* What the two ways to try the process daemon, in process and booted, say of its requests to each other. */
#ifndef PROCD_REQUESTS_H
#define PROCD_REQUESTS_H

#include "procd_given.h"
#include "procd_wire.h"

enum {
    REQUESTS_STRANGER = 0x7a00, /* a component that is none of the system's */
    REQUESTS_STACK_BYTES = 8192,
    REQUESTS_IMAGE_BYTES = 32, /* of one that is transferred */
};

/* Where a program is that comes in chunks. */
#define REQUESTS_CODE_VA UINT64_C(0x400000)

/* A component that may become a process in this role now. */
uint16_t requests_component(struct suite_world *world, enum program_role role);
/* The number of the process daemon's own component. */
uint16_t requests_daemon(void);

#endif
