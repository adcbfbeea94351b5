/* Calls of daemons: see figures.h. The first row is what all others are compared with. */
#include "figures.h"

#include "figures_uses.h"
#include "writ/call.h"
#include "writ/log.h"
#include "writ/syscall.h"

enum {
    WARM_UP = 1000,
    ROUNDS = 10000,
    CONNECTS_WARM_UP = 16,
    CONNECTS = 256,
    LINES_WARM_UP = 16,
    LINES = 64, /* within what one sender may say at once */
    CALL_MS = 1000,
    ECHO_NUMBER = 0x40,
    ECHO_CLIENT_NUMBER = 0x41,
};

#define REQUEST_TAG ((uint64_t)WRIT_FORMAT_NATIVE << 56 | (uint64_t)BENCH_PROTOCOL << 16 | 0x10)

static bool counted_loop(struct writ_io *io, uint32_t rounds)
{
    (void)io;
    uint64_t left = rounds;
    __asm__ volatile("1: decq %0\n\tjnz 1b" : "+r"(left) : : "cc");
    return true;
}

static bool raw_call(struct writ_io *io, uint32_t rounds)
{
    (void)io;
    uint64_t head = syscall_head(SYSCALL_CALL, FIGURES_SLOT_RAW, CALL_MS);
    struct writ_msg m = {.w = {1, 2, 3, 4, 5, 6}};
    for (uint32_t left = rounds; left > 0; left--) {
        m.tag = REQUEST_TAG | UINT64_C(48) << 32;
        if (syscall_send(head, &m) != WRIT_OK) {
            return false;
        }
    }
    return writ_tag_status(m.tag) == WRIT_OK && m.w[5] == 6;
}

static bool typed_call(struct writ_io *io, uint32_t rounds)
{
    uint64_t doubled = 0;
    for (uint32_t left = rounds; left > 0; left--) {
        if (room_double(io, left, &doubled) != WRIT_OK || doubled != 2 * (uint64_t)left) {
            return false;
        }
    }
    return true;
}

static bool ping(struct writ_io *io, uint32_t slot, uint16_t protocol, uint32_t rounds)
{
    for (uint32_t left = rounds; left > 0; left--) {
        if (writ_ping(io, slot, protocol, CALL_MS) != WRIT_OK) {
            return false;
        }
    }
    return true;
}

static bool ping_procd(struct writ_io *io, uint32_t rounds)
{
    return ping(io, FIGURES_SLOT_PROGRAMS, PROCD_PROTOCOL, rounds);
}

static bool ping_policyd(struct writ_io *io, uint32_t rounds)
{
    return ping(io, FIGURES_SLOT_POLICY, POLICYD_PROTOCOL, rounds);
}

static bool ping_logd(struct writ_io *io, uint32_t rounds)
{
    return ping(io, FIGURES_SLOT_JOURNAL, LOGD_PROTOCOL, rounds);
}

static bool ping_supervisord(struct writ_io *io, uint32_t rounds)
{
    return ping(io, FIGURES_SLOT_OVERSEER, SUPERVISOR_PROTOCOL, rounds);
}

static bool ping_samgrd(struct writ_io *io, uint32_t rounds)
{
    return ping(io, FIGURES_SLOT_NAMES, SAMGRD_PROTOCOL, rounds);
}

static bool check(struct writ_io *io, uint32_t rounds)
{
    enum verdict verdict = 0;
    uint8_t cause = 0;
    uint32_t roles = 0;
    uint64_t rule = 0;
    for (uint32_t left = rounds; left > 0; left--) {
        if (policy_check(io, ECHO_CLIENT_NUMBER, ECHO_NUMBER, ECHO_PROTOCOL, ECHO_ROLE_SPEAKER,
                         &verdict, &cause, &roles, &rule) != WRIT_OK) {
            return false;
        }
    }
    return verdict == VERDICT_ALLOWED;
}

static bool find_echo(struct writ_io *io, uint64_t *ret_name)
{
    struct samgrd_resolve_reply found = {0};
    struct names_resolve_builder asked = names_resolve_begin(io);
    names_resolve_put_service(&asked, "echo", 4);
    uint32_t status = names_resolve_call(&asked, &found);
    *ret_name = found.name;
    return status == WRIT_OK;
}

static bool resolve(struct writ_io *io, uint32_t rounds)
{
    uint64_t name = 0;
    bool good = true;
    for (uint32_t left = rounds; left > 0 && good; left--) {
        good = find_echo(io, &name);
    }
    return good;
}

static bool connect(struct writ_io *io, uint32_t rounds)
{
    uint64_t name = 0;
    if (!find_echo(io, &name)) {
        return false;
    }
    for (uint32_t left = rounds; left > 0; left--) {
        struct samgrd_connect_reply made = {0};
        if (names_connect(io, name, 0, &made) != WRIT_OK ||
            writ_port_close(io, made.connection) != WRIT_OK) {
            return false;
        }
    }
    return true;
}

static bool log_lines(struct writ_io *io, uint32_t rounds)
{
    (void)io;
    for (uint32_t left = rounds; left > 0; left--) {
        log_info("[figures] a line with two values: left=%u of=%u", left, rounds);
    }
    return true;
}

const struct figure figures_of_calls[] = {
    {"counted loop of two instructions", counted_loop, WARM_UP, 1000000},
    {"raw round trip, 6 words", raw_call, WARM_UP, ROUNDS},
    {"typed call (echo.double)", typed_call, WARM_UP, ROUNDS},
    {"ping of procd", ping_procd, WARM_UP, ROUNDS},
    {"ping of policyd", ping_policyd, WARM_UP, ROUNDS},
    {"ping of samgrd", ping_samgrd, WARM_UP, ROUNDS},
    {"ping of logd", ping_logd, WARM_UP, ROUNDS},
    {"ping of supervisord", ping_supervisord, WARM_UP, ROUNDS},
    {"a question of policy (policyd.check)", check, WARM_UP, ROUNDS},
    {"a name (samgrd.resolve)", resolve, WARM_UP, ROUNDS},
    {"connect and close", connect, CONNECTS_WARM_UP, CONNECTS},
    {"log line", log_lines, LINES_WARM_UP, LINES},
};
const uint32_t figures_of_calls_count = sizeof figures_of_calls / sizeof figures_of_calls[0];
