/* Sentences that must hold, each with the way to find out. */
#ifndef CASES_H
#define CASES_H

#include <stdbool.h>
#include <stdint.h>

#include "writ/writ.h"

struct sentence {
    const char *text;
    bool (*holds)(struct writ_io *io);
};

/* Bands, donation and lines. */
extern const struct sentence cases_of_bands[];
extern const uint32_t cases_of_bands_count;

/* Who runs when an interrupt comes. */
extern const struct sentence cases_of_interrupts[];
extern const uint32_t cases_of_interrupts_count;

/* Several processors. */
extern const struct sentence cases_of_processors[];
extern const uint32_t cases_of_processors_count;

/* Registers and what the processor refuses. */
extern const struct sentence cases_of_floats[];
extern const uint32_t cases_of_floats_count;

/* An endpoint of our own and a connection to it. Returns a status. */
[[nodiscard]] uint32_t cases_endpoint(struct writ_io *io, uint32_t *ret_endpoint,
                                      uint32_t *ret_connection);

/* Answers calls on an endpoint until one says CASES_LAST; with word 0 plus 1. */
void cases_serve(struct writ_io *io, uint32_t endpoint);

/* Calls; true if the answer is right. */
[[nodiscard]] bool cases_call(struct writ_io *io, uint32_t connection, uint64_t word);

#define CASES_LAST UINT64_MAX
#define CASES_REQUEST (UINT64_C(0x57) << 56 | UINT64_C(1) << 16 | 0x10)
#define CASES_REPLY (UINT64_C(0x571) << 52 | UINT64_C(1) << 16)

#endif
