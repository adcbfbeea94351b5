/* Replies: calls that were received and are to be answered later, once. */
#pragma once

#include "object.h"
#include "types.h"

struct thread;

struct reply {
    struct object object;
    struct thread *caller; /* null once it is answered or gone; R1: caller->kept == this */
};

/* Turns the call that a thread serves into a reply; held once by the caller. Null if the quota has
 * no room. */
[[nodiscard]] struct reply *reply_create(struct thread *server, struct quota *quota);

/* Nobody can answer any more. */
void reply_last_cap(struct object *object);
bool reply_check(const struct object *object);
