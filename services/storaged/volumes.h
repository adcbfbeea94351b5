/* Disks and their parts as volumes: who has which, and that no two have a block in common.
 *
 * Pure. A number is never used twice while the table lives.
 */
#ifndef VOLUMES_H
#define VOLUMES_H

#include <stdbool.h>
#include <stdint.h>

#include "parts.h"
#include "storaged_types.h"

#ifndef VOLUMES_MOST
#define VOLUMES_MOST (STORAGED_MAX_VOLUMES - 1) /* one owner of a line is the scan */
#endif

enum { VOLUME_DISKS = 4, VOLUME_NO_DISK = 0xff };

struct volume {
    uint64_t id; /* 0 in a free place */
    uint64_t disk_id;
    uint64_t first;
    uint64_t blocks;
    uint64_t label; /* of the connection that has it; 0: nobody */
    uint32_t part;  /* 0: all of the disk */
    uint32_t name_length;
    uint8_t kind;
    uint8_t disk; /* which of the disks */
    uint8_t content[16];
    char name[PART_NAME_BYTES];
};

struct volumes {
    uint64_t last_id;
    uint32_t reach; /* no place from this one on is taken */
    struct volume at[VOLUMES_MOST];
};

/* None. */
void volumes_init(struct volumes *volumes);

/* A disk, as a volume. Null if there is no room. */
struct volume *volumes_add_disk(struct volumes *volumes, uint8_t disk, uint64_t blocks);

/* The parts of a disk that is there. False if there is no room for all: then none is added. */
[[nodiscard]] bool volumes_add_parts(struct volumes *volumes, uint8_t disk,
                                     const struct scan *scan);

/* Everything of a disk goes. */
void volumes_drop_disk(struct volumes *volumes, uint8_t disk);

struct volume *volumes_find(struct volumes *volumes, uint64_t id);

/* The one with the lowest number above `after`. Null if there is none. */
const struct volume *volumes_next(const struct volumes *volumes, uint64_t after);

/* False if somebody has it, or a volume that has blocks in common with it. */
[[nodiscard]] bool volumes_open(struct volumes *volumes, struct volume *volume, uint64_t label);
void volumes_close(struct volume *volume);

/* The place of a volume, by which it is known to its disk's line. */
uint8_t volumes_place(const struct volumes *volumes, const struct volume *volume);

/* A request of the volume's user, as one of its disk. False if it leaves the volume or its data. */
[[nodiscard]] bool volume_translates(const struct volume *volume, const struct disk_request *asked,
                                     uint32_t block_bytes, uint64_t *ret_first);

#endif
