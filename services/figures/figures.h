/* One figure each: what is asked of the foundation over and over, and how often. */
#ifndef FIGURES_H
#define FIGURES_H

#include <stdbool.h>
#include <stdint.h>

#include "writ/writ.h"

struct figure {
    const char *name;
    /* Does it so often. False if anything failed. */
    bool (*run)(struct writ_io *io, uint32_t rounds);
    uint32_t warm_up; /* 0 for what happens but once */
    uint32_t rounds;
};

/* The figures of one file each. */
extern const struct figure figures_of_calls[];
extern const uint32_t figures_of_calls_count;
extern const struct figure figures_of_programs[];
extern const uint32_t figures_of_programs_count;
extern const struct figure figures_of_restarts[];
extern const uint32_t figures_of_restarts_count;

#endif
