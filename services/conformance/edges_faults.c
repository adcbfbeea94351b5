/* Cases about faults and pagers: see edges.h. A thread of our own touches what it must not; the main thread is its judge and its pager. */
#include "edges.h"

#include "children.h"
#include "kernel_calls.h"
#include "writ/threads.h"
#include "memd_wire.h"
#include "upcalls_wire.h"
#include "writ/log.h"
#include "writ/syscall.h"

#define PROBE_PAGES_VA UINT64_C(0x61000000)
#define PROBE_VA UINT64_C(0x73000000)
#define SOURCE_VA UINT64_C(0x74000000)
#define KERNEL_VA UINT64_C(0xffff800000000000)
#define READ_WRITE (ACCESS_READ | ACCESS_WRITE)
#define VALUE UINT64_C(0x5eed)

enum { PAGE = WRIT_PAGE_BYTES, PROBE_STACK = 8192, PATIENCE_MS = 5000, GO = 1, FAULTING = 3 };

/* What the probe does at an address; `resume` is where it goes on if that fails. */
typedef void probe_act(uint64_t va);

static struct {
    struct writ_io io; /* the probe's pages */
    struct threads_plan plan;
    uint32_t thread;
    uint32_t go;    /* notification: there is something to do */
    uint32_t done;  /* notification: it is done */
    uint32_t judge; /* endpoints */
    uint32_t pager;
    uint32_t judging; /* connections to them */
    uint32_t paging;
    probe_act *act;
    uint64_t va;
    uint64_t got;
    uint64_t resume;
    uint32_t vmo; /* that write_vmo writes to */
    _Alignas(16) uint8_t stack[PROBE_STACK];
} probe;

/* An instruction, and the place behind it as `resume`. */
#define ATTEMPT(before, instruction, after, ...)                                                   \
    __asm__ volatile(before "\n\tleaq 1f(%%rip), %%rax\n\tmovq %%rax, %0\n\t" instruction          \
                            "\n1:\t" after                                                         \
                     : "=m"(probe.resume)                                                          \
                     : __VA_ARGS__                                                                 \
                     : "rax", "rbx", "rdx", "memory", "cc")

static void load(uint64_t va)
{
    uint64_t word = 0;
    __asm__ volatile("leaq 1f(%%rip), %%rax\n\tmovq %%rax, %0\n\tmovq (%2), %1\n1:"
                     : "=m"(probe.resume), "+r"(word)
                     : "r"(va)
                     : "rax", "memory");
    probe.got = word;
}

static void store(uint64_t va)
{
    ATTEMPT("", "movq %2, (%1)", "", "r"(va), "r"(VALUE));
}

static void jump(uint64_t va)
{
    ATTEMPT("", "jmp *%1", "", "r"(va));
}

static void push_below(uint64_t va)
{
    ATTEMPT("movq %%rsp, %%rbx\n\tmovq %1, %%rsp", "pushq $0", "movq %%rbx, %%rsp", "r"(va));
}

static void divide_by_zero(uint64_t zero)
{
    ATTEMPT("xorl %%edx, %%edx", "divq %1", "", "r"(zero));
}

static void do_what_does_not_exist(uint64_t va)
{
    ATTEMPT("", "ud2", "", "r"(va));
}

static void store_descriptor_table(uint64_t va)
{
    ATTEMPT("", "sidt (%1)", "", "r"(va));
}

static void halt(uint64_t va)
{
    ATTEMPT("", "hlt", "", "r"(va));
}

static void write_vmo(uint64_t offset)
{
    uint64_t value = VALUE;
    probe.got = vmo_write(&probe.io, probe.vmo, offset, &value, sizeof value);
}

[[gnu::noreturn]] static void run_probe(void *unused, struct writ_io *io)
{
    (void)unused;
    probe.io = *io;
    for (;;) {
        uint64_t bits = 0;
        if (syscall_wait(probe.go, SYSCALL_FOREVER, &bits) == WRIT_OK) {
            probe.act(probe.va);
            (void)syscall_notify(probe.done, GO);
        }
    }
}

