/* The process daemon in process, as the suite and the fuzz harness drive it: its adapter and its tables as they are, the kernel played
 * (kernel.h).
 *
 * The adapter is included, not linked, and with it the parts of it and of the runtime that map memory, so that they find it.
 */
#include "kernel.h"

#define BIRTH_IMAGE_VA ((uint64_t)(uintptr_t)played_image)
#define LOADER_WINDOW_VA ((uint64_t)(uintptr_t)played_window)
#include "birth.c"
#include "deaths.c"
#include "keeping.c"
#include "making.c"
#include "peers.c"
#include "procd.c"
#include "loader.c"

#include "host_estate.h"
#include "procd_conformance.h"
#include "requests.h"

#define HOST_MESSAGES procd_capnp_messages
#define HOST_MESSAGE_COUNT PROCD_CAPNP_MESSAGES
#include "host_encodings.h"

/* Components that become processes, as many of a kind as there can be processes; and some that the cases need once. */
enum {
    FEW = 5,
    MANY = 260,
    DECLARING_SERVICE = 4,
    DECLARING_APP = 5,
    FIRST_SERVICE = 0x100,
    FIRST_DRIVER = 0x300,
    FIRST_APP = 0x500,
    PAGE = 4096,
};

/* Processes that no case is about have numbers from here on. */
#define FIRST_OTHER (UINT64_C(1) << 40)

static const struct writ_system_held declared[] = {
    {.slot = 4, .rights = LOG_RIGHT_WRITE, .type = LOG_TYPE}};
static struct writ_system_component components[FEW + 3 * MANY] = {
    {.name = "root", .number = 1, .kind = WRIT_SERVICE},
    {.name = "procd", .number = PROCD_COMPONENT, .kind = WRIT_SERVICE},
    {.name = "declaring",
     .number = DECLARING_SERVICE,
     .kind = WRIT_SERVICE,
     .held = declared,
     .held_count = 1},
    {.name = "app", .number = DECLARING_APP, .kind = WRIT_APP, .held = declared, .held_count = 1},
    {.name = "last", .number = 6, .kind = WRIT_SERVICE},
};
const struct writ_system writ_system = {
    .name = "sample", .components = components, .count = FEW + 3 * MANY};

static struct {
    struct procd_server server;
    _Alignas(8) uint8_t estate[PROCD_STATE_BYTES];
    uint64_t next_other;
    bool has_told; /* of ends that everybody may hear of */
} all;
static uint32_t named; /* components that were asked for so far */

struct child_server {
    struct child_serving serving;
};
static struct child_server child;

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    procd_dispatch_to(&all.server, m, caller);
}

static void dispatch_child(struct writ_msg *m, const struct writ_caller *caller)
{
    child_dispatch(&child, m, caller);
}

static bool outgoing(uint32_t slot, struct writ_msg *m, uint8_t *out)
{
    (void)out;
    return played_call(slot, m, io.in);
}

/* What it holds for its processes and transfers. */
static uint32_t owned(void)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        const struct process *process = &all.server.keeping.live.processes.rows[i];
        count += (process->handle != 0 ? 1U : 0U) + (process->thread != 0 ? 1U : 0U);
    }
    for (uint32_t i = 0; i < PROCD_MAX_TRANSFERS; i++) {
        for (uint32_t k = 0; k < PROCD_MAX_SEGMENTS; k++) {
            count += all.server.transfers.rows[i].memory[k] != 0;
        }
    }
    return count;
}

static const struct suite_server child_server = {
    .name = "Child",
    .protocol = &child_suite,
    .io = &io,
    .dispatch = dispatch_child,
    .memory = &child,
    .size = sizeof child,
};

HOST_SERVER("procd", procd_suite, .pack = pack, .unpack = unpack, .owned = owned,
            .next = &child_server);

/* ---- the hooks ---- */

void child_given_reset(struct suite_world *world)
{
    suite_host_reset(world);
    memset(&child, 0, sizeof child);
    io.in = page_in;
    child_serving_init(&child.serving, &io);
}

uint64_t child_given_digest(struct suite_world *world)
{
    (void)world;
    return 1; /* it keeps nothing */
}

static void fill_components(uint32_t at, uint16_t number, enum writ_system_kind kind)
{
    for (uint32_t i = 0; i < MANY; i++) {
        components[at + i] = (struct writ_system_component){.name = "component",
                                                            .number = (uint16_t)(number + i),
                                                            .kind = (uint8_t)kind,
                                                            .memory = PAGE,
                                                            .stack = PAGE,
                                                            .weight = 100};
    }
}

