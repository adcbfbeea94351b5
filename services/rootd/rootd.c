/* The privilege root: does what the wiring says, and reports how processes end.
 *
 * It decides nothing about meaning: order, slots, roles and labels come from wiring.c, what a
 * component is given from the runtime's endowment, what an end means from supervision.c; how a
 * process is made is by_hand.c's and through_procd.c's. It serves nothing.
 */
#include "root.h"

#include "announce.h"
#include "drivers.h"
#include "helper.h"

#include "deviced_types.h"
#include "kernel_calls.h"
#include "procd_types.h"
#include "rootd_slots.h"
#include "samgrd_client.h"
#include "writ/call.h"
#include "writ/endowment.h"
#include "writ/estate.h"
#include "writ/log.h"
#include "writ/placement.h"
#include "writ/rt.h"
#include "writ/syscall.h"
#include "writ/time.h"

enum { FIRST_CONTROL = 2112, CONTROLS_END = 2432 }; /* the kernel's published slots of them */

/* So long is left before anybody has to be started: who keeps the names may wait for one who pauses, and
 * nobody is started while the root waits for who keeps the names. */
enum { ANNOUNCE_MS = SAMGRD_RESOLVE_DEADLINE_MS + SAMGRD_REPORT_CHANGE_DEADLINE_MS };

enum { PROOF_MS = 100, PROOF_TRIES = 50, KIB = 1024 };

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