static void begin(probe_act *act, uint64_t va)
{
    probe.act = act;
    probe.va = va;
    probe.got = 0;
    (void)syscall_notify(probe.go, GO);
}

static bool is_done(void)
{
    uint64_t bits = 0;
    return syscall_wait(probe.done, PATIENCE_MS, &bits) == WRIT_OK;
}

/* Receives what the kernel asks at one of our endpoints. */
static bool receive(struct writ_io *io, uint32_t endpoint, struct writ_msg *m)
{
    struct writ_caller caller;
    *m = (struct writ_msg){0};
    return endpoint_bind(io, endpoint) == WRIT_OK &&
           syscall_receive(syscall_head(SYSCALL_RECV, 0, PATIENCE_MS), m, &caller) == WRIT_OK;
}

static bool send(struct writ_msg *m)
{
    return syscall_send(syscall_head(SYSCALL_REPLY, 0, 0), m) == WRIT_OK;
}

static bool answer(enum fault_verdict verdict, uint64_t resume_at)
{
    struct writ_msg m = {0};
    struct memd_judge_fault_reply reply = {.verdict = verdict, .resume_at = resume_at};
    memd_judge_fault_reply_write(&m, &reply);
    return send(&m);
}

/* Receives a fault that must be just this one. */
static bool is_told(struct writ_io *io, enum fault_kind kind, uint8_t access, uint64_t address)
{
    struct writ_msg m;
    if (!receive(io, probe.judge, &m) ||
        memd_judge_fault_request_check(&m, io->in, io->in + WRIT_RECORDS).check != 0) {
        return false;
    }
    struct fault_record fault = memd_judge_fault_request_read(io->in).fault;
    bool same = fault.kind == kind && fault.access == access && fault.address == address;
    if (!same) {
        log_warn("[conformance] fault kind %u access %u address %lx", fault.kind, fault.access,
                 fault.address);
    }
    return same;
}

/* Whether the probe has this fault; it goes on behind it. */
static bool faults(struct writ_io *io, probe_act *act, uint64_t va, enum fault_kind kind,
                   uint8_t access, uint64_t address)
{
    begin(act, va);
    bool told = is_told(io, kind, access, address);
    return answer(FAULT_VERDICT_RESUME_AT, probe.resume) && is_done() && told;
}

static bool map(struct writ_io *io, uint32_t vmo, uint8_t access, uint64_t va)
{
    return process_map(io, WRIT_SLOT_PROCESS, vmo, access, va, 0, PAGE) == WRIT_OK;
}

static bool unmap(struct writ_io *io, uint64_t va)
{
    return process_unmap(io, WRIT_SLOT_PROCESS, va, PAGE) == WRIT_OK;
}

static bool there_is_a_probe(struct writ_io *io)
{
    probe.plan = (struct threads_plan){.run = run_probe,
                                       .stack = probe.stack,
                                       .stack_bytes = sizeof probe.stack,
                                       .pages_va = PROBE_PAGES_VA};
    return quota_create_notification(io, WRIT_SLOT_QUOTA, &probe.go) == WRIT_OK &&
           quota_create_notification(io, WRIT_SLOT_QUOTA, &probe.done) == WRIT_OK &&
           quota_create_endpoint(io, WRIT_SLOT_QUOTA, MEMD_PROTOCOL, &probe.judge) == WRIT_OK &&
           quota_create_endpoint(io, WRIT_SLOT_QUOTA, PAGER_PROTOCOL, &probe.pager) == WRIT_OK &&
           endpoint_mint(io, probe.judge, MEMD_PROTOCOL, 1, KERNEL_ANY_PRINCIPAL, &probe.judging) ==
               WRIT_OK &&
           endpoint_mint(io, probe.pager, PAGER_PROTOCOL, 1, KERNEL_ANY_PRINCIPAL, &probe.paging) ==
               WRIT_OK &&
           process_judge_by(io, WRIT_SLOT_PROCESS, probe.judging) == WRIT_OK &&
           threads_start(io, &probe.plan, &probe.thread) == WRIT_OK;
}

