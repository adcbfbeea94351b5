/* See space.h. */
#include "space.h"

#include "assert.h"
#include "kernel.h"
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

static void join(struct mapping *mapping, struct vmo *vmo)
{
    list_append(&vmo->mappings, &mapping->sibling);
    vmo->mapping_count++;
    vmo->writable += (mapping->access & ACCESS_WRITE) != 0;
}

static void part(struct mapping *mapping)
{
    struct vmo *vmo = mapping_vmo(mapping);
    list_remove(&mapping->sibling);
    vmo->mapping_count--;
    vmo->writable -= (mapping->access & ACCESS_WRITE) != 0;
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
    part(mapping);
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
    uint64_t missing = pagetable_missing(space->root_pa, va, bytes);
    if (missing == 0) {
        return SPACE_DONE;
    }
    if (missing > quota_left(space->quota)) {
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
    if (vmo->mapping_count == KERNEL_MAX_MAPPINGS) {
        return SPACE_LIMIT;
    }
    struct mapping *mapping = slab_alloc(space->quota, sizeof *mapping);
    if (mapping == NULL) {
        return SPACE_NO_MEMORY;
    }
    *mapping = (struct mapping){.place.key = request->va,
                                .space = space,
                                .bytes = request->bytes,
                                .offset = request->offset,
                                .access = request->access};
    cap_derive(cap, &mapping->node, 0, CAP_MAPPING);
    join(mapping, vmo);
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

/* The mapping of a VMO that has pages on both sides of an address, or null. */
static struct mapping *across(const struct space *space, uint64_t va)
{
    struct mapping *mapping = mapping_at(tree_at_most(&space->mappings, va - 1));
    bool is_across = mapping != NULL && mapping_end(mapping) > va;
    return is_across && mapping_vmo(mapping) != NULL ? mapping : NULL;
}

/* Makes two mappings of the one across an address: the upper is the piece. Both go when the
 * capability of the whole is revoked. */
static void split(struct space *space, uint64_t va, struct mapping *piece)
{
    struct mapping *mapping = across(space, va);
    uint64_t below = va - mapping->place.key;
    *piece = (struct mapping){.place.key = va,
                              .space = space,
                              .bytes = mapping->bytes - below,
                              .offset = mapping->offset + below,
                              .access = mapping->access};
    mapping->bytes = below;
    cap_derive(&mapping->node, &piece->node, 0, CAP_MAPPING);
    join(piece, mapping_vmo(mapping));
    tree_insert(&space->mappings, &piece->place);
}

/* Splits the mappings across these addresses, all or none. */
static enum space_result split_all(struct space *space, const uint64_t *vas, uint32_t count)
{
    struct mapping *pieces[2] = {NULL, NULL};
    for (uint32_t i = 0; i < count; i++) {
        bool room =
            mapping_vmo(across(space, vas[i]))->mapping_count + count <= KERNEL_MAX_MAPPINGS;
        pieces[i] = room ? slab_alloc(space->quota, sizeof *pieces[i]) : NULL;
        if (pieces[i] == NULL) {
            if (pieces[0] != NULL) {
                slab_free(pieces[0]);
            }
            return room ? SPACE_NO_MEMORY : SPACE_LIMIT;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        split(space, vas[i], pieces[i]);
    }
    return SPACE_DONE;
}

/* Sees to it that mappings of VMOs begin and end where the range does. */
static enum space_result cut(struct space *space, uint64_t va, uint64_t end)
{
    const uint64_t ends[2] = {va, end};
    uint64_t inside[2];
    uint32_t count = 0;
    for (uint32_t i = 0; i < 2; i++) {
        struct mapping *mapping = across(space, ends[i]);
        if (mapping != NULL && mapping->going) {
            uint32_t budget = SPACE_SLICE;
            (void)take_out(space, mapping, &budget);
            return SPACE_AGAIN;
        }
        if (mapping != NULL) {
            inside[count++] = ends[i];
        }
    }
    return split_all(space, inside, count);
}

enum space_result space_unmap(struct space *space, uint64_t va, uint64_t bytes)
{
    if (!is_user_range(va, bytes)) {
        return SPACE_BAD_RANGE;
    }
    uint32_t budget = SPACE_SLICE;
    struct mapping *mapping = mapping_at(tree_at_most(&space->mappings, va));
    if (mapping != NULL && mapping->place.key == va && mapping->bytes == bytes &&
        mapping_vmo(mapping) != NULL) {
        return take_out(space, mapping, &budget) ? SPACE_DONE : SPACE_AGAIN;
    }
    enum space_result result = cut(space, va, va + bytes);
    if (result != SPACE_DONE) {
        return result;
    }
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

bool space_undo(struct cap *node, uint32_t *budget)
{
    KASSERT(node->flags & CAP_MAPPING);
    struct mapping *mapping = container_of(node, struct mapping, node);
    return take_out(mapping->space, mapping, budget);
}

/* Takes pages out of the tables of one mapping; they come back by faults. False if none was there. */
static bool withdraw(const struct mapping *mapping, uint64_t low, uint64_t high)
{
    uint64_t first = low > mapping->offset ? low : mapping->offset;
    uint64_t limit = mapping->offset + mapping->bytes;
    limit = high < limit ? high : limit;
    if (first >= limit) {
        return false;
    }
    uint64_t va = mapping->place.key + (first - mapping->offset);
    if (limit - first == PAGE_SIZE) { /* of which there may be many at once */
        return pagetable_drop(mapping->space->root_pa, va);
    }
    uint32_t room = (uint32_t)((limit - first) / PAGE_SIZE) + 1;
    uint32_t budget = room;
    bool clear = pagetable_clear(mapping->space->root_pa, &va,
                                 mapping->place.key + (limit - mapping->offset), &budget);
    KASSERT(clear);
    return budget != room;
}

void space_withdraw(struct vmo *vmo, uint64_t page, uint64_t count, uint32_t access)
{
    uint64_t stale_pa = 0;
    for (struct link *l = vmo->mappings.next; l != &vmo->mappings; l = l->next) {
        const struct mapping *mapping = container_of(l, struct mapping, sibling);
        if ((mapping->access & access) == access &&
            withdraw(mapping, page * PAGE_SIZE, (page + count) * PAGE_SIZE)) {
            uint64_t root_pa = mapping->space->root_pa;
            stale_pa = stale_pa == 0 || stale_pa == root_pa ? root_pa : PAGETABLE_EVERY;
        }
    }
    if (stale_pa != 0) {
        pagetable_flush(stale_pa);
    }
}

uint64_t space_own_page(struct vmo *vmo, uint64_t page)
{
    if (!vmo_is_sole(vmo, page)) {
        space_withdraw(vmo, page, 1, ACCESS_READ);
    }
    return vmo_own_page(vmo, page);
}

/* Puts a page of a VMO, which is there, into the tables. */
static void show(struct space *space, const struct mapping *mapping, uint64_t page_va,
                 uint64_t page, bool writes)
{
    struct vmo *vmo = mapping_vmo(mapping);
    uint64_t pa = writes ? space_own_page(vmo, page) : vmo_page(vmo, page);
    uint32_t shown =
        vmo_is_sole(vmo, page) ? mapping->access : mapping->access & ~(uint32_t)ACCESS_WRITE;
    if (vmo->kind == VMO_PHYSICAL) {
        shown |= PAGETABLE_DEVICE;
    }
    pagetable_set(space->root_pa, page_va, pa, shown);
}

enum space_answer space_resolve(struct space *space, uint64_t va, uint32_t access,
                                struct space_absence *ret_absence)
{
    const struct mapping *mapping = mapping_at(tree_at_most(&space->mappings, va));
    if (mapping == NULL || va >= mapping_end(mapping) || mapping->going) {
        return SPACE_NOTHING;
    }
    struct vmo *vmo = mapping_vmo(mapping);
    if ((access & ~mapping->access) != 0 || vmo == NULL) {
        return SPACE_FORBIDDEN;
    }
    uint64_t page_va = va & ~(uint64_t)(PAGE_SIZE - 1);
    uint64_t page = (page_va - mapping->place.key + mapping->offset) / PAGE_SIZE;
    if (vmo_is_absent(vmo, page)) {
        *ret_absence = (struct space_absence){.vmo = vmo, .page = page};
        return SPACE_ABSENT;
    }
    show(space, mapping, page_va, page, (access & ACCESS_WRITE) != 0);
    return SPACE_RESOLVED;
}

bool space_begins_writable(const struct space *space, uint64_t va)
{
    const struct mapping *mapping = mapping_at(tree_at_most(&space->mappings, va));
    return mapping != NULL && mapping->place.key == va && (mapping->access & ACCESS_WRITE);
}

bool space_peek(const struct space *space, uint64_t va, uint64_t *ret_value)
{
    uint64_t pa = va % sizeof *ret_value == 0 ? pagetable_find(space->root_pa, va) : 0;
    if (pa == 0 || !frames_is_memory(&kernel.frames, pa)) {
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
        bool sound = mapping_vmo(m) == NULL ||
                     (m->space == space && list_check(&m->sibling) && vmo_check(&mapping_vmo(m)->object));
        if (!legal || !sound || m->place.key < end) {
            return false;
        }
        end = mapping_end(m);
    }
    return true;
}
