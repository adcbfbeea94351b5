/* The root's helper in process, as the suite and the fuzz harness drive it: its adapter and its view as they are, the root played.
 *
 * The adapter is included, not linked. What the root gives it to read and to write is memory here.
 */
#include "supervisord.c"

#include "host_estate.h"
#include "played_root.h"
#include "supervisor_conformance.h"

#define HOST_MESSAGES supervisor_capnp_messages
#define HOST_MESSAGE_COUNT SUPERVISOR_CAPNP_MESSAGES
#include "host_encodings.h"

enum { USER = 5, LASTING = 3, ROWS = LASTING + PLAYED_COMERS };

/* A system in which a service uses another. */
static const struct writ_system_served made_by[] = {{.name = "Procd", .protocol = 4}};
static const struct writ_system_served served[] = {{.name = "Sample", .protocol = 16}};
static const struct writ_system_connection uses_used[] = {{.slot = 16, .server = 3}};
static const struct writ_system_component components[] = {
    {.name = "root", .number = 1},
    {.name = "maker", .number = PLAYED_MAKER, .served = made_by, .served_count = 1},
    {.name = "user",
     .number = USER,
     .served = served,
     .served_count = 1,
     .connections = uses_used,
     .connection_count = 1},
    {.name = "used", .number = PLAYED_USED, .served = served, .served_count = 1},
};
const struct writ_system writ_system = {.name = "sample", .components = components, .count = 4};

static struct {
    struct supervisor_server server;
    _Alignas(8) uint8_t estate[SUPERVISORD_STATE_BYTES];
    struct played_root root;
    struct supervised_order order;
} all;

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    supervisor_dispatch_to(&all.server, m, caller);
}

/* ---- the kernel as far as the helper asks it ---- */

/* What stands at a place of the board. */
static void read_board(struct writ_msg *m, uint8_t *out)
{
    bool later = m->w[0] == SUPERVISOR_CHANGES_OFFSET;
    const void *from = later ? (const void *)&all.root.changes : (const void *)&all.root.board;
    uint32_t most = later ? sizeof all.root.changes : sizeof all.root.board;
    uint32_t bytes = writ_least((uint32_t)m->w[1], most);
    struct writ_tail data = {.offset = sizeof(struct vmo_read_reply_body),
                             .length = (uint16_t)bytes};
    uint32_t whole = (data.offset + bytes + 7) & ~UINT32_C(7);
    memset(out, 0, whole);
    memcpy(out, &data, sizeof data);
    memcpy(out + data.offset, from, bytes);
    *m = (struct writ_msg){.tag = writ_tag_sized(VMO_READ_REPLY, whole)};
}

static bool outgoing(uint32_t slot, struct writ_msg *m, uint8_t *out)
{
    (void)slot;
    switch (m->tag & ~(UINT64_C(0xffff) << 32)) {
    case VMO_READ_REQUEST & ~(UINT64_C(0xffff) << 32):
        read_board(m, out);
        return true;
    case VMO_WRITE_REQUEST:
        memcpy(&all.order, out + writ_load_tail(out + sizeof(uint64_t)).offset, sizeof all.order);
        *m = (struct writ_msg){.tag = VMO_WRITE_REPLY};
        return true;
    case PROCESS_DERIVE_REQUEST & ~(UINT64_C(0xffff) << 32):
        *m = (struct writ_msg){.tag = PROCESS_DERIVE_REPLY, .w = {suite_host_got(NULL)}};
        return true;
    default:
        return false;
    }
}

HOST_SERVER_OF_BOTH("supervisor", supervisor_suite);

/* ---- the root ---- */

struct played_root *played_root_of(struct suite_world *world)
{
    (void)world;
    return &all.root;
}

/* Where the harness lets a read of the board fail, the helper sees it when it is rung again. */
bool played_root_show(struct suite_world *world)
{
    (void)world;
    notified(&all.server, NEWS);
    if (all.server.view.board.generation != all.root.board.generation) {
        notified(&all.server, NEWS);
    }
    return all.server.view.board.generation == all.root.board.generation;
}

struct supervised_order played_root_order(struct suite_world *world)
{
    (void)world;
    return all.order;
}

bool played_root_waits(struct suite_world *world, uint64_t component)
{
    (void)world;
    const struct view *view = &all.server.view;
    const struct supervised_row *row = view_find(&all.server.view, component);
    return row != NULL && view->orders[row - view->board.rows].phase == VIEW_WAITING;
}

bool played_root_asked(struct suite_world *world, uint64_t component, enum order order)
{
    (void)world;
    struct supervised_row *row = view_find(&all.server.view, component);
    bool asked = row != NULL && view_ask(&all.server.view, row, order);
    pass_on(&all.server);
    return asked;
}

/* ---- the hooks ---- */

void supervisor_given_reset(struct suite_world *world)
{
    static const uint64_t there[LASTING] = {PLAYED_MAKER, USER, PLAYED_USED};
    begin_world_of_both(world);
    memset(&all, 0, sizeof all);
    supervisor_serving_init(&all.server.serving, &io);
    all.server.serving.notified = notified;
    view_init(&all.server.view, &writ_system);
    host_estate(all.estate, sizeof all.estate);
    inherit(&all.server);
    played_root_init(&all.root, there, LASTING, ROWS);
    all.server.live.board = suite_host_got(world);
    all.server.root =
        (struct given){.orders = suite_host_got(world), .bell = suite_host_got(world)};
    estate_touch(&all.server.estate, &all.server.live.board, sizeof all.server.live.board);
    inheritance_confirm(&all.server.estate);
    if (!played_root_reset(&all.root, world)) {
        abort();
    }
}

uint64_t supervisor_given_digest(struct suite_world *world)
{
    (void)world;
    if (!view_check(&all.server.view)) {
        abort(); /* V1 or V2 of view.h does not hold */
    }
    host_estate_check(&all.server.estate);
    uint64_t digest = suite_digest(0, &all.server.view, sizeof all.server.view);
    digest = suite_digest(digest, &all.server.live, sizeof all.server.live);
    digest = suite_digest(digest, &all.order, sizeof all.order);
    digest = suite_digest(digest, all.server.serving.stop, sizeof all.server.serving.stop);
    return suite_digest(digest, all.server.serving.restart, sizeof all.server.serving.restart);
}

static struct writ_record given(uint32_t type, uint32_t rights)
{
    return (struct writ_record){.slot = 1, .rights = (uint16_t)rights, .type = (uint8_t)type};
}

struct writ_record supervisor_given_arg_watch_bell(struct suite_world *world)
{
    (void)world;
    return given(NOTIFICATION_TYPE, NOTIFICATION_RIGHT_SIGNAL);
}

struct writ_record supervisor_given_arg_attend_board(struct suite_world *world)
{
    (void)world;
    return given(VMO_TYPE, VMO_RIGHT_READ);
}

struct writ_record supervisor_given_arg_attend_orders(struct suite_world *world)
{
    (void)world;
    return given(VMO_TYPE, VMO_RIGHT_READ | VMO_RIGHT_WRITE);
}

struct writ_record supervisor_given_arg_attend_bell(struct suite_world *world)
{
    return supervisor_given_arg_watch_bell(world);
}
