/* See birth.h. */
#include "birth.h"

#include "kernel_calls.h"
#include "procd_types.h"
#include "writ/endowment.h"
#include "writ/loader.h"
#include "writ/log.h"
#include "writ/placement.h"
#include "writ/port.h"

/* Where an image is mapped while it is read; a test without address spaces says another place. */
#ifndef BIRTH_IMAGE_VA
#define BIRTH_IMAGE_VA UINT64_C(0x3000000000)
#endif
#define ANY_PROCESSOR UINT64_MAX

enum { DEFAULT_WEIGHT = 100, SESSION_SHIFT = 16 };

_Static_assert(STACK_TOP_VA - STACK_LOW_VA == PROCD_MAX_STACK_BYTES,
               "the largest stack of the contract has its place");

uint32_t birth_status(uint32_t status)
{
    switch (status) {
    case WRIT_OK:
    case WRIT_NO_MEMORY:
    case WRIT_LIMIT:
        return status;
    case KERNEL_ERROR_QUOTA_EXHAUSTED:
        return PROCD_ERROR_QUOTA_EXHAUSTED;
    default:
        log_warn("procd: the kernel refuses: status %u (%s)", status,
                 status < WRIT_FIRST_OWN ? writ_status_name(status) : kernel_error_name(status));
        return WRIT_INTERNAL;
    }
}

bool birth_plan_component(const struct writ_system *system, uint32_t index,
                          struct birth_plan *ret_plan)
{
    const struct writ_system_component *component = &system->components[index];
    ret_plan->principal = endowment_principal(system, index);
    ret_plan->own_rights = endowment_own_rights(system, index);
    ret_plan->band = component->band;
    ret_plan->weight = component->weight;
    ret_plan->memory = component->memory;
    ret_plan->keeps = component->kept_handles;
    endowment_envelope(system, index, &ret_plan->envelope);
    return endowment_slots(system, index, ret_plan->slots, &ret_plan->slot_count);
}

void birth_plan_stranger(uint32_t principal, struct birth_plan *ret_plan)
{
    ret_plan->principal = principal;
    ret_plan->own_rights = PROCESS_RIGHT_SELF;
    ret_plan->band = BAND_FAIR;
    ret_plan->weight = DEFAULT_WEIGHT;
    ret_plan->memory = PROCD_PROGRAM_QUOTA_BYTES;
    ret_plan->slot_count = 0;
    ret_plan->envelope = (struct envelope){
        .magic = ENVELOPE_MAGIC, .version = ENVELOPE_VERSION, .principal = principal, .count = 1};
    ret_plan->envelope.slots[0] = (struct envelope_slot){.slot = WRIT_SLOT_ENDPOINT,
                                                         .rights = ENDPOINT_RIGHT_RECV,
                                                         .protocol = CHILD_PROTOCOL,
                                                         .type = ENDPOINT_TYPE};
}

uint32_t birth_begin(struct birth *birth, struct writ_io *io, const struct birth_plan *plan,
                     uint32_t deaths)
{
    *birth = (struct birth){.io = io};
    uint32_t status = process_control_create(
        io, PROCESS_CONTROL_SLOT, WRIT_SLOT_CHILDREN, (uint16_t)plan->principal,
        (uint16_t)(plan->principal >> 16), plan->memory, &birth->process, &birth->koid);
    if (status == WRIT_OK) {
        status = process_watch(io, birth->process, deaths, 1);
    }
    if (status == WRIT_OK) {
        status = process_limit_band(io, birth->process, plan->band);
    }
    if (status == WRIT_OK && plan->keeps != 0) {
        status = process_control_set_estate(io, PROCESS_CONTROL_SLOT, birth->process, plan->keeps,
                                            plan->heir_of);
    }
    return birth_status(status);
}

static struct loader loader_of(const struct birth *birth)
{
    return (struct loader){.io = birth->io, .process = birth->process, .quota = WRIT_SLOT_CHILDREN};
}

/* How much memory its segments take. */
static uint64_t memory_of(const struct program *program)
{
    uint64_t bytes = 0;
    for (uint32_t i = 0; i < program->header->segment_count; i++) {
        bytes += program->header->segments[i].memory_bytes;
    }
    return bytes;
}

static uint32_t load_mapped(const struct birth *birth, uint64_t bytes, uint64_t *ret_entry)
{
    struct loader loader = loader_of(birth);
    struct program program;
    enum program_fault fault = program_open((const void *)BIRTH_IMAGE_VA, bytes, &program);
    if (fault == PROGRAM_ENTRY) {
        return PROCD_ERROR_BAD_ENTRY;
    }
    if (fault != PROGRAM_GOOD || memory_of(&program) > PROCD_MAX_PROGRAM_BYTES) {
        return PROCD_ERROR_BAD_IMAGE;
    }
    *ret_entry = program.header->entry;
    return birth_status(loader_program(&loader, &program));
}

