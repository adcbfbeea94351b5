/* See images.h. */
#include "images.h"

#include "kernel_calls.h"
#include "procd_wire.h"
#include "writ/placement.h"
#include "writ/port.h"

enum { CALL_MS = 100 };

static void put(struct image_draft *draft, const void *bytes, uint32_t count)
{
    __builtin_memcpy(draft->code + draft->length, bytes, count);
    draft->length += count;
}

/* One of the instructions `movabs $value, register`, by its two bytes. */
static void put_value(struct image_draft *draft, const char *instruction, uint64_t value)
{
    put(draft, instruction, 2);
    put(draft, &value, sizeof value);
}

void image_begin(struct image_draft *draft)
{
    *draft = (struct image_draft){.header = {.magic = IMAGE_MAGIC,
                                             .version = IMAGE_VERSION,
                                             .segment_count = 1,
                                             .entry = IMAGE_LOW_VA,
                                             .total_bytes = IMAGE_BYTES}};
    draft->header.segments[0] = (struct image_segment){.va = IMAGE_LOW_VA,
                                                       .offset = IMAGE_PAGE_BYTES,
                                                       .file_bytes = IMAGE_CODE_BYTES,
                                                       .memory_bytes = IMAGE_PAGE_BYTES,
                                                       .access = IMAGE_READ | IMAGE_EXECUTE};
}

void image_operation(struct image_draft *draft, uint64_t head, uint64_t tag, uint64_t word)
{
    put_value(draft, "\x48\xb8", head); /* rax */
    put_value(draft, "\x48\xbf", tag);  /* rdi */
    put_value(draft, "\x48\xbe", word); /* rsi */
    put(draft, "\x0f\x05", 2);          /* syscall */
}

void image_store(struct image_draft *draft, uint64_t va)
{
    put_value(draft, "\x48\xa3", va); /* mov rax, (va) */
}

void image_jump(struct image_draft *draft, uint32_t to)
{
    int32_t distance = (int32_t)to - (int32_t)(draft->length + 5);
    put(draft, "\xe9", 1);
    put(draft, &distance, sizeof distance);
}

void image_exit(struct image_draft *draft, uint32_t code)
{
    image_operation(draft, syscall_head(SYSCALL_CALL, WRIT_SLOT_PROCESS, CALL_MS),
                    PROCESS_EXIT_REQUEST, code);
}

void image_run_on(struct image_draft *draft)
{
    image_jump(draft, draft->length);
}

void image_answer_pings(struct image_draft *draft)
{
    image_operation(draft, syscall_head(SYSCALL_CALL, WRIT_SLOT_ENDPOINT, CALL_MS),
                    ENDPOINT_BIND_REQUEST, 0);
    image_operation(draft, syscall_head(SYSCALL_RECV, 0, SYSCALL_FOREVER), 0, 0);
    uint32_t again = draft->length;
    image_operation(draft, syscall_head(SYSCALL_REPLY_RECV, 0, SYSCALL_FOREVER), CHILD_PING_REPLY,
                    0);
    image_jump(draft, again);
}

void image_wait(struct image_draft *draft)
{
    image_operation(draft, syscall_head(SYSCALL_CALL, WRIT_SLOT_QUOTA, CALL_MS),
                    QUOTA_CREATE_NOTIFICATION_REQUEST, 0);
    put(draft, "\x48\x89\xf0\x48\xc1\xe0\x08", 7); /* rax = rsi << 8: the slot in its field */
    put_value(draft, "\x48\xb9", syscall_head(SYSCALL_WAIT, 0, SYSCALL_FOREVER)); /* rcx */
    put(draft, "\x48\x09\xc8\x0f\x05", 5); /* or rax, rcx; syscall */
}

static bool fill(struct writ_io *io, uint32_t vmo, const struct image_draft *draft)
{
    return vmo_write(io, vmo, 0, &draft->header, sizeof draft->header) == WRIT_OK &&
           vmo_write(io, vmo, IMAGE_PAGE_BYTES, draft->code, IMAGE_CODE_BYTES) == WRIT_OK;
}

uint32_t image_make(struct writ_io *io, const struct image_draft *draft, bool sealed)
{
    uint32_t vmo = 0;
    if (quota_create_vmo(io, WRIT_SLOT_QUOTA, IMAGE_BYTES, &vmo) != WRIT_OK) {
        return 0;
    }
    bool made = fill(io, vmo, draft) && (!sealed || vmo_seal(io, vmo) == WRIT_OK);
    if (!made) {
        (void)writ_port_close(io, vmo);
    }
    return made ? vmo : 0;
}
