/* What a program of the system begins with and how it ends.
 *
 * The runtime enters at `_start`, checks that the process was given exactly what its component
 * declares (../../startup.h), binds its thread to its endpoint if it serves, and calls
 * `component_main`. It allocates nothing and never goes on with less than was declared.
 */
#ifndef WRIT_RT_H
#define WRIT_RT_H

#include "writ/envelope.h"
#include "writ/system.h"
#include "writ/writ.h"

struct rt {
    struct writ_io io;               /* the only thread's pages */
    const struct envelope *envelope; /* null in the root, which nobody created */
};

/* The adapter defines it, from its generated `<component>_slots.h`. */
struct rt_component {
    const char *name;
    const struct writ_startup_slot *startup;
    uint32_t startup_count;
    uint16_t number;
    uint16_t workers; /* of the contract: how many threads it makes itself */
    bool root;        /* it was made by the kernel */
};

extern const struct rt_component rt_component;

/* The program. What it returns is its exit code. */
uint32_t component_main(struct rt *rt);

/* Exit codes of the runtime itself; a program's own are below 100. */
enum rt_exit {
    RT_EXIT_STARTUP = 100, /* it was not given what it declares */
    RT_EXIT_PANIC = 101,
};

/* Ends the process. */
[[gnu::noreturn]] void rt_exit(uint32_t code);

/* Logs a line as FATAL and ends the process with RT_EXIT_PANIC. */
[[gnu::noreturn]] __attribute__((format(printf, 1, 2))) void rt_panic(const char *format, ...);

#endif
