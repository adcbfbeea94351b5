/* A component gets what its system's table says, and nothing else. */
#include "writ/endowment.h"

#include <string.h>

#include "deviced_types.h"

#include "unit.h"

enum { SERVER = 1, CLIENT = 2, PROTOCOL = 0x10, SERVER_NUMBER = 0x40, CLIENT_NUMBER = 0x41 };

/* A root, a server and a client with two connections and the log; each test changes its own copy. */
struct sample {
    struct writ_system_served served[1];
    struct writ_system_connection connections[2];
    struct writ_system_held held[1];
    struct writ_system_component components[3];
    struct writ_system system;
};

static void sample_init(struct sample *s)
{
    *s = (struct sample){
        .served = {{.protocol = PROTOCOL, .clients = 4}},
        .connections = {{.slot = 17, .server = SERVER, .protocol = PROTOCOL, .roles = 1},
                        {.slot = 16, .server = SERVER, .protocol = PROTOCOL, .roles = 2}},
        .held = {{.slot = WRIT_SLOT_LOG, .type = LOG_TYPE, .rights = LOG_RIGHT_WRITE}},
        .components = {{.name = "root", .number = 1},
                       {.name = "server", .number = SERVER_NUMBER},
                       {.name = "client", .number = CLIENT_NUMBER}},
        .system = {.name = "sample", .count = 3},
    };
    s->components[SERVER].served = s->served;
    s->components[SERVER].served_count = 1;
    s->components[CLIENT].connections = s->connections;
    s->components[CLIENT].connection_count = 2;
    s->components[CLIENT].held = s->held;
    s->components[CLIENT].held_count = 1;
    s->system.components = s->components;
}

TEST(a_component_is_found_by_its_number_and_a_stranger_is_not)
{
    struct sample s;
    uint32_t index = 9;
    sample_init(&s);
    CHECK(!endowment_find(&s.system, CLIENT_NUMBER + 1, &index));
    CHECK_EQ(index, 9);
    CHECK(endowment_find(&s.system, CLIENT_NUMBER, &index));
    CHECK_EQ(index, CLIENT);
    CHECK_EQ(endowment_principal(&s.system, CLIENT), CLIENT_NUMBER);
}

TEST(the_envelope_lists_what_is_given_and_the_rest_of_it_is_zero)
{
    static const struct envelope nothing;
    struct envelope envelope;
    struct sample s;
    sample_init(&s);
    memset(&envelope, 0xff, sizeof envelope);
    endowment_envelope(&s.system, CLIENT, &envelope);
    CHECK(envelope.magic == ENVELOPE_MAGIC && envelope.version == ENVELOPE_VERSION);
    CHECK_EQ(envelope.principal, CLIENT_NUMBER);
    CHECK_EQ(envelope.count, 3);
    CHECK_EQ(envelope.slots[0].slot, WRIT_SLOT_LOG);
    CHECK_EQ(envelope.slots[0].type, LOG_TYPE);
    CHECK_EQ(envelope.slots[1].slot, 17);
    CHECK_EQ(envelope.slots[1].rights, CONNECTION_RIGHT_CALL);
    CHECK_EQ(envelope.slots[2].roles, 2);
    uint64_t rest = sizeof envelope.slots - 3 * sizeof envelope.slots[0];
    CHECK_BYTES(&envelope.slots[3], nothing.slots, rest);
}

TEST(the_envelope_of_a_server_lists_its_endpoint)
{
    struct envelope envelope;
    struct sample s;
    sample_init(&s);
    endowment_envelope(&s.system, SERVER, &envelope);
    CHECK_EQ(envelope.count, 1);
    CHECK_EQ(envelope.slots[0].slot, WRIT_SLOT_ENDPOINT);
    CHECK_EQ(envelope.slots[0].type, ENDPOINT_TYPE);
    CHECK_EQ(envelope.slots[0].rights, ENDPOINT_RIGHT_RECV);
    CHECK_EQ(envelope.slots[0].protocol, PROTOCOL);
}

TEST(the_slots_to_fill_rise_and_are_those_of_the_envelope)
{
    struct declared_slot slots[KERNEL_MAX_DECLARED_SLOTS];
    uint32_t count = 0;
    struct sample s;
    sample_init(&s);
    CHECK(endowment_slots(&s.system, CLIENT, slots, &count));
    CHECK_EQ(count, 3);
    CHECK_EQ(slots[0].slot, WRIT_SLOT_LOG);
    CHECK_EQ(slots[1].slot, 16);
    CHECK_EQ(slots[1].roles, 2);
    CHECK_EQ(slots[2].slot, 17);
    CHECK_EQ(slots[2].rights, CONNECTION_RIGHT_CALL);
}

