/* The serial console. */
#pragma once

#include "types.h"

void serial_init(void);

/* Writes bytes as they are, with a carriage return before each newline. */
void serial_write(const char *bytes, size_t count);
