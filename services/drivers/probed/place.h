/* Where a machine shows the configuration of PCI, out of the firmware's tables, which may be anything.
 *
 * Pure. PCI firmware specification 3.3, 4.1.2 (MCFG) and 4.1.3 (`_CBA`).
 */
#ifndef PLACE_H
#define PLACE_H

#include <stdbool.h>
#include <stdint.h>

struct place {
    uint64_t address; /* of bus 0; whole MiB */
    uint8_t first_bus;
    uint8_t last_bus;
};

/* By MCFG: the segment with number 0. False if it tells none that can be. */
[[nodiscard]] bool place_by_table(const uint8_t *table, uint32_t bytes, struct place *ret_place);

/* By the description of devices. */
[[nodiscard]] bool place_by_devices(const uint8_t *table, uint32_t bytes, struct place *ret_place);

#endif
