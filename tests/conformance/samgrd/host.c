/* The name daemon in process, as the suite and the fuzz harness drive it: its adapter and its names as they are, policy and endpoints played.
 *
 * The adapter is included, not linked. The system that it knows declares no names, so that all there are come by its contract; where a case
 * wants a declared one, a registered one is made such.
 */
#include "samgrd.c"

#include <string.h>

#include "samgrd_conformance.h"
#include "samgrd_given.h"
#include "host_estate.h"

#define HOST_MESSAGES samgrd_capnp_messages
#define HOST_MESSAGE_COUNT SAMGRD_CAPNP_MESSAGES
#include "host_encodings.h"

/* `speaks()` asks for the protocol of an endpoint; every one speaks that of a typical request. */
enum { SPOKEN = 0x7788, STRANGER = 0x999, OWN_LABEL = 0x7fff0000 };

static const struct writ_system_component components[] = {{.name = "root", .number = 1}};
const struct writ_system writ_system = {.name = "sample", .components = components, .count = 1};

static struct {
    struct samgrd_server server;
    _Alignas(8) uint8_t estate[SAMGRD_STATE_BYTES];
    uint32_t named;        /* names that were asked for so far */
    bool declares;         /* what the next call registers is to be declared */
    bool says_no;          /* policy, the next time */
    bool said_yes;         /* policy, since the last call was judged */
    bool speaks_otherwise; /* the next endpoint */
} all;

/* A declared name is one that somebody registered and that is his no more. */
static void declare(struct name *name)
{
    name->row.origin = NAME_ORIGIN_DECLARED;
    (void)writ_port_close(&io, name->endpoint);
    name->endpoint = 0;
    name->label = 0;
}

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    uint64_t next = all.server.names.next_id;
    samgrd_dispatch_to(&all.server, m, caller);
    struct name *made = names_find(&all.server.names, next);
    if (all.declares && made != NULL) {
        declare(made);
        confirm(&all.server);
    }
    all.declares = false;
}

/* ---- what the daemon asks others ---- */

static void decide(struct writ_msg *m)
{
    struct policyd_check_reply reply = {.verdict = all.says_no ? VERDICT_REFUSED : VERDICT_ALLOWED,
                                        .cause = VERDICT_CAUSE_ADDED_RULE,
                                        .roles = (uint32_t)m->w[1],
                                        .rule = 1};
    all.said_yes = !all.says_no;
    all.says_no = false;
    policyd_check_reply_write(m, &reply);
    m->tag = POLICYD_CHECK_REPLY;
}

/* policyd makes the connection itself. */
static void connect(struct writ_msg *m, uint8_t *out)
{
    struct writ_record record = {.rights = CONNECTION_RIGHT_CALL | CONNECTION_RIGHT_TRANSFER,
                                 .type = CONNECTION_TYPE,
                                 .protocol = SPOKEN};
    all.said_yes = !all.says_no;
    if (all.says_no) {
        all.says_no = false;
        *m = (struct writ_msg){.tag = writ_tag_error(m->tag, POLICYD_ERROR_REFUSED)};
        return;
    }
    memset(out, 0, WRIT_PAGE_BYTES);
    writ_store_u32(out, (uint32_t)m->w[1]);
    writ_store_u8(out + 4, VERDICT_ALLOWED);
    record.slot = (uint16_t)suite_host_got(NULL);
    writ_store_record(out + WRIT_RECORDS, 0, record);
    *m = (struct writ_msg){.tag = POLICYD_CONNECT_REPLY};
}

static void describe(struct writ_msg *m)
{
    struct process_describe_reply reply = {.type = OBJECT_TYPE_ENDPOINT,
                                           .rights = ENDPOINT_RIGHT_MINT,
                                           .protocol = SPOKEN + all.speaks_otherwise,
                                           .koid = 1};
    all.speaks_otherwise = false;
    process_describe_reply_write(m, &reply);
    m->tag = PROCESS_DESCRIBE_REPLY;
}

