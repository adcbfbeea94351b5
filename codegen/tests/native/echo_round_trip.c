/* Every method of echo through its stub, the fake transport, its dispatcher and an adapter; then what can go wrong on that way. */
#include "echo_adapter.h"

#include "echo_client.h"
#include "kernel_fake.h"
#include "writ/fake.h"

#include "check.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A server, a speaker, a listener and one without a role. */
struct scene {
    struct fake_world world;
    struct kernel_fake kernel;
    struct echo_server server;
    struct fake_process *served;
    struct fake_process *speaking;
    struct fake_process *listening;
    struct echo_client speaker;
    struct echo_client listener;
    struct echo_client nobody;
};

static struct scene scene;

static void dispatch(void *context, struct writ_msg *m, const struct writ_caller *caller)
{
    echo_dispatch(context, m, caller);
}

static struct echo_client connect_with(struct fake_process *process, uint32_t roles,
                                       uint64_t session)
{
    uint32_t slot = fake_connect(process, scene.served, ECHO_PROTOCOL, roles, session);
    return (struct echo_client){.io = &process->io, .slot = slot};
}

static void arrange(void)
{
    memset(&scene, 0, sizeof(scene));
    fake_world_init(&scene.world);
    scene.world.kernel = fake_process_new(&scene.world, 0);
    kernel_fake_init(&scene.kernel, &scene.world.kernel->io);
    fake_process_serve(scene.world.kernel, kernel_fake_dispatch, &scene.kernel);
    scene.served = fake_process_new(&scene.world, 0x40);
    echo_serving_init(&scene.server.serving, &scene.served->io);
    fake_process_serve(scene.served, dispatch, &scene.server);
    scene.speaking = fake_process_new(&scene.world, 0x41);
    scene.listening = fake_process_new(&scene.world, 0x42);
    scene.speaker = connect_with(scene.speaking, ECHO_ROLE_SPEAKER, 1);
    scene.listener = connect_with(scene.listening, ECHO_ROLE_LISTENER, 2);
    scene.nobody = connect_with(scene.listening, 0, 3);
}

static void finish(void)
{
    fake_world_finish(&scene.world);
    kernel_fake_finish(&scene.kernel);
}

static uint64_t open_room(void)
{
    uint64_t room = 0;
    CHECK(echo_open(&scene.speaker, &room), WRIT_OK);
    return room;
}

static uint32_t say(uint64_t room, const char *text, uint32_t paper, struct echo_say_reply *reply)
{
    struct echo_say_builder b = echo_say_begin(&scene.speaker);
    b.body->room = room;
    echo_say_put_text(&b, text, (uint32_t)strlen(text));
    echo_say_put_paper(&b, paper);
    return echo_say_call(&b, reply);
}

static uint64_t asked_room(void)
{
    struct echo_say_reply reply;
    uint64_t room = open_room();
    CHECK(say(room, "hello", 0, &reply), WRIT_OK);
    return room;
}

static uint32_t new_paper(void)
{
    return fake_object(scene.speaking, VMO_TYPE, VMO_RIGHT_READ | VMO_RIGHT_TRANSFER, 7);
}

static void every_method_makes_the_round_trip(void)
{
    arrange();
    uint64_t doubled = 0;
    CHECK(echo_double(&scene.nobody, 21, &doubled), WRIT_OK);
    CHECK(doubled, 42);
    uint64_t room = open_room();
    scene.kernel.vmo.size_reply.bytes = 4096;
    struct echo_say_reply said;
    CHECK(say(room, "hello", new_paper(), &said), WRIT_OK);
    CHECK(said.length, 5);
    CHECK(said.paper_bytes, 4096);
    enum room_state state = 0;
    uint64_t heard = 99;
    CHECK(echo_look(&scene.speaker, room, &state, &heard), WRIT_OK);
    CHECK(state, ROOM_STATE_ASKED);
    CHECK(heard, 0);
    struct echo_listen_reply reply;
    CHECK(echo_listen(&scene.listener, room, &reply), WRIT_OK);
    CHECK(reply.text.length, 5);
    CHECK(memcmp(reply.text.data, "hello", 5), 0);
    CHECK(echo_close(&scene.listener, room), WRIT_OK);
    CHECK(echo_leave(&scene.speaker, room), WRIT_OK);
    CHECK(echo_look(&scene.speaker, room, &state, &heard), WRIT_NOT_FOUND);
    CHECK(fake_live(scene.served), 0);
    finish();
}

