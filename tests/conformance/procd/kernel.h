/* The kernel as far as the process daemon asks it, in process: processes that are staged, run and end, and records of their ends.
 *
 * Every handle that it gives out is on the suite's ledger. Memory is counted there and has no bytes but those of one image.
 */
#ifndef PROCD_PLAYED_KERNEL_H
#define PROCD_PLAYED_KERNEL_H

#include <stdint.h>

#include "writ/suite_host.h"

enum { PLAYED_IMAGE_BYTES = 8192, PLAYED_WINDOW_BYTES = 16384 };

/* What an image shows where it is mapped, and where memory is while it is filled. */
extern uint8_t played_image[PLAYED_IMAGE_BYTES];
extern uint8_t played_window[PLAYED_WINDOW_BYTES];

/* What the next call that can tell of it is to find; nothing is said twice. */
enum played_wish {
    PLAYED_NO_WISH,
    PLAYED_UNSEALED,    /* an image that is not sealed */
    PLAYED_BAD_ENTRY,   /* one whose entry is outside of its segments */
    PLAYED_NO_QUOTA,    /* a quota that has nothing left */
    PLAYED_OTHER_ROLES, /* a connection in no role */
    PLAYED_NO_ACCESS,   /* a thread that may not have that band */
};

/* A call that is refused: the first, second... from now on of those with this tag, or of all; or the one right behind that. */
struct played_trouble {
    uint64_t tag;   /* of the request, without its size; 0: whichever */
    uint32_t which; /* 0: none */
    bool behind;
    uint32_t status;
};

void played_trouble(const struct played_trouble *trouble);
/* The tag of the call that was refused, or 0. */
uint64_t played_refused(void);

void played_reset(void);
void played_wish(enum played_wish wish);
/* A call of the daemon's, whose request is in `m` and, for buffer class, on the page `out`; `in` is the page of the request that it
 * serves. False for what the kernel does not know. */
bool played_call(uint32_t slot, struct writ_msg *m, const uint8_t *in);
/* It ends by itself, or is taken apart because its last grant went. */
void played_exit(uint64_t koid);
void played_forsake(uint64_t koid);
/* How many have not ended; one that is staged has when nobody holds it any more. */
uint32_t played_living(void);

#endif
