/* See tree.h. */
#include "tree.h"

/* The place of a node in the heap order: a mix of its key and its address, by the finalizer of a
 * well-known hash (Stafford's variant 13). */
static uint64_t rank(const struct tree_node *node)
{
    uint64_t x = node->key ^ (uint64_t)(uintptr_t)node;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

/* By key, then by address: no two nodes are equal. */
static bool is_below(const struct tree_node *a, const struct tree_node *b)
{
    return a->key < b->key || (a->key == b->key && (uintptr_t)a < (uintptr_t)b);
}

/* Cuts a tree into the nodes below `pivot` and the others. */
static void split(struct tree_node *node, const struct tree_node *pivot,
                  struct tree_node **ret_below, struct tree_node **ret_others)
{
    while (node != NULL) {
        if (is_below(node, pivot)) {
            *ret_below = node;
            ret_below = &node->right;
            node = node->right;
        } else {
            *ret_others = node;
            ret_others = &node->left;
            node = node->left;
        }
    }
    *ret_below = NULL;
    *ret_others = NULL;
}

void tree_insert(struct tree *tree, struct tree_node *node)
{
    struct tree_node **at = &tree->root;
    if (*at == NULL) {
        node->left = NULL;
        node->right = NULL;
        *at = node;
        return;
    }
    uint64_t own = rank(node);
    while (*at != NULL && rank(*at) >= own) {
        at = is_below(node, *at) ? &(*at)->left : &(*at)->right;
    }
    split(*at, node, &node->left, &node->right);
    *at = node;
}

/* Where the tree points to a node. */
static struct tree_node **place(struct tree *tree, const struct tree_node *node)
{
    struct tree_node **at = &tree->root;
    while (*at != node) {
        at = is_below(node, *at) ? &(*at)->left : &(*at)->right;
    }
    return at;
}

void tree_remove(struct tree *tree, struct tree_node *node)
{
    struct tree_node **at = place(tree, node);
    struct tree_node *left = node->left;
    struct tree_node *right = node->right;
    while (left != NULL && right != NULL) {
        if (rank(left) >= rank(right)) {
            *at = left;
            at = &left->right;
            left = left->right;
        } else {
            *at = right;
            at = &right->left;
            right = right->left;
        }
    }
    *at = left != NULL ? left : right;
    node->left = NULL;
    node->right = NULL;
}

struct tree_node *tree_first(const struct tree *tree)
{
    struct tree_node *node = tree->root;
    while (node != NULL && node->left != NULL) {
        node = node->left;
    }
    return node;
}

struct tree_node *tree_at_most(const struct tree *tree, uint64_t key)
{
    struct tree_node *best = NULL;
    for (struct tree_node *node = tree->root; node != NULL;) {
        if (node->key <= key) {
            best = node;
            node = node->right;
        } else {
            node = node->left;
        }
    }
    return best;
}

struct tree_node *tree_at_least(const struct tree *tree, uint64_t key)
{
    struct tree_node *best = NULL;
    for (struct tree_node *node = tree->root; node != NULL;) {
        if (node->key >= key) {
            best = node;
            node = node->left;
        } else {
            node = node->right;
        }
    }
    return best;
}

static bool check_node(const struct tree_node *node, uint64_t low, uint64_t high)
{
    if (node == NULL) {
        return true;
    }
    bool ordered = node->key >= low && node->key <= high;
    bool ranked = (node->left == NULL || rank(node->left) <= rank(node)) &&
                  (node->right == NULL || rank(node->right) <= rank(node));
    return ordered && ranked && check_node(node->left, low, node->key) &&
           check_node(node->right, node->key, high);
}

bool tree_check(const struct tree *tree)
{
    return check_node(tree->root, 0, UINT64_MAX);
}
