/* What every server in process has around it: its pages, a log that says nothing, and an end where it would panic.
 *
 * The one file that includes the adapter includes this behind it.
 */
#ifndef WRIT_TESTS_CONFORMANCE_HOST_WORLD_H
#define WRIT_TESTS_CONFORMANCE_HOST_WORLD_H

#include <stdlib.h>

#include "writ/log.h"
#include "writ/rt.h"
#include "writ/suite_host.h"

static _Alignas(8) uint8_t page_in[WRIT_PAGE_BYTES];
static _Alignas(8) uint8_t page_out[WRIT_PAGE_BYTES];
static struct writ_io io = {.in = page_in, .out = page_out};

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

/* Everything is forgotten, also what a case was about. */
static void begin_world(struct suite_world *world)
{
    suite_host_reset(world);
    io.in = page_in;
}

/* The server that a suite is about: `dispatch` and `outgoing` are its file's, `all` is all its memory. */
#define HOST_SERVER(who, suite, ...)                                                               \
    const struct suite_server suite_server = {.name = (who),                                       \
                                              .protocol = &(suite),                                \
                                              .io = &io,                                           \
                                              .dispatch = dispatch,                                \
                                              .outgoing = outgoing,                                \
                                              .memory = &all,                                      \
                                              .size = sizeof all __VA_OPT__(, ) __VA_ARGS__}

#endif
