/* Waiting for machines of every kind, events that no call makes, lists page by page, and two protocols behind one endpoint. */
#include "harbor_adapter.h"

#include "harbor_client.h"
#include "writ/fake.h"

#include "check.h"

#include <string.h>

static struct fake_world world;
static struct harbor_server server;
static struct lighthouse_server lighthouse;
static struct fake_process *served;
static struct harbor_client pilot;
static uint64_t bits_seen;

static void notified(struct harbor_server *s, uint64_t bits)
{
    (void)s;
    bits_seen = bits;
}

static void dispatch(void *context, struct writ_msg *m, const struct writ_caller *caller)
{
    (void)context;
    const struct writ_served both[] = {harbor_served(&server), lighthouse_served(&lighthouse)};
    writ_dispatch(both, 2, m, caller);
}

static void arrange(void)
{
    memset(&server, 0, sizeof server);
    memset(&lighthouse, 0, sizeof lighthouse);
    fake_world_init(&world);
    served = fake_process_new(&world, 0x40);
    harbor_serving_init(&server.serving, &served->io);
    lighthouse_serving_init(&lighthouse.serving, &served->io);
    server.serving.notified = notified;
    server.port = PORT_STATE_OPEN;
    fake_process_serve(served, dispatch, NULL);
    struct fake_process *client = fake_process_new(&world, 0x41);
    uint32_t slot = fake_connect(client, served, HARBOR_PROTOCOL, HARBOR_ROLE_PILOT, 1);
    pilot = (struct harbor_client){.io = &client->io, .slot = slot};
}

static void ship(uint32_t index, uint64_t key)
{
    server.ships[index] = (struct ship){.key = key, .state = SHIP_STATE_OUT};
}

static void a_ship_is_sighted(void *context, struct fake_call *call)
{
    (void)context;
    (void)call;
    ship(0, 9);
    server.seq++;
    harbor_event_sighted(&server, 9);
}

static void a_storm_comes(void *context, struct fake_call *call)
{
    (void)context;
    (void)call;
    server.seq++;
    server.port = PORT_STATE_SHUT;
    harbor_event_storms(&server);
}

static void the_weather_turns(void *context, struct fake_call *call)
{
    (void)context;
    (void)call;
    harbor_event_turns(&server);
}

static void the_storm_is_over(void *context, struct fake_call *call)
{
    (void)context;
    (void)call;
    server.port = PORT_STATE_OPEN;
    harbor_event_calms(&server);
}

static void somebody_shouts(void *context, struct fake_call *call)
{
    (void)context;
    harbor_event_shouted(&server, call->caller.label);
}

static void one_who_waits_for_several_machines_is_answered_by_any_of_them(void)
{
    arrange();
    uint64_t seq = 0;
    world.waiting = a_ship_is_sighted;
    CHECK(harbor_next_within(&pilot, 100, 0, &seq), WRIT_OK);
    CHECK(seq, 1);
    world.waiting = a_storm_comes;
    CHECK(harbor_next_within(&pilot, 100, seq, &seq), WRIT_OK);
    CHECK(seq, 2);
    CHECK(server.told, 1);
    fake_world_finish(&world);
}

static void an_event_that_does_not_concern_one_who_waits_lets_him_wait_on(void)
{
    arrange();
    uint64_t seq = 0;
    world.waiting = a_storm_comes;
    CHECK(harbor_next_within(&pilot, 100, 5, &seq), WRIT_TIMED_OUT);
    CHECK(server.told, 5);
    fake_world_finish(&world);
}

static void an_event_of_the_whole_server_answers_those_who_wait(void)
{
    arrange();
    server.port = PORT_STATE_SHUT;
    world.waiting = the_storm_is_over;
    CHECK(harbor_calm_within(&pilot, 100), WRIT_OK);
    CHECK(harbor_calm_within(&pilot, 100), WRIT_BAD_STATE);
    world.waiting = the_weather_turns;
    CHECK(harbor_look_within(&pilot, 100), WRIT_OK);
    fake_world_finish(&world);
}

