/* Generated from services/figures/component.writ: change it there.
 *
 * What figures may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef FIGURES_USES_H
#define FIGURES_USES_H

#include "writ/call.h"

#include "bench_wire.h"
#include "echo_wire.h"
#include "samgrd_wire.h"
#include "logd_wire.h"
#include "policyd_wire.h"
#include "procd_wire.h"
#include "supervisor_wire.h"
#include "figures_slots.h"

/* A request of `give_back`. */
static inline struct writ_msg raw_give_back_made(uint64_t a, uint64_t b, uint64_t c, uint64_t d,
                                                 uint64_t e, uint64_t f)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BENCH_GIVE_BACK_REQUEST, .w = {a, b, c, d, e, f}};
    return m;
}

/* Gives six words back. */
static inline uint32_t raw_give_back_within(struct writ_io *io, uint32_t timeout_ms, uint64_t a,
                                            uint64_t b, uint64_t c, uint64_t d, uint64_t e,
                                            uint64_t f, uint64_t *ret_a, uint64_t *ret_b,
                                            uint64_t *ret_c, uint64_t *ret_d, uint64_t *ret_e,
                                            uint64_t *ret_f)
{
    uint32_t left_ms = writ_least(timeout_ms, BENCH_GIVE_BACK_DEADLINE_MS);
    struct writ_msg m = raw_give_back_made(a, b, c, d, e, f);
    uint32_t status = writ_port_call(io, FIGURES_SLOT_RAW, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = raw_give_back_made(a, b, c, d, e, f);
        late = writ_call_again(io, FIGURES_SLOT_RAW, late, true, &again);
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

static inline uint32_t raw_give_back(struct writ_io *io, uint64_t a, uint64_t b, uint64_t c,
                                     uint64_t d, uint64_t e, uint64_t f, uint64_t *ret_a,
                                     uint64_t *ret_b, uint64_t *ret_c, uint64_t *ret_d,
                                     uint64_t *ret_e, uint64_t *ret_f)
{
    return raw_give_back_within(io, BENCH_GIVE_BACK_DEADLINE_MS, a, b, c, d, e, f, ret_a, ret_b,
                                ret_c, ret_d, ret_e, ret_f);
}

/* A request of `double`. */
static inline struct writ_msg room_double_made(uint64_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
    return m;
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t room_double_within(struct writ_io *io, uint32_t timeout_ms, uint64_t value,
                                          uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m = room_double_made(value);
    uint32_t status = writ_port_call(io, FIGURES_SLOT_ROOM, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = room_double_made(value);
        late = writ_call_again(io, FIGURES_SLOT_ROOM, late, true, &again);
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

static inline uint32_t room_double(struct writ_io *io, uint64_t value, uint64_t *ret_doubled)
{
    return room_double_within(io, ECHO_DOUBLE_DEADLINE_MS, value, ret_doubled);
}

/* A request of `resolve` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct names_resolve_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_resolve_request_body *body;
};

/* The number of a name, and what is spoken there. */
static inline struct names_resolve_builder names_resolve_begin(struct writ_io *io)
{
    return (struct names_resolve_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = FIGURES_SLOT_NAMES,
        .body = (void *)io->out,
    };
}

static inline void names_resolve_put_service(struct names_resolve_builder *b, const char *data,
                                             uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_resolve_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t names_resolve_call_within(struct names_resolve_builder *b,
                                                 uint32_t timeout_ms,
                                                 struct samgrd_resolve_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_RESOLVE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, samgrd_resolve_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = samgrd_resolve_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SAMGRD_RESOLVE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != SAMGRD_RESOLVE_REPLY) {
        return writ_judge_reply(b->io, SAMGRD_RESOLVE_REQUEST, m.tag,
                                samgrd_resolve_may_say(writ_tag_status(m.tag)));
    }
    if (samgrd_resolve_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = samgrd_resolve_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t names_resolve_call(struct names_resolve_builder *b,
                                          struct samgrd_resolve_reply *ret_reply)
{
    return names_resolve_call_within(b, SAMGRD_RESOLVE_DEADLINE_MS, ret_reply);
}

/* A request of `connect`. */
static inline struct writ_msg names_connect_made(uint64_t name, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_CONNECT_REQUEST, .w = {name, wanted_roles}};
    return m;
}

/* A connection to who is behind a name, in as many of the wanted roles as policy allows the caller; `roles` are those it has.
 *
 * The connection is bound to the caller: nobody else can call through it. A name that is restarting gives one too, its calls queue.
 * Guarantee: a policyd that is dead, slow or confused means POLICY_SAYS_NO. */
static inline uint32_t names_connect_within(struct writ_io *io, uint32_t timeout_ms, uint64_t name,
                                            uint32_t wanted_roles,
                                            struct samgrd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_CONNECT_DEADLINE_MS);
    struct writ_msg m = names_connect_made(name, wanted_roles);
    if (WRIT_CHECKS && samgrd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, FIGURES_SLOT_NAMES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = names_connect_made(name, wanted_roles);
        late = writ_call_again(io, FIGURES_SLOT_NAMES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = samgrd_connect_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, SAMGRD_CONNECT_REQUEST, m.tag,
                                samgrd_connect_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_connect_reply_read(io->out, io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t names_connect(struct writ_io *io, uint64_t name, uint32_t wanted_roles,
                                     struct samgrd_connect_reply *ret_reply)
{
    return names_connect_within(io, SAMGRD_CONNECT_DEADLINE_MS, name, wanted_roles, ret_reply);
}

/* A request of `read_counters`. */
static inline struct writ_msg journal_read_counters_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_READ_COUNTERS_REQUEST};
    return m;
}

/* What was kept and what was not: records and bytes in the journal, records that made way, and records dropped by share and by the
 * kernel. */
static inline uint32_t journal_read_counters_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t *ret_records, uint64_t *ret_bytes,
                                                    uint64_t *ret_made_way,
                                                    uint64_t *ret_over_share,
                                                    uint64_t *ret_kernel_dropped)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_READ_COUNTERS_DEADLINE_MS);
    struct writ_msg m = journal_read_counters_made();
    uint32_t status = writ_port_call(io, FIGURES_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_read_counters_made();
        late = writ_call_again(io, FIGURES_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_READ_COUNTERS_REPLY) {
        return writ_judge_reply(io, LOGD_READ_COUNTERS_REQUEST, m.tag,
                                logd_read_counters_may_say(writ_tag_status(m.tag)));
    }
    *ret_records = m.w[0];
    *ret_bytes = m.w[1];
    *ret_made_way = m.w[2];
    *ret_over_share = m.w[3];
    *ret_kernel_dropped = m.w[4];
    return WRIT_OK;
}

static inline uint32_t journal_read_counters(struct writ_io *io, uint64_t *ret_records,
                                             uint64_t *ret_bytes, uint64_t *ret_made_way,
                                             uint64_t *ret_over_share, uint64_t *ret_kernel_dropped)
{
    return journal_read_counters_within(io, LOGD_READ_COUNTERS_DEADLINE_MS, ret_records, ret_bytes,
                                        ret_made_way, ret_over_share, ret_kernel_dropped);
}

/* A request of `check`. */
static inline struct writ_msg policy_check_made(uint32_t subject, uint16_t target,
                                                uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_CHECK_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* What the answer would be, without making anything. */
static inline uint32_t policy_check_within(struct writ_io *io, uint32_t timeout_ms,
                                           uint32_t subject, uint16_t target, uint16_t protocol,
                                           uint32_t wanted_roles, enum verdict *ret_verdict,
                                           uint8_t *ret_cause, uint32_t *ret_roles,
                                           uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CHECK_DEADLINE_MS);
    struct writ_msg m = policy_check_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_check_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, FIGURES_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_check_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, FIGURES_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_CHECK_REPLY) {
        return writ_judge_reply(io, POLICYD_CHECK_REQUEST, m.tag,
                                policyd_check_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_check_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_verdict = (enum verdict)(uint8_t)m.w[0];
    *ret_cause = (uint8_t)(m.w[0] >> 8);
    *ret_roles = (uint32_t)(m.w[0] >> 32);
    *ret_rule = m.w[1];
    return WRIT_OK;
}

static inline uint32_t policy_check(struct writ_io *io, uint32_t subject, uint16_t target,
                                    uint16_t protocol, uint32_t wanted_roles,
                                    enum verdict *ret_verdict, uint8_t *ret_cause,
                                    uint32_t *ret_roles, uint64_t *ret_rule)
{
    return policy_check_within(io, POLICYD_CHECK_DEADLINE_MS, subject, target, protocol,
                               wanted_roles, ret_verdict, ret_cause, ret_roles, ret_rule);
}

/* A request of `create_staged` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct programs_create_staged_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_create_staged_request_body *body;
};

/* Builds a process that owns memory and capabilities but has no running thread, and gives what its creator needs: the grant, through
 * which capabilities are installed in its declared slots, and a connection on which it will answer `ping`.
 *
 * The connection is absent where the process is a component of the system: its endpoint outlives it, and who holds that lends it and
 * makes connections. The grant is the lease: when its last copy goes while the process is staged, the process goes too. Guarantee:
 * nothing remains on any error, and when the last copy of the grant goes. */
static inline struct programs_create_staged_builder programs_create_staged_begin(struct writ_io *io)
{
    return (struct programs_create_staged_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = FIGURES_SLOT_PROGRAMS,
        .body = (void *)io->out,
    };
}

static inline void programs_create_staged_put_program(struct programs_create_staged_builder *b,
                                                      const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_create_staged_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void programs_create_staged_put_image(struct programs_create_staged_builder *b,
                                                    uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t
programs_create_staged_call_within(struct programs_create_staged_builder *b, uint32_t timeout_ms,
                                   struct procd_create_staged_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_CREATE_STAGED_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, procd_create_staged_request_tails, 1);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = procd_create_staged_request_check_body(b->wire.page,
                                                                        b->wire.cursor,
                                                                        b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_CREATE_STAGED_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    struct writ_reject why =
        procd_create_staged_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, PROCD_CREATE_STAGED_REQUEST, m.tag,
                                procd_create_staged_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_create_staged_reply_read(b->io->out, b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t programs_create_staged_call(struct programs_create_staged_builder *b,
                                                   struct procd_create_staged_reply *ret_reply)
{
    return programs_create_staged_call_within(b, PROCD_CREATE_STAGED_DEADLINE_MS, ret_reply);
}

/* A request of `start_staged`. */
static inline struct writ_msg programs_start_staged_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_START_STAGED_REQUEST, .w = {pid}};
    return m;
}

/* Lets a staged process run. Nothing can be installed in it afterwards.
 *
 * Guarantee: a process whose image turns out bad is gone, any other error leaves it staged. */
static inline uint32_t programs_start_staged_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_START_STAGED_DEADLINE_MS);
    struct writ_msg m = programs_start_staged_made(pid);
    uint32_t status = writ_port_call(io, FIGURES_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_start_staged_made(pid);
        late = writ_call_again(io, FIGURES_SLOT_PROGRAMS, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_START_STAGED_REPLY) {
        return writ_judge_reply(io, PROCD_START_STAGED_REQUEST, m.tag,
                                procd_start_staged_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t programs_start_staged(struct writ_io *io, uint64_t pid)
{
    return programs_start_staged_within(io, PROCD_START_STAGED_DEADLINE_MS, pid);
}

/* A request of `stop_process`. */
static inline struct writ_msg programs_stop_process_made(uint64_t pid, uint32_t code)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_STOP_PROCESS_REQUEST, .w = {pid, code}};
    return m;
}

/* Ends a process and retires its event; of one that has exited, retires the event.
 *
 * Guarantee: when it returns, none of its threads runs, its memory is accounted, and its number names nothing. */
static inline uint32_t programs_stop_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t pid, uint32_t code,
                                                    struct procd_stop_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_STOP_PROCESS_DEADLINE_MS);
    struct writ_msg m = programs_stop_process_made(pid, code);
    if (WRIT_CHECKS && procd_stop_process_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, FIGURES_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_stop_process_made(pid, code);
        late = writ_call_again(io, FIGURES_SLOT_PROGRAMS, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = procd_stop_process_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_STOP_PROCESS_REQUEST, m.tag,
                                procd_stop_process_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_stop_process_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t programs_stop_process(struct writ_io *io, uint64_t pid, uint32_t code,
                                             struct procd_stop_process_reply *ret_reply)
{
    return programs_stop_process_within(io, PROCD_STOP_PROCESS_DEADLINE_MS, pid, code, ret_reply);
}

/* A request of `wait_process_event`. */
static inline struct writ_msg programs_wait_process_event_made(uint64_t pid, uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_WAIT_PROCESS_EVENT_REQUEST, .w = {pid, after_seq}};
    return m;
}

/* Waits for the end of a process and tells of it, with the number of the event. Answered at once where it has ended and the number is
 * above `after_seq`, so a repeated call neither misses nor repeats; NOT_FOUND when the process is retired first.
 *
 * Blocks: until the process exits. A component that serves uses `subscribe` and `next_process_event`. */
static inline uint32_t
programs_wait_process_event_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                   uint64_t after_seq,
                                   struct procd_wait_process_event_reply *ret_reply)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = programs_wait_process_event_made(pid, after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, FIGURES_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_wait_process_event_made(pid, after_seq);
        late = writ_call_again(io, FIGURES_SLOT_PROGRAMS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        procd_wait_process_event_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_WAIT_PROCESS_EVENT_REQUEST, m.tag,
                                procd_wait_process_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_wait_process_event_reply_read(io->out);
    return WRIT_OK;
}

/* A request of `query_process`. */
static inline struct writ_msg programs_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t programs_query_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                     uint64_t pid,
                                                     struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = programs_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, FIGURES_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_query_process_made(pid);
        late = writ_call_again(io, FIGURES_SLOT_PROGRAMS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = procd_query_process_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_QUERY_PROCESS_REQUEST, m.tag,
                                procd_query_process_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_query_process_reply_read(io->out);
    ret_reply->program.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t programs_query_process(struct writ_io *io, uint64_t pid,
                                              struct procd_query_process_reply *ret_reply)
{
    return programs_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

/* A request of `list`. */
static inline struct writ_msg overseer_list_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_LIST_REQUEST, .w = {after}};
    return m;
}

/* A page of the components, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means
 * that states changed between: begin again. */
static inline uint32_t overseer_list_within(struct writ_io *io, uint32_t timeout_ms, uint64_t after,
                                            struct supervisor_list_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_LIST_DEADLINE_MS);
    struct writ_msg m = overseer_list_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, FIGURES_SLOT_OVERSEER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = overseer_list_made(after);
        late = writ_call_again(io, FIGURES_SLOT_OVERSEER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = supervisor_list_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, SUPERVISOR_LIST_REQUEST, m.tag,
                                supervisor_list_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = supervisor_list_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t overseer_list(struct writ_io *io, uint64_t after,
                                     struct supervisor_list_reply *ret_reply)
{
    return overseer_list_within(io, SUPERVISOR_LIST_DEADLINE_MS, after, ret_reply);
}

#endif
