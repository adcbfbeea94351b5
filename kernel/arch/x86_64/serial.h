/* The kernel's line: where its log and a panic are shown. */
#pragma once

#include "types.h"

/* Finds it, and sets the chip up, also where it was somebody's. */
void serial_init(void);

/* These ports are somebody's from now on: if the chip is there, nothing more is written to it. */
void serial_leave(uint64_t first, uint64_t last);

/* Writes bytes as they are, with a carriage return before each newline. */
void serial_write(const char *bytes, size_t count);
