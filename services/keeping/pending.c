/* See pending.h. */
#include "pending.h"

#include <string.h>

#include "writ/log.h"

uint64_t pending_draw(struct pending *pending, uint64_t limit)
{
    pending->state ^= pending->state << 13;
    pending->state ^= pending->state >> 7;
    pending->state ^= pending->state << 17;
    return pending->state % limit;
}

static uint8_t *place_of(const struct pending *pending, uint32_t index)
{
    return volume_ring_slice(&pending->ring, index * PENDING_PLACE_BYTES, PENDING_PLACE_BYTES);
}

static bool is_free(const struct pending *pending, uint64_t first, uint64_t count)
{
    for (uint64_t i = first; i < first + count; i++) {
        if (pending->is_busy[i]) {
            return false;
        }
    }
    return true;
}

static void set_busy(struct pending *pending, const struct disk_request *r, bool is_busy)
{
    for (uint64_t i = 0; i < r->bytes / PENDING_BLOCK; i++) {
        pending->is_busy[r->first - PENDING_FIRST + i] = is_busy;
    }
}

/* What a write brings is from now on what the volume must hold: nothing else touches these blocks until it has ended. */
static void draw_bytes(struct pending *pending, const struct disk_request *r)
{
    uint8_t *held = pending->held + (r->first - PENDING_FIRST) * PENDING_BLOCK;
    for (uint32_t i = 0; i < r->bytes; i += 8) {
        uint64_t word = pending_draw(pending, UINT64_MAX);
        memcpy(held + i, &word, sizeof word);
    }
    memcpy(volume_ring_slice(&pending->ring, r->at, r->bytes), held, r->bytes);
}

static bool put(struct pending *pending, uint32_t index, struct disk_request request)
{
    request.number = ++pending->number * PENDING_MOST + index;
    request.at = index * PENDING_PLACE_BYTES;
    if (request.action == DISK_ACTION_WRITE) {
        draw_bytes(pending, &request);
    } else if (request.action == DISK_ACTION_READ) {
        memset(place_of(pending, index), 0xa5, request.bytes);
    }
    set_busy(pending, &request, true);
    pending->at[index] = (struct pending_request){true, request};
    pending->count++;
    return volume_ring_put_wanted(&pending->ring, &request) == WRIT_RING_OK;
}

static bool find_place(const struct pending *pending, uint32_t *ret_index)
{
    for (uint32_t i = 0; i < PENDING_MOST; i++) {
        if (!pending->at[i].is_used) {
            *ret_index = i;
            return true;
        }
    }
    return false;
}

bool pending_put_flush(struct pending *pending)
{
    uint32_t index = 0;
    return !find_place(pending, &index) ||
           put(pending, index,
               (struct disk_request){.first = PENDING_FIRST, .action = DISK_ACTION_FLUSH});
}

bool pending_put(struct pending *pending)
{
    uint32_t index = 0;
    while (find_place(pending, &index)) {
        uint64_t what = pending_draw(pending, 64);
        uint64_t most = pending_draw(pending, 4) == 0 ? PENDING_PLACE_BYTES / PENDING_BLOCK : 8;
        uint64_t count = 1 + pending_draw(pending, most);
        uint64_t first = pending_draw(pending, PENDING_BLOCKS - count + 1);
        if (what == 0) {
            return pending_put_flush(pending);
        }
        if (!is_free(pending, first, count)) {
            return true;
        }
        const struct disk_request request = {
            .first = PENDING_FIRST + first,
            .bytes = (uint32_t)(count * PENDING_BLOCK),
            .action = what < 36 ? DISK_ACTION_WRITE : DISK_ACTION_READ,
        };
        if (!put(pending, index, request)) {
            return false;
        }
    }
    return true;
}

bool pending_put_reads(struct pending *pending, uint64_t *next)
{
    enum { STEP = PENDING_PLACE_BYTES / PENDING_BLOCK };
    uint32_t index = 0;
    while (*next < PENDING_BLOCKS && is_free(pending, *next, STEP) && find_place(pending, &index)) {
        const struct disk_request request = {.first = PENDING_FIRST + *next,
                                             .bytes = STEP * PENDING_BLOCK,
                                             .action = DISK_ACTION_READ};
        if (!put(pending, index, request)) {
            return false;
        }
        *next += STEP;
    }
    return true;
}

/* A read has what was written there last. */
static bool is_as_held(const struct pending *pending, uint32_t index, const struct disk_request *r)
{
    return r->action != DISK_ACTION_READ ||
           memcmp(place_of(pending, index),
                  pending->held + (r->first - PENDING_FIRST) * PENDING_BLOCK, r->bytes) == 0;
}

static bool take_one(struct pending *pending, const struct disk_end *end)
{
    uint32_t index = (uint32_t)(end->number % PENDING_MOST);
    struct pending_request *pended = &pending->at[index];
    const struct disk_request *r = &pended->request;
    if (!pended->is_used || r->number != end->number || end->outcome != DISK_OUTCOME_DONE ||
        !is_as_held(pending, index, r)) {
        log_error(
            "[keeping] request=%lu action=%u first=%lu bytes=%u outcome=%u: not as it must be",
            end->number, r->action, r->first, r->bytes, end->outcome);
        return false;
    }
    set_busy(pending, r, false);
    pended->is_used = false;
    pending->count--;
    pending->ended++;
    pending->flushes += r->action == DISK_ACTION_FLUSH;
    return true;
}

bool pending_take(struct pending *pending)
{
    struct disk_end end;
    enum writ_ring_result result = volume_ring_take_ended(&pending->ring, &end);
    while (result == WRIT_RING_OK && take_one(pending, &end)) {
        result = volume_ring_take_ended(&pending->ring, &end);
    }
    return result == WRIT_RING_EMPTY;
}

uint64_t pending_sum(const struct pending *pending)
{
    uint64_t sum = UINT64_C(0xcbf29ce484222325);
    for (uint32_t i = 0; i < sizeof pending->held; i++) {
        sum = (sum ^ pending->held[i]) * UINT64_C(0x100000001b3);
    }
    return sum;
}
