/* The echo daemon in process, as the suite and the fuzz harness drive it: its adapter and its rooms as they are, VMOs played.
 *
 * The adapter is included, not linked: its handlers are its own, and nothing but the dispatcher is to be seen of it.
 */
#include "echod.c"

#include <stdlib.h>
#include <string.h>

#include "echo_conformance.h"
#include "echo_given.h"
#include "writ/suite_host.h"

enum { PAPER_BYTES = 4096 };

static _Alignas(8) uint8_t page_in[WRIT_PAGE_BYTES];
static _Alignas(8) uint8_t page_out[WRIT_PAGE_BYTES];
static struct writ_io io = {.in = page_in, .out = page_out};
static struct echo_server server;
static struct capnp_server server_encoding;
static struct capnp_client client_encoding = {.messages = echo_capnp_messages,
                                              .count = ECHO_CAPNP_MESSAGES};

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    echo_dispatch_to(&server, m, caller);
}

static bool pack(struct writ_msg *m, uint8_t *page)
{
    return capnp_client_pack(&client_encoding, m, page);
}

static bool unpack(uint64_t request, struct writ_msg *m, uint8_t *page)
{
    return capnp_client_unpack(&client_encoding, request, m, page);
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

const struct suite_server suite_server = {
    .name = "echo",
    .protocol = &echo_suite,
    .io = &io,
    .dispatch = dispatch,
    .outgoing = outgoing,
    .pack = pack,
    .unpack = unpack,
    .memory = &server,
    .size = sizeof server,
};

void echo_given_reset(struct suite_world *world)
{
    suite_host_reset(world);
    memset(&server, 0, sizeof server);
    io.in = page_in;
    echo_serving_init(&server.serving, &io);
    capnp_server_init(&server_encoding, &io, echo_capnp_messages, ECHO_CAPNP_MESSAGES);
    rooms_init(&server.rooms, server.slots, ECHO_MAX_ROOMS);
}

uint64_t echo_given_digest(struct suite_world *world)
{
    (void)world;
    if (!rooms_check(&server.rooms)) {
        abort(); /* R1 to R3 of rooms.h do not hold */
    }
    uint64_t digest = suite_digest(0, server.slots, sizeof server.slots);
    digest = suite_digest(digest, &server.rooms.next_id, sizeof server.rooms.next_id);
    return suite_digest(digest, server.serving.wait_heard, sizeof server.serving.wait_heard);
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
        open += server.slots[i].id != 0;
    }
    return open == suite_live(s, 0);
}
