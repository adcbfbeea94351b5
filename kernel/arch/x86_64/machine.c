/* See machine.h. */
#include "machine.h"

#include "check.h"
#include "format.h"
#include "instructions.h"
#include "log.h"
#include "panic.h"
#include "serial.h"

enum {
    DEBUG_EXIT_PORT = 0xf4,
    /* QEMU ends with (code << 1) | 1, of which eight bits are left: a larger code must not come out
     * as another one. */
    MAX_EXIT_CODE = 127,
    EXIT_GOOD = 16, /* what the root says when all is well */
    LINE_BYTES = 256,
    ADDRESS_BITS = 36, /* of a processor that does not tell */
};

static const uint32_t leaf_extended = 0x80000000;
static const uint32_t leaf_addresses = 0x80000008;

void machine_say(const char *format, ...)
{
    char line[LINE_BYTES];
    struct text text = {.data = line, .size = sizeof line};
    va_list args;
    va_start(args, format);
    text_put_args(&text, format, args);
    va_end(args);
    serial_write(line, text.length);
}

void machine_exit(uint32_t code)
{
    port_write32(DEBUG_EXIT_PORT, code > MAX_EXIT_CODE ? MAX_EXIT_CODE : code);
    for (;;) {
        __asm__ volatile("cli; hlt");
    }
}

void machine_end(enum exit_cause cause, uint32_t code)
{
    if (cause == EXIT_CAUSE_FAULTED) {
        panic("rootd faulted");
    }
    serial_init();
    enum log_level level = code == EXIT_GOOD ? LOG_LEVEL_INFO : LOG_LEVEL_FATAL;
    log_kernel(level, LOG_CATEGORY_BOOT, "[kernel] rootd exited code=%u", code);
    check_report();
    machine_exit(code);
}

uint64_t machine_physical_end(void)
{
    uint32_t bits = ADDRESS_BITS;
    if (cpuid(leaf_extended, 0).eax >= leaf_addresses) {
        bits = cpuid(leaf_addresses, 0).eax & 0xff;
    }
    return UINT64_C(1) << bits;
}
