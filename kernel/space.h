/* An address space: mappings in order, and the page tables that follow them. Pages get there by
 * faults, which cannot fail. */
#pragma once

#include "mapping.h"
#include "quota.h"
#include "tree.h"
#include "types.h"

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
    SPACE_BAD_RANGE, /* no whole pages, or outside user space or the VMO */
    SPACE_OVERLAP,
    SPACE_LIMIT, /* as many mappings of the VMO as there can be */
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

/* Unmaps the pages of VMOs in a range; a mapping that is only partly in it stays with the rest. */
[[nodiscard]] enum space_result space_unmap(struct space *space, uint64_t va, uint64_t bytes);

/* Maps two frames for a thread's messages: the first to be read, the second to be written. */
[[nodiscard]] enum space_result space_map_messages(struct space *space, struct mapping *mapping,
                                                   uint64_t va, const uint64_t pages_pa[2]);

/* Goes on unmapping the mapping of a node that was revoked. True when it is gone, and the node with
 * it. */
[[nodiscard]] bool space_undo(struct cap *node, uint32_t *budget);

/* Takes the mapping of a thread's messages out of the books; the page tables are going too. */
void space_forget_messages(struct space *space, struct mapping *mapping);

/* Takes `count` pages of a VMO out of the tables of all mappings with this access, on all
 * processors. They come back by faults. Costs a walk per page and mapping. */
void space_withdraw(struct vmo *vmo, uint64_t page, uint64_t count, uint32_t access);

/* The frame of a page that is to be written: a copy if other VMOs have it too, and then no mapping
 * shows the old one any more. */
uint64_t space_own_page(struct vmo *vmo, uint64_t page);

enum space_answer {
    SPACE_RESOLVED,  /* it was only not there yet; it is now */
    SPACE_NOTHING,   /* nothing is mapped there */
    SPACE_FORBIDDEN, /* not for this access */
    SPACE_ABSENT,    /* the page is its pager's to supply */
};

struct space_absence {
    struct vmo *vmo;
    uint64_t page;
};

/* What becomes of a fault. */
[[nodiscard]] enum space_answer space_resolve(struct space *space, uint64_t va, uint32_t access,
                                              struct space_absence *ret_absence);

/* Whether a mapping that allows stores begins at this address. */
[[nodiscard]] bool space_begins_writable(const struct space *space, uint64_t va);

/* Whether the bytes at this address are mapped; then they are copied. For the kernel's own reports
 * about a process. */
[[nodiscard]] bool space_peek(const struct space *space, uint64_t va, uint64_t *ret_value);

/* Takes down up to *budget mappings and tables. True when nothing is left. */
[[nodiscard]] bool space_reap(struct space *space, uint32_t *budget);

/* A1: mappings are whole pages in user space and do not overlap. A2: none can write and execute. */
bool space_check(const struct space *space);
