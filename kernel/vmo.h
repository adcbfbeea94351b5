/* VMOs: a fixed number of zeroed pages that can be mapped, cloned, handed over and sealed.
 *
 * Every page and every page of the index is charged at creation and taken at first use, so a first
 * use cannot fail. A clone has the frames of its source until one of the two is written, and is
 * charged for all of them all the same.
 */
#pragma once

#include "cap.h"
#include "claims.h"
#include "kcall.h"
#include "object.h"
#include "types.h"

/* Where the frames come from. */
enum vmo_kind {
    VMO_PAGES,      /* one by one, when they are touched */
    VMO_CONTIGUOUS, /* in one piece, from the beginning */
    VMO_DMA,        /* the same, and a device may know of them: they stay in quarantine */
    VMO_PHYSICAL,   /* a device's own, which are no memory */
};

enum { VMO_INDEX_ENTRIES = 512, VMO_MAX_PAGES = VMO_INDEX_ENTRIES * VMO_INDEX_ENTRIES };

struct vmo {
    struct object object;
    _Alignas(32) struct cap pager; /* paged: by which absent pages are asked for, or empty */
    uint64_t pages;
    uint64_t charge; /* pages in all, with the index */
    uint64_t
        *index; /* one page, of frames or, in a large VMO, of further index pages; 0: none yet */
    uint64_t reaped;      /* while it is being reaped: entries done */
    struct link mappings; /* V2: they are mapping_count, at most KERNEL_MAX_MAPPINGS */
    uint32_t mapping_count;
    uint32_t writable; /* V1: the number of its mappings that allow stores; 0 once sealed */
    bool sealed;
    bool paged;         /* pages that are absent are its pager's to supply, never zero */
    uint8_t kind;       /* enum vmo_kind; but for PAGES: */
    uint64_t base_pa;   /* where it begins; V3: then it has neither index nor pager, and a device's
                               is in the tree of claims */
    struct claim claim; /* of base_pa to its last byte. PHYSICAL: taken; DMA: in quarantine */
};

/* Held once by the caller. Null if the quota has not that much. `pages` is 1 to VMO_MAX_PAGES. */
[[nodiscard]] struct vmo *vmo_create(struct quota *quota, uint64_t pages);

/* Makes one of frames in one piece, which the caller has taken if they are memory: CONTIGUOUS or PHYSICAL.
 * Only memory is charged. */
[[nodiscard]] struct vmo *vmo_create_at(struct quota *quota, enum vmo_kind kind, uint64_t base_pa,
                                        uint64_t pages);

/* Makes a VMO of a device's range that nobody has, in a slot of the caller's. */
enum kcall_result memory_claim(struct kcall *call, const struct cap *quota, uint64_t address,
                               uint64_t bytes, uint32_t *ret_slot);

/* Whether its frames are its own for good: no clone has them too, and nobody seals it while a device may
 * write. */
static inline bool vmo_is_fixed(const struct vmo *vmo)
{
    return vmo->kind != VMO_PAGES;
}

/* The frame of a page, taken now if it is not there yet. `page` is inside. */
uint64_t vmo_page(struct vmo *vmo, uint64_t page);

/* The same, but no other VMO has it: if one does, this one gets a copy. No mapping shows the page
 * then. */
uint64_t vmo_own_page(struct vmo *vmo, uint64_t page);

/* Whether somebody has to supply the page first. All that follows is for pages that are not. */
[[nodiscard]] bool vmo_is_absent(const struct vmo *vmo, uint64_t page);

/* Whether no other VMO has the frame of this page. */
[[nodiscard]] bool vmo_is_sole(const struct vmo *vmo, uint64_t page);

/* Lets `to` have what `from` has at a page; `to` has nothing there yet. No mapping of `from` that
 * allows stores shows the page. */
void vmo_share_page(const struct vmo *from, uint64_t from_page, struct vmo *to, uint64_t to_page);

/* Makes an untaken page of frames that exist already; they were not charged to anybody. */
void vmo_adopt(struct vmo *vmo, uint64_t page, uint64_t pa);

bool vmo_reap(struct object *object, uint32_t *budget);
bool vmo_check(const struct object *object);
