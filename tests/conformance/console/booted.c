/* The hooks of the suite of Console against the live driver of a serial line. Behind the line somebody takes all that comes, and says something whenever he reads the word. */
#include "callers.h"
#include "console_conformance.h"
#include "console_given.h"
#include "providing_slots.h"
#include "providing_uses.h"
#include "writ/syscall.h"

static const char word[] = "say something\n";

static uint32_t write(struct suite_world *world, const void *bytes, uint32_t count)
{
    struct line_write_builder b = line_write_begin(callers_io(world));
    line_write_put_data(&b, bytes, count);
    return line_write_call(&b);
}

/* All that came is confirmed by reading behind it. */
static void read_all(struct suite_world *world)
{
    uint64_t place = 0;
    uint32_t waiting = 0;
    enum console_input input = CONSOLE_INPUT_EMPTY;
    struct console_read_reply reply = {0};
    if (line_attach(callers_io(world), &place, &input, &waiting) == WRIT_OK) {
        (void)line_read(callers_io(world), place + waiting, &reply);
    }
}

void console_given_reset(struct suite_world *world)
{
    (void)line_flush_within(callers_io(world), SUITE_PATIENCE_MS);
    read_all(world);
}

uint64_t console_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

const char *console_given_event_output_drained(struct suite_world *world, uint64_t key)
{
    (void)key;
    return line_flush_within(callers_io(world), SUITE_PATIENCE_MS) == WRIT_OK ? NULL
                                                                              : "it does not drain";
}

const char *console_given_event_arrivals_received(struct suite_world *world, uint64_t key)
{
    (void)key;
    bool good = write(world, word, sizeof word - 1) == WRIT_OK &&
                line_wait_input_within(callers_io(world), SUITE_PATIENCE_MS) == WRIT_OK;
    return good ? NULL : "nobody says anything";
}

const char *console_given_event_arrivals_confirmed(struct suite_world *world, uint64_t key)
{
    (void)key;
    read_all(world);
    return NULL;
}

const char *console_given_error_write_full(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    (void)c;
    return "the chip takes bytes as fast as they come: where it was full there is room again";
}

const char *console_given_error_write_bad_place(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    (void)c;
    return "what is written has no place";
}

bool console_ensures_nothing_taken_on_error(struct suite *s, uint32_t status)
{
    (void)s;
    (void)status;
    return true; /* what was taken is on the line: only in process it can be seen */
}

void console_given_arg_read_place(struct suite_world *world, uint8_t *at)
{
    uint64_t place = 0;
    uint32_t waiting = 0;
    enum console_input input = CONSOLE_INPUT_EMPTY;
    (void)line_attach(callers_io(world), &place, &input, &waiting);
    writ_store_u64(at, place);
}

const char *console_given_error_read_full(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    (void)c;
    return "nothing is taken by reading";
}

const char *console_given_error_read_bad_place(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page, UINT64_MAX);
    return NULL;
}

struct writ_record console_given_arg_subscribe_bell(struct suite_world *world)
{
    return callers_bell(world);
}
