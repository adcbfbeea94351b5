/* See holding.h. */
#include "holding.h"

#include "kernel_calls.h"
#include "placing.h"
#include "writ/inheritance.h"

enum {
    COMMAND = 4,
    ANSWERS_MEMORY = 2,
    MASTERS = 4,
    NO_LINE = 0x400,
    STATUS = 6,
    HAS_CAPABILITIES = 0x10,
    FIRST_RANGE = 16,
    BRIDGE_RANGES = 2,
    RANGE_WIDTH = 6,
    RANGE_IS_LONG = 4,
    FIRST_CAPABILITY = 0x34,
    CAPABILITY_EXPRESS = 0x10,
    EXPRESS_ABILITIES = 4,
    EXPRESS_CONTROL = 8,
    CAN_RESET = 1 << 28,
    RESET = 1 << 15,
    CAPABILITY_TABLE = 0x11,
    TABLE_PLACE = 4,
    TABLE_RANGE = 7,
    MOST_CAPABILITIES = 48,
    RESET_US = 100000,
    /* places in `parts` */
    PART_FUNCTION = 0,
    PART_RANGES = 1,
    PART_PORTS = 7,
    PART_IRQS = 11,
    PART_MEMORIES = 27,
};

/* Devices of 32 bits reach no further. */
#define REACH UINT64_C(0xffffffff)

_Static_assert(PART_MEMORIES + DRIVER_MEMORIES == DRIVER_PARTS &&
                   PART_IRQS + WRIT_DEVICE_IRQS == PART_MEMORIES,
               "every part has its place");

static uint32_t function_of(const struct holding *h)
{
    return h->driver->parts[PART_FUNCTION];
}

static uint32_t get(const struct holding *h, uint32_t offset, enum access_width width)
{
    uint32_t value = UINT32_MAX;
    (void)pci_function_read(h->io, function_of(h), (uint16_t)offset, width, &value);
    return value;
}

static uint32_t put(const struct holding *h, uint32_t offset, enum access_width width,
                    uint32_t value)
{
    return pci_function_write(h->io, function_of(h), (uint16_t)offset, width, value);
}

/* Where a capability is, or 0. */
static uint32_t find(const struct holding *h, uint32_t number)
{
    if ((get(h, STATUS, ACCESS_WIDTH_WORD) & HAS_CAPABILITIES) == 0) {
        return 0;
    }
    uint32_t at = get(h, FIRST_CAPABILITY, ACCESS_WIDTH_BYTE) & 0xfcU;
    for (uint32_t i = 0; at != 0 && i < MOST_CAPABILITIES; i++) {
        if (get(h, at, ACCESS_WIDTH_BYTE) == number) {
            return at;
        }
        at = get(h, at + 1, ACCESS_WIDTH_BYTE) & 0xfcU;
    }
    return 0;
}

/* Keeps what was claimed, so that our next instance has it. */
static uint32_t keep(const struct holding *h, uint32_t part, uint32_t slot)
{
    uint32_t status = inheritance_keep(h->io, &slot);
    if (status != WRIT_OK) {
        (void)writ_port_close(h->io, slot);
        return status;
    }
    h->driver->parts[part] = slot;
    return WRIT_OK;
}

/* What is behind a bridge masters through it, and is reset with it. */
static bool is_bridge(const struct holding *h)
{
    return h->device->identity.class_of == DEVICE_CLASS_BRIDGE;
}

static uint32_t range_count(const struct holding *h)
{
    return is_bridge(h) ? (uint32_t)BRIDGE_RANGES : (uint32_t)DRIVER_RANGES;
}

static uint32_t place_range(const struct holding *h, struct placing *room, uint32_t index,
                            uint64_t bytes)
{
    uint32_t at = FIRST_RANGE + 4 * index;
    uint64_t address = 0;
    if (!placing_take(room, bytes, &address) || address + bytes > REACH) {
        return KERNEL_ERROR_BAD_RANGE;
    }
    uint32_t status = put(h, at, ACCESS_WIDTH_LONG, (uint32_t)address);
    bool is_long = (get(h, at, ACCESS_WIDTH_LONG) & RANGE_WIDTH) == RANGE_IS_LONG;
    return status == WRIT_OK && is_long ? put(h, at + 4, ACCESS_WIDTH_LONG, 0) : status;
}

/* Memory that nobody has placed, of a device that came while the machine runs. It answers nowhere yet. */
static uint32_t place_ranges(const struct holding *h)
{
    struct placing room;
    struct pci_function_range_reply ranges[DRIVER_RANGES] = {0};
    uint32_t status = WRIT_OK;
    bool has_room = placing_begin(&room, h->device) && !is_bridge(h);
    for (uint32_t i = 0; has_room && status == WRIT_OK && i < DRIVER_RANGES; i++) {
        struct pci_function_range_reply *it = &ranges[i];
        status = pci_function_range(h->io, function_of(h), (uint8_t)i, &it->address, &it->bytes,
                                    &it->ports);
        placing_skip(&room, it->address, it->bytes);
    }
    for (uint32_t i = 0; has_room && status == WRIT_OK && i < DRIVER_RANGES; i++) {
        if (ranges[i].bytes != 0 && !ranges[i].ports && ranges[i].address == 0) {
            status = place_range(h, &room, i, ranges[i].bytes);
        }
    }
    return status;
}

