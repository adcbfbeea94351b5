/* Cases about interrupts and ports: see edges.h. The device is one that every machine here has: the clock, which keeps its line high from when it wants something
 * until one of its registers is read, and has some memory. */
#include "edges.h"

#include <string.h>

#include "children.h"
#include "kernel_calls.h"
#include "writ/port.h"

enum {
    PATIENCE_MS = 5000,
    SHORT_MS = 50,
    SLOT = 16,
    BITS = 6,
    OTHER_BITS = 8,
    CLOCK_LINE = 8, /* of the board */
    CLOCK_FIRST = 0x70,
    CLOCK_PORTS = 2, /* the number of a register, and what is in it */
    CLOCK_RATE = 0x0a,
    CLOCK_CONTROL = 0x0b,
    CLOCK_CAUSE = 0x0c,  /* reading it serves the clock */
    CLOCK_MEMORY = 0x50, /* a byte that nobody uses */
    RATE_64_HZ = 0x2a,
    BY_24_HOURS = 0x02,
    PERIODIC = 0x40,
    PCI_PORT = 0xcf8,
    LAST_PORT = 0xffff,
    NO_LINE = 4000,
};

static uint32_t claim_ports(struct writ_io *io, uint16_t first, uint32_t count, uint32_t *ret_ports)
{
    return io_port_control_claim(io, IO_PORT_CONTROL_SLOT, WRIT_SLOT_QUOTA, first, count,
                                 ret_ports);
}

static uint32_t claim_line(struct writ_io *io, uint32_t line, uint8_t trigger, uint32_t *ret_irq)
{
    return irq_control_claim_line(io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, line, trigger, ret_irq);
}

/* Which line the clock's is. */
static uint32_t clock_line(struct writ_io *io)
{
    uint32_t irq = 0;
    uint32_t line = 0;
    enum trigger trigger = 0;
    (void)irq_control_claim_board(io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, CLOCK_LINE, &irq, &line,
                                  &trigger);
    (void)writ_port_close(io, irq);
    return line;
}

/* A clock that wants something now and then, its line, and a bell. */
struct stage {
    uint32_t ports;
    uint32_t irq;
    uint32_t bell;
};

/* Both in one access: first the register's number, then its value. */
static bool set_clock(struct writ_io *io, uint32_t ports, uint32_t number, uint32_t value)
{
    return io_ports_write(io, ports, 0, ACCESS_WIDTH_WORD, number | value << 8) == WRIT_OK;
}

static bool serve_clock(struct writ_io *io, uint32_t ports)
{
    uint32_t cause = 0;
    return io_ports_write(io, ports, 0, ACCESS_WIDTH_BYTE, CLOCK_CAUSE) == WRIT_OK &&
           io_ports_read(io, ports, 1, ACCESS_WIDTH_BYTE, &cause) == WRIT_OK;
}

static bool build(struct writ_io *io, struct stage *s, uint8_t trigger)
{
    *s = (struct stage){0};
    return quota_create_notification(io, WRIT_SLOT_QUOTA, &s->bell) == WRIT_OK &&
           claim_ports(io, CLOCK_FIRST, CLOCK_PORTS, &s->ports) == WRIT_OK &&
           set_clock(io, s->ports, CLOCK_RATE, RATE_64_HZ) &&
           set_clock(io, s->ports, CLOCK_CONTROL, BY_24_HOURS | PERIODIC) &&
           serve_clock(io, s->ports) && claim_line(io, clock_line(io), trigger, &s->irq) == WRIT_OK;
}

static void strike(struct writ_io *io, const struct stage *s)
{
    (void)set_clock(io, s->ports, CLOCK_CONTROL, BY_24_HOURS);
    (void)serve_clock(io, s->ports);
    (void)writ_port_close(io, s->irq);
    (void)writ_port_close(io, s->ports);
    (void)writ_port_close(io, s->bell);
}

/* Whether these bits come. */
static bool rings(uint32_t bell, uint64_t bits, uint32_t timeout_ms)
{
    uint64_t got = 0;
    return syscall_wait(bell, timeout_ms, &got) == WRIT_OK && got == bits;
}

static bool is_silent(uint32_t bell)
{
    uint64_t got = 0;
    return syscall_wait(bell, SHORT_MS, &got) == WRIT_TIMED_OUT;
}

