/* See pci.h. PCI Express base specification 7.2.2; PCI local bus specification 3.0, 3.2.2.3.2. */
#include "pci.h"

#include "instructions.h"
#include "kernel.h"
#include "paging.h"

enum { FUNCTION_SHIFT = 12, BUS_SHIFT = 8 };
enum { OLD_BYTES = 256, OLD_SHIFT = 8, PORT_ADDRESS = 0xcf8, PORT_DATA = 0xcfc };

static const uint32_t old_enable = 0x80000000;

bool pci_config_reaches(uint32_t function, uint32_t offset, uint32_t width)
{
    const struct pci_config *c = &kernel.pci;
    uint32_t bus = function >> BUS_SHIFT;
    bool is_shown = c->pa == 0 ? offset < OLD_BYTES : bus >= c->first_bus && bus <= c->last_bus;
    return is_shown && offset % width == 0;
}

static volatile void *place_of(uint32_t function, uint32_t offset)
{
    return paging_window(kernel.pci.pa + ((uint64_t)function << FUNCTION_SHIFT) + offset);
}

static void choose(uint32_t function, uint32_t offset)
{
    port_write32(PORT_ADDRESS, old_enable | function << OLD_SHIFT | (offset - offset % 4));
}

uint32_t pci_config_read(uint32_t function, uint32_t offset, uint32_t width)
{
    uint32_t word;
    if (kernel.pci.pa != 0) {
        word = *(volatile uint32_t *)place_of(function, offset - offset % 4);
    } else {
        choose(function, offset);
        word = port_read32(PORT_DATA);
    }
    return word >> 8 * (offset % 4) & (UINT32_MAX >> (32 - 8 * width));
}

void pci_config_write(uint32_t function, uint32_t offset, uint32_t width, uint32_t value)
{
    if (kernel.pci.pa == 0) {
        choose(function, offset);
        port_write((uint16_t)(PORT_DATA + offset % 4), width, value);
    } else if (width == 1) {
        *(volatile uint8_t *)place_of(function, offset) = (uint8_t)value;
    } else if (width == 2) {
        *(volatile uint16_t *)place_of(function, offset) = (uint16_t)value;
    } else {
        *(volatile uint32_t *)place_of(function, offset) = value;
    }
}