static uint32_t claim_function(const struct holding *h, uint32_t which)
{
    (void)which; /* there is one */
    uint32_t slot = 0;
    uint32_t status = pci_control_claim(h->io, PCI_CONTROL_SLOT, WRIT_SLOT_QUOTA,
                                        (uint16_t)h->device->place.address, &slot);
    if (status == WRIT_OK) {
        status = keep(h, PART_FUNCTION, slot);
    }
    if (status == WRIT_OK) {
        status = place_ranges(h);
    }
    for (uint32_t i = 0; status == WRIT_OK && i < range_count(h); i++) {
        h->driver->places[i] = get(h, FIRST_RANGE + 4 * i, ACCESS_WIDTH_LONG);
    }
    return status;
}

/* How much of a range can be handed out: up to the page with the table of messages. */
static uint64_t bytes_of(const struct holding *h, uint32_t index, uint64_t bytes)
{
    uint32_t at = find(h, CAPABILITY_TABLE);
    uint32_t place = at != 0 ? get(h, at + TABLE_PLACE, ACCESS_WIDTH_LONG) : UINT32_MAX;
    if (at == 0 || (place & TABLE_RANGE) != index) {
        return bytes;
    }
    uint64_t first = (place & ~(uint32_t)TABLE_RANGE) / WRIT_PAGE_BYTES * WRIT_PAGE_BYTES;
    return first < bytes ? first : bytes;
}

static uint32_t claim_range(const struct holding *h, uint32_t which)
{
    uint8_t index = h->need->ranges[which];
    uint64_t address = 0;
    uint64_t bytes = 0;
    bool ports = false;
    uint32_t slot = 0;
    uint32_t status = pci_function_range(h->io, function_of(h), index, &address, &bytes, &ports);
    bytes = status == WRIT_OK ? bytes_of(h, index, bytes) : 0;
    if (status != WRIT_OK || ports || bytes == 0) {
        return status != WRIT_OK ? status : (uint32_t)KERNEL_ERROR_BAD_RANGE;
    }
    status =
        pci_function_claim_range(h->io, function_of(h), WRIT_SLOT_QUOTA, index, 0, bytes, &slot);
    return status == WRIT_OK ? keep(h, PART_RANGES + which, slot) : status;
}

static uint32_t claim_message(const struct holding *h, uint32_t which)
{
    uint32_t slot = 0;
    uint32_t status = irq_control_claim_message(h->io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, &slot);
    return status == WRIT_OK ? keep(h, PART_IRQS + which, slot) : status;
}

static uint32_t claim_line(const struct holding *h, uint32_t which)
{
    uint32_t slot = 0;
    uint32_t line = 0;
    enum trigger trigger = 0;
    uint32_t status = irq_control_claim_board(h->io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA,
                                              h->need->lines[which], &slot, &line, &trigger);
    return status == WRIT_OK ? keep(h, PART_IRQS + which, slot) : status;
}

static uint32_t claim_ports(const struct holding *h, uint32_t which)
{
    const struct writ_device_ports *ports = &h->need->ports[which];
    uint32_t slot = 0;
    uint32_t status = io_port_control_claim(h->io, IO_PORT_CONTROL_SLOT, WRIT_SLOT_QUOTA,
                                            ports->first, ports->count, &slot);
    return status == WRIT_OK ? keep(h, PART_PORTS + which, slot) : status;
}

static uint32_t claim_memory(const struct holding *h, uint32_t which)
{
    uint32_t slot = 0;
    uint32_t status = memory_control_create_dma(h->io, MEMORY_CONTROL_SLOT, WRIT_SLOT_QUOTA,
                                                h->need->dma_bytes[which], REACH, &slot,
                                                &h->driver->addresses[which]);
    return status == WRIT_OK ? keep(h, PART_MEMORIES + which, slot) : status;
}

/* Several parts of one kind. */
static uint32_t claim_all(const struct holding *h, uint32_t first, uint32_t count,
                          uint32_t (*claim)(const struct holding *h, uint32_t which))
{
    uint32_t status = WRIT_OK;
    for (uint32_t i = 0; status == WRIT_OK && i < count; i++) {
        if (h->driver->parts[first + i] == 0) {
            status = claim(h, i);
        }
    }
    return status;
}

