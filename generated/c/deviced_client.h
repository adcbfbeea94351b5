/* Generated from idl/deviced.writ: change it there.
 *
 * One stub per method of deviced. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef DEVICED_CLIENT_H
#define DEVICED_CLIENT_H

#include "writ/call.h"

#include "deviced_wire.h"

/* A connection to Deviced: the pages of the calling thread, and the slot it is in. */
struct deviced_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg deviced_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t deviced_ping_within(struct deviced_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_PING_DEADLINE_MS);
    struct writ_msg m = deviced_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_PING_REPLY) {
        return writ_judge_reply(c->io, DEVICED_PING_REQUEST, m.tag,
                                deviced_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t deviced_ping(struct deviced_client *c)
{
    return deviced_ping_within(c, DEVICED_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg deviced_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t deviced_stats_within(struct deviced_client *c, uint32_t timeout_ms,
                                            uint64_t *ret_calls, uint64_t *ret_rejects,
                                            uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_STATS_DEADLINE_MS);
    struct writ_msg m = deviced_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_STATS_REPLY) {
        return writ_judge_reply(c->io, DEVICED_STATS_REQUEST, m.tag,
                                deviced_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t deviced_stats(struct deviced_client *c, uint64_t *ret_calls,
                                     uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return deviced_stats_within(c, DEVICED_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg deviced_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t deviced_abi_within(struct deviced_client *c, uint32_t timeout_ms,
                                          uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_ABI_DEADLINE_MS);
    struct writ_msg m = deviced_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_ABI_REPLY) {
        return writ_judge_reply(c->io, DEVICED_ABI_REQUEST, m.tag,
                                deviced_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t deviced_abi(struct deviced_client *c, uint64_t *ret_hash)
{
    return deviced_abi_within(c, DEVICED_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `seed_binding` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct deviced_seed_binding_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct deviced_seed_binding_request_body *body;
};

/* Says which devices a driver is for: those that one of its patterns matches. To seed the same again changes nothing; anything else for
 * the same driver is OTHER_BINDING. Of a group, 0 for none, one is active at a time; the lower its priority, the earlier a driver is
 * tried. Drivers among `deps` have to run before it is started, those among `softdeps` only if they can.
 *
 * Guarantee: on any error the bindings are as they were. */
static inline struct deviced_seed_binding_builder
deviced_seed_binding_begin(struct deviced_client *c)
{
    return (struct deviced_seed_binding_builder){
        .wire = writ_builder_begin(c->io, 32, 0),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void deviced_seed_binding_put_aliases(struct deviced_seed_binding_builder *b,
                                                    const struct binding_match *data,
                                                    uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, deviced_seed_binding_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        binding_match_store(at + i * 8, &data[i]);
    }
}

static inline void deviced_seed_binding_put_deps(struct deviced_seed_binding_builder *b,
                                                 const uint16_t *data, uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, deviced_seed_binding_request_tails, 1, count);
    writ_copy_in(at, data, count * 2);
}

static inline void deviced_seed_binding_put_softdeps(struct deviced_seed_binding_builder *b,
                                                     const uint16_t *data, uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, deviced_seed_binding_request_tails, 2, count);
    writ_copy_in(at, data, count * 2);
}

static inline void deviced_seed_binding_put_program(struct deviced_seed_binding_builder *b,
                                                    const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, deviced_seed_binding_request_tails, 3, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
deviced_seed_binding_call_within(struct deviced_seed_binding_builder *b, uint32_t timeout_ms,
                                 struct deviced_seed_binding_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_SEED_BINDING_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, deviced_seed_binding_request_tails, 4);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            deviced_seed_binding_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(DEVICED_SEED_BINDING_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != DEVICED_SEED_BINDING_REPLY) {
        return writ_judge_reply(b->io, DEVICED_SEED_BINDING_REQUEST, m.tag,
                                deviced_seed_binding_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_seed_binding_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t deviced_seed_binding_call(struct deviced_seed_binding_builder *b,
                                                 struct deviced_seed_binding_reply *ret_reply)
{
    return deviced_seed_binding_call_within(b, DEVICED_SEED_BINDING_DEADLINE_MS, ret_reply);
}

/* A request of `seal`. */
static inline struct writ_msg deviced_seal_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_SEAL_REQUEST};
    return m;
}

/* Fixes the bindings. No driver is started by it: that follows from devices and providers. */
static inline uint32_t deviced_seal_within(struct deviced_client *c, uint32_t timeout_ms,
                                           uint32_t *ret_drivers)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_SEAL_DEADLINE_MS);
    struct writ_msg m = deviced_seal_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_seal_made();
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_SEAL_REPLY) {
        return writ_judge_reply(c->io, DEVICED_SEAL_REQUEST, m.tag,
                                deviced_seal_may_say(writ_tag_status(m.tag)));
    }
    if (deviced_seal_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_drivers = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t deviced_seal(struct deviced_client *c, uint32_t *ret_drivers)
{
    return deviced_seal_within(c, DEVICED_SEAL_DEADLINE_MS, ret_drivers);
}

/* A request of `start_driver`. */
static inline struct writ_msg deviced_start_driver_made(uint64_t driver)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_START_DRIVER_REQUEST, .w = {driver}};
    return m;
}

/* Starts a driver: stages its process, gives it the capabilities of its device and no others, and lets it run.
 *
 * Guarantee: on any error no process and no capability of the start remains. */
static inline uint32_t deviced_start_driver_within(struct deviced_client *c, uint32_t timeout_ms,
                                                   uint64_t driver, uint64_t *ret_pid)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_START_DRIVER_DEADLINE_MS);
    struct writ_msg m = deviced_start_driver_made(driver);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_start_driver_made(driver);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_START_DRIVER_REPLY) {
        return writ_judge_reply(c->io, DEVICED_START_DRIVER_REQUEST, m.tag,
                                deviced_start_driver_may_say(writ_tag_status(m.tag)));
    }
    *ret_pid = m.w[0];
    return WRIT_OK;
}

static inline uint32_t deviced_start_driver(struct deviced_client *c, uint64_t driver,
                                            uint64_t *ret_pid)
{
    return deviced_start_driver_within(c, DEVICED_START_DRIVER_DEADLINE_MS, driver, ret_pid);
}

/* A request of `stop_driver`. */
static inline struct writ_msg deviced_stop_driver_made(uint64_t driver)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_STOP_DRIVER_REQUEST, .w = {driver}};
    return m;
}

/* Stops a driver: ends its process, takes its capabilities back, and resets its device before its memory is used again.
 *
 * Guarantee: when it returns, the device can touch no memory. */
static inline uint32_t deviced_stop_driver_within(struct deviced_client *c, uint32_t timeout_ms,
                                                  uint64_t driver)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_STOP_DRIVER_DEADLINE_MS);
    struct writ_msg m = deviced_stop_driver_made(driver);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_stop_driver_made(driver);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_STOP_DRIVER_REPLY) {
        return writ_judge_reply(c->io, DEVICED_STOP_DRIVER_REQUEST, m.tag,
                                deviced_stop_driver_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t deviced_stop_driver(struct deviced_client *c, uint64_t driver)
{
    return deviced_stop_driver_within(c, DEVICED_STOP_DRIVER_DEADLINE_MS, driver);
}

/* A request of `read_driver`. */
static inline struct writ_msg deviced_read_driver_made(uint64_t driver)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_READ_DRIVER_REQUEST, .w = {driver}};
    return m;
}

