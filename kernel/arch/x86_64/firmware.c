/* What the kernel does with the firmware's tables: it finds processors and interrupt chips at boot, hands
 * out what the tables hold, and ends the machine by the registers that they name. ACPI specification 6.5: 5.2.9 (FADT), 5.2.3.2 (registers), 4.8.3.2 and 4.8.3.7 (power). */
#include "frame.h"
#include "instructions.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "paging.h"

enum { FADT_FIRST_CONTROL = 64, FADT_SECOND_CONTROL = 68, FADT_FLAGS = 112, FADT_RESET = 116 };
enum { FADT_RESET_VALUE = 128, FADT_SLEEP = 244, FLAG_RESET = 1 << 10, FLAG_REDUCED = 1 << 20 };
enum { REGISTER_PA = 4, IN_MEMORY = 0, IN_PORTS = 1 };
enum { CONTROL_KIND = 0x1c00, CONTROL_KIND_SHIFT = 10, CONTROL_SLEEP = 0x2000 };
enum { SLEEP_KIND_SHIFT = 2, SLEEP = 0x20 };

void firmware_read(const struct boot *boot)
{
    struct acpi_memory memory = {frame_at(0), BOOT_MAP_END};
    acpi_find(&memory, boot->acpi_pa, &kernel.acpi);
    madt_read(&memory, &kernel.acpi, &kernel.madt);
}

/* Bytes that are inside of a table. */
static void copy(const struct acpi_table *table, uint32_t offset, uint8_t *to, uint32_t count)
{
    while (count > 0) {
        uint64_t pa = table->pa + offset;
        uint32_t left = (uint32_t)(PAGE_SIZE - pa % PAGE_SIZE);
        uint32_t piece = count < left ? count : left;
        __builtin_memcpy(to, (const void *)paging_window(pa), piece);
        offset += piece;
        to += piece;
        count -= piece;
    }
}

enum kcall_result acpi_control_on_table(struct kcall *call,
                                        const struct acpi_control_table_request *request,
                                        struct acpi_control_table_reply *reply)
{
    if (request->index >= kernel.acpi.count) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    reply->name = kernel.acpi.tables[request->index].name;
    reply->bytes = kernel.acpi.tables[request->index].bytes;
    return KCALL_DONE;
}

enum kcall_result acpi_control_on_read(struct kcall *call,
                                       const struct acpi_control_read_request *request,
                                       struct acpi_control_read_reply *, struct writ_builder *out)
{
    if (request->index >= kernel.acpi.count) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    const struct acpi_table *table = &kernel.acpi.tables[request->index];
    if (request->count > table->bytes || request->offset > table->bytes - request->count) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    uint8_t bytes[KERNEL_MAX_TABLE_READ];
    copy(table, request->offset, bytes, request->count);
    acpi_control_read_reply_put_data(out, bytes, request->count);
    return KCALL_DONE;
}

/* A number of the FADT; 0 if it does not reach there. */
static uint64_t fadt(uint32_t offset, uint32_t count)
{
    struct acpi_table table = acpi_named(&kernel.acpi, ACPI_FADT);
    uint8_t bytes[sizeof(uint64_t)] = {0};
    if (offset + count <= table.bytes) {
        copy(&table, offset, bytes, count);
    }
    return acpi_number(bytes, sizeof bytes);
}

/* Writes a register that the FADT describes. */
static enum kcall_result write_register(struct kcall *call, uint32_t offset, uint64_t value)
{
    uint64_t place = fadt(offset + REGISTER_PA, sizeof place);
    uint64_t space = fadt(offset, 1);
    if (place == 0 || space > IN_PORTS) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    if (space == IN_PORTS) {
        port_write8((uint16_t)place, (uint8_t)value);
    } else {
        *(volatile uint8_t *)paging_window(place) = (uint8_t)value;
    }
    return KCALL_DONE;
}

static void sleep(uint64_t port, uint32_t kind)
{
    uint32_t was = port_read16((uint16_t)port) & (UINT16_MAX ^ CONTROL_KIND);
    port_write16((uint16_t)port, (uint16_t)(was | kind << CONTROL_KIND_SHIFT | CONTROL_SLEEP));
}

enum kcall_result power_control_on_off(struct kcall *call,
                                       const struct power_control_off_request *request)
{
    if (fadt(FADT_FLAGS, 4) & FLAG_REDUCED) {
        return write_register(call, FADT_SLEEP, request->first << SLEEP_KIND_SHIFT | SLEEP);
    }
    uint64_t first = fadt(FADT_FIRST_CONTROL, 4);
    uint64_t second = fadt(FADT_SECOND_CONTROL, 4);
    if (first == 0) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    sleep(first, request->first);
    if (second != 0) {
        sleep(second, request->second);
    }
    return KCALL_DONE;
}

enum kcall_result power_control_on_restart(struct kcall *call)
{
    return fadt(FADT_FLAGS, 4) & FLAG_RESET
               ? write_register(call, FADT_RESET, fadt(FADT_RESET_VALUE, 1))
               : kcall_fail(call, WRIT_NOT_FOUND);
}
