/* See quota.h. The calls on quotas that make objects are with the objects: process.c, vmo.c,
 * endpoint.c, notification.c. */
#include "quota.h"

#include "assert.h"
#include "kernel_kernel.h"
#include "kernel.h"
#include "reaper.h"

void quota_init_root(struct quota *quota, uint64_t pages)
{
    object_init(&quota->object, NULL, OBJECT_TYPE_QUOTA);
    quota->limit = pages;
    slabs_init(&quota->slabs);
}

struct quota *quota_carve(struct quota *parent, uint64_t pages)
{
    if (pages > quota_left(parent)) {
        return NULL;
    }
    struct quota *quota = object_create(parent, OBJECT_TYPE_QUOTA, sizeof *quota);
    if (quota == NULL) {
        return NULL;
    }
    if (!quota_reserve(parent, pages)) {
        object_free(&quota->object);
        return NULL;
    }
    quota->parent = parent;
    quota->limit = pages;
    slabs_init(&quota->slabs);
    return quota;
}

void quota_close(struct quota *quota)
{
    KASSERT(quota->parent != NULL && !quota->closed);
    quota_return(quota->parent, quota_left(quota));
    quota->limit = quota->used;
    quota->closed = true;
}

bool quota_reserve(struct quota *quota, uint64_t pages)
{
    if (pages > quota_left(quota)) {
        return false;
    }
    quota->used += pages;
    return true;
}

void quota_return(struct quota *quota, uint64_t pages)
{
    while (quota != NULL) {
        KASSERT(pages <= quota->used);
        quota->used -= pages;
        if (!quota->closed) {
            return;
        }
        quota->limit -= pages;
        quota = quota->parent;
    }
}

bool quota_take_frame(struct quota *quota, uint8_t kind, uint64_t *ret_pa)
{
    if (!quota_reserve(quota, 1)) {
        return false;
    }
    *ret_pa = frames_take(&kernel.frames, kind);
    return true;
}

void quota_give_frame(struct quota *quota, uint64_t pa)
{
    frames_give(&kernel.frames, pa);
    quota_return(quota, 1);
}

static void take_down(struct quota *quota)
{
    KASSERT(quota->used == 0 && quota->parent != NULL);
    quota_return(quota->parent, quota->limit);
    object_free(&quota->object);
}

void quota_discard(struct quota *quota)
{
    KASSERT(quota->object.refs == 1);
    take_down(quota);
}

/* Everything charged to it held it, so nothing is charged any more. */
bool quota_reap(struct object *object, uint32_t *budget)
{
    *budget -= 1;
    take_down(container_of(object, struct quota, object));
    return true;
}

bool quota_check(const struct object *object)
{
    const struct quota *quota = container_of(object, struct quota, object);
    bool within = quota->closed ? quota->used == quota->limit : quota->used <= quota->limit;
    bool held = quota->object.refs > 0;
    return within && held && slabs_check(quota);
}

enum kcall_result quota_on_usage(struct kcall *call, struct quota_usage_reply *reply)
{
    if (reaper_is_awaited(call->thread)) {
        return KCALL_AGAIN;
    }
    const struct quota *quota = quota_of(call->target);
    reply->limit = quota->limit * PAGE_SIZE;
    reply->used = quota->used * PAGE_SIZE;
    return KCALL_DONE;
}
