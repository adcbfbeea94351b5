/* The kernel's line: the debug port of an emulator that has one, else a 16550 at the first port,
 * 115200 baud, output only, polled, until its ports are somebody's. Without either it is silent. */
#include "serial.h"

#include "instructions.h"
#include "kernel.h"

enum { PORT = 0x3f8, REG_DATA = 0, REG_INTERRUPTS = 1, REG_FIFO = 2, REG_LINE = 3, REG_MODEM = 4 };
enum { REG_STATUS = 5, REG_SCRATCH = 7, SCRATCH_PROBE = 0x5a };
enum { DEBUG_PORT = 0xe9, REGISTERS = 8 }; /* a debug port is read as its own number */
enum { LINE_8N1 = 0x03, LINE_DIVISOR = 0x80, DIVISOR_115200 = 1, MODEM_READY = 0x03 };
enum { FIFO_ON_CLEAR = 0x07, FIFO_BYTES = 16 };
enum {
    STATUS_EMPTY = 0x20, /* the queue of bytes to be sent */
    ROOM_POLLS = 100000, /* then the rest is dropped: a stuck line must not stop the machine */
};

void serial_init(void)
{
    kernel.debug_port = port_read8(DEBUG_PORT) == DEBUG_PORT;
    port_write8(PORT + REG_SCRATCH, SCRATCH_PROBE);
    kernel.serial = port_read8(PORT + REG_SCRATCH) == SCRATCH_PROBE;
    if (!kernel.serial) {
        return;
    }
    port_write8(PORT + REG_INTERRUPTS, 0);
    port_write8(PORT + REG_LINE, LINE_DIVISOR);
    port_write8(PORT + REG_DATA, DIVISOR_115200);
    port_write8(PORT + REG_INTERRUPTS, 0);
    port_write8(PORT + REG_LINE, LINE_8N1);
    port_write8(PORT + REG_FIFO, FIFO_ON_CLEAR);
    port_write8(PORT + REG_MODEM, MODEM_READY);
}

void serial_leave(uint64_t first, uint64_t last)
{
    kernel.serial = kernel.serial && (last < PORT || first >= PORT + REGISTERS);
}

/* Waits until the queue is empty. False if the line is stuck. */
static bool wait_for_room(void)
{
    for (uint32_t i = 0; i < ROOM_POLLS; i++) {
        if (port_read8(PORT + REG_STATUS) & STATUS_EMPTY) {
            return true;
        }
        cpu_pause();
    }
    return false;
}

/* Whether one of eight bytes is a newline. */
static bool has_newline(const char *bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t word;
    __builtin_memcpy(&word, bytes, sizeof word);
    word ^= ones * '\n';
    return ((word - ones) & ~word & ones << 7) != 0;
}

/* How many bytes stand before the next newline, as far as the queue would hold them. */
static size_t run_of(const char *bytes, size_t count)
{
    size_t most = count < FIFO_BYTES ? count : FIFO_BYTES;
    size_t run = 0;
    while (most - run >= sizeof(uint64_t) && !has_newline(bytes + run)) {
        run += sizeof(uint64_t);
    }
    while (run < most && bytes[run] != '\n') {
        run++;
    }
    return run;
}

void serial_write(const char *bytes, size_t count)
{
    if (kernel.debug_port) {
        port_write_all(DEBUG_PORT, bytes, count);
        return;
    }
    while (count > 0 && kernel.serial && wait_for_room()) {
        size_t run = run_of(bytes, count);
        if (run > 0) {
            port_write_all(PORT + REG_DATA, bytes, run);
        } else {
            port_write_all(PORT + REG_DATA, "\r\n", 2);
            run = 1;
        }
        bytes += run;
        count -= run;
    }
}
