/* Which processes there are, and who sees what of them. */
#include "processes.h"

#include <string.h>

#include "unit.h"

enum { ROOTD = 1, DEVICED = 9, LAUNCHER = 10, OTHER_LAUNCHER = 11, COMPONENT = 0x40 };

static const struct process_viewer bootstrap = {PROCD_ROLE_BOOTSTRAP, ROOTD};
static const struct process_viewer driver = {PROCD_ROLE_DRIVER, DEVICED};
static const struct process_viewer launcher = {PROCD_ROLE_LAUNCHER, LAUNCHER};
static const struct process_viewer other_launcher = {PROCD_ROLE_LAUNCHER, OTHER_LAUNCHER};
static const struct process_viewer observer = {PROCD_ROLE_OBSERVER, 12};
static const struct process_viewer loader = {PROCD_ROLE_LOADER, 13};

static struct processes *begin(void)
{
    static struct processes processes;
    processes_init(&processes);
    return &processes;
}

static struct process *stage(struct processes *processes, enum program_role role)
{
    struct process_plan plan = {.role = role,
                                .principal = COMPONENT,
                                .created_by = LAUNCHER,
                                .stack_bytes = 16384,
                                .program = (const uint8_t *)"prog",
                                .program_bytes = 4};
    struct process *process = processes_stage(processes, &plan);
    CHECK(process != NULL);
    process->koid = 1000 + process->pid;
    return process;
}

static void finish(struct processes *processes, struct process *process, uint32_t code)
{
    struct ending ending = {.tag = ENDING_TAG_EXITED, .as.exited.code = code};
    process_started(process, 5);
    processes_exited(processes, process, 7, &ending);
}

TEST(a_staged_process_is_found_by_its_number_and_by_the_kernels)
{
    struct processes *processes = begin();
    struct process *process = stage(processes, PROGRAM_ROLE_SERVICE);
    CHECK_EQ(process->state, PROCESS_STATE_STAGED);
    CHECK(processes_find(processes, process->pid) == process);
    CHECK(processes_of_koid(processes, process->koid) == process);
    CHECK(processes_find(processes, 0) == NULL);
    CHECK(processes_of_koid(processes, 0) == NULL);
    CHECK(processes_check(processes));
}

TEST(numbers_of_processes_are_never_used_again)
{
    struct processes *processes = begin();
    struct process *process = stage(processes, PROGRAM_ROLE_SERVICE);
    uint64_t pid = process->pid;
    process_forget(process);
    CHECK(processes_find(processes, pid) == NULL);
    CHECK(stage(processes, PROGRAM_ROLE_SERVICE)->pid > pid);
}

TEST(an_end_gets_the_next_number_and_stays_until_it_is_forgotten)
{
    struct processes *processes = begin();
    struct process *first = stage(processes, PROGRAM_ROLE_SERVICE);
    struct process *second = stage(processes, PROGRAM_ROLE_SERVICE);
    finish(processes, second, 3);
    finish(processes, first, 4);
    uint64_t lost = 9;
    const struct process *process = processes_next_event(processes, &bootstrap, 0, &lost);
    CHECK(process == second);
    CHECK_EQ(process->event.ending.as.exited.code, 3);
    CHECK_EQ(lost, 0);
    process = processes_next_event(processes, &bootstrap, process->seq, &lost);
    CHECK(process == first);
    CHECK(processes_next_event(processes, &bootstrap, first->seq, &lost) == NULL);
    CHECK(processes_check(processes));
}

TEST(events_that_are_forgotten_are_counted_as_lost)
{
    struct processes *processes = begin();
    for (uint32_t i = 0; i < 3; i++) {
        finish(processes, stage(processes, PROGRAM_ROLE_SERVICE), i);
    }
    process_forget(processes_find(processes, 1));
    uint64_t lost = 0;
    CHECK_EQ(processes_next_event(processes, &bootstrap, 0, &lost)->seq, 2);
    CHECK_EQ(lost, 1);
    process_forget(processes_find(processes, 2));
    CHECK_EQ(processes_next_event(processes, &bootstrap, 0, &lost)->seq, 3);
    CHECK_EQ(lost, 2);
}

TEST(each_role_sees_the_ends_of_its_own_class)
{
    struct processes *processes = begin();
    struct process *service = stage(processes, PROGRAM_ROLE_SERVICE);
    struct process *device = stage(processes, PROGRAM_ROLE_DRIVER);
    struct process *app = stage(processes, PROGRAM_ROLE_APP);
    CHECK(process_is_seen_by(service, &bootstrap));
    CHECK(!process_is_seen_by(device, &bootstrap));
    CHECK(!process_is_seen_by(app, &bootstrap));
    CHECK(process_is_seen_by(device, &driver));
    CHECK(!process_is_seen_by(service, &driver));
    CHECK(process_is_seen_by(app, &launcher));
    CHECK(!process_is_seen_by(app, &other_launcher));
    CHECK(process_is_seen_by(service, &observer));
    CHECK(process_is_seen_by(app, &observer));
    CHECK(!process_is_seen_by(app, &loader));
}

TEST(looking_is_not_acting)
{
    struct processes *processes = begin();
    struct process *app = stage(processes, PROGRAM_ROLE_EXTENSION);
    CHECK(process_is_acted_on_by(app, &launcher));
    CHECK(!process_is_acted_on_by(app, &other_launcher));
    CHECK(!process_is_acted_on_by(app, &observer));
    CHECK(!process_is_acted_on_by(app, &bootstrap));
}

TEST(when_every_row_is_taken_the_longest_told_end_makes_way_and_nothing_else)
{
    struct processes *processes = begin();
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        CHECK(processes_oldest_exited(processes) == NULL);
        (void)stage(processes, PROGRAM_ROLE_APP);
    }
    CHECK(processes_oldest_exited(processes) == NULL);
    struct process_plan plan = {.role = PROGRAM_ROLE_APP};
    CHECK(processes_stage(processes, &plan) == NULL);
    finish(processes, processes_find(processes, 9), 0);
    finish(processes, processes_find(processes, 4), 0);
    CHECK_EQ(processes_oldest_exited(processes)->pid, 9);
    process_forget(processes_oldest_exited(processes));
    CHECK(processes_stage(processes, &plan) != NULL);
    CHECK(processes_check(processes));
}

TEST(a_component_lives_while_it_is_staged_or_runs)
{
    struct processes *processes = begin();
    CHECK(!processes_component_lives(processes, COMPONENT));
    struct process *process = stage(processes, PROGRAM_ROLE_SERVICE);
    CHECK(processes_component_lives(processes, COMPONENT));
    process_started(process, 1);
    CHECK(processes_component_lives(processes, COMPONENT));
    finish(processes, process, 0);
    CHECK(!processes_component_lives(processes, COMPONENT));
}

UNIT_MAIN
