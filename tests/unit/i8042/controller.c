/* The controller against a model with two devices, and against ones that lie, are mute, or are not there. */
#include "controller.h"

#include <stddef.h>
#include <string.h>

#include "unit.h"

enum { QUEUE = 64 };

struct device {
    bool there;
    bool only_set_1;
    bool has_wheel;
    bool sending;
    uint8_t waits_for; /* the command whose argument comes next */
    uint8_t rates[3];
    uint8_t set;
};

static struct model {
    struct device devices[CONTROLLER_DEVICES];
    uint8_t configuration;
    uint8_t expects; /* the command of the controller whose argument comes next */
    bool off[CONTROLLER_DEVICES];
    struct {
        uint8_t value;
        enum controller_device from;
    } queue[QUEUE];
    uint32_t count;
    uint64_t now_us;
    uint32_t accesses;
} model;

static struct controller controller;

static void answer(enum controller_device from, uint8_t value)
{
    CHECK(model.count < QUEUE);
    model.queue[model.count].value = value;
    model.queue[model.count++].from = from;
}

static void take_argument(struct device *device, enum controller_device which, uint8_t value)
{
    uint8_t command = device->waits_for;
    device->waits_for = 0;
    if (command == 0xf0 && value == 2 && device->only_set_1) {
        device->waits_for = command;
        answer(which, 0xfe);
        return;
    }
    if (command == 0xf0) {
        device->set = value;
    } else if (command == 0xf3) {
        memmove(device->rates, device->rates + 1, 2);
        device->rates[2] = value;
    }
    answer(which, 0xfa);
}

static void to_device(enum controller_device which, uint8_t value)
{
    struct device *device = &model.devices[which];
    if (!device->there) {
        return;
    }
    if (device->waits_for != 0 && value < 0xed) {
        take_argument(device, which, value);
        return;
    }
    device->waits_for = 0;
    answer(which, 0xfa);
    switch (value) {
    case 0xff:
        answer(which, 0xaa);
        if (which == CONTROLLER_MOUSE) {
            answer(which, 0x00);
        }
        break;
    case 0xf0:
    case 0xf3:
        device->waits_for = value;
        break;
    case 0xf2:
        answer(which, device->has_wheel && memcmp(device->rates, "\xc8\x64\x50", 3) == 0 ? 3 : 0);
        break;
    case 0xf4:
    case 0xf5:
        device->sending = value == 0xf4;
        break;
    default:
        break;
    }
}

static void take_command(uint8_t value)
{
    switch (value) {
    case 0x20:
        answer(CONTROLLER_KEYBOARD, model.configuration);
        break;
    case 0x60:
    case 0xd4:
        model.expects = value;
        break;
    case 0xaa:
        answer(CONTROLLER_KEYBOARD, 0x55);
        break;
    case 0xa9:
    case 0xab:
        answer(CONTROLLER_KEYBOARD, 0x00);
        break;
    case 0xa7:
    case 0xa8:
        model.off[CONTROLLER_MOUSE] = value == 0xa7;
        break;
    case 0xad:
    case 0xae:
        model.off[CONTROLLER_KEYBOARD] = value == 0xad;
        break;
    default:
        break;
    }
}

static void model_write(void *owner, enum controller_port port, uint8_t value)
{
    (void)owner;
    model.accesses++;
    uint8_t expects = model.expects;
    model.expects = 0;
    if (port == CONTROLLER_COMMAND) {
        take_command(value);
    } else if (expects == 0x60) {
        model.configuration = value;
    } else {
        to_device(expects == 0xd4 ? CONTROLLER_MOUSE : CONTROLLER_KEYBOARD, value);
    }
}

static uint8_t model_read(void *owner, enum controller_port port)
{
    (void)owner;
    model.accesses++;
    if (port == CONTROLLER_COMMAND) {
        bool mouse = model.count > 0 && model.queue[0].from == CONTROLLER_MOUSE;
        return (uint8_t)(0x14 | (model.count > 0 ? 0x01 : 0) | (mouse ? 0x20 : 0));
    }
    if (model.count == 0) {
        return 0;
    }
    uint8_t value = model.queue[0].value;
    memmove(model.queue, model.queue + 1, --model.count * sizeof model.queue[0]);
    return value;
}

static uint64_t model_now(void *owner)
{
    (void)owner;
    return model.now_us += 10;
}

static const struct controller_access honest = {&model, model_read, model_write, model_now};

static void begin(void)
{
    memset(&model, 0, sizeof model);
    model.configuration = 0x47;
    model.devices[CONTROLLER_KEYBOARD].there = true;
    model.devices[CONTROLLER_MOUSE] = (struct device){.there = true, .has_wheel = true};
}

TEST(keyboard_and_mouse_are_found_and_let_send)
{
    begin();
    CHECK(controller_open(&controller, &honest));
    CHECK(controller.present[CONTROLLER_KEYBOARD]);
    CHECK(controller.present[CONTROLLER_MOUSE]);
    CHECK(controller.has_wheel);
    CHECK_EQ(controller.scan_set, 2);
    CHECK_EQ(model.devices[CONTROLLER_KEYBOARD].set, 2);
    CHECK(model.devices[CONTROLLER_KEYBOARD].sending);
    CHECK(model.devices[CONTROLLER_MOUSE].sending);
    CHECK_EQ(model.configuration & 0x73,
             0x03); /* both interrupt, both have a clock, nothing is translated */
    CHECK(!model.off[CONTROLLER_KEYBOARD]);
    CHECK(!model.off[CONTROLLER_MOUSE]);
}

