/* See accounts.h. */
#include "accounts.h"

#include <string.h>

#include "children.h"
#include "conformance_slots.h"
#include "conformance_uses.h"
#include "kernel_calls.h"
#include "programs.h"
#include "upcalls_wire.h"

enum {
    PAGE = WRIT_PAGE_BYTES,
    MEMD_NUMBER = 4,
    ECHO_CLIENT_NUMBER = 65,
    SAMGRD_NUMBER = 5,
    CODE = 13,
    TRIES = 50,
    PAGES = 4,
    REQUESTED = 64 * PAGE,
    STRANGER = 0x7777,
};

#define NOTHING_VA UINT64_C(0x123456789000)
#define PAGED_VA UINT64_C(0x700000)
#define VALUE UINT64_C(0x5eed)

static bool is_killed(struct writ_io *io)
{
    uint64_t killed = program_of(io, MEMD_NUMBER);
    return killed != 0 && process_control_kill(io, PROCESS_CONTROL_SLOT, killed, CODE) == WRIT_OK;
}

/* What we have, from whichever instance answers. */
static bool usage(struct writ_io *io, struct memory_usage *ret_usage)
{
    uint32_t status = WRIT_NOT_DELIVERED;
    for (uint32_t i = 0; i < TRIES && status != WRIT_OK; i++) {
        status = memory_read_own_usage(io, ret_usage);
    }
    return status == WRIT_OK;
}

static uint32_t request(struct writ_io *io, uint64_t bytes, uint32_t *ret_vmo)
{
    struct memd_request_memory_reply reply = {0};
    uint32_t status = memory_request_memory(io, bytes, &reply);
    *ret_vmo = reply.vmo;
    return status;
}

static bool who_declares_memd_has_an_account(struct writ_io *io)
{
    struct memory_usage ours;
    struct memory_usage theirs = {0};
    uint64_t limit = 0;
    uint64_t used = 0;
    return usage(io, &ours) && ours.principal == CONFORMANCE_COMPONENT &&
           quota_usage(io, WRIT_SLOT_QUOTA, &limit, &used) == WRIT_OK &&
           ours.limit_bytes == limit && ours.used_bytes == used &&
           memory_read_usage(io, SAMGRD_NUMBER, &theirs) == WRIT_OK &&
           theirs.principal == SAMGRD_NUMBER && theirs.used_bytes != 0 &&
           theirs.used_bytes <= theirs.limit_bytes &&
           memory_read_usage(io, STRANGER, &theirs) == MEMD_ERROR_NO_SUCH_PRINCIPAL;
}

static bool what_is_requested_is_charged_and_given_back(struct writ_io *io)
{
    struct memory_usage before;
    struct memory_usage during;
    struct memory_usage after;
    uint64_t value = VALUE;
    uint32_t vmo = 0;
    bool good = usage(io, &before) && request(io, REQUESTED, &vmo) == WRIT_OK &&
                vmo_write(io, vmo, REQUESTED - sizeof value, &value, sizeof value) == WRIT_OK &&
                usage(io, &during) && during.used_bytes >= before.used_bytes + REQUESTED &&
                during.requested_bytes == before.requested_bytes + REQUESTED;
    return writ_port_close(io, vmo) == WRIT_OK && good && usage(io, &after) &&
           after.used_bytes + REQUESTED <= during.used_bytes;
}

static bool a_request_that_cannot_be_met_charges_nothing(struct writ_io *io)
{
    struct memory_usage before;
    struct memory_usage after;
    uint32_t vmo = 0;
    return usage(io, &before) &&
           request(io, MEMD_MAX_REQUEST_BYTES, &vmo) == MEMD_ERROR_QUOTA_EXHAUSTED &&
           request(io, PAGE + 1, &vmo) == MEMD_ERROR_NOT_WHOLE_PAGES && usage(io, &after) &&
           after.used_bytes == before.used_bytes && after.requested_bytes == before.requested_bytes;
}

