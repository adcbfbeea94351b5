/* Runs the generated suites of the foundation against its live daemons, and tells how that went; fails if a case failed.
 *
 * The suites are the ones that run in process: the same generated tables, the same engine, the same
 * requests. Only how calls are made is different, and what can be seen of the daemon.
 */
#include "callers.h"
#include "endurance.h"
#include "live.h"

#include "contracts_slots.h"
#include "kernel_calls.h"
#include "logd_capnp.h"
#include "logd_conformance.h"
#include "logd_wire.h"
#include "memd_capnp.h"
#include "memd_conformance.h"
#include "policyd_capnp.h"
#include "policyd_conformance.h"
#include "procd_capnp.h"
#include "procd_conformance.h"
#include "samgrd_capnp.h"
#include "samgrd_conformance.h"
#include "samgrd_wire.h"
#include "served.h"
#include "supervisor_capnp.h"
#include "supervisor_conformance.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/threads.h"

#define PAGES_VA UINT64_C(0x4f000000) /* above every image, below those of the callers */
enum {
    CODE_FAILED = 1,
    STACK = 32768,
    OBJECTS = 1056,
    CALLS = 8,
    FEW = 64 /* programs are made for them, or others have some */
};

const struct rt_component rt_component = {.name = "contracts",
                                          .number = CONTRACTS_COMPONENT,
                                          .startup = contracts_startup,
                                          .startup_count = CONTRACTS_STARTUP_COUNT,
                                          .workers = CONTRACTS_WORKERS};

static const uint16_t logd_slots[LOGD_CONNECTIONS] = {
    [LOGD_AS_ALL] = CONTRACTS_SLOT_LOGD_ALL,
    [LOGD_AS_WRITER] = CONTRACTS_SLOT_LOGD_WRITER,
    [LOGD_AS_READER] = CONTRACTS_SLOT_LOGD_READER,
    [LOGD_AS_OPERATOR] = CONTRACTS_SLOT_LOGD_OPERATOR,
    [LOGD_AS_ALL_BUT_WRITER] = CONTRACTS_SLOT_LOGD_ALL_BUT_WRITER,
    [LOGD_AS_ALL_BUT_READER] = CONTRACTS_SLOT_LOGD_ALL_BUT_READER,
    [LOGD_AS_ALL_BUT_OPERATOR] = CONTRACTS_SLOT_LOGD_ALL_BUT_OPERATOR,
    [LOGD_AS_NOBODY] = CONTRACTS_SLOT_LOGD_NOBODY,
};

static const uint16_t policyd_slots[POLICYD_CONNECTIONS] = {
    [POLICYD_AS_ALL] = CONTRACTS_SLOT_POLICYD_ALL,
    [POLICYD_AS_BROKER] = CONTRACTS_SLOT_POLICYD_BROKER,
    [POLICYD_AS_INSTALLER] = CONTRACTS_SLOT_POLICYD_INSTALLER,
    [POLICYD_AS_OPERATOR] = CONTRACTS_SLOT_POLICYD_OPERATOR,
    [POLICYD_AS_OBSERVER] = CONTRACTS_SLOT_POLICYD_OBSERVER,
    [POLICYD_AS_ALL_BUT_BROKER] = CONTRACTS_SLOT_POLICYD_ALL_BUT_BROKER,
    [POLICYD_AS_ALL_BUT_INSTALLER] = CONTRACTS_SLOT_POLICYD_ALL_BUT_INSTALLER,
    [POLICYD_AS_ALL_BUT_OPERATOR] = CONTRACTS_SLOT_POLICYD_ALL_BUT_OPERATOR,
    [POLICYD_AS_ALL_BUT_OBSERVER] = CONTRACTS_SLOT_POLICYD_ALL_BUT_OBSERVER,
    [POLICYD_AS_NOBODY] = CONTRACTS_SLOT_POLICYD_NOBODY,
};

