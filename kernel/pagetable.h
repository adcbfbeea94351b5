/* Page tables of one address space: what the processor reads. It knows nothing of mappings; space.h
 * does.
 *
 * Tables are made before they are needed, so that setting a page cannot fail, and stay until the
 * space is destroyed.
 */
#pragma once

#include "kernel_types.h"
#include "quota.h"
#include "types.h"

/* Beside the bits of enum access: the page is a device's. */
enum { PAGETABLE_DEVICE = 1 << 8 };

/* An empty space with the kernel's upper half. False if the quota has no room. */
[[nodiscard]] bool pagetable_create(struct quota *quota, uint64_t *ret_root_pa);

/* How many tables a range lacks. */
uint64_t pagetable_missing(uint64_t root_pa, uint64_t va, uint64_t bytes);

/* Makes up to `budget` of the tables that a range lacks. The quota has room for them. True when
 * none is lacking. */
[[nodiscard]] bool pagetable_prepare(uint64_t root_pa, struct quota *quota, uint64_t va,
                                     uint64_t bytes, uint32_t *budget);

/* Maps a page for the user, with bits of enum access. Its tables exist. */
void pagetable_set(uint64_t root_pa, uint64_t va, uint64_t pa, uint32_t access);

/* The frame that user code reaches at this address, 0 for none. */
uint64_t pagetable_find(uint64_t root_pa, uint64_t va);

/* Unmaps up to `budget` pages of a range from *va on, and moves *va on. True at the end of the
 * range. Translations may linger until pagetable_flush. */
[[nodiscard]] bool pagetable_clear(uint64_t root_pa, uint64_t *va, uint64_t end, uint32_t *budget);

/* Unmaps one page; false if none was there. Its translation may linger likewise. */
bool pagetable_drop(uint64_t root_pa, uint64_t va);

/* In place of a space: all of them. */
#define PAGETABLE_EVERY UINT64_MAX

/* Forgets translations of this space on every processor. */
void pagetable_flush(uint64_t root_pa);

/* Lets users of every space that is made from now on read a frame at an address of the upper half that
 * nothing else is near. At boot only. */
void pagetable_show_all(uint64_t va, uint64_t pa);

/* Gives up to `budget` tables of a space back that nobody uses. True when the root is gone too. */
[[nodiscard]] bool pagetable_destroy(uint64_t root_pa, struct quota *quota, uint32_t *budget);
