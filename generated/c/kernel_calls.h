/* Generated from idl/kernel/ipc.writ: change it there.
 *
 * Calls on kernel objects by those who hold them: one stub per method, on the capability in a slot. A text is copied into the page for
 * messages that go out; everything else stays in registers.
 */
#ifndef KERNEL_CALLS_H
#define KERNEL_CALLS_H

#include "writ/call.h"

#include "kernel_wire.h"

/* Makes a connection for one principal, or for ANY_PRINCIPAL. `label` is the protocol in its low 16 bits and the session above. */
static inline uint32_t endpoint_mint_within(struct writ_io *io, uint32_t endpoint,
                                            uint32_t timeout_ms, uint64_t label, uint32_t roles,
                                            uint32_t grantee, uint32_t *ret_connection)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_MINT_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ENDPOINT_MINT_REQUEST,
                              .w = {label, roles | (uint64_t)grantee << 32}};
        uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ENDPOINT_MINT_REPLY) {
        return writ_judge_reply(io, ENDPOINT_MINT_REQUEST, m.tag,
                                endpoint_mint_may_say(writ_tag_status(m.tag)));
    }
    if (endpoint_mint_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_connection = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t endpoint_mint(struct writ_io *io, uint32_t endpoint, uint64_t label,
                                     uint32_t roles, uint32_t grantee, uint32_t *ret_connection)
{
    return endpoint_mint_within(io, endpoint, ENDPOINT_MINT_DEADLINE_MS, label, roles, grantee,
                                ret_connection);
}

/* Makes the calling thread a receiver of this endpoint and of no other. */
static inline uint32_t endpoint_bind_within(struct writ_io *io, uint32_t endpoint,
                                            uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_BIND_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ENDPOINT_BIND_REQUEST};
        uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ENDPOINT_BIND_REPLY) {
        return writ_judge_reply(io, ENDPOINT_BIND_REQUEST, m.tag,
                                endpoint_bind_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t endpoint_bind(struct writ_io *io, uint32_t endpoint)
{
    return endpoint_bind_within(io, endpoint, ENDPOINT_BIND_DEADLINE_MS);
}

/* Lets the bits of a notification wake the receiver. */
static inline uint32_t endpoint_bind_notification_within(struct writ_io *io, uint32_t endpoint,
                                                         uint32_t timeout_ms, uint32_t notification)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_BIND_NOTIFICATION_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ENDPOINT_BIND_NOTIFICATION_REQUEST, .w = {notification}};
        if (WRIT_CHECKS && endpoint_bind_notification_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ENDPOINT_BIND_NOTIFICATION_REPLY) {
        return writ_judge_reply(io, ENDPOINT_BIND_NOTIFICATION_REQUEST, m.tag,
                                endpoint_bind_notification_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t endpoint_bind_notification(struct writ_io *io, uint32_t endpoint,
                                                  uint32_t notification)
{
    return endpoint_bind_notification_within(io, endpoint, ENDPOINT_BIND_NOTIFICATION_DEADLINE_MS,
                                             notification);
}

/* Voids every connection with this label, wherever its copies are. */
static inline uint32_t endpoint_revoke_label_within(struct writ_io *io, uint32_t endpoint,
                                                    uint32_t timeout_ms, uint64_t label,
                                                    uint32_t *ret_revoked)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_REVOKE_LABEL_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ENDPOINT_REVOKE_LABEL_REQUEST, .w = {label}};
        uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ENDPOINT_REVOKE_LABEL_REPLY) {
        return writ_judge_reply(io, ENDPOINT_REVOKE_LABEL_REQUEST, m.tag,
                                endpoint_revoke_label_may_say(writ_tag_status(m.tag)));
    }
    if (endpoint_revoke_label_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t endpoint_revoke_label(struct writ_io *io, uint32_t endpoint, uint64_t label,
                                             uint32_t *ret_revoked)
{
    return endpoint_revoke_label_within(io, endpoint, ENDPOINT_REVOKE_LABEL_DEADLINE_MS, label,
                                        ret_revoked);
}

/* Voids every connection of this principal, wherever its copies are. */
static inline uint32_t endpoint_revoke_principal_within(struct writ_io *io, uint32_t endpoint,
                                                        uint32_t timeout_ms, uint32_t principal,
                                                        uint32_t *ret_revoked)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_REVOKE_PRINCIPAL_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ENDPOINT_REVOKE_PRINCIPAL_REQUEST, .w = {principal}};
        if (WRIT_CHECKS && endpoint_revoke_principal_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ENDPOINT_REVOKE_PRINCIPAL_REPLY) {
        return writ_judge_reply(io, ENDPOINT_REVOKE_PRINCIPAL_REQUEST, m.tag,
                                endpoint_revoke_principal_may_say(writ_tag_status(m.tag)));
    }
    if (endpoint_revoke_principal_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t endpoint_revoke_principal(struct writ_io *io, uint32_t endpoint,
                                                 uint32_t principal, uint32_t *ret_revoked)
{
    return endpoint_revoke_principal_within(io, endpoint, ENDPOINT_REVOKE_PRINCIPAL_DEADLINE_MS,
                                            principal, ret_revoked);
}

/* Ends the endpoint: callers, now and later, learn at once that nobody will answer. */
static inline uint32_t endpoint_shut_within(struct writ_io *io, uint32_t endpoint,
                                            uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_SHUT_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ENDPOINT_SHUT_REQUEST};
        uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ENDPOINT_SHUT_REPLY) {
        return writ_judge_reply(io, ENDPOINT_SHUT_REQUEST, m.tag,
                                endpoint_shut_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t endpoint_shut(struct writ_io *io, uint32_t endpoint)
{
    return endpoint_shut_within(io, endpoint, ENDPOINT_SHUT_DEADLINE_MS);
}

/* A request of `write` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct log_write_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct log_write_request_body *body;
};

/* Adds a record. The kernel adds number, time, processor and principal. */
static inline struct log_write_builder log_write_begin(struct writ_io *io, uint32_t log)
{
    return (struct log_write_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = log,
        .body = (void *)io->out,
    };
}

static inline void log_write_put_text(struct log_write_builder *b, const char *data,
                                      uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, log_write_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t log_write_call_within(struct log_write_builder *b, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, LOG_WRITE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, log_write_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = log_write_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(LOG_WRITE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != LOG_WRITE_REPLY) {
        return writ_judge_reply(b->io, LOG_WRITE_REQUEST, m.tag,
                                log_write_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t log_write_call(struct log_write_builder *b)
{
    return log_write_call_within(b, LOG_WRITE_DEADLINE_MS);
}

/* The same in one call. */
static inline uint32_t log_write(struct writ_io *io, uint32_t log, enum log_level level,
                                 enum log_category category, const char *text, uint32_t text_length)
{
    struct log_write_builder b = log_write_begin(io, log);
    b.body->level = (uint8_t)level;
    b.body->category = (uint8_t)category;
    log_write_put_text(&b, text, text_length);
    return log_write_call(&b);
}

/* A request of `write_console` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct log_write_console_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct log_write_console_request_body *body;
};

/* Puts bytes on the console. */
static inline struct log_write_console_builder log_write_console_begin(struct writ_io *io,
                                                                       uint32_t log)
{
    return (struct log_write_console_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = log,
        .body = (void *)io->out,
    };
}

static inline void log_write_console_put_bytes(struct log_write_console_builder *b,
                                               const void *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, log_write_console_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t log_write_console_call_within(struct log_write_console_builder *b,
                                                     uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, LOG_WRITE_CONSOLE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, log_write_console_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = log_write_console_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(LOG_WRITE_CONSOLE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != LOG_WRITE_CONSOLE_REPLY) {
        return writ_judge_reply(b->io, LOG_WRITE_CONSOLE_REQUEST, m.tag,
                                log_write_console_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t log_write_console_call(struct log_write_console_builder *b)
{
    return log_write_console_call_within(b, LOG_WRITE_CONSOLE_DEADLINE_MS);
}

/* The same in one call. */
static inline uint32_t log_write_console(struct writ_io *io, uint32_t log, const void *bytes,
                                         uint32_t bytes_length)
{
    struct log_write_console_builder b = log_write_console_begin(io, log);
    log_write_console_put_bytes(&b, bytes, bytes_length);
    return log_write_console_call(&b);
}

/* Makes a staged process whose own quota of `bytes` is carved from this one.
 *
 * Guarantee: when the last copy of the capability goes while the process is staged, nothing of it remains. */
static inline uint32_t quota_create_process_within(struct writ_io *io, uint32_t quota,
                                                   uint32_t timeout_ms, uint16_t component,
                                                   uint16_t instance, uint64_t bytes,
                                                   uint32_t *ret_process)
{
    uint32_t left_ms = writ_least(timeout_ms, QUOTA_CREATE_PROCESS_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = QUOTA_CREATE_PROCESS_REQUEST,
                              .w = {component | (uint64_t)instance << 16, bytes}};
        if (WRIT_CHECKS && quota_create_process_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, quota, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != QUOTA_CREATE_PROCESS_REPLY) {
        return writ_judge_reply(io, QUOTA_CREATE_PROCESS_REQUEST, m.tag,
                                quota_create_process_may_say(writ_tag_status(m.tag)));
    }
    if (quota_create_process_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_process = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t quota_create_process(struct writ_io *io, uint32_t quota, uint16_t component,
                                            uint16_t instance, uint64_t bytes,
                                            uint32_t *ret_process)
{
    return quota_create_process_within(io, quota, QUOTA_CREATE_PROCESS_DEADLINE_MS, component,
                                       instance, bytes, ret_process);
}

/* Makes a VMO of zeroed pages, charged in full. */
static inline uint32_t quota_create_vmo_within(struct writ_io *io, uint32_t quota,
                                               uint32_t timeout_ms, uint64_t bytes,
                                               uint32_t *ret_vmo)
{
    uint32_t left_ms = writ_least(timeout_ms, QUOTA_CREATE_VMO_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = QUOTA_CREATE_VMO_REQUEST, .w = {bytes}};
        if (WRIT_CHECKS && quota_create_vmo_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, quota, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != QUOTA_CREATE_VMO_REPLY) {
        return writ_judge_reply(io, QUOTA_CREATE_VMO_REQUEST, m.tag,
                                quota_create_vmo_may_say(writ_tag_status(m.tag)));
    }
    if (quota_create_vmo_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_vmo = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t quota_create_vmo(struct writ_io *io, uint32_t quota, uint64_t bytes,
                                        uint32_t *ret_vmo)
{
    return quota_create_vmo_within(io, quota, QUOTA_CREATE_VMO_DEADLINE_MS, bytes, ret_vmo);
}

/* Makes an endpoint that serves a protocol. */
static inline uint32_t quota_create_endpoint_within(struct writ_io *io, uint32_t quota,
                                                    uint32_t timeout_ms, uint16_t protocol,
                                                    uint32_t *ret_endpoint)
{
    uint32_t left_ms = writ_least(timeout_ms, QUOTA_CREATE_ENDPOINT_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = QUOTA_CREATE_ENDPOINT_REQUEST, .w = {protocol}};
        if (WRIT_CHECKS && quota_create_endpoint_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, quota, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != QUOTA_CREATE_ENDPOINT_REPLY) {
        return writ_judge_reply(io, QUOTA_CREATE_ENDPOINT_REQUEST, m.tag,
                                quota_create_endpoint_may_say(writ_tag_status(m.tag)));
    }
    if (quota_create_endpoint_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_endpoint = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t quota_create_endpoint(struct writ_io *io, uint32_t quota, uint16_t protocol,
                                             uint32_t *ret_endpoint)
{
    return quota_create_endpoint_within(io, quota, QUOTA_CREATE_ENDPOINT_DEADLINE_MS, protocol,
                                        ret_endpoint);
}

/* Makes a notification with no bits set. */
static inline uint32_t quota_create_notification_within(struct writ_io *io, uint32_t quota,
                                                        uint32_t timeout_ms,
                                                        uint32_t *ret_notification)
{
    uint32_t left_ms = writ_least(timeout_ms, QUOTA_CREATE_NOTIFICATION_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = QUOTA_CREATE_NOTIFICATION_REQUEST};
        uint32_t status = writ_port_call(io, quota, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != QUOTA_CREATE_NOTIFICATION_REPLY) {
        return writ_judge_reply(io, QUOTA_CREATE_NOTIFICATION_REQUEST, m.tag,
                                quota_create_notification_may_say(writ_tag_status(m.tag)));
    }
    if (quota_create_notification_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_notification = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t quota_create_notification(struct writ_io *io, uint32_t quota,
                                                 uint32_t *ret_notification)
{
    return quota_create_notification_within(io, quota, QUOTA_CREATE_NOTIFICATION_DEADLINE_MS,
                                            ret_notification);
}

/* How much the quota allows and how much of it is used, in bytes. */
static inline uint32_t quota_usage_within(struct writ_io *io, uint32_t quota, uint32_t timeout_ms,
                                          uint64_t *ret_limit, uint64_t *ret_used)
{
    uint32_t left_ms = writ_least(timeout_ms, QUOTA_USAGE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = QUOTA_USAGE_REQUEST};
        uint32_t status = writ_port_call(io, quota, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != QUOTA_USAGE_REPLY) {
        return writ_judge_reply(io, QUOTA_USAGE_REQUEST, m.tag,
                                quota_usage_may_say(writ_tag_status(m.tag)));
    }
    *ret_limit = m.w[0];
    *ret_used = m.w[1];
    return WRIT_OK;
}

static inline uint32_t quota_usage(struct writ_io *io, uint32_t quota, uint64_t *ret_limit,
                                   uint64_t *ret_used)
{
    return quota_usage_within(io, quota, QUOTA_USAGE_DEADLINE_MS, ret_limit, ret_used);
}

/* The size in bytes and whether it is sealed. */
static inline uint32_t vmo_size_within(struct writ_io *io, uint32_t vmo, uint32_t timeout_ms,
                                       uint64_t *ret_bytes, bool *ret_sealed)
{
    uint32_t left_ms = writ_least(timeout_ms, VMO_SIZE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = VMO_SIZE_REQUEST};
        uint32_t status = writ_port_call(io, vmo, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != VMO_SIZE_REPLY) {
        return writ_judge_reply(io, VMO_SIZE_REQUEST, m.tag,
                                vmo_size_may_say(writ_tag_status(m.tag)));
    }
    if (vmo_size_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_bytes = m.w[0];
    *ret_sealed = (uint8_t)m.w[1] != 0;
    return WRIT_OK;
}

static inline uint32_t vmo_size(struct writ_io *io, uint32_t vmo, uint64_t *ret_bytes,
                                bool *ret_sealed)
{
    return vmo_size_within(io, vmo, VMO_SIZE_DEADLINE_MS, ret_bytes, ret_sealed);
}

/* Ends all writing for good.
 *
 * Guarantee: afterwards no mapping and no capability, however old, can write. */
static inline uint32_t vmo_seal_within(struct writ_io *io, uint32_t vmo, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, VMO_SEAL_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = VMO_SEAL_REQUEST};
        uint32_t status = writ_port_call(io, vmo, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != VMO_SEAL_REPLY) {
        return writ_judge_reply(io, VMO_SEAL_REQUEST, m.tag,
                                vmo_seal_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t vmo_seal(struct writ_io *io, uint32_t vmo)
{
    return vmo_seal_within(io, vmo, VMO_SEAL_DEADLINE_MS);
}

/* Tells what is in a slot of the caller's own table. */
static inline uint32_t process_describe_within(struct writ_io *io, uint32_t process,
                                               uint32_t timeout_ms, uint32_t slot_,
                                               enum object_type *ret_type, uint16_t *ret_rights,
                                               uint16_t *ret_protocol, uint32_t *ret_roles,
                                               uint64_t *ret_label, uint64_t *ret_koid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_DESCRIBE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_DESCRIBE_REQUEST, .w = {slot_}};
        if (WRIT_CHECKS && process_describe_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_DESCRIBE_REPLY) {
        return writ_judge_reply(io, PROCESS_DESCRIBE_REQUEST, m.tag,
                                process_describe_may_say(writ_tag_status(m.tag)));
    }
    if (process_describe_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_type = (enum object_type)(uint8_t)m.w[0];
    *ret_rights = (uint16_t)(m.w[0] >> 16);
    *ret_protocol = (uint16_t)(m.w[0] >> 32);
    *ret_roles = (uint32_t)m.w[1];
    *ret_label = m.w[2];
    *ret_koid = m.w[3];
    return WRIT_OK;
}

static inline uint32_t process_describe(struct writ_io *io, uint32_t process, uint32_t slot_,
                                        enum object_type *ret_type, uint16_t *ret_rights,
                                        uint16_t *ret_protocol, uint32_t *ret_roles,
                                        uint64_t *ret_label, uint64_t *ret_koid)
{
    return process_describe_within(io, process, PROCESS_DESCRIBE_DEADLINE_MS, slot_, ret_type,
                                   ret_rights, ret_protocol, ret_roles, ret_label, ret_koid);
}

/* Empties a slot of the caller's own table. */
static inline uint32_t process_close_within(struct writ_io *io, uint32_t process,
                                            uint32_t timeout_ms, uint32_t slot_)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CLOSE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_CLOSE_REQUEST, .w = {slot_}};
        if (WRIT_CHECKS && process_close_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_CLOSE_REPLY) {
        return writ_judge_reply(io, PROCESS_CLOSE_REQUEST, m.tag,
                                process_close_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_close(struct writ_io *io, uint32_t process, uint32_t slot_)
{
    return process_close_within(io, process, PROCESS_CLOSE_DEADLINE_MS, slot_);
}

/* Makes a child of a capability in the caller's own table, with these rights and no others. */
static inline uint32_t process_derive_within(struct writ_io *io, uint32_t process,
                                             uint32_t timeout_ms, uint32_t slot_, uint16_t rights,
                                             uint32_t *ret_derived)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_DERIVE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_DERIVE_REQUEST, .w = {slot_ | (uint64_t)rights << 32}};
        if (WRIT_CHECKS && process_derive_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_DERIVE_REPLY) {
        return writ_judge_reply(io, PROCESS_DERIVE_REQUEST, m.tag,
                                process_derive_may_say(writ_tag_status(m.tag)));
    }
    if (process_derive_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_derived = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t process_derive(struct writ_io *io, uint32_t process, uint32_t slot_,
                                      uint16_t rights, uint32_t *ret_derived)
{
    return process_derive_within(io, process, PROCESS_DERIVE_DEADLINE_MS, slot_, rights,
                                 ret_derived);
}

/* Ends the caller's process. Never answered. */
static inline uint32_t process_exit_within(struct writ_io *io, uint32_t process,
                                           uint32_t timeout_ms, uint32_t code)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_EXIT_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_EXIT_REQUEST, .w = {code}};
        if (WRIT_CHECKS && process_exit_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_EXIT_REPLY) {
        return writ_judge_reply(io, PROCESS_EXIT_REQUEST, m.tag,
                                process_exit_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_exit(struct writ_io *io, uint32_t process, uint32_t code)
{
    return process_exit_within(io, process, PROCESS_EXIT_DEADLINE_MS, code);
}

/* Maps pages of a VMO. A mapping that can write needs a VMO capability that can.
 *
 * Guarantee: on any error nothing is mapped that was not mapped before. */
static inline uint32_t process_map_within(struct writ_io *io, uint32_t process, uint32_t timeout_ms,
                                          uint32_t vmo, uint8_t access, uint64_t address,
                                          uint64_t offset, uint64_t bytes)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_MAP_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_MAP_REQUEST,
                              .w = {vmo | (uint64_t)access << 32, address, offset, bytes}};
        if (WRIT_CHECKS && process_map_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_MAP_REPLY) {
        return writ_judge_reply(io, PROCESS_MAP_REQUEST, m.tag,
                                process_map_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_map(struct writ_io *io, uint32_t process, uint32_t vmo,
                                   uint8_t access, uint64_t address, uint64_t offset,
                                   uint64_t bytes)
{
    return process_map_within(io, process, PROCESS_MAP_DEADLINE_MS, vmo, access, address, offset,
                              bytes);
}

/* Unmaps every page in a range. */
static inline uint32_t process_unmap_within(struct writ_io *io, uint32_t process,
                                            uint32_t timeout_ms, uint64_t address, uint64_t bytes)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_UNMAP_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_UNMAP_REQUEST, .w = {address, bytes}};
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_UNMAP_REPLY) {
        return writ_judge_reply(io, PROCESS_UNMAP_REQUEST, m.tag,
                                process_unmap_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_unmap(struct writ_io *io, uint32_t process, uint64_t address,
                                     uint64_t bytes)
{
    return process_unmap_within(io, process, PROCESS_UNMAP_DEADLINE_MS, address, bytes);
}

/* Puts a child of one of the caller's capabilities into a slot of a staged process. */
static inline uint32_t process_install_within(struct writ_io *io, uint32_t process,
                                              uint32_t timeout_ms, uint32_t source, uint32_t at_,
                                              uint16_t rights)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_INSTALL_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_INSTALL_REQUEST,
                              .w = {source | (uint64_t)at_ << 32, rights}};
        if (WRIT_CHECKS && process_install_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_INSTALL_REPLY) {
        return writ_judge_reply(io, PROCESS_INSTALL_REQUEST, m.tag,
                                process_install_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_install(struct writ_io *io, uint32_t process, uint32_t source,
                                       uint32_t at_, uint16_t rights)
{
    return process_install_within(io, process, PROCESS_INSTALL_DEADLINE_MS, source, at_, rights);
}

/* Makes a thread of a process that is staged or runs, stopped at `entry` with `argument` as its first and its first message page's
 * address as its second argument. `pages` is where its two message pages go. */
static inline uint32_t process_create_thread_within(struct writ_io *io, uint32_t process,
                                                    uint32_t timeout_ms, uint64_t entry,
                                                    uint64_t stack, uint64_t argument,
                                                    uint64_t pages, uint32_t *ret_thread)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CREATE_THREAD_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_CREATE_THREAD_REQUEST,
                              .w = {entry, stack, argument, pages}};
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_CREATE_THREAD_REPLY) {
        return writ_judge_reply(io, PROCESS_CREATE_THREAD_REQUEST, m.tag,
                                process_create_thread_may_say(writ_tag_status(m.tag)));
    }
    if (process_create_thread_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_thread = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t process_create_thread(struct writ_io *io, uint32_t process, uint64_t entry,
                                             uint64_t stack, uint64_t argument, uint64_t pages,
                                             uint32_t *ret_thread)
{
    return process_create_thread_within(io, process, PROCESS_CREATE_THREAD_DEADLINE_MS, entry,
                                        stack, argument, pages, ret_thread);
}

/* Lets a staged process run. Nothing can be installed afterwards. */
static inline uint32_t process_start_within(struct writ_io *io, uint32_t process,
                                            uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_START_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_START_REQUEST};
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_START_REPLY) {
        return writ_judge_reply(io, PROCESS_START_REQUEST, m.tag,
                                process_start_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_start(struct writ_io *io, uint32_t process)
{
    return process_start_within(io, process, PROCESS_START_DEADLINE_MS);
}

/* Ends the process; when this returns none of its threads runs and its memory is free. */
static inline uint32_t process_kill_within(struct writ_io *io, uint32_t process,
                                           uint32_t timeout_ms, uint32_t code)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_KILL_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_KILL_REQUEST, .w = {code}};
        if (WRIT_CHECKS && process_kill_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_KILL_REPLY) {
        return writ_judge_reply(io, PROCESS_KILL_REQUEST, m.tag,
                                process_kill_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_kill(struct writ_io *io, uint32_t process, uint32_t code)
{
    return process_kill_within(io, process, PROCESS_KILL_DEADLINE_MS, code);
}

/* Where the process is in its life, and how it ended. */
static inline uint32_t process_status_within(struct writ_io *io, uint32_t process,
                                             uint32_t timeout_ms, enum life_state *ret_state,
                                             enum exit_cause *ret_cause, uint32_t *ret_code,
                                             uint32_t *ret_principal, uint64_t *ret_koid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_STATUS_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_STATUS_REQUEST};
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_STATUS_REPLY) {
        return writ_judge_reply(io, PROCESS_STATUS_REQUEST, m.tag,
                                process_status_may_say(writ_tag_status(m.tag)));
    }
    if (process_status_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum life_state)(uint8_t)m.w[0];
    *ret_cause = (enum exit_cause)(uint8_t)(m.w[0] >> 8);
    *ret_code = (uint32_t)(m.w[0] >> 32);
    *ret_principal = (uint32_t)m.w[1];
    *ret_koid = m.w[2];
    return WRIT_OK;
}

static inline uint32_t process_status(struct writ_io *io, uint32_t process,
                                      enum life_state *ret_state, enum exit_cause *ret_cause,
                                      uint32_t *ret_code, uint32_t *ret_principal,
                                      uint64_t *ret_koid)
{
    return process_status_within(io, process, PROCESS_STATUS_DEADLINE_MS, ret_state, ret_cause,
                                 ret_code, ret_principal, ret_koid);
}

/* Sets these bits of a notification when the process is dead, at once if it is already. */
static inline uint32_t process_watch_within(struct writ_io *io, uint32_t process,
                                            uint32_t timeout_ms, uint32_t notification,
                                            uint64_t bits)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_WATCH_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_WATCH_REQUEST, .w = {notification, bits}};
        if (WRIT_CHECKS && process_watch_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_WATCH_REPLY) {
        return writ_judge_reply(io, PROCESS_WATCH_REQUEST, m.tag,
                                process_watch_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_watch(struct writ_io *io, uint32_t process, uint32_t notification,
                                     uint64_t bits)
{
    return process_watch_within(io, process, PROCESS_WATCH_DEADLINE_MS, notification, bits);
}

/* Turns the call that the calling thread is serving into a reply capability, to be answered later. */
static inline uint32_t thread_keep_reply_within(struct writ_io *io, uint32_t thread,
                                                uint32_t timeout_ms, uint32_t *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, THREAD_KEEP_REPLY_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = THREAD_KEEP_REPLY_REQUEST};
        uint32_t status = writ_port_call(io, thread, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != THREAD_KEEP_REPLY_REPLY) {
        return writ_judge_reply(io, THREAD_KEEP_REPLY_REQUEST, m.tag,
                                thread_keep_reply_may_say(writ_tag_status(m.tag)));
    }
    if (thread_keep_reply_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t thread_keep_reply(struct writ_io *io, uint32_t thread, uint32_t *ret_reply)
{
    return thread_keep_reply_within(io, thread, THREAD_KEEP_REPLY_DEADLINE_MS, ret_reply);
}

/* Lets a thread run that was made after its process had started. */
static inline uint32_t thread_start_within(struct writ_io *io, uint32_t thread, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, THREAD_START_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = THREAD_START_REQUEST};
        uint32_t status = writ_port_call(io, thread, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != THREAD_START_REPLY) {
        return writ_judge_reply(io, THREAD_START_REQUEST, m.tag,
                                thread_start_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t thread_start(struct writ_io *io, uint32_t thread)
{
    return thread_start_within(io, thread, THREAD_START_DEADLINE_MS);
}

#endif
