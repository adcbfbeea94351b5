/* What the helper knows of the components and passes on. */
#include "view.h"

#include <string.h>

#include "procd_types.h"
#include "unit.h"

enum { ROOT = 1, HELPER = 2, MAKER = 3, USED = 6, USER = 7, APP = 9, ROWS = 5 };

static const struct writ_system_served served[] = {{.name = "Sample", .protocol = 16}};
static const struct writ_system_served procd[] = {{.name = "Procd", .protocol = PROCD_PROTOCOL}};
static const struct writ_system_served own[] = {
    {.name = "Supervisor", .protocol = SUPERVISOR_PROTOCOL}};
static const struct writ_system_connection uses_used[] = {{.server = 3}};
static const struct writ_system_connection uses_user[] = {{.server = 4}};

static const struct writ_system_component components[] = {
    {.name = "root", .number = ROOT},
    {.name = "maker", .number = MAKER, .served = procd, .served_count = 1},
    {.name = "helper", .number = HELPER, .served = own, .served_count = 1},
    {.name = "used", .number = USED, .served = served, .served_count = 1},
    {.name = "user",
     .number = USER,
     .served = served,
     .served_count = 1,
     .connections = uses_used,
     .connection_count = 1},
    {.name = "app", .number = APP, .connections = uses_user, .connection_count = 1},
};

static const struct writ_system sample = {.name = "sample", .components = components, .count = 6};

struct world {
    struct view view;
    struct supervised_board board;
    struct supervised_changes changes;
};

/* Everything answers, and that was seen. */
static struct world *begin(void)
{
    static const uint64_t numbers[ROWS] = {HELPER, MAKER, USED, USER, APP};
    static struct world world;
    memset(&world, 0, sizeof world);
    world.board.count = ROWS;
    for (uint32_t i = 0; i < ROWS; i++) {
        world.board.rows[i] = (struct supervised_row){
            .component = numbers[i], .state = SUPERVISED_STATE_READY, .starts = 1};
    }
    view_init(&world.view, &sample);
    CHECK(view_take(&world.view, &world.board, &world.changes));
    view_meet(&world.view);
    return &world;
}

static struct supervised_row *row(struct world *world, uint64_t component)
{
    struct supervised_row *found = view_find(&world->view, component);
    CHECK(found != NULL);
    return found;
}

/* The root says what became of the newest order, and how the component stands. */
static void obey(struct world *world, uint64_t component, enum order_outcome outcome,
                 enum supervised_state state)
{
    for (uint32_t i = 0; i < ROWS; i++) {
        if (world->board.rows[i].component == component) {
            world->board.rows[i].state = (uint8_t)state;
        }
    }
    world->board.obeyed = world->view.given;
    world->board.outcome = (uint8_t)outcome;
    CHECK(view_take(&world->view, &world->board, &world->changes));
}

static void change(struct world *world, uint64_t component)
{
    uint64_t seq = ++world->changes.newest;
    world->changes.changes[seq % SUPERVISOR_KEPT_CHANGES] =
        (struct supervised_change){.seq = seq, .row.component = component};
    CHECK(view_take(&world->view, &world->board, &world->changes));
}

TEST(what_makes_processes_is_never_stopped)
{
    struct world *world = begin();
    CHECK_EQ(view_may_stop(&world->view, row(world, MAKER)), VIEW_NEVER);
    CHECK_EQ(view_may_stop(&world->view, row(world, HELPER)), VIEW_NEVER);
    CHECK_EQ(view_may_restart(&world->view, row(world, MAKER)), VIEW_NEVER);
    CHECK_EQ(view_may_restart(&world->view, row(world, USED)), VIEW_YES);
}

TEST(what_a_running_service_uses_is_still_needed)
{
    struct world *world = begin();
    CHECK_EQ(view_may_stop(&world->view, row(world, USED)), VIEW_STILL_NEEDED);
    obey(world, USER, ORDER_OUTCOME_NONE, SUPERVISED_STATE_STOPPED);
    CHECK_EQ(view_may_stop(&world->view, row(world, USED)), VIEW_YES);
}

TEST(what_only_an_application_uses_may_be_stopped)
{
    struct world *world = begin();
    CHECK_EQ(view_may_stop(&world->view, row(world, USER)), VIEW_YES);
}

TEST(one_order_is_with_the_root_at_a_time)
{
    struct world *world = begin();
    struct supervised_order order;
    CHECK(view_ask(&world->view, row(world, USER), ORDER_STOP));
    CHECK(view_ask(&world->view, row(world, APP), ORDER_RESTART));
    CHECK(view_next_order(&world->view, &order));
    CHECK_EQ(order.component, USER);
    CHECK_EQ(order.order, ORDER_STOP);
    CHECK_EQ(order.seq, 1);
    struct supervised_order second;
    CHECK(!view_next_order(&world->view, &second));
    CHECK(view_check(&world->view));
    obey(world, USER, ORDER_OUTCOME_DONE, SUPERVISED_STATE_STOPPED);
    CHECK(view_next_order(&world->view, &second));
    CHECK_EQ(second.component, APP);
    CHECK_EQ(second.seq, 2);
}

TEST(who_asks_for_the_same_joins_and_who_asks_for_another_is_told)
{
    struct world *world = begin();
    CHECK(view_ask(&world->view, row(world, USER), ORDER_STOP));
    CHECK(view_ask(&world->view, row(world, USER), ORDER_STOP));
    CHECK(!view_ask(&world->view, row(world, USER), ORDER_RESTART));
}

