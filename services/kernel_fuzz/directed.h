/* What dice do not find: calls that succeed only after others in the right order. Each is made once, and counted like those at random. */
#ifndef DIRECTED_H
#define DIRECTED_H

#include "fuzz.h"

/* What prints, paged memory, a judge of faults, and the record of one. */
void directed_run(struct fuzz *fuzz);

#endif
