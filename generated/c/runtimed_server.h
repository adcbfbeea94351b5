/* Generated from idl/runtimed.writ: change it there.
 *
 * Dispatchers of runtimed. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef RUNTIMED_SERVER_H
#define RUNTIMED_SERVER_H

#include "writ/serve.h"

#include "runtimed_wire.h"

struct runtimed_server;
struct session;
struct interface;

/* What the dispatcher of Runtimed keeps. */
struct runtimed_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: runtimed_method_name(). */
    struct writ_counters of[9];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct runtimed_server *s, uint64_t bits);
    struct writ_builder reply;
};

static inline void runtimed_serving_init(struct runtimed_serving *serving, struct writ_io *io)
{
    *serving = (struct runtimed_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *runtimed_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "snapshot_running_programs";
    case 1:
        return "launch_program_new_session";
    case 2:
        return "launch_path_new_session";
    case 3:
        return "terminate_session";
    case 4:
        return "terminate_pid";
    case 5:
        return "notify_ui_ready";
    case 6:
        return "watch";
    case 7:
        return "next_event";
    case 8:
        return "read_session";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters runtimed_counted(const struct runtimed_serving *serving)
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
static inline struct runtimed_serving *runtimed_serving_of(struct runtimed_server *s)
{
    return (struct runtimed_serving *)(void *)s;
}

/* The session with this key, or null; its state is told, too. */
static struct session *runtimed_find_session(struct runtimed_server *s, uint64_t key,
                                             enum session_state *ret_state);

/* The interface; its state is told, too. */
static struct interface *runtimed_find_interface(struct runtimed_server *s,
                                                 enum interface_state *ret_state);

/* A page of the programs that run, by rising number. `next` is 0 after the last page; another `generation` than that of the page before
 * means that programs came or went between: begin again. */
static uint32_t
runtimed_on_snapshot_running_programs(struct runtimed_server *s, const struct writ_caller *caller,
                                      const struct runtimed_snapshot_running_programs_request *request, struct runtimed_snapshot_running_programs_reply *reply);

/* Launches a program of the catalog into a session of its own. A launch that is refused gives a session, too, which has ended: the
 * outcome says what is missing, `reason` says it to a person and is empty otherwise.
 *
 * Guarantee: of a launch that is refused, and on any error, no process remains. */
static uint32_t
runtimed_on_launch_program_new_session(struct runtimed_server *s, const struct writ_caller *caller,
                                       const struct runtimed_launch_program_new_session_request *request, struct runtimed_launch_program_new_session_reply *reply);

/* Launches the program at a path, likewise. Each argument and each variable of the environment ends with a line break; a variable is
 * `NAME=value`. An empty environment stands for the default one.
 *
 * Guarantee: of a launch that is refused, and on any error, no process remains. */
static uint32_t
runtimed_on_launch_path_new_session(struct runtimed_server *s, const struct writ_caller *caller,
                                    const struct runtimed_launch_path_new_session_request *request,
                                    struct runtimed_launch_path_new_session_reply *reply);

/* Ends a session with all of its programs.
 *
 * Guarantee: when it returns, no process of the session is left. */
static uint32_t
runtimed_on_terminate_session(struct runtimed_server *s, const struct writ_caller *caller,
                              struct session *session,
                              const struct runtimed_terminate_session_request *request);

/* Ends one program, and with the last one its session. It is not started again.
 *
 * Guarantee: when it returns, the process is gone. */
static uint32_t runtimed_on_terminate_pid(struct runtimed_server *s,
                                          const struct writ_caller *caller,
                                          const struct runtimed_terminate_pid_request *request,
                                          struct runtimed_terminate_pid_reply *reply);

/* Says, by the interface server, that it can be drawn on. What waited for it is launched. */
static uint32_t runtimed_on_notify_ui_ready(struct runtimed_server *s,
                                            const struct writ_caller *caller,
                                            struct interface *interface);

/* Gives the bit of a notification that tells of changes; a second one of the same caller takes the place of the first. */
static uint32_t runtimed_on_watch(struct runtimed_server *s, const struct writ_caller *caller,
                                  struct runtimed_watch_request *request);

/* The oldest change after `after_seq`; `pid` is 0 where it is about none. `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static uint32_t runtimed_on_next_event(struct runtimed_server *s, const struct writ_caller *caller,
                                       const struct runtimed_next_event_request *request,
                                       struct runtimed_next_event_reply *reply);

/* The state of a session, who launched it, and how many of its programs run. */
static uint32_t runtimed_on_read_session(struct runtimed_server *s,
                                         const struct writ_caller *caller, struct session *session,
                                         const struct runtimed_read_session_request *request,
                                         struct runtimed_read_session_reply *reply);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void runtimed_on_closed(struct runtimed_server *s, uint64_t label);

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void
runtimed_snapshot_running_programs_reply_put_items(struct runtimed_server *s,
                                                   struct runtimed_snapshot_running_programs_reply *reply, const void *data, uint32_t count)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 24, 0);
    uint8_t *at = writ_builder_tail(b, runtimed_snapshot_running_programs_reply_tails, 0, count);
    const struct program_row *items = data;
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        program_row_store(at + i * 88, &items[i]);
    }
    reply->items.items = (const void *)at;
    reply->items.count = at != NULL ? count : 0;
}