uint32_t birth_load(const struct birth *birth, uint32_t image, uint64_t *ret_entry)
{
    uint64_t bytes = 0;
    bool sealed = false;
    uint32_t status = vmo_size(birth->io, image, &bytes, &sealed);
    if (status != WRIT_OK) {
        return WRIT_INTERNAL;
    }
    if (!sealed || bytes > PROCD_MAX_IMAGE_BYTES) {
        return PROCD_ERROR_BAD_IMAGE;
    }
    status = loader_look(birth->io, image, ACCESS_READ, BIRTH_IMAGE_VA, bytes);
    if (status != WRIT_OK) {
        return birth_status(status);
    }
    status = load_mapped(birth, bytes, ret_entry);
    uint32_t unmapped = loader_look_away(birth->io, BIRTH_IMAGE_VA, bytes);
    return status != WRIT_OK ? status : birth_status(unmapped);
}

uint32_t birth_reserve(struct writ_io *io, struct transfer *transfer)
{
    uint32_t status = WRIT_OK;
    for (uint32_t i = 0; status == WRIT_OK && i < transfer->segment_count; i++) {
        status = quota_create_vmo(io, WRIT_SLOT_CHILDREN, transfer->segments[i].memory_bytes,
                                  &transfer->memory[i]);
    }
    return birth_status(status);
}

uint32_t birth_copy(struct writ_io *io, const struct transfer *transfer,
                    const struct transfer_copy *copy, const uint8_t *chunk)
{
    uint32_t status = WRIT_OK;
    for (uint64_t at = 0; status == WRIT_OK && at < copy->bytes; at += KERNEL_MAX_VMO_TRANSFER) {
        uint64_t left = copy->bytes - at;
        uint32_t bytes =
            left < KERNEL_MAX_VMO_TRANSFER ? (uint32_t)left : (uint32_t)KERNEL_MAX_VMO_TRANSFER;
        status = vmo_write(io, transfer->memory[copy->segment], copy->at + at,
                           chunk + copy->from + at, bytes);
    }
    return birth_status(status);
}

uint32_t birth_map(const struct birth *birth, const struct transfer *transfer, uint64_t *ret_entry)
{
    uint32_t status = WRIT_OK;
    for (uint32_t i = 0; status == WRIT_OK && i < transfer->segment_count; i++) {
        const struct transfer_segment *segment = &transfer->segments[i];
        status = process_map(birth->io, birth->process, transfer->memory[i], segment->access,
                             segment->address, 0, segment->memory_bytes);
    }
    *ret_entry = transfer->entry;
    return birth_status(status);
}

static uint32_t make_thread(struct birth *birth, const struct birth_plan *plan, uint64_t entry)
{
    uint32_t status = process_create_thread(birth->io, birth->process, entry, STACK_TOP_VA,
                                            ENVELOPE_VA, MESSAGES_VA, &birth->thread);
    if (status == WRIT_OK) {
        status = thread_schedule(birth->io, birth->thread, plan->band, plan->weight, ANY_PROCESSOR);
    }
    if (status == WRIT_OK) {
        status = process_install(birth->io, birth->process, birth->thread, WRIT_SLOT_THREAD,
                                 THREAD_RIGHT_MANAGE);
    }
    return status;
}

uint32_t birth_complete(struct birth *birth, const struct birth_plan *plan, uint64_t entry)
{
    struct loader loader = loader_of(birth);
    uint64_t low_va = 0;
    if (!placement_stack(plan->stack_bytes, &low_va)) {
        return PROCD_ERROR_BAD_STACK;
    }
    uint32_t status = loader_stack(&loader, low_va, plan->stack_bytes);
    if (status == WRIT_OK) {
        status = loader_envelope(&loader, &plan->envelope);
    }
    if (status == WRIT_OK) {
        status = process_install(birth->io, birth->process, birth->process, WRIT_SLOT_PROCESS,
                                 plan->own_rights);
    }
    return birth_status(status == WRIT_OK ? make_thread(birth, plan, entry) : status);
}

uint32_t birth_child(const struct birth *birth, uint32_t creator, uint32_t *ret_connection)
{
    uint64_t label = birth->koid << SESSION_SHIFT | CHILD_PROTOCOL;
    uint32_t endpoint = 0;
    uint32_t status =
        quota_create_endpoint(birth->io, WRIT_SLOT_CHILDREN, CHILD_PROTOCOL, &endpoint);
    if (status == WRIT_OK) {
        status = endpoint_set_session(birth->io, endpoint);
    }
    if (status == WRIT_OK) {
        status = process_install(birth->io, birth->process, endpoint, WRIT_SLOT_ENDPOINT,
                                 ENDPOINT_RIGHT_RECV);
    }
    if (status == WRIT_OK) {
        status = endpoint_mint(birth->io, endpoint, label, 0, creator, ret_connection);
    }
    if (endpoint != 0) {
        (void)writ_port_close(birth->io, endpoint);
    }
    return birth_status(status);
}

uint32_t birth_grant(const struct birth *birth, const struct birth_plan *plan, uint32_t *ret_grant)
{
    struct process_grant_reply reply = {0};
    uint32_t status =
        process_grant(birth->io, birth->process, plan->slots, plan->slot_count, &reply);
    *ret_grant = reply.grant;
    return birth_status(status);
}

void birth_undo(struct birth *birth)
{
    if (birth->process != 0) {
        (void)process_kill(birth->io, birth->process, 0);
        (void)writ_port_close(birth->io, birth->process);
    }
    if (birth->thread != 0) {
        (void)writ_port_close(birth->io, birth->thread);
    }
    *birth = (struct birth){.io = birth->io};
}
