/* Ordered trees inside their elements: treaps, balanced by a hash of the key, so that nobody can
 * build a deep one by choosing an order.
 *
 * Pure. Keys may repeat; equal ones are ordered by address.
 */
#pragma once

#include "types.h"

struct tree_node {
    uint64_t key;
    struct tree_node *left;
    struct tree_node *right;
};

struct tree {
    struct tree_node *root;
};

/* Puts in a node whose key is set and which is in no tree. */
void tree_insert(struct tree *tree, struct tree_node *node);

/* Takes out a node that is in this tree. */
void tree_remove(struct tree *tree, struct tree_node *node);

/* The node with the smallest key, or null. */
struct tree_node *tree_first(const struct tree *tree);

/* The node with the largest key that is at most `key`, or null. */
struct tree_node *tree_at_most(const struct tree *tree, uint64_t key);

/* The node with the smallest key that is at least `key`, or null. */
struct tree_node *tree_at_least(const struct tree *tree, uint64_t key);

/* T1: keys are in order. T2: no child has a higher rank than its parent. Recursive: for tests. */
bool tree_check(const struct tree *tree);