static bool outgoing(uint32_t slot, struct writ_msg *m, uint8_t *out)
{
    (void)slot;
    switch (m->tag) {
    case POLICYD_CONNECT_REQUEST:
        connect(m, out);
        return true;
    case POLICYD_CHECK_REQUEST:
        decide(m);
        return true;
    case PROCESS_DESCRIBE_REQUEST:
        describe(m);
        return true;
    case ENDPOINT_MINT_REQUEST:
        *m = (struct writ_msg){.tag = ENDPOINT_MINT_REPLY, .w = {suite_host_got(NULL)}};
        return true;
    default:
        return false;
    }
}

HOST_SERVER_OF_BOTH("samgrd", samgrd_suite);

/* ---- the hooks ---- */

void samgrd_given_reset(struct suite_world *world)
{
    begin_world_of_both(world);
    memset(&all, 0, sizeof all);
    samgrd_serving_init(&all.server.serving, &io);
    host_estate(all.estate, sizeof all.estate);
    inherit(&all.server);
}

uint64_t samgrd_given_digest(struct suite_world *world)
{
    (void)world;
    if (!names_check(&all.server.names)) {
        abort(); /* N1 and N2 of names.h do not hold */
    }
    host_estate_check(&all.server.estate);
    uint64_t digest = suite_digest(0, &all.server.names, sizeof all.server.names);
    return suite_digest(digest, all.server.serving.wait_up, sizeof all.server.serving.wait_up);
}

/* What its supervisor would say. */
static const char *report(uint64_t key, enum name_change change)
{
    struct writ_caller supervisor = {.roles = SAMGRD_ROLE_SUPERVISOR};
    struct name *name = names_find(&all.server.names, key);
    if (name == NULL) {
        return "there is no such name";
    }
    struct samgrd_report_change_request request = {
        .name = key, .owner = name->row.owner, .change = change};
    (void)samgrd_on_report_change(&all.server, &supervisor, name, &request);
    return NULL;
}

const char *samgrd_given_event_name_comes_up(struct suite_world *world, uint64_t key)
{
    (void)world;
    return report(key, NAME_CHANGE_CAME_UP);
}

const char *samgrd_given_event_name_dies(struct suite_world *world, uint64_t key)
{
    (void)world;
    return report(key, NAME_CHANGE_DIED);
}

const char *samgrd_given_event_name_returns(struct suite_world *world, uint64_t key)
{
    (void)world;
    return report(key, NAME_CHANGE_RESTARTED);
}

const char *samgrd_given_event_name_given_up(struct suite_world *world, uint64_t key)
{
    (void)world;
    return report(key, NAME_CHANGE_GIVEN_UP);
}

/* The connection that registered this name alone goes. */
const char *samgrd_given_event_name_withdrawn(struct suite_world *world, uint64_t key)
{
    (void)world;
    struct name *name = names_find(&all.server.names, key);
    if (name == NULL || name->row.origin == NAME_ORIGIN_DECLARED) {
        return "only a registered name goes";
    }
    name->label = OWN_LABEL;
    samgrd_on_closed(&all.server, OWN_LABEL);
    return NULL;
}

struct writ_record samgrd_given_arg_watch_bell(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){
        .slot = 1, .rights = NOTIFICATION_RIGHT_SIGNAL, .type = NOTIFICATION_TYPE};
}

struct writ_record samgrd_given_arg_register_name_endpoint(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){.slot = 1,
                                .rights = ENDPOINT_RIGHT_MINT,
                                .type = ENDPOINT_TYPE,
                                .protocol = WRIT_ANY_PROTOCOL};
}

