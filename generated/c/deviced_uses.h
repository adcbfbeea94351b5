/* Generated from services/deviced/component.writ: change it there.
 *
 * What deviced may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef DEVICED_USES_H
#define DEVICED_USES_H

#include "writ/call.h"

#include "procd_wire.h"
#include "deviced_slots.h"

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
static inline struct procd_create_staged_builder procd_create_staged_begin(struct writ_io *io)
{
    return (struct procd_create_staged_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = DEVICED_SLOT_PROCD,
        .body = (void *)io->out,
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
static inline uint32_t procd_start_staged_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_START_STAGED_DEADLINE_MS);
    struct writ_msg m = procd_start_staged_made(pid);
    uint32_t status = writ_port_call(io, DEVICED_SLOT_PROCD, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_start_staged_made(pid);
        late = writ_call_again(io, DEVICED_SLOT_PROCD, late, false, &again);
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

static inline uint32_t procd_start_staged(struct writ_io *io, uint64_t pid)
{
    return procd_start_staged_within(io, PROCD_START_STAGED_DEADLINE_MS, pid);
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
static inline uint32_t procd_abort_staged_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_ABORT_STAGED_DEADLINE_MS);
    struct writ_msg m = procd_abort_staged_made(pid);
    uint32_t status = writ_port_call(io, DEVICED_SLOT_PROCD, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_abort_staged_made(pid);
        late = writ_call_again(io, DEVICED_SLOT_PROCD, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_ABORT_STAGED_REPLY) {
        return writ_judge_reply(io, PROCD_ABORT_STAGED_REQUEST, m.tag,
                                procd_abort_staged_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t procd_abort_staged(struct writ_io *io, uint64_t pid)
{
    return procd_abort_staged_within(io, PROCD_ABORT_STAGED_DEADLINE_MS, pid);
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
static inline uint32_t procd_stop_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t pid, uint32_t code,
                                                 struct procd_stop_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_STOP_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_stop_process_made(pid, code);
    if (WRIT_CHECKS && procd_stop_process_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, DEVICED_SLOT_PROCD, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_stop_process_made(pid, code);
        late = writ_call_again(io, DEVICED_SLOT_PROCD, late, false, &again);
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

static inline uint32_t procd_stop_process(struct writ_io *io, uint64_t pid, uint32_t code,
                                          struct procd_stop_process_reply *ret_reply)
{
    return procd_stop_process_within(io, PROCD_STOP_PROCESS_DEADLINE_MS, pid, code, ret_reply);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct procd_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bit of a notification that tells of ends; a second one of the same caller takes the place of the first. */
static inline struct procd_subscribe_builder procd_subscribe_begin(struct writ_io *io)
{
    return (struct procd_subscribe_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = DEVICED_SLOT_PROCD,
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
procd_next_process_event_within(struct writ_io *io, uint32_t timeout_ms, uint64_t after_seq,
                                struct procd_next_process_event_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_NEXT_PROCESS_EVENT_DEADLINE_MS);
    struct writ_msg m = procd_next_process_event_made(after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, DEVICED_SLOT_PROCD, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_next_process_event_made(after_seq);
        late = writ_call_again(io, DEVICED_SLOT_PROCD, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        procd_next_process_event_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_NEXT_PROCESS_EVENT_REQUEST, m.tag,
                                procd_next_process_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_next_process_event_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t procd_next_process_event(struct writ_io *io, uint64_t after_seq,
                                                struct procd_next_process_event_reply *ret_reply)
{
    return procd_next_process_event_within(io, PROCD_NEXT_PROCESS_EVENT_DEADLINE_MS, after_seq,
                                           ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t procd_query_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t pid,
                                                  struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, DEVICED_SLOT_PROCD, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_query_process_made(pid);
        late = writ_call_again(io, DEVICED_SLOT_PROCD, late, true, &again);
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

static inline uint32_t procd_query_process(struct writ_io *io, uint64_t pid,
                                           struct procd_query_process_reply *ret_reply)
{
    return procd_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

#endif
