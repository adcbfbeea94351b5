/* See kernel.h. */
#include "kernel.h"

#include <string.h>

#include "kernel_wire.h"
#include "writ/image.h"
#include "writ/placement.h"
#include "writ/port.h"

enum { LIVES = 320, FIRST_KOID = 0x5000, QUANTUM_US = 1000 };

/* A process; one that has ended stays as a record until it is reaped. */
struct life {
    uint64_t koid; /* 0 in a free place */
    uint64_t exit_seq;
    uint32_t slot;
    uint32_t principal;
    uint32_t killer;
    uint32_t code;
    enum life_state state;
    enum exit_cause cause;
};

uint8_t played_image[PLAYED_IMAGE_BYTES] __attribute__((aligned(4096)));
uint8_t played_window[PLAYED_WINDOW_BYTES];

static struct {
    struct life lives[LIVES];
    uint64_t next_koid;
    uint64_t last_seq;
    enum played_wish wish;
} kernel;

static struct {
    struct played_trouble is;
    uint64_t refused;
} trouble;

void played_trouble(const struct played_trouble *is)
{
    trouble.is = *is;
    trouble.refused = 0;
}

uint64_t played_refused(void)
{
    return trouble.refused;
}

/* What the kernel never refuses: closing a slot that is there, and telling where a process is. */
static bool is_sure(uint64_t tag)
{
    return tag == PROCESS_CLOSE_REQUEST || tag == PROCESS_STATUS_REQUEST;
}

static bool is_refused(uint64_t tag)
{
    struct played_trouble *is = &trouble.is;
    if (is->which == 0 || is_sure(tag) || (is->tag != 0 && is->tag != tag) || --is->which != 0) {
        return false;
    }
    if (is->behind) {
        *is = (struct played_trouble){.which = 1, .status = is->status};
        return false;
    }
    trouble.refused = tag;
    return true;
}

static void make_image(void)
{
    struct image_header header = {.magic = IMAGE_MAGIC,
                                  .version = IMAGE_VERSION,
                                  .segment_count = 1,
                                  .entry = IMAGE_LOW_VA,
                                  .total_bytes = PLAYED_IMAGE_BYTES};
    header.segments[0] = (struct image_segment){.va = IMAGE_LOW_VA,
                                                .offset = IMAGE_PAGE_BYTES,
                                                .file_bytes = 16,
                                                .memory_bytes = IMAGE_PAGE_BYTES,
                                                .access = IMAGE_READ | IMAGE_EXECUTE};
    memset(played_image, 0, sizeof played_image);
    memcpy(played_image, &header, sizeof header);
}

void played_reset(void)
{
    memset(&kernel, 0, sizeof kernel);
    kernel.next_koid = FIRST_KOID;
    make_image();
}

void played_wish(enum played_wish wish)
{
    kernel.wish = wish;
}

static bool is_wished(enum played_wish wish)
{
    bool wished = kernel.wish == wish;
    kernel.wish = wished ? PLAYED_NO_WISH : kernel.wish;
    return wished;
}

uint32_t played_living(void)
{
    uint32_t living = 0;
    for (uint32_t i = 0; i < LIVES; i++) {
        const struct life *life = &kernel.lives[i];
        bool is_lost = life->state == LIFE_STATE_STAGED && !suite_host_holds(NULL, life->slot);
        living += life->koid != 0 && life->state != LIFE_STATE_DEAD && !is_lost;
    }
    return living;
}

static struct life *life_at(uint32_t slot)
{
    for (uint32_t i = 0; i < LIVES; i++) {
        if (kernel.lives[i].koid != 0 && kernel.lives[i].slot == slot) {
            return &kernel.lives[i];
        }
    }
    return NULL;
}

static struct life *life_of(uint64_t koid)
{
    for (uint32_t i = 0; i < LIVES; i++) {
        if (kernel.lives[i].koid == koid) {
            return &kernel.lives[i];
        }
    }
    return NULL;
}

/* One that never ran leaves no record. */
static void end(struct life *life, enum exit_cause cause, uint32_t code)
{
    if (life->state == LIFE_STATE_STAGED) {
        *life = (struct life){.slot = life->slot};
        return;
    }
    life->state = LIFE_STATE_DEAD;
    life->cause = cause;
    life->code = code;
    life->exit_seq = ++kernel.last_seq;
}

void played_exit(uint64_t koid)
{
    struct life *life = life_of(koid);
    if (life != NULL && life->state == LIFE_STATE_RUNNING) {
        end(life, koid % 2 == 0 ? EXIT_CAUSE_EXITED : EXIT_CAUSE_FAULTED, 7);
    }
}

void played_forsake(uint64_t koid)
{
    struct life *life = life_of(koid);
    if (life != NULL && life->state == LIFE_STATE_STAGED) {
        *life = (struct life){.koid = koid, .slot = life->slot, .state = LIFE_STATE_DEAD};
    }
}

/* ---- answers ---- */

static void refuse(struct writ_msg *m, uint32_t status)
{
    *m = (struct writ_msg){.tag = writ_tag_error(m->tag, status)};
}

