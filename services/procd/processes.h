/* Processes: which there are, whose they are, and what is known of their end.
 *
 * Pure: no messages, no clock, no allocation, no logging. Slots are numbers that the daemon owns; the
 * table has no pointer and means the same in the daemon's next instance. Which state allows which
 * call is the contract's, and was checked before anything here runs.
 */
#ifndef PROCESSES_H
#define PROCESSES_H

#include <stdbool.h>
#include <stdint.h>

#include "procd_types.h"

struct process {
    uint64_t pid; /* P1: 0 in a free row, else unique and below `next_pid` */
    uint64_t koid;
    uint64_t started_us;
    uint64_t stack_bytes;
    uint64_t seq; /* P2: number of its event; 0 unless the state is EXITED */
    struct process_event event;
    enum process_state state;
    enum process_class class;
    enum program_role role;
    uint32_t principal;
    uint32_t created_by;
    uint32_t handle; /* slot of the process */
    uint32_t program_bytes;
    uint8_t program[PROCD_MAX_PROGRAM_NAME];
};

struct processes {
    uint64_t next_pid; /* never reused */
    uint64_t last_seq; /* of the newest event */
    struct process rows[PROCD_MAX_PROCESSES];
};

/* Who looks, and what he may see. */
struct process_viewer {
    uint32_t roles; /* of Procd */
    uint32_t principal;
};

/* What is known of a process before it runs. */
struct process_plan {
    enum program_role role;
    uint32_t principal;
    uint32_t created_by;
    uint64_t stack_bytes;
    const uint8_t *program;
    uint32_t program_bytes; /* at most PROCD_MAX_PROGRAM_NAME */
};

void processes_init(struct processes *processes);

/* The class of what is started in a role. */
[[nodiscard]] enum process_class process_class_of(enum program_role role);

/* The process whose event has waited longest, if there is no free row; it has to be retired before
 * another is staged. Null if there is a free row, or nobody has exited. */
[[nodiscard]] struct process *processes_oldest_exited(struct processes *processes);

/* A staged process, or null if there is no free row. */
[[nodiscard]] struct process *processes_stage(struct processes *processes,
                                              const struct process_plan *plan);

[[nodiscard]] struct process *processes_find(struct processes *processes, uint64_t pid);

/* The process that the kernel knows by this number, or null. */
[[nodiscard]] struct process *processes_of_koid(struct processes *processes, uint64_t koid);

/* Whether another instance of this component is staged or runs. */
[[nodiscard]] bool processes_component_lives(const struct processes *processes, uint16_t component);

void process_started(struct process *process, uint64_t now_us);

/* It has ended: it gets an event, with the next number. */
void processes_exited(struct processes *processes, struct process *process, uint64_t now_us,
                      const struct ending *ending);

/* It is no more; its number is not used again. */
void process_forget(struct process *process);

/* Whether this viewer may see it: `bootstrap` services, `driver` drivers, `launcher` what it started,
 * `observer` all. */
[[nodiscard]] bool process_is_seen_by(const struct process *process,
                                      const struct process_viewer *viewer);

/* Whether it is the viewer's own to act on: of a program, whoever started it. */
[[nodiscard]] bool process_is_acted_on_by(const struct process *process,
                                          const struct process_viewer *viewer);

/* The oldest event after `after_seq` of a process that the viewer may see, or null. `ret_lost` is how
 * many numbers between have made way. */
[[nodiscard]] const struct process *processes_next_event(const struct processes *processes,
                                                         const struct process_viewer *viewer,
                                                         uint64_t after_seq, uint64_t *ret_lost);

/* Whether P1 and P2 hold. */
[[nodiscard]] bool processes_check(const struct processes *processes);

#endif
