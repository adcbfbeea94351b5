/* See station.h. */
#include "station.h"

#include <string.h>

#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/rt.h"

enum { PAGE = 4096, RING_BYTES = (DISK_RING_BYTES + PAGE - 1) / PAGE * PAGE };

/* Each disk has a stretch of addresses: first its bytes, then its queue. */
#define STATIONS_VA UINT64_C(0x4000000000)
#define STRETCH UINT64_C(0x1000000)
#define RING_OFFSET UINT64_C(0x800000)

static uint32_t map(struct station *station, uint32_t slot, const uint8_t *at, uint64_t bytes)
{
    return process_map(station->driver.io, WRIT_SLOT_PROCESS, slot, ACCESS_READ | ACCESS_WRITE,
                       (uint64_t)(uintptr_t)at, 0, bytes);
}

static uint32_t make_ring(struct station *station)
{
    uint32_t status =
        quota_create_vmo(station->driver.io, WRIT_SLOT_QUOTA, RING_BYTES, &station->ring_slot);
    return status != WRIT_OK ? status
                             : map(station, station->ring_slot, station->ring_at, RING_BYTES);
}

/* The memory is deviced's, and the same for every instance of the driver: it is mapped once. */
static uint32_t keep_data(struct station *station, uint32_t slot)
{
    if (station->data_slot != 0) {
        return writ_port_close(station->driver.io, slot);
    }
    station->data_slot = slot;
    return map(station, slot, station->data, station->data_bytes);
}

static uint32_t attach(struct station *station, uint32_t bell)
{
    struct writ_io *io = station->driver.io;
    struct block_attach_reply reply = {0};
    uint32_t rope = 0;
    uint32_t status =
        process_derive(io, WRIT_SLOT_PROCESS, bell,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &rope);
    if (status != WRIT_OK) {
        return status;
    }
    disk_ring_format(station->ring_at);
    if (!disk_ring_open(&station->ring, station->ring_at, RING_BYTES)) {
        return WRIT_INTERNAL;
    }
    struct block_attach_builder b = block_attach_begin(&station->driver);
    block_attach_put_ring(&b, station->ring_slot);
    block_attach_put_bell(&b, rope);
    status = block_attach_call(&b, &reply);
    if (status == WRIT_OK) {
        status = keep_data(station, reply.data);
    }
    station->is_attached = status == WRIT_OK;
    station->attached += status == WRIT_OK;
    return status;
}

static uint32_t ask(struct station *station)
{
    enum disk_use use = DISK_USE_FREE; /* whoever has it is told by attach */
    return block_read_geometry(&station->driver, &station->blocks, &station->block_bytes,
                               &station->data_bytes, &station->is_read_only, &station->can_flush,
                               &station->can_discard, &use);
}

/* The next blocks that the scan wants, as a request. True if it is over. */
static bool scan_on(struct station *station)
{
    struct line_wish wish = {.action = DISK_ACTION_READ, .owner = STATION_SCAN};
    uint32_t at = 0;
    return !scan_wants(&station->scan, &wish.first, &wish.bytes) ||
           !line_accept(&station->line, &wish, &at);
}

void station_close(struct station *station)
{
    struct writ_io *io = station->driver.io;
    (void)process_unmap(io, WRIT_SLOT_PROCESS, (uint64_t)(uintptr_t)station->data, STRETCH);
    (void)writ_port_close(io, station->ring_slot);
    (void)writ_port_close(io, station->data_slot);
    (void)writ_port_close(io, station->driver.slot);
    station->driver.slot = 0;
}

bool station_open(struct station *station, struct writ_io *io, uint32_t index, uint32_t connection,
                  uint32_t bell)
{
    memset(station, 0, sizeof *station);
    station->driver = (struct block_client){.io = io, .slot = connection};
    station->data = (uint8_t *)(uintptr_t)(STATIONS_VA + index * STRETCH);
    station->ring_at = station->data + RING_OFFSET;
    uint32_t status = ask(station);
    if (status == WRIT_OK) {
        status = make_ring(station);
    }
    if (status == WRIT_OK) {
        status = attach(station, bell);
    }
    if (status != WRIT_OK) {
        log_error("[storaged] a disk cannot be used: status %u", status);
        station_close(station);
        return false;
    }
    line_init(&station->line, station->data_bytes, station->can_flush);
    scan_begin(&station->scan, station->blocks, station->block_bytes);
    (void)scan_on(station);
    return true;
}

/* Nothing is lost: what the driver had comes again. */
static void lose(struct station *station)
{
    if (station->is_attached) {
        line_driver_ended(&station->line);
    }
    station->is_attached = false;
}

/* Only where somebody drives it: a call to nobody would be waited for, and all users with it. */
void station_look(struct station *station, uint32_t bell)
{
    if (station->is_attached && block_submit(&station->driver) != WRIT_OK) {
        lose(station);
    }
    if (!station->is_attached && attach(station, bell) == WRIT_OK) {
        log_info("[storaged] a disk came back: %u requests, %u times", station->line.taken,
                 station->attached - 1);
    }
}

/* Everything that the driver may have now goes into its queue. True if there is something new. */
static bool put_all(struct station *station)
{
    struct disk_request request;
    bool is_new = false;
    while (station->is_attached && line_next(&station->line, &request)) {
        is_new = true;
        if (disk_ring_put_wanted(&station->ring, &request) != WRIT_RING_OK) {
            log_warn("[storaged] a driver broke the rules of its queue");
            lose(station);
        }
    }
    return is_new && station->is_attached;
}

/* A driver that does not know us is the next instance. From one that does not answer we hear by deviced's bell when there is another. */
void station_pump(struct station *station, uint32_t bell)
{
    uint32_t status = put_all(station) ? block_submit(&station->driver) : WRIT_OK;
    if (status == WRIT_OK) {
        return;
    }
    lose(station);
    if (status == WRIT_BAD_STATE) {
        station_look(station, bell);
        if (put_all(station) && block_submit(&station->driver) != WRIT_OK) {
            lose(station);
        }
    }
}

bool station_next_end(struct station *station, struct line_end *ret_end)
{
    struct disk_end said;
    if (!station->is_attached) {
        return false;
    }
    enum writ_ring_result result = disk_ring_take_ended(&station->ring, &said);
    if (result == WRIT_RING_OK && line_ended(&station->line, &said, ret_end)) {
        return true;
    }
    if (result != WRIT_RING_EMPTY) {
        log_warn("[storaged] a driver broke the rules of its queue");
        lose(station);
    }
    return false;
}

bool station_scanned(struct station *station, const struct line_end *end)
{
    if (end->outcome == DISK_OUTCOME_DONE) {
        memcpy(station->scanned, station->data + end->at, end->bytes);
        scan_give(&station->scan, station->scanned);
    } else {
        scan_cannot(&station->scan);
    }
    return scan_on(station);
}
