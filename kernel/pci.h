/* Functions of PCI: who has claimed which, what of its configuration he may change, and what its messages
 * raise. What a function says of itself is believed of itself only.
 */
#pragma once

#include "claims.h"
#include "kernel_types.h"
#include "object.h"
#include "types.h"

enum { PCI_RANGES = KERNEL_LAST_PCI_RANGE + 1 };

/* How the machine shows what functions say of themselves: the first 256 bytes by two ports, or, when
 * somebody has said where, all of it in memory. */
struct pci_config {
    uint64_t pa; /* of bus 0, whether it is shown or not; 0: by ports */
    uint8_t first_bus;
    uint8_t last_bus;
};

/* Whether so many bytes at an offset, a multiple of them, are shown. */
[[nodiscard]] bool pci_config_reaches(uint32_t function, uint32_t offset, uint32_t width);

/* One access of 1, 2 or 4 bytes, within reach. All ones if there is no such function. */
uint32_t pci_config_read(uint32_t function, uint32_t offset, uint32_t width);
void pci_config_write(uint32_t function, uint32_t offset, uint32_t width, uint32_t value);

struct pci_function {
    struct object object;
    struct claim claim; /* PF1: while there is a capability, its address is in the kernel's tree */
    uint32_t id;        /* vendor and device: another one in its place is not ours */
    uint16_t message;   /* where its capability to send one message is, or 0 */
    uint16_t table;     /* the same for a table of messages, which is inside a range of memory */
    uint32_t table_count;
    uint32_t table_range;
    uint32_t table_offset;
    uint64_t bytes[PCI_RANGES];
    bool ports[PCI_RANGES];
};

/* The address in the low half, the id in the high half. */
uint64_t pci_label(const struct pci_function *function);

void pci_last_cap(struct object *object);
bool pci_check(const struct object *object);
