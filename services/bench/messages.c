/* Round trips: see rows.h. The loops are the whole of what a user's side costs, and are in the
 * figures. */
#include "rows.h"

#include "bench_uses.h"
#include "echo_wire.h"
#include "kernel_calls.h"
#include "writ/syscall.h"

enum { CALL_MS = 1000 };

#define REQUEST_TAG ((uint64_t)WRIT_FORMAT_NATIVE << 56 | (uint64_t)BENCH_PROTOCOL << 16 | 0x10)
#define BUFFER_TAG(words)                                                                          \
    (REQUEST_TAG | (uint64_t)WRIT_FLAG_BUFFER << 52 | (uint64_t)(words)*8 << 32)

/* Calls that are answered by a message with this tag but its method. */
static inline bool call_rounds(uint32_t slot, uint64_t tag, uint32_t rounds)
{
    uint64_t head = syscall_head(SYSCALL_CALL, slot, CALL_MS);
    struct writ_msg m = {.w = {1, 2, 3, 4, 5, 6}};
    for (uint32_t left = rounds; left > 0; left--) {
        m.tag = tag;
        if (syscall_send(head, &m) != WRIT_OK) {
            return false;
        }
    }
    return writ_tag_status(m.tag) == WRIT_OK && m.w[5] == 6;
}

static bool no_words(const struct bench *bench, uint32_t rounds)
{
    (void)bench;
    return call_rounds(BENCH_SLOT_BENCH_SERVER, REQUEST_TAG, rounds);
}

static bool six_words(const struct bench *bench, uint32_t rounds)
{
    (void)bench;
    return call_rounds(BENCH_SLOT_BENCH_SERVER, REQUEST_TAG | UINT64_C(48) << 32, rounds);
}

static bool ten_words(const struct bench *bench, uint32_t rounds)
{
    (void)bench;
    return call_rounds(BENCH_SLOT_BENCH_SERVER, BUFFER_TAG(10), rounds);
}

static bool words_32(const struct bench *bench, uint32_t rounds)
{
    (void)bench;
    return call_rounds(BENCH_SLOT_BENCH_SERVER, BUFFER_TAG(32), rounds);
}

static bool words_120(const struct bench *bench, uint32_t rounds)
{
    (void)bench;
    return call_rounds(BENCH_SLOT_BENCH_SERVER, BUFFER_TAG(120), rounds);
}

static bool same_space(const struct bench *bench, uint32_t rounds)
{
    return call_rounds(bench->same_space, REQUEST_TAG, rounds);
}

static bool typed(const struct bench *bench, uint32_t rounds)
{
    struct writ_io *io = bench->io;
    uint64_t doubled = 0;
    for (uint32_t left = rounds; left > 0; left--) {
        if (echo_double(io, left, &doubled) != WRIT_OK || doubled != 2 * (uint64_t)left) {
            return false;
        }
    }
    return true;
}

static bool null(const struct bench *bench, uint32_t rounds)
{
    (void)bench;
    struct writ_msg m = {0};
    for (uint32_t left = rounds; left > 0; left--) {
        if (syscall_send(SYSCALL_NULL, &m) != WRIT_OK) {
            return false;
        }
    }
    return true;
}

static bool object_call(const struct bench *bench, uint32_t rounds)
{
    uint64_t head = syscall_head(SYSCALL_CALL, bench->vmo, CALL_MS);
    struct writ_msg m = {0};
    for (uint32_t left = rounds; left > 0; left--) {
        m.tag = VMO_SIZE_REQUEST;
        if (syscall_send(head, &m) != WRIT_OK) {
            return false;
        }
    }
    return m.tag == VMO_SIZE_REPLY;
}

static bool typed_object_call(const struct bench *bench, uint32_t rounds)
{
    uint64_t bytes = 0;
    bool sealed = false;
    for (uint32_t left = rounds; left > 0; left--) {
        if (vmo_size(bench->io, bench->vmo, &bytes, &sealed) != WRIT_OK) {
            return false;
        }
    }
    return bytes != 0 && !sealed;
}

static bool derive_and_close(const struct bench *bench, uint32_t rounds)
{
    uint32_t derived = 0;
    for (uint32_t left = rounds; left > 0; left--) {
        if (process_derive(bench->io, WRIT_SLOT_PROCESS, bench->vmo, VMO_RIGHT_READ, &derived) !=
                WRIT_OK ||
            process_close(bench->io, WRIT_SLOT_PROCESS, derived) != WRIT_OK) {
            return false;
        }
    }
    return true;
}

static bool notify_and_wake(const struct bench *bench, uint32_t rounds)
{
    uint64_t bits = 0;
    for (uint32_t left = rounds; left > 0; left--) {
        if (syscall_notify(bench->go, 1) != WRIT_OK ||
            syscall_wait(bench->back, CALL_MS, &bits) != WRIT_OK) {
            return false;
        }
    }
    return bits == 1;
}

static bool counted_loop(const struct bench *bench, uint32_t rounds)
{
    (void)bench;
    uint64_t left = rounds;
    __asm__ volatile("1: decq %0\n\tjnz 1b" : "+r"(left) : : "cc");
    return true;
}

const struct row rows_of_messages[] = {
    {"counted loop of two instructions", counted_loop, ROWS_WARM_UP, 1000000, 1},
    {"call and reply, 0 words", no_words, ROWS_WARM_UP, ROWS_ROUNDS, 1},
    {"call and reply, 6 words", six_words, ROWS_WARM_UP, ROWS_ROUNDS, 1},
    {"call and reply, 10 words", ten_words, ROWS_WARM_UP, ROWS_ROUNDS, 1},
    {"call and reply, 32 words", words_32, ROWS_WARM_UP, ROWS_ROUNDS, 1},
    {"call and reply, 120 words", words_120, ROWS_WARM_UP, ROWS_ROUNDS, 1},
    {"call and reply, same address space", same_space, ROWS_WARM_UP, ROWS_ROUNDS, 1},
    {"typed call (echo.double)", typed, ROWS_WARM_UP, ROWS_ROUNDS, 1},
    {"op null", null, ROWS_WARM_UP, ROWS_ROUNDS, 1},
    {"call on a kernel object (vmo.size)", object_call, ROWS_WARM_UP, ROWS_ROUNDS, 1},
    {"the same by its stub", typed_object_call, ROWS_WARM_UP, ROWS_ROUNDS, 1},
    {"derive and close a capability", derive_and_close, ROWS_WARM_UP, ROWS_ROUNDS, 1},
    {"notify and wake", notify_and_wake, ROWS_WARM_UP, ROWS_ROUNDS, 2},
};
const uint32_t rows_of_messages_count = sizeof rows_of_messages / sizeof rows_of_messages[0];