static bool accounts_are_listed_by_rising_principal(struct writ_io *io)
{
    struct memd_snapshot_usage_reply reply = {0};
    bool ours = false;
    bool good = memory_snapshot_usage(io, 0, &reply) == WRIT_OK && reply.next == 0;
    for (uint32_t i = 0; i < reply.items.count; i++) {
        const struct memory_usage *row = &reply.items.items[i];
        good = good && (i == 0 || row[-1].principal < row->principal) && row->used_bytes != 0;
        ours = ours || row->principal == CONFORMANCE_COMPONENT;
    }
    return good && ours;
}

static bool totals_add_up(struct writ_io *io)
{
    uint64_t physical = 0;
    uint64_t left = 0;
    uint64_t promised = 0;
    enum pressure pressure = 0;
    return memory_read_totals(io, &physical, &left, &promised, &pressure) == WRIT_OK &&
           physical != 0 && promised <= physical && left <= physical && pressure == PRESSURE_PLENTY;
}

/* A staged child whose faults memd judges: a rule, a connection by policyd for it, and the child's judge. */
static bool stage_judged(struct writ_io *io, struct child *child, uint64_t *ret_rule)
{
    struct policyd_connect_reply made = {0};
    bool good = policy_add_rule(io, CHILD_COMPONENT, MEMD_NUMBER, MEMD_PROTOCOL, RULE_ORIGIN_BUNDLE,
                                MEMD_ROLE_KERNEL_SIDE, ret_rule) == WRIT_OK &&
                broker_connect(io, CHILD_COMPONENT, MEMD_NUMBER, MEMD_PROTOCOL,
                               MEMD_ROLE_KERNEL_SIDE, &made) == WRIT_OK &&
                child_stage(io, child) &&
                process_judge_by(io, child->process, made.connection) == WRIT_OK;
    return writ_port_close(io, made.connection) == WRIT_OK && good;
}

static bool drop_judged(struct writ_io *io, struct child *child, uint64_t rule)
{
    uint32_t voided = 0;
    child_drop(io, child);
    return policy_revoke_rule(io, rule, &voided) == WRIT_OK &&
           policy_remove_rule(io, rule) == WRIT_OK;
}

/* Whether it ended so; its record is still there. */
static bool has_ended(struct writ_io *io, const struct child *child, enum exit_cause cause)
{
    struct process_control_query_reply it = {0};
    return child_await_end(io, child) &&
           process_control_query(io, PROCESS_CONTROL_SLOT, child->koid, &it.state, &it.cause,
                                 &it.code, &it.principal, &it.owner, &it.killer, &it.exit_seq,
                                 &it.started_us) == WRIT_OK &&
           it.cause == cause;
}

static uint32_t subscribe(struct writ_io *io, uint32_t *ret_bell)
{
    uint32_t rope = 0;
    uint32_t status = edges_bell(io, ret_bell, &rope);
    if (status != WRIT_OK) {
        return status;
    }
    struct memory_subscribe_builder b = memory_subscribe_begin(io);
    memory_subscribe_put_bell(&b, rope);
    return memory_subscribe_call(&b);
}

/* Everything that was reported so far is behind `ret_seq`. */
static uint64_t newest_report(struct writ_io *io)
{
    struct memd_next_event_reply reply = {0};
    while (memory_next_event(io, reply.seq, &reply) == WRIT_OK) {
        /* it goes on behind that one */
    }
    return reply.seq;
}

/* Whether the journal has memd's line about an address. */
static bool is_in_the_journal(struct writ_io *io, const char *address)
{
    struct log_filter filter = {.threshold = LOG_THRESHOLD_ERROR, .component = MEMD_NUMBER};
    struct logd_query_reply reply = {.more = true};
    while (reply.more && journal_query(io, reply.next_seq, &filter, &reply) == WRIT_OK) {
        for (uint32_t i = 0; i + strlen(address) <= reply.lines.length; i++) {
            if (memcmp(reply.lines.data + i, address, strlen(address)) == 0) {
                return true;
            }
        }
    }
    return false;
}

