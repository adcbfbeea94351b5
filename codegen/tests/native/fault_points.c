/* Fault points: what each rule does, and that no text sets what is not a rule. */
#include "harbor_wire.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

enum { TEXTS = 50000, ROUNDS = 10000 };

static struct writ_fault points[HARBOR_FAULTS];

static void arrange(void)
{
    memcpy(points, harbor_faults, sizeof points);
}

static bool set(const char *text)
{
    return writ_fault_set(points, HARBOR_FAULTS, text, strlen(text));
}

static bool fails(void)
{
    return harbor_fault_reached(points, HARBOR_FAULT_LOST_REPLY).fails;
}

/* How many of the next ten times fail, each as a bit. */
static uint32_t ten(void)
{
    uint32_t bits = 0;
    for (uint32_t i = 0; i < 10; i++) {
        bits |= (uint32_t)fails() << i;
    }
    return bits;
}

static void all_points_are_off_at_first(void)
{
    arrange();
    CHECK(ten(), 0);
    CHECK(points[0].failed, 0);
}

#if WRIT_CHECKING
static void each_rule_fails_when_it_says(void)
{
    arrange();
    CHECK(set("lost_reply:fail"), true);
    CHECK(ten(), 0x3ff);
    CHECK(set("lost_reply:drop-every:3"), true);
    CHECK(ten(), 0x124);
    CHECK(set("lost_reply:fail-after:7"), true);
    CHECK(ten(), 0x380);
    CHECK(points[0].failed, 3);
    CHECK(set("lost_reply:off"), true);
    CHECK(ten(), 0);
    CHECK(set("late_ship:delay-ms:40"), true);
    CHECK(harbor_fault_reached(points, HARBOR_FAULT_LATE_SHIP).delay_ms, 40);
    CHECK(harbor_fault_reached(points, HARBOR_FAULT_LATE_SHIP).fails, false);
}

static void a_rate_is_held_and_comes_again_the_same(void)
{
    arrange();
    CHECK(set("lost_reply:rate:250"), true);
    uint32_t first = ten();
    for (uint32_t i = 10; i < ROUNDS; i++) {
        (void)fails();
    }
    CHECK(points[0].failed > ROUNDS / 5 && points[0].failed < ROUNDS * 3 / 10, true);
    CHECK(set("lost_reply:rate:250"), true);
    CHECK(ten(), first);
    CHECK(set("lost_reply:rate:1000"), true);
    CHECK(ten(), 0x3ff);
    CHECK(set("lost_reply:rate:0"), true);
    CHECK(ten(), 0);
}
#else
static void a_build_without_checks_never_fails(void)
{
    arrange();
    CHECK(set("lost_reply:fail"), true);
    CHECK(ten(), 0);
}
#endif

static void what_is_no_rule_changes_nothing(void)
{
    static const char *const texts[] = {
        "",
        "lost_reply",
        "lost_reply:",
        "lost_reply:fail:",
        "lost_reply:fail:1",
        "lost_repl:fail",
        "lost_reply2:fail",
        "lost_reply:drop-every",
        "lost_reply:drop-every:",
        "lost_reply:drop-every:0",
        "lost_reply:rate:1001",
        "lost_reply:rate:-1",
        "lost_reply:delay-ms:4294967296",
        "lost_reply:fail-after:1x",
        "lost_reply:never",
    };
    arrange();
    for (uint32_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        CHECK(set(texts[i]), false);
    }
    CHECK(memcmp(points, harbor_faults, sizeof points), 0);
}

static void random_texts_set_rules_that_are_good_or_nothing(void)
{
    static const char *const words[] = {"lost_reply", "late_ship",  ":",          "fail",
                                        "off",        "rate",       "drop-every", "delay-ms",
                                        "9999",       "fail-after", "0",          "x"};
    arrange();
    srand(7);
    for (uint32_t i = 0; i < TEXTS; i++) {
        char text[64] = "";
        for (int n = rand() % 6; n >= 0; n--) {
            strcat(text, words[rand() % 12]);
        }
        struct writ_fault before[HARBOR_FAULTS];
        memcpy(before, points, sizeof before);
        if (!set(text)) {
            CHECK(memcmp(before, points, sizeof before), 0);
        }
        for (uint32_t k = 0; k < HARBOR_FAULTS; k++) {
            CHECK(points[k].rule < WRIT_FAULT_RULES, true);
            CHECK(writ_fault_fits(points[k].rule, points[k].argument), true);
        }
        (void)fails();
    }
}

int main(void)
{
    static const struct test tests[] = {
        TEST(all_points_are_off_at_first),
#if WRIT_CHECKING
        TEST(each_rule_fails_when_it_says),
        TEST(a_rate_is_held_and_comes_again_the_same),
#else
        TEST(a_build_without_checks_never_fails),
#endif
        TEST(what_is_no_rule_changes_nothing),
        TEST(random_texts_set_rules_that_are_good_or_nothing),
    };
    return run_tests(tests, sizeof(tests) / sizeof(tests[0]));
}
