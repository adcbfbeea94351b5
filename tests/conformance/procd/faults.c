/* The process daemon in process, where the kernel refuses it: every call that it makes, one after the other, with every error that the
 * kernel declares. What remains is as much as there was before, and the next life succeeds.
 *
 * usage: procd_faults
 */
#include "host.c"

#include <stdio.h>

#include "procd_client.h"

enum {
    ANY_COMPONENT = 0x7102,
    SEGMENTS = 2,
    CODE_BYTES = 2 * PAGE,
    LABEL_OF_ALL = 1 << 16 | PROCD_PROTOCOL,
    MOST_CALLS = 200,
    KINDS = 64,
};

static _Alignas(8) uint8_t client_in[WRIT_PAGE_BYTES];
static _Alignas(8) uint8_t client_out[WRIT_PAGE_BYTES];
static struct writ_io client_io = {.in = client_in, .out = client_out};
static struct procd_client to_procd = {.io = &client_io, .slot = HOST_CAPTURE_SLOT};
static struct suite_world *world;
static struct suite_call call;

/* Delivers what a stub has sent last; the image that it lends is there. A status. */
static uint32_t deliver(void)
{
    const uint8_t *page = NULL;
    call = (struct suite_call){.m = *suite_host_sent(&page), .connection = PROCD_AS_ALL};
    memcpy(call.page, page, sizeof call.page);
    if (writ_tag_handles(call.m.tag) != 0) {
        writ_store_record(call.page + WRIT_RECORDS, 0, image());
    }
    suite_host_port.call(world, &call, 0);
    return call.kernel != WRIT_OK ? call.kernel : writ_tag_status(call.m.tag);
}

/* ---- lives ---- */

static struct process *the_process(void)
{
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        struct process *process = &all.server.keeping.live.processes.rows[i];
        if (process->pid != 0) {
            return process;
        }
    }
    return NULL;
}

static struct transfer *the_transfer(void)
{
    for (uint32_t i = 0; i < PROCD_MAX_TRANSFERS; i++) {
        if (all.server.transfers.rows[i].id != 0) {
            return &all.server.transfers.rows[i];
        }
    }
    return NULL;
}

static uint32_t stop(void)
{
    struct procd_stop_process_reply reply;
    (void)procd_stop_process(&to_procd, the_process()->pid, 1, &reply);
    return deliver();
}

static uint32_t take_back(void)
{
    (void)procd_abort_staged(&to_procd, the_process()->pid);
    return deliver();
}

static uint32_t stage_as(enum program_role role, uint16_t component)
{
    struct procd_create_staged_reply reply;
    struct procd_create_staged_builder b = procd_create_staged_begin(&to_procd);
    b.body->role = role;
    b.body->component = component;
    b.body->stack_bytes = PAGE;
    procd_create_staged_put_program(&b, "brief", 5);
    procd_create_staged_put_image(&b, 1);
    (void)procd_create_staged_call(&b, &reply);
    return deliver();
}

static uint32_t stage(void)
{
    return stage_as(PROGRAM_ROLE_EXTENSION, ANY_COMPONENT);
}

static uint32_t stage_component(void)
{
    return stage_as(PROGRAM_ROLE_SERVICE, FIRST_SERVICE);
}

static uint32_t spawned_and_stopped(void)
{
    struct procd_spawn_reply reply;
    struct procd_spawn_builder b = procd_spawn_begin(&to_procd);
    b.body->role = PROGRAM_ROLE_EXTENSION;
    b.body->component = ANY_COMPONENT;
    b.body->stack_bytes = PAGE;
    procd_spawn_put_program(&b, "brief", 5);
    procd_spawn_put_image(&b, 1);
    (void)procd_spawn_call(&b, &reply);
    uint32_t status = deliver();
    return status == WRIT_OK ? stop() : status;
}

static uint32_t service_spawned_and_stopped(void)
{
    struct procd_spawn_service_reply reply;
    struct procd_spawn_service_builder b = procd_spawn_service_begin(&to_procd);
    b.body->component = FIRST_SERVICE;
    procd_spawn_service_put_image(&b, 1);
    (void)procd_spawn_service_call(&b, &reply);
    uint32_t status = deliver();
    return status == WRIT_OK ? stop() : status;
}

static uint32_t staged_and_taken_back(void)
{
    uint32_t status = stage();
    return status == WRIT_OK ? take_back() : status;
}

static uint32_t staged_started_and_stopped(void)
{
    uint32_t status = stage();
    if (status == WRIT_OK) {
        (void)procd_start_staged(&to_procd, the_process()->pid);
        status = deliver();
    }
    return status == WRIT_OK ? stop() : status;
}

