/* See deaths.h. */
#include "deaths.h"

#include "kernel_calls.h"

static struct fault_registers read_registers(struct writ_io *io, uint64_t pid)
{
    struct process_control_registers_reply part[3] = {0};
    for (uint32_t i = 0; i < 3; i++) {
        struct process_control_registers_reply *r = &part[i];
        (void)process_control_registers(io, PROCESS_CONTROL_SLOT, pid, i, &r->a, &r->b, &r->c,
                                        &r->d, &r->e, &r->f);
    }
    return (struct fault_registers){.rax = part[0].a,
                                    .rbx = part[0].b,
                                    .rcx = part[0].c,
                                    .rdx = part[0].d,
                                    .rsi = part[0].e,
                                    .rdi = part[0].f,
                                    .rbp = part[1].a,
                                    .rsp = part[1].b,
                                    .r8 = part[1].c,
                                    .r9 = part[1].d,
                                    .r10 = part[1].e,
                                    .r11 = part[1].f,
                                    .r12 = part[2].a,
                                    .r13 = part[2].b,
                                    .r14 = part[2].c,
                                    .r15 = part[2].d,
                                    .rip = part[2].e,
                                    .rflags = part[2].f};
}

static struct ending by_fault(struct writ_io *io, uint64_t pid)
{
    struct ending ending = {.tag = ENDING_TAG_FAULTED};
    struct ended_by_fault *fault = &ending.as.faulted;
    uint64_t error = 0;
    uint64_t thread = 0;
    (void)process_control_fault(io, PROCESS_CONTROL_SLOT, pid, &fault->vector, &error,
                                &fault->address, &thread);
    fault->registers = read_registers(io, pid);
    return ending;
}

static struct ending ending_of(struct writ_io *io,
                               const struct process_control_next_exit_reply *exit)
{
    switch (exit->cause) {
    case EXIT_CAUSE_FAULTED:
        return by_fault(io, exit->process);
    case EXIT_CAUSE_KILLED:
        return (struct ending){.tag = ENDING_TAG_STOPPED,
                               .as.stopped = {.by = exit->killer, .code = exit->code}};
    default:
        return (struct ending){.tag = ENDING_TAG_EXITED, .as.exited.code = exit->code};
    }
}

bool deaths_next(struct writ_io *io, uint64_t after_seq, uint64_t *ret_pid,
                 struct process_end *ret_end)
{
    struct process_control_next_exit_reply exit = {0};
    uint32_t status = process_control_next_exit(io, PROCESS_CONTROL_SLOT, after_seq, &exit.seq,
                                                &exit.process, &exit.time_us, &exit.principal,
                                                &exit.killer, &exit.code, &exit.cause);
    if (status != WRIT_OK) {
        return false;
    }
    *ret_pid = exit.process;
    *ret_end = (struct process_end){
        .seq = exit.seq, .time_us = exit.time_us, .ending = ending_of(io, &exit)};
    return true;
}

bool deaths_list(struct writ_io *io, struct deaths_row *row)
{
    enum exit_cause cause = 0;
    uint32_t code = 0;
    return process_control_list(io, PROCESS_CONTROL_SLOT, row->pid, &row->pid, &row->exit_seq,
                                &row->principal, &row->owner, &row->state, &cause,
                                &code) == WRIT_OK;
}

uint64_t deaths_newest(struct writ_io *io, uint16_t component, bool *ret_dead)
{
    struct deaths_row row = {0};
    uint64_t newest = 0;
    while (deaths_list(io, &row)) {
        if ((uint16_t)row.principal == component && row.state != LIFE_STATE_STAGED) {
            newest = row.pid;
            *ret_dead = row.state == LIFE_STATE_DEAD;
        }
    }
    return newest;
}

uint64_t deaths_started_us(struct writ_io *io, uint64_t pid)
{
    struct process_control_query_reply it = {0};
    (void)process_control_query(io, PROCESS_CONTROL_SLOT, pid, &it.state, &it.cause, &it.code,
                                &it.principal, &it.owner, &it.killer, &it.exit_seq, &it.started_us);
    return it.started_us;
}
