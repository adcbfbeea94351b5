/* See io_ports.h. */
#include "io_ports.h"

#include "assert.h"
#include "instructions.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "process.h"
#include "serial.h"
#include "thread.h"

/* By these PCI is configured, and by one of them the machine is reset. */
enum { PCI_FIRST = 0xcf8, PCI_LAST = 0xcff };

uint64_t io_ports_extent(const struct io_ports *ports)
{
    uint64_t first = ports->claim.place.key;
    return first | (ports->claim.last - first + 1) << 16;
}

void io_ports_last_cap(struct object *object)
{
    claims_give(&kernel.ports, &container_of(object, struct io_ports, object)->claim);
}

bool io_ports_check(const struct object *object)
{
    const struct io_ports *ports = container_of(object, struct io_ports, object);
    const struct tree_node *node = tree_at_most(&kernel.ports, ports->claim.last);
    return ports->object.caps == 0 || node == &ports->claim.place;
}

/* The port at an offset, if a whole access of this width is inside. */
static bool find_port(const struct kcall *call, uint32_t offset, uint32_t width, uint16_t *ret_port)
{
    const struct io_ports *ports = KCALL_TARGET(call, io_ports);
    uint64_t port = ports->claim.place.key + offset;
    *ret_port = (uint16_t)port;
    return port + width - 1 <= ports->claim.last;
}

enum kcall_result io_ports_on_read(struct kcall *call, const struct io_ports_read_request *request,
                                   struct io_ports_read_reply *reply)
{
    uint16_t port;
    if (!find_port(call, request->offset, request->width, &port)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    reply->value = port_read(port, request->width);
    return KCALL_DONE;
}

enum kcall_result io_ports_on_write(struct kcall *call,
                                    const struct io_ports_write_request *request)
{
    uint16_t port;
    bool fits = (uint64_t)request->value >> (8U * request->width) == 0;
    if (!fits || !find_port(call, request->offset, request->width, &port)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    port_write(port, request->width, request->value);
    return KCALL_DONE;
}

enum kcall_result io_ports_on_read_string(struct kcall *call,
                                          const struct io_ports_read_string_request *request,
                                          struct io_ports_read_string_reply *,
                                          struct writ_builder *out)
{
    uint16_t port;
    uint8_t bytes[KERNEL_MAX_PORT_BYTES];
    uint32_t width = request->width;
    uint32_t size = request->count * width;
    if (size > sizeof bytes || !find_port(call, request->offset, width, &port)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    for (uint32_t at = 0; at < size; at += width) {
        uint32_t value = port_read(port, width);
        __builtin_memcpy(bytes + at, &value, width);
    }
    io_ports_read_string_reply_put_data(out, bytes, size);
    return KCALL_DONE;
}

enum kcall_result io_ports_on_write_string(struct kcall *call,
                                           const struct io_ports_write_string_request *request)
{
    uint16_t port;
    uint32_t width = request->width;
    if (request->data.length % width != 0 || !find_port(call, request->offset, width, &port)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    for (uint32_t at = 0; at < request->data.length; at += width) {
        uint32_t value = 0;
        __builtin_memcpy(&value, request->data.data + at, width);
        port_write(port, width, value);
    }
    return KCALL_DONE;
}

/* Why ports may not be claimed, or OK. */
static uint32_t check_claim(uint64_t first, uint64_t last)
{
    if (last >= KERNEL_MAX_PORTS) {
        return KERNEL_ERROR_BAD_RANGE;
    }
    if (first <= PCI_LAST && last >= PCI_FIRST) {
        return WRIT_DENIED;
    }
    return claims_are_free(&kernel.ports, first, last) ? WRIT_OK : KERNEL_ERROR_CLAIMED;
}

enum kcall_result io_ports_claim(struct kcall *call, const struct cap *quota, uint64_t first,
                                 uint64_t count, uint32_t *ret_slot)
{
    uint64_t last = first + count - 1;
    uint32_t status = check_claim(first, last);
    if (status != WRIT_OK) {
        return kcall_fail(call, status);
    }
    struct io_ports *ports = object_create(quota_of(quota), OBJECT_TYPE_IO_PORTS, sizeof *ports);
    if (ports == NULL) {
        return kcall_no_memory(call);
    }
    claims_take(&kernel.ports, &ports->claim, first, last);
    serial_leave(first, last);
    return kcall_give(call, *ret_slot, &ports->object, IO_PORTS_RIGHTS);
}

enum kcall_result io_port_control_on_claim(struct kcall *call, struct cap *quota,
                                           const struct io_port_control_claim_request *request,
                                           struct io_port_control_claim_reply *reply)
{
    return io_ports_claim(call, quota, request->first, request->count, &reply->ports);
}