TEST(a_stop_is_done_when_the_root_says_so)
{
    struct world *world = begin();
    struct supervised_order order;
    CHECK_EQ(view_outcome(&world->view, row(world, USER)), VIEW_NOTHING);
    CHECK(view_ask(&world->view, row(world, USER), ORDER_STOP));
    CHECK_EQ(view_outcome(&world->view, row(world, USER)), VIEW_WAITING);
    CHECK(view_next_order(&world->view, &order));
    CHECK_EQ(view_outcome(&world->view, row(world, USER)), VIEW_GIVEN);
    obey(world, USER, ORDER_OUTCOME_DONE, SUPERVISED_STATE_STOPPED);
    CHECK_EQ(view_outcome(&world->view, row(world, USER)), VIEW_DONE);
}

TEST(a_restart_is_done_when_the_component_answers)
{
    struct world *world = begin();
    struct supervised_order order;
    CHECK(view_ask(&world->view, row(world, USER), ORDER_RESTART));
    CHECK(view_next_order(&world->view, &order));
    obey(world, USER, ORDER_OUTCOME_DONE, SUPERVISED_STATE_STARTING);
    CHECK_EQ(view_outcome(&world->view, row(world, USER)), VIEW_GIVEN);
    obey(world, USER, ORDER_OUTCOME_DONE, SUPERVISED_STATE_READY);
    CHECK_EQ(view_outcome(&world->view, row(world, USER)), VIEW_DONE);
    obey(world, USER, ORDER_OUTCOME_DONE, SUPERVISED_STATE_FAILED);
    CHECK_EQ(view_outcome(&world->view, row(world, USER)), VIEW_REFUSED);
}

TEST(what_the_root_refuses_is_refused)
{
    struct world *world = begin();
    struct supervised_order order;
    CHECK(view_ask(&world->view, row(world, USER), ORDER_STOP));
    CHECK(view_next_order(&world->view, &order));
    obey(world, USER, ORDER_OUTCOME_NOT_DONE, SUPERVISED_STATE_READY);
    CHECK_EQ(view_outcome(&world->view, row(world, USER)), VIEW_REFUSED);
}

TEST(numbers_of_orders_go_on_behind_those_of_an_earlier_instance)
{
    struct world *world = begin();
    struct supervised_order order;
    world->board.obeyed = 40;
    view_init(&world->view, &sample);
    CHECK(view_take(&world->view, &world->board, &world->changes));
    view_meet(&world->view);
    CHECK(view_ask(&world->view, row(world, USER), ORDER_STOP));
    CHECK(view_next_order(&world->view, &order));
    CHECK_EQ(order.seq, 41);
}

TEST(what_is_being_restarted_is_not_stopped_before_it_answers)
{
    struct world *world = begin();
    struct supervised_order order;
    CHECK(view_ask(&world->view, row(world, USER), ORDER_RESTART));
    CHECK(view_next_order(&world->view, &order));
    world->board.obeyed = order.seq;
    world->board.outcome = ORDER_OUTCOME_DONE;
    for (uint32_t i = 0; i < world->board.count; i++) {
        if (world->board.rows[i].component == row(world, USER)->component) {
            world->board.rows[i].state = SUPERVISED_STATE_STARTING;
        }
    }
    CHECK(view_take(&world->view, &world->board, &world->changes));
    CHECK_EQ(view_outcome(&world->view, row(world, USER)), VIEW_GIVEN);
    CHECK(!view_ask(&world->view, row(world, USER), ORDER_STOP));
    CHECK(view_ask(&world->view, row(world, USER), ORDER_RESTART)); /* who asks again waits, too */
    CHECK(!view_next_order(&world->view, &order));
}

TEST(a_board_that_makes_no_sense_is_not_taken_over)
{
    struct world *world = begin();
    struct supervised_board board = world->board;
    board.count = SUPERVISOR_MAX_SUPERVISED_ROWS + 1;
    CHECK(!view_take(&world->view, &board, &world->changes));
    board = world->board;
    board.rows[1].component = board.rows[0].component;
    CHECK(!view_take(&world->view, &board, &world->changes));
    board = world->board;
    board.rows[1].state = 77;
    CHECK(!view_take(&world->view, &board, &world->changes));
    CHECK_EQ(row(world, USER)->state, SUPERVISED_STATE_READY);
}

TEST(changes_are_told_once_in_their_order_and_those_that_made_way_are_counted)
{
    struct world *world = begin();
    struct supervised_change told;
    struct supervised_row heard;
    uint64_t lost = 0;
    CHECK(!view_next_change(&world->view, 0, &told, &lost));
    for (uint32_t i = 0; i < SUPERVISOR_KEPT_CHANGES + 2; i++) {
        change(world, USER);
    }
    CHECK(view_next_change(&world->view, 0, &told, &lost));
    CHECK_EQ(lost, 2);
    CHECK_EQ(told.seq, 3);
    CHECK(view_next_change(&world->view, told.seq, &told, &lost));
    CHECK_EQ(lost, 0);
    CHECK_EQ(told.seq, 4);
    uint32_t count = 0;
    while (view_hear(&world->view, &heard)) {
        count++;
    }
    CHECK_EQ(count, SUPERVISOR_KEPT_CHANGES);
}

TEST(pages_tell_of_every_component_once)
{
    struct world *world = begin();
    struct supervised_row rows[2];
    uint64_t after = 0;
    uint32_t count = 0;
    do {
        count += view_page(&world->view, after, rows, 2, &after);
    } while (after != 0);
    CHECK_EQ(count, ROWS);
}

UNIT_MAIN
