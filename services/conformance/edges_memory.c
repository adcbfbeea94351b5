/* Cases about mappings, parts of them, clones and what the kernel writes itself: see edges.h. */
#include "edges.h"

#include "children.h"
#include "kernel_calls.h"
#include "writ/port.h"

#define LOW_VA UINT64_C(0x71000000)
#define HIGH_VA UINT64_C(0x72000000)
#define READ_WRITE (ACCESS_READ | ACCESS_WRITE)

enum { PAGE = WRIT_PAGE_BYTES, DEEP_PAGES = 600 };

static volatile uint64_t *word_at(uint64_t va)
{
    return (volatile uint64_t *)(uintptr_t)va;
}

static bool map(struct writ_io *io, uint32_t vmo, uint8_t access, uint64_t va, uint64_t pages)
{
    return process_map(io, WRIT_SLOT_PROCESS, vmo, access, va, 0, pages * PAGE) == WRIT_OK;
}

static bool unmap(struct writ_io *io, uint64_t va, uint64_t pages)
{
    return process_unmap(io, WRIT_SLOT_PROCESS, va, pages * PAGE) == WRIT_OK;
}

static bool write_word(struct writ_io *io, uint32_t vmo, uint64_t offset, uint64_t word)
{
    uint8_t bytes[sizeof word];
    __builtin_memcpy(bytes, &word, sizeof word);
    return vmo_write(io, vmo, offset, bytes, sizeof bytes) == WRIT_OK;
}

static void fill(uint64_t va, uint32_t pages, uint64_t first)
{
    for (uint32_t i = 0; i < pages; i++) {
        *word_at(va + i * PAGE) = first + i;
    }
}

static bool what_is_left_of_a_mapping_keeps_its_pages(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 4);
    uint32_t other = edges_vmo(io, 2);
    bool good = map(io, vmo, READ_WRITE, LOW_VA, 4);
    fill(LOW_VA, 4, 10);
    good = good && unmap(io, LOW_VA + PAGE, 2) && map(io, other, READ_WRITE, LOW_VA + PAGE, 2);
    good = good && *word_at(LOW_VA) == 10 && *word_at(LOW_VA + 3 * PAGE) == 13 &&
           *word_at(LOW_VA + PAGE) == 0 && *word_at(LOW_VA + 2 * PAGE) == 0 &&
           vmo_seal(io, vmo) == KERNEL_ERROR_STILL_MAPPED && unmap(io, LOW_VA, 1) &&
           vmo_seal(io, vmo) == KERNEL_ERROR_STILL_MAPPED && unmap(io, LOW_VA + 3 * PAGE, 1) &&
           vmo_seal(io, vmo) == WRIT_OK && unmap(io, LOW_VA, 4);
    (void)writ_port_close(io, vmo);
    (void)writ_port_close(io, other);
    return good;
}

static bool one_unmapping_cuts_at_both_ends(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 4);
    bool good =
        map(io, vmo, READ_WRITE, LOW_VA, 4) && map(io, vmo, READ_WRITE, LOW_VA + 4 * PAGE, 4);
    fill(LOW_VA, 4, 20);
    good = good && unmap(io, LOW_VA + 2 * PAGE, 4) && *word_at(LOW_VA + PAGE) == 21 &&
           *word_at(LOW_VA + 6 * PAGE) == 22 && map(io, vmo, READ_WRITE, LOW_VA + 2 * PAGE, 4) &&
           *word_at(LOW_VA + 2 * PAGE) == 20 && unmap(io, LOW_VA, 8);
    (void)writ_port_close(io, vmo);
    return good;
}

static bool what_was_mapped_in_pieces_leaves_nothing_behind(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 8);
    bool good = map(io, vmo, ACCESS_READ, LOW_VA, 8) && unmap(io, LOW_VA, 8);
    uint64_t before = children_use(io);
    good = good && map(io, vmo, READ_WRITE, LOW_VA, 8);
    fill(LOW_VA, 8, 1);
    for (uint32_t i = 1; i < 8 && good; i += 2) {
        good = unmap(io, LOW_VA + i * PAGE, 1);
    }
    good = good && unmap(io, LOW_VA, 8) && children_use(io) == before;
    (void)writ_port_close(io, vmo);
    return good;
}

