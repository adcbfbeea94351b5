/* Generated from services/drivers/specimen/component.writ: change it there.
 *
 * What specimen may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef SPECIMEN_USES_H
#define SPECIMEN_USES_H

#include "writ/call.h"

#include "deviced_wire.h"
#include "specimen_slots.h"

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
    uint32_t status = writ_port_call(io, SPECIMEN_SLOT_DEVICED, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_allow_mastering_made(driver);
        late = writ_call_again(io, SPECIMEN_SLOT_DEVICED, late, true, &again);
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
    uint32_t status = writ_port_call(io, SPECIMEN_SLOT_DEVICED, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_report_ready_made(driver);
        late = writ_call_again(io, SPECIMEN_SLOT_DEVICED, late, true, &again);
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

#endif
