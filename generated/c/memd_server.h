/* Generated from idl/memd.writ: change it there.
 *
 * Dispatchers of memd. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef MEMD_SERVER_H
#define MEMD_SERVER_H

#include "writ/serve.h"

#include "memd_wire.h"

struct memd_server;

/* What the dispatcher of Memd keeps. */
struct memd_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: memd_method_name(). */
    struct writ_counters of[9];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct memd_server *s, uint64_t bits);
    struct writ_builder reply;
};

static inline void memd_serving_init(struct memd_serving *serving, struct writ_io *io)
{
    *serving = (struct memd_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *memd_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "request_memory";
    case 1:
        return "read_own_usage";
    case 2:
        return "read_usage";
    case 3:
        return "snapshot_usage";
    case 4:
        return "read_totals";
    case 5:
        return "subscribe";
    case 6:
        return "next_event";
    case 7:
        return "open_account";
    case 8:
        return "judge_fault";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters memd_counted(const struct memd_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 9; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct memd_serving *memd_serving_of(struct memd_server *s)
{
    return (struct memd_serving *)(void *)s;
}

/* Makes a VMO of zeroed pages, charged in full to the caller's quota: touching it cannot fail later. The caller has an account.
 *
 * Guarantee: on any error nothing is charged that was not charged before. */
static uint32_t memd_on_request_memory(struct memd_server *s, const struct writ_caller *caller,
                                       const struct memd_request_memory_request *request,
                                       struct memd_request_memory_reply *reply);

/* What the caller may have and has. */
static uint32_t memd_on_read_own_usage(struct memd_server *s, const struct writ_caller *caller,
                                       struct memd_read_own_usage_reply *reply);

/* What one program may have and has. */
static uint32_t memd_on_read_usage(struct memd_server *s, const struct writ_caller *caller,
                                   const struct memd_read_usage_request *request,
                                   struct memd_read_usage_reply *reply);

/* A page of the accounts of all programs, by rising principal. `next` is 0 after the last page; another `generation` than that of the
 * page before means that programs came or went between: begin again. */
static uint32_t memd_on_snapshot_usage(struct memd_server *s, const struct writ_caller *caller,
                                       const struct memd_snapshot_usage_request *request,
                                       struct memd_snapshot_usage_reply *reply);

/* What the machine has: physical memory, what of it is free, what is promised, and how scarce it is. */
static uint32_t memd_on_read_totals(struct memd_server *s, const struct writ_caller *caller,
                                    struct memd_read_totals_reply *reply);

/* Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first. */
static uint32_t memd_on_subscribe(struct memd_server *s, const struct writ_caller *caller,
                                  struct memd_subscribe_request *request);

/* The oldest report of a fault that ended its process whose number is above `after_seq`; `lost` of those asked for have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static uint32_t memd_on_next_event(struct memd_server *s, const struct writ_caller *caller,
                                   const struct memd_next_event_request *request,
                                   struct memd_next_event_reply *reply);

/* Opens the caller's account: the quota that pays for what it asks for, and that is read when somebody asks how much it has. A second
 * one takes the place of the first; the account goes with the caller. A program that declares a connection to Memd does this before it
 * runs. */
static uint32_t memd_on_open_account(struct memd_server *s, const struct writ_caller *caller,
                                     struct memd_open_account_request *request);

/* Judges a fault that the kernel could not resolve. The faulting thread is the one that waits, and the one who is said to call.
 * `resume_at` counts with RESUME_AT alone; a thread does not go on outside of user space. A judge that dies before it answers is
 * followed by its next instance, which is asked in the time that is left. Anything but a whole answer in time ends the process.
 *
 * A page that its pager did not bring is tried again, at most MAX_TRIES times in a row: the pager's next instance may be there by then.
 * All else ends the process, with a report. A process has one report, the first; what a process says of itself here counts for it alone. */
static uint32_t memd_on_judge_fault(struct memd_server *s, const struct writ_caller *caller,
                                    const struct memd_judge_fault_request *request,
                                    struct memd_judge_fault_reply *reply);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void memd_on_closed(struct memd_server *s, uint64_t label);

static inline uint64_t memd_request_memory_reply_finish(struct memd_serving *serving,
                                                        const struct memd_request_memory_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 0, 1);
    const struct writ_record vmo_record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE | VMO_RIGHT_TRANSFER};
    writ_reply_handle(b, 0, v->vmo, false, vmo_record);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(MEMD_REQUEST_MEMORY_REPLY, b->cursor) : 0;
}

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void memd_snapshot_usage_reply_put_items(struct memd_server *s,
                                                       struct memd_snapshot_usage_reply *reply,
                                                       const void *data, uint32_t count)
{
    struct memd_serving *serving = memd_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 16, 0);
    uint8_t *at = writ_builder_tail(b, memd_snapshot_usage_reply_tails, 0, count);
    const struct memory_usage *items = data;
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        memory_usage_store(at + i * 32, &items[i]);
    }
    reply->items.items = (const void *)at;
    reply->items.count = at != NULL ? count : 0;
}

