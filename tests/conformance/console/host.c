/* The serial driver in process, as the suite drives it: its adapter, its line and its chip's logic as they are, the chip played.
 *
 * The adapter is included, not linked. The chip takes output only while a hook lets it.
 */
#define WRIT_TIME_H
#include <stdint.h>

static uint64_t time_us(void);

#include "serial.c"

#include <string.h>

#include "console_conformance.h"
#include "console_given.h"
#include "host_driver.h"

enum { FIRST = 100, DATA = 0, STATUS = 5, CAME = 0x01, CAN_SEND = 0x20 };

static struct {
    struct console_server server;
    uint32_t incoming;
    bool can_send;
} all;

static uint64_t time_us(void)
{
    return FIRST;
}

static uint8_t chip_read(void *owner, uint8_t index)
{
    (void)owner;
    if (index == DATA && all.incoming > 0) {
        all.incoming--;
        return 'c';
    }
    return index == STATUS
               ? (uint8_t)((all.incoming > 0 ? CAME : 0) | (all.can_send ? CAN_SEND : 0))
               : 0;
}

static void chip_write(void *owner, uint8_t index, uint8_t value)
{
    (void)owner;
    (void)index;
    (void)value;
}

static void chip_write_all(void *owner, uint8_t index, const uint8_t *bytes, uint32_t count)
{
    (void)owner;
    (void)index;
    (void)bytes;
    (void)count;
}

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    console_dispatch_to(&all.server, m, caller);
}

HOST_SERVER("serial", console_suite);

void console_given_reset(struct suite_world *world)
{
    begin_world(world);
    memset(&all, 0, sizeof all);
    console_serving_init(&all.server.serving, &io);
    all.server.serving.notified = notified;
    all.server.uart = (struct uart){.access = {NULL, chip_read, chip_write, chip_write_all},
                                    .at_once = UART_FIFO};
    line_init(&all.server.line, FIRST);
}

uint64_t console_given_digest(struct suite_world *world)
{
    (void)world;
    const struct console_server *s = &all.server;
    if (!line_check(&s->line)) {
        abort();
    }
    uint64_t digest = suite_digest(0, &s->line, sizeof s->line);
    digest = suite_digest(digest, &s->bells, sizeof s->bells);
    digest = suite_digest(digest, s->serving.flush, sizeof s->serving.flush);
    return suite_digest(digest, s->serving.wait_input, sizeof s->serving.wait_input);
}

/* The chip takes all that waits. */
const char *console_given_event_output_drained(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    all.can_send = true;
    while (all.server.line.output == CONSOLE_OUTPUT_SENDING) {
        notified(&all.server, 1);
    }
    all.can_send = false;
    return NULL;
}

const char *console_given_event_arrivals_received(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    all.incoming = 1;
    notified(&all.server, 1);
    return NULL;
}

const char *console_given_event_arrivals_confirmed(struct suite_world *world, uint64_t key)
{
    uint32_t count = 0;
    (void)world;
    (void)key;
    return line_read(&all.server.line, all.server.line.came, 0, NULL, &count) == 0 ? NULL
                                                                                   : "it refuses";
}

static void fill_output(void)
{
    static const uint8_t byte = 'f';
    while (line_write(&all.server.line, &byte, 1) == 0) {
    }
}

const char *console_given_error_write_full(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    (void)c;
    if (all.server.line.output == CONSOLE_OUTPUT_DRAINED) {
        return "where all was sent there is room for any request";
    }
    fill_output();
    return NULL;
}

const char *console_given_error_write_bad_place(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    (void)c;
    return "what is written has no place";
}

/* Where it was refused, there was no room, and there is none now. */
bool console_ensures_nothing_taken_on_error(struct suite *s, uint32_t status)
{
    (void)s;
    return status != CONSOLE_ERROR_FULL || line_output_waiting(&all.server.line) == LINE_OUTPUT;
}

void console_given_arg_read_place(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, all.server.line.confirmed);
}

const char *console_given_error_read_full(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    (void)c;
    return "nothing is taken by reading";
}

const char *console_given_error_read_bad_place(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page, all.server.line.came + 1);
    return NULL;
}

struct writ_record console_given_arg_subscribe_bell(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){
        .slot = 1, .rights = NOTIFICATION_RIGHT_SIGNAL, .type = NOTIFICATION_TYPE};
}