/* The daemon as it begins. */
static void begin_afresh(void)
{
    memset(&all, 0, sizeof all);
    fill_components(FEW, FIRST_SERVICE, WRIT_SERVICE);
    fill_components(FEW + MANY, FIRST_DRIVER, WRIT_DRIVER);
    fill_components(FEW + 2 * MANY, FIRST_APP, WRIT_APP);
    all.next_other = FIRST_OTHER;
    procd_serving_init(&all.server.serving, &io);
    all.server.serving.notified = notified;
    host_estate(all.estate, sizeof all.estate);
    all.server.keeping.io = &io;
    open_books(&all.server.keeping);
    transfers_init(&all.server.transfers, 0);
}

void procd_given_reset(struct suite_world *world)
{
    static typeof(all) fresh; /* to begin its estate each time takes long */
    begin_world_of_both(world);
    played_reset();
    if (components[FEW].number == 0) {
        begin_afresh();
        fresh = all;
    }
    all = fresh;
}

uint64_t procd_given_digest(struct suite_world *world)
{
    (void)world;
    const struct procd_server *s = &all.server;
    if (!processes_check(&s->keeping.live.processes) || !transfers_check(&s->transfers) ||
        !restarts_check(&s->keeping.live.restarts)) {
        abort(); /* P1, P2, T1, T2 or S1 do not hold */
    }
    host_estate_check(&s->keeping.estate);
    uint64_t digest = suite_digest(0, s->transfers.rows, sizeof s->transfers.rows);
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        const struct process *process = &s->keeping.live.processes.rows[i];
        if (process->pid != 0) {
            digest = suite_digest(digest, process, sizeof *process);
        }
    }
    for (uint32_t i = 0; i < RESTARTS_ROWS; i++) {
        if (s->keeping.live.restarts.rows[i].component != 0) {
            digest = suite_digest(digest, &s->keeping.live.restarts.rows[i],
                                  sizeof s->keeping.live.restarts.rows[i]);
        }
    }
    digest = suite_digest(digest, &s->keeping.live.bells, sizeof s->keeping.live.bells);
    digest = suite_digest(digest, &s->peers, sizeof s->peers);
    return suite_digest(digest, s->serving.wait_process_event,
                        sizeof s->serving.wait_process_event);
}

uint16_t requests_daemon(void)
{
    return PROCD_COMPONENT;
}

static uint16_t first_of(enum program_role role)
{
    switch (role) {
    case PROGRAM_ROLE_SERVICE:
        return FIRST_SERVICE;
    case PROGRAM_ROLE_DRIVER:
        return FIRST_DRIVER;
    case PROGRAM_ROLE_APP:
        return FIRST_APP;
    default:
        return 0;
    }
}

/* One of which no process is there. */
uint16_t requests_component(struct suite_world *world, enum program_role role)
{
    (void)world;
    uint16_t first = first_of(role);
    uint16_t component = first;
    while (first != 0) {
        component = (uint16_t)(first + named++ % MANY);
        if (!processes_component_lives(&all.server.keeping.live.processes, component)) {
            break;
        }
    }
    return first != 0 ? component : (uint16_t)REQUESTS_STRANGER;
}

static struct writ_record image(void)
{
    return (struct writ_record){
        .slot = 1, .rights = VMO_RIGHT_READ, .type = VMO_TYPE, .flags = WRIT_RECORD_LEND};
}

struct writ_record procd_given_arg_spawn_image(struct suite_world *world)
{
    (void)world;
    return image();
}

struct writ_record procd_given_arg_spawn_service_image(struct suite_world *world)
{
    (void)world;
    return image();
}

struct writ_record procd_given_arg_create_staged_image(struct suite_world *world)
{
    (void)world;
    return image();
}

static struct writ_record peer(uint16_t protocol)
{
    return (struct writ_record){
        .slot = 1, .rights = CONNECTION_RIGHT_CALL, .type = CONNECTION_TYPE, .protocol = protocol};
}

struct writ_record procd_given_arg_update_foundation_endpoints_memory(struct suite_world *world)
{
    (void)world;
    return peer(MEMD_PROTOCOL);
}

struct writ_record procd_given_arg_update_foundation_endpoints_names(struct suite_world *world)
{
    (void)world;
    return peer(SAMGRD_PROTOCOL);
}

struct writ_record procd_given_arg_update_foundation_endpoints_journal(struct suite_world *world)
{
    (void)world;
    return peer(LOGD_PROTOCOL);
}

struct writ_record procd_given_arg_subscribe_bell(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){
        .slot = 1, .rights = NOTIFICATION_RIGHT_SIGNAL, .type = NOTIFICATION_TYPE};
}

