/* Generated from idl/entropy.writ: change it there.
 *
 * One stub per method of entropy. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef ENTROPY_CLIENT_H
#define ENTROPY_CLIENT_H

#include "writ/call.h"

#include "entropy_wire.h"

/* A connection to Entropy: the pages of the calling thread, and the slot it is in. */
struct entropy_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg entropy_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t entropy_ping_within(struct entropy_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_PING_DEADLINE_MS);
    struct writ_msg m = entropy_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = entropy_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENTROPY_PING_REPLY) {
        return writ_judge_reply(c->io, ENTROPY_PING_REQUEST, m.tag,
                                entropy_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t entropy_ping(struct entropy_client *c)
{
    return entropy_ping_within(c, ENTROPY_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg entropy_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t entropy_stats_within(struct entropy_client *c, uint32_t timeout_ms,
                                            uint64_t *ret_calls, uint64_t *ret_rejects,
                                            uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_STATS_DEADLINE_MS);
    struct writ_msg m = entropy_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = entropy_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENTROPY_STATS_REPLY) {
        return writ_judge_reply(c->io, ENTROPY_STATS_REQUEST, m.tag,
                                entropy_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t entropy_stats(struct entropy_client *c, uint64_t *ret_calls,
                                     uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return entropy_stats_within(c, ENTROPY_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg entropy_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t entropy_abi_within(struct entropy_client *c, uint32_t timeout_ms,
                                          uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_ABI_DEADLINE_MS);
    struct writ_msg m = entropy_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = entropy_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENTROPY_ABI_REPLY) {
        return writ_judge_reply(c->io, ENTROPY_ABI_REQUEST, m.tag,
                                entropy_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t entropy_abi(struct entropy_client *c, uint64_t *ret_hash)
{
    return entropy_abi_within(c, ENTROPY_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `read`. */
static inline struct writ_msg entropy_read_made(uint32_t count)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_READ_REQUEST, .w = {count}};
    return m;
}

/* Gives so many random bytes. Nobody else was or will be given the same ones. While the generator is UNAVAILABLE it is BAD_STATE: weak
 * bytes are never given in place of none. */
static inline uint32_t entropy_read_within(struct entropy_client *c, uint32_t timeout_ms,
                                           uint32_t count, struct entropy_read_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_READ_DEADLINE_MS);
    struct writ_msg m = entropy_read_made(count);
    if (WRIT_CHECKS && entropy_read_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = entropy_read_made(count);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = entropy_read_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, ENTROPY_READ_REQUEST, m.tag,
                                entropy_read_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = entropy_read_reply_read(c->io->out);
    ret_reply->data.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t entropy_read(struct entropy_client *c, uint32_t count,
                                    struct entropy_read_reply *ret_reply)
{
    return entropy_read_within(c, ENTROPY_READ_DEADLINE_MS, count, ret_reply);
}

/* A request of `wait_ready`. */
static inline struct writ_msg entropy_wait_ready_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_WAIT_READY_REQUEST};
    return m;
}

/* Waits until bytes are given; answered at once where they are.
 *
 * Blocks: until the generator is seeded. A component that serves asks `read` again later. */
static inline uint32_t entropy_wait_ready_within(struct entropy_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = entropy_wait_ready_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = entropy_wait_ready_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENTROPY_WAIT_READY_REPLY) {
        return writ_judge_reply(c->io, ENTROPY_WAIT_READY_REQUEST, m.tag,
                                entropy_wait_ready_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

/* A request of `look`. */
static inline struct writ_msg entropy_look_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_LOOK_REQUEST};
    return m;
}

/* Whether bytes are given, which sources are healthy, how often the seed was renewed, how many bytes were given, and how many tests of
 * health failed. */
static inline uint32_t entropy_look_within(struct entropy_client *c, uint32_t timeout_ms,
                                           enum generator_state *ret_state, uint8_t *ret_healthy,
                                           uint64_t *ret_reseeds, uint64_t *ret_given,
                                           uint64_t *ret_failures)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_LOOK_DEADLINE_MS);
    struct writ_msg m = entropy_look_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = entropy_look_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENTROPY_LOOK_REPLY) {
        return writ_judge_reply(c->io, ENTROPY_LOOK_REQUEST, m.tag,
                                entropy_look_may_say(writ_tag_status(m.tag)));
    }
    if (entropy_look_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum generator_state)(uint8_t)m.w[0];
    *ret_healthy = (uint8_t)(m.w[0] >> 8);
    *ret_reseeds = m.w[1];
    *ret_given = m.w[2];
    *ret_failures = m.w[3];
    return WRIT_OK;
}

static inline uint32_t entropy_look(struct entropy_client *c, enum generator_state *ret_state,
                                    uint8_t *ret_healthy, uint64_t *ret_reseeds,
                                    uint64_t *ret_given, uint64_t *ret_failures)
{
    return entropy_look_within(c, ENTROPY_LOOK_DEADLINE_MS, ret_state, ret_healthy, ret_reseeds,
                               ret_given, ret_failures);
}

#endif
