/* See space.h. */
#include "space.h"

#include <stddef.h>

#include "assert.h"
#include "pagetable.h"
#include "slab.h"
#include "vmo.h"

enum {
    TABLES_SLICE = 16, /* a table is zeroed, so it costs more than a page */
    MAPPING_UNITS = 8, /* taking a mapping out costs as much as so many pages */
};

struct vmo *mapping_vmo(const struct mapping *mapping)
{
    return cap_is_empty(&mapping->node) ? NULL
                                        : container_of(mapping->node.object, struct vmo, object);
}

static struct mapping *mapping_at(struct tree_node *node)
{
    return node == NULL ? NULL : container_of(node, struct mapping, place);
}

bool space_init(struct space *space, struct quota *quota)
{
    *space = (struct space){.quota = quota};
    return pagetable_create(quota, &space->root_pa);
}

static bool is_user_range(uint64_t va, uint64_t bytes)
{
    bool whole = va % PAGE_SIZE == 0 && bytes % PAGE_SIZE == 0 && bytes != 0;
    return whole && va >= USER_LOW && va < USER_END && bytes <= USER_END - va;
}

/* The last mapping that has a page in the range, or null. */
static struct mapping *last_in(const struct space *space, uint64_t va, uint64_t bytes)
{
    struct mapping *mapping = mapping_at(tree_at_most(&space->mappings, va + bytes - 1));
    return mapping != NULL && mapping_end(mapping) > va ? mapping : NULL;
}

/* Takes a mapping of a VMO out of the books. Its pages are out of the tables, or the tables are
 * going. */
static void forget(struct space *space, struct mapping *mapping)
{
    tree_remove(&space->mappings, &mapping->place);
    if (mapping->access & ACCESS_WRITE) {
        mapping_vmo(mapping)->writable--;
    }
    cap_delete(&mapping->node);
    slab_free(mapping);
}

/* Goes on unmapping; true when the mapping is gone. */
static bool take_out(struct space *space, struct mapping *mapping, uint32_t *budget)
{
    if (!mapping->going) {
        mapping->going = true;
        mapping->cleared = mapping->place.key;
    }
    bool clear = pagetable_clear(space->root_pa, &mapping->cleared, mapping_end(mapping), budget);
    pagetable_flush(space->root_pa);
    if (!clear || *budget < MAPPING_UNITS) {
        *budget = 0;
        return false;
    }
    *budget -= MAPPING_UNITS;
    forget(space, mapping);
    return true;
}

/* Finds room in the address space: none of the pages may be mapped. */
static enum space_result make_room(struct space *space, uint64_t va, uint64_t bytes)
{
    struct mapping *mapping = last_in(space, va, bytes);
    if (mapping == NULL) {
        return SPACE_DONE;
    }
    if (!mapping->going) {
        return SPACE_OVERLAP;
    }
    uint32_t budget = SPACE_SLICE;
    (void)take_out(space, mapping, &budget);
    return SPACE_AGAIN;
}

/* Makes the page tables of a range. */
static enum space_result make_tables(struct space *space, uint64_t va, uint64_t bytes)
{
    if (pagetable_missing(space->root_pa, va, bytes) > quota_left(space->quota)) {
        return SPACE_NO_MEMORY;
    }
    uint32_t budget = TABLES_SLICE;
    bool made = pagetable_prepare(space->root_pa, space->quota, va, bytes, &budget);
    return made ? SPACE_DONE : SPACE_AGAIN;
}

static enum space_result prepare(struct space *space, uint64_t va, uint64_t bytes)
{
    if (!is_user_range(va, bytes)) {
        return SPACE_BAD_RANGE;
    }
    enum space_result result = make_room(space, va, bytes);
    return result == SPACE_DONE ? make_tables(space, va, bytes) : result;
}

static bool is_inside(const struct vmo *vmo, const struct space_request *request)
{
    uint64_t size = vmo->pages * PAGE_SIZE;
    return request->offset % PAGE_SIZE == 0 && request->offset <= size &&
           request->bytes <= size - request->offset;
}

enum space_result space_map(struct space *space, struct cap *cap,
                            const struct space_request *request)
{
    struct vmo *vmo = container_of(cap->object, struct vmo, object);
    if (!is_inside(vmo, request)) {
        return SPACE_BAD_RANGE;
    }
    enum space_result result = prepare(space, request->va, request->bytes);
    if (result != SPACE_DONE) {
        return result;
    }
    struct mapping *mapping = slab_alloc(space->quota, sizeof *mapping);
    if (mapping == NULL) {
        return SPACE_NO_MEMORY;
    }
    mapping->place.key = request->va;
    mapping->bytes = request->bytes;
    mapping->offset = request->offset;
    mapping->access = request->access;
    vmo->writable += (request->access & ACCESS_WRITE) != 0;
    cap_derive(cap, &mapping->node, 0, CAP_MAPPING);
    tree_insert(&space->mappings, &mapping->place);
    return SPACE_DONE;
}

