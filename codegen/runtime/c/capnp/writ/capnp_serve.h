/* A server that takes both encodings, and a client that speaks the other one.
 *
 * The dispatcher sees native messages only: a request in Cap'n Proto is made native before, its reply afterwards, also when it is kept and
 * answered later. What has no native form is refused with the status that a malformed native request would get.
 */
#ifndef WRIT_CAPNP_SERVE_H
#define WRIT_CAPNP_SERVE_H

#include "writ/capnp.h"

enum { CAPNP_KEPT = 64 }; /* calls in Cap'n Proto that can wait for their answer */

struct capnp_kept {
    uint32_t reply; /* slot; 0 in a free place */
    const struct capnp_message *message;
};

/* What one server needs for it. The encoding comes first. */
struct capnp_server {
    struct writ_encoding encoding;
    const struct capnp_message *messages;
    uint32_t count;
    const struct capnp_message
        *serving;            /* the reply to the call being served; null if it has none */
    const uint8_t *received; /* the page that requests come in */
    uint32_t swapped;        /* bytes that changed places with the spare page */
    struct capnp_kept kept[CAPNP_KEPT];
    _Alignas(8) uint8_t in[WRIT_PAGE_BYTES];
    _Alignas(8) uint8_t spare[WRIT_MAX_BODY];
};

/* From here on, what is received through `io` may be in either encoding. */
void capnp_server_init(struct capnp_server *c, struct writ_io *io,
                       const struct capnp_message *messages, uint32_t count);

/* Room for a message on its way. */
struct capnp_client {
    const struct capnp_message *messages;
    uint32_t count;
    _Alignas(8) uint8_t segment[WRIT_MAX_BODY];
    _Alignas(8) uint8_t native[WRIT_MAX_BODY];
    _Alignas(8) uint8_t scratch[WRIT_MAX_BODY];
};

/* Puts a native request, whose body is in `m` or in the page, into Cap'n Proto in the page. False if it has no such form and stays as it is. */
[[nodiscard]] bool capnp_client_pack(struct capnp_client *c, struct writ_msg *m, uint8_t *page);
/* Makes the reply to such a request native. False if it is no good Cap'n Proto. */
[[nodiscard]] bool capnp_client_unpack(struct capnp_client *c, uint64_t request, struct writ_msg *m,
                                       uint8_t *page);

#endif
