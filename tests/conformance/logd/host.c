/* The journal daemon in process, as the suite drives it: its adapter and its journal as they are, the kernel's log played and empty, and a
 * clock that a second passes on whenever somebody looks at it.
 *
 * The adapter is included, not linked.
 */
#define WRIT_TIME_H
#include <stdint.h>

static uint64_t time_us(void);

#include "logd.c"

#include "host_estate.h"
#include "logd_conformance.h"
#include "logd_requests.h"

#define HOST_MESSAGES logd_capnp_messages
#define HOST_MESSAGE_COUNT LOGD_CAPNP_MESSAGES
#include "host_encodings.h"

enum { A_SECOND = 1000000, FIRST_SPEAKER = 0x3000 };

static const struct writ_system_component components[] = {
    {.name = "root", .number = 1},
    {.name = "sample", .number = LOGD_REQUESTS_COMPONENT},
};
const struct writ_system writ_system = {.name = "sample", .components = components, .count = 2};

static struct {
    struct logd_server server;
    _Alignas(8) uint8_t estate[LOGD_STATE_BYTES];
    uint64_t now_us;
    uint32_t speakers; /* so far */
    bool time_stands;
} all;

static uint64_t time_us(void)
{
    all.now_us += all.time_stands ? 0 : A_SECOND;
    return all.now_us;
}

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    logd_dispatch_to(&all.server, m, caller);
}

/* The kernel's log has nothing to say. */
static bool outgoing(uint32_t slot, struct writ_msg *m, uint8_t *out)
{
    struct log_control_describe_reply ring = {0};
    struct log_control_filter_reply filter = {.keep = LOG_THRESHOLD_TRACE,
                                              .show = LOG_THRESHOLD_TRACE};
    (void)slot;
    (void)out;
    switch (m->tag) {
    case LOG_CONTROL_DESCRIBE_REQUEST:
        log_control_describe_reply_write(m, &ring);
        m->tag = LOG_CONTROL_DESCRIBE_REPLY;
        return true;
    case LOG_CONTROL_FILTER_REQUEST:
        log_control_filter_reply_write(m, &filter);
        m->tag = LOG_CONTROL_FILTER_REPLY;
        return true;
    case LOG_CONTROL_SET_FILTER_REQUEST:
        *m = (struct writ_msg){.tag = LOG_CONTROL_SET_FILTER_REPLY};
        return true;
    default:
        return false;
    }
}

HOST_SERVER_OF_BOTH("logd", logd_suite);

/* ---- the hooks ---- */

/* Somebody says something that readers of the suite follow. */
static void say(void)
{
    static const uint8_t line[] = "a beat";
    struct journal_words words = {.time_us = time_us(),
                                  .principal = FIRST_SPEAKER,
                                  .level = LOG_LEVEL_INFO,
                                  .category = LOG_CATEGORY_HEARTBEAT,
                                  .line = line,
                                  .line_bytes = sizeof line - 1};
    struct log_record record = journal_tell(&words, journal_append(&all.server.journal, &words));
    tell(&all.server, &record);
}

void logd_given_reset(struct suite_world *world)
{
    begin_world_of_both(world);
    memset(&all, 0, sizeof all);
    logd_serving_init(&all.server.serving, &io);
    all.server.serving.notified = notified;
    host_estate(all.estate, sizeof all.estate);
    inherit(&all.server);
    say();
}

uint64_t logd_given_digest(struct suite_world *world)
{
    (void)world;
    const struct logd_server *s = &all.server;
    if (!readers_check(&s->live.readers) || !levels_check(&s->live.levels)) {
        abort(); /* R1, R2 or L1 do not hold */
    }
    host_estate_check(&s->estate);
    uint64_t digest = suite_digest(0, &s->live, sizeof s->live);
    digest = suite_digest(digest, &s->kept->store.last_seq, sizeof s->kept->store.last_seq);
    digest = suite_digest(digest, &s->journal.records, sizeof s->journal.records);
    return suite_digest(digest, s->serving.follow, sizeof s->serving.follow);
}

bool logd_requests_is_behind(struct suite_world *world, uint64_t reader)
{
    (void)world;
    const struct reader *it = readers_find(&all.server.live.readers, reader);
    return it != NULL && it->state == READER_STATE_BEHIND;
}

struct writ_record logd_given_arg_subscribe_bell(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){
        .slot = 1, .rights = NOTIFICATION_RIGHT_SIGNAL, .type = NOTIFICATION_TYPE};
}

const char *logd_given_event_reader_receives(struct suite_world *world, uint64_t key)
{
    (void)world;
    for (uint32_t i = 0; i < LOGD_MAX_READERS; i++) {
        const struct reader *reader = &all.server.live.readers.readers[i];
        if (reader->id != 0 && reader->id != key && reader->state == READER_STATE_CAUGHT_UP) {
            return "what one reader hears all hear";
        }
    }
    say();
    return NULL;
}

/* Its client reads to the end. */
const char *logd_given_event_reader_drained(struct suite_world *world, uint64_t key)
{
    (void)world;
    struct reader *reader = readers_find(&all.server.live.readers, key);
    if (reader == NULL) {
        return "there is no such reader";
    }
    readers_read(reader, &all.server.journal, UINT64_MAX, &all.server.answer);
    confirm(&all.server);
    return NULL;
}

/* Its client goes, and that alone. */
const char *logd_given_event_reader_abandoned(struct suite_world *world, uint64_t key)
{
    (void)world;
    struct reader *reader = readers_find(&all.server.live.readers, key);
    if (reader == NULL) {
        return "there is no such reader";
    }
    reader->label = UINT64_MAX;
    logd_on_closed(&all.server, UINT64_MAX);
    return NULL;
}

/* Everybody has said as much as he may at once. */
const char *logd_given_error_append_over_share(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    all.time_stands = true;
    while (journal_admit(&all.server.journal, HOST_PRINCIPAL + c->connection, all.now_us)) {
    }
    return NULL;
}

bool logd_ensures_no_reader_left_over(struct suite *s, uint32_t status)
{
    (void)status;
    uint32_t there = 0;
    for (uint32_t i = 0; i < LOGD_MAX_READERS; i++) {
        there += all.server.live.readers.readers[i].id != 0;
    }
    return suite_may_have(s, 0, there);
}