/* The first mapping of a VMO that begins in the range, or null. */
static struct mapping *first_vmo_in(const struct space *space, uint64_t va, uint64_t end)
{
    struct mapping *mapping = mapping_at(tree_at_least(&space->mappings, va));
    while (mapping != NULL && mapping->place.key < end && mapping_vmo(mapping) == NULL) {
        mapping = mapping_at(tree_at_least(&space->mappings, mapping->place.key + 1));
    }
    return mapping != NULL && mapping->place.key < end ? mapping : NULL;
}

/* Whether a range begins or ends inside a mapping. */
static bool cuts(const struct space *space, uint64_t va, uint64_t bytes)
{
    const struct mapping *first = mapping_at(tree_at_most(&space->mappings, va));
    const struct mapping *last = last_in(space, va, bytes);
    bool low = first != NULL && first->place.key < va && mapping_end(first) > va;
    return low || (last != NULL && mapping_end(last) > va + bytes);
}

enum space_result space_unmap(struct space *space, uint64_t va, uint64_t bytes)
{
    if (!is_user_range(va, bytes) || cuts(space, va, bytes)) {
        return SPACE_BAD_RANGE;
    }
    uint32_t budget = SPACE_SLICE;
    struct mapping *mapping;
    while ((mapping = first_vmo_in(space, va, va + bytes)) != NULL) {
        if (!take_out(space, mapping, &budget)) {
            return SPACE_AGAIN;
        }
    }
    return SPACE_DONE;
}

enum space_result space_map_messages(struct space *space, struct mapping *mapping, uint64_t va,
                                     const uint64_t pages_pa[2])
{
    enum space_result result = prepare(space, va, 2 * PAGE_SIZE);
    if (result != SPACE_DONE) {
        return result;
    }
    *mapping = (struct mapping){.place.key = va, .bytes = 2 * PAGE_SIZE, .access = ACCESS_READ};
    tree_insert(&space->mappings, &mapping->place);
    pagetable_set(space->root_pa, va, pages_pa[0], ACCESS_READ);
    pagetable_set(space->root_pa, va + PAGE_SIZE, pages_pa[1], ACCESS_READ | ACCESS_WRITE);
    return SPACE_DONE;
}

void space_forget_messages(struct space *space, struct mapping *mapping)
{
    tree_remove(&space->mappings, &mapping->place);
}

bool space_resolve(struct space *space, uint64_t va, uint32_t access)
{
    struct mapping *mapping = mapping_at(tree_at_most(&space->mappings, va));
    if (mapping == NULL || va >= mapping_end(mapping) || mapping->going ||
        (access & ~mapping->access) != 0 || mapping_vmo(mapping) == NULL) {
        return false;
    }
    uint64_t page_va = va & ~(uint64_t)(PAGE_SIZE - 1);
    uint64_t offset = page_va - mapping->place.key + mapping->offset;
    uint64_t pa = vmo_page(mapping_vmo(mapping), offset / PAGE_SIZE);
    pagetable_set(space->root_pa, page_va, pa, mapping->access);
    return true;
}

bool space_peek(const struct space *space, uint64_t va, uint64_t *ret_value)
{
    uint64_t pa = va % sizeof *ret_value == 0 ? pagetable_find(space->root_pa, va) : 0;
    if (pa == 0) {
        return false;
    }
    *ret_value = *(const uint64_t *)frame_at(pa + va % PAGE_SIZE);
    return true;
}

bool space_reap(struct space *space, uint32_t *budget)
{
    struct mapping *mapping;
    while ((mapping = mapping_at(tree_first(&space->mappings))) != NULL) {
        if (*budget < MAPPING_UNITS) {
            return false;
        }
        *budget -= MAPPING_UNITS;
        forget(space, mapping);
    }
    if (space->root_pa != 0 && !pagetable_destroy(space->root_pa, space->quota, budget)) {
        return false;
    }
    space->root_pa = 0;
    return true;
}

bool space_check(const struct space *space)
{
    uint64_t end = USER_LOW;
    for (const struct mapping *m = mapping_at(tree_first(&space->mappings)); m != NULL;
         m = mapping_at(tree_at_least(&space->mappings, m->place.key + 1))) {
        bool legal = is_user_range(m->place.key, m->bytes) &&
                     !((m->access & ACCESS_WRITE) && (m->access & ACCESS_EXECUTE));
        bool sound = mapping_vmo(m) == NULL || vmo_check(mapping_vmo(m));
        if (!legal || !sound || m->place.key < end) {
            return false;
        }
        end = mapping_end(m);
    }
    return true;
}
