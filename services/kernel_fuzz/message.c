/* Operations on messages: see fuzz.h. Nobody waits long, so that a round ends. */
#include "fuzz.h"
#include "kernel_calls.h"
#include "pool.h"
#include "writ/syscall.h"
#include "writ/system.h"

enum { MESSAGE_MS = 4, OPS = 9 };

#define REPLY_FLAG ((uint64_t)WRIT_FLAG_REPLY << 52)

static uint32_t brief(struct fuzz *fuzz)
{
    return (uint32_t)(fuzz_dice(fuzz) % MESSAGE_MS);
}

/* A message with up to eight handles and any size, in words or in the page. */
static struct writ_msg message(struct fuzz *fuzz, uint64_t kind)
{
    uint64_t handles = fuzz_once_in(fuzz, 3) ? fuzz_dice(fuzz) % 10 : 0;
    uint64_t bytes = fuzz_once_in(fuzz, 16) ? fuzz_dice(fuzz) % 5000 : fuzz_dice(fuzz) % 256;
    uint64_t buffer = fuzz_once_in(fuzz, 2) ? (uint64_t)WRIT_FLAG_BUFFER << 52 : 0;
    for (uint32_t i = 0; i < handles && i < WRIT_MAX_HANDLES; i++) {
        uint32_t slot = fuzz_once_in(fuzz, 8) ? pool_stale(fuzz) : pool_any(fuzz, 0);
        bool lends = fuzz_once_in(fuzz, 2) || pool_is_process(slot);
        struct writ_record record = {
            .slot = (uint16_t)slot,
            .rights = (uint16_t)(fuzz_once_in(fuzz, 2) ? 0 : fuzz_dice(fuzz)),
            .flags = lends ? WRIT_RECORD_LEND : 0,
        };
        writ_store_record(fuzz->io.out + WRIT_RECORDS, i, record);
    }
    struct writ_msg m = {.tag = (uint64_t)WRIT_FORMAT_NATIVE << 56 | kind | buffer | handles << 48 |
                                bytes << 32 | fuzz_dice(fuzz) % 32};
    for (uint32_t i = 0; i < WRIT_WORDS; i++) {
        m.w[i] = fuzz_dice(fuzz);
    }
    return m;
}

/* What came with a message goes into the pool, or is closed. */
static void take_handles(struct fuzz *fuzz, const uint8_t *page, uint64_t tag)
{
    uint32_t count = writ_least(writ_tag_handles(tag), WRIT_MAX_HANDLES);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slot = writ_load_record(page + WRIT_RECORDS, i).slot;
        if (slot != 0 && !pool_add(fuzz, slot)) {
            pool_close(&fuzz->io, slot);
        }
    }
}

static void call(struct fuzz *fuzz)
{
    struct writ_msg m = message(fuzz, 0);
    uint64_t head = syscall_head(SYSCALL_CALL, pool_any(fuzz, CONNECTION_TYPE), brief(fuzz));
    if ((uint32_t)syscall_send(head, &m) == WRIT_OK) {
        take_handles(fuzz, fuzz->io.out, m.tag);
    }
}

/* Receives on an endpoint from the pool, or goes on with the last one; what comes is answered at
 * once, kept, or left. */
static void serve(struct fuzz *fuzz)
{
    struct writ_caller caller;
    struct writ_msg m = message(fuzz, REPLY_FLAG);
    uint32_t reply = 0;
    if (fuzz_once_in(fuzz, 4)) {
        (void)endpoint_bind(&fuzz->io, pool_any(fuzz, ENDPOINT_TYPE));
        m = message(fuzz, REPLY_FLAG);
    }
    enum syscall_op op = fuzz_once_in(fuzz, 2) ? SYSCALL_RECV : SYSCALL_REPLY_RECV;
    if ((uint32_t)syscall_receive(syscall_head(op, 0, brief(fuzz)), &m, &caller) != WRIT_OK) {
        return;
    }
    take_handles(fuzz, fuzz->io.in, m.tag);
    if (fuzz_once_in(fuzz, 2)) {
        uint32_t status = thread_keep_reply(&fuzz->io, fuzz->thread, &reply);
        fuzz_count(fuzz, THREAD_KEEP_REPLY_REQUEST, status);
        if (status == WRIT_OK && !pool_add(fuzz, reply)) {
            pool_close(&fuzz->io, reply);
        }
    }
}

static void answer(struct fuzz *fuzz)
{
    struct writ_msg m = message(fuzz, REPLY_FLAG);
    uint32_t slot = fuzz_once_in(fuzz, 2) ? 0 : pool_any(fuzz, REPLY_TYPE);
    (void)syscall_send(syscall_head(SYSCALL_REPLY, slot, 0), &m);
}

static void any_op(struct fuzz *fuzz)
{
    uint64_t op = fuzz_dice(fuzz) % OPS;
    uint32_t slot = fuzz_once_in(fuzz, 2) ? pool_any(fuzz, 0) : pool_stale(fuzz);
    struct writ_msg m = message(fuzz, 0);
    (void)syscall_send(op | (uint64_t)slot << 8 | (uint64_t)brief(fuzz) << 32, &m);
}

void fuzz_message(struct fuzz *fuzz)
{
    uint64_t bits = 0;
    fuzz->calls++;
    switch (fuzz_dice(fuzz) % 10) {
    case 0:
    case 1:
    case 2:
        call(fuzz);
        break;
    case 3:
    case 7:
    case 8:
        serve(fuzz);
        break;
    case 4:
        answer(fuzz);
        break;
    case 5:
        (void)syscall_notify(pool_any(fuzz, NOTIFICATION_TYPE), fuzz_dice(fuzz));
        break;
    case 6:
        (void)syscall_wait(pool_any(fuzz, NOTIFICATION_TYPE), brief(fuzz), &bits);
        break;
    default:
        any_op(fuzz);
    }
}
