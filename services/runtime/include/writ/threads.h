/* Threads of our own process. */
#ifndef WRIT_THREADS_H
#define WRIT_THREADS_H

#include "writ/port.h"

/* How one begins; it stays where it is while the thread runs. */
struct threads_plan {
    void (*run)(void *argument, struct writ_io *io); /* never returns */
    void *argument;
    uint8_t *stack;
    uint64_t stack_bytes;
    uint64_t pages_va; /* where its two message pages go */
    struct writ_io io; /* filled in by the thread */
};

/* Makes and starts it; a slot with the thread. */
[[nodiscard]] uint32_t threads_start(struct writ_io *io, struct threads_plan *plan,
                                     uint32_t *ret_thread);

#endif
