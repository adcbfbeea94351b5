/* The daemon of random bytes in process, as the suite drives it: its adapter and its generator as they are, sources and clock played.
 *
 * The adapter is included, not linked. Its processor gives something only while a hook lets it, and there is no device.
 */
#define PROCESSOR_H
#define WRIT_TIME_H
#include <stdbool.h>
#include <stdint.h>

static bool processor_random(uint64_t *ret_word);
static uint64_t time_us(void);

#include "rngd.c"

#include <string.h>

#include "entropy_conformance.h"
#include "entropy_given.h"
#include "host_silent.h"

static struct {
    struct entropy_server server;
    uint64_t now_us;
    uint64_t word;
    bool gives;
} all;

static bool processor_random(uint64_t *ret_word)
{
    all.word = all.word * 6364136223846793005U + 1442695040888963407U;
    *ret_word = all.word >> 32 | all.word << 32;
    return all.gives;
}

static uint64_t time_us(void)
{
    return all.now_us;
}

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    entropy_dispatch_to(&all.server, m, caller);
}

HOST_SERVER("rngd", entropy_suite);

void entropy_given_reset(struct suite_world *world)
{
    begin_world(world);
    memset(&all, 0, sizeof all);
    entropy_serving_init(&all.server.serving, &io);
    all.server.serving.notified = notified;
    generator_init(&all.server.generator, &limits);
}

uint64_t entropy_given_digest(struct suite_world *world)
{
    (void)world;
    const struct entropy_server *s = &all.server;
    if (!generator_check(&s->generator)) {
        abort();
    }
    uint64_t digest = suite_digest(0, &s->generator.drbg, sizeof s->generator.drbg);
    digest = suite_digest(digest, &s->generator.seeded, sizeof s->generator.seeded);
    digest = suite_digest(digest, &s->generator.given, sizeof s->generator.given);
    return suite_digest(digest, s->serving.wait_ready, sizeof s->serving.wait_ready);
}

const char *entropy_given_event_generator_seeded(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    all.gives = true;
    tick(&all.server);
    all.gives = false;
    return NULL;
}

const char *entropy_given_event_generator_starved(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    generator_lose(&all.server.generator, PROCESSOR);
    all.now_us += limits.stale_us;
    tick(&all.server);
    return NULL;
}
