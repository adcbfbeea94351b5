/* Generated from idl/system.writ: change it there.
 *
 * The system ends: its components in boot order, and what each starts with.
 */
#include "system_ends.h"

#include <stddef.h>

static const struct writ_system_held rootd_held[] = {
    {.slot = 4, .rights = 0x3, .type = 9},
    {.slot = 2288, .rights = 0x2d, .type = 10},
};

static const struct writ_system_held ender_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2304, .rights = 0x1, .type = 22},
    {.slot = 2176, .rights = 0x1, .type = 19},
    {.slot = 2320, .rights = 0x3, .type = 24},
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
        .name = "ender",
        .number = 0x6f,
        .kind = WRIT_APP,
        .band = 2,
        .weight = 100,
        .memory = 2097152,
        .stack = 32768,
        .held = ender_held,
        .held_count = 4,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .faults_to = WRIT_NOBODY,
    },
};

const struct writ_system writ_system = {
    .name = "ends",
    .memory = 268435456,
    .components = components,
    .count = 2,
};
