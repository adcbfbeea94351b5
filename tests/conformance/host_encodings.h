/* The second encoding of a server in process, for those that take both.
 *
 * HOST_MESSAGES and HOST_MESSAGE_COUNT name the tables; they are defined before this is included.
 */
#ifndef WRIT_TESTS_CONFORMANCE_HOST_ENCODINGS_H
#define WRIT_TESTS_CONFORMANCE_HOST_ENCODINGS_H

#include "host_world.h"
#include "writ/capnp_serve.h"

static struct capnp_server server_encoding;
static struct capnp_client client_encoding = {.messages = HOST_MESSAGES,
                                              .count = HOST_MESSAGE_COUNT};

static bool pack(struct writ_msg *m, uint8_t *page)
{
    return capnp_client_pack(&client_encoding, m, page);
}

static bool unpack(uint64_t request, struct writ_msg *m, uint8_t *page)
{
    return capnp_client_unpack(&client_encoding, request, m, page);
}

static void begin_world_of_both(struct suite_world *world)
{
    begin_world(world);
    capnp_server_init(&server_encoding, &io, HOST_MESSAGES, HOST_MESSAGE_COUNT);
}

/* HOST_SERVER in both. */
#define HOST_SERVER_OF_BOTH(who, suite) HOST_SERVER(who, suite, .pack = pack, .unpack = unpack)

#endif
