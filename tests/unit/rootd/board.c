/* What the root shows of its supervision. */
#include "board.h"

#include "unit.h"

enum { SERVER = 1, OTHER = 2 };

static const struct writ_system_served served[] = {{.name = "Sample", .protocol = 16}};

/* In boot order, which is not that of the numbers. */
static const struct writ_system_component components[] = {
    {.name = "root", .number = 1, .kind = WRIT_SERVICE},
    {.name = "server",
     .number = 9,
     .kind = WRIT_SERVICE,
     .served = served,
     .served_count = 1,
     .restart =
         {.when = WRIT_RESTART_ALWAYS, .low_ms = 10, .high_ms = 40, .budget = 3, .per_ms = 1000}},
    {.name = "other", .number = 4, .kind = WRIT_SERVICE, .served = served, .served_count = 1},
};

static const struct writ_system sample = {.name = "sample", .components = components, .count = 3};

struct world {
    struct supervision supervision;
    struct board board;
};

static struct world *begin(void)
{
    static struct world world;
    supervision_init(&world.supervision, &sample, 0);
    board_init(&world.board, &world.supervision);
    return &world;
}

TEST(rows_rise_by_number_and_the_root_has_none)
{
    struct world *world = begin();
    CHECK_EQ(world->board.rows.count, 2);
    CHECK_EQ(world->board.rows.rows[0].component, 4);
    CHECK_EQ(world->board.rows.rows[1].component, 9);
    CHECK_EQ(world->board.rows.rows[0].state, SUPERVISED_STATE_STOPPED);
}

TEST(what_has_not_changed_is_no_change)
{
    struct world *world = begin();
    CHECK(!board_update(&world->board, &world->supervision));
    CHECK_EQ(world->board.changes.newest, 0);
}

TEST(a_change_has_a_number_and_the_row_as_it_stands_after_it)
{
    struct world *world = begin();
    supervision_started(&world->supervision, SERVER);
    CHECK(board_update(&world->board, &world->supervision));
    supervision_proved(&world->supervision, SERVER);
    CHECK(board_update(&world->board, &world->supervision));
    CHECK_EQ(world->board.changes.newest, 2);
    CHECK_EQ(world->board.rows.generation, 2);
    CHECK_EQ(world->board.changes.changes[1].row.state, SUPERVISED_STATE_STARTING);
    CHECK_EQ(world->board.changes.changes[2].row.state, SUPERVISED_STATE_READY);
    CHECK_EQ(world->board.changes.changes[2].row.component, 9);
    CHECK_EQ(world->board.rows.rows[1].state, SUPERVISED_STATE_READY);
}

TEST(why_it_ended_is_in_its_row)
{
    struct world *world = begin();
    supervision_started(&world->supervision, SERVER);
    supervision_proved(&world->supervision, SERVER);
    struct supervision_end end = {
        .component = SERVER, .cause = EXIT_CAUSE_FAULTED, .code = 7, .time_us = 5};
    CHECK_EQ(supervision_ended(&world->supervision, &end), SUPERVISION_AGAIN);
    CHECK(board_update(&world->board, &world->supervision));
    CHECK_EQ(world->board.rows.rows[1].state, SUPERVISED_STATE_RESTARTING);
    CHECK_EQ(world->board.rows.rows[1].last_cause, EXIT_CAUSE_FAULTED);
    CHECK_EQ(world->board.rows.rows[1].last_code, 7);
    CHECK_EQ(world->board.rows.rows[1].restarts, 1);
}

TEST(the_oldest_changes_make_way)
{
    struct world *world = begin();
    for (uint32_t i = 0; i < SUPERVISOR_KEPT_CHANGES + 1; i++) {
        supervision_started(&world->supervision, OTHER);
        CHECK(board_update(&world->board, &world->supervision));
    }
    CHECK_EQ(world->board.changes.newest, SUPERVISOR_KEPT_CHANGES + 1);
    CHECK_EQ(world->board.changes.changes[1].seq, SUPERVISOR_KEPT_CHANGES + 1);
}

TEST(what_an_operator_stopped_stays_so_until_it_begins_anew)
{
    struct world *world = begin();
    supervision_started(&world->supervision, SERVER);
    supervision_proved(&world->supervision, SERVER);
    supervision_stopped(&world->supervision, SERVER);
    CHECK(board_update(&world->board, &world->supervision));
    CHECK_EQ(world->board.rows.rows[1].state, SUPERVISED_STATE_STOPPED);
    CHECK_EQ(supervision_wait_ms(&world->supervision), SUPERVISION_FOREVER);
    CHECK_EQ(supervision_due(&world->supervision), 0);
    supervision_anew(&world->supervision, SERVER);
    CHECK_EQ(supervision_due(&world->supervision), SERVER);
}

TEST(who_begins_anew_has_all_its_restarts)
{
    struct world *world = begin();
    struct supervision_end end = {.component = SERVER, .cause = EXIT_CAUSE_FAULTED, .time_us = 5};
    for (uint32_t i = 0; i < 3; i++) {
        supervision_started(&world->supervision, SERVER);
        CHECK_EQ(supervision_ended(&world->supervision, &end), SUPERVISION_AGAIN);
    }
    supervision_anew(&world->supervision, SERVER);
    supervision_started(&world->supervision, SERVER);
    CHECK_EQ(supervision_ended(&world->supervision, &end), SUPERVISION_AGAIN);
}

TEST(what_became_of_an_order_is_shown)
{
    struct world *world = begin();
    board_obeyed(&world->board, 12, ORDER_OUTCOME_NOT_DONE);
    CHECK_EQ(world->board.rows.obeyed, 12);
    CHECK_EQ(world->board.rows.outcome, ORDER_OUTCOME_NOT_DONE);
}

UNIT_MAIN
