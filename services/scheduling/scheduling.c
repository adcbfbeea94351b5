/* Tries what docs/kernel/scheduling.md and smp.md promise, on as many processors as there are. */
#include "cases.h"
#include "crew.h"

#include "kernel_calls.h"
#include "scheduling_slots.h"
#include "writ/log.h"
#include "writ/port.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum { CODE_FAILED = 1 };

#define OWN_PROTOCOL UINT64_C(0x0001)

const struct rt_component rt_component = {.name = "scheduling",
                                          .number = SCHEDULING_COMPONENT,
                                          .startup = scheduling_startup,
                                          .startup_count = SCHEDULING_STARTUP_COUNT,
                                          .workers = SCHEDULING_WORKERS};

uint32_t cases_endpoint(struct writ_io *io, uint32_t *ret_endpoint, uint32_t *ret_connection)
{
    uint32_t status = quota_create_endpoint(io, WRIT_SLOT_QUOTA, OWN_PROTOCOL, ret_endpoint);
    return status == WRIT_OK ? endpoint_mint(io, *ret_endpoint, OWN_PROTOCOL, 0,
                                             KERNEL_ANY_PRINCIPAL, ret_connection)
                             : status;
}

void cases_serve(struct writ_io *io, uint32_t endpoint)
{
    struct writ_msg m = {0};
    struct writ_caller caller;
    (void)endpoint_bind(io, endpoint);
    (void)syscall_receive(syscall_head(SYSCALL_RECV, 0, SYSCALL_FOREVER), &m, &caller);
    while (m.w[0] != CASES_LAST) {
        m = (struct writ_msg){.tag = CASES_REPLY, .w = {m.w[0] + 1}};
        (void)syscall_receive(syscall_head(SYSCALL_REPLY_RECV, 0, SYSCALL_FOREVER), &m, &caller);
    }
    m = (struct writ_msg){.tag = CASES_REPLY, .w = {0}};
    (void)syscall_send(syscall_head(SYSCALL_REPLY, 0, 0), &m);
}

bool cases_call(struct writ_io *io, uint32_t connection, uint64_t word)
{
    struct writ_msg m = {.tag = CASES_REQUEST, .w = {word}};
    return writ_port_call(io, connection, CREW_PATIENCE_MS, &m) == WRIT_OK && m.w[0] == word + 1;
}

static uint32_t try_all(struct writ_io *io, const struct sentence *cases, uint32_t count)
{
    uint32_t failed = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool holds = cases[i].holds(io);
        failed += !holds;
        if (!holds) {
            log_error("[scheduling] FAILED: %s", cases[i].text);
        }
    }
    return failed;
}

uint32_t component_main(struct rt *rt)
{
    uint32_t status = crew_init(&rt->io);
    if (status != WRIT_OK) {
        log_error("[scheduling] FAILED: no crew: status %u", status);
        return CODE_FAILED;
    }
    uint32_t count = cases_of_bands_count + cases_of_interrupts_count + cases_of_processors_count +
                     cases_of_floats_count;
    uint32_t failed = try_all(&rt->io, cases_of_bands, cases_of_bands_count) +
                      try_all(&rt->io, cases_of_interrupts, cases_of_interrupts_count) +
                      try_all(&rt->io, cases_of_processors, cases_of_processors_count) +
                      try_all(&rt->io, cases_of_floats, cases_of_floats_count);
    log_info("[scheduling] %u processors, %u cases, %u passed, %u failed", crew_processors(), count,
             count - failed, failed);
    return failed == 0 ? 0 : CODE_FAILED;
}
