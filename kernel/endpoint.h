/* Endpoints: where calls arrive. They outlive the servers that receive on them.
 *
 * One thread receives. What it receives comes in this order: bits of bound notifications, ends of
 * connections, calls by band and then in the order of their arrival.
 */
#pragma once

#include "cap.h"
#include "object.h"
#include "runqueue.h"
#include "types.h"

struct connection;
struct thread;

/* What is there to receive. */
enum endpoint_work { WORK_CALLERS = 1, WORK_BITS = 2, WORK_CLOSED = 4 };

struct endpoint {
    struct object object;
    struct thread *receiver; /* the bound thread while it waits in vain; E1: then work is 0 */
    uint32_t work; /* enum endpoint_work; E2: it says which of the three below are not empty */
    uint16_t protocol;
    bool shut; /* nobody will ever answer */
    uint32_t
        connection_count; /* those in the three lists below, of which it was not told the end */
    uint32_t clients;     /* how many there may be, and */
    uint32_t each;        /* how many of one principal */
    bool session;         /* its connections are shut when the server dies */
    bool orphaned;        /* E4: they are being shut, nobody binds, nothing is minted */
    struct link *sweep;   /* in line: from here on nobody was looked at since a connection ended;
                             E5: null only if none is in `revoked` */
    struct thread *bound; /* the one that may receive */
    _Alignas(
        32) struct cap bound_by; /* a child of what it bound with; E6: empty if none is bound */
    uint64_t bits;
    struct link callers; /* of struct thread, by queue; E3: by line_band, then by arrival */
    struct link *last[BAND_COUNT]; /* of those in line in each band, or null */
    struct link closed;            /* of struct connection, by place: ends to be told */
    struct link connections;       /* of struct connection, by place: open ones, which hold it */
    struct link revoked;           /* of those that were revoked and are not closed yet, likewise */
    struct link bindings;          /* of struct notification, by binding: it holds them */
};

/* The thread that receives here dies: shuts its sessions. */
void endpoint_server_died(struct endpoint *endpoint);

/* Where connections lead that are not open: nobody receives there. */
extern const struct endpoint endpoint_nowhere;

/* Makes the calling thread the one that receives. False if another does. */
[[nodiscard]] bool endpoint_bind(struct endpoint *endpoint, struct thread *thread, struct cap *by);

/* Ends that; a call that is waiting stays in line. */
void endpoint_unbind(struct thread *thread);

/* What the receiver had bound with was revoked: it receives no more. */
void endpoint_lose(struct endpoint *endpoint);

/* Ends it: callers, now and later, get PEER_DIED. */
void endpoint_shut(struct endpoint *endpoint);

/* Something to receive has come up; wakes the receiver if it waits. */
void endpoint_add_work(struct endpoint *endpoint, uint32_t work);

void endpoint_signal(struct endpoint *endpoint, uint64_t bits);

/* The connection, which the endpoint holds from now on, has ended: the receiver is to be told. */
void endpoint_add_closed(struct endpoint *endpoint, struct connection *connection);

/* Takes the next end that is to be told; there is one. It may be gone when this returns. */
void endpoint_take_closed(struct endpoint *endpoint, uint64_t *ret_label, uint32_t *ret_principal);

/* Callers in line, the most urgent first. */
void endpoint_enqueue(struct endpoint *endpoint, struct thread *thread);
void endpoint_dequeue(struct endpoint *endpoint, struct thread *thread);

void endpoint_last_cap(struct object *object);
bool endpoint_reap(struct object *object, uint32_t *budget);
bool endpoint_check(const struct object *object);
