/* Cases about the kernel's log and its control: see edges.h. What is written here is of a category of
 * its own, and mostly not shown. */
#include "edges.h"

#include <string.h>

#include "conformance_slots.h"
#include "conformance_uses.h"
#include "kernel_calls.h"
#include "writ/port.h"
#include "writ/syscall.h"

enum {
    BELL = 4,
    BELL_MS = 5000,
    TRIES = 2 * KERNEL_LOG_BURST,
    REFILL_MS = KERNEL_LOG_BURST * KERNEL_LOG_REFILL_US / 1000 + 1,
};

static const char said[] = "a record of the conformance runner";
static const char loss[] = "[kernel] oldest logs dropped, up to ";

/* What was found of a record. */
struct found {
    struct log_entry entry;
    uint64_t lost;  /* by whoever asked for what is behind the number asked for first */
    uint64_t first; /* number of the first record of all */
    bool is_there;
};

static struct log_control_describe_reply describe(struct writ_io *io)
{
    struct log_control_describe_reply r = {0};
    (void)log_control_describe(io, LOG_CONTROL_SLOT, &r.dropped, &r.newest, &r.withheld,
                               &r.filtered, &r.ring_bytes);
    return r;
}

static uint32_t filter(struct writ_io *io, enum log_threshold keep, enum log_threshold show)
{
    return log_control_set_filter(io, LOG_CONTROL_SLOT, LOG_CATEGORY_HEARTBEAT, keep, show);
}

static uint32_t say(struct writ_io *io, const char *text, uint32_t bytes)
{
    return log_control_log_string(io, LOG_CONTROL_SLOT, LOG_LEVEL_INFO, LOG_CATEGORY_HEARTBEAT,
                                  text, bytes);
}

static uint32_t say_as_anybody(struct writ_io *io)
{
    return log_write(io, WRIT_SLOT_LOG, LOG_LEVEL_INFO, LOG_CATEGORY_HEARTBEAT, said,
                     sizeof said - 1);
}

static void look_through(const struct log_control_read_reply *reply, const char *begin,
                         uint32_t category, struct found *found)
{
    const char *text = (const char *)reply->text.data;
    for (uint32_t i = 0; i < reply->entries.count && !found->is_there; i++) {
        const struct log_entry *entry = &reply->entries.items[i];
        size_t bytes = strlen(begin);
        found->is_there = entry->category == category && entry->text_bytes >= bytes &&
                          memcmp(text, begin, bytes) == 0;
        found->entry = *entry;
        text += entry->text_bytes;
    }
}

/* The first record behind a number that begins so and is of this category. */
static struct found find(struct writ_io *io, uint64_t after, const char *begin, uint32_t category)
{
    struct found found = {0};
    struct log_control_read_reply reply = {0};
    uint64_t last = after;
    while (!found.is_there && log_control_read(io, LOG_CONTROL_SLOT, last, &reply) == WRIT_OK &&
           reply.entries.count != 0) {
        if (last == after) {
            found.lost = reply.lost;
            found.first = reply.entries.items[0].seq;
        }
        last = reply.entries.items[reply.entries.count - 1].seq;
        look_through(&reply, begin, category, &found);
    }
    return found;
}

/* How many records were not let in, by what the records behind a number say. */
static uint64_t sum_withheld(struct writ_io *io, uint64_t after)
{
    struct log_control_read_reply reply = {0};
    uint64_t sum = 0;
    while (log_control_read(io, LOG_CONTROL_SLOT, after, &reply) == WRIT_OK &&
           reply.entries.count != 0) {
        for (uint32_t i = 0; i < reply.entries.count; i++) {
            sum += reply.entries.items[i].withheld;
            after = reply.entries.items[i].seq;
        }
    }
    return sum;
}

static uint64_t our_koid(struct writ_io *io)
{
    struct process_status_reply r = {0};
    (void)process_status(io, WRIT_SLOT_PROCESS, &r.state, &r.cause, &r.code, &r.principal, &r.koid);
    return r.koid;
}

