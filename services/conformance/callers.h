/* Calls to live daemons as a suite makes them: its own, and those of callers that may be kept waiting beside it.
 *
 * A waiting caller is a thread of its own with its own message pages. It is told by a notification to make its call and tells by another
 * that it has its answer. The kernel tells when it has come as far as its call.
 */
#ifndef CALLERS_H
#define CALLERS_H

#include "writ/capnp_serve.h"
#include "writ/suite.h"

enum { CALLERS = 4 };

/* A daemon under test: the slots of our connections to it, by the suite's indices. */
struct callers_target {
    const struct suite_protocol *protocol;
    const uint16_t *slots;
    /* In Cap'n Proto, whatever has that form; null for native calls. */
    const struct capnp_message *messages;
    uint32_t message_count;
};

extern const struct suite_port callers_port;

/* Makes the threads. Returns a status. */
[[nodiscard]] uint32_t callers_init(struct writ_io *io);
/* What a suite of this daemon gets as its world. */
struct suite_world *callers_world(const struct callers_target *target);
/* How many calls were made in Cap'n Proto so far. */
uint32_t callers_in_capnp(const struct suite_world *world);
/* The main thread's pages, for what a hook calls itself. */
struct writ_io *callers_io(struct suite_world *world);

#endif
