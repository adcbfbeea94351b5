/* Drives the device that QEMU has for learning: has it copy memory and say so by an interrupt, then waits for more of those. */
#include "driver.h"
#include "kernel_calls.h"
#include "specimen_slots.h"
#include "writ/log.h"
#include "writ/syscall.h"

/* Registers, and what is in them. */
enum {
    IDENTITY = 0x00,
    IDENTITY_MASK = 0xffff,
    IDENTITY_WORD = 0x00ed,
    LIVENESS = 0x04, /* gives back what is written, inverted */
    CAUSE = 0x24,
    ACKNOWLEDGE = 0x64,
    COPY_FROM = 0x80,
    COPY_TO = 0x88,
    COPY_BYTES = 0x90,
    COPY_COMMAND = 0x98,
    COPY_START = 1,
    COPY_TO_MEMORY = 2,
    COPY_TELL = 4,
    INSIDE = 0x40000, /* the device's own memory, as it counts */
    CAUSE_COPIED = 0x100,
    PATIENCE_MS = 5000,
    WORDS = 64,
    HALF = 2048,
};

const struct rt_component rt_component = {.name = "specimen",
                                          .number = SPECIMEN_COMPONENT,
                                          .startup = specimen_startup,
                                          .startup_count = SPECIMEN_STARTUP_COUNT,
                                          .workers = SPECIMEN_WORKERS};

static volatile uint32_t *reg(const struct driver_memory *range, uint32_t offset)
{
    return (volatile uint32_t *)((volatile uint8_t *)range->at + offset);
}

static void put64(const struct driver_memory *range, uint32_t offset, uint64_t value)
{
    *(volatile uint64_t *)((volatile uint8_t *)range->at + offset) = value;
}

/* Whether the interrupt comes and says this; it is served. */
static bool hears(struct driver *driver, const struct driver_memory *range, uint32_t cause)
{
    uint64_t bits = 0;
    if (syscall_wait(driver->bell, PATIENCE_MS, &bits) != WRIT_OK || bits != 1) {
        return false;
    }
    uint32_t found = *reg(range, CAUSE);
    *reg(range, ACKNOWLEDGE) = found;
    driver_acknowledge(driver, 0);
    return found == cause;
}

/* Has the device copy, and tell when it has. */
static bool copies(struct driver *driver, const struct driver_memory *range, uint64_t from,
                   uint64_t to, uint32_t how)
{
    put64(range, COPY_FROM, from);
    put64(range, COPY_TO, to);
    put64(range, COPY_BYTES, WORDS * sizeof(uint32_t));
    put64(range, COPY_COMMAND, COPY_START | COPY_TELL | how);
    return hears(driver, range, CAUSE_COPIED);
}

/* From one half of the memory into the device, and from there into the other. */
static bool goes_round(struct driver *driver, const struct driver_memory *range,
                       const struct driver_memory *memory)
{
    volatile uint32_t *sent = memory->at;
    volatile uint32_t *back = sent + HALF / sizeof *back;
    for (uint32_t i = 0; i < WORDS; i++) {
        sent[i] = i * 0x01010101U + 7;
        back[i] = 0;
    }
    bool good = copies(driver, range, memory->address, INSIDE, 0) &&
                copies(driver, range, INSIDE, memory->address + HALF, COPY_TO_MEMORY);
    for (uint32_t i = 0; good && i < WORDS; i++) {
        good = back[i] == sent[i];
    }
    return good;
}

uint32_t component_main(struct rt *rt)
{
    struct driver driver;
    uint64_t bits = 0;
    driver_open(&driver, rt, &specimen_device);
    struct driver_memory range = driver_map_range(&driver, 0);
    struct driver_memory memory = driver_map_memory(&driver, 0);
    *reg(&range, ACKNOWLEDGE) = *reg(&range, CAUSE); /* of its predecessor's */
    driver_acknowledge(&driver, 0);
    *reg(&range, LIVENESS) = IDENTITY_WORD;
    if ((*reg(&range, IDENTITY) & IDENTITY_MASK) != IDENTITY_WORD ||
        *reg(&range, LIVENESS) != ~(uint32_t)IDENTITY_WORD) {
        rt_panic("[specimen] it is no such device");
    }
    driver_allow_mastering(&driver);
    if (!goes_round(&driver, &range, &memory)) {
        rt_panic("[specimen] what the device copied is not what it was given");
    }
    driver_ready(&driver);
    log_info("[specimen] the device copied %lu bytes there and back", WORDS * sizeof(uint32_t));
    while (syscall_wait(driver.bell, SYSCALL_FOREVER, &bits) == WRIT_OK) {
        *reg(&range, ACKNOWLEDGE) = *reg(&range, CAUSE);
        driver_acknowledge(&driver, 0);
    }
    return 0;
}
