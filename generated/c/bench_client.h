/* Generated from idl/bench.writ: change it there.
 *
 * One stub per method of bench. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef BENCH_CLIENT_H
#define BENCH_CLIENT_H

#include "writ/call.h"

#include "bench_wire.h"

/* A connection to Bench: the pages of the calling thread, and the slot it is in. */
struct bench_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg bench_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BENCH_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t bench_ping_within(struct bench_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, BENCH_PING_DEADLINE_MS);
    struct writ_msg m = bench_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = bench_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BENCH_PING_REPLY) {
        return writ_judge_reply(c->io, BENCH_PING_REQUEST, m.tag,
                                bench_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t bench_ping(struct bench_client *c)
{
    return bench_ping_within(c, BENCH_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg bench_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BENCH_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t bench_stats_within(struct bench_client *c, uint32_t timeout_ms,
                                          uint64_t *ret_calls, uint64_t *ret_rejects,
                                          uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, BENCH_STATS_DEADLINE_MS);
    struct writ_msg m = bench_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = bench_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BENCH_STATS_REPLY) {
        return writ_judge_reply(c->io, BENCH_STATS_REQUEST, m.tag,
                                bench_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t bench_stats(struct bench_client *c, uint64_t *ret_calls,
                                   uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return bench_stats_within(c, BENCH_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg bench_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BENCH_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t bench_abi_within(struct bench_client *c, uint32_t timeout_ms,
                                        uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, BENCH_ABI_DEADLINE_MS);
    struct writ_msg m = bench_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = bench_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BENCH_ABI_REPLY) {
        return writ_judge_reply(c->io, BENCH_ABI_REQUEST, m.tag,
                                bench_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t bench_abi(struct bench_client *c, uint64_t *ret_hash)
{
    return bench_abi_within(c, BENCH_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `give_back`. */
static inline struct writ_msg bench_give_back_made(uint64_t a, uint64_t b, uint64_t c, uint64_t d,
                                                   uint64_t e, uint64_t f)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BENCH_GIVE_BACK_REQUEST, .w = {a, b, c, d, e, f}};
    return m;
}

/* Gives six words back. */
static inline uint32_t bench_give_back_within(struct bench_client *c_, uint32_t timeout_ms,
                                              uint64_t a, uint64_t b, uint64_t c, uint64_t d,
                                              uint64_t e, uint64_t f, uint64_t *ret_a,
                                              uint64_t *ret_b, uint64_t *ret_c, uint64_t *ret_d,
                                              uint64_t *ret_e, uint64_t *ret_f)
{
    uint32_t left_ms = writ_least(timeout_ms, BENCH_GIVE_BACK_DEADLINE_MS);
    struct writ_msg m = bench_give_back_made(a, b, c, d, e, f);
    uint32_t status = writ_port_call(c_->io, c_->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = bench_give_back_made(a, b, c, d, e, f);
        late = writ_call_again(c_->io, c_->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BENCH_GIVE_BACK_REPLY) {
        return writ_judge_reply(c_->io, BENCH_GIVE_BACK_REQUEST, m.tag,
                                bench_give_back_may_say(writ_tag_status(m.tag)));
    }
    *ret_a = m.w[0];
    *ret_b = m.w[1];
    *ret_c = m.w[2];
    *ret_d = m.w[3];
    *ret_e = m.w[4];
    *ret_f = m.w[5];
    return WRIT_OK;
}

static inline uint32_t bench_give_back(struct bench_client *c_, uint64_t a, uint64_t b, uint64_t c,
                                       uint64_t d, uint64_t e, uint64_t f, uint64_t *ret_a,
                                       uint64_t *ret_b, uint64_t *ret_c, uint64_t *ret_d,
                                       uint64_t *ret_e, uint64_t *ret_f)
{
    return bench_give_back_within(c_, BENCH_GIVE_BACK_DEADLINE_MS, a, b, c, d, e, f, ret_a, ret_b,
                                  ret_c, ret_d, ret_e, ret_f);
}

#endif
