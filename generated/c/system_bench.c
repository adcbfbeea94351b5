/* Generated from idl/system.writ: change it there.
 *
 * The system bench: its components in boot order, and what each starts with.
 */
#include "system_bench.h"

#include <stddef.h>

static const struct writ_system_held rootd_held[] = {
    {.slot = 4, .rights = 0x3, .type = 9},
    {.slot = 2288, .rights = 0x2d, .type = 10},
};

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

static const char *const bench_server_bench_roles[] = {"caller"};

static const struct writ_system_served bench_server_served[] = {
    {.name = "Bench",
     .protocol = 0x00f0,
     .clients = 4,
     .role_names = bench_server_bench_roles,
     .role_count = 1},
};

static const struct writ_system_held bench_server_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

static const struct writ_system_connection bench_connections[] = {
    {.slot = 16, .server = 2, .protocol = 0x00f0, .roles = 0x1},
    {.slot = 17, .server = 1, .protocol = 0x0010, .roles = 0x0},
};

static const struct writ_system_held bench_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2288, .rights = 0x3, .type = 10},
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
        .name = "bench_server",
        .number = 0x50,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 1048576,
        .stack = 16384,
        .served = bench_server_served,
        .served_count = 1,
        .held = bench_server_held,
        .held_count = 1,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .faults_to = WRIT_NOBODY,
    },
    {
        .name = "bench",
        .number = 0x51,
        .kind = WRIT_APP,
        .band = 0,
        .weight = 100,
        .memory = 16777216,
        .stack = 16384,
        .connections = bench_connections,
        .connection_count = 2,
        .held = bench_held,
        .held_count = 4,
        .worker_count = 3,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .faults_to = WRIT_NOBODY,
    },
};

const struct writ_system writ_system = {
    .name = "bench",
    .memory = 268435456,
    .components = components,
    .count = 4,
};
