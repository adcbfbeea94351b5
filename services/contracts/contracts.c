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
#include "policyd_capnp.h"
#include "policyd_conformance.h"
#include "procd_capnp.h"
#include "procd_conformance.h"
#include "writ/log.h"
#include "writ/rt.h"

enum { CODE_FAILED = 1, OBJECTS = 1056, CALLS = 8, FEW = 64 /* programs are made for them */ };

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

static const struct callers_target targets[] = {
    {.protocol = &logd_suite,
     .slots = logd_slots,
     .objects = OBJECTS,
     .received = live_logd_received},
    {.protocol = &logd_suite,
     .slots = logd_slots,
     .objects = OBJECTS,
     .received = live_logd_received,
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

uint32_t component_main(struct rt *rt)
{
    static struct suite_object objects[OBJECTS];
    static struct suite_call under_way[CALLS];
    static struct suite suite = {
        .room = {
            .objects = objects, .calls = under_way, .object_count = OBJECTS, .call_count = CALLS}};
    uint32_t status = callers_init(&rt->io);
    bool passed = status == WRIT_OK;
    for (uint32_t i = 0; status == WRIT_OK && i < sizeof targets / sizeof targets[0]; i++) {
        suite.room.object_count = targets[i].objects;
        passed = run(&suite, &targets[i]) && passed;
    }
    passed = passed && endurance_run(&suite, &callers_calm_port, targets,
                                     sizeof targets / sizeof targets[0], 0);
    log_info("[conformance] the contracts %s", passed ? "are kept" : "are NOT KEPT");
    return passed ? 0 : CODE_FAILED;
}
