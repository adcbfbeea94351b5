/* See generator.h. */
#include "generator.h"

#include <string.h>

void generator_init(struct generator *generator, const struct generator_limits *limits)
{
    memset(generator, 0, sizeof *generator);
    generator->limits = *limits;
    for (uint32_t i = 0; i < GENERATOR_SOURCES; i++) {
        health_init(&generator->sources[i].health);
    }
}

uint32_t generator_wants(const struct generator *generator, uint32_t source)
{
    const struct generator_source *from = &generator->sources[source];
    if (from->health.failures == HEALTH_CHANCES) {
        return 0;
    }
    return from->health.startup_left + GENERATOR_SEED - from->gathered;
}

static void forget(struct generator_source *source)
{
    wipe(source->seed, sizeof source->seed);
    source->gathered = 0;
}

static void take(struct generator *generator, struct generator_source *source, uint8_t byte)
{
    switch (health_judge(&source->health, byte)) {
    case HEALTH_GOOD:
        if (source->gathered < GENERATOR_SEED) {
            source->seed[source->gathered++] = byte;
        }
        break;
    case HEALTH_FAILED:
        generator->failures++;
        forget(source);
        break;
    case HEALTH_TESTING:
    case HEALTH_HOPELESS:
        break;
    }
}

void generator_feed(struct generator *generator, uint32_t source, const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        take(generator, &generator->sources[source], bytes[i]);
    }
}

void generator_lose(struct generator *generator, uint32_t source)
{
    forget(&generator->sources[source]);
    health_init(&generator->sources[source].health);
}

/* The whole seeds one behind the other; how many bytes. */
static size_t collect(struct generator *generator, uint8_t *seed)
{
    size_t size = 0;
    for (uint32_t i = 0; i < GENERATOR_SOURCES; i++) {
        struct generator_source *source = &generator->sources[i];
        if (source->gathered == GENERATOR_SEED) {
            memcpy(seed + size, source->seed, GENERATOR_SEED);
            size += GENERATOR_SEED;
            forget(source);
        }
    }
    return size;
}

bool generator_reseed(struct generator *generator, uint64_t now_us)
{
    uint8_t seed[GENERATOR_SOURCES * GENERATOR_SEED];
    struct drbg_input entropy = {.data = seed, .size = collect(generator, seed)};
    struct drbg_input when = {.data = &now_us, .size = sizeof now_us};
    if (entropy.size == 0) {
        return false;
    }
    if (generator->seeded) {
        drbg_reseed(&generator->drbg, entropy, when);
    } else {
        drbg_instantiate(&generator->drbg, entropy, (struct drbg_input){0}, when);
    }
    wipe(seed, sizeof seed);
    generator->seeded = true;
    generator->seeded_us = now_us;
    generator->reads = 0;
    generator->reseeds++;
    return true;
}

void generator_tick(struct generator *generator, uint64_t now_us)
{
    const struct generator_limits *limits = &generator->limits;
    uint64_t age = now_us - generator->seeded_us;
    bool due =
        !generator->seeded || age >= limits->renew_us || generator->reads >= limits->renew_reads;
    if (!due || generator_reseed(generator, now_us)) {
        return;
    }
    if (age >= limits->stale_us || generator->reads >= limits->stale_reads) {
        wipe(&generator->drbg, sizeof generator->drbg);
        generator->seeded = false;
    }
}

bool generator_read(struct generator *generator, void *ret_bytes, size_t size)
{
    if (!generator->seeded) {
        return false;
    }
    drbg_generate(&generator->drbg, (struct drbg_input){0}, ret_bytes, size);
    generator->reads++;
    generator->given += size;
    return true;
}

uint32_t generator_healthy(const struct generator *generator)
{
    uint32_t healthy = 0;
    for (uint32_t i = 0; i < GENERATOR_SOURCES; i++) {
        healthy |= (uint32_t)health_is_good(&generator->sources[i].health) << i;
    }
    return healthy;
}

static bool source_check(const struct generator_source *source)
{
    return health_check(&source->health) && source->gathered <= GENERATOR_SEED &&
           (source->gathered == 0 || health_is_good(&source->health));
}

bool generator_check(const struct generator *generator)
{
    static const struct drbg nothing;
    for (uint32_t i = 0; i < GENERATOR_SOURCES; i++) {
        if (!source_check(&generator->sources[i])) {
            return false;
        }
    }
    return generator->seeded || memcmp(&generator->drbg, &nothing, sizeof nothing) == 0;
}
