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
    {OBJECT_TYPE_LOG, LOG_SLOT, LOG_RIGHT_WRITE | LOG_RIGHT_CONSOLE},
    {OBJECT_TYPE_LOG_CONTROL, LOG_CONTROL_SLOT,
     LOG_CONTROL_RIGHT_READ | LOG_CONTROL_RIGHT_WRITE | LOG_CONTROL_RIGHT_FILTER},
    {OBJECT_TYPE_PROCESS_CONTROL, PROCESS_CONTROL_SLOT,
     PROCESS_CONTROL_RIGHT_CREATE | PROCESS_CONTROL_RIGHT_KILL | PROCESS_CONTROL_RIGHT_QUERY |
         PROCESS_CONTROL_RIGHT_LIST | PROCESS_CONTROL_RIGHT_REAP},
    {OBJECT_TYPE_TIME_CONTROL, TIME_CONTROL_SLOT, TIME_CONTROL_RIGHT_SET},
    {OBJECT_TYPE_MEMORY_CONTROL, MEMORY_CONTROL_SLOT,
     MEMORY_CONTROL_RIGHT_CLAIM | MEMORY_CONTROL_RIGHT_CREATE | MEMORY_CONTROL_RIGHT_RELEASE |
         MEMORY_CONTROL_RIGHT_QUERY},
    {OBJECT_TYPE_IRQ_CONTROL, IRQ_CONTROL_SLOT, IRQ_CONTROL_RIGHT_CLAIM},
    {OBJECT_TYPE_IO_PORT_CONTROL, IO_PORT_CONTROL_SLOT, IO_PORT_CONTROL_RIGHT_CLAIM},
    {OBJECT_TYPE_CONSOLE_CONTROL, CONSOLE_CONTROL_SLOT, CONSOLE_CONTROL_RIGHT_WRITE},
};

void controls_give(struct process *root)
{
    for (uint32_t i = 0; i < CONTROL_COUNT; i++) {
        struct object *object = &kernel.controls[i];
        object_init(object, NULL, controls[i].type);
        if (table_reach(&root->table, controls[i].slot) != TABLE_ROOM) {
            panic("no memory for the root's controls");
        }
        table_make(&root->table, controls[i].slot, object, controls[i].rights | CAP_TRANSFER);
    }
}

bool control_reap(struct object *, uint32_t *)
{
    KASSERT(false);
    return true;
}

enum kcall_result console_control_on_write(struct kcall *,
                                           const struct console_control_write_request *request)
{
    serial_write((const char *)request->bytes.data, request->bytes.length);
    return KCALL_DONE;
}
