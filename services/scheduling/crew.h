/* Threads that do jobs: each waits for one, does it, says so, and waits for the next. */
#ifndef CREW_H
#define CREW_H

#include <stdatomic.h>
#include <stdbool.h>

#include "kernel_types.h"
#include "writ/writ.h"

enum { CREW = 8, CREW_PATIENCE_MS = 60000 };

#define CREW_ANYWHERE UINT64_MAX

struct crew_member;
typedef void crew_job(struct crew_member *self);

struct crew_member {
    struct writ_io io;
    uint32_t index;
    uint32_t thread;
    uint32_t bell; /* rung when there is a job */
    crew_job *job;
    _Atomic bool done;
    bool good; /* what the job came to */
};

/* Makes the threads. Returns a status. */
[[nodiscard]] uint32_t crew_init(struct writ_io *io);

/* How many processors there are. */
uint32_t crew_processors(void);

struct crew_member *crew_at(uint32_t index);

/* Gives a job to a member that has none. */
void crew_start(uint32_t index, crew_job *job, enum band band, uint64_t processors);

/* Waits until the first `count` have done their jobs; false if one has not in time, or came to
 * nothing good. */
[[nodiscard]] bool crew_finish(uint32_t count);

/* What a thread of the crew does now. */
[[nodiscard]] struct thread_status_reply crew_status(struct writ_io *io, uint32_t index);

/* Rests until the member is at this. */
void crew_await(struct writ_io *io, uint32_t index, enum activity activity);

#endif
