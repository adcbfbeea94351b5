/* Runs the conformance suite against mutants of a dispatcher, each in a process of its own; prints the numbers of those that pass.
 *
 * usage: PROGRAM MUTANT...
 * Compiled with the mutated headers before the real ones, and with the host part of the suite.
 */
#include "alone.h"
#include "writ/suite_host.h"

uint32_t writ_mutant;

/* Written by hand beside the hooks. */
extern const struct suite_server suite_server;

static bool passes(void)
{
    static struct suite suite;
    suite_host_room(&suite);
    suite.quiet = true;
    suite.hurried = true;
    return suite_host_run(&suite, &suite_server);
}

/* A dispatcher has no tables that are changed. */
static void patch(uint32_t mutant, int sign)
{
    (void)mutant;
    (void)sign;
}

int main(int argc, char **argv)
{
    return try_mutants(&writ_mutant, passes, argc, argv, patch);
}
