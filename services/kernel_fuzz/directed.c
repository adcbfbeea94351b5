/* See directed.h. */
#include "directed.h"

#include "devices.h"
#include "kernel_calls.h"
#include "writ/syscall.h"
#include "writ/system.h"

enum {
    PAGER = 0x000e, /* protocols */
    MEMD = 0x0005,
    CHILD_PAGES = 24,
    CHILD_PRINCIPAL = 0x70,
    DEAD = 1,
    PATIENCE_MS = 10000,
};

#define CHILD_VA UINT64_C(0x10000000)

static void close(struct fuzz *fuzz, uint32_t slot)
{
    if (slot != 0) {
        (void)process_close(&fuzz->io, WRIT_SLOT_PROCESS, slot);
    }
}

/* A connection to a server of a protocol, which is nobody. */
static uint32_t connection_to(struct fuzz *fuzz, uint16_t protocol, uint32_t *ret_endpoint)
{
    uint32_t connection = 0;
    (void)quota_create_endpoint(&fuzz->io, WRIT_SLOT_QUOTA, protocol, ret_endpoint);
    (void)endpoint_mint(&fuzz->io, *ret_endpoint, protocol, 1, KERNEL_ANY_PRINCIPAL, &connection);
    return connection;
}

static void page(struct fuzz *fuzz)
{
    uint64_t value = 1;
    uint32_t endpoint = 0;
    uint32_t paged = 0;
    uint32_t source = 0;
    uint32_t supplied = 0;
    uint32_t connection = connection_to(fuzz, PAGER, &endpoint);
    fuzz_count(fuzz, QUOTA_CREATE_PAGED_REQUEST,
               quota_create_paged(&fuzz->io, WRIT_SLOT_QUOTA, FUZZ_PAGE, connection, &paged));
    (void)quota_create_vmo(&fuzz->io, WRIT_SLOT_QUOTA, FUZZ_PAGE, &source);
    (void)vmo_write(&fuzz->io, source, 0, &value, sizeof value);
    fuzz_count(fuzz, VMO_SUPPLY_REQUEST,
               vmo_supply(&fuzz->io, paged, source, 0, 0, FUZZ_PAGE, &supplied));
    close(fuzz, source);
    close(fuzz, paged);
    close(fuzz, connection);
    close(fuzz, endpoint);
}

/* Begins where nothing is mapped. True once it is dead. */
static bool ends_by_a_fault(struct fuzz *fuzz, uint32_t child)
{
    struct writ_io *io = &fuzz->io;
    uint64_t bits = 0;
    uint32_t bell = 0;
    uint32_t thread = 0;
    bool dead =
        quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
        process_create_thread(io, child, CHILD_VA, CHILD_VA, 0, CHILD_VA, &thread) == WRIT_OK &&
        process_watch(io, child, bell, DEAD) == WRIT_OK && process_start(io, child) == WRIT_OK &&
        syscall_wait(bell, PATIENCE_MS, &bits) == WRIT_OK;
    close(fuzz, thread);
    close(fuzz, bell);
    return dead;
}

static void fault(struct fuzz *fuzz)
{
    struct writ_io *io = &fuzz->io;
    uint32_t child = 0;
    uint64_t koid = 0;
    if (process_control_create(io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA, CHILD_PRINCIPAL, 0,
                               CHILD_PAGES * FUZZ_PAGE, &child, &koid) == WRIT_OK &&
        ends_by_a_fault(fuzz, child)) {
        struct process_control_fault_reply f = {0};
        struct process_control_registers_reply r = {0};
        uint32_t status = process_control_fault(io, PROCESS_CONTROL_SLOT, koid, &f.vector, &f.error,
                                                &f.address, &f.thread);
        fuzz_count(fuzz, PROCESS_CONTROL_FAULT_REQUEST, status);
        status = process_control_registers(io, PROCESS_CONTROL_SLOT, koid, 0, &r.a, &r.b, &r.c,
                                           &r.d, &r.e, &r.f);
        fuzz_count(fuzz, PROCESS_CONTROL_REGISTERS_REQUEST, status);
        (void)process_control_reap(io, PROCESS_CONTROL_SLOT, koid);
    }
    close(fuzz, child);
}

static void judge(struct fuzz *fuzz)
{
    uint32_t endpoint = 0;
    uint32_t child = 0;
    uint64_t koid = 0;
    uint32_t connection = connection_to(fuzz, MEMD, &endpoint);
    if (process_control_create(&fuzz->io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA, CHILD_PRINCIPAL, 0,
                               CHILD_PAGES * FUZZ_PAGE, &child, &koid) == WRIT_OK) {
        fuzz_count(fuzz, PROCESS_JUDGE_BY_REQUEST, process_judge_by(&fuzz->io, child, connection));
    }
    close(fuzz, child);
    close(fuzz, connection);
    close(fuzz, endpoint);
}

/* What prints is done so rarely at random that it may not be done at all. */
static void say(struct fuzz *fuzz)
{
    static const char line[] = "[fuzz] says so\n";
    struct writ_io *io = &fuzz->io;
    fuzz_count(fuzz, LOG_WRITE_REQUEST,
               log_write(io, WRIT_SLOT_LOG, LOG_LEVEL_INFO, LOG_CATEGORY_DEBUG, line, 14));
    fuzz_count(fuzz, LOG_WRITE_CONSOLE_REQUEST,
               log_write_console(io, WRIT_SLOT_LOG, line, sizeof line - 1));
    fuzz_count(
        fuzz, LOG_CONTROL_LOG_STRING_REQUEST,
        log_control_log_string(io, LOG_CONTROL_SLOT, LOG_LEVEL_INFO, LOG_CATEGORY_DEBUG, line, 14));
    fuzz_count(fuzz, CONSOLE_CONTROL_WRITE_REQUEST,
               console_control_write(io, CONSOLE_CONTROL_SLOT, line, sizeof line - 1));
}

/* At random the same function rarely has a range of memory that is nobody's. */
static void claim_range(struct fuzz *fuzz)
{
    struct writ_io *io = &fuzz->io;
    uint32_t function = 0;
    (void)pci_control_claim(io, PCI_CONTROL_SLOT, WRIT_SLOT_QUOTA, devices_address(), &function);
    for (uint8_t i = 0; i <= KERNEL_LAST_PCI_RANGE; i++) {
        uint64_t address = 0;
        uint64_t bytes = 0;
        bool ports = false;
        (void)pci_function_range(io, function, i, &address, &bytes, &ports);
        if (address != 0 && bytes != 0 && !ports) {
            uint32_t claimed = 0;
            uint32_t status =
                pci_function_claim_range(io, function, WRIT_SLOT_QUOTA, i, 0, FUZZ_PAGE, &claimed);
            fuzz_count(fuzz, PCI_FUNCTION_CLAIM_RANGE_REQUEST, status);
            close(fuzz, claimed);
        }
    }
    close(fuzz, function);
}

void directed_run(struct fuzz *fuzz)
{
    claim_range(fuzz);
    say(fuzz);
    page(fuzz);
    fault(fuzz);
    judge(fuzz);
}
