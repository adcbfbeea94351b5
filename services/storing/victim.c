/* See victim.h. */
#include "victim.h"

#include "kernel_calls.h"
#include "writ/port.h"
#include "writ/syscall.h"

enum { CODE_KILLED = 77 };

bool victim_kill(const struct victim *victim)
{
    struct deviced_read_driver_reply seen = {0};
    uint64_t bits = 0;
    for (uint32_t i = 0; i < victim->rounds; i++) {
        if (victim->read_driver(victim->io, victim->driver, &seen) == WRIT_OK && seen.pid != 0 &&
            seen.state == DRIVER_STATE_RUNNING) {
            return process_control_kill(victim->io, PROCESS_CONTROL_SLOT, seen.pid, CODE_KILLED) ==
                   WRIT_OK;
        }
        (void)syscall_wait(victim->bell, victim->patience_ms, &bits);
    }
    return false;
}
