/* The privilege root: does what the wiring says, with kernel calls, and reports how processes end.
 *
 * It decides nothing about meaning: order, slots, roles and labels come from wiring.c, addresses
 * from placement.c, what an image is from program.c, what an end means from supervision.c. It
 * serves nothing.
 */
#include "writ/rt.h"

#include "bootfs.h"
#include "kernel_calls.h"
#include "loader.h"
#include "placement.h"
#include "program.h"
#include "rootd_slots.h"
#include "supervision.h"
#include "wiring.h"
#include "writ/call.h"
#include "writ/log.h"
#include "writ/syscall.h"

/* Where the root maps the boot archive. */
#define ARCHIVE_VA UINT64_C(0x1000000000)

#define ANY_PROCESSOR UINT64_MAX

enum { PROOF_MS = 100, PROOF_TRIES = 50 };

/* Exit codes that the kernel passes on to whoever runs the machine. */
enum { CODE_GOOD = 16, CODE_FAILED = 1 };

/* What the root keeps of a component. */
struct made {
    uint32_t process;
    uint32_t endpoint; /* the original: RECV and MINT; 0 if it does not serve */
    uint64_t entry;
};

struct root {
    struct writ_io *io;
    const struct writ_system *system;
    uint32_t deaths; /* notification; bit = index of the component */
    struct bootfs archive;
    struct wiring_plan plan;
    struct supervision supervision;
    struct made made[WIRING_COMPONENTS];
};

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

/* Ends the machine if a kernel call failed. */
static void must(uint32_t status, const struct writ_system_component *component, const char *what)
{
    if (status != WRIT_OK) {
        log_error("rootd: %s: cannot %s: status %u (%s)", component->name, what, status,
                  status_text(status));
        rt_exit(CODE_FAILED);
    }
}

static void make_endpoint(struct root *root, const struct wiring_step *step)
{
    const struct writ_system_component *component = component_of(root, step);
    must(quota_create_endpoint(root->io, WRIT_SLOT_QUOTA, component->served[step->index].protocol,
                               &root->made[step->component].endpoint),
         component, "make its endpoint");
}

static void close_own(struct root *root, const struct wiring_step *step, uint32_t slot)
{
    must(process_close(root->io, WRIT_SLOT_PROCESS, slot), component_of(root, step),
         "close a slot of the root");
}

static struct program find_program(struct root *root, const struct wiring_step *step)
{
    const struct writ_system_component *component = component_of(root, step);
    struct bootfs_file file;
    struct program program;
    if (!bootfs_find(&root->archive, component->name, &file)) {
        log_error("rootd: %s: is not in the boot archive", component->name);
        rt_exit(CODE_FAILED);
    }
    enum program_fault fault = program_open(file.data, file.bytes, &program);
    if (fault != PROGRAM_GOOD) {
        log_error("rootd: %s: %s", component->name, program_fault_text(fault));
        rt_exit(CODE_FAILED);
    }
    return program;
}

static struct loader loader_of(const struct root *root, const struct wiring_step *step)
{
    return (struct loader){.io = root->io, .process = root->made[step->component].process};
}

static void make_stack(struct root *root, const struct wiring_step *step)
{
    const struct writ_system_component *component = component_of(root, step);
    struct loader loader = loader_of(root, step);
    uint64_t low_va = 0;
    if (!placement_stack(component->stack, &low_va)) {
        log_error("rootd: %s: its stack has no place", component->name);
        rt_exit(CODE_FAILED);
    }
    must(loader_stack(&loader, low_va, component->stack), component, "make its stack");
}

static void stage(struct root *root, const struct wiring_step *step)
{
    const struct writ_system_component *component = component_of(root, step);
    struct program program = find_program(root, step);
    struct made *made = &root->made[step->component];
    uint64_t koid = 0;
    must(process_control_create(root->io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA, component->number,
                                0, component->memory, &made->process, &koid),
         component, "make its process");
    must(process_watch(root->io, made->process, root->deaths, UINT64_C(1) << step->component),
         component, "watch its process");
    must(process_limit_band(root->io, made->process, component->band), component, "limit its band");
    struct loader loader = loader_of(root, step);
    must(loader_program(&loader, &program), component, "load its program");
    made->entry = program.header->entry;
    make_stack(root, step);
}

/* Gives the process a child of a capability of ours. */
static void give(struct root *root, const struct wiring_step *step, uint32_t source, uint32_t at,
                 uint16_t rights)
{
    must(process_install(root->io, root->made[step->component].process, source, at, rights),
         component_of(root, step), "install a slot");
}

static void hold(struct root *root, const struct wiring_step *step)
{
    const struct writ_system_held *held = &component_of(root, step)->held[step->index];
    give(root, step, held->slot, held->slot, held->rights);
}

