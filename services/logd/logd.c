/* The journal daemon: puts the journal of journal.h behind the contract of idl/logd.writ, and is the
 * one reader of the kernel's log.
 *
 * It renames and delegates. Whatever it answers, it has read the kernel's log to its end before: an
 * answer never lacks what was said before the question.
 */
#include "logd_server.h"

#include <string.h>

#include "intake.h"
#include "journal.h"
#include "kernel_calls.h"
#include "levels.h"
#include "logd_capnp.h"
#include "logd_slots.h"
#include "readers.h"
#include "writ/capnp_serve.h"
#include "writ/inheritance.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/time.h"

enum { NEWS = 1, LAYOUT = 2 };

/* What is confirmed before anybody is answered. */
struct confirmed {
    struct levels levels;
    struct readers readers;
};

/* What confirms itself, record by record, in the rest of the estate. */
struct kept {
    struct intake intake;
    struct journal_store store;
};

struct logd_server {
    struct logd_serving serving;
    struct estate estate;
    struct confirmed live;
    struct kept *kept;
    struct journal journal;
    struct journal_answer answer;
};

_Static_assert(ESTATE_BYTES(sizeof(struct confirmed)) + sizeof(struct kept) <= LOGD_STATE_BYTES,
               "everything that has to survive fits the estate");

const struct rt_component rt_component = {.name = "logd",
                                          .number = LOGD_COMPONENT,
                                          .startup = logd_startup,
                                          .startup_count = LOGD_STARTUP_COUNT,
                                          .workers = LOGD_WORKERS};

static void confirm(struct logd_server *s)
{
    estate_touch(&s->estate, &s->live, sizeof s->live);
    inheritance_confirm(&s->estate);
}

/* Tells those who follow. */
static void tell(struct logd_server *s, const struct log_record *record)
{
    struct reader *reader = readers_receive(&s->live.readers, record, 0);
    while (reader != NULL) {
        confirm(s);
        logd_event_receives(s, reader->id);
        reader = readers_receive(&s->live.readers, record,
                                 (uint32_t)(reader - s->live.readers.readers) + 1);
    }
    const struct reader_bell *bell = readers_ring(&s->live.readers, record, 0);
    while (bell != NULL) {
        (void)writ_port_notify(s->serving.io, bell->bell, LOGD_SIGNALS_APPENDED);
        bell = readers_ring(&s->live.readers, record, (uint32_t)(bell - s->live.readers.bells) + 1);
    }
}

static void take_batch(struct logd_server *s, const struct log_control_read_reply *batch)
{
    const uint8_t *text = batch->text.data;
    intake_skip(&s->kept->intake, batch->lost);
    for (uint32_t i = 0; i < batch->entries.count; i++) {
        const struct log_entry *entry = &batch->entries.items[i];
        struct log_record record;
        if (intake_take(&s->kept->intake, &s->journal, &s->live.levels, entry, text, &record)) {
            tell(s, &record);
        }
        text += entry->text_bytes;
    }
}

/* Reads the kernel's log up to what was its newest record when this began. */
static void catch_up(struct logd_server *s)
{
    struct log_control_describe_reply ring = {0};
    struct log_control_read_reply batch = {0};
    uint32_t status =
        log_control_describe(s->serving.io, LOG_CONTROL_SLOT, &ring.dropped, &ring.newest,
                             &ring.withheld, &ring.filtered, &ring.ring_bytes);
    while (status == WRIT_OK && s->kept->intake.read_seq < ring.newest) {
        status =
            log_control_read(s->serving.io, LOG_CONTROL_SLOT, s->kept->intake.read_seq, &batch);
        if (status == WRIT_OK && batch.entries.count == 0) {
            return;
        }
        if (status == WRIT_OK) {
            take_batch(s, &batch);
        }
    }
    if (status != WRIT_OK) {
        rt_panic("logd: cannot read the kernel's log: status %u", status);
    }
}

static void notified(struct logd_server *s, uint64_t bits)
{
    (void)bits;
    catch_up(s);
}

static struct reader *logd_find_reader(struct logd_server *s, uint64_t key,
                                       enum reader_state *ret_state)
{
    struct reader *reader = readers_find(&s->live.readers, key);
    if (reader != NULL) {
        *ret_state = reader->state;
    }
    return reader;
}

