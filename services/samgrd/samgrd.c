/* The name daemon: puts the names of names.h behind the contract of idl/samgrd.writ.
 *
 * It renames and delegates, and asks policyd before it gives anybody a connection: silence is no.
 */
#include "samgrd_server.h"

#include "kernel_calls.h"
#include "names.h"
#include "samgrd_capnp.h"
#include "samgrd_slots.h"
#include "samgrd_uses.h"
#include "writ/capnp_serve.h"
#include "writ/inheritance.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/self.h"

#define LABEL_NUMBERS UINT64_C(0xffffffff)

struct samgrd_server {
    struct samgrd_serving serving;
    struct names names;
    struct estate estate; /* of the names */
};

_Static_assert(ESTATE_BYTES(sizeof(struct names)) <= SAMGRD_STATE_BYTES,
               "the estate has room for everything");

const struct rt_component rt_component = {.name = "samgrd",
                                          .number = SAMGRD_COMPONENT,
                                          .startup = samgrd_startup,
                                          .startup_count = SAMGRD_STARTUP_COUNT,
                                          .workers = SAMGRD_WORKERS};

static void close_slot(struct samgrd_server *s, uint32_t slot)
{
    if (slot != 0) {
        (void)writ_port_close(s->serving.io, slot);
    }
}

/* Confirms what has changed. */
static void confirm(struct samgrd_server *s)
{
    estate_touch(&s->estate, &s->names, sizeof s->names);
    inheritance_confirm(&s->estate);
}

/* Rings every bell of a name. */
static void ring(struct samgrd_server *s, uint64_t name)
{
    const struct name_watch *watch = names_next_watch(&s->names, name, 0);
    while (watch != NULL) {
        (void)writ_port_notify(s->serving.io, watch->bell, SAMGRD_SIGNALS_NAME_CHANGED);
        watch = names_next_watch(&s->names, name, (uint32_t)(watch - s->names.watches) + 1);
    }
}

/* Takes the bells of a name or of a connection, confirms that they are gone, and closes them. */
static void end_bells(struct samgrd_server *s, uint32_t (*end_one)(struct names *, uint64_t),
                      uint64_t of)
{
    uint32_t bells[SAMGRD_MAX_WATCHES];
    uint32_t count = 0;
    for (uint32_t bell = end_one(&s->names, of); bell != 0; bell = end_one(&s->names, of)) {
        bells[count++] = bell;
    }
    confirm(s);
    for (uint32_t i = 0; i < count; i++) {
        close_slot(s, bells[i]);
    }
}

/* A registered name ends: those who watch it hear of it, and of nothing after it. */
static void withdraw(struct samgrd_server *s, struct name *name)
{
    uint64_t id = name->row.id;
    uint32_t endpoint = name->endpoint;
    names_withdraw(&s->names, name);
    confirm(s);
    ring(s, id);
    end_bells(s, names_take_bell, id);
    close_slot(s, endpoint);
}

static struct name *samgrd_find_name(struct samgrd_server *s, uint64_t key,
                                     enum name_state *ret_state, enum name_class *ret_class)
{
    struct name *name = names_find(&s->names, key);
    if (name != NULL) {
        *ret_state = name->row.state;
        *ret_class =
            name->row.origin == NAME_ORIGIN_DECLARED ? NAME_CLASS_DECLARED : NAME_CLASS_REGISTERED;
    }
    return name;
}

static uint32_t samgrd_on_resolve(struct samgrd_server *s, const struct writ_caller *caller,
                                  const struct samgrd_resolve_request *request,
                                  struct samgrd_resolve_reply *reply)
{
    (void)caller;
    const uint8_t *letters = writ_data(s->serving.io, &request->service);
    const struct name *name = names_resolve(&s->names, letters, request->service.length);
    if (name == NULL) {
        return SAMGRD_ERROR_NO_SUCH_NAME;
    }
    reply->name = name->row.id;
    reply->protocol = name->row.protocol;
    reply->state = name->row.state;
    return WRIT_OK;
}

