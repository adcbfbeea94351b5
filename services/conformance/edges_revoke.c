/* Cases about taking back what was lent: see edges.h. */
#include "edges.h"

#include "children.h"
#include "kernel_calls.h"
#include "writ/threads.h"
#include "writ/port.h"
#include "writ/syscall.h"

enum {
    MANY = 300,        /* more than one slice takes away */
    VERY_MANY = 20000, /* more than can be taken away before others have a turn */
    STACK = 8192,
    OTHERS = 2,
    SHORT_MS = 20,
    LONG_MS = 60000,
    SLOT = 16,
    OTHER_SLOT = 17,
    METHOD = 0x10,
};

#define MAP_VA UINT64_C(0x70000000)
#define OTHER_PAGES_VA UINT64_C(0x61100000)
#define PROTOCOL UINT64_C(0x0001)
#define LABEL (UINT64_C(11) << 16 | PROTOCOL)
#define REQUEST (UINT64_C(0x57) << 56 | PROTOCOL << 16 | METHOD)

static uint32_t revoke(struct writ_io *io, uint32_t slot)
{
    return process_revoke(io, WRIT_SLOT_PROCESS, slot);
}

static uint32_t derive(struct writ_io *io, uint32_t slot, uint16_t rights)
{
    uint32_t derived = 0;
    return process_derive(io, WRIT_SLOT_PROCESS, slot, rights, &derived) == WRIT_OK ? derived : 0;
}

static bool revocation_takes_descendants_and_nothing_else(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    uint32_t child = derive(io, vmo, VMO_RIGHT_READ | VMO_RIGHT_WRITE);
    uint32_t sibling = derive(io, vmo, VMO_RIGHT_READ);
    uint32_t grandchild = derive(io, child, VMO_RIGHT_READ);
    bool good = grandchild != 0 && revoke(io, child) == WRIT_OK && !edges_is_held(io, grandchild) &&
                edges_is_held(io, child) && edges_is_held(io, sibling) &&
                revoke(io, vmo) == WRIT_OK && !edges_is_held(io, child) &&
                !edges_is_held(io, sibling) && edges_is_held(io, vmo) &&
                revoke(io, vmo) == WRIT_OK && writ_port_close(io, vmo) == WRIT_OK &&
                revoke(io, vmo) == KERNEL_ERROR_BAD_SLOT;
    return good;
}

static bool what_a_closed_capability_begot_is_its_parents(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    uint32_t child = derive(io, vmo, VMO_RIGHT_READ);
    uint32_t grandchild = derive(io, child, VMO_RIGHT_READ);
    bool good = grandchild != 0 && writ_port_close(io, child) == WRIT_OK &&
                edges_is_held(io, grandchild) && revoke(io, vmo) == WRIT_OK &&
                !edges_is_held(io, grandchild);
    (void)writ_port_close(io, vmo);
    return good;
}

static bool revocation_undoes_mappings(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    uint32_t lent = derive(io, vmo, VMO_RIGHT_READ);
    bool good = process_map(io, WRIT_SLOT_PROCESS, lent, ACCESS_READ, MAP_VA, 0, WRIT_PAGE_BYTES) ==
                    WRIT_OK &&
                *(volatile uint64_t *)MAP_VA == 0 && revoke(io, vmo) == WRIT_OK &&
                process_map(io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ, MAP_VA, 0, WRIT_PAGE_BYTES) ==
                    WRIT_OK &&
                process_unmap(io, WRIT_SLOT_PROCESS, MAP_VA, WRIT_PAGE_BYTES) == WRIT_OK;
    (void)writ_port_close(io, vmo);
    return good;
}

static bool large_families_go_too(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    uint32_t last = vmo;
    uint32_t made = 0;
    uint64_t limit = 0;
    uint64_t before = 0;
    uint64_t after = 1;
    for (uint32_t i = 0; i < MANY && last != 0; i++) {
        last = derive(io, i % 2 == 0 ? last : vmo, VMO_RIGHT_READ);
        made += last != 0;
    }
    bool good = made == MANY && revoke(io, vmo) == WRIT_OK && !edges_is_held(io, last) &&
                quota_usage(io, WRIT_SLOT_QUOTA, &limit, &before) == WRIT_OK;
    for (uint32_t i = 0; i < MANY && good; i++) {
        good = derive(io, vmo, VMO_RIGHT_READ) != 0;
    }
    good = good && revoke(io, vmo) == WRIT_OK &&
           quota_usage(io, WRIT_SLOT_QUOTA, &limit, &after) == WRIT_OK && before == after;
    (void)writ_port_close(io, vmo);
    return good;
}

