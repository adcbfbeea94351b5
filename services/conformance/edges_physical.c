/* Cases about memory by its address: what devices have, and what they may know of: see edges.h. */
#include "edges.h"

#include "children.h"
#include "kernel_calls.h"
#include "writ/port.h"

enum { PAGE = WRIT_PAGE_BYTES, PIECE = 3 * PAGE, CHILD_SLOT = 16 };

/* Where no machine that this runs on has memory. */
#define DEVICE_PA UINT64_C(0xf0000000)
#define KERNEL_PA UINT64_C(0x100000)
#define LOCAL_APIC_PA UINT64_C(0xfee00000)
#define ANYWHERE UINT64_MAX
#define VA UINT64_C(0x75000000)

static uint32_t claim(struct writ_io *io, uint64_t address, uint64_t bytes, uint32_t *ret_vmo)
{
    return memory_control_claim(io, MEMORY_CONTROL_SLOT, WRIT_SLOT_QUOTA, address, bytes, ret_vmo);
}

static uint32_t make_dma(struct writ_io *io, uint64_t *ret_address)
{
    uint32_t vmo = 0;
    uint32_t status = memory_control_create_dma(io, MEMORY_CONTROL_SLOT, WRIT_SLOT_QUOTA, PIECE,
                                                ANYWHERE, &vmo, ret_address);
    return status == WRIT_OK ? vmo : 0;
}

static uint32_t make_piece(struct writ_io *io, uint64_t *ret_address)
{
    uint32_t vmo = 0;
    uint32_t status = memory_control_create_contiguous(io, MEMORY_CONTROL_SLOT, WRIT_SLOT_QUOTA,
                                                       PIECE, ANYWHERE, &vmo, ret_address);
    return status == WRIT_OK ? vmo : 0;
}

static uint32_t release(struct writ_io *io, uint64_t address)
{
    return memory_control_release(io, MEMORY_CONTROL_SLOT, address);
}

static bool close(struct writ_io *io, uint32_t slot)
{
    return writ_port_close(io, slot) == WRIT_OK;
}

static struct memory_control_statistics_reply statistics(struct writ_io *io)
{
    struct memory_control_statistics_reply r = {0};
    (void)memory_control_statistics(io, MEMORY_CONTROL_SLOT, &r.memory, &r.promised, &r.free,
                                    &r.detained, &r.claimed);
    return r;
}

static bool map(struct writ_io *io, uint32_t vmo, uint64_t bytes)
{
    return process_map(io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ | ACCESS_WRITE, VA, 0, bytes) ==
           WRIT_OK;
}

static bool unmap(struct writ_io *io, uint64_t bytes)
{
    return process_unmap(io, WRIT_SLOT_PROCESS, VA, bytes) == WRIT_OK;
}

static volatile uint64_t *word(uint64_t at)
{
    return (volatile uint64_t *)(uintptr_t)(VA + at);
}

static bool a_range_is_claimed_once_and_free_when_its_vmo_is_gone(struct writ_io *io)
{
    uint32_t first = 0;
    uint32_t second = 0;
    uint64_t before = statistics(io).claimed;
    bool good = claim(io, DEVICE_PA, 2 * PAGE, &first) == WRIT_OK &&
                claim(io, DEVICE_PA + PAGE, PAGE, &second) == KERNEL_ERROR_CLAIMED &&
                claim(io, DEVICE_PA - PAGE, 2 * PAGE, &second) == KERNEL_ERROR_CLAIMED &&
                claim(io, DEVICE_PA - PAGE, 4 * PAGE, &second) == KERNEL_ERROR_CLAIMED &&
                claim(io, DEVICE_PA + 2 * PAGE, PAGE, &second) == WRIT_OK && close(io, second) &&
                statistics(io).claimed == before + UINT64_C(2) * PAGE && close(io, first) &&
                statistics(io).claimed == before && claim(io, DEVICE_PA, PAGE, &first) == WRIT_OK;
    return close(io, first) && good;
}

static bool nobody_claims_memory_or_what_is_the_kernels(struct writ_io *io)
{
    uint32_t vmo = 0;
    uint64_t address = 0;
    uint32_t piece = make_piece(io, &address);
    bool good = claim(io, KERNEL_PA, PAGE, &vmo) == KERNEL_ERROR_CLAIMED &&
                claim(io, 0, PAGE, &vmo) == KERNEL_ERROR_CLAIMED &&
                claim(io, LOCAL_APIC_PA, PAGE, &vmo) == KERNEL_ERROR_CLAIMED &&
                claim(io, address, PAGE, &vmo) == KERNEL_ERROR_CLAIMED &&
                claim(io, 0, KERNEL_MAX_VMO_BYTES, &vmo) == KERNEL_ERROR_CLAIMED &&
                claim(io, DEVICE_PA + 1, PAGE, &vmo) == KERNEL_ERROR_BAD_RANGE &&
                claim(io, DEVICE_PA, PAGE + 1, &vmo) == KERNEL_ERROR_BAD_RANGE &&
                claim(io, UINT64_MAX - PAGE + 1, PAGE, &vmo) == KERNEL_ERROR_BAD_RANGE;
    return close(io, piece) && good;
}