static const uint16_t procd_slots[PROCD_CONNECTIONS] = {
    [PROCD_AS_ALL] = CONTRACTS_SLOT_PROCD_ALL,
    [PROCD_AS_BOOTSTRAP] = CONTRACTS_SLOT_PROCD_BOOTSTRAP,
    [PROCD_AS_DRIVER] = CONTRACTS_SLOT_PROCD_DRIVER,
    [PROCD_AS_LAUNCHER] = CONTRACTS_SLOT_PROCD_LAUNCHER,
    [PROCD_AS_LOADER] = CONTRACTS_SLOT_PROCD_LOADER,
    [PROCD_AS_OBSERVER] = CONTRACTS_SLOT_PROCD_OBSERVER,
    [PROCD_AS_ALL_BUT_BOOTSTRAP] = CONTRACTS_SLOT_PROCD_ALL_BUT_BOOTSTRAP,
    [PROCD_AS_ALL_BUT_DRIVER] = CONTRACTS_SLOT_PROCD_ALL_BUT_DRIVER,
    [PROCD_AS_ALL_BUT_LAUNCHER] = CONTRACTS_SLOT_PROCD_ALL_BUT_LAUNCHER,
    [PROCD_AS_ALL_BUT_LOADER] = CONTRACTS_SLOT_PROCD_ALL_BUT_LOADER,
    [PROCD_AS_ALL_BUT_OBSERVER] = CONTRACTS_SLOT_PROCD_ALL_BUT_OBSERVER,
    [PROCD_AS_NOBODY] = CONTRACTS_SLOT_PROCD_NOBODY,
};

static const uint16_t samgrd_slots[SAMGRD_CONNECTIONS] = {
    [SAMGRD_AS_ALL] = CONTRACTS_SLOT_SAMGRD_ALL,
    [SAMGRD_AS_CONSUMER] = CONTRACTS_SLOT_SAMGRD_CONSUMER,
    [SAMGRD_AS_REGISTRAR] = CONTRACTS_SLOT_SAMGRD_REGISTRAR,
    [SAMGRD_AS_SUPERVISOR] = CONTRACTS_SLOT_SAMGRD_SUPERVISOR,
    [SAMGRD_AS_OBSERVER] = CONTRACTS_SLOT_SAMGRD_OBSERVER,
    [SAMGRD_AS_ALL_BUT_CONSUMER] = CONTRACTS_SLOT_SAMGRD_ALL_BUT_CONSUMER,
    [SAMGRD_AS_ALL_BUT_REGISTRAR] = CONTRACTS_SLOT_SAMGRD_ALL_BUT_REGISTRAR,
    [SAMGRD_AS_ALL_BUT_SUPERVISOR] = CONTRACTS_SLOT_SAMGRD_ALL_BUT_SUPERVISOR,
    [SAMGRD_AS_ALL_BUT_OBSERVER] = CONTRACTS_SLOT_SAMGRD_ALL_BUT_OBSERVER,
    [SAMGRD_AS_NOBODY] = CONTRACTS_SLOT_SAMGRD_NOBODY,
};

static const uint16_t memd_slots[MEMD_CONNECTIONS] = {
    [MEMD_AS_ALL] = CONTRACTS_SLOT_MEMD_ALL,
    [MEMD_AS_CONSUMER] = CONTRACTS_SLOT_MEMD_CONSUMER,
    [MEMD_AS_KERNEL_SIDE] = CONTRACTS_SLOT_MEMD_KERNEL_SIDE,
    [MEMD_AS_OBSERVER] = CONTRACTS_SLOT_MEMD_OBSERVER,
    [MEMD_AS_ALL_BUT_CONSUMER] = CONTRACTS_SLOT_MEMD_ALL_BUT_CONSUMER,
    [MEMD_AS_ALL_BUT_KERNEL_SIDE] = CONTRACTS_SLOT_MEMD_ALL_BUT_KERNEL_SIDE,
    [MEMD_AS_ALL_BUT_OBSERVER] = CONTRACTS_SLOT_MEMD_ALL_BUT_OBSERVER,
    [MEMD_AS_NOBODY] = CONTRACTS_SLOT_MEMD_NOBODY,
};

static const uint16_t supervisor_slots[SUPERVISOR_CONNECTIONS] = {
    [SUPERVISOR_AS_ALL] = CONTRACTS_SLOT_SUPERVISOR_ALL,
    [SUPERVISOR_AS_OPERATOR] = CONTRACTS_SLOT_SUPERVISOR_OPERATOR,
    [SUPERVISOR_AS_ROOT] = CONTRACTS_SLOT_SUPERVISOR_ROOT,
    [SUPERVISOR_AS_NOBODY] = CONTRACTS_SLOT_SUPERVISOR_NOBODY,
};

