/* What every server in process has around it: its pages, its two encodings, a log that says nothing, and an end where it would panic.
 *
 * The one file that includes the adapter includes this behind it, once HOST_MESSAGES and HOST_MESSAGE_COUNT name the tables of its second
 * encoding.
 */
#ifndef WRIT_TESTS_CONFORMANCE_HOST_WORLD_H
#define WRIT_TESTS_CONFORMANCE_HOST_WORLD_H

#include <stdlib.h>

#include "writ/capnp_serve.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/suite_host.h"

static _Alignas(8) uint8_t page_in[WRIT_PAGE_BYTES];
static _Alignas(8) uint8_t page_out[WRIT_PAGE_BYTES];
static struct writ_io io = {.in = page_in, .out = page_out};
static struct capnp_server server_encoding;
static struct capnp_client client_encoding = {.messages = HOST_MESSAGES,
                                              .count = HOST_MESSAGE_COUNT};

void log_line(enum log_level level, const char *format, ...)
{
    (void)level;
    (void)format;
}

void rt_panic(const char *format, ...)
{
    (void)format;
    abort();
}

static bool pack(struct writ_msg *m, uint8_t *page)
{
    return capnp_client_pack(&client_encoding, m, page);
}

static bool unpack(uint64_t request, struct writ_msg *m, uint8_t *page)
{
    return capnp_client_unpack(&client_encoding, request, m, page);
}

/* Everything is forgotten, also what a case was about. */
static void begin_world(struct suite_world *world)
{
    suite_host_reset(world);
    io.in = page_in;
    capnp_server_init(&server_encoding, &io, HOST_MESSAGES, HOST_MESSAGE_COUNT);
}

#endif
