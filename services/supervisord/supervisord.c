/* The root's helper: puts what the root shows on its board behind the contract of
 * idl/supervisor.writ, and passes on what it is asked to have done.
 *
 * It renames and delegates. It has no authority of its own: what it writes for the root is a wish.
 */
#include "supervisor_server.h"

#include <string.h>

#include "kernel_calls.h"
#include "supervisor_capnp.h"
#include "supervisord_slots.h"
#include "view.h"
#include "writ/bells.h"
#include "writ/capnp_serve.h"
#include "writ/inheritance.h"
#include "writ/log.h"
#include "writ/rt.h"

enum { ORDERED = 1, NEWS = 1, LAYOUT = 2 };

/* What is confirmed before anybody is answered. By the root's board, the next instance knows how
 * everything stands before the root meets it. */
struct confirmed {
    struct bells bells;
    uint32_t board; /* slot; 0 before the root gave one */
};

/* What else the root gave, to this instance alone, as slots: what an earlier one wrote there may still
 * be carried out. Zeros before it did. */
struct given {
    uint32_t orders;
    uint32_t bell;
};

struct supervisor_server {
    struct supervisor_serving serving;
    struct estate estate;
    struct confirmed live;
    struct given root;
    uint32_t news; /* notification */
    struct view view;
    struct supervised_board board;
    struct supervised_changes changes;
};

/* A component is its row; the name is the contract's. */
struct component {
    struct supervised_row row;
};

_Static_assert(ESTATE_BYTES(sizeof(struct confirmed)) <= SUPERVISORD_STATE_BYTES,
               "everything that has to survive fits the estate");

const struct rt_component rt_component = {.name = "supervisord",
                                          .number = SUPERVISORD_COMPONENT,
                                          .startup = supervisord_startup,
                                          .startup_count = SUPERVISORD_STARTUP_COUNT,
                                          .workers = SUPERVISORD_WORKERS};

static void close_slot(struct supervisor_server *s, uint32_t slot)
{
    if (slot != 0) {
        (void)writ_port_close(s->serving.io, slot);
    }
}

/* Copies what stands at a place of the board. */
static bool copy(struct supervisor_server *s, uint64_t offset, void *to, uint32_t bytes)
{
    struct vmo_read_reply reply = {0};
    uint32_t status = vmo_read(s->serving.io, s->live.board, offset, bytes, &reply);
    if (status != WRIT_OK || reply.data.length != bytes) {
        return false;
    }
    memcpy(to, reply.data.data, bytes);
    return true;
}

/* Those who wait for something of a component are asked whether they have it now. */
static void wake(struct supervisor_server *s)
{
    for (uint32_t i = 0; i < s->view.board.count; i++) {
        if (s->view.orders[i].phase != VIEW_NOTHING) {
            supervisor_event_stops(s, s->view.board.rows[i].component);
            supervisor_event_answers(s, s->view.board.rows[i].component);
        }
    }
}

/* Gives the root its next order. One that it cannot be given must not keep the others from their turn. */
static void pass_on(struct supervisor_server *s)
{
    struct supervised_order order;
    while (s->root.orders != 0 && view_next_order(&s->view, &order)) {
        if (vmo_write(s->serving.io, s->root.orders, 0, &order, sizeof order) == WRIT_OK) {
            (void)writ_port_notify(s->serving.io, s->root.bell, ORDERED);
        } else {
            log_error("supervisord: the root cannot be given order=%lu", order.seq);
            view_withdraw(&s->view);
            wake(s);
        }
    }
}

/* Takes over what the root has written. */
static bool look(struct supervisor_server *s)
{
    bool good = copy(s, 0, &s->board, sizeof s->board) &&
                copy(s, SUPERVISOR_CHANGES_OFFSET, &s->changes, sizeof s->changes) &&
                view_take(&s->view, &s->board, &s->changes);
    if (!good) {
        log_error("supervisord: what the root has written makes no sense");
    }
    return good;
}

