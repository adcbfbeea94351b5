/* See driver.h. */
#include "driver.h"

#include <string.h>

#include "deviced_client.h"
#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/self.h"

/* Where things of the device are mapped: far from the program, each in a stretch of its own. */
#define RANGES_VA UINT64_C(0x4000000000)
#define MEMORIES_VA UINT64_C(0x4100000000)
#define STRETCH UINT64_C(0x2000000)

/* Ends the process with a line. */
[[gnu::noreturn]] static void refuse(uint32_t slot, const char *why)
{
    log_line(LOG_LEVEL_FATAL, "%s: start-up slot %u: %s", rt_component.name, slot, why);
    rt_exit(RT_EXIT_STARTUP);
}

static const char *status_text(uint32_t status)
{
    return status < WRIT_FIRST_OWN ? writ_status_name(status) : deviced_error_name(status);
}

/* How often deviced is asked while it is being started again. */
enum { DEVICED_TRIES = 20 };

static void must(uint32_t status, const char *what)
{
    if (status != WRIT_OK) {
        rt_panic("%s: cannot %s: status %u (%s)", rt_component.name, what, status,
                 status_text(status));
    }
}

static uint64_t label_of(const struct driver *driver, uint32_t slot)
{
    struct process_describe_reply it = {0};
    if (self_describe(driver->io, slot, &it) != WRIT_OK) {
        refuse(slot, "the slot is empty");
    }
    return it.label;
}

/* Whether one of its patterns is this function's. Which class it is of, its makers numbers say where they count. */
static bool is_ours(const struct writ_device *device, uint16_t vendor, uint16_t model)
{
    for (uint32_t i = 0; i < device->match_count; i++) {
        const struct writ_device_match *it = &device->matches[i];
        if ((it->vendor == 0 || it->vendor == vendor) && (it->model == 0 || it->model == model)) {
            return true;
        }
    }
    return false;
}

static void check_function(const struct driver *driver)
{
    enum { ID_SHIFT = 32, MODEL_SHIFT = 16 };
    if (!driver->device->function) {
        return;
    }
    uint32_t id = (uint32_t)(label_of(driver, WRIT_SLOT_FUNCTION) >> ID_SHIFT);
    if (!is_ours(driver->device, (uint16_t)id, (uint16_t)(id >> MODEL_SHIFT))) {
        refuse(WRIT_SLOT_FUNCTION, "the function is of another device");
    }
}

static void check_ports(const struct driver *driver)
{
    enum { COUNT_SHIFT = 16 };
    for (uint32_t i = 0; i < driver->device->port_count; i++) {
        const struct writ_device_ports *it = &driver->device->ports[i];
        uint64_t wanted = it->first | (uint64_t)it->count << COUNT_SHIFT;
        if (label_of(driver, WRIT_SLOT_PORTS + i) != wanted) {
            refuse(WRIT_SLOT_PORTS + i, "the ports are of another device");
        }
    }
}

static void check_interrupts(const struct driver *driver)
{
    const struct writ_device *device = driver->device;
    for (uint32_t i = 0; i < device->message_count; i++) {
        if (label_of(driver, WRIT_SLOT_IRQ + i) != KERNEL_MESSAGE_LINE) {
            refuse(WRIT_SLOT_IRQ + i, "the interrupt is a line, and no message");
        }
    }
    for (uint32_t i = 0; i < device->line_count; i++) {
        if (label_of(driver, WRIT_SLOT_IRQ + i) != device->lines[i]) {
            refuse(WRIT_SLOT_IRQ + i, "the interrupt is of another device");
        }
    }
}

/* The connection to deviced, and whether it serves itself. */
static bool find_slots(struct driver *driver)
{
    bool serves = false;
    for (uint32_t i = 0; i < rt_component.startup_count; i++) {
        const struct writ_startup_slot *it = &rt_component.startup[i];
        serves = serves || it->slot == WRIT_SLOT_ENDPOINT;
        if (it->protocol == DEVICED_PROTOCOL && it->type == CONNECTION_TYPE) {
            driver->deviced = it->slot;
        }
    }
    return serves;
}

