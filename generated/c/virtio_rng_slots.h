/* Generated from services/drivers/virtio_rng/component.writ: change it there.
 *
 * Where virtio_rng finds what it starts with.
 */
#ifndef VIRTIO_RNG_SLOTS_H
#define VIRTIO_RNG_SLOTS_H

#include "writ/system.h"

enum {
    VIRTIO_RNG_COMPONENT = 0xa0,
    VIRTIO_RNG_WORKERS = 0,
    VIRTIO_RNG_SLOT_DEVICED = 16,
    VIRTIO_RNG_STARTUP_COUNT = 7,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot virtio_rng_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0023, .type = 5},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x4},
    {.slot = 64, .rights = 0x3, .type = 20},
    {.slot = 65, .rights = 0x3, .type = 4},
    {.slot = 80, .rights = 0x1, .type = 16},
    {.slot = 96, .rights = 0x3, .type = 4},
};

/* Its device, as its contract has it. */
static const struct writ_device virtio_rng_device = {.class_of = 4,
                                                     .bus = 2,
                                                     .stage = 2,
                                                     .priority = 10,
                                                     .enabled = 1,
                                                     .function = 1,
                                                     .range_count = 1,
                                                     .message_count = 1,
                                                     .match_count = 2,
                                                     .dma_count = 1,
                                                     .matches = {
                                                         {0, 0x1af4, 0x1044}, {0, 0x1af4, 0x1005}},
                                                     .dma_bytes = {8192},
                                                     .ranges = {4}};

#endif
