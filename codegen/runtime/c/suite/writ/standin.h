/* Stand-ins: servers that keep a contract and do nothing else, so that a suite can be tried where there is no daemon yet.
 *
 * A stand-in is the generated dispatcher over a memory of objects and their states. Its handlers take the steps that the tables of the suite
 * declare and answer with typical values; whatever a contract leaves open, a hook of the suite tells it. It is no service: it proves the
 * dispatcher, the tables and the suite itself, and nothing about a daemon.
 */
#ifndef WRIT_STANDIN_H
#define WRIT_STANDIN_H

#include "writ/suite_host.h"

enum { STANDIN_OBJECTS = HOST_OBJECTS, STANDIN_LENT_SLOT = 2 };

struct standin_object {
    uint64_t key; /* 0 in a free place */
    uint8_t machine;
    uint8_t state; /* index */
    uint8_t class_index;
};

struct standin {
    const struct suite_protocol *protocol;
    struct standin_object only[SUITE_MACHINES]; /* of machines without keys */
    struct standin_object objects[STANDIN_OBJECTS];
    uint32_t top; /* places in use */
    uint64_t next_key;
    uint32_t next_status; /* what the next handler answers; WRIT_OK as a rule */
    uint8_t next_class;   /* of what is made next */
};

void standin_init(struct standin *model, const struct suite_protocol *protocol);
/* The object with this key, or the only one of its machine; null if there is none. */
struct standin_object *standin_find(struct standin *model, uint32_t machine, uint64_t key);
/* The state of an object as a number of its enum. */
uint64_t standin_value(const struct standin *model, const struct standin_object *o);
/* Takes the step of a method, by its index in the suite, about these objects, one per step; a key of what it made. */
uint32_t standin_answer(struct standin *model, uint32_t method, void *const *about,
                        uint64_t *ret_key);
/* Takes the step of an event, which makes the object if it begins at gone; false if there is no such object or it is in no state for it. */
bool standin_event(struct standin *model, uint32_t machine, uint32_t event, uint64_t key);
/* A typical reply of a method, laid out as it arrives at a client. */
const uint8_t *standin_reply(const struct standin *model, uint32_t method, struct writ_msg *ret_m);
uint64_t standin_digest(const struct standin *model);
/* Whether there are as many objects of each machine as the suite knows of. */
bool standin_ensures(const struct standin *model, const struct suite *s);

#endif
