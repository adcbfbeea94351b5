/* See journal.h. */
#include "journal.h"

#include "edges.h"
#include <string.h>

#include "callers.h"
#include "conformance_slots.h"
#include "conformance_uses.h"
#include "kernel_calls.h"
#include "programs.h"
#include "writ/log.h"
#include "writ/syscall.h"

enum {
    LOGD_NUMBER = 7,
    STRANGER = 0x7777,
    CODE = 9,
    TRIES = 20,
    BURST = 400, /* more than anybody may append at once */
    SHORT_MS = 20,
};

static const struct log_filter everything = {.threshold = LOG_THRESHOLD_TRACE};
static const struct log_filter nothing = {.threshold = LOG_THRESHOLD_OFF};
static const struct log_filter warnings = {.threshold = LOG_THRESHOLD_WARN};
static const struct log_filter ours = {.threshold = LOG_THRESHOLD_TRACE,
                                       .component = CONFORMANCE_COMPONENT,
                                       .categories = LOG_CATEGORIES_HEARTBEAT};

static uint32_t say(struct writ_io *io, enum log_level level, const char *line)
{
    return log_write(io, WRIT_SLOT_LOG, level, LOG_CATEGORY_HEARTBEAT, line,
                     (uint32_t)strlen(line));
}

static uint32_t append(struct writ_io *io, const char *line, uint64_t *ret_seq)
{
    struct journal_append_builder b = journal_append_begin(io);
    struct logd_append_reply reply = {0};
    b.body->level = LOG_LEVEL_INFO;
    b.body->category = LOG_CATEGORY_HEARTBEAT;
    journal_append_put_line(&b, line, (uint32_t)strlen(line));
    uint32_t status = journal_append_call(&b, &reply);
    *ret_seq = reply.seq;
    return status;
}

/* The number of the newest record. */
static uint64_t newest(struct writ_io *io)
{
    struct logd_query_reply reply = {.more = true};
    while (reply.more && journal_query(io, reply.next_seq, &nothing, &reply) == WRIT_OK) {
        /* it goes on where it ended */
    }
    return reply.next_seq;
}

/* Finds the first record behind a number that has this line; `filter` has to let it through. */
static bool find(struct writ_io *io, uint64_t after, const struct log_filter *filter,
                 const char *line, struct log_record *ret_record)
{
    struct logd_query_reply reply = {.next_seq = after, .more = true};
    while (reply.more && journal_query(io, reply.next_seq, filter, &reply) == WRIT_OK) {
        for (uint32_t i = 0; i < reply.records.count; i++) {
            const struct log_record *record = &reply.records.items[i];
            if (record->line_bytes == strlen(line) &&
                memcmp(reply.lines.data + record->line_offset, line, record->line_bytes) == 0) {
                *ret_record = *record;
                return true;
            }
        }
    }
    return false;
}

/* Kills it, and waits until another process of it answers. */
static bool is_killed_and_back(struct writ_io *io)
{
    uint64_t killed = program_of(io, LOGD_NUMBER);
    uint64_t counters[5];
    uint32_t status = process_control_kill(io, PROCESS_CONTROL_SLOT, killed, CODE);
    bool good = killed != 0 && status == WRIT_OK;
    status = WRIT_NOT_DELIVERED;
    for (uint32_t i = 0; i < TRIES && status != WRIT_OK; i++) {
        status = journal_read_counters(io, &counters[0], &counters[1], &counters[2], &counters[3],
                                       &counters[4]);
    }
    return good && status == WRIT_OK && program_of(io, LOGD_NUMBER) != killed;
}

static bool a_journal_that_is_killed_reads_on_where_the_log_has_gone_meanwhile(struct writ_io *io)
{
    static const char before[] = "said before the journal was killed";
    struct log_record record = {0};
    return say(io, LOG_LEVEL_INFO, before) == WRIT_OK && is_killed_and_back(io) &&
           find(io, 0, &ours, before, &record);
}

static bool what_was_said_is_in_the_journal_with_its_sender(struct writ_io *io)
{
    static const char line[] = "a line for the journal";
    struct log_record record = {0};
    uint64_t before = newest(io);
    bool good =
        say(io, LOG_LEVEL_WARN, line) == WRIT_OK && find(io, before, &everything, line, &record);
    return good && record.seq > before && record.principal == CONFORMANCE_COMPONENT &&
           record.level == LOG_LEVEL_WARN && record.category == LOG_CATEGORY_HEARTBEAT &&
           record.time_us != 0;
}

