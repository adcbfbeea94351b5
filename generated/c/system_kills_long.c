/* Generated from idl/system.writ: change it there.
 *
 * The system kills_long: its components in boot order, and what each starts with.
 */
#include "system_kills_long.h"

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

static const char *const policyd_policyd_roles[] = {"broker", "installer", "operator", "observer"};

static const struct writ_system_served policyd_served[] = {
    {.name = "Policyd",
     .protocol = 0x0007,
     .clients = 32,
     .role_names = policyd_policyd_roles,
     .role_count = 4},
};

static const struct writ_system_connection policyd_connections[] = {
    {.slot = 16, .server = 2, .protocol = 0x0005, .roles = 0x3},
};

static const struct writ_system_held policyd_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

static const char *const samgrd_samgrd_roles[] = {
    "consumer", "registrar", "supervisor", "observer"};

static const struct writ_system_served samgrd_served[] = {
    {.name = "Samgrd",
     .protocol = 0x0006,
     .clients = 64,
     .role_names = samgrd_samgrd_roles,
     .role_count = 4,
     .open_roles = 0x1},
};

static const struct writ_system_connection samgrd_connections[] = {
    {.slot = 16, .server = 3, .protocol = 0x0007, .roles = 0x1},
    {.slot = 17, .server = 2, .protocol = 0x0005, .roles = 0x3},
};

static const struct writ_system_held samgrd_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

static const char *const logd_logd_roles[] = {"writer", "reader", "operator"};

static const struct writ_system_served logd_served[] = {
    {.name = "Logd",
     .protocol = 0x0008,
     .clients = 32,
     .role_names = logd_logd_roles,
     .role_count = 3},
};

static const struct writ_system_connection logd_connections[] = {
    {.slot = 16, .server = 2, .protocol = 0x0005, .roles = 0x3},
};

static const struct writ_system_held logd_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2272, .rights = 0x5, .type = 12},
};

static const char *const supervisord_supervisor_roles[] = {"operator", "root"};

static const struct writ_system_served supervisord_served[] = {
    {.name = "Supervisor",
     .protocol = 0x000b,
     .clients = 16,
     .role_names = supervisord_supervisor_roles,
     .role_count = 2},
};

static const struct writ_system_connection supervisord_connections[] = {
    {.slot = 16, .server = 2, .protocol = 0x0005, .roles = 0x3},
};

static const struct writ_system_held supervisord_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
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
    {.slot = 16, .server = 7, .protocol = 0x0009, .roles = 0x2},
};

static const struct writ_system_held probed_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2304, .rights = 0x1, .type = 22},
    {.slot = 2208, .rights = 0x5, .type = 21},
};

static const char *const serial_console_roles[] = {"terminal", "writer"};

static const struct writ_system_served serial_served[] = {
    {.name = "Console",
     .protocol = 0x0020,
     .clients = 16,
     .role_names = serial_console_roles,
     .role_count = 2},
};

static const struct writ_system_connection serial_connections[] = {
    {.slot = 16, .server = 7, .protocol = 0x0009, .roles = 0x4},
};

static const struct writ_system_held serial_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 72, .rights = 0x3, .type = 18},
    {.slot = 80, .rights = 0x1, .type = 16},
};

static const struct writ_device serial_device = {.class_of = 1,
                                                 .bus = 1,
                                                 .stage = 2,
                                                 .priority = 128,
                                                 .enabled = 1,
                                                 .port_count = 1,
                                                 .line_count = 1,
                                                 .match_count = 1,
                                                 .matches = {{0, 0x41d0, 0x0501}},
                                                 .ports = {{0x3f8, 8}},
                                                 .lines = {4}};

static const struct writ_system_setting serial_autoload[] = {
    {.name = "class", .text = "serial", .kind = WRIT_SETTING_TEXT},
    {.name = "bus", .text = "platform", .kind = WRIT_SETTING_TEXT},
    {.name = "match", .kind = WRIT_SETTING_BLOCK},
    {.name = "vendor", .number = 16848, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "model", .number = 1281, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "ports", .number = 1016, .kind = WRIT_SETTING_NUMBER},
    {.name = "ports", .number = 8, .kind = WRIT_SETTING_NUMBER},
    {.name = "lines", .number = 4, .kind = WRIT_SETTING_NUMBER},
};

