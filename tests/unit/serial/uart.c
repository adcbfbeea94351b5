/* The serial chip against a model of it, and against one that lies. */
#include "uart.h"

#include <string.h>

#include "unit.h"

enum { FIFO = 16, WIRE = 20000 };

/* A 16550A with a wire on each side. */
struct model {
    uint8_t registers[UART_REGISTERS];
    uint8_t divisor;
    uint8_t incoming[FIFO];
    uint32_t incoming_count;
    uint8_t status; /* bits that are told with the next reading of the status */
    uint8_t sent[WIRE];
    uint32_t sent_count;
    uint32_t sending; /* bytes in its queue */
    bool has_queues;
    uint32_t reads;
};

static struct model model;
static struct line line;
static struct uart uart;

static bool shows_divisor(const struct model *m)
{
    return (m->registers[3] & 0x80) != 0;
}

static uint8_t take_byte(struct model *m)
{
    if (m->incoming_count == 0) {
        return 0;
    }
    uint8_t byte = m->incoming[0];
    memmove(m->incoming, m->incoming + 1, --m->incoming_count);
    return byte;
}

static uint8_t take_status(struct model *m)
{
    uint8_t status = m->status;
    m->status = 0;
    status |= m->incoming_count > 0 ? 0x01 : 0;
    return (uint8_t)(status | (m->sending == 0 ? 0x60 : 0));
}

static uint8_t modem_status(const struct model *m)
{
    uint32_t modem = m->registers[4];
    uint32_t back = (modem & 0x0c) << 4 | (modem & 2) << 3 | (modem & 1) << 5;
    return (modem & 0x10) == 0 ? 0xb0 : (uint8_t)back;
}

static uint8_t model_read(void *owner, uint8_t index)
{
    struct model *m = owner;
    m->reads++;
    switch (index) {
    case 0:
        return shows_divisor(m) ? m->divisor : take_byte(m);
    case 2:
        return m->has_queues && (m->registers[2] & 1) != 0 ? 0xc1 : 0x01;
    case 5:
        return take_status(m);
    case 6:
        return modem_status(m);
    default:
        return m->registers[index];
    }
}

static void model_write(void *owner, uint8_t index, uint8_t value)
{
    struct model *m = owner;
    if (index == 0 && shows_divisor(m)) {
        m->divisor = value;
    } else if (index == 0) {
        CHECK(m->sent_count < WIRE);
        m->sending++;
        CHECK(m->sending <= (m->has_queues ? FIFO : 1)); /* or bytes are lost */
        m->sent[m->sent_count++] = value;
    } else {
        m->registers[index] = value;
    }
}

static void model_write_all(void *owner, uint8_t index, const uint8_t *bytes, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        model_write(owner, index, bytes[i]);
    }
}

static void begin(bool has_queues)
{
    struct uart_access access = {&model, model_read, model_write, model_write_all};
    memset(&model, 0, sizeof model);
    model.has_queues = has_queues;
    line_init(&line, 0);
    CHECK(uart_open(&uart, &access));
    (void)uart_serve(&uart, &line);
}

static void come(const char *text)
{
    for (; *text != 0; text++) {
        CHECK(model.incoming_count < FIFO);
        model.incoming[model.incoming_count++] = (uint8_t)*text;
    }
}

TEST(a_chip_is_found_and_set_to_115200_8N1)
{
    begin(true);
    CHECK_EQ(model.divisor, 1);
    CHECK_EQ(model.registers[3], 0x03);
    CHECK_EQ(model.registers[4], 0x0b);
    CHECK_EQ(uart.at_once, UART_FIFO);
    CHECK_EQ(model.registers[1], 0x05);
}

TEST(a_chip_without_queues_is_given_one_byte_at_a_time)
{
    begin(false);
    CHECK_EQ(uart.at_once, 1);
    CHECK_EQ(line_write(&line, (const uint8_t *)"abc", 3), 0);
    for (uint32_t i = 1; i <= 3; i++) {
        (void)uart_serve(&uart, &line);
        CHECK_EQ(model.sent_count, i);
        model.sending = 0;
    }
    CHECK_BYTES(model.sent, "abc", 3);
}

static uint8_t read_nobody(void *owner, uint8_t index)
{
    (void)owner;
    (void)index;
    return 0xff;
}

TEST(where_nothing_answers_there_is_no_chip)
{
    struct uart_access access = {&model, read_nobody, model_write, model_write_all};
    CHECK(!uart_open(&uart, &access));
}

TEST(bytes_that_come_are_received_in_order)
{
    begin(true);
    come("hello");
    struct uart_served served = uart_serve(&uart, &line);
    CHECK(served.received);
    CHECK(!served.more);
    CHECK_EQ(line_input_waiting(&line), 5);
    CHECK_BYTES(line.input_bytes, "hello", 5);
}

