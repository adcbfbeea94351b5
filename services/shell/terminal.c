/* The shell's adapter: the console, whenever its driver brings it, and the kernel behind the calls.
 *
 * All bells are one: whatever rings, input is looked for. What a driver forgot by dying is asked for anew, and a person sees the prompt again.
 */
#include "console_client.h"
#include "kernel_calls.h"
#include "power.h"
#include "shell.h"
#include "shell_slots.h"
#include "shell_uses.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"
#include "writ/time.h"

enum { CODE_FAILED = 1, INTERRUPT = 3, PATIENCE_MS = 5000, AGAIN_MS = 200, PATIENCE_US = 5000000 };

/* The reflection image of the system that this is a part of. */
extern const uint8_t embedded[];
extern const uint64_t embedded_bytes;

const struct rt_component rt_component = {.name = "shell",
                                          .number = SHELL_COMPONENT,
                                          .startup = shell_startup,
                                          .startup_count = SHELL_STARTUP_COUNT,
                                          .workers = SHELL_WORKERS};

struct terminal {
    struct writ_io *io;
    uint32_t bell;
    struct console_client console; /* slot 0: there is none yet */
    uint64_t place;
    uint32_t used;
    uint8_t out[CONSOLE_MAX_CONSOLE_WRITE];
    struct world world;
    struct out text;
    struct reflect reflect;
    struct shell shell;
    bool greeted;
};

static uint32_t make_bell(void *owner)
{
    struct terminal *t = owner;
    uint32_t copy = 0;
    uint32_t status =
        process_derive(t->io, WRIT_SLOT_PROCESS, t->bell,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &copy);
    return status == WRIT_OK ? copy : 0;
}

/* ---- output ---- */

static bool begin(struct terminal *t)
{
    enum console_input input = 0;
    uint32_t waiting = 0;
    struct console_subscribe_builder b = console_subscribe_begin(&t->console);
    console_subscribe_put_bell(&b, make_bell(t));
    return console_subscribe_call(&b) == WRIT_OK &&
           console_attach(&t->console, &t->place, &input, &waiting) == WRIT_OK;
}

/* What is not taken within PATIENCE_MS is lost: there is nobody to whom it could be shown. */
static void flush(struct terminal *t)
{
    uint64_t bits = 0;
    uint32_t status = WRIT_OK;
    while (t->used != 0 && t->console.slot != 0) {
        struct console_write_builder b = console_write_begin(&t->console);
        console_write_put_data(&b, t->out, t->used);
        status = console_write_call(&b);
        if (status != CONSOLE_ERROR_FULL) {
            break;
        }
        if (syscall_wait(t->bell, PATIENCE_MS, &bits) != WRIT_OK) {
            break;
        }
        (void)syscall_notify(t->bell, bits); /* what rang may also be input */
    }
    t->used = 0;
}

static void put_byte(struct terminal *t, char byte)
{
    if (t->used == sizeof t->out) {
        flush(t);
    }
    t->out[t->used++] = (uint8_t)byte;
}

static void put(void *owner, const char *data, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++) {
        if (data[i] == '\n') {
            put_byte(owner, '\r');
        }
        put_byte(owner, data[i]);
    }
}

/* ---- what the shell needs of the machine ---- */

static uint8_t *page(void *owner)
{
    struct terminal *t = owner;
    t->io->generation++;
    return t->io->out;
}

static uint32_t call(void *owner, uint32_t slot, uint32_t timeout_ms, struct writ_msg *m)
{
    struct terminal *t = owner;
    struct writ_msg request = *m;
    uint32_t left_ms = timeout_ms;
    uint32_t status = WRIT_NOT_DELIVERED;
    while (status == WRIT_NOT_DELIVERED && left_ms != 0) {
        *m = request;
        status = writ_port_call(t->io, slot, left_ms, m);
        left_ms = status == WRIT_OK ? 0 : t->io->left_ms;
    }
    return status;
}

static void close_slot(void *owner, uint32_t slot)
{
    struct terminal *t = owner;
    (void)writ_port_close(t->io, slot);
}

static uint32_t make_memory(void *owner, uint64_t bytes, const uint8_t *data, uint32_t count,
                            uint32_t *ret_slot)
{
    struct terminal *t = owner;
    uint32_t slot = 0;
    uint32_t status = quota_create_vmo(t->io, WRIT_SLOT_QUOTA, bytes, &slot);
    if (status == WRIT_OK && count != 0) {
        struct vmo_write_builder b = vmo_write_begin(t->io, slot);
        b.body->offset = 0;
        vmo_write_put_data(&b, data, count);
        status = vmo_write_call(&b);
    }
    if (status == WRIT_OK) {
        *ret_slot = slot;
    } else if (slot != 0) {
        close_slot(t, slot);
    }
    return status;
}

