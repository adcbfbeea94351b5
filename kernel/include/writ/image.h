/* Flat program images and the boot file: layouts only, shared by the kernel, the root and the host
 * tools.
 *
 * The boot file is the root's image and, right behind it, the archive. All numbers are little-
 * endian, all offsets and sizes whole pages unless they say
 * otherwise. docs/kernel/image.md is the prose; kernel/image.py writes both formats.
 */
#ifndef WRIT_IMAGE_H
#define WRIT_IMAGE_H

#include <stdint.h>

enum {
    IMAGE_VERSION = 1,
    IMAGE_PAGE_BYTES = 4096,
    IMAGE_SEGMENTS = 8,
    ARCHIVE_VERSION = 1,
    ARCHIVE_NAME_BYTES = 48,
    ARCHIVE_ENTRIES = 63,
};

/* "WRITIMG1" and "WRITARC1" */
#define IMAGE_MAGIC UINT64_C(0x31474d4954495257)
#define ARCHIVE_MAGIC UINT64_C(0x3143524154495257)

enum image_access {
    IMAGE_READ = 1,
    IMAGE_WRITE = 2,
    IMAGE_EXECUTE = 4,
};

/* Pages [va, va + memory_bytes) hold the file's bytes [offset, offset + file_bytes), then zeros.
 * Segments rise and do not overlap. */
struct image_segment {
    uint64_t va;
    uint64_t offset; /* from the start of the image */
    uint64_t
        file_bytes; /* any number, at most memory_bytes; the file is zero up to the next page */
    uint64_t memory_bytes; /* not 0 */
    uint32_t access;       /* enum image_access; READ always, never WRITE with EXECUTE */
    uint32_t zero;
};

/* The first page of an image; what follows the used segments is zero. */
struct image_header {
    uint64_t magic;
    uint32_t version;
    uint32_t segment_count;
    uint64_t entry;       /* inside an executable segment */
    uint64_t total_bytes; /* of the image, header and all */
    struct image_segment segments[IMAGE_SEGMENTS];
};

/* One program in the archive. */
struct archive_entry {
    char name[ARCHIVE_NAME_BYTES]; /* padded with zeros, at least one */
    uint64_t offset;               /* from the start of the archive */
    uint64_t bytes;
};

/* The first page of the archive; entries stand in the order in which they were packed. */
struct archive_header {
    uint64_t magic;
    uint32_t version;
    uint32_t count;
    uint64_t total_bytes; /* of the archive, header and all */
    uint64_t zero[5];
    struct archive_entry entries[ARCHIVE_ENTRIES];
};

_Static_assert(sizeof(struct image_segment) == 40, "a segment is 40 bytes");
_Static_assert(sizeof(struct image_header) == 32 + 40 * IMAGE_SEGMENTS, "no padding");
_Static_assert(sizeof(struct archive_entry) == 64, "an entry is 64 bytes");
_Static_assert(sizeof(struct archive_header) == IMAGE_PAGE_BYTES, "the archive's header is a page");

#endif
