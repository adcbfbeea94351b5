/* See writ/failing.h. */
#include "writ/failing.h"

#include "kernel_calls.h"
#include "writ/placement.h"
#include "writ/port.h"
#include "writ/rt.h"
#include "writ/system.h"

static struct {
    uint64_t first; /* 0: none */
    uint64_t count;
    uint64_t calls; /* since the order */
    uint32_t status;
} failing;

static uint64_t stack_bytes(void)
{
    for (uint32_t i = 0; i < writ_system.count; i++) {
        if (writ_system.components[i].number == rt_component.number) {
            return writ_system.components[i].stack;
        }
    }
    return 0;
}

/* Uses every page of the stack, so that none is used for the first time while somebody counts. */
static void use_stack(void)
{
    uint64_t here = (uint64_t)(uintptr_t)__builtin_frame_address(0) - WRIT_PAGE_BYTES;
    uint64_t low_va = 0;
    if (placement_stack(stack_bytes(), &low_va)) {
        for (uint64_t at = here - here % WRIT_PAGE_BYTES; at >= low_va; at -= WRIT_PAGE_BYTES) {
            *(volatile uint8_t *)(uintptr_t)at = 0;
        }
    }
}

void port_heard(const struct writ_msg *m)
{
    if (writ_tag_method(m->tag) == FAILING_METHOD && writ_tag_bytes(m->tag) == 8 * FAILING_WORDS &&
        (writ_tag_flags(m->tag) & WRIT_FLAG_EVENT) == 0) {
        failing.first = m->w[0];
        failing.count = m->w[1];
        failing.status = (uint32_t)m->w[2];
        failing.calls = 0;
        use_stack();
    }
}

static bool is_spared(uint64_t tag)
{
    return failing.first == 0 || tag == PROCESS_CLOSE_REQUEST ||
           writ_tag_protocol(tag) == (LOG_WRITE_REQUEST >> 16 & 0xffff);
}

bool port_fails(struct writ_msg *m, uint32_t *ret_status)
{
    if (is_spared(m->tag)) {
        return false;
    }
    uint64_t call = ++failing.calls;
    if (call < failing.first || call - failing.first >= failing.count) {
        return false;
    }
    if (failing.status < WRIT_FIRST_OWN && failing.status < WRIT_BAD_MESSAGE) {
        *ret_status = failing.status; /* the kernel's own word: there was no answer */
    } else {
        m->tag = writ_tag_error(m->tag, failing.status);
    }
    return true;
}
