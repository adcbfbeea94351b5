/* See load.h. */
#include "load.h"

#include "kernel_calls.h"
#include "killer_uses.h"
#include "writ/threads.h"
#include "writ/time.h"

enum {
    STACK_BYTES = 8192,
    SLACK_MS = 20,
    REST_MS = 5,
    ECHO_NUMBER = 0x40,
    ECHO_CLIENT_NUMBER = 0x41,
    VALUE = 21
};

/* Where the message pages of the clients go. */
#define PAGES_VA UINT64_C(0x70000000)

struct client {
    struct threads_plan plan;
    struct load_count counts[LOAD_TARGETS];
    uint32_t bell; /* nobody rings it */
    _Atomic bool rests;
    _Atomic bool ended;
    _Alignas(16) uint8_t stack[STACK_BYTES];
};

static struct {
    struct client clients[LOAD_CLIENTS];
    uint64_t self;
    _Atomic bool rest;
    _Atomic bool stop;
} load;

static uint32_t call_procd(struct writ_io *io)
{
    struct procd_query_process_reply it = {0};
    return processes_query_process(io, load.self, &it);
}

static uint32_t call_policyd(struct writ_io *io)
{
    enum verdict verdict = 0;
    uint8_t cause = 0;
    uint32_t roles = 0;
    uint64_t rule = 0;
    uint32_t status = policy_check(io, ECHO_CLIENT_NUMBER, ECHO_NUMBER, ECHO_PROTOCOL,
                                   ECHO_ROLE_SPEAKER, &verdict, &cause, &roles, &rule);
    return status == WRIT_OK && verdict != VERDICT_ALLOWED ? (uint32_t)WRIT_INTERNAL : status;
}

static uint32_t call_samgrd(struct writ_io *io)
{
    struct samgrd_resolve_reply reply = {0};
    struct names_resolve_builder b = names_resolve_begin(io);
    names_resolve_put_service(&b, "echo", 4);
    return names_resolve_call(&b, &reply);
}

static uint32_t call_echo(struct writ_io *io)
{
    uint64_t doubled = 0;
    uint32_t status = room_double(io, VALUE, &doubled);
    return status == WRIT_OK && doubled != 2 * VALUE ? (uint32_t)WRIT_INTERNAL : status;
}

static uint32_t call_logd(struct writ_io *io)
{
    uint64_t counters[5];
    return journal_read_counters(io, &counters[0], &counters[1], &counters[2], &counters[3],
                                 &counters[4]);
}

static uint32_t call_memd(struct writ_io *io)
{
    struct memory_usage usage = {0};
    uint32_t status = memory_read_own_usage(io, &usage);
    return status == WRIT_OK && usage.principal != KILLER_COMPONENT ? (uint32_t)WRIT_INTERNAL
                                                                    : status;
}

static uint32_t call_supervisord(struct writ_io *io)
{
    struct supervisor_status_reply it = {0};
    uint32_t status = machine_status(io, ECHO_NUMBER, &it.state, &it.row);
    return status == WRIT_OK && it.row.component != ECHO_NUMBER ? (uint32_t)WRIT_INTERNAL : status;
}

/* What is called, and within which time it is to be answered. */
static const struct {
    const char *name;
    uint32_t (*call)(struct writ_io *io);
    uint32_t deadline_ms;
} targets[LOAD_TARGETS] = {
    [LOAD_PROCD] = {"procd", call_procd, PROCD_QUERY_PROCESS_DEADLINE_MS},
    [LOAD_MEMD] = {"memd", call_memd, MEMD_READ_OWN_USAGE_DEADLINE_MS},
    [LOAD_POLICYD] = {"policyd", call_policyd, POLICYD_CHECK_DEADLINE_MS},
    [LOAD_SAMGRD] = {"samgrd", call_samgrd, SAMGRD_RESOLVE_DEADLINE_MS},
    [LOAD_LOGD] = {"logd", call_logd, LOGD_READ_COUNTERS_DEADLINE_MS},
    [LOAD_SUPERVISORD] = {"supervisord", call_supervisord, SUPERVISOR_STATUS_DEADLINE_MS},
    [LOAD_ECHO] = {"echo", call_echo, ECHO_DOUBLE_DEADLINE_MS},
};

