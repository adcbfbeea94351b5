/* See pci.h. PCI local bus specification 3.0: 6.1 (header), 6.2.5.1 (ranges), 6.7 (capabilities), 6.8.1
 * (messages), 6.8.2 (tables of them). */
#include "pci.h"

#include "io_ports.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "paging.h"
#include "process.h"
#include "reaper.h"
#include "thread.h"
#include "vmo.h"

enum { ID = 0, COMMAND = 4, STATUS = 6, KIND = 14, FIRST_RANGE = 16, FIRST_CAPABILITY = 0x34 };
enum { COMMAND_PORTS = 1, COMMAND_MEMORY = 2, COMMAND_MASTER = 4, COMMAND_NO_LINE = 0x400 };
enum { STATUS_LIST = 0x10, KIND_MASK = 0x7f, KIND_DEVICE = 0, KIND_BRIDGE = 1, BRIDGE_RANGES = 2 };
enum { BUS_BYTES = 1 << 20, RANGE_IS_PORTS = 1, RANGE_WIDTH = 6, RANGE_IS_LONG = 4 };
enum { HEADER_BYTES = 64, CAPABILITIES = 48 }; /* there is no room for more */
enum { CAP_MESSAGE = 5, CAP_VENDOR = 9, CAP_TABLE = 17, CAP_HEAD = 3, CONTROL = 2, BODY = 4 };
enum { MESSAGE_ENABLE = 1, MESSAGE_MANY = 0x70, MESSAGE_IS_LONG = 0x80 };
enum { TABLE_SIZE = 0x7ff, TABLE_MASK = 0x4000, TABLE_ENABLE = 0x8000, TABLE_RANGES = 8 };
enum { ENTRY_BYTES = 16, ENTRY_DATA = 2, ENTRY_CONTROL = 3, ENTRY_MASKED = 1 };

static uint32_t get(const struct pci_function *f, uint32_t offset, uint32_t width)
{
    return pci_config_read((uint32_t)f->claim.place.key, offset, width);
}

static void put(const struct pci_function *f, uint32_t offset, uint32_t width, uint32_t value)
{
    pci_config_write((uint32_t)f->claim.place.key, offset, width, value);
}

/* Changes bits of a register of two bytes; tells what it was. */
static uint32_t change(const struct pci_function *f, uint32_t offset, uint32_t clear, uint32_t set)
{
    uint32_t was = get(f, offset, 2);
    put(f, offset, 2, (was & ~clear) | set);
    return was;
}

uint64_t pci_label(const struct pci_function *f)
{
    return (uint64_t)f->id << 32 | f->claim.place.key;
}

/* The first capability with this number that has, behind its head, so many bytes at an offset, if any;
 * 0 if there is none. */
static uint16_t find(const struct pci_function *f, uint32_t number, uint32_t offset, uint32_t width)
{
    uint32_t at = get(f, STATUS, 2) & STATUS_LIST ? get(f, FIRST_CAPABILITY, 1) : 0;
    for (uint32_t i = 0; i < CAPABILITIES && at >= HEADER_BYTES; i++) {
        at -= at % 4;
        uint32_t head = get(f, at, 4);
        bool is_inside = offset >= at + CAP_HEAD && offset + width <= at + (head >> 16 & 0xff);
        if ((head & 0xff) == number && (width == 0 || is_inside)) {
            return (uint16_t)at;
        }
        at = head >> 8 & 0xff;
    }
    return 0;
}

/* Of a range's register, what is the address. */
static uint32_t address_bits(uint32_t word)
{
    return word & (word & RANGE_IS_PORTS ? ~UINT32_C(3) : ~UINT32_C(15));
}

static bool is_long(uint32_t word)
{
    return !(word & RANGE_IS_PORTS) && (word & RANGE_WIDTH) == RANGE_IS_LONG;
}

/* What is left of a range's register when all its bits are set. */
static uint32_t probe(const struct pci_function *f, uint32_t offset)
{
    uint32_t was = get(f, offset, 4);
    put(f, offset, 4, UINT32_MAX);
    uint32_t left = get(f, offset, 4);
    put(f, offset, 4, was);
    return left;
}

/* How large its ranges are. It answers nowhere meanwhile. */
static void measure(struct pci_function *f)
{
    uint32_t kind = get(f, KIND, 1) & KIND_MASK;
    uint32_t count = kind == KIND_DEVICE ? PCI_RANGES : kind == KIND_BRIDGE ? BRIDGE_RANGES : 0;
    uint32_t command = change(f, COMMAND, COMMAND_PORTS | COMMAND_MEMORY, 0);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t low = probe(f, FIRST_RANGE + 4 * i);
        uint64_t mask = address_bits(low);
        uint32_t index = i;
        if (is_long(low) && i + 1 < count) {
            mask |= (uint64_t)probe(f, FIRST_RANGE + 4 * ++i) << 32;
        }
        f->bytes[index] = mask & -mask;
        f->ports[index] = low & RANGE_IS_PORTS;
    }
    put(f, COMMAND, 2, command);
}

