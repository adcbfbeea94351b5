/* See uart.h. */
#include "uart.h"

enum {
    DATA = 0,     /* and the low half of the divisor while DIVISOR is set */
    ENABLE = 1,   /* and the high half */
    IDENTIFY = 2, /* read; written it is QUEUES */
    QUEUES = 2,
    FORMAT = 3,
    MODEM = 4,
    STATUS = 5,
    MODEM_STATUS = 6,
    SCRATCH = 7,

    ENABLE_RECEIVED = 0x01,
    ENABLE_SENT = 0x02,
    ENABLE_TROUBLE = 0x04,

    IDENTIFY_NOTHING = 0x01,
    IDENTIFY_QUEUES = 0xc0,

    QUEUES_ON = 0x01,
    QUEUES_CLEAR = 0x06,
    QUEUES_AT_8 = 0x80,

    FORMAT_8N1 = 0x03,
    FORMAT_DIVISOR = 0x80,

    MODEM_READY = 0x01, /* DTR */
    MODEM_SEND = 0x02,  /* RTS */
    MODEM_WIRED = 0x08, /* OUT2: its interrupt reaches the board */
    MODEM_LOOP = 0x10,

    STATUS_RECEIVED = 0x01,
    STATUS_OVERRUN = 0x02,
    STATUS_DAMAGED = 0x1c, /* parity, framing, break: of the byte that is read next */
    STATUS_CAN_SEND = 0x20,
    STATUS_NOBODY = 0xff,

    DIVISOR_FASTEST = 1,
    HOLD_UP_AT = LINE_INPUT / 4, /* bytes of room that are left when the sender is asked to wait */
};

static uint8_t get(const struct uart *uart, uint8_t index)
{
    return uart->access.read(uart->access.owner, index);
}

static void set(const struct uart *uart, uint8_t index, uint8_t value)
{
    uart->access.write(uart->access.owner, index, value);
}

static bool remembers(const struct uart *uart, uint8_t value)
{
    set(uart, SCRATCH, value);
    return get(uart, SCRATCH) == value;
}

/* In the loop the four outputs of the modem register come back as its inputs, shuffled: DTR and OUT2 as DSR and CD. */
static bool loops(const struct uart *uart)
{
    set(uart, MODEM, MODEM_LOOP | MODEM_READY | MODEM_WIRED);
    uint8_t back = get(uart, MODEM_STATUS) & 0xf0;
    set(uart, MODEM, 0);
    return back == 0xa0;
}

static void set_speed(const struct uart *uart)
{
    set(uart, FORMAT, FORMAT_DIVISOR | FORMAT_8N1);
    set(uart, DATA, DIVISOR_FASTEST);
    set(uart, ENABLE, 0);
    set(uart, FORMAT, FORMAT_8N1);
}

bool uart_open(struct uart *uart, const struct uart_access *access)
{
    *uart = (struct uart){.access = *access, .at_once = 1};
    if (!remembers(uart, 0x5a) || !remembers(uart, 0xa5) || !loops(uart)) {
        return false;
    }
    set_speed(uart);
    set(uart, ENABLE, 0);
    set(uart, QUEUES, QUEUES_ON | QUEUES_CLEAR | QUEUES_AT_8);
    if ((get(uart, IDENTIFY) & IDENTIFY_QUEUES) == IDENTIFY_QUEUES) {
        uart->at_once = UART_FIFO;
    } else {
        set(uart, QUEUES, 0); /* the 16550 without A has queues that lose bytes */
    }
    set(uart, MODEM, MODEM_READY | MODEM_SEND | MODEM_WIRED);
    return true;
}

static void receive(struct uart *uart, struct line *line, uint8_t status)
{
    uint8_t byte = get(uart, DATA);
    if ((status & STATUS_DAMAGED) != 0) {
        line->damaged++;
    } else {
        line_receive(line, byte);
    }
}

static void send(struct uart *uart, struct line *line)
{
    const uint8_t *bytes = 0;
    uint32_t count = line_next(line, uart->at_once, &bytes);
    uart->access.write_all(uart->access.owner, DATA, bytes, count);
    line_sent(line, count);
}

/* One thing that there is to do; false if there was none. */
static bool step(struct uart *uart, struct line *line, struct uart_served *served)
{
    uint8_t status = get(uart, STATUS);
    if (status == STATUS_NOBODY) {
        uart->dead = true;
        return false;
    }
    line->lost += (status & STATUS_OVERRUN) != 0;
    if ((status & STATUS_RECEIVED) != 0 && line_input_room(line) > 0) {
        receive(uart, line, status);
        served->received = true;
        return true;
    }
    if ((status & STATUS_CAN_SEND) != 0 && line_output_waiting(line) > 0) {
        send(uart, line);
        served->sent = true;
        return true;
    }
    served->drained |= (status & STATUS_CAN_SEND) != 0 && line_drained(line);
    return false;
}

static void hold_up(struct uart *uart, bool held_up)
{
    if (uart->held_up != held_up) {
        uart->held_up = held_up;
        set(uart, MODEM, MODEM_READY | MODEM_WIRED | (held_up ? 0 : MODEM_SEND));
    }
}

/* Its interrupt is an edge: with all of them off for a moment, whatever it still wants makes a new one. */
static void enable(struct uart *uart, const struct line *line)
{
    uint8_t wanted = line_input_room(line) > 0 ? ENABLE_RECEIVED | ENABLE_TROUBLE : 0;
    if (line->output == CONSOLE_OUTPUT_SENDING) {
        wanted |= ENABLE_SENT;
    }
    uart->enabled = wanted;
    set(uart, ENABLE, 0);
    set(uart, ENABLE, wanted);
}

struct uart_served uart_serve(struct uart *uart, struct line *line)
{
    struct uart_served served = {0};
    uint32_t rounds = 0;
    while (rounds < UART_ROUNDS && !uart->dead && step(uart, line, &served)) {
        rounds++;
    }
    if (uart->dead) {
        return served;
    }
    served.more = rounds == UART_ROUNDS;
    hold_up(uart, line_input_room(line) <= HOLD_UP_AT);
    enable(uart, line);
    return served;
}
