/* The generated dispatcher of kernel calls, with the smallest kernel behind it. */
#include "kernel_kernel.h"

#include "check.h"

#include <string.h>

static struct cap table[TABLE];
static enum kcall_result next_result;
static uint32_t next_status;
static struct cap *mapped;
static struct process_map_request map_seen;
static char logged[KERNEL_MAX_LOG_TEXT];
static uint32_t logged_length;

uint32_t kcall_slot(struct kcall *call, uint32_t index, uint8_t type, uint16_t rights,
                    struct cap **ret_cap)
{
    if (index >= TABLE || call->table[index].type != type ||
        (call->table[index].rights & rights) != rights) {
        return KERNEL_ERROR_BAD_SLOT;
    }
    *ret_cap = &call->table[index];
    return WRIT_OK;
}

enum kcall_result process_on_close(struct kcall *call, const struct process_close_request *request)
{
    (void)request;
    call->status = next_status;
    return next_result;
}

enum kcall_result process_on_map(struct kcall *call, struct cap *vmo,
                                 const struct process_map_request *request)
{
    call->status = next_status;
    mapped = vmo;
    map_seen = *request;
    return next_result;
}

enum kcall_result vmo_on_size(struct kcall *call, struct vmo_size_reply *reply)
{
    call->status = next_status;
    reply->bytes = 4096;
    reply->sealed = true;
    return next_result;
}

enum kcall_result log_on_write(struct kcall *call, const struct log_write_request *request)
{
    call->status = next_status;
    logged_length = request->text.length;
    memcpy(logged, request->text.data, request->text.length);
    return next_result;
}

static struct kcall call_on(uint8_t type, uint16_t rights, struct writ_msg m)
{
    static struct cap target;
    target = (struct cap){.type = type, .rights = rights};
    next_result = KCALL_DONE;
    next_status = WRIT_OK;
    mapped = NULL;
    struct kcall call = {.target = &target, .tag = m.tag, .table = table};
    memcpy(call.w, m.w, sizeof(call.w));
    return call;
}

static struct kcall map_call(uint32_t slot, uint64_t access)
{
    struct writ_msg m = {.tag = PROCESS_MAP_REQUEST,
                         .w = {slot | access << 32, 0x400000, 8192, 7, 7, 7}};
    table[2] = (struct cap){.type = VMO_TYPE, .rights = VMO_RIGHT_READ};
    return call_on(PROCESS_TYPE, PROCESS_RIGHT_MANAGE, m);
}

static void a_slot_arrives_as_the_capability_in_it(void)
{
    struct kcall call = map_call(2, ACCESS_READ | ACCESS_WRITE);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.status, WRIT_OK);
    CHECK(call.tag, PROCESS_MAP_REPLY);
    CHECK(mapped == &table[2], true);
    CHECK(map_seen.vmo, 2);
    CHECK(map_seen.access, ACCESS_READ | ACCESS_WRITE);
    CHECK(map_seen.address, 0x400000);
    CHECK(map_seen.bytes, 8192);
    CHECK(call.w[5], 0);
}

static void a_bad_slot_is_refused_before_the_handler(void)
{
    struct kcall call = map_call(1, ACCESS_READ);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.tag, writ_tag_error(PROCESS_MAP_REQUEST, KERNEL_ERROR_BAD_SLOT));
    CHECK(call.status, WRIT_OK);
    CHECK(mapped == NULL, true);
}

static void a_bad_message_is_refused_before_anything_is_looked_up(void)
{
    struct kcall call = map_call(99, 4);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.tag, writ_tag_error(PROCESS_MAP_REQUEST, WRIT_BAD_MESSAGE));
    call = map_call(2, ACCESS_READ);
    call.w[0] |= UINT64_C(1) << 63;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.tag, writ_tag_error(PROCESS_MAP_REQUEST, WRIT_BAD_MESSAGE));
    call = map_call(2, ACCESS_READ);
    call.tag += UINT64_C(8) << 32;
    uint64_t tag = call.tag;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.tag, writ_tag_error(tag, WRIT_BAD_MESSAGE));
}

