/* See claims.h. */
#include "claims.h"

#include "assert.h"
#include "list.h"

bool claims_are_free(const struct tree *claims, uint64_t first, uint64_t last)
{
    const struct tree_node *node = tree_at_most(claims, last);
    return node == NULL || container_of(node, const struct claim, place)->last < first;
}

void claims_take(struct tree *claims, struct claim *claim, uint64_t first, uint64_t last)
{
    KASSERT(first <= last && claims_are_free(claims, first, last));
    claim->place.key = first;
    claim->last = last;
    tree_insert(claims, &claim->place);
}

bool claims_check(const struct tree *claims)
{
    const struct tree_node *node = tree_first(claims);
    while (node != NULL) {
        const struct claim *claim = container_of(node, const struct claim, place);
        node = tree_at_least(claims, claim->place.key + 1);
        if (claim->last < claim->place.key || (node != NULL && node->key <= claim->last)) {
            return false;
        }
    }
    return true;
}

void claims_give(struct tree *claims, struct claim *claim)
{
    tree_remove(claims, &claim->place);
}
