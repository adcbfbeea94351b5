/* Who is behind a name, and who learns of it. */
#include "names.h"

#include <string.h>

#include "unit.h"

enum { ROOT = 1, STORE = 2, TWO = 3, CLIENT = 9, LABEL = 0x10006, OTHER_LABEL = 0x20006 };

static const struct writ_system_served store_served[] = {{.name = "Store", .protocol = 0x10}};
static const struct writ_system_served two_served[] = {{.name = "Left", .protocol = 0x11},
                                                       {.name = "Right", .protocol = 0x12}};
static const struct writ_system_component components[] = {
    {.name = "root", .number = ROOT},
    {.name = "store", .number = STORE, .served = store_served, .served_count = 1},
    {.name = "two", .number = TWO, .served = two_served, .served_count = 2},
};
static const struct writ_system sample = {.name = "sample", .components = components, .count = 3};

static struct names *begin(void)
{
    static struct names names;
    CHECK(names_init(&names, &sample, 0));
    return &names;
}

static struct name *resolve(struct names *names, const char *letters)
{
    return names_resolve(names, (const uint8_t *)letters, (uint32_t)strlen(letters));
}

static enum names_verdict enroll(struct names *names, const char *letters, uint32_t owner,
                                 uint64_t *ret_id)
{
    struct name_registration wanted = {.letters = (const uint8_t *)letters,
                                       .length = (uint32_t)strlen(letters),
                                       .owner = owner,
                                       .protocol = 0x20,
                                       .endpoint = 33,
                                       .label = LABEL};
    return names_register(names, &wanted, ret_id);
}

TEST(declared_names_are_there_from_the_start)
{
    struct names *names = begin();
    struct name *store = resolve(names, "store");
    CHECK(store != NULL);
    CHECK_EQ(store->row.owner, STORE);
    CHECK_EQ(store->row.protocol, 0x10);
    CHECK_EQ(store->row.state, NAME_STATE_DOWN);
    CHECK_EQ(store->row.origin, NAME_ORIGIN_DECLARED);
    CHECK(names_find(names, store->row.id) == store);
}

TEST(a_component_that_serves_several_protocols_has_a_name_for_each)
{
    struct names *names = begin();
    CHECK_EQ(resolve(names, "two.Left")->row.protocol, 0x11);
    CHECK_EQ(resolve(names, "two.Right")->row.protocol, 0x12);
    CHECK(resolve(names, "two") == NULL);
}

TEST(what_nobody_declares_is_not_resolved)
{
    struct names *names = begin();
    CHECK(resolve(names, "stor") == NULL);
    CHECK(resolve(names, "stores") == NULL);
    CHECK(resolve(names, "root") == NULL);
    CHECK(names_find(names, 0) == NULL);
}

TEST(a_name_of_another_component_cannot_be_registered)
{
    struct names *names = begin();
    uint64_t id = 0;
    CHECK_EQ(enroll(names, "store", CLIENT, &id), NAMES_NOT_YOURS);
    CHECK_EQ(enroll(names, "store", STORE, &id), NAMES_TAKEN);
    CHECK_EQ(enroll(names, "game", CLIENT, &id), NAMES_GOOD);
    CHECK_EQ(enroll(names, "game", CLIENT | 3u << 16, &id), NAMES_TAKEN);
    CHECK_EQ(enroll(names, "game", STORE, &id), NAMES_NOT_YOURS);
    CHECK(names_check(names));
}

TEST(a_registered_name_goes_with_the_connection_that_made_it)
{
    struct names *names = begin();
    uint64_t id = 0;
    CHECK_EQ(enroll(names, "game", CLIENT, &id), NAMES_GOOD);
    struct name *name = names_registered_by(names, LABEL);
    CHECK(name == names_find(names, id));
    CHECK_EQ(name->endpoint, 33);
    names_withdraw(names, name);
    CHECK(names_registered_by(names, LABEL) == NULL);
    CHECK(resolve(names, "game") == NULL);
    uint64_t next = 0;
    CHECK_EQ(enroll(names, "game", CLIENT, &next), NAMES_GOOD);
    CHECK(next > id);
    CHECK(names_check(names));
}

