/* The parts of the generated code that echo does not use, over the fake transport: guards, classes, sessions, several machines, events that
 * nobody calls, structs, arrays, vectors, many handles, and requests and replies of other versions.
 */
#include "town_adapter.h"

#include "town_client.h"
#include "writ/fake.h"

#include "check.h"

#include <string.h>

enum { LENT_RIGHTS = 1 | FAKE_RIGHT_TRANSFER };

struct scene {
    struct fake_world world;
    struct town_server server;
    struct fake_process *served;
    struct fake_process *calling;
    struct town_client builder;
    struct town_client guard;
    struct town_client guest;
    struct town_client nobody;
};

static struct scene scene;

static void dispatch(void *context, struct writ_msg *m, const struct writ_caller *caller)
{
    town_dispatch(context, m, caller);
}

static struct town_client connect_with(uint32_t roles, uint64_t session)
{
    uint32_t slot = fake_connect(scene.calling, scene.served, TOWN_PROTOCOL, roles, session);
    return (struct town_client){.io = &scene.calling->io, .slot = slot};
}

static void arrange(void)
{
    memset(&scene, 0, sizeof(scene));
    fake_world_init(&scene.world);
    scene.served = fake_process_new(&scene.world, 0x60);
    town_serving_init(&scene.server.serving, &scene.served->io);
    scene.server.gate.state = GATE_STATE_SHUT;
    fake_process_serve(scene.served, dispatch, &scene.server);
    scene.calling = fake_process_new(&scene.world, 0x61);
    scene.builder = connect_with(TOWN_ROLE_BUILDER, 1);
    scene.guard = connect_with(TOWN_ROLE_GUARD, 2);
    scene.guest = connect_with(TOWN_ROLE_GUEST, 3);
    scene.nobody = connect_with(0, 4);
}

static void finish(void)
{
    fake_world_finish(&scene.world);
}

static uint64_t build(enum stone stone)
{
    uint64_t house = 0;
    CHECK(town_build(&scene.builder, stone, 1, &house), WRIT_OK);
    return house;
}

/* A message as it is, and what came back. */
static struct writ_msg exchange(struct town_client *client, struct writ_msg m)
{
    struct writ_msg answer;
    struct fake_call *call = fake_call_begin(scene.calling, client->slot, &m);
    CHECK(fake_call_end(call, &answer), WRIT_OK);
    return answer;
}

static void a_guard_on_a_value_decides_before_anything_is_looked_up(void)
{
    arrange();
    uint64_t house = 0;
    CHECK(town_build(&scene.guest, STONE_MARBLE, 1, &house), WRIT_DENIED);
    CHECK(scene.world.refusals.why.check, TOWN_BUILD_REQUEST_GUARD);
    CHECK(town_build(&scene.guest, STONE_GRANITE, 1, &house), WRIT_OK);
    CHECK(town_build(&scene.builder, STONE_MARBLE, 1, &house), WRIT_OK);
    CHECK(town_build(&scene.nobody, STONE_GRANITE, 1, &house), WRIT_DENIED);
    CHECK(scene.world.refusals.why.check, WRIT_STEP_ROLE);
    finish();
}

static void a_guard_on_a_class_decides_once_the_object_is_known(void)
{
    arrange();
    uint64_t shed = build(STONE_GRANITE);
    uint64_t palace = build(STONE_MARBLE);
    CHECK(town_move_in(&scene.guest, palace), WRIT_DENIED);
    CHECK(scene.world.refusals.why.check, TOWN_MOVE_IN_REQUEST_GUARD);
    CHECK(town_move_in(&scene.guest, 77), WRIT_NOT_FOUND);
    CHECK(town_move_in(&scene.builder, 77), WRIT_DENIED);
    CHECK(scene.world.refusals.why.check, WRIT_STEP_ROLE);
    CHECK(town_move_in(&scene.guest, shed), WRIT_OK);
    CHECK(town_move_in(&scene.guest, shed), WRIT_BAD_STATE);
    CHECK(town_move_in(&scene.guard, palace), WRIT_OK);
    CHECK(town_move_in(&scene.guest, palace), WRIT_DENIED);
    struct town_client both = connect_with(TOWN_ROLE_GUARD | TOWN_ROLE_GUEST, 9);
    CHECK(town_move_in(&both, build(STONE_MARBLE)), WRIT_OK);
    finish();
}

