/* Generated from idl/kernel/devices.writ: change it there.
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

static enum kcall_result irq_serve_bind(struct kcall *call)
{
    if ((kcall_rights(call) & (IRQ_RIGHT_HANDLE)) != (IRQ_RIGHT_HANDLE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (irq_bind_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct irq_bind_request request = irq_bind_request_read(m);
    struct cap *notification = NULL;
    uint32_t notification_status = kcall_slot(call, request.notification, NOTIFICATION_TYPE,
                                              NOTIFICATION_RIGHT_SIGNAL, &notification);
    if (notification_status != WRIT_OK) {
        return refuse(call, notification_status);
    }
    enum kcall_result result = irq_on_bind(call, notification, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || irq_bind_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = IRQ_BIND_REPLY;
    return KCALL_DONE;
}

static enum kcall_result irq_serve_ack(struct kcall *call)
{
    if ((kcall_rights(call) & (IRQ_RIGHT_HANDLE)) != (IRQ_RIGHT_HANDLE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    enum kcall_result result = irq_on_ack(call);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || irq_ack_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = IRQ_ACK_REPLY;
    return KCALL_DONE;
}

static enum kcall_result irq_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case IRQ_BIND_REQUEST:
        return irq_serve_bind(call);
    case IRQ_ACK_REQUEST:
        return irq_serve_ack(call);
    default:
        break;
    }
    return refuse(call, irq_judge(tag, IRQ_PROTOCOL, 0).status);
}

static enum kcall_result irq_control_serve_claim_line(struct kcall *call)
{
    if ((kcall_rights(call) & (IRQ_CONTROL_RIGHT_CLAIM)) != (IRQ_CONTROL_RIGHT_CLAIM)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (irq_control_claim_line_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct irq_control_claim_line_request request = irq_control_claim_line_request_read(m);
    struct cap *quota = NULL;
    uint32_t quota_status = kcall_slot(call, request.quota, QUOTA_TYPE, QUOTA_RIGHT_CREATE, &quota);
    if (quota_status != WRIT_OK) {
        return refuse(call, quota_status);
    }
    struct irq_control_claim_line_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.irq);
    if (result == KCALL_DONE) {
        result = irq_control_on_claim_line(call, quota, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || irq_control_claim_line_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = IRQ_CONTROL_CLAIM_LINE_REPLY;
    answer->w[0] = reply.irq;
    return KCALL_DONE;
}

static enum kcall_result irq_control_serve_claim_board(struct kcall *call)
{
    if ((kcall_rights(call) & (IRQ_CONTROL_RIGHT_CLAIM)) != (IRQ_CONTROL_RIGHT_CLAIM)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (irq_control_claim_board_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct irq_control_claim_board_request request = irq_control_claim_board_request_read(m);
    struct cap *quota = NULL;
    uint32_t quota_status = kcall_slot(call, request.quota, QUOTA_TYPE, QUOTA_RIGHT_CREATE, &quota);
    if (quota_status != WRIT_OK) {
        return refuse(call, quota_status);
    }
    struct irq_control_claim_board_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.irq);
    if (result == KCALL_DONE) {
        result = irq_control_on_claim_board(call, quota, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || irq_control_claim_board_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = IRQ_CONTROL_CLAIM_BOARD_REPLY;
    answer->w[0] = reply.irq | (uint64_t)reply.line << 32;
    answer->w[1] = (uint8_t)reply.trigger;
    return KCALL_DONE;
}

static enum kcall_result irq_control_serve_claim_message(struct kcall *call)
{
    if ((kcall_rights(call) & (IRQ_CONTROL_RIGHT_CLAIM)) != (IRQ_CONTROL_RIGHT_CLAIM)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (irq_control_claim_message_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct irq_control_claim_message_request request =
        irq_control_claim_message_request_read(m);
    struct cap *quota = NULL;
    uint32_t quota_status = kcall_slot(call, request.quota, QUOTA_TYPE, QUOTA_RIGHT_CREATE, &quota);
    if (quota_status != WRIT_OK) {
        return refuse(call, quota_status);
    }
    struct irq_control_claim_message_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.irq);
    if (result == KCALL_DONE) {
        result = irq_control_on_claim_message(call, quota, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || irq_control_claim_message_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = IRQ_CONTROL_CLAIM_MESSAGE_REPLY;
    answer->w[0] = reply.irq;
    return KCALL_DONE;
}

static enum kcall_result irq_control_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case IRQ_CONTROL_CLAIM_LINE_REQUEST:
        return irq_control_serve_claim_line(call);
    case IRQ_CONTROL_CLAIM_BOARD_REQUEST:
        return irq_control_serve_claim_board(call);
    case IRQ_CONTROL_CLAIM_MESSAGE_REQUEST:
        return irq_control_serve_claim_message(call);
    default:
        break;
    }
    return refuse(call, irq_control_judge(tag, IRQ_CONTROL_PROTOCOL, 0).status);
}

static enum kcall_result io_ports_serve_read(struct kcall *call)
{
    if ((kcall_rights(call) & (IO_PORTS_RIGHT_READ)) != (IO_PORTS_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (io_ports_read_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct io_ports_read_request request = io_ports_read_request_read(m);
    struct io_ports_read_reply reply = {0};
    enum kcall_result result = io_ports_on_read(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || io_ports_read_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = IO_PORTS_READ_REPLY;
    answer->w[0] = reply.value;
    return KCALL_DONE;
}

static enum kcall_result io_ports_serve_write(struct kcall *call)
{
    if ((kcall_rights(call) & (IO_PORTS_RIGHT_WRITE)) != (IO_PORTS_RIGHT_WRITE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (io_ports_write_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct io_ports_write_request request = io_ports_write_request_read(m);
    enum kcall_result result = io_ports_on_write(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || io_ports_write_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = IO_PORTS_WRITE_REPLY;
    return KCALL_DONE;
}

/* Completes the reply to `read_string` in the caller's page. Its tag, or 0 if it is not as the contract says. */
static uint64_t io_ports_read_string_reply_finish(struct writ_builder *out,
                                                  const struct io_ports_read_string_reply *v)
{
    uint8_t *body = out->page;
    writ_builder_claim(out, 8);
    writ_builder_skip(out, io_ports_read_string_reply_tails, 1);
    (void)body;
    (void)v;
    return out->status == WRIT_OK ? writ_tag_sized(IO_PORTS_READ_STRING_REPLY, out->cursor) : 0;
}