static uint32_t logd_on_append(struct logd_server *s, const struct writ_caller *caller,
                               const struct logd_append_request *request,
                               struct logd_append_reply *reply)
{
    catch_up(s);
    struct journal_words words = {.time_us = time_us(),
                                  .principal = caller->principal,
                                  .level = request->level,
                                  .category = request->category,
                                  .line = writ_data(s->serving.io, &request->line),
                                  .line_bytes = request->line.length};
    if (!journal_admit(&s->journal, caller->principal, words.time_us)) {
        return LOGD_ERROR_OVER_SHARE;
    }
    reply->seq = journal_append(&s->journal, &words);
    struct log_record record = journal_tell(&words, reply->seq);
    tell(s, &record);
    return WRIT_OK;
}

static uint32_t logd_on_query(struct logd_server *s, const struct writ_caller *caller,
                              const struct logd_query_request *request,
                              struct logd_query_reply *reply)
{
    (void)caller;
    if (!readers_filter_is_good(&request->filter)) {
        return LOGD_ERROR_EMPTY_FILTER;
    }
    catch_up(s);
    journal_query(&s->journal, request->after_seq, &request->filter, &s->answer);
    reply->next_seq = s->answer.next_seq;
    reply->lost = s->answer.lost;
    reply->more = s->answer.more;
    logd_query_reply_put_records(s, reply, s->answer.records, s->answer.count);
    logd_query_reply_put_lines(s, reply, s->answer.lines, s->answer.line_bytes);
    return WRIT_OK;
}

static uint32_t logd_on_open_reader(struct logd_server *s, const struct writ_caller *caller,
                                    const struct logd_open_reader_request *request,
                                    struct logd_open_reader_reply *reply)
{
    if (!readers_filter_is_good(&request->filter)) {
        return LOGD_ERROR_EMPTY_FILTER;
    }
    const struct reader *reader =
        readers_open(&s->live.readers, caller->label, request->after_seq, &request->filter);
    if (reader == NULL) {
        return WRIT_LIMIT;
    }
    confirm(s);
    reply->reader = reader->id;
    return WRIT_OK;
}

static uint32_t logd_on_read_on(struct logd_server *s, const struct writ_caller *caller,
                                struct reader *reader, const struct logd_read_on_request *request,
                                struct logd_read_on_reply *reply)
{
    if (reader->label != caller->label) {
        return LOGD_ERROR_NOT_YOUR_READER;
    }
    catch_up(s);
    readers_read(reader, &s->journal, request->after_seq, &s->answer);
    confirm(s);
    reply->next_seq = s->answer.next_seq;
    reply->lost = s->answer.lost;
    reply->more = s->answer.more;
    logd_read_on_reply_put_records(s, reply, s->answer.records, s->answer.count);
    logd_read_on_reply_put_lines(s, reply, s->answer.lines, s->answer.line_bytes);
    return WRIT_OK;
}

/* What one who follows is told; WRIT_KEEP while there is nothing for him. */
static uint32_t tell_newest(const struct logd_server *s, const struct reader *reader,
                            struct logd_follow_reply *reply)
{
    reply->newest_seq = s->kept->store.last_seq;
    return reader->state == READER_STATE_BEHIND ? WRIT_OK : WRIT_KEEP;
}

static uint32_t logd_on_follow(struct logd_server *s, const struct writ_caller *caller,
                               struct reader *reader, const struct logd_follow_request *request,
                               struct logd_follow_reply *reply)
{
    (void)request;
    if (reader->label != caller->label) {
        return LOGD_ERROR_NOT_YOUR_READER;
    }
    catch_up(s);
    return tell_newest(s, reader, reply);
}

static uint32_t logd_answer_follow(struct logd_server *s, uint64_t key, struct reader *reader,
                                   struct logd_follow_reply *reply)
{
    (void)key;
    return tell_newest(s, reader, reply);
}

