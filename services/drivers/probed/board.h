/* Devices of the board, found in the firmware's description of devices by their shape: a name of the maker and model, then what it occupies.
 *
 * Pure. This reads no language: it believes a device only if every byte of both is as it must be, and finds none that is computed. ACPI specification 6.5, 6.1.5 (`_HID`),
 * 6.2.2 (`_CRS`) and 6.4.2 (small resources).
 */
#ifndef BOARD_H
#define BOARD_H

#include <stdbool.h>
#include <stdint.h>

enum { BOARD_PORTS = 4, BOARD_LINES = 2 };

struct board_ports {
    uint16_t first;
    uint8_t count;
};

struct board_device {
    uint16_t maker; /* three letters, as EISA packs them */
    uint16_t model;
    uint8_t port_count;
    uint8_t line_count;
    struct board_ports ports[BOARD_PORTS];
    uint8_t lines[BOARD_LINES];
};

/* The next device at or behind place `*at` of the table, which is moved behind its name; false if there is none. */
[[nodiscard]] bool board_next(const uint8_t *table, uint32_t bytes, uint32_t *at,
                              struct board_device *ret_device);

#endif
