/* Waits for a console and an input, whenever their drivers bring them, and says what they hear, a line for each thing.
 *
 * What comes on the console it sends back. It ends well when a line `end` comes. What a driver forgot by dying is asked for anew.
 */
#include <string.h>

#include "console_client.h"
#include "input_client.h"
#include "kernel_calls.h"
#include "person_slots.h"
#include "person_uses.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"

static const char greeting[] = "here is a person\n";

enum { CODE_FAILED = 1, LINE_BYTES = 128, RANDOM_BYTES = 32 };

const struct rt_component rt_component = {.name = "person",
                                          .number = PERSON_COMPONENT,
                                          .startup = person_startup,
                                          .startup_count = PERSON_STARTUP_COUNT,
                                          .workers = PERSON_WORKERS};

struct person {
    struct writ_io *io;
    uint32_t bell;                 /* one for all: whatever rings, everything is looked at */
    struct console_client console; /* slot 0: there is none yet */
    struct input_client input;
    uint64_t place;
    uint64_t seq;
    uint32_t line_bytes;
    char line[LINE_BYTES + 1];
    bool ended;
};

static const char *name_of(enum input_kind kind)
{
    static const char *const names[] = {"none",   "key down",    "key repeat",
                                        "key up", "button down", "button up",
                                        "motion", "wheel",       "reset"};
    return names[kind];
}

/* A copy of the bell that can be given away; 0 if there is none. */
static uint32_t copy_of_bell(struct person *p)
{
    uint32_t copy = 0;
    uint32_t status =
        process_derive(p->io, WRIT_SLOT_PROCESS, p->bell,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &copy);
    return status == WRIT_OK ? copy : 0;
}

/* The first provider of a class; 0 if there is none. */
static uint32_t find(struct person *p, enum device_class class_of)
{
    struct deviced_resolve_provider_reply found = {0};
    uint32_t status = devices_resolve_provider(p->io, class_of, 0, &found);
    if (status != WRIT_OK) {
        return 0;
    }
    log_info("[person] found class=%u protocol=%x", class_of, found.protocol);
    return found.connection;
}

static bool begin_console(struct person *p)
{
    enum console_input input = 0;
    uint32_t waiting = 0;
    struct console_subscribe_builder b = console_subscribe_begin(&p->console);
    console_subscribe_put_bell(&b, copy_of_bell(p));
    return console_subscribe_call(&b) == WRIT_OK &&
           console_attach(&p->console, &p->place, &input, &waiting) == WRIT_OK;
}

static bool begin_input(struct person *p)
{
    struct input_subscribe_reply begun;
    struct input_subscribe_builder b = input_subscribe_begin(&p->input);
    input_subscribe_put_bell(&b, copy_of_bell(p));
    return input_subscribe_call(&b, &begun) == WRIT_OK;
}

static uint32_t send(struct person *p, const void *data, uint32_t count)
{
    struct console_write_builder b = console_write_begin(&p->console);
    console_write_put_data(&b, data, count);
    return console_write_call(&b);
}

static void take_byte(struct person *p, uint8_t byte)
{
    if (byte != '\n' && byte != '\r' && p->line_bytes < LINE_BYTES) {
        p->line[p->line_bytes++] = (char)byte;
        return;
    }
    p->line[p->line_bytes] = 0;
    log_info("[person] line %s", p->line);
    p->ended = p->ended || strcmp(p->line, "end") == 0;
    p->line_bytes = 0;
}

/* All that came on the console, and back to where it came from. False if it has to begin anew. */
static bool read_console(struct person *p)
{
    for (;;) {
        struct console_read_reply got = {0};
        uint8_t bytes[CONSOLE_MAX_CONSOLE_READ];
        uint32_t status = console_read(&p->console, p->place, &got);
        if (status != WRIT_OK || got.data.length == 0) {
            return status == WRIT_OK;
        }
        uint32_t count = got.data.length;
        memcpy(bytes, writ_data(p->io, &got.data), count);
        p->place = got.next;
        for (uint32_t i = 0; i < count; i++) {
            take_byte(p, bytes[i]);
        }
        if (send(p, bytes, count) != WRIT_OK) {
            log_warn("[person] %u bytes are not sent back", count);
        }
    }
}

/* All events there are. False if the provider does not answer. */
static bool read_input(struct person *p)
{
    for (;;) {
        uint64_t lost = 0;
        uint64_t time = 0;
        enum input_kind kind = 0;
        uint16_t code = 0;
        int16_t x = 0;
        int16_t y = 0;
        uint32_t status =
            input_next_event(&p->input, p->seq, &p->seq, &lost, &time, &kind, &code, &x, &y);
        if (status != WRIT_OK) {
            return status == INPUT_ERROR_NOTHING_NEWER;
        }
        log_info("[person] %s code=%x x=%d y=%d lost=%lu", name_of(kind), code, x, y, lost);
        if (kind == INPUT_KIND_RESET && !begin_input(p)) {
            return false;
        }
    }
}

static void look(struct person *p)
{
    if (p->console.slot == 0) {
        p->console = (struct console_client){.io = p->io, .slot = find(p, DEVICE_CLASS_SERIAL)};
    }
    if (p->console.slot != 0 && !read_console(p)) {
        if (begin_console(p)) {
            log_info("[person] listens to the console");
            (void)send(p, greeting, sizeof greeting - 1);
            (void)read_console(p);
        }
    }
    if (p->input.slot == 0) {
        p->input = (struct input_client){.io = p->io, .slot = find(p, DEVICE_CLASS_INPUT)};
    }
    if (p->input.slot != 0 && !read_input(p)) {
        log_info("[person] the input does not answer");
    }
}

/* Two answers of the same length are asked for; what they are, nobody is told. */
static void ask_for_random_bytes(struct person *p)
{
    uint8_t bytes[2][RANDOM_BYTES] = {0};
    uint32_t status = WRIT_OK;
    for (uint32_t i = 0; i < 2 && status == WRIT_OK; i++) {
        struct entropy_read_reply got = {0};
        status = randomness_read(p->io, RANDOM_BYTES, &got);
        if (status == WRIT_OK && got.data.length != RANDOM_BYTES) {
            status = WRIT_BAD_REPLY;
        }
        if (status == WRIT_OK) {
            status = writ_copy(p->io, &got.data, bytes[i], RANDOM_BYTES);
        }
    }
    bool differ = memcmp(bytes[0], bytes[1], RANDOM_BYTES) != 0;
    log_info("[person] random bytes: %s%s", writ_status_name(status),
             status == WRIT_OK && !differ ? ", and the same twice" : "");
}

uint32_t component_main(struct rt *rt)
{
    static struct person p;
    uint64_t bits = 0;
    p.io = &rt->io;
    p.place = UINT64_MAX; /* nothing was read yet */
    if (quota_create_notification(p.io, WRIT_SLOT_QUOTA, &p.bell) != WRIT_OK) {
        return CODE_FAILED;
    }
    struct devices_subscribe_builder b = devices_subscribe_begin(p.io);
    devices_subscribe_put_bell(&b, copy_of_bell(&p));
    if (devices_subscribe_call(&b) != WRIT_OK) {
        return CODE_FAILED;
    }
    ask_for_random_bytes(&p);
    look(&p);
    while (!p.ended && syscall_wait(p.bell, SYSCALL_FOREVER, &bits) == WRIT_OK) {
        look(&p);
    }
    return p.ended ? 0 : CODE_FAILED;
}
