/* See kept.h. */
#include "kept.h"

#include <string.h>

#include "kernel_calls.h"
#include "killer_uses.h"
#include "offspring.h"
#include "orders.h"
#include "quotas.h"
#include "writ/log.h"
#include "writ/port.h"
#include "writ/syscall.h"

enum {
    SUBJECT = 0x900, /* no component of the system has these numbers */
    OTHER_SUBJECT = 0x901,
    CUT_OFF = 0x902,
    SAMGRD_NUMBER = 5,
    TRIES = 100,
    HEARING_MS = 50,
};

static const char own_name[] = "killer.own";
static const char marker[] = "[killer] this line outlives the journal";

/* What a question to policyd is answered with. */
struct answer {
    enum verdict verdict;
    uint8_t cause;
    uint32_t roles;
    uint64_t rule;
};

/* A digest of a list, and where its numbers are. */
struct listing {
    uint64_t digest;
    uint32_t count;
};

static struct {
    uint64_t name;
    uint32_t bell; /* of the watch */
    uint64_t rules[2];
    struct answer answers[3];
    struct listing rows;
    struct listing names;
    struct log_record record;
} kept;

bool kept_is_good(const char *what, bool good)
{
    if (!good) {
        log_error("[killer] %s is not as it was", what);
    }
    return good;
}

bool kept_said(const char *what, uint32_t status)
{
    if (status != WRIT_OK) {
        log_error("[killer] %s was not taken: status %u", what, status);
    }
    return status == WRIT_OK;
}

static uint64_t digest(uint64_t sum, const void *bytes, uint64_t count)
{
    const uint8_t *at = bytes;
    for (uint64_t i = 0; i < count; i++) {
        sum = (sum ^ at[i]) * UINT64_C(0x100000001b3);
    }
    return sum;
}

/* ---- policyd ---- */

static bool ask(struct writ_io *io, uint32_t subject, struct answer *ret_answer)
{
    *ret_answer = (struct answer){0};
    return policy_check(io, subject, SAMGRD_NUMBER, SAMGRD_PROTOCOL, SAMGRD_ROLE_CONSUMER,
                        &ret_answer->verdict, &ret_answer->cause, &ret_answer->roles,
                        &ret_answer->rule) == WRIT_OK;
}

static bool ask_all(struct writ_io *io, struct answer *ret_answers)
{
    return ask(io, SUBJECT, &ret_answers[0]) && ask(io, OTHER_SUBJECT, &ret_answers[1]) &&
           ask(io, CUT_OFF, &ret_answers[2]);
}

static bool list_rules(struct writ_io *io, struct listing *ret_listing)
{
    struct policyd_list_rules_reply page = {0};
    uint32_t status = WRIT_OK;
    *ret_listing = (struct listing){0};
    do {
        status = policy_list_rules(io, page.next, &page);
        for (uint32_t i = 0; status == WRIT_OK && i < page.items.count; i++) {
            ret_listing->digest =
                digest(ret_listing->digest, &page.items.items[i], sizeof page.items.items[i]);
            ret_listing->count++;
        }
    } while (status == WRIT_OK && page.next != 0);
    return status == WRIT_OK;
}

static uint32_t add_rule(struct writ_io *io, uint16_t subject, uint64_t *ret_rule)
{
    return policy_add_rule(io, subject, SAMGRD_NUMBER, SAMGRD_PROTOCOL, RULE_ORIGIN_OPERATOR,
                           SAMGRD_ROLE_CONSUMER, ret_rule);
}

