/* Generated from idl/entropy.writ: change it there.
 *
 * Randomness, from the one authority that gives it.
 */
#ifndef ENTROPY_TYPES_H
#define ENTROPY_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    /* How many random bytes one call gives. */
    ENTROPY_MAX_RANDOM_BYTES = 512,
    /* How many callers can wait at a time for the generator to be seeded. */
    ENTROPY_MAX_ENTROPY_WAITERS = 32,
    /* Number of Entropy. */
    ENTROPY_PROTOCOL = 0x0022,
};

/* Whether random bytes can be had. */
enum generator_state {
    /* No source has given enough that passed its tests: nothing is given. */
    GENERATOR_STATE_UNAVAILABLE = 1,
    /* Bytes are given. */
    GENERATOR_STATE_READY = 2,
};

/* Whether the number is one of those above. */
static inline bool generator_state_is_known(uint32_t value)
{
    switch (value) {
    case GENERATOR_STATE_UNAVAILABLE:
    case GENERATOR_STATE_READY:
        return true;
    default:
        return false;
    }
}

static inline const char *generator_state_name(uint32_t value)
{
    switch (value) {
    case GENERATOR_STATE_UNAVAILABLE:
        return "UNAVAILABLE";
    case GENERATOR_STATE_READY:
        return "READY";
    default:
        return "unknown generator state";
    }
}

/* Where randomness comes from. A source that failed its tests is none. */
enum entropy_sources {
    /* A device, by its driver. */
    ENTROPY_SOURCES_DEVICE = 1 << 0,
    /* An instruction of the processor. */
    ENTROPY_SOURCES_PROCESSOR = 1 << 1,
};

/* Roles of Entropy, as masks. */
enum entropy_role {
    /* Is given random bytes. */
    ENTROPY_ROLE_CONSUMER = 1 << 0,
};

#endif