TEST(names_past_the_bound_are_refused)
{
    struct names *names = begin();
    char letters[] = "aaa";
    uint64_t id = 0;
    for (uint32_t i = 3; i < SAMGRD_MAX_NAMES; i++) {
        letters[0] = (char)('a' + i / 26 % 26);
        letters[1] = (char)('a' + i % 26);
        CHECK_EQ(enroll(names, letters, CLIENT, &id), NAMES_GOOD);
    }
    CHECK_EQ(enroll(names, "onemore", CLIENT, &id), NAMES_FULL);
    CHECK(resolve(names, "onemore") == NULL);
    CHECK(names_check(names));
}

TEST(a_death_is_told_once_however_often_it_is_said)
{
    struct names *names = begin();
    struct name *store = resolve(names, "store");
    CHECK(!names_change(names, store, STORE, NAME_CHANGE_DIED));
    CHECK(names_change(names, store, STORE, NAME_CHANGE_CAME_UP));
    CHECK(names_change(names, store, STORE, NAME_CHANGE_DIED));
    CHECK(!names_change(names, store, STORE, NAME_CHANGE_DIED));
    CHECK_EQ(store->row.state, NAME_STATE_RESTARTING);
    CHECK(names_change(names, store, STORE | 1u << 16, NAME_CHANGE_RESTARTED));
    CHECK_EQ(store->row.state, NAME_STATE_UP);
    CHECK_EQ(store->row.restarts, 1);
    CHECK_EQ(store->row.owner, STORE | 1u << 16);
    CHECK_EQ(names->last_seq, 3);
}

TEST(a_name_that_was_given_up_can_be_restarted)
{
    struct names *names = begin();
    struct name *store = resolve(names, "store");
    CHECK(names_change(names, store, STORE, NAME_CHANGE_GIVEN_UP));
    CHECK_EQ(store->row.state, NAME_STATE_FAILED);
    CHECK(!names_change(names, store, STORE, NAME_CHANGE_CAME_UP));
    CHECK(names_change(names, store, STORE, NAME_CHANGE_RESTARTED));
    CHECK_EQ(store->row.state, NAME_STATE_UP);
}

TEST(nobody_else_takes_a_name_by_a_change)
{
    struct names *names = begin();
    struct name *store = resolve(names, "store");
    CHECK(!names_change(names, store, CLIENT, NAME_CHANGE_CAME_UP));
    CHECK_EQ(store->row.owner, STORE);
    CHECK_EQ(store->row.state, NAME_STATE_DOWN);
}

TEST(a_caller_hears_of_the_names_it_watches_and_of_no_others)
{
    struct names *names = begin();
    struct name *store = resolve(names, "store");
    struct name *left = resolve(names, "two.Left");
    struct name_watch watch = {.name = store->row.id, .label = LABEL, .bell = 40};
    uint32_t old = 0;
    CHECK(names_watch(names, &watch, &old));
    CHECK(names_change(names, left, TWO, NAME_CHANGE_CAME_UP));
    CHECK(names_change(names, store, STORE, NAME_CHANGE_CAME_UP));
    struct name_news news;
    CHECK(names_next_event(names, LABEL, 0, &news));
    CHECK_EQ(news.event.name, store->row.id);
    CHECK_EQ(news.event.change, NAME_CHANGE_CAME_UP);
    CHECK_EQ(news.seq, 2);
    CHECK_EQ(news.lost, 0);
    CHECK(!names_next_event(names, LABEL, 2, &news));
    CHECK(!names_next_event(names, LABEL, UINT64_MAX, &news));
    CHECK(!names_next_event(names, OTHER_LABEL, 0, &news));
}

