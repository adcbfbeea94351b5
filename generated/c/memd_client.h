/* Generated from idl/memd.writ: change it there.
 *
 * One stub per method of memd. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef MEMD_CLIENT_H
#define MEMD_CLIENT_H

#include "writ/call.h"

#include "memd_wire.h"

/* A connection to Memd: the pages of the calling thread, and the slot it is in. */
struct memd_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg memd_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t memd_ping_within(struct memd_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_PING_DEADLINE_MS);
    struct writ_msg m = memd_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_PING_REPLY) {
        return writ_judge_reply(c->io, MEMD_PING_REQUEST, m.tag,
                                memd_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t memd_ping(struct memd_client *c)
{
    return memd_ping_within(c, MEMD_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg memd_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t memd_stats_within(struct memd_client *c, uint32_t timeout_ms,
                                         uint64_t *ret_calls, uint64_t *ret_rejects,
                                         uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_STATS_DEADLINE_MS);
    struct writ_msg m = memd_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_STATS_REPLY) {
        return writ_judge_reply(c->io, MEMD_STATS_REQUEST, m.tag,
                                memd_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t memd_stats(struct memd_client *c, uint64_t *ret_calls, uint64_t *ret_rejects,
                                  uint64_t *ret_errors)
{
    return memd_stats_within(c, MEMD_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg memd_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t memd_abi_within(struct memd_client *c, uint32_t timeout_ms,
                                       uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_ABI_DEADLINE_MS);
    struct writ_msg m = memd_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_ABI_REPLY) {
        return writ_judge_reply(c->io, MEMD_ABI_REQUEST, m.tag,
                                memd_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t memd_abi(struct memd_client *c, uint64_t *ret_hash)
{
    return memd_abi_within(c, MEMD_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `request_memory`. */
static inline struct writ_msg memd_request_memory_made(uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_REQUEST_MEMORY_REQUEST, .w = {bytes}};
    return m;
}

/* Makes a VMO of zeroed pages, charged in full to the caller's quota: touching it cannot fail later. The caller has an account.
 *
 * Guarantee: on any error nothing is charged that was not charged before. */
static inline uint32_t memd_request_memory_within(struct memd_client *c, uint32_t timeout_ms,
                                                  uint64_t bytes,
                                                  struct memd_request_memory_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_REQUEST_MEMORY_DEADLINE_MS);
    struct writ_msg m = memd_request_memory_made(bytes);
    if (WRIT_CHECKS && memd_request_memory_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_request_memory_made(bytes);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        memd_request_memory_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, MEMD_REQUEST_MEMORY_REQUEST, m.tag,
                                memd_request_memory_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = memd_request_memory_reply_read(c->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t memd_request_memory(struct memd_client *c, uint64_t bytes,
                                           struct memd_request_memory_reply *ret_reply)
{
    return memd_request_memory_within(c, MEMD_REQUEST_MEMORY_DEADLINE_MS, bytes, ret_reply);
}

/* A request of `read_own_usage`. */
static inline struct writ_msg memd_read_own_usage_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_OWN_USAGE_REQUEST};
    return m;
}

/* What the caller may have and has. */
static inline uint32_t memd_read_own_usage_within(struct memd_client *c, uint32_t timeout_ms,
                                                  struct memory_usage *ret_usage)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_OWN_USAGE_DEADLINE_MS);
    struct writ_msg m = memd_read_own_usage_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_read_own_usage_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_READ_OWN_USAGE_REPLY) {
        return writ_judge_reply(c->io, MEMD_READ_OWN_USAGE_REQUEST, m.tag,
                                memd_read_own_usage_may_say(writ_tag_status(m.tag)));
    }
    (*ret_usage).principal = (uint32_t)m.w[0];
    (*ret_usage).faults_resolved = (uint32_t)(m.w[0] >> 32);
    (*ret_usage).limit_bytes = m.w[1];
    (*ret_usage).used_bytes = m.w[2];
    (*ret_usage).requested_bytes = m.w[3];
    return WRIT_OK;
}

static inline uint32_t memd_read_own_usage(struct memd_client *c, struct memory_usage *ret_usage)
{
    return memd_read_own_usage_within(c, MEMD_READ_OWN_USAGE_DEADLINE_MS, ret_usage);
}

/* A request of `read_usage`. */
static inline struct writ_msg memd_read_usage_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_USAGE_REQUEST, .w = {principal}};
    return m;
}

/* What one program may have and has. */
static inline uint32_t memd_read_usage_within(struct memd_client *c, uint32_t timeout_ms,
                                              uint32_t principal, struct memory_usage *ret_usage)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_USAGE_DEADLINE_MS);
    struct writ_msg m = memd_read_usage_made(principal);
    if (WRIT_CHECKS && memd_read_usage_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_read_usage_made(principal);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_READ_USAGE_REPLY) {
        return writ_judge_reply(c->io, MEMD_READ_USAGE_REQUEST, m.tag,
                                memd_read_usage_may_say(writ_tag_status(m.tag)));
    }
    (*ret_usage).principal = (uint32_t)m.w[0];
    (*ret_usage).faults_resolved = (uint32_t)(m.w[0] >> 32);
    (*ret_usage).limit_bytes = m.w[1];
    (*ret_usage).used_bytes = m.w[2];
    (*ret_usage).requested_bytes = m.w[3];
    return WRIT_OK;
}

static inline uint32_t memd_read_usage(struct memd_client *c, uint32_t principal,
                                       struct memory_usage *ret_usage)
{
    return memd_read_usage_within(c, MEMD_READ_USAGE_DEADLINE_MS, principal, ret_usage);
}

/* A request of `snapshot_usage`. */
static inline struct writ_msg memd_snapshot_usage_made(uint32_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_SNAPSHOT_USAGE_REQUEST, .w = {after}};
    return m;
}

/* A page of the accounts of all programs, by rising principal. `next` is 0 after the last page; another `generation` than that of the
 * page before means that programs came or went between: begin again. */
static inline uint32_t memd_snapshot_usage_within(struct memd_client *c, uint32_t timeout_ms,
                                                  uint32_t after,
                                                  struct memd_snapshot_usage_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_SNAPSHOT_USAGE_DEADLINE_MS);
    struct writ_msg m = memd_snapshot_usage_made(after);
    if (WRIT_CHECKS && memd_snapshot_usage_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_snapshot_usage_made(after);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        memd_snapshot_usage_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, MEMD_SNAPSHOT_USAGE_REQUEST, m.tag,
                                memd_snapshot_usage_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = memd_snapshot_usage_reply_read(c->io->out);
    ret_reply->items.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t memd_snapshot_usage(struct memd_client *c, uint32_t after,
                                           struct memd_snapshot_usage_reply *ret_reply)
{
    return memd_snapshot_usage_within(c, MEMD_SNAPSHOT_USAGE_DEADLINE_MS, after, ret_reply);
}

/* A request of `read_totals`. */
static inline struct writ_msg memd_read_totals_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_TOTALS_REQUEST};
    return m;
}

