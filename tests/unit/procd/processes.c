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

/* What the kernel counts. */
static uint64_t last_pid;
static uint64_t last_seq;

static struct processes *begin(void)
{
    static struct processes processes;
    last_pid = 0;
    last_seq = 0;
    processes_init(&processes);
    return &processes;
}

static struct process *stage(struct processes *processes, enum program_role role)
{
    struct process_plan plan = {.pid = ++last_pid,
                                .role = role,
                                .principal = COMPONENT,
                                .created_by = LAUNCHER,
                                .stack_bytes = 16384,
                                .program = (const uint8_t *)"prog",
                                .program_bytes = 4};
    struct process *process = processes_stage(processes, &plan);
    CHECK(process != NULL);
    return process;
}

static void finish(struct process *process, uint32_t code)
{
    struct process_end end = {.seq = ++last_seq,
                              .time_us = 7,
                              .ending = {.tag = ENDING_TAG_EXITED, .as.exited.code = code}};
    process_started(process, 5);
    process_exited(process, &end);
}

TEST(a_staged_process_is_found_by_its_number_until_it_is_forgotten)
{
    struct processes *processes = begin();
    struct process *process = stage(processes, PROGRAM_ROLE_SERVICE);
    CHECK_EQ(process->state, PROCESS_STATE_STAGED);
    CHECK(processes_find(processes, last_pid) == process);
    CHECK(processes_find(processes, 0) == NULL);
    CHECK(processes_check(processes));
    process_forget(process);
    CHECK(processes_find(processes, last_pid) == NULL);
}

TEST(staged_processes_are_walked_and_others_are_not)
{
    struct processes *processes = begin();
    struct process *first = stage(processes, PROGRAM_ROLE_SERVICE);
    process_started(stage(processes, PROGRAM_ROLE_SERVICE), 1);
    struct process *second = stage(processes, PROGRAM_ROLE_APP);
    CHECK(processes_next_staged(processes, NULL) == first);
    CHECK(processes_next_staged(processes, first) == second);
    CHECK(processes_next_staged(processes, second) == NULL);
}

TEST(an_instance_number_is_not_given_while_somebody_has_it)
{
    struct processes *processes = begin();
    CHECK_EQ(processes_free_instance(processes, COMPONENT), 0);
    struct process *first = stage(processes, PROGRAM_ROLE_APP);
    CHECK_EQ(processes_free_instance(processes, COMPONENT), 1);
    stage(processes, PROGRAM_ROLE_APP)->principal = COMPONENT | 1U << 16;
    CHECK_EQ(processes_free_instance(processes, COMPONENT), 2);
    process_forget(first);
    CHECK_EQ(processes_free_instance(processes, COMPONENT), 0);
}

TEST(an_end_has_its_number_and_stays_until_it_is_forgotten)
{
    struct processes *processes = begin();
    struct process *first = stage(processes, PROGRAM_ROLE_SERVICE);
    struct process *second = stage(processes, PROGRAM_ROLE_SERVICE);
    finish(second, 3);
    finish(first, 4);
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

TEST(events_that_made_way_are_counted_as_lost_and_those_that_were_retired_are_not)
{
    struct processes *processes = begin();
    for (uint32_t i = 0; i < 4; i++) {
        finish(stage(processes, PROGRAM_ROLE_SERVICE), i);
    }
    uint64_t lost = 9;
    process_forget(processes_find(processes, 1));
    CHECK_EQ(processes_next_event(processes, &bootstrap, 0, &lost)->seq, 2);
    CHECK_EQ(lost, 0);
    processes_make_way(processes, processes_find(processes, 2));
    processes_make_way(processes, processes_find(processes, 3));
    CHECK_EQ(processes_next_event(processes, &bootstrap, 0, &lost)->seq, 4);
    CHECK_EQ(lost, 2);
    CHECK_EQ(processes_next_event(processes, &bootstrap, 2, &lost)->seq, 4);
    CHECK_EQ(lost, 1);
}

TEST(who_is_behind_all_that_is_remembered_is_told_of_all_that_made_way)
{
    struct processes *processes = begin();
    for (uint32_t i = 0; i < PROCESSES_LOST + 3; i++) {
        struct process *process = stage(processes, PROGRAM_ROLE_SERVICE);
        finish(process, i);
        processes_make_way(processes, process);
    }
    finish(stage(processes, PROGRAM_ROLE_SERVICE), 0);
    uint64_t lost = 0;
    CHECK(processes_next_event(processes, &bootstrap, 0, &lost) != NULL);
    CHECK_EQ(lost, PROCESSES_LOST + 3);
    CHECK(processes_next_event(processes, &bootstrap, last_seq - 3, &lost) != NULL);
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
    struct process_plan plan = {.pid = last_pid + 1, .role = PROGRAM_ROLE_APP};
    CHECK(processes_stage(processes, &plan) == NULL);
    finish(processes_find(processes, 9), 0);
    finish(processes_find(processes, 4), 0);
    CHECK_EQ(processes_oldest_exited(processes)->pid, 9);
    process_forget(processes_oldest_exited(processes));
    CHECK(processes_stage(processes, &plan) != NULL);
    CHECK(processes_check(processes));
}

TEST(events_of_services_do_not_make_way_for_programs_of_one_launcher)
{
    struct processes *processes = begin();
    struct process *service = stage(processes, PROGRAM_ROLE_SERVICE);
    service->created_by = ROOTD;
    finish(service, 0);
    for (uint32_t i = 1; i < PROCD_MAX_PROCESSES; i++) {
        finish(stage(processes, PROGRAM_ROLE_APP), 0);
    }
    CHECK_EQ(processes_oldest_exited(processes)->pid, service->pid + 1);
}

TEST(a_component_lives_while_it_is_staged_or_runs)
{
    struct processes *processes = begin();
    CHECK(!processes_component_lives(processes, COMPONENT));
    struct process *process = stage(processes, PROGRAM_ROLE_SERVICE);
    CHECK(processes_component_lives(processes, COMPONENT));
    process_started(process, 1);
    CHECK(processes_component_lives(processes, COMPONENT));
    finish(process, 0);
    CHECK(!processes_component_lives(processes, COMPONENT));
}

UNIT_MAIN