static bool a_devices_range_is_mapped_and_nothing_else(struct writ_io *io)
{
    uint32_t vmo = 0;
    uint32_t clone = 0;
    uint8_t byte = 1;
    bool good = claim(io, DEVICE_PA, PAGE, &vmo) == WRIT_OK && map(io, vmo, PAGE);
    if (good) {
        (void)*word(0);
        *word(8) = 1;
    }
    good = good && vmo_write(io, vmo, 0, &byte, 1) == KERNEL_ERROR_WRONG_STATE &&
           vmo_seal(io, vmo) == KERNEL_ERROR_WRONG_STATE &&
           vmo_clone(io, vmo, WRIT_SLOT_QUOTA, 0, PAGE, &clone) == KERNEL_ERROR_WRONG_STATE &&
           unmap(io, PAGE);
    return close(io, vmo) && good;
}

/* Pages follow each other: a word in each is found where it is said to be, by `describe`. */
static bool a_piece_begins_where_it_is_said_to_and_is_charged(struct writ_io *io)
{
    struct process_describe_reply r = {0};
    uint64_t address = 1;
    uint64_t before = children_use(io);
    uint32_t vmo = make_piece(io, &address);
    bool good = vmo != 0 && address % (UINT64_C(4) * PAGE) == 0 && address != 0 &&
                children_use(io) >= before + PIECE &&
                process_describe(io, WRIT_SLOT_PROCESS, vmo, &r.type, &r.rights, &r.protocol,
                                 &r.roles, &r.label, &r.koid) == WRIT_OK &&
                r.label == address;
    return close(io, vmo) && good && children_use(io) == before;
}

static bool a_piece_is_zero_whatever_it_was_before(struct writ_io *io)
{
    bool good = true;
    for (uint32_t round = 0; round < 4 && good; round++) {
        uint64_t address = 0;
        uint32_t vmo = make_piece(io, &address);
        good = vmo != 0 && map(io, vmo, PIECE);
        for (uint64_t at = 0; at < PIECE && good; at += sizeof(uint64_t)) {
            good = *word(at) == 0;
            *word(at) = ~at;
        }
        good = unmap(io, PIECE) && close(io, vmo) && good;
    }
    return good;
}

static bool there_is_no_piece_where_there_is_no_memory(struct writ_io *io)
{
    uint32_t vmo = 0;
    uint64_t address = 0;
    uint64_t before = children_use(io);
    return memory_control_create_contiguous(io, MEMORY_CONTROL_SLOT, WRIT_SLOT_QUOTA, PIECE, PIECE,
                                            &vmo, &address) == WRIT_NO_MEMORY &&
           children_use(io) == before;
}

static bool memory_that_a_device_knows_stays_away_until_it_is_released(struct writ_io *io)
{
    struct memory_control_next_detained_reply found = {0};
    uint64_t address = 0;
    uint64_t before = children_use(io);
    uint64_t detained = statistics(io).detained;
    uint32_t vmo = make_dma(io, &address);
    bool good = vmo != 0 && release(io, address) == WRIT_NOT_FOUND && close(io, vmo) &&
                statistics(io).detained == detained + PIECE && children_use(io) >= before + PIECE &&
                memory_control_next_detained(io, MEMORY_CONTROL_SLOT, address, &found.address,
                                             &found.bytes) == WRIT_OK &&
                found.address == address && found.bytes == PIECE;
    uint64_t other = 0;
    uint32_t piece = make_piece(io, &other);
    good = good && piece != 0 && other != address && close(io, piece);
    return release(io, address) == WRIT_OK && release(io, address) == WRIT_NOT_FOUND &&
           statistics(io).detained == detained && children_use(io) == before && good;
}

static bool memory_that_a_device_knows_is_neither_sealed_nor_cloned(struct writ_io *io)
{
    uint32_t clone = 0;
    uint64_t address = 0;
    uint32_t vmo = make_dma(io, &address);
    bool good = vmo != 0 && vmo_seal(io, vmo) == KERNEL_ERROR_WRONG_STATE &&
                vmo_clone(io, vmo, WRIT_SLOT_QUOTA, 0, PAGE, &clone) == KERNEL_ERROR_WRONG_STATE;
    return close(io, vmo) && release(io, address) == WRIT_OK && good;
}

/* The child has the last capability. */
static bool a_death_does_not_release_what_a_device_knows(struct writ_io *io)
{
    struct child child = {0};
    uint64_t address = 0;
    uint32_t vmo = make_dma(io, &address);
    bool good = vmo != 0 && child_stage(io, &child) &&
                child_give(io, &child, vmo, CHILD_SLOT, VMO_RIGHT_READ | VMO_RIGHT_WRITE) &&
                close(io, vmo) && release(io, address) == WRIT_NOT_FOUND;
    child_drop(io, &child);
    return release(io, address) == WRIT_OK && good;
}

static const struct edge_case cases[] = {
    {"a range is claimed once and free when its vmo is gone",
     a_range_is_claimed_once_and_free_when_its_vmo_is_gone},
    {"nobody claims memory or what is the kernel's", nobody_claims_memory_or_what_is_the_kernels},
    {"a device's range is mapped and nothing else", a_devices_range_is_mapped_and_nothing_else},
    {"a piece begins where it is said to and is charged",
     a_piece_begins_where_it_is_said_to_and_is_charged},
    {"a piece is zero whatever it was before", a_piece_is_zero_whatever_it_was_before},
    {"there is no piece where there is no memory", there_is_no_piece_where_there_is_no_memory},
    {"memory that a device knows stays away until it is released",
     memory_that_a_device_knows_stays_away_until_it_is_released},
    {"memory that a device knows is neither sealed nor cloned",
     memory_that_a_device_knows_is_neither_sealed_nor_cloned},
    {"a death does not release what a device knows", a_death_does_not_release_what_a_device_knows},
};

const struct edge_cases edges_of_physical_memory = {cases, sizeof cases / sizeof cases[0]};
