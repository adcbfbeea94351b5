/* The derivation tree against a model that keeps each capability's parent. */
#include "cap.h"

#include <string.h>

#include "assert.h"
#include "kernel.h"
#include "random.h"
#include "reaper.h"
#include "unit.h"

enum { SLOTS = 100, RIGHTS = 0xff };

_Alignas(PAGE_SIZE) uint8_t host_memory[HOST_FRAMES * PAGE_SIZE];

void assert_failed(const char *what, const char *file, uint32_t line)
{
    unit_fail(file, (int)line, what);
}

/* The counts of an object without what hangs on them. */
void object_cap_added(struct object *object)
{
    object->caps++;
}

void object_cap_removed(struct object *object)
{
    object->caps--;
}

struct kernel kernel;

/* The reaper, which pays on the way out. */
static void leave_kernel(void)
{
    (void)doom_bury(kernel.doom, kernel.owed_ends);
    kernel.owed_ends = 0;
}

void reaper_owe(uint32_t ends)
{
    kernel.owed_ends += ends;
}

static struct object object;

/* Slot 0 of the memory would have the name 0. */
static struct cap *slot(uint32_t i)
{
    return (struct cap *)(void *)host_memory + 1 + i;
}

enum { ALL = 1000000 };

static void begin(void)
{
    memset(host_memory, 0, sizeof host_memory);
    object = (struct object){.type = 4};
    kernel.doom = (struct doom *)(void *)slot(SLOTS); /* in no slot of the model's */
    doom_init(kernel.doom);
}

/* Opening ends between the two of a capability. */
static uint32_t descendants(const struct cap *cap)
{
    uint32_t count = 0;
    const struct cap *at = cap;
    uint32_t end = CAP_OPEN;
    for (;;) {
        uint32_t closes = at->ends >> (end * CAP_WAYS + CAP_NEXT) & 1;
        at = cap_named(at->links[end][CAP_NEXT]);
        end = closes;
        if (at == cap) {
            return count;
        }
        count += end == CAP_OPEN;
    }
}

TEST(a_child_descends_from_its_parent_and_from_nobody_else)
{
    begin();
    cap_make(slot(0), &object, RIGHTS, 0);
    cap_derive(slot(0), slot(1), 3, 0);
    cap_derive(slot(0), slot(2), 3, 0);
    cap_derive(slot(1), slot(3), 1, 0);
    CHECK_EQ(descendants(slot(0)), 3);
    CHECK_EQ(descendants(slot(1)), 1);
    CHECK_EQ(descendants(slot(2)), 0);
    CHECK_EQ(object.caps, 4);
}

TEST(descendants_of_one_that_was_deleted_belong_to_its_parent)
{
    begin();
    cap_make(slot(0), &object, RIGHTS, 0);
    cap_derive(slot(0), slot(1), 3, 0);
    cap_derive(slot(1), slot(2), 3, 0);
    cap_delete(slot(1));
    CHECK_EQ(descendants(slot(0)), 1);
    CHECK(cap_is_empty(slot(1)));
    CHECK(cap_check(slot(1)));
}

TEST(a_new_child_does_not_take_over_what_a_deleted_one_left)
{
    begin();
    cap_make(slot(0), &object, RIGHTS, 0);
    cap_derive(slot(0), slot(1), 3, 0);
    cap_derive(slot(1), slot(2), 3, 0);
    cap_delete(slot(1));
    cap_derive(slot(0), slot(3), 3, 0);
    CHECK_EQ(descendants(slot(3)), 0);
    CHECK_EQ(descendants(slot(0)), 2);
}

TEST(a_capability_keeps_its_family_when_it_moves)
{
    begin();
    cap_make(slot(0), &object, RIGHTS, 0);
    cap_derive(slot(0), slot(1), 7, 0);
    cap_derive(slot(1), slot(2), 1, 0);
    cap_move(slot(1), slot(9), 3, 0);
    CHECK(cap_is_empty(slot(1)));
    CHECK_EQ(slot(9)->rights, 3);
    CHECK_EQ(descendants(slot(9)), 1);
    CHECK_EQ(descendants(slot(0)), 2);
    CHECK_EQ(object.caps, 3);
}

/* Revokes what descends from a capability, and buries it. */
static void bury(uint32_t i)
{
    doom_descendants(kernel.doom, slot(i));
    (void)doom_bury(kernel.doom, ALL);
    CHECK(!doom_is_pending(kernel.doom));
}

/* Deletes all that is buried; how many. */
static uint32_t clear_grave(void)
{
    uint32_t count = 0;
    struct cap *cap;
    while ((cap = doom_buried(kernel.doom)) != NULL) {
        cap_delete(cap);
        count++;
    }
    return count;
}

