/* See writ/loader.h. */
#include "writ/loader.h"

#include <string.h>

#include "kernel_calls.h"
#include "writ/placement.h"

/* Where a creator maps the memory of others while it fills it; a test without address spaces says another place. */
#ifndef LOADER_WINDOW_VA
#define LOADER_WINDOW_VA UINT64_C(0x2000000000)
#endif

_Static_assert((int)IMAGE_READ == (int)ACCESS_READ && (int)IMAGE_WRITE == (int)ACCESS_WRITE &&
                   (int)IMAGE_EXECUTE == (int)ACCESS_EXECUTE,
               "images and mappings mean the same by their bits");

/* The most that is looked at in one place. */
#define WINDOW_BYTES (UINT64_C(64) * 1024 * 1024)

/* Memory that the process will have at `va`: `bytes` of `data`, then zeros. */
struct piece {
    uint64_t va;
    uint64_t memory_bytes;
    const void *data;
    uint64_t bytes;
    uint8_t access;
};

uint32_t loader_look(struct writ_io *io, uint32_t vmo, uint8_t access, uint64_t va, uint64_t bytes)
{
    uint32_t status = process_map(io, WRIT_SLOT_PROCESS, vmo, access, va, 0, bytes);
    if (status != KERNEL_ERROR_OVERLAP) {
        return status;
    }
    status = process_unmap(io, WRIT_SLOT_PROCESS, va, WINDOW_BYTES);
    return status == WRIT_OK ? process_map(io, WRIT_SLOT_PROCESS, vmo, access, va, 0, bytes)
                             : status;
}

uint32_t loader_look_away(struct writ_io *io, uint64_t va, uint64_t bytes)
{
    uint32_t status = process_unmap(io, WRIT_SLOT_PROCESS, va, bytes);
    return status == WRIT_OK ? status : process_unmap(io, WRIT_SLOT_PROCESS, va, bytes);
}

static uint32_t fill(struct writ_io *io, uint32_t vmo, const struct piece *piece)
{
    uint32_t status =
        loader_look(io, vmo, ACCESS_READ | ACCESS_WRITE, LOADER_WINDOW_VA, piece->memory_bytes);
    if (status != WRIT_OK) {
        return status;
    }
    memcpy((void *)LOADER_WINDOW_VA, piece->data, piece->bytes);
    return loader_look_away(io, LOADER_WINDOW_VA, piece->memory_bytes);
}

/* Makes the memory, fills it and maps it into the process; the caller closes the VMO. */
static uint32_t place(const struct loader *loader, const struct piece *piece, uint32_t *ret_vmo)
{
    uint32_t status = quota_create_vmo(loader->io, loader->quota, piece->memory_bytes, ret_vmo);
    if (status == WRIT_OK && piece->bytes != 0) {
        status = fill(loader->io, *ret_vmo, piece);
    }
    if (status != WRIT_OK) {
        return status;
    }
    return process_map(loader->io, loader->process, *ret_vmo, piece->access, piece->va, 0,
                       piece->memory_bytes);
}

/* Closes a VMO that was made, whatever came of it. */
static uint32_t close_after(const struct loader *loader, uint32_t status, uint32_t vmo)
{
    uint32_t closed =
        vmo == 0 ? (uint32_t)WRIT_OK : process_close(loader->io, WRIT_SLOT_PROCESS, vmo);
    return status != WRIT_OK ? status : closed;
}

static uint32_t place_and_close(const struct loader *loader, const struct piece *piece)
{
    uint32_t vmo = 0;
    uint32_t status = place(loader, piece, &vmo);
    return close_after(loader, status, vmo);
}

uint32_t loader_program(const struct loader *loader, const struct program *program)
{
    uint32_t status = WRIT_OK;
    for (uint32_t i = 0; status == WRIT_OK && i < program->header->segment_count; i++) {
        const struct image_segment *segment = &program->header->segments[i];
        struct piece piece = {.va = segment->va,
                              .memory_bytes = segment->memory_bytes,
                              .data = program_bytes(program, segment),
                              .bytes = segment->file_bytes,
                              .access = (uint8_t)segment->access};
        status = place_and_close(loader, &piece);
    }
    return status;
}

uint32_t loader_stack(const struct loader *loader, uint64_t low_va, uint64_t bytes)
{
    struct piece piece = {
        .va = low_va, .memory_bytes = bytes, .access = ACCESS_READ | ACCESS_WRITE};
    return place_and_close(loader, &piece);
}

uint32_t loader_envelope(const struct loader *loader, const struct envelope *envelope)
{
    struct piece piece = {.va = ENVELOPE_VA,
                          .memory_bytes = ENVELOPE_BYTES,
                          .data = envelope,
                          .bytes = sizeof *envelope,
                          .access = ACCESS_READ};
    uint32_t vmo = 0;
    uint32_t status = place(loader, &piece, &vmo);
    if (status == WRIT_OK) {
        status = vmo_seal(loader->io, vmo);
    }
    if (status == WRIT_OK) {
        status =
            process_install(loader->io, loader->process, vmo, WRIT_SLOT_ENVELOPE, VMO_RIGHT_READ);
    }
    return close_after(loader, status, vmo);
}
