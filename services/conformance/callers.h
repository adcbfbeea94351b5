/* Calls to live daemons as a suite makes them: its own, and those of callers that may be kept waiting beside it.
 *
 * A waiting caller is a thread of its own with its own message pages. It is told by a notification to make its call and tells by another
 * that it has its answer. The kernel tells when it has come as far as its call.
 */
#ifndef CALLERS_H
#define CALLERS_H

#include "writ/capnp_serve.h"
#include "writ/suite.h"

enum { CALLERS = 4, CALLERS_MADE = 40 };

/* A daemon under test: the slots of our connections to it, by the suite's indices. */
struct callers_target {
    const struct suite_protocol *protocol;
    const uint16_t *slots;
    uint32_t objects; /* that its suite may make; each takes something */
    /* In Cap'n Proto, whatever has that form; null for native calls. */
    const struct capnp_message *messages;
    uint32_t message_count;
    /* Tags: of the request that makes objects which only their maker may end, its key the first word of the reply; and of that which ends
     * them, with the key. 0 for none. */
    uint64_t makes;
    uint64_t ends;
    /* Takes what came with an OK; false if its handles are of no use and are to be closed. Null for that always. */
    bool (*received)(struct suite_world *world, const struct suite_call *c);
};

extern const struct suite_port callers_port;
/* The same for a daemon to whose objects nothing happens but what we do to them. */
extern const struct suite_port callers_calm_port;

/* Makes the threads. Returns a status. */
[[nodiscard]] uint32_t callers_init(struct writ_io *io);
/* What a suite of this daemon gets as its world. */
struct suite_world *callers_world(const struct callers_target *target);
/* How many calls were made in Cap'n Proto so far. */
uint32_t callers_in_capnp(const struct suite_world *world);
/* A bell of ours, to be given away. A record without a slot if there is no room for it. */
struct writ_record callers_bell(struct suite_world *world);
/* Closes the bells that no call took along. */
void callers_sweep(struct suite_world *world);
/* A part of what we hold, to be given away; likewise. */
struct writ_record callers_part(struct suite_world *world, uint32_t slot, uint8_t type,
                                uint16_t rights);
/* The key of one of the CALLERS_MADE objects that were made last and may still be there, or 0. */
uint64_t callers_made(const struct suite_world *world, uint32_t index);
/* Has every such object ended by who made it. */
void callers_end_made(struct suite_world *world);
/* The roles of the connection that came last; it is closed. */
uint32_t callers_roles(const struct suite_world *world);
/* The slot of one of the connections. */
uint32_t callers_slot(const struct suite_world *world, uint32_t connection);
/* How many calls were made at all. */
uint64_t callers_calls(const struct suite_world *world);
/* The main thread's pages, for what a hook calls itself. */
struct writ_io *callers_io(struct suite_world *world);

#endif
