/* Who may become a process. */
#include "admission.h"

#include "kernel_types.h"
#include "unit.h"

enum { SERVICE = 6, DRIVER = 7, APP = 8, STRANGER = 0x400, STACK = 16384 };

static const struct writ_system_component components[] = {
    {.name = "rootd", .number = 1, .kind = WRIT_SERVICE, .band = BAND_SERVER},
    {.name = "service", .number = SERVICE, .kind = WRIT_SERVICE, .band = BAND_SERVER},
    {.name = "driver", .number = DRIVER, .kind = WRIT_DRIVER, .band = BAND_DRIVER},
    {.name = "app", .number = APP, .kind = WRIT_APP, .band = BAND_FAIR},
};

static const struct writ_system system = {.name = "sample", .components = components, .count = 4};

static uint32_t check(enum program_role role, uint16_t component, uint32_t *ret_index)
{
    *ret_index = 99;
    return admission_check(&system, role, component, STACK, ret_index);
}

TEST(a_component_is_admitted_in_its_own_role_and_in_no_other)
{
    uint32_t index;
    CHECK_EQ(check(PROGRAM_ROLE_SERVICE, SERVICE, &index), 0);
    CHECK_EQ(index, 1);
    CHECK_EQ(check(PROGRAM_ROLE_DRIVER, DRIVER, &index), 0);
    CHECK_EQ(index, 2);
    CHECK_EQ(check(PROGRAM_ROLE_APP, APP, &index), 0);
    CHECK_EQ(index, 3);
    CHECK_EQ(check(PROGRAM_ROLE_DRIVER, SERVICE, &index), PROCD_ERROR_NO_SUCH_COMPONENT);
    CHECK_EQ(check(PROGRAM_ROLE_SERVICE, DRIVER, &index), PROCD_ERROR_NO_SUCH_COMPONENT);
    CHECK_EQ(check(PROGRAM_ROLE_APP, SERVICE, &index), PROCD_ERROR_NO_SUCH_COMPONENT);
    CHECK_EQ(check(PROGRAM_ROLE_SERVICE, STRANGER, &index), PROCD_ERROR_NO_SUCH_COMPONENT);
    CHECK_EQ(index, 99);
}

TEST(the_root_is_not_made_again)
{
    uint32_t index;
    CHECK_EQ(check(PROGRAM_ROLE_SERVICE, 1, &index), PROCD_ERROR_NO_SUCH_COMPONENT);
}

TEST(a_stranger_does_not_take_the_number_of_a_component)
{
    uint32_t index;
    CHECK_EQ(check(PROGRAM_ROLE_EXTENSION, SERVICE, &index), PROCD_ERROR_ROLE_RESERVED);
    CHECK_EQ(check(PROGRAM_ROLE_TEST, 1, &index), PROCD_ERROR_ROLE_RESERVED);
    CHECK_EQ(check(PROGRAM_ROLE_TEST, 0, &index), PROCD_ERROR_NO_SUCH_COMPONENT);
    CHECK_EQ(check(PROGRAM_ROLE_EXTENSION, STRANGER, &index), 0);
    CHECK_EQ(index, ADMISSION_STRANGER);
}

TEST(a_stack_that_is_not_whole_pages_is_refused)
{
    uint32_t index = 0;
    CHECK_EQ(admission_check(&system, PROGRAM_ROLE_APP, APP, STACK + 8, &index),
             PROCD_ERROR_BAD_STACK);
}

/* Whether the principal may give all bands from this one on, and none before it. */
static bool gives_from(uint32_t principal, enum scheduling_band first)
{
    bool good = true;
    for (uint32_t band = SCHEDULING_BAND_DRIVER; band <= SCHEDULING_BAND_IDLE; band++) {
        uint8_t given = 99;
        bool may = admission_band(&system, principal, (enum scheduling_band)band, &given);
        good = good && may == (band >= first) &&
               given == (may ? band - SCHEDULING_BAND_DRIVER + BAND_DRIVER : 99);
    }
    return good;
}

TEST(nobody_gives_a_band_before_his_own_and_a_stranger_none_before_the_fair_one)
{
    CHECK(gives_from(DRIVER, SCHEDULING_BAND_DRIVER));
    CHECK(gives_from(1, SCHEDULING_BAND_SERVER));
    CHECK(gives_from(APP, SCHEDULING_BAND_FAIR));
    CHECK(gives_from(STRANGER, SCHEDULING_BAND_FAIR));
}

UNIT_MAIN
