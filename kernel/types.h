/* What every file of the kernel takes from the language: bool, numbers of so many bits, NULL. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
