/* Generated from services/bench/component.writ: change it there.
 *
 * What bench may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef BENCH_USES_H
#define BENCH_USES_H

#include "writ/call.h"

#include "bench_wire.h"
#include "echo_wire.h"
#include "bench_slots.h"

/* A request of `give_back`. */
static inline struct writ_msg bench_server_give_back_made(uint64_t a, uint64_t b, uint64_t c,
                                                          uint64_t d, uint64_t e, uint64_t f)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BENCH_GIVE_BACK_REQUEST, .w = {a, b, c, d, e, f}};
    return m;
}

/* Gives six words back. */
static inline uint32_t bench_server_give_back_within(struct writ_io *io, uint32_t timeout_ms,
                                                     uint64_t a, uint64_t b, uint64_t c, uint64_t d,
                                                     uint64_t e, uint64_t f, uint64_t *ret_a,
                                                     uint64_t *ret_b, uint64_t *ret_c,
                                                     uint64_t *ret_d, uint64_t *ret_e,
                                                     uint64_t *ret_f)
{
    uint32_t left_ms = writ_least(timeout_ms, BENCH_GIVE_BACK_DEADLINE_MS);
    struct writ_msg m = bench_server_give_back_made(a, b, c, d, e, f);
    uint32_t status = writ_port_call(io, BENCH_SLOT_BENCH_SERVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = bench_server_give_back_made(a, b, c, d, e, f);
        late = writ_call_again(io, BENCH_SLOT_BENCH_SERVER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BENCH_GIVE_BACK_REPLY) {
        return writ_judge_reply(io, BENCH_GIVE_BACK_REQUEST, m.tag,
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

static inline uint32_t bench_server_give_back(struct writ_io *io, uint64_t a, uint64_t b,
                                              uint64_t c, uint64_t d, uint64_t e, uint64_t f,
                                              uint64_t *ret_a, uint64_t *ret_b, uint64_t *ret_c,
                                              uint64_t *ret_d, uint64_t *ret_e, uint64_t *ret_f)
{
    return bench_server_give_back_within(io, BENCH_GIVE_BACK_DEADLINE_MS, a, b, c, d, e, f, ret_a,
                                         ret_b, ret_c, ret_d, ret_e, ret_f);
}

/* A request of `double`. */
static inline struct writ_msg echo_double_made(uint64_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
    return m;
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t echo_double_within(struct writ_io *io, uint32_t timeout_ms, uint64_t value,
                                          uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m = echo_double_made(value);
    uint32_t status = writ_port_call(io, BENCH_SLOT_ECHO, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_double_made(value);
        late = writ_call_again(io, BENCH_SLOT_ECHO, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_DOUBLE_REPLY) {
        return writ_judge_reply(io, ECHO_DOUBLE_REQUEST, m.tag,
                                echo_double_may_say(writ_tag_status(m.tag)));
    }
    *ret_doubled = m.w[0];
    return WRIT_OK;
}

static inline uint32_t echo_double(struct writ_io *io, uint64_t value, uint64_t *ret_doubled)
{
    return echo_double_within(io, ECHO_DOUBLE_DEADLINE_MS, value, ret_doubled);
}

#endif