static uint32_t logd_on_look_at_reader(struct logd_server *s, const struct writ_caller *caller,
                                       struct reader *reader,
                                       const struct logd_look_at_reader_request *request,
                                       struct logd_look_at_reader_reply *reply)
{
    (void)request;
    if (reader->label != caller->label) {
        return LOGD_ERROR_NOT_YOUR_READER;
    }
    catch_up(s);
    reply->state = reader->state;
    reply->waiting = journal_count(&s->journal, reader->read_seq, &reader->filter);
    return WRIT_OK;
}

static uint32_t logd_on_close_reader(struct logd_server *s, const struct writ_caller *caller,
                                     struct reader *reader,
                                     const struct logd_close_reader_request *request)
{
    (void)request;
    if (reader->label != caller->label) {
        return LOGD_ERROR_NOT_YOUR_READER;
    }
    readers_close(reader);
    confirm(s);
    return WRIT_OK;
}

static void close_slot(struct logd_server *s, uint32_t slot)
{
    if (slot != 0) {
        (void)writ_port_close(s->serving.io, slot);
    }
}

static uint32_t logd_on_subscribe(struct logd_server *s, const struct writ_caller *caller,
                                  struct logd_subscribe_request *request)
{
    struct reader_bell bell = {.label = caller->label, .filter = request->filter};
    uint32_t old_bell = 0;
    if (!readers_filter_is_good(&request->filter)) {
        return LOGD_ERROR_EMPTY_FILTER;
    }
    if (inheritance_keep(s->serving.io, &request->bell) != WRIT_OK) {
        return WRIT_LIMIT;
    }
    bell.bell = writ_take(&request->bell);
    if (!readers_subscribe(&s->live.readers, &bell, &old_bell)) {
        close_slot(s, bell.bell);
        return WRIT_LIMIT;
    }
    confirm(s);
    close_slot(s, old_bell);
    return WRIT_OK;
}

static uint32_t logd_on_read_counters(struct logd_server *s, const struct writ_caller *caller,
                                      struct logd_read_counters_reply *reply)
{
    (void)caller;
    struct log_control_describe_reply ring = {0};
    catch_up(s);
    uint32_t status =
        log_control_describe(s->serving.io, LOG_CONTROL_SLOT, &ring.dropped, &ring.newest,
                             &ring.withheld, &ring.filtered, &ring.ring_bytes);
    reply->records = s->journal.records;
    reply->bytes = s->journal.bytes;
    reply->made_way = s->kept->store.made_way;
    reply->over_share = s->kept->store.over_share;
    reply->kernel_dropped = s->kept->intake.lost + ring.withheld;
    return status == WRIT_OK ? WRIT_OK : WRIT_INTERNAL;
}

static uint32_t logd_on_get_level(struct logd_server *s, const struct writ_caller *caller,
                                  const struct logd_get_level_request *request,
                                  struct logd_get_level_reply *reply)
{
    (void)caller;
    if (!levels_knows(&writ_system, request->component)) {
        return LOGD_ERROR_NO_SUCH_COMPONENT;
    }
    reply->threshold = levels_get(&s->live.levels, request->component);
    return WRIT_OK;
}

/* The kernel keeps what anybody wants and, as before, shows what it shows. */
static void tell_kernel(struct logd_server *s)
{
    enum log_threshold wanted = intake_wanted(&s->live.levels);
    for (uint32_t i = 0; i <= LOG_CATEGORY_HEARTBEAT; i++) {
        enum log_threshold keep = 0;
        enum log_threshold show = 0;
        if (log_category_is_known(i) &&
            log_control_filter(s->serving.io, LOG_CONTROL_SLOT, i, &keep, &show) == WRIT_OK) {
            (void)log_control_set_filter(s->serving.io, LOG_CONTROL_SLOT, i, wanted, show);
        }
    }
}

static uint32_t logd_on_set_level(struct logd_server *s, const struct writ_caller *caller,
                                  const struct logd_set_level_request *request)
{
    if (!levels_knows(&writ_system, request->component)) {
        return LOGD_ERROR_NO_SUCH_COMPONENT;
    }
    catch_up(s);
    if (!levels_set(&s->live.levels, request->component, request->threshold)) {
        return WRIT_LIMIT;
    }
    confirm(s);
    tell_kernel(s);
    log_info("logd: principal=%u sets component=%u to threshold=%s", caller->principal,
             request->component, log_threshold_name(request->threshold));
    return WRIT_OK;
}