static void create(struct writ_msg *m)
{
    struct process_control_create_request request = process_control_create_request_read(m);
    struct life *life = life_of(0);
    if (life == NULL || is_wished(PLAYED_NO_QUOTA)) {
        refuse(m, KERNEL_ERROR_QUOTA_EXHAUSTED);
        return;
    }
    *life = (struct life){.koid = kernel.next_koid++,
                          .slot = suite_host_got(NULL),
                          .principal = request.component | (uint32_t)request.instance << 16,
                          .state = LIFE_STATE_STAGED};
    struct process_control_create_reply reply = {.process = life->slot, .koid = life->koid};
    process_control_create_reply_write(m, &reply);
    m->tag = PROCESS_CONTROL_CREATE_REPLY;
}

static void tell_status(uint32_t slot, struct writ_msg *m)
{
    const struct life *life = life_at(slot);
    if (life == NULL) {
        refuse(m, WRIT_NOT_FOUND);
        return;
    }
    struct process_status_reply reply = {.state = life->state,
                                         .cause = EXIT_CAUSE_NONE,
                                         .principal = life->principal,
                                         .koid = life->koid};
    process_status_reply_write(m, &reply);
    m->tag = PROCESS_STATUS_REPLY;
}

static void next_exit(struct writ_msg *m)
{
    const struct life *next = NULL;
    for (uint32_t i = 0; i < LIVES; i++) {
        const struct life *life = &kernel.lives[i];
        bool later = life->exit_seq > m->w[0];
        if (later && (next == NULL || life->exit_seq < next->exit_seq)) {
            next = life;
        }
    }
    if (next == NULL) {
        refuse(m, WRIT_NOT_FOUND);
        return;
    }
    struct process_control_next_exit_reply reply = {.seq = next->exit_seq,
                                                    .process = next->koid,
                                                    .time_us = next->exit_seq * QUANTUM_US,
                                                    .principal = next->principal,
                                                    .killer = next->killer,
                                                    .code = next->code,
                                                    .cause = next->cause};
    process_control_next_exit_reply_write(m, &reply);
    m->tag = PROCESS_CONTROL_NEXT_EXIT_REPLY;
}

static void tell_fault(struct writ_msg *m)
{
    struct process_control_fault_reply reply = {.vector = 14, .error = 4, .thread = 1};
    process_control_fault_reply_write(m, &reply);
    m->tag = PROCESS_CONTROL_FAULT_REPLY;
}

static void query(struct writ_msg *m)
{
    struct process_control_query_reply reply = {
        .state = LIFE_STATE_RUNNING, .cause = EXIT_CAUSE_NONE, .started_us = QUANTUM_US};
    process_control_query_reply_write(m, &reply);
    m->tag = PROCESS_CONTROL_QUERY_REPLY;
}

static void kill(struct life *life, struct writ_msg *m, uint64_t reply, uint32_t code)
{
    if (life != NULL && life->state != LIFE_STATE_DEAD) {
        end(life, EXIT_CAUSE_KILLED, code);
    }
    *m = (struct writ_msg){.tag = reply};
}

static void reap(struct writ_msg *m)
{
    struct life *life = life_of(m->w[0]);
    if (life != NULL && life->koid != 0) {
        *life = (struct life){0};
    }
    *m = (struct writ_msg){.tag = PROCESS_CONTROL_REAP_REPLY};
}

static void start(uint32_t slot, struct writ_msg *m)
{
    struct life *life = life_at(slot);
    if (life == NULL || life->state != LIFE_STATE_STAGED) {
        refuse(m, KERNEL_ERROR_WRONG_STATE);
        return;
    }
    if (is_wished(PLAYED_NO_QUOTA)) {
        refuse(m, KERNEL_ERROR_QUOTA_EXHAUSTED);
        return;
    }
    life->state = LIFE_STATE_RUNNING;
    *m = (struct writ_msg){.tag = PROCESS_START_REPLY};
}

static void tell_size(struct writ_msg *m)
{
    struct vmo_size_reply reply = {.bytes = PLAYED_IMAGE_BYTES,
                                   .sealed = !is_wished(PLAYED_UNSEALED)};
    make_image();
    if (is_wished(PLAYED_BAD_ENTRY)) {
        writ_store_u64(played_image + offsetof(struct image_header, entry), IMAGE_HIGH_VA - 1);
    }
    vmo_size_reply_write(m, &reply);
    m->tag = VMO_SIZE_REPLY;
}

/* What the record says with which the handle came. */
static void describe(struct writ_msg *m, const uint8_t *in)
{
    struct process_describe_reply reply = {.koid = 1};
    for (uint32_t i = 0; i < WRIT_MAX_HANDLES; i++) {
        struct writ_record record = writ_load_record(in + WRIT_RECORDS, i);
        if (record.slot == (uint16_t)m->w[0]) {
            reply.type = (enum object_type)record.type;
            reply.rights = record.rights;
            reply.protocol = record.protocol;
            reply.roles = is_wished(PLAYED_OTHER_ROLES) ? 0 : UINT32_MAX;
        }
    }
    process_describe_reply_write(m, &reply);
    m->tag = PROCESS_DESCRIBE_REPLY;
}

