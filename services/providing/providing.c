/* Runs the generated suites of what drivers offer against the live drivers, and tells how that went; fails if a case failed. */
#include "block_conformance.h"
#include "callers.h"
#include "console_conformance.h"
#include "entropy_conformance.h"
#include "entropy_source_conformance.h"
#include "input_conformance.h"
#include "providing_slots.h"
#include "providing_uses.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum { CODE_FAILED = 1, OBJECTS = 64, CALLS = 40, EVENTS = 2 };

const struct rt_component rt_component = {.name = "providing",
                                          .number = PROVIDING_COMPONENT,
                                          .startup = providing_startup,
                                          .startup_count = PROVIDING_STARTUP_COUNT,
                                          .workers = PROVIDING_WORKERS};

static const uint16_t block_slots[BLOCK_CONNECTIONS] = {
    [BLOCK_AS_ALL] = PROVIDING_SLOT_DISK,
    [BLOCK_AS_ALL_BUT_USER] = PROVIDING_SLOT_DISK_NOBODY,
};
static const uint16_t console_slots[CONSOLE_CONNECTIONS] = {
    [CONSOLE_AS_ALL] = PROVIDING_SLOT_LINE,
    [CONSOLE_AS_TERMINAL] = PROVIDING_SLOT_LINE_TERMINAL,
    [CONSOLE_AS_WRITER] = PROVIDING_SLOT_LINE_WRITER,
    [CONSOLE_AS_NOBODY] = PROVIDING_SLOT_LINE_NOBODY,
};
static const uint16_t entropy_slots[ENTROPY_CONNECTIONS] = {
    [ENTROPY_AS_ALL] = PROVIDING_SLOT_BYTES,
    [ENTROPY_AS_ALL_BUT_CONSUMER] = PROVIDING_SLOT_BYTES_NOBODY,
};
static const uint16_t entropy_source_slots[ENTROPY_SOURCE_CONNECTIONS] = {
    [ENTROPY_SOURCE_AS_ALL] = PROVIDING_SLOT_RAW,
    [ENTROPY_SOURCE_AS_ALL_BUT_AUTHORITY] = PROVIDING_SLOT_RAW_NOBODY,
};
static const uint16_t input_slots[INPUT_CONNECTIONS] = {
    [INPUT_AS_ALL] = PROVIDING_SLOT_KEYS,
    [INPUT_AS_ALL_BUT_CONSUMER] = PROVIDING_SLOT_KEYS_NOBODY,
};

static const struct callers_target targets[] = {
    {.protocol = &input_suite, .slots = input_slots, .objects = OBJECTS},
    {.protocol = &console_suite, .slots = console_slots, .objects = OBJECTS},
    {.protocol = &entropy_suite, .slots = entropy_slots, .objects = OBJECTS},
    {.protocol = &entropy_source_suite, .slots = entropy_source_slots, .objects = OBJECTS},
    {.protocol = &block_suite, .slots = block_slots, .objects = OBJECTS},
};

/* A key goes down and up. */
static bool somebody_presses_a_key(struct writ_io *io)
{
    struct input_read_held_reply first = {0};
    struct input_read_held_reply now = {0};
    bool good = keys_read_held(io, &first) == WRIT_OK;
    log_info("[providing] press a key");
    while (good && now.seq < first.seq + EVENTS) {
        good = keys_read_held(io, &now) == WRIT_OK;
        syscall_yield();
    }
    return good;
}

uint32_t component_main(struct rt *rt)
{
    static struct suite_object objects[OBJECTS];
    static struct suite_call under_way[CALLS];
    static struct suite suite = {
        .room = {
            .objects = objects, .calls = under_way, .object_count = OBJECTS, .call_count = CALLS}};
    struct suite_port port = callers_port;
    port.why_no_wait = "what is waited for happens by itself, as fast as it is asked for";
    bool kept = callers_init(&rt->io) == WRIT_OK && somebody_presses_a_key(&rt->io);
    for (uint32_t i = 0; kept && i < sizeof targets / sizeof targets[0]; i++) {
        kept = suite_run(&suite, targets[i].protocol, &port, callers_world(&targets[i]));
    }
    log_info("[conformance] the contracts %s", kept ? "are kept" : "are NOT KEPT");
    return kept ? 0 : CODE_FAILED;
}
