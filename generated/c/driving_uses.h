/* Generated from services/driving/component.writ: change it there.
 *
 * What driving may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef DRIVING_USES_H
#define DRIVING_USES_H

#include "writ/call.h"

#include "deviced_wire.h"
#include "driving_slots.h"

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
    uint32_t status = writ_port_call(io, DRIVING_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_start_driver_made(driver);
        late = writ_call_again(io, DRIVING_SLOT_DEVICES, late, false, &again);
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
    uint32_t status = writ_port_call(io, DRIVING_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_stop_driver_made(driver);
        late = writ_call_again(io, DRIVING_SLOT_DEVICES, late, false, &again);
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
    uint32_t status = writ_port_call(io, DRIVING_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_read_driver_made(driver);
        late = writ_call_again(io, DRIVING_SLOT_DEVICES, late, true, &again);
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
    uint32_t status = writ_port_call(io, DRIVING_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_read_device_made(device);
        late = writ_call_again(io, DRIVING_SLOT_DEVICES, late, true, &again);
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

/* A request of `report_device` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct devices_report_device_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct deviced_report_device_request_body *body;
};

/* Tells of a device that was found, with all that it occupies. To report the same again gives the same number.
 *
 * Guarantee: on any error the devices are as they were. */
static inline struct devices_report_device_builder devices_report_device_begin(struct writ_io *io)
{
    return (struct devices_report_device_builder){
        .wire = writ_builder_begin(io, 24, 0),
        .io = io,
        .slot = DRIVING_SLOT_DEVICES,
        .body = (void *)io->out,
    };
}

static inline void devices_report_device_put_resources(struct devices_report_device_builder *b,
                                                       const struct device_resource *data,
                                                       uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, deviced_report_device_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        device_resource_store(at + i * 24, &data[i]);
    }
}

/* Sends it. */
static inline uint32_t
devices_report_device_call_within(struct devices_report_device_builder *b, uint32_t timeout_ms,
                                  struct deviced_report_device_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_REPORT_DEVICE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, deviced_report_device_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            deviced_report_device_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(DEVICED_REPORT_DEVICE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != DEVICED_REPORT_DEVICE_REPLY) {
        return writ_judge_reply(b->io, DEVICED_REPORT_DEVICE_REQUEST, m.tag,
                                deviced_report_device_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_report_device_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t devices_report_device_call(struct devices_report_device_builder *b,
                                                  struct deviced_report_device_reply *ret_reply)
{
    return devices_report_device_call_within(b, DEVICED_REPORT_DEVICE_DEADLINE_MS, ret_reply);
}

/* A request of `report_hotplug`. */
static inline struct writ_msg devices_report_hotplug_made(const struct device_place *place,
                                                          enum hotplug_change change)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_REPORT_HOTPLUG_REQUEST,
                          .w = {(*place).bus | (uint64_t)(*place).segment << 16 |
                                    (uint64_t)(*place).address << 32, (uint8_t)change}};
    return m;
}

/* Tells that something was put in or taken out. What was put in is enumerated and reported by `report_device`: who enumerates is rung.
 * The driver of what was taken out is released; until it is, the place is `driven`, and who switches it off asks again when he is rung. */
static inline uint32_t devices_report_hotplug_within(struct writ_io *io, uint32_t timeout_ms,
                                                     const struct device_place *place,
                                                     enum hotplug_change change, bool *ret_driven)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_REPORT_HOTPLUG_DEADLINE_MS);
    struct writ_msg m = devices_report_hotplug_made(place, change);
    if (WRIT_CHECKS && deviced_report_hotplug_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, DRIVING_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_report_hotplug_made(place, change);
        late = writ_call_again(io, DRIVING_SLOT_DEVICES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_REPORT_HOTPLUG_REPLY) {
        return writ_judge_reply(io, DEVICED_REPORT_HOTPLUG_REQUEST, m.tag,
                                deviced_report_hotplug_may_say(writ_tag_status(m.tag)));
    }
    if (deviced_report_hotplug_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_driven = (uint8_t)m.w[0] != 0;
    return WRIT_OK;
}

static inline uint32_t devices_report_hotplug(struct writ_io *io, const struct device_place *place,
                                              enum hotplug_change change, bool *ret_driven)
{
    return devices_report_hotplug_within(io, DEVICED_REPORT_HOTPLUG_DEADLINE_MS, place, change,
                                         ret_driven);
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
        .slot = DRIVING_SLOT_DEVICES,
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

#endif
