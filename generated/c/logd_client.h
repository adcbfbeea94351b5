/* Generated from idl/logd.writ: change it there.
 *
 * One stub per method of logd. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef LOGD_CLIENT_H
#define LOGD_CLIENT_H

#include "writ/call.h"

#include "logd_wire.h"

/* A connection to Logd: the pages of the calling thread, and the slot it is in. */
struct logd_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg logd_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t logd_ping_within(struct logd_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_PING_DEADLINE_MS);
    struct writ_msg m = logd_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_PING_REPLY) {
        return writ_judge_reply(c->io, LOGD_PING_REQUEST, m.tag,
                                logd_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t logd_ping(struct logd_client *c)
{
    return logd_ping_within(c, LOGD_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg logd_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t logd_stats_within(struct logd_client *c, uint32_t timeout_ms,
                                         uint64_t *ret_calls, uint64_t *ret_rejects,
                                         uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_STATS_DEADLINE_MS);
    struct writ_msg m = logd_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_STATS_REPLY) {
        return writ_judge_reply(c->io, LOGD_STATS_REQUEST, m.tag,
                                logd_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t logd_stats(struct logd_client *c, uint64_t *ret_calls, uint64_t *ret_rejects,
                                  uint64_t *ret_errors)
{
    return logd_stats_within(c, LOGD_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg logd_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t logd_abi_within(struct logd_client *c, uint32_t timeout_ms,
                                       uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_ABI_DEADLINE_MS);
    struct writ_msg m = logd_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_ABI_REPLY) {
        return writ_judge_reply(c->io, LOGD_ABI_REQUEST, m.tag,
                                logd_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t logd_abi(struct logd_client *c, uint64_t *ret_hash)
{
    return logd_abi_within(c, LOGD_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `append` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct logd_append_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct logd_append_request_body *body;
};

/* Adds a record, in the caller's name. */
static inline struct logd_append_builder logd_append_begin(struct logd_client *c)
{
    return (struct logd_append_builder){
        .wire = writ_builder_begin(c->io, 8, 0),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void logd_append_put_line(struct logd_append_builder *b, const char *data,
                                        uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, logd_append_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t logd_append_call_within(struct logd_append_builder *b, uint32_t timeout_ms,
                                               struct logd_append_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_APPEND_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, logd_append_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = logd_append_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(LOGD_APPEND_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != LOGD_APPEND_REPLY) {
        return writ_judge_reply(b->io, LOGD_APPEND_REQUEST, m.tag,
                                logd_append_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_append_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t logd_append_call(struct logd_append_builder *b,
                                        struct logd_append_reply *ret_reply)
{
    return logd_append_call_within(b, LOGD_APPEND_DEADLINE_MS, ret_reply);
}

/* A request of `query`. */
static inline struct writ_msg logd_query_made(uint64_t after_seq, const struct log_filter *filter)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_QUERY_REQUEST,
                          .w = {after_seq,
                                (uint8_t)(*filter).threshold | (uint64_t)(*filter).component << 16 |
                                    (uint64_t)(*filter).categories << 32, (*filter).from_us,
                                (*filter).until_us}};
    return m;
}

/* Records with a number above `after_seq` that the filter lets through, oldest first. `next_seq` is where to go on, also where nothing
 * was let through; `lost` of those asked for have made way; `more` says that there are others already. */
static inline uint32_t logd_query_within(struct logd_client *c, uint32_t timeout_ms,
                                         uint64_t after_seq, const struct log_filter *filter,
                                         struct logd_query_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_QUERY_DEADLINE_MS);
    struct writ_msg m = logd_query_made(after_seq, filter);
    if (WRIT_CHECKS && logd_query_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_query_made(after_seq, filter);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = logd_query_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, LOGD_QUERY_REQUEST, m.tag,
                                logd_query_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_query_reply_read(c->io->out);
    ret_reply->records.use = writ_out_use(c->io);
    ret_reply->lines.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t logd_query(struct logd_client *c, uint64_t after_seq,
                                  const struct log_filter *filter,
                                  struct logd_query_reply *ret_reply)
{
    return logd_query_within(c, LOGD_QUERY_DEADLINE_MS, after_seq, filter, ret_reply);
}

/* A request of `open_reader`. */
static inline struct writ_msg logd_open_reader_made(uint64_t after_seq,
                                                    const struct log_filter *filter)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_OPEN_READER_REQUEST,
                          .w = {after_seq,
                                (uint8_t)(*filter).threshold | (uint64_t)(*filter).component << 16 |
                                    (uint64_t)(*filter).categories << 32, (*filter).from_us,
                                (*filter).until_us}};
    return m;
}

/* Opens a reader that begins after `after_seq`.
 *
 * Guarantee: on any error there is no reader that was not there before. */
static inline uint32_t logd_open_reader_within(struct logd_client *c, uint32_t timeout_ms,
                                               uint64_t after_seq, const struct log_filter *filter,
                                               uint64_t *ret_reader)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_OPEN_READER_DEADLINE_MS);
    struct writ_msg m = logd_open_reader_made(after_seq, filter);
    if (WRIT_CHECKS && logd_open_reader_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_open_reader_made(after_seq, filter);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_OPEN_READER_REPLY) {
        return writ_judge_reply(c->io, LOGD_OPEN_READER_REQUEST, m.tag,
                                logd_open_reader_may_say(writ_tag_status(m.tag)));
    }
    *ret_reader = m.w[0];
    return WRIT_OK;
}

static inline uint32_t logd_open_reader(struct logd_client *c, uint64_t after_seq,
                                        const struct log_filter *filter, uint64_t *ret_reader)
{
    return logd_open_reader_within(c, LOGD_OPEN_READER_DEADLINE_MS, after_seq, filter, ret_reader);
}

/* A request of `read_on`. */
static inline struct writ_msg logd_read_on_made(uint64_t reader, uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_READ_ON_REQUEST, .w = {reader, after_seq}};
    return m;
}

/* What `query` gives, through the filter of the reader. An empty answer means that it has seen everything. */
static inline uint32_t logd_read_on_within(struct logd_client *c, uint32_t timeout_ms,
                                           uint64_t reader, uint64_t after_seq,
                                           struct logd_read_on_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_READ_ON_DEADLINE_MS);
    struct writ_msg m = logd_read_on_made(reader, after_seq);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_read_on_made(reader, after_seq);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = logd_read_on_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, LOGD_READ_ON_REQUEST, m.tag,
                                logd_read_on_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_read_on_reply_read(c->io->out);
    ret_reply->records.use = writ_out_use(c->io);
    ret_reply->lines.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t logd_read_on(struct logd_client *c, uint64_t reader, uint64_t after_seq,
                                    struct logd_read_on_reply *ret_reply)
{
    return logd_read_on_within(c, LOGD_READ_ON_DEADLINE_MS, reader, after_seq, ret_reply);
}

/* A request of `follow`. */
static inline struct writ_msg logd_follow_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_FOLLOW_REQUEST, .w = {reader}};
    return m;
}

/* Waits until there is something to read for the reader, and tells the number of the newest record. Answered at once where there is.
 *
 * Blocks: until somebody says something that the filter lets through. A component that serves uses `subscribe` and `query`. */
static inline uint32_t logd_follow_within(struct logd_client *c, uint32_t timeout_ms,
                                          uint64_t reader, uint64_t *ret_newest_seq)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = logd_follow_made(reader);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_follow_made(reader);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_FOLLOW_REPLY) {
        return writ_judge_reply(c->io, LOGD_FOLLOW_REQUEST, m.tag,
                                logd_follow_may_say(writ_tag_status(m.tag)));
    }
    *ret_newest_seq = m.w[0];
    return WRIT_OK;
}

/* A request of `look_at_reader`. */
static inline struct writ_msg logd_look_at_reader_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_LOOK_AT_READER_REQUEST, .w = {reader}};
    return m;
}

/* The state of a reader and how many records wait for it. */
static inline uint32_t logd_look_at_reader_within(struct logd_client *c, uint32_t timeout_ms,
                                                  uint64_t reader, enum reader_state *ret_state,
                                                  uint64_t *ret_waiting)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_LOOK_AT_READER_DEADLINE_MS);
    struct writ_msg m = logd_look_at_reader_made(reader);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_look_at_reader_made(reader);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_LOOK_AT_READER_REPLY) {
        return writ_judge_reply(c->io, LOGD_LOOK_AT_READER_REQUEST, m.tag,
                                logd_look_at_reader_may_say(writ_tag_status(m.tag)));
    }
    if (logd_look_at_reader_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum reader_state)(uint8_t)m.w[0];
    *ret_waiting = m.w[1];
    return WRIT_OK;
}

