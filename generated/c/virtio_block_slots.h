/* Generated from services/drivers/virtio_block/component.writ: change it there.
 *
 * Where virtio_block finds what it starts with.
 */
#ifndef VIRTIO_BLOCK_SLOTS_H
#define VIRTIO_BLOCK_SLOTS_H

#include "writ/system.h"

enum {
    VIRTIO_BLOCK_COMPONENT = 0xa1,
    VIRTIO_BLOCK_WORKERS = 0,
    VIRTIO_BLOCK_SLOT_DEVICED = 16,
    VIRTIO_BLOCK_STARTUP_COUNT = 8,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot virtio_block_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0030, .type = 5},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x4},
    {.slot = 64, .rights = 0x3, .type = 20},
    {.slot = 65, .rights = 0x3, .type = 4},
    {.slot = 80, .rights = 0x1, .type = 16},
    {.slot = 96, .rights = 0x3, .type = 4},
    {.slot = 97, .rights = 0x8003, .type = 4},
};

/* Its device, as its contract has it. */
static const struct writ_device virtio_block_device = {.class_of = 3,
                                                       .bus = 2,
                                                       .stage = 2,
                                                       .priority = 10,
                                                       .enabled = 1,
                                                       .function = 1,
                                                       .range_count = 1,
                                                       .message_count = 1,
                                                       .match_count = 2,
                                                       .dma_count = 2,
                                                       .matches = {{0, 0x1af4, 0x1042},
                                                                   {0, 0x1af4, 0x1001}},
                                                       .dma_bytes = {16384, 1048576},
                                                       .ranges = {4}};

#endif