uint32_t load_call(struct writ_io *io, enum load_target target)
{
    return targets[target].call(io);
}

const char *load_name(enum load_target target)
{
    return targets[target].name;
}

/* Whether the kernel says it: the answer did not come in time. */
static bool is_silence(uint32_t status)
{
    return status == WRIT_NOT_DELIVERED || status == WRIT_TIMED_OUT || status == WRIT_PEER_DIED;
}

static void note(struct load_count *count, uint32_t status, uint64_t took_us, uint64_t most_us)
{
    count->answers += status == WRIT_OK;
    count->silences += is_silence(status);
    count->late += took_us > most_us;
    count->longest_us = took_us > count->longest_us ? took_us : count->longest_us;
    if (status != WRIT_OK && !is_silence(status)) {
        count->errors++;
        count->last_error = status;
    }
}

static void call_once(struct writ_io *io, struct client *client, enum load_target target)
{
    uint64_t before_us = time_us();
    uint32_t status = load_call(io, target);
    uint64_t most_us = (targets[target].deadline_ms + SLACK_MS) * UINT64_C(1000);
    note(&client->counts[target], status, time_us() - before_us, most_us);
}

/* Never returns, as a thread must not; when it has ended it only lets others run. */
static void run(void *argument, struct writ_io *io)
{
    struct client *client = argument;
    while (!load.stop) {
        client->rests = load.rest;
        if (client->rests) {
            uint64_t bits = 0;
            (void)syscall_wait(client->bell, REST_MS, &bits);
            continue;
        }
        for (int target = 0; target < LOAD_TARGETS; target++) {
            call_once(io, client, (enum load_target)target);
        }
    }
    client->ended = true;
    for (;;) {
        syscall_yield();
    }
}

uint32_t load_start(struct writ_io *io, uint64_t self)
{
    uint32_t status = WRIT_OK;
    load.self = self;
    for (uint32_t i = 0; status == WRIT_OK && i < LOAD_CLIENTS; i++) {
        struct client *client = &load.clients[i];
        uint32_t thread = 0;
        client->plan = (struct threads_plan){.run = run,
                                             .argument = client,
                                             .stack = client->stack,
                                             .stack_bytes = STACK_BYTES,
                                             .pages_va = PAGES_VA + i * 4 * WRIT_PAGE_BYTES};
        status = quota_create_notification(io, WRIT_SLOT_QUOTA, &client->bell);
        if (status == WRIT_OK) {
            status = threads_start(io, &client->plan, &thread);
        }
    }
    return status;
}

void load_rest(void)
{
    load.rest = true;
    for (uint32_t i = 0; i < LOAD_CLIENTS; i++) {
        while (!load.clients[i].rests) {
            syscall_yield();
        }
    }
}

void load_go_on(void)
{
    load.rest = false;
}

void load_stop(void)
{
    load.stop = true;
    for (uint32_t i = 0; i < LOAD_CLIENTS; i++) {
        while (!load.clients[i].ended) {
            syscall_yield();
        }
    }
}

struct load_count load_count_of(enum load_target target)
{
    struct load_count sum = {0};
    for (uint32_t i = 0; i < LOAD_CLIENTS; i++) {
        const struct load_count *count = &load.clients[i].counts[target];
        sum.answers += count->answers;
        sum.silences += count->silences;
        sum.errors += count->errors;
        sum.late += count->late;
        sum.longest_us = count->longest_us > sum.longest_us ? count->longest_us : sum.longest_us;
        sum.last_error = count->errors != 0 ? count->last_error : sum.last_error;
    }
    return sum;
}