static inline uint64_t memd_snapshot_usage_reply_finish(struct memd_serving *serving,
                                                        const struct memd_snapshot_usage_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 16, 0);
    writ_builder_skip(b, memd_snapshot_usage_reply_tails, 1);
    writ_store_u32(body + 4, v->next);
    writ_store_u64(body + 8, v->generation);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(MEMD_SNAPSHOT_USAGE_REPLY, b->cursor) : 0;
}

static inline uint64_t memd_next_event_reply_finish(struct memd_serving *serving,
                                                    const struct memd_next_event_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 200, 0);
    writ_store_u64(body, v->seq);
    writ_store_u64(body + 8, v->lost);
    writ_store_u64(body + 16, v->time_us);
    fault_record_store(body + 24, &v->fault);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(MEMD_NEXT_EVENT_REPLY, b->cursor) : 0;
}

/* Answers that somebody is there. */
static inline uint64_t memd_serve_ping(struct memd_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = MEMD_PING_REPLY};
    return MEMD_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t memd_serve_stats(struct memd_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = memd_counted(serving);
    struct memd_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    memd_stats_reply_write(m, &reply);
    return MEMD_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t memd_serve_abi(struct memd_server *s, struct writ_msg *m,
                                      const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct memd_abi_reply reply = {.hash = MEMD_ABI};
    memd_abi_reply_write(m, &reply);
    return MEMD_ABI_REPLY;
}

/* `request_memory`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t memd_serve_request_memory(struct memd_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (MEMD_ROLE_CONSUMER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = memd_request_memory_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct memd_request_memory_request request = memd_request_memory_request_read(m);
    struct memd_request_memory_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 0};
    uint32_t status = memd_on_request_memory(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = memd_request_memory_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        writ_close_rest(serving->io, &reply.vmo, 1);
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           memd_request_memory_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `read_own_usage`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t memd_serve_read_own_usage(struct memd_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    struct memd_read_own_usage_reply reply = {0};
    uint32_t status = memd_on_read_own_usage(s, caller, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           memd_read_own_usage_may_say(status) ? status : WRIT_INTERNAL);
    }
    memd_read_own_usage_reply_write(m, &reply);
    return MEMD_READ_OWN_USAGE_REPLY;
}

/* `read_usage`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t memd_serve_read_usage(struct memd_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (MEMD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = memd_read_usage_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct memd_read_usage_request request = memd_read_usage_request_read(m);
    struct memd_read_usage_reply reply = {0};
    uint32_t status = memd_on_read_usage(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           memd_read_usage_may_say(status) ? status : WRIT_INTERNAL);
    }
    memd_read_usage_reply_write(m, &reply);
    return MEMD_READ_USAGE_REPLY;
}

/* `snapshot_usage`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t memd_serve_snapshot_usage(struct memd_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (MEMD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = memd_snapshot_usage_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct memd_snapshot_usage_request request = memd_snapshot_usage_request_read(m);
    struct memd_snapshot_usage_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 16};
    uint32_t status = memd_on_snapshot_usage(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = memd_snapshot_usage_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           memd_snapshot_usage_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `read_totals`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t memd_serve_read_totals(struct memd_server *s, struct writ_msg *m,
                                              const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    struct writ_counters *counters = &serving->of[4];
    uint64_t tag = m->tag;
    counters->calls++;
    struct memd_read_totals_reply reply = {0};
    uint32_t status = memd_on_read_totals(s, caller, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           memd_read_totals_may_say(status) ? status : WRIT_INTERNAL);
    }
    memd_read_totals_reply_write(m, &reply);
    return MEMD_READ_TOTALS_REPLY;
}

/* `subscribe`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t memd_serve_subscribe(struct memd_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    struct writ_counters *counters = &serving->of[5];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (MEMD_ROLE_CONSUMER | MEMD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = memd_subscribe_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct memd_subscribe_request request =
        memd_subscribe_request_read(serving->io->in + WRIT_RECORDS);
    uint32_t status = memd_on_subscribe(s, caller, &request);
    writ_close_rest(serving->io, &request.bell, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           memd_subscribe_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = MEMD_SUBSCRIBE_REPLY};
    return MEMD_SUBSCRIBE_REPLY;
}

/* `next_event`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t memd_serve_next_event(struct memd_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    struct writ_counters *counters = &serving->of[6];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (MEMD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct memd_next_event_request request = memd_next_event_request_read(m);
    struct memd_next_event_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 200};
    uint32_t status = memd_on_next_event(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = memd_next_event_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           memd_next_event_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `open_account`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t memd_serve_open_account(struct memd_server *s, struct writ_msg *m,
                                               const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    struct writ_counters *counters = &serving->of[7];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (MEMD_ROLE_CONSUMER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = memd_open_account_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct memd_open_account_request request =
        memd_open_account_request_read(serving->io->in + WRIT_RECORDS);
    uint32_t status = memd_on_open_account(s, caller, &request);
    writ_close_rest(serving->io, &request.quota, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           memd_open_account_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = MEMD_OPEN_ACCOUNT_REPLY};
    return MEMD_OPEN_ACCOUNT_REPLY;
}

/* `judge_fault`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t memd_serve_judge_fault(struct memd_server *s, struct writ_msg *m,
                                              const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    struct writ_counters *counters = &serving->of[8];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (MEMD_ROLE_KERNEL_SIDE)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 176)) {
        why = memd_judge_fault_request_check_body(serving->io->in);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct memd_judge_fault_request request = memd_judge_fault_request_read(serving->io->in);
    struct memd_judge_fault_reply reply = {0};
    uint32_t status = memd_on_judge_fault(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           memd_judge_fault_may_say(status) ? status : WRIT_INTERNAL);
    }
    memd_judge_fault_reply_write(m, &reply);
    return MEMD_JUDGE_FAULT_REPLY;
}

/* An event of the kernel. */
static inline void memd_event(struct memd_server *s, uint64_t tag, uint64_t word, uint64_t label)
{
    struct memd_serving *serving = memd_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    memd_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool memd_dispatch(struct memd_server *s, struct writ_msg *m,
                                 const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(s);
    if ((uint16_t)caller->label == MEMD_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)MEMD_REQUEST_MEMORY_REQUEST:
            if (m->tag == MEMD_REQUEST_MEMORY_REQUEST) {
                m->tag = memd_serve_request_memory(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)MEMD_READ_OWN_USAGE_REQUEST:
            if (m->tag == MEMD_READ_OWN_USAGE_REQUEST) {
                m->tag = memd_serve_read_own_usage(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)MEMD_READ_USAGE_REQUEST:
            if (m->tag == MEMD_READ_USAGE_REQUEST) {
                m->tag = memd_serve_read_usage(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)MEMD_SNAPSHOT_USAGE_REQUEST:
            if (m->tag == MEMD_SNAPSHOT_USAGE_REQUEST) {
                m->tag = memd_serve_snapshot_usage(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)MEMD_READ_TOTALS_REQUEST:
            if (m->tag == MEMD_READ_TOTALS_REQUEST) {
                m->tag = memd_serve_read_totals(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)MEMD_SUBSCRIBE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == MEMD_SUBSCRIBE_REQUEST) {
                m->tag = memd_serve_subscribe(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)MEMD_NEXT_EVENT_REQUEST:
            if (m->tag == MEMD_NEXT_EVENT_REQUEST) {
                m->tag = memd_serve_next_event(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)MEMD_OPEN_ACCOUNT_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == MEMD_OPEN_ACCOUNT_REQUEST) {
                m->tag = memd_serve_open_account(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)MEMD_JUDGE_FAULT_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == MEMD_JUDGE_FAULT_REQUEST) {
                m->tag = memd_serve_judge_fault(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case MEMD_PING_REQUEST:
                m->tag = memd_serve_ping(s, m, caller);
                return true;
            case MEMD_STATS_REQUEST:
                m->tag = memd_serve_stats(s, m, caller);
                return true;
            case MEMD_ABI_REQUEST:
                m->tag = memd_serve_abi(s, m, caller);
                return true;
            default:
                break;
            }
            break;
        }
    }
    if (writ_comes_in_other(serving->io, m->tag)) {
        return false;
    }
    if (m->tag == WRIT_EVENT_NOTIFIED || m->tag == WRIT_EVENT_CLOSED) {
        memd_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = memd_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void memd_dispatch_to(void *server, struct writ_msg *m,
                                    const struct writ_caller *caller)
{
    struct memd_serving *serving = memd_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = memd_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served memd_served(struct memd_server *s)
{
    struct writ_served served = {.protocol = MEMD_PROTOCOL, .server = s};
    served.dispatch = memd_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void memd_serve(struct memd_server *s)
{
    struct memd_serving *serving = memd_serving_of(s);
    struct writ_msg m = {.tag = 0};
    for (;;) {
        struct writ_caller caller;
        uint32_t status = writ_port_reply_recv(serving->io, &m, &caller);
        if (status != WRIT_OK) {
            m = writ_reply_failed(serving->io, m.tag, status);
            continue;
        }
        bool again = true;
        while (again) {
            bool dispatched = memd_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