/* A connection to a component of the system: policyd makes it. */
static uint32_t connect_declared(struct samgrd_server *s, const struct writ_caller *caller,
                                 const struct name *name, uint32_t wanted,
                                 struct samgrd_connect_reply *reply)
{
    struct policyd_connect_reply made = {0};
    uint32_t status = policyd_connect(s->serving.io, caller->principal, (uint16_t)name->row.owner,
                                      name->row.protocol, wanted, &made);
    if (status != WRIT_OK) {
        log_warn("samgrd: principal=%u gets no connection to name=%lu: %s", caller->principal,
                 name->row.id,
                 status < WRIT_FIRST_OWN ? writ_status_name(status) : policyd_error_name(status));
        return SAMGRD_ERROR_POLICY_SAYS_NO;
    }
    reply->roles = made.roles;
    reply->connection = made.connection;
    return WRIT_OK;
}

/* A connection to a server that registered its name: policyd decides, and it is made on the endpoint
 * that the server gave. */
static uint32_t connect_registered(struct samgrd_server *s, const struct writ_caller *caller,
                                   const struct name *name, uint32_t wanted,
                                   struct samgrd_connect_reply *reply)
{
    enum verdict verdict = VERDICT_REFUSED;
    uint8_t cause = 0;
    uint64_t rule = 0;
    uint32_t status =
        policyd_check(s->serving.io, caller->principal, (uint16_t)name->row.owner,
                      name->row.protocol, wanted, &verdict, &cause, &reply->roles, &rule);
    if (status != WRIT_OK || verdict == VERDICT_REFUSED) {
        return SAMGRD_ERROR_POLICY_SAYS_NO;
    }
    uint64_t number = ++s->names.connections & LABEL_NUMBERS;
    uint64_t label = (uint64_t)SAMGRD_COMPONENT << 48 | number << 16 | name->row.protocol;
    estate_touch(&s->estate, &s->names.connections, sizeof s->names.connections);
    inheritance_confirm(&s->estate);
    status = endpoint_mint(s->serving.io, name->endpoint, label, reply->roles, caller->principal,
                           &reply->connection);
    return status == WRIT_OK ? WRIT_OK : WRIT_INTERNAL;
}

static uint32_t samgrd_on_connect(struct samgrd_server *s, const struct writ_caller *caller,
                                  struct name *name, const struct samgrd_connect_request *request,
                                  struct samgrd_connect_reply *reply)
{
    reply->protocol = name->row.protocol;
    bool declared = name->row.origin == NAME_ORIGIN_DECLARED;
    return (declared ? connect_declared : connect_registered)(s, caller, name,
                                                              request->wanted_roles, reply);
}

static uint32_t samgrd_on_read_name(struct samgrd_server *s, const struct writ_caller *caller,
                                    struct name *name,
                                    const struct samgrd_read_name_request *request,
                                    struct samgrd_read_name_reply *reply)
{
    (void)s;
    (void)caller;
    (void)request;
    reply->state = name->row.state;
    reply->row = name->row;
    return WRIT_OK;
}

/* What one who waits for a name to come up is told; WRIT_KEEP while there is nothing to tell. */
static uint32_t tell_up(const struct name *name, struct samgrd_wait_up_reply *reply)
{
    bool decided = name->row.state == NAME_STATE_UP || name->row.state == NAME_STATE_FAILED;
    reply->state = name->row.state;
    reply->restarts = name->row.restarts;
    return decided ? WRIT_OK : WRIT_KEEP;
}

static uint32_t samgrd_on_wait_up(struct samgrd_server *s, const struct writ_caller *caller,
                                  struct name *name, const struct samgrd_wait_up_request *request,
                                  struct samgrd_wait_up_reply *reply)
{
    (void)s;
    (void)caller;
    (void)request;
    return tell_up(name, reply);
}

static uint32_t samgrd_answer_wait_up(struct samgrd_server *s, uint64_t key, struct name *name,
                                      struct samgrd_wait_up_reply *reply)
{
    (void)s;
    (void)key;
    return tell_up(name, reply);
}

