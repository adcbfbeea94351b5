/* See server.h. */
#include "server.h"

#include <stdatomic.h>
#include <string.h>

#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/syscall.h"

enum { CALL_MS = 5000, METHOD = 0x10, BEYOND = 1000, SHOWN = 20 };

#define PROTOCOL UINT64_C(0x0001)
#define REPLY_FLAG ((uint64_t)WRIT_FLAG_REPLY << 52)
#define BUFFER_FLAG ((uint64_t)WRIT_FLAG_BUFFER << 52)
#define REQUEST ((uint64_t)WRIT_FORMAT_NATIVE << 56 | PROTOCOL << 16 | METHOD)

static struct {
    uint32_t endpoint;
    uint32_t connection;
    _Atomic uint64_t answered;
} server;

uint32_t server_make(struct writ_io *io)
{
    uint32_t status = quota_create_endpoint(io, WRIT_SLOT_QUOTA, PROTOCOL, &server.endpoint);
    return status != WRIT_OK ? status
                             : endpoint_mint(io, server.endpoint, PROTOCOL, 0, KERNEL_ANY_PRINCIPAL,
                                             &server.connection);
}

/* The words upside down, and the body as it came. */
static struct writ_msg answer_to(const struct writ_io *io, const struct writ_msg *m)
{
    struct writ_msg answer = {.tag = m->tag | REPLY_FLAG};
    for (uint32_t i = 0; i < WRIT_WORDS; i++) {
        answer.w[i] = ~m->w[i];
    }
    if (m->tag & BUFFER_FLAG) {
        memcpy(io->out, io->in, writ_padded(writ_tag_bytes(m->tag)));
    }
    return answer;
}

void server_run(uint8_t *pages)
{
    struct writ_io io = {.in = pages, .out = pages + WRIT_PAGE_BYTES};
    struct writ_msg m = {0};
    struct writ_caller caller;
    enum syscall_op op = SYSCALL_RECV;
    (void)endpoint_bind(&io, server.endpoint);
    for (;;) {
        uint64_t head = syscall_head(op, 0, SYSCALL_FOREVER);
        bool asked = (uint32_t)syscall_receive(head, &m, &caller) == WRIT_OK &&
                     !(writ_tag_flags(m.tag) & WRIT_FLAG_EVENT);
        op = asked ? SYSCALL_REPLY_RECV : SYSCALL_RECV;
        m = asked ? answer_to(&io, &m) : (struct writ_msg){0};
        server.answered += asked;
    }
}

static void complain(struct fuzz *fuzz, uint32_t status, uint64_t tag)
{
    if (fuzz->wrong++ < SHOWN) {
        log_error("[fuzz] FAILED: a call to who waits for ever: status %u tag %lx", status, tag);
    }
}

/* A request, with a body behind which the page has other bytes. */
static struct writ_msg request(struct fuzz *fuzz, uint8_t byte)
{
    struct writ_msg m = {.tag = REQUEST};
    for (uint32_t i = 0; i < WRIT_WORDS; i++) {
        m.w[i] = fuzz_dice(fuzz);
    }
    if (fuzz_once_in(fuzz, 2)) {
        uint64_t most = WRIT_MAX_BODY + (fuzz_once_in(fuzz, 4) ? BEYOND : 0);
        uint64_t bytes = fuzz_dice(fuzz) % (most + 1);
        m.tag |= BUFFER_FLAG | bytes << 32;
        memset(fuzz->io.out, byte, writ_least((uint32_t)bytes, WRIT_MAX_BODY));
    }
    return m;
}

static bool is_answer(const struct fuzz *fuzz, const struct writ_msg *asked,
                      const struct writ_msg *m, uint8_t byte)
{
    bool good = m->tag == (asked->tag | REPLY_FLAG);
    for (uint32_t i = 0; i < WRIT_WORDS; i++) {
        good = good && m->w[i] == ~asked->w[i];
    }
    uint32_t bytes = asked->tag & BUFFER_FLAG ? writ_tag_bytes(asked->tag) : 0;
    for (uint32_t i = 0; i < bytes && good; i++) {
        good = fuzz->io.out[i] == byte;
    }
    return good;
}

void server_call(struct fuzz *fuzz)
{
    uint8_t byte = (uint8_t)fuzz_dice(fuzz);
    struct writ_msg asked = request(fuzz, byte);
    struct writ_msg m = asked;
    bool fits = !(asked.tag & BUFFER_FLAG) || writ_tag_bytes(asked.tag) <= WRIT_MAX_BODY;
    uint32_t status =
        (uint32_t)syscall_send(syscall_head(SYSCALL_CALL, server.connection, CALL_MS), &m);
    fuzz->calls++;
    bool late = status == WRIT_NOT_DELIVERED || status == WRIT_TIMED_OUT; /* a host that is busy */
    bool good =
        fits ? status == WRIT_OK && is_answer(fuzz, &asked, &m, byte) : status == WRIT_BAD_OP;
    if (!good && !late) {
        complain(fuzz, status, asked.tag);
    }
}

uint64_t server_answered(void)
{
    return server.answered;
}
