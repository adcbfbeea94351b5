/* See quotas.h. */
#include "quotas.h"

#include "faults.h"
#include "kept.h"
#include "kernel_calls.h"
#include "killer_uses.h"
#include "victims.h"
#include "writ/system.h"

enum { REQUESTED = 16 * WRIT_PAGE_BYTES };

#define VALUE UINT64_C(0x5eedf00d)

/* What memd says of a component; a status, or how much it may have. */
struct account {
    uint32_t status;
    uint64_t limit;
};

static struct {
    uint32_t vmo;
    struct memory_usage ours;
    struct account of[VICTIMS]; /* by index in the system */
    struct memd_next_event_reply report;
} kept;

static struct account account_of(struct writ_io *io, uint32_t index)
{
    struct memory_usage usage = {0};
    uint32_t status = memory_read_usage(io, writ_system.components[index].number, &usage);
    return (struct account){.status = status, .limit = usage.limit_bytes};
}

/* Of those that are always there: what serves. */
static bool is_permanent(uint32_t index)
{
    return writ_system.components[index].served_count != 0;
}

static uint32_t request(struct writ_io *io)
{
    struct memd_request_memory_reply reply = {0};
    uint64_t value = VALUE;
    uint32_t status = memory_request_memory(io, REQUESTED, &reply);
    kept.vmo = reply.vmo;
    return status == WRIT_OK
               ? vmo_write(io, kept.vmo, REQUESTED - sizeof value, &value, sizeof value)
               : status;
}

bool quotas_say(struct writ_io *io)
{
    for (uint32_t i = 0; i < writ_system.count && i < VICTIMS; i++) {
        kept.of[i] = is_permanent(i) ? account_of(io, i) : (struct account){0};
    }
    return kept_said("a request for memory", request(io)) &&
           kept_said("our account", memory_read_own_usage(io, &kept.ours)) && faults_begin(io) &&
           faults_were_judged(io) && kept_said("a report", memory_next_event(io, 0, &kept.report));
}

static bool vmo_is_there(struct writ_io *io)
{
    struct vmo_read_reply read = {0};
    uint64_t value = 0;
    uint32_t status = vmo_read(io, kept.vmo, REQUESTED - sizeof value, sizeof value, &read);
    if (status == WRIT_OK && read.data.length == sizeof value) {
        __builtin_memcpy(&value, read.data.data, sizeof value);
    }
    return value == VALUE;
}

/* Ours is as it was, and memd says what the kernel says. */
static bool account_is_right(struct writ_io *io)
{
    struct memory_usage usage = {0};
    uint64_t limit = 0;
    uint64_t used = 0;
    return memory_read_own_usage(io, &usage) == WRIT_OK &&
           quota_usage(io, WRIT_SLOT_QUOTA, &limit, &used) == WRIT_OK &&
           usage.limit_bytes == limit && usage.used_bytes == used &&
           usage.limit_bytes == kept.ours.limit_bytes &&
           usage.requested_bytes == kept.ours.requested_bytes;
}

/* There is room for so many reports: as many as there were, and the oldest that is left is where it
 * was. */
static bool reports_are_right(struct writ_io *io)
{
    struct memd_next_event_reply report = {0};
    uint32_t count = faults_count();
    uint32_t gone = count > MEMD_MAX_FAULT_REPORTS ? count - MEMD_MAX_FAULT_REPORTS : 0;
    bool good = memory_next_event(io, 0, &report) == WRIT_OK && report.lost == gone &&
                report.seq == gone + 1;
    bool same = gone != 0 || (report.time_us == kept.report.time_us &&
                              report.fault.thread_koid == kept.report.fault.thread_koid);
    return good && same && memory_next_event(io, count, &report) == MEMD_ERROR_NOTHING_NEWER;
}

bool quotas_compare(struct writ_io *io)
{
    bool same = true;
    for (uint32_t i = 0; i < writ_system.count && i < VICTIMS; i++) {
        struct account is = is_permanent(i) ? account_of(io, i) : (struct account){0};
        same = same && is.status == kept.of[i].status && is.limit == kept.of[i].limit;
    }
    return kept_is_good("somebody's account", same) &
           kept_is_good("our account", account_is_right(io)) &
           kept_is_good("memory that was asked for", vmo_is_there(io)) &
           kept_is_good("the reports of faults", reports_are_right(io));
}
