/* Reviews: documents that lie on the desk, and what was decided about them.
 *
 * Pure: no messages, no system calls, no allocation, no clock. Who may do what, and in which state of a review, is the contract's; the generated
 * dispatcher has decided it before anything here runs. A document is a number whose meaning is the adapter's.
 */
#ifndef REVIEWS_H
#define REVIEWS_H

#include "desk_types.h"

struct review {
    uint64_t id;             /* R1: 0 in a free place, else unique and below `next_id` */
    enum review_state state; /* R2: a member of the enum in a review, 0 in a free place */
    enum verdict verdict;    /* R3: 0 unless the state is DECIDED */
    int document;
    uint64_t bytes; /* of the document */
    uint32_t title_length;
    uint32_t note_length;
    char title[DESK_MAX_TITLE];
    char note[DESK_MAX_NOTE];
};

struct reviews {
    uint64_t next_id; /* never reused */
    struct review all[DESK_MAX_REVIEWS];
};

void reviews_init(struct reviews *reviews);

/* Adds a review in state SUBMITTED; null if there are as many as there can be. `length` is at most DESK_MAX_TITLE. */
[[nodiscard]] struct review *reviews_submit(struct reviews *reviews, const void *title,
                                            uint32_t length);

[[nodiscard]] struct review *reviews_find(struct reviews *reviews, uint64_t id);

/* The one with the smallest number above `after` that is not decided, or null. */
[[nodiscard]] struct review *reviews_next(struct reviews *reviews, uint64_t after);

/* `length` is at most DESK_MAX_NOTE. */
void review_decide(struct review *review, enum verdict verdict, const void *note, uint32_t length);

/* Frees the place; its number is not used again. */
void review_withdraw(struct review *review);

/* Whether R1 to R3 hold. */
[[nodiscard]] bool reviews_check(const struct reviews *reviews);

#endif