static bool an_interrupt_rings_the_bell_that_is_bound(struct writ_io *io)
{
    struct stage s;
    bool good = build(io, &s, TRIGGER_EDGE_HIGH) && is_silent(s.bell) &&
                irq_bind(io, s.irq, s.bell, BITS) == WRIT_OK && rings(s.bell, BITS, PATIENCE_MS) &&
                serve_clock(io, s.ports) && rings(s.bell, BITS, PATIENCE_MS) &&
                irq_ack(io, s.irq) == WRIT_OK && serve_clock(io, s.ports) &&
                rings(s.bell, BITS, PATIENCE_MS);
    strike(io, &s);
    return good;
}

static bool a_line_by_level_is_silent_until_it_is_acknowledged(struct writ_io *io)
{
    struct stage s;
    bool good = build(io, &s, TRIGGER_LEVEL_HIGH) && irq_bind(io, s.irq, s.bell, BITS) == WRIT_OK &&
                rings(s.bell, BITS, PATIENCE_MS) && serve_clock(io, s.ports) && is_silent(s.bell) &&
                irq_ack(io, s.irq) == WRIT_OK && rings(s.bell, BITS, PATIENCE_MS) &&
                irq_ack(io, s.irq) == WRIT_OK && rings(s.bell, BITS, 0);
    strike(io, &s);
    return good;
}

/* As with the next instance of a driver that died between the two. */
static bool what_was_not_acknowledged_is_told_the_next_who_binds(struct writ_io *io)
{
    struct stage s;
    uint32_t next = 0;
    bool good = build(io, &s, TRIGGER_LEVEL_HIGH) &&
                quota_create_notification(io, WRIT_SLOT_QUOTA, &next) == WRIT_OK &&
                irq_bind(io, s.irq, s.bell, BITS) == WRIT_OK && rings(s.bell, BITS, PATIENCE_MS) &&
                irq_bind(io, s.irq, next, OTHER_BITS) == WRIT_OK && rings(next, OTHER_BITS, 0) &&
                serve_clock(io, s.ports) && is_silent(next) && irq_ack(io, s.irq) == WRIT_OK &&
                rings(next, OTHER_BITS, PATIENCE_MS) && is_silent(s.bell);
    (void)writ_port_close(io, next);
    strike(io, &s);
    return good;
}

/* It receives, and nobody calls. */
static bool an_interrupt_reaches_a_server_where_it_waits_for_calls(struct writ_io *io)
{
    struct stage s;
    struct child server = {0};
    uint32_t endpoint = 0;
    bool good = build(io, &s, TRIGGER_EDGE_HIGH) &&
                quota_create_endpoint(io, WRIT_SLOT_QUOTA, 1, &endpoint) == WRIT_OK &&
                endpoint_bind_notification(io, endpoint, s.bell) == WRIT_OK &&
                child_stage(io, &server) && child_will_serve(io, &server, endpoint);
    uint32_t received = server.step_count - 1;
    if (good) {
        child_will_exit(&server, 0);
    }
    good = good && child_start(io, &server) &&
           child_await_activity(io, &server, ACTIVITY_RECEIVING) &&
           irq_bind(io, s.irq, s.bell, BITS) == WRIT_OK && child_await_end(io, &server) &&
           server.script->steps[received].m.tag == WRIT_EVENT_NOTIFIED &&
           server.script->steps[received].m.w[0] == BITS;
    child_drop(io, &server);
    (void)writ_port_close(io, endpoint);
    strike(io, &s);
    return good;
}

static bool a_line_has_one_holder(struct writ_io *io)
{
    uint32_t line = clock_line(io);
    uint32_t irq = 0;
    uint32_t again = 0;
    uint32_t board = 0;
    enum trigger trigger = 0;
    bool good = claim_line(io, line, TRIGGER_EDGE_HIGH, &irq) == WRIT_OK &&
                claim_line(io, line, TRIGGER_LEVEL_LOW, &again) == KERNEL_ERROR_CLAIMED &&
                irq_control_claim_board(io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, CLOCK_LINE, &again,
                                        &board, &trigger) == KERNEL_ERROR_CLAIMED &&
                claim_line(io, NO_LINE, TRIGGER_EDGE_HIGH, &again) == WRIT_NOT_FOUND &&
                writ_port_close(io, irq) == WRIT_OK &&
                claim_line(io, line, TRIGGER_EDGE_HIGH, &irq) == WRIT_OK;
    (void)writ_port_close(io, irq);
    return good;
}

