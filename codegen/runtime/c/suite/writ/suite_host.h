/* A server in process: its adapter and its logic as they are, the kernel around them played by a ledger.
 *
 * Every handle that the server is given and every reply that it keeps is on the ledger until it is closed, sent on or used up, and
 * what is closed or used twice is a complaint. One server at a time; nothing runs beside anything else.
 */
#ifndef WRIT_SUITE_HOST_H
#define WRIT_SUITE_HOST_H

#include "writ/suite.h"

enum {
    HOST_LEDGER = 640,
    HOST_OBJECTS = 1100, /* that a suite can follow */
    HOST_CALLS = 72,
    HOST_FIRST_SLOT = 100,
    HOST_CAPTURE_SLOT = 99,
    HOST_PRINCIPAL = 0x1000, /* of the first connection; the others follow */
};

/* What the hand-written part says about its server. */
struct suite_server {
    const char *name;
    const struct suite_protocol *protocol;
    struct writ_io *io;
    void (*dispatch)(struct writ_msg *m, const struct writ_caller *caller);
    /* What the server calls: the answer to a call through one of its slots goes into m and, for buffer class, into the page `out`.
     * False: there is nobody, and the call fails. */
    bool (*outgoing)(uint32_t slot, struct writ_msg *m, uint8_t *out);
    /* How many handles it holds for objects of its own making, which no request gave it; null where it makes none. They are not among
     * those that are to be as many after a call as before. */
    uint32_t (*owned)(void);
    /* Of a server that takes a second encoding: put a native request into it, in the page (false: it has no such form), and make the reply
     * to such a request native (false: it is none). Null for others. */
    bool (*pack)(struct writ_msg *m, uint8_t *page);
    bool (*unpack)(uint64_t request, struct writ_msg *m, uint8_t *page);
    /* All of the server's memory, so that it can be set back. */
    void *memory;
    size_t size;
    const struct suite_server *next; /* of another protocol of the same library; null for none */
};

/* What a server does wrong on purpose. */
enum suite_wrong {
    WRONG_ROLES,     /* asks nobody for a role */
    WRONG_GUARD,     /* takes every role that may call at all for enough */
    WRONG_STATE,     /* allows a step that the machine does not have */
    WRONG_KEY,       /* answers OK about an object that is not there */
    WRONG_MESSAGE,   /* accepts malformed messages */
    WRONG_STATUS,    /* says another status */
    WRONG_STEP,      /* says OK and does nothing */
    WRONG_EFFECT,    /* does something before it refuses */
    WRONG_REPLY,     /* answers with another protocol's number */
    WRONG_REFUSAL,   /* a refusal that is more than its tag */
    WRONG_LOST,      /* does not answer */
    WRONG_LEAK,      /* closes no handles */
    WRONG_TWICE,     /* answers kept calls twice */
    WRONG_NEVER,     /* never answers kept calls */
    WRONG_EVERYBODY, /* wakes all who wait, whatever they wait for */
    WRONG_LEAVER,    /* keeps the calls of clients that are gone */
};

struct suite_defect {
    enum suite_wrong wrong;
    const struct suite_method *method; /* that it is about; null for all */
    const struct suite_step *step;     /* of WRONG_STATE */
    uint32_t state;                    /* likewise; SUITE_GONE for every one, where none is shown */
    uint32_t status; /* of WRONG_STATUS and WRONG_EFFECT: the one that is refused with */
};

extern const struct suite_port suite_host_port;

/* Sets the ledger back; the suite's world is the server. */
struct suite_world *suite_host_begin(const struct suite_server *server,
                                     const struct suite_defect *defect);
const struct suite_server *suite_host_server(const struct suite_world *world);
/* Forgets every handle and every kept call: a hook calls it when it sets its server back. */
void suite_host_reset(struct suite_world *world);
/* The last message that a stub sent to HOST_CAPTURE_SLOT, where nobody answers. */
const struct writ_msg *suite_host_sent(const uint8_t **ret_page);
/* Moves the handles of a request into the server's table, as a kernel does. */
void suite_host_move_handles(uint8_t *in, uint64_t tag);
/* From here on requests that have a form in the server's second encoding are sent in it. */
void suite_host_speak_other(struct suite_world *world);
/* Runs the suite, and again in the second encoding if the server has one. */
bool suite_host_run(struct suite *s, const struct suite_server *server);
/* A handle that the server has got from somebody it called; returns its slot. */
uint32_t suite_host_got(struct suite_world *world);
/* Whether the server has a handle at this slot. */
bool suite_host_holds(struct suite_world *world, uint32_t slot);
/* The memory of a suite that runs here. */
void suite_host_room(struct suite *s);
/* The server's next call of somebody else fails. */
void suite_host_fail_next(struct suite_world *world);
/* Whether the call that was delivered last met such a failure. */
bool suite_host_failed(const struct suite_world *world);
/* A hash over some bytes, to be carried on from `seed`. */
uint64_t suite_digest(uint64_t seed, const void *data, size_t size);
/* Hands a message to the server that is as wrong as the defect says. */
void suite_wrong_dispatch(struct suite_world *world, const struct suite_defect *defect,
                          struct writ_msg *m, struct writ_caller *caller);
/* Fails the case that runs. */
void suite_host_complain(struct suite_world *world, const char *what);

/* Runs the suite against servers that are wrong on purpose; each must be caught. Prints the score. */
bool suite_wrong_run(const struct suite_server *server);

#endif
