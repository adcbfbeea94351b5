/* See vmo.h. */
#include "vmo.h"

#include <stddef.h>

#include "assert.h"
#include "kernel_kernel.h"
#include "kernel.h"
#include "process.h"
#include "thread.h"

_Static_assert(VMO_MAX_PAGES *(uint64_t)PAGE_SIZE == KERNEL_MAX_VMO_BYTES, "the contract's bound");

static bool is_deep(const struct vmo *vmo)
{
    return vmo->pages > VMO_INDEX_ENTRIES;
}

static uint64_t charge_for(uint64_t pages)
{
    uint64_t lower = (pages + VMO_INDEX_ENTRIES - 1) / VMO_INDEX_ENTRIES;
    return pages + 1 + (pages > VMO_INDEX_ENTRIES ? lower : 0);
}

struct vmo *vmo_create(struct quota *quota, uint64_t pages)
{
    KASSERT(pages > 0 && pages <= VMO_MAX_PAGES);
    uint64_t charge = charge_for(pages);
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
    vmo->index = frame_at(frames_take(&kernel.frames, FRAME_TABLE));
    return vmo;
}

/* Where the frame of a page is kept; the index is made as far as it has to be. */
static uint64_t *entry_of(struct vmo *vmo, uint64_t page)
{
    KASSERT(page < vmo->pages);
    if (!is_deep(vmo)) {
        return &vmo->index[page];
    }
    uint64_t *lower = &vmo->index[page / VMO_INDEX_ENTRIES];
    if (*lower == 0) {
        *lower = frames_take(&kernel.frames, FRAME_TABLE);
    }
    uint64_t *entries = frame_at(*lower);
    return &entries[page % VMO_INDEX_ENTRIES];
}

uint64_t vmo_page(struct vmo *vmo, uint64_t page)
{
    uint64_t *entry = entry_of(vmo, page);
    if (*entry == 0) {
        *entry = frames_take(&kernel.frames, FRAME_PAGE);
    }
    return *entry;
}

void vmo_adopt(struct vmo *vmo, uint64_t page, uint64_t pa)
{
    uint64_t *entry = entry_of(vmo, page);
    KASSERT(*entry == 0);
    *entry = pa;
}

/* Gives the frames of an index page back, from vmo->reaped on. */
static void reap_entries(struct vmo *vmo, const uint64_t *entries, uint32_t *budget)
{
    for (; vmo->reaped<VMO_INDEX_ENTRIES && * budget> 0; vmo->reaped++) {
        if (entries[vmo->reaped] != 0) {
            frames_give(&kernel.frames, entries[vmo->reaped]);
            *budget -= 1;
        }
    }
}

/* The same for one lower index page after the other; each is taken out of the upper once it is
 * empty. */
static bool reap_lower(struct vmo *vmo, uint32_t *budget)
{
    for (uint32_t i = 0; i < VMO_INDEX_ENTRIES; i++) {
        if (vmo->index[i] == 0) {
            continue;
        }
        reap_entries(vmo, frame_at(vmo->index[i]), budget);
        if (vmo->reaped < VMO_INDEX_ENTRIES) {
            return false;
        }
        frames_give(&kernel.frames, vmo->index[i]);
        vmo->index[i] = 0;
        vmo->reaped = 0;
    }
    vmo->reaped = VMO_INDEX_ENTRIES;
    return true;
}

bool vmo_reap(struct object *object, uint32_t *budget)
{
    struct vmo *vmo = container_of(object, struct vmo, object);
    KASSERT(vmo->writable == 0);
    if (is_deep(vmo)) {
        if (!reap_lower(vmo, budget)) {
            return false;
        }
    } else {
        reap_entries(vmo, vmo->index, budget);
    }
    if (vmo->reaped < VMO_INDEX_ENTRIES || *budget == 0) {
        return false;
    }
    *budget -= 1;
    frames_give(&kernel.frames, frame_pa(vmo->index));
    quota_return(object->quota, vmo->charge);
    object_free(object);
    return true;
}

bool vmo_check(const struct vmo *vmo)
{
    bool sized = vmo->pages > 0 && vmo->charge == charge_for(vmo->pages);
    return sized && !(vmo->sealed && vmo->writable > 0);
}

static struct vmo *target(const struct kcall *call)
{
    return container_of(call->target->object, struct vmo, object);
}

enum kcall_result vmo_on_size(struct kcall *call, struct vmo_size_reply *reply)
{
    const struct vmo *vmo = target(call);
    reply->bytes = vmo->pages * PAGE_SIZE;
    reply->sealed = vmo->sealed;
    return KCALL_DONE;
}

enum kcall_result vmo_on_seal(struct kcall *call)
{
    struct vmo *vmo = target(call);
    if (vmo->writable > 0) {
        return kcall_fail(call, KERNEL_ERROR_STILL_MAPPED);
    }
    vmo->sealed = true;
    return KCALL_DONE;
}

enum kcall_result quota_on_create_vmo(struct kcall *call,
                                      const struct quota_create_vmo_request *request,
                                      struct quota_create_vmo_reply *reply)
{
    struct quota *quota = container_of(call->target->object, struct quota, object);
    uint32_t slot;
    enum kcall_result result = kcall_new_slot(call, &slot);
    if (result != KCALL_DONE || call->status != WRIT_OK) {
        return result;
    }
    struct vmo *vmo = vmo_create(quota, (request->bytes + PAGE_SIZE - 1) / PAGE_SIZE);
    if (vmo == NULL) {
        return kcall_no_memory(call);
    }
    table_make(&call->thread->process->table, slot, &vmo->object,
               VMO_RIGHT_READ | VMO_RIGHT_WRITE | VMO_RIGHT_EXECUTE | VMO_RIGHT_TRANSFER);
    object_unref(&vmo->object);
    reply->vmo = slot;
    return KCALL_DONE;
}