static bool a_fault_that_nobody_mends_ends_its_process_with_a_report(struct writ_io *io)
{
    struct child child;
    struct memd_next_event_reply report = {0};
    uint64_t rule = 0;
    uint64_t bits = 0;
    uint32_t bell = 0;
    uint64_t before = newest_report(io);
    bool good = subscribe(io, &bell) == WRIT_OK && stage_judged(io, &child, &rule);
    child_will_store(&child, NOTHING_VA, VALUE);
    good = good && child_start(io, &child) && has_ended(io, &child, EXIT_CAUSE_FAULTED) &&
           syscall_wait(bell, PROGRAM_PATIENCE_MS, &bits) == WRIT_OK &&
           (bits & MEMD_SIGNALS_FAULT_REPORTED) != 0 &&
           memory_next_event(io, before, &report) == WRIT_OK && report.lost == 0 &&
           report.fault.process_koid == child.koid && report.fault.address == NOTHING_VA &&
           report.fault.kind == FAULT_KIND_NOT_MAPPED && report.fault.registers.rip != 0 &&
           is_in_the_journal(io, "principal=28672.0") &&
           is_in_the_journal(io, "address=0x123456789000");
    good = writ_port_close(io, bell) == WRIT_OK && good;
    return drop_judged(io, &child, rule) && good;
}

static bool nobody_reports_the_fault_of_another(struct writ_io *io)
{
    struct memory_judge_fault_builder b = memory_judge_fault_begin(io);
    struct memd_judge_fault_reply reply = {0};
    b.body->fault = (struct fault_record){.kind = FAULT_KIND_NOT_MAPPED,
                                          .principal = SAMGRD_NUMBER,
                                          .process_koid = program_of(io, MEMD_NUMBER)};
    return memory_judge_fault_call(&b, &reply) == MEMD_ERROR_NOT_YOUR_FAULT;
}

/* Our pager, and memory of four pages that it brings, at PAGED_VA of a child. */
struct paging {
    uint32_t endpoint;
    uint32_t connection;
    uint32_t paged;
    uint32_t source;
};

static bool make_paging(struct writ_io *io, const struct child *child, struct paging *p)
{
    uint64_t value = VALUE;
    return quota_create_endpoint(io, WRIT_SLOT_QUOTA, PAGER_PROTOCOL, &p->endpoint) == WRIT_OK &&
           endpoint_mint(io, p->endpoint, PAGER_PROTOCOL, 1, KERNEL_ANY_PRINCIPAL,
                         &p->connection) == WRIT_OK &&
           quota_create_paged(io, WRIT_SLOT_QUOTA, PAGES * PAGE, p->connection, &p->paged) ==
               WRIT_OK &&
           quota_create_vmo(io, WRIT_SLOT_QUOTA, PAGE, &p->source) == WRIT_OK &&
           vmo_write(io, p->source, 0, &value, sizeof value) == WRIT_OK &&
           process_map(io, child->process, p->paged, ACCESS_READ, PAGED_VA, 0, PAGE) == WRIT_OK;
}

static void drop_paging(struct writ_io *io, const struct paging *p)
{
    (void)writ_port_close(io, p->source);
    (void)writ_port_close(io, p->paged);
    (void)writ_port_close(io, p->connection);
    (void)writ_port_close(io, p->endpoint);
}

/* The kernel asks for the page; it is brought or not. */
static bool is_asked(struct writ_io *io, const struct paging *p, bool bring)
{
    struct writ_msg m = {0};
    struct writ_caller caller;
    uint32_t supplied = 0;
    bool good = endpoint_bind(io, p->endpoint) == WRIT_OK &&
                syscall_receive(syscall_head(SYSCALL_RECV, 0, PROGRAM_PATIENCE_MS), &m, &caller) ==
                    WRIT_OK &&
                m.tag == PAGER_FETCH_REQUEST;
    if (good && bring) {
        good = vmo_supply(io, p->paged, p->source, 0, 0, PAGE, &supplied) == WRIT_OK;
    }
    m = (struct writ_msg){.tag = PAGER_FETCH_REPLY};
    return syscall_send(syscall_head(SYSCALL_REPLY, 0, 0), &m) == WRIT_OK && good;
}

