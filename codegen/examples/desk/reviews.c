/* See reviews.h. */
#include "reviews.h"

#include <string.h>

void reviews_init(struct reviews *reviews)
{
    memset(reviews, 0, sizeof *reviews);
    reviews->next_id = 1;
}

static struct review *place_of(struct reviews *reviews, uint64_t id)
{
    for (uint32_t i = 0; i < DESK_MAX_REVIEWS; i++) {
        if (reviews->all[i].id == id) {
            return &reviews->all[i];
        }
    }
    return NULL;
}

struct review *reviews_submit(struct reviews *reviews, const void *title, uint32_t length)
{
    struct review *review = place_of(reviews, 0);
    if (review == NULL) {
        return NULL;
    }
    review->id = reviews->next_id++;
    review->state = REVIEW_STATE_SUBMITTED;
    review->title_length = length;
    memcpy(review->title, title, length);
    return review;
}

struct review *reviews_find(struct reviews *reviews, uint64_t id)
{
    return id == 0 ? NULL : place_of(reviews, id);
}

struct review *reviews_next(struct reviews *reviews, uint64_t after)
{
    struct review *next = NULL;
    for (uint32_t i = 0; i < DESK_MAX_REVIEWS; i++) {
        struct review *review = &reviews->all[i];
        bool is_open = review->id > after && review->state != REVIEW_STATE_DECIDED;
        if (is_open && (next == NULL || review->id < next->id)) {
            next = review;
        }
    }
    return next;
}

void review_decide(struct review *review, enum verdict verdict, const void *note, uint32_t length)
{
    review->state = REVIEW_STATE_DECIDED;
    review->verdict = verdict;
    review->note_length = length;
    memcpy(review->note, note, length);
}

void review_withdraw(struct review *review)
{
    memset(review, 0, sizeof *review);
}

static bool review_check(const struct reviews *reviews, const struct review *review)
{
    if (review->id == 0) {
        return review->state == 0 && review->verdict == 0;
    }
    for (const struct review *other = reviews->all; other != review; other++) {
        if (other->id == review->id) {
            return false;
        }
    }
    bool is_decided = review->state == REVIEW_STATE_DECIDED;
    bool has_verdict = verdict_is_known(review->verdict);
    return review->id < reviews->next_id && review_state_is_known(review->state) &&
           (is_decided ? has_verdict : review->verdict == 0);
}

bool reviews_check(const struct reviews *reviews)
{
    for (uint32_t i = 0; i < DESK_MAX_REVIEWS; i++) {
        if (!review_check(reviews, &reviews->all[i])) {
            return false;
        }
    }
    return true;
}
