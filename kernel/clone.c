/* See clone.h. */
#include "clone.h"

#include "kernel_types.h"
#include "space.h"
#include "vmo.h"

enum { CLONE_SLICE = 64 }; /* pages of a source that nobody can store to */

bool clone_begin(struct clone *clone, const struct vmo *source, uint64_t first, uint64_t pages,
                 struct quota *quota)
{
    if (clone->vmo != NULL && clone->source_koid == source->object.koid && clone->first == first &&
        clone->vmo->pages == pages) {
        return true;
    }
    clone_drop(clone);
    *clone = (struct clone){
        .vmo = vmo_create(quota, pages), .source_koid = source->object.koid, .first = first};
    return clone->vmo != NULL;
}

bool clone_go_on(struct clone *clone, struct vmo *source)
{
    uint64_t slice = CLONE_SLICE / (source->writable + 1);
    slice = slice == 0 ? 1 : slice;
    uint64_t left = clone->vmo->pages - clone->done;
    slice = slice < left ? slice : left;
    space_withdraw(source, clone->first + clone->done, slice, ACCESS_WRITE);
    for (uint64_t end = clone->done + slice; clone->done < end; clone->done++) {
        vmo_share_page(source, clone->first + clone->done, clone->vmo, clone->done);
    }
    return clone->done == clone->vmo->pages;
}

struct vmo *clone_take(struct clone *clone)
{
    struct vmo *vmo = clone->vmo;
    *clone = (struct clone){0};
    return vmo;
}

void clone_drop(struct clone *clone)
{
    struct vmo *vmo = clone_take(clone);
    if (vmo != NULL) {
        object_unref(&vmo->object);
    }
}
