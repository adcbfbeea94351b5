/* See lives.h. */
#include "lives.h"

#include "kernel_calls.h"

/* Those that end by themselves. */
enum { ECHO_CLIENT = 0x41, PROBED = 0x90 };

void lives_read(struct writ_io *io, struct lives *ret_lives)
{
    struct process_control_list_reply it = {0};
    *ret_lives = (struct lives){0};
    while (ret_lives->count < LIVES_MOST &&
           process_control_list(io, PROCESS_CONTROL_SLOT, it.process, &it.process, &it.exit_seq,
                                &it.principal, &it.owner, &it.state, &it.cause,
                                &it.code) == WRIT_OK) {
        if (it.state == LIFE_STATE_RUNNING) {
            ret_lives->of[ret_lives->count].process = it.process;
            ret_lives->of[ret_lives->count].principal = it.principal;
            ret_lives->count++;
        }
    }
}

static bool is_in(const struct lives *lives, uint64_t process)
{
    bool found = false;
    for (uint32_t i = 0; i < lives->count; i++) {
        found = found || lives->of[i].process == process;
    }
    return found;
}

uint32_t lives_lost(const struct lives *before, const struct lives *now)
{
    for (uint32_t i = 0; i < before->count; i++) {
        uint32_t principal = before->of[i].principal;
        bool ends = principal == ECHO_CLIENT || principal == PROBED;
        if (!ends && !is_in(now, before->of[i].process)) {
            return principal;
        }
    }
    return 0;
}
