/* Conformance suites: what every suite does, over the tables that are generated for one protocol.
 *
 * A suite drives a server through every state of its machine and tries every method there, with every set of roles, and judges each
 * answer by the contract. It knows no transport and no domain: how calls are made is behind `struct suite_port`, and what cannot be
 * derived from a contract is behind the hooks in `<lib>_given.h`. It allocates nothing; its tables are bounded, and what does not fit
 * is reported, not left out in silence.
 */
#ifndef WRIT_SUITE_H
#define WRIT_SUITE_H

#include "writ/vector.h"

enum {
    SUITE_NOWHERE = 0xffff, /* no such field in a body */
    SUITE_GONE = 0,         /* index of the state of what does not exist */
    SUITE_SAME = 0xff,      /* a step that keeps the state */
    SUITE_OBJECTS = 32,     /* that the suite can keep at a time */
    SUITE_CALLS = 8,        /* that can be under way at a time */
    SUITE_REASONS = 16,     /* why cases do not run; more of them are counted as one */
    SUITE_PATIENCE_MS = 5000,
    SUITE_SHORT_MS = 20,
    SUITE_TRIES = 100, /* to get a caller parked before the event it waits for */
};

/* What a runner keeps, and what a suite knows while it runs; only it and the hooks look inside. */
struct suite_world;
struct suite;

/* A call: the request goes out of `m` and `page`, the reply comes into them. */
struct suite_call {
    struct writ_msg m;
    _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
    uint64_t request;       /* the tag that was sent */
    uint32_t connection;    /* index of the set of roles that calls */
    uint32_t kernel;        /* outcome by the kernel; WRIT_OK if there is a reply */
    struct writ_reject why; /* the check that the server named, where the runner can see it */
    bool sees_why;
    bool in_other; /* sent in the server's second encoding, by a runner that can */
};

/* How calls are made here. */
struct suite_port {
    bool concurrent; /* callers run beside each other, so that one may come too late */
    /* Makes a call and waits for its end, at most so long. */
    void (*call)(struct suite_world *world, struct suite_call *c, uint32_t timeout_ms);
    /* Makes a call that the server may keep. */
    void (*start)(struct suite_world *world, struct suite_call *c);
    /* Whether a started call has ended, once everybody else has had a turn. */
    bool (*ended)(struct suite_world *world, struct suite_call *c);
    /* Waits until a started call has ended; false if it does not in SUITE_PATIENCE_MS. */
    bool (*finish)(struct suite_world *world, struct suite_call *c);
    /* The caller of a started call and its connection go away; null where that cannot be done. */
    void (*leave)(struct suite_world *world, struct suite_call *c);
    const char *why_no_leave;
    /* The kernel tells the server of bits of a notification; null where that cannot be done. */
    void (*notify)(struct suite_world *world, struct suite_call *c);
    const char *why_no_notify;
    /* Why a message cannot be sent from here; null if it can. */
    const char *(*refuses)(struct suite_world *world, const struct suite_call *c);
    /* What the server did to the transport that it must not do, since the last question; null for nothing. */
    const char *(*complaint)(struct suite_world *world);
    /* Handles and kept replies that the server holds; UINT32_MAX if that cannot be seen from here. */
    uint32_t (*held)(struct suite_world *world);
    void (*print)(struct suite_world *world, const char *line);
};

/* An error that a method declares. */
struct suite_error {
    const char *name;
    uint16_t status;
    uint8_t target; /* state of the object afterwards; SUITE_SAME as a rule */
    /* Changes the request so that the answer will be this error. Null, or why no request can do that. */
    const char *(*given)(struct suite_world *world, struct suite_call *c);
};

/* A handle that a request carries. */
struct suite_handle {
    const char *name;
    uint8_t index;
    bool optional;
    struct writ_record (*given)(struct suite_world *world);
};

/* A parameter whose value only a hook knows. */
struct suite_given {
    uint16_t offset;
    void (*write)(struct suite_world *world, uint8_t *at);
};