static bool revoking_an_interrupt_ends_what_was_bound_with_it(struct writ_io *io)
{
    struct stage s;
    uint32_t lent = 0;
    bool good = build(io, &s, TRIGGER_EDGE_HIGH) &&
                process_derive(io, WRIT_SLOT_PROCESS, s.irq, IRQ_RIGHT_HANDLE, &lent) == WRIT_OK &&
                irq_bind(io, lent, s.bell, BITS) == WRIT_OK && rings(s.bell, BITS, PATIENCE_MS) &&
                process_revoke(io, WRIT_SLOT_PROCESS, s.irq) == WRIT_OK;
    uint64_t got = 0;
    (void)syscall_wait(s.bell, 0, &got); /* what came before */
    good = good && serve_clock(io, s.ports) && is_silent(s.bell) &&
           irq_ack(io, lent) == WRIT_BAD_HANDLE && irq_bind(io, s.irq, s.bell, BITS) == WRIT_OK &&
           rings(s.bell, BITS, PATIENCE_MS);
    strike(io, &s);
    return good;
}

static bool revoking_a_bell_ends_what_was_bound_to_it(struct writ_io *io)
{
    struct stage s;
    uint32_t lent = 0;
    bool good = build(io, &s, TRIGGER_EDGE_HIGH) &&
                process_derive(io, WRIT_SLOT_PROCESS, s.bell, NOTIFICATION_RIGHT_SIGNAL, &lent) ==
                    WRIT_OK &&
                irq_bind(io, s.irq, lent, BITS) == WRIT_OK && rings(s.bell, BITS, PATIENCE_MS) &&
                process_revoke(io, WRIT_SLOT_PROCESS, s.bell) == WRIT_OK;
    uint64_t got = 0;
    (void)syscall_wait(s.bell, 0, &got);
    good = good && serve_clock(io, s.ports) && is_silent(s.bell) &&
           irq_bind(io, s.irq, s.bell, BITS) == WRIT_OK && rings(s.bell, BITS, PATIENCE_MS);
    strike(io, &s);
    return good;
}

/* It has the only capabilities. */
static bool the_death_of_the_holder_frees_what_it_had_claimed(struct writ_io *io)
{
    struct stage s;
    struct child holder = {0};
    uint32_t line = clock_line(io);
    bool good = build(io, &s, TRIGGER_EDGE_HIGH) && child_stage(io, &holder) &&
                irq_bind(io, s.irq, s.bell, BITS) == WRIT_OK &&
                child_give(io, &holder, s.irq, SLOT, IRQ_RIGHT_HANDLE) &&
                child_give(io, &holder, s.ports, SLOT + 1, IO_PORTS_RIGHT_READ);
    if (good) {
        child_will_run_on(&holder);
    }
    good = good && child_start(io, &holder) && writ_port_close(io, s.irq) == WRIT_OK &&
           writ_port_close(io, s.ports) == WRIT_OK &&
           claim_line(io, line, TRIGGER_EDGE_HIGH, &s.irq) == KERNEL_ERROR_CLAIMED &&
           claim_ports(io, CLOCK_FIRST, CLOCK_PORTS, &s.ports) == KERNEL_ERROR_CLAIMED &&
           rings(s.bell, BITS, PATIENCE_MS) && process_kill(io, holder.process, 0) == WRIT_OK;
    uint64_t got = 0;
    (void)syscall_wait(s.bell, 0, &got);
    good = good && claim_ports(io, CLOCK_FIRST, CLOCK_PORTS, &s.ports) == WRIT_OK &&
           serve_clock(io, s.ports) && is_silent(s.bell) &&
           claim_line(io, line, TRIGGER_EDGE_HIGH, &s.irq) == WRIT_OK &&
           irq_bind(io, s.irq, s.bell, BITS) == WRIT_OK && serve_clock(io, s.ports) &&
           rings(s.bell, BITS, PATIENCE_MS);
    child_drop(io, &holder);
    strike(io, &s);
    return good;
}

