/* Generated from idl/runtimed.writ: change it there.
 *
 * One stub per method of runtimed. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef RUNTIMED_CLIENT_H
#define RUNTIMED_CLIENT_H

#include "writ/call.h"

#include "runtimed_wire.h"

/* A connection to Runtimed: the pages of the calling thread, and the slot it is in. */
struct runtimed_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg runtimed_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = RUNTIMED_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t runtimed_ping_within(struct runtimed_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, RUNTIMED_PING_DEADLINE_MS);
    struct writ_msg m = runtimed_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = runtimed_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != RUNTIMED_PING_REPLY) {
        return writ_judge_reply(c->io, RUNTIMED_PING_REQUEST, m.tag,
                                runtimed_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t runtimed_ping(struct runtimed_client *c)
{
    return runtimed_ping_within(c, RUNTIMED_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg runtimed_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = RUNTIMED_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t runtimed_stats_within(struct runtimed_client *c, uint32_t timeout_ms,
                                             uint64_t *ret_calls, uint64_t *ret_rejects,
                                             uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, RUNTIMED_STATS_DEADLINE_MS);
    struct writ_msg m = runtimed_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = runtimed_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != RUNTIMED_STATS_REPLY) {
        return writ_judge_reply(c->io, RUNTIMED_STATS_REQUEST, m.tag,
                                runtimed_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t runtimed_stats(struct runtimed_client *c, uint64_t *ret_calls,
                                      uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return runtimed_stats_within(c, RUNTIMED_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg runtimed_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = RUNTIMED_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t runtimed_abi_within(struct runtimed_client *c, uint32_t timeout_ms,
                                           uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, RUNTIMED_ABI_DEADLINE_MS);
    struct writ_msg m = runtimed_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = runtimed_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != RUNTIMED_ABI_REPLY) {
        return writ_judge_reply(c->io, RUNTIMED_ABI_REQUEST, m.tag,
                                runtimed_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t runtimed_abi(struct runtimed_client *c, uint64_t *ret_hash)
{
    return runtimed_abi_within(c, RUNTIMED_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `snapshot_running_programs`. */
static inline struct writ_msg runtimed_snapshot_running_programs_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REQUEST, .w = {after}};
    return m;
}

/* A page of the programs that run, by rising number. `next` is 0 after the last page; another `generation` than that of the page before
 * means that programs came or went between: begin again. */
static inline uint32_t
runtimed_snapshot_running_programs_within(struct runtimed_client *c, uint32_t timeout_ms,
                                          uint64_t after,
                                          struct runtimed_snapshot_running_programs_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_DEADLINE_MS);
    struct writ_msg m = runtimed_snapshot_running_programs_made(after);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = runtimed_snapshot_running_programs_made(after);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        runtimed_snapshot_running_programs_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REQUEST, m.tag,
                                runtimed_snapshot_running_programs_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = runtimed_snapshot_running_programs_reply_read(c->io->out);
    ret_reply->items.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t
runtimed_snapshot_running_programs(struct runtimed_client *c, uint64_t after,
                                   struct runtimed_snapshot_running_programs_reply *ret_reply)
{
    return runtimed_snapshot_running_programs_within(c,
                                                     RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_DEADLINE_MS,
                                                     after, ret_reply);
}

/* A request of `launch_program_new_session` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct runtimed_launch_program_new_session_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct runtimed_launch_program_new_session_request_body *body;
};

/* Launches a program of the catalog into a session of its own. A launch that is refused gives a session, too, which has ended: the
 * outcome says what is missing, `reason` says it to a person and is empty otherwise.
 *
 * Guarantee: of a launch that is refused, and on any error, no process remains. */
static inline struct runtimed_launch_program_new_session_builder
runtimed_launch_program_new_session_begin(struct runtimed_client *c)
{
    return (struct runtimed_launch_program_new_session_builder){
        .wire = writ_builder_begin(c->io, 8, 0),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void
runtimed_launch_program_new_session_put_desktop_id(struct runtimed_launch_program_new_session_builder *b, const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at =
        writ_builder_tail(&b->wire, runtimed_launch_program_new_session_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
runtimed_launch_program_new_session_call_within(struct runtimed_launch_program_new_session_builder *b, uint32_t timeout_ms, struct runtimed_launch_program_new_session_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, runtimed_launch_program_new_session_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            runtimed_launch_program_new_session_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST,
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
    struct writ_reject why =
        runtimed_launch_program_new_session_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST, m.tag,
                                runtimed_launch_program_new_session_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = runtimed_launch_program_new_session_reply_read(b->io->out);
    ret_reply->reason.use = writ_out_use(b->io);
    return WRIT_OK;
}

static inline uint32_t
runtimed_launch_program_new_session_call(struct runtimed_launch_program_new_session_builder *b,
                                         struct runtimed_launch_program_new_session_reply *ret_reply)
{
    return runtimed_launch_program_new_session_call_within(b,
                                                           RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_DEADLINE_MS, ret_reply);
}

/* A request of `launch_path_new_session` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct runtimed_launch_path_new_session_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct runtimed_launch_path_new_session_request_body *body;
};

/* Launches the program at a path, likewise. Each argument and each variable of the environment ends with a line break; a variable is
 * `NAME=value`. An empty environment stands for the default one.
 *
 * Guarantee: of a launch that is refused, and on any error, no process remains. */
static inline struct runtimed_launch_path_new_session_builder
runtimed_launch_path_new_session_begin(struct runtimed_client *c)
{
    return (struct runtimed_launch_path_new_session_builder){
        .wire = writ_builder_begin(c->io, 16, 0),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void
runtimed_launch_path_new_session_put_path(struct runtimed_launch_path_new_session_builder *b,
                                          const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at =
        writ_builder_tail(&b->wire, runtimed_launch_path_new_session_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

static inline void
runtimed_launch_path_new_session_put_args(struct runtimed_launch_path_new_session_builder *b,
                                          const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at =
        writ_builder_tail(&b->wire, runtimed_launch_path_new_session_request_tails, 1, length);
    writ_copy_in(at, data, length);
}

static inline void
runtimed_launch_path_new_session_put_env(struct runtimed_launch_path_new_session_builder *b,
                                         const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at =
        writ_builder_tail(&b->wire, runtimed_launch_path_new_session_request_tails, 2, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
runtimed_launch_path_new_session_call_within(struct runtimed_launch_path_new_session_builder *b,
                                             uint32_t timeout_ms,
                                             struct runtimed_launch_path_new_session_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, RUNTIMED_LAUNCH_PATH_NEW_SESSION_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, runtimed_launch_path_new_session_request_tails, 3);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            runtimed_launch_path_new_session_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST,
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
    struct writ_reject why =
        runtimed_launch_path_new_session_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST, m.tag,
                                runtimed_launch_path_new_session_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = runtimed_launch_path_new_session_reply_read(b->io->out);
    ret_reply->reason.use = writ_out_use(b->io);
    return WRIT_OK;
}

static inline uint32_t
runtimed_launch_path_new_session_call(struct runtimed_launch_path_new_session_builder *b,
                                      struct runtimed_launch_path_new_session_reply *ret_reply)
{
    return runtimed_launch_path_new_session_call_within(b,
                                                        RUNTIMED_LAUNCH_PATH_NEW_SESSION_DEADLINE_MS, ret_reply);
}

/* A request of `terminate_session`. */
static inline struct writ_msg runtimed_terminate_session_made(uint64_t session)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = RUNTIMED_TERMINATE_SESSION_REQUEST, .w = {session}};
    return m;
}

/* Ends a session with all of its programs.
 *
 * Guarantee: when it returns, no process of the session is left. */
static inline uint32_t runtimed_terminate_session_within(struct runtimed_client *c,
                                                         uint32_t timeout_ms, uint64_t session)
{
    uint32_t left_ms = writ_least(timeout_ms, RUNTIMED_TERMINATE_SESSION_DEADLINE_MS);
    struct writ_msg m = runtimed_terminate_session_made(session);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = runtimed_terminate_session_made(session);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != RUNTIMED_TERMINATE_SESSION_REPLY) {
        return writ_judge_reply(c->io, RUNTIMED_TERMINATE_SESSION_REQUEST, m.tag,
                                runtimed_terminate_session_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t runtimed_terminate_session(struct runtimed_client *c, uint64_t session)
{
    return runtimed_terminate_session_within(c, RUNTIMED_TERMINATE_SESSION_DEADLINE_MS, session);
}

/* A request of `terminate_pid`. */
static inline struct writ_msg runtimed_terminate_pid_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = RUNTIMED_TERMINATE_PID_REQUEST, .w = {pid}};
    return m;
}

/* Ends one program, and with the last one its session. It is not started again.
 *
 * Guarantee: when it returns, the process is gone. */
static inline uint32_t runtimed_terminate_pid_within(struct runtimed_client *c, uint32_t timeout_ms,
                                                     uint64_t pid,
                                                     struct runtimed_terminate_pid_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, RUNTIMED_TERMINATE_PID_DEADLINE_MS);
    struct writ_msg m = runtimed_terminate_pid_made(pid);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = runtimed_terminate_pid_made(pid);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        runtimed_terminate_pid_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, RUNTIMED_TERMINATE_PID_REQUEST, m.tag,
                                runtimed_terminate_pid_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = runtimed_terminate_pid_reply_read(c->io->out);
    return WRIT_OK;
}

static inline uint32_t runtimed_terminate_pid(struct runtimed_client *c, uint64_t pid,
                                              struct runtimed_terminate_pid_reply *ret_reply)
{
    return runtimed_terminate_pid_within(c, RUNTIMED_TERMINATE_PID_DEADLINE_MS, pid, ret_reply);
}

/* A request of `notify_ui_ready`. */
static inline struct writ_msg runtimed_notify_ui_ready_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = RUNTIMED_NOTIFY_UI_READY_REQUEST};
    return m;
}

/* Says, by the interface server, that it can be drawn on. What waited for it is launched. */
static inline uint32_t runtimed_notify_ui_ready_within(struct runtimed_client *c,
                                                       uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, RUNTIMED_NOTIFY_UI_READY_DEADLINE_MS);
    struct writ_msg m = runtimed_notify_ui_ready_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = runtimed_notify_ui_ready_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != RUNTIMED_NOTIFY_UI_READY_REPLY) {
        return writ_judge_reply(c->io, RUNTIMED_NOTIFY_UI_READY_REQUEST, m.tag,
                                runtimed_notify_ui_ready_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t runtimed_notify_ui_ready(struct runtimed_client *c)
{
    return runtimed_notify_ui_ready_within(c, RUNTIMED_NOTIFY_UI_READY_DEADLINE_MS);
}

/* A request of `watch` in the making. Its values go into `body`; the first error stays. */
struct runtimed_watch_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bit of a notification that tells of changes; a second one of the same caller takes the place of the first. */
static inline struct runtimed_watch_builder runtimed_watch_begin(struct runtimed_client *c)
{
    return (struct runtimed_watch_builder){
        .wire = writ_builder_begin(c->io, 0, 1),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Gives a handle. */
static inline void runtimed_watch_put_bell(struct runtimed_watch_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t runtimed_watch_call_within(struct runtimed_watch_builder *b,
                                                  uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, RUNTIMED_WATCH_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = runtimed_watch_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(RUNTIMED_WATCH_REQUEST, b->wire.cursor)};
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
    if (m.tag != RUNTIMED_WATCH_REPLY) {
        return writ_judge_reply(b->io, RUNTIMED_WATCH_REQUEST, m.tag,
                                runtimed_watch_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t runtimed_watch_call(struct runtimed_watch_builder *b)
{
    return runtimed_watch_call_within(b, RUNTIMED_WATCH_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg runtimed_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = RUNTIMED_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest change after `after_seq`; `pid` is 0 where it is about none. `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t runtimed_next_event_within(struct runtimed_client *c, uint32_t timeout_ms,
                                                  uint64_t after_seq, uint64_t *ret_seq,
                                                  uint64_t *ret_lost, uint64_t *ret_session,
                                                  uint64_t *ret_pid,
                                                  enum program_change *ret_change)
{
    uint32_t left_ms = writ_least(timeout_ms, RUNTIMED_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = runtimed_next_event_made(after_seq);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = runtimed_next_event_made(after_seq);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != RUNTIMED_NEXT_EVENT_REPLY) {
        return writ_judge_reply(c->io, RUNTIMED_NEXT_EVENT_REQUEST, m.tag,
                                runtimed_next_event_may_say(writ_tag_status(m.tag)));
    }
    if (runtimed_next_event_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_seq = m.w[0];
    *ret_lost = m.w[1];
    *ret_session = m.w[2];
    *ret_pid = m.w[3];
    *ret_change = (enum program_change)(uint8_t)m.w[4];
    return WRIT_OK;
}

static inline uint32_t runtimed_next_event(struct runtimed_client *c, uint64_t after_seq,
                                           uint64_t *ret_seq, uint64_t *ret_lost,
                                           uint64_t *ret_session, uint64_t *ret_pid,
                                           enum program_change *ret_change)
{
    return runtimed_next_event_within(c, RUNTIMED_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq,
                                      ret_lost, ret_session, ret_pid, ret_change);
}

/* A request of `read_session`. */
static inline struct writ_msg runtimed_read_session_made(uint64_t session)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = RUNTIMED_READ_SESSION_REQUEST, .w = {session}};
    return m;
}

/* The state of a session, who launched it, and how many of its programs run. */
static inline uint32_t runtimed_read_session_within(struct runtimed_client *c, uint32_t timeout_ms,
                                                    uint64_t session, enum session_state *ret_state,
                                                    uint32_t *ret_owner, uint32_t *ret_programs)
{
    uint32_t left_ms = writ_least(timeout_ms, RUNTIMED_READ_SESSION_DEADLINE_MS);
    struct writ_msg m = runtimed_read_session_made(session);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = runtimed_read_session_made(session);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != RUNTIMED_READ_SESSION_REPLY) {
        return writ_judge_reply(c->io, RUNTIMED_READ_SESSION_REQUEST, m.tag,
                                runtimed_read_session_may_say(writ_tag_status(m.tag)));
    }
    if (runtimed_read_session_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum session_state)(uint8_t)m.w[0];
    *ret_owner = (uint32_t)(m.w[0] >> 32);
    *ret_programs = (uint32_t)m.w[1];
    return WRIT_OK;
}

static inline uint32_t runtimed_read_session(struct runtimed_client *c, uint64_t session,
                                             enum session_state *ret_state, uint32_t *ret_owner,
                                             uint32_t *ret_programs)
{
    return runtimed_read_session_within(c, RUNTIMED_READ_SESSION_DEADLINE_MS, session, ret_state,
                                        ret_owner, ret_programs);
}

#endif
