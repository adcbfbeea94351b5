/* See function.h. */
#include "function.h"

#include <string.h>

enum {
    ID = 0x00,
    STATUS = 0x06,
    STATUS_LIST = 0x10,
    REVISION = 0x08,
    KIND = 0x0e,
    KIND_MASK = 0x7f,
    KIND_OTHERS = 0x80,
    KIND_DEVICE = 0,
    KIND_BRIDGE = 1,
    BRIDGE_RANGES = 2,
    FIRST_RANGE = 0x10,
    RANGE_IS_PORTS = 0x1,
    RANGE_WIDTH = 0x6,
    RANGE_IS_LONG = 0x4,
    SECONDARY_BUS = 0x19,
    FIRST_CAPABILITY = 0x34,
    LINE = 0x3c,
    PIN = 0x3d,
    HEADER_BYTES = 0x40,
    LAST_HEAD = FUNCTION_BYTES - 4,
    CONTROL = 2,
    MESSAGE_COUNT_SHIFT = 1,
    MESSAGE_COUNT_MASK = 7,
    MOST_MESSAGES_SHIFT = 5,
    TABLE_SIZE = 0x7ff,
    WINDOW_FIRST = 0x20,
    WINDOW_LAST = 0x22,
    WINDOW_MASK = 0xfff0,
    WINDOW_STEP = 0x10,
    WINDOW_SHIFT = 16,
    EXPRESS_KIND = 2,
    EXPRESS_HAS_SLOT = 0x100,
    EXPRESS_SLOT = 0x14,
    SLOT_IS_FOR_PLUGGING = 0x40,
};

static uint32_t get(const uint8_t *config, uint32_t at, uint32_t width)
{
    uint32_t value = 0;
    memcpy(&value, config + at, width);
    return value;
}

/* Returns how many registers the range takes. */
static uint32_t read_range(const uint8_t *config, uint32_t index, uint32_t count,
                           struct function_range *ret)
{
    uint32_t low = get(config, FIRST_RANGE + 4 * index, 4);
    if (low == 0) {
        *ret = (struct function_range){0};
        return 1;
    }
    if (low & RANGE_IS_PORTS) {
        *ret = (struct function_range){RANGE_PORTS, low & ~UINT32_C(3)};
        return 1;
    }
    uint64_t address = low & ~UINT32_C(15);
    if ((low & RANGE_WIDTH) != RANGE_IS_LONG || index + 1 == count) {
        *ret = (struct function_range){RANGE_MEMORY, address};
        return 1;
    }
    address |= (uint64_t)get(config, FIRST_RANGE + 4 * index + 4, 4) << 32;
    *ret = (struct function_range){RANGE_LONG_MEMORY, address};
    return 2;
}

static void read_ranges(const uint8_t *config, uint32_t count, struct function *f)
{
    for (uint32_t i = 0; i < count;) {
        i += read_range(config, i, count, &f->ranges[i]);
    }
}

static bool has_capability_at(const struct function *f, uint32_t at)
{
    for (uint32_t i = 0; i < f->capability_count; i++) {
        if (f->capabilities[i].at == at) {
            return true;
        }
    }
    return false;
}

/* A list that comes back to itself ends there. */
static void read_capabilities(const uint8_t *config, struct function *f)
{
    uint32_t at = get(config, STATUS, 2) & STATUS_LIST ? config[FIRST_CAPABILITY] & 0xfcU : 0;
    while (at >= HEADER_BYTES && at <= LAST_HEAD && !has_capability_at(f, at) &&
           f->capability_count < FUNCTION_CAPABILITIES) {
        f->capabilities[f->capability_count++] =
            (struct function_capability){.number = config[at], .at = (uint8_t)at};
        at = config[at + 1] & 0xfcU;
    }
}

/* A table counts more than the one message that it stands beside. */
static uint32_t count_messages(const uint8_t *config, const struct function *f)
{
    uint32_t single = 0;
    for (uint32_t i = 0; i < f->capability_count; i++) {
        uint32_t control = get(config, f->capabilities[i].at + CONTROL, 2);
        if (f->capabilities[i].number == CAPABILITY_TABLE) {
            return (control & TABLE_SIZE) + 1;
        }
        uint32_t shift = control >> MESSAGE_COUNT_SHIFT & MESSAGE_COUNT_MASK;
        if (f->capabilities[i].number == CAPABILITY_MESSAGE && shift <= MOST_MESSAGES_SHIFT) {
            single = UINT32_C(1) << shift;
        }
    }
    return single;
}

