/* The host programs around one server: its conformance suite, or, built with WRIT_WRONG_SERVERS, the suite's own test. */
#include <stdlib.h>

#include "writ/suite_host.h"

#ifdef WRIT_WRONG_SERVERS
enum { TEST_THE_SUITE = 1 };
#else
enum { TEST_THE_SUITE = 0 };
#endif

/* Written by hand beside the hooks. */
extern const struct suite_server suite_server;

int main(void)
{
    static struct suite suite;
    if (TEST_THE_SUITE) {
        return suite_wrong_run(&suite_server) ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    return suite_host_run(&suite, &suite_server) ? EXIT_SUCCESS : EXIT_FAILURE;
}
