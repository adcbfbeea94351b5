/* The processor's own timer: one shot at a time. */
#ifndef TIMER_H
#define TIMER_H

#include <stdint.h>

/* Raises the timer interrupt once, when the counter has reached `tick`. */
void timer_set(uint64_t tick);

void timer_stop(void);

/* For measuring: lets the timer run down from its largest value, and reads it. */
void timer_run_free(void);
uint32_t timer_left(void);

#endif
