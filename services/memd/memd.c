/* The memory daemon: puts accounts.h and judgement.h behind the contract of idl/memd.writ.
 *
 * It renames and delegates. What is charged to whom only the kernel knows: it is asked each time.
 */
#include "memd_server.h"

#include <string.h>

#include "accounts.h"
#include "judgement.h"
#include "kernel_calls.h"
#include "memd_capnp.h"
#include "memd_slots.h"
#include "writ/capnp_serve.h"
#include "writ/inheritance.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/time.h"

enum { LAYOUT = 2, INSTANCE_SHIFT = 16, COMPONENT_MASK = 0xffff };

/* What is confirmed before anybody is answered. */
struct confirmed {
    struct accounts accounts;
    struct judgement judgement;
    struct bells bells;
};

struct memd_server {
    struct memd_serving serving;
    struct estate estate;
    struct confirmed live;
    enum pressure pressure; /* as it was when it was looked at last */
};

_Static_assert(ESTATE_BYTES(sizeof(struct confirmed)) <= MEMD_STATE_BYTES,
               "everything that has to survive fits the estate");

const struct rt_component rt_component = {.name = "memd",
                                          .number = MEMD_COMPONENT,
                                          .startup = memd_startup,
                                          .startup_count = MEMD_STARTUP_COUNT,
                                          .workers = MEMD_WORKERS};

static void close_slot(struct memd_server *s, uint32_t slot)
{
    if (slot != 0) {
        (void)writ_port_close(s->serving.io, slot);
    }
}

static void confirm(struct memd_server *s, const void *at, uint64_t bytes)
{
    estate_touch(&s->estate, at, bytes);
    inheritance_confirm(&s->estate);
}

/* What the machine has; whoever wants to know is told that it has become scarcer or less scarce. */
static uint32_t look(struct memd_server *s, struct memd_read_totals_reply *ret_totals)
{
    struct memory_control_statistics_reply it = {0};
    uint32_t status = memory_control_statistics(s->serving.io, MEMORY_CONTROL_SLOT, &it.memory,
                                                &it.promised, &it.free, &it.detained, &it.claimed);
    if (status != WRIT_OK) {
        return WRIT_INTERNAL;
    }
    enum pressure pressure = accounts_pressure(it.memory, it.promised);
    *ret_totals = (struct memd_read_totals_reply){.physical_bytes = it.memory,
                                                  .free_bytes = it.free,
                                                  .promised_bytes = it.promised,
                                                  .pressure = pressure};
    if (pressure != s->pressure) {
        s->pressure = pressure;
        bells_ring(&s->live.bells, s->serving.io, MEMD_SIGNALS_PRESSURE);
    }
    return WRIT_OK;
}

/* How much an account has now. */
static uint32_t measure(struct memd_server *s, const struct account *account,
                        struct memory_usage *ret_usage)
{
    uint64_t limit = 0;
    uint64_t used = 0;
    uint32_t status = quota_usage(s->serving.io, account->quota, &limit, &used);
    *ret_usage = (struct memory_usage){.principal = account->principal,
                                       .faults_resolved = account->resolved,
                                       .limit_bytes = limit,
                                       .used_bytes = used,
                                       .requested_bytes = account->requested};
    return status == WRIT_OK ? WRIT_OK : WRIT_INTERNAL;
}

static uint32_t memd_on_request_memory(struct memd_server *s, const struct writ_caller *caller,
                                       const struct memd_request_memory_request *request,
                                       struct memd_request_memory_reply *reply)
{
    struct memd_read_totals_reply totals;
    struct account *account = accounts_find(&s->live.accounts, caller->principal);
    if (account == NULL) {
        return MEMD_ERROR_NO_SUCH_PRINCIPAL;
    }
    if (request->bytes % WRIT_PAGE_BYTES != 0) {
        return MEMD_ERROR_NOT_WHOLE_PAGES;
    }
    uint32_t status = quota_create_vmo(s->serving.io, account->quota, request->bytes, &reply->vmo);
    if (status != WRIT_OK) {
        return status == KERNEL_ERROR_QUOTA_EXHAUSTED ? (uint32_t)MEMD_ERROR_QUOTA_EXHAUSTED
                                                      : (uint32_t)WRIT_INTERNAL;
    }
    account->requested += request->bytes;
    confirm(s, account, sizeof *account);
    (void)look(s, &totals);
    return WRIT_OK;
}

static uint32_t memd_on_read_own_usage(struct memd_server *s, const struct writ_caller *caller,
                                       struct memd_read_own_usage_reply *reply)
{
    const struct account *account = accounts_find(&s->live.accounts, caller->principal);
    return account == NULL ? (uint32_t)MEMD_ERROR_NO_SUCH_PRINCIPAL
                           : measure(s, account, &reply->usage);
}

static uint32_t memd_on_read_usage(struct memd_server *s, const struct writ_caller *caller,
                                   const struct memd_read_usage_request *request,
                                   struct memd_read_usage_reply *reply)
{
    const struct account *account = accounts_find(&s->live.accounts, request->principal);
    (void)caller;
    return account == NULL ? (uint32_t)MEMD_ERROR_NO_SUCH_PRINCIPAL
                           : measure(s, account, &reply->usage);
}

static uint32_t memd_on_snapshot_usage(struct memd_server *s, const struct writ_caller *caller,
                                       const struct memd_snapshot_usage_request *request,
                                       struct memd_snapshot_usage_reply *reply)
{
    struct memory_usage rows[MEMD_MAX_USAGE_ROWS];
    uint32_t count = 0;
    const struct account *account = accounts_next(&s->live.accounts, request->after);
    (void)caller;
    while (account != NULL && count < MEMD_MAX_USAGE_ROWS) {
        if (measure(s, account, &rows[count]) == WRIT_OK) {
            count++;
        }
        account = accounts_next(&s->live.accounts, account->principal);
    }
    reply->next = account != NULL ? rows[count - 1].principal : 0;
    reply->generation = s->live.accounts.generation;
    memd_snapshot_usage_reply_put_items(s, reply, rows, count);
    return WRIT_OK;
}

