/* See writ/placement.h. */
#include "writ/placement.h"

bool placement_stack(uint64_t bytes, uint64_t *ret_low_va)
{
    if (bytes == 0 || bytes % PAGE_BYTES != 0 || bytes > STACK_TOP_VA - STACK_LOW_VA) {
        return false;
    }
    *ret_low_va = STACK_TOP_VA - bytes;
    return true;
}
