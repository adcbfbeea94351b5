/* Memory for kernel objects: pages cut into pieces of one size, each page charged to one quota.
 *
 * A quota has slabs of its own, so its objects can never take a frame that was promised to another.
 */
#pragma once

#include "list.h"
#include "types.h"

struct quota;

enum { SLAB_CLASSES = 5, SLAB_SMALLEST = 64, SLAB_LARGEST = SLAB_SMALLEST << (SLAB_CLASSES - 1) };

/* Pages with a free piece, by class. */
struct slabs {
    struct link open[SLAB_CLASSES];
};

void slabs_init(struct slabs *slabs);

/* A zeroed piece of at least `size` bytes (at most SLAB_LARGEST), aligned to 64. Null if the quota
 * says no. */
[[nodiscard]] void *slab_alloc(struct quota *quota, uint32_t size);

void slab_free(void *piece);

/* S1: every open page has a free piece and belongs to this quota. */
bool slabs_check(const struct quota *quota);