static struct fake_call *wait_fire(uint64_t house)
{
    struct writ_msg m = {.tag = TOWN_WAIT_FIRE_REQUEST, .w = {house}};
    struct fake_call *call = fake_call_begin(scene.calling, scene.guard.slot, &m);
    CHECK(fake_call_is_done(call), false);
    return call;
}

static uint64_t answer_of(struct fake_call *call)
{
    struct writ_msg answer;
    CHECK(fake_call_end(call, &answer), WRIT_OK);
    return answer.tag;
}

static void an_event_that_nobody_calls_wakes_those_who_wait_for_its_object(void)
{
    arrange();
    uint64_t one = build(STONE_GRANITE);
    uint64_t other = build(STONE_GRANITE);
    struct fake_call *first = wait_fire(one);
    struct fake_call *second = wait_fire(other);
    scene.server.houses[0].state = HOUSE_STATE_BURNING;
    town_event_burns(&scene.server, one);
    CHECK(answer_of(first), TOWN_WAIT_FIRE_REPLY);
    CHECK(fake_call_is_done(second), false);
    scene.server.houses[1].id = 0;
    town_event_collapses(&scene.server, other);
    CHECK(answer_of(second), writ_tag_error(TOWN_WAIT_FIRE_REQUEST, WRIT_NOT_FOUND));
    CHECK(fake_live(scene.served), 0);
    finish();
}

static void an_error_that_ends_the_object_ends_the_waiting(void)
{
    arrange();
    uint64_t house = build(STONE_GRANITE);
    struct fake_call *call = wait_fire(house);
    scene.server.houses[0].state = HOUSE_STATE_BURNING;
    scene.server.answer_with = TOWN_ERROR_ASHES;
    CHECK(town_quench(&scene.guard, house), TOWN_ERROR_ASHES);
    CHECK(answer_of(call), writ_tag_error(TOWN_WAIT_FIRE_REQUEST, WRIT_NOT_FOUND));
    CHECK(town_quench(&scene.guard, house), WRIT_NOT_FOUND);
    finish();
}

static void several_machines_are_all_demanded(void)
{
    arrange();
    CHECK(town_enter(&scene.nobody), WRIT_BAD_STATE);
    CHECK(scene.world.refusals.why.check, TOWN_ENTER_REQUEST_GATE_0_STATE);
    CHECK(town_open_gate(&scene.guard), WRIT_OK);
    CHECK(town_open_gate(&scene.guard), WRIT_BAD_STATE);
    CHECK(town_enter(&scene.nobody), WRIT_OK);
    CHECK(town_enter(&scene.nobody), WRIT_BAD_STATE);
    CHECK(scene.world.refusals.why.check, TOWN_ENTER_REQUEST_VISIT_1_STATE);
    CHECK(town_enter(&scene.guest), WRIT_OK);
    finish();
}

static void a_session_ends_with_its_connection(void)
{
    arrange();
    CHECK(town_open_gate(&scene.guard), WRIT_OK);
    struct town_client visitor = connect_with(0, 8);
    CHECK(town_enter(&visitor), WRIT_OK);
    CHECK(writ_port_close(&scene.calling->io, visitor.slot), WRIT_OK);
    visitor = connect_with(0, 8);
    CHECK(town_enter(&visitor), WRIT_OK);
    finish();
}

