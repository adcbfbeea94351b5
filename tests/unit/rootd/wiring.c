/* The plan of a system: in the right order, with nothing that the table does not say. */
#include "wiring.h"

#include <string.h>

#include "deviced_types.h"
#include "kernel_types.h"
#include "procd_types.h"
#include "unit.h"

enum { SERVER = 1, CLIENT = 2, PROTOCOL = 0x10, SERVER_NUMBER = 0x40, CLIENT_NUMBER = 0x41 };

/* A root, a server and a client with two connections and the log; each test spoils its own copy. */
struct sample {
    struct writ_system_served served[2];
    struct writ_system_connection connections[2];
    struct writ_system_held held[1];
    struct writ_system_component components[3];
    struct writ_system system;
};

static void sample_init(struct sample *s)
{
    *s = (struct sample){
        .served = {{.protocol = PROTOCOL, .clients = 4}, {.protocol = PROTOCOL + 1}},
        .connections = {{.slot = 16, .server = SERVER, .protocol = PROTOCOL, .roles = 1},
                        {.slot = 17, .server = SERVER, .protocol = PROTOCOL, .roles = 2}},
        .held = {{.slot = WRIT_SLOT_LOG, .type = LOG_TYPE, .rights = LOG_RIGHT_WRITE}},
        .components =
            {{.name = "root", .number = 1, .kind = WRIT_SERVICE, .startup = WRIT_STARTUP_BOOT},
             {.name = "server",
              .number = SERVER_NUMBER,
              .kind = WRIT_SERVICE,
              .startup = WRIT_STARTUP_BOOT},
             {.name = "client",
              .number = CLIENT_NUMBER,
              .kind = WRIT_APP,
              .startup = WRIT_STARTUP_BOOT}},
        .system = {.name = "sample", .count = 3},
    };
    s->components[SERVER].stack = 16384;
    s->components[SERVER].served = s->served;
    s->components[SERVER].served_count = 1;
    s->components[CLIENT].stack = 16384;
    s->components[CLIENT].connections = s->connections;
    s->components[CLIENT].connection_count = 2;
    s->components[CLIENT].held = s->held;
    s->components[CLIENT].held_count = 1;
    s->system.components = s->components;
}

static void check_refused(const struct sample *s, enum wiring_fault fault, uint32_t component)
{
    static struct wiring_plan plan;
    struct wiring_verdict verdict = wiring_make(&s->system, &plan);
    CHECK_EQ(verdict.fault, fault);
    CHECK_EQ(verdict.component, component);
}

TEST(who_is_not_started_at_boot_is_in_no_step_but_its_endpoint)
{
    static struct wiring_plan plan;
    struct sample s;
    sample_init(&s);
    s.components[SERVER].startup = WRIT_STARTUP_NONE;
    CHECK_EQ(wiring_make(&s.system, &plan).fault, WIRING_GOOD);
    uint32_t steps = 0;
    for (uint32_t i = 0; i < plan.count; i++) {
        steps += plan.steps[i].component == SERVER && plan.steps[i].op != WIRING_ENDPOINT;
    }
    CHECK_EQ(steps, 0);
    CHECK_EQ(plan.steps[plan.count - 1].component, CLIENT);
}

TEST(the_plan_of_a_small_system_is_exactly_this)
{
    static const struct wiring_step expected[] = {
        {WIRING_ENDPOINT, SERVER, 0}, {WIRING_STAGE, SERVER, 0},   {WIRING_SERVE, SERVER, 0},
        {WIRING_SEAL, SERVER, 0},     {WIRING_STAGE, CLIENT, 0},   {WIRING_HOLD, CLIENT, 0},
        {WIRING_CONNECT, CLIENT, 0},  {WIRING_CONNECT, CLIENT, 1}, {WIRING_SEAL, CLIENT, 0},
        {WIRING_START, SERVER, 0},    {WIRING_PROVE, SERVER, 0},   {WIRING_START, CLIENT, 0},
    };
    enum { COUNT = sizeof expected / sizeof expected[0] };
    static struct wiring_plan plan;
    struct sample s;
    sample_init(&s);
    CHECK_EQ(wiring_make(&s.system, &plan).fault, WIRING_GOOD);
    CHECK_EQ(plan.count, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        CHECK_EQ(plan.steps[i].op, expected[i].op);
        CHECK_EQ(plan.steps[i].component, expected[i].component);
        CHECK_EQ(plan.steps[i].index, expected[i].index);
    }
}

TEST(the_minter_gets_the_endpoint_of_everybody_who_serves_and_nobody_else_does)
{
    static struct wiring_plan plan;
    struct sample s;
    sample_init(&s);
    s.system.minter = CLIENT;
    CHECK_EQ(wiring_make(&s.system, &plan).fault, WIRING_GOOD);
    uint32_t given = 0;
    for (uint32_t i = 0; i < plan.count; i++) {
        if (plan.steps[i].op == WIRING_MINTER) {
            CHECK_EQ(plan.steps[i].component, CLIENT);
            CHECK_EQ(plan.steps[i].index, SERVER);
            given++;
        }
    }
    CHECK_EQ(given, 1);
    s.system.minter = 3;
    check_refused(&s, WIRING_NO_MINTER, 0);
}

