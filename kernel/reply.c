/* See reply.h. */
#include "reply.h"

#include "assert.h"
#include "ipc.h"
#include "kernel_types.h"
#include "sched.h"
#include "thread.h"
#include "writ/writ.h"

struct reply *reply_create(struct thread *server, struct quota *quota)
{
    struct reply *reply = object_create(quota, OBJECT_TYPE_REPLY, sizeof *reply);
    if (reply == NULL) {
        return NULL;
    }
    struct thread *caller = server->caller;
    server->caller = NULL;
    server->caller_gone = false;
    if (caller != NULL) {
        caller->server = NULL;
        caller->kept = reply;
        reply->caller = caller;
        sched_stamp(caller);
    }
    return reply;
}

void reply_last_cap(struct object *object)
{
    struct reply *reply = container_of(object, struct reply, object);
    if (reply->caller != NULL) {
        thread_fail(reply->caller, WRIT_PEER_DIED);
    }
}

bool reply_check(const struct object *object)
{
    const struct reply *reply = container_of(object, struct reply, object);
    const struct thread *caller = reply->caller;
    return caller == NULL || (caller->kept == reply && caller->state == ACTIVITY_CALLED);
}
