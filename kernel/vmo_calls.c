/* The calls on VMOs and those that make them: see process_calls.c for how they are built. */
#include "assert.h"
#include "upcalls_types.h"
#include "kernel_kernel.h"
#include "process.h"
#include "space.h"
#include "thread.h"
#include "upcall.h"
#include "vmo.h"

enum kcall_result vmo_on_size(struct kcall *call, struct vmo_size_reply *reply)
{
    const struct vmo *vmo = KCALL_TARGET(call, vmo);
    reply->bytes = vmo->pages * PAGE_SIZE;
    reply->sealed = vmo->sealed;
    return KCALL_DONE;
}

enum kcall_result vmo_on_seal(struct kcall *call)
{
    struct vmo *vmo = KCALL_TARGET(call, vmo);
    if (vmo->kind == VMO_DMA || vmo->kind == VMO_PHYSICAL || vmo->paged) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    if (vmo->writable > 0) {
        return kcall_fail(call, KERNEL_ERROR_STILL_MAPPED);
    }
    vmo->sealed = true;
    return KCALL_DONE;
}

/* Whether a range is inside a VMO. */
static bool is_inside(const struct vmo *vmo, uint64_t offset, uint64_t bytes)
{
    uint64_t size = vmo->pages * PAGE_SIZE;
    return offset <= size && bytes <= size - offset;
}

/* Lets the call wait for the first page of a range that is absent, if one is; then it is made again. */
static enum kcall_result await_pages(struct kcall *call, struct vmo *vmo, uint64_t offset,
                                     uint64_t bytes)
{
    uint64_t end = (offset + bytes + PAGE_SIZE - 1) / PAGE_SIZE;
    for (uint64_t page = offset / PAGE_SIZE; page < end; page++) {
        if (!vmo_is_absent(vmo, page)) {
            continue;
        }
        bool asked = upcall_fetch(call->thread, vmo, page, UPCALL_FETCH_CALL);
        return asked ? KCALL_BLOCK : kcall_fail(call, KERNEL_ERROR_NOT_SUPPLIED);
    }
    return KCALL_DONE;
}

/* How many of `bytes` from an offset on are in one page. */
static uint32_t in_page(uint64_t offset, uint32_t bytes)
{
    uint32_t room = PAGE_SIZE - (uint32_t)(offset % PAGE_SIZE);
    return room < bytes ? room : bytes;
}

