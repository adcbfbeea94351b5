/* Generated from idl/bench.writ: change it there.
 *
 * What the figures of the message path are taken from, and what a runner of suites serves. No system that ships has it.
 */
#ifndef BENCH_TYPES_H
#define BENCH_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    /* Number of Bench. */
    BENCH_PROTOCOL = 0x00f0,
};

/* Roles of Bench, as masks. */
enum bench_role {
    /* Calls. */
    BENCH_ROLE_CALLER = 1 << 0,
};

#endif