TEST(who_makes_connections_gets_the_endpoints_of_all_that_serve)
{
    struct declared_slot slots[KERNEL_MAX_DECLARED_SLOTS];
    uint32_t count = 0;
    struct sample s;
    sample_init(&s);
    s.system.minter = CLIENT;
    CHECK(endowment_slots(&s.system, CLIENT, slots, &count));
    CHECK_EQ(count, 4);
    CHECK_EQ(slots[3].slot, WRIT_SLOT_ENDPOINTS + SERVER);
    CHECK_EQ(slots[3].rights, ENDPOINT_RIGHT_MINT);
    CHECK_EQ(slots[3].protocol, PROTOCOL);
    CHECK(endowment_slots(&s.system, SERVER, slots, &count));
    CHECK_EQ(count, 1);
}

TEST(more_slots_than_a_grant_has_are_refused)
{
    struct writ_system_connection many[KERNEL_MAX_DECLARED_SLOTS];
    struct declared_slot slots[KERNEL_MAX_DECLARED_SLOTS];
    uint32_t count = 0;
    struct sample s;
    sample_init(&s);
    for (uint16_t i = 0; i < KERNEL_MAX_DECLARED_SLOTS; i++) {
        many[i] = (struct writ_system_connection){.slot = (uint16_t)(16 + i), .server = SERVER};
    }
    s.components[CLIENT].connections = many;
    s.components[CLIENT].connection_count = KERNEL_MAX_DECLARED_SLOTS - 1;
    CHECK(endowment_slots(&s.system, CLIENT, slots, &count));
    CHECK_EQ(count, KERNEL_MAX_DECLARED_SLOTS);
    s.components[CLIENT].connection_count = KERNEL_MAX_DECLARED_SLOTS;
    CHECK(!endowment_slots(&s.system, CLIENT, slots, &count));
}

TEST(only_who_makes_threads_or_processes_manages_its_own_process)
{
    struct sample s;
    sample_init(&s);
    CHECK_EQ(endowment_own_rights(&s.system, CLIENT), PROCESS_RIGHT_SELF);
    s.components[CLIENT].worker_count = 1;
    CHECK_EQ(endowment_own_rights(&s.system, CLIENT), PROCESS_RIGHT_SELF | PROCESS_RIGHT_MANAGE);
    s.components[CLIENT].worker_count = 0;
    s.held[0] = (struct writ_system_held){.type = PROCESS_CONTROL_TYPE,
                                          .rights = PROCESS_CONTROL_RIGHT_QUERY};
    CHECK_EQ(endowment_own_rights(&s.system, CLIENT), PROCESS_RIGHT_SELF);
    s.held[0].rights |= PROCESS_CONTROL_RIGHT_CREATE;
    CHECK_EQ(endowment_own_rights(&s.system, CLIENT), PROCESS_RIGHT_SELF | PROCESS_RIGHT_MANAGE);
}

TEST(who_has_an_estate_gets_its_memory_and_maps_it_himself)
{
    struct declared_slot slots[KERNEL_MAX_DECLARED_SLOTS];
    struct envelope envelope;
    uint32_t count = 0;
    struct sample s;
    sample_init(&s);
    CHECK_EQ(endowment_own_rights(&s.system, SERVER), PROCESS_RIGHT_SELF);
    s.components[SERVER].state_bytes = 4096;
    CHECK_EQ(endowment_own_rights(&s.system, SERVER), PROCESS_RIGHT_SELF | PROCESS_RIGHT_MANAGE);
    CHECK(endowment_slots(&s.system, SERVER, slots, &count));
    CHECK_EQ(count, 2);
    CHECK_EQ(slots[1].slot, WRIT_SLOT_STATE);
    CHECK_EQ(slots[1].type, VMO_TYPE);
    CHECK_EQ(slots[1].rights, VMO_RIGHT_READ | VMO_RIGHT_WRITE);
    endowment_envelope(&s.system, SERVER, &envelope);
    CHECK_EQ(envelope.count, 2);
    CHECK_EQ(envelope.slots[1].slot, WRIT_SLOT_STATE);
}