static const char *const i8042_input_roles[] = {"consumer"};

static const struct writ_system_served i8042_served[] = {
    {.name = "Input",
     .protocol = 0x0021,
     .clients = 16,
     .role_names = i8042_input_roles,
     .role_count = 1},
};

static const struct writ_system_connection i8042_connections[] = {
    {.slot = 16, .server = 7, .protocol = 0x0009, .roles = 0x4},
};

static const struct writ_system_held i8042_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 72, .rights = 0x3, .type = 18},
    {.slot = 73, .rights = 0x3, .type = 18},
    {.slot = 80, .rights = 0x1, .type = 16},
    {.slot = 81, .rights = 0x1, .type = 16},
};

static const struct writ_device i8042_device = {.class_of = 2,
                                                .bus = 1,
                                                .stage = 2,
                                                .priority = 128,
                                                .enabled = 1,
                                                .port_count = 2,
                                                .line_count = 2,
                                                .match_count = 1,
                                                .matches = {{0, 0x41d0, 0x0303}},
                                                .ports = {{0x60, 1}, {0x64, 1}},
                                                .lines = {1, 12}};

static const struct writ_system_setting i8042_autoload[] = {
    {.name = "class", .text = "input", .kind = WRIT_SETTING_TEXT},
    {.name = "bus", .text = "platform", .kind = WRIT_SETTING_TEXT},
    {.name = "match", .kind = WRIT_SETTING_BLOCK},
    {.name = "vendor", .number = 16848, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "model", .number = 771, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "ports", .number = 96, .kind = WRIT_SETTING_NUMBER},
    {.name = "ports", .number = 1, .kind = WRIT_SETTING_NUMBER},
    {.name = "ports", .number = 100, .kind = WRIT_SETTING_NUMBER},
    {.name = "ports", .number = 1, .kind = WRIT_SETTING_NUMBER},
    {.name = "lines", .number = 1, .kind = WRIT_SETTING_NUMBER},
    {.name = "lines", .number = 12, .kind = WRIT_SETTING_NUMBER},
};

static const char *const virtio_rng_entropy_source_roles[] = {"authority"};

static const struct writ_system_served virtio_rng_served[] = {
    {.name = "EntropySource",
     .protocol = 0x0023,
     .clients = 4,
     .role_names = virtio_rng_entropy_source_roles,
     .role_count = 1},
};

static const struct writ_system_connection virtio_rng_connections[] = {
    {.slot = 16, .server = 7, .protocol = 0x0009, .roles = 0x4},
};

static const struct writ_system_held virtio_rng_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 64, .rights = 0x3, .type = 20},
    {.slot = 65, .rights = 0x3, .type = 4},
    {.slot = 80, .rights = 0x1, .type = 16},
    {.slot = 96, .rights = 0x3, .type = 4},
};

static const struct writ_device virtio_rng_device = {.class_of = 4,
                                                     .bus = 2,
                                                     .stage = 2,
                                                     .priority = 10,
                                                     .enabled = 1,
                                                     .function = 1,
                                                     .range_count = 1,
                                                     .message_count = 1,
                                                     .match_count = 2,
                                                     .dma_count = 1,
                                                     .matches = {
                                                         {0, 0x1af4, 0x1044}, {0, 0x1af4, 0x1005}},
                                                     .dma_bytes = {8192},
                                                     .ranges = {4}};

