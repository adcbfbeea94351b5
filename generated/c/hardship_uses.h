/* Generated from services/hardship/component.writ: change it there.
 *
 * What hardship may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef HARDSHIP_USES_H
#define HARDSHIP_USES_H

#include "writ/call.h"

#include "procd_wire.h"
#include "hardship_slots.h"

/* A request of `spawn` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct programs_spawn_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_spawn_request_body *body;
};

/* Builds a program and starts it at once, on the path of `create_staged` and `start_staged`. It gets the capabilities of every program
 * and no others. Components of the system are refused.
 *
 * Guarantee: on any error nothing of the program remains. */
static inline struct programs_spawn_builder programs_spawn_begin(struct writ_io *io)
{
    return (struct programs_spawn_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = HARDSHIP_SLOT_PROGRAMS,
        .body = (void *)io->out,
    };
}

static inline void programs_spawn_put_program(struct programs_spawn_builder *b, const char *data,
                                              uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_spawn_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void programs_spawn_put_image(struct programs_spawn_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t programs_spawn_call_within(struct programs_spawn_builder *b,
                                                  uint32_t timeout_ms,
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

static inline uint32_t programs_spawn_call(struct programs_spawn_builder *b,
                                           struct procd_spawn_reply *ret_reply)
{
    return programs_spawn_call_within(b, PROCD_SPAWN_DEADLINE_MS, ret_reply);
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
        .slot = HARDSHIP_SLOT_PROGRAMS,
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
    uint32_t status = writ_port_call(io, HARDSHIP_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_start_staged_made(pid);
        late = writ_call_again(io, HARDSHIP_SLOT_PROGRAMS, late, false, &again);
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

/* A request of `abort_staged`. */
static inline struct writ_msg programs_abort_staged_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_ABORT_STAGED_REQUEST, .w = {pid}};
    return m;
}

/* Takes a staged process back.
 *
 * Guarantee: nothing of it remains. */
static inline uint32_t programs_abort_staged_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_ABORT_STAGED_DEADLINE_MS);
    struct writ_msg m = programs_abort_staged_made(pid);
    uint32_t status = writ_port_call(io, HARDSHIP_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_abort_staged_made(pid);
        late = writ_call_again(io, HARDSHIP_SLOT_PROGRAMS, late, false, &again);
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

static inline uint32_t programs_abort_staged(struct writ_io *io, uint64_t pid)
{
    return programs_abort_staged_within(io, PROCD_ABORT_STAGED_DEADLINE_MS, pid);
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
    uint32_t status = writ_port_call(io, HARDSHIP_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_stop_process_made(pid, code);
        late = writ_call_again(io, HARDSHIP_SLOT_PROGRAMS, late, false, &again);
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
    uint32_t status = writ_port_call(io, HARDSHIP_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_wait_process_event_made(pid, after_seq);
        late = writ_call_again(io, HARDSHIP_SLOT_PROGRAMS, late, true, &again);
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
    uint32_t status = writ_port_call(io, HARDSHIP_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_query_process_made(pid);
        late = writ_call_again(io, HARDSHIP_SLOT_PROGRAMS, late, true, &again);
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

/* A request of `begin_image_transfer` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct programs_begin_image_transfer_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_begin_image_transfer_request_body *body;
};

/* Announces an image: its size, its segments and its entry, all of which are checked before a byte is sent.
 *
 * Guarantee: on any error nothing is allocated that was not before. */
static inline struct programs_begin_image_transfer_builder
programs_begin_image_transfer_begin(struct writ_io *io)
{
    return (struct programs_begin_image_transfer_builder){
        .wire = writ_builder_begin(io, 40, 0),
        .io = io,
        .slot = HARDSHIP_SLOT_PROGRAMS,
        .body = (void *)io->out,
    };
}

static inline void
programs_begin_image_transfer_put_segments(struct programs_begin_image_transfer_builder *b,
                                           const struct transfer_segment *data, uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        transfer_segment_store(at + i * 40, &data[i]);
    }
}

static inline void
programs_begin_image_transfer_put_program(struct programs_begin_image_transfer_builder *b,
                                          const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 1, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
programs_begin_image_transfer_call_within(struct programs_begin_image_transfer_builder *b,
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
programs_begin_image_transfer_call(struct programs_begin_image_transfer_builder *b,
                                   struct procd_begin_image_transfer_reply *ret_reply)
{
    return programs_begin_image_transfer_call_within(b, PROCD_BEGIN_IMAGE_TRANSFER_DEADLINE_MS,
                                                     ret_reply);
}

/* A request of `send_image_chunk` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct programs_send_image_chunk_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_send_image_chunk_request_body *body;
};

/* Sends the bytes of the image from `offset` on, which is where the chunk before ended.
 *
 * Guarantee: after BAD_ORDER nothing of the transfer remains. */
static inline struct programs_send_image_chunk_builder
programs_send_image_chunk_begin(struct writ_io *io)
{
    return (struct programs_send_image_chunk_builder){
        .wire = writ_builder_begin(io, 24, 0),
        .io = io,
        .slot = HARDSHIP_SLOT_PROGRAMS,
        .body = (void *)io->out,
    };
}

static inline void programs_send_image_chunk_put_chunk(struct programs_send_image_chunk_builder *b,
                                                       const void *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_send_image_chunk_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
programs_send_image_chunk_call_within(struct programs_send_image_chunk_builder *b,
                                      uint32_t timeout_ms,
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

static inline uint32_t
programs_send_image_chunk_call(struct programs_send_image_chunk_builder *b,
                               struct procd_send_image_chunk_reply *ret_reply)
{
    return programs_send_image_chunk_call_within(b, PROCD_SEND_IMAGE_CHUNK_DEADLINE_MS, ret_reply);
}

/* A request of `commit_image_transfer`. */
static inline struct writ_msg programs_commit_image_transfer_made(uint64_t transfer)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_COMMIT_IMAGE_TRANSFER_REQUEST, .w = {transfer}};
    return m;
}

/* Makes the image, of which every byte has been sent, a running process. procd allocates, copies, zeroes, maps and starts it.
 *
 * Guarantee: on any error nothing of the program remains. */
static inline uint32_t programs_commit_image_transfer_within(struct writ_io *io,
                                                             uint32_t timeout_ms, uint64_t transfer,
                                                             uint64_t *ret_pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_COMMIT_IMAGE_TRANSFER_DEADLINE_MS);
    struct writ_msg m = programs_commit_image_transfer_made(transfer);
    uint32_t status = writ_port_call(io, HARDSHIP_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_commit_image_transfer_made(transfer);
        late = writ_call_again(io, HARDSHIP_SLOT_PROGRAMS, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_COMMIT_IMAGE_TRANSFER_REPLY) {
        return writ_judge_reply(io, PROCD_COMMIT_IMAGE_TRANSFER_REQUEST, m.tag,
                                procd_commit_image_transfer_may_say(writ_tag_status(m.tag)));
    }
    *ret_pid = m.w[0];
    return WRIT_OK;
}

static inline uint32_t programs_commit_image_transfer(struct writ_io *io, uint64_t transfer,
                                                      uint64_t *ret_pid)
{
    return programs_commit_image_transfer_within(io, PROCD_COMMIT_IMAGE_TRANSFER_DEADLINE_MS,
                                                 transfer, ret_pid);
}

#endif