/* The child tries the bell before and after it was taken from it. */
static bool revocation_reaches_into_other_processes(struct writ_io *io)
{
    struct child child = {0};
    uint32_t bell = 0;
    uint32_t go = 0;
    uint64_t bits = 0;
    bool good = quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
                quota_create_notification(io, WRIT_SLOT_QUOTA, &go) == WRIT_OK &&
                child_stage(io, &child) &&
                child_give(io, &child, bell, SLOT, NOTIFICATION_RIGHT_SIGNAL) &&
                child_give(io, &child, go, OTHER_SLOT, NOTIFICATION_RIGHT_WAIT);
    if (good) {
        (void)child_will(&child, syscall_head(SYSCALL_NOTIFY, SLOT, 0),
                         (struct writ_msg){.w = {1}});
        (void)child_will(&child, syscall_head(SYSCALL_WAIT, OTHER_SLOT, SYSCALL_FOREVER),
                         (struct writ_msg){0});
        (void)child_will(&child, syscall_head(SYSCALL_NOTIFY, SLOT, 0),
                         (struct writ_msg){.w = {2}});
        child_will_exit(&child, 0);
    }
    good = good && child_start(io, &child) && child_await_activity(io, &child, ACTIVITY_WAITING) &&
           revoke(io, bell) == WRIT_OK && syscall_notify(go, 1) == WRIT_OK &&
           child_await_end(io, &child) && child.script->steps[0].rax == WRIT_OK &&
           child.script->steps[2].rax == WRIT_BAD_HANDLE &&
           syscall_wait(bell, 0, &bits) == WRIT_OK && bits == 1;
    child_drop(io, &child);
    (void)writ_port_close(io, bell);
    (void)writ_port_close(io, go);
    return good;
}

/* Another thread of ours, which does something to what is being revoked, and tells. */
static struct {
    struct threads_plan plans[OTHERS];
    uint32_t thread;
    uint32_t slot; /* it begins with */
    uint32_t bell;
    uint32_t silence;
    uint32_t status; /* its last */
    _Alignas(16) uint8_t stacks[OTHERS][STACK];
} other;

[[gnu::noreturn]] static void other_ends(uint32_t status)
{
    other.status = status;
    (void)syscall_notify(other.bell, 1);
    for (;;) {
        uint64_t bits = 0;
        (void)syscall_wait(other.silence, SYSCALL_FOREVER, &bits);
    }
}

/* There is always one more, as long as it may. */
[[gnu::noreturn]] static void breed(void *argument, struct writ_io *io)
{
    (void)argument;
    uint32_t last = other.slot;
    uint32_t next = 0;
    uint32_t status;
    while ((status = process_derive(io, WRIT_SLOT_PROCESS, last, VMO_RIGHT_READ, &next)) ==
           WRIT_OK) {
        (void)writ_port_close(io, last);
        last = next;
    }
    other_ends(status);
}

[[gnu::noreturn]] static void revoke_inner(void *argument, struct writ_io *io)
{
    (void)argument;
    other_ends(process_revoke_within(io, WRIT_SLOT_PROCESS, LONG_MS, other.slot));
}

/* Lets one begin; `at` says which of them it is. */
static bool begin_other(struct writ_io *io, void (*run)(void *argument, struct writ_io *io),
                        uint32_t slot, uint32_t at)
{
    other.slot = slot;
    other.plans[at] =
        (struct threads_plan){.run = run,
                              .stack = other.stacks[at],
                              .stack_bytes = sizeof other.stacks[at],
                              .pages_va = OTHER_PAGES_VA + (uint64_t)at * 4 * WRIT_PAGE_BYTES};
    return quota_create_notification(io, WRIT_SLOT_QUOTA, &other.bell) == WRIT_OK &&
           quota_create_notification(io, WRIT_SLOT_QUOTA, &other.silence) == WRIT_OK &&
           threads_start(io, &other.plans[at], &other.thread) == WRIT_OK;
}

static bool other_ended(struct writ_io *io)
{
    uint64_t bits = 0;
    bool ended = syscall_wait(other.bell, LONG_MS, &bits) == WRIT_OK;
    (void)writ_port_close(io, other.bell);
    return ended;
}

static uint16_t derived[VERY_MANY];

