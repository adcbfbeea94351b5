/* See controls.h. */
#include "controls.h"

#include "assert.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "panic.h"
#include "process.h"
#include "serial.h"

static const struct {
    uint8_t type;
    uint16_t slot;
    uint16_t rights;
} controls[CONTROL_COUNT] = {
    {OBJECT_TYPE_LOG, LOG_SLOT, LOG_RIGHTS},
    {OBJECT_TYPE_LOG_CONTROL, LOG_CONTROL_SLOT, LOG_CONTROL_RIGHTS},
    {OBJECT_TYPE_PROCESS_CONTROL, PROCESS_CONTROL_SLOT, PROCESS_CONTROL_RIGHTS},
    {OBJECT_TYPE_TIME_CONTROL, TIME_CONTROL_SLOT, TIME_CONTROL_RIGHTS},
    {OBJECT_TYPE_MEMORY_CONTROL, MEMORY_CONTROL_SLOT, MEMORY_CONTROL_RIGHTS},
    {OBJECT_TYPE_IRQ_CONTROL, IRQ_CONTROL_SLOT, IRQ_CONTROL_RIGHTS},
    {OBJECT_TYPE_IO_PORT_CONTROL, IO_PORT_CONTROL_SLOT, IO_PORT_CONTROL_RIGHTS},
    {OBJECT_TYPE_PCI_CONTROL, PCI_CONTROL_SLOT, PCI_CONTROL_RIGHTS},
    {OBJECT_TYPE_ACPI_CONTROL, ACPI_CONTROL_SLOT, ACPI_CONTROL_RIGHTS},
    {OBJECT_TYPE_POWER_CONTROL, POWER_CONTROL_SLOT, POWER_CONTROL_RIGHTS},
    {OBJECT_TYPE_CONSOLE_CONTROL, CONSOLE_CONTROL_SLOT, CONSOLE_CONTROL_RIGHTS},
};

void controls_give(struct process *root)
{
    for (uint32_t i = 0; i < CONTROL_COUNT; i++) {
        struct object *object = &kernel.controls[i];
        object_init(object, NULL, controls[i].type);
        if (table_reach(&root->table, controls[i].slot) != TABLE_ROOM) {
            panic("no memory for the root's controls");
        }
        table_make(&root->table, controls[i].slot, object, controls[i].rights);
    }
}

enum kcall_result console_control_on_write(struct kcall *,
                                           const struct console_control_write_request *request)
{
    serial_write((const char *)request->bytes.data, request->bytes.length);
    return KCALL_DONE;
}