static uint64_t room_waited_for;

static void listen_meanwhile(void *context, struct fake_call *call)
{
    (void)context;
    (void)call;
    struct echo_listen_reply reply;
    CHECK(echo_listen(&scene.listener, room_waited_for, &reply), WRIT_OK);
}

static void one_who_waits_is_answered_by_the_event(void)
{
    arrange();
    room_waited_for = asked_room();
    scene.world.waiting = listen_meanwhile;
    uint64_t heard = 0;
    CHECK(echo_wait_heard_within(&scene.speaker, 1000, room_waited_for, &heard), WRIT_OK);
    CHECK(heard, 1);
    CHECK(fake_live(scene.served), 0);
    finish();
}

static void one_waiter_too_many_gets_limit(void)
{
    arrange();
    uint64_t room = asked_room();
    struct writ_msg m = {.tag = ECHO_WAIT_HEARD_REQUEST, .w = {room}};
    struct fake_call *calls[ECHO_WAIT_HEARD_WAITERS];
    for (uint32_t i = 0; i < ECHO_WAIT_HEARD_WAITERS; i++) {
        calls[i] = fake_call_begin(scene.speaking, scene.speaker.slot, &m);
        CHECK(fake_call_is_done(calls[i]), false);
    }
    uint64_t heard = 0;
    CHECK(echo_wait_heard_within(&scene.speaker, 1000, room, &heard), WRIT_LIMIT);
    struct echo_listen_reply reply;
    CHECK(echo_listen(&scene.listener, room, &reply), WRIT_OK);
    for (uint32_t i = 0; i < ECHO_WAIT_HEARD_WAITERS; i++) {
        struct writ_msg answer;
        CHECK(fake_call_end(calls[i], &answer), WRIT_OK);
        CHECK(answer.tag, ECHO_WAIT_HEARD_REPLY);
        CHECK(answer.w[0], 1);
    }
    finish();
}

static void who_waits_no_more_keeps_nobody_from_waiting(void)
{
    arrange();
    uint64_t room = asked_room();
    struct writ_msg m = {.tag = ECHO_WAIT_HEARD_REQUEST, .w = {room}};
    struct writ_msg answer;
    struct fake_call *calls[ECHO_WAIT_HEARD_WAITERS + 1];
    for (uint32_t i = 0; i < ECHO_WAIT_HEARD_WAITERS; i++) {
        calls[i] = fake_call_begin(scene.speaking, scene.speaker.slot, &m);
    }
    CHECK(fake_call_end(calls[1], &answer), WRIT_TIMED_OUT);
    calls[ECHO_WAIT_HEARD_WAITERS] = fake_call_begin(scene.speaking, scene.speaker.slot, &m);
    CHECK(fake_call_is_done(calls[ECHO_WAIT_HEARD_WAITERS]), false);
    CHECK(fake_live(scene.served), ECHO_WAIT_HEARD_WAITERS);
    struct echo_listen_reply reply;
    CHECK(echo_listen(&scene.listener, room, &reply), WRIT_OK);
    for (uint32_t i = 0; i <= ECHO_WAIT_HEARD_WAITERS; i++) {
        if (i != 1) {
            CHECK(fake_call_end(calls[i], &answer), WRIT_OK);
            CHECK(answer.tag, ECHO_WAIT_HEARD_REPLY);
        }
    }
    CHECK(fake_live(scene.served), 0);
    finish();
}

static void waiters_of_a_closed_connection_are_dropped(void)
{
    arrange();
    uint64_t room = asked_room();
    struct echo_client second = connect_with(scene.speaking, ECHO_ROLE_SPEAKER, 9);
    struct writ_msg m = {.tag = ECHO_WAIT_HEARD_REQUEST, .w = {room}};
    struct fake_call *call = fake_call_begin(scene.speaking, second.slot, &m);
    CHECK(fake_live(scene.served), 1);
    CHECK(writ_port_close(&scene.speaking->io, second.slot), WRIT_OK);
    CHECK(fake_live(scene.served), 0);
    struct writ_msg answer;
    CHECK(fake_call_end(call, &answer), WRIT_PEER_DIED);
    finish();
}

static void a_reply_to_one_who_left_is_dropped(void)
{
    arrange();
    uint64_t room = asked_room();
    uint64_t heard = 7;
    CHECK(echo_wait_heard_within(&scene.speaker, 10, room, &heard), WRIT_TIMED_OUT);
    CHECK(heard, 7);
    struct echo_listen_reply reply;
    CHECK(echo_listen(&scene.listener, room, &reply), WRIT_OK);
    CHECK(fake_live(scene.served), 0);
    finish();
}

