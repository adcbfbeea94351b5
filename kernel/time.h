/* What time it is: the page that tells it to every process, and the control that sets the clock.
 *
 * The page is one of the kernel's upper half, which all address spaces have, and users can read it:
 * nobody pays for it and no map can lack it.
 */
#pragma once

#include "kernel_types.h"
#include "object.h"
#include "types.h"

struct time {
    struct time_page *page; /* as the kernel reaches it */
};

/* Once, when the counter was measured and before there is an address space. */
void time_init(struct time *time);

/* W1: nobody is in the middle of setting the clock. */
bool time_check(const struct object *);
