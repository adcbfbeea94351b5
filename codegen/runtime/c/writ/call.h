/* What generated stubs share: retrying, judging replies, and the fate of handles.
 *
 * A handle that is given is consumed on every outcome of the call. When the kernel says that it moved nothing, it is still in the caller's
 * table and is closed here. Nothing here waits by itself.
 */
#ifndef WRIT_CALL_H
#define WRIT_CALL_H

#include "writ/wire.h"

#include "writ/port.h"

/* How long a failed call may be tried again, in milliseconds: 0 for not at all. A call that was never delivered had no effect; one whose
 * peer died may have had one, so the contract must say that a repeat is harmless. */
[[gnu::cold]] static inline uint32_t writ_again_ms(const struct writ_io *io, uint32_t status,
                                                   bool safe)
{
    if (status == WRIT_NOT_DELIVERED || (status == WRIT_PEER_DIED && safe)) {
        return io->left_ms;
    }
    return 0;
}

/* Tries a request in registers again for as long as that may be done, after the first call failed with `*status`. A function of its own, so
 * that stubs are short and the first call's timeout is a constant. */
[[gnu::cold, gnu::noinline, gnu::unused]] static struct writ_msg
writ_call_again(struct writ_io *io, uint32_t slot, struct writ_msg request, bool safe,
                uint32_t *status)
{
    struct writ_msg m = request;
    uint32_t left_ms = writ_again_ms(io, *status, safe);
    while (left_ms != 0) {
        m = request;
        *status = writ_port_call(io, slot, left_ms, &m);
        left_ms = *status == WRIT_OK ? 0 : writ_again_ms(io, *status, safe);
    }
    return m;
}

/* Word by word: a message that is copied whole, even where that hardly happens, is kept in memory. */
static inline void writ_words(struct writ_msg *m, const struct writ_msg *from)
{
    m->tag = from->tag;
    m->w[0] = from->w[0];
    m->w[1] = from->w[1];
    m->w[2] = from->w[2];
    m->w[3] = from->w[3];
    m->w[4] = from->w[4];
    m->w[5] = from->w[5];
}

/* Closes what a message in a page carries. */
static inline void writ_close_records(struct writ_io *io, const uint8_t *page, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slot = writ_load_record(page + WRIT_RECORDS, i).slot;
        if (slot != 0) {
            (void)writ_port_close(io, slot);
        }
    }
}

/* Closes handles that were to be given and are still here. */
static inline void writ_close_given(struct writ_io *io, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        struct writ_record record = writ_load_record(io->out + WRIT_RECORDS, i);
        if (record.slot != 0 && (record.flags & WRIT_RECORD_LEND) == 0) {
            (void)writ_port_close(io, record.slot);
        }
    }
}

/* After a call that the kernel failed: whether it had moved the handles by then. */
static inline bool writ_was_moved(uint32_t status)
{
    return status == WRIT_PEER_DIED || status == WRIT_TIMED_OUT;
}

/* What a reply that is not the good one means. `known` tells whether the method declares the status in it. A reply that breaks a rule
 * is BAD_REPLY, and the handles that came with it are closed. */
[[gnu::cold]] static inline uint32_t writ_judge_reply(struct writ_io *io, uint64_t request,
                                                      uint64_t reply, bool known)
{
    uint32_t status = writ_tag_status(reply);
    if (status != WRIT_OK && known && reply == writ_tag_error(request, status)) {
        return status;
    }
    writ_close_records(io, io->out, writ_least(writ_tag_handles(reply), WRIT_MAX_HANDLES));
    return WRIT_BAD_REPLY;
}

/* Records a handle that is sent with the message. A given one that cannot be recorded is closed at once. */
static inline void writ_builder_handle(struct writ_builder *b, struct writ_io *io, uint32_t index,
                                       uint32_t slot, struct writ_record record)
{
    uint8_t *records = b->page + WRIT_RECORDS;
    if (b->status == WRIT_OK && slot <= UINT16_MAX && writ_load_record(records, index).slot == 0) {
        record.slot = (uint16_t)slot;
        if (slot != 0) {
            writ_store_record(records, index, record);
        }
        return;
    }
    if (b->status == WRIT_OK) {
        b->status = WRIT_BAD_ARGUMENT;
    }
    if ((record.flags & WRIT_RECORD_LEND) == 0 && slot != 0) {
        (void)writ_port_close(io, slot);
    }
}

/* A handle that must not be missing. */
static inline void writ_builder_needs(struct writ_builder *b, uint32_t index)
{
    if (b->status == WRIT_OK && writ_load_record(b->page + WRIT_RECORDS, index).slot == 0) {
        b->status = WRIT_BAD_ARGUMENT;
    }
}

/* Begins a request: `fixed` bytes and `handles` records, all zero. */
static inline struct writ_builder writ_builder_begin(struct writ_io *io, uint32_t fixed,
                                                     uint32_t handles)
{
    struct writ_builder b = {.page = io->out, .cursor = fixed};
    writ_builder_open(&b, io, fixed, handles);
    return b;
}

/* Before each use of a builder: the page must not have had another use since. */
static inline void writ_builder_touch(struct writ_builder *b, const struct writ_io *io)
{
    if (b->generation != io->generation) {
        b->status = WRIT_STALE_VIEW;
    }
}

/* Gives up a request that is not sent. The records of a stale one are no longer its own. */
static inline void writ_builder_drop(const struct writ_builder *b, struct writ_io *io,
                                     uint32_t handles)
{
    if (b->status != WRIT_STALE_VIEW) {
        writ_close_given(io, handles);
    }
}

/* Asks a server, whatever its protocol, whether it is there. */
static inline uint32_t writ_ping(struct writ_io *io, uint32_t slot, uint16_t protocol,
                                 uint32_t timeout_ms)
{
    uint64_t request =
        (uint64_t)WRIT_FORMAT_NATIVE << 56 | (uint64_t)protocol << 16 | WRIT_METHOD_PING;
    struct writ_msg m = {.tag = request};
    uint32_t status = writ_port_call(io, slot, timeout_ms, &m);
    if (status != WRIT_OK || m.tag == writ_tag_error(request, WRIT_OK)) {
        return status;
    }
    return writ_judge_reply(io, request, m.tag, writ_status_is_framework(writ_tag_status(m.tag)));
}

#endif