TEST(events_that_made_way_are_counted)
{
    struct names *names = begin();
    struct name *store = resolve(names, "store");
    struct name_watch watch = {.name = store->row.id, .label = LABEL, .bell = 40};
    uint32_t old = 0;
    CHECK(names_watch(names, &watch, &old));
    CHECK(names_change(names, store, STORE, NAME_CHANGE_CAME_UP));
    for (uint32_t i = 0; i < NAMES_EVENTS; i++) {
        CHECK(names_change(names, store, STORE,
                           i % 2 == 0 ? NAME_CHANGE_DIED : NAME_CHANGE_RESTARTED));
    }
    struct name_news news;
    CHECK(names_next_event(names, LABEL, 0, &news));
    CHECK_EQ(news.lost, 1);
    CHECK_EQ(news.seq, 2);
}

TEST(a_second_watch_gives_the_first_bell_back)
{
    struct names *names = begin();
    struct name_watch watch = {.name = 1, .label = LABEL, .bell = 40};
    uint32_t old = 7;
    CHECK(names_watch(names, &watch, &old));
    CHECK_EQ(old, 0);
    watch.bell = 41;
    CHECK(names_watch(names, &watch, &old));
    CHECK_EQ(old, 40);
    CHECK(names_next_watch(names, 1, 0)->bell == 41);
    CHECK_EQ(names_unwatch(names, 1, LABEL), 41);
    CHECK_EQ(names_unwatch(names, 1, LABEL), 0);
    CHECK(names_next_watch(names, 1, 0) == NULL);
}

TEST(watches_past_the_bound_are_refused_and_a_replaced_one_is_not)
{
    struct names *names = begin();
    uint32_t old = 0;
    for (uint32_t i = 0; i < SAMGRD_MAX_WATCHES; i++) {
        struct name_watch watch = {.name = 1, .label = i + 1, .bell = i + 1};
        CHECK(names_watch(names, &watch, &old));
    }
    struct name_watch more = {.name = 2, .label = 1, .bell = 999};
    CHECK(!names_watch(names, &more, &old));
    more.name = 1;
    CHECK(names_watch(names, &more, &old));
    CHECK_EQ(old, 1);
    CHECK(names_check(names));
}

TEST(the_bells_of_a_name_and_the_watches_of_a_connection_can_be_ended)
{
    struct names *names = begin();
    uint32_t old = 0;
    for (uint64_t name = 1; name <= 3; name++) {
        struct name_watch watch = {.name = name, .label = LABEL, .bell = (uint32_t)name};
        CHECK(names_watch(names, &watch, &old));
    }
    CHECK_EQ(names_take_bell(names, 2), 2);
    CHECK_EQ(names_take_bell(names, 2), 0);
    CHECK_EQ(names_unwatch_label(names, LABEL), 1);
    CHECK_EQ(names_unwatch_label(names, LABEL), 3);
    CHECK_EQ(names_unwatch_label(names, LABEL), 0);
    CHECK(names_next_watch(names, 2, 0) == NULL);
}

TEST(who_watches_a_name_that_is_withdrawn_reads_that_it_was)
{
    struct names *names = begin();
    struct name_news news;
    uint64_t id = 0;
    uint32_t old = 0;
    CHECK_EQ(enroll(names, "game", CLIENT, &id), NAMES_GOOD);
    struct name_watch watch = {.name = id, .label = LABEL, .bell = 3};
    CHECK(names_watch(names, &watch, &old));
    names_withdraw(names, names_find(names, id));
    CHECK_EQ(names_take_bell(names, id), 3);
    CHECK(names_check(names));
    CHECK(names_next_event(names, LABEL, 0, &news));
    CHECK_EQ(news.event.change, NAME_CHANGE_WITHDRAWN);
    CHECK_EQ(news.event.name, id);
}

