/* A process's capability table: a root of leaves, a leaf of slots.
 *
 * 65,536 slots, of which only the leaves in use take memory, charged to the process. A leaf that is
 * missing is one shared empty leaf, so a look-up never asks. Slot 0 is never
 * used, and new capabilities never land below TABLE_FIRST_FREE: those slots belong to the start-up
 * contract. Nor do they in the last leaf, which is the estate: what the process keeps for its heir.
 */
#pragma once

#include "cap.h"

enum {
    TABLE_LEAF_SLOTS = PAGE_SIZE / 32,
    TABLE_LEAVES = PAGE_SIZE / 8,
    TABLE_SLOTS = TABLE_LEAF_SLOTS * TABLE_LEAVES,
    TABLE_FIRST_FREE = 16,
    TABLE_FIRST_KEPT = TABLE_SLOTS - TABLE_LEAF_SLOTS, /* from here on is the estate */
};

struct table {
    struct cap **leaves; /* the root: TABLE_LEAVES pointers, each to a leaf or to the empty one */
    struct process *process; /* whose it is */
    struct quota *quota;
    uint32_t first_open; /* no slot from TABLE_FIRST_FREE up and below this one is empty */
};

extern const struct cap table_empty_leaf[TABLE_LEAF_SLOTS];

/* Makes the root and the first leaf. False, with nothing made, if the quota has no room. */
[[nodiscard]] bool table_init(struct table *table, struct process *process, struct quota *quota);

/* The slot, which may be empty and, past the table, is the empty one. */
static inline struct cap *table_at(const struct table *table, uint64_t slot)
{
    if (slot >= TABLE_SLOTS) {
        return (struct cap *)(uintptr_t)&table_empty_leaf[0];
    }
    return &table->leaves[slot / TABLE_LEAF_SLOTS][slot % TABLE_LEAF_SLOTS];
}

enum table_room { TABLE_ROOM, TABLE_FULL, TABLE_NO_MEMORY };

/* Finds `count` empty slots, lowest first, with memory behind them. They stay empty: the caller
 * fills them before anybody else can look. */
[[nodiscard]] enum table_room table_find(struct table *table, uint32_t count, uint32_t *ret_slots);

/* Finds memory for one given slot, which must be a legal number. */
[[nodiscard]] enum table_room table_reach(struct table *table, uint32_t slot);

/* The four ways in and out of a slot. They do what those of cap.h do, and keep the table's
 * books. */
void table_make(struct table *table, uint32_t slot, struct object *object, uint16_t rights);
void table_derive(struct table *table, uint32_t slot, struct cap *parent, uint16_t rights);
void table_move(struct table *table, uint32_t slot, struct cap *from, uint16_t rights);
void table_delete(struct cap *cap);

/* Empties what is left but the estate, a leaf a slice. True when no more is left. */
[[nodiscard]] bool table_reap(struct table *table, uint32_t *budget);

/* Empties the estate and takes the table down; all else is empty. A slice. */
void table_end(struct table *table);

/* The lowest empty slot of the first `count` of the estate; 0 if there is none. */
uint32_t table_find_kept(const struct table *table, uint32_t count);

/* How many capabilities are in it. */
uint32_t table_count(const struct table *table);

/* Moves an estate into an empty one, each capability to the same slot. */
void table_inherit(struct table *table, struct table *from);

/* B1: a leaf counts its used slots and knows its place. B2: no slot of it below first_open is
 * empty. For one leaf, which may be missing. */
bool table_check(const struct table *table, uint32_t index);
