/* The serial console: a 16550 at the first port, 115200 baud, output only, polled. Without one it
 * is silent. */
#include "serial.h"

#include "instructions.h"
#include "kernel.h"

enum {
    PORT = 0x3f8,
    REG_DATA = 0,
    REG_INTERRUPTS = 1,
    REG_FIFO = 2,
    REG_LINE = 3,
    REG_MODEM = 4,
    REG_STATUS = 5,
    REG_SCRATCH = 7,
    LINE_8N1 = 0x03,
    LINE_DIVISOR = 0x80,
    FIFO_ON_CLEAR = 0x07,
    MODEM_READY = 0x03,
    STATUS_ROOM = 0x20,
    DIVISOR_115200 = 1,
    SCRATCH_PROBE = 0x5a,
    ROOM_POLLS = 100000, /* then the byte is dropped: a stuck line must not stop the machine */
};

void serial_init(void)
{
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

static void put(uint8_t byte)
{
    for (uint32_t i = 0; i < ROOM_POLLS; i++) {
        if (port_read8(PORT + REG_STATUS) & STATUS_ROOM) {
            port_write8(PORT + REG_DATA, byte);
            return;
        }
        cpu_pause();
    }
}

void serial_write(const char *bytes, size_t count)
{
    if (!kernel.serial) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (bytes[i] == '\n') {
            put('\r');
        }
        put((uint8_t)bytes[i]);
    }
}
