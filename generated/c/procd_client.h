/* Generated from idl/procd.writ: change it there.
 *
 * One stub per method of procd. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef PROCD_CLIENT_H
#define PROCD_CLIENT_H

#include "writ/call.h"

#include "procd_wire.h"

/* A connection to Child: the pages of the calling thread, and the slot it is in. */
struct child_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg child_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CHILD_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t child_ping_within(struct child_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, CHILD_PING_DEADLINE_MS);
    struct writ_msg m = child_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = child_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CHILD_PING_REPLY) {
        return writ_judge_reply(c->io, CHILD_PING_REQUEST, m.tag,
                                child_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t child_ping(struct child_client *c)
{
    return child_ping_within(c, CHILD_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg child_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CHILD_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t child_stats_within(struct child_client *c, uint32_t timeout_ms,
                                          uint64_t *ret_calls, uint64_t *ret_rejects,
                                          uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, CHILD_STATS_DEADLINE_MS);
    struct writ_msg m = child_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = child_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CHILD_STATS_REPLY) {
        return writ_judge_reply(c->io, CHILD_STATS_REQUEST, m.tag,
                                child_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t child_stats(struct child_client *c, uint64_t *ret_calls,
                                   uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return child_stats_within(c, CHILD_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg child_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CHILD_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t child_abi_within(struct child_client *c, uint32_t timeout_ms,
                                        uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, CHILD_ABI_DEADLINE_MS);
    struct writ_msg m = child_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = child_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CHILD_ABI_REPLY) {
        return writ_judge_reply(c->io, CHILD_ABI_REQUEST, m.tag,
                                child_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t child_abi(struct child_client *c, uint64_t *ret_hash)
{
    return child_abi_within(c, CHILD_ABI_DEADLINE_MS, ret_hash);
}

/* A connection to Procd: the pages of the calling thread, and the slot it is in. */
struct procd_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg procd_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t procd_ping_within(struct procd_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_PING_DEADLINE_MS);
    struct writ_msg m = procd_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_PING_REPLY) {
        return writ_judge_reply(c->io, PROCD_PING_REQUEST, m.tag,
                                procd_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t procd_ping(struct procd_client *c)
{
    return procd_ping_within(c, PROCD_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg procd_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t procd_stats_within(struct procd_client *c, uint32_t timeout_ms,
                                          uint64_t *ret_calls, uint64_t *ret_rejects,
                                          uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_STATS_DEADLINE_MS);
    struct writ_msg m = procd_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_STATS_REPLY) {
        return writ_judge_reply(c->io, PROCD_STATS_REQUEST, m.tag,
                                procd_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t procd_stats(struct procd_client *c, uint64_t *ret_calls,
                                   uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return procd_stats_within(c, PROCD_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg procd_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t procd_abi_within(struct procd_client *c, uint32_t timeout_ms,
                                        uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_ABI_DEADLINE_MS);
    struct writ_msg m = procd_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_ABI_REPLY) {
        return writ_judge_reply(c->io, PROCD_ABI_REQUEST, m.tag,
                                procd_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t procd_abi(struct procd_client *c, uint64_t *ret_hash)
{
    return procd_abi_within(c, PROCD_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `spawn` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_spawn_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_spawn_request_body *body;
};

/* Builds a program and starts it at once, on the path of `create_staged` and `start_staged`. It gets the capabilities of every program
 * and no others. Components of the system are refused.
 *
 * Guarantee: on any error nothing of the program remains. */
static inline struct procd_spawn_builder procd_spawn_begin(struct procd_client *c)
{
    return (struct procd_spawn_builder){
        .wire = writ_builder_begin(c->io, 24, 1),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void procd_spawn_put_program(struct procd_spawn_builder *b, const char *data,
                                           uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_spawn_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void procd_spawn_put_image(struct procd_spawn_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t procd_spawn_call_within(struct procd_spawn_builder *b, uint32_t timeout_ms,
                                               struct procd_spawn_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SPAWN_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, procd_spawn_request_tails, 1);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = procd_spawn_request_check_body(b->wire.page, b->wire.cursor,
                                                                b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_SPAWN_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    struct writ_reject why = procd_spawn_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, PROCD_SPAWN_REQUEST, m.tag,
                                procd_spawn_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_spawn_reply_read(b->io->out, b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t procd_spawn_call(struct procd_spawn_builder *b,
                                        struct procd_spawn_reply *ret_reply)
{
    return procd_spawn_call_within(b, PROCD_SPAWN_DEADLINE_MS, ret_reply);
}

/* A request of `spawn_service` in the making. Its values go into `body`; the first error stays. */
struct procd_spawn_service_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_spawn_service_request_body *body;
};

/* Builds a service that declares nothing and starts it at once, on the path of `create_staged` and `start_staged`.
 *
 * Guarantee: on any error nothing of the service remains. */
static inline struct procd_spawn_service_builder procd_spawn_service_begin(struct procd_client *c)
{
    return (struct procd_spawn_service_builder){
        .wire = writ_builder_begin(c->io, 8, 1),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

/* Lends a handle. */
static inline void procd_spawn_service_put_image(struct procd_spawn_service_builder *b,
                                                 uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t procd_spawn_service_call_within(struct procd_spawn_service_builder *b,
                                                       uint32_t timeout_ms,
                                                       struct procd_spawn_service_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SPAWN_SERVICE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            procd_spawn_service_request_check_body(b->wire.page, b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_SPAWN_SERVICE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCD_SPAWN_SERVICE_REPLY) {
        return writ_judge_reply(b->io, PROCD_SPAWN_SERVICE_REQUEST, m.tag,
                                procd_spawn_service_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_spawn_service_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t procd_spawn_service_call(struct procd_spawn_service_builder *b,
                                                struct procd_spawn_service_reply *ret_reply)
{
    return procd_spawn_service_call_within(b, PROCD_SPAWN_SERVICE_DEADLINE_MS, ret_reply);
}

/* A request of `stop_process`. */
static inline struct writ_msg procd_stop_process_made(uint64_t pid, uint32_t code)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_STOP_PROCESS_REQUEST, .w = {pid, code}};
    return m;
}

/* Ends a process and retires its event; of one that has exited, retires the event.
 *
 * Guarantee: when it returns, none of its threads runs, its memory is accounted, and its number names nothing. */
static inline uint32_t procd_stop_process_within(struct procd_client *c, uint32_t timeout_ms,
                                                 uint64_t pid, uint32_t code,
                                                 struct procd_stop_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_STOP_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_stop_process_made(pid, code);
    if (WRIT_CHECKS && procd_stop_process_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_stop_process_made(pid, code);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        procd_stop_process_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, PROCD_STOP_PROCESS_REQUEST, m.tag,
                                procd_stop_process_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_stop_process_reply_read(c->io->out);
    return WRIT_OK;
}

static inline uint32_t procd_stop_process(struct procd_client *c, uint64_t pid, uint32_t code,
                                          struct procd_stop_process_reply *ret_reply)
{
    return procd_stop_process_within(c, PROCD_STOP_PROCESS_DEADLINE_MS, pid, code, ret_reply);
}

/* A request of `create_staged` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_create_staged_builder {
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
static inline struct procd_create_staged_builder procd_create_staged_begin(struct procd_client *c)
{
    return (struct procd_create_staged_builder){
        .wire = writ_builder_begin(c->io, 24, 1),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void procd_create_staged_put_program(struct procd_create_staged_builder *b,
                                                   const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_create_staged_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void procd_create_staged_put_image(struct procd_create_staged_builder *b,
                                                 uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t procd_create_staged_call_within(struct procd_create_staged_builder *b,
                                                       uint32_t timeout_ms,
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

static inline uint32_t procd_create_staged_call(struct procd_create_staged_builder *b,
                                                struct procd_create_staged_reply *ret_reply)
{
    return procd_create_staged_call_within(b, PROCD_CREATE_STAGED_DEADLINE_MS, ret_reply);
}

/* A request of `start_staged`. */
static inline struct writ_msg procd_start_staged_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_START_STAGED_REQUEST, .w = {pid}};
    return m;
}

/* Lets a staged process run. Nothing can be installed in it afterwards.
 *
 * Guarantee: a process whose image turns out bad is gone, any other error leaves it staged. */
static inline uint32_t procd_start_staged_within(struct procd_client *c, uint32_t timeout_ms,
                                                 uint64_t pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_START_STAGED_DEADLINE_MS);
    struct writ_msg m = procd_start_staged_made(pid);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_start_staged_made(pid);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_START_STAGED_REPLY) {
        return writ_judge_reply(c->io, PROCD_START_STAGED_REQUEST, m.tag,
                                procd_start_staged_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t procd_start_staged(struct procd_client *c, uint64_t pid)
{
    return procd_start_staged_within(c, PROCD_START_STAGED_DEADLINE_MS, pid);
}

/* A request of `abort_staged`. */
static inline struct writ_msg procd_abort_staged_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_ABORT_STAGED_REQUEST, .w = {pid}};
    return m;
}

/* Takes a staged process back.
 *
 * Guarantee: nothing of it remains. */
static inline uint32_t procd_abort_staged_within(struct procd_client *c, uint32_t timeout_ms,
                                                 uint64_t pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_ABORT_STAGED_DEADLINE_MS);
    struct writ_msg m = procd_abort_staged_made(pid);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_abort_staged_made(pid);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_ABORT_STAGED_REPLY) {
        return writ_judge_reply(c->io, PROCD_ABORT_STAGED_REQUEST, m.tag,
                                procd_abort_staged_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t procd_abort_staged(struct procd_client *c, uint64_t pid)
{
    return procd_abort_staged_within(c, PROCD_ABORT_STAGED_DEADLINE_MS, pid);
}

/* A request of `wait_process_event`. */
static inline struct writ_msg procd_wait_process_event_made(uint64_t pid, uint64_t after_seq)
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
procd_wait_process_event_within(struct procd_client *c, uint32_t timeout_ms, uint64_t pid,
                                uint64_t after_seq,
                                struct procd_wait_process_event_reply *ret_reply)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = procd_wait_process_event_made(pid, after_seq);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_wait_process_event_made(pid, after_seq);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        procd_wait_process_event_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, PROCD_WAIT_PROCESS_EVENT_REQUEST, m.tag,
                                procd_wait_process_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_wait_process_event_reply_read(c->io->out);
    return WRIT_OK;
}

/* A request of `query_process`. */
static inline struct writ_msg procd_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t procd_query_process_within(struct procd_client *c, uint32_t timeout_ms,
                                                  uint64_t pid,
                                                  struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_query_process_made(pid);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_query_process_made(pid);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        procd_query_process_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, PROCD_QUERY_PROCESS_REQUEST, m.tag,
                                procd_query_process_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_query_process_reply_read(c->io->out);
    ret_reply->program.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t procd_query_process(struct procd_client *c, uint64_t pid,
                                           struct procd_query_process_reply *ret_reply)
{
    return procd_query_process_within(c, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

/* A request of `set_restart_policy`. */
static inline struct writ_msg procd_set_restart_policy_made(uint64_t pid,
                                                            const struct restart_policy *policy)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_SET_RESTART_POLICY_REQUEST,
                          .w = {pid, (uint8_t)(*policy).rule | (uint64_t)(*policy).budget << 32,
                                (*policy).window_ms | (uint64_t)(*policy).first_backoff_ms << 32,
                                (*policy).last_backoff_ms}};
    return m;
}

/* Says when the component of this process is to be started again. It is stored and reported here and carried out by whoever started the
 * process; it holds for the component's later processes, too. */
static inline uint32_t procd_set_restart_policy_within(struct procd_client *c, uint32_t timeout_ms,
                                                       uint64_t pid,
                                                       const struct restart_policy *policy)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SET_RESTART_POLICY_DEADLINE_MS);
    struct writ_msg m = procd_set_restart_policy_made(pid, policy);
    if (WRIT_CHECKS && procd_set_restart_policy_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_set_restart_policy_made(pid, policy);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_SET_RESTART_POLICY_REPLY) {
        return writ_judge_reply(c->io, PROCD_SET_RESTART_POLICY_REQUEST, m.tag,
                                procd_set_restart_policy_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t procd_set_restart_policy(struct procd_client *c, uint64_t pid,
                                                const struct restart_policy *policy)
{
    return procd_set_restart_policy_within(c, PROCD_SET_RESTART_POLICY_DEADLINE_MS, pid, policy);
}

/* A request of `get_restart_policy`. */
static inline struct writ_msg procd_get_restart_policy_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_GET_RESTART_POLICY_REQUEST, .w = {pid}};
    return m;
}

/* What was said, and how many restarts the running window has seen; NEVER where nothing was said. */
static inline uint32_t procd_get_restart_policy_within(struct procd_client *c, uint32_t timeout_ms,
                                                       uint64_t pid,
                                                       struct restart_policy *ret_policy,
                                                       uint32_t *ret_restarts, bool *ret_given_up)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_GET_RESTART_POLICY_DEADLINE_MS);
    struct writ_msg m = procd_get_restart_policy_made(pid);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_get_restart_policy_made(pid);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_GET_RESTART_POLICY_REPLY) {
        return writ_judge_reply(c->io, PROCD_GET_RESTART_POLICY_REQUEST, m.tag,
                                procd_get_restart_policy_may_say(writ_tag_status(m.tag)));
    }
    if (procd_get_restart_policy_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    (*ret_policy).rule = (uint8_t)m.w[0];
    (*ret_policy).budget = (uint32_t)(m.w[0] >> 32);
    (*ret_policy).window_ms = (uint32_t)m.w[1];
    (*ret_policy).first_backoff_ms = (uint32_t)(m.w[1] >> 32);
    (*ret_policy).last_backoff_ms = (uint32_t)m.w[2];
    *ret_restarts = (uint32_t)(m.w[2] >> 32);
    *ret_given_up = (uint8_t)m.w[3] != 0;
    return WRIT_OK;
}

static inline uint32_t procd_get_restart_policy(struct procd_client *c, uint64_t pid,
                                                struct restart_policy *ret_policy,
                                                uint32_t *ret_restarts, bool *ret_given_up)
{
    return procd_get_restart_policy_within(c, PROCD_GET_RESTART_POLICY_DEADLINE_MS, pid, ret_policy,
                                           ret_restarts, ret_given_up);
}

/* A request of `update_foundation_endpoints` in the making. Its values go into `body`; the first error stays. */
struct procd_update_foundation_endpoints_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives procd connections to services that started after it. One that is there is bound in place of the one before, also where it is the
 * same; one that is absent leaves what is there.
 *
 * Guarantee: on any error, and after a connection failed, procd holds no connection that was not given and checked. */
static inline struct procd_update_foundation_endpoints_builder
procd_update_foundation_endpoints_begin(struct procd_client *c)
{
    return (struct procd_update_foundation_endpoints_builder){
        .wire = writ_builder_begin(c->io, 0, 3),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Gives a handle. Slot 0 leaves it out. */
static inline void
procd_update_foundation_endpoints_put_memory(struct procd_update_foundation_endpoints_builder *b,
                                             uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = WRIT_TYPE_CONNECTION, .protocol = MEMD_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Gives a handle. Slot 0 leaves it out. */
static inline void
procd_update_foundation_endpoints_put_names(struct procd_update_foundation_endpoints_builder *b,
                                            uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = WRIT_TYPE_CONNECTION, .protocol = SAMGRD_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 1, slot, record);
}

/* Gives a handle. Slot 0 leaves it out. */
static inline void
procd_update_foundation_endpoints_put_journal(struct procd_update_foundation_endpoints_builder *b,
                                              uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = WRIT_TYPE_CONNECTION, .protocol = LOGD_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 2, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
procd_update_foundation_endpoints_call_within(struct procd_update_foundation_endpoints_builder *b,
                                              uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_UPDATE_FOUNDATION_ENDPOINTS_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            procd_update_foundation_endpoints_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 3);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST,
                                                    b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            if (!writ_was_moved(status)) {
                writ_close_given(b->io, 3);
            }
            return status;
        }
    }
    if (m.tag != PROCD_UPDATE_FOUNDATION_ENDPOINTS_REPLY) {
        return writ_judge_reply(b->io, PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST, m.tag,
                                procd_update_foundation_endpoints_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t
procd_update_foundation_endpoints_call(struct procd_update_foundation_endpoints_builder *b)
{
    return procd_update_foundation_endpoints_call_within(b,
                                                         PROCD_UPDATE_FOUNDATION_ENDPOINTS_DEADLINE_MS);
}

/* A request of `begin_image_transfer` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_begin_image_transfer_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_begin_image_transfer_request_body *body;
};

/* Announces an image: its size, its segments and its entry, all of which are checked before a byte is sent.
 *
 * Guarantee: on any error nothing is allocated that was not before. */
static inline struct procd_begin_image_transfer_builder
procd_begin_image_transfer_begin(struct procd_client *c)
{
    return (struct procd_begin_image_transfer_builder){
        .wire = writ_builder_begin(c->io, 40, 0),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void
procd_begin_image_transfer_put_segments(struct procd_begin_image_transfer_builder *b,
                                        const struct transfer_segment *data, uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        transfer_segment_store(at + i * 40, &data[i]);
    }
}

static inline void
procd_begin_image_transfer_put_program(struct procd_begin_image_transfer_builder *b,
                                       const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 1, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
procd_begin_image_transfer_call_within(struct procd_begin_image_transfer_builder *b,
                                       uint32_t timeout_ms,
                                       struct procd_begin_image_transfer_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_BEGIN_IMAGE_TRANSFER_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, procd_begin_image_transfer_request_tails, 2);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            procd_begin_image_transfer_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_BEGIN_IMAGE_TRANSFER_REQUEST,
                                                    b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCD_BEGIN_IMAGE_TRANSFER_REPLY) {
        return writ_judge_reply(b->io, PROCD_BEGIN_IMAGE_TRANSFER_REQUEST, m.tag,
                                procd_begin_image_transfer_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_begin_image_transfer_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t
procd_begin_image_transfer_call(struct procd_begin_image_transfer_builder *b,
                                struct procd_begin_image_transfer_reply *ret_reply)
{
    return procd_begin_image_transfer_call_within(b, PROCD_BEGIN_IMAGE_TRANSFER_DEADLINE_MS,
                                                  ret_reply);
}

/* A request of `send_image_chunk` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_send_image_chunk_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_send_image_chunk_request_body *body;
};

/* Sends the bytes of the image from `offset` on, which is where the chunk before ended.
 *
 * Guarantee: after BAD_ORDER nothing of the transfer remains. */
static inline struct procd_send_image_chunk_builder
procd_send_image_chunk_begin(struct procd_client *c)
{
    return (struct procd_send_image_chunk_builder){
        .wire = writ_builder_begin(c->io, 24, 0),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void procd_send_image_chunk_put_chunk(struct procd_send_image_chunk_builder *b,
                                                    const void *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_send_image_chunk_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
procd_send_image_chunk_call_within(struct procd_send_image_chunk_builder *b, uint32_t timeout_ms,
                                   struct procd_send_image_chunk_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SEND_IMAGE_CHUNK_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, procd_send_image_chunk_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            procd_send_image_chunk_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_SEND_IMAGE_CHUNK_REQUEST,
                                                    b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCD_SEND_IMAGE_CHUNK_REPLY) {
        return writ_judge_reply(b->io, PROCD_SEND_IMAGE_CHUNK_REQUEST, m.tag,
                                procd_send_image_chunk_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_send_image_chunk_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t procd_send_image_chunk_call(struct procd_send_image_chunk_builder *b,
                                                   struct procd_send_image_chunk_reply *ret_reply)
{
    return procd_send_image_chunk_call_within(b, PROCD_SEND_IMAGE_CHUNK_DEADLINE_MS, ret_reply);
}

/* A request of `commit_image_transfer`. */
static inline struct writ_msg procd_commit_image_transfer_made(uint64_t transfer)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_COMMIT_IMAGE_TRANSFER_REQUEST, .w = {transfer}};
    return m;
}

/* Makes the image, of which every byte has been sent, a running process. procd allocates, copies, zeroes, maps and starts it.
 *
 * Guarantee: on any error nothing of the program remains. */
static inline uint32_t procd_commit_image_transfer_within(struct procd_client *c,
                                                          uint32_t timeout_ms, uint64_t transfer,
                                                          uint64_t *ret_pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_COMMIT_IMAGE_TRANSFER_DEADLINE_MS);
    struct writ_msg m = procd_commit_image_transfer_made(transfer);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_commit_image_transfer_made(transfer);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_COMMIT_IMAGE_TRANSFER_REPLY) {
        return writ_judge_reply(c->io, PROCD_COMMIT_IMAGE_TRANSFER_REQUEST, m.tag,
                                procd_commit_image_transfer_may_say(writ_tag_status(m.tag)));
    }
    *ret_pid = m.w[0];
    return WRIT_OK;
}

static inline uint32_t procd_commit_image_transfer(struct procd_client *c, uint64_t transfer,
                                                   uint64_t *ret_pid)
{
    return procd_commit_image_transfer_within(c, PROCD_COMMIT_IMAGE_TRANSFER_DEADLINE_MS, transfer,
                                              ret_pid);
}

/* A request of `set_scheduling`. */
static inline struct writ_msg procd_set_scheduling_made(uint64_t pid, enum scheduling_band band,
                                                        uint32_t weight)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_SET_SCHEDULING_REQUEST,
                          .w = {pid, (uint8_t)band | (uint64_t)weight << 32}};
    return m;
}

/* Gives the first thread of a process a band and, in the band FAIR, a weight; threads that it makes later begin with the same. The band
 * is never before the caller's own. */
static inline uint32_t procd_set_scheduling_within(struct procd_client *c, uint32_t timeout_ms,
                                                   uint64_t pid, enum scheduling_band band,
                                                   uint32_t weight)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SET_SCHEDULING_DEADLINE_MS);
    struct writ_msg m = procd_set_scheduling_made(pid, band, weight);
    if (WRIT_CHECKS && procd_set_scheduling_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_set_scheduling_made(pid, band, weight);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_SET_SCHEDULING_REPLY) {
        return writ_judge_reply(c->io, PROCD_SET_SCHEDULING_REQUEST, m.tag,
                                procd_set_scheduling_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t procd_set_scheduling(struct procd_client *c, uint64_t pid,
                                            enum scheduling_band band, uint32_t weight)
{
    return procd_set_scheduling_within(c, PROCD_SET_SCHEDULING_DEADLINE_MS, pid, band, weight);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct procd_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bit of a notification that tells of ends; a second one of the same caller takes the place of the first. */
static inline struct procd_subscribe_builder procd_subscribe_begin(struct procd_client *c)
{
    return (struct procd_subscribe_builder){
        .wire = writ_builder_begin(c->io, 0, 1),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Gives a handle. */
static inline void procd_subscribe_put_bell(struct procd_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t procd_subscribe_call_within(struct procd_subscribe_builder *b,
                                                   uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = procd_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_SUBSCRIBE_REQUEST, b->wire.cursor)};
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
    if (m.tag != PROCD_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, PROCD_SUBSCRIBE_REQUEST, m.tag,
                                procd_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t procd_subscribe_call(struct procd_subscribe_builder *b)
{
    return procd_subscribe_call_within(b, PROCD_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `next_process_event`. */
static inline struct writ_msg procd_next_process_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_NEXT_PROCESS_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest event after `after_seq` of a process that the caller may see: `bootstrap` services, `driver` drivers, `launcher` what it
 * started, `observer` all. `lost` events between have made way for others; who is more than 256 of them behind is told of all.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t
procd_next_process_event_within(struct procd_client *c, uint32_t timeout_ms, uint64_t after_seq,
                                struct procd_next_process_event_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_NEXT_PROCESS_EVENT_DEADLINE_MS);
    struct writ_msg m = procd_next_process_event_made(after_seq);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_next_process_event_made(after_seq);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        procd_next_process_event_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, PROCD_NEXT_PROCESS_EVENT_REQUEST, m.tag,
                                procd_next_process_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_next_process_event_reply_read(c->io->out);
    return WRIT_OK;
}

static inline uint32_t procd_next_process_event(struct procd_client *c, uint64_t after_seq,
                                                struct procd_next_process_event_reply *ret_reply)
{
    return procd_next_process_event_within(c, PROCD_NEXT_PROCESS_EVENT_DEADLINE_MS, after_seq,
                                           ret_reply);
}

#endif
