/* The daemon of random bytes: puts the generator of generator.h behind the contract of idl/entropy.writ, and fetches what sources give.
 *
 * It renames and delegates. The device is asked where no caller waits: when it rings, and when a seed was used up.
 */
#include "entropy_server.h"

#include "entropy_source_client.h"
#include "generator.h"
#include "kernel_calls.h"
#include "processor.h"
#include "rngd_slots.h"
#include "rngd_uses.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/time.h"

enum { DEVICE, PROCESSOR, WORD = 8, WANTED = 1 };

static const struct generator_limits limits = {.renew_us = 60 * UINT64_C(1000000),
                                               .renew_reads = 1024,
                                               .stale_us = 3600 * UINT64_C(1000000),
                                               .stale_reads = 65536};

enum { DEVICED_TRIES = 20 };

struct entropy_server {
    struct entropy_serving serving;
    struct generator generator;
    struct entropy_source_client source; /* slot 0: there is none */
    uint32_t bell;                       /* of devices and of the source, and of itself */
    uint32_t healthy;                    /* sources, when they were last told of */
};

const struct rt_component rt_component = {.name = "rngd",
                                          .number = RNGD_COMPONENT,
                                          .startup = rngd_startup,
                                          .startup_count = RNGD_STARTUP_COUNT,
                                          .workers = RNGD_WORKERS};

/* ---- sources ---- */

static void fetch_from_processor(struct entropy_server *s)
{
    uint64_t word = 0;
    uint32_t left = generator_wants(&s->generator, PROCESSOR);
    while (left > 0 && processor_random(&word)) {
        uint32_t size = left < WORD ? left : WORD;
        generator_feed(&s->generator, PROCESSOR, (const uint8_t *)&word, size);
        left -= size;
    }
    wipe(&word, sizeof word);
}

/* A copy of the bell that can be given away; 0 if there is none. */
static uint32_t copy_of_bell(const struct entropy_server *s)
{
    uint32_t copy = 0;
    uint32_t status =
        process_derive(s->serving.io, WRIT_SLOT_PROCESS, s->bell,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &copy);
    return status == WRIT_OK ? copy : 0;
}

static void find_source(struct entropy_server *s)
{
    struct deviced_resolve_provider_reply found = {0};
    if (devices_resolve_provider(s->serving.io, DEVICE_CLASS_ENTROPY, 0, &found) != WRIT_OK) {
        return;
    }
    if (found.protocol != ENTROPY_SOURCE_PROTOCOL) {
        (void)writ_port_close(s->serving.io, found.connection);
        return;
    }
    s->source = (struct entropy_source_client){.io = s->serving.io, .slot = found.connection};
    log_info("[rngd] source provider=%lu", found.provider);
}

/* Whether the source is to ring when it has something; it forgets that with its driver. */
static void listen_to_source(struct entropy_server *s)
{
    struct entropy_source_subscribe_builder b = entropy_source_subscribe_begin(&s->source);
    entropy_source_subscribe_put_bell(&b, copy_of_bell(s));
    (void)entropy_source_subscribe_call(&b);
}

static void lose_source(struct entropy_server *s)
{
    (void)writ_port_close(s->serving.io, s->source.slot);
    s->source.slot = 0;
    generator_lose(&s->generator, DEVICE);
}

/* What the device has, as far as it is wanted. */
static void fetch_from_device(struct entropy_server *s)
{
    if (s->source.slot == 0) {
        find_source(s);
    }
    uint32_t left = s->source.slot != 0 ? generator_wants(&s->generator, DEVICE) : 0;
    if (left > 0) {
        listen_to_source(s);
    }
    while (left > 0) {
        uint8_t bytes[ENTROPY_SOURCE_MAX_RAW_BYTES];
        struct entropy_source_take_reply got = {0};
        uint32_t most = left < sizeof bytes ? left : (uint32_t)sizeof bytes;
        uint32_t status = entropy_source_take(&s->source, most, &got);
        if (status == WRIT_BAD_HANDLE || status == WRIT_BAD_REPLY) {
            lose_source(s);
        }
        uint32_t size = got.data.length;
        if (status != WRIT_OK || size == 0 || size > most ||
            writ_copy(s->serving.io, &got.data, bytes, size) != WRIT_OK) {
            return;
        }
        generator_feed(&s->generator, DEVICE, bytes, size);
        wipe(bytes, sizeof bytes);
        left = generator_wants(&s->generator, DEVICE);
    }
}

/* ---- what is due ---- */