static void refusals_come_in_their_order(void)
{
    arrange();
    uint64_t room = 0;
    CHECK(echo_open(&scene.listener, &room), WRIT_DENIED);
    CHECK(scene.world.refusals.why.check, WRIT_STEP_ROLE);
    CHECK(echo_close(&scene.listener, 77), WRIT_NOT_FOUND);
    CHECK(scene.world.refusals.why.check, ECHO_CLOSE_REQUEST_ROOM_EXISTS);
    room = asked_room();
    CHECK(echo_close(&scene.listener, room), WRIT_BAD_STATE);
    CHECK(scene.world.refusals.why.check, ECHO_CLOSE_REQUEST_ROOM_STATE);
    CHECK(scene.world.refusals.count, 3);
    CHECK(echo_counted(&scene.server.serving).rejects, 3);
    struct writ_msg m = {.tag = ECHO_OPEN_REQUEST | 8, .w = {0}};
    struct writ_msg answer;
    CHECK(fake_call_end(fake_call_begin(scene.speaking, scene.speaker.slot, &m), &answer), WRIT_OK);
    CHECK(answer.tag, writ_tag_error(m.tag, WRIT_UNKNOWN_METHOD));
    m.tag = (ECHO_OPEN_REQUEST & ~UINT64_C(0xffff)) | 0x18;
    CHECK(fake_call_end(fake_call_begin(scene.speaking, scene.speaker.slot, &m), &answer), WRIT_OK);
    CHECK(answer.tag, writ_tag_error(m.tag, WRIT_DENIED));
    m.tag = ECHO_OPEN_REQUEST ^ UINT64_C(1) << 56;
    CHECK(fake_call_end(fake_call_begin(scene.speaking, scene.speaker.slot, &m), &answer), WRIT_OK);
    CHECK(answer.tag, writ_tag_error(m.tag, WRIT_BAD_MESSAGE));
    CHECK(scene.world.refusals.why.check, WRIT_STEP_FORMAT);
    finish();
}

static void the_connection_decides_about_the_protocol(void)
{
    arrange();
    uint32_t slot = fake_connect(scene.speaking, scene.served, 0x0011, UINT32_MAX, 5);
    struct echo_client foreign = {.io = &scene.speaking->io, .slot = slot};
    uint64_t room = 0;
    CHECK(echo_open(&foreign, &room), WRIT_BAD_MESSAGE);
    CHECK(scene.world.refusals.why.check, WRIT_STEP_PROTOCOL);
    finish();
}

static struct writ_counters counted_of(const char *method)
{
    uint32_t index = 0;
    while (strcmp(echo_method_name(index), method) != 0) {
        CHECK(strcmp(echo_method_name(index++), "no method") == 0, false);
    }
    return scene.server.serving.of[index];
}

static void each_method_is_counted_by_itself(void)
{
    arrange();
    uint64_t room = 0;
    uint64_t doubled = 0;
    CHECK(echo_open(&scene.listener, &room), WRIT_DENIED);
    CHECK(echo_open(&scene.speaker, &room), WRIT_OK);
    CHECK(echo_double(&scene.speaker, UINT64_MAX, &doubled), ECHO_ERROR_TOO_LARGE);
    CHECK(counted_of("open").calls, 2);
    CHECK(counted_of("open").rejects, 1);
    CHECK(counted_of("open").errors, 0);
    CHECK(counted_of("double").calls, 1);
    CHECK(counted_of("double").errors, 1);
    CHECK(counted_of("say").calls, 0);
    CHECK(scene.server.serving.counters.calls, 0);
    struct writ_counters all = echo_counted(&scene.server.serving);
    CHECK(all.calls, 3);
    CHECK(all.rejects, 1);
    CHECK(all.errors, 1);
    finish();
}

