/* Serves volumes: takes what their users put into their queues, has it done by the disks' drivers, and answers. It waits in one place, for calls, for ends and for what becomes of drivers. */
#include "storaged_server.h"

#include <string.h>

#include "deviced_types.h"
#include "kernel_calls.h"
#include "station.h"
#include "storaged_slots.h"
#include "storaged_uses.h"
#include "volumes.h"
#include "writ/log.h"
#include "writ/rt.h"

enum {
    PAGE = 4096,
    RING_BYTES = (VOLUME_RING_BYTES + PAGE - 1) / PAGE * PAGE,
    LOOK_AGAIN_BIT = 0x100,
    LOOK_AGAIN_US = 20000,
};

#define USERS_VA UINT64_C(0x5000000000)
#define STRETCH UINT64_C(0x1000000)

_Static_assert(VOLUMES_MOST <= STATION_SCAN, "each volume and the scan are owners of a line");

/* What the user of a volume gave. */
struct gate {
    struct volume_ring ring;
    uint32_t ring_slot;
    uint32_t bell;
    bool is_told; /* something ended, and the bell was not rung yet */
    bool has_next;
    struct disk_request next; /* that was taken and had no room */
};

enum { DEVICED_TRIES = 20 };

struct storaged_server {
    struct storaged_serving serving;
    struct volumes volumes;
    struct station stations[VOLUME_DISKS];
    struct gate gates[VOLUMES_MOST];
    uint32_t bell;
    uint32_t timer;  /* that rings it */
    bool has_missed; /* a disk that could not be begun with */
};

const struct rt_component rt_component = {.name = "storaged",
                                          .number = STORAGED_COMPONENT,
                                          .startup = storaged_startup,
                                          .startup_count = STORAGED_STARTUP_COUNT,
                                          .workers = STORAGED_WORKERS};

static uint8_t *gate_at(uint8_t place)
{
    return (uint8_t *)(uintptr_t)(USERS_VA + place * STRETCH);
}

/* --- users --- */

static void close_gate(struct storaged_server *s, struct volume *volume)
{
    uint8_t place = volumes_place(&s->volumes, volume);
    struct gate *gate = &s->gates[place];
    (void)process_unmap(s->serving.io, WRIT_SLOT_PROCESS, (uint64_t)(uintptr_t)gate_at(place),
                        RING_BYTES);
    (void)writ_port_close(s->serving.io, gate->ring_slot);
    (void)writ_port_close(s->serving.io, gate->bell);
    *gate = (struct gate){.bell = 0};
    line_owner_left(&s->stations[volume->disk].line, place);
    volumes_close(volume);
}

/* A queue in which there is no room for an end is broken: its user put more than it holds. */
static void tell(struct gate *gate, uint64_t number, enum disk_outcome outcome)
{
    const struct disk_end end = {.number = number, .outcome = (uint8_t)outcome};
    if (!gate->ring.broken) {
        gate->ring.broken = volume_ring_put_ended(&gate->ring, &end) != WRIT_RING_OK;
        gate->is_told = true;
    }
}

/* A write's bytes are copied once, here: they have to outlive the request. */
static bool accept(struct storaged_server *s, const struct volume *volume,
                   const struct disk_request *asked)
{
    struct station *station = &s->stations[volume->disk];
    uint8_t place = volumes_place(&s->volumes, volume);
    struct line_wish wish = {.user_number = asked->number,
                             .user_at = asked->at,
                             .bytes = asked->bytes,
                             .action = (enum disk_action)asked->action,
                             .owner = place};
    uint32_t at = 0;
    bool is_write = asked->action == DISK_ACTION_WRITE || asked->action == DISK_ACTION_DISCARD;
    if (!volume_translates(volume, asked, station->block_bytes, &wish.first) ||
        (is_write && station->is_read_only)) {
        tell(&s->gates[place], asked->number, DISK_OUTCOME_REFUSED);
        return true;
    }
    if (!line_accept(&station->line, &wish, &at)) {
        return false;
    }
    if (asked->action == DISK_ACTION_WRITE) {
        const uint8_t *from = volume_ring_slice(&s->gates[place].ring, asked->at, asked->bytes);
        memcpy(station->data + at, from, asked->bytes);
    }
    return true;
}