static void tell_health(struct entropy_server *s)
{
    uint32_t healthy = generator_healthy(&s->generator);
    if (healthy != s->healthy) {
        s->healthy = healthy;
        log_info("[rngd] healthy sources: device=%u processor=%u", healthy >> DEVICE & 1,
                 healthy >> PROCESSOR & 1);
    }
}

/* Renews the seed, or forgets it; who waits is answered. Every call about the generator begins with it, so its state is that of now. */
static void tick(struct entropy_server *s)
{
    bool was_seeded = s->generator.seeded;
    uint64_t reseeds = s->generator.reseeds;
    fetch_from_processor(s);
    generator_tick(&s->generator, time_us());
    if (s->generator.reseeds != reseeds && s->source.slot != 0) {
        (void)writ_port_notify(s->serving.io, s->bell, WANTED);
    }
    if (s->generator.seeded != was_seeded) {
        tell_health(s);
        log_info("[rngd] random bytes are %s", was_seeded ? "unavailable" : "available");
    }
    if (s->generator.seeded && !was_seeded) {
        entropy_event_seeded(s);
    }
}

static void notified(struct entropy_server *s, uint64_t bits)
{
    (void)bits;
    fetch_from_device(s);
    tick(s);
    tell_health(s);
}

/* ---- the contract ---- */

static enum generator_state state_of(const struct entropy_server *s)
{
    return s->generator.seeded ? GENERATOR_STATE_READY : GENERATOR_STATE_UNAVAILABLE;
}

static struct generator *entropy_find_generator(struct entropy_server *s,
                                                enum generator_state *ret_state)
{
    tick(s);
    *ret_state = state_of(s);
    return &s->generator;
}

static uint32_t entropy_on_read(struct entropy_server *s, const struct writ_caller *caller,
                                struct generator *generator,
                                const struct entropy_read_request *request,
                                struct entropy_read_reply *reply)
{
    uint8_t bytes[ENTROPY_MAX_RANDOM_BYTES];
    (void)caller;
    (void)generator;
    if (!generator_read(&s->generator, bytes, request->count)) {
        return WRIT_INTERNAL;
    }
    entropy_read_reply_put_data(s, reply, bytes, request->count);
    wipe(bytes, sizeof bytes);
    return WRIT_OK;
}

static uint32_t entropy_on_wait_ready(struct entropy_server *s, const struct writ_caller *caller,
                                      struct generator *generator)
{
    (void)caller;
    (void)generator;
    return s->generator.seeded ? WRIT_OK : WRIT_KEEP;
}

static uint32_t entropy_answer_wait_ready(struct entropy_server *s, struct generator *generator)
{
    (void)generator;
    return s->generator.seeded ? WRIT_OK : WRIT_KEEP;
}

static uint32_t entropy_on_look(struct entropy_server *s, const struct writ_caller *caller,
                                struct generator *generator, struct entropy_look_reply *reply)
{
    (void)caller;
    (void)generator;
    reply->state = state_of(s);
    reply->healthy = (uint8_t)generator_healthy(&s->generator);
    reply->reseeds = s->generator.reseeds;
    reply->given = s->generator.given;
    reply->failures = s->generator.failures;
    return WRIT_OK;
}

/* It hears of devices and of the source where requests come in. */
static uint32_t listen(struct entropy_server *s)
{
    struct writ_io *io = s->serving.io;
    uint32_t status = quota_create_notification(io, WRIT_SLOT_QUOTA, &s->bell);
    if (status == WRIT_OK) {
        status = endpoint_bind_notification(io, WRIT_SLOT_ENDPOINT, s->bell);
    }
    if (status != WRIT_OK) {
        return status;
    }
    status = WRIT_NOT_DELIVERED; /* while deviced is being started again */
    for (uint32_t i = 0; i < DEVICED_TRIES && status == WRIT_NOT_DELIVERED; i++) {
        struct devices_subscribe_builder b = devices_subscribe_begin(io);
        devices_subscribe_put_bell(&b, copy_of_bell(s));
        status = devices_subscribe_call(&b);
    }
    return status;
}

uint32_t component_main(struct rt *rt)
{
    static struct entropy_server server;
    entropy_serving_init(&server.serving, &rt->io);
    server.serving.notified = notified;
    generator_init(&server.generator, &limits);
    uint32_t status = listen(&server);
    if (status != WRIT_OK) {
        rt_panic("rngd: cannot hear of devices: status %u", status);
    }
    notified(&server, 0);
    entropy_serve(&server);
}
