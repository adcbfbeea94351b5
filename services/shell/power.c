/* See power.h. */
#include "power.h"

#include <string.h>

#include "kernel_calls.h"
#include "writ/aml.h"

enum {
    NAME_OF_DEVICES = 'D' | 'S' << 8 | 'D' << 16 | 'T' << 24,
    MOST_BYTES = 256 * 1024, /* of the description of devices */
    MOST_KIND = 7,
};

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
        uint32_t count = writ_least(bytes - at, KERNEL_MAX_TABLE_READ);
        if (acpi_control_read(io, ACPI_CONTROL_SLOT, index, at, count, &r) != WRIT_OK) {
            return 0;
        }
        memcpy(devices + at, r.data.data, count);
        at += count;
    }
    return bytes;
}

static const char *turn_off(struct writ_io *io)
{
    struct aml_package kinds;
    if (!aml_find_package(devices, read_devices(io), "_S5_", &kinds) || kinds.count < 2 ||
        kinds.values[0] > MOST_KIND || kinds.values[1] > MOST_KIND) {
        return "The firmware does not say how the machine is turned off.";
    }
    (void)power_control_off(io, POWER_CONTROL_SLOT, (uint8_t)kinds.values[0],
                            (uint8_t)kinds.values[1]);
    return "The machine does not turn off.";
}

const char *power_end(struct writ_io *io, bool again)
{
    if (!again) {
        return turn_off(io);
    }
    (void)power_control_restart(io, POWER_CONTROL_SLOT);
    return "The machine does not start again.";
}