/* Takes what he put, as long as the disk's line has room; what had none is tried first the next time. */
static void take_wanted(struct storaged_server *s, const struct volume *volume)
{
    struct gate *gate = &s->gates[volumes_place(&s->volumes, volume)];
    while (!gate->ring.broken) {
        if (!gate->has_next) {
            enum writ_ring_result result = volume_ring_take_wanted(&gate->ring, &gate->next);
            if (result == WRIT_RING_EMPTY) {
                return;
            }
            gate->ring.broken = result != WRIT_RING_OK;
            gate->has_next = result == WRIT_RING_OK;
            continue;
        }
        if (!accept(s, volume, &gate->next)) {
            return;
        }
        gate->has_next = false;
    }
}

/* --- disks --- */

static void found_parts(struct storaged_server *s, uint8_t disk)
{
    const struct station *station = &s->stations[disk];
    const struct volume *whole = volumes_add_disk(&s->volumes, disk, station->blocks);
    if (whole == NULL || !volumes_add_parts(&s->volumes, disk, &station->scan)) {
        log_error("[storaged] there is no room for all volumes of a disk");
    }
    log_info("[storaged] disk=%lu blocks=%lu block_bytes=%u parts=%u%s",
             whole != NULL ? whole->id : 0, station->blocks, station->block_bytes,
             station->scan.count, station->is_read_only ? ", read-only" : "");
    if (station->scan.fault != TABLE_GOOD) {
        log_warn("[storaged] disk=%lu: %s", whole != NULL ? whole->id : 0,
                 table_fault_text(station->scan.fault));
    }
}

static void hear(struct storaged_server *s, uint8_t disk, const struct line_end *end)
{
    struct station *station = &s->stations[disk];
    if (end->owner == STATION_SCAN) {
        if (station_scanned(station, end)) {
            found_parts(s, disk);
        }
    } else if (end->owner != LINE_NOBODY) {
        struct gate *gate = &s->gates[end->owner];
        if (end->action == DISK_ACTION_READ && end->outcome == DISK_OUTCOME_DONE) {
            memcpy(volume_ring_slice(&gate->ring, end->user_at, end->bytes),
                   station->data + end->at, end->bytes);
        }
        tell(gate, end->user_number, end->outcome);
    }
}

/* One round with a disk: what ended, what its users put, what the driver may have. */
static void turn(struct storaged_server *s, uint8_t disk)
{
    struct station *station = &s->stations[disk];
    struct line_end end;
    while (station_next_end(station, &end)) {
        hear(s, disk, &end);
    }
    for (uint32_t i = 0; i < s->volumes.reach; i++) {
        const struct volume *volume = &s->volumes.at[i];
        if (volume->id != 0 && volume->label != 0 && volume->disk == disk) {
            take_wanted(s, volume);
        }
    }
    station_pump(station, s->bell);
}

static void ring_bells(struct storaged_server *s)
{
    for (uint32_t i = 0; i < s->volumes.reach; i++) {
        if (s->gates[i].is_told) {
            s->gates[i].is_told = false;
            (void)writ_port_notify(s->serving.io, s->gates[i].bell, DISK_SIGNALS_ENDED);
        }
    }
}

/* --- who drives disks --- */

static struct station *station_of(struct storaged_server *s, uint64_t provider)
{
    for (uint32_t i = 0; i < VOLUME_DISKS; i++) {
        if (s->stations[i].driver.slot != 0 && s->stations[i].provider == provider) {
            return &s->stations[i];
        }
    }
    return NULL;
}

static struct station *free_station(struct storaged_server *s, uint32_t *ret_index)
{
    for (uint32_t i = 0; i < VOLUME_DISKS; i++) {
        if (s->stations[i].driver.slot == 0) {
            *ret_index = i;
            return &s->stations[i];
        }
    }
    return NULL;
}

static void begin_disk(struct storaged_server *s, uint64_t provider, uint32_t connection)
{
    uint32_t index = 0;
    struct station *station = free_station(s, &index);
    if (station == NULL) {
        log_warn("[storaged] there are more disks than have room");
        (void)writ_port_close(s->serving.io, connection);
    } else if (station_open(station, s->serving.io, index, connection, s->bell)) {
        station->provider = provider;
        station_pump(station, s->bell);
    } else {
        s->has_missed = true;
    }
}

/* Its driver was stopped, or the disk was taken out: its volumes are gone, and who asks for one is told so. */
static void end_disk(struct storaged_server *s, uint8_t disk)
{
    for (uint32_t i = 0; i < VOLUMES_MOST; i++) {
        struct volume *volume = &s->volumes.at[i];
        if (volume->id != 0 && volume->disk == disk && volume->label != 0) {
            (void)writ_port_notify(s->serving.io, s->gates[i].bell, DISK_SIGNALS_ENDED);
            close_gate(s, volume);
        }
    }
    volumes_drop_disk(&s->volumes, disk);
    station_close(&s->stations[disk]);
    log_info("[storaged] a disk is gone");
}

