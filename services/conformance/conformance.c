/* Runs the generated conformance suites against the live daemons and tells how that went; fails if a case failed.
 *
 * The suites are the ones that run on the host: the same generated tables, the same engine. Only how calls are made is different.
 */
#include "accounts.h"
#include "callers.h"
#include "edges.h"
#include "endurance.h"
#include "identity.h"
#include "journal.h"
#include "machine.h"
#include "names.h"
#include "programs.h"

#include "conformance_slots.h"
#include "echo_capnp.h"
#include "echo_conformance.h"
#include "writ/log.h"
#include "writ/rt.h"

enum { CODE_FAILED = 1, OBJECTS = 32, CALLS = 8, USUAL = 10000 };

const struct rt_component rt_component = {.name = "conformance",
                                          .number = CONFORMANCE_COMPONENT,
                                          .startup = conformance_startup,
                                          .startup_count = CONFORMANCE_STARTUP_COUNT,
                                          .workers = CONFORMANCE_WORKERS};

static const uint16_t echo_slots[ECHO_CONNECTIONS] = {
    [ECHO_AS_ALL] = CONFORMANCE_SLOT_ECHO_ALL,
    [ECHO_AS_SPEAKER] = CONFORMANCE_SLOT_ECHO_SPEAKER,
    [ECHO_AS_LISTENER] = CONFORMANCE_SLOT_ECHO_LISTENER,
    [ECHO_AS_NOBODY] = CONFORMANCE_SLOT_ECHO_NOBODY,
};

static const struct callers_target targets[] = {
    {.protocol = &echo_suite, .slots = echo_slots},
    {.protocol = &echo_suite,
     .slots = echo_slots,
     .messages = echo_capnp_messages,
     .message_count = ECHO_CAPNP_MESSAGES},
};

uint32_t component_main(struct rt *rt)
{
    static struct suite_object objects[OBJECTS];
    static struct suite_call under_way[CALLS];
    static struct suite suite = {
        .room = {
            .objects = objects, .calls = under_way, .object_count = OBJECTS, .call_count = CALLS}};
    uint32_t status = callers_init(&rt->io);
    if (status != WRIT_OK) {
        log_error("[conformance] no callers: status %u (%s)", status, writ_status_name(status));
        return CODE_FAILED;
    }
    bool passed = edges_run(&rt->io);
    passed = programs_run(&rt->io) && passed;
    passed = journal_run(&rt->io) && passed;
    passed = machine_run(&rt->io) && passed;
    passed = identity_run(&rt->io) && passed;
    passed = accounts_run(&rt->io) && passed;
    passed = names_run(&rt->io) && passed;
    for (uint32_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        struct suite_world *world = callers_world(&targets[i]);
        passed = suite_run(&suite, targets[i].protocol, &callers_port, world) && passed;
        if (targets[i].messages != NULL) {
            uint32_t calls = callers_in_capnp(world);
            log_info("[conformance] calls in Cap'n Proto: %u", calls);
            passed = passed && calls != 0;
        }
    }
    passed =
        endurance_run(&suite, &callers_port, targets, sizeof targets / sizeof targets[0], USUAL) &&
        passed;
    return passed ? 0 : CODE_FAILED;
}
