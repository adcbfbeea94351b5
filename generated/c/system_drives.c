/* Generated from idl/system.writ: change it there.
 *
 * The system drives: its components in boot order, and what each starts with.
 */
#include "system_drives.h"

#include <stddef.h>

static const struct writ_system_held rootd_held[] = {
    {.slot = 4, .rights = 0x3, .type = 9},
    {.slot = 2288, .rights = 0x2d, .type = 10},
};

static const char *const procd_procd_roles[] = {
    "bootstrap", "driver", "launcher", "loader", "observer"};

static const struct writ_system_served procd_served[] = {
    {.name = "Procd",
     .protocol = 0x0004,
     .clients = 32,
     .role_names = procd_procd_roles,
     .role_count = 5},
};

static const struct writ_system_held procd_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2288, .rights = 0x2f, .type = 10},
};

static const char *const deviced_deviced_roles[] = {
    "seeder", "reporter", "driver", "consumer", "operator", "observer"};

static const struct writ_system_served deviced_served[] = {
    {.name = "Deviced",
     .protocol = 0x0009,
     .clients = 64,
     .role_names = deviced_deviced_roles,
     .role_count = 6},
};

static const struct writ_system_connection deviced_connections[] = {
    {.slot = 16, .server = 1, .protocol = 0x0004, .roles = 0x2},
};

static const struct writ_system_held deviced_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2144, .rights = 0x1, .type = 17},
    {.slot = 2176, .rights = 0x1, .type = 19},
    {.slot = 2208, .rights = 0x2, .type = 21},
    {.slot = 2224, .rights = 0x6, .type = 32},
};

static const struct writ_system_connection probed_connections[] = {
    {.slot = 16, .server = 2, .protocol = 0x0009, .roles = 0x2},
};

static const struct writ_system_held probed_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2304, .rights = 0x1, .type = 22},
    {.slot = 2208, .rights = 0x5, .type = 21},
};

static const struct writ_system_connection specimen_connections[] = {
    {.slot = 16, .server = 2, .protocol = 0x0009, .roles = 0x4},
};

static const struct writ_system_held specimen_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 64, .rights = 0x3, .type = 20},
    {.slot = 65, .rights = 0x3, .type = 4},
    {.slot = 80, .rights = 0x1, .type = 16},
    {.slot = 96, .rights = 0x3, .type = 4},
};

static const struct writ_device specimen_device = {.class_of = 9,
                                                   .bus = 2,
                                                   .stage = 2,
                                                   .priority = 10,
                                                   .enabled = 1,
                                                   .function = 1,
                                                   .range_count = 1,
                                                   .message_count = 1,
                                                   .match_count = 1,
                                                   .dma_count = 1,
                                                   .matches = {{0, 0x1234, 0x11e8}},
                                                   .dma_bytes = {4096},
                                                   .ranges = {0}};

static const struct writ_system_setting specimen_autoload[] = {
    {.name = "class", .text = "other", .kind = WRIT_SETTING_TEXT},
    {.name = "bus", .text = "pci", .kind = WRIT_SETTING_TEXT},
    {.name = "match", .kind = WRIT_SETTING_BLOCK},
    {.name = "vendor", .number = 4660, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "model", .number = 4584, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "priority", .number = 10, .kind = WRIT_SETTING_NUMBER},
    {.name = "function", .number = 1, .kind = WRIT_SETTING_NUMBER},
    {.name = "ranges", .number = 0, .kind = WRIT_SETTING_NUMBER},
    {.name = "messages", .number = 1, .kind = WRIT_SETTING_NUMBER},
    {.name = "dma", .number = 4096, .kind = WRIT_SETTING_NUMBER},
};

static const struct writ_system_connection stray_function_connections[] = {
    {.slot = 16, .server = 2, .protocol = 0x0009, .roles = 0x4},
};

static const struct writ_system_held stray_function_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 64, .rights = 0x3, .type = 20},
};

static const struct writ_device stray_function_device = {.class_of = 9,
                                                         .bus = 2,
                                                         .stage = 2,
                                                         .priority = 200,
                                                         .enabled = 1,
                                                         .function = 1,
                                                         .match_count = 1,
                                                         .matches = {{0, 0x1af4, 0x0000}}};

static const struct writ_system_setting stray_function_autoload[] = {
    {.name = "class", .text = "other", .kind = WRIT_SETTING_TEXT},
    {.name = "bus", .text = "pci", .kind = WRIT_SETTING_TEXT},
    {.name = "match", .kind = WRIT_SETTING_BLOCK},
    {.name = "vendor", .number = 6900, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "priority", .number = 200, .kind = WRIT_SETTING_NUMBER},
    {.name = "function", .number = 1, .kind = WRIT_SETTING_NUMBER},
};

