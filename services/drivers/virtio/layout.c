/* Where a device's structures are: virtio 1.2, 4.1.4. */
#include "writ/virtio.h"

#include <string.h>

enum {
    STATUS = 0x06,
    STATUS_LIST = 0x10,
    FIRST_CAPABILITY = 0x34,
    HEADER_BYTES = 0x40,
    VENDORS_OWN = 0x09,
    NEXT = 1,
    LENGTH = 2,
    TYPE = 3,
    RANGE = 4,
    OFFSET = 8,
    BYTES = 12,
    NOTIFY_STEP = 16,
    PLAIN_BYTES = 16,
    NOTIFY_BYTES = 20,
    MOST_CAPABILITIES = (VIRTIO_CONFIG_BYTES - HEADER_BYTES) / 4,
    COMMON_NEEDED =
        56, /* up to the last field that is used: where the device's part of a queue is */
    NOTIFY_NEEDED = 2,
};

static const uint8_t area_align[VIRTIO_AREAS] = {4, 2, 1, 4};

static uint32_t get(const uint8_t *at)
{
    uint32_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

/* Whether the capability can be believed and is the first of its kind; what cannot is passed over (4.1.4, "MUST ignore"). */
static bool read_place(const uint8_t *capability, const uint64_t *range_bytes,
                       const struct virtio_layout *layout, enum virtio_area *ret_area,
                       struct virtio_place *ret_place)
{
    uint32_t area = capability[TYPE] - 1U;
    if (area >= VIRTIO_AREAS || layout->places[area].bytes != 0 ||
        capability[RANGE] >= VIRTIO_RANGES) {
        return false;
    }
    uint32_t offset = get(capability + OFFSET);
    uint32_t bytes = get(capability + BYTES);
    uint64_t limit = range_bytes[capability[RANGE]];
    if (bytes == 0 || bytes > limit || offset > limit - bytes || offset % area_align[area] != 0) {
        return false;
    }
    *ret_area = (enum virtio_area)area;
    *ret_place = (struct virtio_place){offset, bytes, capability[RANGE]};
    return true;
}

static void read_capability(const uint8_t *config, uint32_t at, const uint64_t *range_bytes,
                            struct virtio_layout *layout)
{
    struct virtio_place place;
    enum virtio_area area;
    uint32_t length = at + PLAIN_BYTES <= VIRTIO_CONFIG_BYTES ? config[at + LENGTH] : 0;
    if (config[at] != VENDORS_OWN || length < PLAIN_BYTES ||
        !read_place(config + at, range_bytes, layout, &area, &place)) {
        return;
    }
    if (area == VIRTIO_NOTIFY) {
        if (length < NOTIFY_BYTES || at + NOTIFY_BYTES > VIRTIO_CONFIG_BYTES) {
            return;
        }
        layout->notify_step = get(config + at + NOTIFY_STEP);
    }
    layout->places[area] = place;
}

bool virtio_find(const uint8_t config[VIRTIO_CONFIG_BYTES],
                 const uint64_t range_bytes[VIRTIO_RANGES], struct virtio_layout *ret_layout)
{
    struct virtio_layout layout = {0};
    uint32_t at = config[STATUS] & STATUS_LIST ? config[FIRST_CAPABILITY] & 0xfcU : 0;
    for (uint32_t i = 0; i < MOST_CAPABILITIES && at >= HEADER_BYTES; i++) {
        read_capability(config, at, range_bytes, &layout);
        at = config[at + NEXT] & 0xfcU;
    }
    if (layout.places[VIRTIO_COMMON].bytes < COMMON_NEEDED ||
        layout.places[VIRTIO_NOTIFY].bytes < NOTIFY_NEEDED) {
        return false;
    }
    *ret_layout = layout;
    return true;
}