TEST(descendants_of_one_that_is_revoked_are_void_when_they_are_buried)
{
    begin();
    cap_make(slot(0), &object, RIGHTS, 0);
    cap_derive(slot(0), slot(1), 3, 0);
    cap_derive(slot(1), slot(2), 3, 0);
    cap_derive(slot(0), slot(3), 3, 0);
    bury(1);
    CHECK(!cap_is_good(slot(2)));
    CHECK(!cap_is_empty(slot(2)));
    CHECK_EQ(slot(2)->rights, 0);
    CHECK(cap_is_good(slot(1)));
    CHECK(cap_is_good(slot(3)));
    CHECK_EQ(descendants(slot(0)), 2);
    CHECK_EQ(descendants(&kernel.doom->grave), 1);
    CHECK_EQ(clear_grave(), 1);
    CHECK_EQ(object.caps, 3);
    CHECK(doom_is_over(kernel.doom));
}

TEST(what_was_revoked_with_its_parent_is_not_revoked_twice)
{
    begin();
    cap_make(slot(0), &object, RIGHTS, 0);
    cap_derive(slot(0), slot(1), 3, 0);
    cap_derive(slot(1), slot(2), 3, 0);
    bury(1);
    bury(0);
    CHECK_EQ(descendants(&kernel.doom->grave), 2);
    CHECK_EQ(descendants(slot(0)), 0);
    CHECK_EQ(clear_grave(), 2);
    CHECK_EQ(object.caps, 1);
}

TEST(burying_stops_where_it_is_told_to)
{
    begin();
    cap_make(slot(0), &object, RIGHTS, 0);
    for (uint32_t i = 1; i < 10; i++) {
        cap_derive(slot(0), slot(i), 3, 0);
    }
    doom_descendants(kernel.doom, slot(0));
    CHECK_EQ(doom_bury(kernel.doom, 5), 0);
    CHECK(!cap_is_good(slot(9)));
    CHECK(!cap_is_good(slot(7)));
    CHECK(cap_is_good(slot(6)));
    CHECK_EQ(doom_bury(kernel.doom, 20), 7);
    CHECK(!cap_is_good(slot(1)));
}

/* Slot 1 and below it a chain of so many: each the child of the one before. */
static void make_chain(uint32_t count)
{
    cap_make(slot(0), &object, RIGHTS, 0);
    for (uint32_t i = 1; i <= count; i++) {
        cap_derive(slot(i - 1), slot(i), RIGHTS, 0);
    }
}

/* The last one made that can still beget, or 0. */
static uint32_t last_good(uint32_t last)
{
    while (last > 0 && !cap_is_good(slot(last))) {
        last--;
    }
    return last;
}

TEST(who_derives_from_what_is_doomed_does_not_keep_it_from_being_buried)
{
    begin();
    make_chain(40);
    doom_descendants(kernel.doom, slot(0));
    uint32_t count = 40;
    for (uint32_t from = count; from != 0; from = last_good(count)) {
        cap_derive(slot(from), slot(++count), RIGHTS, 0);
        leave_kernel();
    }
    CHECK(count <= 80);
    (void)doom_bury(kernel.doom, ALL);
    CHECK_EQ(clear_grave(), count);
}

/* A message lends several: what was found good at its beginning must be so to its end. */
TEST(what_a_call_has_judged_stays_good_while_it_makes_capabilities)
{
    begin();
    make_chain(8);
    doom_descendants(kernel.doom, slot(0));
    for (uint32_t i = 0; i < 8; i++) {
        cap_derive(slot(8 - i), slot(20 + i), RIGHTS, 0);
        CHECK(cap_is_good(slot(20 + i)));
        for (uint32_t j = 1; j <= 8; j++) {
            CHECK(cap_is_good(slot(j)));
        }
    }
    leave_kernel();
    CHECK(!doom_is_pending(kernel.doom));
    CHECK_EQ(clear_grave(), 16);
}

/* The mark that is in no slot of the model's, nor in the lists' place. */
static struct cap *mark(void)
{
    return slot(SLOTS + 4);
}

TEST(what_is_revoked_within_a_revocation_stays_before_its_mark)
{
    begin();
    make_chain(9);
    doom_descendants(kernel.doom, slot(0));
    doom_mark(kernel.doom, mark());
    (void)doom_bury(kernel.doom, 3);
    doom_descendants(kernel.doom, slot(6)); /* which is not void yet */
    (void)doom_bury(kernel.doom, ALL);
    uint32_t before = 0;
    for (; doom_buried(kernel.doom) != mark(); before++) {
        cap_delete(doom_buried(kernel.doom));
    }
    CHECK_EQ(before, 9);
    doom_unmark(mark());
    CHECK(doom_is_over(kernel.doom));
    CHECK_EQ(mark()->flags, 0);
}

TEST(a_revocation_waits_for_those_that_began_before)
{
    begin();
    make_chain(9);
    doom_descendants(kernel.doom, slot(4));
    doom_descendants(kernel.doom, slot(0));
    doom_mark(kernel.doom, mark());
    (void)doom_bury(kernel.doom, ALL);
    uint32_t before = 0;
    for (; doom_buried(kernel.doom) != mark(); before++) {
        cap_delete(doom_buried(kernel.doom));
    }
    CHECK_EQ(before, 9);
    doom_unmark(mark());
    doom_unmark(mark());
    CHECK(doom_is_over(kernel.doom));
}

