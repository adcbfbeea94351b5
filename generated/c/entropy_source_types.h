/* Generated from idl/entropy_source.writ: change it there.
 *
 * Raw randomness of a device, as its driver offers it to the one authority.
 */
#ifndef ENTROPY_SOURCE_TYPES_H
#define ENTROPY_SOURCE_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"

enum {
    /* How many bytes one `take` gives. */
    ENTROPY_SOURCE_MAX_RAW_BYTES = 256,
    /* Number of EntropySource. */
    ENTROPY_SOURCE_PROTOCOL = 0x0023,
};

enum entropy_source_error {
    /* The device has given none yet; it has been asked. */
    ENTROPY_SOURCE_ERROR_NOT_YET = 64,
    /* The device does not answer, or answers what cannot be. */
    ENTROPY_SOURCE_ERROR_DEVICE_FAILED = 65,
};

/* Whether the number is one of those above. */
static inline bool entropy_source_error_is_known(uint32_t value)
{
    switch (value) {
    case ENTROPY_SOURCE_ERROR_NOT_YET:
    case ENTROPY_SOURCE_ERROR_DEVICE_FAILED:
        return true;
    default:
        return false;
    }
}

static inline const char *entropy_source_error_name(uint32_t value)
{
    switch (value) {
    case ENTROPY_SOURCE_ERROR_NOT_YET:
        return "NOT_YET";
    case ENTROPY_SOURCE_ERROR_DEVICE_FAILED:
        return "DEVICE_FAILED";
    default:
        return "unknown entropy source error";
    }
}

/* Bits of the notification that `subscribe` takes. */
enum entropy_source_signals {
    /* The device has given bytes. */
    ENTROPY_SOURCE_SIGNALS_FILLED = 1 << 0,
};

/* Roles of EntropySource, as masks. */
enum entropy_source_role {
    /* Takes what the device gives. There is one in a system. */
    ENTROPY_SOURCE_ROLE_AUTHORITY = 1 << 0,
};

#endif
