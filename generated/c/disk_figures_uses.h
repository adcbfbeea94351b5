/* Generated from services/disk_figures/component.writ: change it there.
 *
 * What disk_figures may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef DISK_FIGURES_USES_H
#define DISK_FIGURES_USES_H

#include "writ/call.h"

#include "storaged_wire.h"
#include "memd_wire.h"
#include "disk_figures_slots.h"

/* A request of `list_volumes`. */
static inline struct writ_msg storage_list_volumes_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = STORAGED_LIST_VOLUMES_REQUEST, .w = {after}};
    return m;
}

/* Volumes with a number above `after`, in the order of their numbers, a disk before its parts. `next` is what `after` is to be for more,
 * 0 where there are no more; `generation` changes with every volume that comes or goes. */
static inline uint32_t storage_list_volumes_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint64_t after,
                                                   struct storaged_list_volumes_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, STORAGED_LIST_VOLUMES_DEADLINE_MS);
    struct writ_msg m = storage_list_volumes_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, DISK_FIGURES_SLOT_STORAGE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = storage_list_volumes_made(after);
        late = writ_call_again(io, DISK_FIGURES_SLOT_STORAGE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = storaged_list_volumes_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, STORAGED_LIST_VOLUMES_REQUEST, m.tag,
                                storaged_list_volumes_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = storaged_list_volumes_reply_read(io->out);
    ret_reply->volumes.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t storage_list_volumes(struct writ_io *io, uint64_t after,
                                            struct storaged_list_volumes_reply *ret_reply)
{
    return storage_list_volumes_within(io, STORAGED_LIST_VOLUMES_DEADLINE_MS, after, ret_reply);
}

/* A request of `open_volume` in the making. Its values go into `body`; the first error stays. */
struct storage_open_volume_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct storaged_open_volume_request_body *body;
};

/* Opens a volume: its queue is served from now on. The queue is formatted by the user. */
static inline struct storage_open_volume_builder storage_open_volume_begin(struct writ_io *io)
{
    return (struct storage_open_volume_builder){
        .wire = writ_builder_begin(io, 8, 2),
        .io = io,
        .slot = DISK_FIGURES_SLOT_STORAGE,
        .body = (void *)io->out,
    };
}

/* Lends a handle. */
static inline void storage_open_volume_put_ring(struct storage_open_volume_builder *b,
                                                uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Gives a handle. */
static inline void storage_open_volume_put_bell(struct storage_open_volume_builder *b,
                                                uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 1, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t storage_open_volume_call_within(struct storage_open_volume_builder *b,
                                                       uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, STORAGED_OPEN_VOLUME_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    writ_builder_needs(&b->wire, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            storaged_open_volume_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 2);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(STORAGED_OPEN_VOLUME_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            if (!writ_was_moved(status)) {
                writ_close_given(b->io, 2);
            }
            return status;
        }
    }
    if (m.tag != STORAGED_OPEN_VOLUME_REPLY) {
        return writ_judge_reply(b->io, STORAGED_OPEN_VOLUME_REQUEST, m.tag,
                                storaged_open_volume_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t storage_open_volume_call(struct storage_open_volume_builder *b)
{
    return storage_open_volume_call_within(b, STORAGED_OPEN_VOLUME_DEADLINE_MS);
}

/* A request of `submit`. */
static inline struct writ_msg storage_submit_made(uint64_t volume)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = STORAGED_SUBMIT_REQUEST, .w = {volume}};
    return m;
}

/* Says that requests were put. */
static inline uint32_t storage_submit_within(struct writ_io *io, uint32_t timeout_ms,
                                             uint64_t volume)
{
    uint32_t left_ms = writ_least(timeout_ms, STORAGED_SUBMIT_DEADLINE_MS);
    struct writ_msg m = storage_submit_made(volume);
    uint32_t status = writ_port_call(io, DISK_FIGURES_SLOT_STORAGE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = storage_submit_made(volume);
        late = writ_call_again(io, DISK_FIGURES_SLOT_STORAGE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != STORAGED_SUBMIT_REPLY) {
        return writ_judge_reply(io, STORAGED_SUBMIT_REQUEST, m.tag,
                                storaged_submit_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t storage_submit(struct writ_io *io, uint64_t volume)
{
    return storage_submit_within(io, STORAGED_SUBMIT_DEADLINE_MS, volume);
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
        .slot = DISK_FIGURES_SLOT_MEMORY,
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
        .slot = DISK_FIGURES_SLOT_MEMORY,
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
