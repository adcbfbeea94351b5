/* A world of processes for tests on the host: capability tables, connections with roles, messages with handles, kept replies, events.
 *
 * It does what the kernel promises and nothing that depends on time: a call runs the server's dispatcher at once. A call whose reply is kept
 * runs `waiting`, where the test lets others act; if nobody has answered after that, the caller is told TIMED_OUT. Misuse by the test itself
 * (a table that is too small, a server that calls itself) aborts with a sentence.
 */
#ifndef WRIT_FAKE_H
#define WRIT_FAKE_H

#include "writ/wire.h"

#include "writ/port.h"

enum {
    FAKE_PROCESSES = 8,
    FAKE_SLOTS = 64,
    FAKE_FIRST_SLOT = 16,
    FAKE_CONNECTIONS = 32,
    FAKE_CALLS = 32,
    FAKE_TYPE_REPLY = 7,
    FAKE_RIGHT_CALL = 1 << 0,
    FAKE_RIGHT_TRANSFER = 1 << 15,
};

struct fake_world;

/* A connection; it is gone when its last capability is. */
struct fake_connection {
    struct fake_process *server;
    uint64_t label;
    uint32_t roles;
    uint32_t principal; /* of the process it was made for */
    uint32_t copies;
};

/* What is in a slot. `number` is the test's own name for a kernel object. */
struct fake_cap {
    uint8_t type; /* 0 in an empty slot */
    uint8_t flags;
    uint16_t rights;
    uint16_t protocol;
    uint64_t number;
    struct fake_connection *connection;
    struct fake_call *call; /* of a kept reply */
};

enum fake_call_state {
    FAKE_CALL_FREE,
    FAKE_CALL_QUEUED,
    FAKE_CALL_SERVED,
    FAKE_CALL_KEPT,
    FAKE_CALL_DONE,
    FAKE_CALL_CUT, /* the caller has gone; the reply is still kept */
};

/* A call on its way. */
struct fake_call {
    enum fake_call_state state;
    struct fake_process *client;
    struct fake_process *server;
    struct writ_caller caller;
    struct writ_msg m; /* the request, then the reply */
    uint32_t status;   /* of the kernel, once it is done */
    uint8_t page[WRIT_PAGE_BYTES];
    struct fake_cap handles[WRIT_MAX_HANDLES];
};

/* How many handles a process gained and lost, and how. */
struct fake_ledger {
    uint32_t made;
    uint32_t received;
    uint32_t given;
    uint32_t lent;
    uint32_t closed;
    uint64_t notified; /* bits that it set, in whatever notification */
};

typedef void fake_dispatch(void *context, struct writ_msg *m, const struct writ_caller *caller);

struct fake_process {
    struct writ_io io; /* the first member: the port finds the process by it */
    struct fake_world *world;
    uint32_t principal;
    fake_dispatch *dispatch; /* null for one that receives by itself */
    void *context;
    struct fake_call *serving;
    struct fake_ledger ledger;
    struct fake_cap caps[FAKE_SLOTS];
    _Alignas(16) uint8_t in[WRIT_PAGE_BYTES];
    _Alignas(16) uint8_t out[WRIT_PAGE_BYTES];
};

/* What was refused, as the adapter's log would have it. */
struct fake_refusals {
    uint32_t count;
    uint32_t status;
    uint64_t tag;
    struct writ_caller caller;
    struct writ_reject why;
};

struct fake_world {
    struct fake_process processes[FAKE_PROCESSES];
    uint32_t process_count;
    struct fake_connection connections[FAKE_CONNECTIONS];
    struct fake_call calls[FAKE_CALLS];
    struct fake_process *kernel;   /* answers calls on kernel objects */
    const struct fake_cap *target; /* what the call that was made last is about */
    void (*waiting)(void *context, struct fake_call *call);
    void *waiting_context;
    uint64_t call_count; /* calls by stubs, of whatever kind */
    uint64_t fail_at;    /* the one of them that fails, counted from 1; 0 for none */
    uint32_t fail_status;
    void *idle; /* where a server goes that has nothing to receive */
    struct fake_refusals refusals;
};

void fake_world_init(struct fake_world *world);
/* Closes every connection and checks that no call is left. */
void fake_world_finish(struct fake_world *world);

struct fake_process *fake_process_new(struct fake_world *world, uint32_t principal);
/* Makes a process a server: `dispatch` handles one message (null if it receives by itself). */
void fake_process_serve(struct fake_process *process, fake_dispatch *dispatch, void *context);
/* Connects a client; returns the slot. The label is `protocol` in the low 16 bits, `session` above. */
uint32_t fake_connect(struct fake_process *client, struct fake_process *server, uint16_t protocol,
                      uint32_t roles, uint64_t session);
/* Puts a kernel object into a process's table; returns the slot. */
uint32_t fake_object(struct fake_process *process, uint8_t type, uint16_t rights, uint64_t number);
/* Puts what a record describes into the table of the process with these pages; returns the slot. */
uint32_t fake_handle(struct writ_io *io, struct writ_record record);
/* What is in a slot; type 0 if nothing. */
const struct fake_cap *fake_cap(const struct fake_process *process, uint32_t slot);
/* How many slots of a process are in use. */
uint32_t fake_live(const struct fake_process *process);

/* Sends a message without a stub. The call must be taken by fake_call_end once it is done or cut. */
struct fake_call *fake_call_begin(struct fake_process *client, uint32_t slot,
                                  const struct writ_msg *m);
bool fake_call_is_done(const struct fake_call *call);
/* Takes the reply (its body is in the client's page) and returns the kernel's status; TIMED_OUT if there is none yet, and the caller no longer
 * waits. */
uint32_t fake_call_end(struct fake_call *call, struct writ_msg *ret_reply);

/* The k-th call by a stub from now on fails with a status of the kernel and is not delivered. */
void fake_fail(struct fake_world *world, uint64_t k, uint32_t status);
/* Sets bits of a notification that is bound to a server. */
void fake_notify(struct fake_process *server, uint64_t bits);
/* Runs a server that receives by itself until there is nothing to receive. */
void fake_run(struct fake_process *server, void (*serve)(void *context), void *context);

#endif
