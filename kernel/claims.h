/* What is given to one holder at a time: stretches of numbers in a tree, none of which overlap.
 *
 * Pure.
 */
#pragma once

#include "tree.h"
#include "types.h"

struct claim {
    struct tree_node place; /* key: the first number */
    uint64_t last;
};

/* Whether nobody has any of these numbers. */
[[nodiscard]] bool claims_are_free(const struct tree *claims, uint64_t first, uint64_t last);

/* Takes them; they are free. */
void claims_take(struct tree *claims, struct claim *claim, uint64_t first, uint64_t last);

/* None overlaps the next. */
bool claims_check(const struct tree *claims);

/* Gives up what was taken. */
void claims_give(struct tree *claims, struct claim *claim);
