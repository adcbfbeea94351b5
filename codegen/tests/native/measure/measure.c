/* One round trip of echo.double (or look), by generated code or by hand: `measure typed|raw|look N` makes N of them.
 *
 * Run it for two N under an instruction counter; the difference by the difference of N is one round trip.
 */
#include "echo_adapter.h"

#include "echo_client.h"

#include <stdlib.h>
#include <string.h>

void measure_start(void *stack, void (*entry)(void));
extern uint64_t badge;
extern uint64_t label;

static struct writ_io server_io;
static struct writ_io client_io;
static struct echo_server server;
static _Alignas(16) uint8_t server_stack[65536];
static uint8_t pages[4][WRIT_PAGE_BYTES];

void writ_port_refused(const struct writ_caller *caller, uint64_t tag, uint32_t status,
                       struct writ_reject why)
{
    (void)caller;
    (void)tag;
    (void)status;
    (void)why;
    abort();
}

static void serve_typed(void)
{
    echo_serve(&server);
}

/* The same service without tags, roles, checks or counters: what the transport alone needs. */
static void serve_raw(void)
{
    struct writ_msg m = {.tag = 0};
    for (;;) {
        struct writ_caller caller;
        (void)writ_port_reply_recv(&server_io, &m, &caller);
        m.w[0] *= 2;
        m.tag = 1;
    }
}

static uint64_t run_typed(uint64_t rounds)
{
    struct echo_client c = {.io = &client_io, .slot = 16};
    uint64_t value = 1;
    for (uint64_t i = 0; i < rounds; i++) {
        if (echo_double(&c, i, &value) != WRIT_OK) {
            abort();
        }
    }
    return value;
}

static uint64_t run_look(uint64_t rounds)
{
    struct echo_client c = {.io = &client_io, .slot = 16};
    enum room_state state = 0;
    uint64_t heard = 0;
    for (uint64_t i = 0; i < rounds; i++) {
        if (echo_look(&c, 1, &state, &heard) != WRIT_OK) {
            abort();
        }
    }
    return heard;
}

static uint64_t run_raw(uint64_t rounds)
{
    uint64_t value = 1;
    for (uint64_t i = 0; i < rounds; i++) {
        struct writ_msg m = {.tag = 1, .w = {i}};
        if (writ_port_call(&client_io, 16, 100, &m) != WRIT_OK) {
            abort();
        }
        value = m.w[0];
    }
    return value;
}

int main(int count, char **arguments)
{
    if (count != 3) {
        return 2;
    }
    bool raw = strcmp(arguments[1], "raw") == 0;
    bool look = strcmp(arguments[1], "look") == 0;
    uint64_t rounds = strtoull(arguments[2], NULL, 10);
    server_io = (struct writ_io){.in = pages[0], .out = pages[1]};
    client_io = (struct writ_io){.in = pages[2], .out = pages[3]};
    echo_serving_init(&server.serving, &server_io);
    server.rooms[0] = (struct room){.used = true, .id = 1, .state = ROOM_STATE_OPEN};
    badge = UINT64_C(0x41) | (uint64_t)ECHO_ROLE_SPEAKER << 32;
    label = ECHO_PROTOCOL;
    measure_start(server_stack + sizeof(server_stack), raw ? serve_raw : serve_typed);
    uint64_t last = raw ? run_raw(rounds) : look ? run_look(rounds) : run_typed(rounds);
    return last == 2 * (rounds - 1) || look ? 0 : 1;
}
