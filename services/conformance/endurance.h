/* Every request of a suite again and again: what daemons keep of them must come to an end. */
#ifndef ENDURANCE_H
#define ENDURANCE_H

#include "callers.h"

/* Runs the suites of each of these daemons until it has had as many requests as the boot file says, or `usual` ones, and then until a round takes no
 * memory and no capability of anybody's, which has to be soon. Prints how many requests there were, where the boot file says how many also of each method; false
 * if a case failed or not all came to rest. */
[[nodiscard]] bool endurance_run(struct suite *suite, const struct suite_port *port,
                                 const struct callers_target *targets, uint32_t count,
                                 uint64_t usual);

#endif
