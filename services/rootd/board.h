/* What the root shows of its supervision, in the form of idl/supervisor.writ: how every component
 * stands, and the newest changes.
 *
 * Pure. Rows rise by the number of their component; the root itself has none.
 */
#ifndef BOARD_H
#define BOARD_H

#include "supervision.h"
#include "supervisor_types.h"

struct board {
    struct supervised_board rows;
    struct supervised_changes changes;
};

/* How everything stands before anything was started. */
void board_init(struct board *board, const struct supervision *supervision);

/* Takes over how everything stands; whether anything has changed. */
[[nodiscard]] bool board_update(struct board *board, const struct supervision *supervision);

/* Notes what became of an order. */
void board_obeyed(struct board *board, uint64_t seq, enum order_outcome outcome);

#endif