static bool say_to_policyd(struct writ_io *io)
{
    uint64_t rule = 0;
    uint32_t voided = 0;
    return kept_said("a rule", add_rule(io, SUBJECT, &kept.rules[0])) &&
           kept_said("another rule", add_rule(io, OTHER_SUBJECT, &kept.rules[1])) &&
           kept_said("a third rule", add_rule(io, CUT_OFF, &rule)) &&
           kept_said("a revocation", policy_revoke_rule(io, kept.rules[1], &voided)) &&
           kept_said("a cut", policy_revoke_principal(io, CUT_OFF, &voided)) &&
           kept_is_good("policyd at first", ask_all(io, kept.answers)) &&
           kept_is_good("what was decided",
                        kept.answers[0].verdict == VERDICT_ALLOWED &&
                            kept.answers[1].cause == VERDICT_CAUSE_RULE_REVOKED &&
                            kept.answers[2].cause == VERDICT_CAUSE_PRINCIPAL_REVOKED) &&
           kept_is_good("the list of rules", list_rules(io, &kept.rows));
}

static bool compare_policyd(struct writ_io *io)
{
    struct answer answers[3];
    struct listing rows;
    bool answered = ask_all(io, answers) && list_rules(io, &rows);
    bool same = answered;
    for (uint32_t i = 0; same && i < 3; i++) {
        same = answers[i].verdict == kept.answers[i].verdict &&
               answers[i].cause == kept.answers[i].cause &&
               answers[i].roles == kept.answers[i].roles && answers[i].rule == kept.answers[i].rule;
    }
    return kept_is_good("an answer of policyd", same) &
           kept_is_good("the list of rules", answered && rows.digest == kept.rows.digest &&
                                                 rows.count == kept.rows.count);
}

/* ---- samgrd ---- */

/* Of what does not change while its component dies and returns. */
static bool list_names(struct writ_io *io, struct listing *ret_listing)
{
    struct samgrd_list_names_reply page = {0};
    uint32_t status = WRIT_OK;
    *ret_listing = (struct listing){0};
    do {
        status = names_list_names(io, page.next, &page);
        for (uint32_t i = 0; status == WRIT_OK && i < page.items.count; i++) {
            struct name_row row = page.items.items[i];
            row.state = 0;
            row.restarts = 0;
            ret_listing->digest = digest(ret_listing->digest, &row, sizeof row);
            ret_listing->count++;
        }
    } while (status == WRIT_OK && page.next != 0);
    return status == WRIT_OK;
}

static uint32_t register_own(struct writ_io *io)
{
    struct samgrd_register_name_reply made = {0};
    uint32_t endpoint = 0;
    uint32_t lent = 0;
    uint32_t status = quota_create_endpoint(io, WRIT_SLOT_QUOTA, ECHO_PROTOCOL, &endpoint);
    if (status == WRIT_OK) {
        status = process_derive(io, WRIT_SLOT_PROCESS, endpoint,
                                ENDPOINT_RIGHT_MINT | ENDPOINT_RIGHT_TRANSFER, &lent);
    }
    if (status != WRIT_OK) {
        return status;
    }
    struct names_register_name_builder b = names_register_name_begin(io);
    b.body->protocol = ECHO_PROTOCOL;
    names_register_name_put_service(&b, own_name, sizeof own_name - 1);
    names_register_name_put_endpoint(&b, lent);
    status = names_register_name_call(&b, &made);
    kept.name = made.name;
    return status;
}

/* A bell that others can ring, and the slot of the right to ring it. */
uint32_t kept_make_bell(struct writ_io *io, uint32_t *ret_bell, uint32_t *ret_rope)
{
    uint32_t status = quota_create_notification(io, WRIT_SLOT_QUOTA, ret_bell);
    return status != WRIT_OK
               ? status
               : process_derive(io, WRIT_SLOT_PROCESS, *ret_bell,
                                NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, ret_rope);
}

static uint32_t watch_echo(struct writ_io *io)
{
    struct samgrd_resolve_reply found = {0};
    struct names_resolve_builder asked = names_resolve_begin(io);
    uint32_t rope = 0;
    names_resolve_put_service(&asked, "echo", 4);
    uint32_t status = names_resolve_call(&asked, &found);
    if (status == WRIT_OK) {
        status = kept_make_bell(io, &kept.bell, &rope);
    }
    if (status != WRIT_OK) {
        return status;
    }
    struct names_watch_builder b = names_watch_begin(io);
    b.body->name = found.name;
    names_watch_put_bell(&b, rope);
    return names_watch_call(&b);
}