static const struct callers_target targets[] = {
    {.protocol = &logd_suite,
     .slots = logd_slots,
     .objects = OBJECTS,
     .makes = LOGD_OPEN_READER_REQUEST,
     .ends = LOGD_CLOSE_READER_REQUEST},
    {.protocol = &logd_suite,
     .slots = logd_slots,
     .objects = OBJECTS,
     .makes = LOGD_OPEN_READER_REQUEST,
     .ends = LOGD_CLOSE_READER_REQUEST,
     .messages = logd_capnp_messages,
     .message_count = LOGD_CAPNP_MESSAGES},
    {.protocol = &policyd_suite, .slots = policyd_slots, .objects = OBJECTS},
    {.protocol = &policyd_suite,
     .slots = policyd_slots,
     .objects = OBJECTS,
     .messages = policyd_capnp_messages,
     .message_count = POLICYD_CAPNP_MESSAGES},
    {.protocol = &procd_suite,
     .slots = procd_slots,
     .objects = FEW,
     .received = live_procd_received},
    {.protocol = &procd_suite,
     .slots = procd_slots,
     .objects = FEW,
     .received = live_procd_received,
     .messages = procd_capnp_messages,
     .message_count = PROCD_CAPNP_MESSAGES},
    {.protocol = &samgrd_suite,
     .slots = samgrd_slots,
     .objects = FEW,
     .makes = SAMGRD_REGISTER_NAME_REQUEST,
     .ends = SAMGRD_UNREGISTER_NAME_REQUEST},
    {.protocol = &samgrd_suite,
     .slots = samgrd_slots,
     .objects = FEW,
     .makes = SAMGRD_REGISTER_NAME_REQUEST,
     .ends = SAMGRD_UNREGISTER_NAME_REQUEST,
     .messages = samgrd_capnp_messages,
     .message_count = SAMGRD_CAPNP_MESSAGES},
    {.protocol = &memd_suite, .slots = memd_slots, .objects = OBJECTS},
    {.protocol = &memd_suite,
     .slots = memd_slots,
     .objects = OBJECTS,
     .messages = memd_capnp_messages,
     .message_count = MEMD_CAPNP_MESSAGES},
    {.protocol = &supervisor_suite, .slots = supervisor_slots, .objects = OBJECTS},
    {.protocol = &supervisor_suite,
     .slots = supervisor_slots,
     .objects = OBJECTS,
     .messages = supervisor_capnp_messages,
     .message_count = SUPERVISOR_CAPNP_MESSAGES},
};

static bool run(struct suite *suite, const struct callers_target *target)
{
    struct suite_world *world = callers_world(target);
    uint32_t before = callers_in_capnp(world);
    bool passed = suite_run(suite, target->protocol, &callers_calm_port, world);
    if (target->messages == NULL) {
        return passed;
    }
    uint32_t calls = callers_in_capnp(world) - before;
    log_info("[conformance] %s: calls in Cap'n Proto: %u", target->protocol->library, calls);
    return passed && calls != 0;
}

static bool is_kept(struct writ_io *io)
{
    static struct suite_object objects[OBJECTS];
    static struct suite_call under_way[CALLS];
    static struct suite suite = {
        .room = {
            .objects = objects, .calls = under_way, .object_count = OBJECTS, .call_count = CALLS}};
    uint32_t status = callers_init(io);
    bool passed = status == WRIT_OK;
    for (uint32_t i = 0; status == WRIT_OK && i < sizeof targets / sizeof targets[0]; i++) {
        suite.room.object_count = targets[i].objects;
        passed = run(&suite, &targets[i]) && passed;
    }
    passed = live_supervisor_leave(callers_world(&targets[0])) && passed;
    passed = passed && endurance_run(&suite, &callers_calm_port, targets,
                                     sizeof targets / sizeof targets[0], 0);
    passed = live_supervisor_leave(callers_world(&targets[0])) && passed;
    log_info("[conformance] the contracts %s", passed ? "are kept" : "are NOT KEPT");
    return passed;
}

/* From here on the lines of the program go through the pages of this thread; the other one says nothing. */
static void run_suites(void *argument, struct writ_io *io)
{
    struct rt *rt = argument;
    rt->io = *io;
    rt_exit(is_kept(&rt->io) ? 0 : CODE_FAILED);
}

uint32_t component_main(struct rt *rt)
{
    static _Alignas(16) uint8_t stack[STACK];
    static struct threads_plan plan;
    struct writ_io own = rt->io;
    uint32_t thread = 0;
    plan = (struct threads_plan){.run = run_suites,
                                 .argument = rt,
                                 .stack = stack,
                                 .stack_bytes = sizeof stack,
                                 .pages_va = PAGES_VA};
    if (threads_start(&own, &plan, &thread) == WRIT_OK) {
        served_forever(&own);
    }
    return CODE_FAILED;
}