static const char *power(void *owner, bool again)
{
    struct terminal *t = owner;
    put(t, again ? "The machine starts again.\n" : "The machine turns off.\n", again ? 26 : 23);
    flush(t);
    (void)console_flush_within(&t->console, PATIENCE_MS);
    const char *wrong = power_end(t->io, again);
    uint64_t bits = 0;
    for (uint64_t end = time_us() + PATIENCE_US; time_us() < end;) { /* it may take a while */
        (void)syscall_wait(t->bell, AGAIN_MS, &bits);
    }
    return wrong;
}

/* ---- input ---- */

/* Bytes that came, as many as one answer carries. False if it has to begin anew. */
static bool read(struct terminal *t, uint8_t *bytes, uint32_t *ret_count)
{
    struct console_read_reply got = {0};
    uint32_t status = console_read(&t->console, t->place, &got);
    *ret_count = status == WRIT_OK ? got.data.length : 0;
    if (status != WRIT_OK) {
        return false;
    }
    memcpy(bytes, writ_data(t->io, &got.data), *ret_count);
    t->place = got.next;
    return true;
}

static bool pause(void *owner)
{
    struct terminal *t = owner;
    uint8_t bytes[CONSOLE_MAX_CONSOLE_READ];
    uint64_t bits = 0;
    uint32_t count = 0;
    flush(t);
    if (syscall_wait(t->bell, SYSCALL_FOREVER, &bits) != WRIT_OK || !read(t, bytes, &count)) {
        return true;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (bytes[i] == INTERRUPT) {
            put(t, "^C\n", 3);
            return true;
        }
    }
    return false;
}

static void find(struct terminal *t)
{
    struct deviced_resolve_provider_reply found = {0};
    if (devices_resolve_provider(t->io, DEVICE_CLASS_SERIAL, 0, &found) != WRIT_OK) {
        return;
    }
    t->console = (struct console_client){.io = t->io, .slot = found.connection};
    t->shell.catalog.later_protocol = found.protocol;
    t->shell.catalog.later_slot = found.connection;
}

static void greet(struct terminal *t)
{
    if (!t->greeted) {
        t->greeted = true;
        shell_greet(&t->shell);
        flush(t);
        log_info("[shell] prompt at %lu us", time_us());
    } else {
        put(t, "\n", 1);
        editor_begin(&t->shell.editor);
    }
}

/* False if the console is lost and has to be looked for again: its driver may not be as far yet as deviced knows. */
static bool look(struct terminal *t)
{
    uint8_t bytes[CONSOLE_MAX_CONSOLE_READ];
    uint32_t count = 0;
    if (t->console.slot == 0) {
        find(t);
    }
    while (t->console.slot != 0) {
        if (!read(t, bytes, &count)) {
            if (!begin(t)) {
                return false;
            }
            greet(t);
            continue;
        }
        if (count == 0) {
            return true;
        }
        for (uint32_t i = 0; i < count; i++) {
            shell_feed(&t->shell, bytes[i]);
        }
        flush(t);
    }
    return true;
}

uint32_t component_main(struct rt *rt)
{
    static struct terminal t;
    uint64_t bits = 0;
    t.io = &rt->io;
    t.place = UINT64_MAX; /* nothing was read yet */
    t.world = (struct world){&t, page, call, close_slot, make_memory, make_bell, pause, power};
    t.text = (struct out){put, &t};
    enum reflect_fault fault = reflect_open(embedded, embedded_bytes, &t.reflect);
    if (fault != REFLECT_GOOD ||
        !shell_init(&t.shell, &t.reflect, SHELL_COMPONENT, &t.world, &t.text)) {
        rt_panic("[shell] its reflection image is of no use: %s", reflect_fault_text(fault));
    }
    if (quota_create_notification(t.io, WRIT_SLOT_QUOTA, &t.bell) != WRIT_OK) {
        return CODE_FAILED;
    }
    struct devices_subscribe_builder b = devices_subscribe_begin(t.io);
    devices_subscribe_put_bell(&b, make_bell(&t));
    if (devices_subscribe_call(&b) != WRIT_OK) {
        return CODE_FAILED;
    }
    for (;;) {
        uint32_t patience_ms = look(&t) ? SYSCALL_FOREVER : AGAIN_MS;
        uint32_t status = syscall_wait(t.bell, patience_ms, &bits);
        if (status != WRIT_OK && status != WRIT_TIMED_OUT) {
            return CODE_FAILED;
        }
    }
}
