/* Requests to the journal daemon: good ones, and those that it must answer with an error of its own; the same in process and booted. */
#include "logd_requests.h"

#include "reasons.h"

#define NEVER(method, error, reason) REASON(logd, method, error, reason)

static const char no_reader[] = "the method is about no reader that is there";
static const char no_filter[] = "the method brings no filter";
static const char no_component[] = "the method names no component";
static const char no_record[] = "the method adds no record";
static const char own[] =
    "what the suite is about was made by the connection that holds every role; others hear it";

NEVER(append, not_your_reader, no_reader)
NEVER(append, empty_filter, no_filter)
NEVER(append, no_such_component, no_component)
NEVER(query, not_your_reader, no_reader)
NEVER(query, no_such_component, "a filter may name who is not there")
NEVER(query, over_share, no_record)
NEVER(open_reader, not_your_reader, no_reader)
NEVER(open_reader, no_such_component, "a filter may name who is not there")
NEVER(open_reader, over_share, no_record)
NEVER(read_on, not_your_reader, own)
NEVER(read_on, empty_filter, no_filter)
NEVER(read_on, no_such_component, no_component)
NEVER(read_on, over_share, no_record)
NEVER(follow, not_your_reader, own)
NEVER(follow, empty_filter, no_filter)
NEVER(follow, no_such_component, no_component)
NEVER(follow, over_share, no_record)
NEVER(look_at_reader, not_your_reader, own)
NEVER(look_at_reader, empty_filter, no_filter)
NEVER(look_at_reader, no_such_component, no_component)
NEVER(look_at_reader, over_share, no_record)
NEVER(close_reader, not_your_reader, own)
NEVER(close_reader, empty_filter, no_filter)
NEVER(close_reader, no_such_component, no_component)
NEVER(close_reader, over_share, no_record)
NEVER(subscribe, not_your_reader, no_reader)
NEVER(subscribe, no_such_component, "a filter may name who is not there")
NEVER(subscribe, over_share, no_record)
NEVER(get_level, not_your_reader, no_reader)
NEVER(get_level, empty_filter, no_filter)
NEVER(get_level, over_share, no_record)
NEVER(set_level, not_your_reader, no_reader)
NEVER(set_level, empty_filter, no_filter)
NEVER(set_level, over_share, no_record)

/* ---- good requests ---- */

/* What readers of the suite follow, and nobody says but its hooks. */
static void write_filter(uint8_t *at)
{
    struct log_filter filter = {.threshold = LOG_THRESHOLD_TRACE,
                                .categories = LOG_CATEGORIES_HEARTBEAT};
    log_filter_store(at, &filter);
}

void logd_given_arg_query_filter(struct suite_world *world, uint8_t *at)
{
    (void)world;
    write_filter(at);
}

void logd_given_arg_open_reader_filter(struct suite_world *world, uint8_t *at)
{
    (void)world;
    write_filter(at);
}

void logd_given_arg_subscribe_filter(struct suite_world *world, uint8_t *at)
{
    (void)world;
    write_filter(at);
}

void logd_given_arg_open_reader_after_seq(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, 0);
}

/* Whoever is behind reads from the start and stays so; who has seen everything sees nothing more. The number of the reader stands before. */
void logd_given_arg_read_on_after_seq(struct suite_world *world, uint8_t *at)
{
    uint64_t reader = writ_load_u64(at - sizeof reader);
    writ_store_u64(at, logd_requests_is_behind(world, reader) ? 0 : UINT64_MAX);
}

void logd_given_arg_get_level_component(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u16(at, LOGD_REQUESTS_COMPONENT);
}

void logd_given_arg_set_level_component(struct suite_world *world, uint8_t *at)
{
    logd_given_arg_get_level_component(world, at);
}

/* ---- errors ---- */

/* A time that ends when it begins. */
static const char *empty(struct suite_call *c, size_t offset)
{
    struct log_filter filter = {
        .threshold = LOG_THRESHOLD_TRACE, .from_us = UINT64_MAX, .until_us = 1};
    log_filter_store(c->page + offset, &filter);
    return NULL;
}

const char *logd_given_error_query_empty_filter(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    return empty(c, offsetof(struct logd_query_request_body, filter));
}

const char *logd_given_error_open_reader_empty_filter(struct suite_world *world,
                                                      struct suite_call *c)
{
    (void)world;
    return empty(c, offsetof(struct logd_open_reader_request_body, filter));
}

const char *logd_given_error_subscribe_empty_filter(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    return empty(c, offsetof(struct logd_subscribe_request_body, filter));
}

const char *logd_given_error_get_level_no_such_component(struct suite_world *world,
                                                         struct suite_call *c)
{
    (void)world;
    writ_store_u16(c->page, UINT16_MAX);
    return NULL;
}

const char *logd_given_error_set_level_no_such_component(struct suite_world *world,
                                                         struct suite_call *c)
{
    (void)world;
    writ_store_u16(c->page, UINT16_MAX);
    return NULL;
}
