/* See messages.h. */
#include "messages.h"

#include <stddef.h>

#include "gifts.h"
#include "writ/call.h"
#include "writ/log.h"
#include "writ/port.h"

enum { PATIENCE_MS = 2, WRONG_TOLD = 8, FORM_SHIFT = 56 };

/* What a message is made of. */
enum form { FORM_CHANGED, FORM_GOOD, FORM_CAPNP, FORM_BYTES, FORM_ANYTHING };

static const uint8_t forms_by_weight[] = {FORM_CHANGED, FORM_CHANGED, FORM_CHANGED, FORM_CHANGED,
                                          FORM_GOOD,    FORM_CAPNP,   FORM_BYTES,   FORM_ANYTHING};

static uint64_t number(struct mutate_source *source)
{
    uint64_t value = 0;
    for (uint32_t i = 0; i < sizeof value; i++) {
        value = value << 8 | mutate_byte(source);
    }
    return value;
}

static void fill(struct mutate_source *source, uint8_t *page, struct writ_msg *m)
{
    for (uint32_t i = 0; i < 512; i++) {
        page[i] = mutate_byte(source);
    }
    __builtin_memcpy(m->w, page, WRIT_REGISTER_BYTES);
}

/* A vector as it is. */
static void load(const struct messages_target *target, struct mutate_source *source, uint8_t *page,
                 struct writ_msg *m)
{
    const struct writ_vector *v =
        &target->vectors->vectors[mutate_number(source, target->vectors->count)];
    writ_vector_load(target->vectors, v, 0, page, m);
}

/* Lays a message out. */
static void make(const struct messages_target *target, struct mutate_source *source, uint8_t *page,
                 struct writ_msg *m)
{
    *m = (struct writ_msg){.tag = 0};
    switch ((enum form)forms_by_weight[mutate_number(source, sizeof forms_by_weight)]) {
    case FORM_CHANGED:
        (void)mutate_message(target->vectors, source, page, m);
        return;
    case FORM_GOOD:
        load(target, source, page, m);
        return;
    case FORM_CAPNP:
        (void)mutate_message(target->vectors, source, page, m);
        m->tag = (m->tag & ~(UINT64_C(0xff) << FORM_SHIFT)) | (uint64_t)WRIT_FORMAT_CAPNP
                                                                  << FORM_SHIFT;
        return;
    case FORM_BYTES: /* to a method that may be there, of any size */
        fill(source, page, m);
        m->tag = (uint64_t)WRIT_FORMAT_NATIVE << FORM_SHIFT | (uint64_t)target->protocol << 16 |
                 (number(source) & (WRIT_TAG_BYTES | UINT64_C(2) << 52 | 0xffff));
        return;
    case FORM_ANYTHING:
    default:
        fill(source, page, m);
        m->tag = number(source);
        return;
    }
}

/* The status that the contract's checks demand; WRIT_OK where they let it pass, or cannot tell from here. */
static uint32_t demanded(const struct messages_target *target, const struct writ_msg *m,
                         const uint8_t *page)
{
    bool is_other = writ_tag_format(m->tag) == WRIT_FORMAT_CAPNP &&
                    (writ_tag_flags(m->tag) & WRIT_FLAG_REPLY) == 0;
    if (is_other) {
        return WRIT_OK;
    }
    if (writ_tag_handles(m->tag) != 0) { /* what a receiver sees of them, the kernel writes */
        return target->judge(m->tag, target->protocol, target->roles).status;
    }
    return target->check(m, page, page + WRIT_RECORDS, target->roles).status;
}

static bool is_reply(uint64_t tag)
{
    uint32_t status = writ_tag_status(tag);
    return (writ_tag_flags(tag) & WRIT_FLAG_REPLY) != 0 &&
           (status == WRIT_OK || status >= WRIT_BAD_MESSAGE);
}

static void wrong(const struct messages_target *target, const struct writ_msg *m, const char *what,
                  uint32_t wanted, uint32_t got, struct messages_tally *tally)
{
    if (++tally->wrong <= WRONG_TOLD) {
        log_error("[pester] %s: WRONG: message %lu, tag %lx: %s: wanted %u (%s), got %u (%s)",
                  target->name, tally->sent, m->tag, what, wanted, writ_status_name(wanted), got,
                  writ_status_name(got));
    }
}

/* Judges the outcome of a message that reached the daemon, or did not. */
static void judge(const struct messages_target *target, const struct writ_msg *sent,
                  uint32_t wanted, uint32_t kernel, uint64_t reply, struct messages_tally *tally)
{
    if (kernel == WRIT_TIMED_OUT && wanted == WRIT_OK) {
        tally->late++;
    } else if (kernel == WRIT_PEER_DIED || kernel == WRIT_TIMED_OUT ||
               kernel == WRIT_NOT_DELIVERED) {
        wrong(target, sent, "no answer", wanted, kernel, tally);
    } else if (kernel != WRIT_OK) {
        tally->by_kernel++;
    } else if (!is_reply(reply)) {
        wrong(target, sent, "no reply's tag", wanted, writ_tag_status(reply), tally);
    } else if (wanted != WRIT_OK && writ_tag_status(reply) != wanted) {
        wrong(target, sent, "another status", wanted, writ_tag_status(reply), tally);
    } else if (wanted != WRIT_OK) {
        tally->refused++;
    } else {
        tally->answered++;
    }
}

void messages_send(struct writ_io *io, const struct messages_target *target,
                   struct mutate_source *source, struct messages_tally *tally)
{
    static _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
    struct writ_msg m;
    make(target, source, page, &m);
    __builtin_memset(page + WRIT_RECORDS, 0, WRIT_MAX_HANDLES * WRIT_RECORD_BYTES);
    uint32_t wanted = demanded(target, &m, page);
    if (wanted == WRIT_OK && target->ends_somebody != NULL && target->ends_somebody(&m)) {
        return;
    }
    struct writ_msg sent = m;
    gifts_put(io, source, m.tag);
    __builtin_memcpy(io->out, page, WRIT_MAX_BODY);
    uint32_t kernel = writ_port_call(io, target->slot, PATIENCE_MS, &m);
    tally->sent++;
    judge(target, &sent, wanted, kernel, m.tag, tally);
    gifts_settle(io, kernel, m.tag);
}
