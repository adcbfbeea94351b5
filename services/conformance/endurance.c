/* See endurance.h. */
#include "endurance.h"

#include "kernel_calls.h"
#include "writ/log.h"

/* The rounds are those until all is at rest, once there were requests enough. */
enum { MORE_ROUNDS = 8, METHODS = 64, PROCESSES = 64, KIB = 1024 };

/* What tests/system/endurance.py writes into the boot file. */
struct endurance_plan {
    char mark[16];
    uint64_t requests; /* at least so many of each daemon; 0: as the program says */
};

static const volatile struct endurance_plan plan = {.mark = "writ endurance!", .requests = 0};

/* What a process has. */
struct holding {
    uint64_t process;
    uint64_t charged;
    uint32_t principal;
    uint32_t capabilities;
};

/* What there is: of the machine, and of all processes, one by one and together. */
struct level {
    uint64_t free;
    uint64_t charged;
    uint32_t capabilities;
    uint32_t count;
    struct holding of[PROCESSES];
};

/* How often each method of the daemon under test was called, and by what. */
static struct {
    const struct suite_port *port;
    const struct suite_protocol *protocol;
    uint64_t of[METHODS];
} calls;

static void note(const struct suite_call *c)
{
    for (uint32_t i = 0; i < calls.protocol->method_count && i < METHODS; i++) {
        calls.of[i] += calls.protocol->methods[i].number == writ_tag_method(c->m.tag);
    }
}

static void call(struct suite_world *world, struct suite_call *c, uint32_t timeout_ms)
{
    note(c);
    calls.port->call(world, c, timeout_ms);
}

static void start(struct suite_world *world, struct suite_call *c)
{
    note(c);
    calls.port->start(world, c);
}

static void add_holdings(struct writ_io *io, uint64_t process, uint32_t principal,
                         struct level *level)
{
    struct process_control_holdings_reply it = {0};
    if (process_control_holdings(io, PROCESS_CONTROL_SLOT, process, &it.capabilities, &it.threads,
                                 &it.limit_bytes, &it.used_bytes) != WRIT_OK) {
        return;
    }
    level->capabilities += it.capabilities;
    level->charged += it.used_bytes;
    if (level->count < PROCESSES) {
        level->of[level->count++] = (struct holding){.process = process,
                                                     .principal = principal,
                                                     .charged = it.used_bytes,
                                                     .capabilities = it.capabilities};
    }
}

static void level_read(struct writ_io *io, struct level *level)
{
    struct memory_control_statistics_reply memory = {0};
    struct process_control_list_reply it = {0};
    *level = (struct level){0};
    while (process_control_list(io, PROCESS_CONTROL_SLOT, it.process, &it.process, &it.exit_seq,
                                &it.principal, &it.owner, &it.state, &it.cause,
                                &it.code) == WRIT_OK) {
        add_holdings(io, it.process, it.principal, level);
    }
    (void)memory_control_statistics(io, MEMORY_CONTROL_SLOT, &memory.memory, &memory.promised,
                                    &memory.free, &memory.detained, &memory.claimed);
    level->free = memory.free;
}

static bool is_level(const struct level *before, const struct level *after)
{
    return after->free >= before->free && after->charged <= before->charged &&
           after->capabilities <= before->capabilities;
}

/* Who has more than before. */
static void tell_growth(const struct level *before, const struct level *after)
{
    for (uint32_t i = 0; i < after->count; i++) {
        for (uint32_t k = 0; k < before->count; k++) {
            const struct holding *was = &before->of[k];
            const struct holding *is = &after->of[i];
            if (was->process == is->process &&
                (was->charged < is->charged || was->capabilities < is->capabilities)) {
                log_error("[conformance] endurance: principal=%u has %u capabilities, then %u; %lu "
                          "KiB, then %lu",
                          is->principal, was->capabilities, is->capabilities, was->charged / KIB,
                          is->charged / KIB);
            }
        }
    }
}

/* Every suite of one daemon once. */
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

static void tell_split(void)
{
    for (uint32_t i = 0; i < calls.protocol->method_count && i < METHODS; i++) {
        log_info("[conformance] endurance: %s.%s: %lu", calls.protocol->library,
                 calls.protocol->methods[i].name, calls.of[i]);
    }
}

/* One daemon, until it has had its requests and what there is stays as it is. */
static bool run_one(struct suite *suite, const struct suite_port *port,
                    const struct callers_target *targets, uint32_t count, uint64_t wanted)
{
    struct suite_port counting = *port;
    struct suite_world *world = callers_world(&targets[0]);
    struct writ_io *io = callers_io(world);
    uint64_t begun = callers_calls(world);
    static struct level settled;
    static struct level left;
    uint64_t requests = 0;
    uint32_t rounds = 0;
    bool level = false;
    bool passed = true;
    left = (struct level){0};
    counting.call = call;
    counting.start = start;
    __builtin_memset(&calls, 0, sizeof calls);
    calls.port = port;
    calls.protocol = targets[0].protocol;
    for (uint32_t more = 0; passed && !level && more < MORE_ROUNDS;) {
        settled = left;
        passed = go_round(suite, &counting, targets, count);
        callers_sweep(world);
        level_read(io, &left);
        requests = callers_calls(world) - begun;
        bool enough = ++rounds > 1 && requests >= wanted;
        level = enough && is_level(&settled, &left);
        more += enough;
    }
    if (plan.requests != 0) {
        tell_split();
    }
    if (!level) {
        tell_growth(&settled, &left);
    }
    log_info(
        "[conformance] endurance: %s: %lu requests in %u rounds, %lu KiB free, %lu KiB charged, "
        "%u capabilities, before the last round %lu, %lu and %u: %s",
        calls.protocol->library, requests, rounds, left.free / KIB, left.charged / KIB,
        left.capabilities, settled.free / KIB, settled.charged / KIB, settled.capabilities,
        level ? "level" : "FAILED");
    return level;
}

bool endurance_run(struct suite *suite, const struct suite_port *port,
                   const struct callers_target *targets, uint32_t count, uint64_t usual)
{
    uint64_t wanted = plan.requests != 0 ? plan.requests : usual;
    bool level = true;
    suite->quiet = true;
    for (uint32_t i = 0; wanted != 0 && i < count;) {
        uint32_t of_one = 1;
        while (i + of_one < count && targets[i + of_one].protocol == targets[i].protocol) {
            of_one++;
        }
        level = run_one(suite, port, &targets[i], of_one, wanted) && level;
        i += of_one;
    }
    suite->quiet = false;
    return level;
}
