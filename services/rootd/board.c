/* See board.h. */
#include "board.h"

#include <string.h>

_Static_assert((uint32_t)SUPERVISION_COMPONENTS <= (uint32_t)SUPERVISOR_MAX_SUPERVISED_ROWS + 1,
               "every component but the root has a row");

static enum supervised_state state_of(const struct supervised *it)
{
    switch ((enum supervision_phase)it->phase) {
    case SUPERVISION_STARTING:
        return SUPERVISED_STATE_STARTING;
    case SUPERVISION_READY:
        return SUPERVISED_STATE_READY;
    case SUPERVISION_PAUSING:
        return SUPERVISED_STATE_RESTARTING;
    case SUPERVISION_LOST:
        return SUPERVISED_STATE_FAILED;
    default:
        return SUPERVISED_STATE_STOPPED;
    }
}

static struct supervised_row row_of(const struct supervision *supervision, uint32_t index)
{
    const struct supervised *it = &supervision->of[index];
    return (struct supervised_row){.component = supervision->system->components[index].number,
                                   .state = (uint8_t)state_of(it),
                                   .last_cause = it->cause,
                                   .last_code = it->code,
                                   .starts = it->starts,
                                   .restarts = it->restarting.restarts,
                                   .ready_us = it->ready_us};
}

static void put(struct supervised_board *rows, const struct supervised_row *row)
{
    uint32_t place = rows->count++;
    while (place > 0 && rows->rows[place - 1].component > row->component) {
        rows->rows[place] = rows->rows[place - 1];
        place--;
    }
    rows->rows[place] = *row;
}

void board_init(struct board *board, const struct supervision *supervision)
{
    memset(board, 0, sizeof *board);
    for (uint32_t i = 1; i < supervision->system->count; i++) {
        struct supervised_row row = row_of(supervision, i);
        put(&board->rows, &row);
    }
}

static bool is_same(const struct supervised_row *a, const struct supervised_row *b)
{
    return a->state == b->state && a->last_cause == b->last_cause && a->last_code == b->last_code &&
           a->starts == b->starts && a->restarts == b->restarts && a->ready_us == b->ready_us;
}

static struct supervised_row *find(struct supervised_board *rows, uint64_t component)
{
    uint32_t place = 0;
    while (rows->rows[place].component != component) {
        place++;
    }
    return &rows->rows[place];
}

bool board_update(struct board *board, const struct supervision *supervision)
{
    uint64_t before = board->changes.newest;
    for (uint32_t i = 1; i < supervision->system->count; i++) {
        struct supervised_row row = row_of(supervision, i);
        struct supervised_row *shown = find(&board->rows, row.component);
        if (!is_same(shown, &row)) {
            uint64_t seq = ++board->changes.newest;
            *shown = row;
            board->changes.changes[seq % SUPERVISOR_KEPT_CHANGES] =
                (struct supervised_change){.seq = seq, .row = row};
        }
    }
    board->rows.generation = board->changes.newest;
    return board->changes.newest != before;
}

void board_obeyed(struct board *board, uint64_t seq, enum order_outcome outcome)
{
    board->rows.obeyed = seq;
    board->rows.outcome = (uint8_t)outcome;
}
