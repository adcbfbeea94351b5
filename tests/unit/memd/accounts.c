/* Whose quota is whose. */
#include "accounts.h"

#include <string.h>

#include "unit.h"

enum { LABEL = 0x10005, OTHER_LABEL = 0x20005, SOMEBODY = 64, OTHER = 65, QUOTA = 40 };

static struct accounts *begin(void)
{
    static struct accounts accounts;
    memset(&accounts, 0, sizeof accounts);
    return &accounts;
}

static struct account *open_account(struct accounts *accounts, uint64_t label, uint32_t principal,
                                    uint32_t quota, uint32_t *ret_old)
{
    struct account wanted = {.label = label, .principal = principal, .quota = quota};
    return accounts_open(accounts, &wanted, ret_old);
}

TEST(an_account_is_found_by_its_principal)
{
    struct accounts *accounts = begin();
    uint32_t old = 1;
    struct account *account = open_account(accounts, LABEL, SOMEBODY, QUOTA, &old);
    CHECK(account != NULL);
    CHECK_EQ(old, 0);
    CHECK(accounts_find(accounts, SOMEBODY) == account);
    CHECK(accounts_find(accounts, OTHER) == NULL);
    CHECK(accounts_find(accounts, 0) == NULL);
    CHECK(accounts_check(accounts));
}

TEST(a_second_quota_takes_the_place_of_the_first_and_what_was_counted_stays)
{
    struct accounts *accounts = begin();
    uint32_t old = 0;
    open_account(accounts, LABEL, SOMEBODY, QUOTA, &old)->requested = 4096;
    uint64_t generation = accounts->generation;
    struct account *account = open_account(accounts, LABEL, SOMEBODY, QUOTA + 1, &old);
    CHECK_EQ(old, QUOTA);
    CHECK_EQ(account->quota, QUOTA + 1);
    CHECK_EQ(account->requested, 4096);
    CHECK_EQ(accounts->generation, generation);
}

TEST(a_program_has_one_account_which_goes_with_the_connection_that_opened_it_last)
{
    struct accounts *accounts = begin();
    uint32_t old = 0;
    struct account *account = open_account(accounts, LABEL, SOMEBODY, QUOTA, &old);
    CHECK(open_account(accounts, OTHER_LABEL, SOMEBODY, QUOTA + 1, &old) == account);
    CHECK_EQ(old, QUOTA);
    CHECK(accounts_check(accounts));
    CHECK_EQ(accounts_close(accounts, LABEL), 0);
    CHECK(accounts_find(accounts, SOMEBODY) == account);
    CHECK_EQ(accounts_close(accounts, OTHER_LABEL), QUOTA + 1);
    CHECK(accounts_find(accounts, SOMEBODY) == NULL);
}

TEST(an_account_goes_once_and_gives_its_quota_back)
{
    struct accounts *accounts = begin();
    uint32_t old = 0;
    CHECK(open_account(accounts, LABEL, SOMEBODY, QUOTA, &old) != NULL);
    CHECK_EQ(accounts_close(accounts, OTHER_LABEL), 0);
    CHECK_EQ(accounts_close(accounts, LABEL), QUOTA);
    CHECK_EQ(accounts_close(accounts, LABEL), 0);
    CHECK_EQ(accounts_close(accounts, 0), 0);
    CHECK(accounts_find(accounts, SOMEBODY) == NULL);
    CHECK_EQ(accounts->generation, 2);
}

TEST(there_is_a_bound_on_accounts)
{
    struct accounts *accounts = begin();
    uint32_t old = 0;
    for (uint32_t i = 1; i <= MEMD_MAX_ACCOUNTS; i++) {
        CHECK(open_account(accounts, i, i, QUOTA + i, &old) != NULL);
    }
    CHECK(open_account(accounts, MEMD_MAX_ACCOUNTS + 1, MEMD_MAX_ACCOUNTS + 1, QUOTA, &old) ==
          NULL);
    CHECK(accounts_check(accounts));
}

TEST(accounts_are_told_by_rising_principal)
{
    struct accounts *accounts = begin();
    uint32_t old = 0;
    CHECK(open_account(accounts, LABEL, OTHER, QUOTA, &old) != NULL);
    CHECK(open_account(accounts, OTHER_LABEL, SOMEBODY, QUOTA + 1, &old) != NULL);
    CHECK_EQ(accounts_next(accounts, 0)->principal, SOMEBODY);
    CHECK_EQ(accounts_next(accounts, SOMEBODY)->principal, OTHER);
    CHECK(accounts_next(accounts, OTHER) == NULL);
}

TEST(memory_is_scarce_when_little_is_left_to_promise)
{
    CHECK_EQ(accounts_pressure(6400, 0), PRESSURE_PLENTY);
    CHECK_EQ(accounts_pressure(6400, 5600), PRESSURE_PLENTY);
    CHECK_EQ(accounts_pressure(6400, 5601), PRESSURE_SCARCE);
    CHECK_EQ(accounts_pressure(6400, 6300), PRESSURE_SCARCE);
    CHECK_EQ(accounts_pressure(6400, 6301), PRESSURE_EXHAUSTED);
    CHECK_EQ(accounts_pressure(6400, 6500), PRESSURE_EXHAUSTED);
    CHECK_EQ(accounts_pressure(0, 0), PRESSURE_EXHAUSTED);
}

UNIT_MAIN
