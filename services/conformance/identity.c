/* See identity.h. */
#include "identity.h"

#include <string.h>

#include "children.h"
#include "conformance_uses.h"
#include "echo_types.h"
#include "kernel_calls.h"
#include "policyd_wire.h"
#include "writ/call.h"

enum {
    CALL_MS = 5000,
    AT = 9, /* where a child finds what it is given */
    ECHO_NUMBER = 0x40,
    SAMGRD_NUMBER = 5,
    OWN_PROTOCOL = 0x7ffe,
    OTHER_PROTOCOL = 0x7ffd,
    EVERY_ROLE = 0xffff,
};

static uint32_t find(struct writ_io *io, const char *service, uint64_t *ret_name)
{
    struct names_resolve_builder b = names_resolve_begin(io);
    struct samgrd_resolve_reply reply = {0};
    names_resolve_put_service(&b, service, (uint32_t)strlen(service));
    uint32_t status = names_resolve_call(&b, &reply);
    *ret_name = reply.name;
    return status;
}

static struct writ_msg ping_of(uint16_t protocol)
{
    return (struct writ_msg){.tag = (uint64_t)WRIT_FORMAT_NATIVE << 56 | (uint64_t)protocol << 16 |
                                    WRIT_METHOD_PING};
}

/* What the kernel says to a child that calls through a capability of ours. */
static bool is_told(struct writ_io *io, uint32_t connection, uint16_t protocol, uint32_t expected)
{
    struct child child = {0};
    bool staged = child_stage(io, &child);
    uint32_t step =
        staged ? child_will(&child, syscall_head(SYSCALL_CALL, AT, CALL_MS), ping_of(protocol)) : 0;
    bool told = staged && child_give(io, &child, connection, AT, CONNECTION_RIGHT_CALL) &&
                child_start(io, &child) && child_await_end(io, &child) &&
                (uint32_t)child.script->steps[step].rax == expected;
    child_drop(io, &child);
    return told;
}

static bool a_connection_that_was_declared_cannot_be_handed_on(struct writ_io *io)
{
    struct child child = {0};
    uint32_t derived = 0;
    bool staged = child_stage(io, &child);
    bool kept = staged &&
                process_install(io, child.process, CONFORMANCE_SLOT_FOUNDATION, AT,
                                CONNECTION_RIGHT_CALL) == KERNEL_ERROR_NOT_TRANSFERABLE &&
                process_derive(io, WRIT_SLOT_PROCESS, CONFORMANCE_SLOT_FOUNDATION,
                               CONNECTION_RIGHT_CALL | CONNECTION_RIGHT_TRANSFER,
                               &derived) == KERNEL_ERROR_RIGHTS_GROW;
    child_drop(io, &child);
    return kept;
}

static bool a_connection_that_was_made_for_one_serves_nobody_else(struct writ_io *io)
{
    uint64_t name = 0;
    struct samgrd_connect_reply got = {0};
    if (find(io, "echo", &name) != WRIT_OK ||
        names_connect(io, name, EVERY_ROLE, &got) != WRIT_OK) {
        return false;
    }
    bool holds = is_told(io, got.connection, ECHO_PROTOCOL, WRIT_NOT_GRANTEE) &&
                 writ_ping(io, got.connection, ECHO_PROTOCOL, CALL_MS) == WRIT_OK;
    return writ_port_close(io, got.connection) == WRIT_OK && holds;
}

/* samgrd may ask on behalf of others, and says for whom. */
static bool only_the_broker_asks_for_others(struct writ_io *io)
{
    struct writ_msg m = {.tag = POLICYD_CONNECT_REQUEST};
    const struct policyd_connect_request_body asked = {.subject = SAMGRD_NUMBER,
                                                       .target = ECHO_NUMBER,
                                                       .protocol = ECHO_PROTOCOL,
                                                       .wanted_roles = ECHO_ROLE_SPEAKER};
    memcpy(m.w, &asked, sizeof asked);
    return writ_port_call(io, CONFORMANCE_SLOT_POLICY, CALL_MS, &m) == WRIT_OK &&
           writ_tag_status(m.tag) == WRIT_DENIED;
}

/* Registers an endpoint of ours, of OWN_PROTOCOL. */
static uint32_t enter(struct writ_io *io, const char *service, uint16_t protocol,
                      uint64_t *ret_name)
{
    uint32_t endpoint = 0;
    struct samgrd_register_name_reply reply = {0};
    uint32_t status = quota_create_endpoint(io, WRIT_SLOT_QUOTA, OWN_PROTOCOL, &endpoint);
    if (status != WRIT_OK) {
        return status;
    }
    struct dynamic_names_register_name_builder b = dynamic_names_register_name_begin(io);
    b.body->protocol = protocol;
    dynamic_names_register_name_put_service(&b, service, (uint32_t)strlen(service));
    dynamic_names_register_name_put_endpoint(&b, endpoint);
    status = dynamic_names_register_name_call(&b, &reply);
    *ret_name = reply.name;
    return status;
}

static bool a_declared_name_belongs_to_who_declares_it(struct writ_io *io)
{
    uint64_t before = 0;
    uint64_t after = 0;
    uint64_t mine = 0;
    bool found = find(io, "echo", &before) == WRIT_OK;
    uint32_t status = enter(io, "echo", OWN_PROTOCOL, &mine);
    bool refused = status == SAMGRD_ERROR_NAME_TAKEN || status == SAMGRD_ERROR_NOT_YOUR_NAME;
    return found && refused && find(io, "echo", &after) == WRIT_OK && before == after &&
           dynamic_names_unregister_name(io, before) == WRIT_DENIED;
}

static bool a_name_of_ones_own_is_registered_for_what_is_spoken_there(struct writ_io *io)
{
    uint64_t name = 0;
    uint64_t found = 0;
    return enter(io, "impostor", OTHER_PROTOCOL, &name) == SAMGRD_ERROR_OTHER_PROTOCOL &&
           find(io, "impostor", &found) == SAMGRD_ERROR_NO_SUCH_NAME &&
           enter(io, "impostor", OWN_PROTOCOL, &name) == WRIT_OK &&
           find(io, "impostor", &found) == WRIT_OK && found == name &&
           dynamic_names_unregister_name(io, name) == WRIT_OK &&
           find(io, "impostor", &found) == SAMGRD_ERROR_NO_SUCH_NAME;
}

static const struct edge_case cases[] = {
    {"a connection that was declared cannot be handed on",
     a_connection_that_was_declared_cannot_be_handed_on},
    {"a connection that was made for one serves nobody else",
     a_connection_that_was_made_for_one_serves_nobody_else},
    {"only the broker asks for others", only_the_broker_asks_for_others},
    {"a declared name belongs to who declares it", a_declared_name_belongs_to_who_declares_it},
    {"a name of one's own is registered for what is spoken there",
     a_name_of_ones_own_is_registered_for_what_is_spoken_there},
};

bool identity_run(struct writ_io *io)
{
    static const struct edge_cases all = {cases, sizeof cases / sizeof cases[0]};
    return edges_hold(io, "identity", &all);
}
