/* The serial chip 16550 and its ancestors, by whatever reaches its eight registers.
 *
 * Pure. The chip may lie: every loop is bounded, and whatever it says, nothing is lost that was not counted. National Semiconductor PC16550D, section 8.
 */
#ifndef UART_H
#define UART_H

#include <stdbool.h>
#include <stdint.h>

#include "line.h"

enum {
    UART_REGISTERS = 8,
    UART_FIFO = 16,   /* bytes that one with working queues takes at once */
    UART_ROUNDS = 64, /* of one `uart_serve` */
    UART_MOST_SPEED = 115200,
};

/* How its registers are reached. */
struct uart_access {
    void *owner;
    uint8_t (*read)(void *owner, uint8_t index);
    void (*write)(void *owner, uint8_t index, uint8_t value);
    /* Writes all bytes into one register, one after the other. */
    void (*write_all)(void *owner, uint8_t index, const uint8_t *bytes, uint32_t count);
};

struct uart {
    struct uart_access access;
    uint32_t at_once; /* bytes that it takes when it says that it can take some */
    uint8_t enabled;  /* what it interrupts for */
    bool held_up;     /* the sender was asked to wait */
    bool dead;        /* it answers no more */
};

/* What a `uart_serve` found. */
struct uart_served {
    bool received; /* bytes came */
    bool sent;     /* there is room for output again */
    bool drained;  /* the last byte that was taken has been sent */
    bool more;     /* the bound was reached: it will interrupt again at once */
};

/* Finds the chip and sets it up: 115200 bits a second, 8 bits, no parity, nothing to interrupt for. False if there is none. */
[[nodiscard]] bool uart_open(struct uart *uart, const struct uart_access *access);

/* Moves bytes between the chip and its line until it wants nothing any more, and says what it is to interrupt for. To be called for each interrupt, and
 * after something was taken to be sent or confirmed. */
[[nodiscard]] struct uart_served uart_serve(struct uart *uart, struct line *line);

#endif
