/* Generated from services/shell/component.writ: change it there.
 *
 * What shell may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef SHELL_USES_H
#define SHELL_USES_H

#include "writ/call.h"

#include "deviced_wire.h"
#include "echo_wire.h"
#include "logd_wire.h"
#include "memd_wire.h"
#include "policyd_wire.h"
#include "procd_wire.h"
#include "samgrd_wire.h"
#include "supervisor_wire.h"
#include "console_client.h"
#include "shell_slots.h"

/* A request of `start_driver`. */
static inline struct writ_msg devices_start_driver_made(uint64_t driver)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_START_DRIVER_REQUEST, .w = {driver}};
    return m;
}

/* Starts a driver: stages its process, gives it the capabilities of its device and no others, and lets it run.
 *
 * Guarantee: on any error no process and no capability of the start remains. */
static inline uint32_t devices_start_driver_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint64_t driver, uint64_t *ret_pid)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_START_DRIVER_DEADLINE_MS);
    struct writ_msg m = devices_start_driver_made(driver);
    uint32_t status = writ_port_call(io, SHELL_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_start_driver_made(driver);
        late = writ_call_again(io, SHELL_SLOT_DEVICES, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_START_DRIVER_REPLY) {
        return writ_judge_reply(io, DEVICED_START_DRIVER_REQUEST, m.tag,
                                deviced_start_driver_may_say(writ_tag_status(m.tag)));
    }
    *ret_pid = m.w[0];
    return WRIT_OK;
}

static inline uint32_t devices_start_driver(struct writ_io *io, uint64_t driver, uint64_t *ret_pid)
{
    return devices_start_driver_within(io, DEVICED_START_DRIVER_DEADLINE_MS, driver, ret_pid);
}

/* A request of `stop_driver`. */
static inline struct writ_msg devices_stop_driver_made(uint64_t driver)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_STOP_DRIVER_REQUEST, .w = {driver}};
    return m;
}

/* Stops a driver: ends its process, takes its capabilities back, and resets its device before its memory is used again.
 *
 * Guarantee: when it returns, the device can touch no memory. */
static inline uint32_t devices_stop_driver_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t driver)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_STOP_DRIVER_DEADLINE_MS);
    struct writ_msg m = devices_stop_driver_made(driver);
    uint32_t status = writ_port_call(io, SHELL_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_stop_driver_made(driver);
        late = writ_call_again(io, SHELL_SLOT_DEVICES, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_STOP_DRIVER_REPLY) {
        return writ_judge_reply(io, DEVICED_STOP_DRIVER_REQUEST, m.tag,
                                deviced_stop_driver_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t devices_stop_driver(struct writ_io *io, uint64_t driver)
{
    return devices_stop_driver_within(io, DEVICED_STOP_DRIVER_DEADLINE_MS, driver);
}

/* A request of `read_driver`. */
static inline struct writ_msg devices_read_driver_made(uint64_t driver)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_READ_DRIVER_REQUEST, .w = {driver}};
    return m;
}

/* What is known of a driver, brought up to date first. `pid` and `device` are 0 where there is none; `code` is that with which its last
 * process ended; `provider` is 0 until its provider is visible, and then resolves. */
static inline uint32_t devices_read_driver_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t driver,
                                                  struct deviced_read_driver_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_READ_DRIVER_DEADLINE_MS);
    struct writ_msg m = devices_read_driver_made(driver);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_read_driver_made(driver);
        late = writ_call_again(io, SHELL_SLOT_DEVICES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = deviced_read_driver_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, DEVICED_READ_DRIVER_REQUEST, m.tag,
                                deviced_read_driver_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_read_driver_reply_read(io->out);
    ret_reply->program.use = writ_out_use(io);
    ret_reply->reason.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t devices_read_driver(struct writ_io *io, uint64_t driver,
                                           struct deviced_read_driver_reply *ret_reply)
{
    return devices_read_driver_within(io, DEVICED_READ_DRIVER_DEADLINE_MS, driver, ret_reply);
}

/* A request of `read_device`. */
static inline struct writ_msg devices_read_device_made(uint64_t device)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_READ_DEVICE_REQUEST, .w = {device}};
    return m;
}

/* What is known of a device. `driver` is 0 where nobody drives it. */
static inline uint32_t devices_read_device_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t device,
                                                  struct deviced_read_device_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_READ_DEVICE_DEADLINE_MS);
    struct writ_msg m = devices_read_device_made(device);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_read_device_made(device);
        late = writ_call_again(io, SHELL_SLOT_DEVICES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = deviced_read_device_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, DEVICED_READ_DEVICE_REQUEST, m.tag,
                                deviced_read_device_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_read_device_reply_read(io->out);
    ret_reply->resources.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t devices_read_device(struct writ_io *io, uint64_t device,
                                           struct deviced_read_device_reply *ret_reply)
{
    return devices_read_device_within(io, DEVICED_READ_DEVICE_DEADLINE_MS, device, ret_reply);
}

/* A request of `resolve_provider`. */
static inline struct writ_msg devices_resolve_provider_made(uint16_t class_of, uint32_t index)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_RESOLVE_PROVIDER_REQUEST,
                          .w = {class_of | (uint64_t)index << 32}};
    return m;
}

/* A copy of the connection to a provider, for a component whose contract says `calls_back` of its protocol; NOT_YOURS for any other. It
 * is void as soon as the provider goes. */
