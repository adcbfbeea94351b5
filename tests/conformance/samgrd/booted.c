/* The hooks of the name daemon's suite against the live daemon: names of the runner, which serves what is spoken there, and a rule by which
 * it may speak to itself.
 */
#include "bench_types.h"
#include "callers.h"
#include "contracts_slots.h"
#include "contracts_uses.h"
#include "kernel_calls.h"
#include "policyd_types.h"
#include "samgrd_conformance.h"
#include "samgrd_given.h"
#include "samgrd_wire.h"

enum { LETTERS = 5 };                /* of a typical name */
static const char known[] = "known"; /* a name of ours that no case is about */
static const char others[] = "procd";
#define NO_ROLE (UINT32_C(1) << 31)

static struct {
    uint64_t rule;     /* that allows us to speak to ourselves */
    uint64_t name;     /* the known one */
    uint32_t endpoint; /* behind all names */
    uint32_t named;    /* names that the case has asked for so far */
    bool is_up;        /* the known one */
} live;

/* ---- what there is in every case ---- */

static struct writ_record endpoint_part(struct suite_world *world)
{
    return callers_part(world, live.endpoint, ENDPOINT_TYPE, ENDPOINT_RIGHT_MINT);
}

static uint32_t report(struct suite_world *world, uint64_t name, enum name_change change)
{
    return samgrd_all_report_change(callers_io(world), name, CONTRACTS_COMPONENT, change);
}

/* One connection watches the known name. */
static void watch_known(struct suite_world *world, uint32_t connection)
{
    struct writ_io *io = callers_io(world);
    struct writ_msg m = {.tag = writ_tag_sized(SAMGRD_WATCH_REQUEST, sizeof live.name)};
    struct writ_record bell = callers_bell(world);
    writ_store_u64(io->out, live.name);
    writ_store_record(io->out + WRIT_RECORDS, 0, bell);
    (void)writ_port_call(io, callers_slot(world, connection), SUITE_PATIENCE_MS, &m);
}

static bool register_known(struct suite_world *world)
{
    struct writ_io *io = callers_io(world);
    struct samgrd_register_name_reply reply = {0};
    uint32_t endpoint = endpoint_part(world).slot;
    struct samgrd_all_register_name_builder b = samgrd_all_register_name_begin(io);
    samgrd_all_register_name_put_service(&b, known, LETTERS);
    samgrd_all_register_name_put_endpoint(&b, endpoint);
    b.body->protocol = BENCH_PROTOCOL;
    bool good = samgrd_all_register_name_call(&b, &reply) == WRIT_OK;
    live.name = reply.name;
    return good;
}

static void begin(struct suite_world *world)
{
    struct writ_io *io = callers_io(world);
    uint32_t status = quota_create_endpoint(io, WRIT_SLOT_QUOTA, BENCH_PROTOCOL, &live.endpoint);
    if (status == WRIT_OK) {
        status = policyd_all_add_rule(io, CONTRACTS_COMPONENT, CONTRACTS_COMPONENT, BENCH_PROTOCOL,
                                      RULE_ORIGIN_OPERATOR, BENCH_ROLE_CALLER, &live.rule);
    }
    if (status != WRIT_OK || !register_known(world)) {
        return;
    }
    for (uint32_t i = 0; i < samgrd_suite.connection_count; i++) {
        if ((samgrd_suite.connections[i].roles & (SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER)) !=
            0) {
            watch_known(world, i);
        }
    }
    live.is_up = report(world, live.name, NAME_CHANGE_CAME_UP) == WRIT_OK;
}

void samgrd_given_reset(struct suite_world *world)
{
    callers_end_made(world);
    if (live.endpoint == 0) {
        begin(world);
    }
    live.named = 0;
}

uint64_t samgrd_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

/* ---- events: what a supervisor would say ---- */

static const char *happens(struct suite_world *world, uint64_t key, enum name_change change)
{
    return report(world, key, change) == WRIT_OK ? NULL : "there is no such name";
}

const char *samgrd_given_event_name_comes_up(struct suite_world *world, uint64_t key)
{
    return happens(world, key, NAME_CHANGE_CAME_UP);
}

const char *samgrd_given_event_name_dies(struct suite_world *world, uint64_t key)
{
    return happens(world, key, NAME_CHANGE_DIED);
}

const char *samgrd_given_event_name_returns(struct suite_world *world, uint64_t key)
{
    return happens(world, key, NAME_CHANGE_RESTARTED);
}

