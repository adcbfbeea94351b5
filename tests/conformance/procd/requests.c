/* Requests to the process daemon: good ones, and those that it must answer with an error of its own; the same in process and booted. */
#include "reasons.h"
#include "requests.h"

#define NEVER(method, error, reason) REASON(procd, method, error, reason)

static const char no_image[] = "the method brings no image";
static const char no_component[] = "the method names no component";
static const char no_transfer[] = "the method is about no transfer";
static const char no_stack[] = "the method says nothing about a stack";
static const char no_band[] = "the method gives no band";
static const char no_policy[] = "the method brings no policy";
static const char no_peer[] = "the method brings no connection";
static const char no_event[] = "the method asks for no event";
static const char no_memory[] = "the method takes no memory";
static const char no_object[] = "the method is about no process and no transfer that is there";
static const char own[] =
    "what the suite is about was made by the connection that holds every role; others hear it";
static const char checked[] = "that was checked when the transfer began";
static const char stranger[] = "a program that is no component declares nothing";

#define MAKES_NOTHING(method)                                                                      \
    NEVER(method, bad_image, no_image)                                                             \
    NEVER(method, bad_entry, no_image)                                                             \
    NEVER(method, bad_stack, no_stack)                                                             \
    NEVER(method, role_reserved, no_component)                                                     \
    NEVER(method, no_such_component, no_component)                                                 \
    NEVER(method, already_there, no_component)                                                     \
    NEVER(method, has_to_be_staged, no_component)

#define SCHEDULES_NOTHING(method)                                                                  \
    NEVER(method, band_too_high, no_band)                                                          \
    NEVER(method, out_of_reach, no_band)

#define SAYS_NOTHING_MORE(method)                                                                  \
    NEVER(method, wrong_peer, no_peer)                                                             \
    NEVER(method, nothing_newer, no_event)

MAKES_NOTHING(stop_process)
MAKES_NOTHING(abort_staged)
MAKES_NOTHING(wait_process_event)
MAKES_NOTHING(query_process)
MAKES_NOTHING(set_restart_policy)
MAKES_NOTHING(get_restart_policy)
MAKES_NOTHING(update_foundation_endpoints)
MAKES_NOTHING(send_image_chunk)
MAKES_NOTHING(set_scheduling)
MAKES_NOTHING(next_process_event)

NEVER(start_staged, bad_image, "an image is checked before anything is staged")
NEVER(start_staged, bad_entry, "an image is checked before anything is staged")
NEVER(start_staged, bad_stack, no_stack)
NEVER(start_staged, role_reserved, no_component)
NEVER(start_staged, no_such_component, no_component)
NEVER(start_staged, already_there, no_component)
NEVER(start_staged, has_to_be_staged, no_component)
NEVER(spawn, already_there, "there may be any number of a program that is no component")
NEVER(spawn, has_to_be_staged, stranger)
NEVER(spawn_service, role_reserved, "the method is for components of the system")
NEVER(spawn_service, bad_stack, "the stack is the component's own")
NEVER(create_staged, has_to_be_staged, "it is staged")
NEVER(begin_image_transfer, already_there, "a component is looked for when its image is complete")
NEVER(begin_image_transfer, has_to_be_staged,
      "what a component declares is looked at when its image is complete")
NEVER(commit_image_transfer, bad_image, checked)
NEVER(commit_image_transfer, bad_entry, checked)
NEVER(commit_image_transfer, bad_stack, checked)
NEVER(commit_image_transfer, role_reserved, checked)
NEVER(commit_image_transfer, no_such_component, checked)

SCHEDULES_NOTHING(spawn)
SCHEDULES_NOTHING(spawn_service)
SCHEDULES_NOTHING(stop_process)
SCHEDULES_NOTHING(create_staged)
SCHEDULES_NOTHING(start_staged)
SCHEDULES_NOTHING(abort_staged)
SCHEDULES_NOTHING(wait_process_event)
SCHEDULES_NOTHING(query_process)
SCHEDULES_NOTHING(set_restart_policy)
SCHEDULES_NOTHING(get_restart_policy)
SCHEDULES_NOTHING(update_foundation_endpoints)
SCHEDULES_NOTHING(begin_image_transfer)
SCHEDULES_NOTHING(send_image_chunk)
SCHEDULES_NOTHING(commit_image_transfer)
SCHEDULES_NOTHING(next_process_event)

