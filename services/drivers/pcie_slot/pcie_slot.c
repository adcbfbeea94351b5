/* Watches a slot: puts what slot.h says is to be done into practice. */
#include "deviced_client.h"
#include "driver.h"
#include "kernel_calls.h"
#include "pcie_slot_slots.h"
#include "slot.h"
#include "writ/log.h"
#include "writ/syscall.h"

enum {
    STATUS = 6,
    HAS_CAPABILITIES = 0x10,
    BUS_BEHIND = 0x19,
    FIRST_CAPABILITY = 0x34,
    CAPABILITY_EXPRESS = 0x10,
    MOST_CAPABILITIES = 48,
    CONTROL = 0x18, /* of the slot, in the capability */
    EVENTS = 0x1a,
    BUS_SHIFT = 8,
    SETTLE_MS = 100, /* until what has power answers; 6.6.1 */
    ASK_AGAIN_MS = 200,
};

const struct rt_component rt_component = {.name = "pcie_slot",
                                          .number = PCIE_SLOT_COMPONENT,
                                          .startup = pcie_slot_startup,
                                          .startup_count = PCIE_SLOT_STARTUP_COUNT,
                                          .workers = PCIE_SLOT_WORKERS};

struct watch {
    struct driver driver;
    struct deviced_client deviced;
    uint16_t at; /* the capability */
};

static uint32_t get(struct watch *w, uint32_t offset, enum access_width width)
{
    uint32_t value = UINT32_MAX;
    (void)pci_function_read(w->driver.io, WRIT_SLOT_FUNCTION, (uint16_t)offset, width, &value);
    return value;
}

static uint16_t read_word(struct watch *w, uint32_t offset)
{
    return (uint16_t)get(w, w->at + offset, ACCESS_WIDTH_WORD);
}

static void write_word(struct watch *w, uint32_t offset, uint16_t value)
{
    uint32_t status = pci_function_write(w->driver.io, WRIT_SLOT_FUNCTION,
                                         (uint16_t)(w->at + offset), ACCESS_WIDTH_WORD, value);
    if (status != WRIT_OK) {
        rt_panic("[pcie_slot] its registers cannot be written: status %u", status);
    }
}

static uint16_t find_express(struct watch *w)
{
    bool has = (get(w, STATUS, ACCESS_WIDTH_WORD) & HAS_CAPABILITIES) != 0;
    uint32_t at = has ? get(w, FIRST_CAPABILITY, ACCESS_WIDTH_BYTE) & 0xfcU : 0;
    for (uint32_t i = 0; at != 0 && i < MOST_CAPABILITIES; i++) {
        if (get(w, at, ACCESS_WIDTH_BYTE) == CAPABILITY_EXPRESS) {
            return (uint16_t)at;
        }
        at = get(w, at + 1, ACCESS_WIDTH_BYTE) & 0xfcU;
    }
    rt_panic("[pcie_slot] it is no function of PCI Express");
}

static void show(struct watch *w, uint16_t indicator, bool power)
{
    write_word(w, CONTROL, slot_control(read_word(w, CONTROL), indicator, power));
}

/* Those that were seen, and no others: what comes meanwhile is not forgotten with them. */
static void forget(struct watch *w, uint32_t events)
{
    uint16_t seen = (uint16_t)(read_word(w, EVENTS) & events);
    if (seen != 0) {
        write_word(w, EVENTS, seen);
    }
}

static void rest(struct watch *w, uint32_t timeout_ms)
{
    uint64_t bits = 0;
    (void)syscall_wait(w->driver.bell, timeout_ms, &bits);
    driver_acknowledge(&w->driver, 0);
}

/* Deviced may be starting again: it is asked until it answers. True while what is behind the slot is driven. */
static bool tell(struct watch *w, enum hotplug_change change)
{
    struct deviced_report_hotplug_reply reply = {0};
    struct device_place place = {.bus = DEVICE_BUS_PCI,
                                 .address = get(w, BUS_BEHIND, ACCESS_WIDTH_BYTE) << BUS_SHIFT};
    while (deviced_report_hotplug(&w->deviced, &place, change, &reply.driven) != WRIT_OK) {
        rest(w, ASK_AGAIN_MS);
    }
    return reply.driven;
}

static void bring_in(struct watch *w)
{
    uint64_t bits = 0;
    show(w, SLOT_BLINK, true);
    (void)syscall_wait(w->driver.bell, SETTLE_MS, &bits);
    (void)tell(w, HOTPLUG_CHANGE_INSERTED);
    log_info("[pcie_slot] bus %02x: something was put in", get(w, BUS_BEHIND, ACCESS_WIDTH_BYTE));
    forget(w, SLOT_EVENTS);
    show(w, SLOT_LIGHT, true);
}

/* It has its power until its driver has let go. */
static void let_go(struct watch *w)
{
    while (tell(w, HOTPLUG_CHANGE_TAKEN_OUT)) {
        rest(w, ASK_AGAIN_MS);
    }
    forget(w, SLOT_EVENTS);
    show(w, SLOT_DARK, false);
    log_info("[pcie_slot] bus %02x: nothing uses it, its power is off",
             get(w, BUS_BEHIND, ACCESS_WIDTH_BYTE));
}

/* Deviced rings, too: then it is worth asking again. */
static void subscribe(struct watch *w)
{
    uint32_t bell = 0;
    uint32_t status =
        process_derive(w->driver.io, WRIT_SLOT_PROCESS, w->driver.bell,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &bell);
    struct deviced_subscribe_builder b = deviced_subscribe_begin(&w->deviced);
    deviced_subscribe_put_bell(&b, bell);
    if (status != WRIT_OK || deviced_subscribe_call(&b) != WRIT_OK) {
        rt_panic("[pcie_slot] deviced does not ring");
    }
}

uint32_t component_main(struct rt *rt)
{
    static struct watch watch;
    struct watch *w = &watch;
    driver_open(&w->driver, rt, &pcie_slot_device);
    w->deviced = (struct deviced_client){.io = w->driver.io, .slot = w->driver.deviced};
    w->at = find_express(w);
    driver_allow_mastering(&w->driver);
    subscribe(w);
    driver_ready(&w->driver);
    uint16_t control = read_word(w, CONTROL);
    show(w, control & SLOT_INDICATOR, (control & SLOT_OFF) == 0);
    for (;;) {
        switch (slot_next(read_word(w, CONTROL), read_word(w, EVENTS))) {
        case SLOT_BRING_IN:
            bring_in(w);
            break;
        case SLOT_LET_GO:
            let_go(w);
            break;
        case SLOT_REST:
            forget(w, SLOT_EVENTS & ~SLOT_BUTTON);
            rest(w, SYSCALL_FOREVER);
            break;
        }
    }
}
