/* See writ/failing.h. */
#include "writ/failing.h"

#include "kernel_calls.h"
#include "writ/port.h"

static struct {
    uint64_t first; /* 0: none */
    uint64_t count;
    uint64_t calls; /* since the order */
    uint32_t status;
} failing;

void port_heard(const struct writ_msg *m)
{
    if (writ_tag_method(m->tag) == FAILING_METHOD && writ_tag_bytes(m->tag) == 8 * FAILING_WORDS &&
        (writ_tag_flags(m->tag) & WRIT_FLAG_EVENT) == 0) {
        failing.first = m->w[0];
        failing.count = m->w[1];
        failing.status = (uint32_t)m->w[2];
        failing.calls = 0;
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