static bool vectors_are_limited_and_come_back(struct writ_io *io)
{
    static uint32_t irqs[256];
    uint32_t count = 0;
    uint32_t status = WRIT_OK;
    while (count < sizeof irqs / sizeof irqs[0] && status == WRIT_OK) {
        status = irq_control_claim_message(io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, &irqs[count]);
        count += status == WRIT_OK;
    }
    bool good = status == WRIT_LIMIT && count > 0;
    for (uint32_t i = 0; i < count; i++) {
        good = writ_port_close(io, irqs[i]) == WRIT_OK && good;
    }
    good = good &&
           irq_control_claim_message(io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, &irqs[0]) == WRIT_OK;
    (void)writ_port_close(io, irqs[0]);
    return good;
}

static bool ports_have_one_holder(struct writ_io *io)
{
    uint32_t ports = 0;
    uint32_t again = 0;
    bool good = claim_ports(io, CLOCK_FIRST, CLOCK_PORTS, &ports) == WRIT_OK &&
                claim_ports(io, CLOCK_FIRST + 1, 1, &again) == KERNEL_ERROR_CLAIMED &&
                claim_ports(io, 0, KERNEL_MAX_PORTS / 32, &again) == KERNEL_ERROR_CLAIMED &&
                claim_ports(io, PCI_PORT + 7, 1, &again) == WRIT_DENIED &&
                claim_ports(io, 0, KERNEL_MAX_PORTS, &again) == WRIT_DENIED &&
                claim_ports(io, LAST_PORT, 2, &again) == KERNEL_ERROR_BAD_RANGE &&
                writ_port_close(io, ports) == WRIT_OK &&
                claim_ports(io, CLOCK_FIRST + 1, 1, &ports) == WRIT_OK;
    (void)writ_port_close(io, ports);
    return good;
}

static bool what_is_outside_a_range_of_ports_is_refused(struct writ_io *io)
{
    uint32_t ports = 0;
    uint32_t value = 0;
    uint8_t bytes[4] = {0};
    bool good =
        claim_ports(io, CLOCK_FIRST, CLOCK_PORTS, &ports) == WRIT_OK &&
        io_ports_read(io, ports, CLOCK_PORTS, ACCESS_WIDTH_BYTE, &value) ==
            KERNEL_ERROR_BAD_RANGE &&
        io_ports_read(io, ports, 1, ACCESS_WIDTH_WORD, &value) == KERNEL_ERROR_BAD_RANGE &&
        io_ports_read(io, ports, 0, ACCESS_WIDTH_LONG, &value) == KERNEL_ERROR_BAD_RANGE &&
        io_ports_read(io, ports, LAST_PORT, ACCESS_WIDTH_BYTE, &value) == KERNEL_ERROR_BAD_RANGE &&
        io_ports_write(io, ports, 1, ACCESS_WIDTH_WORD, 0) == KERNEL_ERROR_BAD_RANGE &&
        io_ports_write(io, ports, 0, ACCESS_WIDTH_BYTE, 0x100) == KERNEL_ERROR_BAD_RANGE &&
        io_ports_write(io, ports, 0, ACCESS_WIDTH_WORD, 0x10000) == KERNEL_ERROR_BAD_RANGE &&
        io_ports_write_string(io, ports, 1, ACCESS_WIDTH_WORD, bytes, sizeof bytes) ==
            KERNEL_ERROR_BAD_RANGE &&
        io_ports_write_string(io, ports, 0, ACCESS_WIDTH_WORD, bytes, 3) == KERNEL_ERROR_BAD_RANGE;
    (void)writ_port_close(io, ports);
    return good;
}

static bool ports_reach_the_device(struct writ_io *io)
{
    static const uint8_t three[] = {1, 2, 0x5a};
    static const uint8_t same[] = {0x5a, 0x5a, 0x5a, 0x5a, 0x5a};
    struct io_ports_read_string_reply read = {0};
    uint32_t ports = 0;
    uint32_t value = 0;
    bool good =
        claim_ports(io, CLOCK_FIRST, CLOCK_PORTS, &ports) == WRIT_OK &&
        set_clock(io, ports, CLOCK_MEMORY, 0xa5) &&
        io_ports_read(io, ports, 1, ACCESS_WIDTH_BYTE, &value) == WRIT_OK && value == 0xa5 &&
        io_ports_write_string(io, ports, 1, ACCESS_WIDTH_BYTE, three, sizeof three) == WRIT_OK &&
        io_ports_read_string(io, ports, 1, ACCESS_WIDTH_BYTE, sizeof same, &read) == WRIT_OK &&
        read.data.length == sizeof same && memcmp(read.data.data, same, sizeof same) == 0;
    (void)writ_port_close(io, ports);
    return good;
}

