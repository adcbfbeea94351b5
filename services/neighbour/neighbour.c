/* Fills floating point registers on every processor and never tidies up: it ends while its threads
 * run, as whatever killed it would find them. It is there for `scheduling`, which must see nothing
 * of it. */
#include "kernel_calls.h"
#include "neighbour_slots.h"
#include "registers.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum { SPINNERS = 4, STACK_BYTES = 8192, BESIDE_MS = 300, CODE_FAILED = 1 };

#define PAGES_VA UINT64_C(0x60000000)
#define PAGES_STEP (UINT64_C(3) * WRIT_PAGE_BYTES)
#define NUMBER UINT64_C(0x5a5a)

const struct rt_component rt_component = {.name = "neighbour",
                                          .number = NEIGHBOUR_COMPONENT,
                                          .startup = neighbour_startup,
                                          .startup_count = NEIGHBOUR_STARTUP_COUNT,
                                          .workers = NEIGHBOUR_WORKERS};

static _Alignas(16) uint8_t stacks[SPINNERS][STACK_BYTES];
static uint32_t lost; /* values that did not stay */

[[gnu::used, gnu::noreturn]] static void spin(uint64_t index)
{
    registers_fill(NUMBER + index);
    for (uint32_t i = 0;; i++) {
        if (!registers_hold(NUMBER + index)) {
            __atomic_fetch_add(&lost, 1, __ATOMIC_RELAXED);
        }
        if (i % 64 == index) {
            syscall_yield();
        }
    }
}

[[gnu::naked]] static void spin_start(void)
{
    __asm__("xorl %ebp, %ebp\n\t"
            "andq $-16, %rsp\n\t"
            "call spin\n\t"
            "ud2");
}

static uint32_t start(struct writ_io *io, uint32_t index)
{
    uint32_t thread = 0;
    uint64_t top = (uint64_t)(uintptr_t)(stacks[index] + STACK_BYTES);
    uint32_t status = process_create_thread(io, WRIT_SLOT_PROCESS, (uint64_t)(uintptr_t)spin_start,
                                            top, index, PAGES_VA + index * PAGES_STEP, &thread);
    return status == WRIT_OK ? thread_start(io, thread) : status;
}

uint32_t component_main(struct rt *rt)
{
    uint32_t rest = 0;
    uint64_t bits = 0;
    uint32_t status = quota_create_notification(&rt->io, WRIT_SLOT_QUOTA, &rest);
    for (uint32_t i = 0; i < SPINNERS && status == WRIT_OK; i++) {
        status = start(&rt->io, i);
    }
    (void)syscall_wait(rest, BESIDE_MS, &bits);
    uint32_t found = __atomic_load_n(&lost, __ATOMIC_RELAXED);
    log_info("[neighbour] status %u, %u registers lost", status, found);
    return status == WRIT_OK && found == 0 ? 0 : CODE_FAILED;
}