static bool what_is_appended_has_its_sender_and_its_number(struct writ_io *io)
{
    static const char line[] = "appended by a program";
    struct log_record record = {0};
    uint64_t seq = 0;
    return append(io, line, &seq) == WRIT_OK && find(io, seq - 1, &everything, line, &record) &&
           record.seq == seq && record.principal == CONFORMANCE_COMPONENT;
}

static bool a_filter_lets_through_what_all_its_parts_let_through(struct writ_io *io)
{
    static const char line[] = "a line for the filters";
    struct log_record record = {0};
    uint64_t before = newest(io);
    struct log_filter late = {.threshold = LOG_THRESHOLD_TRACE, .from_us = UINT64_MAX};
    struct log_filter other = ours;
    struct log_filter boots = ours;
    struct logd_query_reply reply = {0};
    other.component = LOGD_NUMBER;
    boots.categories = LOG_CATEGORIES_BOOT;
    struct log_filter empty = {.threshold = LOG_THRESHOLD_TRACE, .from_us = 2, .until_us = 1};
    return say(io, LOG_LEVEL_INFO, line) == WRIT_OK && find(io, before, &ours, line, &record) &&
           !find(io, before, &warnings, line, &record) && !find(io, before, &late, line, &record) &&
           !find(io, before, &other, line, &record) && !find(io, before, &boots, line, &record) &&
           journal_query(io, 0, &empty, &reply) == LOGD_ERROR_EMPTY_FILTER;
}

/* A reader of our own records that has seen everything. */
static uint32_t open_caught_up(struct writ_io *io, uint64_t *ret_reader)
{
    struct logd_read_on_reply reply = {.next_seq = newest(io), .more = true};
    uint32_t status = journal_open_reader(io, reply.next_seq, &ours, ret_reader);
    while (status == WRIT_OK && (reply.more || reply.records.count != 0)) {
        status = journal_read_on(io, *ret_reader, reply.next_seq, &reply);
    }
    return status;
}

static bool who_follows_waits_until_his_filter_lets_something_through(struct writ_io *io)
{
    static const uint16_t slots[] = {CONFORMANCE_SLOT_JOURNAL};
    static const struct callers_target target = {.slots = slots};
    static struct suite_call call;
    struct suite_world *world = callers_world(&target);
    uint64_t reader = 0;
    bool good = open_caught_up(io, &reader) == WRIT_OK;
    uint64_t before = newest(io);
    call = (struct suite_call){.m = {.tag = LOGD_FOLLOW_REQUEST, .w = {reader}}};
    callers_port.start(world, &call);
    log_info("[conformance] this line is of another category");
    good = good && newest(io) > before && !callers_port.ended(world, &call) &&
           say(io, LOG_LEVEL_INFO, "and this one is not") == WRIT_OK;
    good = callers_port.finish(world, &call) && good;
    good = good && call.kernel == WRIT_OK && call.m.tag == LOGD_FOLLOW_REPLY &&
           call.m.w[0] > before + 1;
    return journal_close_reader(io, reader) == WRIT_OK && good;
}

static bool who_follows_a_reader_that_is_behind_is_answered_at_once(struct writ_io *io)
{
    uint64_t reader = 0;
    uint64_t seq = 0;
    uint64_t waiting = 0;
    enum reader_state state = 0;
    bool good = open_caught_up(io, &reader) == WRIT_OK &&
                journal_follow_within(io, SHORT_MS, reader, &seq) == WRIT_TIMED_OUT &&
                journal_look_at_reader(io, reader, &state, &waiting) == WRIT_OK &&
                state == READER_STATE_CAUGHT_UP && waiting == 0 &&
                say(io, LOG_LEVEL_INFO, "for one who follows") == WRIT_OK &&
                journal_follow_within(io, PROGRAM_PATIENCE_MS, reader, &seq) == WRIT_OK &&
                journal_look_at_reader(io, reader, &state, &waiting) == WRIT_OK &&
                state == READER_STATE_BEHIND && waiting == 1;
    return journal_close_reader(io, reader) == WRIT_OK && good;
}

