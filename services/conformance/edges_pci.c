/* Cases about functions of PCI: see edges.h. The machine has three for them: one that sends one message (edu), one that has a table of messages (e1000e), and one with
 * capabilities of its vendor's (virtio-balloon). Where the firmware placed no ranges, they are placed here. */
#include "edges.h"

#include <string.h>

#include "children.h"
#include "kernel_calls.h"
#include "writ/port.h"

enum {
    PATIENCE_MS = 5000,
    SHORT_MS = 50,
    SLOT = 16,
    PAGE = WRIT_PAGE_BYTES,
    EDU_ID = 0x11e81234,
    TABLE_ID = 0x10d38086,
    VENDOR_ID = 0x10021af4,
    FUNCTIONS = 256,
    COMMAND = 4,
    MEMORY = 2,
    MASTER = 4,
    NO_LINE = 0x400,
    FIRST_RANGE = 16,
    FIRST_CAPABILITY = 0x34,
    CAP_MESSAGE = 5,
    CAP_VENDOR = 9,
    LAST_BYTE = 4095,
    PORTS_BYTES = 256, /* that two ports show */
    EDU_BYTES = 1 << 20,
    EDU_RAISE = 0x60,
    EDU_ACKNOWLEDGE = 0x64,
    TABLE_RANGE = 3,
    TABLE_RANGE_BYTES = 16 << 10,
    TABLE_MESSAGES = 5,
    NET_SET = 0xc8, /* causes that the device takes as if they had come */
    NET_UNMASK = 0xd0,
    NET_WHICH = 0xe4, /* which message a cause sends */
    NET_BY_0_AND_3 = 0x8 | 0xb << 16,
    CAUSE_RECEIVED = 1 << 20, /* sends 0 */
    CAUSE_OTHER = 1 << 24,    /* sends 3 */
    BIT_A = 1,
    BIT_B = 2,
    CLOCK_LINE = 8,
};

/* Where a machine whose firmware leaves PCI alone shows devices: each gets a stretch of its own. */
#define MICROVM_PLACE UINT64_C(0xe0000000)
#define FREE_PA UINT32_C(0xc0000000)
#define STRETCH_BYTES (UINT32_C(8) << 20)
#define VA UINT64_C(0x75000000)

static uint32_t look(struct writ_io *io, uint32_t address, uint32_t offset)
{
    uint32_t value = 0;
    (void)pci_control_read(io, PCI_CONTROL_SLOT, (uint16_t)address, (uint16_t)offset,
                           ACCESS_WIDTH_LONG, &value);
    return value;
}

/* The address of a device on the first bus; FUNCTIONS: it has none. */
static uint32_t find(struct writ_io *io, uint32_t id)
{
    uint32_t address = 0;
    while (address < FUNCTIONS && look(io, address, 0) != id) {
        address++;
    }
    return address;
}

static uint32_t claim(struct writ_io *io, uint32_t id, uint32_t *ret_function)
{
    return pci_control_claim(io, PCI_CONTROL_SLOT, WRIT_SLOT_QUOTA, (uint16_t)find(io, id),
                             ret_function);
}

static uint32_t write(struct writ_io *io, uint32_t function, uint32_t offset, uint32_t width,
                      uint32_t value)
{
    return pci_function_write(io, function, (uint16_t)offset, (enum access_width)width, value);
}

static uint32_t get(struct writ_io *io, uint32_t function, uint32_t offset, uint32_t width)
{
    uint32_t value = 0;
    (void)pci_function_read(io, function, (uint16_t)offset, (enum access_width)width, &value);
    return value;
}

static uint32_t find_capability(struct writ_io *io, uint32_t function, uint32_t number)
{
    uint32_t at = get(io, function, FIRST_CAPABILITY, 1);
    while (at != 0 && get(io, function, at, 1) != number) {
        at = get(io, function, at + 1, 1);
    }
    return at;
}

struct range {
    uint64_t address;
    uint64_t bytes;
    bool ports;
};

static struct range range(struct writ_io *io, uint32_t function, uint32_t index)
{
    struct range r = {0};
    (void)pci_function_range(io, function, (uint8_t)index, &r.address, &r.bytes, &r.ports);
    return r;
}

