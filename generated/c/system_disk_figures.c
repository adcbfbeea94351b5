/* Generated from idl/system.writ: change it there.
 *
 * The system disk_figures: its components in boot order, and what each starts with.
 */
#include "system_disk_figures.h"

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

static const char *const memd_memd_roles[] = {"consumer", "kernel_side", "observer"};

static const struct writ_system_served memd_served[] = {
    {.name = "Memd",
     .protocol = 0x0005,
     .clients = 64,
     .role_names = memd_memd_roles,
     .role_count = 3,
     .open_roles = 0x3},
};

static const struct writ_system_held memd_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2224, .rights = 0x8, .type = 32},
    {.slot = 2288, .rights = 0x4, .type = 10},
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
    {.slot = 16, .server = 3, .protocol = 0x0009, .roles = 0x2},
};

static const struct writ_system_held probed_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2304, .rights = 0x1, .type = 22},
    {.slot = 2208, .rights = 0x5, .type = 21},
};

static const char *const virtio_block_block_roles[] = {"user"};

static const struct writ_system_served virtio_block_served[] = {
    {.name = "Block",
     .protocol = 0x0030,
     .clients = 8,
     .role_names = virtio_block_block_roles,
     .role_count = 1},
};

static const struct writ_system_connection virtio_block_connections[] = {
    {.slot = 16, .server = 3, .protocol = 0x0009, .roles = 0x4},
};

static const struct writ_system_held virtio_block_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 64, .rights = 0x3, .type = 20},
    {.slot = 65, .rights = 0x3, .type = 4},
    {.slot = 80, .rights = 0x1, .type = 16},
    {.slot = 96, .rights = 0x3, .type = 4},
    {.slot = 97, .rights = 0x8003, .type = 4},
};

static const struct writ_device virtio_block_device = {.class_of = 3,
                                                       .bus = 2,
                                                       .stage = 2,
                                                       .priority = 10,
                                                       .enabled = 1,
                                                       .function = 1,
                                                       .range_count = 1,
                                                       .message_count = 1,
                                                       .match_count = 2,
                                                       .dma_count = 2,
                                                       .matches = {{0, 0x1af4, 0x1042},
                                                                   {0, 0x1af4, 0x1001}},
                                                       .dma_bytes = {16384, 1048576},
                                                       .ranges = {4}};

static const struct writ_system_setting virtio_block_autoload[] = {
    {.name = "class", .text = "block", .kind = WRIT_SETTING_TEXT},
    {.name = "bus", .text = "pci", .kind = WRIT_SETTING_TEXT},
    {.name = "match", .kind = WRIT_SETTING_BLOCK},
    {.name = "vendor", .number = 6900, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "model", .number = 4162, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "match", .kind = WRIT_SETTING_BLOCK},
    {.name = "vendor", .number = 6900, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "model", .number = 4097, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "priority", .number = 10, .kind = WRIT_SETTING_NUMBER},
    {.name = "function", .number = 1, .kind = WRIT_SETTING_NUMBER},
    {.name = "ranges", .number = 4, .kind = WRIT_SETTING_NUMBER},
    {.name = "messages", .number = 1, .kind = WRIT_SETTING_NUMBER},
    {.name = "dma", .number = 16384, .kind = WRIT_SETTING_NUMBER},
    {.name = "dma", .number = 1048576, .kind = WRIT_SETTING_NUMBER},
};

static const char *const storaged_storaged_roles[] = {"user", "observer"};

static const struct writ_system_served storaged_served[] = {
    {.name = "Storaged",
     .protocol = 0x0031,
     .clients = 16,
     .role_names = storaged_storaged_roles,
     .role_count = 2},
};

static const struct writ_system_connection storaged_connections[] = {
    {.slot = 16, .server = 3, .protocol = 0x0009, .roles = 0x8},
    {.slot = 17, .server = 2, .protocol = 0x0005, .roles = 0x3},
};

static const struct writ_system_held storaged_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

static const uint16_t storaged_calls_back[] = {0x0030};

static const struct writ_system_connection disk_figures_connections[] = {
    {.slot = 16, .server = 6, .protocol = 0x0031, .roles = 0x1},
    {.slot = 17, .server = 2, .protocol = 0x0005, .roles = 0x3},
};

static const struct writ_system_held disk_figures_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
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
        .name = "memd",
        .number = 0x04,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 1048576,
        .stack = 32768,
        .served = memd_served,
        .served_count = 1,
        .held = memd_held,
        .held_count = 3,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .pinned = true,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .state_bytes = 65536,
        .kept_handles = 112,
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
        .name = "virtio_block",
        .number = 0xa1,
        .kind = WRIT_DRIVER,
        .band = 0,
        .weight = 100,
        .memory = 524288,
        .stack = 16384,
        .served = virtio_block_served,
        .served_count = 1,
        .connections = virtio_block_connections,
        .connection_count = 1,
        .held = virtio_block_held,
        .held_count = 6,
        .install = "",
        .startup = WRIT_STARTUP_NONE,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 250,
        .restart.per_ms = 300000,
        .faults_to = WRIT_NOBODY,
        .device = &virtio_block_device,
        .autoload = virtio_block_autoload,
        .autoload_count = 14,
    },
    {
        .name = "storaged",
        .number = 0xa2,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 8388608,
        .stack = 32768,
        .served = storaged_served,
        .served_count = 1,
        .connections = storaged_connections,
        .connection_count = 2,
        .held = storaged_held,
        .held_count = 1,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .faults_to = WRIT_NOBODY,
        .calls_back = storaged_calls_back,
        .calls_back_count = 1,
    },
    {
        .name = "disk_figures",
        .number = 0x53,
        .kind = WRIT_APP,
        .band = 2,
        .weight = 100,
        .memory = 2097152,
        .stack = 16384,
        .connections = disk_figures_connections,
        .connection_count = 2,
        .held = disk_figures_held,
        .held_count = 1,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .faults_to = WRIT_NOBODY,
    },
};

const struct writ_system writ_system = {
    .name = "disk_figures",
    .memory = 268435456,
    .components = components,
    .count = 8,
};