/* Every caller watches a name of nobody's to which something has happened. */
void samgrd_given_arg_next_event_after_seq(struct suite_world *world, uint8_t *at)
{
    static const char letters[] = "watched-by-all";
    struct names *names = &all.server.names;
    struct name_registration wanted = {.letters = (const uint8_t *)letters,
                                       .length = sizeof letters - 1,
                                       .owner = STRANGER,
                                       .protocol = SPOKEN,
                                       .label = OWN_LABEL};
    uint64_t id = 0;
    writ_store_u64(at, 0);
    if (names_register(names, &wanted, &id) != NAMES_GOOD) {
        return;
    }
    for (uint32_t i = 0; i < samgrd_suite.connection_count; i++) {
        struct name_watch watch = {.name = id,
                                   .label = (uint64_t)(i + 1) << 16 | SAMGRD_PROTOCOL,
                                   .bell = suite_host_got(world)};
        uint32_t old_bell = 0;
        if (!names_watch(names, &watch, &old_bell)) {
            (void)writ_port_close(&io, watch.bell);
        }
    }
    if (!names_change(names, names_find(names, id), STRANGER, NAME_CHANGE_CAME_UP)) {
        abort();
    }
    confirm(&all.server);
}

void samgrd_given_arg_connect_wanted_roles(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u32(at, 1);
}

/* The first one keeps its typical name, so that it is resolved; each other has one of its own. */
const char *samgrd_given_class_register_name(struct suite_world *world, struct suite_call *c,
                                             uint32_t index)
{
    (void)world;
    all.declares = index == 0;
    struct writ_tail name = writ_load_tail(c->page);
    uint32_t number = all.named++;
    for (uint32_t i = 0; number != 0 && i < name.length; i++) {
        c->page[name.offset + i] = (uint8_t)('A' + number % 26);
        number /= 26;
    }
    return NULL;
}

/* ---- errors that have to be arranged ---- */

const char *samgrd_given_error_connect_policy_says_no(struct suite_world *world,
                                                      struct suite_call *c)
{
    (void)world;
    (void)c;
    all.says_no = true;
    return NULL;
}

const char *samgrd_given_error_register_name_other_protocol(struct suite_world *world,
                                                            struct suite_call *c)
{
    (void)world;
    (void)c;
    all.speaks_otherwise = true;
    return NULL;
}

/* The typical name is that of the first registered one. */
const char *samgrd_given_error_register_name_name_taken(struct suite_world *world,
                                                        struct suite_call *c)
{
    (void)world;
    (void)c;
    return NULL;
}

const char *samgrd_given_error_register_name_not_your_name(struct suite_world *world,
                                                           struct suite_call *c)
{
    struct writ_tail name = writ_load_tail(c->page);
    struct name_registration others = {.letters = c->page + name.offset,
                                       .length = name.length,
                                       .owner = STRANGER,
                                       .protocol = SPOKEN,
                                       .label = OWN_LABEL};
    uint64_t id = 0;
    (void)world;
    struct name *first = names_resolve(&all.server.names, others.letters, others.length);
    if (first != NULL) {
        first->row.owner = STRANGER;
        confirm(&all.server);
        return NULL;
    }
    bool good = names_register(&all.server.names, &others, &id) == NAMES_GOOD;
    confirm(&all.server);
    return good ? NULL : "there is no room for a name of somebody else";
}

/* ---- the guarantees ---- */

bool samgrd_ensures_silence_is_no(struct suite *s, uint32_t status)
{
    (void)s;
    bool said_yes = all.said_yes;
    all.said_yes = false;
    return status != WRIT_OK || said_yes;
}

bool samgrd_ensures_no_name_left_over(struct suite *s, uint32_t status)
{
    (void)status;
    uint32_t there = 0;
    for (uint32_t i = 0; i < SAMGRD_MAX_NAMES; i++) {
        const struct name *name = &all.server.names.names[i];
        there += name->row.id != 0 && name->row.owner != STRANGER;
        there += name->row.id != 0 && name->row.owner == STRANGER && name->endpoint != 0;
    }
    return there == suite_live(s, 0);
}
