/* Physical memory by its address: what is claimed for devices, and frames in one piece that devices may
 * read and write.
 *
 * A device's range is in one VMO at a time, and never one that the kernel keeps: all that the firmware
 * calls memory, and devices that are the kernel's own. Frames that a device was told of come back only
 * when somebody says that it has forgotten them.
 */
#pragma once

#include "boot.h"
#include "object.h"
#include "tree.h"
#include "types.h"

struct quota;
struct vmo;

enum { PHYSICAL_KEPT = BOOT_MAX_RANGES + 16 };

struct physical {
    struct boot_range kept[PHYSICAL_KEPT];
    uint32_t kept_count;
    uint64_t end_pa;    /* what the processor can address */
    struct tree claims; /* of struct vmo, by place: Y1: no two overlap, nor with what is kept */
    struct tree
        quarantine;    /* of struct vmo, by place: Y2: DMA, with no capability and no mapping */
    uint64_t claimed;  /* pages */
    uint64_t detained; /* pages */
};

/* A search for frames in one piece that goes on, and what it found: of the thread that asked for it. */
struct physical_hunt {
    uint64_t pages; /* 0: there is none */
    uint64_t below_pa;
    uint32_t at;     /* frame */
    uint32_t zeroed; /* pages of: */
    struct vmo *vmo; /* found: CONTIGUOUS, held */
};

void physical_init(void);

/* Keeps a range from being claimed, at boot and when it is said where PCI is. */
void physical_keep(uint64_t low_pa, uint64_t high_pa);

/* Whether a range, which is whole pages, is nobody's yet. */
[[nodiscard]] bool physical_is_free(uint64_t base_pa, uint64_t pages);

void physical_claim(struct vmo *vmo);
void physical_disclaim(struct vmo *vmo);

enum physical_result { PHYSICAL_DONE, PHYSICAL_AGAIN, PHYSICAL_NONE, PHYSICAL_NO_MEMORY };

/* Goes on looking for zeroed frames in one piece; when it is DONE they are in a CONTIGUOUS VMO, which the
 * caller holds. NONE: there are none. NO_MEMORY: the quota says no. */
[[nodiscard]] enum physical_result physical_hunt(struct physical_hunt *hunt, struct quota *quota,
                                                 uint64_t pages, uint64_t below_pa,
                                                 struct vmo **ret_vmo);

/* Gives up what is under way, if anything is. */
void physical_drop(struct physical_hunt *hunt);

/* A DMA VMO that nobody holds goes into quarantine. */
void physical_detain(struct vmo *vmo);

/* The first in quarantine at or above an address, or null. */
struct vmo *physical_detained(uint64_t from_pa);

/* Lets it go for good. */
void physical_release(struct vmo *vmo);

/* Y1, Y2. */
bool physical_check(const struct object *);
