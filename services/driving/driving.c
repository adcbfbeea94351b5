/* One case after the other; the first that does not hold ends the program with code 1. */
#include "deviced_types.h"
#include "driving_slots.h"
#include "driving_uses.h"
#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum { SPECIMEN = 0x91, PATIENCE_MS = 20000, CODE_FAILED = 1 };

const struct rt_component rt_component = {.name = "driving",
                                          .number = DRIVING_COMPONENT,
                                          .startup = driving_startup,
                                          .startup_count = DRIVING_STARTUP_COUNT,
                                          .workers = DRIVING_WORKERS};

struct driving {
    struct writ_io *io;
    uint32_t bell;
    struct deviced_read_driver_reply seen;
};

static bool listen(struct driving *d)
{
    uint32_t bell = 0;
    bool good =
        quota_create_notification(d->io, WRIT_SLOT_QUOTA, &d->bell) == WRIT_OK &&
        process_derive(d->io, WRIT_SLOT_PROCESS, d->bell,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &bell) == WRIT_OK;
    struct devices_subscribe_builder b = devices_subscribe_begin(d->io);
    devices_subscribe_put_bell(&b, bell);
    return good && devices_subscribe_call(&b) == WRIT_OK;
}

/* Waits until the driver is in this state. */
static bool becomes(struct driving *d, enum driver_state state)
{
    uint64_t bits = 0;
    for (;;) {
        uint32_t status = devices_read_driver(d->io, SPECIMEN, &d->seen);
        if (status == WRIT_OK && d->seen.state == state) {
            return true;
        }
        if (syscall_wait(d->bell, PATIENCE_MS, &bits) != WRIT_OK) {
            return false;
        }
    }
}

static bool a_driver_is_started_for_its_device_and_says_that_it_is_ready(struct driving *d)
{
    return becomes(d, DRIVER_STATE_RUNNING) && d->seen.pid != 0 && d->seen.device != 0;
}

static bool one_that_runs_is_not_started_again(struct driving *d)
{
    uint64_t pid = 0;
    return devices_start_driver(d->io, SPECIMEN, &pid) == WRIT_BAD_STATE;
}

static bool one_that_was_stopped_leaves_its_device_to_nobody_and_stays_so(struct driving *d)
{
    struct deviced_read_device_reply device = {0};
    uint64_t id = d->seen.device;
    return devices_stop_driver(d->io, SPECIMEN) == WRIT_OK &&
           devices_stop_driver(d->io, SPECIMEN) == WRIT_BAD_STATE &&
           becomes(d, DRIVER_STATE_STOPPED) && d->seen.pid == 0 && d->seen.device == 0 &&
           devices_read_device(d->io, id, &device) == WRIT_OK &&
           device.state == DEVICE_STATE_FOUND && device.driver == 0;
}

static bool it_is_started_again_when_it_is_told_to(struct driving *d)
{
    uint64_t pid = 0;
    return devices_start_driver(d->io, SPECIMEN, &pid) == WRIT_OK && pid != 0 &&
           becomes(d, DRIVER_STATE_RUNNING) && d->seen.pid == pid;
}

uint32_t component_main(struct rt *rt)
{
    static const struct {
        const char *name;
        bool (*holds)(struct driving *d);
    } cases[] = {
#define CASE(name_) {#name_, name_}
        CASE(a_driver_is_started_for_its_device_and_says_that_it_is_ready),
        CASE(one_that_runs_is_not_started_again),
        CASE(one_that_was_stopped_leaves_its_device_to_nobody_and_stays_so),
        CASE(it_is_started_again_when_it_is_told_to),
#undef CASE
    };
    struct driving driving = {.io = &rt->io};
    uint32_t count = sizeof cases / sizeof cases[0];
    if (!listen(&driving)) {
        rt_panic("driving: deviced takes no bell");
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!cases[i].holds(&driving)) {
            log_error("driving: does not hold: %s", cases[i].name);
            return CODE_FAILED;
        }
        log_info("driving: %s", cases[i].name);
    }
    log_info("driving: %u cases hold", count);
    return 0;
}