static void framework_methods_answer(void)
{
    arrange();
    uint64_t calls = 0, rejects = 0, errors = 0, hash = 0;
    CHECK(echo_ping(&scene.nobody), WRIT_OK);
    CHECK(writ_ping(scene.nobody.io, scene.nobody.slot, ECHO_PROTOCOL, 100), WRIT_OK);
    CHECK(echo_abi(&scene.nobody, &hash), WRIT_OK);
    CHECK(hash, ECHO_ABI);
    CHECK(echo_stats(&scene.nobody, &calls, &rejects, &errors), WRIT_DENIED);
    struct echo_client reader = connect_with(scene.speaking, WRIT_ROLE_STATS, 6);
    CHECK(echo_double(&reader, UINT64_MAX, &hash), ECHO_ERROR_TOO_LARGE);
    CHECK(echo_stats(&reader, &calls, &rejects, &errors), WRIT_OK);
    CHECK(calls, 6);
    CHECK(rejects, 1);
    CHECK(errors, 1);
    finish();
}

static void a_given_handle_is_consumed_on_every_outcome(void)
{
    arrange();
    struct echo_say_reply reply;
    uint64_t room = open_room();
    uint32_t before = fake_live(scene.speaking);
    CHECK(say(room + 1, "x", new_paper(), &reply), WRIT_NOT_FOUND);
    fake_fail(&scene.world, 1, WRIT_NOT_GRANTEE);
    CHECK(say(room, "x", new_paper(), &reply), WRIT_NOT_GRANTEE);
    char long_text[ECHO_MAX_TEXT + 2];
    memset(long_text, 'a', sizeof(long_text));
    long_text[sizeof(long_text) - 1] = 0;
    CHECK(say(room, long_text, new_paper(), &reply), WRIT_BAD_ARGUMENT);
    scene.server.answer_with = WRIT_OK;
    CHECK(say(room, "x", new_paper(), &reply), WRIT_OK);
    CHECK(say(room, "x", new_paper(), &reply), WRIT_BAD_STATE);
    CHECK(fake_live(scene.speaking), before);
    CHECK(fake_live(scene.served), 0);
    finish();
}

static void a_handle_that_was_taken_stays(void)
{
    arrange();
    struct echo_say_reply reply;
    uint64_t room = open_room();
    scene.server.keeps_paper = true;
    CHECK(say(room, "x", new_paper(), &reply), WRIT_OK);
    CHECK(fake_live(scene.served), 1);
    CHECK(fake_cap(scene.served, scene.server.kept_paper)->number, 7);
    finish();
}

static void a_bad_handle_is_refused_and_closed(void)
{
    arrange();
    struct echo_say_reply reply;
    uint64_t room = open_room();
    uint32_t weak = fake_object(scene.speaking, VMO_TYPE, VMO_RIGHT_WRITE | VMO_RIGHT_TRANSFER, 0);
    CHECK(say(room, "x", weak, &reply), WRIT_BAD_MESSAGE);
    CHECK(scene.world.refusals.why.check, ECHO_SAY_REQUEST_PAPER_HANDLE_RIGHTS);
    CHECK(scene.world.refusals.why.offset, WRIT_RECORDS);
    uint32_t other = fake_object(scene.speaking, LOG_TYPE, UINT16_MAX, 0);
    CHECK(say(room, "x", other, &reply), WRIT_BAD_MESSAGE);
    CHECK(scene.world.refusals.why.check, ECHO_SAY_REQUEST_PAPER_HANDLE_TYPE);
    CHECK(fake_live(scene.served), 0);
    finish();
}

static void a_handler_cannot_answer_what_it_did_not_declare(void)
{
    arrange();
    uint64_t doubled = 5;
    scene.server.answer_with = 66;
    CHECK(echo_double(&scene.nobody, 1, &doubled), WRIT_INTERNAL);
    scene.server.answer_with = WRIT_KEEP;
    CHECK(echo_double(&scene.nobody, 1, &doubled), WRIT_INTERNAL);
    scene.server.answer_with = WRIT_TIMED_OUT;
    CHECK(echo_double(&scene.nobody, 1, &doubled), WRIT_INTERNAL);
    CHECK(doubled, 5);
    finish();
}

static void a_call_is_tried_again_only_where_that_is_harmless(void)
{
    arrange();
    uint64_t doubled = 0, room = 0;
    fake_fail(&scene.world, 1, WRIT_PEER_DIED);
    CHECK(echo_double(&scene.nobody, 4, &doubled), WRIT_OK);
    CHECK(doubled, 8);
    fake_fail(&scene.world, 1, WRIT_PEER_DIED);
    CHECK(echo_open(&scene.speaker, &room), WRIT_PEER_DIED);
    fake_fail(&scene.world, 1, WRIT_NOT_DELIVERED);
    CHECK(echo_open(&scene.speaker, &room), WRIT_OK);
    fake_fail(&scene.world, 1, WRIT_TIMED_OUT);
    CHECK(echo_double(&scene.nobody, 4, &doubled), WRIT_TIMED_OUT);
    finish();
}