static uint32_t samgrd_on_watch(struct samgrd_server *s, const struct writ_caller *caller,
                                struct name *name, struct samgrd_watch_request *request)
{
    uint32_t old_bell = 0;
    if (inheritance_keep(s->serving.io, &request->bell) != WRIT_OK) {
        return WRIT_LIMIT;
    }
    struct name_watch watch = {.name = name->row.id, .label = caller->label, .bell = request->bell};
    if (!names_watch(&s->names, &watch, &old_bell)) {
        return WRIT_LIMIT;
    }
    (void)writ_take(&request->bell);
    confirm(s);
    close_slot(s, old_bell);
    return WRIT_OK;
}

static uint32_t samgrd_on_unwatch(struct samgrd_server *s, const struct writ_caller *caller,
                                  struct name *name, const struct samgrd_unwatch_request *request)
{
    (void)request;
    uint32_t bell = names_unwatch(&s->names, name->row.id, caller->label);
    confirm(s);
    close_slot(s, bell);
    return WRIT_OK;
}

static uint32_t samgrd_on_next_event(struct samgrd_server *s, const struct writ_caller *caller,
                                     const struct samgrd_next_event_request *request,
                                     struct samgrd_next_event_reply *reply)
{
    struct name_news news;
    if (!names_next_event(&s->names, caller->label, request->after_seq, &news)) {
        return SAMGRD_ERROR_NOTHING_NEWER;
    }
    reply->seq = news.seq;
    reply->name = news.event.name;
    reply->lost = news.lost;
    reply->owner = news.event.owner;
    reply->change = news.event.change;
    return WRIT_OK;
}

static uint32_t samgrd_on_list_names(struct samgrd_server *s, const struct writ_caller *caller,
                                     const struct samgrd_list_names_request *request,
                                     struct samgrd_list_names_reply *reply)
{
    (void)caller;
    struct name_row rows[SAMGRD_MAX_NAME_ROWS];
    uint32_t count =
        names_page(&s->names, request->after, rows, SAMGRD_MAX_NAME_ROWS, &reply->next);
    reply->generation = s->names.generation;
    samgrd_list_names_reply_put_items(s, reply, rows, count);
    return WRIT_OK;
}

/* Whether an endpoint speaks what its owner says. */
static bool speaks(struct samgrd_server *s, uint32_t endpoint, uint16_t wanted)
{
    struct process_describe_reply it = {0};
    return self_describe(s->serving.io, endpoint, &it) == WRIT_OK && it.protocol == wanted;
}

static uint32_t samgrd_on_register_name(struct samgrd_server *s, const struct writ_caller *caller,
                                        struct samgrd_register_name_request *request,
                                        struct samgrd_register_name_reply *reply)
{
    if (!speaks(s, request->endpoint, request->protocol)) {
        return SAMGRD_ERROR_OTHER_PROTOCOL;
    }
    if (inheritance_keep(s->serving.io, &request->endpoint) != WRIT_OK) {
        return WRIT_LIMIT;
    }
    struct name_registration wanted = {.letters = writ_data(s->serving.io, &request->service),
                                       .length = request->service.length,
                                       .owner = caller->principal,
                                       .protocol = request->protocol,
                                       .endpoint = request->endpoint,
                                       .label = caller->label};
    switch (names_register(&s->names, &wanted, &reply->name)) {
    case NAMES_GOOD:
        (void)writ_take(&request->endpoint);
        confirm(s);
        return WRIT_OK;
    case NAMES_NOT_YOURS:
        return SAMGRD_ERROR_NOT_YOUR_NAME;
    case NAMES_TAKEN:
        return SAMGRD_ERROR_NAME_TAKEN;
    case NAMES_FULL:
        return WRIT_LIMIT;
    }
    return WRIT_INTERNAL;
}

static uint32_t samgrd_on_unregister_name(struct samgrd_server *s, const struct writ_caller *caller,
                                          struct name *name,
                                          const struct samgrd_unregister_name_request *request)
{
    (void)request;
    if (name->label != caller->label) {
        return SAMGRD_ERROR_NOT_YOUR_NAME;
    }
    withdraw(s, name);
    return WRIT_OK;
}

