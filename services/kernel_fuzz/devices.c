/* See devices.h. */
#include "devices.h"

#include <string.h>

#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/system.h"

enum {
    EDU_ID = 0x11e81234,
    FUNCTIONS = 256, /* on the first bus */
    NOBODY = 0xff00, /* on the last one there is nothing */
    COMMAND = 4,
    MEMORY = 2,
    FIRST_RANGE = 16,
    SOME_BYTES = 64, /* of every table */
};

/* Where QEMU's q35 shows configurations, and one of its devices may be. */
#define CONFIGURATIONS UINT64_C(0xb0000000)
#define PLACE UINT32_C(0xfe000000)

static uint16_t address;

uint16_t devices_address(void)
{
    return address;
}

void devices_find(struct fuzz *fuzz)
{
    struct writ_io *io = &fuzz->io;
    fuzz_count(fuzz, PCI_CONTROL_LOCATE_REQUEST,
               pci_control_locate(io, PCI_CONTROL_SLOT, CONFIGURATIONS, 0, UINT8_MAX));
    for (uint16_t i = 0; i < FUNCTIONS && address == 0; i++) {
        uint32_t id = 0;
        (void)pci_control_read(io, PCI_CONTROL_SLOT, i, 0, ACCESS_WIDTH_LONG, &id);
        address = id == EDU_ID ? i : 0;
    }
    if (address == 0) {
        fuzz->wrong++;
        log_error("[fuzz] FAILED: there is no device to try");
    }
}

static void put_write(struct fuzz *fuzz, uint8_t *body)
{
    struct pci_function_write_request it;
    memcpy(&it, body, sizeof it);
    it.width = ACCESS_WIDTH_LONG;
    it.offset = fuzz_once_in(fuzz, 2) ? COMMAND : FIRST_RANGE;
    it.value = it.offset == COMMAND ? MEMORY : PLACE;
    memcpy(body, &it, sizeof it);
}

static void put_read(struct fuzz *fuzz, uint8_t *body)
{
    struct acpi_control_read_request it;
    memcpy(&it, body, sizeof it);
    it.index %= 4;
    it.offset %= SOME_BYTES / 2;
    it.count = (uint32_t)(fuzz_dice(fuzz) % (SOME_BYTES / 2));
    memcpy(body, &it, sizeof it);
}

static void put_range(struct fuzz *fuzz, uint8_t *body)
{
    struct pci_function_claim_range_request it;
    memcpy(&it, body, sizeof it);
    it.index = 0;
    it.offset = fuzz_dice(fuzz) % 16 * FUZZ_PAGE;
    it.bytes = FUZZ_PAGE;
    memcpy(body, &it, sizeof it);
}

static void put_message(uint8_t *body)
{
    struct pci_function_set_message_request it;
    memcpy(&it, body, sizeof it);
    it.index = 0;
    memcpy(body, &it, sizeof it);
}

static void put_claim(struct fuzz *fuzz, uint8_t *body)
{
    struct pci_control_claim_request it;
    memcpy(&it, body, sizeof it);
    it.function = fuzz_once_in(fuzz, 4) ? NOBODY : address;
    memcpy(body, &it, sizeof it);
}

void devices_put(struct fuzz *fuzz, uint64_t tag, uint8_t *body)
{
    bool good = !fuzz_once_in(fuzz, 4);
    if (tag == PCI_CONTROL_CLAIM_REQUEST) {
        put_claim(fuzz, body);
    } else if (tag == PCI_FUNCTION_WRITE_REQUEST && good) {
        put_write(fuzz, body);
    } else if (tag == PCI_FUNCTION_CLAIM_RANGE_REQUEST && good) {
        put_range(fuzz, body);
    } else if (tag == PCI_FUNCTION_SET_MESSAGE_REQUEST && good) {
        put_message(body);
    } else if (tag == ACPI_CONTROL_READ_REQUEST && good) {
        put_read(fuzz, body);
    }
}