static void an_event_of_a_session_answers_its_own_client(void)
{
    arrange();
    struct harbor_hear_reply reply;
    world.waiting = somebody_shouts;
    CHECK(harbor_hear_within(&pilot, 100, &reply), WRIT_OK);
    CHECK(reply.text.length, 4);
    fake_world_finish(&world);
}

static void several_whens_are_all_demanded_in_order(void)
{
    arrange();
    CHECK(harbor_dock(&pilot, 9), WRIT_NOT_FOUND);
    ship(0, 9);
    server.port = PORT_STATE_SHUT;
    CHECK(harbor_dock(&pilot, 9), WRIT_BAD_STATE);
    server.port = PORT_STATE_OPEN;
    CHECK(harbor_dock(&pilot, 9), WRIT_OK);
    CHECK(harbor_dock(&pilot, 9), WRIT_BAD_STATE);
    fake_world_finish(&world);
}

static void a_list_comes_page_by_page(void)
{
    arrange();
    for (uint32_t i = 0; i < 3; i++) {
        ship(i, i + 1);
    }
    struct harbor_ships_pages pages = {0};
    struct harbor_ships_reply reply;
    CHECK(harbor_ships_page(&pilot, &pages, true, &reply), WRIT_OK);
    CHECK(reply.ships.count, 2);
    CHECK(pages.ended, false);
    CHECK(harbor_ships_page(&pilot, &pages, true, &reply), WRIT_OK);
    CHECK(reply.ships.count, 1);
    CHECK(harbor_ships_reply_ships_at(pilot.io, &reply.ships, 0)->ship, 3);
    CHECK(harbor_ships_reply_ships_at(pilot.io, &reply.ships, 1) == NULL, true);
    CHECK(pages.ended, true);
    fake_world_finish(&world);
}

static void a_list_that_changed_between_two_pages_says_so(void)
{
    arrange();
    for (uint32_t i = 0; i < 3; i++) {
        ship(i, i + 1);
    }
    struct harbor_ships_pages pages = {0};
    struct harbor_ships_reply reply;
    CHECK(harbor_ships_page(&pilot, &pages, false, &reply), WRIT_OK);
    server.generation++;
    CHECK(harbor_ships_page(&pilot, &pages, false, &reply), WRIT_CHANGED);
    pages = (struct harbor_ships_pages){0};
    CHECK(harbor_ships_page(&pilot, &pages, false, &reply), WRIT_OK);
    fake_world_finish(&world);
}

static void two_protocols_are_served_behind_one_endpoint(void)
{
    arrange();
    struct fake_process *client = fake_process_new(&world, 0x42);
    uint32_t slot = fake_connect(client, served, LIGHTHOUSE_PROTOCOL, 0, 2);
    struct lighthouse_client lamp = {.io = &client->io, .slot = slot};
    uint32_t blinks = 0;
    CHECK(lighthouse_blink(&lamp, &blinks), WRIT_OK);
    CHECK(blinks, 1);
    struct lighthouse_client wrong = {.io = pilot.io, .slot = pilot.slot};
    CHECK(lighthouse_blink(&wrong, &blinks), WRIT_BAD_MESSAGE);
    CHECK(harbor_dock(&pilot, 9), WRIT_NOT_FOUND);
    struct writ_msg m = {.tag = WRIT_EVENT_NOTIFIED, .w = {5}};
    dispatch(NULL, &m, &(struct writ_caller){0});
    CHECK(bits_seen, 5);
    fake_world_finish(&world);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(one_who_waits_for_several_machines_is_answered_by_any_of_them),
        TEST(an_event_that_does_not_concern_one_who_waits_lets_him_wait_on),
        TEST(an_event_of_the_whole_server_answers_those_who_wait),
        TEST(an_event_of_a_session_answers_its_own_client),
        TEST(several_whens_are_all_demanded_in_order),
        TEST(a_list_comes_page_by_page),
        TEST(a_list_that_changed_between_two_pages_says_so),
        TEST(two_protocols_are_served_behind_one_endpoint),
    };
    return run_tests(tests, sizeof(tests) / sizeof(tests[0]));
}