SAYS_NOTHING_MORE(spawn)
SAYS_NOTHING_MORE(spawn_service)
SAYS_NOTHING_MORE(stop_process)
SAYS_NOTHING_MORE(create_staged)
SAYS_NOTHING_MORE(start_staged)
SAYS_NOTHING_MORE(abort_staged)
SAYS_NOTHING_MORE(wait_process_event)
SAYS_NOTHING_MORE(query_process)
SAYS_NOTHING_MORE(set_restart_policy)
SAYS_NOTHING_MORE(get_restart_policy)
SAYS_NOTHING_MORE(begin_image_transfer)
SAYS_NOTHING_MORE(send_image_chunk)
SAYS_NOTHING_MORE(commit_image_transfer)
SAYS_NOTHING_MORE(set_scheduling)
NEVER(update_foundation_endpoints, nothing_newer, no_event)
NEVER(next_process_event, wrong_peer, no_peer)

NEVER(spawn, not_yours, no_object)
NEVER(spawn_service, not_yours, no_object)
NEVER(create_staged, not_yours, no_object)
NEVER(update_foundation_endpoints, not_yours, no_object)
NEVER(begin_image_transfer, not_yours, no_object)
NEVER(next_process_event, not_yours, "what is others' is not told")
NEVER(stop_process, not_yours, own)
NEVER(start_staged, not_yours, own)
NEVER(abort_staged, not_yours, own)
NEVER(wait_process_event, not_yours, own)
NEVER(query_process, not_yours, own)
NEVER(set_restart_policy, not_yours, own)
NEVER(get_restart_policy, not_yours, own)
NEVER(send_image_chunk, not_yours, own)
NEVER(commit_image_transfer, not_yours, own)
NEVER(set_scheduling, not_yours, own)

NEVER(spawn, bad_order, no_transfer)
NEVER(spawn_service, bad_order, no_transfer)
NEVER(stop_process, bad_order, no_transfer)
NEVER(create_staged, bad_order, no_transfer)
NEVER(start_staged, bad_order, no_transfer)
NEVER(abort_staged, bad_order, no_transfer)
NEVER(wait_process_event, bad_order, no_transfer)
NEVER(query_process, bad_order, no_transfer)
NEVER(set_restart_policy, bad_order, no_transfer)
NEVER(get_restart_policy, bad_order, no_transfer)
NEVER(update_foundation_endpoints, bad_order, no_transfer)
NEVER(begin_image_transfer, bad_order, "the method sends no byte")
NEVER(set_scheduling, bad_order, no_transfer)
NEVER(next_process_event, bad_order, no_transfer)

NEVER(spawn, bad_policy, no_policy)
NEVER(spawn_service, bad_policy, no_policy)
NEVER(stop_process, bad_policy, no_policy)
NEVER(create_staged, bad_policy, no_policy)
NEVER(start_staged, bad_policy, no_policy)
NEVER(abort_staged, bad_policy, no_policy)
NEVER(wait_process_event, bad_policy, no_policy)
NEVER(query_process, bad_policy, no_policy)
NEVER(get_restart_policy, bad_policy, no_policy)
NEVER(update_foundation_endpoints, bad_policy, no_policy)
NEVER(begin_image_transfer, bad_policy, no_policy)
NEVER(send_image_chunk, bad_policy, no_policy)
NEVER(commit_image_transfer, bad_policy, no_policy)
NEVER(set_scheduling, bad_policy, no_policy)
NEVER(next_process_event, bad_policy, no_policy)

NEVER(stop_process, quota_exhausted, no_memory)
NEVER(abort_staged, quota_exhausted, no_memory)
NEVER(wait_process_event, quota_exhausted, no_memory)
NEVER(query_process, quota_exhausted, no_memory)
NEVER(set_restart_policy, quota_exhausted, no_memory)
NEVER(get_restart_policy, quota_exhausted, no_memory)
NEVER(update_foundation_endpoints, quota_exhausted, no_memory)
NEVER(send_image_chunk, quota_exhausted, "the memory of an image is there when its transfer begins")
NEVER(set_scheduling, quota_exhausted, no_memory)
NEVER(next_process_event, quota_exhausted, no_memory)

/* ---- good requests ---- */

void procd_given_arg_spawn_component(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u16(at, REQUESTS_STRANGER);
}

void procd_given_arg_spawn_stack_bytes(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, REQUESTS_STACK_BYTES);
}

void procd_given_arg_spawn_service_component(struct suite_world *world, uint8_t *at)
{
    writ_store_u16(at, requests_component(world, PROGRAM_ROLE_SERVICE));
}

/* The role stands right before the component, in both methods that say both. */
static void write_component(struct suite_world *world, uint8_t *at)
{
    enum program_role role = (enum program_role)writ_load_u32(at - sizeof(uint32_t));
    writ_store_u16(at, requests_component(world, role));
}