/* Whether the kernel may read or write in a range of a VMO; it waits for pages that are absent. */
static enum kcall_result may_touch(struct kcall *call, struct vmo *vmo, uint64_t offset,
                                   uint64_t bytes, bool writes)
{
    if (!is_inside(vmo, offset, bytes)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    if (writes && vmo->sealed) {
        return kcall_fail(call, KERNEL_ERROR_BAD_ACCESS);
    }
    if (vmo->kind == VMO_PHYSICAL) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    return await_pages(call, vmo, offset, bytes);
}

enum kcall_result vmo_on_write(struct kcall *call, const struct vmo_write_request *request)
{
    struct vmo *vmo = KCALL_TARGET(call, vmo);
    uint32_t bytes = request->data.length;
    enum kcall_result result = may_touch(call, vmo, request->offset, bytes, true);
    uint32_t count;
    for (uint32_t done = 0; result == KCALL_DONE && done < bytes; done += count) {
        uint64_t at = request->offset + done;
        count = in_page(at, bytes - done);
        uint8_t *page = frame_at(space_own_page(vmo, at / PAGE_SIZE));
        __builtin_memcpy(page + at % PAGE_SIZE, request->data.data + done, count);
    }
    return result;
}

enum kcall_result vmo_on_read(struct kcall *call, const struct vmo_read_request *request,
                              struct vmo_read_reply *, struct writ_builder *out)
{
    struct vmo *vmo = KCALL_TARGET(call, vmo);
    enum kcall_result result = may_touch(call, vmo, request->offset, request->count, false);
    if (result != KCALL_DONE) {
        return result;
    }
    uint8_t *data = vmo_read_reply_place_data(out, request->count);
    uint32_t count;
    for (uint32_t done = 0; done < request->count; done += count) {
        uint64_t at = request->offset + done;
        count = in_page(at, request->count - done);
        const uint8_t *page = frame_at(vmo_page(vmo, at / PAGE_SIZE));
        __builtin_memcpy(data + done, page + at % PAGE_SIZE, count);
    }
    return KCALL_DONE;
}

enum kcall_result vmo_on_clone(struct kcall *call, struct cap *quota,
                               const struct vmo_clone_request *request,
                               struct vmo_clone_reply *reply)
{
    struct vmo *source = KCALL_TARGET(call, vmo);
    if (source->paged || vmo_is_fixed(source)) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    bool whole = request->offset % PAGE_SIZE == 0 && request->bytes % PAGE_SIZE == 0;
    if (!whole || !is_inside(source, request->offset, request->bytes)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    struct clone *clone = &call->thread->clone;
    if (!clone_begin(clone, source, request->offset / PAGE_SIZE, request->bytes / PAGE_SIZE,
                     quota_of(quota))) {
        return kcall_no_memory(call);
    }
    if (!clone_go_on(clone, source)) {
        return KCALL_AGAIN;
    }
    return kcall_give(call, reply->clone, &clone_take(clone)->object, VMO_RIGHTS);
}

/* Why pages of the source may not be put in, or OK. */
static uint32_t check_supply(const struct vmo *vmo, const struct vmo *source,
                             const struct vmo_supply_request *request)
{
    if (!vmo->paged || source == vmo || vmo_is_fixed(source)) {
        return KERNEL_ERROR_WRONG_STATE;
    }
    if (source->writable > 0) {
        return KERNEL_ERROR_STILL_MAPPED;
    }
    bool whole = request->offset % PAGE_SIZE == 0 && request->source_offset % PAGE_SIZE == 0 &&
                 request->bytes % PAGE_SIZE == 0;
    bool inside = is_inside(vmo, request->offset, request->bytes) &&
                  is_inside(source, request->source_offset, request->bytes);
    return whole && inside ? WRIT_OK : KERNEL_ERROR_BAD_RANGE;
}

enum kcall_result vmo_on_supply(struct kcall *call, struct cap *source_cap,
                                const struct vmo_supply_request *request,
                                struct vmo_supply_reply *reply)
{
    struct vmo *vmo = KCALL_TARGET(call, vmo);
    struct vmo *source = container_of(source_cap->object, struct vmo, object);
    uint32_t status = check_supply(vmo, source, request);
    if (status != WRIT_OK) {
        return kcall_fail(call, status);
    }
    uint64_t to = request->offset / PAGE_SIZE;
    uint64_t from = request->source_offset / PAGE_SIZE;
    for (uint64_t i = 0; i < request->bytes / PAGE_SIZE; i++) {
        if (vmo_is_absent(vmo, to + i) && !vmo_is_absent(source, from + i)) {
            (void)vmo_page(source, from + i);
            vmo_share_page(source, from + i, vmo, to + i);
            reply->supplied++;
        }
    }
    return KCALL_DONE;
}

/* Makes a VMO for the caller; `pager` is null for one of zeroed pages. */
static enum kcall_result create(struct kcall *call, uint64_t bytes, struct cap *pager,
                                uint32_t *ret_slot)
{
    struct vmo *vmo = vmo_create(quota_of(call->target), (bytes + PAGE_SIZE - 1) / PAGE_SIZE);
    if (vmo == NULL) {
        return kcall_no_memory(call);
    }
    if (pager != NULL) {
        vmo->paged = true;
        cap_bind(pager, &vmo->pager, CONNECTION_RIGHT_CALL, CAP_BINDING);
    }
    return kcall_give(call, *ret_slot, &vmo->object, VMO_RIGHTS);
}

enum kcall_result quota_on_create_vmo(struct kcall *call,
                                      const struct quota_create_vmo_request *request,
                                      struct quota_create_vmo_reply *reply)
{
    return create(call, request->bytes, NULL, &reply->vmo);
}

enum kcall_result quota_on_create_paged(struct kcall *call, struct cap *pager,
                                        const struct quota_create_paged_request *request,
                                        struct quota_create_paged_reply *reply)
{
    if (object_protocol(pager->object) != PAGER_PROTOCOL) {
        return kcall_fail(call, KERNEL_ERROR_BAD_SLOT);
    }
    return create(call, request->bytes, pager, &reply->vmo);
}
