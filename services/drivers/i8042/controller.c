/* See controller.h. */
#include "controller.h"

enum {
    STATUS_OUTPUT = 0x01, /* a byte waits for us */
    STATUS_INPUT = 0x02,  /* it has not taken ours yet */
    STATUS_MOUSE = 0x20,
    STATUS_DAMAGED = 0xc0, /* timeout, parity */
    STATUS_NOBODY = 0xff,

    READ_CONFIGURATION = 0x20,
    WRITE_CONFIGURATION = 0x60,
    MOUSE_OFF = 0xa7,
    MOUSE_ON = 0xa8,
    MOUSE_TEST = 0xa9,
    TEST_YOURSELF = 0xaa,
    KEYBOARD_TEST = 0xab,
    KEYBOARD_OFF = 0xad,
    KEYBOARD_ON = 0xae,
    TO_MOUSE = 0xd4,
    WORKS = 0x55,
    LINE_WORKS = 0x00,

    INTERRUPT_KEYBOARD = 0x01,
    INTERRUPT_MOUSE = 0x02,
    CLOCK_OFF_KEYBOARD = 0x10,
    CLOCK_OFF_MOUSE = 0x20,
    TRANSLATE = 0x40,

    RESET = 0xff,
    DEFAULTS_OFF = 0xf5,
    SEND = 0xf4,
    SET_RATE = 0xf3,
    WHO = 0xf2,
    SCAN_SET = 0xf0,
    ACKNOWLEDGE = 0xfa,
    AGAIN = 0xfe,
    PASSED = 0xaa,
    WHEEL_MOUSE = 0x03,
    TRIES = 3,
    FLUSH = 64, /* bytes that are thrown away at most */
};

static uint8_t status_of(struct controller *c)
{
    uint8_t status = c->access.read(c->access.owner, CONTROLLER_COMMAND);
    c->dead = c->dead || status == STATUS_NOBODY;
    return status;
}

/* Waits until the bits are as wanted; false if that takes too long. */
static bool wait_for(struct controller *c, uint8_t bits, bool set, uint32_t longest_us)
{
    uint64_t begin = c->access.now_us(c->access.owner);
    for (uint32_t polls = 0; polls < CONTROLLER_POLLS && !c->dead; polls++) {
        bool is_set = (status_of(c) & bits) != 0;
        if (is_set == set && !c->dead) {
            return true;
        }
        if (c->access.now_us(c->access.owner) - begin > longest_us) {
            return false;
        }
    }
    return false;
}

static bool put(struct controller *c, enum controller_port port, uint8_t value)
{
    if (!wait_for(c, STATUS_INPUT, false, CONTROLLER_ANSWER_US)) {
        return false;
    }
    c->access.write(c->access.owner, port, value);
    return true;
}

static bool get(struct controller *c, uint32_t longest_us, uint8_t *ret_value)
{
    if (!wait_for(c, STATUS_OUTPUT, true, longest_us)) {
        return false;
    }
    *ret_value = c->access.read(c->access.owner, CONTROLLER_DATA);
    return true;
}

static void flush(struct controller *c)
{
    for (uint32_t i = 0; i < FLUSH && (status_of(c) & STATUS_OUTPUT) != 0 && !c->dead; i++) {
        (void)c->access.read(c->access.owner, CONTROLLER_DATA);
    }
}

static bool ask(struct controller *c, uint8_t command, uint8_t *ret_answer)
{
    return put(c, CONTROLLER_COMMAND, command) && get(c, CONTROLLER_ANSWER_US, ret_answer);
}

static bool answers(struct controller *c, uint8_t command, uint8_t expected)
{
    uint8_t answer = 0;
    return ask(c, command, &answer) && answer == expected;
}

static bool configure(struct controller *c, uint8_t configuration)
{
    return put(c, CONTROLLER_COMMAND, WRITE_CONFIGURATION) &&
           put(c, CONTROLLER_DATA, configuration);
}

static bool put_to(struct controller *c, enum controller_device device, uint8_t value)
{
    bool addressed = device == CONTROLLER_KEYBOARD || put(c, CONTROLLER_COMMAND, TO_MOUSE);
    return addressed && put(c, CONTROLLER_DATA, value);
}

/* Sends a byte until the device acknowledges it. */
static bool tell(struct controller *c, enum controller_device device, uint8_t value)
{
    for (uint32_t i = 0; i < TRIES; i++) {
        uint8_t answer = 0;
        if (!put_to(c, device, value) || !get(c, CONTROLLER_ANSWER_US, &answer)) {
            return false;
        }
        if (answer != AGAIN) {
            return answer == ACKNOWLEDGE;
        }
    }
    return false;
}

static bool tell_both(struct controller *c, enum controller_device device, uint8_t command,
                      uint8_t value)
{
    return tell(c, device, command) && tell(c, device, value);
}

