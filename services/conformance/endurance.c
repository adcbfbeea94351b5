/* See endurance.h. */
#include "endurance.h"

#include "kernel_calls.h"
#include "writ/log.h"

enum { MORE_ROUNDS = 8 }; /* until memory is at rest, once there were requests enough */

/* What tests/system/endurance.py writes into the boot file. */
struct endurance_plan {
    char mark[16];
    uint64_t requests; /* at least so many; 0: as the program says */
};

static const volatile struct endurance_plan plan = {.mark = "writ endurance!", .requests = 0};

static uint64_t free_memory(struct writ_io *io)
{
    struct memory_control_statistics_reply it = {0};
    (void)memory_control_statistics(io, MEMORY_CONTROL_SLOT, &it.memory, &it.promised, &it.free,
                                    &it.detained, &it.claimed);
    return it.free;
}

/* Every suite once. */
static bool go_round(struct suite *suite, const struct suite_port *port,
                     const struct callers_target *targets, uint32_t count)
{
    bool passed = true;
    for (uint32_t i = 0; i < count; i++) {
        struct suite_world *world = callers_world(&targets[i]);
        if (targets[i].objects != 0) {
            suite->room.object_count = targets[i].objects;
        }
        passed = suite_run(suite, targets[i].protocol, port, world) && passed;
    }
    return passed;
}

bool endurance_run(struct suite *suite, const struct suite_port *port,
                   const struct callers_target *targets, uint32_t count, uint64_t usual)
{
    uint64_t wanted = plan.requests != 0 ? plan.requests : usual;
    if (wanted == 0) {
        return true;
    }
    struct suite_world *world = callers_world(&targets[0]);
    struct writ_io *io = callers_io(world);
    uint64_t begun = callers_calls(world);
    uint64_t settled = 0;
    uint64_t left = 0;
    uint64_t requests = 0;
    uint32_t rounds = 0;
    bool level = false;
    bool passed = true;
    suite->quiet = true;
    for (uint32_t more = 0; passed && !level && more < MORE_ROUNDS;) {
        settled = left;
        passed = go_round(suite, port, targets, count);
        left = free_memory(io);
        requests = callers_calls(world) - begun;
        bool enough = ++rounds > 1 && requests >= wanted;
        level = enough && left >= settled;
        more += enough;
    }
    suite->quiet = false;
    log_info(
        "[conformance] endurance: %lu requests in %u rounds, %lu KiB free, before the last round "
        "%lu KiB: %s",
        requests, rounds, left / 1024, settled / 1024, level ? "level" : "FAILED");
    return level;
}
