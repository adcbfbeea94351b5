/* Generated from services/rngd/component.writ: change it there.
 *
 * What rngd may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef RNGD_USES_H
#define RNGD_USES_H

#include "writ/call.h"

#include "deviced_wire.h"
#include "entropy_source_client.h"
#include "rngd_slots.h"

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
    uint32_t status = writ_port_call(io, RNGD_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_resolve_provider_made(class_of, index);
        late = writ_call_again(io, RNGD_SLOT_DEVICES, late, true, &again);
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
        .slot = RNGD_SLOT_DEVICES,
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