static bool is_gone(struct storaged_server *s, const struct station *station)
{
    struct deviced_read_provider_reply reply = {0};
    return station->driver.slot != 0 &&
           devices_read_provider(s->serving.io, station->provider, &reply) == WRIT_NOT_FOUND;
}

static void look_for_disks(struct storaged_server *s)
{
    struct deviced_resolve_provider_reply found = {0};
    s->has_missed = false;
    for (uint8_t i = 0; i < VOLUME_DISKS; i++) {
        if (is_gone(s, &s->stations[i])) {
            end_disk(s, i);
        }
    }
    for (uint32_t i = 0;
         devices_resolve_provider(s->serving.io, DEVICE_CLASS_BLOCK, i, &found) == WRIT_OK; i++) {
        struct station *station = station_of(s, found.provider);
        if (found.protocol == BLOCK_PROTOCOL && station == NULL) {
            begin_disk(s, found.provider, found.connection);
            continue;
        }
        (void)writ_port_close(s->serving.io, found.connection);
        if (station != NULL) {
            station_look(station, s->bell);
        }
    }
}

/* A driver that came to its deadline need not have ended, and nobody tells when it goes on: it is looked at again while there is one that we have not attached to. */
static void stay_awake(struct storaged_server *s)
{
    bool is_owed = s->has_missed;
    for (uint32_t i = 0; i < VOLUME_DISKS; i++) {
        is_owed = is_owed || (s->stations[i].driver.slot != 0 && !s->stations[i].is_attached);
    }
    if (is_owed) {
        (void)timer_start(s->serving.io, s->timer, LOOK_AGAIN_US);
    }
}

static void notified(struct storaged_server *s, uint64_t bits)
{
    if (bits & (DEVICED_SIGNALS_PROVIDER_CHANGED | LOOK_AGAIN_BIT)) {
        look_for_disks(s);
    }
    for (uint8_t i = 0; i < VOLUME_DISKS; i++) {
        if (s->stations[i].driver.slot != 0) {
            turn(s, i);
        }
    }
    ring_bells(s);
    stay_awake(s);
}

/* --- the contract --- */

static struct volume *storaged_find_volume(struct storaged_server *s, uint64_t key,
                                           enum volume_state *ret_state)
{
    struct volume *volume = volumes_find(&s->volumes, key);
    if (volume != NULL) {
        *ret_state = volume->label != 0 ? VOLUME_STATE_OPEN : VOLUME_STATE_READY;
    }
    return volume;
}

static struct volume_info describe(const struct storaged_server *s, const struct volume *volume)
{
    const struct station *station = &s->stations[volume->disk];
    struct volume_info info = {
        .volume = volume->id,
        .disk = volume->disk_id,
        .blocks = volume->blocks,
        .first = volume->first,
        .block_bytes = station->block_bytes,
        .part = volume->part,
        .kind = volume->kind,
        .state = volume->label != 0 ? VOLUME_STATE_OPEN : VOLUME_STATE_READY,
        .is_read_only = station->is_read_only,
    };
    memcpy(info.content, volume->content, sizeof info.content);
    return info;
}

static uint32_t storaged_on_list_volumes(struct storaged_server *s,
                                         const struct writ_caller *caller,
                                         const struct storaged_list_volumes_request *request,
                                         struct storaged_list_volumes_reply *reply)
{
    struct volume_info items[STORAGED_MAX_VOLUMES_LISTED];
    uint32_t count = 0;
    const struct volume *volume = volumes_next(&s->volumes, request->after);
    (void)caller;
    for (; volume != NULL && count < STORAGED_MAX_VOLUMES_LISTED;
         volume = volumes_next(&s->volumes, volume->id)) {
        items[count++] = describe(s, volume);
    }
    reply->next = volume != NULL ? items[count - 1].volume : 0;
    reply->generation = s->volumes.last_id;
    storaged_list_volumes_reply_put_volumes(s, reply, items, count);
    return WRIT_OK;
}

static uint32_t storaged_on_read_volume(struct storaged_server *s, const struct writ_caller *caller,
                                        struct volume *volume,
                                        const struct storaged_read_volume_request *request,
                                        struct storaged_read_volume_reply *reply)
{
    const struct station *station = &s->stations[volume->disk];
    (void)caller;
    (void)request;
    reply->info = describe(s, volume);
    reply->state = (enum volume_state)reply->info.state;
    reply->can_flush = station->can_flush;
    reply->can_discard = station->can_discard;
    storaged_read_volume_reply_put_volume_name(s, reply, volume->name, volume->name_length);
    return WRIT_OK;
}

