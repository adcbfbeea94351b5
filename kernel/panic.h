/* The end of a kernel that cannot trust itself any more. */
#pragma once

#include "types.h"

struct trap;

[[gnu::noreturn]] void panic(const char *reason);

/* The same for an exception in the kernel; its registers and way are told. */
[[gnu::noreturn]] void panic_trap(const char *reason, const struct trap *trap, uint64_t address);

/* Says which build this is, on the serial line. */
void panic_say_build_id(void);

/* Stops this processor for good if another one has panicked. */
void panic_join(void);
