/* The serial driver: puts a line behind the contract of idl/console.writ, and the chip's interrupts behind the line.
 *
 * It renames and delegates. Places begin with the time of its start, so they are above those of the instance before.
 */
#include "console_server.h"

#include "driver.h"
#include "kernel_calls.h"
#include "line.h"
#include "listeners.h"
#include "serial_slots.h"
#include "uart.h"
#include "writ/log.h"
#include "writ/time.h"

enum { CLASS_SERIAL = 1 };

struct console_server {
    struct console_serving serving;
    struct driver driver;
    struct uart uart;
    struct line line;
    struct bells bells; /* listeners.h */
};

const struct rt_component rt_component = {.name = "serial",
                                          .number = SERIAL_COMPONENT,
                                          .startup = serial_startup,
                                          .startup_count = SERIAL_STARTUP_COUNT,
                                          .workers = SERIAL_WORKERS};

/* ---- the chip's registers, by the kernel ---- */

static uint8_t read_register(void *owner, uint8_t index)
{
    uint32_t value = UINT8_MAX;
    (void)io_ports_read(owner, WRIT_SLOT_PORTS, index, ACCESS_WIDTH_BYTE, &value);
    return (uint8_t)value;
}

static void write_register(void *owner, uint8_t index, uint8_t value)
{
    (void)io_ports_write(owner, WRIT_SLOT_PORTS, index, ACCESS_WIDTH_BYTE, value);
}

static void write_all(void *owner, uint8_t index, const uint8_t *bytes, uint32_t count)
{
    struct io_ports_write_string_builder b = io_ports_write_string_begin(owner, WRIT_SLOT_PORTS);
    b.body->offset = index;
    b.body->width = ACCESS_WIDTH_BYTE;
    io_ports_write_string_put_data(&b, bytes, count);
    (void)io_ports_write_string_call(&b);
}

/* ---- what happens ---- */

static void serve_chip(struct console_server *s)
{
    bool was_empty = s->line.input == CONSOLE_INPUT_EMPTY;
    struct uart_served served = uart_serve(&s->uart, &s->line);
    uint64_t bits = (served.received ? CONSOLE_SIGNALS_RECEIVED : 0) |
                    (served.sent || served.drained ? CONSOLE_SIGNALS_DRAINED : 0);
    if (served.drained) {
        console_event_drained(s);
    }
    if (served.received && was_empty && s->line.input == CONSOLE_INPUT_WAITING) {
        console_event_received(s);
    }
    if (bits != 0) {
        bells_ring(&s->bells, s->serving.io, bits);
    }
    if (s->uart.dead) {
        rt_panic("[serial] the chip is gone");
    }
}

static void notified(struct console_server *s, uint64_t bits)
{
    (void)bits;
    driver_acknowledge(&s->driver, 0);
    serve_chip(s);
}

/* ---- the contract ---- */

static struct output *console_find_output(struct console_server *s, enum console_output *ret_state)
{
    *ret_state = s->line.output;
    return (struct output *)(void *)&s->line;
}

static struct arrivals *console_find_arrivals(struct console_server *s,
                                              enum console_input *ret_state)
{
    *ret_state = s->line.input;
    return (struct arrivals *)(void *)&s->line;
}

static uint32_t console_on_write(struct console_server *s, const struct writ_caller *caller,
                                 struct output *output, const struct console_write_request *request)
{
    (void)caller;
    (void)output;
    uint32_t status =
        line_write(&s->line, writ_data(s->serving.io, &request->data), request->data.length);
    if (status == WRIT_OK) {
        serve_chip(s);
    }
    return status;
}

static uint32_t console_on_flush(struct console_server *s, const struct writ_caller *caller,
                                 struct output *output)
{
    (void)caller;
    (void)output;
    return s->line.output == CONSOLE_OUTPUT_DRAINED ? WRIT_OK : WRIT_KEEP;
}

static uint32_t console_answer_flush(struct console_server *s, struct output *output)
{
    (void)output;
    return s->line.output == CONSOLE_OUTPUT_DRAINED ? WRIT_OK : WRIT_KEEP;
}

static uint32_t console_on_attach(struct console_server *s, const struct writ_caller *caller,
                                  struct arrivals *arrivals, struct console_attach_reply *reply)
{
    (void)caller;
    (void)arrivals;
    reply->place = s->line.confirmed;
    reply->input = s->line.input;
    reply->waiting = line_input_waiting(&s->line);
    return WRIT_OK;
}

static uint32_t console_on_read(struct console_server *s, const struct writ_caller *caller,
                                const struct console_read_request *request,
                                struct console_read_reply *reply)
{
    (void)caller;
    uint8_t bytes[CONSOLE_MAX_CONSOLE_READ];
    uint32_t count = 0;
    bool was_full = line_input_room(&s->line) == 0;
    uint32_t status = line_read(&s->line, request->place, sizeof bytes, bytes, &count);
    if (status != WRIT_OK) {
        return status;
    }
    reply->next = request->place + count;
    reply->more = reply->next < s->line.came;
    if (was_full || s->uart.held_up) {
        serve_chip(s); /* there may be room again */
    }
    console_read_reply_put_data(s, reply, bytes, count);
    return WRIT_OK;
}

static uint32_t console_on_wait_input(struct console_server *s, const struct writ_caller *caller,
                                      struct arrivals *arrivals)
{
    (void)caller;
    (void)arrivals;
    return s->line.input == CONSOLE_INPUT_WAITING ? WRIT_OK : WRIT_KEEP;
}

static uint32_t console_answer_wait_input(struct console_server *s, struct arrivals *arrivals)
{
    (void)arrivals;
    return s->line.input == CONSOLE_INPUT_WAITING ? WRIT_OK : WRIT_KEEP;
}

static uint32_t console_on_subscribe(struct console_server *s, const struct writ_caller *caller,
                                     struct console_subscribe_request *request)
{
    return listeners_set(&s->bells, s->serving.io, caller, &request->bell);
}

static uint32_t console_on_read_counters(struct console_server *s, const struct writ_caller *caller,
                                         struct output *output,
                                         struct console_read_counters_reply *reply)
{
    (void)caller;
    (void)output;
    reply->output = s->line.output;
    reply->waiting = line_output_waiting(&s->line);
    reply->received = s->line.came - s->line.first;
    reply->sent = s->line.sent;
    reply->lost = s->line.lost;
    reply->damaged = s->line.damaged;
    return WRIT_OK;
}

static void console_on_closed(struct console_server *s, uint64_t label)
{
    (void)label;
    listeners_drop_all(&s->bells, s->serving.io);
}

uint32_t component_main(struct rt *rt)
{
    static struct console_server server;
    struct uart_access access = {&rt->io, read_register, write_register, write_all};
    console_serving_init(&server.serving, &rt->io);
    server.serving.notified = notified;
    driver_open(&server.driver, rt, &serial_device);
    line_init(&server.line, time_us());
    if (!uart_open(&server.uart, &access)) {
        rt_panic("[serial] no chip answers at its ports");
    }
    serve_chip(&server);
    driver_offer(&server.driver, CLASS_SERIAL, "serial");
    driver_ready(&server.driver);
    log_info("[serial] %u bytes at once", server.uart.at_once);
    console_serve(&server);
}
