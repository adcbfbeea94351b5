/* The generated fakes: a client is tested against nothing but the contract. */
#include "echo_client.h"
#include "echo_fake.h"
#include "kernel_calls.h"
#include "kernel_fake.h"
#include "town_client.h"
#include "town_fake.h"
#include "writ/fake.h"

#include "check.h"

#include <string.h>

static struct fake_world world;
static struct fake_process *served;
static struct fake_process *calling;
static struct echo_fake echo;
static struct town_fake town;
static struct kernel_fake kernel;

static struct fake_process *arrange(fake_dispatch *dispatch, void *context)
{
    fake_world_init(&world);
    served = fake_process_new(&world, 1);
    calling = fake_process_new(&world, 2);
    echo_fake_init(&echo, &served->io);
    town_fake_init(&town, &served->io);
    kernel_fake_init(&kernel, &served->io);
    fake_process_serve(served, dispatch, context);
    return calling;
}

static void finish(void)
{
    fake_world_finish(&world);
    echo_fake_finish(&echo);
    town_fake_finish(&town);
    kernel_fake_finish(&kernel);
}

static struct echo_client echo_client(void)
{
    uint32_t slot = fake_connect(calling, served, ECHO_PROTOCOL, UINT32_MAX, 1);
    return (struct echo_client){.io = &calling->io, .slot = slot};
}

static struct town_client town_client(void)
{
    uint32_t slot = fake_connect(calling, served, TOWN_PROTOCOL, UINT32_MAX, 1);
    return (struct town_client){.io = &calling->io, .slot = slot};
}

static void a_fake_keeps_the_order_of_its_contract(void)
{
    arrange(echo_fake_dispatch, &echo);
    struct echo_client c = echo_client();
    uint64_t room = 0, heard = 9;
    enum room_state state = 0;
    CHECK(echo_open(&c, &room), WRIT_OK);
    CHECK(room, 1);
    CHECK(echo_look(&c, room, &state, &heard), WRIT_OK);
    CHECK(state, ROOM_STATE_OPEN);
    struct echo_listen_reply reply;
    CHECK(echo_listen(&c, room, &reply), WRIT_BAD_STATE);
    CHECK(echo_close(&c, room), WRIT_OK);
    CHECK(echo_look(&c, room, &state, &heard), WRIT_OK);
    CHECK(state, ROOM_STATE_CLOSED);
    CHECK(echo_leave(&c, room), WRIT_OK);
    CHECK(echo_leave(&c, room), WRIT_NOT_FOUND);
    finish();
}

static void a_fake_has_as_many_objects_as_the_contract_allows(void)
{
    arrange(echo_fake_dispatch, &echo);
    struct echo_client c = echo_client();
    uint64_t room = 0;
    for (uint32_t i = 0; i < ECHO_MAX_ROOMS; i++) {
        CHECK(echo_open(&c, &room), WRIT_OK);
    }
    CHECK(echo_open(&c, &room), WRIT_LIMIT);
    finish();
}

static void a_fake_fails_the_call_it_is_told_to_fail(void)
{
    arrange(echo_fake_dispatch, &echo);
    struct echo_client c = echo_client();
    uint64_t doubled = 3;
    echo.fail_at = 2;
    echo.fail_status = WRIT_NO_MEMORY;
    CHECK(echo_double(&c, 1, &doubled), WRIT_OK);
    CHECK(echo_double(&c, 1, &doubled), WRIT_NO_MEMORY);
    CHECK(echo_double(&c, 1, &doubled), WRIT_OK);
    finish();
}

static uint32_t refuse_seven(struct echo_fake *f, const struct writ_caller *caller,
                             const struct echo_double_request *request)
{
    (void)caller;
    f->double_reply.doubled = 100 + request->value;
    return request->value == 7 ? ECHO_ERROR_TOO_LARGE : WRIT_OK;
}

static void a_test_prepares_replies_and_hooks(void)
{
    arrange(echo_fake_dispatch, &echo);
    struct echo_client c = echo_client();
    uint64_t doubled = 0;
    echo.double_reply.doubled = 55;
    CHECK(echo_double(&c, 1, &doubled), WRIT_OK);
    CHECK(doubled, 55);
    echo.on_double = refuse_seven;
    CHECK(echo_double(&c, 7, &doubled), ECHO_ERROR_TOO_LARGE);
    CHECK(echo_double(&c, 8, &doubled), WRIT_OK);
    CHECK(doubled, 108);
    finish();
}

