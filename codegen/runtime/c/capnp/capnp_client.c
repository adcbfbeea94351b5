/* The client's side of writ/capnp_serve.h. */
#include "writ/capnp_serve.h"

bool capnp_client_pack(struct capnp_client *c, struct writ_msg *m, uint8_t *page)
{
    const struct capnp_message *message = capnp_find(
        c->messages, c->count, writ_tag_protocol(m->tag), writ_tag_method(m->tag), false);
    uint32_t bytes = writ_tag_bytes(m->tag);
    bool in_page = (writ_tag_flags(m->tag) & WRIT_FLAG_BUFFER) != 0;
    const uint8_t *body = in_page ? page : (const uint8_t *)m->w;
    uint32_t size;
    uint32_t again;
    if (message == NULL || bytes > WRIT_MAX_BODY || (!in_page && bytes > WRIT_REGISTER_BYTES) ||
        writ_tag_format(m->tag) != WRIT_FORMAT_NATIVE ||
        capnp_tag(message, m->tag, bytes, false) != m->tag) {
        return false;
    }
    if (bytes < message->root->bytes ||
        !capnp_encode(message, CAPNP_CANONICAL, body, c->segment, &size) ||
        !capnp_decode(message, c->segment, size, c->native, c->scratch, &again) || again != bytes ||
        __builtin_memcmp(c->native, body, bytes) != 0) {
        return false;
    }
    __builtin_memcpy(page, c->segment, size);
    m->tag = capnp_tag(message, m->tag, size, true);
    return true;
}

bool capnp_client_unpack(struct capnp_client *c, uint64_t request, struct writ_msg *m,
                         uint8_t *page)
{
    uint32_t bytes = 0;
    const struct capnp_message *message = capnp_find(
        c->messages, c->count, writ_tag_protocol(request), writ_tag_method(request), true);
    if (message == NULL || writ_tag_format(m->tag) != WRIT_FORMAT_CAPNP) {
        return false;
    }
    if (writ_tag_status(m->tag) != WRIT_OK) {
        m->tag = capnp_tag(message, m->tag & ~WRIT_TAG_BYTES, writ_tag_bytes(m->tag), false);
        return true;
    }
    if (writ_tag_flags(m->tag) != (WRIT_FLAG_REPLY | WRIT_FLAG_BUFFER) ||
        !capnp_decode(message, page, writ_tag_bytes(m->tag), c->native, c->scratch, &bytes)) {
        return false;
    }
    __builtin_memcpy(page, c->native, bytes);
    __builtin_memset(m->w, 0, sizeof m->w);
    __builtin_memcpy(m->w, c->native, writ_least(bytes, WRIT_REGISTER_BYTES));
    m->tag = capnp_tag(message, m->tag, bytes, false);
    return true;
}
