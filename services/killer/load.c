/* See load.h. */
#include "load.h"

#include "killer_uses.h"
#include "writ/threads.h"

enum { STACK_BYTES = 8192, ECHO_NUMBER = 0x40, ECHO_CLIENT_NUMBER = 0x41, VALUE = 21 };

/* Where the message pages of the clients go. */
#define PAGES_VA UINT64_C(0x70000000)

struct client {
    struct threads_plan plan;
    struct load_count counts[LOAD_TARGETS];
    _Atomic bool ended;
    _Alignas(16) uint8_t stack[STACK_BYTES];
};

static struct {
    struct client clients[LOAD_CLIENTS];
    uint64_t self;
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

uint32_t load_call(struct writ_io *io, enum load_target target)
{
    static uint32_t (*const calls[LOAD_TARGETS])(struct writ_io *) = {
        [LOAD_PROCD] = call_procd,
        [LOAD_POLICYD] = call_policyd,
        [LOAD_SAMGRD] = call_samgrd,
        [LOAD_ECHO] = call_echo,
    };
    return calls[target](io);
}

static void note(struct load_count *count, uint32_t status)
{
    count->answers += status == WRIT_OK;
    if (status != WRIT_OK) {
        count->errors++;
        count->last_error = status;
    }
}

/* Never returns, as a thread must not; when it has ended it only lets others run. */
static void run(void *argument, struct writ_io *io)
{
    struct client *client = argument;
    while (!load.stop) {
        for (int target = 0; target < LOAD_TARGETS; target++) {
            note(&client->counts[target], load_call(io, (enum load_target)target));
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
        status = threads_start(io, &client->plan, &thread);
    }
    return status;
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
        sum.errors += count->errors;
        sum.last_error = count->errors != 0 ? count->last_error : sum.last_error;
    }
    return sum;
}
