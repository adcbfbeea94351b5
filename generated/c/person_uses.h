/* Generated from services/person/component.writ: change it there.
 *
 * What person may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef PERSON_USES_H
#define PERSON_USES_H

#include "writ/call.h"

#include "deviced_wire.h"
#include "entropy_wire.h"
#include "console_client.h"
#include "input_client.h"
#include "person_slots.h"

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
    uint32_t status = writ_port_call(io, PERSON_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_resolve_provider_made(class_of, index);
        late = writ_call_again(io, PERSON_SLOT_DEVICES, late, true, &again);
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
        .slot = PERSON_SLOT_DEVICES,
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

/* A request of `read`. */
static inline struct writ_msg randomness_read_made(uint32_t count)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_READ_REQUEST, .w = {count}};
    return m;
}

/* Gives so many random bytes. Nobody else was or will be given the same ones. While the generator is UNAVAILABLE it is BAD_STATE: weak
 * bytes are never given in place of none. */
static inline uint32_t randomness_read_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint32_t count, struct entropy_read_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_READ_DEADLINE_MS);
    struct writ_msg m = randomness_read_made(count);
    if (WRIT_CHECKS && entropy_read_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, PERSON_SLOT_RANDOMNESS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = randomness_read_made(count);
        late = writ_call_again(io, PERSON_SLOT_RANDOMNESS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = entropy_read_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, ENTROPY_READ_REQUEST, m.tag,
                                entropy_read_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = entropy_read_reply_read(io->out);
    ret_reply->data.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t randomness_read(struct writ_io *io, uint32_t count,
                                       struct entropy_read_reply *ret_reply)
{
    return randomness_read_within(io, ENTROPY_READ_DEADLINE_MS, count, ret_reply);
}

/* A request of `look`. */
static inline struct writ_msg randomness_look_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_LOOK_REQUEST};
    return m;
}

/* Whether bytes are given, which sources are healthy, how often the seed was renewed, how many bytes were given, and how many tests of
 * health failed. */
static inline uint32_t randomness_look_within(struct writ_io *io, uint32_t timeout_ms,
                                              enum generator_state *ret_state, uint8_t *ret_healthy,
                                              uint64_t *ret_reseeds, uint64_t *ret_given,
                                              uint64_t *ret_failures)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_LOOK_DEADLINE_MS);
    struct writ_msg m = randomness_look_made();
    uint32_t status = writ_port_call(io, PERSON_SLOT_RANDOMNESS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = randomness_look_made();
        late = writ_call_again(io, PERSON_SLOT_RANDOMNESS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENTROPY_LOOK_REPLY) {
        return writ_judge_reply(io, ENTROPY_LOOK_REQUEST, m.tag,
                                entropy_look_may_say(writ_tag_status(m.tag)));
    }
    if (entropy_look_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum generator_state)(uint8_t)m.w[0];
    *ret_healthy = (uint8_t)(m.w[0] >> 8);
    *ret_reseeds = m.w[1];
    *ret_given = m.w[2];
    *ret_failures = m.w[3];
    return WRIT_OK;
}

static inline uint32_t randomness_look(struct writ_io *io, enum generator_state *ret_state,
                                       uint8_t *ret_healthy, uint64_t *ret_reseeds,
                                       uint64_t *ret_given, uint64_t *ret_failures)
{
    return randomness_look_within(io, ENTROPY_LOOK_DEADLINE_MS, ret_state, ret_healthy, ret_reseeds,
                                  ret_given, ret_failures);
}

#endif
