/* The local interrupt controller of each processor, by memory-mapped registers. Its timer is
 * timer.h. */
#pragma once

#include "types.h"

/* Finds the controllers, and masks the two old ones that all processors share. Once. */
void lapic_init(void);

/* Enables the controller of the processor that runs this; returns its id. */
uint32_t lapic_enable(void);

/* The interrupt has been taken. */
void lapic_acknowledge(void);

/* Raises an interrupt in the processor with this id. */
void lapic_send(uint32_t id, uint32_t vector);

/* The two steps by which a processor is started: it stops whatever it does; it begins at a page
 * below 1 MiB, in real mode. */
void lapic_send_init(uint32_t id);
void lapic_send_start(uint32_t id, uint64_t page_pa);

/* Stops all other processors where they are, by a non-maskable interrupt. */
void lapic_stop_others(void);
