/* The hooks of the process daemon's suite against the live daemon: programs of our own, started and ended for the cases alone. */
#include "callers.h"
#include "contracts_slots.h"
#include "contracts_uses.h"
#include "images.h"
#include "kernel_calls.h"
#include "live.h"
#include "procd_conformance.h"
#include "reasons.h"
#include "requests.h"
#include "writ/port.h"

enum {
    DAEMON = 3,
    SERVICES = 0x71, /* the first of so many components that nobody else starts, of each kind */
    DRIVERS = 0x74,
    APPS = 0x77,
    OF_A_KIND = 3,
    DECLARING_SERVICE = 0x7a,
    DECLARING_APP = 0x7b,
    MOST_GRANTS = 320,
    MOST_TRANSFERS = 16,
    MOST_IMAGES = 8,
    TRIES = 10000,
    CODE = 9,
    LABEL_STEP = 1 << 16,
};

struct grant {
    uint64_t pid; /* 0 in a free place */
    uint32_t slot;
};

struct sent {
    uint64_t transfer; /* 0 in a free place */
    uint32_t connection;
    bool complete;
};

static struct {
    struct grant grants[MOST_GRANTS];
    struct sent sent[MOST_TRANSFERS];
    uint32_t spoilt[MOST_IMAGES]; /* images of one case */
    uint32_t image;               /* that is good; of all cases */
    uint32_t endpoint;            /* of ours, behind the peers that we give */
    uint64_t peers;               /* that were given so far */
    bool has_told;                /* of ends that everybody may hear of */
    uint64_t older;               /* than every process of a case: the number of our own */
} live;

void child_given_reset(struct suite_world *world)
{
    (void)world;
}

uint64_t child_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

/* ---- programs ---- */

/* A program that takes no processor's time and never ends by itself. */
static uint32_t make_image(struct writ_io *io, bool sealed, bool good)
{
    struct image_draft draft;
    image_begin(&draft);
    image_wait(&draft);
    draft.header.entry += good ? 0 : IMAGE_CODE_BYTES;
    return image_make(io, &draft, sealed);
}

static struct writ_record lent(uint32_t slot)
{
    return (struct writ_record){.slot = (uint16_t)slot,
                                .rights = VMO_RIGHT_READ,
                                .type = VMO_TYPE,
                                .flags = WRIT_RECORD_LEND};
}

static struct writ_record good_image(struct suite_world *world)
{
    if (live.image == 0) {
        live.image = make_image(callers_io(world), true, true);
    }
    return lent(live.image);
}

struct writ_record procd_given_arg_spawn_image(struct suite_world *world)
{
    return good_image(world);
}

struct writ_record procd_given_arg_spawn_service_image(struct suite_world *world)
{
    return good_image(world);
}

struct writ_record procd_given_arg_create_staged_image(struct suite_world *world)
{
    return good_image(world);
}

uint16_t requests_daemon(void)
{
    return DAEMON;
}

/* How many processes of components [first, first + count) live. */
static uint32_t living(struct writ_io *io, uint16_t first, uint32_t count)
{
    struct process_control_list_reply it = {.process = live.older};
    uint32_t found = 0;
    while (process_control_list(io, PROCESS_CONTROL_SLOT, it.process, &it.process, &it.exit_seq,
                                &it.principal, &it.owner, &it.state, &it.cause,
                                &it.code) == WRIT_OK) {
        uint16_t component = (uint16_t)it.principal;
        found += component >= first && component < first + count && it.state != LIFE_STATE_DEAD;
    }
    return found;
}

uint16_t requests_component(struct suite_world *world, enum program_role role)
{
    uint16_t first = role == PROGRAM_ROLE_SERVICE  ? SERVICES
                     : role == PROGRAM_ROLE_DRIVER ? DRIVERS
                     : role == PROGRAM_ROLE_APP    ? APPS
                                                   : 0;
    for (uint16_t i = 0; first != 0 && i < OF_A_KIND; i++) {
        uint16_t component = (uint16_t)(first + i);
        if (living(callers_io(world), component, 1) == 0) {
            return component;
        }
    }
    return first == 0 ? (uint16_t)REQUESTS_STRANGER : 0;
}

