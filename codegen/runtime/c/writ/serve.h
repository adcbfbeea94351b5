/* What generated dispatchers share: judging tags, closing handles, and callers that wait for their answer.
 *
 * Everything here is off the short path of a call. Tables are the caller's memory and bounded.
 */
#ifndef WRIT_SERVE_H
#define WRIT_SERVE_H

#include "writ/wire.h"

#include "writ/port.h"

/* Closes the handles that came with a message which no handler saw. */
static inline void writ_close_received(struct writ_io *io, uint64_t tag)
{
    uint32_t count = writ_least(writ_tag_handles(tag), WRIT_MAX_HANDLES);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slot = writ_load_record(io->in + WRIT_RECORDS, i).slot;
        if (slot != 0) {
            (void)writ_port_close(io, slot);
        }
    }
}

/* Refuses a request that no handler saw: what came with it is closed. Returns the tag of the reply. */
[[gnu::cold]] static inline uint64_t writ_refused(struct writ_io *io,
                                                  struct writ_counters *counters,
                                                  struct writ_caller caller, uint64_t tag,
                                                  struct writ_verdict verdict)
{
    counters->rejects++;
    writ_close_received(io, tag);
    writ_port_refused(&caller, tag, verdict.status, verdict.why);
    return writ_tag_error(tag, verdict.status);
}

/* Answers a request whose handler failed. Returns the tag of the reply. */
[[gnu::cold]] static inline uint64_t writ_failed(struct writ_counters *counters,
                                                 struct writ_caller caller, uint64_t tag,
                                                 uint32_t status)
{
    counters->errors++;
    writ_port_refused(&caller, tag, status, writ_reject(0, 0));
    return writ_tag_error(tag, status);
}

/* Before a tail is put into a reply: the first one opens the page, later ones need it untouched. */
static inline void writ_reply_open(struct writ_builder *b, struct writ_io *io, uint32_t fixed,
                                   uint32_t handles)
{
    if (b->generation == 0) {
        writ_builder_open(b, io, fixed, handles);
    } else if (b->generation != io->generation) {
        b->status = WRIT_STALE_VIEW;
    }
}

/* Puts a handle that goes with a reply into its record. */
static inline void writ_reply_handle(struct writ_builder *b, uint32_t index, uint32_t slot,
                                     bool optional, struct writ_record record)
{
    if (slot > UINT16_MAX || (slot == 0 && !optional)) {
        b->status = WRIT_BAD_ARGUMENT;
    } else if (slot != 0) {
        record.slot = (uint16_t)slot;
        writ_store_record(b->page + WRIT_RECORDS, index, record);
    }
}

/* Closes handles of a view, or of a reply that is not sent; taken and absent ones are 0. */
static inline void writ_close_rest(struct writ_io *io, uint32_t *handles, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (handles[i] != 0) {
            (void)writ_port_close(io, writ_take(&handles[i]));
        }
    }
}

/* A checking build found that the server broke its own contract, or there is nothing to serve on. */
[[gnu::noreturn]] static inline void writ_broken(void)
{
    __builtin_trap();
}

/* After a reply that the kernel did not take: what to say instead. Handles that were to be given are closed. A receiver that cannot receive,
 * or was not bound any more when it had answered, has no reason to go on. */
[[gnu::cold]] static inline struct writ_msg writ_reply_failed(struct writ_io *io, uint64_t tag,
                                                              uint32_t status)
{
    if (tag == 0 || status == WRIT_NOT_BOUND) {
        writ_broken();
    }
    if (writ_tag_status(tag) != WRIT_OK) {
        return (struct writ_msg){.tag = 0};
    }
    uint32_t count = writ_least(writ_tag_handles(tag), WRIT_MAX_HANDLES);
    for (uint32_t i = 0; i < count; i++) {
        struct writ_record record = writ_load_record(io->out + WRIT_RECORDS, i);
        if (record.slot != 0 && (record.flags & WRIT_RECORD_LEND) == 0) {
            (void)writ_port_close(io, record.slot);
        }
    }
    uint32_t said = status == WRIT_HANDLES_FULL ? WRIT_LIMIT : WRIT_INTERNAL;
    return (struct writ_msg){.tag = writ_tag_error(tag, said)};
}

/* A request in another encoding as a native one. These are functions of their own and take copies, so that the short path stays in
 * registers. */
[[gnu::cold, gnu::noinline, gnu::unused]] static struct writ_msg
writ_made_native(struct writ_io *io, struct writ_msg m)
{
    io->encoding->receive(io, &m);
    return m;
}

/* The reply to it in its encoding. */
[[gnu::cold, gnu::noinline, gnu::unused]] static struct writ_msg writ_made_other(struct writ_io *io,
                                                                                 struct writ_msg m)
{
    uint64_t tag = m.tag;
    if (io->encoding->reply(io, &m)) {
        return m;
    }
    for (uint32_t i = 0; i < writ_least(writ_tag_handles(tag), WRIT_MAX_HANDLES); i++) {
        struct writ_record record = writ_load_record(io->out + WRIT_RECORDS, i);
        if (record.slot != 0 && (record.flags & WRIT_RECORD_LEND) == 0) {
            (void)writ_port_close(io, record.slot);
        }
    }
    return m;
}

/* Whether a tag is that of a request in another encoding that is taken here. One that says of itself that it is a reply is refused as it stands. */
static inline bool writ_comes_in_other(const struct writ_io *io, uint64_t tag)
{
    const uint64_t wanted = (uint64_t)WRIT_FORMAT_CAPNP << 4; /* format, flags */
    return WRIT_TAKES_OTHERS && (tag >> 52 & (0xff0 | WRIT_FLAG_REPLY)) == wanted &&
           io->encoding != NULL;
}