/* Whether it is not there any more, or another one in its place. */
static bool is_gone(const struct pci_function *f)
{
    return get(f, ID, 4) != f->id;
}

/* Where a range is now; 0 if nowhere. */
static uint64_t place_of(const struct pci_function *f, uint32_t index)
{
    uint32_t low = get(f, FIRST_RANGE + 4 * index, 4);
    if (f->bytes[index] == 0 || is_gone(f)) {
        return 0;
    }
    uint64_t high = is_long(low) ? get(f, FIRST_RANGE + 4 * index + 4, 4) : 0;
    return high << 32 | address_bits(low);
}

static uint64_t messages_end(const struct pci_function *f)
{
    return f->table_offset + (uint64_t)ENTRY_BYTES * f->table_count;
}

/* Finds what sends messages. A table that is not inside a range is none. */
static void find_messages(struct pci_function *f)
{
    f->message = find(f, CAP_MESSAGE, 0, 0);
    f->table = find(f, CAP_TABLE, 0, 0);
    uint32_t place = get(f, f->table + BODY, 4);
    f->table_range = place % TABLE_RANGES;
    f->table_offset = place - f->table_range;
    f->table_count = (get(f, f->table + CONTROL, 2) & TABLE_SIZE) + 1;
    if (f->table_range >= PCI_RANGES || f->ports[f->table_range] ||
        messages_end(f) > f->bytes[f->table_range]) {
        f->table = 0;
    }
}

void pci_last_cap(struct object *object)
{
    struct pci_function *f = container_of(object, struct pci_function, object);
    if (!is_gone(f)) {
        change(f, COMMAND, COMMAND_MASTER, COMMAND_NO_LINE);
    }
    claims_give(&kernel.functions, &f->claim);
}

bool pci_check(const struct object *object)
{
    const struct pci_function *f = container_of(object, struct pci_function, object);
    const struct tree_node *node = tree_at_most(&kernel.functions, f->claim.place.key);
    return f->object.caps == 0 || node == &f->claim.place;
}