_Static_assert(offsetof(struct procd_create_staged_request_body, component) == sizeof(uint32_t) &&
                   offsetof(struct procd_begin_image_transfer_request_body, component) ==
                       sizeof(uint32_t),
               "the component follows the role");

void procd_given_arg_create_staged_component(struct suite_world *world, uint8_t *at)
{
    write_component(world, at);
}

void procd_given_arg_create_staged_stack_bytes(struct suite_world *world, uint8_t *at)
{
    procd_given_arg_spawn_stack_bytes(world, at);
}

void procd_given_arg_begin_image_transfer_component(struct suite_world *world, uint8_t *at)
{
    write_component(world, at);
}

void procd_given_arg_begin_image_transfer_image_bytes(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, REQUESTS_IMAGE_BYTES);
}

void procd_given_arg_begin_image_transfer_entry(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, REQUESTS_CODE_VA);
}

void procd_given_arg_begin_image_transfer_stack_bytes(struct suite_world *world, uint8_t *at)
{
    procd_given_arg_spawn_stack_bytes(world, at);
}

/* The second half of the image is of no use to the program. */
void procd_given_arg_begin_image_transfer_segments(struct suite_world *world, uint8_t *at)
{
    uint8_t *body = at - offsetof(struct procd_begin_image_transfer_request_body, segments);
    struct writ_tail tail = writ_load_tail(at);
    (void)world;
    for (uint32_t i = 0; i < tail.length; i++) {
        struct transfer_segment segment = {
            .address = REQUESTS_CODE_VA + (uint64_t)i * 4096,
            .file_bytes = REQUESTS_IMAGE_BYTES,
            .memory_bytes = 4096,
            .access = (uint8_t)(SEGMENT_ACCESS_READ | (i == 0 ? SEGMENT_ACCESS_EXECUTE : 0))};
        transfer_segment_store(body + tail.offset + i * sizeof segment, &segment);
    }
}

/* The suite sends at most one chunk of a transfer. */
void procd_given_arg_send_image_chunk_offset(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, 0);
}

void procd_given_arg_wait_process_event_after_seq(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, 0);
}

void procd_given_arg_set_restart_policy_policy(struct suite_world *world, uint8_t *at)
{
    struct restart_policy policy = {.rule = RESTART_RULE_ON_FAILURE,
                                    .budget = 3,
                                    .window_ms = 60000,
                                    .first_backoff_ms = 10,
                                    .last_backoff_ms = 1000};
    (void)world;
    restart_policy_store(at, &policy);
}

/* The band of who asks. */
void procd_given_arg_set_scheduling_band(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u8(at, SCHEDULING_BAND_FAIR);
}

/* ---- classes, by their index ---- */

enum { SERVICES, DRIVERS, APPS };

static const char *only_apps(uint32_t index)
{
    return index == APPS ? NULL : "the method makes programs alone";
}

const char *procd_given_class_spawn(struct suite_world *world, struct suite_call *c, uint32_t index)
{
    (void)world;
    (void)c;
    return only_apps(index);
}

const char *procd_given_class_commit_image_transfer(struct suite_world *world, struct suite_call *c,
                                                    uint32_t index)
{
    (void)world;
    (void)c;
    return only_apps(index);
}

const char *procd_given_class_spawn_service(struct suite_world *world, struct suite_call *c,
                                            uint32_t index)
{
    (void)world;
    (void)c;
    return index == SERVICES ? NULL : "the method makes services alone";
}

const char *procd_given_class_create_staged(struct suite_world *world, struct suite_call *c,
                                            uint32_t index)
{
    static const enum program_role roles[] = {[SERVICES] = PROGRAM_ROLE_SERVICE,
                                              [DRIVERS] = PROGRAM_ROLE_DRIVER,
                                              [APPS] = PROGRAM_ROLE_EXTENSION};
    writ_store_u32(c->page, roles[index]);
    procd_given_arg_create_staged_component(
        world, c->page + offsetof(struct procd_create_staged_request_body, component));
    return NULL;
}

/* ---- errors that a request alone brings ---- */

static void put_component(struct suite_call *c, size_t offset, uint16_t component)
{
    writ_store_u16(c->page + offset, component);
}

static const char *bad_stack(struct suite_call *c, size_t offset)
{
    writ_store_u64(c->page + offset, REQUESTS_STACK_BYTES + 1);
    return NULL;
}

const char *procd_given_error_spawn_role_reserved(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    put_component(c, offsetof(struct procd_spawn_request_body, component), requests_daemon());
    return NULL;
}