static bool only_a_server_of_memd_can_judge(struct writ_io *io)
{
    return process_judge_by(io, WRIT_SLOT_PROCESS, probe.paging) == KERNEL_ERROR_BAD_SLOT;
}

static bool a_resolved_fault_is_as_if_it_had_never_been(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    begin(store, PROBE_VA);
    bool good = is_told(io, FAULT_KIND_NOT_MAPPED, ACCESS_WRITE, PROBE_VA) &&
                map(io, vmo, READ_WRITE, PROBE_VA);
    good = answer(FAULT_VERDICT_RESUME, 0) && is_done() && good &&
           *(volatile uint64_t *)(uintptr_t)PROBE_VA == VALUE;
    good = unmap(io, PROBE_VA) && good;
    (void)writ_port_close(io, vmo);
    return good;
}

static bool what_is_unmapped_is_gone_at_once(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    bool good = map(io, vmo, READ_WRITE, PROBE_VA);
    begin(store, PROBE_VA);
    good = is_done() && good && unmap(io, PROBE_VA) &&
           faults(io, load, PROBE_VA, FAULT_KIND_NOT_MAPPED, ACCESS_READ, PROBE_VA);
    (void)writ_port_close(io, vmo);
    return good;
}

static bool data_is_never_executed(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    bool good = map(io, vmo, READ_WRITE, PROBE_VA);
    *(volatile uint64_t *)(uintptr_t)PROBE_VA = 0;
    good = good && faults(io, jump, PROBE_VA, FAULT_KIND_FORBIDDEN, ACCESS_EXECUTE, PROBE_VA) &&
           unmap(io, PROBE_VA);
    (void)writ_port_close(io, vmo);
    return good;
}

static bool what_is_mapped_to_be_read_is_not_written(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    bool good = map(io, vmo, ACCESS_READ, PROBE_VA) &&
                faults(io, store, PROBE_VA, FAULT_KIND_FORBIDDEN, ACCESS_WRITE, PROBE_VA) &&
                unmap(io, PROBE_VA);
    (void)writ_port_close(io, vmo);
    return good;
}

static bool nobody_writes_to_his_requests(struct writ_io *io)
{
    uint64_t va = (uint64_t)(uintptr_t)probe.io.in;
    return faults(io, store, va, FAULT_KIND_FORBIDDEN, ACCESS_WRITE, va);
}

static bool the_kernels_memory_is_nobodys(struct writ_io *io)
{
    return faults(io, load, KERNEL_VA, FAULT_KIND_NOT_MAPPED, ACCESS_READ, KERNEL_VA) &&
           faults(io, jump, KERNEL_VA, FAULT_KIND_NOT_MAPPED, ACCESS_EXECUTE, KERNEL_VA);
}

static bool the_page_below_a_full_stack_is_named(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    bool good =
        map(io, vmo, READ_WRITE, PROBE_VA) &&
        faults(io, push_below, PROBE_VA, FAULT_KIND_STACK_OVERFLOW, ACCESS_WRITE, PROBE_VA - 8) &&
        unmap(io, PROBE_VA);
    (void)writ_port_close(io, vmo);
    return good;
}

static bool exceptions_have_their_kinds(struct writ_io *io)
{
    return faults(io, divide_by_zero, 0, FAULT_KIND_DIVISION, 0, 0) &&
           faults(io, do_what_does_not_exist, 0, FAULT_KIND_BAD_INSTRUCTION, 0, 0) &&
           faults(io, halt, 0, FAULT_KIND_OTHER, 0, 0);
}

static bool nobody_learns_where_the_kernels_tables_are(struct writ_io *io)
{
    return faults(io, store_descriptor_table, (uint64_t)(uintptr_t)probe.io.out, FAULT_KIND_OTHER,
                  0, 0);
}