static bool derive_very_many(struct writ_io *io, uint32_t from)
{
    for (uint32_t i = 0; i < VERY_MANY; i++) {
        derived[i] = (uint16_t)derive(io, from, VMO_RIGHT_READ);
        if (derived[i] == 0) {
            return false;
        }
    }
    return true;
}

/* Even what is void and waits to be deleted could still be closed. */
static bool nothing_is_left(struct writ_io *io)
{
    for (uint32_t i = 0; i < VERY_MANY; i++) {
        if (process_close(io, WRIT_SLOT_PROCESS, derived[i]) != KERNEL_ERROR_BAD_SLOT) {
            return false;
        }
    }
    return true;
}

static bool who_derives_from_what_is_revoked_does_not_hold_it_up(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    uint32_t child = derive(io, vmo, VMO_RIGHT_READ);
    bool good = derive_very_many(io, vmo) && begin_other(io, breed, child, 0) &&
                process_revoke_within(io, WRIT_SLOT_PROCESS, LONG_MS, vmo) == WRIT_OK &&
                other_ended(io) && other.status == KERNEL_ERROR_BAD_SLOT;
    (void)writ_port_close(io, vmo);
    return good;
}

static bool an_outer_revocation_waits_for_an_inner_one(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    uint32_t inner = derive(io, vmo, VMO_RIGHT_READ);
    bool good = derive_very_many(io, inner) && begin_other(io, revoke_inner, inner, 1);
    syscall_yield();
    good = good && process_revoke_within(io, WRIT_SLOT_PROCESS, LONG_MS, vmo) == WRIT_OK &&
           nothing_is_left(io) && other_ended(io) &&
           (other.status == WRIT_OK || other.status == KERNEL_ERROR_BAD_SLOT);
    (void)writ_port_close(io, vmo);
    return good;
}

/* ---- connections ---- */

static uint32_t call(uint32_t connection, uint64_t *ret_tag)
{
    struct writ_msg m = {.tag = REQUEST};
    uint32_t status = (uint32_t)syscall_send(syscall_head(SYSCALL_CALL, connection, SHORT_MS), &m);
    *ret_tag = m.tag;
    return status;
}

static bool is_denied(uint32_t connection)
{
    uint64_t tag = 0;
    return call(connection, &tag) == WRIT_OK && writ_tag_status(tag) == WRIT_DENIED;
}

static uint32_t mint(struct writ_io *io, uint32_t endpoint)
{
    uint32_t connection = 0;
    uint32_t status = endpoint_mint(io, endpoint, LABEL, 0, KERNEL_ANY_PRINCIPAL, &connection);
    return status == WRIT_OK ? connection : 0;
}

static bool a_revocation_counts_what_it_revoked(struct writ_io *io)
{
    uint32_t endpoint = 0;
    uint32_t count = 0;
    bool good = quota_create_endpoint(io, WRIT_SLOT_QUOTA, PROTOCOL, &endpoint) == WRIT_OK;
    uint32_t first = mint(io, endpoint);
    uint32_t second = mint(io, endpoint);
    good = good && endpoint_revoke_label(io, endpoint, LABEL, &count) == WRIT_OK && count == 2 &&
           endpoint_revoke_label(io, endpoint, LABEL, &count) == WRIT_OK && count == 0 &&
           is_denied(first) && is_denied(second);
    (void)writ_port_close(io, first);
    (void)writ_port_close(io, second);
    (void)writ_port_close(io, endpoint);
    return good;
}

/* A child stands in line by it. */
static bool who_is_in_line_by_a_revoked_connection_is_denied(struct writ_io *io)
{
    struct child caller = {0};
    uint32_t endpoint = 0;
    uint32_t count = 0;
    bool good = quota_create_endpoint(io, WRIT_SLOT_QUOTA, PROTOCOL, &endpoint) == WRIT_OK;
    uint32_t connection = mint(io, endpoint);
    good = good && child_stage(io, &caller) &&
           child_give(io, &caller, connection, SLOT, CONNECTION_RIGHT_CALL);
    if (good) {
        (void)child_will(&caller, syscall_head(SYSCALL_CALL, SLOT, LONG_MS),
                         (struct writ_msg){.tag = REQUEST});
        child_will_exit(&caller, 0);
    }
    good = good && child_start(io, &caller) &&
           child_await_activity(io, &caller, ACTIVITY_CALLING) &&
           endpoint_revoke_label(io, endpoint, LABEL, &count) == WRIT_OK && count == 1 &&
           child_await_end(io, &caller) &&
           writ_tag_status(caller.script->steps[0].m.tag) == WRIT_DENIED;
    child_drop(io, &caller);
    (void)writ_port_close(io, connection);
    (void)writ_port_close(io, endpoint);
    return good;
}

