/* Generated from idl/system.writ: change it there.
 *
 * The system smp: its components in boot order, and what each starts with.
 */
#include "system_smp.h"

#include <stddef.h>

static const struct writ_system_held rootd_held[] = {
    {.slot = 4, .rights = 0x3, .type = 9},
    {.slot = 2288, .rights = 0x2d, .type = 10},
};

static const struct writ_system_held neighbour_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

static const struct writ_system_held scheduling_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2144, .rights = 0x1, .type = 17},
    {.slot = 2176, .rights = 0x1, .type = 19},
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
        .name = "neighbour",
        .number = 0x61,
        .kind = WRIT_APP,
        .band = 2,
        .weight = 100,
        .memory = 2097152,
        .stack = 32768,
        .held = neighbour_held,
        .held_count = 1,
        .worker_count = 4,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .faults_to = WRIT_NOBODY,
    },
    {
        .name = "scheduling",
        .number = 0x60,
        .kind = WRIT_APP,
        .band = 0,
        .weight = 100,
        .memory = 8388608,
        .stack = 32768,
        .held = scheduling_held,
        .held_count = 3,
        .worker_count = 8,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .faults_to = WRIT_NOBODY,
    },
};

const struct writ_system writ_system = {
    .name = "smp",
    .memory = 268435456,
    .components = components,
    .count = 3,
};
