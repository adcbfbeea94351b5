/* Generated from services/drivers/probed/component.writ: change it there.
 *
 * What probed may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef PROBED_USES_H
#define PROBED_USES_H

#include "writ/call.h"

#include "deviced_wire.h"
#include "probed_slots.h"

/* A request of `report_device` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct deviced_report_device_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct deviced_report_device_request_body *body;
};

/* Tells of a device that was found, with all that it occupies. To report the same again gives the same number.
 *
 * Guarantee: on any error the devices are as they were. */
static inline struct deviced_report_device_builder deviced_report_device_begin(struct writ_io *io)
{
    return (struct deviced_report_device_builder){
        .wire = writ_builder_begin(io, 24, 0),
        .io = io,
        .slot = PROBED_SLOT_DEVICED,
        .body = (void *)io->out,
    };
}

static inline void deviced_report_device_put_resources(struct deviced_report_device_builder *b,
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
deviced_report_device_call_within(struct deviced_report_device_builder *b, uint32_t timeout_ms,
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

static inline uint32_t deviced_report_device_call(struct deviced_report_device_builder *b,
                                                  struct deviced_report_device_reply *ret_reply)
{
    return deviced_report_device_call_within(b, DEVICED_REPORT_DEVICE_DEADLINE_MS, ret_reply);
}

/* A request of `end_enumeration`. */
static inline struct writ_msg deviced_end_enumeration_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_END_ENUMERATION_REQUEST};
    return m;
}

/* Says that everything that was there at the start has been reported. Drivers that are for want of a better one are tried from here on. */
static inline uint32_t deviced_end_enumeration_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint32_t *ret_devices)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_END_ENUMERATION_DEADLINE_MS);
    struct writ_msg m = deviced_end_enumeration_made();
    uint32_t status = writ_port_call(io, PROBED_SLOT_DEVICED, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_end_enumeration_made();
        late = writ_call_again(io, PROBED_SLOT_DEVICED, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_END_ENUMERATION_REPLY) {
        return writ_judge_reply(io, DEVICED_END_ENUMERATION_REQUEST, m.tag,
                                deviced_end_enumeration_may_say(writ_tag_status(m.tag)));
    }
    if (deviced_end_enumeration_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_devices = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t deviced_end_enumeration(struct writ_io *io, uint32_t *ret_devices)
{
    return deviced_end_enumeration_within(io, DEVICED_END_ENUMERATION_DEADLINE_MS, ret_devices);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct deviced_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first. */
static inline struct deviced_subscribe_builder deviced_subscribe_begin(struct writ_io *io)
{
    return (struct deviced_subscribe_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = PROBED_SLOT_DEVICED,
    };
}

/* Gives a handle. */
static inline void deviced_subscribe_put_bell(struct deviced_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t deviced_subscribe_call_within(struct deviced_subscribe_builder *b,
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

static inline uint32_t deviced_subscribe_call(struct deviced_subscribe_builder *b)
{
    return deviced_subscribe_call_within(b, DEVICED_SUBSCRIBE_DEADLINE_MS);
}

#endif