/* The first kind that cannot be claimed decides. */
uint32_t holding_claim(const struct holding *h)
{
    const struct writ_device *need = h->need;
    bool behind_pci = need->function || need->range_count != 0 || need->message_count != 0;
    const struct {
        uint32_t first;
        uint32_t count;
        uint32_t (*claim)(const struct holding *h, uint32_t which);
    } kinds[] = {
        {PART_FUNCTION, behind_pci, claim_function},
        {PART_RANGES, need->range_count, claim_range},
        {PART_PORTS, need->port_count, claim_ports},
        {PART_IRQS, need->message_count, claim_message},
        {PART_IRQS, need->line_count, claim_line},
        {PART_MEMORIES, need->dma_count, claim_memory},
    };
    uint32_t status = WRIT_OK;
    for (uint32_t i = 0; status == WRIT_OK && i < sizeof kinds / sizeof kinds[0]; i++) {
        status = claim_all(h, kinds[i].first, kinds[i].count, kinds[i].claim);
    }
    return status;
}

/* A reset takes the places of the ranges away, and whom messages go to. */
uint32_t holding_enable(const struct holding *h)
{
    uint32_t status = WRIT_OK;
    if (function_of(h) == 0) {
        return WRIT_OK;
    }
    for (uint32_t i = 0; status == WRIT_OK && i < range_count(h); i++) {
        uint32_t at = FIRST_RANGE + 4 * i;
        if (get(h, at, ACCESS_WIDTH_LONG) != h->driver->places[i]) {
            status = put(h, at, ACCESS_WIDTH_LONG, h->driver->places[i]);
        }
    }
    uint32_t taken = is_bridge(h) ? 0 : MASTERS;
    uint32_t command = get(h, COMMAND, ACCESS_WIDTH_WORD) & ~taken;
    if (status == WRIT_OK) {
        status = put(h, COMMAND, ACCESS_WIDTH_WORD, command | ANSWERS_MEMORY | NO_LINE);
    }
    for (uint32_t i = 0; status == WRIT_OK && i < h->need->message_count; i++) {
        status = pci_function_set_message(h->io, function_of(h), (uint16_t)i,
                                          h->driver->parts[PART_IRQS + i]);
    }
    return status;
}

uint32_t holding_let_master(const struct holding *h)
{
    if (function_of(h) == 0) {
        return WRIT_OK;
    }
    uint32_t command = get(h, COMMAND, ACCESS_WIDTH_WORD);
    return put(h, COMMAND, ACCESS_WIDTH_WORD, command | MASTERS);
}

void holding_quieten(const struct holding *h, uint64_t now_us)
{
    if (function_of(h) == 0 || is_bridge(h)) {
        return;
    }
    uint32_t command = get(h, COMMAND, ACCESS_WIDTH_WORD) & ~(uint32_t)MASTERS;
    (void)put(h, COMMAND, ACCESS_WIDTH_WORD, command & UINT16_MAX);
    uint32_t at = find(h, CAPABILITY_EXPRESS);
    if (at != 0 && (get(h, at + EXPRESS_ABILITIES, ACCESS_WIDTH_LONG) & CAN_RESET) != 0) {
        uint32_t control = get(h, at + EXPRESS_CONTROL, ACCESS_WIDTH_WORD);
        (void)put(h, at + EXPRESS_CONTROL, ACCESS_WIDTH_WORD, (control | RESET) & UINT16_MAX);
        h->device->rest_us = now_us + RESET_US;
    }
}

/* The function goes first: with it mastering ends. Memory that is closed goes into quarantine, and out of it again, because
 * whoever gets the function next lets it master only after a reset. */
void holding_release(const struct holding *h)
{
    uint32_t *parts = h->driver->parts;
    if (parts[PART_FUNCTION] != 0) {
        (void)writ_port_close(h->io, writ_take(&parts[PART_FUNCTION]));
    }
    for (uint32_t i = 0; i < DRIVER_PARTS; i++) {
        if (parts[i] != 0) {
            (void)writ_port_close(h->io, writ_take(&parts[i]));
        }
    }
    for (uint32_t i = 0; i < DRIVER_MEMORIES; i++) {
        if (h->driver->addresses[i] != 0) {
            (void)memory_control_release(h->io, MEMORY_CONTROL_SLOT, h->driver->addresses[i]);
            h->driver->addresses[i] = 0;
        }
    }
}

uint32_t holding_part(const struct driver *driver, uint32_t slot)
{
    static const struct {
        uint32_t slot;
        uint32_t part;
        uint32_t count;
    } kinds[] = {
        {WRIT_SLOT_FUNCTION, PART_FUNCTION, 1},
        {WRIT_SLOT_RANGE, PART_RANGES, WRIT_DEVICE_RANGES},
        {WRIT_SLOT_PORTS, PART_PORTS, WRIT_DEVICE_PORTS},
        {WRIT_SLOT_IRQ, PART_IRQS, WRIT_DEVICE_IRQS},
        {WRIT_SLOT_DMA, PART_MEMORIES, WRIT_DEVICE_DMA},
    };
    for (uint32_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (slot >= kinds[i].slot && slot < kinds[i].slot + kinds[i].count) {
            return driver->parts[kinds[i].part + slot - kinds[i].slot];
        }
    }
    return 0;
}
