/* Stretches of numbers that one holder has at a time, against a plain array of who has which. */
#include "claims.h"

#include <stdlib.h>
#include <string.h>

#include "assert.h"
#include "random.h"
#include "unit.h"

enum { NUMBERS = 64, HOLDERS = 12, STEPS = 200000 };

void assert_failed(const char *what, const char *file, uint32_t line)
{
    (void)what;
    (void)file;
    (void)line;
    abort();
}

static struct tree tree;
static struct claim claims[HOLDERS];
static bool held[HOLDERS];
static uint8_t owner[NUMBERS]; /* plus 1 */

static void reset(void)
{
    tree = (struct tree){0};
    memset(held, 0, sizeof held);
    memset(owner, 0, sizeof owner);
}

static bool is_free(uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++) {
        if (owner[i] != 0) {
            return false;
        }
    }
    return true;
}

TEST(what_overlaps_is_not_free_and_what_touches_is)
{
    reset();
    claims_take(&tree, &claims[0], 10, 19);
    CHECK(!claims_are_free(&tree, 0, 10));
    CHECK(!claims_are_free(&tree, 19, 30));
    CHECK(!claims_are_free(&tree, 12, 13));
    CHECK(!claims_are_free(&tree, 0, 63));
    CHECK(claims_are_free(&tree, 0, 9));
    CHECK(claims_are_free(&tree, 20, 63));
    claims_give(&tree, &claims[0]);
    CHECK(claims_are_free(&tree, 10, 19));
}

TEST(claims_agree_with_a_plain_array)
{
    uint64_t seed = 3;
    reset();
    for (uint32_t i = 0; i < STEPS; i++) {
        uint32_t who = (uint32_t)random_below(&seed, HOLDERS);
        if (held[who]) {
            for (uint32_t n = 0; n < NUMBERS; n++) {
                owner[n] = owner[n] == who + 1 ? 0 : owner[n];
            }
            claims_give(&tree, &claims[who]);
            held[who] = false;
            continue;
        }
        uint32_t first = (uint32_t)random_below(&seed, NUMBERS);
        uint32_t last = first + (uint32_t)random_below(&seed, NUMBERS - first);
        bool free = is_free(first, last);
        CHECK_EQ(claims_are_free(&tree, first, last), free);
        if (free) {
            claims_take(&tree, &claims[who], first, last);
            memset(owner + first, (int)who + 1, last - first + 1);
            held[who] = true;
        }
        CHECK(claims_check(&tree));
    }
}

TEST(the_check_sees_claims_that_overlap)
{
    reset();
    claims_take(&tree, &claims[0], 10, 19);
    claims_take(&tree, &claims[1], 20, 29);
    CHECK(claims_check(&tree));
    claims[0].last = 20;
    CHECK(!claims_check(&tree));
    claims[0].last = 9;
    CHECK(!claims_check(&tree));
}

UNIT_MAIN
