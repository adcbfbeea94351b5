/* See view.h. */
#include "view.h"

#include <stddef.h>
#include <string.h>

#include "procd_types.h"

void view_init(struct view *view, const struct writ_system *system)
{
    memset(view, 0, sizeof *view);
    view->system = system;
}

static bool rows_rise(const struct supervised_board *board)
{
    for (uint32_t i = 0; i < board->count; i++) {
        const struct supervised_row *row = &board->rows[i];
        uint64_t before = i != 0 ? board->rows[i - 1].component : 0;
        if (row->component <= before || !supervised_state_is_known(row->state) ||
            !exit_cause_is_known(row->last_cause)) {
            return false;
        }
    }
    return true;
}

static struct view_order *given_order(struct view *view)
{
    for (uint32_t i = 0; i < view->board.count; i++) {
        if (view->orders[i].phase == VIEW_GIVEN) {
            return &view->orders[i];
        }
    }
    return NULL;
}

bool view_take(struct view *view, const struct supervised_board *board,
               const struct supervised_changes *changes)
{
    bool makes_sense = board->count <= SUPERVISOR_MAX_SUPERVISED_ROWS &&
                       (view->board.count == 0 || board->count == view->board.count) &&
                       rows_rise(board);
    if (!makes_sense) {
        return false;
    }
    view->board = *board;
    view->changes = *changes;
    struct view_order *order = given_order(view);
    if (order != NULL && board->obeyed == view->given) {
        order->phase = board->outcome == ORDER_OUTCOME_DONE ? VIEW_DONE : VIEW_REFUSED;
    }
    return true;
}

void view_withdraw(struct view *view)
{
    struct view_order *order = given_order(view);
    if (order != NULL) {
        order->phase = VIEW_REFUSED;
    }
}

void view_meet(struct view *view)
{
    view_withdraw(view);
    if (view->given < view->board.obeyed) {
        view->given = view->board.obeyed;
    }
    view->heard = view->changes.newest;
}

struct supervised_row *view_find(struct view *view, uint64_t component)
{
    for (uint32_t i = 0; i < view->board.count; i++) {
        if (view->board.rows[i].component == component) {
            return &view->board.rows[i];
        }
    }
    return NULL;
}

static bool runs(struct view *view, uint16_t component)
{
    const struct supervised_row *row = view_find(view, component);
    return row != NULL && row->state != SUPERVISED_STATE_STOPPED &&
           row->state != SUPERVISED_STATE_FAILED;
}

static bool uses(const struct writ_system *system, const struct writ_system_component *user,
                 uint64_t component)
{
    for (uint32_t i = 0; i < user->connection_count; i++) {
        if (system->components[user->connections[i].server].number == component) {
            return true;
        }
    }
    return false;
}

/* Who has to be there so that anybody can be started again. */
static bool makes_processes(const struct view *view, uint64_t component)
{
    for (uint32_t i = 0; i < view->system->count; i++) {
        const struct writ_system_component *it = &view->system->components[i];
        if (it->number == component && it->served_count != 0) {
            uint16_t protocol = it->served[0].protocol;
            return protocol == PROCD_PROTOCOL || protocol == SUPERVISOR_PROTOCOL;
        }
    }
    return false;
}

enum view_answer view_may_stop(struct view *view, const struct supervised_row *row)
{
    if (makes_processes(view, row->component)) {
        return VIEW_NEVER;
    }
    for (uint32_t i = 0; i < view->system->count; i++) {
        const struct writ_system_component *user = &view->system->components[i];
        if (user->served_count != 0 && runs(view, user->number) &&
            uses(view->system, user, row->component)) {
            return VIEW_STILL_NEEDED;
        }
    }
    return VIEW_YES;
}

enum view_answer view_may_restart(const struct view *view, const struct supervised_row *row)
{
    return makes_processes(view, row->component) ? VIEW_NEVER : VIEW_YES;
}

static struct view_order *order_of(struct view *view, const struct supervised_row *row)
{
    return &view->orders[row - view->board.rows];
}

bool view_ask(struct view *view, const struct supervised_row *row, enum order order)
{
    struct view_order *it = order_of(view, row);
    enum view_phase phase = view_outcome(view, row);
    if (phase == VIEW_WAITING || phase == VIEW_GIVEN) {
        return it->order == (uint8_t)order;
    }
    *it = (struct view_order){.order = (uint8_t)order, .phase = VIEW_WAITING};
    return true;
}

bool view_next_order(struct view *view, struct supervised_order *ret_order)
{
    if (given_order(view) != NULL) {
        return false;
    }
    for (uint32_t i = 0; i < view->board.count; i++) {
        struct view_order *it = &view->orders[i];
        if (it->phase == VIEW_WAITING) {
            it->phase = VIEW_GIVEN;
            *ret_order = (struct supervised_order){.seq = ++view->given,
                                                   .component = view->board.rows[i].component,
                                                   .order = it->order};
            return true;
        }
    }
    return false;
}

enum view_phase view_outcome(const struct view *view, const struct supervised_row *row)
{
    const struct view_order *it = &view->orders[row - view->board.rows];
    if (it->phase != VIEW_DONE || it->order == ORDER_STOP) {
        return (enum view_phase)it->phase;
    }
    switch (row->state) {
    case SUPERVISED_STATE_READY:
        return VIEW_DONE;
    case SUPERVISED_STATE_STARTING:
    case SUPERVISED_STATE_RESTARTING:
        return VIEW_GIVEN;
    default:
        return VIEW_REFUSED;
    }
}

static const struct supervised_change *change_at(const struct view *view, uint64_t seq)
{
    return &view->changes.changes[seq % SUPERVISOR_KEPT_CHANGES];
}

bool view_hear(struct view *view, struct supervised_row *ret_row)
{
    struct supervised_change change;
    uint64_t lost = 0;
    if (!view_next_change(view, view->heard, &change, &lost)) {
        return false;
    }
    view->heard = change.seq;
    *ret_row = change.row;
    return true;
}

uint32_t view_page(const struct view *view, uint64_t after, struct supervised_row *rows,
                   uint32_t room, uint64_t *ret_next)
{
    uint32_t count = 0;
    bool more = false;
    for (uint32_t i = 0; i < view->board.count; i++) {
        const struct supervised_row *row = &view->board.rows[i];
        if (row->component > after && count < room) {
            rows[count++] = *row;
        } else {
            more = more || row->component > after;
        }
    }
    *ret_next = more ? rows[count - 1].component : 0;
    return count;
}

bool view_next_change(const struct view *view, uint64_t after, struct supervised_change *ret_change,
                      uint64_t *ret_lost)
{
    uint64_t newest = view->changes.newest;
    uint64_t oldest = newest >= SUPERVISOR_KEPT_CHANGES ? newest - SUPERVISOR_KEPT_CHANGES + 1 : 1;
    if (after >= newest) {
        return false;
    }
    uint64_t seq = after + 1 > oldest ? after + 1 : oldest;
    *ret_lost = seq - after - 1;
    *ret_change = *change_at(view, seq);
    return ret_change->seq == seq;
}

bool view_check(const struct view *view)
{
    uint32_t given = 0;
    for (uint32_t i = 0; i < SUPERVISOR_MAX_SUPERVISED_ROWS; i++) {
        given += view->orders[i].phase == VIEW_GIVEN;
    }
    return given <= 1 && rows_rise(&view->board);
}