/* A peer that answers anything at all. */
static uint64_t bad_tag;

static void answer_badly(void *context, struct writ_msg *m, const struct writ_caller *caller)
{
    (void)context;
    (void)caller;
    *m = (struct writ_msg){.tag = bad_tag, .w = {9}};
}

static void a_bad_reply_is_told_as_such(void)
{
    arrange();
    struct fake_process *liar = fake_process_new(&scene.world, 0x50);
    fake_process_serve(liar, answer_badly, NULL);
    uint32_t slot = fake_connect(scene.speaking, liar, ECHO_PROTOCOL, 0, 0);
    struct echo_client client = {.io = &scene.speaking->io, .slot = slot};
    const uint64_t bad[] = {ECHO_DOUBLE_REPLY | UINT64_C(8) << 32 << 1,
                            writ_tag_error(ECHO_DOUBLE_REQUEST, 66),
                            writ_tag_error(ECHO_DOUBLE_REQUEST, WRIT_PEER_DIED),
                            writ_tag_error(ECHO_DOUBLE_REQUEST, WRIT_DENIED) | UINT64_C(8) << 32,
                            ECHO_DOUBLE_REPLY ^ UINT64_C(1) << 52,
                            ECHO_DOUBLE_REPLY ^ UINT64_C(1) << 16,
                            ECHO_DOUBLE_REPLY ^ UINT64_C(1) << 53,
                            ECHO_DOUBLE_REPLY ^ UINT64_C(1) << 56};
    uint64_t doubled = 5;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        bad_tag = bad[i];
        CHECK(echo_double(&client, 1, &doubled), WRIT_BAD_REPLY);
    }
    CHECK(doubled, 5);
    bad_tag = writ_tag_error(ECHO_DOUBLE_REQUEST, WRIT_BUSY);
    CHECK(echo_double(&client, 1, &doubled), WRIT_BUSY);
    finish();
}

static void a_builder_is_stale_after_another_use_of_the_page(void)
{
    arrange();
    struct echo_say_reply reply;
    uint64_t room = open_room();
    struct echo_say_builder b = echo_say_begin(&scene.speaker);
    b.body->room = room;
    struct echo_say_builder other = echo_say_begin(&scene.speaker);
    echo_say_put_text(&b, "x", 1);
    CHECK(echo_say_call(&b, &reply), WRIT_STALE_VIEW);
    other.body->room = room;
    echo_say_put_text(&other, "y", 1);
    CHECK(echo_say_call(&other, &reply), WRIT_OK);
    CHECK(echo_say_call(&other, &reply), WRIT_STALE_VIEW);
    finish();
}

static uint32_t copied(const struct writ_io *io, const struct writ_bytes *view)
{
    char text[ECHO_MAX_TEXT];
    return writ_copy(io, view, text, sizeof text);
}

static uint32_t stale(void)
{
    return WRIT_CHECKS ? WRIT_STALE_VIEW : WRIT_OK;
}

static void a_view_of_a_reply_is_stale_after_another_use_of_the_page(void)
{
    arrange();
    struct echo_listen_reply reply;
    struct echo_listen_reply again;
    uint64_t room = asked_room();
    CHECK(echo_listen(&scene.listener, room, &reply), WRIT_OK);
    CHECK(copied(scene.listener.io, &reply.text), WRIT_OK);
    CHECK(memcmp(writ_data(scene.listener.io, &reply.text), "hello", 5), 0);
    CHECK(echo_listen(&scene.listener, room, &again), WRIT_BAD_STATE);
    CHECK(copied(scene.listener.io, &reply.text), stale());
    struct echo_say_reply said;
    CHECK(say(room, "there", 0, &said), WRIT_OK);
    CHECK(echo_listen(&scene.listener, room, &again), WRIT_OK);
    CHECK(copied(scene.listener.io, &reply.text), stale());
    CHECK(copied(scene.listener.io, &again.text), WRIT_OK);
    finish();
}

static void a_view_of_a_request_is_stale_once_its_handler_has_returned(void)
{
    arrange();
    (void)asked_room();
    CHECK(copied(scene.server.serving.io, &scene.server.seen), stale());
    finish();
}

