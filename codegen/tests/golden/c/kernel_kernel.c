/* Generated from idl/kernel.writ: change it there.
 *
 * The dispatcher of kernel calls: by the type of the object, then by the whole tag. It checks the message and the rights and finds the
 * capabilities that slots name; what the call means is the objects' business.
 */
#include "kernel_kernel.h"

#include <stddef.h>

/* Ends a call without success: the kernel's own statuses are no message, the others are. */
[[gnu::cold]] static enum kcall_result refuse(struct kcall *call, uint32_t status)
{
    bool is_fact = status < WRIT_BAD_REPLY;
    struct writ_msg *m = kcall_message(call);
    call->status = is_fact ? status : WRIT_OK;
    *m = (struct writ_msg){.tag = is_fact ? 0 : writ_tag_error(m->tag, status)};
    return is_fact ? KCALL_FAILED : KCALL_DONE;
}

static enum kcall_result process_serve_close(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_SELF)) != (PROCESS_RIGHT_SELF)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_close_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_close_request request = process_close_request_read(m);
    enum kcall_result result = process_on_close(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_close_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CLOSE_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_serve_map(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_map_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_map_request request = process_map_request_read(m);
    struct cap *vmo = NULL;
    uint32_t vmo_status = kcall_slot(call, request.vmo, VMO_TYPE, VMO_RIGHT_READ, &vmo);
    if (vmo_status != WRIT_OK) {
        return refuse(call, vmo_status);
    }
    enum kcall_result result = process_on_map(call, vmo, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_map_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_MAP_REPLY;
    return KCALL_DONE;
}

/* Completes the reply to `describe` in the caller's page. Its tag, or 0 if it is not as the contract says. */
static uint64_t process_describe_reply_finish(struct writ_builder *out,
                                              const struct process_describe_reply *v)
{
    uint8_t *body = out->page;
    writ_builder_claim(out, 64);
    writ_store_u16(body, v->rights);
    device_store(body + 8, &v->device);
    for (uint32_t i = 0; i < 2; i++) {
        range_store(body + 32 + i * 16, &v->ranges[i]);
    }
    (void)body;
    (void)v;
    return out->status == WRIT_OK ? writ_tag_sized(PROCESS_DESCRIBE_REPLY, out->cursor) : 0;
}

static enum kcall_result process_serve_describe(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_SELF)) != (PROCESS_RIGHT_SELF)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_describe_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_describe_request request = process_describe_request_read(m);
    struct process_describe_reply reply = {0};
    struct writ_builder out = {.page = kcall_page(call), .cursor = 64};
    enum kcall_result result = process_on_describe(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_describe_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    uint64_t answer = process_describe_reply_finish(&out, &reply);
    if (answer == 0) {
        return refuse(call, WRIT_INTERNAL);
    }
    kcall_message(call)->tag = answer;
    return KCALL_DONE;
}

[[gnu::noinline]] static enum kcall_result process_serve_move(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    uint32_t bytes = writ_tag_bytes(kcall_message(call)->tag);
    if (bytes != 64) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const uint8_t *body = kcall_body(call);
    if (process_move_request_check_body(body).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_move_request request = process_move_request_read(body);
    struct cap *vmo = NULL;
    uint32_t vmo_status =
        kcall_slot(call, request.vmo, VMO_TYPE, VMO_RIGHT_READ | VMO_RIGHT_WRITE, &vmo);
    if (vmo_status != WRIT_OK) {
        return refuse(call, vmo_status);
    }
    struct process_move_reply reply = {0};
    enum kcall_result result = process_on_move(call, vmo, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_move_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    process_move_reply_write(kcall_message(call), &reply);
    return KCALL_DONE;
}

/* Completes the reply to `ranges` in the caller's page. Its tag, or 0 if it is not as the contract says. */
static uint64_t process_ranges_reply_finish(struct writ_builder *out,
                                            const struct process_ranges_reply *v)
{
    uint8_t *body = out->page;
    writ_builder_claim(out, 16);
    writ_builder_skip(out, process_ranges_reply_tails, 2);
    writ_store_u8(body, v->more);
    (void)body;
    (void)v;
    return out->status == WRIT_OK ? writ_tag_sized(PROCESS_RANGES_REPLY, out->cursor) : 0;
}

static enum kcall_result process_serve_ranges(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_SELF)) != (PROCESS_RIGHT_SELF)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct process_ranges_request request = process_ranges_request_read(m);
    struct process_ranges_reply reply = {0};
    struct writ_builder out = {.page = kcall_page(call), .cursor = 16};
    enum kcall_result result = process_on_ranges(call, &request, &reply, &out);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_ranges_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    uint64_t answer = process_ranges_reply_finish(&out, &reply);
    if (answer == 0) {
        return refuse(call, WRIT_INTERNAL);
    }
    kcall_message(call)->tag = answer;
    return KCALL_DONE;
}

static enum kcall_result process_serve_gather(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_gather_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_gather_request request = process_gather_request_read(m);
    struct cap *vmos[3] = {NULL};
    for (uint32_t i = 0; i < 3; i++) {
        uint32_t status = kcall_slot(call, request.vmos[i], VMO_TYPE, VMO_RIGHT_READ, &vmos[i]);
        if (status != WRIT_OK) {
            return refuse(call, status);
        }
    }
    enum kcall_result result = process_on_gather(call, vmos, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_gather_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_GATHER_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case PROCESS_CLOSE_REQUEST:
        return process_serve_close(call);
    case PROCESS_MAP_REQUEST:
        return process_serve_map(call);
    case PROCESS_DESCRIBE_REQUEST:
        return process_serve_describe(call);
    case PROCESS_RANGES_REQUEST:
        return process_serve_ranges(call);
    case PROCESS_GATHER_REQUEST:
        return process_serve_gather(call);
    default:
        break;
    }
    switch (tag & ~WRIT_TAG_BYTES) {
    case PROCESS_MOVE_REQUEST:
        return process_serve_move(call);
    default:
        break;
    }
    return refuse(call, process_judge(tag, PROCESS_PROTOCOL, 0).status);
}

static enum kcall_result vmo_serve_size(struct kcall *call)
{
    if ((kcall_rights(call) & (VMO_RIGHT_READ)) != (VMO_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct vmo_size_reply reply = {0};
    enum kcall_result result = vmo_on_size(call, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || vmo_size_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = VMO_SIZE_REPLY;
    answer->w[0] = reply.bytes;
    answer->w[1] = reply.sealed;
    return KCALL_DONE;
}

/* Completes the reply to `read` in the caller's page. Its tag, or 0 if it is not as the contract says. */
static uint64_t vmo_read_reply_finish(struct writ_builder *out, const struct vmo_read_reply *v)
{
    uint8_t *body = out->page;
    writ_builder_claim(out, 8);
    writ_builder_skip(out, vmo_read_reply_tails, 1);
    (void)body;
    (void)v;
    return out->status == WRIT_OK ? writ_tag_sized(VMO_READ_REPLY, out->cursor) : 0;
}

static enum kcall_result vmo_serve_read(struct kcall *call)
{
    if ((kcall_rights(call) & (VMO_RIGHT_READ)) != (VMO_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (vmo_read_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct vmo_read_request request = vmo_read_request_read(m);
    struct vmo_read_reply reply = {0};
    struct writ_builder out = {.page = kcall_page(call), .cursor = 8};
    enum kcall_result result = vmo_on_read(call, &request, &reply, &out);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || vmo_read_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    uint64_t answer = vmo_read_reply_finish(&out, &reply);
    if (answer == 0) {
        return refuse(call, WRIT_INTERNAL);
    }
    kcall_message(call)->tag = answer;
    return KCALL_DONE;
}

[[gnu::noinline]] static enum kcall_result vmo_serve_write(struct kcall *call)
{
    if ((kcall_rights(call) & (VMO_RIGHT_WRITE)) != (VMO_RIGHT_WRITE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    uint32_t bytes = writ_tag_bytes(kcall_message(call)->tag);
    if (bytes % 8 != 0 || bytes < 16 || bytes > WRIT_MAX_BODY) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const uint8_t *body = kcall_body(call);
    if (vmo_write_request_check_body(body, bytes).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct vmo_write_request request = vmo_write_request_read(body);
    enum kcall_result result = vmo_on_write(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || vmo_write_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = VMO_WRITE_REPLY;
    return KCALL_DONE;
}

static enum kcall_result vmo_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case VMO_SIZE_REQUEST:
        return vmo_serve_size(call);
    case VMO_READ_REQUEST:
        return vmo_serve_read(call);
    default:
        break;
    }
    switch (tag & ~WRIT_TAG_BYTES) {
    case VMO_WRITE_REQUEST:
        return vmo_serve_write(call);
    default:
        break;
    }
    return refuse(call, vmo_judge(tag, VMO_PROTOCOL, 0).status);
}

[[gnu::noinline]] static enum kcall_result log_serve_write(struct kcall *call)
{
    if ((kcall_rights(call) & (LOG_RIGHT_WRITE)) != (LOG_RIGHT_WRITE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    uint32_t bytes = writ_tag_bytes(kcall_message(call)->tag);
    if (bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const uint8_t *body = kcall_body(call);
    if (log_write_request_check_body(body, bytes).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct log_write_request request = log_write_request_read(body);
    enum kcall_result result = log_on_write(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || log_write_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = LOG_WRITE_REPLY;
    return KCALL_DONE;
}

static enum kcall_result log_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag & ~WRIT_TAG_BYTES) {
    case LOG_WRITE_REQUEST:
        return log_serve_write(call);
    default:
        break;
    }
    return refuse(call, log_judge(tag, LOG_PROTOCOL, 0).status);
}

enum kcall_result kernel_dispatch(struct kcall *call)
{
    switch (kcall_type(call)) {
    case PROCESS_TYPE:
        return process_dispatch(call);
    case VMO_TYPE:
        return vmo_dispatch(call);
    case LOG_TYPE:
        return log_dispatch(call);
    default:
        return refuse(call, WRIT_BAD_HANDLE);
    }
}

const struct kcall_entry kernel_entries[KERNEL_ENTRY_TYPES][KCALL_ENTRIES] = {
    [0][0] = {1, NULL},
    [1][0] = {1, NULL},
    [1][17] = {PROCESS_CLOSE_REQUEST, process_serve_close},
    [1][20] = {PROCESS_MAP_REQUEST, process_serve_map},
    [1][24] = {PROCESS_GATHER_REQUEST, process_serve_gather},
    [2][0] = {1, NULL},
    [3][0] = {1, NULL},
    [4][0] = {1, NULL},
    [4][16] = {VMO_SIZE_REQUEST, vmo_serve_size},
    [5][0] = {1, NULL},
    [6][0] = {1, NULL},
    [7][0] = {1, NULL},
    [8][0] = {1, NULL},
    [9][0] = {1, NULL},
};