/* Claims a device whose ranges of memory are placed, and lets it answer and send. */
static bool take(struct writ_io *io, uint32_t id, uint32_t *ret_function)
{
    bool good = claim(io, id, ret_function) == WRIT_OK;
    for (uint32_t i = 0; good && i <= KERNEL_LAST_PCI_RANGE; i++) {
        struct range r = range(io, *ret_function, i);
        if (r.bytes != 0 && !r.ports && r.address == 0) {
            uint32_t at = FREE_PA + find(io, id) / 8 * STRETCH_BYTES + i * EDU_BYTES;
            good = write(io, *ret_function, FIRST_RANGE + 4 * i, 4, at) == WRIT_OK;
        }
    }
    return good && write(io, *ret_function, COMMAND, 2, MEMORY | MASTER) == WRIT_OK;
}

static uint32_t claim_range(struct writ_io *io, uint32_t function, uint32_t index, uint64_t offset,
                            uint64_t bytes, uint32_t *ret_claimed)
{
    return pci_function_claim_range(io, function, WRIT_SLOT_QUOTA, (uint8_t)index, offset, bytes,
                                    ret_claimed);
}

static bool map(struct writ_io *io, uint32_t vmo)
{
    return process_map(io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ | ACCESS_WRITE, VA, 0, PAGE) ==
           WRIT_OK;
}

static volatile uint32_t *reg(uint32_t offset)
{
    return (volatile uint32_t *)(uintptr_t)(VA + offset);
}

static bool rings(uint32_t bell, uint64_t bits)
{
    uint64_t got = 0;
    return syscall_wait(bell, PATIENCE_MS, &got) == WRIT_OK && got == bits;
}

static bool is_silent(uint32_t bell)
{
    uint64_t got = 0;
    return syscall_wait(bell, SHORT_MS, &got) == WRIT_TIMED_OUT;
}

/* A device with the first page of its registers, two interrupts, and a bell. */
struct stage {
    uint32_t function;
    uint32_t registers;
    uint32_t irqs[2];
    uint32_t bell;
};

static bool build(struct writ_io *io, struct stage *s, uint32_t id)
{
    *s = (struct stage){0};
    bool good = quota_create_notification(io, WRIT_SLOT_QUOTA, &s->bell) == WRIT_OK &&
                take(io, id, &s->function) &&
                claim_range(io, s->function, 0, 0, PAGE, &s->registers) == WRIT_OK &&
                map(io, s->registers);
    for (uint32_t i = 0; i < 2; i++) {
        good = good &&
               irq_control_claim_message(io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, &s->irqs[i]) ==
                   WRIT_OK &&
               irq_bind(io, s->irqs[i], s->bell, UINT64_C(1) << i) == WRIT_OK;
    }
    return good;
}

static void strike(struct writ_io *io, const struct stage *s)
{
    (void)process_unmap(io, WRIT_SLOT_PROCESS, VA, PAGE);
    (void)writ_port_close(io, s->function);
    (void)writ_port_close(io, s->registers);
    (void)writ_port_close(io, s->irqs[0]);
    (void)writ_port_close(io, s->irqs[1]);
    (void)writ_port_close(io, s->bell);
}

static uint32_t set_message(struct writ_io *io, const struct stage *s, uint32_t index, uint32_t irq)
{
    return pci_function_set_message(io, s->function, (uint16_t)index, irq);
}

/* Where the machine shows all of every configuration: its tables say it (MCFG), or it is microvm, which says it in a language that nobody reads here. */
static uint64_t shown_at(struct writ_io *io)
{
    enum { MCFG = 'M' | 'C' << 8 | 'F' << 16 | 'G' << 24, PLACE = 44 };
    struct acpi_control_read_reply r = {0};
    uint64_t place = MICROVM_PLACE;
    uint32_t name = 0;
    uint32_t bytes = 0;
    for (uint32_t i = 0; acpi_control_table(io, ACPI_CONTROL_SLOT, i, &name, &bytes) == WRIT_OK;
         i++) {
        if (name == MCFG &&
            acpi_control_read(io, ACPI_CONTROL_SLOT, i, PLACE, sizeof place, &r) == WRIT_OK) {
            memcpy(&place, r.data.data, sizeof place);
        }
    }
    return place;
}

static uint32_t locate(struct writ_io *io, uint64_t address, uint32_t first, uint32_t last)
{
    return pci_control_locate(io, PCI_CONTROL_SLOT, address, (uint8_t)first, (uint8_t)last);
}

