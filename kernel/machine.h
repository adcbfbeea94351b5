/* The machine as a whole: its end, and words that must get out whatever state things are in. */
#pragma once

#include "kernel_types.h"
#include "types.h"

/* Writes to the serial line only. */
[[gnu::format(printf, 1, 2)]] void machine_say(const char *format, ...);

/* The root has ended, and the machine with it. */
[[gnu::noreturn]] void machine_end(enum exit_cause cause, uint32_t code);

/* Above the highest physical address that the processor can form. */
uint64_t machine_physical_end(void);

/* Leaves QEMU by its debug-exit device with this code; elsewhere stops for good. */
[[gnu::noreturn]] void machine_exit(uint32_t code);
