/* An address space: mappings in order, and the page tables that follow them. Pages get there by
 * faults, which cannot fail. */
#ifndef SPACE_H
#define SPACE_H

#include <stdbool.h>
#include <stdint.h>

#include "mapping.h"
#include "quota.h"
#include "tree.h"

struct space {
    struct tree mappings;
    uint64_t root_pa;
    struct quota *quota; /* pays for page tables and mappings */
};

/* Tables made or pages unmapped in one slice. */
enum { SPACE_SLICE = 64 };

enum space_result {
    SPACE_DONE,
    SPACE_AGAIN,     /* a slice is done, there is more */
    SPACE_BAD_RANGE, /* no whole pages, outside user space or the VMO, or cuts a mapping */
    SPACE_OVERLAP,
    SPACE_NO_MEMORY,
};

struct space_request {
    uint64_t va;
    uint64_t bytes;
    uint64_t offset;
    uint32_t access;
};

[[nodiscard]] bool space_init(struct space *space, struct quota *quota);

/* Maps pages of the VMO of `cap`. The access is legal for it. */
[[nodiscard]] enum space_result space_map(struct space *space, struct cap *cap,
                                          const struct space_request *request);

/* Unmaps all mappings in a range. */
[[nodiscard]] enum space_result space_unmap(struct space *space, uint64_t va, uint64_t bytes);

/* Maps two frames for a thread's messages: the first to be read, the second to be written. */
[[nodiscard]] enum space_result space_map_messages(struct space *space, struct mapping *mapping,
                                                   uint64_t va, const uint64_t pages_pa[2]);

/* Takes the mapping of a thread's messages out of the books; the page tables are going too. */
void space_forget_messages(struct space *space, struct mapping *mapping);

/* Whether a fault was only a page that was not there yet; then it is there now. */
[[nodiscard]] bool space_resolve(struct space *space, uint64_t va, uint32_t access);

/* Whether the bytes at this address are mapped; then they are copied. For the kernel's own reports
 * about a process. */
[[nodiscard]] bool space_peek(const struct space *space, uint64_t va, uint64_t *ret_value);

/* Takes down up to *budget mappings and tables. True when nothing is left. */
[[nodiscard]] bool space_reap(struct space *space, uint32_t *budget);

/* A1: mappings are whole pages in user space and do not overlap. A2: none can write and execute. */
bool space_check(const struct space *space);

#endif
