/* See physical.h. */
#include "physical.h"

#include "assert.h"
#include "kernel.h"
#include "machine.h"
#include "panic.h"
#include "reaper.h"
#include "vmo.h"

enum {
    LOOKED_SLICE = 512, /* frames */
    ZEROED_SLICE = 8,   /* pages */
};

void physical_init(void)
{
    kernel.physical.end_pa = machine_physical_end();
}

void physical_keep(uint64_t low_pa, uint64_t high_pa)
{
    struct physical *p = &kernel.physical;
    if (p->kept_count == PHYSICAL_KEPT) {
        panic("too many ranges of memory");
    }
    p->kept[p->kept_count++] = (struct boot_range){low_pa, high_pa};
}

static bool is_kept(uint64_t low_pa, uint64_t high_pa)
{
    const struct physical *p = &kernel.physical;
    for (uint32_t i = 0; i < p->kept_count; i++) {
        if (low_pa < p->kept[i].high_pa && p->kept[i].low_pa < high_pa) {
            return true;
        }
    }
    return false;
}

bool physical_is_free(uint64_t base_pa, uint64_t pages)
{
    uint64_t end_pa = base_pa + pages * PAGE_SIZE;
    return !is_kept(base_pa, end_pa) &&
           claims_are_free(&kernel.physical.claims, base_pa, end_pa - 1);
}

static uint64_t last_of(const struct vmo *vmo)
{
    return vmo->base_pa + vmo->pages * PAGE_SIZE - 1;
}

void physical_claim(struct vmo *vmo)
{
    KASSERT(vmo->kind == VMO_PHYSICAL);
    claims_take(&kernel.physical.claims, &vmo->claim, vmo->base_pa, last_of(vmo));
    kernel.physical.claimed += vmo->pages;
}

void physical_disclaim(struct vmo *vmo)
{
    claims_give(&kernel.physical.claims, &vmo->claim);
    kernel.physical.claimed -= vmo->pages;
}

/* Zeroes what was found, a slice at a time. True when all is. */
static bool zero(struct physical_hunt *hunt)
{
    uint64_t left = hunt->pages - hunt->zeroed;
    uint64_t slice = left < ZEROED_SLICE ? left : ZEROED_SLICE;
    uint64_t pa = hunt->vmo->base_pa + (uint64_t)hunt->zeroed * PAGE_SIZE;
    __builtin_memset(frame_at(pa), 0, slice * PAGE_SIZE);
    hunt->zeroed += (uint32_t)slice;
    return hunt->zeroed == hunt->pages;
}

/* Takes the frames that were found, before what keeps the books on them takes one of them. */
static bool take(struct physical_hunt *hunt, struct quota *quota)
{
    if (quota_left(quota) <= hunt->pages) {
        return false;
    }
    uint64_t base_pa = (uint64_t)hunt->at << PAGE_SHIFT;
    frames_take_found(&kernel.frames, hunt->at, (uint32_t)hunt->pages);
    hunt->vmo = vmo_create_at(quota, VMO_CONTIGUOUS, base_pa, hunt->pages);
    KASSERT(hunt->vmo != NULL);
    reaper_rest();
    return true;
}

static enum physical_result look(struct physical_hunt *hunt, struct quota *quota)
{
    switch (frames_find(&kernel.frames, (uint32_t)hunt->pages, hunt->below_pa, LOOKED_SLICE,
                        &hunt->at)) {
    case FRAMES_FOUND:
        return take(hunt, quota) ? PHYSICAL_AGAIN : PHYSICAL_NO_MEMORY;
    case FRAMES_MORE:
        return PHYSICAL_AGAIN;
    case FRAMES_NONE:
        break;
    }
    return PHYSICAL_NONE;
}

enum physical_result physical_hunt(struct physical_hunt *hunt, struct quota *quota, uint64_t pages,
                                   uint64_t below_pa, struct vmo **ret_vmo)
{
    bool same = hunt->pages == pages && hunt->below_pa == below_pa &&
                (hunt->vmo == NULL || hunt->vmo->object.quota == quota);
    if (!same) {
        physical_drop(hunt);
        *hunt = (struct physical_hunt){.pages = pages, .below_pa = below_pa};
    }
    if (hunt->vmo != NULL) {
        if (!zero(hunt)) {
            return PHYSICAL_AGAIN;
        }
        *ret_vmo = hunt->vmo;
        *hunt = (struct physical_hunt){0};
        return PHYSICAL_DONE;
    }
    enum physical_result result = look(hunt, quota);
    if (result != PHYSICAL_AGAIN) {
        physical_drop(hunt);
    }
    return result;
}

void physical_drop(struct physical_hunt *hunt)
{
    struct vmo *vmo = hunt->vmo;
    *hunt = (struct physical_hunt){0};
    if (vmo != NULL) {
        object_unref(&vmo->object);
    }
}

void physical_detain(struct vmo *vmo)
{
    KASSERT(vmo->kind == VMO_DMA && vmo->object.refs == 0);
    claims_take(&kernel.physical.quarantine, &vmo->claim, vmo->base_pa, last_of(vmo));
    kernel.physical.detained += vmo->pages;
}

struct vmo *physical_detained(uint64_t from_pa)
{
    struct tree_node *node = tree_at_least(&kernel.physical.quarantine, from_pa);
    return node == NULL ? NULL : container_of(node, struct vmo, claim.place);
}

void physical_release(struct vmo *vmo)
{
    claims_give(&kernel.physical.quarantine, &vmo->claim);
    kernel.physical.detained -= vmo->pages;
    vmo->kind = VMO_CONTIGUOUS;
    reaper_add(&vmo->object);
}

bool physical_check(const struct object *)
{
    const struct physical *physical = &kernel.physical;
    uint64_t from_pa = 0;
    uint64_t detained = 0;
    const struct tree_node *node;
    for (; (node = tree_at_least(&physical->quarantine, from_pa)) != NULL;
         from_pa = node->key + 1) {
        const struct vmo *vmo = container_of(node, const struct vmo, claim.place);
        detained += vmo->pages;
        if (vmo->kind != VMO_DMA || vmo->object.caps != 0 || vmo->mapping_count != 0) {
            return false;
        }
    }
    return detained == physical->detained && claims_check(&physical->claims) &&
           claims_check(&physical->quarantine);
}
