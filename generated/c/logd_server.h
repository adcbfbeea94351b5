/* Generated from idl/logd.writ: change it there.
 *
 * Dispatchers of logd. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef LOGD_SERVER_H
#define LOGD_SERVER_H

#include "writ/serve.h"

#include "logd_wire.h"

struct logd_server;
struct reader;

/* What the dispatcher of Logd keeps. */
struct logd_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: logd_method_name(). */
    struct writ_counters of[12];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct logd_server *s, uint64_t bits);
    struct writ_builder reply;
    struct writ_waiter follow[LOGD_FOLLOW_WAITERS];
};

static inline void logd_serving_init(struct logd_serving *serving, struct writ_io *io)
{
    *serving = (struct logd_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *logd_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "append";
    case 1:
        return "query";
    case 2:
        return "open_reader";
    case 3:
        return "read_on";
    case 4:
        return "follow";
    case 5:
        return "look_at_reader";
    case 6:
        return "close_reader";
    case 7:
        return "subscribe";
    case 8:
        return "read_counters";
    case 9:
        return "get_level";
    case 10:
        return "set_level";
    case 11:
        return "list_levels";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters logd_counted(const struct logd_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 12; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct logd_serving *logd_serving_of(struct logd_server *s)
{
    return (struct logd_serving *)(void *)s;
}

/* The reader with this key, or null; its state is told, too. */
static struct reader *logd_find_reader(struct logd_server *s, uint64_t key,
                                       enum reader_state *ret_state);

/* Adds a record, in the caller's name. */
static uint32_t logd_on_append(struct logd_server *s, const struct writ_caller *caller,
                               const struct logd_append_request *request,
                               struct logd_append_reply *reply);

/* Records with a number above `after_seq` that the filter lets through, oldest first. `next_seq` is where to go on, also where nothing
 * was let through; `lost` of those asked for have made way; `more` says that there are others already. */
static uint32_t logd_on_query(struct logd_server *s, const struct writ_caller *caller,
                              const struct logd_query_request *request,
                              struct logd_query_reply *reply);

/* Opens a reader that begins after `after_seq`.
 *
 * Guarantee: on any error there is no reader that was not there before. */
static uint32_t logd_on_open_reader(struct logd_server *s, const struct writ_caller *caller,
                                    const struct logd_open_reader_request *request,
                                    struct logd_open_reader_reply *reply);

/* What `query` gives, through the filter of the reader. An empty answer means that it has seen everything. */
static uint32_t logd_on_read_on(struct logd_server *s, const struct writ_caller *caller,
                                struct reader *reader, const struct logd_read_on_request *request,
                                struct logd_read_on_reply *reply);

/* Waits until there is something to read for the reader, and tells the number of the newest record. Answered at once where there is.
 *
 * Blocks: until somebody says something that the filter lets through. A component that serves uses `subscribe` and `query`. */
static uint32_t logd_on_follow(struct logd_server *s, const struct writ_caller *caller,
                               struct reader *reader, const struct logd_follow_request *request,
                               struct logd_follow_reply *reply);

/* The state of a reader and how many records wait for it. */
static uint32_t logd_on_look_at_reader(struct logd_server *s, const struct writ_caller *caller,
                                       struct reader *reader,
                                       const struct logd_look_at_reader_request *request,
                                       struct logd_look_at_reader_reply *reply);

/* Gives a reader back. */
static uint32_t logd_on_close_reader(struct logd_server *s, const struct writ_caller *caller,
                                     struct reader *reader,
                                     const struct logd_close_reader_request *request);

/* Gives the bits of a notification that tell of new records; a second one of the same caller takes the place of the first. */
static uint32_t logd_on_subscribe(struct logd_server *s, const struct writ_caller *caller,
                                  struct logd_subscribe_request *request);

/* What was kept and what was not: records and bytes in the journal, records that made way, and records dropped by share and by the
 * kernel. */
static uint32_t logd_on_read_counters(struct logd_server *s, const struct writ_caller *caller,
                                      struct logd_read_counters_reply *reply);

/* From which level on the records of a component are kept; 0 asks for those that have no threshold of their own. */
static uint32_t logd_on_get_level(struct logd_server *s, const struct writ_caller *caller,
                                  const struct logd_get_level_request *request,
                                  struct logd_get_level_reply *reply);

/* Changes that, from the next record on. */
static uint32_t logd_on_set_level(struct logd_server *s, const struct writ_caller *caller,
                                  const struct logd_set_level_request *request);

/* A page of all thresholds, by rising component. `next` is 0 after the last page; another `generation` than that of the page before
 * means that thresholds changed between: begin again. */
static uint32_t logd_on_list_levels(struct logd_server *s, const struct writ_caller *caller,
                                    const struct logd_list_levels_request *request,
                                    struct logd_list_levels_reply *reply);

/* The answer to one who waits in `follow`: a status, or WRIT_KEEP to let him wait on. */
static uint32_t logd_answer_follow(struct logd_server *s, uint64_t key, struct reader *reader,
                                   struct logd_follow_reply *reply);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void logd_on_closed(struct logd_server *s, uint64_t label);

/* Appends to a reply; tails go in their order. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void logd_query_reply_put_records(struct logd_server *s,
                                                struct logd_query_reply *reply, const void *data,
                                                uint32_t count)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 32, 0);
    uint8_t *at = writ_builder_tail(b, logd_query_reply_tails, 0, count);
    const struct log_record *items = data;
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        log_record_store(at + i * 32, &items[i]);
    }
    reply->records.items = (const void *)at;
    reply->records.count = at != NULL ? count : 0;
}

/* Appends to a reply; tails go in their order. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void logd_query_reply_put_lines(struct logd_server *s, struct logd_query_reply *reply,
                                              const void *data, uint32_t length)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 32, 0);
    uint8_t *at = writ_builder_tail(b, logd_query_reply_tails, 1, length);
    writ_copy_in(at, data, length);
    reply->lines = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t logd_query_reply_finish(struct logd_serving *serving,
                                               const struct logd_query_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 32, 0);
    writ_builder_skip(b, logd_query_reply_tails, 2);
    writ_store_u64(body, v->next_seq);
    writ_store_u64(body + 8, v->lost);
    writ_store_u8(body + 16, v->more);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(LOGD_QUERY_REPLY, b->cursor) : 0;
}

/* Appends to a reply; tails go in their order. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void logd_read_on_reply_put_records(struct logd_server *s,
                                                  struct logd_read_on_reply *reply,
                                                  const void *data, uint32_t count)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 32, 0);
    uint8_t *at = writ_builder_tail(b, logd_read_on_reply_tails, 0, count);
    const struct log_record *items = data;
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        log_record_store(at + i * 32, &items[i]);
    }
    reply->records.items = (const void *)at;
    reply->records.count = at != NULL ? count : 0;
}

/* Appends to a reply; tails go in their order. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void logd_read_on_reply_put_lines(struct logd_server *s,
                                                struct logd_read_on_reply *reply, const void *data,
                                                uint32_t length)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 32, 0);
    uint8_t *at = writ_builder_tail(b, logd_read_on_reply_tails, 1, length);
    writ_copy_in(at, data, length);
    reply->lines = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t logd_read_on_reply_finish(struct logd_serving *serving,
                                                 const struct logd_read_on_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 32, 0);
    writ_builder_skip(b, logd_read_on_reply_tails, 2);
    writ_store_u64(body, v->next_seq);
    writ_store_u64(body + 8, v->lost);
    writ_store_u8(body + 16, v->more);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(LOGD_READ_ON_REPLY, b->cursor) : 0;
}

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void logd_list_levels_reply_put_items(struct logd_server *s,
                                                    struct logd_list_levels_reply *reply,
                                                    const void *data, uint32_t count)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 16, 0);
    uint8_t *at = writ_builder_tail(b, logd_list_levels_reply_tails, 0, count);
    const struct log_level_row *items = data;
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        log_level_row_store(at + i * 4, &items[i]);
    }
    reply->items.items = (const void *)at;
    reply->items.count = at != NULL ? count : 0;
}

static inline uint64_t logd_list_levels_reply_finish(struct logd_serving *serving,
                                                     const struct logd_list_levels_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 16, 0);
    writ_builder_skip(b, logd_list_levels_reply_tails, 1);
    writ_store_u16(body + 4, v->next);
    writ_store_u64(body + 8, v->generation);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(LOGD_LIST_LEVELS_REPLY, b->cursor) : 0;
}

/* Answers one who waits in `follow`: with what is in `m` if the status is OK. */
static inline void logd_answer_one_follow(struct logd_serving *serving, struct writ_waiter *waiter,
                                          uint32_t status, struct writ_msg m)
{
    if (status != WRIT_OK) {
        uint32_t said = logd_follow_may_say(status) ? status : WRIT_INTERNAL;
        uint64_t tag = writ_failed(&serving->of[4], waiter->caller, LOGD_FOLLOW_REQUEST, said);
        m = (struct writ_msg){.tag = tag};
    }
    writ_answer(serving->io, waiter, &m);
}

/* Those who wait in `follow` for this object are answered. */
static inline void logd_wake_follow(struct logd_server *s, uint64_t key, struct reader *object)
{
    struct logd_serving *serving = logd_serving_of(s);
    for (uint32_t i = 0; i < LOGD_FOLLOW_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->follow[i];
        if (waiter->reply == 0 || waiter->key != key) {
            continue;
        }
        struct writ_msg m = {.tag = LOGD_FOLLOW_REPLY};
        struct logd_follow_reply reply = {0};
        uint32_t status = logd_answer_follow(s, key, object, &reply);
        if (status == WRIT_KEEP) {
            continue;
        }
        logd_follow_reply_write(&m, &reply);
        logd_answer_one_follow(serving, waiter, status, m);
    }
}

/* The reader with this key is no more: those who wait for something of it learn that. */
static inline void logd_gone_reader(struct logd_server *s, uint64_t key)
{
    struct logd_serving *serving = logd_serving_of(s);
    for (uint32_t i = 0; i < LOGD_FOLLOW_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->follow[i];
        if (waiter->reply != 0 && waiter->key == key) {
            logd_answer_one_follow(serving, waiter, WRIT_NOT_FOUND, (struct writ_msg){.tag = 0});
        }
    }
}

/* The adapter says that `receives` has happened to the reader with this key. */
static inline void logd_event_receives(struct logd_server *s, uint64_t key)
{
    enum reader_state now_state = 0;
    struct reader *now = logd_find_reader(s, key, &now_state);
    logd_wake_follow(s, key, now);
}

/* The adapter says that `abandoned` has happened to the reader with this key. */
static inline void logd_event_abandoned(struct logd_server *s, uint64_t key)
{
    logd_gone_reader(s, key);
}

/* Answers that somebody is there. */
static inline uint64_t logd_serve_ping(struct logd_server *s, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = LOGD_PING_REPLY};
    return LOGD_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t logd_serve_stats(struct logd_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = logd_counted(serving);
    struct logd_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    logd_stats_reply_write(m, &reply);
    return LOGD_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t logd_serve_abi(struct logd_server *s, struct writ_msg *m,
                                      const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct logd_abi_reply reply = {.hash = LOGD_ABI};
    logd_abi_reply_write(m, &reply);
    return LOGD_ABI_REPLY;
}

/* `append`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t logd_serve_append(struct logd_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (LOGD_ROLE_WRITER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY)) {
        why = logd_append_request_check_body(serving->io->in, bytes);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct logd_append_request request = logd_append_request_read(serving->io->in);
    request.line.use = writ_in_use(serving->io);
    struct logd_append_reply reply = {0};
    uint32_t status = logd_on_append(s, caller, &request, &reply);
    writ_end_request(serving->io);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           logd_append_may_say(status) ? status : WRIT_INTERNAL);
    }
    logd_append_reply_write(m, &reply);
    return LOGD_APPEND_REPLY;
}

/* `query`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t logd_serve_query(struct logd_server *s, struct writ_msg *m,
                                        const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (LOGD_ROLE_READER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = logd_query_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct logd_query_request request = logd_query_request_read(m);
    struct logd_query_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 32};
    uint32_t status = logd_on_query(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = logd_query_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           logd_query_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `open_reader`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t logd_serve_open_reader(struct logd_server *s, struct writ_msg *m,
                                              const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (LOGD_ROLE_READER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = logd_open_reader_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct logd_open_reader_request request = logd_open_reader_request_read(m);
    struct logd_open_reader_reply reply = {0};
    uint32_t status = logd_on_open_reader(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           logd_open_reader_may_say(status) ? status : WRIT_INTERNAL);
    }
    logd_open_reader_reply_write(m, &reply);
    return LOGD_OPEN_READER_REPLY;
}

/* `read_on`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t logd_serve_read_on(struct logd_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (LOGD_ROLE_READER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct logd_read_on_request request = logd_read_on_request_read(m);
    enum reader_state reader_state = 0;
    struct reader *reader = logd_find_reader(s, request.reader, &reader_state);
    if (reader == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(LOGD_READ_ON_REQUEST_READER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct logd_read_on_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 32};
    uint32_t status = logd_on_read_on(s, caller, reader, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = logd_read_on_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           logd_read_on_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `follow`: admission, checks, order, handler, reply. Returns the tag of the reply, or 0 if it is kept. */
static inline uint64_t logd_serve_follow(struct logd_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_counters *counters = &serving->of[4];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (LOGD_ROLE_READER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct logd_follow_request request = logd_follow_request_read(m);
    enum reader_state reader_state = 0;
    struct reader *reader = logd_find_reader(s, request.reader, &reader_state);
    if (reader == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(LOGD_FOLLOW_REQUEST_READER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct logd_follow_reply reply = {0};
    uint32_t status = logd_on_follow(s, caller, reader, &request, &reply);
    if (status == WRIT_KEEP) {
        status =
            writ_park(serving->io, serving->follow, LOGD_FOLLOW_WAITERS, request.reader, caller);
        if (status == WRIT_OK) {
            *m = (struct writ_msg){.tag = 0};
            return 0;
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           logd_follow_may_say(status) ? status : WRIT_INTERNAL);
    }
    logd_follow_reply_write(m, &reply);
    return LOGD_FOLLOW_REPLY;
}

/* `look_at_reader`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t logd_serve_look_at_reader(struct logd_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_counters *counters = &serving->of[5];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (LOGD_ROLE_READER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct logd_look_at_reader_request request = logd_look_at_reader_request_read(m);
    enum reader_state reader_state = 0;
    struct reader *reader = logd_find_reader(s, request.reader, &reader_state);
    if (reader == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(LOGD_LOOK_AT_READER_REQUEST_READER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct logd_look_at_reader_reply reply = {0};
    uint32_t status = logd_on_look_at_reader(s, caller, reader, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           logd_look_at_reader_may_say(status) ? status : WRIT_INTERNAL);
    }
    logd_look_at_reader_reply_write(m, &reply);
    return LOGD_LOOK_AT_READER_REPLY;
}

/* `close_reader`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t logd_serve_close_reader(struct logd_server *s, struct writ_msg *m,
                                               const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_counters *counters = &serving->of[6];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (LOGD_ROLE_READER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct logd_close_reader_request request = logd_close_reader_request_read(m);
    enum reader_state reader_state = 0;
    struct reader *reader = logd_find_reader(s, request.reader, &reader_state);
    if (reader == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(LOGD_CLOSE_READER_REQUEST_READER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = logd_on_close_reader(s, caller, reader, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           logd_close_reader_may_say(status) ? status : WRIT_INTERNAL);
    }
    logd_gone_reader(s, request.reader);
    *m = (struct writ_msg){.tag = LOGD_CLOSE_READER_REPLY};
    return LOGD_CLOSE_READER_REPLY;
}

/* `subscribe`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t logd_serve_subscribe(struct logd_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_counters *counters = &serving->of[7];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (LOGD_ROLE_READER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 24)) {
        why = logd_subscribe_request_check_body(serving->io->in, serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct logd_subscribe_request request =
        logd_subscribe_request_read(serving->io->in, serving->io->in + WRIT_RECORDS);
    uint32_t status = logd_on_subscribe(s, caller, &request);
    writ_close_rest(serving->io, &request.bell, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           logd_subscribe_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = LOGD_SUBSCRIBE_REPLY};
    return LOGD_SUBSCRIBE_REPLY;
}

/* `read_counters`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t logd_serve_read_counters(struct logd_server *s, struct writ_msg *m,
                                                const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_counters *counters = &serving->of[8];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (LOGD_ROLE_READER | LOGD_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct logd_read_counters_reply reply = {0};
    uint32_t status = logd_on_read_counters(s, caller, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           logd_read_counters_may_say(status) ? status : WRIT_INTERNAL);
    }
    logd_read_counters_reply_write(m, &reply);
    return LOGD_READ_COUNTERS_REPLY;
}

/* `get_level`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t logd_serve_get_level(struct logd_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_counters *counters = &serving->of[9];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (LOGD_ROLE_READER | LOGD_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = logd_get_level_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct logd_get_level_request request = logd_get_level_request_read(m);
    struct logd_get_level_reply reply = {0};
    uint32_t status = logd_on_get_level(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           logd_get_level_may_say(status) ? status : WRIT_INTERNAL);
    }
    logd_get_level_reply_write(m, &reply);
    return LOGD_GET_LEVEL_REPLY;
}

/* `set_level`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t logd_serve_set_level(struct logd_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_counters *counters = &serving->of[10];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (LOGD_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = logd_set_level_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct logd_set_level_request request = logd_set_level_request_read(m);
    uint32_t status = logd_on_set_level(s, caller, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           logd_set_level_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = LOGD_SET_LEVEL_REPLY};
    return LOGD_SET_LEVEL_REPLY;
}

/* `list_levels`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t logd_serve_list_levels(struct logd_server *s, struct writ_msg *m,
                                              const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    struct writ_counters *counters = &serving->of[11];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (LOGD_ROLE_READER | LOGD_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = logd_list_levels_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct logd_list_levels_request request = logd_list_levels_request_read(m);
    struct logd_list_levels_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 16};
    uint32_t status = logd_on_list_levels(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = logd_list_levels_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           logd_list_levels_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* An event of the kernel. */
static inline void logd_event(struct logd_server *s, uint64_t tag, uint64_t word, uint64_t label)
{
    struct logd_serving *serving = logd_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    writ_drop_label(serving->io, serving->follow, LOGD_FOLLOW_WAITERS, label);
    logd_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool logd_dispatch(struct logd_server *s, struct writ_msg *m,
                                 const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(s);
    if ((uint16_t)caller->label == LOGD_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)LOGD_APPEND_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == LOGD_APPEND_REQUEST) {
                m->tag = logd_serve_append(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)LOGD_QUERY_REQUEST:
            if (m->tag == LOGD_QUERY_REQUEST) {
                m->tag = logd_serve_query(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)LOGD_OPEN_READER_REQUEST:
            if (m->tag == LOGD_OPEN_READER_REQUEST) {
                m->tag = logd_serve_open_reader(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)LOGD_READ_ON_REQUEST:
            if (m->tag == LOGD_READ_ON_REQUEST) {
                m->tag = logd_serve_read_on(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)LOGD_FOLLOW_REQUEST:
            if (m->tag == LOGD_FOLLOW_REQUEST) {
                m->tag = logd_serve_follow(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)LOGD_LOOK_AT_READER_REQUEST:
            if (m->tag == LOGD_LOOK_AT_READER_REQUEST) {
                m->tag = logd_serve_look_at_reader(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)LOGD_CLOSE_READER_REQUEST:
            if (m->tag == LOGD_CLOSE_READER_REQUEST) {
                m->tag = logd_serve_close_reader(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)LOGD_SUBSCRIBE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == LOGD_SUBSCRIBE_REQUEST) {
                m->tag = logd_serve_subscribe(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)LOGD_READ_COUNTERS_REQUEST:
            if (m->tag == LOGD_READ_COUNTERS_REQUEST) {
                m->tag = logd_serve_read_counters(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)LOGD_GET_LEVEL_REQUEST:
            if (m->tag == LOGD_GET_LEVEL_REQUEST) {
                m->tag = logd_serve_get_level(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)LOGD_SET_LEVEL_REQUEST:
            if (m->tag == LOGD_SET_LEVEL_REQUEST) {
                m->tag = logd_serve_set_level(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)LOGD_LIST_LEVELS_REQUEST:
            if (m->tag == LOGD_LIST_LEVELS_REQUEST) {
                m->tag = logd_serve_list_levels(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case LOGD_PING_REQUEST:
                m->tag = logd_serve_ping(s, m, caller);
                return true;
            case LOGD_STATS_REQUEST:
                m->tag = logd_serve_stats(s, m, caller);
                return true;
            case LOGD_ABI_REQUEST:
                m->tag = logd_serve_abi(s, m, caller);
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
        logd_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = logd_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void logd_dispatch_to(void *server, struct writ_msg *m,
                                    const struct writ_caller *caller)
{
    struct logd_serving *serving = logd_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = logd_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served logd_served(struct logd_server *s)
{
    struct writ_served served = {.protocol = LOGD_PROTOCOL, .server = s};
    served.dispatch = logd_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void logd_serve(struct logd_server *s)
{
    struct logd_serving *serving = logd_serving_of(s);
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
            bool dispatched = logd_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
