/* VMOs: a fixed number of zeroed pages that can be mapped, shared, handed over and sealed.
 *
 * Every page and every page of the index is charged at creation and taken at first use, so a first
 * use cannot fail.
 */
#ifndef VMO_H
#define VMO_H

#include <stdbool.h>
#include <stdint.h>

#include "object.h"

enum { VMO_INDEX_ENTRIES = 512, VMO_MAX_PAGES = VMO_INDEX_ENTRIES * VMO_INDEX_ENTRIES };

struct vmo {
    struct object object;
    uint64_t pages;
    uint64_t charge; /* pages in all, with the index */
    uint64_t
        *index; /* one page, of frames or, in a large VMO, of further index pages; 0: none yet */
    uint64_t reaped;   /* while it is being reaped: entries done */
    uint32_t writable; /* V1: the number of its mappings that allow stores; 0 once sealed */
    bool sealed;
};

/* Held once by the caller. Null if the quota has not that much. `pages` is 1 to VMO_MAX_PAGES. */
[[nodiscard]] struct vmo *vmo_create(struct quota *quota, uint64_t pages);

/* The frame of a page, taken now if it is not there yet. `page` is inside. */
uint64_t vmo_page(struct vmo *vmo, uint64_t page);

/* Makes an untaken page of frames that exist already; they were not charged to anybody. */
void vmo_adopt(struct vmo *vmo, uint64_t page, uint64_t pa);

bool vmo_reap(struct object *object, uint32_t *budget);
bool vmo_check(const struct vmo *vmo);

#endif
