/* The hooks of the memory daemon's suite against the live daemon: the runner's own account, and faults that it says it had. */
#include "callers.h"
#include "contracts_slots.h"
#include "contracts_uses.h"
#include "kernel_calls.h"
#include "memd_given.h"
#include "memd_wire.h"
#include "reasons.h"

#define NEVER(method, error, reason) REASON(memd, method, error, reason)

static const char has_one[] = "who declares a connection to memd has an account for life";

NEVER(request_memory, no_such_principal, has_one)
NEVER(read_own_usage, no_such_principal, has_one)

static struct {
    uint64_t used; /* bytes, before the request */
    uint64_t koid; /* of our process */
    bool reported; /* a fault */
} live;

static uint64_t used(struct writ_io *io)
{
    uint64_t limit = 0;
    uint64_t bytes = 0;
    return quota_usage(io, WRIT_SLOT_QUOTA, &limit, &bytes) == WRIT_OK ? bytes : 0;
}

static uint64_t own_koid(struct writ_io *io)
{
    struct process_control_list_reply it = {0};
    while (live.koid == 0 && process_control_list(io, PROCESS_CONTROL_SLOT, it.process, &it.process,
                                                  &it.exit_seq, &it.principal, &it.owner, &it.state,
                                                  &it.cause, &it.code) == WRIT_OK) {
        bool ours = it.principal == CONTRACTS_COMPONENT && it.state == LIFE_STATE_RUNNING;
        live.koid = ours ? it.process : 0;
    }
    return live.koid;
}

/* A fault of ours, as the kernel would tell it. A page that was not brought is to be tried again; it has an address of its own, so that
 * it is not tried too often. */
static struct fault_record fault_of_ours(struct writ_io *io, enum fault_kind kind)
{
    static uint64_t pages;
    return (struct fault_record){.kind = kind,
                                 .principal = CONTRACTS_COMPONENT,
                                 .process_koid = own_koid(io),
                                 .address = ++pages * WRIT_PAGE_BYTES};
}

/* There is a report. */
static bool report(struct writ_io *io)
{
    struct memd_judge_fault_reply reply = {0};
    struct memd_all_judge_fault_builder b = memd_all_judge_fault_begin(io);
    b.body->fault = fault_of_ours(io, FAULT_KIND_NOT_MAPPED);
    return memd_all_judge_fault_call(&b, &reply) == WRIT_OK;
}

void memd_given_reset(struct suite_world *world)
{
    struct writ_io *io = callers_io(world);
    live.reported = live.reported || report(io);
    live.used = used(io);
}

uint64_t memd_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

void memd_given_arg_read_usage_principal(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u32(at, CONTRACTS_COMPONENT);
}

void memd_given_arg_judge_fault_fault(struct suite_world *world, uint8_t *at)
{
    struct fault_record fault = fault_of_ours(callers_io(world), FAULT_KIND_NOT_SUPPLIED);
    fault_record_store(at, &fault);
}

struct writ_record memd_given_arg_subscribe_bell(struct suite_world *world)
{
    return callers_bell(world);
}

struct writ_record memd_given_arg_open_account_quota(struct suite_world *world)
{
    return callers_part(world, WRIT_SLOT_QUOTA, QUOTA_TYPE, QUOTA_RIGHT_CREATE);
}

/* More than we have. */
const char *memd_given_error_request_memory_quota_exhausted(struct suite_world *world,
                                                            struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page, MEMD_MAX_REQUEST_BYTES);
    return NULL;
}

/* What a request brought is closed before this is asked. */
bool memd_ensures_nothing_charged_on_error(struct suite *s, uint32_t status)
{
    return status == WRIT_OK || used(callers_io(s->world)) == live.used;
}
