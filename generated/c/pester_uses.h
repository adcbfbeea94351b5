/* Generated from services/pester/component.writ: change it there.
 *
 * What pester may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef PESTER_USES_H
#define PESTER_USES_H

#include "writ/call.h"

#include "echo_wire.h"
#include "procd_wire.h"
#include "logd_wire.h"
#include "policyd_wire.h"
#include "samgrd_wire.h"
#include "supervisor_wire.h"
#include "pester_slots.h"

/* A request of `double`. */
static inline struct writ_msg echo_all_double_made(uint64_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
    return m;
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t echo_all_double_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t value, uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m = echo_all_double_made(value);
    uint32_t status = writ_port_call(io, PESTER_SLOT_ECHO_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_all_double_made(value);
        late = writ_call_again(io, PESTER_SLOT_ECHO_ALL, late, true, &again);
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

static inline uint32_t echo_all_double(struct writ_io *io, uint64_t value, uint64_t *ret_doubled)
{
    return echo_all_double_within(io, ECHO_DOUBLE_DEADLINE_MS, value, ret_doubled);
}

/* A request of `open`. */
static inline struct writ_msg echo_all_open_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_OPEN_REQUEST};
    return m;
}

/* Opens a room.
 *
 * Guarantee: on any error no room is open that was not open before. */
static inline uint32_t echo_all_open_within(struct writ_io *io, uint32_t timeout_ms,
                                            uint64_t *ret_room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_OPEN_DEADLINE_MS);
    struct writ_msg m = echo_all_open_made();
    uint32_t status = writ_port_call(io, PESTER_SLOT_ECHO_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_all_open_made();
        late = writ_call_again(io, PESTER_SLOT_ECHO_ALL, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_OPEN_REPLY) {
        return writ_judge_reply(io, ECHO_OPEN_REQUEST, m.tag,
                                echo_open_may_say(writ_tag_status(m.tag)));
    }
    *ret_room = m.w[0];
    return WRIT_OK;
}

static inline uint32_t echo_all_open(struct writ_io *io, uint64_t *ret_room)
{
    return echo_all_open_within(io, ECHO_OPEN_DEADLINE_MS, ret_room);
}

/* A request of `listen`. */
static inline struct writ_msg echo_all_listen_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LISTEN_REQUEST, .w = {room}};
    return m;
}

