/* See replay.h. */
#include "replay.h"

#include <stddef.h>

#include "devices.h"
#include "kernel_calls.h"
#include "kernel_vectors.h"
#include "writ/log.h"
#include "writ/syscall.h"
#include "writ/system.h"

enum {
    OBJECT_BASE = 0xff00, /* protocol of an object type */
    TYPES = 64,
    CALL_MS = 100,
    SHOWN = 20,
    CHILD_BYTES = 1 << 20,
    CHILD_PRINCIPAL = 0x70,
    FIRST_CONTROL = 2048, /* published slots of controls are above */
    FREE_PORT = 0x2e8,    /* where no machine here has a device */
};

struct replay {
    struct writ_io *io;
    uint32_t objects[TYPES]; /* a slot by type; 0: none could be made */
    uint32_t sent;
    uint32_t failed;
    uint32_t unsent; /* of a type that has no object here */
};

static void make_objects(struct replay *r)
{
    uint32_t child = 0;
    uint64_t koid = 0;
    uint32_t *o = r->objects;
    struct process_grant_reply lease = {0};
    (void)process_control_create(r->io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA, CHILD_PRINCIPAL, 0,
                                 CHILD_BYTES, &child, &koid);
    (void)process_grant(r->io, child, NULL, 0, &lease);
    o[PROCESS_TYPE] = child;
    o[PROCESS_CONTROL_TYPE] = PROCESS_CONTROL_SLOT;
    o[LOG_CONTROL_TYPE] = LOG_CONTROL_SLOT;
    o[TIME_CONTROL_TYPE] = TIME_CONTROL_SLOT;
    o[MEMORY_CONTROL_TYPE] = MEMORY_CONTROL_SLOT;
    o[INSTALL_GRANT_TYPE] = lease.grant;
    (void)process_create_thread(r->io, child, 1 << 20, 1 << 20, 0, 1 << 21, &o[THREAD_TYPE]);
    (void)quota_create_vmo(r->io, WRIT_SLOT_QUOTA, WRIT_PAGE_BYTES, &o[VMO_TYPE]);
    (void)quota_create_endpoint(r->io, WRIT_SLOT_QUOTA, 1, &o[ENDPOINT_TYPE]);
    (void)quota_create_notification(r->io, WRIT_SLOT_QUOTA, &o[NOTIFICATION_TYPE]);
    (void)quota_create_timer(r->io, WRIT_SLOT_QUOTA, o[NOTIFICATION_TYPE], 1, &o[TIMER_TYPE]);
    (void)irq_control_claim_message(r->io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, &o[IRQ_TYPE]);
    (void)io_port_control_claim(r->io, IO_PORT_CONTROL_SLOT, WRIT_SLOT_QUOTA, FREE_PORT, 4,
                                &o[IO_PORTS_TYPE]);
    (void)pci_control_claim(r->io, PCI_CONTROL_SLOT, WRIT_SLOT_QUOTA, devices_address(),
                            &o[PCI_FUNCTION_TYPE]);
    o[PCI_CONTROL_TYPE] = PCI_CONTROL_SLOT;
    o[ACPI_CONTROL_TYPE] = ACPI_CONTROL_SLOT;
    o[POWER_CONTROL_TYPE] = POWER_CONTROL_SLOT;
    o[IRQ_CONTROL_TYPE] = IRQ_CONTROL_SLOT;
    o[IO_PORT_CONTROL_TYPE] = IO_PORT_CONTROL_SLOT;
    o[CONSOLE_CONTROL_TYPE] = CONSOLE_CONTROL_SLOT;
    o[QUOTA_TYPE] = WRIT_SLOT_QUOTA;
    o[LOG_TYPE] = WRIT_SLOT_LOG;
}

static void close_objects(struct replay *r)
{
    (void)process_kill(r->io, r->objects[PROCESS_TYPE], 0);
    for (uint32_t type = 0; type < TYPES; type++) {
        uint32_t slot = r->objects[type];
        if (slot > WRIT_SLOT_LOG && slot < FIRST_CONTROL) {
            (void)process_close(r->io, WRIT_SLOT_PROCESS, slot);
        }
    }
}

static void send(struct replay *r, const struct writ_direction *direction,
                 const struct writ_vector *v)
{
    uint32_t type = direction->protocol - OBJECT_BASE;
    uint32_t slot = type < TYPES ? r->objects[type] : 0;
    struct writ_msg m;
    if (slot == 0) {
        r->unsent++;
        return;
    }
    writ_vector_load(&kernel_vectors, v, 0xa5, r->io->out, &m);
    uint32_t fact = (uint32_t)syscall_send(syscall_head(SYSCALL_CALL, slot, CALL_MS), &m);
    uint32_t status = fact != WRIT_OK ? fact : writ_tag_status(m.tag);
    r->sent++;
    if (status != v->status && r->failed++ < SHOWN) {
        log_error("[fuzz] FAILED: %s: %s: %s instead of %s", direction->name, v->name,
                  writ_status_name(status), writ_status_name(v->status));
    }
}

bool replay_run(struct writ_io *io)
{
    struct replay r = {.io = io};
    make_objects(&r);
    for (uint32_t i = 0; i < kernel_vectors.count; i++) {
        const struct writ_vector *v = &kernel_vectors.vectors[i];
        const struct writ_direction *direction = &kernel_vectors.directions[v->direction];
        if (!direction->is_reply && v->status != WRIT_OK) {
            send(&r, direction, v);
        }
    }
    close_objects(&r);
    log_info("[fuzz] replayed %u bad requests, %u got another answer, %u have no object here",
             r.sent, r.failed, r.unsent);
    return r.failed == 0 && r.sent != 0;
}
