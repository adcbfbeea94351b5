/* writ/inheritance.h in process: everything is kept where it is. */
#include "host_estate.h"

#include <stdio.h>
#include <stdlib.h>

#include "writ/inheritance.h"

static struct {
    void *memory;
    uint64_t bytes;
} host;

void host_estate(void *memory, uint64_t bytes)
{
    host.memory = memory;
    host.bytes = bytes;
}

static void give_up(const char *why)
{
    (void)fprintf(stderr, "estate: %s\n", why);
    abort();
}

void host_estate_check(const struct estate *estate)
{
    if (!estate_check(estate)) {
        give_up("somebody was answered before what changed was confirmed");
    }
}

enum estate_found inheritance_open(struct estate *estate, struct writ_io *io,
                                   const struct inheritance_plan *plan)
{
    (void)io;
    const struct estate_plan whole = {
        .memory = host.memory,
        .memory_bytes = host.bytes,
        .live = plan->live,
        .live_bytes = plan->live_bytes,
        .changes = plan->changes != 0 ? plan->changes : ESTATE_BLOCKS(plan->live_bytes),
        .layout = plan->layout};
    if (plan->state_bytes != host.bytes || !estate_init(estate, &whole)) {
        give_up("it does not fit its memory");
    }
    return estate_open(estate);
}

void inheritance_confirm(struct estate *estate)
{
    if (!estate_commit(estate)) {
        give_up("more was changed at a time than there is room for");
    }
}

uint32_t inheritance_keep(struct writ_io *io, uint32_t *slot)
{
    (void)io;
    (void)slot;
    return WRIT_OK;
}

void inheritance_name(struct inheritance_names *names, uint32_t slot)
{
    (void)names;
    (void)slot;
}

void inheritance_close_rest(struct writ_io *io, const struct inheritance_names *names)
{
    (void)io;
    (void)names;
}
