/* Processes: which there are, whose they are, and what is known of their end.
 *
 * Pure: no messages, no clock, no allocation, no logging. The numbers of processes and of their
 * ends are the kernel's, so the daemon's next instance finds the same ones. Which state allows
 * which call is the contract's, and was checked before anything here runs.
 */
#ifndef PROCESSES_H
#define PROCESSES_H

#include <stdbool.h>
#include <stdint.h>

#include "procd_types.h"

struct process {
    uint64_t pid; /* P1: 0 in a free row, else unique */
    uint64_t started_us;
    uint64_t stack_bytes;
    uint64_t seq; /* P2: number of its event, unique; 0 unless the state is EXITED */
    struct process_event event;
    enum process_state state;
    enum process_class class;
    enum program_role role;
    uint32_t principal;
    uint32_t created_by;
    uint32_t handle; /* slot of the process; 0 for one of an earlier instance of the daemon */
    uint32_t thread; /* slot of its first thread, likewise */
    uint32_t program_bytes;
    uint8_t program[PROCD_MAX_PROGRAM_NAME];
};

/* How many of the events that made way are remembered one by one. */
enum { PROCESSES_LOST = 256 };

struct processes {
    uint64_t lost_count;               /* events that made way, ever */
    uint64_t lost_seq[PROCESSES_LOST]; /* the numbers of the latest, in a ring; they rise */
    struct process rows[PROCD_MAX_PROCESSES];
};

/* Who looks, and what he may see. */
struct process_viewer {
    uint32_t roles; /* of Procd */
    uint32_t principal;
};

/* What is known of a process before it runs. */
struct process_plan {
    uint64_t pid;
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

/* If there is no free row, the process whose event has waited longest of those whose creator has most
 * of them: nobody's events make way for what another started. It has to be retired before another is
 * staged. Null if there is a free row, or nobody has exited. */
[[nodiscard]] struct process *processes_oldest_exited(struct processes *processes);

/* A staged process, or null if there is no free row. */
[[nodiscard]] struct process *processes_stage(struct processes *processes,
                                              const struct process_plan *plan);

[[nodiscard]] struct process *processes_find(struct processes *processes, uint64_t pid);

/* Whether there is a process of this component, or the event of one. */
[[nodiscard]] bool processes_component_is_known(const struct processes *processes,
                                                uint16_t component);

/* Whether another instance of this component is staged or runs. */
[[nodiscard]] bool processes_component_lives(const struct processes *processes, uint16_t component);

/* The lowest instance number of a component that no process has. */
[[nodiscard]] uint16_t processes_free_instance(const struct processes *processes,
                                               uint16_t component);

/* The first row that is staged after this one, or from the start if it is null. */
[[nodiscard]] struct process *processes_next_staged(struct processes *processes,
                                                    const struct process *after);

void process_started(struct process *process, uint64_t now_us);

/* The end of a process, as the kernel tells it. */
struct process_end {
    uint64_t seq;
    uint64_t time_us;
    struct ending ending;
};

/* It has ended: it gets an event. */
void process_exited(struct process *process, const struct process_end *end);

/* It is no more. */
void process_forget(struct process *process);

/* It has exited and makes way for others: its event counts as lost to who has not read it. */
void processes_make_way(struct processes *processes, struct process *process);

/* Whether this viewer may see it: `bootstrap` services, `driver` drivers, `launcher` what it started,
 * `observer` all. */
[[nodiscard]] bool process_is_seen_by(const struct process *process,
                                      const struct process_viewer *viewer);

/* Whether it is the viewer's own to act on: of a program, whoever started it. */
[[nodiscard]] bool process_is_acted_on_by(const struct process *process,
                                          const struct process_viewer *viewer);

/* The oldest event after `after_seq` of a process that the viewer may see, or null. `ret_lost` is how
 * many events between have made way; all that ever have, if more than PROCESSES_LOST of them. */
[[nodiscard]] const struct process *processes_next_event(const struct processes *processes,
                                                         const struct process_viewer *viewer,
                                                         uint64_t after_seq, uint64_t *ret_lost);

/* Whether P1 and P2 hold. */
[[nodiscard]] bool processes_check(const struct processes *processes);

#endif