TEST(an_uncounted_capability_does_not_keep_its_object)
{
    begin();
    cap_make(slot(0), &object, RIGHTS, CAP_UNCOUNTED);
    CHECK_EQ(object.caps, 0);
    cap_delete(slot(0));
    CHECK_EQ(object.caps, 0);
}

struct model {
    int32_t parent[SLOTS]; /* -1: an original */
    bool used[SLOTS];
    bool doomed[SLOTS]; /* not deleted yet, and void when all are buried */
};

static bool descends(const struct model *m, uint32_t slot_idx, uint32_t ancestor)
{
    for (int32_t i = m->parent[slot_idx]; i >= 0; i = m->parent[i]) {
        if ((uint32_t)i == ancestor) {
            return true;
        }
    }
    return false;
}

static void compare(const struct model *m)
{
    for (uint32_t i = 0; i < SLOTS; i++) {
        CHECK(cap_check(slot(i)));
        CHECK_EQ(cap_is_empty(slot(i)), !m->used[i]);
        bool good = cap_is_good(slot(i));
        CHECK(!good || m->used[i]);
        CHECK(good || !m->used[i] || m->doomed[i]);
        CHECK(!good || !m->doomed[i] || doom_is_pending(kernel.doom));
        if (!good && doom_is_pending(kernel.doom)) {
            continue; /* its ends may be in different lists */
        }
        uint32_t expected = 0;
        for (uint32_t j = 0; m->used[i] && j < SLOTS; j++) {
            expected += m->used[j] && descends(m, j, i);
        }
        CHECK_EQ(m->used[i] ? descendants(slot(i)) : 0, expected);
    }
}

/* The children of one that goes are its parent's from then on. */
static void model_delete(struct model *m, uint32_t i)
{
    for (uint32_t j = 0; j < SLOTS; j++) {
        if (m->used[j] && m->parent[j] == (int32_t)i) {
            m->parent[j] = m->parent[i];
        }
    }
    m->used[i] = false;
    m->doomed[i] = false;
}

/* All that descends from one is nobody's any more, but keeps its family. */
static void model_doom(struct model *m, uint32_t i)
{
    for (uint32_t j = 0; j < SLOTS; j++) {
        m->doomed[j] = m->doomed[j] || (m->used[j] && descends(m, j, i));
    }
    for (uint32_t j = 0; j < SLOTS; j++) {
        if (m->used[j] && m->parent[j] == (int32_t)i) {
            m->parent[j] = -1;
        }
    }
}

static uint32_t slot_of(const struct cap *cap)
{
    return (uint32_t)(cap - slot(0));
}

/* One step of clearing the grave. */
static void clear_one(struct model *m)
{
    struct cap *cap = doom_buried(kernel.doom);
    if (cap != NULL) {
        CHECK(m->doomed[slot_of(cap)]);
        model_delete(m, slot_of(cap));
        cap_delete(cap);
    }
}

static void model_move(struct model *m, uint32_t from, uint32_t to)
{
    for (uint32_t j = 0; j < SLOTS; j++) {
        if (m->used[j] && m->parent[j] == (int32_t)from) {
            m->parent[j] = (int32_t)to;
        }
    }
    m->parent[to] = m->parent[from];
    m->used[to] = true;
    m->used[from] = false;
    m->doomed[to] = m->doomed[from];
    m->doomed[from] = false;
}

static void fill(struct model *m, uint32_t from, uint32_t to, bool original)
{
    if (original || !cap_is_good(slot(from))) {
        cap_make(slot(to), &object, RIGHTS, 0);
        m->parent[to] = -1;
    } else {
        cap_derive(slot(from), slot(to), RIGHTS, 0);
        m->parent[to] = (int32_t)from;
        m->doomed[to] = m->doomed[from];
    }
    m->used[to] = true;
}

TEST(random_families_are_those_of_the_model)
{
    static struct model m;
    begin();
    uint64_t seed = 3;
    for (uint32_t step = 0; step < 3000; step++) {
        uint32_t a = random_below(&seed, SLOTS);
        uint32_t b = random_below(&seed, SLOTS);
        if (!m.used[b]) {
            fill(&m, a, b, random_below(&seed, 16) == 0);
        } else if (random_below(&seed, 8) == 0 && cap_is_good(slot(b))) {
            doom_descendants(kernel.doom, slot(b));
            model_doom(&m, b);
        } else if (!m.used[a] && cap_is_good(slot(b)) && random_below(&seed, 4) == 0) {
            cap_move(slot(b), slot(a), RIGHTS, 0);
            model_move(&m, b, a);
        } else {
            cap_delete(slot(b));
            model_delete(&m, b);
        }
        if (random_below(&seed, 3) == 0) {
            clear_one(&m);
        }
        if (random_below(&seed, 3) == 0) {
            (void)doom_bury(kernel.doom, random_below(&seed, 9));
        }
        compare(&m);
    }
}

UNIT_MAIN
