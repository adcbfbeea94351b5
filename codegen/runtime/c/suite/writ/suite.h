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
    SUITE_NOWHERE = 0xffff, /* no such field in a body, no such method */
    SUITE_GONE = 0,         /* index of the state of what does not exist */
    SUITE_SAME = 0xff,      /* a step that keeps the state */
    SUITE_NO_CLASS = 0xff,  /* objects whose class nobody asked for */
    SUITE_MACHINES = 16,    /* of one protocol */
    SUITE_STEPS = 4,        /* of one method */
    SUITE_REASONS = 64,     /* why cases do not run; more of them are counted as one */
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
    bool restless;   /* events happen by themselves, not only where a hook makes them */
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
    /* Why nobody can be made to wait: what is waited for happens by itself, at once. Null where that is not so. */
    const char *why_no_wait;
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

/* What a hook for an error says that made such a request itself and heard the error: where a clock goes on, some cannot be arranged for a
 * request that comes later. */
extern const char suite_heard[];

/* An error that a method declares. */
struct suite_error {
    const char *name;
    uint16_t status;
    uint8_t targets[SUITE_STEPS]; /* states of the objects afterwards; SUITE_SAME as a rule */
    bool of_others;               /* what somebody hears who did not make the object */
    /* Changes the request so that the answer will be this error. Null, or why no request can do that, or suite_heard. */
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

/* What one `when` demands of an object, and what becomes of it. */
struct suite_step {
    uint32_t sources;    /* bit per state that allows the method */
    uint16_t key_offset; /* in the request; SUITE_NOWHERE for the only object of its machine */
    uint8_t machine;
    uint8_t target; /* state after OK, or SUITE_SAME */
};

/* A role that is enough on a condition alone: the class of an object, or the value of a parameter. */
struct suite_guard {
    uint32_t role;
    const uint64_t *values; /* null: the class counts */
    uint16_t value_count;
    uint16_t offset;
    uint8_t size;
    uint8_t machine;
    uint8_t class_index;
};

/* A value of a parameter that a guard looks at. */
struct suite_choice {
    const char *name;
    uint64_t value;
    uint16_t offset;
    uint8_t size;
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
    const struct suite_step *steps;
    const struct suite_guard *guards;
    const struct suite_choice *choices;
    bool (*ensures)(struct suite *s, uint32_t status); /* all guarantees; null if none */
    /* Changes the request so that what it makes is of this class. Null, or why no request can do that. */
    const char *(*made_class)(struct suite_world *world, struct suite_call *c, uint32_t index);
    uint32_t roles;      /* any of these may call; UINT32_MAX for everybody */
    uint32_t free_roles; /* those of them without a guard */
    uint32_t wakes;      /* bit per waiting method that its step is the event of */
    uint32_t waiters;    /* how many calls can be kept; 0 if it does not wait */
    uint16_t number;
    uint16_t body_size;
    uint16_t reply_size;
    uint16_t made_offset; /* of the key in the reply of a method that makes an object */
    uint16_t seen_offset; /* of the state in the reply of the method that shows it */
    uint8_t made_machine;
    uint8_t made; /* state of what it makes */
    uint8_t error_count;
    uint8_t handle_count;
    uint8_t given_count;
    uint8_t step_count;
    uint8_t guard_count;
    uint8_t choice_count;
    uint8_t keeps; /* handles that it may keep after an OK: bells and ways to others */
};

struct suite_state {
    const char *name;
    uint64_t value;
};

/* A step that no reply tells of; one that a method makes is told by the method's own. */
struct suite_event {
    const char *name;
    uint32_t sources;
    uint32_t wakes; /* bit per waiting method */
    uint8_t target;
    /* Makes it happen to the object with this key, which comes by an event that begins at gone. Null, or why it cannot be made to happen
     * here. */
    const char *(*given)(struct suite_world *world, uint64_t key);
};

struct suite_machine {
    const char *name;
    const struct suite_state *states; /* [0] is SUITE_GONE */
    const struct suite_event *events; /* those that no method makes */
    const char *const *classes;
    uint64_t unknown_key;
    uint32_t state_count;
    uint32_t event_count;
    uint32_t class_count;
    uint32_t bound;    /* objects at a time; 0 for none known */
    uint16_t observer; /* index of the method that shows the state; SUITE_NOWHERE for none */
    uint8_t initial;   /* of the only object of its machine; SUITE_GONE where objects have keys */
    uint8_t key_size;
    uint8_t state_size;
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
    const char *
        library; /* what its lines begin with: the library, and the protocol where there are several */
    const char *name;
    const struct writ_vectors *vectors;
    const struct suite_method *methods; /* the framework's first */
    const struct suite_machine *machines;
    const struct suite_connection *connections; /* [0] holds every role */
    const struct suite_number *reserved;
    uint32_t method_count;
    uint32_t machine_count;
    uint32_t connection_count;
    uint32_t reserved_count;
    uint16_t number;
    /* Steps 1 to 13 for a request, whatever its method. */
    struct writ_verdict (*check)(const struct writ_msg *m, const uint8_t *body,
                                 const uint8_t *records, uint32_t roles);
    void (*reset)(struct suite_world *world);
    uint64_t (*digest)(
        struct suite_world *world); /* of all that the server keeps, counters apart */
};

/* An object of the server's as the suite knows it: the states that it may be in, a bit each. It is in one of them unless events happen by
 * themselves; every reply leaves those that could have given it, and none left is a failure. */
struct suite_object {
    uint64_t key;
    uint32_t states;
    uint8_t machine;
    uint8_t class_index; /* or SUITE_NO_CLASS */
    uint32_t maker;      /* index of the connection that made it */
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
    uint32_t events; /* that happened */
    uint32_t unseen; /* steps after which the runner could not see what the server holds */
};

/* The memory of a suite: how many objects and how many calls under way it can follow. The runner's. */
struct suite_room {
    struct suite_object *objects;
    struct suite_call *calls;
    uint32_t object_count;
    uint32_t call_count;
};

struct suite {
    const struct suite_protocol *protocol;
    const struct suite_port *port;
    struct suite_world *world;
    struct suite_room room;
    struct suite_tally tally;
    uint32_t top;                               /* places of objects in use */
    struct suite_object *cast[SUITE_MACHINES];  /* what the case is about, by machine */
    struct suite_object others[SUITE_MACHINES]; /* objects that are not there, and only ones */
    struct suite_object *made;                  /* by the last call that made one */
    uint8_t wanted_class[SUITE_MACHINES];       /* SUITE_NO_CLASS for any */
    uint8_t made_class;                         /* that the last prepared call asks for */
    const struct suite_choice *choice; /* a value that every prepared call has; null as a rule */
    struct suite_reason reasons[SUITE_REASONS];
    const char *why_not;  /* what keeps the case that runs from running */
    uint32_t kept;        /* calls that the server should hold by now */
    uint64_t came;        /* the newest key that the suite chose for what comes by itself */
    uint32_t lasting;     /* handles that the server holds for longer than a call */
    uint64_t told_denied; /* bit per method of which a denial was told */
    uint64_t told_order;
    const struct suite_method *first; /* to be tried before all others; null as a rule */
    bool failing;                     /* the case that runs */
    bool quiet;                       /* prints nothing */
    bool hurried;                     /* ends at the first case that fails */
    char title[200];                  /* of the case that runs */
    char line[400];
    uint32_t length;
};

/* How many objects of a machine there should be, those that may have gone among them. */
uint32_t suite_live(const struct suite *s, uint32_t machine);
/* Whether there may be so many: what may have gone counts or does not. */
bool suite_may_have(const struct suite *s, uint32_t machine, uint32_t count);
/* The highest key of theirs, 0 if there are none. */
uint64_t suite_newest(const struct suite *s, uint32_t machine);

/* Runs the whole suite and prints its figures; `room`, `quiet`, `hurried` and `first` are set before. Returns true if no case failed. */
bool suite_run(struct suite *s, const struct suite_protocol *protocol,
               const struct suite_port *port, struct suite_world *world);

#endif