static void a_view_that_does_not_fit_is_not_copied_at_all(void)
{
    arrange();
    char text[] = "....";
    const struct writ_bytes view = {.data = (const uint8_t *)"hello", .length = 5};
    CHECK(writ_copy(scene.speaker.io, &view, text, 4), WRIT_BAD_ARGUMENT);
    CHECK(memcmp(text, "....", 5), 0);
    finish();
}

static void bits_of_a_notification_reach_the_adapter(struct echo_server *s, uint64_t bits)
{
    s->notified |= bits;
}

static void a_notification_is_told_if_the_adapter_asks(void)
{
    arrange();
    fake_notify(scene.served, 1);
    CHECK(scene.server.notified, 0);
    scene.server.serving.notified = bits_of_a_notification_reach_the_adapter;
    fake_notify(scene.served, 4);
    CHECK(scene.server.notified, 4);
    finish();
}

/* In a child process, which a broken contract ends. */
static void close_without_moving(void)
{
    arrange();
    uint64_t room = open_room();
    scene.server.forgets_to_move = true;
    _exit(echo_close(&scene.listener, room) == WRIT_OK ? 0 : 1);
}

/* Likewise. */
static void read_what_is_stale(void)
{
    arrange();
    (void)asked_room();
    _exit(writ_data(scene.server.serving.io, &scene.server.seen) == NULL ? 1 : 0);
}

static bool ends_well(void (*run)(void))
{
    (void)fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        (void)freopen("/dev/null", "w", stderr);
        run();
    }
    int status = 0;
    CHECK(waitpid(child, &status, 0), child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void a_checking_build_stops_a_server_that_breaks_its_contract(void)
{
    CHECK(ends_well(close_without_moving), !WRIT_CHECKS);
}

static void a_checking_build_stops_who_reads_a_stale_view(void)
{
    CHECK(ends_well(read_what_is_stale), !WRIT_CHECKS);
}

static void serve(void *context)
{
    echo_serve(context);
}

static void the_loop_serves_what_is_queued(void)
{
    arrange();
    fake_process_serve(scene.served, NULL, NULL);
    struct writ_msg first = {.tag = ECHO_DOUBLE_REQUEST, .w = {3}};
    struct writ_msg second = {.tag = ECHO_OPEN_REQUEST};
    struct fake_call *one = fake_call_begin(scene.speaking, scene.speaker.slot, &first);
    struct fake_call *two = fake_call_begin(scene.listening, scene.listener.slot, &second);
    fake_run(scene.served, serve, &scene.server);
    struct writ_msg answer;
    CHECK(fake_call_end(one, &answer), WRIT_OK);
    CHECK(answer.tag, ECHO_DOUBLE_REPLY);
    CHECK(answer.w[0], 6);
    CHECK(fake_call_end(two, &answer), WRIT_OK);
    CHECK(answer.tag, writ_tag_error(second.tag, WRIT_DENIED));
    finish();
}

int main(void)
{
    static const struct test tests[] = {
        TEST(every_method_makes_the_round_trip),
        TEST(one_who_waits_is_answered_by_the_event),
        TEST(one_waiter_too_many_gets_limit),
        TEST(who_waits_no_more_keeps_nobody_from_waiting),
        TEST(waiters_of_a_closed_connection_are_dropped),
        TEST(a_reply_to_one_who_left_is_dropped),
        TEST(refusals_come_in_their_order),
        TEST(the_connection_decides_about_the_protocol),
        TEST(each_method_is_counted_by_itself),
        TEST(framework_methods_answer),
        TEST(a_given_handle_is_consumed_on_every_outcome),
        TEST(a_handle_that_was_taken_stays),
        TEST(a_bad_handle_is_refused_and_closed),
        TEST(a_handler_cannot_answer_what_it_did_not_declare),
        TEST(a_call_is_tried_again_only_where_that_is_harmless),
        TEST(a_bad_reply_is_told_as_such),
        TEST(a_builder_is_stale_after_another_use_of_the_page),
        TEST(a_view_of_a_reply_is_stale_after_another_use_of_the_page),
        TEST(a_view_of_a_request_is_stale_once_its_handler_has_returned),
        TEST(a_view_that_does_not_fit_is_not_copied_at_all),
        TEST(a_notification_is_told_if_the_adapter_asks),
        TEST(a_checking_build_stops_a_server_that_breaks_its_contract),
        TEST(a_checking_build_stops_who_reads_a_stale_view),
        TEST(the_loop_serves_what_is_queued),
    };
    return run_tests(tests, sizeof(tests) / sizeof(tests[0]));
}
