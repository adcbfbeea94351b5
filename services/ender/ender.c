/* Ends the machine in both ways, one after the other. */
#include <string.h>

#include "ender_slots.h"
#include "kernel_calls.h"
#include "writ/aml.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum {
    NAME_OF_DEVICES = 'D' | 'S' << 8 | 'D' << 16 | 'T' << 24,
    MOST_BYTES = 256 * 1024, /* of the description of devices */
    CLOCK_FIRST = 0x70,
    CLOCK_PORTS = 2,
    CLOCK_MEMORY = 0x51, /* a byte that nobody uses */
    MARK = 0xb7,
    A_WHILE_MS = 20000,
    CODE_FAILED = 1,
};

const struct rt_component rt_component = {.name = "ender",
                                          .number = ENDER_COMPONENT,
                                          .startup = ender_startup,
                                          .startup_count = ENDER_STARTUP_COUNT,
                                          .workers = ENDER_WORKERS};

static uint8_t devices[MOST_BYTES];

/* The description of devices; 0 bytes if there is none or it is too long. */
static uint32_t read_devices(struct writ_io *io)
{
    uint32_t name = 0;
    uint32_t bytes = 0;
    uint32_t index = 0;
    while (acpi_control_table(io, ACPI_CONTROL_SLOT, index, &name, &bytes) == WRIT_OK &&
           name != NAME_OF_DEVICES) {
        index++;
    }
    if (name != NAME_OF_DEVICES || bytes > MOST_BYTES) {
        return 0;
    }
    for (uint32_t at = 0; at < bytes;) {
        struct acpi_control_read_reply r = {0};
        uint32_t left = bytes - at;
        uint32_t count = left < KERNEL_MAX_TABLE_READ ? left : KERNEL_MAX_TABLE_READ;
        if (acpi_control_read(io, ACPI_CONTROL_SLOT, index, at, count, &r) != WRIT_OK) {
            return 0;
        }
        memcpy(devices + at, r.data.data, count);
        at += count;
    }
    return bytes;
}

static uint32_t turn_off(struct writ_io *io)
{
    struct aml_package kinds;
    if (!aml_find_package(devices, read_devices(io), "_S5_", &kinds) || kinds.count < 2 ||
        kinds.values[0] > 7 || kinds.values[1] > 7) {
        log_error("[ender] the tables do not say how the machine is turned off");
        return WRIT_NOT_FOUND;
    }
    log_info("[ender] turns the machine off by %lu %lu", kinds.values[0], kinds.values[1]);
    return power_control_off(io, POWER_CONTROL_SLOT, (uint8_t)kinds.values[0],
                             (uint8_t)kinds.values[1]);
}

static uint32_t restart(struct writ_io *io, uint32_t clock)
{
    log_info("[ender] starts the machine again");
    uint32_t status = io_ports_write(io, clock, 0, ACCESS_WIDTH_WORD, CLOCK_MEMORY | MARK << 8);
    return status == WRIT_OK ? power_control_restart(io, POWER_CONTROL_SLOT) : status;
}

static uint32_t end(struct writ_io *io)
{
    uint32_t clock = 0;
    uint32_t mark = 0;
    uint32_t status = io_port_control_claim(io, IO_PORT_CONTROL_SLOT, WRIT_SLOT_QUOTA, CLOCK_FIRST,
                                            CLOCK_PORTS, &clock);
    if (status == WRIT_OK) {
        status = io_ports_write(io, clock, 0, ACCESS_WIDTH_BYTE, CLOCK_MEMORY);
    }
    if (status == WRIT_OK) {
        status = io_ports_read(io, clock, 1, ACCESS_WIDTH_BYTE, &mark);
    }
    if (status != WRIT_OK) {
        return status;
    }
    return mark == MARK ? turn_off(io) : restart(io, clock);
}

uint32_t component_main(struct rt *rt)
{
    uint32_t bell = 0;
    uint64_t bits = 0;
    uint32_t status = quota_create_notification(&rt->io, WRIT_SLOT_QUOTA, &bell);
    if (status == WRIT_OK) {
        status = end(&rt->io);
    }
    (void)syscall_wait(bell, A_WHILE_MS, &bits);
    log_error("[ender] FAILED: the machine goes on: status %u", status);
    return CODE_FAILED;
}