/* What is known of a driver, brought up to date first. `pid` and `device` are 0 where there is none; `code` is that with which its last
 * process ended; `provider` is 0 until its provider is visible, and then resolves. */
static inline uint32_t deviced_read_driver_within(struct deviced_client *c, uint32_t timeout_ms,
                                                  uint64_t driver,
                                                  struct deviced_read_driver_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_READ_DRIVER_DEADLINE_MS);
    struct writ_msg m = deviced_read_driver_made(driver);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_read_driver_made(driver);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        deviced_read_driver_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, DEVICED_READ_DRIVER_REQUEST, m.tag,
                                deviced_read_driver_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_read_driver_reply_read(c->io->out);
    ret_reply->program.use = writ_out_use(c->io);
    ret_reply->reason.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t deviced_read_driver(struct deviced_client *c, uint64_t driver,
                                           struct deviced_read_driver_reply *ret_reply)
{
    return deviced_read_driver_within(c, DEVICED_READ_DRIVER_DEADLINE_MS, driver, ret_reply);
}

/* A request of `read_device`. */
static inline struct writ_msg deviced_read_device_made(uint64_t device)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_READ_DEVICE_REQUEST, .w = {device}};
    return m;
}

/* What is known of a device. `driver` is 0 where nobody drives it. */
static inline uint32_t deviced_read_device_within(struct deviced_client *c, uint32_t timeout_ms,
                                                  uint64_t device,
                                                  struct deviced_read_device_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_READ_DEVICE_DEADLINE_MS);
    struct writ_msg m = deviced_read_device_made(device);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_read_device_made(device);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        deviced_read_device_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, DEVICED_READ_DEVICE_REQUEST, m.tag,
                                deviced_read_device_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_read_device_reply_read(c->io->out);
    ret_reply->resources.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t deviced_read_device(struct deviced_client *c, uint64_t device,
                                           struct deviced_read_device_reply *ret_reply)
{
    return deviced_read_device_within(c, DEVICED_READ_DEVICE_DEADLINE_MS, device, ret_reply);
}

