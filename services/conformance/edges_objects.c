/* Cases about rights, memory and reservations: see edges.h. */
#include "edges.h"

#include "children.h"
#include "kernel_calls.h"
#include "writ/port.h"

#define MAP_VA UINT64_C(0x70000000)

static uint32_t map(struct writ_io *io, uint32_t vmo, uint8_t access)
{
    return process_map(io, WRIT_SLOT_PROCESS, vmo, access, MAP_VA, 0, WRIT_PAGE_BYTES);
}

static bool derived_rights_never_grow(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    uint32_t reader = 0;
    uint32_t writer = 0;
    bool made = process_derive(io, WRIT_SLOT_PROCESS, vmo, VMO_RIGHT_READ, &reader) == WRIT_OK;
    bool good =
        made && process_derive(io, WRIT_SLOT_PROCESS, reader, VMO_RIGHT_READ | VMO_RIGHT_WRITE,
                               &writer) == KERNEL_ERROR_RIGHTS_GROW;
    good = good && map(io, reader, ACCESS_READ | ACCESS_WRITE) == KERNEL_ERROR_BAD_ACCESS;
    (void)writ_port_close(io, reader);
    (void)writ_port_close(io, vmo);
    return good;
}

static bool nothing_is_writable_and_executable(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    bool good =
        map(io, vmo, ACCESS_READ | ACCESS_WRITE | ACCESS_EXECUTE) == KERNEL_ERROR_BAD_ACCESS;
    (void)writ_port_close(io, vmo);
    return good;
}

static bool a_sealed_vmo_is_never_written_again(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    bool good = map(io, vmo, ACCESS_READ | ACCESS_WRITE) == WRIT_OK &&
                vmo_seal(io, vmo) == KERNEL_ERROR_STILL_MAPPED &&
                process_unmap(io, WRIT_SLOT_PROCESS, MAP_VA, WRIT_PAGE_BYTES) == WRIT_OK &&
                vmo_seal(io, vmo) == WRIT_OK &&
                map(io, vmo, ACCESS_READ | ACCESS_WRITE) == KERNEL_ERROR_BAD_ACCESS &&
                map(io, vmo, ACCESS_READ) == WRIT_OK &&
                process_unmap(io, WRIT_SLOT_PROCESS, MAP_VA, WRIT_PAGE_BYTES) == WRIT_OK;
    (void)writ_port_close(io, vmo);
    return good;
}

static bool what_is_mapped_is_not_mapped_over(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 1);
    bool good = map(io, vmo, ACCESS_READ) == WRIT_OK &&
                map(io, vmo, ACCESS_READ) == KERNEL_ERROR_OVERLAP &&
                process_unmap(io, WRIT_SLOT_PROCESS, MAP_VA, WRIT_PAGE_BYTES) == WRIT_OK;
    (void)writ_port_close(io, vmo);
    return good;
}

static bool a_quota_says_no_and_nothing_is_charged(struct writ_io *io)
{
    uint64_t limit = 0;
    uint64_t before = 0;
    uint64_t after = 1;
    uint32_t vmo = 0;
    bool good = quota_usage(io, WRIT_SLOT_QUOTA, &limit, &before) == WRIT_OK &&
                quota_create_vmo(io, WRIT_SLOT_QUOTA, limit - before + WRIT_PAGE_BYTES, &vmo) ==
                    KERNEL_ERROR_QUOTA_EXHAUSTED &&
                quota_usage(io, WRIT_SLOT_QUOTA, &limit, &after) == WRIT_OK;
    return good && before == after && vmo == 0;
}

static uint32_t schedule(struct writ_io *io, uint8_t band, uint32_t weight, uint64_t processors)
{
    return thread_schedule(io, WRIT_SLOT_THREAD, band, weight, processors);
}

static bool nobody_passes_the_limit_of_the_own_process(struct writ_io *io)
{
    return schedule(io, BAND_SERVER, 100, UINT64_MAX) == WRIT_DENIED &&
           schedule(io, BAND_DRIVER, 100, UINT64_MAX) == WRIT_DENIED &&
           schedule(io, BAND_IDLE, 100, UINT64_MAX) == WRIT_OK &&
           schedule(io, BAND_FAIR, 100, UINT64_MAX) == WRIT_OK &&
           process_limit_band(io, WRIT_SLOT_PROCESS, BAND_IDLE) == KERNEL_ERROR_WRONG_STATE;
}

static bool a_thread_runs_somewhere(struct writ_io *io)
{
    return schedule(io, BAND_FAIR, 100, 0) == KERNEL_ERROR_NO_PROCESSOR &&
           schedule(io, BAND_FAIR, 0, UINT64_MAX) == EDGES_OUT_OF_RANGE &&
           schedule(io, BAND_FAIR, KERNEL_MAX_WEIGHT + 1, UINT64_MAX) == EDGES_OUT_OF_RANGE;
}

/* Binds one and lets go of it. */
static bool bind_and_close(struct writ_io *io, uint32_t endpoint)
{
    uint32_t notification = 0;
    return quota_create_notification(io, WRIT_SLOT_QUOTA, &notification) == WRIT_OK &&
           endpoint_bind_notification(io, endpoint, notification) == WRIT_OK &&
           writ_port_close(io, notification) == WRIT_OK;
}

static bool a_bound_notification_that_nobody_holds_is_gone(struct writ_io *io)
{
    enum { MANY = 200 }; /* more than one page of them */
    uint32_t endpoint = 0;
    bool good = quota_create_endpoint(io, WRIT_SLOT_QUOTA, 1, &endpoint) == WRIT_OK &&
                bind_and_close(io, endpoint);
    uint64_t before = children_use(io);
    for (uint32_t i = 0; good && i < MANY; i++) {
        good = bind_and_close(io, endpoint);
    }
    good = good && children_use(io) == before;
    (void)writ_port_close(io, endpoint);
    return good;
}

static const struct edge_case cases[] = {
    {"derived rights never grow", derived_rights_never_grow},
    {"nothing is writable and executable", nothing_is_writable_and_executable},
    {"a sealed VMO is never written again", a_sealed_vmo_is_never_written_again},
    {"what is mapped is not mapped over", what_is_mapped_is_not_mapped_over},
    {"a quota says no and nothing is charged", a_quota_says_no_and_nothing_is_charged},
    {"nobody passes the limit of the own process", nobody_passes_the_limit_of_the_own_process},
    {"a thread runs somewhere", a_thread_runs_somewhere},
    {"a bound notification that nobody holds is gone",
     a_bound_notification_that_nobody_holds_is_gone},
};

const struct edge_cases edges_of_objects = {cases, sizeof cases / sizeof cases[0]};