static const struct writ_system_setting virtio_rng_autoload[] = {
    {.name = "class", .text = "entropy", .kind = WRIT_SETTING_TEXT},
    {.name = "bus", .text = "pci", .kind = WRIT_SETTING_TEXT},
    {.name = "match", .kind = WRIT_SETTING_BLOCK},
    {.name = "vendor", .number = 6900, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "model", .number = 4164, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "match", .kind = WRIT_SETTING_BLOCK},
    {.name = "vendor", .number = 6900, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "model", .number = 4101, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "priority", .number = 10, .kind = WRIT_SETTING_NUMBER},
    {.name = "function", .number = 1, .kind = WRIT_SETTING_NUMBER},
    {.name = "ranges", .number = 4, .kind = WRIT_SETTING_NUMBER},
    {.name = "messages", .number = 1, .kind = WRIT_SETTING_NUMBER},
    {.name = "dma", .number = 8192, .kind = WRIT_SETTING_NUMBER},
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
    {.slot = 16, .server = 7, .protocol = 0x0009, .roles = 0x4},
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

static const char *const rngd_entropy_roles[] = {"consumer"};

static const struct writ_system_served rngd_served[] = {
    {.name = "Entropy",
     .protocol = 0x0022,
     .clients = 64,
     .role_names = rngd_entropy_roles,
     .role_count = 1},
};

static const struct writ_system_connection rngd_connections[] = {
    {.slot = 16, .server = 7, .protocol = 0x0009, .roles = 0x8},
};

static const struct writ_system_held rngd_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

static const uint16_t rngd_calls_back[] = {0x0023};

static const char *const storaged_storaged_roles[] = {"user", "observer"};

static const struct writ_system_served storaged_served[] = {
    {.name = "Storaged",
     .protocol = 0x0031,
     .clients = 16,
     .role_names = storaged_storaged_roles,
     .role_count = 2},
};

static const struct writ_system_connection storaged_connections[] = {
    {.slot = 16, .server = 7, .protocol = 0x0009, .roles = 0x8},
    {.slot = 17, .server = 2, .protocol = 0x0005, .roles = 0x3},
};

static const struct writ_system_held storaged_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

static const uint16_t storaged_calls_back[] = {0x0030};

static const char *const echo_echo_roles[] = {"speaker", "listener"};

static const struct writ_system_served echo_served[] = {
    {.name = "Echo",
     .protocol = 0x0010,
     .clients = 16,
     .role_names = echo_echo_roles,
     .role_count = 2},
};

static const struct writ_system_held echo_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

static const struct writ_system_connection echo_client_connections[] = {
    {.slot = 16, .server = 15, .protocol = 0x0010, .roles = 0x1},
    {.slot = 17, .server = 15, .protocol = 0x0010, .roles = 0x2},
    {.slot = 18, .server = 2, .protocol = 0x0005, .roles = 0x3},
};

static const struct writ_system_held echo_client_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

static const struct writ_system_connection killer_connections[] = {
    {.slot = 16, .server = 15, .protocol = 0x0010, .roles = 0x0},
    {.slot = 17, .server = 4, .protocol = 0x0006, .roles = 0xb},
    {.slot = 18, .server = 3, .protocol = 0x0007, .roles = 0xc},
    {.slot = 19, .server = 1, .protocol = 0x0004, .roles = 0x14},
    {.slot = 20, .server = 5, .protocol = 0x0008, .roles = 0x2},
    {.slot = 21, .server = 2, .protocol = 0x0005, .roles = 0x7},
    {.slot = 22, .server = 6, .protocol = 0x000b, .roles = 0x1},
};

static const struct writ_system_held killer_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2288, .rights = 0x2f, .type = 10},
    {.slot = 2224, .rights = 0x8, .type = 32},
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
        .name = "policyd",
        .number = 0x06,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 1048576,
        .stack = 32768,
        .served = policyd_served,
        .served_count = 1,
        .connections = policyd_connections,
        .connection_count = 1,
        .held = policyd_held,
        .held_count = 1,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .state_bytes = 98304,
        .kept_handles = 33,
        .faults_to = WRIT_NOBODY,
    },
    {
        .name = "samgrd",
        .number = 0x05,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 1048576,
        .stack = 32768,
        .served = samgrd_served,
        .served_count = 1,
        .connections = samgrd_connections,
        .connection_count = 2,
        .held = samgrd_held,
        .held_count = 1,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .state_bytes = 49152,
        .kept_handles = 128,
        .keeps_replies = 32,
        .faults_to = WRIT_NOBODY,
    },
    {
        .name = "logd",
        .number = 0x07,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 2097152,
        .stack = 32768,
        .served = logd_served,
        .served_count = 1,
        .connections = logd_connections,
        .connection_count = 1,
        .held = logd_held,
        .held_count = 2,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .state_bytes = 557056,
        .kept_handles = 40,
        .keeps_replies = 32,
        .faults_to = WRIT_NOBODY,
    },
    {
        .name = "supervisord",
        .number = 0x02,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 1048576,
        .stack = 32768,
        .served = supervisord_served,
        .served_count = 1,
        .connections = supervisord_connections,
        .connection_count = 1,
        .held = supervisord_held,
        .held_count = 1,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .state_bytes = 16384,
        .kept_handles = 48,
        .keeps_replies = 16,
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
        .name = "serial",
        .number = 0x98,
        .kind = WRIT_DRIVER,
        .band = 0,
        .weight = 100,
        .memory = 262144,
        .stack = 16384,
        .served = serial_served,
        .served_count = 1,
        .connections = serial_connections,
        .connection_count = 1,
        .held = serial_held,
        .held_count = 3,
        .install = "",
        .startup = WRIT_STARTUP_NONE,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .keeps_replies = 16,
        .faults_to = WRIT_NOBODY,
        .device = &serial_device,
        .autoload = serial_autoload,
        .autoload_count = 8,
    },
    {
        .name = "i8042",
        .number = 0x95,
        .kind = WRIT_DRIVER,
        .band = 0,
        .weight = 100,
        .memory = 262144,
        .stack = 16384,
        .served = i8042_served,
        .served_count = 1,
        .connections = i8042_connections,
        .connection_count = 1,
        .held = i8042_held,
        .held_count = 5,
        .install = "",
        .startup = WRIT_STARTUP_NONE,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .faults_to = WRIT_NOBODY,
        .device = &i8042_device,
        .autoload = i8042_autoload,
        .autoload_count = 11,
    },
    {
        .name = "virtio_rng",
        .number = 0xa0,
        .kind = WRIT_DRIVER,
        .band = 0,
        .weight = 100,
        .memory = 262144,
        .stack = 16384,
        .served = virtio_rng_served,
        .served_count = 1,
        .connections = virtio_rng_connections,
        .connection_count = 1,
        .held = virtio_rng_held,
        .held_count = 5,
        .install = "",
        .startup = WRIT_STARTUP_NONE,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .faults_to = WRIT_NOBODY,
        .device = &virtio_rng_device,
        .autoload = virtio_rng_autoload,
        .autoload_count = 13,
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
        .name = "rngd",
        .number = 0x09,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 262144,
        .stack = 16384,
        .served = rngd_served,
        .served_count = 1,
        .connections = rngd_connections,
        .connection_count = 1,
        .held = rngd_held,
        .held_count = 1,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .keeps_replies = 32,
        .faults_to = WRIT_NOBODY,
        .calls_back = rngd_calls_back,
        .calls_back_count = 1,
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
        .name = "echo",
        .number = 0x40,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 1048576,
        .stack = 16384,
        .served = echo_served,
        .served_count = 1,
        .held = echo_held,
        .held_count = 1,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 5,
        .restart.high_ms = 1000,
        .restart.budget = 60,
        .restart.per_ms = 300000,
        .keeps_replies = 4,
        .faults_to = WRIT_NOBODY,
    },
    {
        .name = "echo_client",
        .number = 0x41,
        .kind = WRIT_APP,
        .band = 2,
        .weight = 100,
        .memory = 1048576,
        .stack = 16384,
        .connections = echo_client_connections,
        .connection_count = 3,
        .held = echo_client_held,
        .held_count = 1,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .faults_to = WRIT_NOBODY,
    },
    {
        .name = "killer",
        .number = 0x62,
        .kind = WRIT_APP,
        .band = 2,
        .weight = 100,
        .memory = 4194304,
        .stack = 32768,
        .connections = killer_connections,
        .connection_count = 7,
        .held = killer_held,
        .held_count = 3,
        .worker_count = 8,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .faults_to = WRIT_NOBODY,
    },
};

const struct writ_system writ_system = {
    .name = "kills_long",
    .memory = 268435456,
    .minter = 3,
    .components = components,
    .count = 18,
};