/* A child loads what its pager does not bring at first; memd may be killed in between. */
static bool goes_on(struct writ_io *io, bool kill)
{
    struct child child;
    struct paging paging = {0};
    uint64_t rule = 0;
    bool good = stage_judged(io, &child, &rule) && make_paging(io, &child, &paging);
    uint32_t step = child_will_load(&child, PAGED_VA);
    child_will_exit(&child, 0);
    good = good && (!kill || is_killed(io)) && child_start(io, &child) &&
           is_asked(io, &paging, false) && is_asked(io, &paging, true) &&
           has_ended(io, &child, EXIT_CAUSE_EXITED) && child.script->steps[step].m.w[0] == VALUE;
    good = drop_judged(io, &child, rule) && good;
    drop_paging(io, &paging);
    return good;
}

static bool a_page_that_its_pager_did_not_bring_is_asked_for_again(struct writ_io *io)
{
    return goes_on(io, false);
}

static bool a_fault_waits_for_the_next_memd(struct writ_io *io)
{
    return goes_on(io, true);
}

static bool a_page_that_never_comes_ends_who_waits_for_it(struct writ_io *io)
{
    struct child child;
    struct paging paging = {0};
    struct memd_next_event_reply report = {0};
    uint64_t rule = 0;
    uint64_t before = newest_report(io);
    bool good = stage_judged(io, &child, &rule) && make_paging(io, &child, &paging);
    (void)child_will_load(&child, PAGED_VA);
    good = good && child_start(io, &child);
    for (uint32_t i = 0; i <= MEMD_MAX_TRIES && good; i++) {
        good = is_asked(io, &paging, false);
    }
    good = good && has_ended(io, &child, EXIT_CAUSE_FAULTED) &&
           memory_next_event(io, before, &report) == WRIT_OK &&
           report.fault.kind == FAULT_KIND_NOT_SUPPLIED && report.fault.process_koid == child.koid;
    good = drop_judged(io, &child, rule) && good;
    drop_paging(io, &paging);
    return good;
}

static bool accounts_and_reports_outlive_memd(struct writ_io *io)
{
    struct memory_usage before;
    struct memory_usage after;
    uint32_t vmo = 0;
    uint64_t report = newest_report(io);
    bool good = report != 0 && request(io, REQUESTED, &vmo) == WRIT_OK && usage(io, &before) &&
                is_killed(io) && usage(io, &after) &&
                after.requested_bytes == before.requested_bytes &&
                after.used_bytes == before.used_bytes && newest_report(io) == report;
    return writ_port_close(io, vmo) == WRIT_OK && good && request(io, PAGE, &vmo) == WRIT_OK &&
           writ_port_close(io, vmo) == WRIT_OK;
}

static const struct edge_case cases[] = {
    {"who declares memd has an account", who_declares_memd_has_an_account},
    {"what is requested is charged and given back", what_is_requested_is_charged_and_given_back},
    {"a request that cannot be met charges nothing", a_request_that_cannot_be_met_charges_nothing},
    {"accounts are listed by rising principal", accounts_are_listed_by_rising_principal},
    {"totals add up", totals_add_up},
    {"a fault that nobody mends ends its process with a report",
     a_fault_that_nobody_mends_ends_its_process_with_a_report},
    {"nobody reports the fault of another", nobody_reports_the_fault_of_another},
    {"a page that its pager did not bring is asked for again",
     a_page_that_its_pager_did_not_bring_is_asked_for_again},
    {"a fault waits for the next memd", a_fault_waits_for_the_next_memd},
    {"a page that never comes ends who waits for it",
     a_page_that_never_comes_ends_who_waits_for_it},
    {"accounts and reports outlive memd", accounts_and_reports_outlive_memd},
};

bool accounts_run(struct writ_io *io)
{
    static const struct edge_cases all = {cases, sizeof cases / sizeof cases[0]};
    return edges_hold(io, "memory", &all);
}
