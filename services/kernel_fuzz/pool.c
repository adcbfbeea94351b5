/* See pool.h. */
#include "pool.h"

#include <stdatomic.h>

#include "fuzz.h"
#include "kernel_calls.h"
#include "writ/system.h"

enum {
    POOL_SLOTS = 192,
    POOL_STALE = 64,
    POOL_TRIES = 24,
    SLOTS_SEEN = 4096, /* new slots are the lowest free ones, so none is above */
    TYPE_SHIFT = 24,
    SLOT_MASK = (1 << TYPE_SHIFT) - 1,
    KILLED = 9,
};

static struct {
    _Atomic uint32_t slots[POOL_SLOTS]; /* slot, and type above; 0: none */
    _Atomic uint32_t stale[POOL_STALE];
    uint64_t protected[SLOTS_SEEN / 64];
} pool;

static uint8_t type_of(struct writ_io *io, uint32_t slot)
{
    enum object_type type = 0;
    uint16_t rights = 0;
    uint16_t protocol = 0;
    uint32_t roles = 0;
    uint64_t label = 0;
    uint64_t koid = 0;
    uint32_t status = process_describe(io, WRIT_SLOT_PROCESS, slot, &type, &rights, &protocol,
                                       &roles, &label, &koid);
    return status == WRIT_OK ? (uint8_t)type : 0;
}

void pool_init(struct writ_io *io)
{
    for (uint32_t slot = 1; slot < SLOTS_SEEN; slot++) {
        if (type_of(io, slot) != 0) {
            pool.protected[slot / 64] |= UINT64_C(1) << slot % 64;
        }
    }
}

bool pool_is_protected(uint32_t slot)
{
    return slot < SLOTS_SEEN && (pool.protected[slot / 64] >> slot % 64 & 1) != 0;
}

bool pool_add(struct fuzz *fuzz, uint32_t slot)
{
    uint32_t entry = slot | (uint32_t)type_of(&fuzz->io, slot) << TYPE_SHIFT;
    for (uint32_t i = 0; i < POOL_TRIES; i++) {
        uint32_t none = 0;
        uint32_t at = (uint32_t)(fuzz_dice(fuzz) % POOL_SLOTS);
        if (atomic_compare_exchange_strong(&pool.slots[at], &none, entry)) {
            return true;
        }
    }
    return false;
}

void pool_end(struct writ_io *io, uint32_t slot)
{
    if (!pool_is_protected(slot) && type_of(io, slot) == PROCESS_TYPE) {
        (void)process_kill(io, slot, KILLED);
    }
}

void pool_close(struct writ_io *io, uint32_t slot)
{
    pool_end(io, slot);
    (void)process_close(io, WRIT_SLOT_PROCESS, slot);
}

bool pool_is_process(uint32_t slot)
{
    for (uint32_t i = 0; i < POOL_SLOTS; i++) {
        if (atomic_load(&pool.slots[i]) == (slot | (uint32_t)PROCESS_TYPE << TYPE_SHIFT)) {
            return true;
        }
    }
    return false;
}

void pool_remove(uint32_t slot)
{
    for (uint32_t i = 0; i < POOL_SLOTS; i++) {
        uint32_t entry = atomic_load(&pool.slots[i]);
        if ((entry & SLOT_MASK) == slot) {
            (void)atomic_compare_exchange_strong(&pool.slots[i], &entry, 0);
        }
    }
    atomic_store(&pool.stale[slot % POOL_STALE], slot);
}

uint32_t pool_any(struct fuzz *fuzz, uint8_t type)
{
    uint32_t start = (uint32_t)(fuzz_dice(fuzz) % POOL_SLOTS);
    for (uint32_t i = 0; i < POOL_SLOTS; i++) {
        uint32_t entry = atomic_load(&pool.slots[(start + i) % POOL_SLOTS]);
        if (entry != 0 && (type == 0 || entry >> TYPE_SHIFT == type)) {
            return entry & SLOT_MASK;
        }
    }
    return 0;
}

uint32_t pool_stale(struct fuzz *fuzz)
{
    uint32_t slot = atomic_load(&pool.stale[fuzz_dice(fuzz) % POOL_STALE]);
    if (slot != 0 && !fuzz_once_in(fuzz, 4)) {
        return slot;
    }
    return SLOTS_SEEN + (uint32_t)(fuzz_dice(fuzz) % (1 << 17));
}

static void clear_type(struct writ_io *io, uint8_t type)
{
    for (uint32_t slot = 1; slot < SLOTS_SEEN; slot++) {
        uint8_t found = pool_is_protected(slot) ? 0 : type_of(io, slot);
        if (found != 0 && (type == 0 || found == type)) {
            pool_close(io, slot);
        }
    }
}

/* Ends every process but us, also where no capability to it is left, and takes its exit record. */
static void end_all(struct writ_io *io)
{
    struct process_control_list_reply r = {0};
    while (process_control_list(io, PROCESS_CONTROL_SLOT, r.process, &r.process, &r.exit_seq,
                                &r.principal, &r.owner, &r.state, &r.cause, &r.code) == WRIT_OK) {
        if (process_control_kill(io, PROCESS_CONTROL_SLOT, r.process, KILLED) == WRIT_OK) {
            (void)process_control_reap(io, PROCESS_CONTROL_SLOT, r.process);
        }
    }
}

void pool_clear(struct writ_io *io)
{
    end_all(io);
    clear_type(io, PROCESS_TYPE);
    clear_type(io, 0);
    for (uint32_t i = 0; i < POOL_SLOTS; i++) {
        atomic_store(&pool.slots[i], 0);
    }
}