static void two_objects_of_one_machine_are_told_apart(void)
{
    arrange();
    uint64_t one = build(STONE_GRANITE);
    uint64_t other = build(STONE_GRANITE);
    CHECK(town_swap(&scene.builder, one, other), WRIT_OK);
    CHECK(town_swap(&scene.builder, one, 77), WRIT_NOT_FOUND);
    CHECK(scene.world.refusals.why.check, TOWN_SWAP_REQUEST_HOUSE_OTHER_EXISTS);
    scene.server.houses[0].state = HOUSE_STATE_LIVED_IN;
    CHECK(town_swap(&scene.builder, one, 77), WRIT_NOT_FOUND);
    CHECK(town_swap(&scene.builder, one, other), WRIT_BAD_STATE);
    CHECK(scene.world.refusals.why.check, TOWN_SWAP_REQUEST_HOUSE_0_STATE);
    CHECK(town_swap(&scene.builder, other, one), WRIT_OK);
    finish();
}

static const struct place here = {.known = true, .x = -5, .y = 1000, .stone = STONE_MARBLE};

static void structs_and_arrays_travel_in_registers(void)
{
    arrange();
    const uint8_t tint[3] = {1, 2, 255};
    struct place at = {.known = false};
    uint16_t mood = 0;
    CHECK(town_paint(&scene.nobody, &here, tint, DOORS_BACK, 999, SIDE_RIGHT, -3, &at, &mood),
          WRIT_OK);
    CHECK(at.x, here.x);
    CHECK(at.y, here.y);
    CHECK(at.stone, STONE_MARBLE);
    CHECK(at.known, true);
    CHECK(mood, 999);
    CHECK(mood_is_known(mood), false);
    const struct town_paint_request *seen = &scene.server.seen.paint;
    CHECK(memcmp(seen->tint, tint, 3), 0);
    CHECK(seen->doors, DOORS_BACK);
    CHECK(seen->side, SIDE_RIGHT);
    CHECK(seen->shade, (int8_t)-3);
    finish();
}

static struct town_survey_builder survey(void)
{
    struct town_survey_builder b = town_survey_begin(&scene.nobody);
    for (uint32_t i = 0; i < 2; i++) {
        b.body->streets[i] = (struct street){.ends = {here, here}, .width = (uint16_t)(7 + i)};
    }
    b.body->level = -1;
    return b;
}

static void structs_and_arrays_travel_in_the_page(void)
{
    arrange();
    struct town_survey_builder b = survey();
    struct town_survey_reply reply;
    CHECK(town_survey_call(&b, &reply), WRIT_OK);
    CHECK(reply.streets[0].width, 8);
    CHECK(reply.streets[1].width, 7);
    CHECK(reply.streets[1].ends[1].y, 1000);
    CHECK(reply.far, true);
    finish();
}

static void elements_share_the_ids_of_their_checks_and_the_offset_tells_which(void)
{
    arrange();
    struct town_survey_builder b = survey();
    struct writ_msg m = {.tag = writ_tag_sized(TOWN_SURVEY_REQUEST, b.wire.cursor)};
    b.body->streets[1].ends[1].x = 1001;
    CHECK(exchange(&scene.nobody, m).tag, writ_tag_error(m.tag, WRIT_BAD_MESSAGE));
    uint32_t first = scene.world.refusals.why.check;
    CHECK(scene.world.refusals.why.offset, sizeof(struct street) + sizeof(struct place) + 4);
    b = survey();
    b.body->streets[0].ends[0].x = -1001;
    CHECK(exchange(&scene.nobody, m).tag, writ_tag_error(m.tag, WRIT_BAD_MESSAGE));
    CHECK(scene.world.refusals.why.check, first);
    CHECK(scene.world.refusals.why.offset, 4);
    finish();
}

