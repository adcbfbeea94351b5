/* See table.h. */
#include "table.h"

#include "assert.h"
#include "kernel.h"
#include "process.h"
#include "quota.h"
#include "reaper.h"

enum {
    LEAF_UNITS = 8,            /* of the reaper's: to look through a leaf, and */
    CAP_UNITS = 1,             /* to delete one that is in it */
    ESTATE = TABLE_LEAVES - 1, /* the leaf */
};

[[gnu::aligned(PAGE_SIZE)]] const struct cap table_empty_leaf[TABLE_LEAF_SLOTS];

static struct cap *empty_leaf(void)
{
    return (struct cap *)(uintptr_t)table_empty_leaf;
}

static struct frame *leaf_info(const struct cap *leaf)
{
    return frames_info(&kernel.frames, frame_pa(leaf));
}

/* The leaf of a slot and, through its frame, the table it is in. */
static struct cap *leaf_of(const struct cap *cap)
{
    return (struct cap *)((uintptr_t)cap & ~(uintptr_t)(PAGE_SIZE - 1));
}

static struct table *table_of(const struct cap *leaf)
{
    struct process *process = frame_at((uint64_t)leaf_info(leaf)->next * sizeof(struct cap));
    return &process->table;
}

static bool add_leaf(struct table *table, uint32_t index)
{
    uint64_t pa;
    if (!quota_take_frame(table->quota, FRAME_TABLE, &pa)) {
        return false;
    }
    table->leaves[index] = frame_at(pa);
    struct frame *info = leaf_info(table->leaves[index]);
    info->next = (uint32_t)(frame_pa(table->process) / sizeof(struct cap));
    info->index = (uint16_t)index;
    return true;
}

bool table_init(struct table *table, struct process *process, struct quota *quota)
{
    uint64_t root;
    if (quota_left(quota) < 2 || !quota_take_frame(quota, FRAME_TABLE, &root)) {
        return false;
    }
    *table = (struct table){.leaves = frame_at(root),
                            .process = process,
                            .quota = quota,
                            .first_open = TABLE_FIRST_FREE};
    for (uint32_t i = 0; i < TABLE_LEAVES; i++) {
        table->leaves[i] = empty_leaf();
    }
    bool added = add_leaf(table, 0);
    KASSERT(added);
    return true;
}

enum table_room table_reach(struct table *table, uint32_t slot)
{
    KASSERT(slot != 0 && slot < TABLE_SLOTS);
    uint32_t index = slot / TABLE_LEAF_SLOTS;
    if (table->leaves[index] != empty_leaf() || add_leaf(table, index)) {
        return TABLE_ROOM;
    }
    return TABLE_NO_MEMORY;
}

/* Adds the empty slots of a leaf, from one of them on, to those that were found. */
static uint32_t find_in_leaf(const struct cap *leaf, uint32_t first, uint32_t found, uint32_t count,
                             uint32_t *ret_slots)
{
    const struct frame *info = leaf_info(leaf);
    if (info->used == TABLE_LEAF_SLOTS) {
        return found;
    }
    for (uint32_t i = first; i < TABLE_LEAF_SLOTS && found < count; i++) {
        if (cap_is_empty(&leaf[i])) {
            ret_slots[found++] = info->index * TABLE_LEAF_SLOTS + i;
        }
    }
    return found;
}

/* Looks at every slot of at most so many leaves as are wanted slots: others are full. */
enum table_room table_find(struct table *table, uint32_t count, uint32_t *ret_slots)
{
    uint32_t found = 0;
    uint32_t first = table->first_open % TABLE_LEAF_SLOTS;
    for (uint32_t i = table->first_open / TABLE_LEAF_SLOTS; i < ESTATE && found < count; i++) {
        if (table_reach(table, i * TABLE_LEAF_SLOTS + first) != TABLE_ROOM) {
            return TABLE_NO_MEMORY;
        }
        found = find_in_leaf(table->leaves[i], first, found, count, ret_slots);
        first = 0;
    }
    if (found < count) {
        return TABLE_FULL;
    }
    if (count > 0) {
        table->first_open = ret_slots[0];
    }
    return TABLE_ROOM;
}

/* What a capability to this object in this table is. */
static uint8_t flags_for(const struct table *table, const struct object *object)
{
    return object == &table->process->object ? CAP_UNCOUNTED : 0;
}

void table_make(struct table *table, uint32_t slot, struct object *object, uint16_t rights)
{
    struct cap *cap = table_at(table, slot);
    leaf_info(leaf_of(cap))->used++;
    cap_make(cap, object, rights, flags_for(table, object));
}