/* If somebody has said it before us, it is as it is afterwards. */
static bool it_is_said_once_where_configurations_are(struct writ_io *io)
{
    uint32_t value = 0;
    uint32_t vmo = 0;
    uint64_t place = shown_at(io);
    uint32_t before =
        pci_control_read(io, PCI_CONTROL_SLOT, 0, PORTS_BYTES, ACCESS_WIDTH_LONG, &value);
    bool good = locate(io, place + 1, 0, UINT8_MAX) == KERNEL_ERROR_BAD_RANGE &&
                locate(io, place, 1, 0) == KERNEL_ERROR_BAD_RANGE &&
                locate(io, UINT64_MAX - PAGE + 1, 0, UINT8_MAX) == KERNEL_ERROR_BAD_RANGE;
    if (before == KERNEL_ERROR_BAD_RANGE) {
        good = good && locate(io, 0, 0, UINT8_MAX) == KERNEL_ERROR_CLAIMED &&
               locate(io, place, 0, UINT8_MAX) == WRIT_OK;
    }
    return good && locate(io, place, 0, UINT8_MAX) == KERNEL_ERROR_WRONG_STATE &&
           pci_control_read(io, PCI_CONTROL_SLOT, 0, PORTS_BYTES, ACCESS_WIDTH_LONG, &value) ==
               WRIT_OK &&
           memory_control_claim(io, MEMORY_CONTROL_SLOT, WRIT_SLOT_QUOTA, place, PAGE, &vmo) ==
               KERNEL_ERROR_CLAIMED &&
           find(io, EDU_ID) != FUNCTIONS;
}

static bool a_function_has_one_holder(struct writ_io *io)
{
    uint32_t function = 0;
    uint32_t again = 0;
    bool good = claim(io, EDU_ID, &function) == WRIT_OK &&
                claim(io, EDU_ID, &again) == KERNEL_ERROR_CLAIMED &&
                pci_control_claim(io, PCI_CONTROL_SLOT, WRIT_SLOT_QUOTA, UINT16_MAX, &again) ==
                    WRIT_NOT_FOUND &&
                writ_port_close(io, function) == WRIT_OK && claim(io, EDU_ID, &function) == WRIT_OK;
    (void)writ_port_close(io, function);
    return good;
}

static bool a_function_says_which_it_is(struct writ_io *io)
{
    struct process_describe_reply d = {0};
    uint32_t function = 0;
    bool good = claim(io, EDU_ID, &function) == WRIT_OK &&
                process_describe(io, WRIT_SLOT_PROCESS, function, &d.type, &d.rights, &d.protocol,
                                 &d.roles, &d.label, &d.koid) == WRIT_OK &&
                d.type == OBJECT_TYPE_PCI_FUNCTION &&
                d.label == ((uint64_t)EDU_ID << 32 | find(io, EDU_ID));
    (void)writ_port_close(io, function);
    return good;
}

static bool configuration_is_read_as_wide_as_is_asked_for_and_no_further(struct writ_io *io)
{
    uint32_t function = 0;
    uint32_t value = 0;
    uint32_t address = find(io, EDU_ID);
    bool good =
        claim(io, EDU_ID, &function) == WRIT_OK && get(io, function, 0, 4) == EDU_ID &&
        get(io, function, 2, 2) == EDU_ID >> 16 &&
        get(io, function, 1, 1) == (EDU_ID >> 8 & 0xff) &&
        pci_function_read(io, function, 2, ACCESS_WIDTH_LONG, &value) == KERNEL_ERROR_BAD_RANGE &&
        pci_function_read(io, function, 1, ACCESS_WIDTH_WORD, &value) == KERNEL_ERROR_BAD_RANGE &&
        write(io, function, 2, 4, 0) == KERNEL_ERROR_BAD_RANGE &&
        write(io, function, COMMAND, 2, 0x10000) == KERNEL_ERROR_BAD_RANGE &&
        write(io, function, COMMAND, 1, 0x100) == KERNEL_ERROR_BAD_RANGE &&
        pci_function_read(io, function, LAST_BYTE, ACCESS_WIDTH_BYTE, &value) == WRIT_OK &&
        pci_function_read(io, function, LAST_BYTE + 1, ACCESS_WIDTH_BYTE, &value) ==
            EDGES_OUT_OF_RANGE &&
        pci_control_read(io, PCI_CONTROL_SLOT, (uint16_t)address, 2, ACCESS_WIDTH_LONG, &value) ==
            KERNEL_ERROR_BAD_RANGE &&
        look(io, UINT8_MAX, 0) == UINT32_MAX;
    (void)writ_port_close(io, function);
    return good;
}

