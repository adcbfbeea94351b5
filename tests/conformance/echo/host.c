/* The echo daemon in process, as the suite and the fuzz harness drive it: its adapter and its rooms as they are, VMOs played.
 *
 * The adapter is included, not linked: its handlers are its own, and nothing but the dispatcher is to be seen of it.
 */
#include "echod.c"

#include <string.h>

#include "echo_conformance.h"
#include "echo_given.h"

#define HOST_MESSAGES echo_capnp_messages
#define HOST_MESSAGE_COUNT ECHO_CAPNP_MESSAGES
#include "host_encodings.h"

enum { PAPER_BYTES = 4096 };

static struct {
    struct echo_server server;
} all;

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    echo_dispatch_to(&all.server, m, caller);
}

/* The kernel as far as the daemon asks it: every sheet of paper is a page. */
static bool outgoing(uint32_t slot, struct writ_msg *m, uint8_t *out)
{
    (void)slot;
    (void)out;
    if (m->tag != VMO_SIZE_REQUEST) {
        return false;
    }
    *m = (struct writ_msg){.tag = VMO_SIZE_REPLY, .w = {PAPER_BYTES, 0}};
    return true;
}

HOST_SERVER_OF_BOTH("echo", echo_suite);

void echo_given_reset(struct suite_world *world)
{
    begin_world_of_both(world);
    memset(&all, 0, sizeof all);
    echo_serving_init(&all.server.serving, &io);
    rooms_init(&all.server.rooms, all.server.slots, ECHO_MAX_ROOMS);
}

uint64_t echo_given_digest(struct suite_world *world)
{
    (void)world;
    if (!rooms_check(&all.server.rooms)) {
        abort(); /* R1 to R3 of rooms.h do not hold */
    }
    uint64_t digest = suite_digest(0, all.server.slots, sizeof all.server.slots);
    digest = suite_digest(digest, &all.server.rooms.next_id, sizeof all.server.rooms.next_id);
    return suite_digest(digest, all.server.serving.wait_heard,
                        sizeof all.server.serving.wait_heard);
}

struct writ_record echo_given_arg_say_paper(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){.slot = 1, .rights = VMO_RIGHT_READ, .type = VMO_TYPE};
}

bool echo_ensures_no_room_left_over(struct suite *s, uint32_t status)
{
    (void)status;
    uint32_t open = 0;
    for (uint32_t i = 0; i < ECHO_MAX_ROOMS; i++) {
        open += all.server.slots[i].id != 0;
    }
    return open == suite_live(s, 0);
}