static inline uint64_t
runtimed_snapshot_running_programs_reply_finish(struct runtimed_serving *serving,
                                                const struct runtimed_snapshot_running_programs_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 24, 0);
    writ_builder_skip(b, runtimed_snapshot_running_programs_reply_tails, 1);
    writ_store_u64(body + 8, v->next);
    writ_store_u64(body + 16, v->generation);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY,
                                                 b->cursor) : 0;
}

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void
runtimed_launch_program_new_session_reply_put_reason(struct runtimed_server *s,
                                                     struct runtimed_launch_program_new_session_reply *reply, const void *data, uint32_t length)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 72, 0);
    uint8_t *at = writ_builder_tail(b, runtimed_launch_program_new_session_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->reason = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t
runtimed_launch_program_new_session_reply_finish(struct runtimed_serving *serving,
                                                 const struct runtimed_launch_program_new_session_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 72, 0);
    writ_builder_skip(b, runtimed_launch_program_new_session_reply_tails, 1);
    writ_store_u64(body, v->session);
    launch_outcome_store(body + 8, &v->outcome);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY,
                                                 b->cursor) : 0;
}

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void
runtimed_launch_path_new_session_reply_put_reason(struct runtimed_server *s,
                                                  struct runtimed_launch_path_new_session_reply *reply, const void *data, uint32_t length)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 72, 0);
    uint8_t *at = writ_builder_tail(b, runtimed_launch_path_new_session_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->reason = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t
runtimed_launch_path_new_session_reply_finish(struct runtimed_serving *serving,
                                              const struct runtimed_launch_path_new_session_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 72, 0);
    writ_builder_skip(b, runtimed_launch_path_new_session_reply_tails, 1);
    writ_store_u64(body, v->session);
    launch_outcome_store(body + 8, &v->outcome);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY,
                                                 b->cursor) : 0;
}

static inline uint64_t
runtimed_terminate_pid_reply_finish(struct runtimed_serving *serving,
                                    const struct runtimed_terminate_pid_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 168, 0);
    ending_store(body, &v->ending);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(RUNTIMED_TERMINATE_PID_REPLY, b->cursor) : 0;
}

