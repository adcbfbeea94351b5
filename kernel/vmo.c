/* See vmo.h. */
#include "vmo.h"

#include "assert.h"
#include "kernel.h"
#include "kernel_types.h"
#include "physical.h"

_Static_assert(VMO_MAX_PAGES *(uint64_t)PAGE_SIZE == KERNEL_MAX_VMO_BYTES, "the contract's bound");

enum { REAP_SCAN = 16 }; /* entries that cost as much as a page, though they are empty */

static bool is_deep(const struct vmo *vmo)
{
    return vmo->pages > VMO_INDEX_ENTRIES;
}

static uint64_t charge_for(uint64_t pages)
{
    uint64_t lower = (pages + VMO_INDEX_ENTRIES - 1) / VMO_INDEX_ENTRIES;
    return pages + 1 + (pages > VMO_INDEX_ENTRIES ? lower : 0);
}

static struct vmo *build(struct quota *quota, uint64_t pages, uint64_t charge)
{
    if (!quota_reserve(quota, charge)) {
        return NULL;
    }
    struct vmo *vmo = object_create(quota, OBJECT_TYPE_VMO, sizeof *vmo);
    if (vmo == NULL) {
        quota_return(quota, charge);
        return NULL;
    }
    vmo->pages = pages;
    vmo->charge = charge;
    list_init(&vmo->mappings);
    return vmo;
}

struct vmo *vmo_create(struct quota *quota, uint64_t pages)
{
    KASSERT(pages > 0 && pages <= VMO_MAX_PAGES);
    struct vmo *vmo = build(quota, pages, charge_for(pages));
    if (vmo != NULL) {
        vmo->index = frame_at(frames_take(&kernel.frames, FRAME_TABLE));
    }
    return vmo;
}

struct vmo *vmo_create_at(struct quota *quota, enum vmo_kind kind, uint64_t base_pa, uint64_t pages)
{
    struct vmo *vmo = build(quota, pages, kind == VMO_PHYSICAL ? 0 : pages);
    if (vmo != NULL) {
        vmo->kind = (uint8_t)kind;
        vmo->base_pa = base_pa;
    }
    return vmo;
}

/* Where the frame of a page is kept; null: the index has not got there yet. */
static uint64_t *entry_at(const struct vmo *vmo, uint64_t page)
{
    KASSERT(page < vmo->pages);
    if (!is_deep(vmo)) {
        return &vmo->index[page];
    }
    uint64_t lower = vmo->index[page / VMO_INDEX_ENTRIES];
    uint64_t *entries = lower == 0 ? NULL : frame_at(lower);
    return entries == NULL ? NULL : &entries[page % VMO_INDEX_ENTRIES];
}

/* The same, but the index is made as far as it has to be. */
static uint64_t *entry_of(struct vmo *vmo, uint64_t page)
{
    if (entry_at(vmo, page) == NULL) {
        vmo->index[page / VMO_INDEX_ENTRIES] = frames_take(&kernel.frames, FRAME_TABLE);
    }
    return entry_at(vmo, page);
}

/* The frame of a page, 0 for none yet. */
static uint64_t frame_of(const struct vmo *vmo, uint64_t page)
{
    if (vmo_is_fixed(vmo)) {
        return vmo->base_pa + page * PAGE_SIZE;
    }
    const uint64_t *entry = entry_at(vmo, page);
    return entry == NULL ? 0 : *entry;
}

uint64_t vmo_page(struct vmo *vmo, uint64_t page)
{
    if (vmo_is_fixed(vmo)) {
        return frame_of(vmo, page);
    }
    uint64_t *entry = entry_of(vmo, page);
    if (*entry == 0) {
        KASSERT(!vmo->paged);
        *entry = frames_take(&kernel.frames, FRAME_PAGE);
    }
    return *entry;
}

bool vmo_is_absent(const struct vmo *vmo, uint64_t page)
{
    return vmo->paged && frame_of(vmo, page) == 0;
}

bool vmo_is_sole(const struct vmo *vmo, uint64_t page)
{
    uint64_t pa = vmo_is_fixed(vmo) ? 0 : frame_of(vmo, page);
    return pa == 0 || frames_is_sole(&kernel.frames, pa);
}

uint64_t vmo_own_page(struct vmo *vmo, uint64_t page)
{
    if (vmo_is_sole(vmo, page)) {
        return vmo_page(vmo, page);
    }
    uint64_t *entry = entry_of(vmo, page);
    uint64_t shared_pa = *entry;
    *entry = frames_take_copy(&kernel.frames, shared_pa);
    frames_give(&kernel.frames, shared_pa);
    return *entry;
}

