/* Generated from idl/kernel/upcalls.writ: change it there.
 *
 * One stub per method of upcalls. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef UPCALLS_CLIENT_H
#define UPCALLS_CLIENT_H

#include "writ/call.h"

#include "upcalls_wire.h"

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
