/* The kernel of a message harness: what a stub sends is kept to be looked at, and nobody answers. */
#include "messages_parts.h"

#include <string.h>

#include "writ/port.h"

static struct writ_msg sent;
static _Alignas(8) uint8_t sent_page[WRIT_PAGE_BYTES];

const struct writ_msg *messages_sent(const uint8_t **ret_page)
{
    *ret_page = sent_page;
    return &sent;
}

uint32_t writ_port_call(struct writ_io *io, uint32_t slot, uint32_t timeout_ms, struct writ_msg *m)
{
    (void)slot;
    (void)timeout_ms;
    sent = *m;
    memcpy(sent_page, io->out, sizeof sent_page);
    return WRIT_PEER_DIED;
}

uint32_t writ_port_close(struct writ_io *io, uint32_t slot)
{
    (void)io;
    (void)slot;
    return WRIT_OK;
}
