/* What the end of a process means. */
#include "supervision.h"

#include "unit.h"

/* A root, a service that is never started again, two applications, and two that are: one of them makes
 * all but itself. */
enum { SERVICE = 1, FIRST_APP = 2, SECOND_APP = 3, MAKER = 4, SERVER = 5 };

#define MS UINT64_C(1000)

static const struct writ_system_served served[] = {{.name = "Sample", .protocol = 16}};

static const struct writ_system_component components[] = {
    {.name = "root", .number = 1, .kind = WRIT_SERVICE, .startup = WRIT_STARTUP_BOOT},
    {.name = "service", .number = 2, .kind = WRIT_SERVICE, .startup = WRIT_STARTUP_BOOT},
    {.name = "first", .number = 3, .kind = WRIT_APP, .startup = WRIT_STARTUP_BOOT},
    {.name = "second", .number = 4, .kind = WRIT_APP, .startup = WRIT_STARTUP_BOOT},
    {.name = "maker",
     .number = 5,
     .kind = WRIT_SERVICE,
     .startup = WRIT_STARTUP_BOOT,
     .served = served,
     .served_count = 1,
     .restart =
         {.when = WRIT_RESTART_ALWAYS, .low_ms = 10, .high_ms = 40, .budget = 3, .per_ms = 1000}},
    {.name = "server",
     .number = 6,
     .kind = WRIT_SERVICE,
     .startup = WRIT_STARTUP_BOOT,
     .served = served,
     .served_count = 1,
     .restart =
         {.when = WRIT_RESTART_ALWAYS, .low_ms = 10, .high_ms = 40, .budget = 3, .per_ms = 1000}},
};

static const struct writ_system sample = {.name = "sample", .components = components, .count = 6};

static enum supervision_verdict end(struct supervision *supervision, uint32_t component,
                                    enum exit_cause cause, uint32_t code)
{
    struct supervision_end it = {.component = component, .cause = cause, .code = code};
    return supervision_ended(supervision, &it);
}

TEST(an_application_that_is_not_started_at_boot_is_not_waited_for)
{
    struct supervision supervision;
    struct writ_system_component some[6];
    struct writ_system other = sample;
    for (uint32_t i = 0; i < other.count; i++) {
        some[i] = components[i];
    }
    some[SECOND_APP].startup = WRIT_STARTUP_NONE;
    other.components = some;
    supervision_init(&supervision, &other, MAKER);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_EXITED, 0), SUPERVISION_ALL_WELL);
}

TEST(all_is_well_when_the_last_application_has_ended_well)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample, MAKER);
    CHECK_EQ(end(&supervision, SECOND_APP, EXIT_CAUSE_EXITED, 0), SUPERVISION_GO_ON);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_EXITED, 0), SUPERVISION_ALL_WELL);
}

TEST(an_application_that_ends_with_a_code_fails_the_system)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample, MAKER);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_EXITED, 1), SUPERVISION_FAILED);
}

TEST(an_application_that_is_killed_or_faults_fails_the_system)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample, MAKER);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_KILLED, 0), SUPERVISION_FAILED);
    supervision_init(&supervision, &sample, MAKER);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_FAULTED, 0), SUPERVISION_FAILED);
}

TEST(a_service_that_ends_fails_the_system_whatever_its_code)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample, MAKER);
    CHECK_EQ(end(&supervision, SERVICE, EXIT_CAUSE_EXITED, 0), SUPERVISION_FAILED);
}

TEST(an_application_that_ended_well_and_is_started_again_may_end_well_again)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample, MAKER);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_EXITED, 0), SUPERVISION_GO_ON);
    supervision_anew(&supervision, FIRST_APP);
    supervision_started(&supervision, FIRST_APP);
    CHECK_EQ(end(&supervision, SECOND_APP, EXIT_CAUSE_EXITED, 0), SUPERVISION_GO_ON);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_EXITED, 0), SUPERVISION_ALL_WELL);
}

/* All that serve run and have answered. */
static struct supervision running(void)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample, MAKER);
    for (uint32_t i = 1; i < sample.count; i++) {
        supervision_started(&supervision, i);
    }
    supervision_proved(&supervision, MAKER);
    supervision_proved(&supervision, SERVER);
    return supervision;
}

static enum supervision_verdict crash_at(struct supervision *supervision, uint32_t component,
                                         uint64_t time_us)
{
    struct supervision_end it = {
        .component = component, .cause = EXIT_CAUSE_FAULTED, .time_us = time_us};
    it.started_us = it.time_us; /* it served for no time at all */
    return supervision_ended(supervision, &it);
}

TEST(while_all_run_there_is_nothing_to_do)
{
    struct supervision supervision = running();
    CHECK_EQ(supervision_wait_ms(&supervision), SUPERVISION_FOREVER);
    CHECK_EQ(supervision_due(&supervision), 0);
    CHECK_EQ(supervision_unproved(&supervision, 0), 0);
}