/* ---- what comes and goes with a case ---- */

static void keep_grant(struct writ_io *io, uint64_t pid, uint32_t slot)
{
    for (uint32_t i = 0; i < MOST_GRANTS; i++) {
        if (live.grants[i].pid == 0) {
            live.grants[i] = (struct grant){.pid = pid, .slot = slot};
            return;
        }
    }
    (void)writ_port_close(io, slot);
}

static void drop_grant(struct writ_io *io, struct grant *grant)
{
    (void)writ_port_close(io, grant->slot);
    *grant = (struct grant){0};
}

static struct sent *sent_at(uint64_t transfer)
{
    for (uint32_t i = 0; i < MOST_TRANSFERS; i++) {
        if (live.sent[i].transfer == transfer) {
            return &live.sent[i];
        }
    }
    return NULL;
}

static void keep_transfer(uint64_t transfer, uint32_t connection)
{
    struct sent *place = sent_at(0);
    if (place != NULL) {
        *place = (struct sent){.transfer = transfer, .connection = connection};
    }
}

bool live_procd_received(struct suite_world *world, const struct suite_call *c)
{
    struct writ_io *io = callers_io(world);
    if (c->request == writ_tag_sized(PROCD_CREATE_STAGED_REQUEST, writ_tag_bytes(c->request))) {
        uint32_t child = writ_load_record(c->page + WRIT_RECORDS, 0).slot;
        if (child != 0) {
            (void)writ_port_close(io, child);
        }
        keep_grant(io, writ_load_u64(c->page), writ_load_record(c->page + WRIT_RECORDS, 1).slot);
        return true;
    }
    if (writ_tag_method(c->request) == writ_tag_method(PROCD_BEGIN_IMAGE_TRANSFER_REQUEST)) {
        keep_transfer(c->m.w[0], c->connection);
    }
    return false;
}

/* Sends bytes of a transfer over the connection that began it. */
static uint32_t send(struct suite_world *world, uint64_t transfer, uint64_t offset, uint32_t count)
{
    static const uint8_t code[REQUESTS_IMAGE_BYTES] = {0xf3, 0x90, 0xeb, 0xfc}; /* for ever */
    const struct sent *sent = sent_at(transfer);
    struct procd_send_image_chunk_reply reply = {0};
    struct procd_all_send_image_chunk_builder b =
        procd_all_send_image_chunk_begin(callers_io(world));
    b.body->transfer = transfer;
    b.body->offset = offset;
    procd_all_send_image_chunk_put_chunk(&b, code, count);
    b.slot = callers_slot(world, sent != NULL ? sent->connection : 0);
    return procd_all_send_image_chunk_call(&b, &reply);
}

static uint64_t own_number(struct writ_io *io)
{
    enum object_type type = 0;
    uint16_t rights = 0;
    uint16_t protocol = 0;
    uint32_t roles = 0;
    uint64_t label = 0;
    uint64_t koid = 0;
    uint32_t status = process_describe(io, WRIT_SLOT_PROCESS, WRIT_SLOT_PROCESS, &type, &rights,
                                       &protocol, &roles, &label, &koid);
    return status == WRIT_OK ? koid : 0;
}

/* Bytes out of order end a transfer. */
void procd_given_reset(struct suite_world *world)
{
    struct writ_io *io = callers_io(world);
    live.older = live.older == 0 ? own_number(io) : live.older;
    for (uint32_t i = 0; i < MOST_GRANTS; i++) {
        if (live.grants[i].pid != 0) {
            drop_grant(io, &live.grants[i]);
        }
    }
    for (uint32_t i = 0; i < MOST_TRANSFERS; i++) {
        if (live.sent[i].transfer != 0) {
            (void)send(world, live.sent[i].transfer, REQUESTS_IMAGE_BYTES, 1);
            live.sent[i] = (struct sent){0};
        }
    }
    for (uint32_t i = 0; i < MOST_IMAGES; i++) {
        if (live.spoilt[i] != 0) {
            (void)writ_port_close(io, live.spoilt[i]);
            live.spoilt[i] = 0;
        }
    }
}

