/* The privilege root: does what the wiring says, and reports how processes end.
 *
 * It decides nothing about meaning: order, slots, roles and labels come from wiring.c, what a
 * component is given from the runtime's endowment, what an end means from supervision.c; how a
 * process is made is by_hand.c's and through_procd.c's. It serves nothing.
 */
#include "root.h"

#include "kernel_calls.h"
#include "procd_types.h"
#include "rootd_slots.h"
#include "writ/call.h"
#include "writ/endowment.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum { PROOF_MS = 100, PROOF_TRIES = 50 };

/* Exit codes that the kernel passes on to whoever runs the machine. */
enum { CODE_GOOD = 16, CODE_FAILED = 1 };

const struct rt_component rt_component = {.name = "rootd",
                                          .number = ROOTD_COMPONENT,
                                          .startup = rootd_startup,
                                          .startup_count = ROOTD_STARTUP_COUNT,
                                          .root = true};

static const struct writ_system_component *component_of(const struct root *root,
                                                        const struct wiring_step *step)
{
    return &root->system->components[step->component];
}

static const char *status_text(uint32_t status)
{
    return status < WRIT_FIRST_OWN ? writ_status_name(status) : kernel_error_name(status);
}

/* Ends the machine if something failed without which it cannot be. */
static void must(uint32_t status, const char *who, const char *what)
{
    if (status != WRIT_OK) {
        log_error("rootd: %s: cannot %s: status %u (%s)", who, what, status, status_text(status));
        rt_exit(CODE_FAILED);
    }
}

uint32_t root_find_program(const struct root *root, uint32_t index, struct bootfs_file *ret_file)
{
    const char *name = root->system->components[index].name;
    if (!bootfs_find(&root->archive, name, ret_file)) {
        log_error("rootd: %s: is not in the boot archive", name);
        return WRIT_NOT_FOUND;
    }
    return WRIT_OK;
}

/* procd is made by hand, and so is everybody where there is no procd. */
static const struct making *making_of(const struct root *root, uint32_t index)
{
    bool by_hand = root->plan.maker == 0 || index == root->plan.maker;
    return by_hand ? &making_by_hand : &making_through_procd;
}

/* Lends it a capability of ours. */
static uint32_t give(struct root *root, const struct wiring_step *step, uint32_t source,
                     uint32_t at, uint16_t rights)
{
    return making_of(root, step->component)->give(root, step->component, source, at, rights);
}

static uint32_t make_endpoint(struct root *root, const struct wiring_step *step)
{
    const struct writ_system_component *component = component_of(root, step);
    return quota_create_endpoint(root->io, WRIT_SLOT_QUOTA, component->served[step->index].protocol,
                                 &root->made[step->component].endpoint);
}

static uint32_t stage(struct root *root, const struct wiring_step *step)
{
    return making_of(root, step->component)->stage(root, step->component);
}

static uint32_t hold(struct root *root, const struct wiring_step *step)
{
    const struct writ_system_held *held = &component_of(root, step)->held[step->index];
    return give(root, step, held->slot, held->slot, held->rights);
}

static uint32_t serve(struct root *root, const struct wiring_step *step)
{
    return give(root, step, root->made[step->component].endpoint, WRIT_SLOT_ENDPOINT,
                ENDPOINT_RIGHT_RECV);
}

static uint32_t connect(struct root *root, const struct wiring_step *step)
{
    const struct writ_system_component *component = component_of(root, step);
    const struct writ_system_connection *wanted = &component->connections[step->index];
    uint32_t connection = 0;
    uint32_t status =
        endpoint_mint(root->io, root->made[wanted->server].endpoint,
                      wiring_label(root->system, step->component, step->index), wanted->roles,
                      endowment_principal(root->system, step->component), &connection);
    if (status != WRIT_OK) {
        return status;
    }
    status = give(root, step, connection, wanted->slot, CONNECTION_RIGHT_CALL);
    uint32_t closed = process_close(root->io, WRIT_SLOT_PROCESS, connection);
    return status != WRIT_OK ? status : closed;
}

static uint32_t let_mint(struct root *root, const struct wiring_step *step)
{
    return give(root, step, root->made[step->index].endpoint, WRIT_SLOT_ENDPOINTS + step->index,
                ENDPOINT_RIGHT_MINT);
}

static uint32_t let_pay(struct root *root, const struct wiring_step *step)
{
    return give(root, step, WRIT_SLOT_QUOTA, WRIT_SLOT_CHILDREN, QUOTA_RIGHT_CREATE);
}

static uint32_t seal(struct root *root, const struct wiring_step *step)
{
    return making_of(root, step->component)->seal(root, step->component);
}

static uint32_t start(struct root *root, const struct wiring_step *step)
{
    return making_of(root, step->component)->start(root, step->component);
}

/* Says how a component ended, and ends the machine if that is the end of it. */
static void report(struct root *root, uint32_t index)
{
    const struct writ_system_component *component = &root->system->components[index];
    struct process_control_query_reply end = {0};
    must(process_control_query(root->io, PROCESS_CONTROL_SLOT, root->made[index].koid, &end.state,
                               &end.cause, &end.code, &end.principal, &end.owner, &end.killer,
                               &end.exit_seq, &end.started_us),
         component->name, "learn how it ended");
    log_info("[%s] %s %u", component->name, supervision_cause_text(end.cause), end.code);
    making_of(root, index)->drop(root, index);
    struct supervision_end ended = {.component = index, .cause = end.cause, .code = end.code};
    switch (supervision_ended(&root->supervision, &ended)) {
    case SUPERVISION_ALL_WELL:
        log_info("rootd: every application ended well");
        rt_exit(CODE_GOOD);
    case SUPERVISION_FAILED:
        log_error("rootd: %s was not to end so, and nothing starts it again", component->name);
        rt_exit(CODE_FAILED);
    case SUPERVISION_GO_ON:
        break;
    }
}