/* As a driver has it. Its vendor's capabilities have a register that is written and read back. */
static bool a_driver_writes_what_is_its_vendors_own_and_nothing_else(struct writ_io *io)
{
    enum { WINDOW_KIND = 5, CAP_BYTES = 2, CAP_KIND = 3, CAP_PLACE = 8 };
    uint32_t function = 0;
    uint32_t driver = 0;
    bool good =
        claim(io, VENDOR_ID, &function) == WRIT_OK &&
        process_derive(io, WRIT_SLOT_PROCESS, function,
                       PCI_FUNCTION_RIGHT_READ | PCI_FUNCTION_RIGHT_WRITE, &driver) == WRIT_OK;
    uint32_t at = find_capability(io, function, CAP_VENDOR);
    while (at != 0 && (get(io, function, at, 1) != CAP_VENDOR ||
                       get(io, function, at + CAP_KIND, 1) != WINDOW_KIND)) {
        at = get(io, function, at + 1, 1);
    }
    uint32_t end = at + get(io, function, at + CAP_BYTES, 1);
    good = good && at != 0 && write(io, driver, at + CAP_PLACE, 4, 0x34) == WRIT_OK &&
           get(io, driver, at + CAP_PLACE, 4) == 0x34 &&
           write(io, driver, at, 4, 0) == WRIT_DENIED &&
           write(io, driver, at, 1, 0) == WRIT_DENIED &&
           write(io, driver, at + 2, 1, 0) == WRIT_DENIED &&
           write(io, driver, end, 4, 0) == WRIT_DENIED &&
           write(io, driver, COMMAND, 2, MASTER) == WRIT_DENIED &&
           write(io, driver, FIRST_RANGE + 4, 4, 0) == WRIT_DENIED &&
           write(io, driver, find_capability(io, function, 0x11) + 2, 2, 0) == WRIT_DENIED &&
           write(io, driver, LAST_BYTE, 1, 0) == WRIT_DENIED &&
           write(io, function, COMMAND, 2, MEMORY) == WRIT_OK &&
           (get(io, driver, COMMAND, 2) & MEMORY);
    (void)writ_port_close(io, driver);
    (void)writ_port_close(io, function);
    return good;
}

static bool rights_to_a_function_are_apart(struct writ_io *io)
{
    static const uint16_t rights[] = {PCI_FUNCTION_RIGHT_READ, PCI_FUNCTION_RIGHT_WRITE,
                                      PCI_FUNCTION_RIGHT_CLAIM, PCI_FUNCTION_RIGHT_MANAGE};
    struct stage s;
    bool good = build(io, &s, EDU_ID);
    for (uint32_t i = 0; i < 4 && good; i++) {
        struct range r = {0};
        uint32_t value = 0;
        uint32_t vmo = 0;
        uint32_t one = 0;
        uint32_t held = rights[i];
        good = process_derive(io, WRIT_SLOT_PROCESS, s.function, rights[i], &one) == WRIT_OK;
        uint32_t said[] = {
            pci_function_read(io, one, 0, ACCESS_WIDTH_LONG, &value),
            write(io, one, COMMAND, 2, 0),
            claim_range(io, one, 0, PAGE, PAGE, &vmo),
            pci_function_set_message(io, one, 0, s.irqs[0]),
        };
        for (uint32_t j = 0; j < 4; j++) {
            good = good && (said[j] == WRIT_NO_RIGHT) == (i != j);
        }
        good = good && (pci_function_range(io, one, 0, &r.address, &r.bytes, &r.ports) ==
                        WRIT_NO_RIGHT) == !(held & PCI_FUNCTION_RIGHT_READ);
        (void)writ_port_close(io, vmo);
        (void)writ_port_close(io, one);
    }
    strike(io, &s);
    return good;
}

