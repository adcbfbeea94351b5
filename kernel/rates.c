/* See rates.h. */
#include "rates.h"

/* How many times the difference of two numbers goes into the larger one. */
static uint64_t nearness(uint64_t a, uint64_t b)
{
    uint64_t more = a > b ? a : b;
    uint64_t less = a > b ? b : a;
    if (more == 0) {
        return 0;
    }
    return more == less ? UINT64_MAX : more / (more - less);
}

static uint64_t agreement(const struct rates *a, const struct rates *b)
{
    uint64_t counter = nearness(a->per_ms, b->per_ms);
    uint64_t timer = nearness(a->timer_scale, b->timer_scale);
    return counter < timer ? counter : timer;
}

/* Of all that were seen, one that agrees best with an earlier one; returns how well. */
static uint64_t find_closest(const struct rates_search *search, struct rates *ret_rates)
{
    uint64_t best = 0;
    for (uint32_t i = 1; i < search->count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            uint64_t it = agreement(&search->seen[i], &search->seen[j]);
            if (it > best) {
                best = it;
                *ret_rates = search->seen[i];
            }
        }
    }
    return best;
}

bool rates_add(struct rates_search *search, struct rates rates, struct rates *ret_rates)
{
    search->seen[search->count++] = rates;
    struct rates closest = rates;
    if (find_closest(search, &closest) < RATES_AGREE && search->count < RATES_MOST) {
        return false;
    }
    *ret_rates = closest;
    return true;
}
