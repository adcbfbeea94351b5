/* The page that a process finds at start: what its creator says it has been given. Sealed before
 * the process runs.
 *
 * It is a claim, not an authority: the process compares it with what it was compiled for and with
 * what the kernel says is in its table.
 */
#ifndef WRIT_ENVELOPE_H
#define WRIT_ENVELOPE_H

#include <stdint.h>

enum { ENVELOPE_VERSION = 1, ENVELOPE_SLOTS = 64, ENVELOPE_BYTES = 4096 };

/* "WRITENV1" */
#define ENVELOPE_MAGIC UINT64_C(0x31564e4554495257)

/* One slot that the component declares: a connection, the log, its own endpoint. */
struct envelope_slot {
    uint16_t slot;
    uint16_t rights;
    uint16_t protocol;
    uint16_t type;
    uint32_t roles;
};

struct envelope {
    uint64_t magic;
    uint16_t version;
    uint16_t count; /* of slots, at most ENVELOPE_SLOTS; those behind are zero */
    uint32_t principal;
    struct envelope_slot slots[ENVELOPE_SLOTS];
};

_Static_assert(sizeof(struct envelope_slot) == 12, "an envelope slot is 12 bytes");
_Static_assert(sizeof(struct envelope) == 16 + 12 * ENVELOPE_SLOTS, "an envelope has no padding");
_Static_assert(sizeof(struct envelope) <= ENVELOPE_BYTES, "an envelope fits its page");

#endif
