/* Generated from services/storaged/component.writ: change it there.
 *
 * What storaged may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef STORAGED_USES_H
#define STORAGED_USES_H

#include "writ/call.h"

#include "deviced_wire.h"
#include "memd_wire.h"
#include "block_client.h"
#include "storaged_slots.h"

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
    uint32_t status = writ_port_call(io, STORAGED_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_resolve_provider_made(class_of, index);
        late = writ_call_again(io, STORAGED_SLOT_DEVICES, late, true, &again);
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
    uint32_t status = writ_port_call(io, STORAGED_SLOT_DEVICES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = devices_read_provider_made(provider);
        late = writ_call_again(io, STORAGED_SLOT_DEVICES, late, true, &again);
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
        .slot = STORAGED_SLOT_DEVICES,
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
        .slot = STORAGED_SLOT_MEMORY,
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
        .slot = STORAGED_SLOT_MEMORY,
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

#endif