static uint32_t logd_on_list_levels(struct logd_server *s, const struct writ_caller *caller,
                                    const struct logd_list_levels_request *request,
                                    struct logd_list_levels_reply *reply)
{
    (void)caller;
    struct log_level_row rows[LOGD_MAX_LEVEL_ROWS];
    uint32_t count =
        levels_page(&s->live.levels, request->after, rows, LOGD_MAX_LEVEL_ROWS, &reply->next);
    reply->generation = s->live.levels.generation;
    logd_list_levels_reply_put_items(s, reply, rows, count);
    return WRIT_OK;
}

static void logd_on_closed(struct logd_server *s, uint64_t label)
{
    uint32_t bell = readers_unsubscribe(&s->live.readers, label);
    for (struct reader *reader = readers_of(&s->live.readers, label); reader != NULL;
         reader = readers_of(&s->live.readers, label)) {
        uint64_t id = reader->id;
        readers_close(reader);
        logd_event_abandoned(s, id);
    }
    confirm(s);
    close_slot(s, bell);
}

/* The kernel's log rings where requests come in. */
static uint32_t listen(struct writ_io *io)
{
    uint32_t news = 0;
    uint32_t status = quota_create_notification(io, WRIT_SLOT_QUOTA, &news);
    if (status == WRIT_OK) {
        status = endpoint_bind_notification(io, WRIT_SLOT_ENDPOINT, news);
    }
    return status == WRIT_OK ? log_control_listen(io, LOG_CONTROL_SLOT, news, NEWS) : status;
}

/* What was said may not have been rung for: a bell too many tells nobody anything wrong. */
static void ring_all(struct logd_server *s)
{
    for (uint32_t i = 0; i < READERS_BELLS; i++) {
        if (s->live.readers.bells[i].bell != 0) {
            (void)writ_port_notify(s->serving.io, s->live.readers.bells[i].bell,
                                   LOGD_SIGNALS_APPENDED);
        }
    }
}

/* Begins where the last instance ended, and says again what it may not have come to say. */
static void inherit(struct logd_server *s)
{
    const struct inheritance_plan plan = {.name = "logd",
                                          .state_bytes = LOGD_STATE_BYTES,
                                          .live = &s->live,
                                          .live_bytes = sizeof s->live,
                                          .layout = LAYOUT};
    struct inheritance_names names = {0};
    enum estate_found found = inheritance_open(&s->estate, s->serving.io, &plan);
    s->kept = (struct kept *)(void *)estate_rest(&s->estate);
    if (found != ESTATE_INHERITED) {
        levels_init(&s->live.levels, LOG_THRESHOLD_TRACE);
        readers_init(&s->live.readers);
        estate_begin(&s->estate, found);
    }
    if (found == ESTATE_LOST) {
        memset(s->kept, 0, sizeof *s->kept);
    }
    for (uint32_t i = 0; i < READERS_BELLS; i++) {
        inheritance_name(&names, s->live.readers.bells[i].bell);
    }
    inheritance_close_rest(s->serving.io, &names);
    if (!journal_open(&s->journal, &s->kept->store)) {
        log_error("logd: what was left was no journal: LOST");
        s->kept->intake = (struct intake){0};
    }
    intake_resume(&s->kept->intake, &s->journal);
    readers_resume(&s->live.readers, &s->journal);
    confirm(s);
    ring_all(s);
    if (found != ESTATE_FRESH) {
        tell_kernel(s);
    }
}

uint32_t component_main(struct rt *rt)
{
    static struct logd_server server;
    static struct capnp_server other;
    logd_serving_init(&server.serving, &rt->io);
    capnp_server_init(&other, &rt->io, logd_capnp_messages, LOGD_CAPNP_MESSAGES);
    server.serving.notified = notified;
    inherit(&server);
    uint32_t status = listen(&rt->io);
    if (status != WRIT_OK) {
        rt_panic("logd: cannot hear of the kernel's log: status %u", status);
    }
    catch_up(&server);
    logd_serve(&server);
}
