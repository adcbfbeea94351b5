/* The processor's own timer: one shot at a time. */
#pragma once

#include "types.h"

/* Raises the timer interrupt once, when the counter has reached `tick`. */
void countdown_set(uint64_t tick);

void countdown_stop(void);

/* For measuring: lets the timer run down from its largest value, and reads it. */
void countdown_run_free(void);
uint32_t countdown_left(void);