static bool open_ring(struct storaged_server *s, uint8_t place, uint32_t slot)
{
    uint64_t bytes = 0;
    bool sealed = false;
    struct writ_io *io = s->serving.io;
    if (vmo_size(io, slot, &bytes, &sealed) != WRIT_OK || bytes < RING_BYTES ||
        process_map(io, WRIT_SLOT_PROCESS, slot, ACCESS_READ | ACCESS_WRITE,
                    (uint64_t)(uintptr_t)gate_at(place), 0, RING_BYTES) != WRIT_OK) {
        return false;
    }
    if (!volume_ring_open(&s->gates[place].ring, gate_at(place), RING_BYTES)) {
        (void)process_unmap(io, WRIT_SLOT_PROCESS, (uint64_t)(uintptr_t)gate_at(place), RING_BYTES);
        return false;
    }
    return true;
}

static uint32_t storaged_on_open_volume(struct storaged_server *s, const struct writ_caller *caller,
                                        struct volume *volume,
                                        struct storaged_open_volume_request *request)
{
    uint8_t place = volumes_place(&s->volumes, volume);
    if (!volumes_open(&s->volumes, volume, caller->label)) {
        return STORAGED_ERROR_TAKEN;
    }
    if (!open_ring(s, place, request->ring)) {
        volumes_close(volume);
        return STORAGED_ERROR_BAD_RING;
    }
    s->gates[place].ring_slot = writ_take(&request->ring);
    s->gates[place].bell = writ_take(&request->bell);
    return WRIT_OK;
}

static uint32_t storaged_on_submit(struct storaged_server *s, const struct writ_caller *caller,
                                   struct volume *volume,
                                   const struct storaged_submit_request *request)
{
    (void)request;
    if (volume->label != caller->label) {
        return STORAGED_ERROR_NOT_YOURS;
    }
    turn(s, volume->disk);
    ring_bells(s);
    stay_awake(s);
    if (s->gates[volumes_place(&s->volumes, volume)].ring.broken) {
        close_gate(s, volume);
        return STORAGED_ERROR_BROKEN_RING;
    }
    return WRIT_OK;
}

static uint32_t storaged_on_close_volume(struct storaged_server *s,
                                         const struct writ_caller *caller, struct volume *volume,
                                         const struct storaged_close_volume_request *request)
{
    (void)request;
    if (volume->label != caller->label) {
        return STORAGED_ERROR_NOT_YOURS;
    }
    close_gate(s, volume);
    return WRIT_OK;
}

static void storaged_on_closed(struct storaged_server *s, uint64_t label)
{
    for (uint32_t i = 0; i < VOLUMES_MOST; i++) {
        if (s->volumes.at[i].id != 0 && s->volumes.at[i].label == label) {
            close_gate(s, &s->volumes.at[i]);
        }
    }
}

/* deviced is to ring when something changes. */
static uint32_t subscribe(struct storaged_server *s)
{
    struct writ_io *io = s->serving.io;
    uint32_t rope = 0;
    uint32_t status =
        process_derive(io, WRIT_SLOT_PROCESS, s->bell,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &rope);
    if (status != WRIT_OK) {
        return status;
    }
    struct devices_subscribe_builder b = devices_subscribe_begin(io);
    devices_subscribe_put_bell(&b, rope);
    return devices_subscribe_call(&b);
}

static void listen(struct storaged_server *s)
{
    struct writ_io *io = s->serving.io;
    if (quota_create_notification(io, WRIT_SLOT_QUOTA, &s->bell) != WRIT_OK ||
        endpoint_bind_notification(io, WRIT_SLOT_ENDPOINT, s->bell) != WRIT_OK ||
        quota_create_timer(io, WRIT_SLOT_QUOTA, s->bell, LOOK_AGAIN_BIT, &s->timer) != WRIT_OK) {
        rt_panic("[storaged] it cannot have a bell");
    }
    uint32_t status = WRIT_NOT_DELIVERED; /* while deviced is being started again */
    for (uint32_t i = 0; i < DEVICED_TRIES && status == WRIT_NOT_DELIVERED; i++) {
        status = subscribe(s);
    }
    if (status != WRIT_OK) {
        rt_panic("[storaged] deviced takes no bell");
    }
}

uint32_t component_main(struct rt *rt)
{
    static struct storaged_server server;
    struct storaged_server *s = &server;
    storaged_serving_init(&s->serving, &rt->io);
    s->serving.notified = notified;
    volumes_init(&s->volumes);
    listen(s);
    look_for_disks(s);
    stay_awake(s);
    storaged_serve(s);
}
