/* Cases about what procd refuses: see programs.h. */
#include "programs.h"

#include "conformance_uses.h"
#include "kernel_calls.h"
#include "upcalls_types.h"
#include "writ/placement.h"

enum { PROCD_NUMBER = 3, POLICYD_NUMBER = 6, ECHO_NUMBER = 0x40, CODE = 1, CALL_MS = 1000 };

uint64_t program_of(struct writ_io *io, uint16_t component)
{
    struct process_control_list_reply it = {0};
    while (process_control_list(io, PROCESS_CONTROL_SLOT, it.process, &it.process, &it.exit_seq,
                                &it.principal, &it.owner, &it.state, &it.cause,
                                &it.code) == WRIT_OK) {
        if (it.principal == component) {
            return it.process;
        }
    }
    return 0;
}

static bool a_driver_does_not_stop_a_service_and_a_launcher_neither(struct writ_io *io)
{
    struct procd_stop_process_reply reply = {0};
    uint64_t policyd = program_of(io, POLICYD_NUMBER);
    return policyd != 0 && drivers_stop_process(io, policyd, CODE, &reply) == WRIT_DENIED &&
           programs_stop_process(io, policyd, CODE, &reply) == WRIT_DENIED &&
           program_of(io, POLICYD_NUMBER) == policyd;
}

static bool a_launcher_does_not_stop_what_another_started(struct writ_io *io)
{
    struct procd_stop_process_reply reply = {0};
    uint64_t own = program_of(io, CONFORMANCE_COMPONENT);
    return own != 0 && programs_stop_process(io, own, CODE, &reply) == PROCD_ERROR_NOT_YOURS &&
           foundation_stop_process(io, own, CODE, &reply) == WRIT_DENIED;
}

static uint32_t stage_echo_as_driver(struct writ_io *io, uint32_t role, uint32_t image)
{
    struct procd_create_staged_reply reply = {0};
    struct drivers_create_staged_builder b = drivers_create_staged_begin(io);
    b.body->role = role;
    b.body->component = ECHO_NUMBER;
    b.body->stack_bytes = PROGRAM_STACK;
    drivers_create_staged_put_program(&b, "echo", 4);
    drivers_create_staged_put_image(&b, image);
    return drivers_create_staged_call(&b, &reply);
}

static uint32_t stage_service(struct writ_io *io, uint16_t component, uint32_t image)
{
    struct procd_create_staged_reply reply = {0};
    struct foundation_create_staged_builder b = foundation_create_staged_begin(io);
    b.body->role = PROGRAM_ROLE_SERVICE;
    b.body->component = component;
    b.body->stack_bytes = PROGRAM_STACK;
    foundation_create_staged_put_program(&b, "echo", 4);
    foundation_create_staged_put_image(&b, image);
    return foundation_create_staged_call(&b, &reply);
}

static bool who_a_program_is_cannot_be_forged(struct writ_io *io)
{
    struct image_draft draft;
    image_begin(&draft);
    image_run_on(&draft);
    uint32_t image = image_make(io, &draft, true);
    bool good =
        stage_echo_as_driver(io, PROGRAM_ROLE_SERVICE, image) == WRIT_DENIED &&
        stage_echo_as_driver(io, PROGRAM_ROLE_DRIVER, image) == PROCD_ERROR_NO_SUCH_COMPONENT &&
        stage_service(io, ECHO_NUMBER, image) == PROCD_ERROR_ALREADY_THERE &&
        stage_service(io, PROCD_NUMBER, image) == PROCD_ERROR_ALREADY_THERE &&
        stage_service(io, PROGRAM_COMPONENT, image) == PROCD_ERROR_NO_SUCH_COMPONENT;
    struct procd_spawn_reply reply = {0};
    struct programs_spawn_builder b = programs_spawn_begin(io);
    b.body->role = PROGRAM_ROLE_TEST;
    b.body->component = ECHO_NUMBER;
    b.body->stack_bytes = PROGRAM_STACK;
    programs_spawn_put_program(&b, "echo", 4);
    programs_spawn_put_image(&b, image);
    good = programs_spawn_call(&b, &reply) == PROCD_ERROR_ROLE_RESERVED && good;
    return writ_port_close(io, image) == WRIT_OK && good;
}

/* Whether a draft is refused with this status, and nothing of it remains. */
static bool is_refused(struct writ_io *io, const struct image_draft *draft, uint32_t expected)
{
    uint64_t pid = 0;
    uint32_t child = 0;
    uint32_t status = program_spawn(io, draft, PROGRAM_STACK, &pid, &child);
    return status == expected && program_of(io, PROGRAM_COMPONENT) == 0;
}

static bool an_entry_outside_an_executable_segment_is_refused(struct writ_io *io)
{
    struct image_draft draft;
    image_begin(&draft);
    draft.header.entry = IMAGE_LOW_VA + IMAGE_CODE_BYTES;
    bool outside = is_refused(io, &draft, PROCD_ERROR_BAD_ENTRY);
    image_begin(&draft);
    draft.header.segments[0].access = IMAGE_READ;
    return outside && is_refused(io, &draft, PROCD_ERROR_BAD_ENTRY);
}

