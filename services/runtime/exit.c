/* The way out of a program. */
#include "writ/rt.h"

#include "kernel_calls.h"
#include "this.h"

/* A process that cannot even end itself ends by a fault. */
void rt_exit(uint32_t code)
{
    (void)process_exit(&this.rt.io, WRIT_SLOT_PROCESS, code);
    __builtin_trap();
}
