/* See pagetable.h. Four levels, 4 KiB pages. */
#include "pagetable.h"

#include "assert.h"
#include "cpu.h"
#include "instructions.h"
#include "kernel.h"
#include "mail.h"
#include "paging.h"

enum {
    USER_ENTRIES = PAGE_ENTRIES / 2,
    CLEAR_SCAN = 8,  /* empty entries that cost as much as one full one */
    GIVE_UNITS = 32, /* finding a table to give back costs as much as so many pages */
};

static uint64_t *table_at(uint64_t entry)
{
    return frame_at(entry & PAGE_ADDRESS);
}

static uint32_t index_at(uint64_t va, uint32_t level)
{
    return (uint32_t)(va >> (PAGE_SHIFT + 9 * level)) % PAGE_ENTRIES;
}

/* Bytes under one entry of a table of this level; 0 is the lowest. */
static uint64_t span_of(uint32_t level)
{
    return (uint64_t)PAGE_SIZE << (9 * level);
}

bool pagetable_create(struct quota *quota, uint64_t *ret_root_pa)
{
    uint64_t pa;
    if (!quota_take_frame(quota, FRAME_TABLE, &pa)) {
        return false;
    }
    uint64_t *root = frame_at(pa);
    const uint64_t *model = frame_at(kernel.tables_pa);
    for (uint32_t i = USER_ENTRIES; i < PAGE_ENTRIES; i++) {
        root[i] = model[i];
    }
    *ret_root_pa = pa;
    return true;
}

/* The lowest table for an address, or null; *ret_level is the level of the entry that is
 * missing. */
static uint64_t *walk(uint64_t root_pa, uint64_t va, uint32_t *ret_level)
{
    uint64_t *table = frame_at(root_pa);
    for (uint32_t level = 3; level > 0; level--) {
        uint64_t entry = table[index_at(va, level)];
        if (!(entry & PAGE_PRESENT)) {
            *ret_level = level;
            return NULL;
        }
        table = table_at(entry);
    }
    *ret_level = 0;
    return table;
}

static uint64_t end_of(uint64_t va, uint32_t level)
{
    return (va & ~(span_of(level) - 1)) + span_of(level);
}

/* Tables of all levels that a missing entry of `level` stands for, between va and end. */
static uint64_t tables_under(uint64_t va, uint64_t end, uint32_t level)
{
    uint64_t count = 0;
    for (uint32_t l = level; l > 0; l--) {
        uint64_t first = va / span_of(l);
        uint64_t last = (end - 1) / span_of(l);
        count += last - first + 1;
    }
    return count;
}

uint64_t pagetable_missing(uint64_t root_pa, uint64_t va, uint64_t bytes)
{
    uint64_t count = 0;
    uint64_t end = va + bytes;
    while (va < end) {
        uint32_t level;
        uint64_t *table = walk(root_pa, va, &level);
        uint64_t next = end_of(va, table == NULL ? level : 1);
        if (next > end) {
            next = end;
        }
        if (table == NULL) {
            count += tables_under(va, next, level);
        }
        va = next;
    }
    return count;
}

/* Makes the uppermost table that an address lacks. */
static void make_table(uint64_t root_pa, struct quota *quota, uint64_t va)
{
    uint64_t *table = frame_at(root_pa);
    for (uint32_t level = 3; level > 0; level--) {
        uint64_t *entry = &table[index_at(va, level)];
        if (!(*entry & PAGE_PRESENT)) {
            uint64_t pa = 0;
            bool taken = quota_take_frame(quota, FRAME_TABLE, &pa);
            KASSERT(taken);
            *entry = pa | PAGE_PRESENT | PAGE_WRITABLE | PAGE_USER;
            return;
        }
        table = table_at(*entry);
    }
}

bool pagetable_prepare(uint64_t root_pa, struct quota *quota, uint64_t va, uint64_t bytes,
                       uint32_t *budget)
{
    uint64_t end = va + bytes;
    while (va < end) {
        uint32_t level;
        if (walk(root_pa, va, &level) != NULL) {
            va = end_of(va, 1);
            continue;
        }
        if (*budget == 0) {
            return false;
        }
        *budget -= 1;
        make_table(root_pa, quota, va);
    }
    return true;
}

