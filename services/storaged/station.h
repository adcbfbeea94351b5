/* A disk as storaged has it: the connection to whoever drives it now, the queue between the two, and the line of its requests, which outlives the driver.
 */
#ifndef STATION_H
#define STATION_H

#include "block_client.h"
#include "line.h"
#include "parts.h"

enum { STATION_SCAN = LINE_OWNERS - 1 }; /* whose requests look for parts */

struct station {
    struct block_client driver; /* slot 0: there is no such disk */
    uint64_t provider;
    uint64_t blocks;
    uint32_t block_bytes;
    uint32_t data_bytes;
    uint32_t ring_slot;
    uint32_t data_slot; /* 0: it was never attached */
    uint8_t *ring_at;
    uint8_t *data;     /* that the disk reads and writes */
    uint32_t attached; /* how often */
    bool is_attached;
    bool is_read_only;
    bool can_flush;
    bool can_discard;
    struct disk_ring ring;
    struct line line;
    struct scan scan;
    uint8_t scanned[SCAN_BYTES];
};

/* Begins with a disk: finds out what it is, attaches, and makes the first request of the scan. `bell` rings when something ended. */
[[nodiscard]] bool station_open(struct station *station, struct writ_io *io, uint32_t index,
                                uint32_t connection, uint32_t bell);

/* There is no such disk any more. */
void station_close(struct station *station);

/* Attaches to whoever drives it now, if need be: what has not ended is put again. */
void station_look(struct station *station, uint32_t bell);

/* Gives the driver what it may have. */
void station_pump(struct station *station, uint32_t bell);

/* What ended. False when there is no more. */
[[nodiscard]] bool station_next_end(struct station *station, struct line_end *ret_end);

/* The end of a request of the scan. True when the scan is over. */
[[nodiscard]] bool station_scanned(struct station *station, const struct line_end *end);

#endif