static bool a_reader_is_nobody_elses(struct writ_io *io)
{
    uint64_t reader = 0;
    uint64_t seq = 0;
    struct logd_read_on_reply reply = {0};
    bool good =
        journal_open_reader(io, 0, &ours, &reader) == WRIT_OK &&
        journal_reader_read_on(io, reader, 0, &reply) == LOGD_ERROR_NOT_YOUR_READER &&
        journal_reader_follow_within(io, SHORT_MS, reader, &seq) == LOGD_ERROR_NOT_YOUR_READER &&
        journal_reader_close_reader(io, reader) == LOGD_ERROR_NOT_YOUR_READER;
    return journal_close_reader(io, reader) == WRIT_OK && good;
}

/* A bell that the journal rings, and the right to ring it. */
static uint32_t subscribe(struct writ_io *io, uint32_t *ret_bell)
{
    uint32_t rope = 0;
    uint32_t status = edges_bell(io, ret_bell, &rope);
    if (status != WRIT_OK) {
        return status;
    }
    struct journal_subscribe_builder b = journal_subscribe_begin(io);
    b.body->filter = ours;
    journal_subscribe_put_bell(&b, rope);
    return journal_subscribe_call(&b);
}

static bool a_bell_rings_for_what_its_filter_lets_through(struct writ_io *io)
{
    uint32_t bell = 0;
    uint64_t bits = 0;
    bool good = subscribe(io, &bell) == WRIT_OK;
    log_info("[conformance] nobody rings for this line");
    (void)newest(io);
    good = good && syscall_wait(bell, 0, &bits) == WRIT_TIMED_OUT &&
           say(io, LOG_LEVEL_INFO, "a bell rings for this one") == WRIT_OK &&
           syscall_wait(bell, PROGRAM_PATIENCE_MS, &bits) == WRIT_OK &&
           bits == LOGD_SIGNALS_APPENDED;
    return writ_port_close(io, bell) == WRIT_OK && good;
}

static bool a_level_keeps_out_what_is_below_it_from_then_on(struct writ_io *io)
{
    static const char kept[] = "an error that is kept";
    static const char left[] = "a warning that is left out";
    struct log_record record = {0};
    enum log_threshold level = 0;
    uint64_t before = newest(io);
    bool good = journal_set_level(io, CONFORMANCE_COMPONENT, LOG_THRESHOLD_ERROR) == WRIT_OK &&
                journal_get_level(io, CONFORMANCE_COMPONENT, &level) == WRIT_OK &&
                level == LOG_THRESHOLD_ERROR && say(io, LOG_LEVEL_WARN, left) == WRIT_OK &&
                say(io, LOG_LEVEL_ERROR, kept) == WRIT_OK &&
                find(io, before, &ours, kept, &record) && !find(io, before, &ours, left, &record);
    return journal_set_level(io, CONFORMANCE_COMPONENT, LOG_THRESHOLD_TRACE) == WRIT_OK && good &&
           journal_set_level(io, STRANGER, LOG_THRESHOLD_ERROR) == LOGD_ERROR_NO_SUCH_COMPONENT;
}

static bool what_nobody_wants_the_kernel_does_not_keep(struct writ_io *io)
{
    enum log_threshold keep = 0;
    enum log_threshold show = 0;
    bool good =
        journal_set_level(io, 0, LOG_THRESHOLD_INFO) == WRIT_OK &&
        journal_set_level(io, CONFORMANCE_COMPONENT, LOG_THRESHOLD_DEBUG) == WRIT_OK &&
        log_control_filter(io, LOG_CONTROL_SLOT, LOG_CATEGORY_SERVICE, &keep, &show) == WRIT_OK &&
        keep == LOG_THRESHOLD_DEBUG;
    good = journal_set_level(io, CONFORMANCE_COMPONENT, LOG_THRESHOLD_TRACE) == WRIT_OK &&
           journal_set_level(io, 0, LOG_THRESHOLD_TRACE) == WRIT_OK && good;
    return log_control_filter(io, LOG_CONTROL_SLOT, LOG_CATEGORY_SERVICE, &keep, &show) ==
               WRIT_OK &&
           good && keep == LOG_THRESHOLD_TRACE;
}