static uint64_t flags_of(uint32_t access)
{
    uint64_t flags = PAGE_PRESENT | PAGE_USER;
    if (access & ACCESS_WRITE) {
        flags |= PAGE_WRITABLE;
    }
    if (access & PAGETABLE_DEVICE) {
        flags |= PAGE_UNCACHED;
    }
    return access & ACCESS_EXECUTE ? flags : flags | kernel.no_execute;
}

void pagetable_set(uint64_t root_pa, uint64_t va, uint64_t pa, uint32_t access)
{
    uint32_t level;
    uint64_t *table = walk(root_pa, va, &level);
    KASSERT(table != NULL && !((access & ACCESS_WRITE) && (access & ACCESS_EXECUTE)));
    table[index_at(va, 0)] = pa | flags_of(access);
}

uint64_t pagetable_find(uint64_t root_pa, uint64_t va)
{
    uint32_t level;
    uint64_t *table = va < USER_END ? walk(root_pa, va, &level) : NULL;
    uint64_t entry = table != NULL ? table[index_at(va, 0)] : 0;
    return entry & PAGE_PRESENT ? entry & PAGE_ADDRESS : 0;
}

bool pagetable_drop(uint64_t root_pa, uint64_t va)
{
    uint32_t level;
    uint64_t *table = walk(root_pa, va, &level);
    bool present = table != NULL && (table[index_at(va, 0)] & PAGE_PRESENT) != 0;
    if (present) {
        table[index_at(va, 0)] = 0;
    }
    return present;
}

/* Clears entries of one table from *va on, up to `end` or the end of the table. */
static void clear_table(uint64_t *table, uint64_t *va, uint64_t end, uint32_t *scans,
                        uint32_t *budget)
{
    uint64_t *entry = &table[index_at(*va, 0)];
    uint64_t count = (end - *va) / PAGE_SIZE;
    uint64_t room = PAGE_ENTRIES - index_at(*va, 0);
    count = count < room ? count : room;
    count = count < *scans ? count : *scans;
    uint64_t done = 0;
    for (uint32_t left = *budget; done < count && left > 0; done++) {
        if (entry[done] & PAGE_PRESENT) {
            entry[done] = 0;
            *budget = --left;
        }
    }
    *scans -= (uint32_t)done;
    *va += done * PAGE_SIZE;
}

bool pagetable_clear(uint64_t root_pa, uint64_t *va, uint64_t end, uint32_t *budget)
{
    uint32_t scans = *budget * CLEAR_SCAN;
    while (*va < end) {
        if (scans < CLEAR_SCAN || *budget == 0) {
            *budget = 0;
            return false;
        }
        uint32_t level;
        uint64_t *table = walk(root_pa, *va, &level);
        if (table != NULL) {
            clear_table(table, va, end, &scans, budget);
        } else {
            scans -= CLEAR_SCAN;
            *va = end_of(*va, level);
        }
    }
    return true;
}

void pagetable_flush(uint64_t root_pa)
{
    uint64_t ours = this_cpu()->tables_pa;
    if (root_pa == ours || root_pa == PAGETABLE_EVERY) {
        cr3_write(ours);
    }
    mail_flush(root_pa);
}

/* Gives back one table without tables below it, looking down from `table`. False if `table` itself
 * is such a one. */
static bool give_one(uint64_t *table, uint32_t level, uint32_t entries, struct quota *quota)
{
    for (uint32_t i = 0; level > 0 && i < entries; i++) {
        if (!(table[i] & PAGE_PRESENT)) {
            continue;
        }
        if (!give_one(table_at(table[i]), level - 1, PAGE_ENTRIES, quota)) {
            quota_give_frame(quota, table[i] & PAGE_ADDRESS);
            table[i] = 0;
        }
        return true;
    }
    return false;
}

bool pagetable_destroy(uint64_t root_pa, struct quota *quota, uint32_t *budget)
{
    for (; *budget >= GIVE_UNITS; *budget -= GIVE_UNITS) {
        if (!give_one(frame_at(root_pa), 3, USER_ENTRIES, quota)) {
            quota_give_frame(quota, root_pa);
            return true;
        }
    }
    return false;
}
