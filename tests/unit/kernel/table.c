/* Tables of capabilities against a plain array: which slots are found, what is in which, and what it costs. */
#include "table.h"

#include <string.h>

#include "assert.h"
#include "kernel.h"
#include "process.h"
#include "quota.h"
#include "random.h"
#include "reaper.h"
#include "unit.h"

enum {
    WATCHED = 640, /* slots, in five leaves */
    MOST = 500,    /* of them in use */
    STEPS = 20000,
    RIGHTS = 0xff,
    PROCESSES = 2,
    PROCESS_BYTES = PAGE_SIZE / PROCESSES,
    FIRST_FRAME = 2, /* behind the processes, which capabilities' names can reach */
};

_Alignas(PAGE_SIZE) uint8_t host_memory[HOST_FRAMES * PAGE_SIZE];

struct kernel kernel;

static struct frame info[HOST_FRAMES];
static struct quota quota;
static struct object object;
static struct doom *doom;
static uint32_t room; /* frames that the quota still gives */
static bool used[WATCHED];

void assert_failed(const char *what, const char *file, uint32_t line)
{
    unit_fail(file, (int)line, what);
}

void object_cap_added(struct object *it)
{
    it->caps++;
}

void reaper_owe(uint32_t ends)
{
    (void)ends;
}

void object_cap_removed(struct object *it)
{
    it->caps--;
}

bool quota_take_frame(struct quota *it, uint8_t kind, uint64_t *ret_pa)
{
    (void)it;
    if (room == 0) {
        return false;
    }
    room--;
    *ret_pa = frames_take(&kernel.frames, kind);
    return true;
}

void quota_give_frame(struct quota *it, uint64_t pa)
{
    (void)it;
    frames_give(&kernel.frames, pa);
    room++;
}

static struct table *table_of_process(uint32_t i)
{
    struct process *process =
        (struct process *)(void *)(host_memory + PAGE_SIZE + i * PROCESS_BYTES);
    return &process->table;
}

static struct table *begin(uint32_t frames)
{
    memset(host_memory, 0, sizeof host_memory);
    memset(info, 0, sizeof info);
    memset(used, 0, sizeof used);
    frames_init(&kernel.frames, info, HOST_FRAMES);
    frames_add(&kernel.frames, FIRST_FRAME * PAGE_SIZE, sizeof host_memory);
    quota = (struct quota){.limit = HOST_FRAMES};
    object = (struct object){.type = 4};
    doom = (struct doom *)(void *)host_memory;
    kernel.doom = doom + 1; /* the first has the name 0 */
    doom_init(kernel.doom);
    room = frames;
    for (uint32_t i = 0; i < PROCESSES; i++) {
        struct table *table = table_of_process(i);
        struct process *process =
            (struct process *)(void *)((char *)table - offsetof(struct process, table));
        CHECK(table_init(table, process, &quota));
    }
    return table_of_process(0);
}

static bool is_sound(const struct table *table)
{
    for (uint32_t i = 0; i < TABLE_LEAVES; i++) {
        if (!table_check(table, i)) {
            return false;
        }
    }
    return true;
}

/* The lowest slots that the model has free. */
static void lowest(uint32_t count, uint32_t *ret_slots)
{
    for (uint32_t slot = TABLE_FIRST_FREE, found = 0; found < count; slot++) {
        if (!used[slot]) {
            ret_slots[found++] = slot;
        }
    }
}

static uint32_t count_used(void)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < WATCHED; i++) {
        count += used[i];
    }
    return count;
}

/* One in use, if any is. */
static uint32_t any_used(uint64_t *seed)
{
    uint32_t first = (uint32_t)random_below(seed, WATCHED);
    for (uint32_t i = 0; i < WATCHED; i++) {
        uint32_t slot = (first + i) % WATCHED;
        if (used[slot]) {
            return slot;
        }
    }
    return 0;
}

static void fill(struct table *table, uint64_t *seed, uint32_t slot)
{
    uint32_t from = any_used(seed);
    if (from != 0 && random_below(seed, 3) == 0) {
        table_derive(table, slot, table_at(table, from), RIGHTS);
    } else if (from != 0 && random_below(seed, 3) == 0) {
        table_move(table, slot, table_at(table, from), RIGHTS);
        used[from] = false;
    } else {
        table_make(table, slot, &object, RIGHTS);
    }
    used[slot] = true;
}

