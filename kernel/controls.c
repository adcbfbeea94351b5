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
    {OBJECT_TYPE_IRQ_CONTROL, IRQ_CONTROL_SLOT, IRQ_CONTROL_RIGHT_CLAIM},
    {OBJECT_TYPE_IO_PORT_CONTROL, IO_PORT_CONTROL_SLOT, IO_PORT_CONTROL_RIGHT_CLAIM},
    {OBJECT_TYPE_CONSOLE_CONTROL, CONSOLE_CONTROL_SLOT, CONSOLE_CONTROL_RIGHT_WRITE},
};

void controls_give(struct process *root)
{
    for (uint32_t i = 0; i < CONTROL_COUNT; i++) {
        struct object *object = &kernel.controls[i];
        *object = (struct object){.koid = kernel_next_koid(), .refs = 1, .type = controls[i].type};
        list_init(&object->dead);
        if (table_reach(&root->table, controls[i].slot) != TABLE_ROOM) {
            panic("no memory for the root's controls");
        }
        table_make(&root->table, controls[i].slot, object, controls[i].rights | CAP_TRANSFER);
    }
}

bool control_reap(struct object *object, uint32_t *budget)
{
    (void)object;
    (void)budget;
    KASSERT(false);
    return true;
}

enum kcall_result console_control_on_write(struct kcall *call,
                                           const struct console_control_write_request *request)
{
    (void)call;
    serial_write((const char *)request->bytes.data, request->bytes.length);
    return KCALL_DONE;
}
