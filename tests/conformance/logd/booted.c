/* The hooks of the journal daemon's suite against the live daemon: what can be done and seen from another process. */
#include "callers.h"
#include "contracts_slots.h"
#include "contracts_uses.h"
#include "kernel_calls.h"
#include "logd_requests.h"

enum { BURST = 400 };

static bool has_spoken;

static uint32_t beat(struct writ_io *io)
{
    static const char line[] = "a beat";
    return log_write(io, WRIT_SLOT_LOG, LOG_LEVEL_INFO, LOG_CATEGORY_HEARTBEAT, line,
                     sizeof line - 1);
}

/* Readers that others than the suite's first connection opened are closed by who opened them. */
void logd_given_reset(struct suite_world *world)
{
    callers_end_made(world);
    if (!has_spoken) { /* there is something to read */
        has_spoken = beat(callers_io(world)) == WRIT_OK;
    }
}

uint64_t logd_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

bool logd_requests_is_behind(struct suite_world *world, uint64_t reader)
{
    enum reader_state state = 0;
    uint64_t waiting = 0;
    uint32_t status = logd_all_look_at_reader(callers_io(world), reader, &state, &waiting);
    return status == WRIT_OK && state == READER_STATE_BEHIND;
}

struct writ_record logd_given_arg_subscribe_bell(struct suite_world *world)
{
    return callers_bell(world);
}

/* Somebody says something; nobody but us beats. */
const char *logd_given_event_reader_receives(struct suite_world *world, uint64_t key)
{
    struct writ_io *io = callers_io(world);
    for (uint32_t i = 0; i < CALLERS_MADE; i++) {
        uint64_t other = callers_made(world, i);
        enum reader_state state = 0;
        uint64_t waiting = 0;
        if (other != 0 && other != key &&
            logd_all_look_at_reader(io, other, &state, &waiting) == WRIT_OK &&
            state == READER_STATE_CAUGHT_UP) {
            return "what one reader hears all hear";
        }
    }
    return beat(io) == WRIT_OK ? NULL : "the kernel's log takes nothing";
}

/* Its client reads to the end. */
const char *logd_given_event_reader_drained(struct suite_world *world, uint64_t key)
{
    struct logd_read_on_reply reply = {0};
    uint32_t status = logd_all_read_on(callers_io(world), key, UINT64_MAX, &reply);
    return status == WRIT_OK ? NULL : "another connection reads it";
}

const char *logd_given_event_reader_abandoned(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    return "a process cannot lose a connection that it still calls through";
}

/* Lines are said until one is too many; a later one would be none, as time passes. */
const char *logd_given_error_append_over_share(struct suite_world *world, struct suite_call *c)
{
    uint32_t status = WRIT_OK;
    (void)c;
    for (uint32_t i = 0; status == WRIT_OK && i < BURST; i++) {
        struct logd_append_reply reply = {0};
        struct logd_all_append_builder b = logd_all_append_begin(callers_io(world));
        b.body->level = LOG_LEVEL_INFO;
        b.body->category = LOG_CATEGORY_BOOT;
        logd_all_append_put_line(&b, "enough", 6);
        status = logd_all_append_call(&b, &reply);
    }
    return status == LOGD_ERROR_OVER_SHARE ? suite_heard
                                           : "the journal takes more than is said here";
}

/* Of each reader that there is, the suite knows. */
bool logd_ensures_no_reader_left_over(struct suite *s, uint32_t status)
{
    struct writ_io *io = callers_io(s->world);
    uint64_t newest = suite_newest(s, 0);
    enum reader_state state = 0;
    uint64_t waiting = 0;
    (void)status;
    return logd_all_look_at_reader(io, newest + 1, &state, &waiting) == WRIT_NOT_FOUND;
}