/* `describe` tells where the VMO begins. */
static bool a_range_is_handed_out_in_whole_pages_once(struct writ_io *io)
{
    struct process_describe_reply d = {0};
    struct stage s;
    uint32_t vmo = 0;
    bool good = build(io, &s, EDU_ID);
    struct range r = range(io, s.function, 0);
    good = good && r.bytes == EDU_BYTES && r.address != 0 && r.address % EDU_BYTES == 0 &&
           !r.ports && range(io, s.function, 1).bytes == 0 &&
           process_describe(io, WRIT_SLOT_PROCESS, s.registers, &d.type, &d.rights, &d.protocol,
                            &d.roles, &d.label, &d.koid) == WRIT_OK &&
           d.type == OBJECT_TYPE_VMO && d.label == r.address && (*reg(0) & 0xff) == 0xed &&
           claim_range(io, s.function, 0, 0, PAGE, &vmo) == KERNEL_ERROR_CLAIMED &&
           claim_range(io, s.function, 0, PAGE, 1, &vmo) == KERNEL_ERROR_BAD_RANGE &&
           claim_range(io, s.function, 0, PAGE + 1, PAGE, &vmo) == KERNEL_ERROR_BAD_RANGE &&
           claim_range(io, s.function, 0, EDU_BYTES, PAGE, &vmo) == KERNEL_ERROR_BAD_RANGE &&
           claim_range(io, s.function, 0, PAGE, EDU_BYTES, &vmo) == KERNEL_ERROR_BAD_RANGE &&
           claim_range(io, s.function, 0, UINT64_MAX, PAGE, &vmo) == KERNEL_ERROR_BAD_RANGE &&
           claim_range(io, s.function, 1, 0, PAGE, &vmo) == KERNEL_ERROR_WRONG_STATE &&
           claim_range(io, s.function, 0, EDU_BYTES - PAGE, PAGE, &vmo) == WRIT_OK;
    (void)writ_port_close(io, vmo);
    strike(io, &s);
    return good;
}

/* Where the firmware has placed ports: the first device that has some. */
static bool a_range_of_ports_is_handed_out_as_ports(struct writ_io *io)
{
    struct process_describe_reply d = {0};
    uint32_t function = 0;
    uint32_t ports = 0;
    bool good = claim(io, TABLE_ID, &function) == WRIT_OK;
    struct range r = range(io, function, 2);
    good = good && r.ports && r.bytes == 32;
    uint32_t status = claim_range(io, function, 2, 0, r.bytes, &ports);
    if (r.address == 0) {
        good = good && status == KERNEL_ERROR_WRONG_STATE;
    } else {
        good = good && status == WRIT_OK &&
               process_describe(io, WRIT_SLOT_PROCESS, ports, &d.type, &d.rights, &d.protocol,
                                &d.roles, &d.label, &d.koid) == WRIT_OK &&
               d.type == OBJECT_TYPE_IO_PORTS && d.label == (r.address | r.bytes << 16) &&
               claim_range(io, function, 2, 4, 4, &ports) == KERNEL_ERROR_CLAIMED &&
               claim_range(io, function, 2, 4, r.bytes, &ports) == KERNEL_ERROR_BAD_RANGE;
    }
    (void)writ_port_close(io, ports);
    (void)writ_port_close(io, function);
    return good;
}

static bool nobody_gets_the_table_of_messages(struct writ_io *io)
{
    uint32_t function = 0;
    uint32_t vmo = 0;
    bool good = take(io, TABLE_ID, &function) &&
                range(io, function, TABLE_RANGE).bytes == TABLE_RANGE_BYTES &&
                claim_range(io, function, TABLE_RANGE, 0, TABLE_RANGE_BYTES, &vmo) == WRIT_DENIED &&
                claim_range(io, function, TABLE_RANGE, 0, PAGE, &vmo) == WRIT_DENIED &&
                claim_range(io, function, TABLE_RANGE, PAGE, PAGE, &vmo) == WRIT_OK;
    (void)writ_port_close(io, vmo);
    (void)writ_port_close(io, function);
    return good;
}

static bool a_message_of_a_device_rings_the_bell(struct writ_io *io)
{
    struct stage s;
    bool good =
        build(io, &s, EDU_ID) && set_message(io, &s, 0, s.irqs[0]) == WRIT_OK && is_silent(s.bell);
    for (uint32_t i = 0; i < 3 && good; i++) {
        *reg(EDU_RAISE) = 1;
        good = rings(s.bell, BIT_A);
        *reg(EDU_ACKNOWLEDGE) = 1;
    }
    good = good && set_message(io, &s, 0, s.irqs[1]) == WRIT_OK;
    if (good) {
        *reg(EDU_RAISE) = 1;
        good = rings(s.bell, BIT_B);
        *reg(EDU_ACKNOWLEDGE) = 1;
    }
    strike(io, &s);
    return good;
}