static bool the_reader_gets_what_was_written_and_who_wrote_it(struct writ_io *io)
{
    uint64_t before = describe(io).newest;
    bool good = filter(io, LOG_THRESHOLD_TRACE, LOG_THRESHOLD_OFF) == WRIT_OK &&
                say_as_anybody(io) == WRIT_OK && describe(io).newest > before;
    struct found found = find(io, before, said, LOG_CATEGORY_HEARTBEAT);
    struct found again = find(io, before, said, LOG_CATEGORY_HEARTBEAT);
    return good && found.is_there && found.entry.seq > before && found.entry.time_us != 0 &&
           found.entry.text_bytes == sizeof said - 1 && found.entry.level == LOG_LEVEL_INFO &&
           (found.entry.principal & 0xffff) == CONFORMANCE_COMPONENT &&
           found.entry.process == our_koid(io) && again.is_there &&
           again.entry.seq == found.entry.seq;
}

/* Takes the bell of the journal, which reads nothing on its own from then on, until it is started
 * again. It has read what it was told of once it answers. */
static bool make_the_journal_deaf(struct writ_io *io)
{
    uint32_t bell = 0;
    enum log_threshold level = 0;
    return quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
           log_control_listen(io, LOG_CONTROL_SLOT, bell, BELL) == WRIT_OK &&
           journal_get_level(io, 0, &level) == WRIT_OK && writ_port_close(io, bell) == WRIT_OK;
}

static bool the_log_says_that_records_made_way_that_nobody_had_read(struct writ_io *io)
{
    char text[KERNEL_MAX_LOG_TEXT];
    memset(text, 'x', sizeof text);
    bool alone = make_the_journal_deaf(io);
    struct log_control_describe_reply before = describe(io);
    struct found all =
        find(io, before.newest, said, LOG_CATEGORY_HEARTBEAT); /* so all up to there is read */
    bool good =
        alone && !all.is_there && filter(io, LOG_THRESHOLD_TRACE, LOG_THRESHOLD_OFF) == WRIT_OK;
    for (uint32_t bytes = 0; bytes <= before.ring_bytes && good; bytes += sizeof text) {
        good = say(io, text, sizeof text) == WRIT_OK;
    }
    struct found found = find(io, before.newest, loss, LOG_CATEGORY_BOOT);
    return good && found.is_there && found.entry.process == 0 && found.lost != 0 &&
           found.first == before.newest + found.lost + 1 && describe(io).dropped > before.dropped;
}

static bool the_bell_rings_when_a_record_comes(struct writ_io *io)
{
    uint32_t bell = 0;
    uint64_t bits = 0;
    bool good = filter(io, LOG_THRESHOLD_TRACE, LOG_THRESHOLD_OFF) == WRIT_OK &&
                quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
                log_control_listen(io, LOG_CONTROL_SLOT, bell, BELL) == WRIT_OK;
    (void)syscall_wait(bell, 0, &bits); /* what was there before */
    bits = 0;
    good = good && say(io, said, sizeof said - 1) == WRIT_OK &&
           syscall_wait(bell, BELL_MS, &bits) == WRIT_OK && bits == BELL;
    return writ_port_close(io, bell) == WRIT_OK && good &&
           say(io, said, sizeof said - 1) == WRIT_OK; /* with a bell that is gone */
}

/* The bell is lent, as a supervisor would lend it, and taken back. */
static bool a_bell_that_is_revoked_rings_no_more(struct writ_io *io)
{
    uint32_t bell = 0;
    uint32_t lent = 0;
    uint64_t bits = 0;
    bool good =
        filter(io, LOG_THRESHOLD_TRACE, LOG_THRESHOLD_OFF) == WRIT_OK &&
        quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
        process_derive(io, WRIT_SLOT_PROCESS, bell, NOTIFICATION_RIGHT_SIGNAL, &lent) == WRIT_OK &&
        log_control_listen(io, LOG_CONTROL_SLOT, lent, BELL) == WRIT_OK &&
        writ_port_close(io, lent) == WRIT_OK && say(io, said, sizeof said - 1) == WRIT_OK &&
        syscall_wait(bell, BELL_MS, &bits) == WRIT_OK && bits == BELL;
    good = good && process_revoke(io, WRIT_SLOT_PROCESS, bell) == WRIT_OK &&
           say(io, said, sizeof said - 1) == WRIT_OK &&
           syscall_wait(bell, 0, &bits) == WRIT_TIMED_OUT;
    return writ_port_close(io, bell) == WRIT_OK && good;
}

