/* Generated from idl/programs.writ: change it there.
 *
 * The system writ: its components in boot order, and what each starts with.
 */
#include "system_writ.h"

#include <stddef.h>

static const struct writ_system_held rootd_held[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
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

static const uint16_t pagerd_pages[] = {3};

static const struct writ_system_connection echo_client_connections[] = {
    {.slot = 16, .server = 1, .protocol = 0x0010, .roles = 0x1},
    {.slot = 17, .server = 1, .protocol = 0x0010, .roles = 0x2},
};

static const uint16_t echo_client_needs[] = {1};

static const uint16_t echo_client_calls_back[] = {0x0010};

static const struct writ_system_setting echo_client_desktop[] = {
    {.name = "title", .text = "Say \"hello\"", .kind = WRIT_SETTING_TEXT},
    {.name = "args", .text = "loud", .kind = WRIT_SETTING_TEXT},
    {.name = "args", .number = 3, .kind = WRIT_SETTING_NUMBER},
    {.name = "env", .kind = WRIT_SETTING_BLOCK},
    {.name = "LANG", .text = "C", .kind = WRIT_SETTING_TEXT, .depth = 1},
    {.name = "LEVEL", .number = -1, .kind = WRIT_SETTING_NUMBER, .depth = 1},
    {.name = "launch", .text = "new_session", .kind = WRIT_SETTING_TEXT},
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
        .held_count = 1,
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
        .install = "/system/echo",
        .startup = WRIT_STARTUP_BOOT,
        .restart.when = WRIT_RESTART_ALWAYS,
        .restart.low_ms = 100,
        .restart.high_ms = 5000,
        .restart.budget = 5,
        .restart.per_ms = 60000,
        .state_bytes = 65536,
        .kept_handles = 8,
        .keeps_replies = 4,
        .faults_to = WRIT_NOBODY,
    },
    {
        .name = "pagerd",
        .number = 0x42,
        .kind = WRIT_SERVICE,
        .band = 1,
        .weight = 100,
        .memory = 1048576,
        .stack = 16384,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .pinned = true,
        .faults_to = WRIT_NOBODY,
        .pages = pagerd_pages,
        .pages_count = 1,
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
        .connection_count = 2,
        .worker_count = 1,
        .install = "",
        .startup = WRIT_STARTUP_BOOT,
        .faults_to = 2,
        .needs = echo_client_needs,
        .needs_count = 1,
        .calls_back = echo_client_calls_back,
        .calls_back_count = 1,
        .desktop = echo_client_desktop,
        .desktop_count = 7,
    },
};

const struct writ_system writ_system = {
    .name = "writ",
    .memory = 268435456,
    .components = components,
    .count = 4,
};