static bool who_appends_too_much_is_refused_and_it_is_counted(struct writ_io *io)
{
    uint64_t seq = 0;
    uint64_t before[5] = {0};
    uint64_t after[5] = {0};
    uint64_t refused = 0;
    bool good = journal_read_counters(io, &before[0], &before[1], &before[2], &before[3],
                                      &before[4]) == WRIT_OK;
    for (uint32_t i = 0; i < BURST && good && refused == 0; i++) {
        uint32_t status = append(io, "one of many", &seq);
        refused = status == LOGD_ERROR_OVER_SHARE;
        good = status == WRIT_OK || refused != 0;
    }
    return good && refused == 1 &&
           journal_read_counters(io, &after[0], &after[1], &after[2], &after[3], &after[4]) ==
               WRIT_OK &&
           after[3] == before[3] + 1 && after[0] > before[0];
}

static bool what_a_journal_confirmed_outlives_it(struct writ_io *io)
{
    static const char line[] = "confirmed before the journal was killed";
    struct log_record record = {0};
    enum log_threshold level = 0;
    uint64_t reader = 0;
    uint64_t waiting = 1;
    uint64_t seq = 0;
    uint64_t bits = 0;
    uint32_t bell = 0;
    enum reader_state state = 0;
    bool good = append(io, line, &seq) == WRIT_OK && open_caught_up(io, &reader) == WRIT_OK &&
                subscribe(io, &bell) == WRIT_OK &&
                journal_set_level(io, LOGD_NUMBER, LOG_THRESHOLD_ERROR) == WRIT_OK &&
                syscall_wait(bell, 0, &bits) == WRIT_TIMED_OUT;
    good = good && is_killed_and_back(io) && find(io, seq - 1, &ours, line, &record) &&
           record.seq == seq && journal_look_at_reader(io, reader, &state, &waiting) == WRIT_OK &&
           state == READER_STATE_CAUGHT_UP && waiting == 0 &&
           journal_get_level(io, LOGD_NUMBER, &level) == WRIT_OK && level == LOG_THRESHOLD_ERROR &&
           say(io, LOG_LEVEL_INFO, "the bell outlived it, too") == WRIT_OK &&
           syscall_wait(bell, PROGRAM_PATIENCE_MS, &bits) == WRIT_OK &&
           bits == LOGD_SIGNALS_APPENDED;
    good = journal_set_level(io, LOGD_NUMBER, LOG_THRESHOLD_TRACE) == WRIT_OK && good;
    return journal_close_reader(io, reader) == WRIT_OK && writ_port_close(io, bell) == WRIT_OK &&
           good;
}

static bool no_record_is_in_the_journal_twice(struct writ_io *io)
{
    static const char line[] = "said once, read by two journals";
    struct log_record first = {0};
    struct log_record second = {0};
    return say(io, LOG_LEVEL_INFO, line) == WRIT_OK && find(io, 0, &ours, line, &first) &&
           is_killed_and_back(io) && find(io, 0, &ours, line, &second) && first.seq == second.seq &&
           !find(io, first.seq, &ours, line, &second);
}

static const struct edge_case cases[] = {
    {"a journal that is killed reads on where the log has gone meanwhile",
     a_journal_that_is_killed_reads_on_where_the_log_has_gone_meanwhile},
    {"what was said is in the journal with its sender",
     what_was_said_is_in_the_journal_with_its_sender},
    {"what is appended has its sender and its number",
     what_is_appended_has_its_sender_and_its_number},
    {"a filter lets through what all its parts let through",
     a_filter_lets_through_what_all_its_parts_let_through},
    {"who follows waits until his filter lets something through",
     who_follows_waits_until_his_filter_lets_something_through},
    {"who follows a reader that is behind is answered at once",
     who_follows_a_reader_that_is_behind_is_answered_at_once},
    {"a reader is nobody else's", a_reader_is_nobody_elses},
    {"a bell rings for what its filter lets through",
     a_bell_rings_for_what_its_filter_lets_through},
    {"a level keeps out what is below it from then on",
     a_level_keeps_out_what_is_below_it_from_then_on},
    {"what nobody wants the kernel does not keep", what_nobody_wants_the_kernel_does_not_keep},
    {"what a journal confirmed outlives it", what_a_journal_confirmed_outlives_it},
    {"no record is in the journal twice", no_record_is_in_the_journal_twice},
    {"who appends too much is refused and it is counted",
     who_appends_too_much_is_refused_and_it_is_counted},
};

bool journal_run(struct writ_io *io)
{
    static const struct edge_cases all = {cases, sizeof cases / sizeof cases[0]};
    return edges_hold(io, "journal", &all);
}