/* Moves one to the other table and closes it there. */
static void send(uint64_t *seed)
{
    uint32_t from = any_used(seed);
    uint32_t slot = 0;
    if (from != 0) {
        CHECK_EQ(table_find(table_of_process(1), 1, &slot), TABLE_ROOM);
        table_move(table_of_process(1), slot, table_at(table_of_process(0), from), RIGHTS);
        used[from] = false;
        table_delete(table_at(table_of_process(1), slot));
    }
}

TEST(the_lowest_free_slots_are_found_whatever_was_done)
{
    uint64_t seed = 11;
    struct table *table = begin(HOST_FRAMES - FIRST_FRAME);
    for (uint32_t step = 0; step < STEPS; step++) {
        uint32_t expected[8];
        uint32_t slots[8];
        uint32_t count = 1 + (uint32_t)random_below(&seed, 8);
        if (count_used() < MOST && random_below(&seed, 2) == 0) {
            lowest(count, expected);
            CHECK_EQ(table_find(table, count, slots), TABLE_ROOM);
            CHECK(memcmp(slots, expected, count * sizeof slots[0]) == 0);
            fill(table, &seed, slots[random_below(&seed, count)]);
        } else if (random_below(&seed, 4) == 0) {
            send(&seed);
        } else {
            uint32_t slot = any_used(&seed);
            if (slot != 0) {
                table_delete(table_at(table, slot));
                used[slot] = false;
            }
        }
        if (step % 64 == 0) {
            CHECK(is_sound(table) && is_sound(table_of_process(1)));
        }
    }
    CHECK_EQ(object.caps, count_used());
}

TEST(what_is_in_use_is_what_was_put_there)
{
    uint64_t seed = 12;
    struct table *table = begin(HOST_FRAMES - FIRST_FRAME);
    for (uint32_t i = 0; i < MOST; i++) {
        uint32_t slot;
        CHECK_EQ(table_find(table, 1, &slot), TABLE_ROOM);
        fill(table, &seed, slot);
    }
    for (uint32_t slot = 0; slot < WATCHED; slot++) {
        CHECK_EQ(cap_is_good(table_at(table, slot)), used[slot]);
    }
    CHECK(!cap_is_good(table_at(table, TABLE_SLOTS)) && !cap_is_good(table_at(table, UINT64_MAX)));
}

TEST(a_table_that_is_taken_down_gives_everything_back)
{
    uint64_t seed = 13;
    uint32_t frames = HOST_FRAMES - FIRST_FRAME;
    struct table *table = begin(frames);
    CHECK_EQ(table_reach(table, TABLE_FIRST_KEPT), TABLE_ROOM);
    for (uint32_t i = 0; i < MOST; i++) {
        uint32_t slot;
        CHECK_EQ(table_find(table, 1, &slot), TABLE_ROOM);
        fill(table, &seed, slot);
    }
    uint32_t slices = 0;
    for (uint32_t budget = 50; !table_reap(table, &budget); budget = 50) {
        slices++;
    }
    table_end(table);
    CHECK(slices > 1);
    CHECK_EQ(object.caps, 0);
    CHECK_EQ(room, frames - 2); /* the other table's */
}

TEST(without_memory_for_a_leaf_nothing_changes)
{
    uint64_t seed = 14;
    struct table *table = begin(2 * PROCESSES);
    uint32_t slots[8];
    for (uint32_t i = TABLE_FIRST_FREE; i < TABLE_LEAF_SLOTS; i++) {
        CHECK_EQ(table_find(table, 1, slots), TABLE_ROOM);
        table_make(table, slots[0], &object, RIGHTS);
        used[slots[0]] = true;
    }
    CHECK_EQ(table_find(table, 1, slots), TABLE_NO_MEMORY);
    CHECK_EQ(table_reach(table, TABLE_LEAF_SLOTS), TABLE_NO_MEMORY);
    CHECK(is_sound(table));
    uint32_t freed = any_used(&seed);
    table_delete(table_at(table, freed));
    CHECK_EQ(table_find(table, 1, slots), TABLE_ROOM);
    CHECK_EQ(slots[0], freed);
}

UNIT_MAIN