static enum kcall_result io_ports_serve_read_string(struct kcall *call)
{
    if ((kcall_rights(call) & (IO_PORTS_RIGHT_READ)) != (IO_PORTS_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (io_ports_read_string_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct io_ports_read_string_request request = io_ports_read_string_request_read(m);
    struct io_ports_read_string_reply reply = {0};
    struct writ_builder out = {.page = kcall_page(call), .cursor = 8};
    enum kcall_result result = io_ports_on_read_string(call, &request, &reply, &out);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || io_ports_read_string_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    uint64_t answer = io_ports_read_string_reply_finish(&out, &reply);
    if (answer == 0) {
        return refuse(call, WRIT_INTERNAL);
    }
    kcall_message(call)->tag = answer;
    return KCALL_DONE;
}

[[gnu::noinline]] static enum kcall_result io_ports_serve_write_string(struct kcall *call)
{
    if ((kcall_rights(call) & (IO_PORTS_RIGHT_WRITE)) != (IO_PORTS_RIGHT_WRITE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    uint32_t bytes = writ_tag_bytes(kcall_message(call)->tag);
    if (bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const uint8_t *body = kcall_body(call);
    if (io_ports_write_string_request_check_body(body, bytes).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct io_ports_write_string_request request = io_ports_write_string_request_read(body);
    enum kcall_result result = io_ports_on_write_string(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || io_ports_write_string_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = IO_PORTS_WRITE_STRING_REPLY;
    return KCALL_DONE;
}

static enum kcall_result io_ports_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case IO_PORTS_READ_REQUEST:
        return io_ports_serve_read(call);
    case IO_PORTS_WRITE_REQUEST:
        return io_ports_serve_write(call);
    case IO_PORTS_READ_STRING_REQUEST:
        return io_ports_serve_read_string(call);
    default:
        break;
    }
    switch (tag & ~WRIT_TAG_BYTES) {
    case IO_PORTS_WRITE_STRING_REQUEST:
        return io_ports_serve_write_string(call);
    default:
        break;
    }
    return refuse(call, io_ports_judge(tag, IO_PORTS_PROTOCOL, 0).status);
}

static enum kcall_result io_port_control_serve_claim(struct kcall *call)
{
    if ((kcall_rights(call) & (IO_PORT_CONTROL_RIGHT_CLAIM)) != (IO_PORT_CONTROL_RIGHT_CLAIM)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (io_port_control_claim_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct io_port_control_claim_request request = io_port_control_claim_request_read(m);
    struct cap *quota = NULL;
    uint32_t quota_status = kcall_slot(call, request.quota, QUOTA_TYPE, QUOTA_RIGHT_CREATE, &quota);
    if (quota_status != WRIT_OK) {
        return refuse(call, quota_status);
    }
    struct io_port_control_claim_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.ports);
    if (result == KCALL_DONE) {
        result = io_port_control_on_claim(call, quota, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || io_port_control_claim_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = IO_PORT_CONTROL_CLAIM_REPLY;
    answer->w[0] = reply.ports;
    return KCALL_DONE;
}

static enum kcall_result io_port_control_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case IO_PORT_CONTROL_CLAIM_REQUEST:
        return io_port_control_serve_claim(call);
    default:
        break;
    }
    return refuse(call, io_port_control_judge(tag, IO_PORT_CONTROL_PROTOCOL, 0).status);
}

[[gnu::noinline]] static enum kcall_result console_control_serve_write(struct kcall *call)
{
    if ((kcall_rights(call) & (CONSOLE_CONTROL_RIGHT_WRITE)) != (CONSOLE_CONTROL_RIGHT_WRITE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    uint32_t bytes = writ_tag_bytes(kcall_message(call)->tag);
    if (bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const uint8_t *body = kcall_body(call);
    if (console_control_write_request_check_body(body, bytes).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct console_control_write_request request = console_control_write_request_read(body);
    enum kcall_result result = console_control_on_write(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || console_control_write_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = CONSOLE_CONTROL_WRITE_REPLY;
    return KCALL_DONE;
}

static enum kcall_result console_control_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag & ~WRIT_TAG_BYTES) {
    case CONSOLE_CONTROL_WRITE_REQUEST:
        return console_control_serve_write(call);
    default:
        break;
    }
    return refuse(call, console_control_judge(tag, CONSOLE_CONTROL_PROTOCOL, 0).status);
}

static enum kcall_result acpi_control_serve_table(struct kcall *call)
{
    if ((kcall_rights(call) & (ACPI_CONTROL_RIGHT_READ)) != (ACPI_CONTROL_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (acpi_control_table_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct acpi_control_table_request request = acpi_control_table_request_read(m);
    struct acpi_control_table_reply reply = {0};
    enum kcall_result result = acpi_control_on_table(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || acpi_control_table_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = ACPI_CONTROL_TABLE_REPLY;
    answer->w[0] = reply.name | (uint64_t)reply.bytes << 32;
    return KCALL_DONE;
}

/* Completes the reply to `read` in the caller's page. Its tag, or 0 if it is not as the contract says. */
static uint64_t acpi_control_read_reply_finish(struct writ_builder *out,
                                               const struct acpi_control_read_reply *v)
{
    uint8_t *body = out->page;
    writ_builder_claim(out, 8);
    writ_builder_skip(out, acpi_control_read_reply_tails, 1);
    (void)body;
    (void)v;
    return out->status == WRIT_OK ? writ_tag_sized(ACPI_CONTROL_READ_REPLY, out->cursor) : 0;
}

static enum kcall_result acpi_control_serve_read(struct kcall *call)
{
    if ((kcall_rights(call) & (ACPI_CONTROL_RIGHT_READ)) != (ACPI_CONTROL_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (acpi_control_read_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct acpi_control_read_request request = acpi_control_read_request_read(m);
    struct acpi_control_read_reply reply = {0};
    struct writ_builder out = {.page = kcall_page(call), .cursor = 8};
    enum kcall_result result = acpi_control_on_read(call, &request, &reply, &out);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || acpi_control_read_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    uint64_t answer = acpi_control_read_reply_finish(&out, &reply);
    if (answer == 0) {
        return refuse(call, WRIT_INTERNAL);
    }
    kcall_message(call)->tag = answer;
    return KCALL_DONE;
}

static enum kcall_result acpi_control_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case ACPI_CONTROL_TABLE_REQUEST:
        return acpi_control_serve_table(call);
    case ACPI_CONTROL_READ_REQUEST:
        return acpi_control_serve_read(call);
    default:
        break;
    }
    return refuse(call, acpi_control_judge(tag, ACPI_CONTROL_PROTOCOL, 0).status);
}

static enum kcall_result power_control_serve_off(struct kcall *call)
{
    if ((kcall_rights(call) & (POWER_CONTROL_RIGHT_OFF)) != (POWER_CONTROL_RIGHT_OFF)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (power_control_off_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct power_control_off_request request = power_control_off_request_read(m);
    enum kcall_result result = power_control_on_off(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || power_control_off_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = POWER_CONTROL_OFF_REPLY;
    return KCALL_DONE;
}

static enum kcall_result power_control_serve_restart(struct kcall *call)
{
    if ((kcall_rights(call) & (POWER_CONTROL_RIGHT_RESTART)) != (POWER_CONTROL_RIGHT_RESTART)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    enum kcall_result result = power_control_on_restart(call);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || power_control_restart_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = POWER_CONTROL_RESTART_REPLY;
    return KCALL_DONE;
}

static enum kcall_result power_control_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case POWER_CONTROL_OFF_REQUEST:
        return power_control_serve_off(call);
    case POWER_CONTROL_RESTART_REQUEST:
        return power_control_serve_restart(call);
    default:
        break;
    }
    return refuse(call, power_control_judge(tag, POWER_CONTROL_PROTOCOL, 0).status);
}

static enum kcall_result endpoint_serve_mint(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_MINT)) != (ENDPOINT_RIGHT_MINT)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct endpoint_mint_request request = endpoint_mint_request_read(m);
    struct endpoint_mint_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.connection);
    if (result == KCALL_DONE) {
        result = endpoint_on_mint(call, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_mint_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = ENDPOINT_MINT_REPLY;
    answer->w[0] = reply.connection;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_bind(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_RECV)) != (ENDPOINT_RIGHT_RECV)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    enum kcall_result result = endpoint_on_bind(call);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_bind_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = ENDPOINT_BIND_REPLY;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_bind_notification(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_RECV)) != (ENDPOINT_RIGHT_RECV)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
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
    enum kcall_result result = endpoint_on_bind_notification(call, notification, &request);
    if (result != KCALL_DONE) {
        bool may =
            call->status < WRIT_BAD_REPLY || endpoint_bind_notification_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = ENDPOINT_BIND_NOTIFICATION_REPLY;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_revoke_label(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_MINT)) != (ENDPOINT_RIGHT_MINT)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct endpoint_revoke_label_request request = endpoint_revoke_label_request_read(m);
    struct endpoint_revoke_label_reply reply = {0};
    enum kcall_result result = endpoint_on_revoke_label(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_revoke_label_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = ENDPOINT_REVOKE_LABEL_REPLY;
    answer->w[0] = reply.revoked;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_revoke_principal(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_MINT)) != (ENDPOINT_RIGHT_MINT)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (endpoint_revoke_principal_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct endpoint_revoke_principal_request request =
        endpoint_revoke_principal_request_read(m);
    struct endpoint_revoke_principal_reply reply = {0};
    enum kcall_result result = endpoint_on_revoke_principal(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_revoke_principal_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = ENDPOINT_REVOKE_PRINCIPAL_REPLY;
    answer->w[0] = reply.revoked;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_shut(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_MINT)) != (ENDPOINT_RIGHT_MINT)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    enum kcall_result result = endpoint_on_shut(call);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_shut_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = ENDPOINT_SHUT_REPLY;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_revoke_component(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_MINT)) != (ENDPOINT_RIGHT_MINT)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (endpoint_revoke_component_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct endpoint_revoke_component_request request =
        endpoint_revoke_component_request_read(m);
    struct endpoint_revoke_component_reply reply = {0};
    enum kcall_result result = endpoint_on_revoke_component(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_revoke_component_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = ENDPOINT_REVOKE_COMPONENT_REPLY;
    answer->w[0] = reply.revoked;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_set_session(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_MINT)) != (ENDPOINT_RIGHT_MINT)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    enum kcall_result result = endpoint_on_set_session(call);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_set_session_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = ENDPOINT_SET_SESSION_REPLY;
    return KCALL_DONE;
}

static enum kcall_result endpoint_serve_set_clients(struct kcall *call)
{
    if ((kcall_rights(call) & (ENDPOINT_RIGHT_MINT)) != (ENDPOINT_RIGHT_MINT)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (endpoint_set_clients_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct endpoint_set_clients_request request = endpoint_set_clients_request_read(m);
    enum kcall_result result = endpoint_on_set_clients(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || endpoint_set_clients_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = ENDPOINT_SET_CLIENTS_REPLY;
    return KCALL_DONE;
}

static enum kcall_result endpoint_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
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
    case ENDPOINT_REVOKE_COMPONENT_REQUEST:
        return endpoint_serve_revoke_component(call);
    case ENDPOINT_SET_SESSION_REQUEST:
        return endpoint_serve_set_session(call);
    case ENDPOINT_SET_CLIENTS_REQUEST:
        return endpoint_serve_set_clients(call);
    default:
        break;
    }
    return refuse(call, endpoint_judge(tag, ENDPOINT_PROTOCOL, 0).status);
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

[[gnu::noinline]] static enum kcall_result log_serve_write_console(struct kcall *call)
{
    if ((kcall_rights(call) & (LOG_RIGHT_CONSOLE)) != (LOG_RIGHT_CONSOLE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    uint32_t bytes = writ_tag_bytes(kcall_message(call)->tag);
    if (bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const uint8_t *body = kcall_body(call);
    if (log_write_console_request_check_body(body, bytes).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct log_write_console_request request = log_write_console_request_read(body);
    enum kcall_result result = log_on_write_console(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || log_write_console_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = LOG_WRITE_CONSOLE_REPLY;
    return KCALL_DONE;
}

static enum kcall_result log_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag & ~WRIT_TAG_BYTES) {
    case LOG_WRITE_REQUEST:
        return log_serve_write(call);
    case LOG_WRITE_CONSOLE_REQUEST:
        return log_serve_write_console(call);
    default:
        break;
    }
    return refuse(call, log_judge(tag, LOG_PROTOCOL, 0).status);
}

/* Completes the reply to `read` in the caller's page. Its tag, or 0 if it is not as the contract says. */
static uint64_t log_control_read_reply_finish(struct writ_builder *out,
                                              const struct log_control_read_reply *v)
{
    uint8_t *body = out->page;
    writ_builder_claim(out, 16);
    writ_builder_skip(out, log_control_read_reply_tails, 2);
    writ_store_u64(body, v->lost);
    (void)body;
    (void)v;
    return out->status == WRIT_OK ? writ_tag_sized(LOG_CONTROL_READ_REPLY, out->cursor) : 0;
}

static enum kcall_result log_control_serve_read(struct kcall *call)
{
    if ((kcall_rights(call) & (LOG_CONTROL_RIGHT_READ)) != (LOG_CONTROL_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct log_control_read_request request = log_control_read_request_read(m);
    struct log_control_read_reply reply = {0};
    struct writ_builder out = {.page = kcall_page(call), .cursor = 16};
    enum kcall_result result = log_control_on_read(call, &request, &reply, &out);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || log_control_read_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    uint64_t answer = log_control_read_reply_finish(&out, &reply);
    if (answer == 0) {
        return refuse(call, WRIT_INTERNAL);
    }
    kcall_message(call)->tag = answer;
    return KCALL_DONE;
}

static enum kcall_result log_control_serve_listen(struct kcall *call)
{
    if ((kcall_rights(call) & (LOG_CONTROL_RIGHT_READ)) != (LOG_CONTROL_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (log_control_listen_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct log_control_listen_request request = log_control_listen_request_read(m);
    struct cap *notification = NULL;
    uint32_t notification_status = kcall_slot(call, request.notification, NOTIFICATION_TYPE,
                                              NOTIFICATION_RIGHT_SIGNAL, &notification);
    if (notification_status != WRIT_OK) {
        return refuse(call, notification_status);
    }
    enum kcall_result result = log_control_on_listen(call, notification, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || log_control_listen_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = LOG_CONTROL_LISTEN_REPLY;
    return KCALL_DONE;
}

static enum kcall_result log_control_serve_describe(struct kcall *call)
{
    if ((kcall_rights(call) & (LOG_CONTROL_RIGHT_READ)) != (LOG_CONTROL_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct log_control_describe_reply reply = {0};
    enum kcall_result result = log_control_on_describe(call, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || log_control_describe_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = LOG_CONTROL_DESCRIBE_REPLY;
    answer->w[0] = reply.dropped;
    answer->w[1] = reply.newest;
    answer->w[2] = reply.withheld;
    answer->w[3] = reply.filtered;
    answer->w[4] = reply.ring_bytes;
    return KCALL_DONE;
}

[[gnu::noinline]] static enum kcall_result log_control_serve_log_string(struct kcall *call)
{
    if ((kcall_rights(call) & (LOG_CONTROL_RIGHT_WRITE)) != (LOG_CONTROL_RIGHT_WRITE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    uint32_t bytes = writ_tag_bytes(kcall_message(call)->tag);
    if (bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const uint8_t *body = kcall_body(call);
    if (log_control_log_string_request_check_body(body, bytes).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct log_control_log_string_request request = log_control_log_string_request_read(body);
    enum kcall_result result = log_control_on_log_string(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || log_control_log_string_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = LOG_CONTROL_LOG_STRING_REPLY;
    return KCALL_DONE;
}

static enum kcall_result log_control_serve_set_filter(struct kcall *call)
{
    if ((kcall_rights(call) & (LOG_CONTROL_RIGHT_FILTER)) != (LOG_CONTROL_RIGHT_FILTER)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (log_control_set_filter_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct log_control_set_filter_request request = log_control_set_filter_request_read(m);
    enum kcall_result result = log_control_on_set_filter(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || log_control_set_filter_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = LOG_CONTROL_SET_FILTER_REPLY;
    return KCALL_DONE;
}

static enum kcall_result log_control_serve_filter(struct kcall *call)
{
    if ((kcall_rights(call) & (LOG_CONTROL_RIGHT_READ)) != (LOG_CONTROL_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (log_control_filter_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct log_control_filter_request request = log_control_filter_request_read(m);
    struct log_control_filter_reply reply = {0};
    enum kcall_result result = log_control_on_filter(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || log_control_filter_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = LOG_CONTROL_FILTER_REPLY;
    answer->w[0] = (uint8_t)reply.keep | (uint64_t)(uint8_t)reply.show << 8;
    return KCALL_DONE;
}

static enum kcall_result log_control_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case LOG_CONTROL_READ_REQUEST:
        return log_control_serve_read(call);
    case LOG_CONTROL_LISTEN_REQUEST:
        return log_control_serve_listen(call);
    case LOG_CONTROL_DESCRIBE_REQUEST:
        return log_control_serve_describe(call);
    case LOG_CONTROL_SET_FILTER_REQUEST:
        return log_control_serve_set_filter(call);
    case LOG_CONTROL_FILTER_REQUEST:
        return log_control_serve_filter(call);
    default:
        break;
    }
    switch (tag & ~WRIT_TAG_BYTES) {
    case LOG_CONTROL_LOG_STRING_REQUEST:
        return log_control_serve_log_string(call);
    default:
        break;
    }
    return refuse(call, log_control_judge(tag, LOG_CONTROL_PROTOCOL, 0).status);
}

static enum kcall_result quota_serve_create_vmo(struct kcall *call)
{
    if ((kcall_rights(call) & (QUOTA_RIGHT_CREATE)) != (QUOTA_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (quota_create_vmo_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct quota_create_vmo_request request = quota_create_vmo_request_read(m);
    struct quota_create_vmo_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.vmo);
    if (result == KCALL_DONE) {
        result = quota_on_create_vmo(call, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || quota_create_vmo_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = QUOTA_CREATE_VMO_REPLY;
    answer->w[0] = reply.vmo;
    return KCALL_DONE;
}

static enum kcall_result quota_serve_create_endpoint(struct kcall *call)
{
    if ((kcall_rights(call) & (QUOTA_RIGHT_CREATE)) != (QUOTA_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (quota_create_endpoint_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct quota_create_endpoint_request request = quota_create_endpoint_request_read(m);
    struct quota_create_endpoint_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.endpoint);
    if (result == KCALL_DONE) {
        result = quota_on_create_endpoint(call, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || quota_create_endpoint_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = QUOTA_CREATE_ENDPOINT_REPLY;
    answer->w[0] = reply.endpoint;
    return KCALL_DONE;
}

static enum kcall_result quota_serve_create_notification(struct kcall *call)
{
    if ((kcall_rights(call) & (QUOTA_RIGHT_CREATE)) != (QUOTA_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct quota_create_notification_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.notification);
    if (result == KCALL_DONE) {
        result = quota_on_create_notification(call, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || quota_create_notification_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = QUOTA_CREATE_NOTIFICATION_REPLY;
    answer->w[0] = reply.notification;
    return KCALL_DONE;
}

static enum kcall_result quota_serve_usage(struct kcall *call)
{
    if ((kcall_rights(call) & (QUOTA_RIGHT_CREATE)) != (QUOTA_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct quota_usage_reply reply = {0};
    enum kcall_result result = quota_on_usage(call, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || quota_usage_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = QUOTA_USAGE_REPLY;
    answer->w[0] = reply.limit;
    answer->w[1] = reply.used;
    return KCALL_DONE;
}

static enum kcall_result quota_serve_create_timer(struct kcall *call)
{
    if ((kcall_rights(call) & (QUOTA_RIGHT_CREATE)) != (QUOTA_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (quota_create_timer_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct quota_create_timer_request request = quota_create_timer_request_read(m);
    struct cap *notification = NULL;
    uint32_t notification_status = kcall_slot(call, request.notification, NOTIFICATION_TYPE,
                                              NOTIFICATION_RIGHT_SIGNAL, &notification);
    if (notification_status != WRIT_OK) {
        return refuse(call, notification_status);
    }
    struct quota_create_timer_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.timer);
    if (result == KCALL_DONE) {
        result = quota_on_create_timer(call, notification, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || quota_create_timer_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = QUOTA_CREATE_TIMER_REPLY;
    answer->w[0] = reply.timer;
    return KCALL_DONE;
}

static enum kcall_result quota_serve_create_paged(struct kcall *call)
{
    if ((kcall_rights(call) & (QUOTA_RIGHT_CREATE)) != (QUOTA_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (quota_create_paged_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct quota_create_paged_request request = quota_create_paged_request_read(m);
    struct cap *pager = NULL;
    uint32_t pager_status =
        kcall_slot(call, request.pager, CONNECTION_TYPE, CONNECTION_RIGHT_CALL, &pager);
    if (pager_status != WRIT_OK) {
        return refuse(call, pager_status);
    }
    struct quota_create_paged_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.vmo);
    if (result == KCALL_DONE) {
        result = quota_on_create_paged(call, pager, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || quota_create_paged_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = QUOTA_CREATE_PAGED_REPLY;
    answer->w[0] = reply.vmo;
    return KCALL_DONE;
}

static enum kcall_result quota_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case QUOTA_CREATE_VMO_REQUEST:
        return quota_serve_create_vmo(call);
    case QUOTA_CREATE_ENDPOINT_REQUEST:
        return quota_serve_create_endpoint(call);
    case QUOTA_CREATE_NOTIFICATION_REQUEST:
        return quota_serve_create_notification(call);
    case QUOTA_USAGE_REQUEST:
        return quota_serve_usage(call);
    case QUOTA_CREATE_TIMER_REQUEST:
        return quota_serve_create_timer(call);
    case QUOTA_CREATE_PAGED_REQUEST:
        return quota_serve_create_paged(call);
    default:
        break;
    }
    return refuse(call, quota_judge(tag, QUOTA_PROTOCOL, 0).status);
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

static enum kcall_result vmo_serve_seal(struct kcall *call)
{
    if ((kcall_rights(call) & (VMO_RIGHT_WRITE)) != (VMO_RIGHT_WRITE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    enum kcall_result result = vmo_on_seal(call);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || vmo_seal_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = VMO_SEAL_REPLY;
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

static enum kcall_result vmo_serve_clone(struct kcall *call)
{
    if ((kcall_rights(call) & (VMO_RIGHT_READ)) != (VMO_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (vmo_clone_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct vmo_clone_request request = vmo_clone_request_read(m);
    struct cap *quota = NULL;
    uint32_t quota_status = kcall_slot(call, request.quota, QUOTA_TYPE, QUOTA_RIGHT_CREATE, &quota);
    if (quota_status != WRIT_OK) {
        return refuse(call, quota_status);
    }
    struct vmo_clone_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.clone);
    if (result == KCALL_DONE) {
        result = vmo_on_clone(call, quota, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || vmo_clone_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = VMO_CLONE_REPLY;
    answer->w[0] = reply.clone;
    return KCALL_DONE;
}

static enum kcall_result vmo_serve_supply(struct kcall *call)
{
    if ((kcall_rights(call) & (VMO_RIGHT_SUPPLY)) != (VMO_RIGHT_SUPPLY)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (vmo_supply_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct vmo_supply_request request = vmo_supply_request_read(m);
    struct cap *source = NULL;
    uint32_t source_status = kcall_slot(call, request.source, VMO_TYPE, VMO_RIGHT_READ, &source);
    if (source_status != WRIT_OK) {
        return refuse(call, source_status);
    }
    struct vmo_supply_reply reply = {0};
    enum kcall_result result = vmo_on_supply(call, source, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || vmo_supply_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = VMO_SUPPLY_REPLY;
    answer->w[0] = reply.supplied;
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

static enum kcall_result vmo_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case VMO_SIZE_REQUEST:
        return vmo_serve_size(call);
    case VMO_SEAL_REQUEST:
        return vmo_serve_seal(call);
    case VMO_CLONE_REQUEST:
        return vmo_serve_clone(call);
    case VMO_SUPPLY_REQUEST:
        return vmo_serve_supply(call);
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

static enum kcall_result memory_control_serve_claim(struct kcall *call)
{
    if ((kcall_rights(call) & (MEMORY_CONTROL_RIGHT_CLAIM)) != (MEMORY_CONTROL_RIGHT_CLAIM)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (memory_control_claim_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct memory_control_claim_request request = memory_control_claim_request_read(m);
    struct cap *quota = NULL;
    uint32_t quota_status = kcall_slot(call, request.quota, QUOTA_TYPE, QUOTA_RIGHT_CREATE, &quota);
    if (quota_status != WRIT_OK) {
        return refuse(call, quota_status);
    }
    struct memory_control_claim_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.vmo);
    if (result == KCALL_DONE) {
        result = memory_control_on_claim(call, quota, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || memory_control_claim_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = MEMORY_CONTROL_CLAIM_REPLY;
    answer->w[0] = reply.vmo;
    return KCALL_DONE;
}

static enum kcall_result memory_control_serve_create_contiguous(struct kcall *call)
{
    if ((kcall_rights(call) & (MEMORY_CONTROL_RIGHT_CREATE)) != (MEMORY_CONTROL_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (memory_control_create_contiguous_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct memory_control_create_contiguous_request request =
        memory_control_create_contiguous_request_read(m);
    struct cap *quota = NULL;
    uint32_t quota_status = kcall_slot(call, request.quota, QUOTA_TYPE, QUOTA_RIGHT_CREATE, &quota);
    if (quota_status != WRIT_OK) {
        return refuse(call, quota_status);
    }
    struct memory_control_create_contiguous_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.vmo);
    if (result == KCALL_DONE) {
        result = memory_control_on_create_contiguous(call, quota, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may =
            call->status < WRIT_BAD_REPLY || memory_control_create_contiguous_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = MEMORY_CONTROL_CREATE_CONTIGUOUS_REPLY;
    answer->w[0] = reply.vmo;
    answer->w[1] = reply.address;
    return KCALL_DONE;
}

static enum kcall_result memory_control_serve_create_dma(struct kcall *call)
{
    if ((kcall_rights(call) & (MEMORY_CONTROL_RIGHT_CREATE)) != (MEMORY_CONTROL_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (memory_control_create_dma_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct memory_control_create_dma_request request =
        memory_control_create_dma_request_read(m);
    struct cap *quota = NULL;
    uint32_t quota_status = kcall_slot(call, request.quota, QUOTA_TYPE, QUOTA_RIGHT_CREATE, &quota);
    if (quota_status != WRIT_OK) {
        return refuse(call, quota_status);
    }
    struct memory_control_create_dma_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.vmo);
    if (result == KCALL_DONE) {
        result = memory_control_on_create_dma(call, quota, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || memory_control_create_dma_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = MEMORY_CONTROL_CREATE_DMA_REPLY;
    answer->w[0] = reply.vmo;
    answer->w[1] = reply.address;
    return KCALL_DONE;
}

static enum kcall_result memory_control_serve_release(struct kcall *call)
{
    if ((kcall_rights(call) & (MEMORY_CONTROL_RIGHT_RELEASE)) != (MEMORY_CONTROL_RIGHT_RELEASE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct memory_control_release_request request = memory_control_release_request_read(m);
    enum kcall_result result = memory_control_on_release(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || memory_control_release_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = MEMORY_CONTROL_RELEASE_REPLY;
    return KCALL_DONE;
}

static enum kcall_result memory_control_serve_next_detained(struct kcall *call)
{
    if ((kcall_rights(call) & (MEMORY_CONTROL_RIGHT_RELEASE)) != (MEMORY_CONTROL_RIGHT_RELEASE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct memory_control_next_detained_request request =
        memory_control_next_detained_request_read(m);
    struct memory_control_next_detained_reply reply = {0};
    enum kcall_result result = memory_control_on_next_detained(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may =
            call->status < WRIT_BAD_REPLY || memory_control_next_detained_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = MEMORY_CONTROL_NEXT_DETAINED_REPLY;
    answer->w[0] = reply.address;
    answer->w[1] = reply.bytes;
    return KCALL_DONE;
}

static enum kcall_result memory_control_serve_statistics(struct kcall *call)
{
    if ((kcall_rights(call) & (MEMORY_CONTROL_RIGHT_QUERY)) != (MEMORY_CONTROL_RIGHT_QUERY)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct memory_control_statistics_reply reply = {0};
    enum kcall_result result = memory_control_on_statistics(call, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || memory_control_statistics_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = MEMORY_CONTROL_STATISTICS_REPLY;
    answer->w[0] = reply.memory;
    answer->w[1] = reply.promised;
    answer->w[2] = reply.free;
    answer->w[3] = reply.detained;
    answer->w[4] = reply.claimed;
    return KCALL_DONE;
}

static enum kcall_result memory_control_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case MEMORY_CONTROL_CLAIM_REQUEST:
        return memory_control_serve_claim(call);
    case MEMORY_CONTROL_CREATE_CONTIGUOUS_REQUEST:
        return memory_control_serve_create_contiguous(call);
    case MEMORY_CONTROL_CREATE_DMA_REQUEST:
        return memory_control_serve_create_dma(call);
    case MEMORY_CONTROL_RELEASE_REQUEST:
        return memory_control_serve_release(call);
    case MEMORY_CONTROL_NEXT_DETAINED_REQUEST:
        return memory_control_serve_next_detained(call);
    case MEMORY_CONTROL_STATISTICS_REQUEST:
        return memory_control_serve_statistics(call);
    default:
        break;
    }
    return refuse(call, memory_control_judge(tag, MEMORY_CONTROL_PROTOCOL, 0).status);
}

static enum kcall_result pci_function_serve_read(struct kcall *call)
{
    if ((kcall_rights(call) & (PCI_FUNCTION_RIGHT_READ)) != (PCI_FUNCTION_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (pci_function_read_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct pci_function_read_request request = pci_function_read_request_read(m);
    struct pci_function_read_reply reply = {0};
    enum kcall_result result = pci_function_on_read(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || pci_function_read_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PCI_FUNCTION_READ_REPLY;
    answer->w[0] = reply.value;
    return KCALL_DONE;
}

static enum kcall_result pci_function_serve_write(struct kcall *call)
{
    if ((kcall_rights(call) & (PCI_FUNCTION_RIGHT_WRITE)) != (PCI_FUNCTION_RIGHT_WRITE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (pci_function_write_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct pci_function_write_request request = pci_function_write_request_read(m);
    enum kcall_result result = pci_function_on_write(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || pci_function_write_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PCI_FUNCTION_WRITE_REPLY;
    return KCALL_DONE;
}

static enum kcall_result pci_function_serve_range(struct kcall *call)
{
    if ((kcall_rights(call) & (PCI_FUNCTION_RIGHT_READ)) != (PCI_FUNCTION_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (pci_function_range_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct pci_function_range_request request = pci_function_range_request_read(m);
    struct pci_function_range_reply reply = {0};
    enum kcall_result result = pci_function_on_range(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || pci_function_range_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PCI_FUNCTION_RANGE_REPLY;
    answer->w[0] = reply.address;
    answer->w[1] = reply.bytes;
    answer->w[2] = reply.ports;
    return KCALL_DONE;
}

static enum kcall_result pci_function_serve_claim_range(struct kcall *call)
{
    if ((kcall_rights(call) & (PCI_FUNCTION_RIGHT_CLAIM)) != (PCI_FUNCTION_RIGHT_CLAIM)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (pci_function_claim_range_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct pci_function_claim_range_request request =
        pci_function_claim_range_request_read(m);
    struct cap *quota = NULL;
    uint32_t quota_status = kcall_slot(call, request.quota, QUOTA_TYPE, QUOTA_RIGHT_CREATE, &quota);
    if (quota_status != WRIT_OK) {
        return refuse(call, quota_status);
    }
    struct pci_function_claim_range_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.claimed);
    if (result == KCALL_DONE) {
        result = pci_function_on_claim_range(call, quota, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || pci_function_claim_range_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PCI_FUNCTION_CLAIM_RANGE_REPLY;
    answer->w[0] = reply.claimed;
    return KCALL_DONE;
}

static enum kcall_result pci_function_serve_set_message(struct kcall *call)
{
    if ((kcall_rights(call) & (PCI_FUNCTION_RIGHT_MANAGE)) != (PCI_FUNCTION_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (pci_function_set_message_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct pci_function_set_message_request request =
        pci_function_set_message_request_read(m);
    struct cap *irq = NULL;
    uint32_t irq_status = kcall_slot(call, request.irq, IRQ_TYPE, IRQ_RIGHT_HANDLE, &irq);
    if (irq_status != WRIT_OK) {
        return refuse(call, irq_status);
    }
    enum kcall_result result = pci_function_on_set_message(call, irq, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || pci_function_set_message_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PCI_FUNCTION_SET_MESSAGE_REPLY;
    return KCALL_DONE;
}

static enum kcall_result pci_function_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case PCI_FUNCTION_READ_REQUEST:
        return pci_function_serve_read(call);
    case PCI_FUNCTION_WRITE_REQUEST:
        return pci_function_serve_write(call);
    case PCI_FUNCTION_RANGE_REQUEST:
        return pci_function_serve_range(call);
    case PCI_FUNCTION_CLAIM_RANGE_REQUEST:
        return pci_function_serve_claim_range(call);
    case PCI_FUNCTION_SET_MESSAGE_REQUEST:
        return pci_function_serve_set_message(call);
    default:
        break;
    }
    return refuse(call, pci_function_judge(tag, PCI_FUNCTION_PROTOCOL, 0).status);
}

static enum kcall_result pci_control_serve_read(struct kcall *call)
{
    if ((kcall_rights(call) & (PCI_CONTROL_RIGHT_READ)) != (PCI_CONTROL_RIGHT_READ)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (pci_control_read_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct pci_control_read_request request = pci_control_read_request_read(m);
    struct pci_control_read_reply reply = {0};
    enum kcall_result result = pci_control_on_read(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || pci_control_read_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PCI_CONTROL_READ_REPLY;
    answer->w[0] = reply.value;
    return KCALL_DONE;
}

static enum kcall_result pci_control_serve_claim(struct kcall *call)
{
    if ((kcall_rights(call) & (PCI_CONTROL_RIGHT_CLAIM)) != (PCI_CONTROL_RIGHT_CLAIM)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (pci_control_claim_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct pci_control_claim_request request = pci_control_claim_request_read(m);
    struct cap *quota = NULL;
    uint32_t quota_status = kcall_slot(call, request.quota, QUOTA_TYPE, QUOTA_RIGHT_CREATE, &quota);
    if (quota_status != WRIT_OK) {
        return refuse(call, quota_status);
    }
    struct pci_control_claim_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.function);
    if (result == KCALL_DONE) {
        result = pci_control_on_claim(call, quota, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || pci_control_claim_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PCI_CONTROL_CLAIM_REPLY;
    answer->w[0] = reply.function;
    return KCALL_DONE;
}

static enum kcall_result pci_control_serve_locate(struct kcall *call)
{
    if ((kcall_rights(call) & (PCI_CONTROL_RIGHT_LOCATE)) != (PCI_CONTROL_RIGHT_LOCATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (pci_control_locate_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct pci_control_locate_request request = pci_control_locate_request_read(m);
    enum kcall_result result = pci_control_on_locate(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || pci_control_locate_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PCI_CONTROL_LOCATE_REPLY;
    return KCALL_DONE;
}

static enum kcall_result pci_control_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case PCI_CONTROL_READ_REQUEST:
        return pci_control_serve_read(call);
    case PCI_CONTROL_CLAIM_REQUEST:
        return pci_control_serve_claim(call);
    case PCI_CONTROL_LOCATE_REQUEST:
        return pci_control_serve_locate(call);
    default:
        break;
    }
    return refuse(call, pci_control_judge(tag, PCI_CONTROL_PROTOCOL, 0).status);
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
    enum kcall_result result = process_on_describe(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_describe_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_DESCRIBE_REPLY;
    answer->w[0] =
        (uint8_t)reply.type | (uint64_t)reply.rights << 16 | (uint64_t)reply.protocol << 32;
    answer->w[1] = reply.roles;
    answer->w[2] = reply.label;
    answer->w[3] = reply.koid;
    return KCALL_DONE;
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

static enum kcall_result process_serve_derive(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_SELF)) != (PROCESS_RIGHT_SELF)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_derive_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_derive_request request = process_derive_request_read(m);
    struct process_derive_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.derived);
    if (result == KCALL_DONE) {
        result = process_on_derive(call, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_derive_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_DERIVE_REPLY;
    answer->w[0] = reply.derived;
    return KCALL_DONE;
}

static enum kcall_result process_serve_exit(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_SELF)) != (PROCESS_RIGHT_SELF)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_exit_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_exit_request request = process_exit_request_read(m);
    enum kcall_result result = process_on_exit(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_exit_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_EXIT_REPLY;
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

static enum kcall_result process_serve_unmap(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct process_unmap_request request = process_unmap_request_read(m);
    enum kcall_result result = process_on_unmap(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_unmap_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_UNMAP_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_serve_install(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_install_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_install_request request = process_install_request_read(m);
    enum kcall_result result = process_on_install(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_install_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_INSTALL_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_serve_create_thread(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct process_create_thread_request request = process_create_thread_request_read(m);
    struct process_create_thread_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.thread);
    if (result == KCALL_DONE) {
        result = process_on_create_thread(call, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_create_thread_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CREATE_THREAD_REPLY;
    answer->w[0] = reply.thread;
    return KCALL_DONE;
}

static enum kcall_result process_serve_start(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    enum kcall_result result = process_on_start(call);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_start_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_START_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_serve_kill(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_kill_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_kill_request request = process_kill_request_read(m);
    enum kcall_result result = process_on_kill(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_kill_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_KILL_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_serve_status(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct process_status_reply reply = {0};
    enum kcall_result result = process_on_status(call, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_status_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_STATUS_REPLY;
    answer->w[0] =
        (uint8_t)reply.state | (uint64_t)(uint8_t)reply.cause << 8 | (uint64_t)reply.code << 32;
    answer->w[1] = reply.principal;
    answer->w[2] = reply.koid;
    return KCALL_DONE;
}

static enum kcall_result process_serve_watch(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
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
    enum kcall_result result = process_on_watch(call, notification, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_watch_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_WATCH_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_serve_limit_band(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_limit_band_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_limit_band_request request = process_limit_band_request_read(m);
    enum kcall_result result = process_on_limit_band(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_limit_band_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_LIMIT_BAND_REPLY;
    return KCALL_DONE;
}

[[gnu::noinline]] static enum kcall_result process_serve_grant(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    uint32_t bytes = writ_tag_bytes(kcall_message(call)->tag);
    if (bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const uint8_t *body = kcall_body(call);
    if (process_grant_request_check_body(body, bytes).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_grant_request request = process_grant_request_read(body);
    struct process_grant_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.grant);
    if (result == KCALL_DONE) {
        result = process_on_grant(call, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_grant_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_GRANT_REPLY;
    answer->w[0] = reply.grant;
    return KCALL_DONE;
}

static enum kcall_result process_serve_revoke(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_SELF)) != (PROCESS_RIGHT_SELF)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_revoke_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_revoke_request request = process_revoke_request_read(m);
    enum kcall_result result = process_on_revoke(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_revoke_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_REVOKE_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_serve_keep(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_SELF)) != (PROCESS_RIGHT_SELF)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_keep_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_keep_request request = process_keep_request_read(m);
    struct process_keep_reply reply = {0};
    enum kcall_result result = process_on_keep(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_keep_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_KEEP_REPLY;
    answer->w[0] = reply.kept;
    return KCALL_DONE;
}

static enum kcall_result process_serve_judge_by(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_RIGHT_MANAGE)) != (PROCESS_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_judge_by_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_judge_by_request request = process_judge_by_request_read(m);
    struct cap *judge = NULL;
    uint32_t judge_status =
        kcall_slot(call, request.judge, CONNECTION_TYPE, CONNECTION_RIGHT_CALL, &judge);
    if (judge_status != WRIT_OK) {
        return refuse(call, judge_status);
    }
    enum kcall_result result = process_on_judge_by(call, judge, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_judge_by_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_JUDGE_BY_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
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
    case PROCESS_LIMIT_BAND_REQUEST:
        return process_serve_limit_band(call);
    case PROCESS_REVOKE_REQUEST:
        return process_serve_revoke(call);
    case PROCESS_KEEP_REQUEST:
        return process_serve_keep(call);
    case PROCESS_JUDGE_BY_REQUEST:
        return process_serve_judge_by(call);
    default:
        break;
    }
    switch (tag & ~WRIT_TAG_BYTES) {
    case PROCESS_GRANT_REQUEST:
        return process_serve_grant(call);
    default:
        break;
    }
    return refuse(call, process_judge(tag, PROCESS_PROTOCOL, 0).status);
}

static enum kcall_result install_grant_serve_install(struct kcall *call)
{
    if ((kcall_rights(call) & (INSTALL_GRANT_RIGHT_INSTALL)) != (INSTALL_GRANT_RIGHT_INSTALL)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct install_grant_install_request request = install_grant_install_request_read(m);
    enum kcall_result result = install_grant_on_install(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || install_grant_install_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = INSTALL_GRANT_INSTALL_REPLY;
    return KCALL_DONE;
}

static enum kcall_result install_grant_serve_missing(struct kcall *call)
{
    if ((kcall_rights(call) & (INSTALL_GRANT_RIGHT_INSTALL)) != (INSTALL_GRANT_RIGHT_INSTALL)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct install_grant_missing_reply reply = {0};
    enum kcall_result result = install_grant_on_missing(call, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || install_grant_missing_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = INSTALL_GRANT_MISSING_REPLY;
    answer->w[0] = reply.count | (uint64_t)reply.first << 32;
    return KCALL_DONE;
}

static enum kcall_result install_grant_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case INSTALL_GRANT_INSTALL_REQUEST:
        return install_grant_serve_install(call);
    case INSTALL_GRANT_MISSING_REQUEST:
        return install_grant_serve_missing(call);
    default:
        break;
    }
    return refuse(call, install_grant_judge(tag, INSTALL_GRANT_PROTOCOL, 0).status);
}

static enum kcall_result process_control_serve_create(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_CONTROL_RIGHT_CREATE)) != (PROCESS_CONTROL_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct process_control_create_request request = process_control_create_request_read(m);
    struct cap *quota = NULL;
    uint32_t quota_status = kcall_slot(call, request.quota, QUOTA_TYPE, QUOTA_RIGHT_CREATE, &quota);
    if (quota_status != WRIT_OK) {
        return refuse(call, quota_status);
    }
    struct process_control_create_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.process);
    if (result == KCALL_DONE) {
        result = process_control_on_create(call, quota, &request, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_control_create_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CONTROL_CREATE_REPLY;
    answer->w[0] = reply.process;
    answer->w[1] = reply.koid;
    return KCALL_DONE;
}

static enum kcall_result process_control_serve_kill(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_CONTROL_RIGHT_KILL)) != (PROCESS_CONTROL_RIGHT_KILL)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_control_kill_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_control_kill_request request = process_control_kill_request_read(m);
    enum kcall_result result = process_control_on_kill(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_control_kill_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CONTROL_KILL_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_control_serve_query(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_CONTROL_RIGHT_QUERY)) != (PROCESS_CONTROL_RIGHT_QUERY)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct process_control_query_request request = process_control_query_request_read(m);
    struct process_control_query_reply reply = {0};
    enum kcall_result result = process_control_on_query(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_control_query_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CONTROL_QUERY_REPLY;
    answer->w[0] =
        (uint8_t)reply.state | (uint64_t)(uint8_t)reply.cause << 8 | (uint64_t)reply.code << 32;
    answer->w[1] = reply.principal | (uint64_t)reply.owner << 32;
    answer->w[2] = reply.killer;
    answer->w[3] = reply.exit_seq;
    answer->w[4] = reply.started_us;
    return KCALL_DONE;
}

static enum kcall_result process_control_serve_list(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_CONTROL_RIGHT_LIST)) != (PROCESS_CONTROL_RIGHT_LIST)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct process_control_list_request request = process_control_list_request_read(m);
    struct process_control_list_reply reply = {0};
    enum kcall_result result = process_control_on_list(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_control_list_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CONTROL_LIST_REPLY;
    answer->w[0] = reply.process;
    answer->w[1] = reply.exit_seq;
    answer->w[2] = reply.principal | (uint64_t)reply.owner << 32;
    answer->w[3] =
        (uint8_t)reply.state | (uint64_t)(uint8_t)reply.cause << 8 | (uint64_t)reply.code << 32;
    return KCALL_DONE;
}

static enum kcall_result process_control_serve_next_exit(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_CONTROL_RIGHT_LIST)) != (PROCESS_CONTROL_RIGHT_LIST)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct process_control_next_exit_request request =
        process_control_next_exit_request_read(m);
    struct process_control_next_exit_reply reply = {0};
    enum kcall_result result = process_control_on_next_exit(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_control_next_exit_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CONTROL_NEXT_EXIT_REPLY;
    answer->w[0] = reply.seq;
    answer->w[1] = reply.process;
    answer->w[2] = reply.time_us;
    answer->w[3] = reply.principal | (uint64_t)reply.killer << 32;
    answer->w[4] = reply.code | (uint64_t)(uint8_t)reply.cause << 32;
    return KCALL_DONE;
}

static enum kcall_result process_control_serve_fault(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_CONTROL_RIGHT_QUERY)) != (PROCESS_CONTROL_RIGHT_QUERY)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct process_control_fault_request request = process_control_fault_request_read(m);
    struct process_control_fault_reply reply = {0};
    enum kcall_result result = process_control_on_fault(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_control_fault_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CONTROL_FAULT_REPLY;
    answer->w[0] = reply.vector;
    answer->w[1] = reply.error;
    answer->w[2] = reply.address;
    answer->w[3] = reply.thread;
    return KCALL_DONE;
}

static enum kcall_result process_control_serve_registers(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_CONTROL_RIGHT_QUERY)) != (PROCESS_CONTROL_RIGHT_QUERY)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_control_registers_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_control_registers_request request =
        process_control_registers_request_read(m);
    struct process_control_registers_reply reply = {0};
    enum kcall_result result = process_control_on_registers(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_control_registers_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CONTROL_REGISTERS_REPLY;
    answer->w[0] = reply.a;
    answer->w[1] = reply.b;
    answer->w[2] = reply.c;
    answer->w[3] = reply.d;
    answer->w[4] = reply.e;
    answer->w[5] = reply.f;
    return KCALL_DONE;
}

static enum kcall_result process_control_serve_watch(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_CONTROL_RIGHT_QUERY)) != (PROCESS_CONTROL_RIGHT_QUERY)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_control_watch_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_control_watch_request request = process_control_watch_request_read(m);
    struct cap *notification = NULL;
    uint32_t notification_status = kcall_slot(call, request.notification, NOTIFICATION_TYPE,
                                              NOTIFICATION_RIGHT_SIGNAL, &notification);
    if (notification_status != WRIT_OK) {
        return refuse(call, notification_status);
    }
    enum kcall_result result = process_control_on_watch(call, notification, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_control_watch_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CONTROL_WATCH_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_control_serve_reap(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_CONTROL_RIGHT_REAP)) != (PROCESS_CONTROL_RIGHT_REAP)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct process_control_reap_request request = process_control_reap_request_read(m);
    enum kcall_result result = process_control_on_reap(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_control_reap_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CONTROL_REAP_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_control_serve_set_estate(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_CONTROL_RIGHT_CREATE)) != (PROCESS_CONTROL_RIGHT_CREATE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (process_control_set_estate_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct process_control_set_estate_request request =
        process_control_set_estate_request_read(m);
    struct cap *process = NULL;
    uint32_t process_status =
        kcall_slot(call, request.process, PROCESS_TYPE, PROCESS_RIGHT_MANAGE, &process);
    if (process_status != WRIT_OK) {
        return refuse(call, process_status);
    }
    enum kcall_result result = process_control_on_set_estate(call, process, &request);
    if (result != KCALL_DONE) {
        bool may =
            call->status < WRIT_BAD_REPLY || process_control_set_estate_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CONTROL_SET_ESTATE_REPLY;
    return KCALL_DONE;
}

static enum kcall_result process_control_serve_holdings(struct kcall *call)
{
    if ((kcall_rights(call) & (PROCESS_CONTROL_RIGHT_QUERY)) != (PROCESS_CONTROL_RIGHT_QUERY)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    const struct process_control_holdings_request request =
        process_control_holdings_request_read(m);
    struct process_control_holdings_reply reply = {0};
    enum kcall_result result = process_control_on_holdings(call, &request, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || process_control_holdings_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = PROCESS_CONTROL_HOLDINGS_REPLY;
    answer->w[0] = reply.capabilities | (uint64_t)reply.threads << 32;
    answer->w[1] = reply.limit_bytes;
    answer->w[2] = reply.used_bytes;
    return KCALL_DONE;
}

static enum kcall_result process_control_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case PROCESS_CONTROL_CREATE_REQUEST:
        return process_control_serve_create(call);
    case PROCESS_CONTROL_KILL_REQUEST:
        return process_control_serve_kill(call);
    case PROCESS_CONTROL_QUERY_REQUEST:
        return process_control_serve_query(call);
    case PROCESS_CONTROL_LIST_REQUEST:
        return process_control_serve_list(call);
    case PROCESS_CONTROL_NEXT_EXIT_REQUEST:
        return process_control_serve_next_exit(call);
    case PROCESS_CONTROL_FAULT_REQUEST:
        return process_control_serve_fault(call);
    case PROCESS_CONTROL_REGISTERS_REQUEST:
        return process_control_serve_registers(call);
    case PROCESS_CONTROL_WATCH_REQUEST:
        return process_control_serve_watch(call);
    case PROCESS_CONTROL_REAP_REQUEST:
        return process_control_serve_reap(call);
    case PROCESS_CONTROL_SET_ESTATE_REQUEST:
        return process_control_serve_set_estate(call);
    case PROCESS_CONTROL_HOLDINGS_REQUEST:
        return process_control_serve_holdings(call);
    default:
        break;
    }
    return refuse(call, process_control_judge(tag, PROCESS_CONTROL_PROTOCOL, 0).status);
}

static enum kcall_result thread_serve_keep_reply(struct kcall *call)
{
    if ((kcall_rights(call) & (THREAD_RIGHT_MANAGE)) != (THREAD_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct thread_keep_reply_reply reply = {0};
    enum kcall_result result = kcall_new_slot(call, &reply.reply);
    if (result == KCALL_DONE) {
        result = thread_on_keep_reply(call, &reply);
    }
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || thread_keep_reply_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = THREAD_KEEP_REPLY_REPLY;
    answer->w[0] = reply.reply;
    return KCALL_DONE;
}

static enum kcall_result thread_serve_start(struct kcall *call)
{
    if ((kcall_rights(call) & (THREAD_RIGHT_MANAGE)) != (THREAD_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    enum kcall_result result = thread_on_start(call);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || thread_start_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = THREAD_START_REPLY;
    return KCALL_DONE;
}

static enum kcall_result thread_serve_status(struct kcall *call)
{
    if ((kcall_rights(call) & (THREAD_RIGHT_MANAGE)) != (THREAD_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct thread_status_reply reply = {0};
    enum kcall_result result = thread_on_status(call, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || thread_status_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = THREAD_STATUS_REPLY;
    answer->w[0] = (uint8_t)reply.activity | (uint64_t)(uint8_t)reply.band << 8 | (uint64_t)reply.processor << 32;
    answer->w[1] = reply.weight;
    answer->w[2] = reply.processors;
    return KCALL_DONE;
}

static enum kcall_result thread_serve_schedule(struct kcall *call)
{
    if ((kcall_rights(call) & (THREAD_RIGHT_MANAGE)) != (THREAD_RIGHT_MANAGE)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (thread_schedule_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct thread_schedule_request request = thread_schedule_request_read(m);
    enum kcall_result result = thread_on_schedule(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || thread_schedule_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = THREAD_SCHEDULE_REPLY;
    return KCALL_DONE;
}

static enum kcall_result thread_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case THREAD_KEEP_REPLY_REQUEST:
        return thread_serve_keep_reply(call);
    case THREAD_START_REQUEST:
        return thread_serve_start(call);
    case THREAD_STATUS_REQUEST:
        return thread_serve_status(call);
    case THREAD_SCHEDULE_REQUEST:
        return thread_serve_schedule(call);
    default:
        break;
    }
    return refuse(call, thread_judge(tag, THREAD_PROTOCOL, 0).status);
}

static enum kcall_result timer_serve_start(struct kcall *call)
{
    if ((kcall_rights(call) & (TIMER_RIGHT_SET)) != (TIMER_RIGHT_SET)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (timer_start_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct timer_start_request request = timer_start_request_read(m);
    enum kcall_result result = timer_on_start(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || timer_start_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = TIMER_START_REPLY;
    return KCALL_DONE;
}

static enum kcall_result timer_serve_repeat(struct kcall *call)
{
    if ((kcall_rights(call) & (TIMER_RIGHT_SET)) != (TIMER_RIGHT_SET)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (timer_repeat_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct timer_repeat_request request = timer_repeat_request_read(m);
    enum kcall_result result = timer_on_repeat(call, &request);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || timer_repeat_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = TIMER_REPEAT_REPLY;
    return KCALL_DONE;
}

static enum kcall_result timer_serve_stop(struct kcall *call)
{
    if ((kcall_rights(call) & (TIMER_RIGHT_SET)) != (TIMER_RIGHT_SET)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct timer_stop_reply reply = {0};
    enum kcall_result result = timer_on_stop(call, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || timer_stop_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = TIMER_STOP_REPLY;
    answer->w[0] = reply.ran;
    return KCALL_DONE;
}

static enum kcall_result timer_serve_status(struct kcall *call)
{
    if ((kcall_rights(call) & (TIMER_RIGHT_SET)) != (TIMER_RIGHT_SET)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct timer_status_reply reply = {0};
    enum kcall_result result = timer_on_status(call, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || timer_status_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = TIMER_STATUS_REPLY;
    answer->w[0] = reply.runs;
    answer->w[1] = reply.left_us;
    answer->w[2] = reply.rings;
    return KCALL_DONE;
}

static enum kcall_result timer_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case TIMER_START_REQUEST:
        return timer_serve_start(call);
    case TIMER_REPEAT_REQUEST:
        return timer_serve_repeat(call);
    case TIMER_STOP_REQUEST:
        return timer_serve_stop(call);
    case TIMER_STATUS_REQUEST:
        return timer_serve_status(call);
    default:
        break;
    }
    return refuse(call, timer_judge(tag, TIMER_PROTOCOL, 0).status);
}

static enum kcall_result time_control_serve_set_wall_clock(struct kcall *call)
{
    if ((kcall_rights(call) & (TIME_CONTROL_RIGHT_SET)) != (TIME_CONTROL_RIGHT_SET)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    const struct writ_msg *m = kcall_message(call);
    if (time_control_set_wall_clock_request_check_body(m).check != 0) {
        return refuse(call, WRIT_BAD_MESSAGE);
    }
    const struct time_control_set_wall_clock_request request =
        time_control_set_wall_clock_request_read(m);
    enum kcall_result result = time_control_on_set_wall_clock(call, &request);
    if (result != KCALL_DONE) {
        bool may =
            call->status < WRIT_BAD_REPLY || time_control_set_wall_clock_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = TIME_CONTROL_SET_WALL_CLOCK_REPLY;
    return KCALL_DONE;
}

static enum kcall_result time_control_serve_clocks(struct kcall *call)
{
    if ((kcall_rights(call) & (TIME_CONTROL_RIGHT_SET)) != (TIME_CONTROL_RIGHT_SET)) {
        return refuse(call, WRIT_NO_RIGHT);
    }
    struct time_control_clocks_reply reply = {0};
    enum kcall_result result = time_control_on_clocks(call, &reply);
    if (result != KCALL_DONE) {
        bool may = call->status < WRIT_BAD_REPLY || time_control_clocks_may_say(call->status);
        return result != KCALL_FAILED ? result : refuse(call, may ? call->status : WRIT_INTERNAL);
    }
    struct writ_msg *answer = kcall_message(call);
    answer->tag = TIME_CONTROL_CLOCKS_REPLY;
    answer->w[0] = reply.boot_us;
    answer->w[1] = reply.unix_us;
    return KCALL_DONE;
}

static enum kcall_result time_control_dispatch(struct kcall *call)
{
    uint64_t tag = kcall_message(call)->tag;
    switch (tag) {
    case TIME_CONTROL_SET_WALL_CLOCK_REQUEST:
        return time_control_serve_set_wall_clock(call);
    case TIME_CONTROL_CLOCKS_REQUEST:
        return time_control_serve_clocks(call);
    default:
        break;
    }
    return refuse(call, time_control_judge(tag, TIME_CONTROL_PROTOCOL, 0).status);
}

enum kcall_result kernel_dispatch(struct kcall *call)
{
    switch (kcall_type(call)) {
    case IRQ_TYPE:
        return irq_dispatch(call);
    case IRQ_CONTROL_TYPE:
        return irq_control_dispatch(call);
    case IO_PORTS_TYPE:
        return io_ports_dispatch(call);
    case IO_PORT_CONTROL_TYPE:
        return io_port_control_dispatch(call);
    case CONSOLE_CONTROL_TYPE:
        return console_control_dispatch(call);
    case ACPI_CONTROL_TYPE:
        return acpi_control_dispatch(call);
    case POWER_CONTROL_TYPE:
        return power_control_dispatch(call);
    case ENDPOINT_TYPE:
        return endpoint_dispatch(call);
    case LOG_TYPE:
        return log_dispatch(call);
    case LOG_CONTROL_TYPE:
        return log_control_dispatch(call);
    case QUOTA_TYPE:
        return quota_dispatch(call);
    case VMO_TYPE:
        return vmo_dispatch(call);
    case MEMORY_CONTROL_TYPE:
        return memory_control_dispatch(call);
    case PCI_FUNCTION_TYPE:
        return pci_function_dispatch(call);
    case PCI_CONTROL_TYPE:
        return pci_control_dispatch(call);
    case PROCESS_TYPE:
        return process_dispatch(call);
    case INSTALL_GRANT_TYPE:
        return install_grant_dispatch(call);
    case PROCESS_CONTROL_TYPE:
        return process_control_dispatch(call);
    case THREAD_TYPE:
        return thread_dispatch(call);
    case TIMER_TYPE:
        return timer_dispatch(call);
    case TIME_CONTROL_TYPE:
        return time_control_dispatch(call);
    default:
        return refuse(call, WRIT_BAD_HANDLE);
    }
}

const struct kcall_entry kernel_entries[KERNEL_ENTRY_TYPES][KCALL_ENTRIES] = {
    [0][0] = {1, NULL},
    [1][0] = {PROCESS_JUDGE_BY_REQUEST, process_serve_judge_by},
    [1][16] = {PROCESS_DESCRIBE_REQUEST, process_serve_describe},
    [1][17] = {PROCESS_CLOSE_REQUEST, process_serve_close},
    [1][18] = {PROCESS_DERIVE_REQUEST, process_serve_derive},
    [1][19] = {PROCESS_EXIT_REQUEST, process_serve_exit},
    [1][20] = {PROCESS_MAP_REQUEST, process_serve_map},
    [1][21] = {PROCESS_UNMAP_REQUEST, process_serve_unmap},
    [1][22] = {PROCESS_INSTALL_REQUEST, process_serve_install},
    [1][23] = {PROCESS_CREATE_THREAD_REQUEST, process_serve_create_thread},
    [1][24] = {PROCESS_START_REQUEST, process_serve_start},
    [1][25] = {PROCESS_KILL_REQUEST, process_serve_kill},
    [1][26] = {PROCESS_STATUS_REQUEST, process_serve_status},
    [1][27] = {PROCESS_WATCH_REQUEST, process_serve_watch},
    [1][28] = {PROCESS_LIMIT_BAND_REQUEST, process_serve_limit_band},
    [1][30] = {PROCESS_REVOKE_REQUEST, process_serve_revoke},
    [1][31] = {PROCESS_KEEP_REQUEST, process_serve_keep},
    [2][0] = {1, NULL},
    [2][16] = {THREAD_KEEP_REPLY_REQUEST, thread_serve_keep_reply},
    [2][17] = {THREAD_START_REQUEST, thread_serve_start},
    [2][18] = {THREAD_STATUS_REQUEST, thread_serve_status},
    [2][19] = {THREAD_SCHEDULE_REQUEST, thread_serve_schedule},
    [3][0] = {QUOTA_CREATE_PAGED_REQUEST, quota_serve_create_paged},
    [3][17] = {QUOTA_CREATE_VMO_REQUEST, quota_serve_create_vmo},
    [3][18] = {QUOTA_CREATE_ENDPOINT_REQUEST, quota_serve_create_endpoint},
    [3][19] = {QUOTA_CREATE_NOTIFICATION_REQUEST, quota_serve_create_notification},
    [3][20] = {QUOTA_USAGE_REQUEST, quota_serve_usage},
    [3][21] = {QUOTA_CREATE_TIMER_REQUEST, quota_serve_create_timer},
    [4][0] = {1, NULL},
    [4][16] = {VMO_SIZE_REQUEST, vmo_serve_size},
    [4][17] = {VMO_SEAL_REQUEST, vmo_serve_seal},
    [4][19] = {VMO_CLONE_REQUEST, vmo_serve_clone},
    [4][20] = {VMO_SUPPLY_REQUEST, vmo_serve_supply},
    [5][0] = {1, NULL},
    [5][16] = {ENDPOINT_MINT_REQUEST, endpoint_serve_mint},
    [5][17] = {ENDPOINT_BIND_REQUEST, endpoint_serve_bind},
    [5][18] = {ENDPOINT_BIND_NOTIFICATION_REQUEST, endpoint_serve_bind_notification},
    [5][19] = {ENDPOINT_REVOKE_LABEL_REQUEST, endpoint_serve_revoke_label},
    [5][20] = {ENDPOINT_REVOKE_PRINCIPAL_REQUEST, endpoint_serve_revoke_principal},
    [5][21] = {ENDPOINT_SHUT_REQUEST, endpoint_serve_shut},
    [5][22] = {ENDPOINT_REVOKE_COMPONENT_REQUEST, endpoint_serve_revoke_component},
    [5][23] = {ENDPOINT_SET_SESSION_REQUEST, endpoint_serve_set_session},
    [5][24] = {ENDPOINT_SET_CLIENTS_REQUEST, endpoint_serve_set_clients},
    [6][0] = {1, NULL},
    [7][0] = {1, NULL},
    [8][0] = {1, NULL},
    [9][0] = {1, NULL},
    [10][0] = {1, NULL},
    [10][16] = {PROCESS_CONTROL_CREATE_REQUEST, process_control_serve_create},
    [10][17] = {PROCESS_CONTROL_KILL_REQUEST, process_control_serve_kill},
    [10][18] = {PROCESS_CONTROL_QUERY_REQUEST, process_control_serve_query},
    [10][19] = {PROCESS_CONTROL_LIST_REQUEST, process_control_serve_list},
    [10][20] = {PROCESS_CONTROL_NEXT_EXIT_REQUEST, process_control_serve_next_exit},
    [10][21] = {PROCESS_CONTROL_FAULT_REQUEST, process_control_serve_fault},
    [10][23] = {PROCESS_CONTROL_WATCH_REQUEST, process_control_serve_watch},
    [10][24] = {PROCESS_CONTROL_REAP_REQUEST, process_control_serve_reap},
    [10][26] = {PROCESS_CONTROL_SET_ESTATE_REQUEST, process_control_serve_set_estate},
    [10][27] = {PROCESS_CONTROL_HOLDINGS_REQUEST, process_control_serve_holdings},
    [11][0] = {1, NULL},
    [11][16] = {INSTALL_GRANT_INSTALL_REQUEST, install_grant_serve_install},
    [11][17] = {INSTALL_GRANT_MISSING_REQUEST, install_grant_serve_missing},
    [12][0] = {1, NULL},
    [12][17] = {LOG_CONTROL_LISTEN_REQUEST, log_control_serve_listen},
    [12][18] = {LOG_CONTROL_DESCRIBE_REQUEST, log_control_serve_describe},
    [12][20] = {LOG_CONTROL_SET_FILTER_REQUEST, log_control_serve_set_filter},
    [12][21] = {LOG_CONTROL_FILTER_REQUEST, log_control_serve_filter},
    [13][0] = {1, NULL},
    [13][16] = {TIMER_START_REQUEST, timer_serve_start},
    [13][17] = {TIMER_REPEAT_REQUEST, timer_serve_repeat},
    [13][18] = {TIMER_STOP_REQUEST, timer_serve_stop},
    [13][19] = {TIMER_STATUS_REQUEST, timer_serve_status},
    [14][0] = {1, NULL},
    [14][16] = {TIME_CONTROL_SET_WALL_CLOCK_REQUEST, time_control_serve_set_wall_clock},
    [14][17] = {TIME_CONTROL_CLOCKS_REQUEST, time_control_serve_clocks},
    [15][0] = {1, NULL},
    [16][0] = {1, NULL},
    [16][16] = {IRQ_BIND_REQUEST, irq_serve_bind},
    [16][17] = {IRQ_ACK_REQUEST, irq_serve_ack},
    [17][0] = {1, NULL},
    [17][16] = {IRQ_CONTROL_CLAIM_LINE_REQUEST, irq_control_serve_claim_line},
    [17][17] = {IRQ_CONTROL_CLAIM_BOARD_REQUEST, irq_control_serve_claim_board},
    [17][18] = {IRQ_CONTROL_CLAIM_MESSAGE_REQUEST, irq_control_serve_claim_message},
    [18][0] = {1, NULL},
    [18][16] = {IO_PORTS_READ_REQUEST, io_ports_serve_read},
    [18][17] = {IO_PORTS_WRITE_REQUEST, io_ports_serve_write},
    [19][0] = {1, NULL},
    [19][16] = {IO_PORT_CONTROL_CLAIM_REQUEST, io_port_control_serve_claim},
    [20][0] = {1, NULL},
    [20][16] = {PCI_FUNCTION_READ_REQUEST, pci_function_serve_read},
    [20][17] = {PCI_FUNCTION_WRITE_REQUEST, pci_function_serve_write},
    [20][18] = {PCI_FUNCTION_RANGE_REQUEST, pci_function_serve_range},
    [20][19] = {PCI_FUNCTION_CLAIM_RANGE_REQUEST, pci_function_serve_claim_range},
    [20][20] = {PCI_FUNCTION_SET_MESSAGE_REQUEST, pci_function_serve_set_message},
    [21][0] = {1, NULL},
    [21][16] = {PCI_CONTROL_READ_REQUEST, pci_control_serve_read},
    [21][17] = {PCI_CONTROL_CLAIM_REQUEST, pci_control_serve_claim},
    [21][18] = {PCI_CONTROL_LOCATE_REQUEST, pci_control_serve_locate},
    [22][0] = {1, NULL},
    [22][16] = {ACPI_CONTROL_TABLE_REQUEST, acpi_control_serve_table},
    [23][0] = {1, NULL},
    [24][0] = {1, NULL},
    [24][17] = {POWER_CONTROL_OFF_REQUEST, power_control_serve_off},
    [24][18] = {POWER_CONTROL_RESTART_REQUEST, power_control_serve_restart},
    [25][0] = {1, NULL},
    [26][0] = {1, NULL},
    [27][0] = {1, NULL},
    [28][0] = {1, NULL},
    [29][0] = {1, NULL},
    [30][0] = {1, NULL},
    [31][0] = {1, NULL},
    [32][0] = {1, NULL},
    [32][16] = {MEMORY_CONTROL_CLAIM_REQUEST, memory_control_serve_claim},
    [32][17] = {MEMORY_CONTROL_CREATE_CONTIGUOUS_REQUEST, memory_control_serve_create_contiguous},
    [32][18] = {MEMORY_CONTROL_CREATE_DMA_REQUEST, memory_control_serve_create_dma},
    [32][19] = {MEMORY_CONTROL_RELEASE_REQUEST, memory_control_serve_release},
    [32][20] = {MEMORY_CONTROL_NEXT_DETAINED_REQUEST, memory_control_serve_next_detained},
    [32][21] = {MEMORY_CONTROL_STATISTICS_REQUEST, memory_control_serve_statistics},
};
