/* See program.h. */
#include "program.h"

#include <string.h>

#include "kernel_calls.h"
#include "writ/syscall.h"
#include "writ/system.h"

enum { EXIT_MS = 100 };

#define WRITE_VA UINT64_C(0x50000000)

/* Yields a few times, ends its process if that has a capability to itself, and faults if not. */
[[gnu::naked]] static void begin(void)
{
    __asm__("movl $8, %%ebx\n"
            "1: movl %0, %%eax\n\t"
            "syscall\n\t"
            "decl %%ebx\n\t"
            "jnz 1b\n\t"
            "movabsq %1, %%rax\n\t"
            "movabsq %2, %%rdi\n\t"
            "movl $7, %%esi\n\t"
            "syscall\n\t"
            "ud2\n"
            ".globl program_end\n"
            "program_end:"
            :
            : "i"(SYSCALL_YIELD),
              "i"(SYSCALL_CALL | (uint64_t)WRIT_SLOT_PROCESS << 8 | (uint64_t)EXIT_MS << 32),
              "i"(PROCESS_EXIT_REQUEST));
}

extern const char program_end[];

static uint32_t write(struct writ_io *io, uint32_t vmo)
{
    uint8_t *page = (uint8_t *)WRITE_VA; /* mapped here, and only now */
    uint32_t status = process_map(io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ | ACCESS_WRITE, WRITE_VA,
                                  0, WRIT_PAGE_BYTES);
    if (status != WRIT_OK) {
        return status;
    }
    memcpy(page, (const void *)begin, (uintptr_t)program_end - (uintptr_t)begin);
    status = process_unmap(io, WRIT_SLOT_PROCESS, WRITE_VA, WRIT_PAGE_BYTES);
    return status == WRIT_OK ? vmo_seal(io, vmo) : status;
}

uint32_t program_make(struct writ_io *io, uint32_t *ret_vmo)
{
    uint32_t status = quota_create_vmo(io, WRIT_SLOT_QUOTA, WRIT_PAGE_BYTES, ret_vmo);
    return status == WRIT_OK ? write(io, *ret_vmo) : status;
}
