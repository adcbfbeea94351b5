/* Tries procd in hardship: see hardship.h. */
#include "hardship.h"

#include "hardship_slots.h"
#include "lives.h"
#include "writ/log.h"
#include "writ/rt.h"

enum { CODE_FAILED = 1 };

const struct rt_component rt_component = {.name = "hardship",
                                          .number = HARDSHIP_COMPONENT,
                                          .startup = hardship_startup,
                                          .startup_count = HARDSHIP_STARTUP_COUNT,
                                          .workers = HARDSHIP_WORKERS};

uint32_t component_main(struct rt *rt)
{
    uint32_t status = lives_init(&rt->io);
    if (status != WRIT_OK) {
        log_error("[hardship] no image: status %u", status);
        return CODE_FAILED;
    }
    counts_settle(&rt->io);
    bool good = failures_run(&rt->io);
    good = scarcity_run(&rt->io) && good;
    log_info("[hardship] %s", good ? "nothing was left over" : "FAILED");
    return good ? 0 : CODE_FAILED;
}