static inline uint32_t
devices_resolve_provider_within(struct writ_io *io, uint32_t timeout_ms, uint16_t class_of,
                                uint32_t index, struct deviced_resolve_provider_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_RESOLVE_PROVIDER_DEADLINE_MS);
    struct writ_msg m = devices_resolve_provider_made(class_of, index);
    if (WRIT_CHECKS && deviced_resolve_provider_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_resolve_provider_made(class_of, index);
        late = writ_call_again(io, SHELL_SLOT_DEVICES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        deviced_resolve_provider_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, DEVICED_RESOLVE_PROVIDER_REQUEST, m.tag,
                                deviced_resolve_provider_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_resolve_provider_reply_read(io->out, io->out + WRIT_RECORDS);
    ret_reply->provider_name.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t devices_resolve_provider(struct writ_io *io, uint16_t class_of,
                                                uint32_t index,
                                                struct deviced_resolve_provider_reply *ret_reply)
{
    return devices_resolve_provider_within(io, DEVICED_RESOLVE_PROVIDER_DEADLINE_MS, class_of,
                                           index, ret_reply);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct devices_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first. */
static inline struct devices_subscribe_builder devices_subscribe_begin(struct writ_io *io)
{
    return (struct devices_subscribe_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = SHELL_SLOT_DEVICES,
    };
}

/* Gives a handle. */
static inline void devices_subscribe_put_bell(struct devices_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t devices_subscribe_call_within(struct devices_subscribe_builder *b,
                                                     uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = deviced_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(DEVICED_SUBSCRIBE_REQUEST, b->wire.cursor)};
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
    if (m.tag != DEVICED_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, DEVICED_SUBSCRIBE_REQUEST, m.tag,
                                deviced_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t devices_subscribe_call(struct devices_subscribe_builder *b)
{
    return devices_subscribe_call_within(b, DEVICED_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg devices_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest change after `after_seq`; those of the three numbers that it is not about are 0. `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t devices_next_event_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t after_seq, uint64_t *ret_seq,
                                                 uint64_t *ret_lost, uint64_t *ret_driver,
                                                 uint64_t *ret_device, uint64_t *ret_provider)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = devices_next_event_made(after_seq);
    uint32_t status = writ_port_call(io, SHELL_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_next_event_made(after_seq);
        late = writ_call_again(io, SHELL_SLOT_DEVICES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_NEXT_EVENT_REPLY) {
        return writ_judge_reply(io, DEVICED_NEXT_EVENT_REQUEST, m.tag,
                                deviced_next_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_seq = m.w[0];
    *ret_lost = m.w[1];
    *ret_driver = m.w[2];
    *ret_device = m.w[3];
    *ret_provider = m.w[4];
    return WRIT_OK;
}

static inline uint32_t devices_next_event(struct writ_io *io, uint64_t after_seq, uint64_t *ret_seq,
                                          uint64_t *ret_lost, uint64_t *ret_driver,
                                          uint64_t *ret_device, uint64_t *ret_provider)
{
    return devices_next_event_within(io, DEVICED_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq,
                                     ret_lost, ret_driver, ret_device, ret_provider);
}

/* A request of `read_provider`. */
static inline struct writ_msg devices_read_provider_made(uint64_t provider)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_READ_PROVIDER_REQUEST, .w = {provider}};
    return m;
}

/* What is known of a provider. */
static inline uint32_t devices_read_provider_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t provider,
                                                    struct deviced_read_provider_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_READ_PROVIDER_DEADLINE_MS);
    struct writ_msg m = devices_read_provider_made(provider);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_read_provider_made(provider);
        late = writ_call_again(io, SHELL_SLOT_DEVICES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = deviced_read_provider_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, DEVICED_READ_PROVIDER_REQUEST, m.tag,
                                deviced_read_provider_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_read_provider_reply_read(io->out);
    ret_reply->provider_name.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t devices_read_provider(struct writ_io *io, uint64_t provider,
                                             struct deviced_read_provider_reply *ret_reply)
{
    return devices_read_provider_within(io, DEVICED_READ_PROVIDER_DEADLINE_MS, provider, ret_reply);
}

/* A request of `double`. */
static inline struct writ_msg rooms_double_made(uint64_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
    return m;
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t rooms_double_within(struct writ_io *io, uint32_t timeout_ms, uint64_t value,
                                           uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m = rooms_double_made(value);
    uint32_t status = writ_port_call(io, SHELL_SLOT_ROOMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = rooms_double_made(value);
        late = writ_call_again(io, SHELL_SLOT_ROOMS, late, true, &again);
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

static inline uint32_t rooms_double(struct writ_io *io, uint64_t value, uint64_t *ret_doubled)
{
    return rooms_double_within(io, ECHO_DOUBLE_DEADLINE_MS, value, ret_doubled);
}

/* A request of `open`. */
static inline struct writ_msg rooms_open_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_OPEN_REQUEST};
    return m;
}

/* Opens a room.
 *
 * Guarantee: on any error no room is open that was not open before. */
static inline uint32_t rooms_open_within(struct writ_io *io, uint32_t timeout_ms,
                                         uint64_t *ret_room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_OPEN_DEADLINE_MS);
    struct writ_msg m = rooms_open_made();
    uint32_t status = writ_port_call(io, SHELL_SLOT_ROOMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = rooms_open_made();
        late = writ_call_again(io, SHELL_SLOT_ROOMS, late, false, &again);
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

static inline uint32_t rooms_open(struct writ_io *io, uint64_t *ret_room)
{
    return rooms_open_within(io, ECHO_OPEN_DEADLINE_MS, ret_room);
}

/* A request of `say` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct rooms_say_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct echo_say_request_body *body;
};

/* Says a text in a room, with an optional sheet of paper, and tells its length and the bytes of the sheet. */
static inline struct rooms_say_builder rooms_say_begin(struct writ_io *io)
{
    return (struct rooms_say_builder){
        .wire = writ_builder_begin(io, 16, 1),
        .io = io,
        .slot = SHELL_SLOT_ROOMS,
        .body = (void *)io->out,
    };
}

static inline void rooms_say_put_text(struct rooms_say_builder *b, const char *data,
                                      uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, echo_say_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. Slot 0 leaves it out. */
static inline void rooms_say_put_paper(struct rooms_say_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = VMO_TYPE, .rights = VMO_RIGHT_READ};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t rooms_say_call_within(struct rooms_say_builder *b, uint32_t timeout_ms,
                                             struct echo_say_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_SAY_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, echo_say_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            echo_say_request_check_body(b->wire.page, b->wire.cursor, b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(ECHO_SAY_REQUEST, b->wire.cursor)};
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
    if (m.tag != ECHO_SAY_REPLY) {
        return writ_judge_reply(b->io, ECHO_SAY_REQUEST, m.tag,
                                echo_say_may_say(writ_tag_status(m.tag)));
    }
    if (echo_say_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = echo_say_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t rooms_say_call(struct rooms_say_builder *b, struct echo_say_reply *ret_reply)
{
    return rooms_say_call_within(b, ECHO_SAY_DEADLINE_MS, ret_reply);
}

/* A request of `wait_heard`. */
static inline struct writ_msg rooms_wait_heard_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_WAIT_HEARD_REQUEST, .w = {room}};
    return m;
}

/* Waits until what was said in the room has been heard, and tells how many texts were heard there so far.
 *
 * Blocks: until `listen` hears the text. */
static inline uint32_t rooms_wait_heard_within(struct writ_io *io, uint32_t timeout_ms,
                                               uint64_t room, uint64_t *ret_heard)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = rooms_wait_heard_made(room);
    uint32_t status = writ_port_call(io, SHELL_SLOT_ROOMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = rooms_wait_heard_made(room);
        late = writ_call_again(io, SHELL_SLOT_ROOMS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_WAIT_HEARD_REPLY) {
        return writ_judge_reply(io, ECHO_WAIT_HEARD_REQUEST, m.tag,
                                echo_wait_heard_may_say(writ_tag_status(m.tag)));
    }
    *ret_heard = m.w[0];
    return WRIT_OK;
}

/* A request of `listen`. */
static inline struct writ_msg rooms_listen_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LISTEN_REQUEST, .w = {room}};
    return m;
}

/* Hears the text that was said. */
static inline uint32_t rooms_listen_within(struct writ_io *io, uint32_t timeout_ms, uint64_t room,
                                           struct echo_listen_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LISTEN_DEADLINE_MS);
    struct writ_msg m = rooms_listen_made(room);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_ROOMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = rooms_listen_made(room);
        late = writ_call_again(io, SHELL_SLOT_ROOMS, late, false, &again);
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

static inline uint32_t rooms_listen(struct writ_io *io, uint64_t room,
                                    struct echo_listen_reply *ret_reply)
{
    return rooms_listen_within(io, ECHO_LISTEN_DEADLINE_MS, room, ret_reply);
}

/* A request of `look`. */
static inline struct writ_msg rooms_look_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LOOK_REQUEST, .w = {room}};
    return m;
}

/* The state of a room and the texts heard in it so far. */
static inline uint32_t rooms_look_within(struct writ_io *io, uint32_t timeout_ms, uint64_t room,
                                         enum room_state *ret_state, uint64_t *ret_heard)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LOOK_DEADLINE_MS);
    struct writ_msg m = rooms_look_made(room);
    uint32_t status = writ_port_call(io, SHELL_SLOT_ROOMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = rooms_look_made(room);
        late = writ_call_again(io, SHELL_SLOT_ROOMS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_LOOK_REPLY) {
        return writ_judge_reply(io, ECHO_LOOK_REQUEST, m.tag,
                                echo_look_may_say(writ_tag_status(m.tag)));
    }
    if (echo_look_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum room_state)(uint8_t)m.w[0];
    *ret_heard = m.w[1];
    return WRIT_OK;
}

static inline uint32_t rooms_look(struct writ_io *io, uint64_t room, enum room_state *ret_state,
                                  uint64_t *ret_heard)
{
    return rooms_look_within(io, ECHO_LOOK_DEADLINE_MS, room, ret_state, ret_heard);
}

/* A request of `close`. */
static inline struct writ_msg rooms_close_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_CLOSE_REQUEST, .w = {room}};
    return m;
}

/* Closes a room: nothing more is said in it. */
static inline uint32_t rooms_close_within(struct writ_io *io, uint32_t timeout_ms, uint64_t room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_CLOSE_DEADLINE_MS);
    struct writ_msg m = rooms_close_made(room);
    uint32_t status = writ_port_call(io, SHELL_SLOT_ROOMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = rooms_close_made(room);
        late = writ_call_again(io, SHELL_SLOT_ROOMS, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_CLOSE_REPLY) {
        return writ_judge_reply(io, ECHO_CLOSE_REQUEST, m.tag,
                                echo_close_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t rooms_close(struct writ_io *io, uint64_t room)
{
    return rooms_close_within(io, ECHO_CLOSE_DEADLINE_MS, room);
}

/* A request of `leave`. */
static inline struct writ_msg rooms_leave_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LEAVE_REQUEST, .w = {room}};
    return m;
}

/* Gives a closed room back. */
static inline uint32_t rooms_leave_within(struct writ_io *io, uint32_t timeout_ms, uint64_t room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LEAVE_DEADLINE_MS);
    struct writ_msg m = rooms_leave_made(room);
    uint32_t status = writ_port_call(io, SHELL_SLOT_ROOMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = rooms_leave_made(room);
        late = writ_call_again(io, SHELL_SLOT_ROOMS, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_LEAVE_REPLY) {
        return writ_judge_reply(io, ECHO_LEAVE_REQUEST, m.tag,
                                echo_leave_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t rooms_leave(struct writ_io *io, uint64_t room)
{
    return rooms_leave_within(io, ECHO_LEAVE_DEADLINE_MS, room);
}

/* A request of `query`. */
static inline struct writ_msg journal_query_made(uint64_t after_seq,
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
static inline uint32_t journal_query_within(struct writ_io *io, uint32_t timeout_ms,
                                            uint64_t after_seq, const struct log_filter *filter,
                                            struct logd_query_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_QUERY_DEADLINE_MS);
    struct writ_msg m = journal_query_made(after_seq, filter);
    if (WRIT_CHECKS && logd_query_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_query_made(after_seq, filter);
        late = writ_call_again(io, SHELL_SLOT_JOURNAL, late, true, &again);
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

static inline uint32_t journal_query(struct writ_io *io, uint64_t after_seq,
                                     const struct log_filter *filter,
                                     struct logd_query_reply *ret_reply)
{
    return journal_query_within(io, LOGD_QUERY_DEADLINE_MS, after_seq, filter, ret_reply);
}

/* A request of `open_reader`. */
static inline struct writ_msg journal_open_reader_made(uint64_t after_seq,
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
static inline uint32_t journal_open_reader_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t after_seq,
                                                  const struct log_filter *filter,
                                                  uint64_t *ret_reader)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_OPEN_READER_DEADLINE_MS);
    struct writ_msg m = journal_open_reader_made(after_seq, filter);
    if (WRIT_CHECKS && logd_open_reader_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, SHELL_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_open_reader_made(after_seq, filter);
        late = writ_call_again(io, SHELL_SLOT_JOURNAL, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_OPEN_READER_REPLY) {
        return writ_judge_reply(io, LOGD_OPEN_READER_REQUEST, m.tag,
                                logd_open_reader_may_say(writ_tag_status(m.tag)));
    }
    *ret_reader = m.w[0];
    return WRIT_OK;
}

static inline uint32_t journal_open_reader(struct writ_io *io, uint64_t after_seq,
                                           const struct log_filter *filter, uint64_t *ret_reader)
{
    return journal_open_reader_within(io, LOGD_OPEN_READER_DEADLINE_MS, after_seq, filter,
                                      ret_reader);
}

/* A request of `read_on`. */
static inline struct writ_msg journal_read_on_made(uint64_t reader, uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_READ_ON_REQUEST, .w = {reader, after_seq}};
    return m;
}

/* What `query` gives, through the filter of the reader. An empty answer means that it has seen everything. */
static inline uint32_t journal_read_on_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t reader, uint64_t after_seq,
                                              struct logd_read_on_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_READ_ON_DEADLINE_MS);
    struct writ_msg m = journal_read_on_made(reader, after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_read_on_made(reader, after_seq);
        late = writ_call_again(io, SHELL_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = logd_read_on_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, LOGD_READ_ON_REQUEST, m.tag,
                                logd_read_on_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_read_on_reply_read(io->out);
    ret_reply->records.use = writ_out_use(io);
    ret_reply->lines.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t journal_read_on(struct writ_io *io, uint64_t reader, uint64_t after_seq,
                                       struct logd_read_on_reply *ret_reply)
{
    return journal_read_on_within(io, LOGD_READ_ON_DEADLINE_MS, reader, after_seq, ret_reply);
}

/* A request of `follow`. */
static inline struct writ_msg journal_follow_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_FOLLOW_REQUEST, .w = {reader}};
    return m;
}

/* Waits until there is something to read for the reader, and tells the number of the newest record. Answered at once where there is.
 *
 * Blocks: until somebody says something that the filter lets through. A component that serves uses `subscribe` and `query`. */
static inline uint32_t journal_follow_within(struct writ_io *io, uint32_t timeout_ms,
                                             uint64_t reader, uint64_t *ret_newest_seq)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = journal_follow_made(reader);
    uint32_t status = writ_port_call(io, SHELL_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_follow_made(reader);
        late = writ_call_again(io, SHELL_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_FOLLOW_REPLY) {
        return writ_judge_reply(io, LOGD_FOLLOW_REQUEST, m.tag,
                                logd_follow_may_say(writ_tag_status(m.tag)));
    }
    *ret_newest_seq = m.w[0];
    return WRIT_OK;
}

/* A request of `look_at_reader`. */
static inline struct writ_msg journal_look_at_reader_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_LOOK_AT_READER_REQUEST, .w = {reader}};
    return m;
}

/* The state of a reader and how many records wait for it. */
static inline uint32_t journal_look_at_reader_within(struct writ_io *io, uint32_t timeout_ms,
                                                     uint64_t reader, enum reader_state *ret_state,
                                                     uint64_t *ret_waiting)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_LOOK_AT_READER_DEADLINE_MS);
    struct writ_msg m = journal_look_at_reader_made(reader);
    uint32_t status = writ_port_call(io, SHELL_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_look_at_reader_made(reader);
        late = writ_call_again(io, SHELL_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_LOOK_AT_READER_REPLY) {
        return writ_judge_reply(io, LOGD_LOOK_AT_READER_REQUEST, m.tag,
                                logd_look_at_reader_may_say(writ_tag_status(m.tag)));
    }
    if (logd_look_at_reader_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum reader_state)(uint8_t)m.w[0];
    *ret_waiting = m.w[1];
    return WRIT_OK;
}

static inline uint32_t journal_look_at_reader(struct writ_io *io, uint64_t reader,
                                              enum reader_state *ret_state, uint64_t *ret_waiting)
{
    return journal_look_at_reader_within(io, LOGD_LOOK_AT_READER_DEADLINE_MS, reader, ret_state,
                                         ret_waiting);
}

/* A request of `close_reader`. */
static inline struct writ_msg journal_close_reader_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_CLOSE_READER_REQUEST, .w = {reader}};
    return m;
}

/* Gives a reader back. */
static inline uint32_t journal_close_reader_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint64_t reader)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_CLOSE_READER_DEADLINE_MS);
    struct writ_msg m = journal_close_reader_made(reader);
    uint32_t status = writ_port_call(io, SHELL_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_close_reader_made(reader);
        late = writ_call_again(io, SHELL_SLOT_JOURNAL, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_CLOSE_READER_REPLY) {
        return writ_judge_reply(io, LOGD_CLOSE_READER_REQUEST, m.tag,
                                logd_close_reader_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t journal_close_reader(struct writ_io *io, uint64_t reader)
{
    return journal_close_reader_within(io, LOGD_CLOSE_READER_DEADLINE_MS, reader);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct journal_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct logd_subscribe_request_body *body;
};

/* Gives the bits of a notification that tell of new records; a second one of the same caller takes the place of the first. */
static inline struct journal_subscribe_builder journal_subscribe_begin(struct writ_io *io)
{
    return (struct journal_subscribe_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = SHELL_SLOT_JOURNAL,
        .body = (void *)io->out,
    };
}

/* Gives a handle. */
static inline void journal_subscribe_put_bell(struct journal_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t journal_subscribe_call_within(struct journal_subscribe_builder *b,
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

static inline uint32_t journal_subscribe_call(struct journal_subscribe_builder *b)
{
    return journal_subscribe_call_within(b, LOGD_SUBSCRIBE_DEADLINE_MS);
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
    uint32_t status = writ_port_call(io, SHELL_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_read_counters_made();
        late = writ_call_again(io, SHELL_SLOT_JOURNAL, late, true, &again);
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

/* A request of `get_level`. */
static inline struct writ_msg journal_get_level_made(uint16_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_GET_LEVEL_REQUEST, .w = {component}};
    return m;
}

/* From which level on the records of a component are kept; 0 asks for those that have no threshold of their own. */
static inline uint32_t journal_get_level_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint16_t component,
                                                enum log_threshold *ret_threshold)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_GET_LEVEL_DEADLINE_MS);
    struct writ_msg m = journal_get_level_made(component);
    if (WRIT_CHECKS && logd_get_level_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, SHELL_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_get_level_made(component);
        late = writ_call_again(io, SHELL_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_GET_LEVEL_REPLY) {
        return writ_judge_reply(io, LOGD_GET_LEVEL_REQUEST, m.tag,
                                logd_get_level_may_say(writ_tag_status(m.tag)));
    }
    if (logd_get_level_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_threshold = (enum log_threshold)(uint8_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t journal_get_level(struct writ_io *io, uint16_t component,
                                         enum log_threshold *ret_threshold)
{
    return journal_get_level_within(io, LOGD_GET_LEVEL_DEADLINE_MS, component, ret_threshold);
}

/* A request of `set_level`. */
static inline struct writ_msg journal_set_level_made(uint16_t component,
                                                     enum log_threshold threshold)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_SET_LEVEL_REQUEST,
                          .w = {component | (uint64_t)(uint8_t)threshold << 16}};
    return m;
}

/* Changes that, from the next record on. */
static inline uint32_t journal_set_level_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint16_t component, enum log_threshold threshold)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_SET_LEVEL_DEADLINE_MS);
    struct writ_msg m = journal_set_level_made(component, threshold);
    if (WRIT_CHECKS && logd_set_level_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, SHELL_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_set_level_made(component, threshold);
        late = writ_call_again(io, SHELL_SLOT_JOURNAL, late, true, &again);
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

static inline uint32_t journal_set_level(struct writ_io *io, uint16_t component,
                                         enum log_threshold threshold)
{
    return journal_set_level_within(io, LOGD_SET_LEVEL_DEADLINE_MS, component, threshold);
}

/* A request of `list_levels`. */
static inline struct writ_msg journal_list_levels_made(uint16_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_LIST_LEVELS_REQUEST, .w = {after}};
    return m;
}

/* A page of all thresholds, by rising component. `next` is 0 after the last page; another `generation` than that of the page before
 * means that thresholds changed between: begin again. */
static inline uint32_t journal_list_levels_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint16_t after,
                                                  struct logd_list_levels_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_LIST_LEVELS_DEADLINE_MS);
    struct writ_msg m = journal_list_levels_made(after);
    if (WRIT_CHECKS && logd_list_levels_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_list_levels_made(after);
        late = writ_call_again(io, SHELL_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = logd_list_levels_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, LOGD_LIST_LEVELS_REQUEST, m.tag,
                                logd_list_levels_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_list_levels_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t journal_list_levels(struct writ_io *io, uint16_t after,
                                           struct logd_list_levels_reply *ret_reply)
{
    return journal_list_levels_within(io, LOGD_LIST_LEVELS_DEADLINE_MS, after, ret_reply);
}

/* A request of `open_account` in the making. Its values go into `body`; the first error stays. */
struct memory_open_account_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Opens the caller's account: the quota that pays for what it asks for, and that is read when somebody asks how much it has. A second
 * one takes the place of the first; the account goes with the caller. A program that declares a connection to Memd does this before it
 * runs. */
static inline struct memory_open_account_builder memory_open_account_begin(struct writ_io *io)
{
    return (struct memory_open_account_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = SHELL_SLOT_MEMORY,
    };
}

/* Gives a handle. */
static inline void memory_open_account_put_quota(struct memory_open_account_builder *b,
                                                 uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = QUOTA_TYPE, .rights = QUOTA_RIGHT_CREATE};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t memory_open_account_call_within(struct memory_open_account_builder *b,
                                                       uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_OPEN_ACCOUNT_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = memd_open_account_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(MEMD_OPEN_ACCOUNT_REQUEST, b->wire.cursor)};
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
    if (m.tag != MEMD_OPEN_ACCOUNT_REPLY) {
        return writ_judge_reply(b->io, MEMD_OPEN_ACCOUNT_REQUEST, m.tag,
                                memd_open_account_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t memory_open_account_call(struct memory_open_account_builder *b)
{
    return memory_open_account_call_within(b, MEMD_OPEN_ACCOUNT_DEADLINE_MS);
}

/* A request of `judge_fault` in the making. Its values go into `body`; the first error stays. */
struct memory_judge_fault_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct memd_judge_fault_request_body *body;
};

/* Judges a fault that the kernel could not resolve. The faulting thread is the one that waits, and the one who is said to call.
 * `resume_at` counts with RESUME_AT alone; a thread does not go on outside of user space. A judge that dies before it answers is
 * followed by its next instance, which is asked in the time that is left. Anything but a whole answer in time ends the process.
 *
 * A page that its pager did not bring is tried again, at most MAX_TRIES times in a row: the pager's next instance may be there by then.
 * All else ends the process, with a report. A process has one report, the first; what a process says of itself here counts for it alone. */
static inline struct memory_judge_fault_builder memory_judge_fault_begin(struct writ_io *io)
{
    return (struct memory_judge_fault_builder){
        .wire = writ_builder_begin(io, 176, 0),
        .io = io,
        .slot = SHELL_SLOT_MEMORY,
        .body = (void *)io->out,
    };
}

/* Sends it. */
static inline uint32_t memory_judge_fault_call_within(struct memory_judge_fault_builder *b,
                                                      uint32_t timeout_ms,
                                                      struct memd_judge_fault_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_JUDGE_FAULT_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = memd_judge_fault_request_check_body(b->wire.page);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(MEMD_JUDGE_FAULT_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != MEMD_JUDGE_FAULT_REPLY) {
        return writ_judge_reply(b->io, MEMD_JUDGE_FAULT_REQUEST, m.tag,
                                memd_judge_fault_may_say(writ_tag_status(m.tag)));
    }
    if (memd_judge_fault_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = memd_judge_fault_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t memory_judge_fault_call(struct memory_judge_fault_builder *b,
                                               struct memd_judge_fault_reply *ret_reply)
{
    return memory_judge_fault_call_within(b, MEMD_JUDGE_FAULT_DEADLINE_MS, ret_reply);
}

/* A request of `request_memory`. */
static inline struct writ_msg memory_request_memory_made(uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_REQUEST_MEMORY_REQUEST, .w = {bytes}};
    return m;
}

/* Makes a VMO of zeroed pages, charged in full to the caller's quota: touching it cannot fail later. The caller has an account.
 *
 * Guarantee: on any error nothing is charged that was not charged before. */
static inline uint32_t memory_request_memory_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t bytes,
                                                    struct memd_request_memory_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_REQUEST_MEMORY_DEADLINE_MS);
    struct writ_msg m = memory_request_memory_made(bytes);
    if (WRIT_CHECKS && memd_request_memory_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_request_memory_made(bytes);
        late = writ_call_again(io, SHELL_SLOT_MEMORY, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = memd_request_memory_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, MEMD_REQUEST_MEMORY_REQUEST, m.tag,
                                memd_request_memory_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = memd_request_memory_reply_read(io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t memory_request_memory(struct writ_io *io, uint64_t bytes,
                                             struct memd_request_memory_reply *ret_reply)
{
    return memory_request_memory_within(io, MEMD_REQUEST_MEMORY_DEADLINE_MS, bytes, ret_reply);
}

/* A request of `read_own_usage`. */
static inline struct writ_msg memory_read_own_usage_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_OWN_USAGE_REQUEST};
    return m;
}

/* What the caller may have and has. */
static inline uint32_t memory_read_own_usage_within(struct writ_io *io, uint32_t timeout_ms,
                                                    struct memory_usage *ret_usage)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_OWN_USAGE_DEADLINE_MS);
    struct writ_msg m = memory_read_own_usage_made();
    uint32_t status = writ_port_call(io, SHELL_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_read_own_usage_made();
        late = writ_call_again(io, SHELL_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_READ_OWN_USAGE_REPLY) {
        return writ_judge_reply(io, MEMD_READ_OWN_USAGE_REQUEST, m.tag,
                                memd_read_own_usage_may_say(writ_tag_status(m.tag)));
    }
    (*ret_usage).principal = (uint32_t)m.w[0];
    (*ret_usage).faults_resolved = (uint32_t)(m.w[0] >> 32);
    (*ret_usage).limit_bytes = m.w[1];
    (*ret_usage).used_bytes = m.w[2];
    (*ret_usage).requested_bytes = m.w[3];
    return WRIT_OK;
}

static inline uint32_t memory_read_own_usage(struct writ_io *io, struct memory_usage *ret_usage)
{
    return memory_read_own_usage_within(io, MEMD_READ_OWN_USAGE_DEADLINE_MS, ret_usage);
}

/* A request of `read_usage`. */
static inline struct writ_msg memory_read_usage_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_USAGE_REQUEST, .w = {principal}};
    return m;
}

/* What one program may have and has. */
static inline uint32_t memory_read_usage_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint32_t principal, struct memory_usage *ret_usage)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_USAGE_DEADLINE_MS);
    struct writ_msg m = memory_read_usage_made(principal);
    if (WRIT_CHECKS && memd_read_usage_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, SHELL_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_read_usage_made(principal);
        late = writ_call_again(io, SHELL_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_READ_USAGE_REPLY) {
        return writ_judge_reply(io, MEMD_READ_USAGE_REQUEST, m.tag,
                                memd_read_usage_may_say(writ_tag_status(m.tag)));
    }
    (*ret_usage).principal = (uint32_t)m.w[0];
    (*ret_usage).faults_resolved = (uint32_t)(m.w[0] >> 32);
    (*ret_usage).limit_bytes = m.w[1];
    (*ret_usage).used_bytes = m.w[2];
    (*ret_usage).requested_bytes = m.w[3];
    return WRIT_OK;
}

static inline uint32_t memory_read_usage(struct writ_io *io, uint32_t principal,
                                         struct memory_usage *ret_usage)
{
    return memory_read_usage_within(io, MEMD_READ_USAGE_DEADLINE_MS, principal, ret_usage);
}

/* A request of `snapshot_usage`. */
static inline struct writ_msg memory_snapshot_usage_made(uint32_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_SNAPSHOT_USAGE_REQUEST, .w = {after}};
    return m;
}

/* A page of the accounts of all programs, by rising principal. `next` is 0 after the last page; another `generation` than that of the
 * page before means that programs came or went between: begin again. */
static inline uint32_t memory_snapshot_usage_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint32_t after,
                                                    struct memd_snapshot_usage_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_SNAPSHOT_USAGE_DEADLINE_MS);
    struct writ_msg m = memory_snapshot_usage_made(after);
    if (WRIT_CHECKS && memd_snapshot_usage_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_snapshot_usage_made(after);
        late = writ_call_again(io, SHELL_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = memd_snapshot_usage_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, MEMD_SNAPSHOT_USAGE_REQUEST, m.tag,
                                memd_snapshot_usage_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = memd_snapshot_usage_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t memory_snapshot_usage(struct writ_io *io, uint32_t after,
                                             struct memd_snapshot_usage_reply *ret_reply)
{
    return memory_snapshot_usage_within(io, MEMD_SNAPSHOT_USAGE_DEADLINE_MS, after, ret_reply);
}

/* A request of `read_totals`. */
static inline struct writ_msg memory_read_totals_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_TOTALS_REQUEST};
    return m;
}

/* What the machine has: physical memory, what of it is free, what is promised, and how scarce it is. */
static inline uint32_t memory_read_totals_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t *ret_physical_bytes,
                                                 uint64_t *ret_free_bytes,
                                                 uint64_t *ret_promised_bytes,
                                                 enum pressure *ret_pressure)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_TOTALS_DEADLINE_MS);
    struct writ_msg m = memory_read_totals_made();
    uint32_t status = writ_port_call(io, SHELL_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_read_totals_made();
        late = writ_call_again(io, SHELL_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_READ_TOTALS_REPLY) {
        return writ_judge_reply(io, MEMD_READ_TOTALS_REQUEST, m.tag,
                                memd_read_totals_may_say(writ_tag_status(m.tag)));
    }
    if (memd_read_totals_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_physical_bytes = m.w[0];
    *ret_free_bytes = m.w[1];
    *ret_promised_bytes = m.w[2];
    *ret_pressure = (enum pressure)(uint8_t)m.w[3];
    return WRIT_OK;
}

static inline uint32_t memory_read_totals(struct writ_io *io, uint64_t *ret_physical_bytes,
                                          uint64_t *ret_free_bytes, uint64_t *ret_promised_bytes,
                                          enum pressure *ret_pressure)
{
    return memory_read_totals_within(io, MEMD_READ_TOTALS_DEADLINE_MS, ret_physical_bytes,
                                     ret_free_bytes, ret_promised_bytes, ret_pressure);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct memory_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first. */
static inline struct memory_subscribe_builder memory_subscribe_begin(struct writ_io *io)
{
    return (struct memory_subscribe_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = SHELL_SLOT_MEMORY,
    };
}

/* Gives a handle. */
static inline void memory_subscribe_put_bell(struct memory_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t memory_subscribe_call_within(struct memory_subscribe_builder *b,
                                                    uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = memd_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(MEMD_SUBSCRIBE_REQUEST, b->wire.cursor)};
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
    if (m.tag != MEMD_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, MEMD_SUBSCRIBE_REQUEST, m.tag,
                                memd_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t memory_subscribe_call(struct memory_subscribe_builder *b)
{
    return memory_subscribe_call_within(b, MEMD_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg memory_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest report of a fault that ended its process whose number is above `after_seq`; `lost` of those asked for have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t memory_next_event_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint64_t after_seq,
                                                struct memd_next_event_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = memory_next_event_made(after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_next_event_made(after_seq);
        late = writ_call_again(io, SHELL_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = memd_next_event_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, MEMD_NEXT_EVENT_REQUEST, m.tag,
                                memd_next_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = memd_next_event_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t memory_next_event(struct writ_io *io, uint64_t after_seq,
                                         struct memd_next_event_reply *ret_reply)
{
    return memory_next_event_within(io, MEMD_NEXT_EVENT_DEADLINE_MS, after_seq, ret_reply);
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
    uint32_t status = writ_port_call(io, SHELL_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_check_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, SHELL_SLOT_POLICY, late, true, &again);
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

/* A request of `explain`. */
static inline struct writ_msg policy_explain_made(uint32_t subject, uint16_t target,
                                                  uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_EXPLAIN_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* The same, with a sentence for a person; `rule` is 0 where none speaks of it. */
static inline uint32_t policy_explain_within(struct writ_io *io, uint32_t timeout_ms,
                                             uint32_t subject, uint16_t target, uint16_t protocol,
                                             uint32_t wanted_roles,
                                             struct policyd_explain_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_EXPLAIN_DEADLINE_MS);
    struct writ_msg m = policy_explain_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_explain_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_explain_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, SHELL_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = policyd_explain_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, POLICYD_EXPLAIN_REQUEST, m.tag,
                                policyd_explain_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = policyd_explain_reply_read(io->out);
    ret_reply->sentence.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t policy_explain(struct writ_io *io, uint32_t subject, uint16_t target,
                                      uint16_t protocol, uint32_t wanted_roles,
                                      struct policyd_explain_reply *ret_reply)
{
    return policy_explain_within(io, POLICYD_EXPLAIN_DEADLINE_MS, subject, target, protocol,
                                 wanted_roles, ret_reply);
}

/* A request of `read_rule`. */
static inline struct writ_msg policy_read_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_READ_RULE_REQUEST, .w = {rule}};
    return m;
}

/* What is known of a rule that was added. */
static inline uint32_t policy_read_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                               uint64_t rule, enum rule_state *ret_state,
                                               struct policy_rule *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_READ_RULE_DEADLINE_MS);
    struct writ_msg m = policy_read_rule_made(rule);
    uint32_t status = writ_port_call(io, SHELL_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_read_rule_made(rule);
        late = writ_call_again(io, SHELL_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_READ_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_READ_RULE_REQUEST, m.tag,
                                policyd_read_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_read_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum rule_state)(uint8_t)m.w[0];
    (*ret_row).id = m.w[1];
    (*ret_row).subject = (uint16_t)m.w[2];
    (*ret_row).target = (uint16_t)(m.w[2] >> 16);
    (*ret_row).protocol = (uint16_t)(m.w[2] >> 32);
    (*ret_row).origin = (uint8_t)(m.w[2] >> 48);
    (*ret_row).state = (uint8_t)(m.w[2] >> 56);
    (*ret_row).roles = (uint32_t)m.w[3];
    (*ret_row).used = (uint32_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t policy_read_rule(struct writ_io *io, uint64_t rule,
                                        enum rule_state *ret_state, struct policy_rule *ret_row)
{
    return policy_read_rule_within(io, POLICYD_READ_RULE_DEADLINE_MS, rule, ret_state, ret_row);
}

/* A request of `list_rules`. */
static inline struct writ_msg policy_list_rules_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_LIST_RULES_REQUEST, .w = {after}};
    return m;
}

/* A page of all rules, compiled ones first, by rising number. `next` is 0 after the last page; another `generation` than that of the
 * page before means that rules changed between: begin again. */
static inline uint32_t policy_list_rules_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint64_t after,
                                                struct policyd_list_rules_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_LIST_RULES_DEADLINE_MS);
    struct writ_msg m = policy_list_rules_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_list_rules_made(after);
        late = writ_call_again(io, SHELL_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = policyd_list_rules_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, POLICYD_LIST_RULES_REQUEST, m.tag,
                                policyd_list_rules_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = policyd_list_rules_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t policy_list_rules(struct writ_io *io, uint64_t after,
                                         struct policyd_list_rules_reply *ret_reply)
{
    return policy_list_rules_within(io, POLICYD_LIST_RULES_DEADLINE_MS, after, ret_reply);
}

/* A request of `add_rule`. */
static inline struct writ_msg policy_add_rule_made(uint16_t subject, uint16_t target,
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
static inline uint32_t policy_add_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint16_t subject, uint16_t target, uint16_t protocol,
                                              enum rule_origin origin, uint32_t roles,
                                              uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_ADD_RULE_DEADLINE_MS);
    struct writ_msg m = policy_add_rule_made(subject, target, protocol, origin, roles);
    if (WRIT_CHECKS && policyd_add_rule_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, SHELL_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_add_rule_made(subject, target, protocol, origin, roles);
        late = writ_call_again(io, SHELL_SLOT_POLICY, late, false, &again);
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

static inline uint32_t policy_add_rule(struct writ_io *io, uint16_t subject, uint16_t target,
                                       uint16_t protocol, enum rule_origin origin, uint32_t roles,
                                       uint64_t *ret_rule)
{
    return policy_add_rule_within(io, POLICYD_ADD_RULE_DEADLINE_MS, subject, target, protocol,
                                  origin, roles, ret_rule);
}

/* A request of `revoke_rule`. */
static inline struct writ_msg policy_revoke_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_REVOKE_RULE_REQUEST, .w = {rule}};
    return m;
}

/* Ends what a rule allows, for connections that exist too.
 *
 * Guarantee: when it returns, no call through a connection that the rule alone allowed is delivered. */
static inline uint32_t policy_revoke_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t rule, uint32_t *ret_revoked_connections)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REVOKE_RULE_DEADLINE_MS);
    struct writ_msg m = policy_revoke_rule_made(rule);
    uint32_t status = writ_port_call(io, SHELL_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_revoke_rule_made(rule);
        late = writ_call_again(io, SHELL_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_REVOKE_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_REVOKE_RULE_REQUEST, m.tag,
                                policyd_revoke_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_revoke_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked_connections = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t policy_revoke_rule(struct writ_io *io, uint64_t rule,
                                          uint32_t *ret_revoked_connections)
{
    return policy_revoke_rule_within(io, POLICYD_REVOKE_RULE_DEADLINE_MS, rule,
                                     ret_revoked_connections);
}

/* A request of `remove_rule`. */
static inline struct writ_msg policy_remove_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_REMOVE_RULE_REQUEST, .w = {rule}};
    return m;
}

/* Forgets a rule that was revoked. */
static inline uint32_t policy_remove_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REMOVE_RULE_DEADLINE_MS);
    struct writ_msg m = policy_remove_rule_made(rule);
    uint32_t status = writ_port_call(io, SHELL_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_remove_rule_made(rule);
        late = writ_call_again(io, SHELL_SLOT_POLICY, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_REMOVE_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_REMOVE_RULE_REQUEST, m.tag,
                                policyd_remove_rule_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t policy_remove_rule(struct writ_io *io, uint64_t rule)
{
    return policy_remove_rule_within(io, POLICYD_REMOVE_RULE_DEADLINE_MS, rule);
}

/* A request of `revoke_principal`. */
static inline struct writ_msg policy_revoke_principal_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_REVOKE_PRINCIPAL_REQUEST, .w = {principal}};
    return m;
}

/* Cuts a program off: all its connections that were made here are void, and it gets no others, also where the rules were lost. LIMIT
 * past `MAX_CUT_OFF`, and the program is as it was.
 *
 * Guarantee: when it returns, no call of the principal through such a connection is delivered. */
static inline uint32_t policy_revoke_principal_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint32_t principal,
                                                      uint32_t *ret_revoked_connections)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REVOKE_PRINCIPAL_DEADLINE_MS);
    struct writ_msg m = policy_revoke_principal_made(principal);
    if (WRIT_CHECKS && policyd_revoke_principal_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, SHELL_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_revoke_principal_made(principal);
        late = writ_call_again(io, SHELL_SLOT_POLICY, late, true, &again);
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

static inline uint32_t policy_revoke_principal(struct writ_io *io, uint32_t principal,
                                               uint32_t *ret_revoked_connections)
{
    return policy_revoke_principal_within(io, POLICYD_REVOKE_PRINCIPAL_DEADLINE_MS, principal,
                                          ret_revoked_connections);
}

/* A request of `restore_principal`. */
static inline struct writ_msg policy_restore_principal_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_RESTORE_PRINCIPAL_REQUEST, .w = {principal}};
    return m;
}

/* Lets a program that was cut off ask again; what it had stays void. */
static inline uint32_t policy_restore_principal_within(struct writ_io *io, uint32_t timeout_ms,
                                                       uint32_t principal)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_RESTORE_PRINCIPAL_DEADLINE_MS);
    struct writ_msg m = policy_restore_principal_made(principal);
    if (WRIT_CHECKS && policyd_restore_principal_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, SHELL_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_restore_principal_made(principal);
        late = writ_call_again(io, SHELL_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_RESTORE_PRINCIPAL_REPLY) {
        return writ_judge_reply(io, POLICYD_RESTORE_PRINCIPAL_REQUEST, m.tag,
                                policyd_restore_principal_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t policy_restore_principal(struct writ_io *io, uint32_t principal)
{
    return policy_restore_principal_within(io, POLICYD_RESTORE_PRINCIPAL_DEADLINE_MS, principal);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct policy_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first. */
static inline struct policy_subscribe_builder policy_subscribe_begin(struct writ_io *io)
{
    return (struct policy_subscribe_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = SHELL_SLOT_POLICY,
    };
}

/* Gives a handle. */
static inline void policy_subscribe_put_bell(struct policy_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t policy_subscribe_call_within(struct policy_subscribe_builder *b,
                                                    uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = policyd_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(POLICYD_SUBSCRIBE_REQUEST, b->wire.cursor)};
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
    if (m.tag != POLICYD_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, POLICYD_SUBSCRIBE_REQUEST, m.tag,
                                policyd_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t policy_subscribe_call(struct policy_subscribe_builder *b)
{
    return policy_subscribe_call_within(b, POLICYD_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg policy_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest change after `after_seq`, as the rule stands after it; `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t policy_next_event_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint64_t after_seq, uint64_t *ret_seq,
                                                uint64_t *ret_lost, struct policy_rule *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = policy_next_event_made(after_seq);
    uint32_t status = writ_port_call(io, SHELL_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_next_event_made(after_seq);
        late = writ_call_again(io, SHELL_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_NEXT_EVENT_REPLY) {
        return writ_judge_reply(io, POLICYD_NEXT_EVENT_REQUEST, m.tag,
                                policyd_next_event_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_next_event_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_seq = m.w[0];
    *ret_lost = m.w[1];
    (*ret_row).id = m.w[2];
    (*ret_row).subject = (uint16_t)m.w[3];
    (*ret_row).target = (uint16_t)(m.w[3] >> 16);
    (*ret_row).protocol = (uint16_t)(m.w[3] >> 32);
    (*ret_row).origin = (uint8_t)(m.w[3] >> 48);
    (*ret_row).state = (uint8_t)(m.w[3] >> 56);
    (*ret_row).roles = (uint32_t)m.w[4];
    (*ret_row).used = (uint32_t)(m.w[4] >> 32);
    return WRIT_OK;
}

static inline uint32_t policy_next_event(struct writ_io *io, uint64_t after_seq, uint64_t *ret_seq,
                                         uint64_t *ret_lost, struct policy_rule *ret_row)
{
    return policy_next_event_within(io, POLICYD_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq,
                                    ret_lost, ret_row);
}

/* A request of `query_process`. */
static inline struct writ_msg processes_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t processes_query_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint64_t pid,
                                                      struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = processes_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_PROCESSES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = processes_query_process_made(pid);
        late = writ_call_again(io, SHELL_SLOT_PROCESSES, late, true, &again);
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

static inline uint32_t processes_query_process(struct writ_io *io, uint64_t pid,
                                               struct procd_query_process_reply *ret_reply)
{
    return processes_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

/* A request of `wait_process_event`. */
static inline struct writ_msg processes_wait_process_event_made(uint64_t pid, uint64_t after_seq)
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
processes_wait_process_event_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                    uint64_t after_seq,
                                    struct procd_wait_process_event_reply *ret_reply)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = processes_wait_process_event_made(pid, after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_PROCESSES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = processes_wait_process_event_made(pid, after_seq);
        late = writ_call_again(io, SHELL_SLOT_PROCESSES, late, true, &again);
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

/* A request of `get_restart_policy`. */
static inline struct writ_msg processes_get_restart_policy_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_GET_RESTART_POLICY_REQUEST, .w = {pid}};
    return m;
}

/* What was said, and how many restarts the running window has seen; NEVER where nothing was said. */
static inline uint32_t processes_get_restart_policy_within(struct writ_io *io, uint32_t timeout_ms,
                                                           uint64_t pid,
                                                           struct restart_policy *ret_policy,
                                                           uint32_t *ret_restarts,
                                                           bool *ret_given_up)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_GET_RESTART_POLICY_DEADLINE_MS);
    struct writ_msg m = processes_get_restart_policy_made(pid);
    uint32_t status = writ_port_call(io, SHELL_SLOT_PROCESSES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = processes_get_restart_policy_made(pid);
        late = writ_call_again(io, SHELL_SLOT_PROCESSES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_GET_RESTART_POLICY_REPLY) {
        return writ_judge_reply(io, PROCD_GET_RESTART_POLICY_REQUEST, m.tag,
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

static inline uint32_t processes_get_restart_policy(struct writ_io *io, uint64_t pid,
                                                    struct restart_policy *ret_policy,
                                                    uint32_t *ret_restarts, bool *ret_given_up)
{
    return processes_get_restart_policy_within(io, PROCD_GET_RESTART_POLICY_DEADLINE_MS, pid,
                                               ret_policy, ret_restarts, ret_given_up);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct processes_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bit of a notification that tells of ends; a second one of the same caller takes the place of the first. */
static inline struct processes_subscribe_builder processes_subscribe_begin(struct writ_io *io)
{
    return (struct processes_subscribe_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = SHELL_SLOT_PROCESSES,
    };
}

/* Gives a handle. */
static inline void processes_subscribe_put_bell(struct processes_subscribe_builder *b,
                                                uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t processes_subscribe_call_within(struct processes_subscribe_builder *b,
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

static inline uint32_t processes_subscribe_call(struct processes_subscribe_builder *b)
{
    return processes_subscribe_call_within(b, PROCD_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `next_process_event`. */
static inline struct writ_msg processes_next_process_event_made(uint64_t after_seq)
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
processes_next_process_event_within(struct writ_io *io, uint32_t timeout_ms, uint64_t after_seq,
                                    struct procd_next_process_event_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_NEXT_PROCESS_EVENT_DEADLINE_MS);
    struct writ_msg m = processes_next_process_event_made(after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_PROCESSES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = processes_next_process_event_made(after_seq);
        late = writ_call_again(io, SHELL_SLOT_PROCESSES, late, true, &again);
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

static inline uint32_t
processes_next_process_event(struct writ_io *io, uint64_t after_seq,
                             struct procd_next_process_event_reply *ret_reply)
{
    return processes_next_process_event_within(io, PROCD_NEXT_PROCESS_EVENT_DEADLINE_MS, after_seq,
                                               ret_reply);
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
        .slot = SHELL_SLOT_NAMES,
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
    uint32_t status = writ_port_call(io, SHELL_SLOT_NAMES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = names_connect_made(name, wanted_roles);
        late = writ_call_again(io, SHELL_SLOT_NAMES, late, true, &again);
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

/* A request of `read_name`. */
static inline struct writ_msg names_read_name_made(uint64_t name)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_READ_NAME_REQUEST, .w = {name}};
    return m;
}

/* What is known of a name. */
static inline uint32_t names_read_name_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t name,
                                              struct samgrd_read_name_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_READ_NAME_DEADLINE_MS);
    struct writ_msg m = names_read_name_made(name);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_NAMES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = names_read_name_made(name);
        late = writ_call_again(io, SHELL_SLOT_NAMES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = samgrd_read_name_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, SAMGRD_READ_NAME_REQUEST, m.tag,
                                samgrd_read_name_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_read_name_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t names_read_name(struct writ_io *io, uint64_t name,
                                       struct samgrd_read_name_reply *ret_reply)
{
    return names_read_name_within(io, SAMGRD_READ_NAME_DEADLINE_MS, name, ret_reply);
}

/* A request of `wait_up`. */
static inline struct writ_msg names_wait_up_made(uint64_t name)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_WAIT_UP_REQUEST, .w = {name}};
    return m;
}

/* Waits until somebody answers behind the name or it is given up, and tells which and how often it was restarted. Answered at once where
 * that is so already.
 *
 * Blocks: until `comes_up`, `returns` or `given_up`. A component that serves uses `watch` and `next_event`. */
static inline uint32_t names_wait_up_within(struct writ_io *io, uint32_t timeout_ms, uint64_t name,
                                            enum name_state *ret_state, uint32_t *ret_restarts)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = names_wait_up_made(name);
    uint32_t status = writ_port_call(io, SHELL_SLOT_NAMES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = names_wait_up_made(name);
        late = writ_call_again(io, SHELL_SLOT_NAMES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_WAIT_UP_REPLY) {
        return writ_judge_reply(io, SAMGRD_WAIT_UP_REQUEST, m.tag,
                                samgrd_wait_up_may_say(writ_tag_status(m.tag)));
    }
    if (samgrd_wait_up_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum name_state)(uint8_t)m.w[0];
    *ret_restarts = (uint32_t)(m.w[0] >> 32);
    return WRIT_OK;
}

/* A request of `watch` in the making. Its values go into `body`; the first error stays. */
struct names_watch_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_watch_request_body *body;
};

/* Sets a bit when something happens to this name; it adds to the names that the caller watches already. A second watch of the same name
 * takes the place of the first; LIMIT past `MAX_WATCHES`. */
static inline struct names_watch_builder names_watch_begin(struct writ_io *io)
{
    return (struct names_watch_builder){
        .wire = writ_builder_begin(io, 8, 1),
        .io = io,
        .slot = SHELL_SLOT_NAMES,
        .body = (void *)io->out,
    };
}

/* Gives a handle. */
static inline void names_watch_put_bell(struct names_watch_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t names_watch_call_within(struct names_watch_builder *b, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_WATCH_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = samgrd_watch_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SAMGRD_WATCH_REQUEST, b->wire.cursor)};
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
    if (m.tag != SAMGRD_WATCH_REPLY) {
        return writ_judge_reply(b->io, SAMGRD_WATCH_REQUEST, m.tag,
                                samgrd_watch_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t names_watch_call(struct names_watch_builder *b)
{
    return names_watch_call_within(b, SAMGRD_WATCH_DEADLINE_MS);
}

/* A request of `unwatch`. */
static inline struct writ_msg names_unwatch_made(uint64_t name)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_UNWATCH_REQUEST, .w = {name}};
    return m;
}

/* Ends a watch of the caller. */
static inline uint32_t names_unwatch_within(struct writ_io *io, uint32_t timeout_ms, uint64_t name)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_UNWATCH_DEADLINE_MS);
    struct writ_msg m = names_unwatch_made(name);
    uint32_t status = writ_port_call(io, SHELL_SLOT_NAMES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = names_unwatch_made(name);
        late = writ_call_again(io, SHELL_SLOT_NAMES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_UNWATCH_REPLY) {
        return writ_judge_reply(io, SAMGRD_UNWATCH_REQUEST, m.tag,
                                samgrd_unwatch_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t names_unwatch(struct writ_io *io, uint64_t name)
{
    return names_unwatch_within(io, SAMGRD_UNWATCH_DEADLINE_MS, name);
}

/* A request of `next_event`. */
static inline struct writ_msg names_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest event after `after_seq` about a name that the caller watches; `lost` of them have made way. That a name was withdrawn is
 * told to who watched it, and is the last that is told of it.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t names_next_event_within(struct writ_io *io, uint32_t timeout_ms,
                                               uint64_t after_seq, uint64_t *ret_seq,
                                               uint64_t *ret_name, uint64_t *ret_lost,
                                               uint32_t *ret_owner, enum name_change *ret_change)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = names_next_event_made(after_seq);
    uint32_t status = writ_port_call(io, SHELL_SLOT_NAMES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = names_next_event_made(after_seq);
        late = writ_call_again(io, SHELL_SLOT_NAMES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_NEXT_EVENT_REPLY) {
        return writ_judge_reply(io, SAMGRD_NEXT_EVENT_REQUEST, m.tag,
                                samgrd_next_event_may_say(writ_tag_status(m.tag)));
    }
    if (samgrd_next_event_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_seq = m.w[0];
    *ret_name = m.w[1];
    *ret_lost = m.w[2];
    *ret_owner = (uint32_t)m.w[3];
    *ret_change = (enum name_change)(uint8_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t names_next_event(struct writ_io *io, uint64_t after_seq, uint64_t *ret_seq,
                                        uint64_t *ret_name, uint64_t *ret_lost, uint32_t *ret_owner,
                                        enum name_change *ret_change)
{
    return names_next_event_within(io, SAMGRD_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq, ret_name,
                                   ret_lost, ret_owner, ret_change);
}

/* A request of `list_names`. */
static inline struct writ_msg names_list_names_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_LIST_NAMES_REQUEST, .w = {after}};
    return m;
}

/* A page of all names, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means that
 * names came or went between: begin again. */
static inline uint32_t names_list_names_within(struct writ_io *io, uint32_t timeout_ms,
                                               uint64_t after,
                                               struct samgrd_list_names_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_LIST_NAMES_DEADLINE_MS);
    struct writ_msg m = names_list_names_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SHELL_SLOT_NAMES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = names_list_names_made(after);
        late = writ_call_again(io, SHELL_SLOT_NAMES, late, true, &again);
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

static inline uint32_t names_list_names(struct writ_io *io, uint64_t after,
                                        struct samgrd_list_names_reply *ret_reply)
{
    return names_list_names_within(io, SAMGRD_LIST_NAMES_DEADLINE_MS, after, ret_reply);
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
    uint32_t status = writ_port_call(io, SHELL_SLOT_OVERSEER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = overseer_list_made(after);
        late = writ_call_again(io, SHELL_SLOT_OVERSEER, late, true, &again);
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

/* A request of `status`. */
static inline struct writ_msg overseer_status_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_STATUS_REQUEST, .w = {component}};
    return m;
}

/* What is known of one component. */
static inline uint32_t overseer_status_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t component, enum supervised_state *ret_state,
                                              struct supervised_row *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_STATUS_DEADLINE_MS);
    struct writ_msg m = overseer_status_made(component);
    uint32_t status = writ_port_call(io, SHELL_SLOT_OVERSEER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = overseer_status_made(component);
        late = writ_call_again(io, SHELL_SLOT_OVERSEER, late, true, &again);
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

static inline uint32_t overseer_status(struct writ_io *io, uint64_t component,
                                       enum supervised_state *ret_state,
                                       struct supervised_row *ret_row)
{
    return overseer_status_within(io, SUPERVISOR_STATUS_DEADLINE_MS, component, ret_state, ret_row);
}

/* A request of `stop`. */
static inline struct writ_msg overseer_stop_made(uint64_t component)
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
static inline uint32_t overseer_stop_within(struct writ_io *io, uint32_t timeout_ms,
                                            uint64_t component)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = overseer_stop_made(component);
    uint32_t status = writ_port_call(io, SHELL_SLOT_OVERSEER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = overseer_stop_made(component);
        late = writ_call_again(io, SHELL_SLOT_OVERSEER, late, true, &again);
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
static inline struct writ_msg overseer_restart_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_RESTART_REQUEST, .w = {component}};
    return m;
}

/* Starts a component anew, with a fresh budget of restarts; one that runs is stopped first. One that was given up cannot come back: its
 * callers have been told so for good.
 *
 * Blocks: until it answers; NOT_DONE where it never will. */
static inline uint32_t overseer_restart_within(struct writ_io *io, uint32_t timeout_ms,
                                               uint64_t component)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = overseer_restart_made(component);
    uint32_t status = writ_port_call(io, SHELL_SLOT_OVERSEER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = overseer_restart_made(component);
        late = writ_call_again(io, SHELL_SLOT_OVERSEER, late, false, &again);
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

/* A request of `watch` in the making. Its values go into `body`; the first error stays. */
struct overseer_watch_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bit of a notification that tells of changes; a second one of the same caller takes the place of the first. */
static inline struct overseer_watch_builder overseer_watch_begin(struct writ_io *io)
{
    return (struct overseer_watch_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = SHELL_SLOT_OVERSEER,
    };
}

/* Gives a handle. */
static inline void overseer_watch_put_bell(struct overseer_watch_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t overseer_watch_call_within(struct overseer_watch_builder *b,
                                                  uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_WATCH_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = supervisor_watch_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SUPERVISOR_WATCH_REQUEST, b->wire.cursor)};
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
    if (m.tag != SUPERVISOR_WATCH_REPLY) {
        return writ_judge_reply(b->io, SUPERVISOR_WATCH_REQUEST, m.tag,
                                supervisor_watch_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t overseer_watch_call(struct overseer_watch_builder *b)
{
    return overseer_watch_call_within(b, SUPERVISOR_WATCH_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg overseer_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest change after `after_seq`, as the component stands after it; `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t overseer_next_event_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t after_seq, uint64_t *ret_seq,
                                                  uint64_t *ret_lost,
                                                  struct supervised_row *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = overseer_next_event_made(after_seq);
    uint32_t status = writ_port_call(io, SHELL_SLOT_OVERSEER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = overseer_next_event_made(after_seq);
        late = writ_call_again(io, SHELL_SLOT_OVERSEER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_NEXT_EVENT_REPLY) {
        return writ_judge_reply(io, SUPERVISOR_NEXT_EVENT_REQUEST, m.tag,
                                supervisor_next_event_may_say(writ_tag_status(m.tag)));
    }
    if (supervisor_next_event_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_seq = m.w[0];
    *ret_lost = m.w[1];
    (*ret_row).component = m.w[2];
    (*ret_row).state = (uint8_t)m.w[3];
    (*ret_row).last_cause = (uint8_t)(m.w[3] >> 8);
    (*ret_row).last_code = (uint32_t)(m.w[3] >> 32);
    (*ret_row).starts = (uint32_t)m.w[4];
    (*ret_row).restarts = (uint32_t)(m.w[4] >> 32);
    (*ret_row).ready_us = m.w[5];
    return WRIT_OK;
}

static inline uint32_t overseer_next_event(struct writ_io *io, uint64_t after_seq,
                                           uint64_t *ret_seq, uint64_t *ret_lost,
                                           struct supervised_row *ret_row)
{
    return overseer_next_event_within(io, SUPERVISOR_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq,
                                      ret_lost, ret_row);
}

#endif