static uint32_t memd_on_read_totals(struct memd_server *s, const struct writ_caller *caller,
                                    struct memd_read_totals_reply *reply)
{
    (void)caller;
    return look(s, reply);
}

static uint32_t memd_on_subscribe(struct memd_server *s, const struct writ_caller *caller,
                                  struct memd_subscribe_request *request)
{
    return inheritance_set_bell(&s->estate, s->serving.io, &s->live.bells, caller, &request->bell);
}

static uint32_t memd_on_next_event(struct memd_server *s, const struct writ_caller *caller,
                                   const struct memd_next_event_request *request,
                                   struct memd_next_event_reply *reply)
{
    const struct judgement_report *report =
        judgement_next(&s->live.judgement, request->after_seq, &reply->lost);
    (void)caller;
    if (report == NULL) {
        return MEMD_ERROR_NOTHING_NEWER;
    }
    reply->seq = report->seq;
    reply->time_us = report->time_us;
    reply->fault = report->fault;
    return WRIT_OK;
}

static uint32_t memd_on_open_account(struct memd_server *s, const struct writ_caller *caller,
                                     struct memd_open_account_request *request)
{
    uint32_t old = 0;
    if (inheritance_keep(s->serving.io, &request->quota) != WRIT_OK) {
        return WRIT_LIMIT;
    }
    struct account wanted = {.label = caller->label,
                             .principal = caller->principal,
                             .quota = writ_take(&request->quota)};
    if (accounts_open(&s->live.accounts, &wanted, &old) == NULL) {
        close_slot(s, wanted.quota);
        return WRIT_LIMIT;
    }
    confirm(s, &s->live.accounts, sizeof s->live.accounts);
    close_slot(s, old);
    return WRIT_OK;
}

/* Whether the record is about a living process of whoever is said to call. */
static bool is_the_callers(struct memd_server *s, const struct fault_record *fault,
                           uint32_t principal)
{
    struct process_control_query_reply it = {0};
    uint32_t status = process_control_query(
        s->serving.io, PROCESS_CONTROL_SLOT, fault->process_koid, &it.state, &it.cause, &it.code,
        &it.principal, &it.owner, &it.killer, &it.exit_seq, &it.started_us);
    return status == WRIT_OK && it.principal == principal && fault->principal == principal;
}

/* The line that the journal keeps; its addresses are what decoding needs. */
static void log_report(const struct fault_record *fault)
{
    log_error("fault: %s principal=%u.%u pid=%lu thread=%lu vector=%u address=0x%lx rip=0x%lx "
              "rsp=0x%lx rbp=0x%lx",
              judgement_kind_text(fault->kind), fault->principal & COMPONENT_MASK,
              fault->principal >> INSTANCE_SHIFT, fault->process_koid, fault->thread_koid,
              fault->vector, fault->address, fault->registers.rip, fault->registers.rsp,
              fault->registers.rbp);
}

static uint32_t memd_on_judge_fault(struct memd_server *s, const struct writ_caller *caller,
                                    const struct memd_judge_fault_request *request,
                                    struct memd_judge_fault_reply *reply)
{
    struct judgement *judgement = &s->live.judgement;
    struct account *account = accounts_find(&s->live.accounts, caller->principal);
    if (!is_the_callers(s, &request->fault, caller->principal)) {
        return MEMD_ERROR_NOT_YOUR_FAULT;
    }
    reply->verdict = judgement_of(judgement, &request->fault);
    if (reply->verdict == FAULT_VERDICT_RESUME) {
        if (account != NULL) {
            account->resolved++;
        }
        confirm(s, &s->live, sizeof s->live);
        return WRIT_OK;
    }
    if (judgement_report(judgement, &request->fault, time_us())) {
        confirm(s, &s->live, sizeof s->live);
        log_report(&request->fault);
        bells_ring(&s->live.bells, s->serving.io, MEMD_SIGNALS_FAULT_REPORTED);
    }
    return WRIT_OK;
}

static void memd_on_closed(struct memd_server *s, uint64_t label)
{
    uint32_t quota = accounts_close(&s->live.accounts, label);
    if (quota != 0) {
        confirm(s, &s->live.accounts, sizeof s->live.accounts);
        close_slot(s, quota);
    }
    inheritance_drop_bell(&s->estate, s->serving.io, &s->live.bells, label);
}

/* Begins where the last instance ended. */
static void inherit(struct memd_server *s)
{
    const struct inheritance_plan plan = {.name = "memd",
                                          .state_bytes = MEMD_STATE_BYTES,
                                          .live = &s->live,
                                          .live_bytes = sizeof s->live,
                                          .layout = LAYOUT};
    struct inheritance_names names = {0};
    inheritance_resume(&s->estate, s->serving.io, &plan);
    inheritance_name_bells(&names, &s->live.bells);
    for (uint32_t i = 0; i < MEMD_MAX_ACCOUNTS; i++) {
        inheritance_name(&names, s->live.accounts.at[i].quota);
    }
    inheritance_close_rest(s->serving.io, &names);
}

uint32_t component_main(struct rt *rt)
{
    static struct memd_server server;
    static struct capnp_server other;
    struct memd_read_totals_reply totals;
    memd_serving_init(&server.serving, &rt->io);
    capnp_server_init(&other, &rt->io, memd_capnp_messages, MEMD_CAPNP_MESSAGES);
    inherit(&server);
    (void)look(&server, &totals);
    memd_serve(&server);
}
