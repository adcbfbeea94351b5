/* Connections: one client's way to one endpoint. Capabilities to it can be copied and moved; who it
 * is for and what it may do cannot be changed.
 *
 * A revoked connection leads nowhere, wherever its capabilities are. The end of a connection, be it
 * by revocation or because its last capability went, is told to the endpoint once. One of a session
 * is shut when the server dies; the next server knows nothing of it and is told nothing.
 */
#pragma once

#include "object.h"
#include "types.h"

struct endpoint;

enum connection_state {
    CONNECTION_OPEN,
    CONNECTION_REVOKED,
    CONNECTION_ENDED, /* its last capability is gone */
    CONNECTION_SHUT,  /* its server is gone, and the session with it */
};

struct connection {
    struct object object;
    const struct endpoint *endpoint; /* endpoint_nowhere unless it is OPEN */
    uint32_t grantee;                /* who may call by it, or ANY_PRINCIPAL */
    uint32_t roles;
    uint64_t label;
    uint16_t protocol;
    uint8_t state;     /* enum connection_state */
    bool wired;        /* made before it was said how many clients there may be */
    struct link place; /* in one of the endpoint's lists; in that of open ones or of revoked ones it
                          holds the endpoint, in that of revoked or of closed ones that holds it */
};

/* Makes a connection, charged to the endpoint's payer; held once by the caller. Null if there is no
 * room. */
[[nodiscard]] struct connection *connection_create(struct endpoint *endpoint, uint64_t label,
                                                   uint32_t roles, uint32_t grantee);

/* Makes it lead nowhere, and leaves the rest to the reaper. It is OPEN; `endpoint` is its endpoint. */
void connection_revoke(struct endpoint *endpoint, struct connection *connection);

/* Makes it lead nowhere because the server is gone. */
void connection_shut(struct endpoint *endpoint, struct connection *connection);

/* One that was cut off leaves the list of its endpoint, whose receiver is told or is not. */
void connection_leave(struct endpoint *endpoint, struct connection *connection, bool told);

void connection_last_cap(struct object *object);

/* X1: it leads somewhere exactly while it is OPEN. X2: an open one is in its endpoint's list. */
bool connection_check(const struct object *object);