/* The child stands in line while its only capability to the connection is taken from it. */
static bool no_request_comes_after_the_end_of_its_connection(struct writ_io *io)
{
    struct child caller = {0};
    struct child server = {0};
    uint32_t endpoint = 0;
    bool good = quota_create_endpoint(io, WRIT_SLOT_QUOTA, PROTOCOL, &endpoint) == WRIT_OK;
    uint32_t connection = mint(io, endpoint);
    good = good && child_stage(io, &caller) &&
           child_give(io, &caller, connection, SLOT, CONNECTION_RIGHT_CALL);
    if (good) {
        (void)child_will(&caller, syscall_head(SYSCALL_CALL, SLOT, LONG_MS),
                         (struct writ_msg){.tag = REQUEST});
        child_will_exit(&caller, 0);
    }
    good = good && child_start(io, &caller) &&
           child_await_activity(io, &caller, ACTIVITY_CALLING) &&
           revoke(io, connection) == WRIT_OK && writ_port_close(io, connection) == WRIT_OK &&
           child_stage(io, &server) && child_will_serve(io, &server, endpoint);
    if (good) {
        (void)child_will(&server, syscall_head(SYSCALL_RECV, 0, SHORT_MS), (struct writ_msg){0});
        child_will_exit(&server, 0);
    }
    good = good && child_start(io, &server) && child_await_end(io, &server) &&
           child_await_end(io, &caller);
    const struct child_step *received = good ? &server.script->steps[1] : NULL;
    good = good && received[0].m.tag == WRIT_EVENT_CLOSED && received[1].rax == WRIT_TIMED_OUT &&
           writ_tag_status(caller.script->steps[0].m.tag) == WRIT_DENIED;
    child_drop(io, &caller);
    child_drop(io, &server);
    (void)writ_port_close(io, endpoint);
    return good;
}

/* Lets a server bind and end. */
static bool comes_and_goes(struct writ_io *io, uint32_t endpoint)
{
    struct child server = {0};
    bool good = child_stage(io, &server) && child_will_serve(io, &server, endpoint);
    if (good) {
        server.step_count--;
        child_will_exit(&server, 0);
    }
    good = good && child_start(io, &server) && child_await_end(io, &server);
    child_drop(io, &server);
    return good;
}

static bool a_session_ends_with_its_server_and_a_durable_connection_lives_on(struct writ_io *io)
{
    uint32_t endpoint = 0;
    uint64_t tag = 0;
    bool good = quota_create_endpoint(io, WRIT_SLOT_QUOTA, PROTOCOL, &endpoint) == WRIT_OK;
    uint32_t first = mint(io, endpoint);
    good = good && comes_and_goes(io, endpoint) && call(first, &tag) == WRIT_NOT_DELIVERED &&
           endpoint_set_session(io, endpoint) == WRIT_OK && comes_and_goes(io, endpoint) &&
           call(first, &tag) == WRIT_PEER_DIED;
    uint32_t second = mint(io, endpoint);
    good = good && call(second, &tag) == WRIT_NOT_DELIVERED;
    (void)writ_port_close(io, first);
    (void)writ_port_close(io, second);
    (void)writ_port_close(io, endpoint);
    return good;
}

static const struct edge_case cases[] = {
    {"revocation takes descendants and nothing else",
     revocation_takes_descendants_and_nothing_else},
    {"what a closed capability begot is its parent's",
     what_a_closed_capability_begot_is_its_parents},
    {"revocation undoes mappings", revocation_undoes_mappings},
    {"large families go too", large_families_go_too},
    {"revocation reaches into other processes", revocation_reaches_into_other_processes},
    {"who derives from what is revoked does not hold it up",
     who_derives_from_what_is_revoked_does_not_hold_it_up},
    {"an outer revocation waits for an inner one", an_outer_revocation_waits_for_an_inner_one},
    {"a revocation counts what it revoked", a_revocation_counts_what_it_revoked},
    {"who is in line by a revoked connection is denied",
     who_is_in_line_by_a_revoked_connection_is_denied},
    {"no request comes after the end of its connection",
     no_request_comes_after_the_end_of_its_connection},
    {"a session ends with its server and a durable connection lives on",
     a_session_ends_with_its_server_and_a_durable_connection_lives_on},
};

const struct edge_cases edges_of_revocation = {cases, sizeof cases / sizeof cases[0]};