static bool reset(struct controller *c, enum controller_device device)
{
    uint8_t passed = 0;
    uint8_t who = 0;
    bool works = tell(c, device, RESET) && get(c, CONTROLLER_RESET_US, &passed) && passed == PASSED;
    return works && (device == CONTROLLER_KEYBOARD || get(c, CONTROLLER_ANSWER_US, &who));
}

static bool set_up_keyboard(struct controller *c)
{
    flush(c);
    if (!tell(c, CONTROLLER_KEYBOARD, DEFAULTS_OFF)) {
        return false;
    }
    c->scan_set = 2;
    if (!tell_both(c, CONTROLLER_KEYBOARD, SCAN_SET, 2)) {
        flush(c);
        c->scan_set = tell_both(c, CONTROLLER_KEYBOARD, SCAN_SET, 1) ? 1 : 2;
    }
    return tell(c, CONTROLLER_KEYBOARD, SEND);
}

/* Three rates in a row turn a mouse that has a wheel into one that tells of it. */
static bool set_up_mouse(struct controller *c)
{
    static const uint8_t knock[] = {200, 100, 80};
    uint8_t who = 0;
    flush(c);
    for (uint32_t i = 0; i < sizeof knock; i++) {
        if (!tell_both(c, CONTROLLER_MOUSE, SET_RATE, knock[i])) {
            return false;
        }
    }
    if (!tell(c, CONTROLLER_MOUSE, WHO) || !get(c, CONTROLLER_ANSWER_US, &who)) {
        return false;
    }
    c->has_wheel = who == WHEEL_MOUSE;
    return tell(c, CONTROLLER_MOUSE, SEND);
}

static bool set_up(struct controller *c, enum controller_device device)
{
    return device == CONTROLLER_KEYBOARD ? set_up_keyboard(c) : set_up_mouse(c);
}

/* One device after the other, the other one silent meanwhile, so that an answer is from whom it was asked. */
static void open_device(struct controller *c, enum controller_device device)
{
    bool keyboard = device == CONTROLLER_KEYBOARD;
    bool line = answers(c, keyboard ? KEYBOARD_TEST : MOUSE_TEST, LINE_WORKS);
    c->present[device] = line && put(c, CONTROLLER_COMMAND, keyboard ? KEYBOARD_ON : MOUSE_ON) &&
                         reset(c, device) && set_up(c, device);
    (void)put(c, CONTROLLER_COMMAND, keyboard ? KEYBOARD_OFF : MOUSE_OFF);
    flush(c);
}

static void let_send(struct controller *c)
{
    uint8_t interrupts = 0;
    if (c->present[CONTROLLER_KEYBOARD]) {
        interrupts |= INTERRUPT_KEYBOARD;
        (void)put(c, CONTROLLER_COMMAND, KEYBOARD_ON);
    }
    if (c->present[CONTROLLER_MOUSE]) {
        interrupts |= INTERRUPT_MOUSE;
        (void)put(c, CONTROLLER_COMMAND, MOUSE_ON);
    }
    uint8_t clocks = (uint8_t)((c->present[CONTROLLER_KEYBOARD] ? 0 : CLOCK_OFF_KEYBOARD) |
                               (c->present[CONTROLLER_MOUSE] ? 0 : CLOCK_OFF_MOUSE));
    (void)configure(c, interrupts | clocks);
}

bool controller_open(struct controller *controller, const struct controller_access *access)
{
    struct controller *c = controller;
    uint8_t configuration = 0;
    *c = (struct controller){.access = *access, .scan_set = 2};
    (void)put(c, CONTROLLER_COMMAND, KEYBOARD_OFF);
    (void)put(c, CONTROLLER_COMMAND, MOUSE_OFF);
    flush(c);
    if (c->dead || !answers(c, TEST_YOURSELF, WORKS) ||
        !ask(c, READ_CONFIGURATION, &configuration)) {
        return false;
    }
    uint8_t quiet = INTERRUPT_KEYBOARD | INTERRUPT_MOUSE | TRANSLATE;
    if (!configure(c, configuration & (uint8_t)~quiet)) {
        return false;
    }
    open_device(c, CONTROLLER_KEYBOARD);
    open_device(c, CONTROLLER_MOUSE);
    let_send(c);
    return !c->dead && (c->present[CONTROLLER_KEYBOARD] || c->present[CONTROLLER_MOUSE]);
}

void controller_plugged(struct controller *controller, enum controller_device device)
{
    controller->present[device] = set_up(controller, device);
}

bool controller_take(struct controller *controller, struct controller_byte *ret_byte)
{
    uint8_t status = status_of(controller);
    if (controller->dead || (status & STATUS_OUTPUT) == 0) {
        return false;
    }
    *ret_byte = (struct controller_byte){
        .device = (status & STATUS_MOUSE) != 0 ? CONTROLLER_MOUSE : CONTROLLER_KEYBOARD,
        .value = controller->access.read(controller->access.owner, CONTROLLER_DATA),
        .damaged = (status & STATUS_DAMAGED) != 0,
    };
    return true;
}
