/* Answers every message with the same words, or with as many bytes of its own page, in as few
 * instructions as possible: what is measured is the way to it and back. */
#include "bench_server_slots.h"
#include "writ/port.h"
#include "writ/rt.h"

const struct rt_component rt_component = {.name = "bench_server",
                                          .number = BENCH_SERVER_COMPONENT,
                                          .startup = bench_server_startup,
                                          .startup_count = BENCH_SERVER_STARTUP_COUNT,
                                          .workers = BENCH_SERVER_WORKERS};

/* The tag of the answer: no method, the bit that says reply. */
static uint64_t answer_tag(uint64_t tag)
{
    _Static_assert(WRIT_FLAG_REPLY == 1, "bit 52 of a tag");
    __asm__("movw $0, %w0\n\tbtsq $52, %0" : "+r"(tag) : : "cc");
    return tag;
}

uint32_t component_main(struct rt *rt)
{
    (void)rt;
    const uint64_t receive = syscall_head(SYSCALL_RECV, 0, SYSCALL_FOREVER);
    const uint64_t answer = syscall_head(SYSCALL_REPLY_RECV, 0, SYSCALL_FOREVER);
    struct writ_caller caller;
    struct writ_msg m = {0};
    (void)syscall_receive(receive, &m, &caller);
    for (;;) {
        m.tag = answer_tag(m.tag);
        if (syscall_receive(answer, &m, &caller) != WRIT_OK) {
            (void)syscall_receive(receive, &m, &caller); /* an event cannot be answered */
        }
    }
}