static const struct writ_system_connection stray_interrupt_connections[] = {
    {.slot = 16, .server = 2, .protocol = 0x0009, .roles = 0x4},
};

static const struct writ_system_held stray_interrupt_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 64, .rights = 0x3, .type = 20},
    {.slot = 80, .rights = 0x1, .type = 16},
};

static const struct writ_device stray_interrupt_device = {.class_of = 9,
                                                          .bus = 2,
                                                          .stage = 2,
                                                          .priority = 200,
                                                          .enabled = 1,
                                                          .function = 1,
                                                          .message_count = 1,
                                                          .match_count = 1,
                                                          .matches = {{0, 0x1234, 0x11e8}}};

static const struct writ_system_setting stray_interrupt_autoload[] = {
    {.name = "class", .text = "other", .kind = WRIT_SETTING_TEXT},
    {.name = "bus", .text = "pci", .kind = WRIT_SETTING_TEXT},
    {.name = "match", .kind = WRIT_SETTING_BLOCK},
    {.name = "vendor", .number = 4660, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "model", .number = 4584, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "priority", .number = 200, .kind = WRIT_SETTING_NUMBER},
    {.name = "function", .number = 1, .kind = WRIT_SETTING_NUMBER},
    {.name = "messages", .number = 1, .kind = WRIT_SETTING_NUMBER},
};

static const struct writ_system_connection driving_connections[] = {
    {.slot = 16, .server = 2, .protocol = 0x0009, .roles = 0x3a},
};

static const struct writ_system_held driving_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2288, .rights = 0xa, .type = 10},
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
        .name = "procd",
        .number = 0x03,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 4194304,
        .stack = 65536,
        .served = procd_served,
        .served_count = 1,
        .held = procd_held,
        .held_count = 2,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .state_bytes = 163840,
        .kept_handles = 128,
        .keeps_replies = 64,
        .faults_to = WRIT_NOBODY,
    },
    {
        .name = "deviced",
        .number = 0x08,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 8388608,
        .stack = 32768,
        .served = deviced_served,
        .served_count = 1,
        .connections = deviced_connections,
        .connection_count = 1,
        .held = deviced_held,
        .held_count = 5,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .state_bytes = 163840,
        .kept_handles = 128,
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
        .connections = probed_connections,
        .connection_count = 1,
        .held = probed_held,
        .held_count = 3,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .faults_to = WRIT_NOBODY,
    },
    {
        .name = "specimen",
        .number = 0x91,
        .kind = WRIT_DRIVER,
        .band = 0,
        .weight = 100,
        .memory = 262144,
        .stack = 16384,
        .connections = specimen_connections,
        .connection_count = 1,
        .held = specimen_held,
        .held_count = 5,
        .install = "",
        .startup = WRIT_STARTUP_NONE,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .faults_to = WRIT_NOBODY,
        .device = &specimen_device,
        .autoload = specimen_autoload,
        .autoload_count = 10,
    },
    {
        .name = "stray_function",
        .number = 0x93,
        .kind = WRIT_DRIVER,
        .band = 0,
        .weight = 100,
        .memory = 131072,
        .stack = 16384,
        .connections = stray_function_connections,
        .connection_count = 1,
        .held = stray_function_held,
        .held_count = 2,
        .install = "",
        .startup = WRIT_STARTUP_NONE,
        .faults_to = WRIT_NOBODY,
        .device = &stray_function_device,
        .autoload = stray_function_autoload,
        .autoload_count = 6,
    },
    {
        .name = "stray_interrupt",
        .number = 0x94,
        .kind = WRIT_DRIVER,
        .band = 0,
        .weight = 100,
        .memory = 131072,
        .stack = 16384,
        .connections = stray_interrupt_connections,
        .connection_count = 1,
        .held = stray_interrupt_held,
        .held_count = 3,
        .install = "",
        .startup = WRIT_STARTUP_NONE,
        .faults_to = WRIT_NOBODY,
        .device = &stray_interrupt_device,
        .autoload = stray_interrupt_autoload,
        .autoload_count = 8,
    },
    {
        .name = "driving",
        .number = 0x92,
        .kind = WRIT_APP,
        .band = 2,
        .weight = 100,
        .memory = 262144,
        .stack = 16384,
        .connections = driving_connections,
        .connection_count = 1,
        .held = driving_held,
        .held_count = 2,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .faults_to = WRIT_NOBODY,
    },
};

const struct writ_system writ_system = {
    .name = "drives",
    .memory = 268435456,
    .components = components,
    .count = 8,
};
