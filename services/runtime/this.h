/* The runtime's own state: one process, one receiving thread, hence one of it. Nobody outside this
 * folder includes this. */
#ifndef WRIT_THIS_H
#define WRIT_THIS_H

#include "refusals.h"
#include "writ/rt.h"

struct this
{
    struct rt rt;
    struct refusals refusals;
};

extern struct this this;

#endif