static bool a_vmo_has_so_many_mappings_and_no_more(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 2);
    bool good = true;
    for (uint32_t i = 0; i < KERNEL_MAX_MAPPINGS && good; i++) {
        good = map(io, vmo, ACCESS_READ, LOW_VA + 2 * i * PAGE, 2);
    }
    good = good &&
           process_map(io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ, HIGH_VA, 0, PAGE) == WRIT_LIMIT &&
           process_unmap(io, WRIT_SLOT_PROCESS, LOW_VA, PAGE) == WRIT_LIMIT &&
           unmap(io, LOW_VA, 2) && unmap(io, LOW_VA + 2 * PAGE, 1);
    good = unmap(io, LOW_VA, 2 * KERNEL_MAX_MAPPINGS) && good;
    (void)writ_port_close(io, vmo);
    return good;
}

static bool a_clone_and_its_source_do_not_see_each_others_stores(struct writ_io *io)
{
    uint32_t source = edges_vmo(io, 2);
    uint32_t clone = 0;
    bool good = map(io, source, READ_WRITE, LOW_VA, 2);
    fill(LOW_VA, 2, 30);
    good = good && vmo_clone(io, source, WRIT_SLOT_QUOTA, 0, 2 * PAGE, &clone) == WRIT_OK &&
           map(io, clone, READ_WRITE, HIGH_VA, 2);
    *word_at(LOW_VA) = 40;
    *word_at(HIGH_VA + PAGE) = 41;
    good = good && *word_at(LOW_VA) == 40 && *word_at(HIGH_VA) == 30 &&
           *word_at(LOW_VA + PAGE) == 31 && *word_at(HIGH_VA + PAGE) == 41;
    good = unmap(io, LOW_VA, 2) && unmap(io, HIGH_VA, 2) && good;
    (void)writ_port_close(io, source);
    (void)writ_port_close(io, clone);
    return good;
}

static bool every_mapping_of_a_vmo_shows_the_copy_that_a_store_makes(struct writ_io *io)
{
    uint32_t source = edges_vmo(io, 1);
    uint32_t clone = 0;
    bool good = map(io, source, READ_WRITE, LOW_VA, 1) && map(io, source, ACCESS_READ, HIGH_VA, 1);
    *word_at(LOW_VA) = 50;
    good = good && vmo_clone(io, source, WRIT_SLOT_QUOTA, 0, PAGE, &clone) == WRIT_OK &&
           *word_at(HIGH_VA) == 50;
    *word_at(LOW_VA) = 51;
    good = good && *word_at(HIGH_VA) == 51 && write_word(io, source, 0, 52) &&
           *word_at(HIGH_VA) == 52 && *word_at(LOW_VA) == 52;
    good = unmap(io, HIGH_VA, 1) && map(io, clone, ACCESS_READ, HIGH_VA, 1) &&
           *word_at(HIGH_VA) == 50 && good;
    good = unmap(io, LOW_VA, 1) && unmap(io, HIGH_VA, 1) && good;
    (void)writ_port_close(io, source);
    (void)writ_port_close(io, clone);
    return good;
}

static bool a_clone_outlives_its_source_and_nothing_is_lost(struct writ_io *io)
{
    uint64_t before = children_use(io);
    uint32_t source = edges_vmo(io, DEEP_PAGES);
    uint32_t clone = 0;
    uint32_t second = 0;
    bool good =
        write_word(io, source, (DEEP_PAGES - 1) * PAGE, 60) &&
        vmo_clone(io, source, WRIT_SLOT_QUOTA, 0, DEEP_PAGES * PAGE, &clone) == WRIT_OK &&
        writ_port_close(io, source) == WRIT_OK &&
        vmo_clone(io, clone, WRIT_SLOT_QUOTA, (DEEP_PAGES - 1) * PAGE, PAGE, &second) == WRIT_OK &&
        writ_port_close(io, clone) == WRIT_OK && map(io, second, READ_WRITE, HIGH_VA, 1);
    good = good && *word_at(HIGH_VA) == 60;
    *word_at(HIGH_VA) = 61;
    good = good && unmap(io, HIGH_VA, 1) && writ_port_close(io, second) == WRIT_OK;
    uint64_t tables = 4 * PAGE; /* of the page tables, which stay */
    return good && children_use(io) <= before + tables;
}

