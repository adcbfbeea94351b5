/* Images in transfer: what was announced, and where the bytes that arrive belong.
 *
 * Pure. An image is checked whole before its first byte: every segment page aligned, above the one
 * before and inside a program's part of the address space, never writable and executable, its bytes
 * inside the image; the entry inside the bytes of an executable one. Bytes arrive in order and none is taken twice.
 */
#ifndef TRANSFER_H
#define TRANSFER_H

#include <stdbool.h>
#include <stdint.h>

#include "procd_types.h"

struct transfer {
    uint64_t id; /* T1: 0 in a free row, else unique and below `next_id` */
    uint64_t label;
    enum transfer_state state;
    enum program_role role;
    uint16_t component;
    uint64_t image_bytes;
    uint64_t received; /* T2: at most `image_bytes` */
    uint64_t entry;
    uint64_t stack_bytes;
    uint32_t segment_count;
    struct transfer_segment segments[PROCD_MAX_SEGMENTS];
    uint32_t memory[PROCD_MAX_SEGMENTS]; /* slot of the memory of each segment; the daemon's */
    uint32_t program_bytes;
    uint8_t program[PROCD_MAX_PROGRAM_NAME];
};

struct transfers {
    uint64_t next_id; /* never reused */
    struct transfer rows[PROCD_MAX_TRANSFERS];
};

/* The part of the address space that a program's segments may take. */
struct transfer_bounds {
    uint64_t low;
    uint64_t high;
};

/* Numbers rise from the one after `last_id`. */
void transfers_init(struct transfers *transfers, uint64_t last_id);

/* 0, or the error that the contract names. `plan` is what was announced. */
[[nodiscard]] uint32_t transfer_check(const struct transfer *plan,
                                      const struct transfer_bounds *bounds);

/* A transfer as announced, with a number of its own, in the place of one that was committed if no
 * other is free; null if there are as many as there can be. */
[[nodiscard]] struct transfer *transfers_begin(struct transfers *transfers,
                                               const struct transfer *plan);

[[nodiscard]] struct transfer *transfers_find(struct transfers *transfers, uint64_t id);

/* Some transfer of a connection, or null. */
[[nodiscard]] struct transfer *transfers_of(struct transfers *transfers, uint64_t label);

/* Bytes of a chunk and where they belong. */
struct transfer_copy {
    uint32_t segment;
    uint64_t at;   /* in the memory of the segment */
    uint64_t from; /* in the chunk */
    uint64_t bytes;
};

/* Takes note of a chunk and tells what to copy where; `copies` has PROCD_MAX_SEGMENTS places. 0, or
 * BAD_ORDER, on which nothing is noted. */
[[nodiscard]] uint32_t transfer_take(struct transfer *transfer, uint64_t offset, uint64_t bytes,
                                     struct transfer_copy *copies, uint32_t *ret_count);

[[nodiscard]] bool transfer_is_complete(const struct transfer *transfer);

void transfer_forget(struct transfer *transfer);

/* Whether T1 and T2 hold. */
[[nodiscard]] bool transfers_check(const struct transfers *transfers);

#endif