static bool a_segment_that_is_unsound_is_refused(struct writ_io *io)
{
    struct image_draft draft;
    image_begin(&draft);
    draft.header.segments[0].access |= IMAGE_WRITE;
    bool good = is_refused(io, &draft, PROCD_ERROR_BAD_IMAGE);
    image_begin(&draft);
    draft.header.segments[0].va += 8;
    good = is_refused(io, &draft, PROCD_ERROR_BAD_IMAGE) && good;
    image_begin(&draft);
    draft.header.segment_count = 2;
    draft.header.segments[1] = draft.header.segments[0];
    good = is_refused(io, &draft, PROCD_ERROR_BAD_IMAGE) && good;
    image_begin(&draft);
    draft.header.segments[0].file_bytes = IMAGE_PAGE_BYTES + 1;
    good = is_refused(io, &draft, PROCD_ERROR_BAD_IMAGE) && good;
    image_begin(&draft);
    draft.header.segments[0].memory_bytes = PROCD_MAX_PROGRAM_BYTES + IMAGE_PAGE_BYTES;
    return is_refused(io, &draft, PROCD_ERROR_BAD_IMAGE) && good;
}

static bool an_image_that_could_still_change_is_refused(struct writ_io *io)
{
    struct procd_spawn_reply reply = {0};
    struct image_draft draft;
    image_begin(&draft);
    image_run_on(&draft);
    uint32_t image = image_make(io, &draft, false);
    struct programs_spawn_builder b = programs_spawn_begin(io);
    b.body->role = PROGRAM_ROLE_TEST;
    b.body->component = PROGRAM_COMPONENT;
    b.body->stack_bytes = PROGRAM_STACK;
    programs_spawn_put_program(&b, "sample", 6);
    programs_spawn_put_image(&b, image);
    bool refused = programs_spawn_call(&b, &reply) == PROCD_ERROR_BAD_IMAGE;
    return writ_port_close(io, image) == WRIT_OK && refused;
}

/* It cannot be sealed, and what could still change is refused before anybody looks at it: nobody waits for
 * a pager that never answers. */
static bool an_image_whose_pages_somebody_else_brings_is_refused_at_once(struct writ_io *io)
{
    struct procd_spawn_reply reply = {0};
    uint32_t endpoint = 0;
    uint32_t pager = 0;
    uint32_t image = 0;
    if (quota_create_endpoint(io, WRIT_SLOT_QUOTA, PAGER_PROTOCOL, &endpoint) != WRIT_OK ||
        endpoint_mint(io, endpoint, PAGER_PROTOCOL, 1, KERNEL_ANY_PRINCIPAL, &pager) != WRIT_OK ||
        quota_create_paged(io, WRIT_SLOT_QUOTA, IMAGE_PAGE_BYTES, pager, &image) != WRIT_OK) {
        return false;
    }
    bool refused = vmo_seal(io, image) == KERNEL_ERROR_WRONG_STATE;
    struct programs_spawn_builder b = programs_spawn_begin(io);
    b.body->role = PROGRAM_ROLE_TEST;
    b.body->component = PROGRAM_COMPONENT;
    b.body->stack_bytes = PROGRAM_STACK;
    programs_spawn_put_program(&b, "sample", 6);
    programs_spawn_put_image(&b, image);
    refused = programs_spawn_call(&b, &reply) == PROCD_ERROR_BAD_IMAGE && refused;
    return writ_port_close(io, image) == WRIT_OK && writ_port_close(io, pager) == WRIT_OK &&
           writ_port_close(io, endpoint) == WRIT_OK && refused;
}

static bool a_stack_that_is_not_whole_pages_is_refused(struct writ_io *io)
{
    struct image_draft draft;
    uint64_t pid = 0;
    uint32_t child = 0;
    image_begin(&draft);
    image_run_on(&draft);
    return program_spawn(io, &draft, PROGRAM_STACK + 8, &pid, &child) == PROCD_ERROR_BAD_STACK;
}

static bool only_a_service_of_the_system_is_spawned_as_one(struct writ_io *io)
{
    struct procd_spawn_service_reply reply = {0};
    struct image_draft draft;
    image_begin(&draft);
    image_run_on(&draft);
    uint32_t image = image_make(io, &draft, true);
    struct foundation_spawn_service_builder b = foundation_spawn_service_begin(io);
    b.body->component = PROGRAM_COMPONENT;
    foundation_spawn_service_put_image(&b, image);
    bool unknown = foundation_spawn_service_call(&b, &reply) == PROCD_ERROR_NO_SUCH_COMPONENT;
    return writ_port_close(io, image) == WRIT_OK && unknown;
}

static bool a_reserved_number_is_denied(struct writ_io *io)
{
    static const uint64_t reserved[] = {0x403, 0x40d};
    for (uint32_t i = 0; i < 2; i++) {
        uint64_t tag = (PROCD_QUERY_PROCESS_REQUEST & ~UINT64_C(0xffff)) | reserved[i];
        struct writ_msg m = {.tag = tag};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_FOUNDATION, CALL_MS, &m);
        if (status != WRIT_OK || writ_tag_status(m.tag) != WRIT_DENIED) {
            return false;
        }
    }
    return true;
}

static const struct edge_case cases[] = {
    {"a driver does not stop a service, and a launcher neither",
     a_driver_does_not_stop_a_service_and_a_launcher_neither},
    {"a launcher does not stop what another started",
     a_launcher_does_not_stop_what_another_started},
    {"who a program is cannot be forged", who_a_program_is_cannot_be_forged},
    {"an entry outside an executable segment is refused",
     an_entry_outside_an_executable_segment_is_refused},
    {"a segment that is unsound is refused", a_segment_that_is_unsound_is_refused},
    {"an image that could still change is refused", an_image_that_could_still_change_is_refused},
    {"an image whose pages somebody else brings is refused at once",
     an_image_whose_pages_somebody_else_brings_is_refused_at_once},
    {"a stack that is not whole pages is refused", a_stack_that_is_not_whole_pages_is_refused},
    {"only a service of the system is spawned as one",
     only_a_service_of_the_system_is_spawned_as_one},
    {"a reserved number is denied", a_reserved_number_is_denied},
};

const struct edge_cases programs_refused = {cases, sizeof cases / sizeof cases[0]};
