/* Generated from idl/kernel/upcalls.writ: change it there.
 *
 * What the kernel asks of services: what is to become of a fault, and the pages of a VMO.
 */
#ifndef UPCALLS_TYPES_H
#define UPCALLS_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"

enum {
    /* Number of Faults. */
    FAULTS_PROTOCOL = 0x000d,
    /* Number of Pager. */
    PAGER_PROTOCOL = 0x000e,
};

/* Roles of Faults, as masks. */
enum faults_role {
    /* The kernel, for a thread that faulted. */
    FAULTS_ROLE_KERNEL_SIDE = 1 << 0,
};

/* Roles of Pager, as masks. */
enum pager_role {
    /* The kernel, for a thread that touched an absent page. */
    PAGER_ROLE_KERNEL_SIDE = 1 << 0,
};

#endif
