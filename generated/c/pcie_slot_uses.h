/* Generated from services/drivers/pcie_slot/component.writ: change it there.
 *
 * What pcie_slot may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef PCIE_SLOT_USES_H
#define PCIE_SLOT_USES_H

#include "writ/call.h"

#include "deviced_wire.h"
#include "pcie_slot_slots.h"

/* A request of `allow_mastering`. */
static inline struct writ_msg deviced_allow_mastering_made(uint64_t driver)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_ALLOW_MASTERING_REQUEST, .w = {driver}};
    return m;
}

/* Says, by a driver, that its device has been reset and knows no memory any more: from here on it may master the bus. Before that,
 * whatever an earlier instance told it stays without effect. */
static inline uint32_t deviced_allow_mastering_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint64_t driver)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_ALLOW_MASTERING_DEADLINE_MS);
    struct writ_msg m = deviced_allow_mastering_made(driver);
    uint32_t status = writ_port_call(io, PCIE_SLOT_SLOT_DEVICED, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_allow_mastering_made(driver);
        late = writ_call_again(io, PCIE_SLOT_SLOT_DEVICED, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_ALLOW_MASTERING_REPLY) {
        return writ_judge_reply(io, DEVICED_ALLOW_MASTERING_REQUEST, m.tag,
                                deviced_allow_mastering_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t deviced_allow_mastering(struct writ_io *io, uint64_t driver)
{
    return deviced_allow_mastering_within(io, DEVICED_ALLOW_MASTERING_DEADLINE_MS, driver);
}

/* A request of `report_ready`. */
static inline struct writ_msg deviced_report_ready_made(uint64_t driver)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_REPORT_READY_REQUEST, .w = {driver}};
    return m;
}

/* Says, by a driver, that it has brought its device up and is about to receive. Its providers become visible. */
static inline uint32_t deviced_report_ready_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint64_t driver)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_REPORT_READY_DEADLINE_MS);
    struct writ_msg m = deviced_report_ready_made(driver);
    uint32_t status = writ_port_call(io, PCIE_SLOT_SLOT_DEVICED, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_report_ready_made(driver);
        late = writ_call_again(io, PCIE_SLOT_SLOT_DEVICED, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_REPORT_READY_REPLY) {
        return writ_judge_reply(io, DEVICED_REPORT_READY_REQUEST, m.tag,
                                deviced_report_ready_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t deviced_report_ready(struct writ_io *io, uint64_t driver)
{
    return deviced_report_ready_within(io, DEVICED_REPORT_READY_DEADLINE_MS, driver);
}

/* A request of `report_hotplug`. */
static inline struct writ_msg deviced_report_hotplug_made(const struct device_place *place,
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
static inline uint32_t deviced_report_hotplug_within(struct writ_io *io, uint32_t timeout_ms,
                                                     const struct device_place *place,
                                                     enum hotplug_change change, bool *ret_driven)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_REPORT_HOTPLUG_DEADLINE_MS);
    struct writ_msg m = deviced_report_hotplug_made(place, change);
    if (WRIT_CHECKS && deviced_report_hotplug_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, PCIE_SLOT_SLOT_DEVICED, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_report_hotplug_made(place, change);
        late = writ_call_again(io, PCIE_SLOT_SLOT_DEVICED, late, true, &again);
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

static inline uint32_t deviced_report_hotplug(struct writ_io *io, const struct device_place *place,
                                              enum hotplug_change change, bool *ret_driven)
{
    return deviced_report_hotplug_within(io, DEVICED_REPORT_HOTPLUG_DEADLINE_MS, place, change,
                                         ret_driven);
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
        .slot = PCIE_SLOT_SLOT_DEVICED,
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