static bool say_to_samgrd(struct writ_io *io)
{
    return kept_said("a name", register_own(io)) && kept_said("a watch", watch_echo(io)) &&
           kept_is_good("the list of names", list_names(io, &kept.names));
}

static bool compare_samgrd(struct writ_io *io)
{
    struct listing names;
    bool answered = list_names(io, &names);
    return kept_is_good("the list of names", answered && names.digest == kept.names.digest &&
                                                 names.count == kept.names.count);
}

/* What a watcher is told next. */
struct heard {
    uint64_t seq;
    uint64_t name;
    uint64_t lost;
    uint32_t owner;
    enum name_change change;
};

static uint32_t next_event(struct writ_io *io, struct heard *heard)
{
    return names_next_event(io, heard->seq, &heard->seq, &heard->name, &heard->lost, &heard->owner,
                            &heard->change);
}

/* Waits until the watcher has been told of something, and returns whether it was this. */
static bool hear(struct writ_io *io, enum name_change wanted, struct heard *heard)
{
    uint32_t status = next_event(io, heard);
    for (uint32_t i = 0; i < TRIES && status != WRIT_OK; i++) {
        uint64_t bits = 0;
        (void)syscall_wait(kept.bell, HEARING_MS, &bits);
        status = next_event(io, heard);
    }
    return status == WRIT_OK && heard->change == wanted;
}

bool kept_watch_tells(struct writ_io *io, bool (*kill)(struct writ_io *io))
{
    struct heard heard = {0};
    uint64_t bits = 0;
    bool rung = syscall_wait(kept.bell, 0, &bits) == WRIT_OK;
    while (next_event(io, &heard) == WRIT_OK) {
        /* what was before */
    }
    return kept_is_good("the bell of a watch", rung && heard.seq != 0) && kill(io) &&
           hear(io, NAME_CHANGE_DIED, &heard) && hear(io, NAME_CHANGE_RESTARTED, &heard);
}

/* ---- logd ---- */

static bool find_marker(struct writ_io *io, struct log_record *ret_record)
{
    const struct log_filter ours = {.threshold = LOG_THRESHOLD_TRACE,
                                    .component = KILLER_COMPONENT};
    struct logd_query_reply reply = {.more = true};
    while (reply.more && journal_query(io, reply.next_seq, &ours, &reply) == WRIT_OK) {
        for (uint32_t i = 0; i < reply.records.count; i++) {
            const struct log_record *record = &reply.records.items[i];
            if (record->line_bytes == sizeof marker - 1 &&
                memcmp(reply.lines.data + record->line_offset, marker, sizeof marker - 1) == 0) {
                *ret_record = *record;
                return true;
            }
        }
    }
    return false;
}

static bool say_to_logd(struct writ_io *io)
{
    log_info("%s", marker);
    return kept_is_good("a line of the journal", find_marker(io, &kept.record));
}

static bool compare_logd(struct writ_io *io)
{
    struct log_record found = {0};
    return kept_is_good("a line of the journal", find_marker(io, &found) &&
                                                     found.seq == kept.record.seq &&
                                                     found.time_us == kept.record.time_us &&
                                                     found.principal == kept.record.principal);
}

/* ---- all of them ---- */

bool kept_say(struct writ_io *io)
{
    return say_to_policyd(io) && say_to_samgrd(io) && say_to_logd(io) && quotas_say(io) &&
           orders_say(io) && offspring_say(io);
}

bool kept_compare(struct writ_io *io)
{
    return compare_policyd(io) & compare_samgrd(io) & compare_logd(io) & quotas_compare(io) &
           orders_compare(io) & offspring_compare(io);
}

void kept_take_back(struct writ_io *io)
{
    (void)names_unregister_name(io, kept.name);
    offspring_end(io);
}
