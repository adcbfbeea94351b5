/* See refusals.h. */
#include "refusals.h"

bool refusals_add(struct refusals *refusals)
{
    refusals->count++;
    bool doubled = (refusals->count & (refusals->count - 1)) == 0;
    return refusals->count <= REFUSALS_SAID_FIRST || doubled;
}