static void wake_waiters(struct samgrd_server *s, uint64_t name, enum name_change change)
{
    switch (change) {
    case NAME_CHANGE_CAME_UP:
        samgrd_event_comes_up(s, name);
        return;
    case NAME_CHANGE_RESTARTED:
        samgrd_event_returns(s, name);
        return;
    case NAME_CHANGE_GIVEN_UP:
        samgrd_event_given_up(s, name);
        return;
    case NAME_CHANGE_DIED:
    case NAME_CHANGE_WITHDRAWN:
        return;
    }
}

static uint32_t samgrd_on_report_change(struct samgrd_server *s, const struct writ_caller *caller,
                                        struct name *name,
                                        const struct samgrd_report_change_request *request)
{
    (void)caller;
    if (names_change(&s->names, name, request->owner, request->change)) {
        confirm(s);
        ring(s, name->row.id);
        wake_waiters(s, name->row.id, request->change);
    }
    return WRIT_OK;
}

static uint32_t samgrd_on_come_up(struct samgrd_server *s, const struct writ_caller *caller,
                                  struct name *name, const struct samgrd_come_up_request *request)
{
    (void)request;
    if (name->label != caller->label) {
        return SAMGRD_ERROR_NOT_YOUR_NAME;
    }
    if (names_change(&s->names, name, caller->principal, NAME_CHANGE_CAME_UP)) {
        confirm(s);
        ring(s, name->row.id);
        samgrd_event_comes_up(s, name->row.id);
    }
    return WRIT_OK;
}

static void samgrd_on_closed(struct samgrd_server *s, uint64_t label)
{
    end_bells(s, names_unwatch_label, label);
    for (struct name *name = names_registered_by(&s->names, label); name != NULL;
         name = names_registered_by(&s->names, label)) {
        uint64_t id = name->row.id;
        withdraw(s, name);
        samgrd_event_withdrawn(s, id);
    }
}

static void name_kept(const struct names *state, struct inheritance_names *names)
{
    for (uint32_t i = 0; i < SAMGRD_MAX_NAMES; i++) {
        inheritance_name(names, state->names[i].endpoint);
    }
    for (uint32_t i = 0; i < SAMGRD_MAX_WATCHES; i++) {
        inheritance_name(names, state->watches[i].bell);
    }
}

/* What was confirmed may not have been rung for: a bell too many tells nobody anything wrong. */
static void ring_all(struct samgrd_server *s)
{
    const struct name_watch *watch = names_next_bell(&s->names, 0);
    while (watch != NULL) {
        (void)writ_port_notify(s->serving.io, watch->bell, SAMGRD_SIGNALS_NAME_CHANGED);
        watch = names_next_bell(&s->names, (uint32_t)(watch - s->names.watches) + 1);
    }
}

/* Goes on with what was confirmed; where it was lost, with the names that are declared. */
static void inherit(struct samgrd_server *s)
{
    const struct inheritance_plan plan = {.name = "samgrd",
                                          .state_bytes = SAMGRD_STATE_BYTES,
                                          .live = &s->names,
                                          .live_bytes = sizeof s->names,
                                          .layout = sizeof s->names};
    struct inheritance_names names = {0};
    enum estate_found found = inheritance_open(&s->estate, s->serving.io, &plan);
    if (found != ESTATE_INHERITED) {
        if (!names_init(&s->names, &writ_system, s->estate.losses + (found == ESTATE_LOST))) {
            rt_panic("samgrd: the system declares more names than there can be, or one too long");
        }
        estate_begin(&s->estate, found);
    }
    name_kept(&s->names, &names);
    inheritance_close_rest(s->serving.io, &names);
    ring_all(s);
}

uint32_t component_main(struct rt *rt)
{
    static struct samgrd_server server;
    static struct capnp_server other;
    samgrd_serving_init(&server.serving, &rt->io);
    capnp_server_init(&other, &rt->io, samgrd_capnp_messages, SAMGRD_CAPNP_MESSAGES);
    inherit(&server);
    samgrd_serve(&server);
}