static void notified(struct supervisor_server *s, uint64_t bits)
{
    struct supervised_row row;
    (void)bits;
    if (s->live.board == 0 || !look(s)) { /* the root may have rung for the instance before */
        return;
    }
    bool changed = view_hear(&s->view, &row);
    while (changed && view_hear(&s->view, &row)) {
        /* one bell for all of them */
    }
    wake(s);
    if (changed) {
        bells_ring(&s->live.bells, s->serving.io, SUPERVISOR_SIGNALS_COMPONENT_CHANGED);
    }
    pass_on(s);
}

static struct component *supervisor_find_component(struct supervisor_server *s, uint64_t key,
                                                   enum supervised_state *ret_state)
{
    struct supervised_row *row = view_find(&s->view, key);
    if (row != NULL) {
        *ret_state = row->state;
    }
    return (struct component *)(void *)row;
}

static uint32_t supervisor_on_list(struct supervisor_server *s, const struct writ_caller *caller,
                                   const struct supervisor_list_request *request,
                                   struct supervisor_list_reply *reply)
{
    struct supervised_row rows[SUPERVISOR_MAX_SUPERVISED_ROWS];
    uint32_t count =
        view_page(&s->view, request->after, rows, SUPERVISOR_MAX_SUPERVISED_ROWS, &reply->next);
    (void)caller;
    reply->generation = s->view.board.generation;
    supervisor_list_reply_put_items(s, reply, rows, count);
    return WRIT_OK;
}

static uint32_t supervisor_on_status(struct supervisor_server *s, const struct writ_caller *caller,
                                     struct component *component,
                                     const struct supervisor_status_request *request,
                                     struct supervisor_status_reply *reply)
{
    (void)s;
    (void)caller;
    (void)request;
    reply->state = component->row.state;
    reply->row = component->row;
    return WRIT_OK;
}

static uint32_t error_of(enum view_answer answer)
{
    switch (answer) {
    case VIEW_NEVER:
        return SUPERVISOR_ERROR_CANNOT_STOP;
    case VIEW_STILL_NEEDED:
        return SUPERVISOR_ERROR_STILL_NEEDED;
    default:
        return WRIT_OK;
    }
}

/* What one is told who waits for what he asked for. */
static uint32_t tell_outcome(const struct supervisor_server *s, const struct component *component)
{
    switch (view_outcome(&s->view, &component->row)) {
    case VIEW_DONE:
        return WRIT_OK;
    case VIEW_WAITING:
    case VIEW_GIVEN:
        return WRIT_KEEP;
    default:
        return SUPERVISOR_ERROR_NOT_DONE;
    }
}

static bool has_room(const struct writ_waiter *waiters, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (waiters[i].reply == 0) {
            return true;
        }
    }
    return false;
}

static uint32_t ask(struct supervisor_server *s, const struct component *component,
                    enum order order, const struct writ_caller *caller)
{
    if (!view_ask(&s->view, &component->row, order)) {
        return SUPERVISOR_ERROR_UNDER_WAY;
    }
    log_info("supervisord: principal=%u asks to %s component=%lu", caller->principal,
             order == ORDER_STOP ? "stop" : "restart", component->row.component);
    pass_on(s);
    return tell_outcome(s, component);
}

static uint32_t supervisor_on_stop(struct supervisor_server *s, const struct writ_caller *caller,
                                   struct component *component,
                                   const struct supervisor_stop_request *request)
{
    (void)request;
    uint32_t status = error_of(view_may_stop(&s->view, &component->row));
    if (status != WRIT_OK) {
        return status;
    }
    return has_room(s->serving.stop, SUPERVISOR_STOP_WAITERS)
               ? ask(s, component, ORDER_STOP, caller)
               : (uint32_t)WRIT_LIMIT;
}

static uint32_t supervisor_on_restart(struct supervisor_server *s, const struct writ_caller *caller,
                                      struct component *component,
                                      const struct supervisor_restart_request *request)
{
    (void)request;
    uint32_t status = error_of(view_may_restart(&s->view, &component->row));
    if (status != WRIT_OK) {
        return status;
    }
    return has_room(s->serving.restart, SUPERVISOR_RESTART_WAITERS)
               ? ask(s, component, ORDER_RESTART, caller)
               : (uint32_t)WRIT_LIMIT;
}