static void unions_and_tables_travel_in_the_page(void)
{
    arrange();
    struct town_draw_builder b = town_draw_begin(&scene.nobody);
    const struct sketch more = {.tag = SKETCH_TAG_LENGTH, .as.length = 9};
    b.body->drawings[0] = (struct drawing){.tag = DRAWING_TAG_DOT, .as.dot = here};
    b.body->drawings[1] = (struct drawing){
        .tag = DRAWING_TAG_LINE, .as.line = {.from = -1, .to = 7, .on = {.tag = SKETCH_TAG_KNOWN}}};
    b.body->who = (struct citizen){
        .mask = CITIZEN_MEMBER_AGE | CITIZEN_MEMBER_HOME, .age = 120, .home = here};
    town_draw_put_more(&b, &more, 1);
    struct town_draw_reply reply;
    CHECK(town_draw_call(&b, &reply), WRIT_OK);
    CHECK(scene.server.seen.draw.drawings[0].as.dot.y, 1000);
    CHECK(scene.server.seen.more, 9);
    CHECK(reply.last.tag, DRAWING_TAG_LINE);
    CHECK(reply.last.as.line.to, 7);
    CHECK(reply.who.mask, CITIZEN_MEMBER_AGE | CITIZEN_MEMBER_HOME);
    CHECK(reply.who.age, 120);
    CHECK(reply.who.home.x, here.x);
    finish();
}

/* Two tints and nobody: the least that can be drawn. */
static struct town_draw_builder draw(void)
{
    struct town_draw_builder b = town_draw_begin(&scene.nobody);
    for (uint32_t i = 0; i < 2; i++) {
        b.body->drawings[i] = (struct drawing){.tag = DRAWING_TAG_TINT};
    }
    town_draw_put_more(&b, NULL, 0);
    return b;
}

static uint32_t status_of(const struct town_draw_builder *b)
{
    struct writ_msg m = {.tag = writ_tag_sized(TOWN_DRAW_REQUEST, b->wire.cursor)};
    return writ_tag_status(exchange(&scene.nobody, m).tag);
}

static void what_a_union_or_table_does_not_use_must_be_zero(void)
{
    arrange();
    struct town_draw_builder b = draw();
    CHECK(status_of(&b), WRIT_OK);
    b = draw();
    b.body->drawings[1].as.reserve[31] = 1;
    CHECK(status_of(&b), WRIT_BAD_MESSAGE);
    CHECK(scene.world.refusals.why.offset, sizeof(struct drawing) + 9);
    b = draw();
    b.body->who.taxes = 1;
    CHECK(status_of(&b), WRIT_BAD_MESSAGE);
    CHECK(scene.world.refusals.why.check, TOWN_DRAW_REQUEST_WHO_TAXES_ABSENT_PADDING);
    b = draw();
    b.body->who.mask = 4;
    CHECK(status_of(&b), WRIT_BAD_MESSAGE);
    CHECK(scene.world.refusals.why.check, TOWN_DRAW_REQUEST_WHO_MASK);
    finish();
}

static void unions_and_tables_travel_in_registers(void)
{
    arrange();
    const struct sketch sketch = {.tag = SKETCH_TAG_LENGTH, .as.length = 3};
    const struct rumour rumour = {.mask = RUMOUR_MEMBER_YEARS, .years = 77};
    struct town_sketch_reply reply;
    CHECK(town_sketch(&scene.nobody, &sketch, 5, &rumour, &reply), WRIT_OK);
    CHECK(scene.server.seen.sketch.times, 5);
    CHECK(reply.sketch.tag, SKETCH_TAG_LENGTH);
    CHECK(reply.sketch.as.length, 3);
    CHECK(reply.rumour.years, 77);
    struct writ_msg m = {.tag = (TOWN_SKETCH_REQUEST & ~WRIT_TAG_BYTES) | UINT64_C(24) << 32,
                         .w = {99, 12345, 5, 1, 2, 3}};
    struct writ_msg answer = exchange(&scene.nobody, m);
    CHECK(answer.tag, TOWN_SKETCH_REPLY);
    CHECK(answer.w[0], 99);
    CHECK(scene.server.seen.sketch.version, 0);
    CHECK(scene.server.seen.sketch.later.mask, 0);
    finish();
}

