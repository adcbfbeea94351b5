/* Interrupts of devices: who has claimed which line, and whose bell rings when it speaks.
 *
 * A binding is two nodes: a child of the notification's capability, and a child of the interrupt's.
 * When either is revoked there is none, and the next interrupt finds nobody and waits.
 */
#pragma once

#include "cap.h"
#include "claims.h"
#include "line.h"
#include "object.h"
#include "trap.h"
#include "types.h"

struct cpu;

enum { IRQ_VECTORS = VECTOR_DEVICE_END - VECTOR_DEVICE };

struct irq {
    struct object object;
    _Alignas(32) struct cap bell; /* whose bits are set, or empty */
    struct cap bound_by;          /* does not count: I2: it is the interrupt's own */
    uint64_t bits;
    struct claim claim; /* of its line; I3: while it has a capability, it is in the tree */
    struct line line;   /* no chip: it is a message */
    const struct cpu *cpu;
    uint8_t vector;
    bool by_level;
    bool waits; /* it came and was not acknowledged; by level: then it is silent */
};

struct irqs {
    struct irq *by_vector[IRQ_VECTORS]; /* I1: each that has a capability is in its place */
    struct tree lines;                  /* of struct claim */
    uint32_t next; /* the vector that was out of use the longest, more or less */
};

/* A vector of a device's has come; it is still to be acknowledged. */
void irq_come(uint32_t vector);

/* The line, or KERNEL_MESSAGE_LINE. */
uint32_t irq_line(const struct irq *irq);

/* Where a device writes, and what, to raise it; 0 if it is a line. */
uint64_t irq_message(const struct irq *irq, uint32_t *ret_data);

void irq_last_cap(struct object *object);

bool irq_check(const struct object *object);
