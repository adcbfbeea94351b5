/* Fuzzes what reads devices of the board and sources of entropy: an input is what they say, byte for byte.
 *
 * The first byte says which device it is. Whatever it says, invariants hold, bounds are kept, and nothing is given that did not come.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "controller.h"
#include "events.h"
#include "generator.h"
#include "keys.h"
#include "mouse.h"
#include "uart.h"

enum { MOST_OF_A_CONTROLLER = 4000000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct {
    const uint8_t *data;
    size_t size;
    uint64_t now_us;
    uint64_t accesses;
} said;

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

/* What the device says next; behind the end of the input it says 0. */
static uint8_t next(void)
{
    said.accesses++;
    if (said.size == 0) {
        return 0;
    }
    said.size--;
    return *said.data++;
}

static uint8_t read_register(void *owner, uint8_t index)
{
    (void)owner;
    (void)index;
    return next();
}

static void write_register(void *owner, uint8_t index, uint8_t value)
{
    (void)owner;
    (void)index;
    (void)value;
}

static void write_all(void *owner, uint8_t index, const uint8_t *bytes, uint32_t count)
{
    const struct line *line = owner;
    (void)index;
    must(count > 0 && count <= UART_FIFO);
    must(bytes >= line->output_bytes && bytes + count <= line->output_bytes + LINE_OUTPUT);
}

static void try_uart(void)
{
    static struct line line;
    struct uart uart;
    uint64_t place = 0;
    line_init(&line, place);
    if (!uart_open(&uart, &(struct uart_access){&line, read_register, write_register, write_all})) {
        uart.dead = false;
    }
    while (said.size > 0) {
        uint8_t bytes[64] = {0};
        uint32_t count = 0;
        (void)line_write(&line, bytes, next() % sizeof bytes);
        (void)uart_serve(&uart, &line);
        must(line_read(&line, place, next() % sizeof bytes, bytes, &count) == 0);
        place += count;
        must(line_check(&line));
    }
}

static uint8_t read_port(void *owner, enum controller_port port)
{
    (void)owner;
    (void)port;
    return next();
}

static void write_port(void *owner, enum controller_port port, uint8_t value)
{
    (void)owner;
    (void)port;
    (void)value;
}

static uint64_t now(void *owner)
{
    (void)owner;
    said.now_us += 1000;
    return said.now_us;
}

static void try_controller(void)
{
    struct controller controller;
    struct controller_byte byte;
    (void)controller_open(&controller,
                          &(struct controller_access){NULL, read_port, write_port, now});
    while (said.size > 0 && controller_take(&controller, &byte)) {
        must(byte.device < CONTROLLER_DEVICES);
    }
    must(said.accesses < MOST_OF_A_CONTROLLER);
}

static void type(struct keys *keys, struct events *events, uint8_t byte)
{
    struct keys_key key;
    if (keys_take(keys, byte, &key) == KEYS_KEY) {
        events_key(events, key.code, key.down, said.now_us);
    }
}

static void point(struct mouse *mouse, struct events *events, uint8_t byte)
{
    struct mouse_motion motion;
    said.now_us += byte * 1000U;
    if (mouse_take(mouse, byte, said.now_us, &motion) == MOUSE_PACKET) {
        events_motion(events, motion.x, motion.y, said.now_us);
        events_wheel(events, motion.wheel, said.now_us);
        events_buttons(events, motion.buttons, said.now_us);
    }
}

static void try_input(void)
{
    static struct events events;
    struct keys keys;
    struct mouse mouse;
    struct event event;
    uint64_t seq = 0;
    uint64_t lost = 0;
    keys_init(&keys, next() % 2 == 0 ? KEYS_SET_1 : KEYS_SET_2);
    mouse_init(&mouse, next() % 2 == 0);
    events_init(&events, 1, 0);
    while (said.size > 0) {
        type(&keys, &events, next());
        point(&mouse, &events, next());
        must(events_check(&events));
    }
    while (events_next(&events, seq, &seq, &lost, &event)) {
        must(input_kind_is_known(event.kind));
    }
    must(seq == events.newest);
}

static void try_generator(void)
{
    static const struct generator_limits limits = {1000, 4, 2000, 8};
    static struct generator generator;
    uint8_t bytes[32];
    generator_init(&generator, &limits);
    while (said.size > 0) {
        uint8_t choice = next();
        uint8_t byte = next();
        for (uint32_t i = 0; i < choice; i++) {
            byte = (uint8_t)(byte * 5 + choice);
            generator_feed(&generator, choice % GENERATOR_SOURCES, &byte, 1);
        }
        generator_tick(&generator, said.now_us);
        must(generator_read(&generator, bytes, sizeof bytes) == generator.seeded);
        must(generator_check(&generator));
        said.now_us += choice;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static void (*const tries[])(void) = {try_uart, try_controller, try_input, try_generator};
    said.data = data;
    said.size = size;
    said.now_us = 0;
    said.accesses = 0;
    if (size > 0) {
        tries[next() % 4]();
    }
    return 0;
}