static void serve(struct root *root, const struct wiring_step *step)
{
    give(root, step, root->made[step->component].endpoint, WRIT_SLOT_ENDPOINT, ENDPOINT_RIGHT_RECV);
}

static void connect(struct root *root, const struct wiring_step *step)
{
    const struct writ_system_component *component = component_of(root, step);
    const struct writ_system_connection *wanted = &component->connections[step->index];
    uint32_t connection = 0;
    must(endpoint_mint(root->io, root->made[wanted->server].endpoint,
                       wiring_label(root->system, step->component, step->index), wanted->roles,
                       wiring_principal(root->system, step->component), &connection),
         component, "make a connection");
    give(root, step, connection, wanted->slot, CONNECTION_RIGHT_CALL);
    close_own(root, step, connection);
}

static void let_mint(struct root *root, const struct wiring_step *step)
{
    give(root, step, root->made[step->index].endpoint, WRIT_SLOT_ENDPOINTS + step->index,
         ENDPOINT_RIGHT_MINT);
}

static void give_envelope(struct root *root, const struct wiring_step *step)
{
    struct envelope envelope;
    struct loader loader = loader_of(root, step);
    wiring_envelope(root->system, step->component, &envelope);
    must(loader_envelope(&loader, &envelope), component_of(root, step), "give it its envelope");
}

static void give_thread(struct root *root, const struct wiring_step *step)
{
    const struct writ_system_component *component = component_of(root, step);
    const struct made *made = &root->made[step->component];
    uint32_t thread = 0;
    must(process_create_thread(root->io, made->process, made->entry, STACK_TOP_VA, ENVELOPE_VA,
                               MESSAGES_VA, &thread),
         component, "make its thread");
    must(thread_schedule(root->io, thread, component->band, component->weight, ANY_PROCESSOR),
         component, "schedule its thread");
    give(root, step, thread, WRIT_SLOT_THREAD, THREAD_RIGHT_MANAGE);
    close_own(root, step, thread);
}

static void seal(struct root *root, const struct wiring_step *step)
{
    give(root, step, root->made[step->component].process, WRIT_SLOT_PROCESS,
         wiring_own_rights(root->system, step->component));
    give_envelope(root, step);
    give_thread(root, step);
}

static void start(struct root *root, const struct wiring_step *step)
{
    must(process_start(root->io, root->made[step->component].process), component_of(root, step),
         "start it");
}

/* Says how a component ended, and ends the machine if that is the end of it. */
static void report(struct root *root, uint32_t index)
{
    const struct writ_system_component *component = &root->system->components[index];
    struct process_status_reply status = {0};
    must(process_status(root->io, root->made[index].process, &status.state, &status.cause,
                        &status.code, &status.principal, &status.koid),
         component, "learn how it ended");
    must(process_control_reap(root->io, PROCESS_CONTROL_SLOT, status.koid), component,
         "take its exit record");
    log_info("[%s] %s %u", component->name, supervision_cause_text(status.cause), status.code);
    struct supervision_end end = {.component = index, .cause = status.cause, .code = status.code};
    switch (supervision_ended(&root->supervision, &end)) {
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

/* Through the real path, over a connection without roles. */
static void prove(struct root *root, const struct wiring_step *step)
{
    const struct writ_system_component *component = component_of(root, step);
    uint32_t connection = 0;
    must(endpoint_mint(root->io, root->made[step->component].endpoint,
                       wiring_proof_label(root->system, step->component), 0,
                       wiring_principal(root->system, 0), &connection),
         component, "make a connection to prove it");
    must(ping(root, connection, component->served[step->index].protocol), component,
         "get an answer to a ping");
    close_own(root, step, connection);
    log_info("[%s] ready", component->name);
}

static void carry_out(struct root *root)
{
    static void (*const carry[])(struct root *, const struct wiring_step *) = {
        [WIRING_ENDPOINT] = make_endpoint,
        [WIRING_STAGE] = stage,
        [WIRING_HOLD] = hold,
        [WIRING_SERVE] = serve,
        [WIRING_CONNECT] = connect,
        [WIRING_MINTER] = let_mint,
        [WIRING_SEAL] = seal,
        [WIRING_START] = start,
        [WIRING_PROVE] = prove,
    };
    for (uint32_t i = 0; i < root->plan.count; i++) {
        carry[root->plan.steps[i].op](root, &root->plan.steps[i]);
    }
}

static void prepare(struct root *root)
{
    const struct writ_system_component *own = &root->system->components[0];
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
        must(watch(&root, SYSCALL_FOREVER), &root.system->components[0], "wait for others");
    }
}
