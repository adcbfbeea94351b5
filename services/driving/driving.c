/* One case after the other; the first that does not hold ends the program with code 1. */
#include "deviced_types.h"
#include "driving_slots.h"
#include "driving_uses.h"
#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum {
    DEVICED = 8,
    SPECIMEN = 0x91,
    STRAY_FUNCTION = 0x93,
    STRAY_INTERRUPT = 0x94,
    REFUSED_TO_START = 100, /* as the runtime numbers it */
    PATIENCE_MS = 20000,
    CODE_FAILED = 1,
};

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

/* Waits until a driver is in this state. */
static bool one_becomes(struct driving *d, uint64_t driver, enum driver_state state)
{
    uint64_t bits = 0;
    for (;;) {
        uint32_t status = devices_read_driver(d->io, driver, &d->seen);
        if (status == WRIT_OK && d->seen.state == state) {
            return true;
        }
        if (syscall_wait(d->bell, PATIENCE_MS, &bits) != WRIT_OK) {
            return false;
        }
    }
}

static bool becomes(struct driving *d, enum driver_state state)
{
    return one_becomes(d, SPECIMEN, state);
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

/* Waits until it runs as another process. */
static bool comes_back(struct driving *d, uint64_t before)
{
    uint64_t bits = 0;
    while (becomes(d, DRIVER_STATE_RUNNING) && d->seen.pid == before) {
        if (syscall_wait(d->bell, PATIENCE_MS, &bits) != WRIT_OK) {
            return false;
        }
    }
    return d->seen.state == DRIVER_STATE_RUNNING;
}

static bool one_that_is_killed_comes_back_with_its_device(struct driving *d)
{
    struct deviced_read_driver_reply before = d->seen;
    return process_control_kill(d->io, PROCESS_CONTROL_SLOT, before.pid, 1) == WRIT_OK &&
           comes_back(d, before.pid) && d->seen.pid != before.pid &&
           d->seen.device == before.device && d->seen.restarts == before.restarts + 1;
}

/* The process of a component, or 0. */
static uint64_t process_of(struct driving *d, uint32_t principal)
{
    struct process_control_list_reply it = {0};
    while (process_control_list(d->io, PROCESS_CONTROL_SLOT, it.process, &it.process, &it.exit_seq,
                                &it.principal, &it.owner, &it.state, &it.cause,
                                &it.code) == WRIT_OK) {
        if (it.principal == principal && it.state == LIFE_STATE_RUNNING) {
            return it.process;
        }
    }
    return 0;
}

static bool a_driver_runs_on_while_deviced_is_started_again(struct driving *d)
{
    struct deviced_read_driver_reply before = d->seen;
    uint64_t deviced = process_of(d, DEVICED);
    return deviced != 0 &&
           process_control_kill(d->io, PROCESS_CONTROL_SLOT, deviced, 1) == WRIT_OK &&
           becomes(d, DRIVER_STATE_RUNNING) && d->seen.pid == before.pid &&
           d->seen.device == before.device && process_of(d, DEVICED) != deviced;
}

static bool what_deviced_had_claimed_its_next_instance_hands_out(struct driving *d)
{
    return one_that_is_killed_comes_back_with_its_device(d) &&
           one_that_was_stopped_leaves_its_device_to_nobody_and_stays_so(d) &&
           it_is_started_again_when_it_is_told_to(d);
}

static bool report(struct driving *d, const struct deviced_read_device_reply *device,
                   uint64_t *ret_id)
{
    struct deviced_report_device_reply reply = {0};
    struct device_resource messages = {.kind = RESOURCE_KIND_MESSAGES, .base = 1};
    struct devices_report_device_builder b = devices_report_device_begin(d->io);
    b.body->place = device->place;
    b.body->identity = device->identity;
    devices_report_device_put_resources(&b, &messages, 1);
    uint32_t status = devices_report_device_call(&b, &reply);
    *ret_id = reply.device;
    return status == WRIT_OK;
}

/* Waits until it runs with another device. */
static bool moves(struct driving *d, uint64_t before)
{
    uint64_t bits = 0;
    while (becomes(d, DRIVER_STATE_RUNNING) && d->seen.device == before) {
        if (syscall_wait(d->bell, PATIENCE_MS, &bits) != WRIT_OK) {
            return false;
        }
    }
    return d->seen.state == DRIVER_STATE_RUNNING;
}

/* There is another of its kind, which it gets. */
static bool a_device_that_is_taken_out_releases_its_driver_and_is_forgotten(struct driving *d)
{
    struct deviced_read_device_reply device = {0};
    uint64_t id = d->seen.device;
    uint64_t pid = d->seen.pid;
    uint64_t again = 0;
    bool good = devices_read_device(d->io, id, &device) == WRIT_OK &&
                device.state == DEVICE_STATE_DRIVEN && device.driver == SPECIMEN;
    struct deviced_read_device_reply was = device;
    bool driven = false;
    return good &&
           devices_report_hotplug(d->io, &was.place, HOTPLUG_CHANGE_TAKEN_OUT, &driven) ==
               WRIT_OK &&
           driven && moves(d, id) && d->seen.pid != pid &&
           devices_read_device(d->io, id, &device) == WRIT_NOT_FOUND &&
           devices_report_hotplug(d->io, &was.place, HOTPLUG_CHANGE_TAKEN_OUT, &driven) ==
               WRIT_OK &&
           !driven && report(d, &was, &again) && again > id &&
           devices_read_device(d->io, again, &device) == WRIT_OK &&
           device.state == DEVICE_STATE_FOUND;
}

static bool refused(struct driving *d, uint64_t driver)
{
    return one_becomes(d, driver, DRIVER_STATE_FAILED) && d->seen.pid == 0 && d->seen.device == 0 &&
           d->seen.skipped == SKIP_CAUSE_GAVE_UP && d->seen.code == REFUSED_TO_START;
}

static bool a_driver_refuses_to_start_with_a_function_of_another_device(struct driving *d)
{
    return refused(d, STRAY_FUNCTION);
}

static bool a_driver_refuses_to_start_with_an_interrupt_of_another_kind(struct driving *d)
{
    return refused(d, STRAY_INTERRUPT);
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
        CASE(one_that_is_killed_comes_back_with_its_device),
        CASE(a_driver_runs_on_while_deviced_is_started_again),
        CASE(what_deviced_had_claimed_its_next_instance_hands_out),
        CASE(a_device_that_is_taken_out_releases_its_driver_and_is_forgotten),
        CASE(a_driver_refuses_to_start_with_a_function_of_another_device),
        CASE(a_driver_refuses_to_start_with_an_interrupt_of_another_kind),
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