TEST(a_client_may_stand_before_its_server_and_still_finds_its_endpoint_made)
{
    static struct wiring_plan plan;
    struct sample s;
    sample_init(&s);
    struct writ_system_component server = s.components[SERVER];
    s.components[1] = s.components[CLIENT];
    s.components[2] = server;
    s.connections[0].server = 2;
    s.connections[1].server = 2;
    CHECK_EQ(wiring_make(&s.system, &plan).fault, WIRING_GOOD);
    CHECK_EQ(plan.steps[0].op, WIRING_ENDPOINT);
    CHECK_EQ(plan.steps[0].component, 2);
}

TEST(a_system_without_a_root_is_refused)
{
    struct sample s;
    sample_init(&s);
    s.system.count = 0;
    check_refused(&s, WIRING_NO_ROOT, 0);
}

TEST(a_system_with_more_components_than_bits_is_refused)
{
    struct sample s;
    sample_init(&s);
    s.system.count = WIRING_COMPONENTS + 1;
    check_refused(&s, WIRING_TOO_MANY, 0);
}

TEST(a_root_that_serves_is_refused)
{
    struct sample s;
    sample_init(&s);
    s.components[0].served = s.served;
    s.components[0].served_count = 1;
    check_refused(&s, WIRING_ROOT_SERVES, 0);
}

TEST(a_server_of_two_protocols_is_refused)
{
    struct sample s;
    sample_init(&s);
    s.components[SERVER].served_count = 2;
    check_refused(&s, WIRING_TWO_PROTOCOLS, SERVER);
}

TEST(a_connection_to_nobody_is_refused)
{
    struct sample s;
    sample_init(&s);
    s.connections[1].server = 3;
    check_refused(&s, WIRING_NO_SERVER, CLIENT);
}

TEST(a_connection_for_a_protocol_that_is_not_served_is_refused)
{
    struct sample s;
    sample_init(&s);
    s.connections[1].protocol = PROTOCOL + 1;
    check_refused(&s, WIRING_NOT_SERVED, CLIENT);
    sample_init(&s);
    s.connections[1].server = CLIENT;
    check_refused(&s, WIRING_NOT_SERVED, CLIENT);
}

TEST(a_slot_that_is_used_twice_is_refused)
{
    struct sample s;
    sample_init(&s);
    s.connections[1].slot = s.connections[0].slot;
    check_refused(&s, WIRING_BAD_SLOT, CLIENT);
}

TEST(a_connection_or_a_control_in_a_slot_that_every_process_has_is_refused)
{
    struct sample s;
    sample_init(&s);
    s.connections[0].slot = 15;
    check_refused(&s, WIRING_BAD_SLOT, CLIENT);
    for (uint16_t slot = 0; slot <= WRIT_SLOT_ENDPOINT; slot++) {
        sample_init(&s);
        s.held[0].slot = slot;
        if (slot != WRIT_SLOT_LOG) {
            check_refused(&s, WIRING_BAD_SLOT, CLIENT);
        }
    }
}

TEST(a_component_without_a_stack_is_refused)
{
    struct sample s;
    sample_init(&s);
    s.components[CLIENT].stack = 0;
    check_refused(&s, WIRING_NO_STACK, CLIENT);
}

TEST(every_connection_has_a_label_of_its_own_that_names_its_protocol)
{
    struct sample s;
    sample_init(&s);
    uint64_t first = wiring_label(&s.system, CLIENT, 0);
    uint64_t second = wiring_label(&s.system, CLIENT, 1);
    uint64_t proof = wiring_proof_label(&s.system, SERVER);
    CHECK(first != second && first != proof && second != proof);
    CHECK_EQ(first & 0xffff, PROTOCOL);
    CHECK_EQ(second & 0xffff, PROTOCOL);
    CHECK_EQ(proof & 0xffff, PROTOCOL);
}

/* The sample's server as the one that makes processes for all; the client is before it. */
static void make_maker(struct sample *s)
{
    struct writ_system_component server = s->components[SERVER];
    s->components[SERVER] = s->components[CLIENT];
    s->components[CLIENT] = server;
    s->served[0].protocol = PROCD_PROTOCOL;
    for (uint32_t i = 0; i < 2; i++) {
        s->connections[i].server = CLIENT;
        s->connections[i].protocol = PROCD_PROTOCOL;
    }
}

