/* Makes a process through procd: hands it the image, fills the declared slots by the grant that
 * comes back, and starts it. */
#include "root.h"

#include <string.h>

#include "kernel_calls.h"
#include "procd_client.h"
#include "rootd_slots.h"
#include "writ/log.h"
#include "writ/port.h"

enum { TRIES = 10 };

static struct procd_client procd_of(const struct root *root)
{
    return (struct procd_client){.io = root->io, .slot = root->procd};
}

/* What a call of procd came to: its own errors are named here, as they are not the kernel's. */
static uint32_t heard(const struct root *root, uint32_t index, uint32_t status)
{
    if (status < WRIT_FIRST_OWN) {
        return status;
    }
    log_error("rootd: %s: procd says %s", root->system->components[index].name,
              procd_error_name(status));
    return WRIT_INTERNAL;
}

uint32_t root_take_image(struct root *root, uint32_t index, uint32_t *ret_image)
{
    struct bootfs_file file;
    uint32_t status = root_find_program(root, index, &file);
    if (status != WRIT_OK) {
        return status;
    }
    uint64_t offset = (uint64_t)(uintptr_t)file.data - ARCHIVE_VA;
    status =
        vmo_clone(root->io, WRIT_SLOT_ENVELOPE, WRIT_SLOT_QUOTA, offset, file.bytes, ret_image);
    return status == WRIT_OK ? vmo_seal(root->io, *ret_image) : status;
}

static enum program_role role_of(const struct writ_system_component *component)
{
    switch (component->kind) {
    case WRIT_DRIVER:
        return PROGRAM_ROLE_DRIVER;
    case WRIT_SERVICE:
        return PROGRAM_ROLE_SERVICE;
    default:
        return PROGRAM_ROLE_APP;
    }
}

static uint32_t create_once(struct root *root, uint32_t index, uint32_t image)
{
    const struct writ_system_component *component = &root->system->components[index];
    struct procd_client procd = procd_of(root);
    struct procd_create_staged_builder b = procd_create_staged_begin(&procd);
    struct procd_create_staged_reply reply = {0};
    b.body->role = role_of(component);
    b.body->component = component->number;
    b.body->stack_bytes = component->stack;
    procd_create_staged_put_program(&b, component->name, (uint32_t)strlen(component->name));
    procd_create_staged_put_image(&b, image);
    uint32_t status = procd_create_staged_call(&b, &reply);
    if (status == WRIT_OK) {
        root->made[index].koid = reply.pid;
        root->made[index].grant = reply.grant;
    }
    return status;
}

/* An answer that came too late took its grant with it, and with that the process: nothing is left of
 * such a try, and another is as good as the first. */
static uint32_t create(struct root *root, uint32_t index, uint32_t image)
{
    uint32_t status = create_once(root, index, image);
    for (uint32_t i = 1; status == WRIT_TIMED_OUT && i < TRIES; i++) {
        status = create_once(root, index, image);
    }
    return heard(root, index, status);
}

/* Has procd forget one that has ended; if procd is not there, later. */
static void retire(struct root *root, uint32_t index)
{
    struct procd_client procd = procd_of(root);
    struct made *made = &root->made[index];
    struct procd_stop_process_reply reply;
    if (made->unretired != 0 && root->supervision.of[root->plan.maker].phase == SUPERVISION_READY) {
        uint32_t status = procd_stop_process(&procd, made->unretired, 0, &reply);
        bool again =
            status == WRIT_TIMED_OUT || status == WRIT_NOT_DELIVERED || status == WRIT_PEER_DIED;
        made->unretired = again ? made->unretired : 0;
    }
}

static uint32_t stage(struct root *root, uint32_t index)
{
    uint32_t image = 0;
    retire(root, index);
    uint32_t status = root_take_image(root, index, &image);
    if (status == WRIT_OK) {
        status = create(root, index, image);
    }
    if (image != 0) {
        (void)writ_port_close(root->io, image);
    }
    if (status != WRIT_OK) {
        return status;
    }
    return process_control_watch(root->io, PROCESS_CONTROL_SLOT, root->made[index].koid,
                                 root->deaths, UINT64_C(1) << index);
}

/* With which rights, is part of the grant. */
static uint32_t give(struct root *root, uint32_t index, uint32_t source, uint32_t at,
                     uint16_t rights)
{
    (void)rights;
    return install_grant_install(root->io, root->made[index].grant, source, at);
}

static uint32_t seal(struct root *root, uint32_t index)
{
    (void)root;
    (void)index;
    return WRIT_OK;
}

/* Whether it runs, or has; the kernel knows. */
static bool has_started(const struct root *root, uint32_t index)
{
    struct process_control_query_reply it = {0};
    uint32_t status = process_control_query(root->io, PROCESS_CONTROL_SLOT, root->made[index].koid,
                                            &it.state, &it.cause, &it.code, &it.principal,
                                            &it.owner, &it.killer, &it.exit_seq, &it.started_us);
    return status == WRIT_OK && it.state != LIFE_STATE_STAGED;
}

static uint32_t start(struct root *root, uint32_t index)
{
    struct procd_client procd = procd_of(root);
    struct made *made = &root->made[index];
    uint32_t status = procd_start_staged(&procd, made->koid);
    for (uint32_t i = 1; status == WRIT_TIMED_OUT && i < TRIES; i++) {
        status =
            has_started(root, index) ? (uint32_t)WRIT_OK : procd_start_staged(&procd, made->koid);
    }
    if (status == WRIT_OK) {
        (void)writ_port_close(root->io, writ_take(&made->grant));
    }
    return heard(root, index, status);
}

static void drop(struct root *root, uint32_t index)
{
    struct made *made = &root->made[index];
    if (made->grant != 0) { /* the lease: with it a staged process goes */
        (void)writ_port_close(root->io, made->grant);
    } else if (made->koid != 0) {
        made->unretired = made->koid;
        retire(root, index);
    }
    root_forget(root, index);
}

const struct making making_through_procd = {
    .stage = stage, .give = give, .seal = seal, .start = start, .drop = drop};
