/* Whose quota is whose: the accounts that programs have opened, one for each.
 *
 * Pure. A quota is a slot that the caller owns; how much is charged to it only the kernel knows. The
 * state holds no pointer and means the same in the daemon's next instance.
 */
#ifndef ACCOUNTS_H
#define ACCOUNTS_H

#include <stdbool.h>
#include <stdint.h>

#include "memd_types.h"

struct account {
    uint64_t label;     /* of the connection that opened it last; 0 in a free place */
    uint64_t requested; /* bytes, ever */
    uint32_t principal; /* A1: unique */
    uint32_t quota;     /* slot; never 0 in an account */
    uint32_t resolved;
};

struct accounts {
    uint64_t generation; /* another one whenever a program comes or goes */
    struct account at[MEMD_MAX_ACCOUNTS];
};

/* The account of a principal, or null. */
[[nodiscard]] struct account *accounts_find(struct accounts *accounts, uint32_t principal);

/* Opens one, or gives the one that is there another quota and the connection that it goes with;
 * `ret_old` is the slot to close, or 0. Null if there are as many as there can be. */
[[nodiscard]] struct account *accounts_open(struct accounts *accounts, const struct account *wanted,
                                            uint32_t *ret_old);

/* Ends the account that goes with a connection and returns the slot to close, or 0. */
[[nodiscard]] uint32_t accounts_close(struct accounts *accounts, uint64_t label);

/* The account with the lowest principal above `after`, or null. */
[[nodiscard]] struct account *accounts_next(struct accounts *accounts, uint32_t after);

/* How scarce memory is where so much of it was not promised to anybody. */
[[nodiscard]] enum pressure accounts_pressure(uint64_t physical_bytes, uint64_t promised_bytes);

/* Whether A1 holds. */
[[nodiscard]] bool accounts_check(const struct accounts *accounts);

#endif
