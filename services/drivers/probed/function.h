/* What a function of PCI says of itself: its configuration, read once, as bytes that may be anything.
 *
 * Pure: no messages, no clock, no allocation, no logging. Nothing is believed that is not inside of the bytes given, and nothing of it is believed about anybody else. PCI local bus specification 3.0, chapter 6.
 */
#ifndef FUNCTION_H
#define FUNCTION_H

#include <stdbool.h>
#include <stdint.h>

#include "deviced_types.h"

enum {
    FUNCTION_BYTES = 256, /* that every machine shows; a configuration has at least so many here */
    FUNCTION_RANGES = 6,
    FUNCTION_CAPABILITIES = 48, /* there is no room for more */
    CAPABILITY_MESSAGE = 0x05,
    CAPABILITY_VENDOR = 0x09,
    CAPABILITY_EXPRESS = 0x10,
    CAPABILITY_TABLE = 0x11,
};

enum range_kind {
    RANGE_NONE,
    RANGE_PORTS,
    RANGE_MEMORY,
    RANGE_LONG_MEMORY, /* at any address; the next one is none */
};

struct function_range {
    enum range_kind kind;
    uint64_t address; /* 0: nobody has placed it */
};

struct function_capability {
    uint8_t number;
    uint8_t at; /* a multiple of 4, from 64 on; its head is inside */
};

struct function {
    uint16_t vendor;
    uint16_t model;
    uint8_t revision;
    uint8_t class_of; /* in the words of PCI: base class, subclass and interface */
    uint8_t subclass;
    uint8_t interface;
    bool has_others; /* of the same device */
    bool is_bridge;  /* to: */
    uint8_t secondary_bus;
    bool has_slot;   /* behind it, in which something can be put while the machine runs */
    uint32_t window; /* memory that it passes on, none if it has 0 bytes */
    uint32_t window_bytes;
    uint8_t line; /* what the firmware wrote; 0 if the function has no line */
    struct function_range ranges[FUNCTION_RANGES];
    uint32_t capability_count; /* each place at most once */
    struct function_capability capabilities[FUNCTION_CAPABILITIES];
    uint32_t messages; /* that it can raise; 0 if it has nothing but a line */
};

/* What it is for, as deviced numbers that (DeviceClass): by its class or, for virtio, by its model. */
[[nodiscard]] uint16_t function_purpose(const struct function *f);

/* False if there is no function: then nothing is read. */
[[nodiscard]] bool function_read(const uint8_t config[FUNCTION_BYTES],
                                 struct function *ret_function);

#endif