void vmo_share_page(const struct vmo *from, uint64_t from_page, struct vmo *to, uint64_t to_page)
{
    uint64_t pa = frame_of(from, from_page);
    if (pa != 0) {
        frames_share(&kernel.frames, pa);
        vmo_adopt(to, to_page, pa);
    }
}

void vmo_adopt(struct vmo *vmo, uint64_t page, uint64_t pa)
{
    uint64_t *entry = entry_of(vmo, page);
    KASSERT(*entry == 0);
    *entry = pa;
}

/* Gives the frames of the first `count` entries of an index page back, from vmo->reaped on. True when
 * all are. */
static bool reap_entries(struct vmo *vmo, const uint64_t *entries, uint64_t count, uint32_t *budget)
{
    for (; vmo->reaped<count && * budget> 0; vmo->reaped++) {
        uint64_t pa = entries[vmo->reaped];
        if (pa != 0) {
            frames_give(&kernel.frames, pa);
        }
        *budget -= pa != 0 || vmo->reaped % REAP_SCAN == 0;
    }
    return vmo->reaped == count;
}

/* The same for one lower index page after the other; each is taken out of the upper once it is
 * empty. */
static bool reap_lower(struct vmo *vmo, uint32_t *budget)
{
    for (uint32_t i = 0; i < VMO_INDEX_ENTRIES; i++) {
        if (vmo->index[i] == 0) {
            continue;
        }
        if (!reap_entries(vmo, frame_at(vmo->index[i]), VMO_INDEX_ENTRIES, budget)) {
            return false;
        }
        frames_give(&kernel.frames, vmo->index[i]);
        vmo->index[i] = 0;
        vmo->reaped = 0;
    }
    return true;
}

/* Gives back frames that are in one piece, from vmo->reaped on. True when all are. */
static bool reap_fixed(struct vmo *vmo, uint32_t *budget)
{
    uint64_t count = vmo->kind == VMO_PHYSICAL ? 0 : vmo->pages;
    for (; vmo->reaped<count && * budget> 0; vmo->reaped++, *budget -= 1) {
        frames_give(&kernel.frames, frame_of(vmo, vmo->reaped));
    }
    return vmo->reaped == count;
}

/* The same for frames that are in an index, and for that. */
static bool reap_pages(struct vmo *vmo, uint32_t *budget)
{
    bool emptied =
        is_deep(vmo) ? reap_lower(vmo, budget) : reap_entries(vmo, vmo->index, vmo->pages, budget);
    if (!emptied || *budget == 0) {
        return false;
    }
    frames_give(&kernel.frames, frame_pa(vmo->index));
    return true;
}

bool vmo_reap(struct object *object, uint32_t *budget)
{
    struct vmo *vmo = container_of(object, struct vmo, object);
    KASSERT(vmo->mapping_count == 0);
    if (vmo->kind == VMO_DMA) {
        physical_detain(vmo);
        *budget -= 1;
        return true;
    }
    cap_clear(&vmo->pager);
    bool emptied = vmo_is_fixed(vmo) ? reap_fixed(vmo, budget) : reap_pages(vmo, budget);
    if (!emptied || *budget == 0) {
        return false;
    }
    if (vmo->kind == VMO_PHYSICAL) {
        physical_disclaim(vmo);
    }
    *budget -= 1;
    quota_return(object->quota, vmo->charge);
    object_free(object);
    return true;
}

bool vmo_check(const struct object *object)
{
    const struct vmo *vmo = container_of(object, struct vmo, object);
    bool fixed = vmo_is_fixed(vmo);
    uint64_t charge = fixed ? vmo->pages : charge_for(vmo->pages);
    bool sized = vmo->pages > 0 && vmo->charge == (vmo->kind == VMO_PHYSICAL ? 0 : charge);
    bool indexed = fixed == (vmo->index == NULL) && !(fixed && vmo->paged);
    bool mapped = vmo->writable <= vmo->mapping_count &&
                  vmo->mapping_count <= KERNEL_MAX_MAPPINGS && list_check(&vmo->mappings);
    bool claimed = vmo->kind != VMO_PHYSICAL ||
                   tree_at_most(&kernel.physical.claims, vmo->base_pa) == &vmo->claim.place;
    return sized && indexed && mapped && claimed && !(vmo->sealed && vmo->writable > 0);
}