const char *procd_given_error_spawn_no_such_component(struct suite_world *world,
                                                      struct suite_call *c)
{
    (void)world;
    put_component(c, offsetof(struct procd_spawn_request_body, component), 0);
    return NULL;
}

const char *procd_given_error_spawn_bad_stack(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    return bad_stack(c, offsetof(struct procd_spawn_request_body, stack_bytes));
}

const char *procd_given_error_spawn_service_no_such_component(struct suite_world *world,
                                                              struct suite_call *c)
{
    (void)world;
    put_component(c, offsetof(struct procd_spawn_service_request_body, component), 0);
    return NULL;
}

const char *procd_given_error_spawn_service_already_there(struct suite_world *world,
                                                          struct suite_call *c)
{
    (void)world;
    put_component(c, offsetof(struct procd_spawn_service_request_body, component),
                  requests_daemon());
    return NULL;
}

const char *procd_given_error_create_staged_role_reserved(struct suite_world *world,
                                                          struct suite_call *c)
{
    (void)world;
    writ_store_u32(c->page, PROGRAM_ROLE_EXTENSION);
    put_component(c, offsetof(struct procd_create_staged_request_body, component),
                  requests_daemon());
    return NULL;
}

const char *procd_given_error_create_staged_no_such_component(struct suite_world *world,
                                                              struct suite_call *c)
{
    (void)world;
    put_component(c, offsetof(struct procd_create_staged_request_body, component), 0);
    return NULL;
}

const char *procd_given_error_create_staged_already_there(struct suite_world *world,
                                                          struct suite_call *c)
{
    (void)world;
    put_component(c, offsetof(struct procd_create_staged_request_body, component),
                  requests_daemon());
    return NULL;
}

const char *procd_given_error_create_staged_bad_stack(struct suite_world *world,
                                                      struct suite_call *c)
{
    (void)world;
    return bad_stack(c, offsetof(struct procd_create_staged_request_body, stack_bytes));
}

const char *procd_given_error_begin_image_transfer_role_reserved(struct suite_world *world,
                                                                 struct suite_call *c)
{
    (void)world;
    writ_store_u32(c->page, PROGRAM_ROLE_EXTENSION);
    put_component(c, offsetof(struct procd_begin_image_transfer_request_body, component),
                  requests_daemon());
    return NULL;
}

const char *procd_given_error_begin_image_transfer_no_such_component(struct suite_world *world,
                                                                     struct suite_call *c)
{
    (void)world;
    put_component(c, offsetof(struct procd_begin_image_transfer_request_body, component), 0);
    return NULL;
}

const char *procd_given_error_begin_image_transfer_bad_stack(struct suite_world *world,
                                                             struct suite_call *c)
{
    (void)world;
    return bad_stack(c, offsetof(struct procd_begin_image_transfer_request_body, stack_bytes));
}

/* In the bytes of the image, but in no segment that can be executed. */
const char *procd_given_error_begin_image_transfer_bad_entry(struct suite_world *world,
                                                             struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page + offsetof(struct procd_begin_image_transfer_request_body, entry),
                   REQUESTS_CODE_VA + REQUESTS_IMAGE_BYTES);
    return NULL;
}

/* A segment between two pages. */
const char *procd_given_error_begin_image_transfer_bad_image(struct suite_world *world,
                                                             struct suite_call *c)
{
    (void)world;
    struct writ_tail tail = writ_load_tail(
        c->page + offsetof(struct procd_begin_image_transfer_request_body, segments));
    writ_store_u64(c->page + tail.offset, REQUESTS_CODE_VA + 1);
    return NULL;
}

const char *procd_given_error_send_image_chunk_bad_order(struct suite_world *world,
                                                         struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page + offsetof(struct procd_send_image_chunk_request_body, offset), 1);
    return NULL;
}

/* Restarts that are never made. */
const char *procd_given_error_set_restart_policy_bad_policy(struct suite_world *world,
                                                            struct suite_call *c)
{
    (void)world;
    writ_store_u8(c->page + offsetof(struct procd_set_restart_policy_request_body, policy),
                  RESTART_RULE_NEVER);
    return NULL;
}

const char *procd_given_error_set_scheduling_band_too_high(struct suite_world *world,
                                                           struct suite_call *c)
{
    (void)world;
    writ_store_u8(c->page + offsetof(struct procd_set_scheduling_request_body, band),
                  SCHEDULING_BAND_DRIVER);
    return NULL;
}

const char *procd_given_error_next_process_event_nothing_newer(struct suite_world *world,
                                                               struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page, UINT64_MAX);
    return NULL;
}