/* PCI-to-PCI bridge architecture 1.2, 3.2.5.6; PCI Express base specification 4.0, 7.5.3. */
static void read_bridge(const uint8_t *config, struct function *f)
{
    uint32_t first = get(config, WINDOW_FIRST, 2) & WINDOW_MASK;
    uint32_t last = get(config, WINDOW_LAST, 2) & WINDOW_MASK;
    if (first != 0 && last >= first) {
        f->window = first << WINDOW_SHIFT;
        f->window_bytes = (last - first + WINDOW_STEP) << WINDOW_SHIFT;
    }
    for (uint32_t i = 0; i < f->capability_count; i++) {
        uint32_t at = f->capabilities[i].at;
        bool is_inside = at + EXPRESS_SLOT + 4 <= FUNCTION_BYTES;
        if (f->capabilities[i].number == CAPABILITY_EXPRESS && is_inside) {
            f->has_slot = (get(config, at + EXPRESS_KIND, 2) & EXPRESS_HAS_SLOT) != 0 &&
                          (get(config, at + EXPRESS_SLOT, 4) & SLOT_IS_FOR_PLUGGING) != 0;
            return;
        }
    }
}

bool function_read(const uint8_t config[FUNCTION_BYTES], struct function *ret_function)
{
    uint16_t vendor = (uint16_t)get(config, ID, 2);
    if (vendor == UINT16_MAX || vendor == 0) {
        return false;
    }
    uint32_t kind = config[KIND] & KIND_MASK;
    struct function f = {
        .vendor = vendor,
        .model = (uint16_t)get(config, ID + 2, 2),
        .revision = config[REVISION],
        .interface = config[REVISION + 1],
        .subclass = config[REVISION + 2],
        .class_of = config[REVISION + 3],
        .has_others = (config[KIND] & KIND_OTHERS) != 0,
        .is_bridge = kind == KIND_BRIDGE,
        .secondary_bus = kind == KIND_BRIDGE ? config[SECONDARY_BUS] : 0,
        .line = config[PIN] != 0 ? config[LINE] : 0,
    };
    read_ranges(config,
                kind == KIND_DEVICE   ? FUNCTION_RANGES
                : kind == KIND_BRIDGE ? BRIDGE_RANGES
                                      : 0,
                &f);
    read_capabilities(config, &f);
    f.messages = count_messages(config, &f);
    if (f.is_bridge) {
        read_bridge(config, &f);
    }
    *ret_function = f;
    return true;
}

/* Models of virtio, 1.2 and before. Virtual I/O Device 1.2, 4.1.2. */
static uint16_t purpose_of_virtio(uint16_t model)
{
    enum { FIRST_OLD = 0x1000, FIRST = 0x1041, LAST = 0x107f };
    static const uint16_t old[] = {DEVICE_CLASS_NETWORK, DEVICE_CLASS_BLOCK, DEVICE_CLASS_OTHER,
                                   DEVICE_CLASS_CONSOLE, DEVICE_CLASS_OTHER, DEVICE_CLASS_ENTROPY};
    static const uint16_t now[] = {DEVICE_CLASS_NETWORK, DEVICE_CLASS_BLOCK, DEVICE_CLASS_CONSOLE,
                                   DEVICE_CLASS_ENTROPY};
    if (model >= FIRST_OLD && model < FIRST_OLD + sizeof old / sizeof old[0]) {
        return old[model - FIRST_OLD];
    }
    bool known =
        model >= FIRST && model <= LAST && model - FIRST < (int)(sizeof now / sizeof now[0]);
    return known ? now[model - FIRST] : (uint16_t)DEVICE_CLASS_OTHER;
}

uint16_t function_purpose(const struct function *f)
{
    enum {
        VIRTIO = 0x1af4,
        STORAGE = 1,
        NETWORK = 2,
        DISPLAY = 3,
        BRIDGE = 6,
        LINES = 7,
        INPUT = 9
    };
    if (f->vendor == VIRTIO) {
        return purpose_of_virtio(f->model);
    }
    switch (f->class_of) {
    case STORAGE:
        return DEVICE_CLASS_BLOCK;
    case NETWORK:
        return DEVICE_CLASS_NETWORK;
    case DISPLAY:
        return DEVICE_CLASS_DISPLAY;
    case BRIDGE:
        return DEVICE_CLASS_BRIDGE;
    case LINES:
        return f->subclass == 0 ? DEVICE_CLASS_SERIAL : DEVICE_CLASS_OTHER;
    case INPUT:
        return DEVICE_CLASS_INPUT;
    default:
        return DEVICE_CLASS_OTHER;
    }
}
