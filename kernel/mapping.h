/* Mappings: which pages of what are where in an address space. A mapping of a VMO is a child of the
 * capability it was made by. */
#pragma once

#include "cap.h"
#include "list.h"
#include "tree.h"
#include "types.h"

struct space;
struct vmo;

/* Legend: v only in a mapping of a VMO. */
struct mapping {
    _Alignas(32) struct cap node; /* v; empty for message pages */
    struct tree_node place;       /* key: the first address */
    struct space *space;
    struct link sibling; /* v: in the VMO's list */
    uint64_t bytes;
    uint64_t offset;  /* of the first page in the VMO */
    uint64_t cleared; /* unmapping: the first address that may still be in the page tables */
    uint32_t access;  /* enum access */
    bool going;       /* being unmapped: gives no more pages */
};

struct vmo *mapping_vmo(const struct mapping *mapping);

static inline uint64_t mapping_end(const struct mapping *mapping)
{
    return mapping->place.key + mapping->bytes;
}
