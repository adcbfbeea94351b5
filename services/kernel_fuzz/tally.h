/* What the methods answered, and whether each was ever done. */
#ifndef TALLY_H
#define TALLY_H

#include "fuzz.h"

/* Prints a line for each method. False if an answer was wrong or a method never succeeded
 * that was not left out. */
bool tally_print(const struct fuzz threads[FUZZ_THREADS],
                 const volatile struct fuzz_mask *left_out);

#endif
