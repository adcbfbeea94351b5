/* Cases about interrupts: see cases.h. The interval timer speaks to the first processor, and all of this is there. */
#include "cases.h"
#include "crew.h"

#include "kernel_calls.h"
#include "writ/syscall.h"

enum {
    TIMER_LINE = 2,
    TIMER_FIRST = 0x40,
    TIMER_PORTS = 4,
    TIMER_COMMAND = 3,
    TIMER_RATE_MODE = 0x34,
    TIMER_COUNT = 60,  /* 20,000 times in a second */
    TIMER_SLOWEST = 0, /* 18 times */
    WAKES = 50,
    QUICK = 1000000,  /* instructions: a tenth of a slice */
    ROUNDS = 3000000, /* in which the timer speaks a hundred times */
};

#define HERE UINT64_C(1)

static struct {
    _Atomic bool stop;
    _Atomic uint32_t wakes;
    _Atomic bool waits; /* who counts has begun to */
    uint32_t seen;      /* of these, by who spins, when it was done */
    uint64_t longest;
    uint32_t bell;
    uint32_t irq;
    uint32_t timer;
} the;

static uint64_t ticks(void)
{
    uint32_t low;
    uint32_t high;
    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high) : : "memory");
    return (uint64_t)high << 32 | low;
}

static bool set_timer(struct writ_io *io, uint32_t count)
{
    return io_ports_write(io, the.timer, TIMER_COMMAND, ACCESS_WIDTH_BYTE, TIMER_RATE_MODE) ==
               WRIT_OK &&
           io_ports_write(io, the.timer, 0, ACCESS_WIDTH_BYTE, count & 0xff) == WRIT_OK &&
           io_ports_write(io, the.timer, 0, ACCESS_WIDTH_BYTE, count >> 8) == WRIT_OK;
}

/* On microvm the firmware does not tell that the timer has this line, but it has. */
static bool claim(struct writ_io *io)
{
    return io_port_control_claim(io, IO_PORT_CONTROL_SLOT, WRIT_SLOT_QUOTA, TIMER_FIRST,
                                 TIMER_PORTS, &the.timer) == WRIT_OK &&
           quota_create_notification(io, WRIT_SLOT_QUOTA, &the.bell) == WRIT_OK &&
           irq_control_claim_line(io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, TIMER_LINE,
                                  TRIGGER_EDGE_HIGH, &the.irq) == WRIT_OK &&
           irq_bind(io, the.irq, the.bell, 1) == WRIT_OK;
}

/* The timer tells whoever claims it where he is. */
static bool begin(struct writ_io *io)
{
    atomic_store(&the.stop, false);
    atomic_store(&the.wakes, 0);
    atomic_store(&the.waits, false);
    the.longest = 0;
    bool placed = thread_schedule(io, WRIT_SLOT_THREAD, BAND_DRIVER, 100, HERE) == WRIT_OK;
    return placed && claim(io) && set_timer(io, TIMER_SLOWEST);
}

static bool end(struct writ_io *io)
{
    bool set = set_timer(io, TIMER_SLOWEST);
    bool moved = thread_schedule(io, WRIT_SLOT_THREAD, BAND_DRIVER, 100, CREW_ANYWHERE) == WRIT_OK;
    return set && moved && process_close(io, WRIT_SLOT_PROCESS, the.irq) == WRIT_OK &&
           process_close(io, WRIT_SLOT_PROCESS, the.bell) == WRIT_OK &&
           process_close(io, WRIT_SLOT_PROCESS, the.timer) == WRIT_OK;
}

static void spin(struct crew_member *)
{
    while (!atomic_load(&the.stop)) {
    }
}

/* How long it takes at most from one interrupt that is heard to the next. */
static void measure(struct crew_member *self)
{
    uint64_t last = 0;
    for (uint32_t i = 0; i < WAKES; i++) {
        uint64_t bits = 0;
        self->good = syscall_wait(the.bell, CREW_PATIENCE_MS, &bits) == WRIT_OK && self->good;
        uint64_t now = ticks();
        the.longest = last != 0 && now - last > the.longest ? now - last : the.longest;
        last = now;
    }
    atomic_store(&the.stop, true);
}

/* One processor counts instructions; several run by the host's time, which may stand still for one of
 * them. */
static bool an_interrupt_takes_the_processor_from_who_is_less_urgent(struct writ_io *io)
{
    if (!begin(io)) {
        return false;
    }
    bool set = set_timer(io, TIMER_COUNT);
    crew_start(0, spin, BAND_FAIR, HERE);
    crew_start(1, measure, BAND_SERVER, HERE);
    bool done = crew_finish(2) && set;
    bool quick = crew_processors() > 1 || the.longest < QUICK;
    return end(io) && done && quick;
}

static void count_interrupts(struct crew_member *self)
{
    do {
        uint64_t bits = 0;
        atomic_store(&the.waits, true);
        self->good = syscall_wait(the.bell, CREW_PATIENCE_MS, &bits) == WRIT_OK && self->good;
        atomic_fetch_add(&the.wakes, 1);
    } while (!atomic_load(&the.stop));
}

static void spin_undisturbed(struct crew_member *self)
{
    uint32_t first = atomic_load(&the.wakes);
    for (uint32_t i = 0; i < ROUNDS; i++) {
        __asm__ volatile("");
    }
    the.seen = atomic_load(&the.wakes);
    self->good = the.seen == first;
    atomic_store(&the.stop, true);
}

static bool an_interrupt_takes_nothing_from_who_is_more_urgent(struct writ_io *io)
{
    if (!begin(io)) {
        return false;
    }
    crew_start(0, count_interrupts, BAND_IDLE, HERE);
    do {
        crew_await(io, 0, ACTIVITY_WAITING);
    } while (!atomic_load(&the.waits));
    crew_start(1, spin_undisturbed, BAND_FAIR, HERE);
    bool set = set_timer(io, TIMER_COUNT);
    bool done = crew_finish(2) && set;
    return end(io) && done && atomic_load(&the.wakes) > the.seen;
}

const struct sentence cases_of_interrupts[] = {
    {"an interrupt takes the processor from who is less urgent",
     an_interrupt_takes_the_processor_from_who_is_less_urgent},
    {"an interrupt takes nothing from who is more urgent",
     an_interrupt_takes_nothing_from_who_is_more_urgent},
};

const uint32_t cases_of_interrupts_count =
    sizeof cases_of_interrupts / sizeof cases_of_interrupts[0];