static void tails_of_every_kind_make_the_round_trip(void)
{
    arrange();
    struct town_name_it_builder b = town_name_it_begin(&scene.nobody);
    const struct place path[2] = {here, {.known = false, .x = 1, .y = 2, .stone = STONE_GRANITE}};
    const uint64_t tolls[3] = {10, 20, 30};
    town_name_it_put_name(&b, "A.b:9", 5);
    town_name_it_put_path(&b, path, 2);
    town_name_it_put_tolls(&b, tolls, 3);
    town_name_it_put_song(&b, "gr\xc3\xbcn", 5);
    struct town_name_it_reply reply;
    CHECK(town_name_it_call(&b, &reply), WRIT_OK);
    CHECK(scene.server.seen.roads, 2);
    CHECK(scene.server.seen.tolls, 60);
    CHECK(reply.sum, 5);
    CHECK(reply.path.count, 2);
    CHECK(reply.path.items[0].y, 1000);
    CHECK(reply.path.items[1].x, 1);
    CHECK(reply.name.length, 5);
    CHECK(memcmp(reply.name.data, "A.b:9", 5), 0);
    CHECK(reply.tolls.count, 3);
    CHECK(reply.tolls.items[2], 30);
    finish();
}

static void a_tail_out_of_its_order_or_bounds_is_never_sent(void)
{
    arrange();
    struct town_name_it_reply reply;
    uint64_t before = scene.world.call_count;
    struct town_name_it_builder b = town_name_it_begin(&scene.nobody);
    town_name_it_put_song(&b, "x", 1);
    CHECK(town_name_it_call(&b, &reply), WRIT_BAD_ARGUMENT);
    b = town_name_it_begin(&scene.nobody);
    town_name_it_put_name(&b, "x", 1);
    town_name_it_put_name(&b, "y", 1);
    CHECK(town_name_it_call(&b, &reply), WRIT_BAD_ARGUMENT);
    b = town_name_it_begin(&scene.nobody);
    town_name_it_put_name(&b, "x", 17);
    CHECK(town_name_it_call(&b, &reply), WRIT_BAD_ARGUMENT);
    b = town_name_it_begin(&scene.nobody);
    CHECK(town_name_it_call(&b, &reply), WRIT_BAD_ARGUMENT);
    CHECK(scene.world.call_count, before);
    finish();
}

static uint32_t vmo_of(struct fake_process *process)
{
    return fake_object(process, VMO_TYPE, LENT_RIGHTS, 5);
}

static uint32_t deliver(uint32_t first, uint32_t second, uint32_t map, uint32_t ally,
                        struct town_deliver_reply *reply)
{
    struct town_deliver_builder b = town_deliver_begin(&scene.nobody);
    town_deliver_put_papers(&b, 0, first);
    town_deliver_put_papers(&b, 1, second);
    town_deliver_put_map(&b, map);
    town_deliver_put_ally(&b, ally);
    return town_deliver_call(&b, reply);
}

static void handles_are_given_lent_and_left_out(void)
{
    arrange();
    struct town_deliver_reply reply;
    uint32_t map = vmo_of(scene.calling);
    uint32_t before = fake_live(scene.calling);
    scene.server.receipt = vmo_of(scene.served);
    struct town_client ally = connect_with(TOWN_ROLE_GUEST, 11);
    CHECK(deliver(vmo_of(scene.calling), vmo_of(scene.calling), map, ally.slot, &reply), WRIT_OK);
    CHECK(fake_live(scene.served), 0);
    CHECK(fake_live(scene.calling), before + 1);
    CHECK(fake_cap(scene.calling, reply.receipt)->type, VMO_TYPE);
    CHECK(reply.way, 0);
    scene.server.receipt = vmo_of(scene.served);
    scene.server.keeps_papers = true;
    ally = connect_with(TOWN_ROLE_GUEST, 12);
    CHECK(deliver(vmo_of(scene.calling), vmo_of(scene.calling), 0, ally.slot, &reply), WRIT_OK);
    CHECK(scene.server.seen.map, 0);
    CHECK(fake_cap(scene.served, scene.server.seen.papers[1])->type, VMO_TYPE);
    CHECK(fake_cap(scene.calling, reply.way)->connection->label, (uint64_t)12 << 16 | 0x77);
    CHECK(fake_live(scene.served), 1);
    finish();
}

