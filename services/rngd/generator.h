/* What random bytes are made of: sources that pass their tests, gathered into seeds, and the generator that the seeds feed.
 *
 * Pure: what sources give comes in, and so does the time. Nothing is given until a source that passed its test at start has given a whole seed; nothing is given from a
 * seed that is too old. All sources that have a whole seed go into each renewal together, so that the worst of them takes nothing away from the best.
 */
#ifndef GENERATOR_H
#define GENERATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "drbg.h"
#include "health.h"

enum {
    GENERATOR_SOURCES = 2,
    GENERATOR_STRENGTH = 256,
    /* Bytes of one source in a seed: strength and half of it for the nonce (SP 800-90A, 8.6.7), at what a byte is believed to hold. */
    GENERATOR_SEED = (GENERATOR_STRENGTH + GENERATOR_STRENGTH / 2) / HEALTH_BITS,
};

/* When the seed is renewed, and when it is too old to be used. */
struct generator_limits {
    uint64_t renew_us;
    uint64_t renew_reads;
    uint64_t stale_us; /* at least renew_us */
    uint64_t stale_reads;
};

struct generator_source {
    struct health health;
    uint32_t gathered; /* G1: at most GENERATOR_SEED, and 0 unless the source is healthy */
    uint8_t seed[GENERATOR_SEED];
};

struct generator {
    struct generator_limits limits;
    struct generator_source sources[GENERATOR_SOURCES];
    struct drbg drbg; /* G2: nothing but zeros while not seeded */
    bool seeded;
    uint64_t seeded_us;
    uint64_t reads; /* since it was seeded */
    uint64_t reseeds;
    uint64_t given;    /* bytes */
    uint64_t failures; /* of tests of health */
};

void generator_init(struct generator *generator, const struct generator_limits *limits);

/* How many bytes of a source are wanted now: those of its test at start, or those that its seed lacks. 0 if it is not believed any more. */
[[nodiscard]] uint32_t generator_wants(const struct generator *generator, uint32_t source);

/* Takes bytes of a source. What is more than is wanted is tested and thrown away. The caller wipes its copy. */
void generator_feed(struct generator *generator, uint32_t source, const uint8_t *bytes,
                    size_t size);

/* A source has gone, or is another one now: what it gave is thrown away, and its tests begin again. */
void generator_lose(struct generator *generator, uint32_t source);

/* Makes the seed new of all sources that have a whole one. False if there is none: then nothing has changed. */
[[nodiscard]] bool generator_reseed(struct generator *generator, uint64_t now_us);

/* Does what is due at this time: renews the seed, or forgets one that is too old. To be called before `generator_read`. */
void generator_tick(struct generator *generator, uint64_t now_us);

/* Gives bytes, at most DRBG_LONGEST. False if it is not seeded: then `ret_bytes` is untouched. */
[[nodiscard]] bool generator_read(struct generator *generator, void *ret_bytes, size_t size);

/* Bit n: source n passed its tests. */
[[nodiscard]] uint32_t generator_healthy(const struct generator *generator);

/* Whether G1 and G2 and the invariants of health.h hold. */
[[nodiscard]] bool generator_check(const struct generator *generator);

#endif
