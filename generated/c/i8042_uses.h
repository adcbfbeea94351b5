/* Generated from services/drivers/i8042/component.writ: change it there.
 *
 * What i8042 may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef I8042_USES_H
#define I8042_USES_H

#include "writ/call.h"

#include "deviced_wire.h"
#include "i8042_slots.h"

/* A request of `register_provider` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct deviced_register_provider_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct deviced_register_provider_request_body *body;
};

/* Offers what a device can do, by the protocol that the driver serves. It becomes visible when the driver runs; then consumers get a
 * connection to the driver in the role with number 0.
 *
 * Guarantee: on any error no provider is left over. */
static inline struct deviced_register_provider_builder
deviced_register_provider_begin(struct writ_io *io)
{
    return (struct deviced_register_provider_builder){
        .wire = writ_builder_begin(io, 16, 0),
        .io = io,
        .slot = I8042_SLOT_DEVICED,
        .body = (void *)io->out,
    };
}

static inline void
deviced_register_provider_put_provider_name(struct deviced_register_provider_builder *b,
                                            const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, deviced_register_provider_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
deviced_register_provider_call_within(struct deviced_register_provider_builder *b,
                                      uint32_t timeout_ms,
                                      struct deviced_register_provider_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_REGISTER_PROVIDER_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, deviced_register_provider_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            deviced_register_provider_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(DEVICED_REGISTER_PROVIDER_REQUEST,
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
    if (m.tag != DEVICED_REGISTER_PROVIDER_REPLY) {
        return writ_judge_reply(b->io, DEVICED_REGISTER_PROVIDER_REQUEST, m.tag,
                                deviced_register_provider_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_register_provider_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t
deviced_register_provider_call(struct deviced_register_provider_builder *b,
                               struct deviced_register_provider_reply *ret_reply)
{
    return deviced_register_provider_call_within(b, DEVICED_REGISTER_PROVIDER_DEADLINE_MS,
                                                 ret_reply);
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
    uint32_t status = writ_port_call(io, I8042_SLOT_DEVICED, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_report_ready_made(driver);
        late = writ_call_again(io, I8042_SLOT_DEVICED, late, true, &again);
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
