/* See helper.h. */
#include "helper.h"

#include "kernel_calls.h"
#include "rootd_slots.h"
#include "supervisor_client.h"
#include "writ/endowment.h"
#include "writ/log.h"
#include "writ/port.h"

enum { BOARD_BYTES = 8192, ORDER_BYTES = 4096, RUNG = 1 };

/* Whoever reads one of them sees all of a change or nothing: each is written by one call. */
_Static_assert(sizeof(struct supervised_board) <= KERNEL_MAX_VMO_TRANSFER &&
                   sizeof(struct supervised_changes) <= KERNEL_MAX_VMO_TRANSFER,
               "what is shown is written by one call each");

uint32_t helper_prepare(struct root *root)
{
    for (uint32_t i = 1; i < root->system->count; i++) {
        const struct writ_system_component *it = &root->system->components[i];
        if (it->served_count != 0 && it->served[0].protocol == SUPERVISOR_PROTOCOL) {
            root->helper.index = i;
        }
    }
    board_init(&root->board, &root->supervision);
    if (root->helper.index == 0) {
        return WRIT_OK;
    }
    uint32_t status = quota_create_vmo(root->io, WRIT_SLOT_QUOTA, BOARD_BYTES, &root->helper.board);
    return status == WRIT_OK
               ? quota_create_vmo(root->io, WRIT_SLOT_QUOTA, ORDER_BYTES, &root->helper.orders)
               : status;
}

void helper_rang(struct root *root)
{
    root->helper.rang = true;
}

/* Ends its process; false if it lives on, and then it is watched as before. */
static bool is_ended(struct root *root, uint32_t index)
{
    struct process_control_query_reply it = {0};
    uint64_t koid = root->made[index].koid;
    if (koid == 0) {
        return true;
    }
    making_through_procd.drop(root, index);
    uint32_t status =
        process_control_query(root->io, PROCESS_CONTROL_SLOT, koid, &it.state, &it.cause, &it.code,
                              &it.principal, &it.owner, &it.killer, &it.exit_seq, &it.started_us);
    if (status == WRIT_OK && it.state != LIFE_STATE_DEAD) {
        root->made[index].koid = koid;
        return false;
    }
    return true;
}

static bool carry_out(struct root *root, uint32_t index, uint8_t order)
{
    bool makes_processes = index == 0 || index == root->plan.maker || index == root->helper.index;
    bool lost = root->supervision.of[index].phase == SUPERVISION_LOST;
    bool known = order == ORDER_STOP || (order == ORDER_RESTART && !lost);
    bool ours = known && supervision_starts(&root->supervision, index);
    if (makes_processes || !ours || !is_ended(root, index)) {
        return false;
    }
    if (order == ORDER_STOP && !lost) {
        supervision_stopped(&root->supervision, index);
    } else if (order == ORDER_RESTART) {
        supervision_anew(&root->supervision, index);
    }
    return true;
}

void helper_obey(struct root *root)
{
    struct vmo_read_reply reply = {0};
    struct supervised_order order = {0};
    uint32_t index = 0;
    bool able = root->supervision.of[root->plan.maker].phase == SUPERVISION_READY;
    if (!root->helper.rang || !able) {
        return;
    }
    root->helper.rang = false;
    if (vmo_read(root->io, root->helper.orders, 0, sizeof order, &reply) != WRIT_OK) {
        return;
    }
    __builtin_memcpy(&order, reply.data.data, sizeof order);
    if (order.seq == root->board.rows.obeyed) {
        return;
    }
    bool done = order.component <= UINT16_MAX &&
                endowment_find(root->system, (uint16_t)order.component, &index) &&
                carry_out(root, index, order.order);
    log_info("rootd: order %u for component=%lu: %s", order.order, order.component,
             done ? "done" : "not done");
    board_obeyed(&root->board, order.seq, done ? ORDER_OUTCOME_DONE : ORDER_OUTCOME_NOT_DONE);
    root->helper.unseen = true;
}

/* A part of ours, to be given away. */
static uint32_t part(struct root *root, uint32_t slot, uint32_t rights, uint32_t *ret_part)
{
    return process_derive(root->io, WRIT_SLOT_PROCESS, slot, (uint16_t)rights, ret_part);
}

/* What it works with goes to the instance that answers there now. */
static uint32_t attend(struct root *root, struct supervisor_client *client)
{
    uint32_t board = 0;
    uint32_t orders = 0;
    uint32_t bell = 0;
    struct supervisor_attend_reply reply = {0};
    uint32_t status = part(root, root->helper.board, VMO_RIGHT_READ | VMO_RIGHT_TRANSFER, &board);
    if (status == WRIT_OK) {
        status = part(root, root->helper.orders,
                      VMO_RIGHT_READ | VMO_RIGHT_WRITE | VMO_RIGHT_TRANSFER, &orders);
    }
    if (status == WRIT_OK) {
        status = part(root, root->deaths, NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER,
                      &bell);
    }
    if (status != WRIT_OK) {
        return status;
    }
    struct supervisor_attend_builder b = supervisor_attend_begin(client);
    supervisor_attend_put_board(&b, board);
    supervisor_attend_put_orders(&b, orders);
    supervisor_attend_put_bell(&b, bell);
    status = supervisor_attend_call(&b, &reply);
    if (status == WRIT_OK) {
        root->helper.news = reply.news;
    }
    return status;
}

static uint32_t meet(struct root *root)
{
    struct supervisor_client client = {.io = root->io};
    uint32_t index = root->helper.index;
    uint32_t status =
        endpoint_mint(root->io, root->made[index].endpoint, wiring_helper_label(root->system),
                      SUPERVISOR_ROLE_ROOT, endowment_principal(root->system, 0), &client.slot);
    if (status != WRIT_OK) {
        return status;
    }
    status = attend(root, &client);
    (void)writ_port_close(root->io, client.slot);
    root->helper.met = root->supervision.of[index].starts;
    return status;
}

static void write_board(struct root *root)
{
    (void)vmo_write(root->io, root->helper.board, SUPERVISOR_CHANGES_OFFSET, &root->board.changes,
                    sizeof root->board.changes);
    (void)vmo_write(root->io, root->helper.board, 0, &root->board.rows, sizeof root->board.rows);
}

bool helper_show(struct root *root)
{
    struct helper *helper = &root->helper;
    bool changed = board_update(&root->board, &root->supervision);
    if (helper->index == 0) {
        return true;
    }
    if (changed || helper->unseen) {
        write_board(root);
        helper->unseen = false;
        (void)writ_port_notify(root->io, helper->news, RUNG);
    }
    const struct supervised *it = &root->supervision.of[helper->index];
    if (it->phase != SUPERVISION_READY || helper->met == it->starts) {
        return true;
    }
    if (helper->news != 0) {
        (void)writ_port_close(root->io, writ_take(&helper->news));
    }
    uint32_t status = meet(root);
    if (status != WRIT_OK) {
        log_error("rootd: supervisord does not take what it is given: status %u (%s)", status,
                  writ_status_name(status));
    }
    return status == WRIT_OK;
}
