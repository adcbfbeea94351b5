/* Generated from idl/kernel/ipc.writ: change it there.
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

static enum kcall_result endpoint_serve_mint(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_MINT)) != (ENDPOINT_RIGHT_MINT)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    const struct endpoint_mint_request request = endpoint_mint_request_read(m);
    struct endpoint_mint_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = endpoint_on_mint(call, &request, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_mint_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = ENDPOINT_MINT_REPLY;
    call->w[0] = reply.connection;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_bind(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_RECV)) != (ENDPOINT_RIGHT_RECV)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    call->status = WRIT_OK;
    enum kcall_result result = endpoint_on_bind(call);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_bind_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = ENDPOINT_BIND_REPLY;
    call->w[0] = 0;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_bind_notification(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_RECV)) != (ENDPOINT_RIGHT_RECV)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (endpoint_bind_notification_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct endpoint_bind_notification_request request =
        endpoint_bind_notification_request_read(m);
    struct cap *notification = NULL;
    uint32_t notification_status = kcall_slot(call, request.notification, NOTIFICATION_TYPE,
                                              NOTIFICATION_RIGHT_WAIT, &notification);
    if (notification_status != WRIT_OK) {
        return refuse(call, notification_status);
    }
    call->status = WRIT_OK;
    enum kcall_result result = endpoint_on_bind_notification(call, notification, &request);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may =
            call->status < WRIT_BAD_REPLY || endpoint_bind_notification_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = ENDPOINT_BIND_NOTIFICATION_REPLY;
    call->w[0] = 0;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_revoke_label(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_MINT)) != (ENDPOINT_RIGHT_MINT)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    const struct endpoint_revoke_label_request request = endpoint_revoke_label_request_read(m);
    struct endpoint_revoke_label_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = endpoint_on_revoke_label(call, &request, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_revoke_label_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = ENDPOINT_REVOKE_LABEL_REPLY;
    call->w[0] = reply.revoked;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_revoke_principal(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_MINT)) != (ENDPOINT_RIGHT_MINT)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (endpoint_revoke_principal_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct endpoint_revoke_principal_request request =
        endpoint_revoke_principal_request_read(m);
    struct endpoint_revoke_principal_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = endpoint_on_revoke_principal(call, &request, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_revoke_principal_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = ENDPOINT_REVOKE_PRINCIPAL_REPLY;
    call->w[0] = reply.revoked;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_shut(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_MINT)) != (ENDPOINT_RIGHT_MINT)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    call->status = WRIT_OK;
    enum kcall_result result = endpoint_on_shut(call);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_shut_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = ENDPOINT_SHUT_REPLY;
    call->w[0] = 0;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result endpoint_dispatch(struct kcall *call)
{
    switch (call->tag) {
    case ENDPOINT_MINT_REQUEST:
        return endpoint_serve_mint(call);
    case ENDPOINT_BIND_REQUEST:
        return endpoint_serve_bind(call);
    case ENDPOINT_BIND_NOTIFICATION_REQUEST:
        return endpoint_serve_bind_notification(call);
    case ENDPOINT_REVOKE_LABEL_REQUEST:
        return endpoint_serve_revoke_label(call);
    case ENDPOINT_REVOKE_PRINCIPAL_REQUEST:
        return endpoint_serve_revoke_principal(call);
    case ENDPOINT_SHUT_REQUEST:
        return endpoint_serve_shut(call);
    default:
        break;
    }
    return refuse(call, endpoint_judge(call->tag, ENDPOINT_PROTOCOL, 0).status);
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

[[gnu::noinline]] static enum kcall_result log_serve_write_console(struct kcall *call)
{
    if ((kcall_rights(call) & (LOG_RIGHT_CONSOLE)) != (LOG_RIGHT_CONSOLE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    uint32_t bytes = writ_tag_bytes(call->tag);
    if (bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const uint8_t *body = kcall_body(call);
    if (log_write_console_request_check_body(body, bytes).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct log_write_console_request request = log_write_console_request_read(body);
    call->status = WRIT_OK;
    enum kcall_result result = log_on_write_console(call, &request);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || log_write_console_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = LOG_WRITE_CONSOLE_REPLY;
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
    case LOG_WRITE_CONSOLE_REQUEST:
        return log_serve_write_console(call);
    default:
        break;
    }
    return refuse(call, log_judge(call->tag, LOG_PROTOCOL, 0).status);
}

static enum kcall_result quota_serve_create_process(struct kcall *call)
{
    if ((kcall_rights(call) & (QUOTA_RIGHT_CREATE)) != (QUOTA_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (quota_create_process_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct quota_create_process_request request = quota_create_process_request_read(m);
    struct quota_create_process_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = quota_on_create_process(call, &request, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || quota_create_process_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = QUOTA_CREATE_PROCESS_REPLY;
    call->w[0] = reply.process;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result quota_serve_create_vmo(struct kcall *call)
{
    if ((kcall_rights(call) & (QUOTA_RIGHT_CREATE)) != (QUOTA_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (quota_create_vmo_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct quota_create_vmo_request request = quota_create_vmo_request_read(m);
    struct quota_create_vmo_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = quota_on_create_vmo(call, &request, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || quota_create_vmo_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = QUOTA_CREATE_VMO_REPLY;
    call->w[0] = reply.vmo;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result quota_serve_create_endpoint(struct kcall *call)
{
    if ((kcall_rights(call) & (QUOTA_RIGHT_CREATE)) != (QUOTA_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (quota_create_endpoint_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct quota_create_endpoint_request request = quota_create_endpoint_request_read(m);
    struct quota_create_endpoint_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = quota_on_create_endpoint(call, &request, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || quota_create_endpoint_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = QUOTA_CREATE_ENDPOINT_REPLY;
    call->w[0] = reply.endpoint;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result quota_serve_create_notification(struct kcall *call)
{
    if ((kcall_rights(call) & (QUOTA_RIGHT_CREATE)) != (QUOTA_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct quota_create_notification_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = quota_on_create_notification(call, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || quota_create_notification_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = QUOTA_CREATE_NOTIFICATION_REPLY;
    call->w[0] = reply.notification;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result quota_serve_usage(struct kcall *call)
{
    if ((kcall_rights(call) & (QUOTA_RIGHT_CREATE)) != (QUOTA_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct quota_usage_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = quota_on_usage(call, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || quota_usage_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = QUOTA_USAGE_REPLY;
    call->w[0] = reply.limit;
    call->w[1] = reply.used;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result quota_dispatch(struct kcall *call)
{
    switch (call->tag) {
    case QUOTA_CREATE_PROCESS_REQUEST:
        return quota_serve_create_process(call);
    case QUOTA_CREATE_VMO_REQUEST:
        return quota_serve_create_vmo(call);
    case QUOTA_CREATE_ENDPOINT_REQUEST:
        return quota_serve_create_endpoint(call);
    case QUOTA_CREATE_NOTIFICATION_REQUEST:
        return quota_serve_create_notification(call);
    case QUOTA_USAGE_REQUEST:
        return quota_serve_usage(call);
    default:
        break;
    }
    return refuse(call, quota_judge(call->tag, QUOTA_PROTOCOL, 0).status);
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

static enum kcall_result vmo_serve_seal(struct kcall *call)
{
    if ((kcall_rights(call) & (VMO_RIGHT_WRITE)) != (VMO_RIGHT_WRITE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    call->status = WRIT_OK;
    enum kcall_result result = vmo_on_seal(call);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || vmo_seal_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = VMO_SEAL_REPLY;
    call->w[0] = 0;
    call->w[1] = 0;
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
    case VMO_SEAL_REQUEST:
        return vmo_serve_seal(call);
    default:
        break;
    }
    return refuse(call, vmo_judge(call->tag, VMO_PROTOCOL, 0).status);
}

static enum kcall_result process_serve_describe(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_SELF)) != (PROCESS_RIGHT_SELF)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (process_describe_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_describe_request request = process_describe_request_read(m);
    struct process_describe_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = process_on_describe(call, &request, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || process_describe_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = PROCESS_DESCRIBE_REPLY;
    call->w[0] =
        (uint8_t)reply.type | (uint64_t)reply.rights << 16 | (uint64_t)reply.protocol << 32;
    call->w[1] = reply.roles;
    call->w[2] = reply.label;
    call->w[3] = reply.koid;
    call->w[4] = 0;
    call->w[5] = 0;
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

static enum kcall_result process_serve_derive(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_SELF)) != (PROCESS_RIGHT_SELF)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (process_derive_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_derive_request request = process_derive_request_read(m);
    struct process_derive_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = process_on_derive(call, &request, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || process_derive_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = PROCESS_DERIVE_REPLY;
    call->w[0] = reply.derived;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result process_serve_exit(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_SELF)) != (PROCESS_RIGHT_SELF)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (process_exit_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_exit_request request = process_exit_request_read(m);
    call->status = WRIT_OK;
    enum kcall_result result = process_on_exit(call, &request);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || process_exit_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = PROCESS_EXIT_REPLY;
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

static enum kcall_result process_serve_unmap(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    const struct process_unmap_request request = process_unmap_request_read(m);
    call->status = WRIT_OK;
    enum kcall_result result = process_on_unmap(call, &request);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || process_unmap_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = PROCESS_UNMAP_REPLY;
    call->w[0] = 0;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result process_serve_install(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (process_install_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_install_request request = process_install_request_read(m);
    call->status = WRIT_OK;
    enum kcall_result result = process_on_install(call, &request);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || process_install_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = PROCESS_INSTALL_REPLY;
    call->w[0] = 0;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result process_serve_create_thread(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    const struct process_create_thread_request request = process_create_thread_request_read(m);
    struct process_create_thread_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = process_on_create_thread(call, &request, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || process_create_thread_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = PROCESS_CREATE_THREAD_REPLY;
    call->w[0] = reply.thread;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result process_serve_start(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    call->status = WRIT_OK;
    enum kcall_result result = process_on_start(call);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || process_start_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = PROCESS_START_REPLY;
    call->w[0] = 0;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result process_serve_kill(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (process_kill_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_kill_request request = process_kill_request_read(m);
    call->status = WRIT_OK;
    enum kcall_result result = process_on_kill(call, &request);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || process_kill_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = PROCESS_KILL_REPLY;
    call->w[0] = 0;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result process_serve_status(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct process_status_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = process_on_status(call, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || process_status_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = PROCESS_STATUS_REPLY;
    call->w[0] =
        (uint8_t)reply.state | (uint64_t)(uint8_t)reply.cause << 8 | (uint64_t)reply.code << 32;
    call->w[1] = reply.principal;
    call->w[2] = reply.koid;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result process_serve_watch(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg received = message_of(call);
    const struct writ_msg *m = &received;
    if (process_watch_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_watch_request request = process_watch_request_read(m);
    struct cap *notification = NULL;
    uint32_t notification_status = kcall_slot(call, request.notification, NOTIFICATION_TYPE,
                                              NOTIFICATION_RIGHT_SIGNAL, &notification);
    if (notification_status != WRIT_OK) {
        return refuse(call, notification_status);
    }
    call->status = WRIT_OK;
    enum kcall_result result = process_on_watch(call, notification, &request);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || process_watch_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = PROCESS_WATCH_REPLY;
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
    case PROCESS_DESCRIBE_REQUEST:
        return process_serve_describe(call);
    case PROCESS_CLOSE_REQUEST:
        return process_serve_close(call);
    case PROCESS_DERIVE_REQUEST:
        return process_serve_derive(call);
    case PROCESS_EXIT_REQUEST:
        return process_serve_exit(call);
    case PROCESS_MAP_REQUEST:
        return process_serve_map(call);
    case PROCESS_UNMAP_REQUEST:
        return process_serve_unmap(call);
    case PROCESS_INSTALL_REQUEST:
        return process_serve_install(call);
    case PROCESS_CREATE_THREAD_REQUEST:
        return process_serve_create_thread(call);
    case PROCESS_START_REQUEST:
        return process_serve_start(call);
    case PROCESS_KILL_REQUEST:
        return process_serve_kill(call);
    case PROCESS_STATUS_REQUEST:
        return process_serve_status(call);
    case PROCESS_WATCH_REQUEST:
        return process_serve_watch(call);
    default:
        break;
    }
    return refuse(call, process_judge(call->tag, PROCESS_PROTOCOL, 0).status);
}

static enum kcall_result thread_serve_keep_reply(struct kcall *call)
{
    if ((kcall_rights(call) & (THREAD_RIGHT_MANAGE)) != (THREAD_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct thread_keep_reply_reply reply = {0};
    call->status = WRIT_OK;
    enum kcall_result result = thread_on_keep_reply(call, &reply);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || thread_keep_reply_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = THREAD_KEEP_REPLY_REPLY;
    call->w[0] = reply.reply;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result thread_serve_start(struct kcall *call)
{
    if ((kcall_rights(call) & (THREAD_RIGHT_MANAGE)) != (THREAD_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    call->status = WRIT_OK;
    enum kcall_result result = thread_on_start(call);
    if (result != KCALL_DONE) {
        return result;
    }
    if (call->status != WRIT_OK) {
        bool may = call->status < WRIT_BAD_REPLY || thread_start_may_say(call->status);
        return refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    call->tag = THREAD_START_REPLY;
    call->w[0] = 0;
    call->w[1] = 0;
    call->w[2] = 0;
    call->w[3] = 0;
    call->w[4] = 0;
    call->w[5] = 0;
    return KCALL_DONE;
}

static enum kcall_result thread_dispatch(struct kcall *call)
{
    switch (call->tag) {
    case THREAD_KEEP_REPLY_REQUEST:
        return thread_serve_keep_reply(call);
    case THREAD_START_REQUEST:
        return thread_serve_start(call);
    default:
        break;
    }
    return refuse(call, thread_judge(call->tag, THREAD_PROTOCOL, 0).status);
}

enum kcall_result kernel_dispatch(struct kcall *call)
{
    switch (kcall_type(call)) {
    case ENDPOINT_TYPE:
        return endpoint_dispatch(call);
    case LOG_TYPE:
        return log_dispatch(call);
    case QUOTA_TYPE:
        return quota_dispatch(call);
    case VMO_TYPE:
        return vmo_dispatch(call);
    case PROCESS_TYPE:
        return process_dispatch(call);
    case THREAD_TYPE:
        return thread_dispatch(call);
    default:
        return refuse(call, WRIT_BAD_HANDLE);
    }
}
