/* The user of a disk: attaches, puts requests and waits for their ends, and attaches again when the driver was killed. */
#ifndef DISK_USER_H
#define DISK_USER_H

#include "block_client.h"

struct disk_user {
    struct block_client disk;
    struct disk_ring ring;
    uint8_t *data; /* that the disk reads and writes */
    uint64_t blocks;
    uint64_t number;  /* of the last request */
    uint64_t barrier; /* of the next flush */
    uint32_t block_bytes;
    uint32_t data_bytes;
    uint32_t data_slot; /* 0: never attached */
    uint32_t ring_slot;
    uint32_t bell;     /* that rings when something ended, or when deviced has something to tell */
    uint32_t attached; /* how often */
    bool can_flush;
};

/* Finds out what the disk is, and attaches. The bell is the caller's. */
[[nodiscard]] bool disk_user_open(struct disk_user *user, struct writ_io *io, uint32_t connection,
                                  uint32_t bell);

/* Has a request done, over as many deaths of the driver as there are. `request->number` and `barrier` are filled in. False if it cannot be, for which there is a line. */
[[nodiscard]] bool disk_user_do(struct disk_user *user, struct disk_request *request,
                                enum disk_outcome *ret_outcome);

#endif