/* Answers that somebody is there. */
static inline uint64_t runtimed_serve_ping(struct runtimed_server *s, struct writ_msg *m,
                                           const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = RUNTIMED_PING_REPLY};
    return RUNTIMED_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t runtimed_serve_stats(struct runtimed_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = runtimed_counted(serving);
    struct runtimed_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    runtimed_stats_reply_write(m, &reply);
    return RUNTIMED_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t runtimed_serve_abi(struct runtimed_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct runtimed_abi_reply reply = {.hash = RUNTIMED_ABI};
    runtimed_abi_reply_write(m, &reply);
    return RUNTIMED_ABI_REPLY;
}

/* `snapshot_running_programs`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t runtimed_serve_snapshot_running_programs(struct runtimed_server *s,
                                                                struct writ_msg *m,
                                                                const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (RUNTIMED_ROLE_LAUNCHER | RUNTIMED_ROLE_OPERATOR |
                          RUNTIMED_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct runtimed_snapshot_running_programs_request request =
        runtimed_snapshot_running_programs_request_read(m);
    struct runtimed_snapshot_running_programs_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 24};
    uint32_t status = runtimed_on_snapshot_running_programs(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = runtimed_snapshot_running_programs_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           runtimed_snapshot_running_programs_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `launch_program_new_session`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t runtimed_serve_launch_program_new_session(struct runtimed_server *s,
                                                                 struct writ_msg *m,
                                                                 const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (RUNTIMED_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY)) {
        why = runtimed_launch_program_new_session_request_check_body(serving->io->in, bytes);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct runtimed_launch_program_new_session_request request =
        runtimed_launch_program_new_session_request_read(serving->io->in);
    request.desktop_id.use = writ_in_use(serving->io);
    struct runtimed_launch_program_new_session_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 72};
    uint32_t status = runtimed_on_launch_program_new_session(s, caller, &request, &reply);
    writ_end_request(serving->io);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = runtimed_launch_program_new_session_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           runtimed_launch_program_new_session_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `launch_path_new_session`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t runtimed_serve_launch_path_new_session(struct runtimed_server *s,
                                                              struct writ_msg *m,
                                                              const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (RUNTIMED_ROLE_LAUNCHER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 16 || bytes > WRIT_MAX_BODY)) {
        why = runtimed_launch_path_new_session_request_check_body(serving->io->in, bytes);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct runtimed_launch_path_new_session_request request =
        runtimed_launch_path_new_session_request_read(serving->io->in);
    request.path.use = writ_in_use(serving->io);
    request.args.use = writ_in_use(serving->io);
    request.env.use = writ_in_use(serving->io);
    struct runtimed_launch_path_new_session_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 72};
    uint32_t status = runtimed_on_launch_path_new_session(s, caller, &request, &reply);
    writ_end_request(serving->io);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = runtimed_launch_path_new_session_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           runtimed_launch_path_new_session_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `terminate_session`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t runtimed_serve_terminate_session(struct runtimed_server *s,
                                                        struct writ_msg *m,
                                                        const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (RUNTIMED_ROLE_LAUNCHER | RUNTIMED_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct runtimed_terminate_session_request request = runtimed_terminate_session_request_read(m);
    enum session_state session_state = 0;
    struct session *session = runtimed_find_session(s, request.session, &session_state);
    if (session == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(RUNTIMED_TERMINATE_SESSION_REQUEST_SESSION_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (session_state != SESSION_STATE_STARTING && session_state != SESSION_STATE_RUNNING) {
        struct writ_verdict verdict = writ_verdict(WRIT_BAD_STATE,
                                                   writ_reject(RUNTIMED_TERMINATE_SESSION_REQUEST_SESSION_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = runtimed_on_terminate_session(s, caller, session, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           runtimed_terminate_session_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = RUNTIMED_TERMINATE_SESSION_REPLY};
    return RUNTIMED_TERMINATE_SESSION_REPLY;
}

/* `terminate_pid`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t runtimed_serve_terminate_pid(struct runtimed_server *s, struct writ_msg *m,
                                                    const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    struct writ_counters *counters = &serving->of[4];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (RUNTIMED_ROLE_LAUNCHER | RUNTIMED_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct runtimed_terminate_pid_request request = runtimed_terminate_pid_request_read(m);
    struct runtimed_terminate_pid_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 168};
    uint32_t status = runtimed_on_terminate_pid(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = runtimed_terminate_pid_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           runtimed_terminate_pid_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `notify_ui_ready`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t runtimed_serve_notify_ui_ready(struct runtimed_server *s, struct writ_msg *m,
                                                      const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    struct writ_counters *counters = &serving->of[5];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (RUNTIMED_ROLE_INTERFACE)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum interface_state interface_state = 0;
    struct interface *interface = runtimed_find_interface(s, &interface_state);
    uint32_t status = runtimed_on_notify_ui_ready(s, caller, interface);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           runtimed_notify_ui_ready_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = RUNTIMED_NOTIFY_UI_READY_REPLY};
    return RUNTIMED_NOTIFY_UI_READY_REPLY;
}

/* `watch`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t runtimed_serve_watch(struct runtimed_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    struct writ_counters *counters = &serving->of[6];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (RUNTIMED_ROLE_LAUNCHER | RUNTIMED_ROLE_OPERATOR | RUNTIMED_ROLE_OBSERVER |
                          RUNTIMED_ROLE_INTERFACE)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = runtimed_watch_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct runtimed_watch_request request =
        runtimed_watch_request_read(serving->io->in + WRIT_RECORDS);
    uint32_t status = runtimed_on_watch(s, caller, &request);
    writ_close_rest(serving->io, &request.bell, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           runtimed_watch_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = RUNTIMED_WATCH_REPLY};
    return RUNTIMED_WATCH_REPLY;
}

/* `next_event`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t runtimed_serve_next_event(struct runtimed_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    struct writ_counters *counters = &serving->of[7];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (RUNTIMED_ROLE_LAUNCHER | RUNTIMED_ROLE_OPERATOR | RUNTIMED_ROLE_OBSERVER |
                          RUNTIMED_ROLE_INTERFACE)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct runtimed_next_event_request request = runtimed_next_event_request_read(m);
    struct runtimed_next_event_reply reply = {0};
    uint32_t status = runtimed_on_next_event(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           runtimed_next_event_may_say(status) ? status : WRIT_INTERNAL);
    }
    runtimed_next_event_reply_write(m, &reply);
    return RUNTIMED_NEXT_EVENT_REPLY;
}

/* `read_session`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t runtimed_serve_read_session(struct runtimed_server *s, struct writ_msg *m,
                                                   const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    struct writ_counters *counters = &serving->of[8];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (RUNTIMED_ROLE_LAUNCHER | RUNTIMED_ROLE_OPERATOR |
                          RUNTIMED_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct runtimed_read_session_request request = runtimed_read_session_request_read(m);
    enum session_state session_state = 0;
    struct session *session = runtimed_find_session(s, request.session, &session_state);
    if (session == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(RUNTIMED_READ_SESSION_REQUEST_SESSION_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct runtimed_read_session_reply reply = {0};
    uint32_t status = runtimed_on_read_session(s, caller, session, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           runtimed_read_session_may_say(status) ? status : WRIT_INTERNAL);
    }
    runtimed_read_session_reply_write(m, &reply);
    return RUNTIMED_READ_SESSION_REPLY;
}

/* An event of the kernel. */
static inline void runtimed_event(struct runtimed_server *s, uint64_t tag, uint64_t word,
                                  uint64_t label)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    runtimed_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool runtimed_dispatch(struct runtimed_server *s, struct writ_msg *m,
                                     const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
    if ((uint16_t)caller->label == RUNTIMED_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REQUEST:
            if (m->tag == RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REQUEST) {
                m->tag = runtimed_serve_snapshot_running_programs(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST) {
                m->tag = runtimed_serve_launch_program_new_session(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST) {
                m->tag = runtimed_serve_launch_path_new_session(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)RUNTIMED_TERMINATE_SESSION_REQUEST:
            if (m->tag == RUNTIMED_TERMINATE_SESSION_REQUEST) {
                m->tag = runtimed_serve_terminate_session(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)RUNTIMED_TERMINATE_PID_REQUEST:
            if (m->tag == RUNTIMED_TERMINATE_PID_REQUEST) {
                m->tag = runtimed_serve_terminate_pid(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)RUNTIMED_NOTIFY_UI_READY_REQUEST:
            if (m->tag == RUNTIMED_NOTIFY_UI_READY_REQUEST) {
                m->tag = runtimed_serve_notify_ui_ready(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)RUNTIMED_WATCH_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == RUNTIMED_WATCH_REQUEST) {
                m->tag = runtimed_serve_watch(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)RUNTIMED_NEXT_EVENT_REQUEST:
            if (m->tag == RUNTIMED_NEXT_EVENT_REQUEST) {
                m->tag = runtimed_serve_next_event(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)RUNTIMED_READ_SESSION_REQUEST:
            if (m->tag == RUNTIMED_READ_SESSION_REQUEST) {
                m->tag = runtimed_serve_read_session(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case RUNTIMED_PING_REQUEST:
                m->tag = runtimed_serve_ping(s, m, caller);
                return true;
            case RUNTIMED_STATS_REQUEST:
                m->tag = runtimed_serve_stats(s, m, caller);
                return true;
            case RUNTIMED_ABI_REQUEST:
                m->tag = runtimed_serve_abi(s, m, caller);
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
        runtimed_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = runtimed_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void runtimed_dispatch_to(void *server, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct runtimed_serving *serving = runtimed_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = runtimed_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served runtimed_served(struct runtimed_server *s)
{
    struct writ_served served = {.protocol = RUNTIMED_PROTOCOL, .server = s};
    served.dispatch = runtimed_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void runtimed_serve(struct runtimed_server *s)
{
    struct runtimed_serving *serving = runtimed_serving_of(s);
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
            bool dispatched = runtimed_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