/* Something new, whose slot is the first word of the reply. */
static void give(struct writ_msg *m, uint64_t reply, bool paid)
{
    if (paid && is_wished(PLAYED_NO_QUOTA)) {
        refuse(m, KERNEL_ERROR_QUOTA_EXHAUSTED);
        return;
    }
    *m = (struct writ_msg){.tag = reply, .w = {suite_host_got(NULL)}};
}

/* What makes something; 0 for every other call. */
static uint64_t reply_of_maker(uint64_t tag)
{
    switch (tag) {
    case QUOTA_CREATE_VMO_REQUEST:
        return QUOTA_CREATE_VMO_REPLY;
    case QUOTA_CREATE_ENDPOINT_REQUEST:
        return QUOTA_CREATE_ENDPOINT_REPLY;
    case ENDPOINT_MINT_REQUEST:
        return ENDPOINT_MINT_REPLY;
    case PROCESS_CREATE_THREAD_REQUEST:
        return PROCESS_CREATE_THREAD_REPLY;
    case PROCESS_GRANT_REQUEST:
        return PROCESS_GRANT_REPLY;
    default:
        return 0;
    }
}

/* What is answered with an OK and nothing else; 0 for every other call. */
static uint64_t reply_of_doer(uint64_t tag)
{
    switch (tag) {
    case VMO_WRITE_REQUEST:
        return VMO_WRITE_REPLY;
    case VMO_SEAL_REQUEST:
        return VMO_SEAL_REPLY;
    case PROCESS_MAP_REQUEST:
        return PROCESS_MAP_REPLY;
    case PROCESS_UNMAP_REQUEST:
        return PROCESS_UNMAP_REPLY;
    case PROCESS_INSTALL_REQUEST:
        return PROCESS_INSTALL_REPLY;
    case PROCESS_WATCH_REQUEST:
        return PROCESS_WATCH_REPLY;
    case PROCESS_LIMIT_BAND_REQUEST:
        return PROCESS_LIMIT_BAND_REPLY;
    case ENDPOINT_SET_SESSION_REQUEST:
        return ENDPOINT_SET_SESSION_REPLY;
    case THREAD_SCHEDULE_REQUEST:
        return THREAD_SCHEDULE_REPLY;
    default:
        return 0;
    }
}

static bool play_life(uint32_t slot, struct writ_msg *m)
{
    switch (m->tag) {
    case PROCESS_STATUS_REQUEST:
        tell_status(slot, m);
        return true;
    case PROCESS_START_REQUEST:
        start(slot, m);
        return true;
    case PROCESS_KILL_REQUEST:
        kill(life_at(slot), m, PROCESS_KILL_REPLY, (uint32_t)m->w[0]);
        return true;
    case PROCESS_CONTROL_CREATE_REQUEST:
        create(m);
        return true;
    case PROCESS_CONTROL_KILL_REQUEST:
        kill(life_of(m->w[0]), m, PROCESS_CONTROL_KILL_REPLY, (uint32_t)m->w[1]);
        return true;
    case PROCESS_CONTROL_QUERY_REQUEST:
        query(m);
        return true;
    case PROCESS_CONTROL_NEXT_EXIT_REQUEST:
        next_exit(m);
        return true;
    case PROCESS_CONTROL_FAULT_REQUEST:
        tell_fault(m);
        return true;
    case PROCESS_CONTROL_REGISTERS_REQUEST:
        *m = (struct writ_msg){.tag = PROCESS_CONTROL_REGISTERS_REPLY};
        return true;
    case PROCESS_CONTROL_REAP_REQUEST:
        reap(m);
        return true;
    default:
        return false;
    }
}

bool played_call(uint32_t slot, struct writ_msg *m, const uint8_t *in)
{
    bool in_page = (writ_tag_flags(m->tag) & WRIT_FLAG_BUFFER) != 0;
    uint64_t tag = in_page ? m->tag & ~(UINT64_C(0xffff) << 32) : m->tag;
    if (is_refused(tag)) {
        refuse(m, trouble.is.status);
        return true;
    }
    if (reply_of_maker(tag) != 0) {
        give(m, reply_of_maker(tag), tag == QUOTA_CREATE_VMO_REQUEST);
        return true;
    }
    if (tag == THREAD_SCHEDULE_REQUEST && is_wished(PLAYED_NO_ACCESS)) {
        refuse(m, WRIT_DENIED);
        return true;
    }
    if (reply_of_doer(tag) != 0) {
        *m = (struct writ_msg){.tag = reply_of_doer(tag)};
        return true;
    }
    switch (tag) {
    case VMO_SIZE_REQUEST:
        tell_size(m);
        return true;
    case PROCESS_DESCRIBE_REQUEST:
        describe(m, in);
        return true;
    case PROCESS_CLOSE_REQUEST:
        (void)writ_port_close(NULL, (uint32_t)m->w[0]);
        *m = (struct writ_msg){.tag = PROCESS_CLOSE_REPLY};
        return true;
    default:
        return play_life(slot, m);
    }
}