static inline uint32_t logd_look_at_reader(struct logd_client *c, uint64_t reader,
                                           enum reader_state *ret_state, uint64_t *ret_waiting)
{
    return logd_look_at_reader_within(c, LOGD_LOOK_AT_READER_DEADLINE_MS, reader, ret_state,
                                      ret_waiting);
}

/* A request of `close_reader`. */
static inline struct writ_msg logd_close_reader_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_CLOSE_READER_REQUEST, .w = {reader}};
    return m;
}

/* Gives a reader back. */
static inline uint32_t logd_close_reader_within(struct logd_client *c, uint32_t timeout_ms,
                                                uint64_t reader)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_CLOSE_READER_DEADLINE_MS);
    struct writ_msg m = logd_close_reader_made(reader);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_close_reader_made(reader);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_CLOSE_READER_REPLY) {
        return writ_judge_reply(c->io, LOGD_CLOSE_READER_REQUEST, m.tag,
                                logd_close_reader_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t logd_close_reader(struct logd_client *c, uint64_t reader)
{
    return logd_close_reader_within(c, LOGD_CLOSE_READER_DEADLINE_MS, reader);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct logd_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct logd_subscribe_request_body *body;
};

/* Gives the bits of a notification that tell of new records; a second one of the same caller takes the place of the first. */
static inline struct logd_subscribe_builder logd_subscribe_begin(struct logd_client *c)
{
    return (struct logd_subscribe_builder){
        .wire = writ_builder_begin(c->io, 24, 1),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

/* Gives a handle. */
static inline void logd_subscribe_put_bell(struct logd_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t logd_subscribe_call_within(struct logd_subscribe_builder *b,
                                                  uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            logd_subscribe_request_check_body(b->wire.page, b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(LOGD_SUBSCRIBE_REQUEST, b->wire.cursor)};
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
    if (m.tag != LOGD_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, LOGD_SUBSCRIBE_REQUEST, m.tag,
                                logd_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t logd_subscribe_call(struct logd_subscribe_builder *b)
{
    return logd_subscribe_call_within(b, LOGD_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `read_counters`. */
static inline struct writ_msg logd_read_counters_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_READ_COUNTERS_REQUEST};
    return m;
}

/* What was kept and what was not: records and bytes in the journal, records that made way, and records dropped by share and by the
 * kernel. */
static inline uint32_t logd_read_counters_within(struct logd_client *c, uint32_t timeout_ms,
                                                 uint64_t *ret_records, uint64_t *ret_bytes,
                                                 uint64_t *ret_made_way, uint64_t *ret_over_share,
                                                 uint64_t *ret_kernel_dropped)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_READ_COUNTERS_DEADLINE_MS);
    struct writ_msg m = logd_read_counters_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_read_counters_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_READ_COUNTERS_REPLY) {
        return writ_judge_reply(c->io, LOGD_READ_COUNTERS_REQUEST, m.tag,
                                logd_read_counters_may_say(writ_tag_status(m.tag)));
    }
    *ret_records = m.w[0];
    *ret_bytes = m.w[1];
    *ret_made_way = m.w[2];
    *ret_over_share = m.w[3];
    *ret_kernel_dropped = m.w[4];
    return WRIT_OK;
}

static inline uint32_t logd_read_counters(struct logd_client *c, uint64_t *ret_records,
                                          uint64_t *ret_bytes, uint64_t *ret_made_way,
                                          uint64_t *ret_over_share, uint64_t *ret_kernel_dropped)
{
    return logd_read_counters_within(c, LOGD_READ_COUNTERS_DEADLINE_MS, ret_records, ret_bytes,
                                     ret_made_way, ret_over_share, ret_kernel_dropped);
}

/* A request of `get_level`. */
static inline struct writ_msg logd_get_level_made(uint16_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_GET_LEVEL_REQUEST, .w = {component}};
    return m;
}

/* From which level on the records of a component are kept; 0 asks for those that have no threshold of their own. */
static inline uint32_t logd_get_level_within(struct logd_client *c, uint32_t timeout_ms,
                                             uint16_t component, enum log_threshold *ret_threshold)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_GET_LEVEL_DEADLINE_MS);
    struct writ_msg m = logd_get_level_made(component);
    if (WRIT_CHECKS && logd_get_level_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_get_level_made(component);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_GET_LEVEL_REPLY) {
        return writ_judge_reply(c->io, LOGD_GET_LEVEL_REQUEST, m.tag,
                                logd_get_level_may_say(writ_tag_status(m.tag)));
    }
    if (logd_get_level_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_threshold = (enum log_threshold)(uint8_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t logd_get_level(struct logd_client *c, uint16_t component,
                                      enum log_threshold *ret_threshold)
{
    return logd_get_level_within(c, LOGD_GET_LEVEL_DEADLINE_MS, component, ret_threshold);
}

/* A request of `set_level`. */
static inline struct writ_msg logd_set_level_made(uint16_t component, enum log_threshold threshold)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_SET_LEVEL_REQUEST,
                          .w = {component | (uint64_t)(uint8_t)threshold << 16}};
    return m;
}

/* Changes that, from the next record on. */
static inline uint32_t logd_set_level_within(struct logd_client *c, uint32_t timeout_ms,
                                             uint16_t component, enum log_threshold threshold)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_SET_LEVEL_DEADLINE_MS);
    struct writ_msg m = logd_set_level_made(component, threshold);
    if (WRIT_CHECKS && logd_set_level_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_set_level_made(component, threshold);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_SET_LEVEL_REPLY) {
        return writ_judge_reply(c->io, LOGD_SET_LEVEL_REQUEST, m.tag,
                                logd_set_level_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t logd_set_level(struct logd_client *c, uint16_t component,
                                      enum log_threshold threshold)
{
    return logd_set_level_within(c, LOGD_SET_LEVEL_DEADLINE_MS, component, threshold);
}

/* A request of `list_levels`. */
static inline struct writ_msg logd_list_levels_made(uint16_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_LIST_LEVELS_REQUEST, .w = {after}};
    return m;
}

/* A page of all thresholds, by rising component. `next` is 0 after the last page; another `generation` than that of the page before
 * means that thresholds changed between: begin again. */
static inline uint32_t logd_list_levels_within(struct logd_client *c, uint32_t timeout_ms,
                                               uint16_t after,
                                               struct logd_list_levels_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_LIST_LEVELS_DEADLINE_MS);
    struct writ_msg m = logd_list_levels_made(after);
    if (WRIT_CHECKS && logd_list_levels_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_list_levels_made(after);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        logd_list_levels_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, LOGD_LIST_LEVELS_REQUEST, m.tag,
                                logd_list_levels_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_list_levels_reply_read(c->io->out);
    ret_reply->items.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t logd_list_levels(struct logd_client *c, uint16_t after,
                                        struct logd_list_levels_reply *ret_reply)
{
    return logd_list_levels_within(c, LOGD_LIST_LEVELS_DEADLINE_MS, after, ret_reply);
}

#endif
