/* See accounts.h. */
#include "accounts.h"

/* Of all memory, one part in so many. */
enum { SCARCE_PART = 8, EXHAUSTED_PART = 64 };

/* The account that goes with a connection; with 0 for a free place. */
static struct account *labelled(struct accounts *accounts, uint64_t label)
{
    for (uint32_t i = 0; i < MEMD_MAX_ACCOUNTS; i++) {
        if (accounts->at[i].label == label) {
            return &accounts->at[i];
        }
    }
    return NULL;
}

struct account *accounts_find(struct accounts *accounts, uint32_t principal)
{
    for (uint32_t i = 0; i < MEMD_MAX_ACCOUNTS; i++) {
        struct account *account = &accounts->at[i];
        if (account->label != 0 && account->principal == principal) {
            return account;
        }
    }
    return NULL;
}

struct account *accounts_open(struct accounts *accounts, const struct account *wanted,
                              uint32_t *ret_old)
{
    struct account *account = accounts_find(accounts, wanted->principal);
    if (account != NULL) {
        *ret_old = account->quota;
        account->quota = wanted->quota;
        account->label = wanted->label;
        return account;
    }
    account = labelled(accounts, 0);
    if (account != NULL) {
        *ret_old = 0;
        *account = *wanted;
        accounts->generation++;
    }
    return account;
}

uint32_t accounts_close(struct accounts *accounts, uint64_t label)
{
    struct account *account = label != 0 ? labelled(accounts, label) : NULL;
    if (account == NULL) {
        return 0;
    }
    uint32_t quota = account->quota;
    *account = (struct account){.label = 0};
    accounts->generation++;
    return quota;
}

struct account *accounts_next(struct accounts *accounts, uint32_t after)
{
    struct account *next = NULL;
    for (uint32_t i = 0; i < MEMD_MAX_ACCOUNTS; i++) {
        struct account *account = &accounts->at[i];
        bool later = account->label != 0 && account->principal > after;
        if (later && (next == NULL || account->principal < next->principal)) {
            next = account;
        }
    }
    return next;
}

enum pressure accounts_pressure(uint64_t physical_bytes, uint64_t promised_bytes)
{
    uint64_t left = promised_bytes < physical_bytes ? physical_bytes - promised_bytes : 0;
    if (left < physical_bytes / EXHAUSTED_PART || left == 0) {
        return PRESSURE_EXHAUSTED;
    }
    return left < physical_bytes / SCARCE_PART ? PRESSURE_SCARCE : PRESSURE_PLENTY;
}

bool accounts_check(const struct accounts *accounts)
{
    for (uint32_t i = 0; i < MEMD_MAX_ACCOUNTS; i++) {
        const struct account *account = &accounts->at[i];
        if (account->label == 0) {
            continue;
        }
        for (uint32_t k = 0; k < i; k++) {
            if (accounts->at[k].label != 0 && accounts->at[k].principal == account->principal) {
                return false;
            }
        }
        if (account->quota == 0) {
            return false;
        }
    }
    return true;
}