const char *samgrd_given_event_name_given_up(struct suite_world *world, uint64_t key)
{
    return happens(world, key, NAME_CHANGE_GIVEN_UP);
}

const char *samgrd_given_event_name_withdrawn(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    return "a process cannot lose a connection that it still calls through";
}

/* ---- good requests ---- */

void samgrd_given_arg_connect_wanted_roles(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u32(at, BENCH_ROLE_CALLER);
}

struct writ_record samgrd_given_arg_watch_bell(struct suite_world *world)
{
    return callers_bell(world);
}

struct writ_record samgrd_given_arg_register_name_endpoint(struct suite_world *world)
{
    return endpoint_part(world);
}

/* Something has just happened to the name that every connection watches. */
void samgrd_given_arg_next_event_after_seq(struct suite_world *world, uint8_t *at)
{
    writ_store_u64(at, 0);
    (void)report(world, live.name, live.is_up ? NAME_CHANGE_DIED : NAME_CHANGE_RESTARTED);
    live.is_up = !live.is_up;
}

static void put_protocol(struct suite_call *c)
{
    writ_store_u16(c->page + offsetof(struct samgrd_register_name_request_body, protocol),
                   BENCH_PROTOCOL);
}

static void put_name(struct suite_call *c, const char *letters)
{
    __builtin_memcpy(c->page + writ_load_tail(c->page).offset, letters, LETTERS);
}

/* The first name of a case is the typical one, so that it is resolved; each other has letters of its own. */
const char *samgrd_given_class_register_name(struct suite_world *world, struct suite_call *c,
                                             uint32_t index)
{
    (void)world;
    if (index == 0) {
        return "names that are declared are there from the start";
    }
    char letters[LETTERS] = {'-', '-', '-', '-', '-'};
    uint32_t number = live.named++;
    put_protocol(c);
    for (uint32_t i = 0, left = number; left != 0; i++, left /= 26) {
        letters[i] = (char)('A' + left % 26);
    }
    if (number != 0) {
        put_name(c, letters);
    }
    return NULL;
}

/* ---- errors that have to be arranged ---- */

const char *samgrd_given_error_connect_policy_says_no(struct suite_world *world,
                                                      struct suite_call *c)
{
    (void)world;
    writ_store_u32(c->page + sizeof(uint64_t), NO_ROLE);
    return NULL;
}

/* The typical protocol is not what our endpoint speaks. */
const char *samgrd_given_error_register_name_other_protocol(struct suite_world *world,
                                                            struct suite_call *c)
{
    (void)world;
    (void)c;
    return NULL;
}

const char *samgrd_given_error_register_name_name_taken(struct suite_world *world,
                                                        struct suite_call *c)
{
    (void)world;
    put_protocol(c);
    put_name(c, known);
    return NULL;
}

const char *samgrd_given_error_register_name_not_your_name(struct suite_world *world,
                                                           struct suite_call *c)
{
    (void)world;
    put_protocol(c);
    put_name(c, others);
    return NULL;
}

/* ---- the guarantees, told by the daemons themselves ---- */

bool samgrd_ensures_silence_is_no(struct suite *s, uint32_t status)
{
    enum verdict verdict = VERDICT_REFUSED;
    uint8_t cause = 0;
    uint32_t roles = 0;
    uint64_t rule = 0;
    return status != WRIT_OK ||
           (policyd_all_check(callers_io(s->world), CONTRACTS_COMPONENT, CONTRACTS_COMPONENT,
                              BENCH_PROTOCOL, UINT32_MAX, &verdict, &cause, &roles,
                              &rule) == WRIT_OK &&
            verdict != VERDICT_REFUSED && (callers_roles(s->world) & ~roles) == 0);
}

bool samgrd_ensures_no_name_left_over(struct suite *s, uint32_t status)
{
    struct samgrd_list_names_reply page = {0};
    uint32_t there = 0;
    (void)status;
    do {
        if (samgrd_all_list_names(callers_io(s->world), page.next, &page) != WRIT_OK) {
            return false;
        }
        for (uint32_t i = 0; i < page.items.count; i++) {
            const struct name_row *row = &page.items.items[i];
            there += row->origin == NAME_ORIGIN_REGISTERED && row->id != live.name;
        }
    } while (page.next != 0);
    return suite_may_have(s, 0, there);
}
