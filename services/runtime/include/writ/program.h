/* A program's flat image: which pages go where, with what access. Layout: writ/image.h.
 *
 * Pure, over read-only memory that somebody else wrote. Refused are a segment outside the part of
 * an address space that is a program's, one that overlaps another or is not aligned, one that is
 * writable and executable, bytes from outside the file, and an entry that cannot be executed.
 */
#ifndef WRIT_PROGRAM_H
#define WRIT_PROGRAM_H

#include <stdint.h>

#include "writ/image.h"

enum program_fault {
    PROGRAM_GOOD,
    PROGRAM_SHORT,     /* less than a page, or not aligned to 8 */
    PROGRAM_MAGIC,     /* another kind of file */
    PROGRAM_VERSION,   /* another version */
    PROGRAM_COUNT,     /* no segment, or more than a header holds */
    PROGRAM_TOTAL,     /* another length than the file */
    PROGRAM_ALIGNMENT, /* an address, offset or size that is not whole pages */
    PROGRAM_PLACE,  /* outside IMAGE_LOW_VA to IMAGE_HIGH_VA, empty, or not above the one before */
    PROGRAM_BYTES,  /* bytes from outside the file, from another segment's, or more than the memory
                       holds */
    PROGRAM_ACCESS, /* not readable, writable and executable, or unknown bits */
    PROGRAM_ENTRY,  /* not inside an executable segment */
    PROGRAM_ZERO,   /* something where nothing may be */
};

/* A checked image; points into the file. */
struct program {
    const struct image_header *header;
};

/* Checks everything. On a fault `ret_program` is untouched. */
[[nodiscard]] enum program_fault program_open(const void *data, uint64_t bytes,
                                              struct program *ret_program);

/* The bytes with which a segment begins; the rest of its memory is zero. */
[[nodiscard]] const uint8_t *program_bytes(const struct program *program,
                                           const struct image_segment *segment);

/* A sentence about the fault. */
[[nodiscard]] const char *program_fault_text(enum program_fault fault);

#endif
