/* One figure each: what is done over and over, and how often. */
#ifndef ROWS_H
#define ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "writ/writ.h"

enum {
    ROWS_WARM_UP = 1000,
    ROWS_ROUNDS = 10000,
};

/* What the rows work with; made once. */
struct bench {
    struct writ_io *io;
    uint32_t same_space; /* a connection to a thread of our own */
    uint32_t go;         /* a notification that the waker waits for, and */
    uint32_t back;       /* the one that it answers by */
    uint32_t vmo;        /* 512 pages that are there */
    uint32_t bell;       /* a notification that the handler of interrupts waits for */
    uint32_t timer;      /* ports of the interval timer */
};

struct row {
    const char *name;
    /* Does it so often. False if anything failed. */
    bool (*run)(const struct bench *bench, uint32_t rounds);
    uint32_t warm_up;
    uint32_t rounds;
    uint32_t per_round;      /* how many of what the name says one round is */
    uint64_t (*spent)(void); /* what the last run took; null: all between its begin and its end */
};

/* The rows of one file each. */
extern const struct row rows_of_messages[];
extern const uint32_t rows_of_messages_count;
extern const struct row rows_of_memory[];
extern const uint32_t rows_of_memory_count;
extern const struct row rows_of_interrupts[];
extern const uint32_t rows_of_interrupts_count;

/* The worker that is told of interrupts. */
[[gnu::noreturn]] void rows_handle_interrupts(const struct bench *bench);

/* Says that row `number` of all begins: where a tracer looks. */
void rows_mark(uint64_t number);

/* Measures and prints. Returns how many rows failed. */
uint32_t rows_run(const struct bench *bench, const struct row *rows, uint32_t count);

#endif
