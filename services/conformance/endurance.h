/* Every request of a suite again and again: what daemons keep of them must come to an end. */
#ifndef ENDURANCE_H
#define ENDURANCE_H

#include "callers.h"

/* Runs the suites of these daemons in turn until they have made as many requests as the boot file says, or `usual` ones, and then until a round takes no
 * memory, which has to be soon. Prints how many requests there were; false if a case failed or memory did not come to rest. */
[[nodiscard]] bool endurance_run(struct suite *suite, const struct suite_port *port,
                                 const struct callers_target *targets, uint32_t count,
                                 uint64_t usual);

#endif