/* It ends by itself, is heard of, and is retired. */
static uint32_t staged_started_and_ended(void)
{
    uint32_t status = stage();
    if (status == WRIT_OK) {
        (void)procd_start_staged(&to_procd, the_process()->pid);
        status = deliver();
    }
    if (status == WRIT_OK) {
        played_exit(the_process()->pid);
        notice();
        status = stop();
    }
    return status;
}

static uint32_t staged_and_forsaken(void)
{
    uint32_t status = stage();
    if (status == WRIT_OK) {
        played_forsake(the_process()->pid);
        notice();
    }
    return status;
}

static uint32_t begin_transfer(void)
{
    static const struct transfer_segment segments[SEGMENTS] = {
        {.address = IMAGE_LOW_VA,
         .file_bytes = PAGE,
         .memory_bytes = PAGE,
         .access = SEGMENT_ACCESS_READ | SEGMENT_ACCESS_EXECUTE},
        {.address = IMAGE_LOW_VA + PAGE,
         .file_offset = PAGE,
         .file_bytes = PAGE,
         .memory_bytes = 2 * PAGE,
         .access = SEGMENT_ACCESS_READ | SEGMENT_ACCESS_WRITE},
    };
    struct procd_begin_image_transfer_reply reply;
    struct procd_begin_image_transfer_builder b = procd_begin_image_transfer_begin(&to_procd);
    b.body->role = PROGRAM_ROLE_EXTENSION;
    b.body->component = ANY_COMPONENT;
    b.body->image_bytes = CODE_BYTES;
    b.body->entry = IMAGE_LOW_VA;
    b.body->stack_bytes = PAGE;
    procd_begin_image_transfer_put_segments(&b, segments, SEGMENTS);
    procd_begin_image_transfer_put_program(&b, "sent", 4);
    (void)procd_begin_image_transfer_call(&b, &reply);
    return deliver();
}

static uint32_t send_chunk(uint32_t from, uint32_t bytes)
{
    static const uint8_t code[CODE_BYTES];
    struct procd_send_image_chunk_reply reply;
    struct procd_send_image_chunk_builder b = procd_send_image_chunk_begin(&to_procd);
    b.body->transfer = the_transfer()->id;
    b.body->offset = from;
    procd_send_image_chunk_put_chunk(&b, code + from, bytes);
    (void)procd_send_image_chunk_call(&b, &reply);
    return deliver();
}

/* The second chunk ends the one segment and begins the other. */
static uint32_t transferred_and_stopped(void)
{
    enum { FIRST = 3000, SECOND = 3000 };
    uint32_t status = begin_transfer();
    if (status == WRIT_OK) {
        status = send_chunk(0, FIRST);
    }
    if (status == WRIT_OK) {
        status = send_chunk(FIRST, SECOND);
    }
    if (status == WRIT_OK) {
        status = send_chunk(FIRST + SECOND, CODE_BYTES - FIRST - SECOND);
    }
    if (status == WRIT_OK) {
        uint64_t pid = 0;
        (void)procd_commit_image_transfer(&to_procd, the_transfer()->id, &pid);
        status = deliver();
    }
    return status == WRIT_OK ? stop() : status;
}

/* Ends what a life came to, as its creator would. */
static bool end(void)
{
    uint32_t status = WRIT_OK;
    if (the_process() != NULL) {
        status = the_process()->state == PROCESS_STATE_STAGED ? take_back() : stop();
    }
    procd_on_closed(&all.server, LABEL_OF_ALL);
    return status == WRIT_OK && the_process() == NULL && the_transfer() == NULL;
}

static const struct {
    const char *name;
    uint32_t (*live)(void);
} lives[] = {
    {"spawned and stopped", spawned_and_stopped},
    {"a service, spawned and stopped", service_spawned_and_stopped},
    {"staged and taken back", staged_and_taken_back},
    {"staged, started and stopped", staged_started_and_stopped},
    {"staged, started, ended and retired", staged_started_and_ended},
    {"staged and forsaken", staged_and_forsaken},
    {"transferred and stopped", transferred_and_stopped},
};

/* ---- what is counted ---- */

struct counts {
    uint32_t held; /* handles that belong to nothing */
    uint32_t owned;
    uint32_t living;
    uint64_t books; /* a digest of all that procd knows */
};

static struct counts count(void)
{
    return (struct counts){.held = suite_host_port.held(world),
                           .owned = owned(),
                           .living = played_living(),
                           .books = procd_given_digest(world)};
}

static bool is_level(struct counts a, struct counts b)
{
    return a.held == b.held && a.owned == b.owned && a.living == b.living && a.books == b.books;
}

static struct {
    uint64_t kinds[KINDS]; /* of calls that were refused */
    uint32_t kind_count;
    uint32_t errors;
    uint32_t tried;
    uint32_t bad;
} tally;

static void note_kind(uint64_t tag)
{
    for (uint32_t i = 0; i < tally.kind_count; i++) {
        if (tally.kinds[i] == tag) {
            return;
        }
    }
    if (tally.kind_count < KINDS) {
        tally.kinds[tally.kind_count++] = tag;
    }
}

