/* See writ/capnp_serve.h. */
#include "writ/capnp_serve.h"

enum {
    NO_SIZE = 1, /* no body has this length */
    RECORDS_BYTES = WRIT_MAX_HANDLES * WRIT_RECORD_BYTES,
};

static struct capnp_server *server_of(struct writ_io *io)
{
    return (struct capnp_server *)(void *)io->encoding;
}

static uint64_t with_format(uint64_t tag, uint64_t format)
{
    return (tag & UINT64_C(0x00ffffffffffffff)) | format << 56;
}

static void load_words(struct writ_msg *m, const uint8_t *body, uint32_t bytes)
{
    __builtin_memset(m->w, 0, sizeof m->w);
    __builtin_memcpy(m->w, body, writ_least(bytes, WRIT_REGISTER_BYTES));
}

/* A request of this method that fails the check of its size: what a body without a native form is to the dispatcher. */
static uint64_t refused_tag(const struct capnp_message *message, uint64_t tag)
{
    uint64_t flags = writ_tag_flags(tag) & ~(uint32_t)WRIT_FLAG_BUFFER;
    flags |= message->is_buffer ? WRIT_FLAG_BUFFER : 0;
    tag = (tag & ~(WRIT_TAG_BYTES | WRIT_TAG_FLAGS)) | flags << 52;
    return with_format(writ_tag_sized(tag, NO_SIZE), WRIT_FORMAT_NATIVE);
}

static void receive(struct writ_io *io, struct writ_msg *m)
{
    struct capnp_server *c = server_of(io);
    uint64_t tag = m->tag;
    uint32_t protocol = writ_tag_protocol(tag);
    uint32_t method = writ_tag_method(tag);
    uint32_t bytes = 0;
    const struct capnp_message *message =
        capnp_find(c->messages, c->count, protocol, method, false);
    c->received = io->in;
    c->serving = capnp_find(c->messages, c->count, protocol, method, true);
    if (message == NULL) {
        m->tag = with_format(tag, WRIT_FORMAT_NATIVE);
        return;
    }
    if (writ_tag_flags(tag) != WRIT_FLAG_BUFFER ||
        !capnp_decode(message, io->in, writ_tag_bytes(tag), c->in, c->spare, &bytes)) {
        m->tag = refused_tag(message, tag);
        return;
    }
    __builtin_memcpy(c->in + WRIT_RECORDS, io->in + WRIT_RECORDS, RECORDS_BYTES);
    io->in = c->in;
    m->tag = capnp_tag(message, tag, bytes, false);
    load_words(m, c->in, bytes);
}

/* Puts the other form of an OK reply into the spare page. False: it does not fit a message. */
static bool pack(struct capnp_server *c, const struct capnp_message *message, struct writ_io *io,
                 struct writ_msg *m, uint32_t *ret_bytes)
{
    bool in_page = (writ_tag_flags(m->tag) & WRIT_FLAG_BUFFER) != 0;
    const uint8_t *body = in_page ? io->out : (const uint8_t *)m->w;
    return message != NULL && capnp_encode(message, CAPNP_CANONICAL, body, c->spare, ret_bytes);
}

static uint64_t error_tag(uint64_t tag, uint32_t status)
{
    return with_format(writ_tag_error(tag, status), WRIT_FORMAT_CAPNP);
}

static bool reply(struct writ_io *io, struct writ_msg *m)
{
    struct capnp_server *c = server_of(io);
    const struct capnp_message *message = c->serving;
    uint32_t bytes;
    io->in = c->received;
    c->serving = NULL;
    if (m->tag == 0) {
        return true;
    }
    if (writ_tag_status(m->tag) != WRIT_OK) {
        m->tag = with_format(m->tag, WRIT_FORMAT_CAPNP);
        return true;
    }
    if (!pack(c, message, io, m, &bytes)) {
        m->tag = error_tag(m->tag, WRIT_LIMIT);
        return false;
    }
    __builtin_memcpy(io->out, c->spare, bytes);
    (void)writ_renew(io);
    m->tag = capnp_tag(message, m->tag, bytes, true);
    return true;
}

static struct capnp_kept *kept_at(struct capnp_server *c, uint32_t slot)
{
    for (uint32_t i = 0; i < CAPNP_KEPT; i++) {
        if (c->kept[i].reply == slot) {
            return &c->kept[i];
        }
    }
    return NULL;
}

static bool keep(struct writ_io *io, uint32_t slot)
{
    struct capnp_server *c = server_of(io);
    struct capnp_kept *place = kept_at(c, 0);
    if (c->serving == NULL) {
        return true;
    }
    if (place == NULL) {
        return false;
    }
    *place = (struct capnp_kept){.reply = slot, .message = c->serving};
    return true;
}

static void forget(struct writ_io *io, uint32_t slot)
{
    struct capnp_kept *place = kept_at(server_of(io), slot);
    if (place != NULL) {
        *place = (struct capnp_kept){0};
    }
}

/* The native body stays for others who wait: it and its other form change places, and change back. */
static void swap(struct capnp_server *c, struct writ_io *io)
{
    for (uint32_t i = 0; i < c->swapped; i++) {
        uint8_t byte = io->out[i];
        io->out[i] = c->spare[i];
        c->spare[i] = byte;
    }
}

static void answer(struct writ_io *io, uint32_t slot, struct writ_msg *m)
{
    struct capnp_server *c = server_of(io);
    struct capnp_kept *place = kept_at(c, slot);
    uint32_t bytes = 0;
    c->swapped = 0;
    if (place == NULL) {
        return;
    }
    const struct capnp_message *message = place->message;
    forget(io, slot);
    if (writ_tag_status(m->tag) != WRIT_OK) {
        m->tag = with_format(m->tag, WRIT_FORMAT_CAPNP);
    } else if (pack(c, message, io, m, &bytes)) {
        m->tag = capnp_tag(message, m->tag, bytes, true);
        c->swapped = bytes;
        swap(c, io);
    } else {
        m->tag = error_tag(m->tag, WRIT_LIMIT);
    }
}

static void answered(struct writ_io *io)
{
    struct capnp_server *c = server_of(io);
    swap(c, io);
    c->swapped = 0;
}

void capnp_server_init(struct capnp_server *c, struct writ_io *io,
                       const struct capnp_message *messages, uint32_t count)
{
    *c = (struct capnp_server){
        .encoding = {.receive = receive,
                     .reply = reply,
                     .keep = keep,
                     .forget = forget,
                     .answer = answer,
                     .answered = answered},
        .messages = messages,
        .count = count,
    };
    io->encoding = &c->encoding;
}