/* Hears the text that was said. */
static inline uint32_t echo_all_listen_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t room, struct echo_listen_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LISTEN_DEADLINE_MS);
    struct writ_msg m = echo_all_listen_made(room);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, PESTER_SLOT_ECHO_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_all_listen_made(room);
        late = writ_call_again(io, PESTER_SLOT_ECHO_ALL, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = echo_listen_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, ECHO_LISTEN_REQUEST, m.tag,
                                echo_listen_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = echo_listen_reply_read(io->out);
    ret_reply->text.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t echo_all_listen(struct writ_io *io, uint64_t room,
                                       struct echo_listen_reply *ret_reply)
{
    return echo_all_listen_within(io, ECHO_LISTEN_DEADLINE_MS, room, ret_reply);
}

/* A request of `double`. */
static inline struct writ_msg echo_nobody_double_made(uint64_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
    return m;
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t echo_nobody_double_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t value, uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m = echo_nobody_double_made(value);
    uint32_t status = writ_port_call(io, PESTER_SLOT_ECHO_NOBODY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_nobody_double_made(value);
        late = writ_call_again(io, PESTER_SLOT_ECHO_NOBODY, late, true, &again);
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

static inline uint32_t echo_nobody_double(struct writ_io *io, uint64_t value, uint64_t *ret_doubled)
{
    return echo_nobody_double_within(io, ECHO_DOUBLE_DEADLINE_MS, value, ret_doubled);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_all_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t procd_all_query_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint64_t pid,
                                                      struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_all_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, PESTER_SLOT_PROCD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_all_query_process_made(pid);
        late = writ_call_again(io, PESTER_SLOT_PROCD_ALL, late, true, &again);
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

static inline uint32_t procd_all_query_process(struct writ_io *io, uint64_t pid,
                                               struct procd_query_process_reply *ret_reply)
{
    return procd_all_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

/* A request of `spawn_service` in the making. Its values go into `body`; the first error stays. */
struct procd_all_spawn_service_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_spawn_service_request_body *body;
};

/* Builds a service that declares nothing and starts it at once, on the path of `create_staged` and `start_staged`.
 *
 * Guarantee: on any error nothing of the service remains. */
static inline struct procd_all_spawn_service_builder
procd_all_spawn_service_begin(struct writ_io *io)
{
    return (struct procd_all_spawn_service_builder){
        .wire = writ_builder_begin(io, 8, 1),
        .io = io,
        .slot = PESTER_SLOT_PROCD_ALL,
        .body = (void *)io->out,
    };
}

/* Lends a handle. */
static inline void procd_all_spawn_service_put_image(struct procd_all_spawn_service_builder *b,
                                                     uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t
procd_all_spawn_service_call_within(struct procd_all_spawn_service_builder *b, uint32_t timeout_ms,
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

static inline uint32_t procd_all_spawn_service_call(struct procd_all_spawn_service_builder *b,
                                                    struct procd_spawn_service_reply *ret_reply)
{
    return procd_all_spawn_service_call_within(b, PROCD_SPAWN_SERVICE_DEADLINE_MS, ret_reply);
}

/* A request of `create_staged` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_all_create_staged_builder {
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
static inline struct procd_all_create_staged_builder
procd_all_create_staged_begin(struct writ_io *io)
{
    return (struct procd_all_create_staged_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = PESTER_SLOT_PROCD_ALL,
        .body = (void *)io->out,
    };
}

static inline void procd_all_create_staged_put_program(struct procd_all_create_staged_builder *b,
                                                       const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_create_staged_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void procd_all_create_staged_put_image(struct procd_all_create_staged_builder *b,
                                                     uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t
procd_all_create_staged_call_within(struct procd_all_create_staged_builder *b, uint32_t timeout_ms,
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

static inline uint32_t procd_all_create_staged_call(struct procd_all_create_staged_builder *b,
                                                    struct procd_create_staged_reply *ret_reply)
{
    return procd_all_create_staged_call_within(b, PROCD_CREATE_STAGED_DEADLINE_MS, ret_reply);
}

/* A request of `spawn` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_all_spawn_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_spawn_request_body *body;
};

/* Builds a program and starts it at once, on the path of `create_staged` and `start_staged`. It gets the capabilities of every program
 * and no others. Components of the system are refused.
 *
 * Guarantee: on any error nothing of the program remains. */
static inline struct procd_all_spawn_builder procd_all_spawn_begin(struct writ_io *io)
{
    return (struct procd_all_spawn_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = PESTER_SLOT_PROCD_ALL,
        .body = (void *)io->out,
    };
}

static inline void procd_all_spawn_put_program(struct procd_all_spawn_builder *b, const char *data,
                                               uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_spawn_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void procd_all_spawn_put_image(struct procd_all_spawn_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t procd_all_spawn_call_within(struct procd_all_spawn_builder *b,
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

static inline uint32_t procd_all_spawn_call(struct procd_all_spawn_builder *b,
                                            struct procd_spawn_reply *ret_reply)
{
    return procd_all_spawn_call_within(b, PROCD_SPAWN_DEADLINE_MS, ret_reply);
}

/* A request of `commit_image_transfer`. */
static inline struct writ_msg procd_all_commit_image_transfer_made(uint64_t transfer)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_COMMIT_IMAGE_TRANSFER_REQUEST, .w = {transfer}};
    return m;
}

/* Makes the image, of which every byte has been sent, a running process. procd allocates, copies, zeroes, maps and starts it.
 *
 * Guarantee: on any error nothing of the program remains. */
static inline uint32_t procd_all_commit_image_transfer_within(struct writ_io *io,
                                                              uint32_t timeout_ms,
                                                              uint64_t transfer, uint64_t *ret_pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_COMMIT_IMAGE_TRANSFER_DEADLINE_MS);
    struct writ_msg m = procd_all_commit_image_transfer_made(transfer);
    uint32_t status = writ_port_call(io, PESTER_SLOT_PROCD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_all_commit_image_transfer_made(transfer);
        late = writ_call_again(io, PESTER_SLOT_PROCD_ALL, late, false, &again);
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

static inline uint32_t procd_all_commit_image_transfer(struct writ_io *io, uint64_t transfer,
                                                       uint64_t *ret_pid)
{
    return procd_all_commit_image_transfer_within(io, PROCD_COMMIT_IMAGE_TRANSFER_DEADLINE_MS,
                                                  transfer, ret_pid);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_observer_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t
procd_observer_query_process_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                    struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_observer_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, PESTER_SLOT_PROCD_OBSERVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_observer_query_process_made(pid);
        late = writ_call_again(io, PESTER_SLOT_PROCD_OBSERVER, late, true, &again);
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

static inline uint32_t procd_observer_query_process(struct writ_io *io, uint64_t pid,
                                                    struct procd_query_process_reply *ret_reply)
{
    return procd_observer_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

/* A request of `append` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct logd_all_append_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct logd_append_request_body *body;
};

/* Adds a record, in the caller's name. */
static inline struct logd_all_append_builder logd_all_append_begin(struct writ_io *io)
{
    return (struct logd_all_append_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = PESTER_SLOT_LOGD_ALL,
        .body = (void *)io->out,
    };
}

static inline void logd_all_append_put_line(struct logd_all_append_builder *b, const char *data,
                                            uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, logd_append_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t logd_all_append_call_within(struct logd_all_append_builder *b,
                                                   uint32_t timeout_ms,
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

static inline uint32_t logd_all_append_call(struct logd_all_append_builder *b,
                                            struct logd_append_reply *ret_reply)
{
    return logd_all_append_call_within(b, LOGD_APPEND_DEADLINE_MS, ret_reply);
}

/* A request of `query`. */
static inline struct writ_msg logd_all_query_made(uint64_t after_seq,
                                                  const struct log_filter *filter)
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
static inline uint32_t logd_all_query_within(struct writ_io *io, uint32_t timeout_ms,
                                             uint64_t after_seq, const struct log_filter *filter,
                                             struct logd_query_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_QUERY_DEADLINE_MS);
    struct writ_msg m = logd_all_query_made(after_seq, filter);
    if (WRIT_CHECKS && logd_query_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, PESTER_SLOT_LOGD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_all_query_made(after_seq, filter);
        late = writ_call_again(io, PESTER_SLOT_LOGD_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = logd_query_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, LOGD_QUERY_REQUEST, m.tag,
                                logd_query_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_query_reply_read(io->out);
    ret_reply->records.use = writ_out_use(io);
    ret_reply->lines.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t logd_all_query(struct writ_io *io, uint64_t after_seq,
                                      const struct log_filter *filter,
                                      struct logd_query_reply *ret_reply)
{
    return logd_all_query_within(io, LOGD_QUERY_DEADLINE_MS, after_seq, filter, ret_reply);
}

/* A request of `set_level`. */
static inline struct writ_msg logd_all_set_level_made(uint16_t component,
                                                      enum log_threshold threshold)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_SET_LEVEL_REQUEST,
                          .w = {component | (uint64_t)(uint8_t)threshold << 16}};
    return m;
}

/* Changes that, from the next record on. */
static inline uint32_t logd_all_set_level_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint16_t component, enum log_threshold threshold)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_SET_LEVEL_DEADLINE_MS);
    struct writ_msg m = logd_all_set_level_made(component, threshold);
    if (WRIT_CHECKS && logd_set_level_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, PESTER_SLOT_LOGD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_all_set_level_made(component, threshold);
        late = writ_call_again(io, PESTER_SLOT_LOGD_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_SET_LEVEL_REPLY) {
        return writ_judge_reply(io, LOGD_SET_LEVEL_REQUEST, m.tag,
                                logd_set_level_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t logd_all_set_level(struct writ_io *io, uint16_t component,
                                          enum log_threshold threshold)
{
    return logd_all_set_level_within(io, LOGD_SET_LEVEL_DEADLINE_MS, component, threshold);
}

/* A request of `append` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct logd_writer_append_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct logd_append_request_body *body;
};

/* Adds a record, in the caller's name. */
static inline struct logd_writer_append_builder logd_writer_append_begin(struct writ_io *io)
{
    return (struct logd_writer_append_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = PESTER_SLOT_LOGD_WRITER,
        .body = (void *)io->out,
    };
}

static inline void logd_writer_append_put_line(struct logd_writer_append_builder *b,
                                               const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, logd_append_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t logd_writer_append_call_within(struct logd_writer_append_builder *b,
                                                      uint32_t timeout_ms,
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

static inline uint32_t logd_writer_append_call(struct logd_writer_append_builder *b,
                                               struct logd_append_reply *ret_reply)
{
    return logd_writer_append_call_within(b, LOGD_APPEND_DEADLINE_MS, ret_reply);
}

/* A request of `connect`. */
static inline struct writ_msg policyd_all_connect_made(uint32_t subject, uint16_t target,
                                                       uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_CONNECT_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* Decides whether `subject` may speak `protocol` to the component `target`, and gives a connection in the roles that are allowed, bound
 * to that subject.
 *
 * Guarantee: no connection has a role that no rule in force gives. */
static inline uint32_t policyd_all_connect_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint32_t subject, uint16_t target,
                                                  uint16_t protocol, uint32_t wanted_roles,
                                                  struct policyd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CONNECT_DEADLINE_MS);
    struct writ_msg m = policyd_all_connect_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, PESTER_SLOT_POLICYD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_all_connect_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, PESTER_SLOT_POLICYD_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = policyd_connect_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, POLICYD_CONNECT_REQUEST, m.tag,
                                policyd_connect_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = policyd_connect_reply_read(io->out, io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t policyd_all_connect(struct writ_io *io, uint32_t subject, uint16_t target,
                                           uint16_t protocol, uint32_t wanted_roles,
                                           struct policyd_connect_reply *ret_reply)
{
    return policyd_all_connect_within(io, POLICYD_CONNECT_DEADLINE_MS, subject, target, protocol,
                                      wanted_roles, ret_reply);
}

/* A request of `check`. */
static inline struct writ_msg policyd_all_check_made(uint32_t subject, uint16_t target,
                                                     uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_CHECK_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* What the answer would be, without making anything. */
static inline uint32_t policyd_all_check_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint32_t subject, uint16_t target,
                                                uint16_t protocol, uint32_t wanted_roles,
                                                enum verdict *ret_verdict, uint8_t *ret_cause,
                                                uint32_t *ret_roles, uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CHECK_DEADLINE_MS);
    struct writ_msg m = policyd_all_check_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_check_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, PESTER_SLOT_POLICYD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_all_check_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, PESTER_SLOT_POLICYD_ALL, late, true, &again);
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

static inline uint32_t policyd_all_check(struct writ_io *io, uint32_t subject, uint16_t target,
                                         uint16_t protocol, uint32_t wanted_roles,
                                         enum verdict *ret_verdict, uint8_t *ret_cause,
                                         uint32_t *ret_roles, uint64_t *ret_rule)
{
    return policyd_all_check_within(io, POLICYD_CHECK_DEADLINE_MS, subject, target, protocol,
                                    wanted_roles, ret_verdict, ret_cause, ret_roles, ret_rule);
}

/* A request of `add_rule`. */
static inline struct writ_msg policyd_all_add_rule_made(uint16_t subject, uint16_t target,
                                                        uint16_t protocol, enum rule_origin origin,
                                                        uint32_t roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_ADD_RULE_REQUEST,
                          .w = {subject | (uint64_t)target << 16 | (uint64_t)protocol << 32 |
                                    (uint64_t)(uint8_t)origin << 48, roles}};
    return m;
}

/* Adds a rule. An installer's speaks of a component that a bundle brought, never of one of the compiled table.
 *
 * Guarantee: on any error the rules are as they were. */
static inline uint32_t policyd_all_add_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint16_t subject, uint16_t target,
                                                   uint16_t protocol, enum rule_origin origin,
                                                   uint32_t roles, uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_ADD_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_all_add_rule_made(subject, target, protocol, origin, roles);
    if (WRIT_CHECKS && policyd_add_rule_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, PESTER_SLOT_POLICYD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_all_add_rule_made(subject, target, protocol, origin, roles);
        late = writ_call_again(io, PESTER_SLOT_POLICYD_ALL, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_ADD_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_ADD_RULE_REQUEST, m.tag,
                                policyd_add_rule_may_say(writ_tag_status(m.tag)));
    }
    *ret_rule = m.w[0];
    return WRIT_OK;
}

static inline uint32_t policyd_all_add_rule(struct writ_io *io, uint16_t subject, uint16_t target,
                                            uint16_t protocol, enum rule_origin origin,
                                            uint32_t roles, uint64_t *ret_rule)
{
    return policyd_all_add_rule_within(io, POLICYD_ADD_RULE_DEADLINE_MS, subject, target, protocol,
                                       origin, roles, ret_rule);
}

/* A request of `revoke_principal`. */
static inline struct writ_msg policyd_all_revoke_principal_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_REVOKE_PRINCIPAL_REQUEST, .w = {principal}};
    return m;
}

/* Cuts a program off: all its connections that were made here are void, and it gets no others, also where the rules were lost. LIMIT
 * past `MAX_CUT_OFF`, and the program is as it was.
 *
 * Guarantee: when it returns, no call of the principal through such a connection is delivered. */
static inline uint32_t policyd_all_revoke_principal_within(struct writ_io *io, uint32_t timeout_ms,
                                                           uint32_t principal,
                                                           uint32_t *ret_revoked_connections)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REVOKE_PRINCIPAL_DEADLINE_MS);
    struct writ_msg m = policyd_all_revoke_principal_made(principal);
    if (WRIT_CHECKS && policyd_revoke_principal_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, PESTER_SLOT_POLICYD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_all_revoke_principal_made(principal);
        late = writ_call_again(io, PESTER_SLOT_POLICYD_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_REVOKE_PRINCIPAL_REPLY) {
        return writ_judge_reply(io, POLICYD_REVOKE_PRINCIPAL_REQUEST, m.tag,
                                policyd_revoke_principal_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_revoke_principal_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked_connections = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t policyd_all_revoke_principal(struct writ_io *io, uint32_t principal,
                                                    uint32_t *ret_revoked_connections)
{
    return policyd_all_revoke_principal_within(io, POLICYD_REVOKE_PRINCIPAL_DEADLINE_MS, principal,
                                               ret_revoked_connections);
}

/* A request of `check`. */
static inline struct writ_msg policyd_observer_check_made(uint32_t subject, uint16_t target,
                                                          uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_CHECK_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* What the answer would be, without making anything. */
static inline uint32_t policyd_observer_check_within(struct writ_io *io, uint32_t timeout_ms,
                                                     uint32_t subject, uint16_t target,
                                                     uint16_t protocol, uint32_t wanted_roles,
                                                     enum verdict *ret_verdict, uint8_t *ret_cause,
                                                     uint32_t *ret_roles, uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CHECK_DEADLINE_MS);
    struct writ_msg m = policyd_observer_check_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_check_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, PESTER_SLOT_POLICYD_OBSERVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_observer_check_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, PESTER_SLOT_POLICYD_OBSERVER, late, true, &again);
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

static inline uint32_t policyd_observer_check(struct writ_io *io, uint32_t subject, uint16_t target,
                                              uint16_t protocol, uint32_t wanted_roles,
                                              enum verdict *ret_verdict, uint8_t *ret_cause,
                                              uint32_t *ret_roles, uint64_t *ret_rule)
{
    return policyd_observer_check_within(io, POLICYD_CHECK_DEADLINE_MS, subject, target, protocol,
                                         wanted_roles, ret_verdict, ret_cause, ret_roles, ret_rule);
}

/* A request of `resolve` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct samgrd_all_resolve_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_resolve_request_body *body;
};

/* The number of a name, and what is spoken there. */
static inline struct samgrd_all_resolve_builder samgrd_all_resolve_begin(struct writ_io *io)
{
    return (struct samgrd_all_resolve_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = PESTER_SLOT_SAMGRD_ALL,
        .body = (void *)io->out,
    };
}

static inline void samgrd_all_resolve_put_service(struct samgrd_all_resolve_builder *b,
                                                  const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_resolve_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t samgrd_all_resolve_call_within(struct samgrd_all_resolve_builder *b,
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

static inline uint32_t samgrd_all_resolve_call(struct samgrd_all_resolve_builder *b,
                                               struct samgrd_resolve_reply *ret_reply)
{
    return samgrd_all_resolve_call_within(b, SAMGRD_RESOLVE_DEADLINE_MS, ret_reply);
}

/* A request of `list_names`. */
static inline struct writ_msg samgrd_all_list_names_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_LIST_NAMES_REQUEST, .w = {after}};
    return m;
}

/* A page of all names, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means that
 * names came or went between: begin again. */
static inline uint32_t samgrd_all_list_names_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t after,
                                                    struct samgrd_list_names_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_LIST_NAMES_DEADLINE_MS);
    struct writ_msg m = samgrd_all_list_names_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, PESTER_SLOT_SAMGRD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_list_names_made(after);
        late = writ_call_again(io, PESTER_SLOT_SAMGRD_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = samgrd_list_names_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, SAMGRD_LIST_NAMES_REQUEST, m.tag,
                                samgrd_list_names_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_list_names_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t samgrd_all_list_names(struct writ_io *io, uint64_t after,
                                             struct samgrd_list_names_reply *ret_reply)
{
    return samgrd_all_list_names_within(io, SAMGRD_LIST_NAMES_DEADLINE_MS, after, ret_reply);
}

/* A request of `register_name` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct samgrd_all_register_name_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_register_name_request_body *body;
};

/* Makes a name for an endpoint of the caller. It lives as long as the connection over which it was made, and is up when its server says
 * `come_up`.
 *
 * Guarantee: on any error the endpoint is closed and the name is as it was. */
static inline struct samgrd_all_register_name_builder
samgrd_all_register_name_begin(struct writ_io *io)
{
    return (struct samgrd_all_register_name_builder){
        .wire = writ_builder_begin(io, 8, 1),
        .io = io,
        .slot = PESTER_SLOT_SAMGRD_ALL,
        .body = (void *)io->out,
    };
}

static inline void samgrd_all_register_name_put_service(struct samgrd_all_register_name_builder *b,
                                                        const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_register_name_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. */
static inline void samgrd_all_register_name_put_endpoint(struct samgrd_all_register_name_builder *b,
                                                         uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = ENDPOINT_TYPE, .rights = ENDPOINT_RIGHT_MINT, .protocol = WRIT_ANY_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
samgrd_all_register_name_call_within(struct samgrd_all_register_name_builder *b,
                                     uint32_t timeout_ms,
                                     struct samgrd_register_name_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_REGISTER_NAME_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, samgrd_register_name_request_tails, 1);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = samgrd_register_name_request_check_body(b->wire.page,
                                                                         b->wire.cursor,
                                                                         b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SAMGRD_REGISTER_NAME_REQUEST, b->wire.cursor)};
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
    if (m.tag != SAMGRD_REGISTER_NAME_REPLY) {
        return writ_judge_reply(b->io, SAMGRD_REGISTER_NAME_REQUEST, m.tag,
                                samgrd_register_name_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_register_name_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t samgrd_all_register_name_call(struct samgrd_all_register_name_builder *b,
                                                     struct samgrd_register_name_reply *ret_reply)
{
    return samgrd_all_register_name_call_within(b, SAMGRD_REGISTER_NAME_DEADLINE_MS, ret_reply);
}

/* A request of `report_change`. */
static inline struct writ_msg samgrd_all_report_change_made(uint64_t name, uint32_t owner,
                                                            enum name_change change)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_REPORT_CHANGE_REQUEST,
                          .w = {name, owner | (uint64_t)(uint8_t)change << 32}};
    return m;
}

/* Tells that who is behind a name died, returned or was given up; said by its supervisor. */
static inline uint32_t samgrd_all_report_change_within(struct writ_io *io, uint32_t timeout_ms,
                                                       uint64_t name, uint32_t owner,
                                                       enum name_change change)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_REPORT_CHANGE_DEADLINE_MS);
    struct writ_msg m = samgrd_all_report_change_made(name, owner, change);
    if (WRIT_CHECKS && samgrd_report_change_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, PESTER_SLOT_SAMGRD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_report_change_made(name, owner, change);
        late = writ_call_again(io, PESTER_SLOT_SAMGRD_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_REPORT_CHANGE_REPLY) {
        return writ_judge_reply(io, SAMGRD_REPORT_CHANGE_REQUEST, m.tag,
                                samgrd_report_change_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t samgrd_all_report_change(struct writ_io *io, uint64_t name, uint32_t owner,
                                                enum name_change change)
{
    return samgrd_all_report_change_within(io, SAMGRD_REPORT_CHANGE_DEADLINE_MS, name, owner,
                                           change);
}

/* A request of `resolve` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct samgrd_consumer_resolve_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_resolve_request_body *body;
};

/* The number of a name, and what is spoken there. */
static inline struct samgrd_consumer_resolve_builder
samgrd_consumer_resolve_begin(struct writ_io *io)
{
    return (struct samgrd_consumer_resolve_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = PESTER_SLOT_SAMGRD_CONSUMER,
        .body = (void *)io->out,
    };
}

static inline void samgrd_consumer_resolve_put_service(struct samgrd_consumer_resolve_builder *b,
                                                       const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_resolve_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
samgrd_consumer_resolve_call_within(struct samgrd_consumer_resolve_builder *b, uint32_t timeout_ms,
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

static inline uint32_t samgrd_consumer_resolve_call(struct samgrd_consumer_resolve_builder *b,
                                                    struct samgrd_resolve_reply *ret_reply)
{
    return samgrd_consumer_resolve_call_within(b, SAMGRD_RESOLVE_DEADLINE_MS, ret_reply);
}

/* A request of `list`. */
static inline struct writ_msg supervisor_list_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_LIST_REQUEST, .w = {after}};
    return m;
}

/* A page of the components, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means
 * that states changed between: begin again. */
static inline uint32_t supervisor_list_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t after,
                                              struct supervisor_list_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_LIST_DEADLINE_MS);
    struct writ_msg m = supervisor_list_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, PESTER_SLOT_SUPERVISOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_list_made(after);
        late = writ_call_again(io, PESTER_SLOT_SUPERVISOR, late, true, &again);
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

static inline uint32_t supervisor_list(struct writ_io *io, uint64_t after,
                                       struct supervisor_list_reply *ret_reply)
{
    return supervisor_list_within(io, SUPERVISOR_LIST_DEADLINE_MS, after, ret_reply);
}

/* A request of `status`. */
static inline struct writ_msg supervisor_status_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_STATUS_REQUEST, .w = {component}};
    return m;
}

/* What is known of one component. */
static inline uint32_t supervisor_status_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint64_t component,
                                                enum supervised_state *ret_state,
                                                struct supervised_row *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_STATUS_DEADLINE_MS);
    struct writ_msg m = supervisor_status_made(component);
    uint32_t status = writ_port_call(io, PESTER_SLOT_SUPERVISOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_status_made(component);
        late = writ_call_again(io, PESTER_SLOT_SUPERVISOR, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_STATUS_REPLY) {
        return writ_judge_reply(io, SUPERVISOR_STATUS_REQUEST, m.tag,
                                supervisor_status_may_say(writ_tag_status(m.tag)));
    }
    if (supervisor_status_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum supervised_state)(uint8_t)m.w[0];
    (*ret_row).component = m.w[1];
    (*ret_row).state = (uint8_t)m.w[2];
    (*ret_row).last_cause = (uint8_t)(m.w[2] >> 8);
    (*ret_row).last_code = (uint32_t)(m.w[2] >> 32);
    (*ret_row).starts = (uint32_t)m.w[3];
    (*ret_row).restarts = (uint32_t)(m.w[3] >> 32);
    (*ret_row).ready_us = m.w[4];
    return WRIT_OK;
}

static inline uint32_t supervisor_status(struct writ_io *io, uint64_t component,
                                         enum supervised_state *ret_state,
                                         struct supervised_row *ret_row)
{
    return supervisor_status_within(io, SUPERVISOR_STATUS_DEADLINE_MS, component, ret_state,
                                    ret_row);
}

/* A request of `stop`. */
static inline struct writ_msg supervisor_stop_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_STOP_REQUEST, .w = {component}};
    return m;
}

/* Stops a component. It stays stopped until `restart`; calls to it queue until then or fail at their deadline. One that is stopped stays
 * so.
 *
 * The root, procd and the helper are what makes processes and cannot be stopped; a service that another running service uses is
 * STILL_NEEDED. Guarantee: when it returns, no process of the component is left. Blocks: until the root has done it. */
static inline uint32_t supervisor_stop_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t component)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = supervisor_stop_made(component);
    uint32_t status = writ_port_call(io, PESTER_SLOT_SUPERVISOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_stop_made(component);
        late = writ_call_again(io, PESTER_SLOT_SUPERVISOR, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_STOP_REPLY) {
        return writ_judge_reply(io, SUPERVISOR_STOP_REQUEST, m.tag,
                                supervisor_stop_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

/* A request of `restart`. */
static inline struct writ_msg supervisor_restart_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_RESTART_REQUEST, .w = {component}};
    return m;
}

/* Starts a component anew, with a fresh budget of restarts; one that runs is stopped first. One that was given up cannot come back: its
 * callers have been told so for good.
 *
 * Blocks: until it answers; NOT_DONE where it never will. */
static inline uint32_t supervisor_restart_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t component)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = supervisor_restart_made(component);
    uint32_t status = writ_port_call(io, PESTER_SLOT_SUPERVISOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_restart_made(component);
        late = writ_call_again(io, PESTER_SLOT_SUPERVISOR, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_RESTART_REPLY) {
        return writ_judge_reply(io, SUPERVISOR_RESTART_REQUEST, m.tag,
                                supervisor_restart_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

#endif