/* Every byte has come when it is committed. */
void procd_given_arg_commit_image_transfer_transfer(struct suite_world *world, uint8_t *at)
{
    (void)world;
    struct transfer *transfer = transfers_find(&all.server.transfers, writ_load_u64(at));
    if (transfer != NULL) {
        transfer->received = transfer->image_bytes;
    }
}

/* ---- events ---- */

static void notice(void)
{
    struct writ_caller nobody = {0};
    struct writ_msg m = {.tag = WRIT_EVENT_NOTIFIED, .w = {1}};
    dispatch(&m, &nobody);
}

const char *procd_given_event_process_ends(struct suite_world *world, uint64_t key)
{
    (void)world;
    struct process *process = processes_find(&all.server.keeping.live.processes, key);
    if (process == NULL) {
        return "there is no such process";
    }
    process->state = PROCESS_STATE_STOPPING;
    keeping_confirm(&all.server.keeping, process);
    return NULL;
}

const char *procd_given_event_process_exits(struct suite_world *world, uint64_t key)
{
    (void)world;
    played_exit(key);
    notice();
    return NULL;
}

const char *procd_given_event_process_forsaken(struct suite_world *world, uint64_t key)
{
    (void)world;
    played_forsake(key);
    notice();
    return NULL;
}

/* A process that no case is about; null if there is no room. */
static struct process *add_other(uint32_t principal, enum program_role role, uint32_t creator)
{
    struct process_plan other = {.pid = all.next_other++,
                                 .role = role,
                                 .principal = principal,
                                 .created_by = creator,
                                 .stack_bytes = PAGE};
    struct process *process = processes_stage(&all.server.keeping.live.processes, &other);
    if (process != NULL) {
        process_started(process, 1);
        keeping_confirm(&all.server.keeping, process);
    }
    return process;
}

/* All other rows are taken by processes that run, and somebody wants one. */
const char *procd_given_event_process_retires(struct suite_world *world, uint64_t key)
{
    (void)world;
    struct processes *processes = &all.server.keeping.live.processes;
    uint64_t first = all.next_other;
    while (add_other(REQUESTS_STRANGER, PROGRAM_ROLE_TEST, 0) != NULL) {
    }
    const struct process *oldest = processes_oldest_exited(processes);
    bool is_next = oldest != NULL && oldest->pid == key;
    if (is_next) {
        make_room(&all.server);
    }
    for (uint64_t pid = first; pid < all.next_other; pid++) {
        struct process *other = processes_find(processes, pid);
        if (other != NULL) {
            process_forget(other);
            keeping_confirm(&all.server.keeping, other);
        }
    }
    return is_next ? NULL : "the event of another process is to make way first";
}

/* Its client is gone, and that alone. */
const char *procd_given_event_transfer_abandoned(struct suite_world *world, uint64_t key)
{
    (void)world;
    struct transfer *transfer = transfers_find(&all.server.transfers, key);
    if (transfer == NULL) {
        return "there is no such transfer";
    }
    transfer->label = FIRST_OTHER;
    procd_on_closed(&all.server, FIRST_OTHER);
    return NULL;
}

static void add_ended(enum program_role role, uint32_t creator)
{
    struct process *process = add_other(REQUESTS_STRANGER, role, creator);
    if (process != NULL) {
        struct process_end last = {.seq = process->pid,
                                   .ending = {.tag = ENDING_TAG_EXITED, .as.exited.code = 3}};
        process_exited(process, &last);
        keeping_confirm(&all.server.keeping, process);
    }
}

/* There is an end that everybody may hear of: of a service, of a driver, and of a program of each connection's. */
void procd_given_arg_next_process_event_after_seq(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, 0);
    if (all.has_told) {
        return;
    }
    all.has_told = true;
    add_ended(PROGRAM_ROLE_SERVICE, 0);
    add_ended(PROGRAM_ROLE_DRIVER, 0);
    for (uint32_t i = 0; i < procd_suite.connection_count; i++) {
        add_ended(PROGRAM_ROLE_TEST, HOST_PRINCIPAL + i);
    }
}

/* ---- errors that have to be arranged ---- */

#define WISHED(method, error, wish)                                                                \
    const char *procd_given_error_##method##_##error(struct suite_world *world,                    \
                                                     struct suite_call *c)                         \
    {                                                                                              \
        (void)world;                                                                               \
        (void)c;                                                                                   \
        played_wish(wish);                                                                         \
        return NULL;                                                                               \
    }

