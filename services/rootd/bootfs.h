/* The boot archive: programs by name. Layout: writ/image.h.
 *
 * Pure, over read-only memory that somebody else wrote: nothing in it is believed before it is
 * checked, and an archive with one fault is no archive.
 */
#ifndef BOOTFS_H
#define BOOTFS_H

#include <stdbool.h>
#include <stdint.h>

#include "writ/image.h"

enum bootfs_fault {
    BOOTFS_GOOD,
    BOOTFS_SHORT,   /* less than a header, or not aligned to 8 */
    BOOTFS_MAGIC,   /* another kind of file */
    BOOTFS_VERSION, /* another version */
    BOOTFS_COUNT,   /* more entries than a header holds */
    BOOTFS_TOTAL,   /* longer than the memory, or not whole pages */
    BOOTFS_NAME,    /* a name that is empty, unterminated, followed by more, or there twice */
    BOOTFS_BOUNDS,  /* a program outside the archive, or in one with the one before */
    BOOTFS_ZERO,    /* something where nothing may be */
};

struct bootfs {
    const struct archive_header *header;
};

struct bootfs_file {
    const uint8_t *data; /* aligned to a page if the archive is */
    uint64_t bytes;
};

/* Checks the whole directory. On a fault `ret_bootfs` is untouched. */
[[nodiscard]] enum bootfs_fault bootfs_open(const void *data, uint64_t bytes,
                                            struct bootfs *ret_bootfs);

/* Finds a program. False, and nothing else, if there is none of that name. */
[[nodiscard]] bool bootfs_find(const struct bootfs *bootfs, const char *name,
                               struct bootfs_file *ret_file);

/* A sentence about the fault. */
[[nodiscard]] const char *bootfs_fault_text(enum bootfs_fault fault);

#endif
