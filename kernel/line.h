/* Interrupt lines of the machine, by number, as far as its chips know them; and how a message raises
 * an interrupt. Exclusive use is irq.h's to see to. */
#pragma once

#include "kernel_types.h"
#include "types.h"

struct cpu;

/* A line that is routed to a vector of one processor. */
struct line {
    volatile uint32_t *chip;
    uint32_t entry; /* the number of its register */
    uint32_t word;  /* that register's low half while the line may speak */
};

/* Finds the chips, and silences all lines. Once. */
void lines_init(void);

/* Whether there is a line of this number. */
[[nodiscard]] bool line_exists(uint32_t number);

/* Routes a line, which exists, and leaves it silent. */
void line_route(struct line *line, uint32_t number, enum trigger trigger, uint32_t vector,
                const struct cpu *cpu);

void line_silence(const struct line *line);
void line_open(const struct line *line);

/* Which line one of the sixteen of the old board is, and how it is triggered. */
uint32_t line_of_board(uint32_t number, enum trigger *ret_trigger);

/* What a device writes, and where, to raise a vector of a processor. */
uint64_t line_message(uint32_t vector, const struct cpu *cpu, uint32_t *ret_data);