uint64_t procd_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

void procd_given_arg_commit_image_transfer_transfer(struct suite_world *world, uint8_t *at)
{
    struct sent *sent = sent_at(writ_load_u64(at));
    if (sent != NULL && sent->transfer != 0 && !sent->complete) {
        sent->complete = send(world, sent->transfer, 0, REQUESTS_IMAGE_BYTES) == WRIT_OK;
    }
}

struct writ_record procd_given_arg_subscribe_bell(struct suite_world *world)
{
    return callers_bell(world);
}

/* ---- peers: connections to an endpoint of ours, made for the daemon ---- */

static struct writ_record peer(struct suite_world *world, uint16_t protocol, uint32_t roles)
{
    struct writ_io *io = callers_io(world);
    struct writ_record record = {
        .rights = CONNECTION_RIGHT_CALL, .type = CONNECTION_TYPE, .protocol = protocol};
    uint32_t connection = 0;
    if (live.endpoint != 0) {
        (void)writ_port_close(io, live.endpoint);
        live.endpoint = 0;
    }
    uint64_t label = ++live.peers * LABEL_STEP | protocol;
    if (quota_create_endpoint(io, WRIT_SLOT_QUOTA, protocol, &live.endpoint) == WRIT_OK &&
        endpoint_mint(io, live.endpoint, label, roles, DAEMON, &connection) == WRIT_OK) {
        record.slot = (uint16_t)connection;
    }
    return record;
}

struct writ_record procd_given_arg_update_foundation_endpoints_memory(struct suite_world *world)
{
    return peer(world, MEMD_PROTOCOL, MEMD_ROLE_CONSUMER);
}

struct writ_record procd_given_arg_update_foundation_endpoints_names(struct suite_world *world)
{
    return peer(world, SAMGRD_PROTOCOL, SAMGRD_ROLE_CONSUMER);
}

struct writ_record procd_given_arg_update_foundation_endpoints_journal(struct suite_world *world)
{
    return peer(world, LOGD_PROTOCOL, LOGD_ROLE_WRITER);
}

const char *procd_given_error_update_foundation_endpoints_wrong_peer(struct suite_world *world,
                                                                     struct suite_call *c)
{
    writ_store_record(c->page + WRIT_RECORDS, 0, peer(world, MEMD_PROTOCOL, 0));
    return NULL;
}

/* What was refused is nobody's any more. */
bool procd_ensures_only_checked_peers(struct suite *s, uint32_t status)
{
    uint32_t held = 0;
    if (status != PROCD_ERROR_WRONG_PEER) {
        return true;
    }
    uint64_t label = live.peers * LABEL_STEP | MEMD_PROTOCOL;
    return endpoint_revoke_label(callers_io(s->world), live.endpoint, label, &held) == WRIT_OK &&
           held == 0;
}

/* ---- events ---- */

static enum process_state state_of(struct suite_world *world, uint64_t pid)
{
    struct procd_query_process_reply it = {0};
    uint32_t status = procd_all_query_process(callers_io(world), pid, &it);
    return status == WRIT_OK ? it.state : 0;
}

const char *procd_given_event_process_ends(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    return "the daemon hears of an end when it is over";
}

/* The kernel ends it, and the daemon hears of that. */
const char *procd_given_event_process_exits(struct suite_world *world, uint64_t key)
{
    (void)process_control_kill(callers_io(world), PROCESS_CONTROL_SLOT, key, CODE);
    for (uint32_t i = 0; i < TRIES && state_of(world, key) != PROCESS_STATE_EXITED; i++) {
        syscall_yield();
    }
    return state_of(world, key) == PROCESS_STATE_EXITED ? NULL : "the daemon has not heard of it";
}

const char *procd_given_event_process_retires(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    return "an event makes way when there are 256 processes, which is not tried with programs that "
           "run";
}

const char *procd_given_event_process_forsaken(struct suite_world *world, uint64_t key)
{
    for (uint32_t i = 0; i < MOST_GRANTS; i++) {
        if (live.grants[i].pid == key) {
            drop_grant(callers_io(world), &live.grants[i]);
        }
    }
    for (uint32_t i = 0; i < TRIES && state_of(world, key) != 0; i++) {
        syscall_yield();
    }
    return state_of(world, key) == 0 ? NULL : "the kernel has not taken it apart";
}