/* The server of the sample starts drivers, the client is one. */
static void sample_of_drivers(struct sample *s, struct writ_device *device)
{
    sample_init(s);
    *device = (struct writ_device){.range_count = 1};
    s->served[0].protocol = DEVICED_PROTOCOL;
    s->components[CLIENT].device = device;
    s->components[CLIENT].kind = WRIT_DRIVER;
}

TEST(who_starts_drivers_gets_what_they_will_need_and_can_pass_it_on)
{
    static const struct declared_slot expected[] = {
        {.slot = WRIT_SLOT_ENDPOINT,
         .type = ENDPOINT_TYPE,
         .rights = ENDPOINT_RIGHT_RECV,
         .protocol = DEVICED_PROTOCOL},
        {.slot = WRIT_SLOT_DRIVERS,
         .type = LOG_TYPE,
         .rights = LOG_RIGHT_WRITE | LOG_RIGHT_TRANSFER},
        {.slot = WRIT_SLOT_DRIVERS + 8,
         .type = VMO_TYPE,
         .rights = VMO_RIGHT_READ | VMO_RIGHT_TRANSFER},
        {.slot = WRIT_SLOT_DRIVERS + 11,
         .type = CONNECTION_TYPE,
         .rights = CONNECTION_RIGHT_CALL | CONNECTION_RIGHT_TRANSFER,
         .protocol = PROTOCOL,
         .roles = 1},
        {.slot = WRIT_SLOT_DRIVERS + 12,
         .type = CONNECTION_TYPE,
         .rights = CONNECTION_RIGHT_CALL | CONNECTION_RIGHT_TRANSFER,
         .protocol = PROTOCOL,
         .roles = 2},
    };
    enum { COUNT = sizeof expected / sizeof expected[0] };
    struct declared_slot slots[KERNEL_MAX_DECLARED_SLOTS];
    struct writ_device device;
    struct sample s;
    uint32_t count = 0;
    sample_of_drivers(&s, &device);
    CHECK_EQ(endowment_starter(&s.system), SERVER);
    CHECK_EQ(endowment_driver_slot(&s.system, CLIENT), WRIT_SLOT_DRIVERS + 8);
    CHECK_EQ(endowment_driver_slot(&s.system, SERVER), 0);
    CHECK(endowment_slots(&s.system, SERVER, slots, &count));
    CHECK_EQ(count, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        CHECK_EQ(slots[i].slot, expected[i].slot);
        CHECK_EQ(slots[i].type, expected[i].type);
        CHECK_EQ(slots[i].rights, expected[i].rights);
        CHECK_EQ(slots[i].protocol, expected[i].protocol);
        CHECK_EQ(slots[i].roles, expected[i].roles);
    }
}

TEST(a_driver_with_more_connections_than_can_be_passed_on_finds_no_room)
{
    struct writ_system_connection many[DRIVER_SLOTS];
    struct declared_slot slots[KERNEL_MAX_DECLARED_SLOTS];
    struct writ_device device;
    struct sample s;
    uint32_t count = 0;
    sample_of_drivers(&s, &device);
    for (uint16_t i = 0; i < DRIVER_SLOTS; i++) {
        many[i] = (struct writ_system_connection){
            .slot = (uint16_t)(16 + i), .server = SERVER, .protocol = PROTOCOL};
    }
    s.components[CLIENT].connections = many;
    s.components[CLIENT].connection_count = DRIVER_SLOTS - DRIVER_CONNECTIONS;
    CHECK(endowment_slots(&s.system, SERVER, slots, &count));
    s.components[CLIENT].connection_count++;
    CHECK(!endowment_slots(&s.system, SERVER, slots, &count));
}

TEST(a_driver_that_maps_its_device_manages_its_own_process)
{
    struct writ_device device;
    struct sample s;
    sample_of_drivers(&s, &device);
    CHECK_EQ(endowment_own_rights(&s.system, CLIENT), PROCESS_RIGHT_SELF | PROCESS_RIGHT_MANAGE);
    device.range_count = 0;
    CHECK_EQ(endowment_own_rights(&s.system, CLIENT), PROCESS_RIGHT_SELF);
    device.dma_count = 1;
    CHECK_EQ(endowment_own_rights(&s.system, CLIENT), PROCESS_RIGHT_SELF | PROCESS_RIGHT_MANAGE);
}

UNIT_MAIN
