/* Generated from idl/kernel/upcalls.writ: change it there.
 *
 * One stub per method of upcalls. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef UPCALLS_CLIENT_H
#define UPCALLS_CLIENT_H

#include "writ/call.h"

#include "upcalls_wire.h"

/* A connection to Faults: the pages of the calling thread, and the slot it is in. */
struct faults_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg faults_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = FAULTS_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t faults_ping_within(struct faults_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, FAULTS_PING_DEADLINE_MS);
    struct writ_msg m = faults_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = faults_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != FAULTS_PING_REPLY) {
        return writ_judge_reply(c->io, FAULTS_PING_REQUEST, m.tag,
                                faults_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t faults_ping(struct faults_client *c)
{
    return faults_ping_within(c, FAULTS_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg faults_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = FAULTS_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t faults_stats_within(struct faults_client *c, uint32_t timeout_ms,
                                           uint64_t *ret_calls, uint64_t *ret_rejects,
                                           uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, FAULTS_STATS_DEADLINE_MS);
    struct writ_msg m = faults_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = faults_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != FAULTS_STATS_REPLY) {
        return writ_judge_reply(c->io, FAULTS_STATS_REQUEST, m.tag,
                                faults_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t faults_stats(struct faults_client *c, uint64_t *ret_calls,
                                    uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return faults_stats_within(c, FAULTS_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg faults_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = FAULTS_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t faults_abi_within(struct faults_client *c, uint32_t timeout_ms,
                                         uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, FAULTS_ABI_DEADLINE_MS);
    struct writ_msg m = faults_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = faults_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != FAULTS_ABI_REPLY) {
        return writ_judge_reply(c->io, FAULTS_ABI_REQUEST, m.tag,
                                faults_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t faults_abi(struct faults_client *c, uint64_t *ret_hash)
{
    return faults_abi_within(c, FAULTS_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `judge_fault` in the making. Its values go into `body`; the first error stays. */
struct faults_judge_fault_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct faults_judge_fault_request_body *body;
};

/* Judges a fault. `resume_at` counts with RESUME_AT alone. Anything but a whole answer in time ends the process. */
static inline struct faults_judge_fault_builder faults_judge_fault_begin(struct faults_client *c)
{
    return (struct faults_judge_fault_builder){
        .wire = writ_builder_begin(c->io, 176, 0),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

/* Sends it. */
static inline uint32_t faults_judge_fault_call_within(struct faults_judge_fault_builder *b,
                                                      uint32_t timeout_ms,
                                                      struct faults_judge_fault_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, FAULTS_JUDGE_FAULT_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = faults_judge_fault_request_check_body(b->wire.page);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(FAULTS_JUDGE_FAULT_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != FAULTS_JUDGE_FAULT_REPLY) {
        return writ_judge_reply(b->io, FAULTS_JUDGE_FAULT_REQUEST, m.tag,
                                faults_judge_fault_may_say(writ_tag_status(m.tag)));
    }
    if (faults_judge_fault_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = faults_judge_fault_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t faults_judge_fault_call(struct faults_judge_fault_builder *b,
                                               struct faults_judge_fault_reply *ret_reply)
{
    return faults_judge_fault_call_within(b, FAULTS_JUDGE_FAULT_DEADLINE_MS, ret_reply);
}

/* A connection to Pager: the pages of the calling thread, and the slot it is in. */
struct pager_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg pager_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PAGER_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t pager_ping_within(struct pager_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, PAGER_PING_DEADLINE_MS);
    struct writ_msg m = pager_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = pager_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PAGER_PING_REPLY) {
        return writ_judge_reply(c->io, PAGER_PING_REQUEST, m.tag,
                                pager_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t pager_ping(struct pager_client *c)
{
    return pager_ping_within(c, PAGER_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg pager_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PAGER_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t pager_stats_within(struct pager_client *c, uint32_t timeout_ms,
                                          uint64_t *ret_calls, uint64_t *ret_rejects,
                                          uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, PAGER_STATS_DEADLINE_MS);
    struct writ_msg m = pager_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = pager_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PAGER_STATS_REPLY) {
        return writ_judge_reply(c->io, PAGER_STATS_REQUEST, m.tag,
                                pager_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t pager_stats(struct pager_client *c, uint64_t *ret_calls,
                                   uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return pager_stats_within(c, PAGER_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg pager_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PAGER_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t pager_abi_within(struct pager_client *c, uint32_t timeout_ms,
                                        uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, PAGER_ABI_DEADLINE_MS);
    struct writ_msg m = pager_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = pager_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PAGER_ABI_REPLY) {
        return writ_judge_reply(c->io, PAGER_ABI_REQUEST, m.tag,
                                pager_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t pager_abi(struct pager_client *c, uint64_t *ret_hash)
{
    return pager_abi_within(c, PAGER_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `fetch`. */
static inline struct writ_msg pager_fetch_made(uint64_t offset, uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PAGER_FETCH_REQUEST, .w = {offset, bytes}};
    return m;
}

/* Asks for pages that a thread has touched. The supplier puts them in by the VMO's method `supply`, then answers. Where they are still
 * absent, the thread has the fault NOT_SUPPLIED. */
static inline uint32_t pager_fetch_within(struct pager_client *c, uint32_t timeout_ms,
                                          uint64_t offset, uint64_t bytes)
{
    uint32_t left_ms = writ_least(timeout_ms, PAGER_FETCH_DEADLINE_MS);
    struct writ_msg m = pager_fetch_made(offset, bytes);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = pager_fetch_made(offset, bytes);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PAGER_FETCH_REPLY) {
        return writ_judge_reply(c->io, PAGER_FETCH_REQUEST, m.tag,
                                pager_fetch_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t pager_fetch(struct pager_client *c, uint64_t offset, uint64_t bytes)
{
    return pager_fetch_within(c, PAGER_FETCH_DEADLINE_MS, offset, bytes);
}

#endif