TEST(who_makes_processes_for_all_is_ready_before_anybody_else_is_staged)
{
    enum { MAKER = CLIENT, OTHER = SERVER };
    static const struct wiring_step expected[] = {
        {WIRING_ENDPOINT, MAKER, 0}, {WIRING_STAGE, MAKER, 0},   {WIRING_SERVE, MAKER, 0},
        {WIRING_CHILDREN, MAKER, 0}, {WIRING_SEAL, MAKER, 0},    {WIRING_START, MAKER, 0},
        {WIRING_PROVE, MAKER, 0},    {WIRING_STAGE, OTHER, 0},   {WIRING_HOLD, OTHER, 0},
        {WIRING_CONNECT, OTHER, 0},  {WIRING_CONNECT, OTHER, 1}, {WIRING_SEAL, OTHER, 0},
        {WIRING_START, OTHER, 0},
    };
    static struct wiring_plan plan;
    struct sample s;
    sample_init(&s);
    make_maker(&s);
    CHECK_EQ(wiring_make(&s.system, &plan).fault, WIRING_GOOD);
    CHECK_EQ(plan.maker, MAKER);
    CHECK_EQ(plan.count, sizeof expected / sizeof expected[0]);
    CHECK_BYTES(plan.steps, expected, sizeof expected);
    CHECK(wiring_maker_label(&s.system) != wiring_proof_label(&s.system, MAKER));
}

TEST(a_component_that_is_started_again_gets_what_it_got_before)
{
    static const struct wiring_step expected[] = {
        {WIRING_STAGE, CLIENT, 0},   {WIRING_HOLD, CLIENT, 0}, {WIRING_CONNECT, CLIENT, 0},
        {WIRING_CONNECT, CLIENT, 1}, {WIRING_SEAL, CLIENT, 0}, {WIRING_START, CLIENT, 0},
    };
    static struct wiring_plan plan;
    struct sample s;
    sample_init(&s);
    wiring_again(&s.system, CLIENT, &plan);
    CHECK_EQ(plan.count, sizeof expected / sizeof expected[0]);
    CHECK_BYTES(plan.steps, expected, sizeof expected);
}

TEST(every_fault_has_its_sentence)
{
    for (int i = WIRING_GOOD; i <= WIRING_NO_STACK; i++) {
        CHECK(wiring_fault_text((enum wiring_fault)i) != NULL);
    }
}

TEST(the_memory_of_an_estate_is_made_once_and_lent_to_every_instance)
{
    static struct wiring_plan plan;
    struct sample s;
    sample_init(&s);
    s.components[SERVER].state_bytes = 4096;
    CHECK_EQ(wiring_make(&s.system, &plan).fault, WIRING_GOOD);
    CHECK_EQ(plan.steps[1].op, WIRING_MEMORY);
    CHECK_EQ(plan.steps[4].op, WIRING_STATE);
    CHECK_EQ(plan.steps[5].op, WIRING_SEAL);
    wiring_again(&s.system, SERVER, &plan);
    uint32_t lent = 0;
    for (uint32_t i = 0; i < plan.count; i++) {
        CHECK(plan.steps[i].op != WIRING_MEMORY);
        lent += plan.steps[i].op == WIRING_STATE;
    }
    CHECK_EQ(lent, 1);
}

TEST(a_control_is_declared_if_any_component_holds_it)
{
    struct sample s;
    sample_init(&s);
    CHECK(wiring_declares(&s.system, WRIT_SLOT_LOG));
    CHECK(!wiring_declares(&s.system, PROCESS_CONTROL_SLOT));
    struct writ_system_held control = {.slot = PROCESS_CONTROL_SLOT};
    s.components[0].held = &control;
    s.components[0].held_count = 1;
    CHECK(wiring_declares(&s.system, PROCESS_CONTROL_SLOT));
}

TEST(who_starts_drivers_gets_the_log_and_each_driver_before_it_is_sealed)
{
    static const struct wiring_step expected[] = {
        {WIRING_ENDPOINT, SERVER, 0}, {WIRING_STAGE, SERVER, 0},       {WIRING_SERVE, SERVER, 0},
        {WIRING_LOG, SERVER, 0},      {WIRING_DRIVER, SERVER, CLIENT}, {WIRING_SEAL, SERVER, 0},
        {WIRING_START, SERVER, 0},    {WIRING_PROVE, SERVER, 0},
    };
    enum { COUNT = sizeof expected / sizeof expected[0] };
    static const struct writ_device device = {.match_count = 1};
    static struct wiring_plan plan;
    struct sample s;
    sample_init(&s);
    s.served[0].protocol = DEVICED_PROTOCOL;
    s.connections[0].protocol = DEVICED_PROTOCOL;
    s.connections[1].protocol = DEVICED_PROTOCOL;
    s.components[CLIENT].kind = WRIT_DRIVER;
    s.components[CLIENT].startup = WRIT_STARTUP_NONE;
    s.components[CLIENT].device = &device;
    CHECK_EQ(wiring_make(&s.system, &plan).fault, WIRING_GOOD);
    CHECK_EQ(plan.count, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        CHECK_EQ(plan.steps[i].op, expected[i].op);
        CHECK_EQ(plan.steps[i].component, expected[i].component);
        CHECK_EQ(plan.steps[i].index, expected[i].index);
    }
    s.components[CLIENT].startup = WRIT_STARTUP_BOOT;
    check_refused(&s, WIRING_BAD_DRIVER, CLIENT);
    s.components[CLIENT].startup = WRIT_STARTUP_NONE;
    s.held[0].slot = PROCESS_CONTROL_SLOT;
    check_refused(&s, WIRING_BAD_DRIVER, CLIENT);
}

UNIT_MAIN