const char *procd_given_event_transfer_abandoned(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    return "a process cannot lose a connection that it still calls through";
}

/* Somebody who ends, and whose event stays; it runs before it ends. */
static void end_one(struct suite_world *world, enum program_role role, uint32_t connection)
{
    struct writ_io *io = callers_io(world);
    struct procd_create_staged_reply reply = {0};
    struct procd_all_create_staged_builder b = procd_all_create_staged_begin(io);
    b.body->role = role;
    b.body->component = requests_component(world, role);
    b.body->stack_bytes = REQUESTS_STACK_BYTES;
    procd_all_create_staged_put_program(&b, "ended", 5);
    procd_all_create_staged_put_image(&b, good_image(world).slot);
    b.slot = callers_slot(world, connection);
    if (procd_all_create_staged_call(&b, &reply) == WRIT_OK) {
        (void)procd_all_start_staged(io, reply.pid);
        (void)writ_port_close(io, reply.grant);
        if (reply.child != 0) {
            (void)writ_port_close(io, reply.child);
        }
        (void)procd_given_event_process_exits(world, reply.pid);
    }
}

/* There is an end that everybody may hear of: of a service, of a driver, and of a program of ours. */
void procd_given_arg_next_process_event_after_seq(struct suite_world *world, uint8_t *at)
{
    writ_store_u64(at, 0);
    if (!live.has_told) {
        live.has_told = true;
        end_one(world, PROGRAM_ROLE_SERVICE, PROCD_AS_ALL);
        end_one(world, PROGRAM_ROLE_DRIVER, PROCD_AS_ALL);
        end_one(world, PROGRAM_ROLE_EXTENSION, PROCD_AS_ALL);
    }
}

/* ---- errors that have to be arranged ---- */

static const char *spoil(struct suite_world *world, struct suite_call *c, bool sealed, bool good)
{
    for (uint32_t i = 0; i < MOST_IMAGES; i++) {
        if (live.spoilt[i] == 0) {
            live.spoilt[i] = make_image(callers_io(world), sealed, good);
            writ_store_record(c->page + WRIT_RECORDS, 0, lent(live.spoilt[i]));
            return NULL;
        }
    }
    return "there are too many images";
}

#define SPOILT(method)                                                                             \
    const char *procd_given_error_##method##_bad_image(struct suite_world *world,                  \
                                                       struct suite_call *c)                       \
    {                                                                                              \
        return spoil(world, c, false, true);                                                       \
    }                                                                                              \
    const char *procd_given_error_##method##_bad_entry(struct suite_world *world,                  \
                                                       struct suite_call *c)                       \
    {                                                                                              \
        return spoil(world, c, true, false);                                                       \
    }

SPOILT(spawn)
SPOILT(spawn_service)
SPOILT(create_staged)

#define NEVER(method, error, reason) REASON(procd, method, error, reason)

static const char enough[] = "booted, the quota that pays is the machine's and has room";

NEVER(spawn, quota_exhausted, enough)
NEVER(spawn_service, quota_exhausted, enough)
NEVER(create_staged, quota_exhausted, enough)
NEVER(start_staged, quota_exhausted, enough)
NEVER(begin_image_transfer, quota_exhausted, enough)
NEVER(commit_image_transfer, quota_exhausted, enough)
NEVER(set_scheduling, out_of_reach,
      "only an earlier instance of the daemon starts what this one cannot reach")

const char *procd_given_error_spawn_service_has_to_be_staged(struct suite_world *world,
                                                             struct suite_call *c)
{
    (void)world;
    writ_store_u16(c->page + offsetof(struct procd_spawn_service_request_body, component),
                   DECLARING_SERVICE);
    return NULL;
}

