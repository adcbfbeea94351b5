/* Generated from services/drivers/stray_function/component.writ: change it there.
 *
 * What stray_function may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef STRAY_FUNCTION_USES_H
#define STRAY_FUNCTION_USES_H

#include "writ/call.h"

#include "deviced_wire.h"
#include "stray_function_slots.h"

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
    uint32_t status = writ_port_call(io, STRAY_FUNCTION_SLOT_DEVICED, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_report_ready_made(driver);
        late = writ_call_again(io, STRAY_FUNCTION_SLOT_DEVICED, late, true, &again);
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