static bool rights_to_ports_are_apart(struct writ_io *io)
{
    uint32_t ports = 0;
    uint32_t reader = 0;
    uint32_t writer = 0;
    uint32_t value = 0;
    bool good =
        claim_ports(io, CLOCK_FIRST, CLOCK_PORTS, &ports) == WRIT_OK &&
        process_derive(io, WRIT_SLOT_PROCESS, ports, IO_PORTS_RIGHT_READ, &reader) == WRIT_OK &&
        process_derive(io, WRIT_SLOT_PROCESS, ports, IO_PORTS_RIGHT_WRITE, &writer) == WRIT_OK &&
        io_ports_read(io, reader, 0, ACCESS_WIDTH_BYTE, &value) == WRIT_OK &&
        io_ports_write(io, reader, 0, ACCESS_WIDTH_BYTE, 0) == WRIT_NO_RIGHT &&
        io_ports_read(io, writer, 0, ACCESS_WIDTH_BYTE, &value) == WRIT_NO_RIGHT &&
        io_ports_write(io, writer, 0, ACCESS_WIDTH_BYTE, CLOCK_MEMORY) == WRIT_OK;
    (void)writ_port_close(io, reader);
    (void)writ_port_close(io, writer);
    (void)writ_port_close(io, ports);
    return good;
}

static bool interrupts_and_ports_say_which_they_are(struct writ_io *io)
{
    struct process_describe_reply d = {0};
    struct stage s;
    uint32_t line = clock_line(io);
    bool good = build(io, &s, TRIGGER_EDGE_HIGH) &&
                process_describe(io, WRIT_SLOT_PROCESS, s.irq, &d.type, &d.rights, &d.protocol,
                                 &d.roles, &d.label, &d.koid) == WRIT_OK &&
                d.type == OBJECT_TYPE_IRQ && d.label == line &&
                process_describe(io, WRIT_SLOT_PROCESS, s.ports, &d.type, &d.rights, &d.protocol,
                                 &d.roles, &d.label, &d.koid) == WRIT_OK &&
                d.type == OBJECT_TYPE_IO_PORTS && d.label == (CLOCK_FIRST | CLOCK_PORTS << 16);
    strike(io, &s);
    return good;
}

/* The scenario looks for the line. */
static bool what_is_written_to_the_console_appears_as_it_is(struct writ_io *io)
{
    static const char line[] = "conformance wrote this line to the console\n";
    static const uint8_t long_line[KERNEL_MAX_LOG_TEXT + 1];
    return console_control_write(io, CONSOLE_CONTROL_SLOT, (const uint8_t *)line,
                                 sizeof line - 1) == WRIT_OK &&
           console_control_write(io, CONSOLE_CONTROL_SLOT, long_line, sizeof long_line) ==
               WRIT_BAD_ARGUMENT;
}

static const struct edge_case cases[] = {
    {"what is written to the console appears as it is",
     what_is_written_to_the_console_appears_as_it_is},
    {"an interrupt rings the bell that is bound", an_interrupt_rings_the_bell_that_is_bound},
    {"a line by level is silent until it is acknowledged",
     a_line_by_level_is_silent_until_it_is_acknowledged},
    {"what was not acknowledged is told the next who binds",
     what_was_not_acknowledged_is_told_the_next_who_binds},
    {"an interrupt reaches a server where it waits for calls",
     an_interrupt_reaches_a_server_where_it_waits_for_calls},
    {"a line has one holder", a_line_has_one_holder},
    {"revoking an interrupt ends what was bound with it",
     revoking_an_interrupt_ends_what_was_bound_with_it},
    {"revoking a bell ends what was bound to it", revoking_a_bell_ends_what_was_bound_to_it},
    {"the death of the holder frees what it had claimed",
     the_death_of_the_holder_frees_what_it_had_claimed},
    {"vectors are limited and come back", vectors_are_limited_and_come_back},
    {"ports have one holder", ports_have_one_holder},
    {"what is outside a range of ports is refused", what_is_outside_a_range_of_ports_is_refused},
    {"ports reach the device", ports_reach_the_device},
    {"rights to ports are apart", rights_to_ports_are_apart},
    {"interrupts and ports say which they are", interrupts_and_ports_say_which_they_are},
};

const struct edge_cases edges_of_devices = {cases, sizeof cases / sizeof cases[0]};
