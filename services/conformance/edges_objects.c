/* Cases about rights, memory and reservations: see edges.h. */
#include "edges.h"

#include "kernel_calls.h"
#include "writ/port.h"

#define MAP_VA UINT64_C(0x70000000)

static uint32_t new_vmo(struct writ_io *io)
{
    uint32_t vmo = 0;
    return quota_create_vmo(io, WRIT_SLOT_QUOTA, WRIT_PAGE_BYTES, &vmo) == WRIT_OK ? vmo : 0;
}

static uint32_t map(struct writ_io *io, uint32_t vmo, uint8_t access)
{
    return process_map(io, WRIT_SLOT_PROCESS, vmo, access, MAP_VA, 0, WRIT_PAGE_BYTES);
}

static bool derived_rights_never_grow(struct writ_io *io)
{
    uint32_t vmo = new_vmo(io);
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
    uint32_t vmo = new_vmo(io);
    bool good =
        map(io, vmo, ACCESS_READ | ACCESS_WRITE | ACCESS_EXECUTE) == KERNEL_ERROR_BAD_ACCESS;
    (void)writ_port_close(io, vmo);
    return good;
}

static bool a_sealed_vmo_is_never_written_again(struct writ_io *io)
{
    uint32_t vmo = new_vmo(io);
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
    uint32_t vmo = new_vmo(io);
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

static bool nobody_but_the_root_says_who_a_process_is(struct writ_io *io)
{
    uint32_t process = 0;
    return quota_create_process(io, WRIT_SLOT_QUOTA, 1, 0, UINT64_C(0x10000), &process) ==
               WRIT_DENIED &&
           process == 0;
}

const struct edge_case edges_of_objects[] = {
    {"derived rights never grow", derived_rights_never_grow},
    {"nothing is writable and executable", nothing_is_writable_and_executable},
    {"a sealed VMO is never written again", a_sealed_vmo_is_never_written_again},
    {"what is mapped is not mapped over", what_is_mapped_is_not_mapped_over},
    {"a quota says no and nothing is charged", a_quota_says_no_and_nothing_is_charged},
    {"nobody but the root says who a process is", nobody_but_the_root_says_who_a_process_is},
};

const uint32_t edges_of_objects_count = sizeof edges_of_objects / sizeof edges_of_objects[0];