/* A request of `report_device` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct deviced_report_device_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct deviced_report_device_request_body *body;
};

/* Tells of a device that was found, with all that it occupies. To report the same again gives the same number.
 *
 * Guarantee: on any error the devices are as they were. */
static inline struct deviced_report_device_builder
deviced_report_device_begin(struct deviced_client *c)
{
    return (struct deviced_report_device_builder){
        .wire = writ_builder_begin(c->io, 24, 0),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void deviced_report_device_put_resources(struct deviced_report_device_builder *b,
                                                       const struct device_resource *data,
                                                       uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, deviced_report_device_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        device_resource_store(at + i * 24, &data[i]);
    }
}

/* Sends it. */
static inline uint32_t
deviced_report_device_call_within(struct deviced_report_device_builder *b, uint32_t timeout_ms,
                                  struct deviced_report_device_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_REPORT_DEVICE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, deviced_report_device_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            deviced_report_device_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(DEVICED_REPORT_DEVICE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != DEVICED_REPORT_DEVICE_REPLY) {
        return writ_judge_reply(b->io, DEVICED_REPORT_DEVICE_REQUEST, m.tag,
                                deviced_report_device_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_report_device_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t deviced_report_device_call(struct deviced_report_device_builder *b,
                                                  struct deviced_report_device_reply *ret_reply)
{
    return deviced_report_device_call_within(b, DEVICED_REPORT_DEVICE_DEADLINE_MS, ret_reply);
}

/* A request of `report_hotplug`. */
static inline struct writ_msg deviced_report_hotplug_made(const struct device_place *place,
                                                          enum hotplug_change change)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_REPORT_HOTPLUG_REQUEST,
                          .w = {(*place).bus | (uint64_t)(*place).segment << 16 |
                                    (uint64_t)(*place).address << 32, (uint8_t)change}};
    return m;
}

/* Tells that something was put in or taken out. What was put in is enumerated and reported by `report_device`: who enumerates is rung.
 * The driver of what was taken out is released; until it is, the place is `driven`, and who switches it off asks again when he is rung. */
static inline uint32_t deviced_report_hotplug_within(struct deviced_client *c, uint32_t timeout_ms,
                                                     const struct device_place *place,
                                                     enum hotplug_change change, bool *ret_driven)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_REPORT_HOTPLUG_DEADLINE_MS);
    struct writ_msg m = deviced_report_hotplug_made(place, change);
    if (WRIT_CHECKS && deviced_report_hotplug_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_report_hotplug_made(place, change);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_REPORT_HOTPLUG_REPLY) {
        return writ_judge_reply(c->io, DEVICED_REPORT_HOTPLUG_REQUEST, m.tag,
                                deviced_report_hotplug_may_say(writ_tag_status(m.tag)));
    }
    if (deviced_report_hotplug_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_driven = (uint8_t)m.w[0] != 0;
    return WRIT_OK;
}

static inline uint32_t deviced_report_hotplug(struct deviced_client *c,
                                              const struct device_place *place,
                                              enum hotplug_change change, bool *ret_driven)
{
    return deviced_report_hotplug_within(c, DEVICED_REPORT_HOTPLUG_DEADLINE_MS, place, change,
                                         ret_driven);
}

/* A request of `register_hal`. */
static inline struct writ_msg deviced_register_hal_made(uint64_t driver, uint16_t class_of,
                                                        uint32_t version)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_REGISTER_HAL_REQUEST,
                          .w = {driver, class_of | (uint64_t)version << 32}};
    return m;
}

