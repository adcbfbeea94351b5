/* The hooks of the suite of Block against the live driver of a disk that nobody else uses. */
#include "block_conformance.h"
#include "block_given.h"
#include "callers.h"
#include "kernel_calls.h"
#include "providing_slots.h"
#include "providing_uses.h"
#include "reasons.h"
#include "writ/rt.h"

enum {
    PAGE = 4096,
    RING_BYTES = (DISK_RING_BYTES + PAGE - 1) / PAGE * PAGE,
};

#define RING_VA UINT64_C(0x48000000)

static struct {
    uint32_t ring;         /* well formed */
    uint32_t empty;        /* all zero: no ring */
    struct disk_ring side; /* ours of the first */
} live;

static void begin(struct suite_world *world)
{
    struct writ_io *io = callers_io(world);
    if (quota_create_vmo(io, WRIT_SLOT_QUOTA, RING_BYTES, &live.ring) != WRIT_OK ||
        quota_create_vmo(io, WRIT_SLOT_QUOTA, RING_BYTES, &live.empty) != WRIT_OK ||
        process_map(io, WRIT_SLOT_PROCESS, live.ring, ACCESS_READ | ACCESS_WRITE, RING_VA, 0,
                    RING_BYTES) != WRIT_OK) {
        rt_panic("[providing] there is no memory for a ring");
    }
}

/* Nobody has the disk. */
void block_given_reset(struct suite_world *world)
{
    if (live.ring == 0) {
        begin(world);
    }
    (void)disk_detach(callers_io(world));
}

uint64_t block_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

const char *block_given_event_use_lost(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    return "a process cannot lose a connection that it still calls through";
}

static struct writ_record ring_part(struct suite_world *world, uint32_t slot)
{
    return callers_part(world, slot, VMO_TYPE, VMO_RIGHT_READ | VMO_RIGHT_WRITE);
}

/* Nothing has happened in it yet. */
struct writ_record block_given_arg_attach_ring(struct suite_world *world)
{
    void *at = (void *)(uintptr_t)RING_VA;
    disk_ring_format(at);
    (void)disk_ring_open(&live.side, at, RING_BYTES);
    return ring_part(world, live.ring);
}

struct writ_record block_given_arg_attach_bell(struct suite_world *world)
{
    return callers_bell(world);
}

const char *block_given_error_attach_taken(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    (void)c;
    return "who has it is the runner, and he may attach again";
}

/* Memory in which nobody has made a ring. */
const char *block_given_error_attach_bad_ring(struct suite_world *world, struct suite_call *c)
{
    struct writ_record record = writ_load_record(c->page + WRIT_RECORDS, 0);
    (void)writ_port_close(callers_io(world), record.slot);
    writ_store_record(c->page + WRIT_RECORDS, 0, ring_part(world, live.empty));
    return NULL;
}

/* What a user spoils in his ring is found when he says that there is something in it. */
const char *block_given_error_submit_broken_ring(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    (void)c;
    const struct disk_request nothing = {.number = 1}; /* no action has the number 0 */
    return disk_ring_put_wanted(&live.side, &nothing) == WRIT_RING_OK ? NULL : "it has no room";
}

bool block_ensures_earlier_requests_are_over(struct suite *s, uint32_t status)
{
    (void)s;
    (void)status;
    return true; /* a case has none */
}

bool block_ensures_data_is_left_alone(struct suite *s, uint32_t status)
{
    (void)s;
    (void)status;
    return true; /* a case has no requests */
}

static const char no_failure[] = "the machine's disk does not fail";
static const char by_submit[] = "what a user put is looked at by submit";
static const char by_attach[] = "rings are given by attach";
static const char by_state[] = "who has it is in the state of the disk";
#define NEVER(method, error, why) REASON(block, method, error, why)
NEVER(attach, device_failed, no_failure)
NEVER(attach, broken_ring, by_submit)
NEVER(submit, taken, by_state)
NEVER(submit, bad_ring, by_attach)
NEVER(submit, device_failed, no_failure)
NEVER(detach, taken, by_state)
NEVER(detach, bad_ring, by_attach)
NEVER(detach, device_failed, no_failure)
NEVER(detach, broken_ring, by_submit)