static void a_missing_right_is_a_fact_of_the_kernel(void)
{
    struct kcall call = map_call(2, ACCESS_READ);
    call.target->rights = PROCESS_RIGHT_SELF;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.status, WRIT_NO_RIGHT);
    CHECK(call.tag, 0);
}

static void the_type_of_the_object_decides_about_the_protocol(void)
{
    struct kcall call = map_call(2, ACCESS_READ);
    call.target->type = VMO_TYPE;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.tag, writ_tag_error(PROCESS_MAP_REQUEST, WRIT_BAD_MESSAGE));
    call = map_call(2, ACCESS_READ);
    call.target->type = 77;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.status, WRIT_BAD_HANDLE);
}

static void an_unknown_method_is_told(void)
{
    struct writ_msg m = {.tag = VMO_SIZE_REQUEST + 1};
    struct kcall call = call_on(VMO_TYPE, UINT16_MAX, m);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.tag, writ_tag_error(m.tag, WRIT_UNKNOWN_METHOD));
}

static void what_the_handler_says_becomes_the_reply(void)
{
    struct writ_msg m = {.tag = VMO_SIZE_REQUEST};
    struct kcall call = call_on(VMO_TYPE, VMO_RIGHT_READ, m);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.tag, VMO_SIZE_REPLY);
    CHECK(call.w[0], 4096);
    CHECK(call.w[1], 1);
    call = map_call(2, ACCESS_READ);
    next_status = KERNEL_ERROR_OVERLAP;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.tag, writ_tag_error(PROCESS_MAP_REQUEST, KERNEL_ERROR_OVERLAP));
    CHECK(call.status, WRIT_OK);
    call = call_on(VMO_TYPE, VMO_RIGHT_READ, m);
    next_status = KERNEL_ERROR_OVERLAP;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.tag, writ_tag_error(VMO_SIZE_REQUEST, WRIT_INTERNAL));
    call = call_on(VMO_TYPE, VMO_RIGHT_READ, m);
    next_status = WRIT_PEER_DIED;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.status, WRIT_PEER_DIED);
    CHECK(call.tag, 0);
}

static void a_call_that_is_not_done_has_no_reply_yet(void)
{
    struct writ_msg m = {.tag = PROCESS_CLOSE_REQUEST, .w = {3}};
    struct kcall call = call_on(PROCESS_TYPE, PROCESS_RIGHT_SELF, m);
    next_result = KCALL_AGAIN;
    CHECK(kernel_dispatch(&call), KCALL_AGAIN);
    CHECK(call.tag, PROCESS_CLOSE_REQUEST);
    CHECK(call.w[0], 3);
}

static void a_text_is_read_from_the_kernels_copy(void)
{
    _Alignas(8) uint8_t body[24] = {LOG_LEVEL_INFO};
    writ_store_u16(body + 2, 8);
    writ_store_u16(body + 4, 9);
    memcpy(body + 8, "nine char", 9);
    struct writ_msg m = {.tag = writ_tag_sized(LOG_WRITE_REQUEST, 24)};
    struct kcall call = call_on(LOG_TYPE, LOG_RIGHT_WRITE, m);
    call.body = body;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.tag, LOG_WRITE_REPLY);
    CHECK(logged_length, 9);
    CHECK(memcmp(logged, "nine char", 9), 0);
    body[20] = 1;
    call = call_on(LOG_TYPE, LOG_RIGHT_WRITE, m);
    call.body = body;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.tag, writ_tag_error(m.tag, WRIT_BAD_MESSAGE));
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_slot_arrives_as_the_capability_in_it),
        TEST(a_bad_slot_is_refused_before_the_handler),
        TEST(a_bad_message_is_refused_before_anything_is_looked_up),
        TEST(a_missing_right_is_a_fact_of_the_kernel),
        TEST(the_type_of_the_object_decides_about_the_protocol),
        TEST(an_unknown_method_is_told),
        TEST(what_the_handler_says_becomes_the_reply),
        TEST(a_call_that_is_not_done_has_no_reply_yet),
        TEST(a_text_is_read_from_the_kernels_copy),
    };
    return run_tests(tests, sizeof(tests) / sizeof(tests[0]));
}