static uint32_t supervisor_answer_stop(struct supervisor_server *s, uint64_t key,
                                       struct component *component)
{
    (void)key;
    return tell_outcome(s, component);
}

static uint32_t supervisor_answer_restart(struct supervisor_server *s, uint64_t key,
                                          struct component *component)
{
    (void)key;
    return tell_outcome(s, component);
}

static uint32_t supervisor_on_watch(struct supervisor_server *s, const struct writ_caller *caller,
                                    struct supervisor_watch_request *request)
{
    return inheritance_set_bell(&s->estate, s->serving.io, &s->live.bells, caller, &request->bell);
}

static uint32_t supervisor_on_next_event(struct supervisor_server *s,
                                         const struct writ_caller *caller,
                                         const struct supervisor_next_event_request *request,
                                         struct supervisor_next_event_reply *reply)
{
    struct supervised_change change;
    (void)caller;
    if (!view_next_change(&s->view, request->after_seq, &change, &reply->lost)) {
        return SUPERVISOR_ERROR_NOTHING_NEWER;
    }
    reply->seq = change.seq;
    reply->row = change.row;
    return WRIT_OK;
}

/* The root is there: it carries out nothing of what it was asked before, and whoever watches may have
 * missed something. */
static void meet(struct supervisor_server *s)
{
    if (look(s)) {
        view_meet(&s->view);
        wake(s);
        pass_on(s);
        bells_ring(&s->live.bells, s->serving.io, SUPERVISOR_SIGNALS_COMPONENT_CHANGED);
    }
}

static uint32_t supervisor_on_attend(struct supervisor_server *s, const struct writ_caller *caller,
                                     struct supervisor_attend_request *request,
                                     struct supervisor_attend_reply *reply)
{
    (void)caller;
    uint32_t status = inheritance_keep(s->serving.io, &request->board);
    if (status == WRIT_OK) {
        status =
            process_derive(s->serving.io, WRIT_SLOT_PROCESS, s->news,
                           NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &reply->news);
    }
    if (status != WRIT_OK) {
        return WRIT_LIMIT;
    }
    uint32_t before = s->live.board;
    s->live.board = writ_take(&request->board);
    estate_touch(&s->estate, &s->live.board, sizeof s->live.board);
    inheritance_confirm(&s->estate);
    close_slot(s, before);
    close_slot(s, s->root.orders);
    close_slot(s, s->root.bell);
    s->root =
        (struct given){.orders = writ_take(&request->orders), .bell = writ_take(&request->bell)};
    meet(s);
    return WRIT_OK;
}

static void supervisor_on_closed(struct supervisor_server *s, uint64_t label)
{
    inheritance_drop_bell(&s->estate, s->serving.io, &s->live.bells, label);
}

/* Begins with the bells and the board that the last instance had. */
static void inherit(struct supervisor_server *s)
{
    const struct inheritance_plan plan = {.name = "supervisord",
                                          .state_bytes = SUPERVISORD_STATE_BYTES,
                                          .live = &s->live,
                                          .live_bytes = sizeof s->live,
                                          .layout = LAYOUT};
    struct inheritance_names names = {0};
    inheritance_resume(&s->estate, s->serving.io, &plan);
    inheritance_name_bells(&names, &s->live.bells);
    inheritance_name(&names, s->live.board);
    inheritance_close_rest(s->serving.io, &names);
}

uint32_t component_main(struct rt *rt)
{
    static struct supervisor_server server;
    static struct capnp_server other;
    supervisor_serving_init(&server.serving, &rt->io);
    capnp_server_init(&other, &rt->io, supervisor_capnp_messages, SUPERVISOR_CAPNP_MESSAGES);
    server.serving.notified = notified;
    view_init(&server.view, &writ_system);
    inherit(&server);
    uint32_t status = quota_create_notification(&rt->io, WRIT_SLOT_QUOTA, &server.news);
    if (status == WRIT_OK) {
        status = endpoint_bind_notification(&rt->io, WRIT_SLOT_ENDPOINT, server.news);
    }
    if (status != WRIT_OK) {
        rt_panic("supervisord: cannot hear of the root: status %u", status);
    }
    if (server.live.board != 0) {
        (void)look(&server);
    }
    supervisor_serve(&server);
}