void root_forget(struct root *root, uint32_t index)
{
    struct made *made = &root->made[index];
    *made = (struct made){.endpoint = made->endpoint,
                          .proof = made->proof,
                          .state = made->state,
                          .predecessor = made->predecessor,
                          .unretired = made->unretired};
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

static uint32_t make_memory(struct root *root, const struct wiring_step *step)
{
    uint64_t pages = (component_of(root, step)->state_bytes + PAGE_BYTES - 1) / PAGE_BYTES;
    return quota_create_vmo(root->io, WRIT_SLOT_QUOTA, pages * PAGE_BYTES,
                            &root->made[step->component].state);
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

static uint32_t lend_state(struct root *root, const struct wiring_step *step)
{
    return give(root, step, root->made[step->component].state, WRIT_SLOT_STATE,
                VMO_RIGHT_READ | VMO_RIGHT_WRITE);
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
    uint32_t status = making_of(root, step->component)->start(root, step->component);
    if (status == WRIT_OK) {
        supervision_started(&root->supervision, step->component);
    }
    return status;
}

/* What is ready, and how much memory is in use, in one line. */
static void summarize(const struct root *root)
{
    uint32_t services = 0;
    uint32_t applications = 0;
    uint32_t ready = 0;
    uint64_t limit = 0;
    uint64_t used = 0;
    for (uint32_t i = 1; i < root->system->count; i++) {
        bool ours = root->system->components[i].startup == WRIT_STARTUP_BOOT;
        bool serves = root->system->components[i].served_count != 0 && ours;
        services += serves;
        applications += !serves && ours;
        ready += serves && root->supervision.of[i].phase == SUPERVISION_READY;
    }
    must(quota_usage(root->io, WRIT_SLOT_QUOTA, &limit, &used), "the root", "read its quota");
    log_info("rootd: services=%u ready=%u applications=%u memory=%lu KiB", services, ready,
             applications, used / KIB);
}

/* Nobody will answer there any more, and who calls learns that at once. */
static void give_up(struct root *root, uint32_t index)
{
    const struct supervised *it = &root->supervision.of[index];
    log_error("[%s] is given up after %u starts", root->system->components[index].name, it->starts);
    if (root->made[index].endpoint != 0) {
        (void)endpoint_shut(root->io, root->made[index].endpoint);
    }
}

/* Does what follows from an end. */
static void conclude(struct root *root, const struct supervision_end *end)
{
    switch (supervision_ended(&root->supervision, end)) {
    case SUPERVISION_ALL_WELL:
        log_info("rootd: every application ended well");
        summarize(root);
        rt_exit(CODE_GOOD);
    case SUPERVISION_FAILED:
        log_error("rootd: %s was not to end so, and is not started again",
                  root->system->components[end->component].name);
        rt_exit(CODE_FAILED);
    case SUPERVISION_GIVE_UP:
        give_up(root, end->component);
        break;
    case SUPERVISION_AGAIN:
    case SUPERVISION_GO_ON:
        break;
    }
}

/* When the process with this exit record ended, in microseconds since boot. */
static uint64_t time_of(const struct root *root, uint64_t exit_seq)
{
    if (exit_seq == 0) { /* the record is gone: not before the last one we know of */
        return root->supervision.now_us + 1;
    }
    struct process_control_next_exit_reply it = {0};
    (void)process_control_next_exit(root->io, PROCESS_CONTROL_SLOT, exit_seq - 1, &it.seq,
                                    &it.process, &it.time_us, &it.principal, &it.killer, &it.code,
                                    &it.cause);
    return it.time_us;
}

/* Says how a component ended, and does what follows from it. False if it has not ended. */
static bool report(struct root *root, uint32_t index)
{
    const char *name = root->system->components[index].name;
    struct process_control_query_reply it = {0};
    if (root->made[index].koid == 0) { /* it was dropped before its bit was seen */
        return false;
    }
    uint32_t status = process_control_query(root->io, PROCESS_CONTROL_SLOT, root->made[index].koid,
                                            &it.state, &it.cause, &it.code, &it.principal,
                                            &it.owner, &it.killer, &it.exit_seq, &it.started_us);
    if (status == WRIT_NOT_FOUND) { /* somebody had it stopped, and its record is taken away */
        it.state = LIFE_STATE_DEAD;
        it.cause = EXIT_CAUSE_KILLED;
    } else {
        must(status, name, "learn how it ended");
    }
    if (it.state != LIFE_STATE_DEAD) { /* the bit was an earlier one's, which was dropped */
        return false;
    }
    log_info("[%s] %s %u", name, supervision_cause_text(it.cause), it.code);
    struct supervision_end end = {.component = index,
                                  .cause = it.cause,
                                  .code = it.code,
                                  .time_us = time_of(root, it.exit_seq),
                                  .started_us = it.started_us};
    if (index == root->plan.maker) { /* from here on nothing goes through it */
        root->supervision.of[index].phase = SUPERVISION_ABSENT;
    }
    making_of(root, index)->drop(root, index);
    conclude(root, &end);
    return true;
}

/* Reports the ends that these bits tell of, the maker's first. */
static void report_all(struct root *root, uint64_t bits)
{
    uint32_t maker = root->plan.maker;
    if (maker != 0 && (bits >> maker & 1) != 0) {
        (void)report(root, maker);
    }
    for (uint32_t i = 1; i < root->system->count; i++) {
        if (i != maker && (bits >> i & 1) != 0) {
            (void)report(root, i);
        }
    }
}

/* Waits for somebody's end at most this long and reports it. */
static uint32_t watch(struct root *root, uint32_t timeout_ms)
{
    uint64_t bits = 0;
    uint32_t status = syscall_wait(root->deaths, timeout_ms, &bits);
    if (status == WRIT_OK) {
        if ((bits & 1) != 0) { /* our own place, and nobody watches us */
            helper_rang(root);
        }
        report_all(root, bits);
    }
    return status;
}

static bool is_late(uint32_t status)
{
    return status == WRIT_NOT_DELIVERED || status == WRIT_TIMED_OUT;
}

/* Through the real path, over a connection without roles. It is kept: others may take all that an
 * endpoint can have, and the next instance has to be proved all the same. One that was shut with the
 * instance before makes way for another. */
static uint32_t ping(struct root *root, uint32_t index)
{
    struct made *made = &root->made[index];
    if (made->proof == 0) {
        uint32_t status =
            endpoint_mint(root->io, made->endpoint, wiring_proof_label(root->system, index), 0,
                          endowment_principal(root->system, 0), &made->proof);
        if (status != WRIT_OK) {
            return status;
        }
    }
    uint32_t status = writ_ping(root->io, made->proof,
                                root->system->components[index].served[0].protocol, PROOF_MS);
    if (status == WRIT_PEER_DIED) {
        (void)process_close(root->io, WRIT_SLOT_PROCESS, made->proof);
        made->proof = 0;
    }
    return status;
}

/* Its first answer. */
static void proved(struct root *root, uint32_t index)
{
    const char *name = root->system->components[index].name;
    supervision_proved(&root->supervision, index);
    root->supervision.of[index].ready_us = time_us();
    if (root->system->components[index].served[0].protocol == SAMGRD_PROTOCOL) {
        supervision_tell_again(&root->supervision);
    }
    if (root->system->components[index].served[0].protocol == DEVICED_PROTOCOL) {
        drivers_seed(root, index);
    }
    if (root->supervision.of[index].starts == 1) {
        log_info("[%s] ready", name);
    } else {
        log_info("[%s] ready again, start %u", name, root->supervision.of[index].starts);
    }
}

/* procd is ready: others are made through it. */
static uint32_t meet_procd(struct root *root, uint32_t index)
{
    return endpoint_mint(root->io, root->made[index].endpoint, wiring_maker_label(root->system),
                         PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER,
                         endowment_principal(root->system, 0), &root->procd);
}

/* Pings until something comes back, while the machine starts; nobody is started again before it has. */
static uint32_t prove(struct root *root, const struct wiring_step *step)
{
    uint32_t index = step->component;
    uint32_t status = ping(root, index);
    for (uint32_t i = 1; is_late(status) && i < PROOF_TRIES; i++) {
        (void)watch(root, 0);
        status = root->made[index].koid == 0 ? (uint32_t)WRIT_PEER_DIED : ping(root, index);
    }
    if (status == WRIT_OK) {
        proved(root, index);
    }
    bool met = status == WRIT_OK && index == root->plan.maker;
    return met ? meet_procd(root, index) : status;
}

/* What a step does, and how a failure of it is named. */
struct deed {
    uint32_t (*carry)(struct root *root, const struct wiring_step *step);
    const char *what;
};

/* The first step that fails is told, and its status returned. */
static uint32_t carry_out(struct root *root, const struct wiring_plan *plan)
{
    static const struct deed deeds[] = {
        [WIRING_ENDPOINT] = {make_endpoint, "make its endpoint"},
        [WIRING_MEMORY] = {make_memory, "make the memory of its estate"},
        [WIRING_STAGE] = {stage, "make its process"},
        [WIRING_HOLD] = {hold, "give it a control"},
        [WIRING_SERVE] = {serve, "let it receive"},
        [WIRING_STATE] = {lend_state, "give it its estate"},
        [WIRING_CONNECT] = {connect, "give it a connection"},
        [WIRING_MINTER] = {let_mint, "let it make connections"},
        [WIRING_LOG] = {drivers_lend_log, "give it the log of drivers"},
        [WIRING_DRIVER] = {drivers_equip, "give it what a driver gets"},
        [WIRING_CHILDREN] = {let_pay, "let it pay for others"},
        [WIRING_SEAL] = {seal, "give it its envelope and its thread"},
        [WIRING_START] = {start, "start it"},
        [WIRING_PROVE] = {prove, "get an answer to a ping"},
    };
    for (uint32_t i = 0; i < plan->count; i++) {
        const struct wiring_step *step = &plan->steps[i];
        const struct deed *deed = &deeds[step->op];
        uint32_t status = deed->carry(root, step);
        if (status != WRIT_OK) {
            log_error("rootd: %s: cannot %s: status %u (%s)", component_of(root, step)->name,
                      deed->what, status, status_text(status));
            return status;
        }
    }
    return WRIT_OK;
}

/* It could not be started or does not answer: that counts as an end, unless it has one of its own. */
static void failed(struct root *root, uint32_t index)
{
    if (report(root, index)) {
        return;
    }
    struct supervision_end end = {.component = index, .cause = EXIT_CAUSE_KILLED};
    making_of(root, index)->drop(root, index);
    conclude(root, &end);
}

/* Says in the memory of an estate that it is not to be believed: whoever inherited it ended before it
 * answered, and so did the one after. */
static void distrust(struct root *root, uint32_t index)
{
    const uint64_t word = ESTATE_DISTRUSTED;
    log_error("[%s] does not live with what it inherits", root->system->components[index].name);
    (void)vmo_write(root->io, root->made[index].state, 0, (const uint8_t *)&word, sizeof word);
}

/* Starts again what is due. */
static void revive(struct root *root)
{
    static struct wiring_plan plan;
    uint32_t index = supervision_due(&root->supervision);
    if (index != 0) {
        if (root->made[index].state != 0 && supervision_distrusts(&root->supervision, index)) {
            distrust(root, index);
        }
        wiring_again(root->system, index, &plan);
        if (carry_out(root, &plan) != WRIT_OK) {
            failed(root, index);
        }
    }
}

/* Pings once each that has not answered since it was started again. */
static void prove_all(struct root *root)
{
    uint32_t index = supervision_unproved(&root->supervision, 0);
    for (; index != 0; index = supervision_unproved(&root->supervision, index)) {
        if (ping(root, index) == WRIT_OK) {
            proved(root, index);
        } else if (++root->supervision.of[index].tries == PROOF_TRIES) {
            log_error("[%s] does not answer", root->system->components[index].name);
            failed(root, index);
        }
    }
}

/* A helper that does not take what it is given is as good as one that does not answer. */
static void show(struct root *root)
{
    if (!helper_show(root)) {
        failed(root, root->helper.index);
    }
}

/* For ever: waits for ends, starts again, proves. */
[[gnu::noreturn]] static void supervise(struct root *root)
{
    for (;;) {
        uint32_t status = watch(root, supervision_wait_ms(&root->supervision));
        if (status != WRIT_TIMED_OUT) {
            must(status, "the root", "wait for others");
        }
        supervision_now(&root->supervision, time_us());
        helper_obey(root);
        revive(root);
        prove_all(root);
        show(root);
        if (supervision_wait_ms(&root->supervision) >= ANNOUNCE_MS) {
            announce(root);
        }
    }
}

/* Of the controls that the kernel gave, those stay that somebody declares: nobody, the root itself
 * included, can have the others any more. */
static void drop_undeclared(struct root *root)
{
    uint32_t dropped = 0;
    for (uint16_t slot = FIRST_CONTROL; slot < CONTROLS_END; slot++) {
        if (!wiring_declares(root->system, slot)) {
            dropped += writ_port_close(root->io, slot) == WRIT_OK;
        }
    }
    log_info("rootd: dropped %u controls that nobody declares", dropped);
}

/* What is declared is wired, however many connections to one server that are; from here on nobody has
 * more of a server's clients than his share. */
static void limit_clients(const struct root *root)
{
    for (uint32_t i = 1; i < root->system->count; i++) {
        if (root->made[i].endpoint != 0) {
            const struct writ_system_component *component = &root->system->components[i];
            must(endpoint_set_clients(root->io, root->made[i].endpoint,
                                      component->served[0].clients),
                 component->name, "limit its clients");
        }
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
    drop_undeclared(root);
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
    supervision_init(&root->supervision, root->system, root->plan.maker);
    must(helper_prepare(root), own, "make the memory of its helper");
}

uint32_t component_main(struct rt *rt)
{
    static struct root root;
    root.io = &rt->io;
    root.system = &writ_system;
    prepare(&root);
    if (carry_out(&root, &root.plan) != WRIT_OK) {
        rt_exit(CODE_FAILED);
    }
    limit_clients(&root);
    summarize(&root);
    show(&root);
    announce(&root);
    supervise(&root);
}