/* A VMO that we supply, mapped at PROBE_VA, and one page to supply with VALUE in it. */
static bool make_paged(struct writ_io *io, uint32_t *ret_paged, uint32_t *ret_source)
{
    uint64_t value = VALUE;
    *ret_source = edges_vmo(io, 1);
    return quota_create_paged(io, WRIT_SLOT_QUOTA, 4 * PAGE, probe.paging, ret_paged) == WRIT_OK &&
           vmo_write(io, *ret_source, 0, &value, sizeof value) == WRIT_OK &&
           map(io, *ret_paged, READ_WRITE, PROBE_VA);
}

static bool drop_paged(struct writ_io *io, uint32_t paged, uint32_t source)
{
    return unmap(io, PROBE_VA) && writ_port_close(io, paged) == WRIT_OK &&
           writ_port_close(io, source) == WRIT_OK;
}

/* Receives the request for a page. */
static bool is_asked(struct writ_io *io, uint64_t offset)
{
    struct writ_msg m;
    return receive(io, probe.pager, &m) && m.tag == PAGER_FETCH_REQUEST && m.w[0] == offset &&
           m.w[1] == PAGE;
}

static bool say_supplied(void)
{
    struct writ_msg m = {.tag = PAGER_FETCH_REPLY};
    return send(&m);
}

static bool a_pager_supplies_what_is_touched(struct writ_io *io)
{
    uint32_t paged = 0;
    uint32_t source = 0;
    uint32_t supplied = 0;
    uint64_t other = 7;
    bool good = make_paged(io, &paged, &source);
    begin(load, PROBE_VA);
    good = good && is_asked(io, 0) &&
           vmo_supply(io, paged, source, 0, 0, PAGE, &supplied) == WRIT_OK && supplied == 1;
    good = say_supplied() && is_done() && good && probe.got == VALUE;
    good = good && vmo_write(io, source, 0, &other, sizeof other) == WRIT_OK &&
           *(volatile uint64_t *)(uintptr_t)PROBE_VA == VALUE &&
           vmo_supply(io, paged, source, 0, 0, PAGE, &supplied) == WRIT_OK && supplied == 0;
    return drop_paged(io, paged, source) && good;
}

static bool a_page_that_is_not_supplied_is_a_fault(struct writ_io *io)
{
    uint32_t paged = 0;
    uint32_t source = 0;
    bool good = make_paged(io, &paged, &source);
    begin(load, PROBE_VA);
    good = is_asked(io, 0) && good;
    good = say_supplied() && is_told(io, FAULT_KIND_NOT_SUPPLIED, ACCESS_READ, PROBE_VA) && good;
    good = answer(FAULT_VERDICT_RESUME_AT, probe.resume) && is_done() && good;
    return drop_paged(io, paged, source) && good;
}

static bool the_kernel_waits_for_pages_that_it_writes_to(struct writ_io *io)
{
    uint32_t paged = 0;
    uint32_t source = 0;
    uint32_t supplied = 0;
    bool good = make_paged(io, &paged, &source);
    probe.vmo = paged;
    begin(write_vmo, PAGE - 4);
    good =
        is_asked(io, 0) && good && vmo_supply(io, paged, source, 0, 0, PAGE, &supplied) == WRIT_OK;
    good = say_supplied() && is_asked(io, PAGE) && good &&
           vmo_supply(io, paged, source, 0, PAGE, PAGE, &supplied) == WRIT_OK;
    good = say_supplied() && is_done() && good && probe.got == WRIT_OK &&
           *(volatile uint32_t *)(uintptr_t)(PROBE_VA + PAGE - 4) == VALUE;
    begin(write_vmo, 2 * PAGE);
    good = is_asked(io, 2 * PAGE) && good;
    good = say_supplied() && is_done() && probe.got == KERNEL_ERROR_NOT_SUPPLIED && good;
    return drop_paged(io, paged, source) && good;
}

