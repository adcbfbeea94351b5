/* See telling.h. */
#include "telling.h"

#include <stddef.h>

static struct telling_row *row_of(struct telling *telling, uint32_t subject)
{
    for (uint32_t i = 0; i < TELLING_SUBJECTS; i++) {
        if (telling->rows[i].since_us != 0 && telling->rows[i].subject == subject) {
            return &telling->rows[i];
        }
    }
    return NULL;
}

/* The row of whoever was told of longest ago, for another. */
static struct telling_row *take_row(struct telling *telling, uint32_t subject, uint64_t now_us)
{
    struct telling_row *oldest = &telling->rows[0];
    for (uint32_t i = 1; i < TELLING_SUBJECTS; i++) {
        if (telling->rows[i].since_us < oldest->since_us) {
            oldest = &telling->rows[i];
        }
    }
    telling->left_out += oldest->left_out;
    *oldest = (struct telling_row){.subject = subject, .left = TELLING_BURST, .since_us = now_us};
    return oldest;
}

static void refill(struct telling_row *row, uint64_t now_us)
{
    uint64_t elapsed = now_us > row->since_us ? now_us - row->since_us : 0;
    uint64_t earned = elapsed / (1000000 / TELLING_RATE);
    if (earned != 0) {
        uint64_t left = row->left + earned;
        row->left = left < TELLING_BURST ? (uint32_t)left : TELLING_BURST;
        row->since_us = now_us;
    }
}

bool telling_admit(struct telling *telling, uint32_t subject, uint64_t now_us,
                   uint64_t *ret_left_out)
{
    struct telling_row *row = row_of(telling, subject);
    if (row == NULL) {
        row = take_row(telling, subject, now_us);
    }
    refill(row, now_us);
    if (row->left == 0) {
        row->left_out++;
        return false;
    }
    row->left--;
    *ret_left_out = row->left_out + telling->left_out;
    row->left_out = 0;
    telling->left_out = 0;
    return true;
}
