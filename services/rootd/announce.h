/* Tells the name service who died, returned or was given up, when there is nothing more urgent. */
#ifndef ANNOUNCE_H
#define ANNOUNCE_H

#include "root.h"

/* Tells what has not been told; what cannot be told now is kept. */
void announce(struct root *root);

#endif
