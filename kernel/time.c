/* See time.h. */
#include "time.h"

#include "assert.h"
#include "clock.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "pagetable.h"

enum { SHIFT = 32 };

void time_init(struct time *time)
{
    uint64_t page_pa = frames_take(&kernel.frames, FRAME_KERNEL);
    time->page = frame_at(page_pa);
    *time->page = (struct time_page){
        .shift = SHIFT, .mult = kernel.clock.ns_scale, .base = kernel.clock.base};
    pagetable_show_all(KERNEL_TIME_ADDRESS, page_pa);
}

bool time_check(const struct object *)
{
    const struct time *time = &kernel.time;
    return time->page->seq % 2 == 0;
}

/* Readers that see another number of seq before and after have to read again. */
enum kcall_result
time_control_on_set_wall_clock(struct kcall *,
                               const struct time_control_set_wall_clock_request *request)
{
    struct time_page *page = kernel.time.page;
    __atomic_store_n(&page->seq, page->seq + 1, __ATOMIC_RELAXED);
    __atomic_thread_fence(__ATOMIC_RELEASE);
    __atomic_store_n(&page->wall_us, request->unix_us - clock_us(), __ATOMIC_RELAXED);
    __atomic_store_n(&page->seq, page->seq + 1, __ATOMIC_RELEASE);
    return KCALL_DONE;
}

enum kcall_result time_control_on_clocks(struct kcall *, struct time_control_clocks_reply *reply)
{
    uint64_t wall_us = kernel.time.page->wall_us;
    reply->boot_us = clock_us();
    reply->unix_us = wall_us == 0 ? 0 : wall_us + reply->boot_us;
    return KCALL_DONE;
}