TEST(output_is_sent_a_queue_at_a_time_and_its_end_is_said_once)
{
    uint8_t bytes[40];
    uint32_t drained = 0;
    begin(true);
    memset(bytes, 'x', sizeof bytes);
    CHECK_EQ(line_write(&line, bytes, sizeof bytes), 0);
    for (uint32_t i = 0; i < 5; i++) {
        drained += uart_serve(&uart, &line).drained;
        CHECK(drained == 0 || model.sent_count == sizeof bytes);
        model.sending = 0;
    }
    CHECK_EQ(drained, 1);
    CHECK_EQ(model.sent_count, sizeof bytes);
    CHECK_EQ(model.registers[1] & 0x02, 0);
}

TEST(damaged_bytes_are_counted_and_not_passed_on)
{
    begin(true);
    come("ab");
    model.status = 0x08;
    (void)uart_serve(&uart, &line);
    CHECK_EQ(line.damaged, 1);
    CHECK_EQ(line_input_waiting(&line), 1);
    CHECK_EQ(line.input_bytes[0], 'b');
}

TEST(an_overrun_is_counted)
{
    begin(true);
    come("a");
    model.status = 0x02;
    (void)uart_serve(&uart, &line);
    CHECK_EQ(line.lost, 1);
    CHECK_EQ(line_input_waiting(&line), 1);
}

static void fill_input(void)
{
    while (line_input_room(&line) > 0) {
        line_receive(&line, 'f');
    }
}

TEST(while_there_is_no_room_nothing_is_taken_and_the_sender_is_held_up)
{
    uint8_t byte = 0;
    uint32_t count = 0;
    begin(true);
    fill_input();
    come("more");
    struct uart_served served = uart_serve(&uart, &line);
    CHECK(!served.received);
    CHECK_EQ(model.incoming_count, 4);
    CHECK_EQ(model.registers[4] & 0x02, 0);
    CHECK_EQ(model.registers[1] & 0x01, 0);
    CHECK_EQ(line_read(&line, LINE_INPUT, 1, &byte, &count), 0);
    CHECK(uart_serve(&uart, &line).received);
    CHECK_EQ(model.incoming_count, 0);
    CHECK_EQ(model.registers[4] & 0x02, 0x02);
    CHECK_EQ(model.registers[1] & 0x01, 0x01);
}

TEST(output_goes_on_while_input_is_held_up)
{
    begin(true);
    fill_input();
    come("stuck");
    CHECK_EQ(line_write(&line, (const uint8_t *)"out", 3), 0);
    (void)uart_serve(&uart, &line);
    CHECK_BYTES(model.sent, "out", 3);
}

/* ---- chips that lie ---- */

static uint8_t endless_read(void *owner, uint8_t index)
{
    struct model *m = owner;
    m->reads++;
    return index == 5 ? 0x61 : 'e';
}

TEST(a_chip_that_never_has_enough_is_left_after_a_bound)
{
    begin(true);
    uart.access.read = endless_read;
    model.reads = 0;
    struct uart_served served = uart_serve(&uart, &line);
    CHECK(served.more);
    CHECK(model.reads <= 2 * UART_ROUNDS + 2);
    CHECK(line_check(&line));
}

TEST(a_chip_that_goes_is_dead_and_is_not_asked_again)
{
    begin(true);
    uart.access.read = read_nobody;
    (void)uart_serve(&uart, &line);
    CHECK(uart.dead);
    CHECK_EQ(line_input_waiting(&line), 0);
    uart.access.read = endless_read;
    (void)uart_serve(&uart, &line);
    CHECK_EQ(line_input_waiting(&line), 0);
}

static uint64_t state = 3;

static uint8_t random_read(void *owner, uint8_t index)
{
    struct model *m = owner;
    (void)index;
    m->reads++;
    state = state * 6364136223846793005U + 1442695040888963407U;
    uint8_t value = (uint8_t)(state >> 56);
    return value == 0xff ? 0x7f : value;
}

static void ignore(void *owner, uint8_t index, uint8_t value)
{
    (void)owner;
    (void)index;
    (void)value;
}

static void ignore_all(void *owner, uint8_t index, const uint8_t *bytes, uint32_t count)
{
    (void)owner;
    (void)index;
    CHECK(count > 0 && count <= UART_FIFO);
    CHECK(bytes >= line.output_bytes && bytes + count <= line.output_bytes + LINE_OUTPUT);
}

TEST(a_chip_that_says_anything_breaks_no_invariant)
{
    begin(true);
    uart.access = (struct uart_access){&model, random_read, ignore, ignore_all};
    uint64_t place = 0;
    for (uint32_t i = 0; i < 20000; i++) {
        uint8_t bytes[32] = {0};
        uint32_t count = 0;
        model.reads = 0;
        (void)line_write(&line, bytes, i % 32);
        (void)uart_serve(&uart, &line);
        CHECK(model.reads <= 2 * UART_ROUNDS + 2);
        if (i % 3 == 0) {
            CHECK_EQ(line_read(&line, place, sizeof bytes, bytes, &count), 0);
            place += count;
        }
        CHECK(line_check(&line));
    }
    CHECK(line.sent > LINE_OUTPUT);
    CHECK(line.came > LINE_INPUT);
}

UNIT_MAIN