void driver_open(struct driver *driver, struct rt *rt, const struct writ_device *device)
{
    *driver = (struct driver){.io = &rt->io, .device = device};
    bool serves = find_slots(driver);
    check_function(driver);
    check_ports(driver);
    check_interrupts(driver);
    must(quota_create_notification(driver->io, WRIT_SLOT_QUOTA, &driver->bell),
         "make a notification");
    if (serves) {
        must(endpoint_bind_notification(driver->io, WRIT_SLOT_ENDPOINT, driver->bell),
             "hear of interrupts where it receives");
    }
    uint32_t interrupts = device->message_count + device->line_count;
    for (uint32_t i = 0; i < interrupts; i++) {
        must(irq_bind(driver->io, WRIT_SLOT_IRQ + i, driver->bell, UINT64_C(1) << i),
             "hear of an interrupt");
    }
}

static struct driver_memory map(struct driver *driver, uint32_t slot, uint64_t at)
{
    struct driver_memory memory = {.at = (volatile void *)(uintptr_t)at,
                                   .address = label_of(driver, slot)};
    bool sealed = false;
    must(vmo_size(driver->io, slot, &memory.bytes, &sealed), "measure memory of its device");
    must(process_map(driver->io, WRIT_SLOT_PROCESS, slot, ACCESS_READ | ACCESS_WRITE, at, 0,
                     memory.bytes),
         "map memory of its device");
    return memory;
}

struct driver_memory driver_map_range(struct driver *driver, uint32_t index)
{
    return map(driver, WRIT_SLOT_RANGE + index, RANGES_VA + index * STRETCH);
}

struct driver_memory driver_map_memory(struct driver *driver, uint32_t index)
{
    return map(driver, WRIT_SLOT_DMA + index, MEMORIES_VA + index * STRETCH);
}

void driver_acknowledge(struct driver *driver, uint32_t index)
{
    (void)irq_ack(driver->io, WRIT_SLOT_IRQ + index);
}

static struct deviced_client client_of(const struct driver *driver)
{
    return (struct deviced_client){.io = driver->io, .slot = driver->deviced};
}

void driver_allow_mastering(struct driver *driver)
{
    struct deviced_client deviced = client_of(driver);
    uint32_t status = WRIT_NOT_DELIVERED;
    for (uint32_t i = 0; i < DEVICED_TRIES && status == WRIT_NOT_DELIVERED; i++) {
        status = deviced_allow_mastering(&deviced, rt_component.number);
    }
    must(status, "let its device master the bus");
}

/* The protocol is the one that it serves. */
static uint32_t offer(struct driver *driver, uint16_t class_of, const char *name)
{
    struct deviced_client deviced = client_of(driver);
    struct deviced_register_provider_builder b = deviced_register_provider_begin(&deviced);
    struct deviced_register_provider_reply reply;
    b.body->driver = rt_component.number;
    b.body->class_of = class_of;
    for (uint32_t i = 0; i < rt_component.startup_count; i++) {
        if (rt_component.startup[i].slot == WRIT_SLOT_ENDPOINT) {
            b.body->protocol = rt_component.startup[i].protocol;
        }
    }
    deviced_register_provider_put_provider_name(&b, name, (uint32_t)strlen(name));
    return deviced_register_provider_call(&b, &reply);
}

void driver_offer(struct driver *driver, uint16_t class_of, const char *name)
{
    uint32_t status = WRIT_NOT_DELIVERED;
    for (uint32_t i = 0; i < DEVICED_TRIES && status == WRIT_NOT_DELIVERED; i++) {
        status = offer(driver, class_of, name);
    }
    must(status, "offer what its device can do");
}

void driver_ready(struct driver *driver)
{
    struct deviced_client deviced = client_of(driver);
    uint32_t status = WRIT_NOT_DELIVERED;
    for (uint32_t i = 0; i < DEVICED_TRIES && status == WRIT_NOT_DELIVERED; i++) {
        status = deviced_report_ready(&deviced, rt_component.number);
    }
    must(status, "say that it is ready");
}