/* What the machine has: physical memory, what of it is free, what is promised, and how scarce it is. */
static inline uint32_t memd_read_totals_within(struct memd_client *c, uint32_t timeout_ms,
                                               uint64_t *ret_physical_bytes,
                                               uint64_t *ret_free_bytes,
                                               uint64_t *ret_promised_bytes,
                                               enum pressure *ret_pressure)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_TOTALS_DEADLINE_MS);
    struct writ_msg m = memd_read_totals_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_read_totals_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_READ_TOTALS_REPLY) {
        return writ_judge_reply(c->io, MEMD_READ_TOTALS_REQUEST, m.tag,
                                memd_read_totals_may_say(writ_tag_status(m.tag)));
    }
    if (memd_read_totals_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_physical_bytes = m.w[0];
    *ret_free_bytes = m.w[1];
    *ret_promised_bytes = m.w[2];
    *ret_pressure = (enum pressure)(uint8_t)m.w[3];
    return WRIT_OK;
}

static inline uint32_t memd_read_totals(struct memd_client *c, uint64_t *ret_physical_bytes,
                                        uint64_t *ret_free_bytes, uint64_t *ret_promised_bytes,
                                        enum pressure *ret_pressure)
{
    return memd_read_totals_within(c, MEMD_READ_TOTALS_DEADLINE_MS, ret_physical_bytes,
                                   ret_free_bytes, ret_promised_bytes, ret_pressure);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct memd_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first. */
static inline struct memd_subscribe_builder memd_subscribe_begin(struct memd_client *c)
{
    return (struct memd_subscribe_builder){
        .wire = writ_builder_begin(c->io, 0, 1),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Gives a handle. */
static inline void memd_subscribe_put_bell(struct memd_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t memd_subscribe_call_within(struct memd_subscribe_builder *b,
                                                  uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = memd_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(MEMD_SUBSCRIBE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            if (!writ_was_moved(status)) {
                writ_close_given(b->io, 1);
            }
            return status;
        }
    }
    if (m.tag != MEMD_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, MEMD_SUBSCRIBE_REQUEST, m.tag,
                                memd_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t memd_subscribe_call(struct memd_subscribe_builder *b)
{
    return memd_subscribe_call_within(b, MEMD_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg memd_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest report of a fault that ended its process whose number is above `after_seq`; `lost` of those asked for have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t memd_next_event_within(struct memd_client *c, uint32_t timeout_ms,
                                              uint64_t after_seq,
                                              struct memd_next_event_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = memd_next_event_made(after_seq);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_next_event_made(after_seq);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = memd_next_event_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, MEMD_NEXT_EVENT_REQUEST, m.tag,
                                memd_next_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = memd_next_event_reply_read(c->io->out);
    return WRIT_OK;
}

static inline uint32_t memd_next_event(struct memd_client *c, uint64_t after_seq,
                                       struct memd_next_event_reply *ret_reply)
{
    return memd_next_event_within(c, MEMD_NEXT_EVENT_DEADLINE_MS, after_seq, ret_reply);
}

/* A request of `open_account` in the making. Its values go into `body`; the first error stays. */
struct memd_open_account_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Opens the caller's account: the quota that pays for what it asks for, and that is read when somebody asks how much it has. A second
 * one takes the place of the first; the account goes with the caller. A program that declares a connection to Memd does this before it
 * runs. */
static inline struct memd_open_account_builder memd_open_account_begin(struct memd_client *c)
{
    return (struct memd_open_account_builder){
        .wire = writ_builder_begin(c->io, 0, 1),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Gives a handle. */
static inline void memd_open_account_put_quota(struct memd_open_account_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = QUOTA_TYPE, .rights = QUOTA_RIGHT_CREATE};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t memd_open_account_call_within(struct memd_open_account_builder *b,
                                                     uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_OPEN_ACCOUNT_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = memd_open_account_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(MEMD_OPEN_ACCOUNT_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            if (!writ_was_moved(status)) {
                writ_close_given(b->io, 1);
            }
            return status;
        }
    }
    if (m.tag != MEMD_OPEN_ACCOUNT_REPLY) {
        return writ_judge_reply(b->io, MEMD_OPEN_ACCOUNT_REQUEST, m.tag,
                                memd_open_account_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t memd_open_account_call(struct memd_open_account_builder *b)
{
    return memd_open_account_call_within(b, MEMD_OPEN_ACCOUNT_DEADLINE_MS);
}

/* A request of `judge_fault` in the making. Its values go into `body`; the first error stays. */
struct memd_judge_fault_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct memd_judge_fault_request_body *body;
};

/* Judges a fault that the kernel could not resolve. The faulting thread is the one that waits, and the one who is said to call.
 * `resume_at` counts with RESUME_AT alone; a thread does not go on outside of user space. A judge that dies before it answers is
 * followed by its next instance, which is asked in the time that is left. Anything but a whole answer in time ends the process.
 *
 * A page that its pager did not bring is tried again, at most MAX_TRIES times in a row: the pager's next instance may be there by then.
 * All else ends the process, with a report. A process has one report, the first; what a process says of itself here counts for it alone. */
static inline struct memd_judge_fault_builder memd_judge_fault_begin(struct memd_client *c)
{
    return (struct memd_judge_fault_builder){
        .wire = writ_builder_begin(c->io, 176, 0),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

/* Sends it. */
static inline uint32_t memd_judge_fault_call_within(struct memd_judge_fault_builder *b,
                                                    uint32_t timeout_ms,
                                                    struct memd_judge_fault_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_JUDGE_FAULT_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = memd_judge_fault_request_check_body(b->wire.page);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(MEMD_JUDGE_FAULT_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != MEMD_JUDGE_FAULT_REPLY) {
        return writ_judge_reply(b->io, MEMD_JUDGE_FAULT_REQUEST, m.tag,
                                memd_judge_fault_may_say(writ_tag_status(m.tag)));
    }
    if (memd_judge_fault_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = memd_judge_fault_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t memd_judge_fault_call(struct memd_judge_fault_builder *b,
                                             struct memd_judge_fault_reply *ret_reply)
{
    return memd_judge_fault_call_within(b, MEMD_JUDGE_FAULT_DEADLINE_MS, ret_reply);
}

#endif
