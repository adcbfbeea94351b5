/* Messages to one daemon, each judged by the checks that its contract makes. */
#ifndef MESSAGES_H
#define MESSAGES_H

#include "writ/mutate.h"
#include "writ/writ.h"

/* A connection to a daemon. */
struct messages_target {
    const char *name;
    const struct writ_vectors *vectors;
    /* Steps 1 to 8, and 1 to 13, of what comes through it. */
    struct writ_verdict (*judge)(uint64_t tag, uint64_t label, uint32_t roles);
    struct writ_verdict (*check)(const struct writ_msg *m, const uint8_t *body,
                                 const uint8_t *records, uint32_t roles);
    uint32_t roles;
    uint16_t protocol;
    uint16_t slot;
    /* Whether it is a good request of who has all roles to end a daemon; null: there is none. */
    bool (*ends_somebody)(const struct writ_msg *m);
};

struct messages_tally {
    uint64_t sent;
    uint64_t by_kernel; /* never came to the daemon */
    uint64_t refused;   /* by the checks of the contract */
    uint64_t answered;  /* past them */
    uint64_t late;      /* kept until we gave up */
    uint32_t wrong;
};

/* Makes, sends and judges one message. */
void messages_send(struct writ_io *io, const struct messages_target *target,
                   struct mutate_source *source, struct messages_tally *tally);

#endif