static enum kcall_result read(struct kcall *call, uint64_t function, uint32_t offset,
                              uint32_t width, uint32_t *ret_value)
{
    if (!pci_config_reaches((uint32_t)function, offset, width)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    *ret_value = pci_config_read((uint32_t)function, offset, width);
    return KCALL_DONE;
}

enum kcall_result pci_function_on_read(struct kcall *call,
                                       const struct pci_function_read_request *request,
                                       struct pci_function_read_reply *reply)
{
    return read(call, KCALL_TARGET(call, pci_function)->claim.place.key, request->offset,
                request->width, &reply->value);
}

enum kcall_result pci_function_on_write(struct kcall *call,
                                        const struct pci_function_write_request *request)
{
    const struct pci_function *f = KCALL_TARGET(call, pci_function);
    uint32_t width = request->width;
    if ((uint64_t)request->value >> (8 * width) != 0 ||
        !pci_config_reaches((uint32_t)f->claim.place.key, request->offset, width)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    if (!(call->target->rights & PCI_FUNCTION_RIGHT_MANAGE) &&
        find(f, CAP_VENDOR, request->offset, width) == 0) {
        return kcall_fail(call, WRIT_DENIED);
    }
    put(f, request->offset, width, request->value);
    return KCALL_DONE;
}

enum kcall_result pci_function_on_range(struct kcall *call,
                                        const struct pci_function_range_request *request,
                                        struct pci_function_range_reply *reply)
{
    const struct pci_function *f = KCALL_TARGET(call, pci_function);
    reply->address = place_of(f, request->index);
    reply->bytes = f->bytes[request->index];
    reply->ports = f->ports[request->index];
    return KCALL_DONE;
}

/* Whether a part of a range has a page in which the table of messages is. */
static bool has_table(const struct pci_function *f, uint32_t index, uint64_t offset, uint64_t bytes)
{
    uint64_t first = f->table_offset - f->table_offset % PAGE_SIZE;
    return f->table != 0 && f->table_range == index && offset < messages_end(f) &&
           offset + bytes > first;
}

enum kcall_result
pci_function_on_claim_range(struct kcall *call, struct cap *quota,
                            const struct pci_function_claim_range_request *request,
                            struct pci_function_claim_range_reply *reply)
{
    const struct pci_function *f = KCALL_TARGET(call, pci_function);
    uint64_t at = place_of(f, request->index);
    uint64_t size = f->bytes[request->index];
    if (at == 0) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    if (request->bytes > size || request->offset > size - request->bytes) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    if (has_table(f, request->index, request->offset, request->bytes)) {
        return kcall_fail(call, WRIT_DENIED);
    }
    return (f->ports[request->index] ? io_ports_claim : memory_claim)(
        call, quota, at + request->offset, request->bytes, &reply->claimed);
}

static void write_entry(uint64_t table_pa, uint32_t index, uint32_t word, uint64_t value)
{
    *(volatile uint32_t *)paging_window(table_pa + index * ENTRY_BYTES + word * 4) =
        (uint32_t)value;
}

/* The first one makes all others silent that anybody has set. */
static void set_entry(const struct pci_function *f, uint64_t table_pa, uint32_t index,
                      uint64_t address, uint32_t data)
{
    bool is_first = !(get(f, f->table + CONTROL, 2) & TABLE_ENABLE);
    for (uint32_t i = 0; i <= KERNEL_LAST_PCI_MESSAGE && i < f->table_count; i++) {
        if (is_first || i == index) {
            write_entry(table_pa, i, ENTRY_CONTROL, ENTRY_MASKED);
        }
    }
    write_entry(table_pa, index, 0, address);
    write_entry(table_pa, index, 1, address >> 32);
    write_entry(table_pa, index, ENTRY_DATA, data);
    write_entry(table_pa, index, ENTRY_CONTROL, 0);
    change(f, f->table + CONTROL, TABLE_MASK, TABLE_ENABLE);
}

static void set_only(const struct pci_function *f, uint64_t address, uint32_t data)
{
    uint32_t at = f->message + BODY;
    change(f, f->message + CONTROL, MESSAGE_ENABLE | MESSAGE_MANY, 0);
    put(f, at, 4, (uint32_t)address);
    if (get(f, f->message + CONTROL, 2) & MESSAGE_IS_LONG) {
        at += 4;
        put(f, at, 4, (uint32_t)(address >> 32));
    }
    put(f, at + 4, 2, data);
    change(f, f->message + CONTROL, 0, MESSAGE_ENABLE);
}

enum kcall_result
pci_function_on_set_message(struct kcall *call, struct cap *irq,
                            const struct pci_function_set_message_request *request)
{
    const struct pci_function *f = KCALL_TARGET(call, pci_function);
    if (request->index >= (f->table != 0 ? f->table_count : f->message != 0)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    uint64_t table_pa = f->table != 0 ? place_of(f, f->table_range) : 0;
    bool has_room = f->table == 0 || (table_pa != 0 && (get(f, COMMAND, 2) & COMMAND_MEMORY));
    uint32_t data = 0;
    uint64_t address = irq_message(container_of(irq->object, struct irq, object), &data);
    if (is_gone(f) || !has_room || address == 0) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    if (f->table != 0) {
        set_entry(f, table_pa + f->table_offset, request->index, address, data);
    } else {
        set_only(f, address, data);
    }
    return KCALL_DONE;
}

enum kcall_result pci_control_on_read(struct kcall *call,
                                      const struct pci_control_read_request *request,
                                      struct pci_control_read_reply *reply)
{
    return read(call, request->function, request->offset, request->width, &reply->value);
}

enum kcall_result pci_control_on_locate(struct kcall *call,
                                        const struct pci_control_locate_request *request)
{
    uint64_t low_pa = request->address + (uint64_t)request->first_bus * BUS_BYTES;
    uint64_t high_pa = request->address + (request->last_bus + UINT64_C(1)) * BUS_BYTES;
    if (request->address % PAGE_SIZE != 0 || request->first_bus > request->last_bus ||
        high_pa < low_pa || high_pa > kernel.physical.end_pa) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    if (kernel.pci.pa != 0 || kernel.functions.root != NULL) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    if (!physical_is_free(low_pa, (high_pa - low_pa) / PAGE_SIZE)) {
        return kcall_lack(call, KERNEL_ERROR_CLAIMED);
    }
    physical_keep(low_pa, high_pa);
    kernel.pci = (struct pci_config){request->address, request->first_bus, request->last_bus};
    return KCALL_DONE;
}

enum kcall_result pci_control_on_claim(struct kcall *call, struct cap *quota,
                                       const struct pci_control_claim_request *request,
                                       struct pci_control_claim_reply *reply)
{
    uint32_t id = UINT32_MAX;
    if (read(call, request->function, ID, 4, &id) != KCALL_DONE || id == UINT32_MAX) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    if (!claims_are_free(&kernel.functions, request->function, request->function)) {
        return kcall_fail(call, KERNEL_ERROR_CLAIMED);
    }
    struct pci_function *f = object_create(quota_of(quota), OBJECT_TYPE_PCI_FUNCTION, sizeof *f);
    if (f == NULL) {
        return kcall_no_memory(call);
    }
    claims_take(&kernel.functions, &f->claim, request->function, request->function);
    f->id = id;
    measure(f);
    find_messages(f);
    change(f, COMMAND, COMMAND_MASTER, COMMAND_NO_LINE);
    return kcall_give(call, reply->function, &f->object, PCI_FUNCTION_RIGHTS);
}