/* Another transfer than that of the case, about this component; its number goes into the request. */
static const char *put_other(struct suite_world *world, struct suite_call *c, uint16_t component)
{
    struct procd_begin_image_transfer_reply reply = {0};
    struct transfer_segment segment = {.address = REQUESTS_CODE_VA,
                                       .file_bytes = REQUESTS_IMAGE_BYTES,
                                       .memory_bytes = 4096,
                                       .access = SEGMENT_ACCESS_READ | SEGMENT_ACCESS_EXECUTE};
    struct procd_all_begin_image_transfer_builder b =
        procd_all_begin_image_transfer_begin(callers_io(world));
    b.body->role = PROGRAM_ROLE_APP;
    b.body->component = component;
    b.body->image_bytes = REQUESTS_IMAGE_BYTES;
    b.body->entry = REQUESTS_CODE_VA;
    b.body->stack_bytes = REQUESTS_STACK_BYTES;
    procd_all_begin_image_transfer_put_segments(&b, &segment, 1);
    procd_all_begin_image_transfer_put_program(&b, "other", 5);
    if (procd_all_begin_image_transfer_call(&b, &reply) != WRIT_OK) {
        return "no other transfer can begin";
    }
    keep_transfer(reply.transfer, PROCD_AS_ALL);
    writ_store_u64(c->page, reply.transfer);
    return NULL;
}

/* One of which no byte has come. */
const char *procd_given_error_commit_image_transfer_bad_order(struct suite_world *world,
                                                              struct suite_call *c)
{
    return put_other(world, c, APPS);
}

const char *procd_given_error_commit_image_transfer_has_to_be_staged(struct suite_world *world,
                                                                     struct suite_call *c)
{
    const char *reason = put_other(world, c, DECLARING_APP);
    procd_given_arg_commit_image_transfer_transfer(world, c->page);
    return reason;
}

/* Of a component that has a process: one is staged first. */
const char *procd_given_error_commit_image_transfer_already_there(struct suite_world *world,
                                                                  struct suite_call *c)
{
    struct writ_io *io = callers_io(world);
    struct procd_create_staged_reply reply = {0};
    struct procd_all_create_staged_builder b = procd_all_create_staged_begin(io);
    uint16_t component = requests_component(world, PROGRAM_ROLE_APP);
    b.body->role = PROGRAM_ROLE_APP;
    b.body->component = component;
    b.body->stack_bytes = REQUESTS_STACK_BYTES;
    procd_all_create_staged_put_program(&b, "other", 5);
    procd_all_create_staged_put_image(&b, good_image(world).slot);
    if (procd_all_create_staged_call(&b, &reply) != WRIT_OK) {
        return "no other process can be staged";
    }
    keep_grant(io, reply.pid, reply.grant);
    const char *reason = put_other(world, c, component);
    procd_given_arg_commit_image_transfer_transfer(world, c->page);
    return reason;
}

/* ---- the guarantees ---- */

/* As many of our processes live as the suite knows of; one that the case itself staged counts, too. */
bool procd_ensures_nothing_remains(struct suite *s, uint32_t status)
{
    struct writ_io *io = callers_io(s->world);
    uint32_t least = 0;
    uint32_t most = 0;
    (void)status;
    for (uint32_t i = 0; i < s->top; i++) {
        const struct suite_object *o = &s->room.objects[i];
        uint32_t dead = 1U << SUITE_GONE | 1U << PROCESS_STATE_EXITED;
        least += o->machine == 0 && (o->states & dead) == 0;
        most += o->machine == 0 && (o->states & ~dead) != 0;
    }
    uint32_t there =
        living(io, SERVICES, DECLARING_APP - SERVICES + 1) + living(io, REQUESTS_STRANGER, 1);
    if (status == PROCD_ERROR_ALREADY_THERE) {
        most++;
    }
    return least <= there && there <= most;
}

/* Its number, which the event in the reply tells, names nothing. */
bool procd_ensures_stopped_is_gone(struct suite *s, uint32_t status)
{
    uint64_t pid = writ_load_u64(s->room.calls[0].page);
    return status != WRIT_OK || state_of(s->world, pid) == 0;
}

bool procd_ensures_staged_or_gone(struct suite *s, uint32_t status)
{
    return procd_ensures_nothing_remains(s, status);
}