static void a_failed_call_leaves_no_handle_behind(void)
{
    arrange();
    struct town_deliver_reply reply;
    uint32_t before = fake_live(scene.calling);
    scene.server.receipt = vmo_of(scene.served);
    scene.server.answer_with = WRIT_BUSY;
    struct town_client ally = connect_with(TOWN_ROLE_GUEST, 11);
    CHECK(deliver(vmo_of(scene.calling), vmo_of(scene.calling), 0, ally.slot, &reply), WRIT_BUSY);
    CHECK(fake_live(scene.served), 0);
    scene.server.answer_with = WRIT_OK;
    scene.server.receipt = 0;
    ally = connect_with(TOWN_ROLE_GUEST, 11);
    CHECK(deliver(vmo_of(scene.calling), vmo_of(scene.calling), 0, ally.slot, &reply),
          WRIT_INTERNAL);
    CHECK(fake_live(scene.served), 0);
    CHECK(deliver(vmo_of(scene.calling), 0, 0, 0, &reply), WRIT_BAD_ARGUMENT);
    CHECK(fake_live(scene.calling), before);
    finish();
}

static void a_reply_that_does_not_fit_the_callers_table_is_told_as_limit(void)
{
    arrange();
    struct town_deliver_reply reply;
    scene.server.receipt = vmo_of(scene.served);
    struct town_client ally = connect_with(TOWN_ROLE_GUEST, 11);
    uint32_t first = vmo_of(scene.calling);
    uint32_t second = vmo_of(scene.calling);
    scene.server.fills = scene.calling;
    CHECK(deliver(first, second, 0, ally.slot, &reply), WRIT_LIMIT);
    CHECK(fake_live(scene.served), 0);
    finish();
}

static void requests_of_every_version_are_understood(void)
{
    arrange();
    const uint64_t bytes[] = {8, 16, 24, 32};
    const uint32_t versions[] = {0, 1, 2, 2};
    const uint64_t sums[] = {1, 11, 111, 111};
    for (uint32_t i = 0; i < 4; i++) {
        struct writ_msg m = {.tag = (TOWN_COUNT_REQUEST & ~WRIT_TAG_BYTES) | bytes[i] << 32,
                             .w = {1, 10, 100, 12345}};
        struct writ_msg answer = exchange(&scene.nobody, m);
        CHECK(answer.tag, TOWN_COUNT_REPLY);
        CHECK(answer.w[0], sums[i]);
        CHECK(scene.server.seen.count.version, versions[i]);
    }
    struct writ_msg m = {.tag = (TOWN_COUNT_REQUEST & ~WRIT_TAG_BYTES) | UINT64_C(12) << 32};
    CHECK(exchange(&scene.nobody, m).tag, writ_tag_error(m.tag, WRIT_BAD_MESSAGE));
    CHECK(scene.world.refusals.why.check, WRIT_STEP_SIZE);
    m.tag = (TOWN_COUNT_REQUEST & ~WRIT_TAG_BYTES) | UINT64_C(56) << 32;
    CHECK(exchange(&scene.nobody, m).tag, writ_tag_error(m.tag, WRIT_BAD_MESSAGE));
    finish();
}