TEST(a_watch_of_a_name_that_is_no_more_makes_way)
{
    struct names *names = begin();
    uint64_t id = 0;
    uint32_t old = 0;
    CHECK_EQ(enroll(names, "game", CLIENT, &id), NAMES_GOOD);
    for (uint32_t i = 0; i < SAMGRD_MAX_WATCHES; i++) {
        struct name_watch watch = {.name = i == 5 ? id : 1, .label = LABEL + i, .bell = i + 1};
        CHECK(names_watch(names, &watch, &old));
    }
    struct name_watch more = {.name = 1, .label = 1, .bell = 999};
    CHECK(!names_watch(names, &more, &old));
    names_withdraw(names, names_find(names, id));
    CHECK_EQ(names_take_bell(names, id), 6);
    CHECK(names_watch(names, &more, &old));
    CHECK_EQ(old, 0);
    CHECK(names_check(names));
}

TEST(no_number_from_before_a_loss_is_used_again_but_those_of_declared_names)
{
    struct names *names = begin();
    struct name_news news;
    uint64_t before = 0;
    uint64_t after = 0;
    uint32_t old = 0;
    CHECK_EQ(enroll(names, "game", CLIENT, &before), NAMES_GOOD);
    struct name *store = names_resolve(names, (const uint8_t *)"store", 5);
    CHECK(store != NULL && names_change(names, store, STORE, NAME_CHANGE_CAME_UP));
    uint64_t id = store->row.id;
    uint64_t seq = names->last_seq;
    CHECK(names_init(names, &sample, 1));
    store = names_resolve(names, (const uint8_t *)"store", 5);
    CHECK(store != NULL && store->row.id == id);
    CHECK_EQ(enroll(names, "game", CLIENT, &after), NAMES_GOOD);
    CHECK(after > before);
    struct name_watch watch = {.name = id, .label = LABEL, .bell = 3};
    CHECK(names_watch(names, &watch, &old));
    CHECK(!names_next_event(names, LABEL, seq, &news));
    CHECK(names_change(names, store, STORE, NAME_CHANGE_CAME_UP));
    CHECK(names_next_event(names, LABEL, seq, &news));
    CHECK(news.seq > seq);
    CHECK(names_check(names));
}

TEST(bells_are_told_one_after_the_other)
{
    struct names *names = begin();
    uint32_t old = 0;
    for (uint64_t name = 1; name <= 2; name++) {
        struct name_watch watch = {.name = name, .label = LABEL, .bell = (uint32_t)name + 6};
        CHECK(names_watch(names, &watch, &old));
    }
    const struct name_watch *first = names_next_bell(names, 0);
    CHECK(first != NULL && first->bell == 7);
    const struct name_watch *next = names_next_bell(names, (uint32_t)(first - names->watches) + 1);
    CHECK(next != NULL && next->bell == 8);
    CHECK(names_next_bell(names, (uint32_t)(next - names->watches) + 1) == NULL);
}

TEST(pages_tell_of_every_name_once_by_rising_number)
{
    struct names *names = begin();
    uint64_t id = 0;
    CHECK_EQ(enroll(names, "game", CLIENT, &id), NAMES_GOOD);
    uint64_t after = 0;
    uint64_t expected = 1;
    do {
        struct name_row rows[3];
        uint32_t count = names_page(names, after, rows, 3, &after);
        for (uint32_t i = 0; i < count; i++) {
            CHECK_EQ(rows[i].id, expected++);
        }
    } while (after != 0);
    CHECK_EQ(expected, 5);
}

TEST(a_return_counts_also_for_who_did_not_see_the_death)
{
    struct names *names = begin();
    struct name *store = resolve(names, "store");
    CHECK(names_change(names, store, STORE, NAME_CHANGE_RESTARTED));
    CHECK_EQ(store->row.state, NAME_STATE_UP);
    CHECK(!names_change(names, store, STORE, NAME_CHANGE_RESTARTED));
}

UNIT_MAIN