TEST(bytes_that_waited_from_before_are_thrown_away)
{
    struct controller_byte byte;
    begin();
    answer(CONTROLLER_KEYBOARD, 0x1c);
    answer(CONTROLLER_MOUSE, 0x99);
    CHECK(controller_open(&controller, &honest));
    CHECK(!controller_take(&controller, &byte));
}

TEST(a_keyboard_that_knows_only_set_1_is_used_in_set_1)
{
    begin();
    model.devices[CONTROLLER_KEYBOARD].only_set_1 = true;
    CHECK(controller_open(&controller, &honest));
    CHECK_EQ(controller.scan_set, 1);
    CHECK(controller.present[CONTROLLER_KEYBOARD]);
}

TEST(a_keyboard_without_a_mouse_is_used_alone)
{
    begin();
    model.devices[CONTROLLER_MOUSE].there = false;
    CHECK(controller_open(&controller, &honest));
    CHECK(controller.present[CONTROLLER_KEYBOARD]);
    CHECK(!controller.present[CONTROLLER_MOUSE]);
    CHECK_EQ(model.configuration & 0x33, 0x21);
}

TEST(a_mouse_without_a_keyboard_is_used_alone)
{
    begin();
    model.devices[CONTROLLER_KEYBOARD].there = false;
    CHECK(controller_open(&controller, &honest));
    CHECK(!controller.present[CONTROLLER_KEYBOARD]);
    CHECK(controller.present[CONTROLLER_MOUSE]);
}

TEST(a_controller_without_devices_is_none)
{
    begin();
    model.devices[CONTROLLER_KEYBOARD].there = false;
    model.devices[CONTROLLER_MOUSE].there = false;
    CHECK(!controller_open(&controller, &honest));
}

TEST(bytes_say_from_which_device_they_are)
{
    struct controller_byte byte;
    begin();
    CHECK(controller_open(&controller, &honest));
    answer(CONTROLLER_MOUSE, 0x08);
    answer(CONTROLLER_KEYBOARD, 0x1c);
    CHECK(controller_take(&controller, &byte));
    CHECK_EQ(byte.device, CONTROLLER_MOUSE);
    CHECK_EQ(byte.value, 0x08);
    CHECK(!byte.damaged);
    CHECK(controller_take(&controller, &byte));
    CHECK_EQ(byte.device, CONTROLLER_KEYBOARD);
    CHECK(!controller_take(&controller, &byte));
}

TEST(a_device_that_was_plugged_in_again_is_set_up_again)
{
    begin();
    CHECK(controller_open(&controller, &honest));
    model.devices[CONTROLLER_MOUSE] = (struct device){.there = true};
    controller_plugged(&controller, CONTROLLER_MOUSE);
    CHECK(controller.present[CONTROLLER_MOUSE]);
    CHECK(!controller.has_wheel);
    CHECK(model.devices[CONTROLLER_MOUSE].sending);
}

/* ---- controllers that lie ---- */

static uint8_t lie;

static uint8_t read_lie(void *owner, enum controller_port port)
{
    (void)owner;
    (void)port;
    model.accesses++;
    return lie;
}

static uint64_t clock_stands(void *owner)
{
    (void)owner;
    return 7;
}

TEST(one_value_for_ever_is_no_controller_and_takes_a_bounded_time)
{
    for (uint32_t value = 0; value < 256; value++) {
        struct controller_access access = {&model, read_lie, model_write, model_now};
        begin();
        lie = (uint8_t)value;
        CHECK(!controller_open(&controller, &access));
        CHECK(model.now_us < 20 * CONTROLLER_RESET_US);
    }
}

TEST(a_clock_that_stands_ends_no_wait_and_the_count_does)
{
    struct controller_access access = {&model, read_lie, model_write, clock_stands};
    begin();
    lie = 0x02;
    CHECK(!controller_open(&controller, &access));
    CHECK(model.accesses < 20 * CONTROLLER_POLLS);
}

static uint64_t state = 17;

static uint8_t read_anything(void *owner, enum controller_port port)
{
    (void)owner;
    model.accesses++;
    state = state * 6364136223846793005U + 1442695040888963407U;
    uint8_t value = (uint8_t)(state >> 56);
    if (port == CONTROLLER_DATA && (value & 3) != 0) {
        static const uint8_t likely[] = {0xfa, 0xaa, 0x55, 0x00, 0xfe, 0x03};
        return likely[(state >> 40) % sizeof likely];
    }
    return value;
}

TEST(a_controller_that_says_anything_takes_a_bounded_time)
{
    struct controller_access access = {&model, read_anything, model_write, model_now};
    for (uint32_t i = 0; i < 3000; i++) {
        begin();
        model.count = 0;
        model.devices[0].there = false;
        model.devices[1].there = false;
        if (controller_open(&controller, &access)) {
            CHECK(controller.scan_set == 1 || controller.scan_set == 2);
        }
        model.count = 0;
        CHECK(model.now_us < 100 * CONTROLLER_RESET_US);
    }
}

UNIT_MAIN
