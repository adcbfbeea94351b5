/* Handles that travel with a message: all of them or none. */
#pragma once

#include "cap.h"
#include "types.h"
#include "writ/wire.h"

struct process;

/* A transfer that was checked and cannot fail any more. */
struct transfer {
    uint32_t count;
    struct writ_record records[WRIT_MAX_HANDLES]; /* as they were sent; slot 0 for none */
    struct cap *caps[WRIT_MAX_HANDLES];
    uint32_t slots[WRIT_MAX_HANDLES]; /* where they go */
};

/* Reads `count` records from a page once and checks them. Changes nothing but, perhaps, an empty
 * leaf of the receiver's table. BAD_TRANSFER if a handle cannot be sent, HANDLES_FULL
 * if there is no room for it. */
uint32_t transfer_check(struct process *from, const uint8_t *page, uint32_t count,
                        struct process *to, struct transfer *ret_transfer);

/* Moves and lends, and writes the receiver's records. */
void transfer_commit(const struct transfer *transfer, struct process *to, uint8_t *page);

/* Closes what a message that nobody will receive was to give: all of it, or nothing if it could not
 * have been sent. */
void transfer_drop(struct process *from, const uint8_t *page, uint32_t count);