TEST(what_ends_is_due_at_once_and_the_next_time_after_its_pause)
{
    struct supervision supervision = running();
    CHECK_EQ(crash_at(&supervision, SERVER, 500 * MS), SUPERVISION_AGAIN);
    CHECK_EQ(supervision_due(&supervision), SERVER);
    supervision_started(&supervision, SERVER);
    CHECK_EQ(supervision_unproved(&supervision, 0), SERVER);
    CHECK_EQ(supervision_wait_ms(&supervision), 0);
    supervision_proved(&supervision, SERVER);
    CHECK_EQ(supervision.of[SERVER].starts, 2);
    CHECK_EQ(crash_at(&supervision, SERVER, 600 * MS), SUPERVISION_AGAIN);
    CHECK_EQ(supervision_due(&supervision), 0);
    CHECK_EQ(supervision_wait_ms(&supervision), 10);
    supervision_now(&supervision, 609 * MS);
    CHECK_EQ(supervision_due(&supervision), 0);
    supervision_now(&supervision, 610 * MS);
    CHECK_EQ(supervision_due(&supervision), SERVER);
}

TEST(who_served_is_due_at_once_if_somebody_killed_it_and_pauses_no_longer_than_it_served_if_not)
{
    struct supervision supervision = running();
    CHECK_EQ(crash_at(&supervision, SERVER, 500 * MS), SUPERVISION_AGAIN);
    supervision_started(&supervision, SERVER);
    supervision_proved(&supervision, SERVER);
    struct supervision_end it = {.component = SERVER,
                                 .cause = EXIT_CAUSE_KILLED,
                                 .time_us = 505 * MS,
                                 .started_us = 500 * MS};
    CHECK_EQ(supervision_ended(&supervision, &it), SUPERVISION_AGAIN);
    CHECK_EQ(supervision_due(&supervision), SERVER);
    supervision_started(&supervision, SERVER);
    supervision_proved(&supervision, SERVER);
    it.cause = EXIT_CAUSE_FAULTED;
    it.time_us = 515 * MS;
    it.started_us = 505 * MS;
    CHECK_EQ(supervision_ended(&supervision, &it), SUPERVISION_AGAIN);
    CHECK_EQ(supervision_due(&supervision), SERVER);
}

/* A step of its staging did not succeed: whoever makes processes died in the middle, or had no room. */
static void cannot_be_started(struct supervision *supervision, uint32_t component)
{
    CHECK_EQ(end(supervision, component, EXIT_CAUSE_KILLED, 0), SUPERVISION_AGAIN);
}

TEST(an_estate_that_nobody_has_looked_at_is_not_distrusted)
{
    struct supervision supervision = running();
    CHECK_EQ(end(&supervision, SERVER, EXIT_CAUSE_KILLED, 9), SUPERVISION_AGAIN);
    cannot_be_started(&supervision, SERVER);
    cannot_be_started(&supervision, SERVER);
    CHECK(!supervision_distrusts(&supervision, SERVER));
}

TEST(only_what_is_started_at_boot_is_started_and_stopped_here)
{
    struct supervision supervision;
    struct writ_system_component some[6];
    struct writ_system other = sample;
    for (uint32_t i = 0; i < other.count; i++) {
        some[i] = components[i];
    }
    some[SECOND_APP].startup = WRIT_STARTUP_NONE;
    other.components = some;
    supervision_init(&supervision, &other, MAKER);
    CHECK(supervision_starts(&supervision, SERVER));
    CHECK(!supervision_starts(&supervision, SECOND_APP));
}

TEST(a_pause_passes_whatever_else_happens)
{
    struct supervision supervision = running();
    for (uint32_t i = 0; i < 2; i++) {
        CHECK_EQ(crash_at(&supervision, SERVER, 500 * MS), SUPERVISION_AGAIN);
    }
    CHECK_EQ(supervision_wait_ms(&supervision), 10);
    for (uint32_t i = 1; i <= 10; i++) { /* somebody rings each millisecond */
        CHECK_EQ(supervision_due(&supervision), 0);
        supervision_now(&supervision, (500 + i) * MS);
    }
    CHECK_EQ(supervision_due(&supervision), SERVER);
}

TEST(that_one_is_gone_is_told_again_to_who_has_forgotten)
{
    struct supervision supervision = running();
    enum supervision_news news;
    uint32_t who = 0;
    for (uint32_t i = 0; i < 3; i++) {
        CHECK_EQ(crash_at(&supervision, SERVER, (500 + i) * MS), SUPERVISION_AGAIN);
    }
    CHECK_EQ(crash_at(&supervision, SERVER, 504 * MS), SUPERVISION_GIVE_UP);
    while ((news = supervision_news(&supervision, &who)) != SUPERVISION_NOTHING) {
        supervision_told(&supervision, who, news);
    }
    supervision_tell_again(&supervision);
    CHECK_EQ(supervision_news(&supervision, &who), SUPERVISION_CAME_UP); /* the maker */
    supervision_told(&supervision, who, SUPERVISION_CAME_UP);
    CHECK_EQ(supervision_news(&supervision, &who), SUPERVISION_GONE);
    CHECK_EQ(who, SERVER);
}

