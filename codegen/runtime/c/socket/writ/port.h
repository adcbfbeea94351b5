/* The transport of the generated code between programs of a Unix system: SOCK_SEQPACKET sockets (writ/socket.h).
 *
 * The same seam as a kernel's port, so that stubs, dispatchers and adapters are the same text on either.
 */
#ifndef WRIT_PORT_H
#define WRIT_PORT_H

#include "writ/writ.h"

uint32_t writ_port_call(struct writ_io *io, uint32_t slot, uint32_t timeout_ms, struct writ_msg *m);
uint32_t writ_port_reply_recv(struct writ_io *io, struct writ_msg *m,
                              struct writ_caller *ret_caller);
uint32_t writ_port_keep(struct writ_io *io, uint32_t *ret_reply);
bool writ_port_waits(struct writ_io *io, uint32_t reply);
uint32_t writ_port_reply(struct writ_io *io, uint32_t reply, const struct writ_msg *m);
uint32_t writ_port_close(struct writ_io *io, uint32_t slot);
/* Written by the program that serves: it alone knows where its log is. Called for every refused call, and for every frame that is none. */
void writ_port_refused(const struct writ_caller *caller, uint64_t tag, uint32_t status,
                       struct writ_reject why);

#endif
