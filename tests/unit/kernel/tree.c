/* Trees against a plain array of the same keys. */
#include "tree.h"

#include <stddef.h>

#include "random.h"
#include "unit.h"

enum { NODES = 200, STEPS = 20000, KEYS = 64 };

struct model {
    struct tree tree;
    struct tree_node nodes[NODES];
    bool in[NODES];
};

static uint64_t expected_at_most(const struct model *m, uint64_t key, bool *ret_found)
{
    uint64_t best = 0;
    *ret_found = false;
    for (uint32_t i = 0; i < NODES; i++) {
        if (m->in[i] && m->nodes[i].key <= key && (!*ret_found || m->nodes[i].key > best)) {
            best = m->nodes[i].key;
            *ret_found = true;
        }
    }
    return best;
}

static uint64_t expected_at_least(const struct model *m, uint64_t key, bool *ret_found)
{
    uint64_t best = 0;
    *ret_found = false;
    for (uint32_t i = 0; i < NODES; i++) {
        if (m->in[i] && m->nodes[i].key >= key && (!*ret_found || m->nodes[i].key < best)) {
            best = m->nodes[i].key;
            *ret_found = true;
        }
    }
    return best;
}

static void compare(const struct model *m, uint64_t key)
{
    bool found;
    uint64_t below = expected_at_most(m, key, &found);
    const struct tree_node *node = tree_at_most(&m->tree, key);
    CHECK_EQ(node != NULL, found);
    CHECK(node == NULL || node->key == below);
    uint64_t above = expected_at_least(m, key, &found);
    node = tree_at_least(&m->tree, key);
    CHECK_EQ(node != NULL, found);
    CHECK(node == NULL || node->key == above);
    uint64_t first = expected_at_least(m, 0, &found);
    node = tree_first(&m->tree);
    CHECK_EQ(node != NULL, found);
    CHECK(node == NULL || node->key == first);
}

TEST(an_empty_tree_finds_nothing)
{
    struct tree tree = {0};
    CHECK(tree_first(&tree) == NULL);
    CHECK(tree_at_most(&tree, UINT64_MAX) == NULL);
    CHECK(tree_at_least(&tree, 0) == NULL);
    CHECK(tree_check(&tree));
}

TEST(random_steps_leave_what_an_array_would_hold)
{
    static struct model m;
    uint64_t seed = 1;
    for (uint32_t step = 0; step < STEPS; step++) {
        uint32_t i = random_below(&seed, NODES);
        if (m.in[i]) {
            tree_remove(&m.tree, &m.nodes[i]);
        } else {
            m.nodes[i] = (struct tree_node){.key = random_below(&seed, KEYS)};
            tree_insert(&m.tree, &m.nodes[i]);
        }
        m.in[i] = !m.in[i];
        compare(&m, random_below(&seed, KEYS + 2));
        CHECK(step % 64 != 0 || tree_check(&m.tree));
    }
}

TEST(equal_keys_come_out_one_by_one)
{
    struct tree tree = {0};
    struct tree_node nodes[32] = {0};
    for (uint32_t i = 0; i < 32; i++) {
        nodes[i].key = 7;
        tree_insert(&tree, &nodes[i]);
    }
    for (uint32_t i = 0; i < 32; i++) {
        struct tree_node *node = tree_first(&tree);
        CHECK(node != NULL && node->key == 7);
        tree_remove(&tree, node);
        CHECK(tree_check(&tree));
    }
    CHECK(tree.root == NULL);
}

UNIT_MAIN
