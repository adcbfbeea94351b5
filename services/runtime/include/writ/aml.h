/* Constants in the firmware's own language (AML), found by their shape.
 *
 * Pure. This reads no language: it looks for a name of four letters that is defined as constants, and believes a definition only if every byte of it is as it must be. What is computed is not
 * found, and a name with two different definitions has none. ACPI specification 6.5, 20.2.
 */
#ifndef WRIT_AML_H
#define WRIT_AML_H

#include <stdbool.h>
#include <stdint.h>

enum { AML_VALUES = 8 };

struct aml_package {
    uint32_t count;
    uint64_t values[AML_VALUES];
};

/* The number that a name stands for, or that a method of this name returns and does nothing else. */
[[nodiscard]] bool aml_find_number(const uint8_t *aml, uint32_t bytes, const char *name,
                                   uint64_t *ret_value);

/* The package of numbers that a name stands for, of at most AML_VALUES. */
[[nodiscard]] bool aml_find_package(const uint8_t *aml, uint32_t bytes, const char *name,
                                    struct aml_package *ret_package);

#endif