static void a_fake_answers_those_who_wait_when_its_event_is_told(void)
{
    arrange(town_fake_dispatch, &town);
    struct town_client c = town_client();
    uint64_t house = 0;
    CHECK(town_build(&c, STONE_GRANITE, 1, &house), WRIT_OK);
    struct writ_msg m = {.tag = TOWN_WAIT_FIRE_REQUEST, .w = {house}};
    struct writ_msg answer;
    struct fake_call *call = fake_call_begin(calling, c.slot, &m);
    town_fake_event_burns(&town, house);
    CHECK(fake_call_end(call, &answer), WRIT_OK);
    CHECK(answer.tag, TOWN_WAIT_FIRE_REPLY);
    enum house_state state = 0;
    CHECK(town_look_at(&c, house, &state), WRIT_OK);
    CHECK(state, HOUSE_STATE_BURNING);
    town_fake_event_collapses(&town, house);
    CHECK(town_look_at(&c, house, &state), WRIT_NOT_FOUND);
    finish();
}

static void the_smallest_replies_are_good_ones(void)
{
    arrange(town_fake_dispatch, &town);
    struct town_client c = town_client();
    struct town_name_it_builder b = town_name_it_begin(&c);
    struct town_name_it_reply named;
    town_name_it_put_name(&b, "n", 1);
    CHECK(town_name_it_call(&b, &named), WRIT_OK);
    CHECK(named.name.length, 1);
    struct town_survey_builder s = town_survey_begin(&c);
    for (uint32_t i = 0; i < 4; i++) {
        s.body->streets[i / 2].ends[i % 2].stone = STONE_GRANITE;
    }
    struct town_survey_reply surveyed;
    CHECK(town_survey_call(&s, &surveyed), WRIT_OK);
    CHECK(surveyed.streets[1].ends[1].stone, STONE_GRANITE);
    CHECK(town_open_gate(&c), WRIT_OK);
    CHECK(town_enter(&c), WRIT_OK);
    CHECK(town_enter(&c), WRIT_BAD_STATE);
    finish();
}

static void a_reply_with_handles_has_handles(void)
{
    arrange(town_fake_dispatch, &town);
    struct town_client c = town_client();
    struct town_deliver_builder b = town_deliver_begin(&c);
    for (uint32_t i = 0; i < 2; i++) {
        town_deliver_put_papers(&b, i, fake_object(calling, VMO_TYPE, UINT16_MAX, 0));
    }
    town_deliver_put_ally(&b, fake_connect(calling, served, TOWN_PROTOCOL, 0, 3));
    struct town_deliver_reply reply;
    CHECK(town_deliver_call(&b, &reply), WRIT_OK);
    CHECK(fake_cap(calling, reply.receipt)->type, VMO_TYPE);
    CHECK(reply.way, 0);
    CHECK(fake_live(served), 0);
    finish();
}

static void calls_on_kernel_objects_reach_their_fake(void)
{
    arrange(NULL, NULL);
    struct fake_process *box = fake_process_new(&world, 0);
    fake_process_serve(box, kernel_fake_dispatch, &kernel);
    kernel_fake_finish(&kernel);
    kernel_fake_init(&kernel, &box->io);
    world.kernel = box;
    uint32_t vmo = fake_object(calling, VMO_TYPE, VMO_RIGHT_READ, 0);
    uint32_t log = fake_object(calling, LOG_TYPE, LOG_RIGHT_WRITE, 0);
    uint64_t bytes = 1;
    bool sealed = true;
    kernel.vmo.size_reply.bytes = 8192;
    CHECK(vmo_size(&calling->io, vmo, &bytes, &sealed), WRIT_OK);
    CHECK(bytes, 8192);
    CHECK(sealed, false);
    CHECK(log_write(&calling->io, log, LOG_LEVEL_INFO, "hello", 5), WRIT_OK);
    CHECK(vmo_size(&calling->io, log, &bytes, &sealed), WRIT_BAD_MESSAGE);
    CHECK(kernel.log.calls, 2);
    CHECK(vmo_size(&calling->io, 63, &bytes, &sealed), WRIT_BAD_HANDLE);
    finish();
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_fake_keeps_the_order_of_its_contract),
        TEST(a_fake_has_as_many_objects_as_the_contract_allows),
        TEST(a_fake_fails_the_call_it_is_told_to_fail),
        TEST(a_test_prepares_replies_and_hooks),
        TEST(a_fake_answers_those_who_wait_when_its_event_is_told),
        TEST(the_smallest_replies_are_good_ones),
        TEST(a_reply_with_handles_has_handles),
        TEST(calls_on_kernel_objects_reach_their_fake),
    };
    return run_tests(tests, sizeof(tests) / sizeof(tests[0]));
}
