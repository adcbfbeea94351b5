/* See lives.h. */
#include "lives.h"

static void become(struct registry *registry, struct driver *driver, enum driver_state state)
{
    driver->state = state;
    registry_tell_driver(registry, driver);
}

struct life_end life_end_of(const struct driver *driver, const struct process_event *event)
{
    struct life_end end = {.now_us = event->time_us, .started_us = driver->started_us};
    switch (event->ending.tag) {
    case ENDING_TAG_EXITED:
        end.trouble = DRIVER_ENDED;
        end.code = event->ending.as.exited.code;
        break;
    case ENDING_TAG_STOPPED:
        end.trouble = DRIVER_WAS_KILLED;
        end.code = event->ending.as.stopped.code;
        break;
    case ENDING_TAG_FAULTED:
        end.trouble = DRIVER_FAULTED;
        end.code = event->ending.as.faulted.vector;
        break;
    }
    return end;
}

void life_starting(struct registry *registry, struct driver *driver, struct device *device)
{
    driver->held_back = false;
    driver->skipped = SKIP_CAUSE_NONE;
    driver->masters = false;
    driver->layer = 0;
    if (driver->device != device->id) {
        registry_take(registry, driver, device);
    }
    become(registry, driver, DRIVER_STATE_STARTING);
}

void life_started(struct driver *driver, uint64_t pid)
{
    driver->pid = pid;
}

void life_ready(struct registry *registry, struct driver *driver)
{
    if (driver->state != DRIVER_STATE_RUNNING) {
        driver->unsaid = true;
        become(registry, driver, DRIVER_STATE_RUNNING);
    }
    registry_publish(registry, driver);
}

bool life_ended(struct registry *registry, struct driver *driver,
                const struct writ_system_restart *rule, const struct life_end *end)
{
    uint32_t wait_ms = 0;
    bool served = driver->state == DRIVER_STATE_RUNNING && end->now_us > end->started_us;
    const struct restarting_end it = {.now_us = end->now_us,
                                      .served_us = served ? end->now_us - end->started_us : 0,
                                      .failed = true,
                                      .killed = end->trouble == DRIVER_WAS_KILLED ||
                                                end->trouble == DRIVER_VANISHED};
    driver->pid = 0;
    driver->masters = false;
    driver->layer = 0;
    driver->code = end->code;
    driver->trouble = end->trouble;
    if (restarting_ended(&driver->restarting, rule, &it, &wait_ms) == RESTARTING_YES) {
        driver->restarts++;
        driver->due_us = end->now_us + (uint64_t)wait_ms * 1000;
        registry_suspend(registry, driver);
        become(registry, driver, DRIVER_STATE_RESTARTING);
        return true;
    }
    driver->skipped = SKIP_CAUSE_GAVE_UP;
    (void)registry_withdraw(registry, driver);
    become(registry, driver, DRIVER_STATE_FAILED);
    return false;
}

bool life_stopped(struct registry *registry, struct driver *driver, bool held_back)
{
    bool any = registry_withdraw(registry, driver);
    registry_free(registry, driver);
    driver->pid = 0;
    driver->masters = false;
    driver->layer = 0;
    driver->held_back = held_back;
    driver->skipped = SKIP_CAUSE_NONE;
    driver->restarting = (struct restarting){0};
    become(registry, driver, DRIVER_STATE_STOPPED);
    return any;
}