static bool a_clone_that_is_too_large_leaves_nothing_behind(struct writ_io *io)
{
    uint32_t source = edges_vmo(io, DEEP_PAGES);
    uint32_t others[8] = {0};
    uint32_t count = 0;
    uint64_t size = DEEP_PAGES * PAGE;
    while (count < 8 &&
           vmo_clone(io, source, WRIT_SLOT_QUOTA, 0, size, &others[count]) == WRIT_OK) {
        count++;
    }
    uint64_t before = children_use(io);
    uint32_t refused = 0;
    bool good = count < 8 && vmo_clone(io, source, WRIT_SLOT_QUOTA, 0, size, &refused) ==
                                 KERNEL_ERROR_QUOTA_EXHAUSTED;
    good = good && children_use(io) == before &&
           vmo_clone(io, source, WRIT_SLOT_QUOTA, PAGE, size, &refused) == KERNEL_ERROR_BAD_RANGE;
    while (count > 0) {
        (void)writ_port_close(io, others[--count]);
    }
    (void)writ_port_close(io, source);
    return good;
}

static bool the_kernel_writes_inside_a_vmo_and_never_into_a_sealed_one(struct writ_io *io)
{
    uint32_t vmo = edges_vmo(io, 2);
    uint32_t reader = 0;
    uint8_t bytes[16] = {1};
    bool good = write_word(io, vmo, PAGE - 4, UINT64_C(0x1122334455667788)) &&
                map(io, vmo, ACCESS_READ, LOW_VA, 2) &&
                *word_at(LOW_VA + PAGE - 8) == UINT64_C(0x5566778800000000) &&
                *word_at(LOW_VA + PAGE) == UINT64_C(0x11223344) &&
                vmo_write(io, vmo, 2 * PAGE - 8, bytes, 9) == KERNEL_ERROR_BAD_RANGE &&
                vmo_write(io, vmo, UINT64_MAX, bytes, 2) == KERNEL_ERROR_BAD_RANGE &&
                process_derive(io, WRIT_SLOT_PROCESS, vmo, VMO_RIGHT_READ, &reader) == WRIT_OK &&
                vmo_write(io, reader, 0, bytes, 1) == WRIT_NO_RIGHT &&
                vmo_seal(io, vmo) == WRIT_OK &&
                vmo_write(io, vmo, 0, bytes, 1) == KERNEL_ERROR_BAD_ACCESS && *word_at(LOW_VA) == 0;
    good = unmap(io, LOW_VA, 2) && good;
    (void)writ_port_close(io, reader);
    (void)writ_port_close(io, vmo);
    return good;
}

static const struct edge_case cases[] = {
    {"what is left of a mapping keeps its pages", what_is_left_of_a_mapping_keeps_its_pages},
    {"one unmapping cuts at both ends", one_unmapping_cuts_at_both_ends},
    {"what was mapped in pieces leaves nothing behind",
     what_was_mapped_in_pieces_leaves_nothing_behind},
    {"a VMO has so many mappings and no more", a_vmo_has_so_many_mappings_and_no_more},
    {"a clone and its source do not see each other's stores",
     a_clone_and_its_source_do_not_see_each_others_stores},
    {"every mapping of a VMO shows the copy that a store makes",
     every_mapping_of_a_vmo_shows_the_copy_that_a_store_makes},
    {"a clone outlives its source and nothing is lost",
     a_clone_outlives_its_source_and_nothing_is_lost},
    {"a clone that is too large leaves nothing behind",
     a_clone_that_is_too_large_leaves_nothing_behind},
    {"the kernel writes inside a VMO and never into a sealed one",
     the_kernel_writes_inside_a_vmo_and_never_into_a_sealed_one},
};

const struct edge_cases edges_of_memory = {cases, sizeof cases / sizeof cases[0]};
