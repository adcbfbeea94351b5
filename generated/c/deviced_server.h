/* Generated from idl/deviced.writ: change it there.
 *
 * Dispatchers of deviced. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef DEVICED_SERVER_H
#define DEVICED_SERVER_H

#include "writ/serve.h"

#include "deviced_wire.h"

struct deviced_server;
struct registry;
struct driver;
struct device;
struct provider;

/* What the dispatcher of Deviced keeps. */
struct deviced_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: deviced_method_name(). */
    struct writ_counters of[17];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct deviced_server *s, uint64_t bits);
    struct writ_builder reply;
};

static inline void deviced_serving_init(struct deviced_serving *serving, struct writ_io *io)
{
    *serving = (struct deviced_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *deviced_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "seed_binding";
    case 1:
        return "seal";
    case 2:
        return "start_driver";
    case 3:
        return "stop_driver";
    case 4:
        return "read_driver";
    case 5:
        return "read_device";
    case 6:
        return "report_device";
    case 7:
        return "report_hotplug";
    case 8:
        return "register_hal";
    case 9:
        return "register_provider";
    case 10:
        return "resolve_provider";
    case 11:
        return "subscribe";
    case 12:
        return "next_event";
    case 13:
        return "read_provider";
    case 14:
        return "allow_mastering";
    case 15:
        return "report_ready";
    case 16:
        return "end_enumeration";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters deviced_counted(const struct deviced_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 17; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct deviced_serving *deviced_serving_of(struct deviced_server *s)
{
    return (struct deviced_serving *)(void *)s;
}

/* The registry; its state is told, too. */
static struct registry *deviced_find_registry(struct deviced_server *s,
                                              enum registry_state *ret_state);

/* The driver with this key, or null; its state and class are told, too. */
static struct driver *deviced_find_driver(struct deviced_server *s, uint64_t key,
                                          enum driver_state *ret_state,
                                          enum driver_class *ret_class);

/* The device with this key, or null; its state is told, too. */
static struct device *deviced_find_device(struct deviced_server *s, uint64_t key,
                                          enum device_state *ret_state);

/* The provider with this key, or null; its state is told, too. */
static struct provider *deviced_find_provider(struct deviced_server *s, uint64_t key,
                                              enum provider_state *ret_state);

/* Says which devices a driver is for: those that one of its patterns matches. To seed the same again changes nothing; anything else for
 * the same driver is OTHER_BINDING. Of a group, 0 for none, one is active at a time; the lower its priority, the earlier a driver is
 * tried. Drivers among `deps` have to run before it is started, those among `softdeps` only if they can.
 *
 * Guarantee: on any error the bindings are as they were. */
static uint32_t deviced_on_seed_binding(struct deviced_server *s, const struct writ_caller *caller,
                                        struct registry *registry,
                                        const struct deviced_seed_binding_request *request,
                                        struct deviced_seed_binding_reply *reply);

/* Fixes the bindings. No driver is started by it: that follows from devices and providers. */
static uint32_t deviced_on_seal(struct deviced_server *s, const struct writ_caller *caller,
                                struct registry *registry, struct deviced_seal_reply *reply);

/* Starts a driver: stages its process, gives it the capabilities of its device and no others, and lets it run.
 *
 * Guarantee: on any error no process and no capability of the start remains. */
static uint32_t deviced_on_start_driver(struct deviced_server *s, const struct writ_caller *caller,
                                        struct registry *registry, struct driver *driver,
                                        const struct deviced_start_driver_request *request,
                                        struct deviced_start_driver_reply *reply);

/* Stops a driver: ends its process, takes its capabilities back, and resets its device before its memory is used again.
 *
 * Guarantee: when it returns, the device can touch no memory. */
static uint32_t deviced_on_stop_driver(struct deviced_server *s, const struct writ_caller *caller,
                                       struct registry *registry, struct driver *driver,
                                       const struct deviced_stop_driver_request *request);

/* What is known of a driver, brought up to date first. `pid` and `device` are 0 where there is none; `code` is that with which its last
 * process ended; `provider` is 0 until its provider is visible, and then resolves. */
static uint32_t deviced_on_read_driver(struct deviced_server *s, const struct writ_caller *caller,
                                       struct driver *driver,
                                       const struct deviced_read_driver_request *request,
                                       struct deviced_read_driver_reply *reply);

/* What is known of a device. `driver` is 0 where nobody drives it. */
static uint32_t deviced_on_read_device(struct deviced_server *s, const struct writ_caller *caller,
                                       struct device *device,
                                       const struct deviced_read_device_request *request,
                                       struct deviced_read_device_reply *reply);

/* Tells of a device that was found, with all that it occupies. To report the same again gives the same number.
 *
 * Guarantee: on any error the devices are as they were. */
static uint32_t deviced_on_report_device(struct deviced_server *s, const struct writ_caller *caller,
                                         const struct deviced_report_device_request *request,
                                         struct deviced_report_device_reply *reply);

/* Tells that something was put in or taken out. What was put in is enumerated and reported by `report_device`: who enumerates is rung.
 * The driver of what was taken out is released; until it is, the place is `driven`, and who switches it off asks again when he is rung. */
static uint32_t deviced_on_report_hotplug(struct deviced_server *s,
                                          const struct writ_caller *caller,
                                          const struct deviced_report_hotplug_request *request,
                                          struct deviced_report_hotplug_reply *reply);

/* Says, by a driver that has brought its hardware up, for what class of devices it is the layer underneath. Drivers that depend on that
 * class can be started; its own start does not wait for it. */
static uint32_t deviced_on_register_hal(struct deviced_server *s, const struct writ_caller *caller,
                                        struct driver *driver,
                                        const struct deviced_register_hal_request *request);

/* Offers what a device can do, by the protocol that the driver serves. It becomes visible when the driver runs; then consumers get a
 * connection to the driver in the role with number 0.
 *
 * Guarantee: on any error no provider is left over. */
static uint32_t
deviced_on_register_provider(struct deviced_server *s, const struct writ_caller *caller,
                             struct driver *driver,
                             const struct deviced_register_provider_request *request,
                             struct deviced_register_provider_reply *reply);

/* A copy of the connection to a provider, for a component whose contract says `calls_back` of its protocol; NOT_YOURS for any other. It
 * is void as soon as the provider goes. */
static uint32_t deviced_on_resolve_provider(struct deviced_server *s,
                                            const struct writ_caller *caller,
                                            const struct deviced_resolve_provider_request *request,
                                            struct deviced_resolve_provider_reply *reply);

/* Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first. */
static uint32_t deviced_on_subscribe(struct deviced_server *s, const struct writ_caller *caller,
                                     struct deviced_subscribe_request *request);

/* The oldest change after `after_seq`; those of the three numbers that it is not about are 0. `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static uint32_t deviced_on_next_event(struct deviced_server *s, const struct writ_caller *caller,
                                      const struct deviced_next_event_request *request,
                                      struct deviced_next_event_reply *reply);

/* What is known of a provider. */
static uint32_t deviced_on_read_provider(struct deviced_server *s, const struct writ_caller *caller,
                                         struct provider *provider,
                                         const struct deviced_read_provider_request *request,
                                         struct deviced_read_provider_reply *reply);

/* Says, by a driver, that its device has been reset and knows no memory any more: from here on it may master the bus. Before that,
 * whatever an earlier instance told it stays without effect. */
static uint32_t deviced_on_allow_mastering(struct deviced_server *s,
                                           const struct writ_caller *caller, struct driver *driver,
                                           const struct deviced_allow_mastering_request *request);

/* Says, by a driver, that it has brought its device up and is about to receive. Its providers become visible. */
static uint32_t deviced_on_report_ready(struct deviced_server *s, const struct writ_caller *caller,
                                        struct driver *driver,
                                        const struct deviced_report_ready_request *request);

/* Says that everything that was there at the start has been reported. Drivers that are for want of a better one are tried from here on. */
static uint32_t deviced_on_end_enumeration(struct deviced_server *s,
                                           const struct writ_caller *caller,
                                           struct deviced_end_enumeration_reply *reply);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void deviced_on_closed(struct deviced_server *s, uint64_t label);

/* Appends to a reply; tails go in their order. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void deviced_read_driver_reply_put_program(struct deviced_server *s,
                                                         struct deviced_read_driver_reply *reply,
                                                         const void *data, uint32_t length)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 48, 0);
    uint8_t *at = writ_builder_tail(b, deviced_read_driver_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->program = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

/* Appends to a reply; tails go in their order. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void deviced_read_driver_reply_put_reason(struct deviced_server *s,
                                                        struct deviced_read_driver_reply *reply,
                                                        const void *data, uint32_t length)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 48, 0);
    uint8_t *at = writ_builder_tail(b, deviced_read_driver_reply_tails, 1, length);
    writ_copy_in(at, data, length);
    reply->reason = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t deviced_read_driver_reply_finish(struct deviced_serving *serving,
                                                        const struct deviced_read_driver_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 48, 0);
    writ_builder_skip(b, deviced_read_driver_reply_tails, 2);
    writ_store_u8(body, (uint8_t)v->state);
    writ_store_u8(body + 1, (uint8_t)v->origin);
    writ_store_u8(body + 2, (uint8_t)v->stage);
    writ_store_u8(body + 3, v->skipped);
    writ_store_u32(body + 4, v->restarts);
    writ_store_u32(body + 8, v->code);
    writ_store_u64(body + 16, v->pid);
    writ_store_u64(body + 24, v->device);
    writ_store_u64(body + 32, v->provider);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(DEVICED_READ_DRIVER_REPLY, b->cursor) : 0;
}

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void deviced_read_device_reply_put_resources(struct deviced_server *s,
                                                           struct deviced_read_device_reply *reply,
                                                           const void *data, uint32_t count)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 40, 0);
    uint8_t *at = writ_builder_tail(b, deviced_read_device_reply_tails, 0, count);
    const struct device_resource *items = data;
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        device_resource_store(at + i * 24, &items[i]);
    }
    reply->resources.items = (const void *)at;
    reply->resources.count = at != NULL ? count : 0;
}

static inline uint64_t deviced_read_device_reply_finish(struct deviced_serving *serving,
                                                        const struct deviced_read_device_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 40, 0);
    writ_builder_skip(b, deviced_read_device_reply_tails, 1);
    writ_store_u8(body, (uint8_t)v->state);
    device_place_store(body + 4, &v->place);
    device_identity_store(body + 12, &v->identity);
    writ_store_u64(body + 24, v->driver);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(DEVICED_READ_DEVICE_REPLY, b->cursor) : 0;
}

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void
deviced_resolve_provider_reply_put_provider_name(struct deviced_server *s,
                                                 struct deviced_resolve_provider_reply *reply,
                                                 const void *data, uint32_t length)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 24, 1);
    uint8_t *at = writ_builder_tail(b, deviced_resolve_provider_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->provider_name = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t
deviced_resolve_provider_reply_finish(struct deviced_serving *serving,
                                      const struct deviced_resolve_provider_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 24, 1);
    writ_builder_skip(b, deviced_resolve_provider_reply_tails, 1);
    writ_store_u64(body, v->provider);
    writ_store_u32(body + 8, v->owner);
    writ_store_u16(body + 12, v->protocol);
    const struct writ_record connection_record = {.type = CONNECTION_TYPE,
                                                  .rights = CONNECTION_RIGHT_CALL,
                                                  .flags = WRIT_RECORD_LEND,
                                                  .protocol = WRIT_ANY_PROTOCOL};
    writ_reply_handle(b, 0, v->connection, false, connection_record);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(DEVICED_RESOLVE_PROVIDER_REPLY, b->cursor) : 0;
}

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void
deviced_read_provider_reply_put_provider_name(struct deviced_server *s,
                                              struct deviced_read_provider_reply *reply,
                                              const void *data, uint32_t length)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 24, 0);
    uint8_t *at = writ_builder_tail(b, deviced_read_provider_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->provider_name = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t
deviced_read_provider_reply_finish(struct deviced_serving *serving,
                                   const struct deviced_read_provider_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 24, 0);
    writ_builder_skip(b, deviced_read_provider_reply_tails, 1);
    writ_store_u8(body, (uint8_t)v->state);
    writ_store_u16(body + 2, v->class_of);
    writ_store_u16(body + 4, v->protocol);
    writ_store_u64(body + 8, v->driver);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(DEVICED_READ_PROVIDER_REPLY, b->cursor) : 0;
}

/* Answers that somebody is there. */
static inline uint64_t deviced_serve_ping(struct deviced_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = DEVICED_PING_REPLY};
    return DEVICED_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t deviced_serve_stats(struct deviced_server *s, struct writ_msg *m,
                                           const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = deviced_counted(serving);
    struct deviced_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    deviced_stats_reply_write(m, &reply);
    return DEVICED_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t deviced_serve_abi(struct deviced_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct deviced_abi_reply reply = {.hash = DEVICED_ABI};
    deviced_abi_reply_write(m, &reply);
    return DEVICED_ABI_REPLY;
}

/* `seed_binding`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_seed_binding(struct deviced_server *s, struct writ_msg *m,
                                                  const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_SEEDER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 32 || bytes > WRIT_MAX_BODY)) {
        why = deviced_seed_binding_request_check_body(serving->io->in, bytes);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct deviced_seed_binding_request request =
        deviced_seed_binding_request_read(serving->io->in);
    request.aliases.use = writ_in_use(serving->io);
    request.deps.use = writ_in_use(serving->io);
    request.softdeps.use = writ_in_use(serving->io);
    request.program.use = writ_in_use(serving->io);
    enum registry_state registry_state = 0;
    struct registry *registry = deviced_find_registry(s, &registry_state);
    if (registry_state != REGISTRY_STATE_UNSEALED) {
        struct writ_verdict verdict = writ_verdict(WRIT_BAD_STATE,
                                                   writ_reject(DEVICED_SEED_BINDING_REQUEST_REGISTRY_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_seed_binding_reply reply = {0};
    uint32_t status = deviced_on_seed_binding(s, caller, registry, &request, &reply);
    writ_end_request(serving->io);
    if (WRIT_CHECKS) {
        enum registry_state now_state = 0;
        const void *now = deviced_find_registry(s, &now_state);
        bool kept = now != NULL && now_state == registry_state;
        if (!kept) {
            writ_broken();
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_seed_binding_may_say(status) ? status : WRIT_INTERNAL);
    }
    deviced_seed_binding_reply_write(m, &reply);
    return DEVICED_SEED_BINDING_REPLY;
}

/* `seal`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_seal(struct deviced_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_SEEDER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum registry_state registry_state = 0;
    struct registry *registry = deviced_find_registry(s, &registry_state);
    if (registry_state != REGISTRY_STATE_UNSEALED) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(DEVICED_SEAL_REQUEST_REGISTRY_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_seal_reply reply = {0};
    uint32_t status = deviced_on_seal(s, caller, registry, &reply);
    if (WRIT_CHECKS) {
        enum registry_state now_state = 0;
        const void *now = deviced_find_registry(s, &now_state);
        bool kept = now != NULL && now_state == REGISTRY_STATE_SEALED;
        if (status != WRIT_OK) {
            kept = now != NULL && now_state == registry_state;
        }
        if (!kept) {
            writ_broken();
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_seal_may_say(status) ? status : WRIT_INTERNAL);
    }
    deviced_seal_reply_write(m, &reply);
    return DEVICED_SEAL_REPLY;
}

/* `start_driver`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_start_driver(struct deviced_server *s, struct writ_msg *m,
                                                  const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_start_driver_request request = deviced_start_driver_request_read(m);
    enum registry_state registry_state = 0;
    struct registry *registry = deviced_find_registry(s, &registry_state);
    enum driver_state driver_state = 0;
    enum driver_class driver_class = 0;
    struct driver *driver = deviced_find_driver(s, request.driver, &driver_state, &driver_class);
    if (driver == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(DEVICED_START_DRIVER_REQUEST_DRIVER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (registry_state != REGISTRY_STATE_SEALED) {
        struct writ_verdict verdict = writ_verdict(WRIT_BAD_STATE,
                                                   writ_reject(DEVICED_START_DRIVER_REQUEST_REGISTRY_0_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (driver_state != DRIVER_STATE_STOPPED && driver_state != DRIVER_STATE_FAILED) {
        struct writ_verdict verdict = writ_verdict(WRIT_BAD_STATE,
                                                   writ_reject(DEVICED_START_DRIVER_REQUEST_DRIVER_1_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_start_driver_reply reply = {0};
    uint32_t status = deviced_on_start_driver(s, caller, registry, driver, &request, &reply);
    if (WRIT_CHECKS) {
        enum registry_state now_state = 0;
        const void *now = deviced_find_registry(s, &now_state);
        bool kept = now != NULL && now_state == registry_state;
        if (!kept) {
            writ_broken();
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_start_driver_may_say(status) ? status : WRIT_INTERNAL);
    }
    deviced_start_driver_reply_write(m, &reply);
    return DEVICED_START_DRIVER_REPLY;
}

/* `stop_driver`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_stop_driver(struct deviced_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_stop_driver_request request = deviced_stop_driver_request_read(m);
    enum registry_state registry_state = 0;
    struct registry *registry = deviced_find_registry(s, &registry_state);
    enum driver_state driver_state = 0;
    enum driver_class driver_class = 0;
    struct driver *driver = deviced_find_driver(s, request.driver, &driver_state, &driver_class);
    if (driver == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(DEVICED_STOP_DRIVER_REQUEST_DRIVER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (registry_state != REGISTRY_STATE_SEALED) {
        struct writ_verdict verdict = writ_verdict(WRIT_BAD_STATE,
                                                   writ_reject(DEVICED_STOP_DRIVER_REQUEST_REGISTRY_0_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (driver_state != DRIVER_STATE_STARTING && driver_state != DRIVER_STATE_RUNNING &&
        driver_state != DRIVER_STATE_RESTARTING) {
        struct writ_verdict verdict = writ_verdict(WRIT_BAD_STATE,
                                                   writ_reject(DEVICED_STOP_DRIVER_REQUEST_DRIVER_1_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = deviced_on_stop_driver(s, caller, registry, driver, &request);
    if (WRIT_CHECKS) {
        enum registry_state now_state = 0;
        const void *now = deviced_find_registry(s, &now_state);
        bool kept = now != NULL && now_state == registry_state;
        if (!kept) {
            writ_broken();
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_stop_driver_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = DEVICED_STOP_DRIVER_REPLY};
    return DEVICED_STOP_DRIVER_REPLY;
}

/* `read_driver`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_read_driver(struct deviced_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[4];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_SEEDER | DEVICED_ROLE_DRIVER | DEVICED_ROLE_OPERATOR |
                          DEVICED_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_read_driver_request request = deviced_read_driver_request_read(m);
    enum driver_state driver_state = 0;
    enum driver_class driver_class = 0;
    struct driver *driver = deviced_find_driver(s, request.driver, &driver_state, &driver_class);
    if (driver == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(DEVICED_READ_DRIVER_REQUEST_DRIVER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_read_driver_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 48};
    uint32_t status = deviced_on_read_driver(s, caller, driver, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = deviced_read_driver_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_read_driver_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `read_device`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_read_device(struct deviced_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[5];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_REPORTER | DEVICED_ROLE_DRIVER | DEVICED_ROLE_OPERATOR |
                          DEVICED_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_read_device_request request = deviced_read_device_request_read(m);
    enum device_state device_state = 0;
    struct device *device = deviced_find_device(s, request.device, &device_state);
    if (device == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(DEVICED_READ_DEVICE_REQUEST_DEVICE_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_read_device_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 40};
    uint32_t status = deviced_on_read_device(s, caller, device, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = deviced_read_device_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_read_device_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `report_device`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_report_device(struct deviced_server *s, struct writ_msg *m,
                                                   const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[6];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_REPORTER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 24 || bytes > WRIT_MAX_BODY)) {
        why = deviced_report_device_request_check_body(serving->io->in, bytes);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct deviced_report_device_request request =
        deviced_report_device_request_read(serving->io->in);
    request.resources.use = writ_in_use(serving->io);
    struct deviced_report_device_reply reply = {0};
    uint32_t status = deviced_on_report_device(s, caller, &request, &reply);
    writ_end_request(serving->io);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_report_device_may_say(status) ? status : WRIT_INTERNAL);
    }
    deviced_report_device_reply_write(m, &reply);
    return DEVICED_REPORT_DEVICE_REPLY;
}

/* `report_hotplug`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_report_hotplug(struct deviced_server *s, struct writ_msg *m,
                                                    const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[7];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_REPORTER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = deviced_report_hotplug_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct deviced_report_hotplug_request request = deviced_report_hotplug_request_read(m);
    struct deviced_report_hotplug_reply reply = {0};
    uint32_t status = deviced_on_report_hotplug(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_report_hotplug_may_say(status) ? status : WRIT_INTERNAL);
    }
    deviced_report_hotplug_reply_write(m, &reply);
    return DEVICED_REPORT_HOTPLUG_REPLY;
}

/* `register_hal`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_register_hal(struct deviced_server *s, struct writ_msg *m,
                                                  const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[8];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_DRIVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = deviced_register_hal_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct deviced_register_hal_request request = deviced_register_hal_request_read(m);
    enum driver_state driver_state = 0;
    enum driver_class driver_class = 0;
    struct driver *driver = deviced_find_driver(s, request.driver, &driver_state, &driver_class);
    if (driver == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(DEVICED_REGISTER_HAL_REQUEST_DRIVER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (driver_state != DRIVER_STATE_STARTING && driver_state != DRIVER_STATE_RUNNING) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(DEVICED_REGISTER_HAL_REQUEST_DRIVER_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = deviced_on_register_hal(s, caller, driver, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_register_hal_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = DEVICED_REGISTER_HAL_REPLY};
    return DEVICED_REGISTER_HAL_REPLY;
}

/* `register_provider`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_register_provider(struct deviced_server *s, struct writ_msg *m,
                                                       const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[9];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_DRIVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 16 || bytes > WRIT_MAX_BODY)) {
        why = deviced_register_provider_request_check_body(serving->io->in, bytes);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct deviced_register_provider_request request =
        deviced_register_provider_request_read(serving->io->in);
    request.provider_name.use = writ_in_use(serving->io);
    enum driver_state driver_state = 0;
    enum driver_class driver_class = 0;
    struct driver *driver = deviced_find_driver(s, request.driver, &driver_state, &driver_class);
    if (driver == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(DEVICED_REGISTER_PROVIDER_REQUEST_DRIVER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (driver_state != DRIVER_STATE_STARTING && driver_state != DRIVER_STATE_RUNNING) {
        struct writ_verdict verdict = writ_verdict(WRIT_BAD_STATE,
                                                   writ_reject(DEVICED_REGISTER_PROVIDER_REQUEST_DRIVER_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_register_provider_reply reply = {0};
    uint32_t status = deviced_on_register_provider(s, caller, driver, &request, &reply);
    writ_end_request(serving->io);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_register_provider_may_say(status) ? status : WRIT_INTERNAL);
    }
    deviced_register_provider_reply_write(m, &reply);
    return DEVICED_REGISTER_PROVIDER_REPLY;
}

/* `resolve_provider`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_resolve_provider(struct deviced_server *s, struct writ_msg *m,
                                                      const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[10];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_CONSUMER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = deviced_resolve_provider_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct deviced_resolve_provider_request request = deviced_resolve_provider_request_read(m);
    struct deviced_resolve_provider_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 24};
    uint32_t status = deviced_on_resolve_provider(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = deviced_resolve_provider_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_resolve_provider_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `subscribe`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_subscribe(struct deviced_server *s, struct writ_msg *m,
                                               const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[11];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_REPORTER | DEVICED_ROLE_DRIVER | DEVICED_ROLE_CONSUMER |
                          DEVICED_ROLE_OPERATOR | DEVICED_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = deviced_subscribe_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct deviced_subscribe_request request =
        deviced_subscribe_request_read(serving->io->in + WRIT_RECORDS);
    uint32_t status = deviced_on_subscribe(s, caller, &request);
    writ_close_rest(serving->io, &request.bell, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_subscribe_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = DEVICED_SUBSCRIBE_REPLY};
    return DEVICED_SUBSCRIBE_REPLY;
}

/* `next_event`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_next_event(struct deviced_server *s, struct writ_msg *m,
                                                const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[12];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_DRIVER | DEVICED_ROLE_CONSUMER | DEVICED_ROLE_OPERATOR |
                          DEVICED_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_next_event_request request = deviced_next_event_request_read(m);
    struct deviced_next_event_reply reply = {0};
    uint32_t status = deviced_on_next_event(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_next_event_may_say(status) ? status : WRIT_INTERNAL);
    }
    deviced_next_event_reply_write(m, &reply);
    return DEVICED_NEXT_EVENT_REPLY;
}

/* `read_provider`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_read_provider(struct deviced_server *s, struct writ_msg *m,
                                                   const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[13];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_DRIVER | DEVICED_ROLE_CONSUMER | DEVICED_ROLE_OPERATOR |
                          DEVICED_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_read_provider_request request = deviced_read_provider_request_read(m);
    enum provider_state provider_state = 0;
    struct provider *provider = deviced_find_provider(s, request.provider, &provider_state);
    if (provider == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(DEVICED_READ_PROVIDER_REQUEST_PROVIDER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_read_provider_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 24};
    uint32_t status = deviced_on_read_provider(s, caller, provider, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = deviced_read_provider_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_read_provider_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `allow_mastering`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_allow_mastering(struct deviced_server *s, struct writ_msg *m,
                                                     const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[14];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_DRIVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_allow_mastering_request request = deviced_allow_mastering_request_read(m);
    enum driver_state driver_state = 0;
    enum driver_class driver_class = 0;
    struct driver *driver = deviced_find_driver(s, request.driver, &driver_state, &driver_class);
    if (driver == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(DEVICED_ALLOW_MASTERING_REQUEST_DRIVER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (driver_state != DRIVER_STATE_STARTING && driver_state != DRIVER_STATE_RUNNING) {
        struct writ_verdict verdict = writ_verdict(WRIT_BAD_STATE,
                                                   writ_reject(DEVICED_ALLOW_MASTERING_REQUEST_DRIVER_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = deviced_on_allow_mastering(s, caller, driver, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_allow_mastering_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = DEVICED_ALLOW_MASTERING_REPLY};
    return DEVICED_ALLOW_MASTERING_REPLY;
}

/* `report_ready`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_report_ready(struct deviced_server *s, struct writ_msg *m,
                                                  const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[15];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_DRIVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_report_ready_request request = deviced_report_ready_request_read(m);
    enum driver_state driver_state = 0;
    enum driver_class driver_class = 0;
    struct driver *driver = deviced_find_driver(s, request.driver, &driver_state, &driver_class);
    if (driver == NULL) {
        struct writ_verdict verdict = writ_verdict(WRIT_NOT_FOUND,
                                                   writ_reject(DEVICED_REPORT_READY_REQUEST_DRIVER_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (driver_state != DRIVER_STATE_STARTING && driver_state != DRIVER_STATE_RUNNING) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(DEVICED_REPORT_READY_REQUEST_DRIVER_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = deviced_on_report_ready(s, caller, driver, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_report_ready_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = DEVICED_REPORT_READY_REPLY};
    return DEVICED_REPORT_READY_REPLY;
}

/* `end_enumeration`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t deviced_serve_end_enumeration(struct deviced_server *s, struct writ_msg *m,
                                                     const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_counters *counters = &serving->of[16];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (DEVICED_ROLE_REPORTER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct deviced_end_enumeration_reply reply = {0};
    uint32_t status = deviced_on_end_enumeration(s, caller, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           deviced_end_enumeration_may_say(status) ? status : WRIT_INTERNAL);
    }
    deviced_end_enumeration_reply_write(m, &reply);
    return DEVICED_END_ENUMERATION_REPLY;
}

/* An event of the kernel. */
static inline void deviced_event(struct deviced_server *s, uint64_t tag, uint64_t word,
                                 uint64_t label)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    deviced_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool deviced_dispatch(struct deviced_server *s, struct writ_msg *m,
                                    const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    if ((uint16_t)caller->label == DEVICED_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)DEVICED_SEED_BINDING_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == DEVICED_SEED_BINDING_REQUEST) {
                m->tag = deviced_serve_seed_binding(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_SEAL_REQUEST:
            if (m->tag == DEVICED_SEAL_REQUEST) {
                m->tag = deviced_serve_seal(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_START_DRIVER_REQUEST:
            if (m->tag == DEVICED_START_DRIVER_REQUEST) {
                m->tag = deviced_serve_start_driver(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_STOP_DRIVER_REQUEST:
            if (m->tag == DEVICED_STOP_DRIVER_REQUEST) {
                m->tag = deviced_serve_stop_driver(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_READ_DRIVER_REQUEST:
            if (m->tag == DEVICED_READ_DRIVER_REQUEST) {
                m->tag = deviced_serve_read_driver(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_READ_DEVICE_REQUEST:
            if (m->tag == DEVICED_READ_DEVICE_REQUEST) {
                m->tag = deviced_serve_read_device(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_REPORT_DEVICE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == DEVICED_REPORT_DEVICE_REQUEST) {
                m->tag = deviced_serve_report_device(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_REPORT_HOTPLUG_REQUEST:
            if (m->tag == DEVICED_REPORT_HOTPLUG_REQUEST) {
                m->tag = deviced_serve_report_hotplug(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_REGISTER_HAL_REQUEST:
            if (m->tag == DEVICED_REGISTER_HAL_REQUEST) {
                m->tag = deviced_serve_register_hal(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_REGISTER_PROVIDER_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == DEVICED_REGISTER_PROVIDER_REQUEST) {
                m->tag = deviced_serve_register_provider(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_RESOLVE_PROVIDER_REQUEST:
            if (m->tag == DEVICED_RESOLVE_PROVIDER_REQUEST) {
                m->tag = deviced_serve_resolve_provider(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_SUBSCRIBE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == DEVICED_SUBSCRIBE_REQUEST) {
                m->tag = deviced_serve_subscribe(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_NEXT_EVENT_REQUEST:
            if (m->tag == DEVICED_NEXT_EVENT_REQUEST) {
                m->tag = deviced_serve_next_event(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_READ_PROVIDER_REQUEST:
            if (m->tag == DEVICED_READ_PROVIDER_REQUEST) {
                m->tag = deviced_serve_read_provider(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_ALLOW_MASTERING_REQUEST:
            if (m->tag == DEVICED_ALLOW_MASTERING_REQUEST) {
                m->tag = deviced_serve_allow_mastering(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_REPORT_READY_REQUEST:
            if (m->tag == DEVICED_REPORT_READY_REQUEST) {
                m->tag = deviced_serve_report_ready(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)DEVICED_END_ENUMERATION_REQUEST:
            if (m->tag == DEVICED_END_ENUMERATION_REQUEST) {
                m->tag = deviced_serve_end_enumeration(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case DEVICED_PING_REQUEST:
                m->tag = deviced_serve_ping(s, m, caller);
                return true;
            case DEVICED_STATS_REQUEST:
                m->tag = deviced_serve_stats(s, m, caller);
                return true;
            case DEVICED_ABI_REQUEST:
                m->tag = deviced_serve_abi(s, m, caller);
                return true;
            default:
                break;
            }
            break;
        }
    }
    if (writ_comes_in_other(serving->io, m->tag)) {
        return false;
    }
    if (m->tag == WRIT_EVENT_NOTIFIED || m->tag == WRIT_EVENT_CLOSED) {
        deviced_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = deviced_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void deviced_dispatch_to(void *server, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct deviced_serving *serving = deviced_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = deviced_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served deviced_served(struct deviced_server *s)
{
    struct writ_served served = {.protocol = DEVICED_PROTOCOL, .server = s};
    served.dispatch = deviced_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void deviced_serve(struct deviced_server *s)
{
    struct deviced_serving *serving = deviced_serving_of(s);
    struct writ_msg m = {.tag = 0};
    for (;;) {
        struct writ_caller caller;
        uint32_t status = writ_port_reply_recv(serving->io, &m, &caller);
        if (status != WRIT_OK) {
            m = writ_reply_failed(serving->io, m.tag, status);
            continue;
        }
        bool again = true;
        while (again) {
            bool dispatched = deviced_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
