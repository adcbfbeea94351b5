/* Runs the conformance suite against every mutant of a dispatcher, each in a process of its own; prints the numbers of those that pass.
 *
 * Compiled with the mutated headers before the real ones, with the host part of the suite, and with MUTANT_COUNT.
 */
#include "alone.h"
#include "writ/suite_host.h"

uint32_t writ_mutant;

/* Written by hand beside the hooks. */
extern const struct suite_server suite_server;

static bool passes(void)
{
    static struct suite suite;
    struct suite_world *world = suite_host_begin(&suite_server, NULL);
    suite.quiet = true;
    suite.hurried = true;
    return suite_run(&suite, suite_server.protocol, &suite_host_port, world);
}

int main(void)
{
    if (!holds_alone(passes)) {
        fprintf(stderr, "the suite fails without any mutant\n");
        return EXIT_FAILURE;
    }
    for (writ_mutant = 1; writ_mutant <= MUTANT_COUNT; writ_mutant++) {
        if (holds_alone(passes)) {
            printf("%u\n", writ_mutant);
        }
    }
    return EXIT_SUCCESS;
}