/* Says, by a driver that has brought its hardware up, for what class of devices it is the layer underneath. Drivers that depend on that
 * class can be started; its own start does not wait for it. */
static inline uint32_t deviced_register_hal_within(struct deviced_client *c, uint32_t timeout_ms,
                                                   uint64_t driver, uint16_t class_of,
                                                   uint32_t version)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_REGISTER_HAL_DEADLINE_MS);
    struct writ_msg m = deviced_register_hal_made(driver, class_of, version);
    if (WRIT_CHECKS && deviced_register_hal_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_register_hal_made(driver, class_of, version);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_REGISTER_HAL_REPLY) {
        return writ_judge_reply(c->io, DEVICED_REGISTER_HAL_REQUEST, m.tag,
                                deviced_register_hal_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t deviced_register_hal(struct deviced_client *c, uint64_t driver,
                                            uint16_t class_of, uint32_t version)
{
    return deviced_register_hal_within(c, DEVICED_REGISTER_HAL_DEADLINE_MS, driver, class_of,
                                       version);
}

/* A request of `register_provider` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct deviced_register_provider_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct deviced_register_provider_request_body *body;
};

/* Offers what a device can do, by the protocol that the driver serves. It becomes visible when the driver runs; then consumers get a
 * connection to the driver in the role with number 0.
 *
 * Guarantee: on any error no provider is left over. */
static inline struct deviced_register_provider_builder
deviced_register_provider_begin(struct deviced_client *c)
{
    return (struct deviced_register_provider_builder){
        .wire = writ_builder_begin(c->io, 16, 0),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void
deviced_register_provider_put_provider_name(struct deviced_register_provider_builder *b,
                                            const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, deviced_register_provider_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
deviced_register_provider_call_within(struct deviced_register_provider_builder *b,
                                      uint32_t timeout_ms,
                                      struct deviced_register_provider_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_REGISTER_PROVIDER_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, deviced_register_provider_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            deviced_register_provider_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(DEVICED_REGISTER_PROVIDER_REQUEST,
                                                    b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != DEVICED_REGISTER_PROVIDER_REPLY) {
        return writ_judge_reply(b->io, DEVICED_REGISTER_PROVIDER_REQUEST, m.tag,
                                deviced_register_provider_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_register_provider_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t
deviced_register_provider_call(struct deviced_register_provider_builder *b,
                               struct deviced_register_provider_reply *ret_reply)
{
    return deviced_register_provider_call_within(b, DEVICED_REGISTER_PROVIDER_DEADLINE_MS,
                                                 ret_reply);
}

/* A request of `resolve_provider`. */
static inline struct writ_msg deviced_resolve_provider_made(uint16_t class_of, uint32_t index)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_RESOLVE_PROVIDER_REQUEST,
                          .w = {class_of | (uint64_t)index << 32}};
    return m;
}

/* A copy of the connection to a provider, for a component whose contract says `calls_back` of its protocol; NOT_YOURS for any other. It
 * is void as soon as the provider goes. */
static inline uint32_t
deviced_resolve_provider_within(struct deviced_client *c, uint32_t timeout_ms, uint16_t class_of,
                                uint32_t index, struct deviced_resolve_provider_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_RESOLVE_PROVIDER_DEADLINE_MS);
    struct writ_msg m = deviced_resolve_provider_made(class_of, index);
    if (WRIT_CHECKS && deviced_resolve_provider_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_resolve_provider_made(class_of, index);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        deviced_resolve_provider_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, DEVICED_RESOLVE_PROVIDER_REQUEST, m.tag,
                                deviced_resolve_provider_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_resolve_provider_reply_read(c->io->out, c->io->out + WRIT_RECORDS);
    ret_reply->provider_name.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t deviced_resolve_provider(struct deviced_client *c, uint16_t class_of,
                                                uint32_t index,
                                                struct deviced_resolve_provider_reply *ret_reply)
{
    return deviced_resolve_provider_within(c, DEVICED_RESOLVE_PROVIDER_DEADLINE_MS, class_of, index,
                                           ret_reply);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct deviced_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first. */
static inline struct deviced_subscribe_builder deviced_subscribe_begin(struct deviced_client *c)
{
    return (struct deviced_subscribe_builder){
        .wire = writ_builder_begin(c->io, 0, 1),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Gives a handle. */
static inline void deviced_subscribe_put_bell(struct deviced_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t deviced_subscribe_call_within(struct deviced_subscribe_builder *b,
                                                     uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = deviced_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(DEVICED_SUBSCRIBE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            if (!writ_was_moved(status)) {
                writ_close_given(b->io, 1);
            }
            return status;
        }
    }
    if (m.tag != DEVICED_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, DEVICED_SUBSCRIBE_REQUEST, m.tag,
                                deviced_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t deviced_subscribe_call(struct deviced_subscribe_builder *b)
{
    return deviced_subscribe_call_within(b, DEVICED_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg deviced_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest change after `after_seq`; those of the three numbers that it is not about are 0. `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t deviced_next_event_within(struct deviced_client *c, uint32_t timeout_ms,
                                                 uint64_t after_seq, uint64_t *ret_seq,
                                                 uint64_t *ret_lost, uint64_t *ret_driver,
                                                 uint64_t *ret_device, uint64_t *ret_provider)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = deviced_next_event_made(after_seq);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_next_event_made(after_seq);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_NEXT_EVENT_REPLY) {
        return writ_judge_reply(c->io, DEVICED_NEXT_EVENT_REQUEST, m.tag,
                                deviced_next_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_seq = m.w[0];
    *ret_lost = m.w[1];
    *ret_driver = m.w[2];
    *ret_device = m.w[3];
    *ret_provider = m.w[4];
    return WRIT_OK;
}

static inline uint32_t deviced_next_event(struct deviced_client *c, uint64_t after_seq,
                                          uint64_t *ret_seq, uint64_t *ret_lost,
                                          uint64_t *ret_driver, uint64_t *ret_device,
                                          uint64_t *ret_provider)
{
    return deviced_next_event_within(c, DEVICED_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq,
                                     ret_lost, ret_driver, ret_device, ret_provider);
}

/* A request of `read_provider`. */
static inline struct writ_msg deviced_read_provider_made(uint64_t provider)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_READ_PROVIDER_REQUEST, .w = {provider}};
    return m;
}

/* What is known of a provider. */
static inline uint32_t deviced_read_provider_within(struct deviced_client *c, uint32_t timeout_ms,
                                                    uint64_t provider,
                                                    struct deviced_read_provider_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_READ_PROVIDER_DEADLINE_MS);
    struct writ_msg m = deviced_read_provider_made(provider);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_read_provider_made(provider);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        deviced_read_provider_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, DEVICED_READ_PROVIDER_REQUEST, m.tag,
                                deviced_read_provider_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = deviced_read_provider_reply_read(c->io->out);
    ret_reply->provider_name.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t deviced_read_provider(struct deviced_client *c, uint64_t provider,
                                             struct deviced_read_provider_reply *ret_reply)
{
    return deviced_read_provider_within(c, DEVICED_READ_PROVIDER_DEADLINE_MS, provider, ret_reply);
}

/* A request of `allow_mastering`. */
static inline struct writ_msg deviced_allow_mastering_made(uint64_t driver)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_ALLOW_MASTERING_REQUEST, .w = {driver}};
    return m;
}

/* Says, by a driver, that its device has been reset and knows no memory any more: from here on it may master the bus. Before that,
 * whatever an earlier instance told it stays without effect. */
static inline uint32_t deviced_allow_mastering_within(struct deviced_client *c, uint32_t timeout_ms,
                                                      uint64_t driver)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_ALLOW_MASTERING_DEADLINE_MS);
    struct writ_msg m = deviced_allow_mastering_made(driver);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_allow_mastering_made(driver);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_ALLOW_MASTERING_REPLY) {
        return writ_judge_reply(c->io, DEVICED_ALLOW_MASTERING_REQUEST, m.tag,
                                deviced_allow_mastering_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t deviced_allow_mastering(struct deviced_client *c, uint64_t driver)
{
    return deviced_allow_mastering_within(c, DEVICED_ALLOW_MASTERING_DEADLINE_MS, driver);
}

/* A request of `report_ready`. */
static inline struct writ_msg deviced_report_ready_made(uint64_t driver)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_REPORT_READY_REQUEST, .w = {driver}};
    return m;
}

/* Says, by a driver, that it has brought its device up and is about to receive. Its providers become visible. */
static inline uint32_t deviced_report_ready_within(struct deviced_client *c, uint32_t timeout_ms,
                                                   uint64_t driver)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_REPORT_READY_DEADLINE_MS);
    struct writ_msg m = deviced_report_ready_made(driver);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_report_ready_made(driver);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_REPORT_READY_REPLY) {
        return writ_judge_reply(c->io, DEVICED_REPORT_READY_REQUEST, m.tag,
                                deviced_report_ready_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t deviced_report_ready(struct deviced_client *c, uint64_t driver)
{
    return deviced_report_ready_within(c, DEVICED_REPORT_READY_DEADLINE_MS, driver);
}

/* A request of `end_enumeration`. */
static inline struct writ_msg deviced_end_enumeration_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = DEVICED_END_ENUMERATION_REQUEST};
    return m;
}

/* Says that everything that was there at the start has been reported. Drivers that are for want of a better one are tried from here on. */
static inline uint32_t deviced_end_enumeration_within(struct deviced_client *c, uint32_t timeout_ms,
                                                      uint32_t *ret_devices)
{
    uint32_t left_ms = writ_least(timeout_ms, DEVICED_END_ENUMERATION_DEADLINE_MS);
    struct writ_msg m = deviced_end_enumeration_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = deviced_end_enumeration_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != DEVICED_END_ENUMERATION_REPLY) {
        return writ_judge_reply(c->io, DEVICED_END_ENUMERATION_REQUEST, m.tag,
                                deviced_end_enumeration_may_say(writ_tag_status(m.tag)));
    }
    if (deviced_end_enumeration_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_devices = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t deviced_end_enumeration(struct deviced_client *c, uint32_t *ret_devices)
{
    return deviced_end_enumeration_within(c, DEVICED_END_ENUMERATION_DEADLINE_MS, ret_devices);
}

#endif
