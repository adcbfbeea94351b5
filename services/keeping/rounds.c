/* See rounds.h. */
#include "rounds.h"

#include "kernel_types.h"
#include "writ/syscall.h"

enum { BLOCK = 512, PATIENCE_MS = 1000, ROUNDS_WORDS = ROUNDS_REQUEST_BYTES / 8 };

static struct {
    struct writ_io *io;
    struct volume_ring *ring;
    uint64_t volume;
    uint64_t number; /* of the last request */
    uint32_t bell;
} rounds;

static bool put(enum disk_action action, uint32_t index)
{
    bool has_bytes = action != DISK_ACTION_FLUSH;
    uint32_t at = index * ROUNDS_REQUEST_BYTES;
    const struct disk_request request = {.number = ++rounds.number,
                                         .first = has_bytes ? ROUNDS_FIRST + at / BLOCK : 0,
                                         .at = has_bytes ? at : 0,
                                         .bytes = has_bytes ? ROUNDS_REQUEST_BYTES : 0,
                                         .action = (uint8_t)action};
    return volume_ring_put_wanted(rounds.ring, &request) == WRIT_RING_OK;
}

/* Has all that was put end, so many. */
static bool finish(uint32_t count)
{
    uint64_t bits = 0;
    bool good = storage_submit(rounds.io, rounds.volume) == WRIT_OK;
    while (good && count != 0) {
        struct disk_end end = {0};
        enum writ_ring_result result = volume_ring_take_ended(rounds.ring, &end);
        if (result == WRIT_RING_EMPTY) {
            (void)syscall_wait(rounds.bell, PATIENCE_MS, &bits);
            continue;
        }
        good = result == WRIT_RING_OK && end.outcome == DISK_OUTCOME_DONE;
        count--;
    }
    return good;
}

static uint64_t *words_of(uint32_t index)
{
    return (uint64_t *)(void *)volume_ring_slice(rounds.ring, index * ROUNDS_REQUEST_BYTES,
                                                 ROUNDS_REQUEST_BYTES);
}

static bool put_writes(uint64_t round)
{
    bool good = true;
    for (uint32_t i = 0; good && i < ROUNDS_REQUESTS; i++) {
        uint64_t *words = words_of(i);
        for (uint32_t k = 0; k < ROUNDS_WORDS; k++) {
            words[k] = round;
        }
        good = put(DISK_ACTION_WRITE, i);
    }
    return good;
}

void rounds_begin(struct writ_io *io, struct volume_ring *ring, uint64_t volume, uint32_t bell)
{
    rounds.io = io;
    rounds.ring = ring;
    rounds.volume = volume;
    rounds.bell = bell;
}

bool rounds_make_safe(uint64_t round)
{
    return put_writes(round) && finish(ROUNDS_REQUESTS) && put(DISK_ACTION_FLUSH, 0) && finish(1);
}

bool rounds_leave(uint64_t round)
{
    return put_writes(round) && storage_submit(rounds.io, rounds.volume) == WRIT_OK;
}

bool rounds_are_between(uint64_t least, uint64_t most)
{
    bool good = true;
    for (uint32_t i = 0; good && i < ROUNDS_REQUESTS; i++) {
        good = put(DISK_ACTION_READ, i);
    }
    good = good && finish(ROUNDS_REQUESTS);
    for (uint32_t i = 0; good && i < ROUNDS_REQUESTS * ROUNDS_WORDS; i++) {
        uint64_t word = words_of(i / ROUNDS_WORDS)[i % ROUNDS_WORDS];
        good = word >= least && word <= most;
    }
    return good;
}
