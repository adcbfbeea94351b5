/* The hooks of the suite of the root's helper against the live helper. The runner plays the root: it gives a board of its own, and the real
 * root is heard again when the helper's next instance has met it.
 */
#include "callers.h"
#include "contracts_slots.h"
#include "contracts_uses.h"
#include "kernel_calls.h"
#include "live.h"
#include "played_root.h"
#include "supervisor_conformance.h"
#include "supervisor_wire.h"
#include "writ/log.h"

enum {
    HELPER = 2,
    INVENTED = 0x4000, /* the number of the first component that is none */
    BOARD_BYTES = 8192,
    ORDER_BYTES = 4096,
    NEWS = 1,
    CODE = 9,
    WAIT_MS = 20,
    TRIES = SUITE_PATIENCE_MS / WAIT_MS,
};

static struct {
    struct played_root root;
    uint32_t board; /* VMOs */
    uint32_t orders;
    uint32_t news; /* the helper's bell */
    bool attended; /* by us */
} live;

struct played_root *played_root_of(struct suite_world *world)
{
    (void)world;
    return &live.root;
}

/* Whoever called before us was heard when we are answered: the bell, which is heard before calls that wait, must not overtake him. */
struct supervised_order played_root_order(struct suite_world *world)
{
    struct supervised_order order = {0};
    struct supervisor_list_reply heard = {0};
    struct vmo_read_reply reply = {0};
    (void)supervisor_all_list(callers_io(world), 0, &heard);
    if (vmo_read(callers_io(world), live.orders, 0, sizeof order, &reply) == WRIT_OK) {
        __builtin_memcpy(&order, reply.data.data, sizeof order);
    }
    return order;
}

static bool write_board(struct writ_io *io)
{
    return vmo_write(io, live.board, SUPERVISOR_CHANGES_OFFSET, &live.root.changes,
                     sizeof live.root.changes) == WRIT_OK &&
           vmo_write(io, live.board, 0, &live.root.board, sizeof live.root.board) == WRIT_OK;
}

/* The helper is rung and answers when it has looked. */
bool played_root_show(struct suite_world *world)
{
    struct writ_io *io = callers_io(world);
    struct supervisor_list_reply reply = {0};
    bool good = write_board(io) && writ_port_notify(io, live.news, NEWS) == WRIT_OK;
    for (uint32_t i = 0; good && i < TRIES; i++) {
        good = supervisor_all_list(io, 0, &reply) == WRIT_OK;
        if (reply.generation == live.root.board.generation) {
            return good;
        }
        syscall_yield();
    }
    return false;
}

/* A case orders things of one component at a time. */
bool played_root_waits(struct suite_world *world, uint64_t component)
{
    (void)world;
    (void)component;
    return false;
}

bool played_root_asked(struct suite_world *world, uint64_t component, enum order order)
{
    struct writ_msg m = {.tag = order == ORDER_STOP ? SUPERVISOR_STOP_REQUEST
                                                    : SUPERVISOR_RESTART_REQUEST,
                         .w = {component}};
    return writ_port_call(callers_io(world), callers_slot(world, SUPERVISOR_AS_ALL), SUITE_SHORT_MS,
                          &m) == WRIT_TIMED_OUT;
}

/* ---- who is attended ---- */

static struct writ_record board_part(struct suite_world *world)
{
    return callers_part(world, live.board, VMO_TYPE, VMO_RIGHT_READ);
}

static struct writ_record orders_part(struct suite_world *world)
{
    return callers_part(world, live.orders, VMO_TYPE, VMO_RIGHT_READ | VMO_RIGHT_WRITE);
}

static bool attend(struct suite_world *world)
{
    struct writ_io *io = callers_io(world);
    struct supervisor_attend_reply reply = {0};
    uint32_t board = board_part(world).slot;
    uint32_t orders = orders_part(world).slot;
    uint32_t bell = callers_bell(world).slot;
    struct supervisor_all_attend_builder b = supervisor_all_attend_begin(io);
    supervisor_all_attend_put_board(&b, board);
    supervisor_all_attend_put_orders(&b, orders);
    supervisor_all_attend_put_bell(&b, bell);
    bool good = supervisor_all_attend_call(&b, &reply) == WRIT_OK;
    live.news = reply.news;
    return good;
}

/* A board with as many rows as the root's: the first components that it has, and room for those that come. */
static bool begin(struct suite_world *world)
{
    struct writ_io *io = callers_io(world);
    uint64_t there[SUPERVISOR_MAX_SUPERVISED_ROWS];
    struct supervisor_list_reply reply = {0};
    bool good = supervisor_all_list(io, 0, &reply) == WRIT_OK && reply.next == 0 &&
                reply.items.count > PLAYED_USED + PLAYED_COMERS;
    uint32_t lasting = good ? reply.items.count - PLAYED_COMERS : 0;
    for (uint32_t i = 0; i < lasting; i++) {
        there[i] = reply.items.items[i].component;
    }
    if (live.board == 0) {
        good = good && quota_create_vmo(io, WRIT_SLOT_QUOTA, BOARD_BYTES, &live.board) == WRIT_OK &&
               quota_create_vmo(io, WRIT_SLOT_QUOTA, ORDER_BYTES, &live.orders) == WRIT_OK;
    }
    played_root_init(&live.root, there, lasting, lasting + PLAYED_COMERS);
    return good && write_board(io) && attend(world);
}

void supervisor_given_reset(struct suite_world *world)
{
    live.attended = live.attended || begin(world);
    if (!live.attended || !played_root_reset(&live.root, world)) {
        log_error("[conformance] FAILED: the helper does not take the runner for its root");
    }
}

/* Whether the helper's next instance shows what the real root does: it begins with our board. */
static bool is_back(struct suite_world *world)
{
    struct writ_io *io = callers_io(world);
    for (uint32_t i = 0; i < TRIES; i++) {
        struct supervisor_list_reply reply = {0};
        uint64_t bits = 0;
        if (supervisor_all_list(io, 0, &reply) == WRIT_OK && reply.items.count != 0 &&
            reply.items.items[reply.items.count - 1].component < INVENTED) {
            return true;
        }
        (void)syscall_wait(live.news, WAIT_MS, &bits); /* nobody rings it: time passes */
    }
    return false;
}

bool live_supervisor_leave(struct suite_world *world)
{
    struct writ_io *io = callers_io(world);
    struct process_control_list_reply it = {0};
    if (!live.attended) {
        return true;
    }
    live.attended = false;
    while (process_control_list(io, PROCESS_CONTROL_SLOT, it.process, &it.process, &it.exit_seq,
                                &it.principal, &it.owner, &it.state, &it.cause,
                                &it.code) == WRIT_OK) {
        if (it.principal == HELPER && it.state == LIFE_STATE_RUNNING) {
            return process_control_kill(io, PROCESS_CONTROL_SLOT, it.process, CODE) == WRIT_OK &&
                   is_back(world) && writ_port_close(io, live.news) == WRIT_OK;
        }
    }
    return false;
}

/* ---- the other hooks ---- */

uint64_t supervisor_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

struct writ_record supervisor_given_arg_watch_bell(struct suite_world *world)
{
    return callers_bell(world);
}

struct writ_record supervisor_given_arg_attend_board(struct suite_world *world)
{
    return board_part(world);
}

struct writ_record supervisor_given_arg_attend_orders(struct suite_world *world)
{
    return orders_part(world);
}

struct writ_record supervisor_given_arg_attend_bell(struct suite_world *world)
{
    return callers_bell(world);
}
