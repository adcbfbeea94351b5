/* Generated from idl/system.writ: change it there.
 *
 * The system devices: its components in boot order, and what each starts with.
 */
#include "system_devices.h"

#include <stddef.h>

static const struct writ_system_held rootd_held[] = {
    {.slot = 4, .rights = 0x3, .type = 9},
    {.slot = 2288, .rights = 0x2d, .type = 10},
};

static const struct writ_system_held probed_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2304, .rights = 0x1, .type = 22},
    {.slot = 2208, .rights = 0x5, .type = 21},
};

static const struct writ_system_component components[] = {
    {
        .name = "rootd",
        .number = 0x01,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 4194304,
        .stack = 32768,
        .held = rootd_held,
        .held_count = 2,
        .install = "",
        .startup = WRIT_STARTUP_NONE,
        .pinned = true,
        .faults_to = WRIT_NOBODY,
    },
    {
        .name = "probed",
        .number = 0x90,
        .kind = WRIT_APP,
        .band = 2,
        .weight = 100,
        .memory = 2097152,
        .stack = 32768,
        .held = probed_held,
        .held_count = 3,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .faults_to = WRIT_NOBODY,
    },
};

const struct writ_system writ_system = {
    .name = "devices",
    .memory = 268435456,
    .components = components,
    .count = 2,
};
