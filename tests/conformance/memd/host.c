/* The memory daemon in process, as the suite and the fuzz harness drive it: its adapter, its accounts and its judgement as they are, the
 * kernel's accounts played: what is charged is what the daemon had made.
 *
 * The adapter is included, not linked. All connections are of one program, which has an account.
 */
#define WRIT_TIME_H
#include <stdint.h>

static inline uint64_t time_us(void)
{
    return 1;
}

#include "memd.c"

#include "host_estate.h"
#include "memd_conformance.h"
#include "memd_given.h"

#define HOST_MESSAGES memd_capnp_messages
#define HOST_MESSAGE_COUNT MEMD_CAPNP_MESSAGES
#include "host_encodings.h"

enum { PROGRAM = HOST_PRINCIPAL, PROCESS = 0x77, LIMIT_BYTES = 1 << 30, MACHINE_BYTES = 1 << 30 };

static struct {
    struct memd_server server;
    _Alignas(8) uint8_t estate[MEMD_STATE_BYTES];
    uint64_t charged;  /* bytes, ever */
    bool is_exhausted; /* the quota, the next time */
} all;

/* Every connection is the program's. */
static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    struct writ_caller program = *caller;
    program.principal = PROGRAM;
    memd_dispatch_to(&all.server, m, &program);
}

/* ---- the kernel as far as the daemon asks it ---- */

static void create_vmo(struct writ_msg *m)
{
    if (all.is_exhausted) {
        all.is_exhausted = false;
        m->tag = writ_tag_error(m->tag, KERNEL_ERROR_QUOTA_EXHAUSTED);
        return;
    }
    all.charged += m->w[0];
    *m = (struct writ_msg){.tag = QUOTA_CREATE_VMO_REPLY, .w = {suite_host_got(NULL)}};
}

static void query(struct writ_msg *m)
{
    struct process_control_query_reply reply = {
        .state = LIFE_STATE_RUNNING, .cause = EXIT_CAUSE_EXITED, .principal = PROGRAM};
    if (m->w[0] != PROCESS) {
        m->tag = writ_tag_error(m->tag, WRIT_NOT_FOUND);
        return;
    }
    process_control_query_reply_write(m, &reply);
    m->tag = PROCESS_CONTROL_QUERY_REPLY;
}

static bool outgoing(uint32_t slot, struct writ_msg *m, uint8_t *out)
{
    struct quota_usage_reply usage = {.limit = LIMIT_BYTES, .used = all.charged};
    struct memory_control_statistics_reply machine = {.memory = MACHINE_BYTES,
                                                      .free = MACHINE_BYTES};
    (void)slot;
    (void)out;
    switch (m->tag) {
    case QUOTA_CREATE_VMO_REQUEST:
        create_vmo(m);
        return true;
    case QUOTA_USAGE_REQUEST:
        quota_usage_reply_write(m, &usage);
        m->tag = QUOTA_USAGE_REPLY;
        return true;
    case MEMORY_CONTROL_STATISTICS_REQUEST:
        memory_control_statistics_reply_write(m, &machine);
        m->tag = MEMORY_CONTROL_STATISTICS_REPLY;
        return true;
    case PROCESS_CONTROL_QUERY_REQUEST:
        query(m);
        return true;
    default:
        return false;
    }
}

HOST_SERVER_OF_BOTH("memd", memd_suite);

/* ---- the hooks ---- */

static struct fault_record fault_of_ours(void)
{
    return (struct fault_record){
        .kind = FAULT_KIND_NOT_MAPPED, .principal = PROGRAM, .process_koid = PROCESS};
}

/* The program has an account, and a fault was reported. */
void memd_given_reset(struct suite_world *world)
{
    struct memd_read_totals_reply totals;
    struct fault_record fault = fault_of_ours();
    struct account wanted = {.label = 1, .principal = PROGRAM};
    uint32_t old = 0;
    begin_world_of_both(world);
    memset(&all, 0, sizeof all);
    memd_serving_init(&all.server.serving, &io);
    host_estate(all.estate, sizeof all.estate);
    inherit(&all.server);
    wanted.quota = suite_host_got(world);
    if (look(&all.server, &totals) != WRIT_OK ||
        accounts_open(&all.server.live.accounts, &wanted, &old) == NULL) {
        abort();
    }
    (void)judgement_report(&all.server.live.judgement, &fault, time_us());
    confirm(&all.server, &all.server.live, sizeof all.server.live);
}

uint64_t memd_given_digest(struct suite_world *world)
{
    (void)world;
    if (!accounts_check(&all.server.live.accounts)) {
        abort(); /* A1 of accounts.h does not hold */
    }
    host_estate_check(&all.server.estate);
    uint64_t digest = suite_digest(0, &all.server.live, sizeof all.server.live);
    return suite_digest(digest, &all.charged, sizeof all.charged);
}

void memd_given_arg_read_usage_principal(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u32(at, PROGRAM);
}

void memd_given_arg_judge_fault_fault(struct suite_world *world, uint8_t *at)
{
    (void)world;
    struct fault_record fault = fault_of_ours();
    fault_record_store(at, &fault);
}

struct writ_record memd_given_arg_subscribe_bell(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){
        .slot = 1, .rights = NOTIFICATION_RIGHT_SIGNAL, .type = NOTIFICATION_TYPE};
}

struct writ_record memd_given_arg_open_account_quota(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){.slot = 1, .rights = QUOTA_RIGHT_CREATE, .type = QUOTA_TYPE};
}

/* ---- errors that have to be arranged ---- */

const char *memd_given_error_request_memory_quota_exhausted(struct suite_world *world,
                                                            struct suite_call *c)
{
    (void)world;
    (void)c;
    all.is_exhausted = true;
    return NULL;
}

/* The program loses its account. */
static const char *lose(void)
{
    struct accounts *accounts = &all.server.live.accounts;
    uint32_t quota = accounts_close(accounts, accounts_find(accounts, PROGRAM)->label);
    confirm(&all.server, accounts, sizeof *accounts);
    return writ_port_close(&io, quota) == WRIT_OK ? NULL : "the account has no quota";
}

const char *memd_given_error_request_memory_no_such_principal(struct suite_world *world,
                                                              struct suite_call *c)
{
    (void)world;
    (void)c;
    return lose();
}

const char *memd_given_error_read_own_usage_no_such_principal(struct suite_world *world,
                                                              struct suite_call *c)
{
    (void)world;
    (void)c;
    return lose();
}

/* ---- the guarantees ---- */

/* Only what was given is charged: the daemon counts it, too. */
bool memd_ensures_nothing_charged_on_error(struct suite *s, uint32_t status)
{
    (void)s;
    (void)status;
    const struct account *account = accounts_find(&all.server.live.accounts, PROGRAM);
    return account == NULL || account->requested == all.charged;
}
