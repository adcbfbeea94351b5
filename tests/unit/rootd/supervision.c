/* What the end of a process means. */
#include "supervision.h"

#include "unit.h"

/* A root, a service and two applications. */
enum { SERVICE = 1, FIRST_APP = 2, SECOND_APP = 3 };

static const struct writ_system_component components[] = {
    {.name = "root", .number = 1, .kind = WRIT_SERVICE},
    {.name = "service", .number = 2, .kind = WRIT_SERVICE},
    {.name = "first", .number = 3, .kind = WRIT_APP},
    {.name = "second", .number = 4, .kind = WRIT_APP},
};

static const struct writ_system sample = {.name = "sample", .components = components, .count = 4};

static enum supervision_verdict end(struct supervision *supervision, uint32_t component,
                                    enum exit_cause cause, uint32_t code)
{
    struct supervision_end it = {.component = component, .cause = cause, .code = code};
    return supervision_ended(supervision, &it);
}

TEST(all_is_well_when_the_last_application_has_ended_well)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample);
    CHECK_EQ(end(&supervision, SECOND_APP, EXIT_CAUSE_EXITED, 0), SUPERVISION_GO_ON);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_EXITED, 0), SUPERVISION_ALL_WELL);
}

TEST(an_application_that_ends_with_a_code_fails_the_system)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_EXITED, 1), SUPERVISION_FAILED);
}

TEST(an_application_that_is_killed_or_faults_fails_the_system)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_KILLED, 0), SUPERVISION_FAILED);
    supervision_init(&supervision, &sample);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_FAULTED, 0), SUPERVISION_FAILED);
}

TEST(a_service_that_ends_fails_the_system_whatever_its_code)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample);
    CHECK_EQ(end(&supervision, SERVICE, EXIT_CAUSE_EXITED, 0), SUPERVISION_FAILED);
}

TEST(a_second_end_of_the_same_application_fails_the_system)
{
    struct supervision supervision;
    supervision_init(&supervision, &sample);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_EXITED, 0), SUPERVISION_GO_ON);
    CHECK_EQ(end(&supervision, FIRST_APP, EXIT_CAUSE_EXITED, 0), SUPERVISION_FAILED);
}

UNIT_MAIN