/* One life in trouble, its end, and another life without. Whether the trouble was met. */
static bool try(const char *name, uint32_t (*live)(void), const struct played_trouble *trouble)
{
    static const struct played_trouble none;
    procd_given_reset(world);
    struct counts before = count();
    played_trouble(trouble);
    uint32_t status = live();
    uint64_t refused = played_refused();
    played_trouble(&none);
    bool ended = end();
    struct counts after = count();
    bool again = live() == WRIT_OK && end();
    bool good = ended && again && is_level(before, after) && is_level(before, count()) &&
                suite_host_port.complaint(world) == NULL;
    if (refused == 0) {
        return false;
    }
    note_kind(refused);
    tally.tried++;
    tally.bad += !good;
    if (!good) {
        printf(
            "FAILED: %s: call %lx is refused with %u, it comes to %u: handles %u then %u, of its "
            "own %u then %u, processes %u then %u, the end %d, the next life %d\n",
            name, (unsigned long)refused, trouble->status, status, before.held, after.held,
            before.owned, after.owned, before.living, after.living, ended, again);
    }
    return true;
}

/* Every error that the kernel declares, and those of the framework that it answers with. */
static bool is_error(uint32_t status)
{
    static const uint32_t others[] = {WRIT_DENIED, WRIT_NOT_FOUND, WRIT_BAD_STATE, WRIT_NO_MEMORY,
                                      WRIT_LIMIT};
    for (uint32_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (others[i] == status) {
            return true;
        }
    }
    return status >= WRIT_FIRST_OWN && strcmp(kernel_error_name(status), kernel_error_name(0)) != 0;
}

static void try_every_call(uint32_t status)
{
    for (uint32_t i = 0; i < sizeof lives / sizeof lives[0]; i++) {
        struct played_trouble trouble = {.which = 1, .status = status};
        while (trouble.which < MOST_CALLS && try(lives[i].name, lives[i].live, &trouble)) {
            trouble.which++;
        }
    }
}

/* Where a transfer can fail, by name. */
static const struct {
    const char *name;
    struct played_trouble trouble;
} moments[] = {
    {"the first memory of a transfer", {.tag = QUOTA_CREATE_VMO_REQUEST, .which = 1}},
    {"the second memory of a transfer", {.tag = QUOTA_CREATE_VMO_REQUEST, .which = 2}},
    {"in mid copy, between two segments", {.tag = VMO_WRITE_REQUEST, .which = 3}},
    {"after transfer, before the child is created",
     {.tag = PROCESS_CONTROL_CREATE_REQUEST, .which = 1}},
    {"after child creation", {.tag = PROCESS_CONTROL_CREATE_REQUEST, .which = 1, .behind = true}},
    {"after event registration", {.tag = PROCESS_WATCH_REQUEST, .which = 1, .behind = true}},
    {"in mid mapping, between two segments", {.tag = PROCESS_MAP_REQUEST, .which = 2}},
    {"frame allocation for the stack", {.tag = QUOTA_CREATE_VMO_REQUEST, .which = 3}},
};

static bool try_moments(void)
{
    bool met = true;
    for (uint32_t i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        struct played_trouble trouble = moments[i].trouble;
        trouble.status = KERNEL_ERROR_QUOTA_EXHAUSTED;
        if (!try(moments[i].name, transferred_and_stopped, &trouble)) {
            printf("FAILED: %s: there is no such moment\n", moments[i].name);
            met = false;
        }
    }
    return met;
}

/* Its grant went with an answer that came too late, and procd was not told of that yet. */
static bool who_asks_again_does_not_find_what_he_was_not_told_of(void)
{
    procd_given_reset(world);
    struct counts before = count();
    bool good = stage_component() == WRIT_OK && stage_component() == PROCD_ERROR_ALREADY_THERE;
    uint64_t first = good ? the_process()->pid : 0;
    played_forsake(first);
    good = good && stage_component() == WRIT_OK && the_process()->pid != first && end() &&
           is_level(before, count());
    printf("%s: who asks again does not find what he was not told of\n", good ? "held" : "FAILED");
    return good;
}

int main(void)
{
    world = suite_host_begin(&suite_server, NULL);
    bool met = try_moments();
    met = who_asks_again_does_not_find_what_he_was_not_told_of() && met;
    for (uint32_t status = 1; status < UINT8_MAX; status++) {
        if (is_error(status)) {
            try_every_call(status);
            tally.errors++;
        }
    }
    printf(
        "%u calls of %u kinds were refused with %u errors, %zu moments of a transfer have names, "
        "%u left something\n",
        tally.tried, tally.kind_count, tally.errors, sizeof moments / sizeof moments[0], tally.bad);
    return met && tally.bad == 0 && tally.tried != 0 ? 0 : 1;
}
