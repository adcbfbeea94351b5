/* See grant.h. */
#include "grant.h"

#include "assert.h"
#include "connection.h"
#include "kernel_kernel.h"
#include "process.h"
#include "thread.h"

void grant_last_cap(struct object *object)
{
    struct process *process = container_of(object, struct grant, object)->process;
    if (process->state == LIFE_STATE_STAGED) {
        process_end(process, &(struct process_end){.cause = EXIT_CAUSE_KILLED});
    }
}

bool grant_reap(struct object *object, uint32_t *budget)
{
    struct process *process = container_of(object, struct grant, object)->process;
    *budget -= 1;
    object_free(object);
    object_unref(&process->object);
    return true;
}

static bool is_sound(const struct declared_slot *slots, uint32_t count)
{
    uint32_t above = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (slots[i].slot <= above || slots[i].slot >= TABLE_FIRST_KEPT) {
            return false;
        }
        above = slots[i].slot;
    }
    return count <= KERNEL_MAX_DECLARED_SLOTS;
}

bool grant_check(const struct object *object)
{
    const struct grant *grant = container_of(object, struct grant, object);
    return is_sound(grant->slots, grant->count);
}

static const struct declared_slot *find(const struct grant *grant, uint32_t slot)
{
    for (uint32_t i = 0; i < grant->count; i++) {
        if (grant->slots[i].slot == slot) {
            return &grant->slots[i];
        }
    }
    return NULL;
}

/* Whether a capability is to what was declared, and can be used by this principal. */
static bool is_as_declared(const struct cap *source, const struct declared_slot *declared,
                           uint32_t principal)
{
    if (source->type != declared->type || object_protocol(source->object) != declared->protocol) {
        return false;
    }
    if (source->type != OBJECT_TYPE_CONNECTION) {
        return declared->roles == 0;
    }
    const struct connection *connection = container_of(source->object, struct connection, object);
    bool granted = connection->grantee == principal || connection->grantee == KERNEL_ANY_PRINCIPAL;
    return granted && connection->roles == declared->roles;
}

static uint32_t check_install(const struct kcall *call, const struct cap *source,
                              const struct declared_slot *declared)
{
    const struct process *process = KCALL_TARGET(call, grant)->process;
    if (process->state != LIFE_STATE_STAGED) {
        return KERNEL_ERROR_WRONG_STATE;
    }
    if (declared == NULL) {
        return KERNEL_ERROR_NOT_DECLARED;
    }
    uint32_t status = process_check_source(process, source);
    if (status != WRIT_OK) {
        return status;
    }
    if (!is_as_declared(source, declared, process->principal)) {
        return KERNEL_ERROR_NOT_DECLARED;
    }
    if (declared->rights & ~source->rights) {
        return KERNEL_ERROR_RIGHTS_GROW;
    }
    bool empty = cap_is_empty(table_at(&process->table, declared->slot));
    return empty ? WRIT_OK : KERNEL_ERROR_SLOT_TAKEN;
}

enum kcall_result install_grant_on_install(struct kcall *call,
                                           const struct install_grant_install_request *request)
{
    struct process *process = KCALL_TARGET(call, grant)->process;
    struct cap *source = table_at(&call->thread->process->table, request->source);
    const struct declared_slot *declared = find(KCALL_TARGET(call, grant), request->at);
    uint32_t status = check_install(call, source, declared);
    if (status != WRIT_OK) {
        return kcall_fail(call, status);
    }
    if (table_reach(&process->table, declared->slot) != TABLE_ROOM) {
        return kcall_no_memory(call);
    }
    table_derive(&process->table, declared->slot, source, declared->rights);
    return KCALL_DONE;
}

enum kcall_result install_grant_on_missing(struct kcall *call,
                                           struct install_grant_missing_reply *reply)
{
    const struct grant *grant = KCALL_TARGET(call, grant);
    if (grant->process->state != LIFE_STATE_STAGED) {
        return KCALL_DONE;
    }
    for (uint32_t i = grant->count; i > 0; i--) {
        uint16_t slot = grant->slots[i - 1].slot;
        if (cap_is_empty(table_at(&grant->process->table, slot))) {
            reply->count++;
            reply->first = slot;
        }
    }
    return KCALL_DONE;
}

enum kcall_result process_on_grant(struct kcall *call, const struct process_grant_request *request,
                                   struct process_grant_reply *reply)
{
    struct process *process = KCALL_TARGET(call, process);
    if (process->state != LIFE_STATE_STAGED || process->granted) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    if (!is_sound(request->slots.items, request->slots.count)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_SLOT);
    }
    struct grant *grant = object_create(process->quota, OBJECT_TYPE_INSTALL_GRANT, sizeof *grant);
    if (grant == NULL) {
        return kcall_no_memory(call);
    }
    object_ref(&process->object);
    process->granted = true;
    grant->process = process;
    grant->count = request->slots.count;
    __builtin_memcpy(grant->slots, request->slots.items, grant->count * sizeof grant->slots[0]);
    return kcall_give(call, reply->grant, &grant->object, INSTALL_GRANT_RIGHTS);
}