static void a_story_of_an_older_version_is_told_once(void)
{
    arrange();
    struct town_tell_builder b = town_tell_begin(&scene.nobody);
    uint32_t told = 0;
    b.body->times = 3;
    town_tell_put_story(&b, "once", 4);
    struct town_tell_reply reply;
    CHECK(town_tell_call(&b, &reply), WRIT_OK);
    CHECK(reply.told, 12);
    uint8_t *out = scene.calling->out;
    memset(out, 0, 64);
    writ_store_u16(out + 2, 8);
    writ_store_u16(out + 4, 4);
    memcpy(out + 8, "once", 4);
    struct writ_msg m = {.tag = writ_tag_sized(TOWN_TELL_REQUEST, 16)};
    struct writ_msg answer = exchange(&scene.nobody, m);
    told = (uint32_t)answer.w[0];
    CHECK(told, 4);
    CHECK(scene.server.seen.tell.times, 0);
    finish();
}

static struct writ_msg told;

static void tell(void *context, struct writ_msg *m, const struct writ_caller *caller)
{
    (void)context;
    (void)caller;
    *m = told;
}

static void replies_of_every_version_are_understood(void)
{
    arrange();
    struct fake_process *peer = fake_process_new(&scene.world, 0x62);
    fake_process_serve(peer, tell, NULL);
    uint32_t slot = fake_connect(scene.calling, peer, TOWN_PROTOCOL, 0, 0);
    struct town_client client = {.io = &scene.calling->io, .slot = slot};
    uint64_t sum = 0;
    uint32_t parts = 9;
    uint64_t bare = TOWN_COUNT_REPLY & ~WRIT_TAG_BYTES;
    told = (struct writ_msg){.tag = bare | UINT64_C(8) << 32, .w = {5, 77}};
    CHECK(town_count(&client, 1, 2, 3, &sum, &parts), WRIT_OK);
    CHECK(sum, 5);
    CHECK(parts, 0);
    told = (struct writ_msg){.tag = bare | UINT64_C(32) << 32, .w = {6, 7, 8, 9}};
    CHECK(town_count(&client, 1, 2, 3, &sum, &parts), WRIT_OK);
    CHECK(parts, 7);
    told = (struct writ_msg){.tag = bare | UINT64_C(16) << 32, .w = {6, UINT64_C(1) << 32}};
    CHECK(town_count(&client, 1, 2, 3, &sum, &parts), WRIT_BAD_REPLY);
    finish();
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_guard_on_a_value_decides_before_anything_is_looked_up),
        TEST(a_guard_on_a_class_decides_once_the_object_is_known),
        TEST(an_event_that_nobody_calls_wakes_those_who_wait_for_its_object),
        TEST(an_error_that_ends_the_object_ends_the_waiting),
        TEST(several_machines_are_all_demanded),
        TEST(a_session_ends_with_its_connection),
        TEST(two_objects_of_one_machine_are_told_apart),
        TEST(structs_and_arrays_travel_in_registers),
        TEST(structs_and_arrays_travel_in_the_page),
        TEST(elements_share_the_ids_of_their_checks_and_the_offset_tells_which),
        TEST(unions_and_tables_travel_in_the_page),
        TEST(what_a_union_or_table_does_not_use_must_be_zero),
        TEST(unions_and_tables_travel_in_registers),
        TEST(tails_of_every_kind_make_the_round_trip),
        TEST(a_tail_out_of_its_order_or_bounds_is_never_sent),
        TEST(handles_are_given_lent_and_left_out),
        TEST(a_failed_call_leaves_no_handle_behind),
        TEST(a_reply_that_does_not_fit_the_callers_table_is_told_as_limit),
        TEST(requests_of_every_version_are_understood),
        TEST(a_story_of_an_older_version_is_told_once),
        TEST(replies_of_every_version_are_understood),
    };
    return run_tests(tests, sizeof(tests) / sizeof(tests[0]));
}
