/* Processes that do, one after the other, the system calls that they are told to, and then fault.
 *
 * Their script is a page that both sides have: what came back stands in place of what was asked, and a count says how far they are.
 */
#ifndef CHILDREN_H
#define CHILDREN_H

#include <stdbool.h>

#include "writ/port.h"
#include "writ/syscall.h"

enum { CHILD_STEPS = 16, CHILD_COMPONENT = 0x7000, CHILD_BYTES = 128 * 1024 };

struct child_step {
    uint64_t rax; /* a head, then the status; all ones: the end */
    struct writ_msg m;
};

struct child_script {
    _Atomic uint64_t done;
    uint64_t unused[7];
    struct child_step steps[CHILD_STEPS];
};

struct child {
    struct child_script *script; /* where we have it */
    uint64_t koid;
    uint32_t process;
    uint32_t thread;
    uint32_t step_count;
};

/* The slot of the endpoint that it serves. */
enum { CHILD_ENDPOINT = 8 };

/* Where a child has its things, and its message pages. */
#define CHILD_CODE_VA UINT64_C(0x400000)
#define CHILD_SCRIPT_VA UINT64_C(0x500000)
#define CHILD_PAGES_VA UINT64_C(0x600000)

/* Stages a child with itself in slot 1, and a thread, which it does not hold. One at a time has its script mapped: at most CHILDREN. */
enum { CHILDREN = 4 };
[[nodiscard]] bool child_stage(struct writ_io *io, struct child *child);

/* Adds a step to its script; its number. */
uint32_t child_will(struct child *child, uint64_t head, struct writ_msg m);
/* It binds to an endpoint of ours and receives. It finds its own thread in slot 2. */
[[nodiscard]] bool child_will_serve(struct writ_io *io, struct child *child, uint32_t endpoint);
/* It writes to its memory. */
void child_will_store(struct child *child, uint64_t va, uint64_t value);
/* It reads from its memory; the word is the first of the step then. */
uint32_t child_will_load(struct child *child, uint64_t va);
/* It goes on at an address. */
void child_will_jump(struct child *child, uint64_t va);
/* Its last: it reads from its memory for ever and never enters the kernel; the first word of the step is what it read
 * last, and every look counts as done. */
uint32_t child_will_watch(struct child *child, uint64_t va);
/* Its last: it writes to its memory for ever, likewise. */
void child_will_keep_storing(struct child *child, uint64_t va, uint64_t value);
/* Its last: it runs for ever. */
void child_will_run_on(struct child *child);
/* Its last: it ends by itself. */
void child_will_exit(struct child *child, uint32_t code);

/* Puts a child of a capability of ours into a slot of it. */
[[nodiscard]] bool child_give(struct writ_io *io, const struct child *child, uint32_t source,
                              uint32_t at, uint16_t rights);

/* Lets it run. */
[[nodiscard]] bool child_start(struct writ_io *io, const struct child *child);

/* Waits until the child is dead, without touching the processor's time of others. */
[[nodiscard]] bool child_await_end(struct writ_io *io, const struct child *child);

/* Waits until its thread does this. */
[[nodiscard]] bool child_await_activity(struct writ_io *io, const struct child *child,
                                        uint8_t activity);

/* Bytes of our quota in use. */
uint64_t children_use(struct writ_io *io);

/* Kills it if it lives, takes its exit record and lets go of everything. */
void child_drop(struct writ_io *io, struct child *child);

#endif
