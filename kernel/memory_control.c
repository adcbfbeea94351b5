/* The calls by which few claim what devices have, and memory that devices may read and write. */
#include "assert.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "process.h"
#include "reaper.h"
#include "thread.h"
#include "vmo.h"

enum { DEVICE_RIGHTS = VMO_RIGHT_READ | VMO_RIGHT_WRITE | VMO_RIGHT_TRANSFER };

enum kcall_result memory_claim(struct kcall *call, const struct cap *quota, uint64_t address,
                               uint64_t bytes, uint32_t *ret_slot)
{
    uint64_t end_pa = kernel.physical.end_pa;
    if (address % PAGE_SIZE != 0 || bytes % PAGE_SIZE != 0 || address >= end_pa ||
        bytes > end_pa - address) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    if (!physical_is_free(address, bytes / PAGE_SIZE)) {
        return kcall_lack(call, KERNEL_ERROR_CLAIMED);
    }
    struct vmo *vmo = vmo_create_at(quota_of(quota), VMO_PHYSICAL, address, bytes / PAGE_SIZE);
    if (vmo == NULL) {
        return kcall_no_memory(call);
    }
    physical_claim(vmo);
    return kcall_give(call, *ret_slot, &vmo->object, DEVICE_RIGHTS);
}

enum kcall_result memory_control_on_claim(struct kcall *call, struct cap *quota,
                                          const struct memory_control_claim_request *request,
                                          struct memory_control_claim_reply *reply)
{
    return memory_claim(call, quota, request->address, request->bytes, &reply->vmo);
}

/* Makes a VMO of frames in one piece; a slice of it. */
static enum kcall_result create(struct kcall *call, struct cap *quota, enum vmo_kind kind,
                                uint64_t bytes, uint64_t below_pa, uint32_t *ret_slot,
                                uint64_t *ret_address)
{
    struct vmo *vmo = NULL;
    switch (physical_hunt(&call->thread->hunt, quota_of(quota), (bytes + PAGE_SIZE - 1) / PAGE_SIZE,
                          below_pa, &vmo)) {
    case PHYSICAL_AGAIN:
        return KCALL_AGAIN;
    case PHYSICAL_NONE:
        return kcall_lack(call, WRIT_NO_MEMORY);
    case PHYSICAL_NO_MEMORY:
        return kcall_no_memory(call);
    case PHYSICAL_DONE:
        break;
    }
    vmo->kind = (uint8_t)kind;
    *ret_address = vmo->base_pa;
    return kcall_give(call, *ret_slot, &vmo->object, DEVICE_RIGHTS);
}

enum kcall_result
memory_control_on_create_contiguous(struct kcall *call, struct cap *quota,
                                    const struct memory_control_create_contiguous_request *request,
                                    struct memory_control_create_contiguous_reply *reply)
{
    return create(call, quota, VMO_CONTIGUOUS, request->bytes, request->below, &reply->vmo,
                  &reply->address);
}

enum kcall_result
memory_control_on_create_dma(struct kcall *call, struct cap *quota,
                             const struct memory_control_create_dma_request *request,
                             struct memory_control_create_dma_reply *reply)
{
    return create(call, quota, VMO_DMA, request->bytes, request->below, &reply->vmo,
                  &reply->address);
}

enum kcall_result
memory_control_on_next_detained(struct kcall *call,
                                const struct memory_control_next_detained_request *request,
                                struct memory_control_next_detained_reply *reply)
{
    const struct vmo *vmo = physical_detained(request->from);
    if (vmo == NULL) {
        return kcall_lack(call, WRIT_NOT_FOUND);
    }
    reply->address = vmo->base_pa;
    reply->bytes = vmo->pages * PAGE_SIZE;
    return KCALL_DONE;
}

enum kcall_result memory_control_on_release(struct kcall *call,
                                            const struct memory_control_release_request *request)
{
    struct vmo *vmo = physical_detained(request->address);
    if (vmo == NULL || vmo->base_pa != request->address) {
        return kcall_lack(call, WRIT_NOT_FOUND);
    }
    physical_release(vmo);
    return KCALL_DONE;
}

enum kcall_result memory_control_on_statistics(struct kcall *call,
                                               struct memory_control_statistics_reply *reply)
{
    if (reaper_is_awaited(call->thread)) {
        return KCALL_AGAIN;
    }
    reply->memory = kernel.quota.limit * PAGE_SIZE;
    reply->promised = kernel.quota.used * PAGE_SIZE;
    reply->free = (uint64_t)kernel.frames.free_count * PAGE_SIZE;
    reply->detained = kernel.physical.detained * PAGE_SIZE;
    reply->claimed = kernel.physical.claimed * PAGE_SIZE;
    return KCALL_DONE;
}
