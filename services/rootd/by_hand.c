/* Makes a process with kernel calls: procd, and everybody in a system that has none. */
#include "root.h"

#include "kernel_calls.h"
#include "rootd_slots.h"
#include "writ/endowment.h"
#include "writ/loader.h"
#include "writ/log.h"
#include "writ/placement.h"
#include "writ/port.h"

#define ANY_PROCESSOR UINT64_MAX

static struct loader loader_of(const struct root *root, uint32_t index)
{
    return (struct loader){
        .io = root->io, .process = root->made[index].process, .quota = WRIT_SLOT_QUOTA};
}

static uint32_t make_stack(const struct root *root, uint32_t index)
{
    uint64_t bytes = root->system->components[index].stack;
    struct loader loader = loader_of(root, index);
    uint64_t low_va = 0;
    if (!placement_stack(bytes, &low_va)) {
        log_error("rootd: %s: its stack has no place", root->system->components[index].name);
        return WRIT_INTERNAL;
    }
    return loader_stack(&loader, low_va, bytes);
}

static uint32_t load(struct root *root, uint32_t index, const struct program *program)
{
    const struct writ_system_component *component = &root->system->components[index];
    struct made *made = &root->made[index];
    struct loader loader = loader_of(root, index);
    uint32_t status = process_watch(root->io, made->process, root->deaths, UINT64_C(1) << index);
    if (status == WRIT_OK) {
        uint8_t band = index == root->plan.maker ? (uint8_t)BAND_DRIVER : component->band;
        status =
            process_limit_band(root->io, made->process, band); /* the maker gives others theirs */
    }
    if (status == WRIT_OK) {
        status = loader_program(&loader, program);
    }
    made->entry = program->header->entry;
    return status == WRIT_OK ? make_stack(root, index) : status;
}

static uint32_t stage(struct root *root, uint32_t index)
{
    const struct writ_system_component *component = &root->system->components[index];
    struct made *made = &root->made[index];
    struct bootfs_file file;
    struct program program;
    uint32_t status = root_find_program(root, index, &file);
    if (status != WRIT_OK) {
        return status;
    }
    enum program_fault fault = program_open(file.data, file.bytes, &program);
    if (fault != PROGRAM_GOOD) {
        log_error("rootd: %s: %s", component->name, program_fault_text(fault));
        return WRIT_INTERNAL;
    }
    status =
        process_control_create(root->io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA, component->number,
                               0, component->memory, &made->process, &made->koid);
    if (status == WRIT_OK && component->kept_handles != 0) {
        status = process_control_set_estate(root->io, PROCESS_CONTROL_SLOT, made->process,
                                            component->kept_handles, made->predecessor);
    }
    return status == WRIT_OK ? load(root, index, &program) : status;
}

static uint32_t give(struct root *root, uint32_t index, uint32_t source, uint32_t at,
                     uint16_t rights)
{
    return process_install(root->io, root->made[index].process, source, at, rights);
}

static uint32_t give_thread(struct root *root, uint32_t index)
{
    const struct writ_system_component *component = &root->system->components[index];
    const struct made *made = &root->made[index];
    uint32_t thread = 0;
    uint32_t status = process_create_thread(root->io, made->process, made->entry, STACK_TOP_VA,
                                            ENVELOPE_VA, MESSAGES_VA, &thread);
    if (status != WRIT_OK) {
        return status;
    }
    status = thread_schedule(root->io, thread, component->band, component->weight, ANY_PROCESSOR);
    if (status == WRIT_OK) {
        status = give(root, index, thread, WRIT_SLOT_THREAD, THREAD_RIGHT_MANAGE);
    }
    uint32_t closed = process_close(root->io, WRIT_SLOT_PROCESS, thread);
    return status != WRIT_OK ? status : closed;
}

static uint32_t seal(struct root *root, uint32_t index)
{
    struct loader loader = loader_of(root, index);
    struct envelope envelope;
    endowment_envelope(root->system, index, &envelope);
    uint32_t status = give(root, index, root->made[index].process, WRIT_SLOT_PROCESS,
                           endowment_own_rights(root->system, index));
    if (status == WRIT_OK) {
        status = loader_envelope(&loader, &envelope);
    }
    return status == WRIT_OK ? give_thread(root, index) : status;
}

/* Takes an exit record away, if this is one. */
static void reap(struct root *root, uint64_t *koid)
{
    if (*koid != 0) {
        (void)process_control_reap(root->io, PROCESS_CONTROL_SLOT, *koid);
        *koid = 0;
    }
}

/* What is left of one that was ended: its record, if it has run, which stays while what it kept waits
 * for an heir. */
static void leave(struct root *root, uint32_t index)
{
    struct made *made = &root->made[index];
    struct process_control_query_reply it = {0};
    uint32_t status = process_control_query(root->io, PROCESS_CONTROL_SLOT, made->koid, &it.state,
                                            &it.cause, &it.code, &it.principal, &it.owner,
                                            &it.killer, &it.exit_seq, &it.started_us);
    if (status != WRIT_OK) { /* it has not run, and the one before it still waits */
        return;
    }
    if (root->system->components[index].kept_handles != 0) {
        made->predecessor = made->koid;
    } else {
        reap(root, &made->koid);
    }
}

static uint32_t start(struct root *root, uint32_t index)
{
    struct made *made = &root->made[index];
    uint32_t status = process_start(root->io, made->process);
    if (status == WRIT_OK) {
        reap(root, &made->predecessor);
    }
    return status;
}

static void drop(struct root *root, uint32_t index)
{
    struct made *made = &root->made[index];
    if (made->process != 0) {
        (void)process_kill(root->io, made->process, 0);
        (void)writ_port_close(root->io, made->process);
        leave(root, index);
    }
    root_forget(root, index);
}

const struct making making_by_hand = {
    .stage = stage, .give = give, .seal = seal, .start = start, .drop = drop};
