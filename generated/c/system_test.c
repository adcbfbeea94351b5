/* Generated from idl/system.writ: change it there.
 *
 * The system test: its components in boot order, and what each starts with.
 */
#include "system_test.h"

static const struct writ_system_held rootd_held[] = {
    {.slot = 4, .rights = 0x3, .type = 9},
};

static const struct writ_system_served echo_served[] = {
    {.protocol = 0x0010, .clients = 16},
};

static const struct writ_system_held echo_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

static const struct writ_system_connection echo_client_connections[] = {
    {.slot = 16, .server = 1, .protocol = 0x0010, .roles = 0x1},
    {.slot = 17, .server = 1, .protocol = 0x0010, .roles = 0x2},
};

static const struct writ_system_held echo_client_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

static const struct writ_system_connection conformance_connections[] = {
    {.slot = 16, .server = 1, .protocol = 0x0010, .roles = 0x3},
    {.slot = 17, .server = 1, .protocol = 0x0010, .roles = 0x1},
    {.slot = 18, .server = 1, .protocol = 0x0010, .roles = 0x2},
    {.slot = 19, .server = 1, .protocol = 0x0010, .roles = 0x0},
};

static const struct writ_system_held conformance_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

static const struct writ_system_component components[] = {
    {
        .name = "rootd",
        .number = 0x01,
        .kind = WRIT_SERVICE,
        .memory = 4194304,
        .stack = 32768,
        .held = rootd_held,
        .held_count = 1,
    },
    {
        .name = "echo",
        .number = 0x40,
        .kind = WRIT_SERVICE,
        .memory = 1048576,
        .stack = 16384,
        .served = echo_served,
        .served_count = 1,
        .held = echo_held,
        .held_count = 1,
    },
    {
        .name = "echo_client",
        .number = 0x41,
        .kind = WRIT_APP,
        .memory = 1048576,
        .stack = 16384,
        .connections = echo_client_connections,
        .connection_count = 2,
        .held = echo_client_held,
        .held_count = 1,
    },
    {
        .name = "conformance",
        .number = 0x42,
        .kind = WRIT_APP,
        .memory = 2097152,
        .stack = 32768,
        .connections = conformance_connections,
        .connection_count = 4,
        .held = conformance_held,
        .held_count = 1,
        .worker_count = 5,
    },
};

const struct writ_system writ_system = {
    .name = "test",
    .memory = 268435456,
    .components = components,
    .count = 4,
};
