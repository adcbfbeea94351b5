/* See played_root.h. */
#include "played_root.h"

#include <stddef.h>

#include "reasons.h"
#include "supervisor_wire.h"

enum { MOST_ORDERS = 64 };
#define NOBODY_YET UINT64_C(0xfff00000) /* components of rows to which nobody has come */

#define NEVER(method, error, reason) REASON(supervisor, method, error, reason)

/* ---- the board ---- */

static void stand(struct supervised_row *row, uint64_t component, enum supervised_state state)
{
    *row = (struct supervised_row){
        .component = component, .state = state, .last_cause = EXIT_CAUSE_EXITED, .starts = 1};
}

static void tell(struct played_root *root, const struct supervised_row *row)
{
    uint64_t seq = ++root->changes.newest;
    root->changes.changes[seq % SUPERVISOR_KEPT_CHANGES] =
        (struct supervised_change){.seq = seq, .row = *row};
    root->board.generation++;
}

static void clear(struct played_root *root)
{
    for (uint32_t i = root->lasting; i < root->board.count; i++) {
        stand(&root->board.rows[i], NOBODY_YET + i, SUPERVISED_STATE_READY);
    }
    root->came = 0;
    tell(root, &root->board.rows[0]);
}

void played_root_init(struct played_root *root, const uint64_t *components, uint32_t lasting,
                      uint32_t rows)
{
    *root = (struct played_root){.lasting = lasting};
    root->board.count = rows;
    for (uint32_t i = 0; i < lasting; i++) {
        stand(&root->board.rows[i], components[i], SUPERVISED_STATE_READY);
    }
    clear(root);
}

static bool is_open(const struct played_root *root, const struct supervised_order *order)
{
    return order->seq > root->board.obeyed;
}

bool played_root_reset(struct played_root *root, struct suite_world *world)
{
    bool good = true;
    struct supervised_order order = played_root_order(world);
    for (uint32_t i = 0; i < MOST_ORDERS && is_open(root, &order) && good; i++) {
        root->board.obeyed = order.seq;
        root->board.outcome = ORDER_OUTCOME_NOT_DONE;
        root->board.generation++;
        good = played_root_show(world);
        order = played_root_order(world);
    }
    clear(root);
    return good && !is_open(root, &order) && played_root_show(world);
}

static struct supervised_row *row_of(struct played_root *root, uint64_t component)
{
    for (uint32_t i = 0; i < root->board.count; i++) {
        if (root->board.rows[i].component == component) {
            return &root->board.rows[i];
        }
    }
    return NULL;
}

/* Whether it is what was ordered. */
static bool obeys(const struct supervised_order *order, uint64_t key, enum supervised_state state)
{
    enum supervised_state wanted =
        order->order == ORDER_STOP ? SUPERVISED_STATE_STOPPED : SUPERVISED_STATE_READY;
    return order->component == key && state == wanted;
}

/* It happens; if it was ordered, it is what was ordered. */
static const char *happens(struct suite_world *world, uint64_t key, enum supervised_state state)
{
    struct played_root *root = played_root_of(world);
    struct supervised_row *row = row_of(root, key);
    struct supervised_order order = played_root_order(world);
    if (row == NULL) {
        return "there is no such component";
    }
    if (is_open(root, &order) && played_root_waits(world, key)) {
        return "the root carries out another order first";
    }
    row->state = state;
    if (is_open(root, &order) && obeys(&order, key, state)) {
        root->board.obeyed = order.seq;
        root->board.outcome = ORDER_OUTCOME_DONE;
    }
    tell(root, row);
    return played_root_show(world) ? NULL : "the helper does not see what the root shows";
}

/* ---- events ---- */

const char *supervisor_given_event_component_told(struct suite_world *world, uint64_t key)
{
    struct played_root *root = played_root_of(world);
    if (root->came == PLAYED_COMERS) {
        return "the board has as many rows as it has";
    }
    stand(&root->board.rows[root->lasting + root->came++], key, SUPERVISED_STATE_READY);
    return happens(world, key, SUPERVISED_STATE_READY);
}

const char *supervisor_given_event_component_stops(struct suite_world *world, uint64_t key)
{
    return happens(world, key, SUPERVISED_STATE_STOPPED);
}

const char *supervisor_given_event_component_starts(struct suite_world *world, uint64_t key)
{
    return happens(world, key, SUPERVISED_STATE_STARTING);
}

const char *supervisor_given_event_component_answers(struct suite_world *world, uint64_t key)
{
    return happens(world, key, SUPERVISED_STATE_READY);
}

const char *supervisor_given_event_component_dies(struct suite_world *world, uint64_t key)
{
    return happens(world, key, SUPERVISED_STATE_RESTARTING);
}

const char *supervisor_given_event_component_given_up(struct suite_world *world, uint64_t key)
{
    return happens(world, key, SUPERVISED_STATE_FAILED);
}

/* The oldest change that is kept. */
void supervisor_given_arg_next_event_after_seq(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, 0);
}

/* ---- errors ---- */

static const char looks[] = "the method asks for nothing to be done";
static const char acts[] = "the method asks for no event";
static const char later[] = "the root says so later, and the call of this case waits for nobody";

NEVER(status, cannot_stop, looks)
NEVER(status, still_needed, looks)
NEVER(status, not_done, looks)
NEVER(status, nothing_newer, acts)
NEVER(status, under_way, looks)
NEVER(stop, not_done, later)
NEVER(stop, nothing_newer, acts)
NEVER(restart, still_needed, "who uses it waits until it answers again")
NEVER(restart, not_done, later)
NEVER(restart, nothing_newer, acts)
NEVER(next_event, cannot_stop, looks)
NEVER(next_event, still_needed, looks)
NEVER(next_event, not_done, looks)
NEVER(next_event, under_way, looks)

static const char *about(struct suite_call *c, uint64_t component)
{
    writ_store_u64(c->page, component);
    return NULL;
}

const char *supervisor_given_error_stop_cannot_stop(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    return about(c, PLAYED_MAKER);
}

const char *supervisor_given_error_restart_cannot_stop(struct suite_world *world,
                                                       struct suite_call *c)
{
    (void)world;
    return about(c, PLAYED_MAKER);
}

const char *supervisor_given_error_stop_still_needed(struct suite_world *world,
                                                     struct suite_call *c)
{
    (void)world;
    return about(c, PLAYED_USED);
}

static const char *asked(struct suite_world *world, const struct suite_call *c, enum order order)
{
    bool good = played_root_asked(world, writ_load_u64(c->page), order);
    return good ? NULL : "nothing else can be asked for";
}

const char *supervisor_given_error_stop_under_way(struct suite_world *world, struct suite_call *c)
{
    return asked(world, c, ORDER_RESTART);
}

const char *supervisor_given_error_restart_under_way(struct suite_world *world,
                                                     struct suite_call *c)
{
    return asked(world, c, ORDER_STOP);
}

const char *supervisor_given_error_next_event_nothing_newer(struct suite_world *world,
                                                            struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page, UINT64_MAX);
    return NULL;
}

/* ---- the guarantees ---- */

bool supervisor_ensures_stopped_has_no_process(struct suite *s, uint32_t status)
{
    uint64_t component = writ_load_u64(s->room.calls[0].page);
    const struct supervised_row *row = row_of(played_root_of(s->world), component);
    return status != WRIT_OK || (row != NULL && row->state == SUPERVISED_STATE_STOPPED);
}
