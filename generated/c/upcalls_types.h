/* Generated from idl/kernel/upcalls.writ: change it there.
 *
 * What the kernel asks of whoever brings the pages of a VMO. What is to become of a fault it asks by `Memd.judge_fault`.
 */
#ifndef UPCALLS_TYPES_H
#define UPCALLS_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    /* Number of Pager. */
    PAGER_PROTOCOL = 0x000e,
};

/* Roles of Pager, as masks. */
enum pager_role {
    /* The kernel, for a thread that touched an absent page. */
    PAGER_ROLE_KERNEL_SIDE = 1 << 0,
};

#endif