/* Waits for somebody's end at most this long and reports it. */
static uint32_t watch(struct root *root, uint32_t timeout_ms)
{
    uint64_t bits = 0;
    uint32_t status = syscall_wait(root->deaths, timeout_ms, &bits);
    for (uint32_t i = 0; i < root->system->count; i++) {
        if ((bits >> i & 1) != 0) {
            report(root, i);
        }
    }
    return status;
}

static bool is_late(uint32_t status)
{
    return status == WRIT_NOT_DELIVERED || status == WRIT_TIMED_OUT;
}

/* Pings until something comes back; if it ended meanwhile, that is reported and the end. */
static uint32_t ping(struct root *root, uint32_t connection, uint16_t protocol)
{
    uint32_t status = writ_ping(root->io, connection, protocol, PROOF_MS);
    for (uint32_t i = 1; is_late(status) && i < PROOF_TRIES; i++) {
        (void)watch(root, 0);
        status = writ_ping(root->io, connection, protocol, PROOF_MS);
    }
    return status;
}

/* procd is ready: others are made through it. */
static uint32_t meet_procd(struct root *root, uint32_t index)
{
    return endpoint_mint(root->io, root->made[index].endpoint, wiring_maker_label(root->system),
                         PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER,
                         endowment_principal(root->system, 0), &root->procd);
}

/* Through the real path, over a connection without roles. */
static uint32_t prove(struct root *root, const struct wiring_step *step)
{
    const struct writ_system_component *component = component_of(root, step);
    uint32_t connection = 0;
    uint32_t status = endpoint_mint(root->io, root->made[step->component].endpoint,
                                    wiring_proof_label(root->system, step->component), 0,
                                    endowment_principal(root->system, 0), &connection);
    if (status != WRIT_OK) {
        return status;
    }
    status = ping(root, connection, component->served[step->index].protocol);
    (void)process_close(root->io, WRIT_SLOT_PROCESS, connection);
    if (status == WRIT_OK) {
        log_info("[%s] ready", component->name);
    }
    bool met = status == WRIT_OK && step->component == root->plan.maker;
    return met ? meet_procd(root, step->component) : status;
}

/* What a step does, and how a failure of it is named. */
struct deed {
    uint32_t (*carry)(struct root *root, const struct wiring_step *step);
    const char *what;
};

static void carry_out(struct root *root)
{
    static const struct deed deeds[] = {
        [WIRING_ENDPOINT] = {make_endpoint, "make its endpoint"},
        [WIRING_STAGE] = {stage, "make its process"},
        [WIRING_HOLD] = {hold, "give it a control"},
        [WIRING_SERVE] = {serve, "let it receive"},
        [WIRING_CONNECT] = {connect, "give it a connection"},
        [WIRING_MINTER] = {let_mint, "let it make connections"},
        [WIRING_CHILDREN] = {let_pay, "let it pay for others"},
        [WIRING_SEAL] = {seal, "give it its envelope and its thread"},
        [WIRING_START] = {start, "start it"},
        [WIRING_PROVE] = {prove, "get an answer to a ping"},
    };
    for (uint32_t i = 0; i < root->plan.count; i++) {
        const struct wiring_step *step = &root->plan.steps[i];
        const struct deed *deed = &deeds[step->op];
        must(deed->carry(root, step), component_of(root, step)->name, deed->what);
    }
}

static void prepare(struct root *root)
{
    static const char own[] = "the root";
    struct wiring_verdict verdict = wiring_make(root->system, &root->plan);
    if (verdict.fault != WIRING_GOOD) {
        rt_panic("rootd: system %s, component %u: %s", root->system->name, verdict.component,
                 wiring_fault_text(verdict.fault));
    }
    uint64_t bytes = 0;
    bool sealed = false;
    must(vmo_size(root->io, WRIT_SLOT_ENVELOPE, &bytes, &sealed), own, "measure the archive");
    must(process_map(root->io, WRIT_SLOT_PROCESS, WRIT_SLOT_ENVELOPE, ACCESS_READ, ARCHIVE_VA, 0,
                     bytes),
         own, "map the archive");
    enum bootfs_fault fault = bootfs_open((const void *)ARCHIVE_VA, bytes, &root->archive);
    if (fault != BOOTFS_GOOD) {
        rt_panic("rootd: %s", bootfs_fault_text(fault));
    }
    must(quota_create_notification(root->io, WRIT_SLOT_QUOTA, &root->deaths), own,
         "make a notification");
    supervision_init(&root->supervision, root->system);
}

uint32_t component_main(struct rt *rt)
{
    static struct root root;
    root.io = &rt->io;
    root.system = &writ_system;
    prepare(&root);
    carry_out(&root);
    for (;;) {
        must(watch(&root, SYSCALL_FOREVER), "the root", "wait for others");
    }
}
