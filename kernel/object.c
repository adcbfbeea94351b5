/* See object.h. The table of types is closed: there are no objects but these. */
#include "object.h"

#include "assert.h"
#include "connection.h"
#include "controls.h"
#include "endpoint.h"
#include "grant.h"
#include "io_ports.h"
#include "irq.h"
#include "kernel.h"
#include "log.h"
#include "notification.h"
#include "pci.h"
#include "physical.h"
#include "process.h"
#include "process_control.h"
#include "quota.h"
#include "reaper.h"
#include "reply.h"
#include "slab.h"
#include "thread.h"
#include "timer.h"
#include "vmo.h"

/* What a type does that is not done for all; null: nothing. */
struct object_life {
    void (*last_cap)(struct object *object);
    bool (*reap)(struct object *object, uint32_t *budget);
    bool (*check)(const struct object *object);
};

static const struct object_life types[UINT8_MAX + 1] = {
    [OBJECT_TYPE_PROCESS] = {process_last_cap, process_reap, process_check},
    [OBJECT_TYPE_THREAD] = {NULL, thread_reap, thread_check},
    [OBJECT_TYPE_QUOTA] = {NULL, quota_reap, quota_check},
    [OBJECT_TYPE_VMO] = {NULL, vmo_reap, vmo_check},
    [OBJECT_TYPE_ENDPOINT] = {endpoint_last_cap, endpoint_reap, endpoint_check},
    [OBJECT_TYPE_CONNECTION] = {connection_last_cap, NULL, connection_check},
    [OBJECT_TYPE_REPLY] = {reply_last_cap, NULL, reply_check},
    [OBJECT_TYPE_NOTIFICATION] = {notification_last_cap, notification_reap, notification_check},
    [OBJECT_TYPE_PROCESS_CONTROL] = {NULL, NULL, process_books_check},
    [OBJECT_TYPE_INSTALL_GRANT] = {grant_last_cap, grant_reap, grant_check},
    [OBJECT_TYPE_TIMER] = {timer_last_cap, NULL, timer_check},
    [OBJECT_TYPE_TIME_CONTROL] = {NULL, NULL, time_check},
    [OBJECT_TYPE_MEMORY_CONTROL] = {NULL, NULL, physical_check},
    [OBJECT_TYPE_IRQ] = {irq_last_cap, NULL, irq_check},
    [OBJECT_TYPE_IO_PORTS] = {io_ports_last_cap, NULL, io_ports_check},
    [OBJECT_TYPE_PCI_FUNCTION] = {pci_last_cap, NULL, pci_check},
};

void *object_create(struct quota *quota, uint8_t type, uint32_t size)
{
    struct object *object = slab_alloc(quota, size);
    if (object == NULL) {
        return NULL;
    }
    object_init(object, quota, type);
    return object;
}

void object_init(struct object *object, struct quota *quota, uint8_t type)
{
    *object = (struct object){.quota = quota, .koid = kernel_next_koid(), .refs = 1, .type = type};
    list_init(&object->dead);
    if (quota != NULL) {
        object_ref(&quota->object);
    }
}

void object_free(struct object *object)
{
    struct quota *quota = object->quota;
    slab_free(object);
    object_unref(&quota->object);
}

void object_end(struct object *object)
{
    KASSERT(object->caps == 0);
    reaper_add(object);
}

void object_cap_added(struct object *object)
{
    if (object->caps++ == 0) {
        object_ref(object);
    }
}

void object_cap_removed(struct object *object)
{
    KASSERT(object->caps > 0);
    if (--object->caps != 0) {
        return;
    }
    if (types[object->type].last_cap != NULL) {
        types[object->type].last_cap(object);
    }
    object_unref(object);
}

void object_unbind(struct cap *bound_by)
{
    if (bound_by->object->type == OBJECT_TYPE_ENDPOINT) {
        endpoint_lose(container_of(bound_by, struct endpoint, bound_by));
    } else {
        notification_unbind(container_of(bound_by, struct notification, bound_by));
    }
}

bool object_reap(struct object *object, uint32_t *budget)
{
    if (types[object->type].reap != NULL) {
        return types[object->type].reap(object, budget);
    }
    KASSERT(object->quota != NULL);
    *budget -= 1;
    object_free(object);
    return true;
}

uint16_t object_protocol(const struct object *object)
{
    switch (object->type) {
    case OBJECT_TYPE_ENDPOINT:
        return container_of(object, struct endpoint, object)->protocol;
    case OBJECT_TYPE_CONNECTION:
        return container_of(object, struct connection, object)->protocol;
    default:
        return 0;
    }
}

bool object_check(const struct object *object)
{
    bool (*check)(const struct object *) = types[object->type].check;
    return object->refs > 0 && (check == NULL || check(object));
}

uint64_t object_label(const struct object *object)
{
    switch (object->type) {
    case OBJECT_TYPE_CONNECTION:
        return container_of(object, struct connection, object)->label;
    case OBJECT_TYPE_VMO:
        return container_of(object, struct vmo, object)->base_pa;
    case OBJECT_TYPE_IRQ:
        return irq_line(container_of(object, struct irq, object));
    case OBJECT_TYPE_IO_PORTS:
        return io_ports_extent(container_of(object, struct io_ports, object));
    case OBJECT_TYPE_PCI_FUNCTION:
        return pci_label(container_of(object, struct pci_function, object));
    case OBJECT_TYPE_REPLY:
        return container_of(object, struct reply, object)->caller != NULL;
    default:
        return 0;
    }
}