/* One that was not set waits in the device. */
static bool messages_of_a_table_ring_apart(struct writ_io *io)
{
    struct stage s;
    bool good = build(io, &s, TABLE_ID) && set_message(io, &s, 0, s.irqs[0]) == WRIT_OK;
    if (good) {
        *reg(NET_WHICH) = NET_BY_0_AND_3;
        *reg(NET_UNMASK) = CAUSE_RECEIVED | CAUSE_OTHER;
        *reg(NET_SET) = CAUSE_OTHER;
        good = is_silent(s.bell) && set_message(io, &s, 3, s.irqs[1]) == WRIT_OK &&
               rings(s.bell, BIT_B);
        *reg(NET_SET) = CAUSE_RECEIVED;
        good = good && rings(s.bell, BIT_A);
    }
    strike(io, &s);
    return good;
}

static bool a_message_that_cannot_be_is_refused(struct writ_io *io)
{
    struct stage s;
    struct stage t;
    uint32_t line = 0;
    uint32_t number = 0;
    enum trigger trigger = 0;
    bool good = irq_control_claim_board(io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, CLOCK_LINE, &line,
                                        &number, &trigger) == WRIT_OK &&
                build(io, &s, EDU_ID) &&
                set_message(io, &s, 1, s.irqs[0]) == KERNEL_ERROR_BAD_RANGE &&
                set_message(io, &s, 0, line) == KERNEL_ERROR_WRONG_STATE &&
                set_message(io, &s, 0, s.bell) == KERNEL_ERROR_BAD_SLOT;
    strike(io, &s);
    good = good && build(io, &t, TABLE_ID) &&
           set_message(io, &t, TABLE_MESSAGES, t.irqs[0]) == KERNEL_ERROR_BAD_RANGE &&
           write(io, t.function, COMMAND, 2, MASTER) == WRIT_OK &&
           set_message(io, &t, 0, t.irqs[0]) == KERNEL_ERROR_WRONG_STATE;
    strike(io, &t);
    (void)writ_port_close(io, line);
    return good;
}

/* The child has the only capability; what it was told to raise is ours. */
static bool the_death_of_its_holder_silences_a_function(struct writ_io *io)
{
    struct stage s;
    struct child holder = {0};
    uint32_t address = find(io, EDU_ID);
    uint32_t again = 0;
    bool good = build(io, &s, EDU_ID) && set_message(io, &s, 0, s.irqs[0]) == WRIT_OK &&
                child_stage(io, &holder) &&
                child_give(io, &holder, s.function, SLOT, PCI_FUNCTION_RIGHT_READ);
    if (good) {
        child_will_run_on(&holder);
        *reg(EDU_RAISE) = 1;
        good = rings(s.bell, BIT_A);
        *reg(EDU_ACKNOWLEDGE) = 1;
    }
    good = good && child_start(io, &holder) && writ_port_close(io, s.function) == WRIT_OK &&
           claim(io, EDU_ID, &again) == KERNEL_ERROR_CLAIMED &&
           (look(io, address, COMMAND) & MASTER) &&
           process_kill(io, holder.process, 0) == WRIT_OK &&
           (look(io, address, COMMAND) & (MASTER | NO_LINE)) == NO_LINE;
    if (good) {
        *reg(EDU_RAISE) = 1;
        good = is_silent(s.bell) && claim(io, EDU_ID, &again) == WRIT_OK;
        *reg(EDU_ACKNOWLEDGE) = 1;
    }
    child_drop(io, &holder);
    (void)writ_port_close(io, again);
    s.function = 0;
    strike(io, &s);
    return good;
}

static const struct edge_case cases[] = {
    {"it is said once where configurations are", it_is_said_once_where_configurations_are},
    {"a function has one holder", a_function_has_one_holder},
    {"a function says which it is", a_function_says_which_it_is},
    {"configuration is read as wide as is asked for and no further",
     configuration_is_read_as_wide_as_is_asked_for_and_no_further},
    {"a driver writes what is its vendor's own and nothing else",
     a_driver_writes_what_is_its_vendors_own_and_nothing_else},
    {"rights to a function are apart", rights_to_a_function_are_apart},
    {"a range is handed out in whole pages once", a_range_is_handed_out_in_whole_pages_once},
    {"a range of ports is handed out as ports", a_range_of_ports_is_handed_out_as_ports},
    {"nobody gets the table of messages", nobody_gets_the_table_of_messages},
    {"a message of a device rings the bell", a_message_of_a_device_rings_the_bell},
    {"messages of a table ring apart", messages_of_a_table_ring_apart},
    {"a message that cannot be is refused", a_message_that_cannot_be_is_refused},
    {"the death of its holder silences a function", the_death_of_its_holder_silences_a_function},
};

const struct edge_cases edges_of_pci = {cases, sizeof cases / sizeof cases[0]};