static void read_vmo(uint64_t offset)
{
    struct vmo_read_reply r = {0};
    probe.got = vmo_read(&probe.io, probe.vmo, offset, sizeof probe.got, &r);
}

static bool the_kernel_waits_for_pages_that_it_reads(struct writ_io *io)
{
    uint32_t paged = 0;
    uint32_t source = 0;
    uint32_t supplied = 0;
    bool good = make_paged(io, &paged, &source);
    probe.vmo = paged;
    begin(read_vmo, PAGE - 4);
    good =
        is_asked(io, 0) && good && vmo_supply(io, paged, source, 0, 0, PAGE, &supplied) == WRIT_OK;
    good = say_supplied() && is_asked(io, PAGE) && good &&
           vmo_supply(io, paged, source, 0, PAGE, PAGE, &supplied) == WRIT_OK;
    good = say_supplied() && is_done() && good && probe.got == WRIT_OK;
    begin(read_vmo, 2 * PAGE);
    good = is_asked(io, 2 * PAGE) && good;
    good = say_supplied() && is_done() && probe.got == KERNEL_ERROR_NOT_SUPPLIED && good;
    return drop_paged(io, paged, source) && good;
}

static bool pages_that_can_still_be_written_are_not_supplied(struct writ_io *io)
{
    uint32_t paged = 0;
    uint32_t source = 0;
    uint32_t supplied = 0;
    bool good = make_paged(io, &paged, &source) && map(io, source, READ_WRITE, SOURCE_VA) &&
                vmo_supply(io, paged, source, 0, 0, PAGE, &supplied) == KERNEL_ERROR_STILL_MAPPED &&
                unmap(io, SOURCE_VA) &&
                vmo_supply(io, source, paged, 0, 0, PAGE, &supplied) == KERNEL_ERROR_WRONG_STATE &&
                vmo_supply(io, paged, source, PAGE, 0, PAGE, &supplied) == KERNEL_ERROR_BAD_RANGE;
    return drop_paged(io, paged, source) && good;
}

/* Nobody can page any more afterwards. */
static bool a_dead_pager_fails_those_who_wait_for_it(struct writ_io *io)
{
    uint32_t paged = 0;
    uint32_t source = 0;
    bool good = make_paged(io, &paged, &source);
    begin(load, PROBE_VA);
    good = is_asked(io, 0) && good && endpoint_shut(io, probe.pager) == WRIT_OK;
    struct writ_msg m = {.tag = PAGER_FETCH_REPLY};
    (void)syscall_send(syscall_head(SYSCALL_REPLY, 0, 0), &m);
    good = is_told(io, FAULT_KIND_NOT_SUPPLIED, ACCESS_READ, PROBE_VA) && good;
    good = answer(FAULT_VERDICT_RESUME_AT, probe.resume) && is_done() && good &&
           faults(io, load, PROBE_VA, FAULT_KIND_NOT_SUPPLIED, ACCESS_READ, PROBE_VA);
    return drop_paged(io, paged, source) && good;
}

/* A child whose judge we are stores where nothing is, and then ends well. */
static bool start_faulting(struct writ_io *io, struct child *child, uint8_t activity)
{
    if (!child_stage(io, child) || process_judge_by(io, child->process, probe.judging) != WRIT_OK) {
        return false;
    }
    child_will_store(child, PROBE_VA, VALUE);
    child_will_exit(child, 0);
    return child_start(io, child) && child_await_activity(io, child, activity);
}

/* A judge that takes one fault and never says anything about it. */
static bool start_mute_judge(struct writ_io *io, struct child *judge)
{
    if (!child_stage(io, judge) || !child_will_serve(io, judge, probe.judge)) {
        return false;
    }
    child_will_run_on(judge);
    return child_start(io, judge) && child_await_activity(io, judge, ACTIVITY_RECEIVING);
}

