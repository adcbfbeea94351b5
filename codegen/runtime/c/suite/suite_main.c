/* The host program around the servers of one library: their conformance suites, or, with --wrong, the suites' own test. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "writ/suite_host.h"

/* Written by hand beside the hooks, or generated with a stand-in. */
extern const struct suite_server suite_server;

static bool keeps_its_contract(const struct suite_server *server)
{
    static struct suite suite;
    suite_host_room(&suite);
    return suite_host_run(&suite, server);
}

int main(int argc, char **argv)
{
    bool wrong = argc == 2 && strcmp(argv[1], "--wrong") == 0;
    bool passed = true;
    if (argc > 1 && !wrong) {
        fprintf(stderr, "usage: %s [--wrong]\n", argv[0]);
        return EXIT_FAILURE;
    }
    for (const struct suite_server *server = &suite_server; server != NULL; server = server->next) {
        passed = (wrong ? suite_wrong_run(server) : keeps_its_contract(server)) && passed;
    }
    return passed ? EXIT_SUCCESS : EXIT_FAILURE;
}