WISHED(spawn, bad_image, PLAYED_UNSEALED)
WISHED(spawn, bad_entry, PLAYED_BAD_ENTRY)
WISHED(spawn, quota_exhausted, PLAYED_NO_QUOTA)
WISHED(spawn_service, bad_image, PLAYED_UNSEALED)
WISHED(spawn_service, bad_entry, PLAYED_BAD_ENTRY)
WISHED(spawn_service, quota_exhausted, PLAYED_NO_QUOTA)
WISHED(create_staged, bad_image, PLAYED_UNSEALED)
WISHED(create_staged, bad_entry, PLAYED_BAD_ENTRY)
WISHED(create_staged, quota_exhausted, PLAYED_NO_QUOTA)
WISHED(start_staged, quota_exhausted, PLAYED_NO_QUOTA)
WISHED(begin_image_transfer, quota_exhausted, PLAYED_NO_QUOTA)
WISHED(commit_image_transfer, quota_exhausted, PLAYED_NO_QUOTA)

const char *procd_given_error_spawn_service_has_to_be_staged(struct suite_world *world,
                                                             struct suite_call *c)
{
    (void)world;
    writ_store_u16(c->page + offsetof(struct procd_spawn_service_request_body, component),
                   DECLARING_SERVICE);
    return NULL;
}

const char *procd_given_error_update_foundation_endpoints_wrong_peer(struct suite_world *world,
                                                                     struct suite_call *c)
{
    (void)world;
    writ_store_record(c->page + WRIT_RECORDS, 0, peer(MEMD_PROTOCOL));
    played_wish(PLAYED_OTHER_ROLES);
    return NULL;
}

static struct transfer *transfer_of(const struct suite_call *c)
{
    return transfers_find(&all.server.transfers, writ_load_u64(c->page));
}

const char *procd_given_error_commit_image_transfer_bad_order(struct suite_world *world,
                                                              struct suite_call *c)
{
    (void)world;
    struct transfer *transfer = transfer_of(c);
    if (transfer != NULL) {
        transfer->received--;
    }
    return NULL;
}

const char *procd_given_error_commit_image_transfer_has_to_be_staged(struct suite_world *world,
                                                                     struct suite_call *c)
{
    (void)world;
    struct transfer *transfer = transfer_of(c);
    if (transfer != NULL) {
        transfer->component = DECLARING_APP;
    }
    return NULL;
}

const char *procd_given_error_commit_image_transfer_already_there(struct suite_world *world,
                                                                  struct suite_call *c)
{
    (void)world;
    const struct transfer *transfer = transfer_of(c);
    if (transfer != NULL && add_other(transfer->component, PROGRAM_ROLE_APP, 0) == NULL) {
        return "there is no room for another process";
    }
    return NULL;
}

/* Started by an earlier instance. */
const char *procd_given_error_set_scheduling_out_of_reach(struct suite_world *world,
                                                          struct suite_call *c)
{
    (void)world;
    struct process *process =
        processes_find(&all.server.keeping.live.processes, writ_load_u64(c->page));
    if (process != NULL) {
        writ_close_rest(&io, &process->thread, 1);
        keeping_confirm(&all.server.keeping, process);
    }
    return NULL;
}

/* ---- the guarantees ---- */

/* The tables hold what the suite knows of, the kernel what the tables hold. */
bool procd_ensures_nothing_remains(struct suite *s, uint32_t status)
{
    (void)status;
    uint32_t there = 0;
    uint32_t living = 0;
    uint32_t transfers = 0;
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        const struct process *process = &all.server.keeping.live.processes.rows[i];
        bool counts = process->pid != 0 && process->pid < FIRST_OTHER;
        there += counts;
        living += counts && process->state != PROCESS_STATE_EXITED;
    }
    for (uint32_t i = 0; i < PROCD_MAX_TRANSFERS; i++) {
        transfers += all.server.transfers.rows[i].id != 0;
    }
    return suite_may_have(s, 0, there) && living == played_living() &&
           suite_may_have(s, 1, transfers);
}

bool procd_ensures_stopped_is_gone(struct suite *s, uint32_t status)
{
    return procd_ensures_nothing_remains(s, status);
}

bool procd_ensures_staged_or_gone(struct suite *s, uint32_t status)
{
    return procd_ensures_nothing_remains(s, status);
}

/* Those that it has are among what it was given, and no two are one. */
bool procd_ensures_only_checked_peers(struct suite *s, uint32_t status)
{
    (void)s;
    (void)status;
    for (uint32_t i = 0; i < PEERS; i++) {
        uint32_t slot = all.server.peers.slots[i];
        bool again = i != 0 && slot == all.server.peers.slots[i - 1];
        if (slot != 0 && (again || !suite_host_holds(NULL, slot))) {
            return false;
        }
    }
    return true;
}
