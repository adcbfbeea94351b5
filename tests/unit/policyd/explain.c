/* Verdicts as sentences. */
#include "explain.h"

#include <string.h>

#include "unit.h"

enum { SERVER = 1, CLIENT = 2, PROTOCOL = 0x10 };

static const char *const roles[] = {"reader", NULL, "operator"};
static const struct writ_system_served served[] = {
    {.name = "Store", .protocol = PROTOCOL, .role_names = roles, .role_count = 3},
};
static const struct writ_system_connection connections[] = {
    {.slot = 16, .server = 0, .protocol = PROTOCOL, .roles = 1},
};
static const struct writ_system_component components[] = {
    {.name = "stored", .number = SERVER, .served = served, .served_count = 1},
    {.name = "shell", .number = CLIENT, .connections = connections, .connection_count = 1},
};
static const struct writ_system sample = {.name = "sample", .components = components, .count = 2};

static void check_sentence(uint32_t subject, uint16_t protocol, uint32_t wanted,
                           const char *expected)
{
    static struct policy_state state;
    static struct policy_cuts cuts;
    struct policy policy;
    policy_state_init(&state, &sample, 0);
    policy_init(&policy, &sample, &state, &cuts);
    struct policy_question question = {
        .subject = subject, .target = SERVER, .protocol = protocol, .wanted = wanted};
    struct policy_answer answer = policy_decide(&policy, &question);
    char sentence[POLICYD_MAX_SENTENCE];
    uint32_t length = explain(&policy, &question, &answer, sentence);
    CHECK_BYTES(sentence, expected, strlen(expected));
    CHECK_EQ(length, strlen(expected));
}

TEST(a_yes_names_who_what_and_the_rule)
{
    check_sentence(
        CLIENT, PROTOCOL, 1,
        "shell may speak Store to stored as reader: rule 1 of the compiled table says so.");
}

TEST(a_narrowed_answer_names_what_is_not_given)
{
    check_sentence(
        CLIENT, PROTOCOL, 5,
        "shell may speak Store to stored as reader: rule 1 of the compiled table says so; "
        "not as operator.");
}

TEST(a_no_says_that_silence_is_no)
{
    check_sentence(
        CLIENT, PROTOCOL, 4,
        "shell may not speak Store to stored as operator: no rule gives it that, and what "
        "no rule gives is refused.");
}

TEST(what_has_no_name_is_told_by_its_number)
{
    check_sentence(77, 0x99, 2,
                   "component 77 may not speak protocol 153 to stored as role 1: nobody by that "
                   "number serves it.");
}

TEST(the_longest_sentence_fits)
{
    check_sentence(
        CLIENT, PROTOCOL, UINT32_MAX,
        "shell may speak Store to stored as reader: rule 1 of the compiled table says so; "
        "not as role 1, operator, role 3, role 4, role 5, role 6, role 7, role 8, role 9, "
        "role 10, role 11, role 12, role 13, role 14, role 15, role 16, role 17, role 18, "
        "role 19, role 20, role 21, role 22, role 23, role 24, role 25, role 26, role 27, "
        "role 28, role 29, role 30, role 31.");
}

UNIT_MAIN