/* After a dispatch: whether the message has to be dispatched (again), because it was a request in another encoding and is native only now.
 * What was dispatched then gets a reply in its own encoding. A native request costs one look at a flag: not even `*io` is read. */
static inline bool writ_is_undone(struct writ_io *const *io, bool *translates, struct writ_msg *m,
                                  bool dispatched)
{
    if (!WRIT_TAKES_OTHERS) {
        return false;
    }
    if (__builtin_expect(!dispatched, false)) {
        *m = writ_made_native(*io, *m);
        *translates = true;
        return true;
    }
    if (__builtin_expect(*translates, false)) {
        *m = writ_made_other(*io, *m);
        *translates = false;
    }
    return false;
}

/* The answer to a kept call, in the encoding of the call. */
[[gnu::cold, gnu::noinline, gnu::unused]] static uint32_t
writ_reply_other(struct writ_io *io, uint32_t reply, struct writ_msg m)
{
    io->encoding->answer(io, reply, &m);
    uint32_t status = writ_port_reply(io, reply, &m);
    io->encoding->answered(io);
    return status;
}

/* A caller whose answer is kept. */
struct writ_waiter {
    uint64_t key;
    struct writ_caller caller;
    uint32_t reply; /* slot of the kept reply; 0 in a free place */
};

static inline void writ_forget(struct writ_io *io, struct writ_waiter *waiter)
{
    (void)writ_port_close(io, waiter->reply);
    if (WRIT_TAKES_OTHERS && io->encoding != NULL) {
        io->encoding->forget(io, waiter->reply);
    }
    waiter->reply = 0;
}

/* Forgets those who wait no more: whoever stops waiting says nothing, and is looked for when places are needed. */
[[gnu::cold, gnu::noinline, gnu::unused]] static void
writ_forget_gone(struct writ_io *io, struct writ_waiter *waiters, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (waiters[i].reply != 0 && !writ_port_waits(io, waiters[i].reply)) {
            writ_forget(io, &waiters[i]);
        }
    }
}

static inline struct writ_waiter *writ_free_place(struct writ_waiter *waiters, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (waiters[i].reply == 0) {
            return &waiters[i];
        }
    }
    return NULL;
}

/* Keeps the call being served. LIMIT if no place is free, and nothing was kept. */
static inline uint32_t writ_park(struct writ_io *io, struct writ_waiter *waiters, uint32_t count,
                                 uint64_t key, const struct writ_caller *caller)
{
    struct writ_waiter *place = writ_free_place(waiters, count);
    if (place == NULL) {
        writ_forget_gone(io, waiters, count);
        place = writ_free_place(waiters, count);
    }
    uint32_t reply = 0;
    if (place == NULL || writ_port_keep(io, &reply) != WRIT_OK || reply == 0) {
        return WRIT_LIMIT;
    }
    if (WRIT_TAKES_OTHERS && io->encoding != NULL && !io->encoding->keep(io, reply)) {
        (void)writ_port_close(io, reply);
        return WRIT_LIMIT;
    }
    *place = (struct writ_waiter){.key = key, .caller = *caller, .reply = reply};
    return WRIT_OK;
}

/* Answers a kept call and frees its place. */
static inline void writ_answer(struct writ_io *io, struct writ_waiter *waiter,
                               const struct writ_msg *m)
{
    uint32_t reply = waiter->reply;
    bool other = WRIT_TAKES_OTHERS && io->encoding != NULL;
    waiter->reply = 0;
    uint32_t status = other ? writ_reply_other(io, reply, *m) : writ_port_reply(io, reply, m);
    if (status != WRIT_OK) {
        (void)writ_port_close(io, reply);
    }
}

/* Drops those who waited on connections that are gone. */
static inline void writ_drop_label(struct writ_io *io, struct writ_waiter *waiters, uint32_t count,
                                   uint64_t label)
{
    for (uint32_t i = 0; i < count; i++) {
        if (waiters[i].reply != 0 && waiters[i].caller.label == label) {
            writ_forget(io, &waiters[i]);
        }
    }
}

/* One of several protocols that a component serves behind its endpoint: x_served() makes it. */
struct writ_served {
    uint16_t protocol;
    void *server;
    void (*dispatch)(void *server, struct writ_msg *m, const struct writ_caller *caller);
};

/* Hands a message to the server of its connection's protocol, and bits of a notification to every one. */
static inline void writ_dispatch(const struct writ_served *served, uint32_t count,
                                 struct writ_msg *m, const struct writ_caller *caller)
{
    const struct writ_msg event = *m;
    bool is_told = event.tag == WRIT_EVENT_NOTIFIED;
    uint32_t chosen = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (is_told) {
            *m = event;
            served[i].dispatch(served[i].server, m, caller);
        } else if (served[i].protocol == (uint16_t)caller->label) {
            chosen = i;
        }
    }
    if (!is_told) {
        served[chosen].dispatch(served[chosen].server, m, caller);
    }
}

/* Serves several protocols for ever. */
[[gnu::noreturn]] static inline void writ_serve(struct writ_io *io,
                                                const struct writ_served *served, uint32_t count)
{
    struct writ_msg m = {.tag = 0};
    for (;;) {
        struct writ_caller caller;
        uint32_t status = writ_port_reply_recv(io, &m, &caller);
        if (status != WRIT_OK) {
            m = writ_reply_failed(io, m.tag, status);
            continue;
        }
        writ_dispatch(served, count, &m, &caller);
    }
}

#endif
