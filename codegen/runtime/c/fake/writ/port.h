/* The transport of the generated code in tests on the host: clients and servers are in one process (writ/fake.h).
 *
 * The same seam as the kernel's port, so that dispatchers, adapters and stubs run as they are.
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
uint32_t writ_port_notify(struct writ_io *io, uint32_t slot, uint64_t bits);
void writ_port_refused(const struct writ_caller *caller, uint64_t tag, uint32_t status,
                       struct writ_reject why);

#endif