TEST(nobody_is_started_while_the_maker_is_not_ready_and_the_maker_is_first)
{
    struct supervision supervision = running();
    CHECK_EQ(crash_at(&supervision, SERVER, 500 * MS), SUPERVISION_AGAIN);
    CHECK_EQ(crash_at(&supervision, MAKER, 500 * MS), SUPERVISION_AGAIN);
    CHECK_EQ(supervision_due(&supervision), MAKER);
    supervision_started(&supervision, MAKER);
    CHECK_EQ(supervision_due(&supervision), 0);
    supervision_proved(&supervision, MAKER);
    CHECK_EQ(supervision_due(&supervision), SERVER);
}

TEST(what_ends_too_often_is_given_up_and_the_machine_goes_on_without_it)
{
    struct supervision supervision = running();
    for (uint32_t i = 0; i < 3; i++) {
        CHECK_EQ(crash_at(&supervision, SERVER, (500 + i) * MS), SUPERVISION_AGAIN);
    }
    CHECK_EQ(crash_at(&supervision, SERVER, 504 * MS), SUPERVISION_GIVE_UP);
    CHECK_EQ(supervision_wait_ms(&supervision), SUPERVISION_FOREVER);
}

TEST(without_the_maker_the_machine_ends)
{
    struct supervision supervision = running();
    for (uint32_t i = 0; i < 3; i++) {
        CHECK_EQ(crash_at(&supervision, MAKER, (500 + i) * MS), SUPERVISION_AGAIN);
    }
    CHECK_EQ(crash_at(&supervision, MAKER, 504 * MS), SUPERVISION_FAILED);
}

static enum supervision_news tell_next(struct supervision *supervision, uint32_t expected)
{
    uint32_t component = 0;
    enum supervision_news news = supervision_news(supervision, &component);
    CHECK_EQ(component, expected);
    supervision_told(supervision, component, news);
    return news;
}

TEST(a_death_is_told_before_the_return_and_each_once)
{
    struct supervision supervision = running();
    uint32_t component = 0;
    CHECK_EQ(tell_next(&supervision, MAKER), SUPERVISION_CAME_UP);
    CHECK_EQ(tell_next(&supervision, SERVER), SUPERVISION_CAME_UP);
    CHECK_EQ(crash_at(&supervision, SERVER, 500 * MS), SUPERVISION_AGAIN);
    supervision_started(&supervision, SERVER);
    supervision_proved(&supervision, SERVER);
    CHECK_EQ(tell_next(&supervision, SERVER), SUPERVISION_DIED);
    CHECK_EQ(tell_next(&supervision, SERVER), SUPERVISION_RETURNED);
    CHECK_EQ(supervision_news(&supervision, &component), SUPERVISION_NOTHING);
}

TEST(who_has_forgotten_is_told_again_who_is_up)
{
    struct supervision supervision = running();
    CHECK_EQ(crash_at(&supervision, SERVER, 500 * MS), SUPERVISION_AGAIN);
    supervision_tell_again(&supervision);
    CHECK_EQ(tell_next(&supervision, MAKER), SUPERVISION_CAME_UP);
    CHECK_EQ(tell_next(&supervision, SERVER), SUPERVISION_DIED);
}

TEST(of_an_application_there_is_nothing_to_tell)
{
    struct supervision supervision = running();
    supervision_tell_again(&supervision);
    CHECK_EQ(tell_next(&supervision, MAKER), SUPERVISION_CAME_UP);
    CHECK_EQ(tell_next(&supervision, SERVER), SUPERVISION_CAME_UP);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_EXITED, 0), SUPERVISION_GO_ON);
    uint32_t component = 0;
    CHECK_EQ(supervision_news(&supervision, &component), SUPERVISION_NOTHING);
}

/* Starts it, and ends it before it has answered. */
static void end_early(struct supervision *supervision, enum exit_cause cause, uint64_t time_us)
{
    struct supervision_end it = {.component = SERVER, .cause = cause, .time_us = time_us};
    supervision_started(supervision, SERVER);
    (void)supervision_ended(supervision, &it);
}

TEST(who_ends_twice_by_himself_before_he_answers_is_not_to_believe_what_he_inherits)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample, MAKER);
    end_early(&supervision, EXIT_CAUSE_FAULTED, 1);
    CHECK(!supervision_distrusts(&supervision, SERVER));
    end_early(&supervision, EXIT_CAUSE_EXITED, 2);
    CHECK(supervision_distrusts(&supervision, SERVER));
    CHECK(!supervision_distrusts(&supervision, SERVER));
}

TEST(an_answer_and_a_kill_by_somebody_else_say_nothing_against_what_was_inherited)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample, MAKER);
    end_early(&supervision, EXIT_CAUSE_FAULTED, 1);
    supervision_started(&supervision, SERVER);
    supervision_proved(&supervision, SERVER);
    end_early(&supervision, EXIT_CAUSE_FAULTED, 2);
    end_early(&supervision, EXIT_CAUSE_KILLED, 3);
    CHECK(!supervision_distrusts(&supervision, SERVER));
    end_early(&supervision, EXIT_CAUSE_KILLED, 0); /* it never answered */
    CHECK(supervision_distrusts(&supervision, SERVER));
}

UNIT_MAIN
