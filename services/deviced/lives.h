/* What a driver's life comes to: its start, its readiness, its end, and when it is started again.
 *
 * Pure, over the registry; processes and capabilities are the adapter's. Times are microseconds since boot.
 */
#ifndef LIVES_H
#define LIVES_H

#include "procd_types.h"
#include "registry.h"
#include "writ/system.h"

/* How a driver's process ended. */
struct life_end {
    uint64_t now_us;
    uint64_t started_us;
    uint32_t code;
    enum driver_trouble trouble;
};

/* The end that procd tells of. */
[[nodiscard]] struct life_end life_end_of(const struct driver *driver,
                                          const struct process_event *event);

/* It is being started: it has a device and no process yet. */
void life_starting(struct registry *registry, struct driver *driver, struct device *device);

/* It has this process; with 0, none any more. */
void life_started(struct driver *driver, uint64_t pid);

/* It said that it is ready. */
void life_ready(struct registry *registry, struct driver *driver);

/* Its process ended, or did not come to be. True if it is started again, at `due_us`; else it FAILED, which leaves its device to be freed by the caller when it is
 * quiet. `rule` is its component's. */
[[nodiscard]] bool life_ended(struct registry *registry, struct driver *driver,
                              const struct writ_system_restart *rule, const struct life_end *end);

/* It was stopped, and its device is quiet. `held_back`: until somebody starts it. True if providers went with it. */
bool life_stopped(struct registry *registry, struct driver *driver, bool held_back);

#endif