void table_derive(struct table *table, uint32_t slot, struct cap *parent, uint16_t rights)
{
    struct cap *cap = table_at(table, slot);
    leaf_info(leaf_of(cap))->used++;
    cap_derive(parent, cap, rights, flags_for(table, parent->object));
}

/* This slot is becoming empty. */
static void note_free(const struct cap *cap)
{
    const struct cap *leaf = leaf_of(cap);
    struct frame *info = leaf_info(leaf);
    struct table *table = table_of(leaf);
    KASSERT(info->used > 0);
    info->used--;
    uint32_t slot = info->index * TABLE_LEAF_SLOTS + (uint32_t)(cap - leaf);
    if (slot >= TABLE_FIRST_FREE && slot < table->first_open) {
        table->first_open = slot;
    }
}

void table_move(struct table *table, uint32_t slot, struct cap *from, uint16_t rights)
{
    struct cap *cap = table_at(table, slot);
    leaf_info(leaf_of(cap))->used++;
    cap_move(from, cap, rights, flags_for(table, from->object));
    note_free(from);
}

void table_delete(struct cap *cap)
{
    note_free(cap);
    cap_delete(cap);
}

/* Empties a leaf and gives it back; false if that is too much for now. */
static bool reap_leaf(struct table *table, uint32_t index, uint32_t *budget)
{
    struct cap *leaf = table->leaves[index];
    for (uint32_t i = 0; i < TABLE_LEAF_SLOTS; i++) {
        if (cap_is_empty(&leaf[i])) {
            continue;
        }
        if (*budget < CAP_UNITS) {
            return false;
        }
        *budget -= CAP_UNITS;
        cap_delete(&leaf[i]);
    }
    table->leaves[index] = empty_leaf();
    quota_give_frame(table->quota, frame_pa(leaf));
    return true;
}

bool table_reap(struct table *table, uint32_t *budget)
{
    for (uint32_t index = 0; index < ESTATE; index++) {
        if (table->leaves[index] == empty_leaf()) {
            continue;
        }
        if (*budget < LEAF_UNITS) {
            return false;
        }
        *budget -= LEAF_UNITS;
        if (!reap_leaf(table, index, budget)) {
            return false;
        }
    }
    return true;
}

void table_end(struct table *table)
{
    if (table->leaves == NULL) {
        return;
    }
    if (table->leaves[ESTATE] != empty_leaf()) {
        uint32_t budget = TABLE_LEAF_SLOTS * CAP_UNITS;
        bool emptied = reap_leaf(table, ESTATE, &budget);
        KASSERT(emptied);
    }
    quota_give_frame(table->quota, frame_pa(table->leaves));
    table->leaves = NULL;
}

uint32_t table_count(const struct table *table)
{
    uint32_t used = 0;
    for (uint32_t i = 0; table->leaves != NULL && i < TABLE_LEAVES; i++) {
        used += table->leaves[i] != empty_leaf() ? leaf_info(table->leaves[i])->used : 0;
    }
    return used;
}

uint32_t table_find_kept(const struct table *table, uint32_t count)
{
    for (uint32_t slot = TABLE_FIRST_KEPT; slot < TABLE_FIRST_KEPT + count; slot++) {
        if (cap_is_empty(table_at(table, slot))) {
            return slot;
        }
    }
    return 0;
}

void table_inherit(struct table *table, struct table *from)
{
    if (from->leaves == NULL) {
        return; /* it kept nothing, and is closed */
    }
    for (uint32_t slot = TABLE_FIRST_KEPT; slot < TABLE_SLOTS; slot++) {
        struct cap *cap = table_at(from, slot);
        if (cap_is_good(cap)) {
            table_move(table, slot, cap, cap->rights);
        }
    }
}

bool table_check(const struct table *table, uint32_t index)
{
    const struct cap *leaf = table->leaves[index];
    if (leaf == empty_leaf()) {
        return true;
    }
    uint32_t used = 0;
    for (uint32_t i = 0; i < TABLE_LEAF_SLOTS; i++) {
        uint32_t slot = index * TABLE_LEAF_SLOTS + i;
        bool open = slot < TABLE_FIRST_FREE || slot >= table->first_open;
        if (!cap_check(&leaf[i]) || (cap_is_empty(&leaf[i]) && !open)) {
            return false;
        }
        used += !cap_is_empty(&leaf[i]);
    }
    return used == leaf_info(leaf)->used && leaf_info(leaf)->index == index;
}