struct suite_method {
    const char *name;
    const char *unreachable; /* why nobody can call it in a suite; null as a rule */
    uint64_t tag;            /* of the typical request */
    const uint8_t *body;     /* the same */
    uint64_t reply_tag;      /* of a typical OK reply */
    const uint8_t *reply;
    struct writ_reject (*reply_check)(const struct writ_msg *m, const uint8_t *body,
                                      const uint8_t *records);
    const struct suite_error *errors;
    const struct suite_handle *handles;
    const struct suite_given *givens;
    bool (*ensures)(struct suite *s, uint32_t status); /* all guarantees; null if none */
    uint32_t roles;   /* any of these may call; UINT32_MAX for everybody */
    uint32_t sources; /* bit per state that allows it, of methods about an object */
    uint32_t wakes;   /* bit per waiting method that its step is the event of */
    uint32_t waiters; /* how many calls can be kept; 0 if it does not wait */
    uint16_t number;
    uint16_t body_size;
    uint16_t reply_size;
    uint16_t key_offset;  /* of the key in the request; SUITE_NOWHERE if it is about no object */
    uint16_t made_offset; /* of the key in the reply of a method that makes an object */
    uint16_t seen_offset; /* of the state in the reply of the method that shows it */
    uint8_t target;       /* state after OK, or SUITE_SAME */
    uint8_t made;         /* state of what it makes */
    uint8_t error_count;
    uint8_t handle_count;
    uint8_t given_count;
};

/* A state and how to get there: methods by index. `way_out` leads on to SUITE_GONE. */
struct suite_state {
    const char *name;
    uint64_t value;
    const uint8_t *way_in;
    const uint8_t *way_out;
    uint8_t in_count;
    uint8_t out_count;
    bool has_way_in;
    bool has_way_out;
};

/* The way from where a waiting method may be called to the end of the object, past the events it waits for. */
struct suite_end {
    const uint8_t *way;
    uint8_t count;
    uint8_t from; /* state */
    bool exists;
};

struct suite_connection {
    const char *name;
    uint32_t roles;
};

struct suite_number {
    const char *name;
    uint16_t number;
};

struct suite_protocol {
    const char *library;
    const char *name;
    const struct writ_vectors *vectors;
    const struct suite_method *methods;         /* the framework's first */
    const struct suite_state *states;           /* [0] is SUITE_GONE; none without a machine */
    const struct suite_connection *connections; /* [0] holds every role */
    const struct suite_number *reserved;
    const struct suite_end *ends; /* per method */
    uint64_t unknown_key;
    uint32_t method_count;
    uint32_t state_count;
    uint32_t connection_count;
    uint32_t reserved_count;
    uint32_t bound; /* objects at a time; 0 for none known */
    uint16_t number;
    uint16_t observer; /* index of the method that shows the state; SUITE_NOWHERE for none */
    uint8_t key_size;
    uint8_t state_size;
    /* Steps 1 to 13 for a request, whatever its method. */
    struct writ_verdict (*check)(const struct writ_msg *m, const uint8_t *body,
                                 const uint8_t *records, uint32_t roles);
    void (*reset)(struct suite_world *world);
    uint64_t (*digest)(
        struct suite_world *world); /* of all that the server keeps, counters apart */
};

/* An object of the server's that the suite brought into being. */
struct suite_object {
    uint64_t key;
    uint8_t state; /* SUITE_GONE in a free place */
};

/* Why cases did not run, and how many. */
struct suite_reason {
    const char *text; /* null in a free place */
    uint32_t count;
};

struct suite_tally {
    uint32_t cases;
    uint32_t passed;
    uint32_t failed;
    uint32_t skipped;
    uint32_t denied;
    uint32_t out_of_order;
    uint32_t unseen; /* steps after which the runner could not see what the server holds */
};

struct suite {
    const struct suite_protocol *protocol;
    const struct suite_port *port;
    struct suite_world *world;
    struct suite_tally tally;
    struct suite_object objects[SUITE_OBJECTS];
    struct suite_call calls[SUITE_CALLS];
    struct suite_object unknown; /* an object that never was */
    struct suite_reason reasons[SUITE_REASONS];
    uint32_t kept;        /* calls that the server should hold by now */
    uint64_t told_denied; /* bit per method of which a denial was told */
    uint64_t told_order;
    bool failing;    /* the case that runs */
    bool quiet;      /* prints nothing */
    bool hurried;    /* ends at the first case that fails */
    char title[160]; /* of the case that runs */
    char line[400];
    uint32_t length;
};

/* Runs the whole suite and prints its figures. Returns true if no case failed. */
bool suite_run(struct suite *s, const struct suite_protocol *protocol,
               const struct suite_port *port, struct suite_world *world);

#endif