/* Takes one of their faults, mends it, and lets it go on. */
static bool mend_one(struct writ_io *io, const struct child *children, uint32_t vmo)
{
    struct writ_msg m;
    if (!receive(io, probe.judge, &m)) {
        return false;
    }
    struct fault_record fault = memd_judge_fault_request_read(io->in).fault;
    bool good = false;
    for (uint32_t i = 0; i < FAULTING; i++) {
        good = good || (children[i].koid == fault.process_koid && fault.address == PROBE_VA &&
                        process_map(io, children[i].process, vmo, READ_WRITE, PROBE_VA, 0, PAGE) ==
                            WRIT_OK);
    }
    return answer(FAULT_VERDICT_RESUME, 0) && good;
}

static bool has_ended_well(struct writ_io *io, const struct child *child)
{
    struct process_status_reply it = {0};
    return child_await_end(io, child) &&
           process_status(io, child->process, &it.state, &it.cause, &it.code, &it.principal,
                          &it.koid) == WRIT_OK &&
           it.cause == EXIT_CAUSE_EXITED;
}

static bool faults_wait_for_the_next_judge_also_the_one_that_was_being_judged(struct writ_io *io)
{
    struct child judge = {0};
    struct child children[FAULTING] = {0};
    uint32_t vmo = edges_vmo(io, 1);
    bool good = endpoint_bind(io, probe.pager) == WRIT_OK && start_mute_judge(io, &judge);
    for (uint32_t i = 0; i < FAULTING; i++) {
        good =
            good && start_faulting(io, &children[i], i == 0 ? ACTIVITY_CALLED : ACTIVITY_CALLING);
    }
    child_drop(io, &judge);
    good = good && child_await_activity(io, &children[0], ACTIVITY_CALLING);
    for (uint32_t i = 0; i < FAULTING; i++) {
        good = good && mend_one(io, children, vmo);
    }
    for (uint32_t i = 0; i < FAULTING; i++) {
        good = good && has_ended_well(io, &children[i]);
        child_drop(io, &children[i]);
    }
    return writ_port_close(io, vmo) == WRIT_OK && good;
}

/* The last one: afterwards whoever faults ends the process. */
static bool a_judge_can_end_its_work(struct writ_io *io)
{
    return endpoint_shut(io, probe.judge) == WRIT_OK;
}

static const struct edge_case cases[] = {
    {"there is a probe", there_is_a_probe},
    {"only a server of Memd can judge", only_a_server_of_memd_can_judge},
    {"a resolved fault is as if it had never been", a_resolved_fault_is_as_if_it_had_never_been},
    {"what is unmapped is gone at once", what_is_unmapped_is_gone_at_once},
    {"data is never executed", data_is_never_executed},
    {"what is mapped to be read is not written", what_is_mapped_to_be_read_is_not_written},
    {"nobody writes to his requests", nobody_writes_to_his_requests},
    {"the kernel's memory is nobody's", the_kernels_memory_is_nobodys},
    {"the page below a full stack is named", the_page_below_a_full_stack_is_named},
    {"exceptions have their kinds", exceptions_have_their_kinds},
    {"nobody learns where the kernel's tables are", nobody_learns_where_the_kernels_tables_are},
    {"a pager supplies what is touched", a_pager_supplies_what_is_touched},
    {"a page that is not supplied is a fault", a_page_that_is_not_supplied_is_a_fault},
    {"the kernel waits for pages that it writes to", the_kernel_waits_for_pages_that_it_writes_to},
    {"the kernel waits for pages that it reads", the_kernel_waits_for_pages_that_it_reads},
    {"pages that can still be written are not supplied",
     pages_that_can_still_be_written_are_not_supplied},
    {"faults wait for the next judge, also the one that was being judged",
     faults_wait_for_the_next_judge_also_the_one_that_was_being_judged},
    {"a dead pager fails those who wait for it", a_dead_pager_fails_those_who_wait_for_it},
    {"a judge can end its work", a_judge_can_end_its_work},
};

const struct edge_cases edges_of_faults = {cases, sizeof cases / sizeof cases[0]};
