/* Generated from idl/kernel.writ: change it there.
 *
 * The dispatcher of kernel calls: by the type of the object, then by the whole tag. It checks the message and the rights and finds the
 * capabilities that slots name; what the call means is the objects' business.
 */
#include "kernel_kernel.h"

static struct writ_msg message_of(const struct kcall *call)
{
    return (struct writ_msg){
        .tag = call->tag,
        .w = {call->w[0], call->w[1], call->w[2], call->w[3], call->w[4], call->w[5]}};
}

/* Ends a call without success: the kernel's own statuses are no message, the others are. */
[[gnu::cold]] static enum kcall_result refuse(struct kcall *call, uint32_t status)
{
    bool is_fact = status < WRIT_BAD_REPLY;
    call->status = is_fact ? status : WRIT_OK;
    call->tag = is_fact ? 0 : writ_tag_error(call->tag, status);
    for (uint32_t i = 0; i < WRIT_WORDS; i++) {
        call->w[i] = 0;
    }
    return KCALL_DONE;
}

static enum kcall_result process_serve_close(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_SELF)) != (PROCESS_RIGHT_SELF)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (process_close_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_close_request request = process_close_request_read(m);
    call->status = WRIT_OK;
    enum kcall_result result = process_on_close(call, &request);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || process_close_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = PROCESS_CLOSE_REPLY;
    call->w[0] = 0;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result process_serve_map(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (process_map_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_map_request request = process_map_request_read(m);
    struct cap *vmo = NULL;
    uint32_t vmo_status = kcall_slot(call, request.vmo, VMO_TYPE, VMO_RIGHT_READ, &vmo);
    if (vmo_status != WRIT_OK) {
        return refuse(call, vmo_status);
    }
    call->status = WRIT_OK;
    enum kcall_result result = process_on_map(call, vmo, &request);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || process_map_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = PROCESS_MAP_REPLY;
    call->w[0] = 0;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result process_dispatch(struct kcall *call)
{
    switch (call->tag) {
    case PROCESS_CLOSE_REQUEST:
        return process_serve_close(call);
    case PROCESS_MAP_REQUEST:
        return process_serve_map(call);
    default:
        break;
    }
    return refuse(call, process_judge(call->tag, PROCESS_PROTOCOL, 0).status);
}

static enum kcall_result vmo_serve_size(struct kcall *call)
{
    if ((kcall_rights(call) & (VMO_RIGHT_READ)) != (VMO_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct vmo_size_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = vmo_on_size(call, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || vmo_size_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = VMO_SIZE_REPLY;
    call->w[0] = reply.bytes;
    call->w[1] = reply.sealed;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result vmo_dispatch(struct kcall *call)
{
    switch (call->tag) {
    case VMO_SIZE_REQUEST:
        return vmo_serve_size(call);
    default:
        break;
    }
    return refuse(call, vmo_judge(call->tag, VMO_PROTOCOL, 0).status);
}

[[gnu::noinline]] static enum kcall_result log_serve_write(struct kcall *call)
{
    if ((kcall_rights(call) & (LOG_RIGHT_WRITE)) != (LOG_RIGHT_WRITE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    uint32_t bytes = writ_tag_bytes(call->tag);
    if (bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const uint8_t *body = kcall_body(call);
    if (log_write_request_check_body(body, bytes).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct log_write_request request = log_write_request_read(body);
    call->status = WRIT_OK;
    enum kcall_result result = log_on_write(call, &request);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || log_write_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = LOG_WRITE_REPLY;
    call->w[0] = 0;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result log_dispatch(struct kcall *call)
{
    switch (call->tag & ~WRIT_TAG_BYTES) {
    case LOG_WRITE_REQUEST:
        return log_serve_write(call);
    default:
        break;
    }
    return refuse(call, log_judge(call->tag, LOG_PROTOCOL, 0).status);
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