static bool who_says_too_much_is_held_back_and_it_is_counted(struct writ_io *io)
{
    uint32_t none = 0;
    uint64_t bits = 0;
    uint32_t refused = 0;
    struct log_control_describe_reply before = describe(io);
    bool good = filter(io, LOG_THRESHOLD_TRACE, LOG_THRESHOLD_OFF) == WRIT_OK &&
                quota_create_notification(io, WRIT_SLOT_QUOTA, &none) == WRIT_OK;
    for (uint32_t i = 0; i < TRIES && good; i++) {
        uint32_t status = say_as_anybody(io);
        refused += status == WRIT_LIMIT;
        good = status == WRIT_OK || status == WRIT_LIMIT;
    }
    good = good && refused != 0 && describe(io).withheld == before.withheld + refused &&
           say(io, said, sizeof said - 1) == WRIT_OK;
    (void)syscall_wait(none, REFILL_MS, &bits); /* until as much may be said again */
    good = good && say_as_anybody(io) == WRIT_OK;
    return writ_port_close(io, none) == WRIT_OK && good &&
           sum_withheld(io, before.newest) == refused;
}

static bool what_the_filter_keeps_out_is_nowhere(struct writ_io *io)
{
    enum log_threshold keep = 0;
    enum log_threshold show = 0;
    struct log_control_describe_reply before = describe(io);
    bool good =
        filter(io, LOG_THRESHOLD_WARN, LOG_THRESHOLD_OFF) == WRIT_OK &&
        log_control_filter(io, LOG_CONTROL_SLOT, LOG_CATEGORY_HEARTBEAT, &keep, &show) == WRIT_OK &&
        keep == LOG_THRESHOLD_WARN && show == LOG_THRESHOLD_OFF &&
        say(io, said, sizeof said - 1) == WRIT_OK && say_as_anybody(io) == WRIT_OK;
    bool silent = !find(io, before.newest, said, LOG_CATEGORY_HEARTBEAT).is_there &&
                  describe(io).filtered == before.filtered + 2;
    return filter(io, LOG_THRESHOLD_TRACE, LOG_THRESHOLD_TRACE) == WRIT_OK && good && silent;
}

static bool who_may_only_read_the_log_cannot_write_or_filter(struct writ_io *io)
{
    uint32_t reader = 0;
    struct log_control_read_reply reply = {0};
    bool good =
        process_derive(io, WRIT_SLOT_PROCESS, LOG_CONTROL_SLOT, LOG_CONTROL_RIGHT_READ, &reader) ==
            WRIT_OK &&
        log_control_read(io, reader, UINT64_MAX, &reply) == WRIT_OK && reply.entries.count == 0 &&
        log_control_log_string(io, reader, LOG_LEVEL_INFO, LOG_CATEGORY_HEARTBEAT, said, 1) ==
            WRIT_NO_RIGHT &&
        log_control_set_filter(io, reader, LOG_CATEGORY_HEARTBEAT, LOG_THRESHOLD_OFF,
                               LOG_THRESHOLD_OFF) == WRIT_NO_RIGHT;
    return writ_port_close(io, reader) == WRIT_OK && good;
}

static const struct edge_case cases[] = {
    {"the reader gets what was written and who wrote it",
     the_reader_gets_what_was_written_and_who_wrote_it},
    {"the log says that records made way that nobody had read",
     the_log_says_that_records_made_way_that_nobody_had_read},
    {"the bell rings when a record comes", the_bell_rings_when_a_record_comes},
    {"a bell that is revoked rings no more", a_bell_that_is_revoked_rings_no_more},
    {"who says too much is held back and it is counted",
     who_says_too_much_is_held_back_and_it_is_counted},
    {"what the filter keeps out is nowhere", what_the_filter_keeps_out_is_nowhere},
    {"who may only read the log cannot write or filter",
     who_may_only_read_the_log_cannot_write_or_filter},
};

const struct edge_cases edges_of_log = {cases, sizeof cases / sizeof cases[0]};
