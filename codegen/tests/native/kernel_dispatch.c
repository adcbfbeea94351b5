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

enum kcall_result process_on_describe(struct kcall *call,
                                      const struct process_describe_request *request,
                                      struct process_describe_reply *reply)
{
    call->status = next_status;
    reply->rights = (uint16_t)request->slot;
    reply->device.tag = DEVICE_TAG_LINE;
    reply->device.as.line = 7;
    reply->ranges[1] = (struct range){.base = 0x1000, .bytes = 0x2000};
    return next_result;
}

enum kcall_result process_on_move(struct kcall *call, struct cap *vmo,
                                  const struct process_move_request *request,
                                  struct process_move_reply *reply)
{
    call->status = next_status;
    mapped = vmo;
    reply->device.tag = DEVICE_TAG_REGISTERS;
    reply->device.as.registers = request->from[1];
    return next_result;
}

enum kcall_result process_on_gather(struct kcall *call, struct cap *vmos[3],
                                    const struct process_gather_request *request)
{
    call->status = next_status;
    mapped = vmos[0] == vmos[2] && request->address == 0x1000 ? vmos[1] : NULL;
    return next_result;
}

enum kcall_result process_on_ranges(struct kcall *call,
                                    const struct process_ranges_request *request,
                                    struct process_ranges_reply *reply, struct writ_builder *out)
{
    call->status = next_status;
    if (next_result != KCALL_DONE) {
        return next_result;
    }
    static const struct range ranges[9] = {{.base = 1, .bytes = 2}, {.base = 3, .bytes = 4}};
    reply->more = true;
    process_ranges_reply_put_ranges(out, ranges, (uint32_t)request->after);
    if (request->after == 2) {
        process_ranges_reply_put_comment(out, "five!", 5);
    }
    return next_result;
}

enum kcall_result vmo_on_read(struct kcall *call, const struct vmo_read_request *request,
                              struct vmo_read_reply *reply, struct writ_builder *out)
{
    (void)reply;
    call->status = next_status;
    uint8_t *at = vmo_read_reply_place_data(out, request->bytes);
    for (uint32_t i = 0; at != NULL && i < request->bytes; i++) {
        at[i] = (uint8_t)(request->offset + i);
    }
    return next_result;
}

enum kcall_result vmo_on_write(struct kcall *call, const struct vmo_write_request *request)
{
    call->status = next_status;
    logged_length = request->data.length;
    memcpy(logged, request->data.data, request->data.length);
    return next_result;
}

static _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];

static struct kcall call_on(uint8_t type, uint16_t rights, struct writ_msg m)
{
    static struct cap target;
    target = (struct cap){.type = type, .rights = rights};
    next_result = KCALL_DONE;
    next_status = WRIT_OK;
    mapped = NULL;
    memset(page, 0xA5, sizeof page);
    return (struct kcall){.target = &target, .m = m, .table = table, .page = page};
}

static void fail_with(uint32_t status)
{
    next_result = KCALL_FAILED;
    next_status = status;
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
    CHECK(call.m.tag, PROCESS_MAP_REPLY);
    CHECK(mapped == &table[2], true);
    CHECK(map_seen.vmo, 2);
    CHECK(map_seen.access, ACCESS_READ | ACCESS_WRITE);
    CHECK(map_seen.address, 0x400000);
    CHECK(map_seen.bytes, 8192);
    CHECK(call.m.w[5], 7);
}

static void a_bad_slot_is_refused_before_the_handler(void)
{
    struct kcall call = map_call(1, ACCESS_READ);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_error(PROCESS_MAP_REQUEST, KERNEL_ERROR_BAD_SLOT));
    CHECK(call.status, WRIT_OK);
    CHECK(mapped == NULL, true);
}

static void a_bad_message_is_refused_before_anything_is_looked_up(void)
{
    struct kcall call = map_call(99, 4);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_error(PROCESS_MAP_REQUEST, WRIT_BAD_MESSAGE));
    call = map_call(2, ACCESS_READ);
    call.m.w[0] |= UINT64_C(1) << 63;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_error(PROCESS_MAP_REQUEST, WRIT_BAD_MESSAGE));
    call = map_call(2, ACCESS_READ);
    call.m.tag += UINT64_C(8) << 32;
    uint64_t tag = call.m.tag;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_error(tag, WRIT_BAD_MESSAGE));
}

static void a_missing_right_is_a_fact_of_the_kernel(void)
{
    struct kcall call = map_call(2, ACCESS_READ);
    call.target->rights = PROCESS_RIGHT_SELF;
    CHECK(kernel_dispatch(&call), KCALL_FAILED);
    CHECK(call.status, WRIT_NO_RIGHT);
    CHECK(call.m.tag, 0);
}

static void the_type_of_the_object_decides_about_the_protocol(void)
{
    struct kcall call = map_call(2, ACCESS_READ);
    call.target->type = VMO_TYPE;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_error(PROCESS_MAP_REQUEST, WRIT_BAD_MESSAGE));
    call = map_call(2, ACCESS_READ);
    call.target->type = 77;
    CHECK(kernel_dispatch(&call), KCALL_FAILED);
    CHECK(call.status, WRIT_BAD_HANDLE);
}

static void an_unknown_method_is_told(void)
{
    struct writ_msg m = {.tag = VMO_SIZE_REQUEST + 0x20};
    struct kcall call = call_on(VMO_TYPE, UINT16_MAX, m);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_error(m.tag, WRIT_UNKNOWN_METHOD));
}

static void what_the_handler_says_becomes_the_reply(void)
{
    struct writ_msg m = {.tag = VMO_SIZE_REQUEST};
    struct kcall call = call_on(VMO_TYPE, VMO_RIGHT_READ, m);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, VMO_SIZE_REPLY);
    CHECK(call.m.w[0], 4096);
    CHECK(call.m.w[1], 1);
    call = map_call(2, ACCESS_READ);
    fail_with(KERNEL_ERROR_OVERLAP);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_error(PROCESS_MAP_REQUEST, KERNEL_ERROR_OVERLAP));
    CHECK(call.status, WRIT_OK);
    call = call_on(VMO_TYPE, VMO_RIGHT_READ, m);
    fail_with(KERNEL_ERROR_OVERLAP);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_error(VMO_SIZE_REQUEST, WRIT_INTERNAL));
    call = call_on(VMO_TYPE, VMO_RIGHT_READ, m);
    fail_with(WRIT_PEER_DIED);
    CHECK(kernel_dispatch(&call), KCALL_FAILED);
    CHECK(call.status, WRIT_PEER_DIED);
    CHECK(call.m.tag, 0);
}

static void a_call_that_is_not_done_has_no_reply_yet(void)
{
    struct writ_msg m = {.tag = PROCESS_CLOSE_REQUEST, .w = {3}};
    struct kcall call = call_on(PROCESS_TYPE, PROCESS_RIGHT_SELF, m);
    next_result = KCALL_AGAIN;
    CHECK(kernel_dispatch(&call), KCALL_AGAIN);
    CHECK(call.m.tag, PROCESS_CLOSE_REQUEST);
    CHECK(call.m.w[0], 3);
}

static void an_entry_has_the_low_bits_of_its_tag_and_no_other_matches(void)
{
    for (uint32_t type = 0; type < KERNEL_ENTRY_TYPES; type++) {
        for (uint64_t i = 0; i < KCALL_ENTRIES; i++) {
            const struct kcall_entry *entry = &kernel_entries[type][i];
            bool found = entry->tag % KCALL_ENTRIES == i;
            CHECK(found, entry->serve != NULL);
        }
    }
    CHECK(kernel_entries[VMO_TYPE][VMO_SIZE_REQUEST % KCALL_ENTRIES].tag, VMO_SIZE_REQUEST);
    CHECK(kernel_entries[LOG_TYPE][LOG_WRITE_REQUEST % KCALL_ENTRIES].serve == NULL, true);
}

static void an_entry_serves_its_method(void)
{
    struct kcall call =
        call_on(VMO_TYPE, VMO_RIGHT_READ, (struct writ_msg){.tag = VMO_SIZE_REQUEST});
    CHECK(kernel_entries[VMO_TYPE][VMO_SIZE_REQUEST % KCALL_ENTRIES].serve(&call), KCALL_DONE);
    CHECK(call.m.tag, VMO_SIZE_REPLY);
    CHECK(call.m.w[0], 4096);
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
    CHECK(call.m.tag, LOG_WRITE_REPLY);
    CHECK(logged_length, 9);
    CHECK(memcmp(logged, "nine char", 9), 0);
    body[20] = 1;
    call = call_on(LOG_TYPE, LOG_RIGHT_WRITE, m);
    call.body = body;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_error(m.tag, WRIT_BAD_MESSAGE));
}

static struct kcall ranges_call(uint64_t after)
{
    struct writ_msg m = {.tag = PROCESS_RANGES_REQUEST, .w = {after}};
    return call_on(PROCESS_TYPE, PROCESS_RIGHT_SELF, m);
}

static void a_reply_with_tails_is_built_in_the_callers_page(void)
{
    struct kcall call = ranges_call(2);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_sized(PROCESS_RANGES_REPLY, 16 + 32 + 8));
    CHECK(process_ranges_reply_check(&call.m, page, page + WRIT_RECORDS).check, 0);
    struct process_ranges_reply reply = process_ranges_reply_read(page);
    CHECK(reply.more, true);
    CHECK(reply.ranges.count, 2);
    CHECK(reply.ranges.items[1].base, 3);
    CHECK(reply.comment.length, 5);
    CHECK(memcmp(reply.comment.data, "five!", 5), 0);
}

static void a_tail_that_nobody_put_is_empty(void)
{
    struct kcall call = ranges_call(1);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(process_ranges_reply_check(&call.m, page, page + WRIT_RECORDS).check, 0);
    CHECK(process_ranges_reply_read(page).comment.length, 0);
}

static void a_reply_that_breaks_the_contract_is_not_sent(void)
{
    struct kcall call = ranges_call(9);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_error(PROCESS_RANGES_REQUEST, WRIT_INTERNAL));
}

static void the_page_keeps_the_request_of_a_call_that_goes_on(void)
{
    struct kcall call = ranges_call(2);
    next_result = KCALL_AGAIN;
    CHECK(kernel_dispatch(&call), KCALL_AGAIN);
    CHECK(page[0], 0xA5);
    call = ranges_call(2);
    fail_with(KERNEL_ERROR_BAD_SLOT);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(page[0], 0xA5);
}

static void unions_tables_and_arrays_go_both_ways(void)
{
    struct writ_msg m = {.tag = PROCESS_DESCRIBE_REQUEST, .w = {9}};
    struct kcall call = call_on(PROCESS_TYPE, PROCESS_RIGHT_SELF, m);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(process_describe_reply_check(&call.m, page, page + WRIT_RECORDS).check, 0);
    struct process_describe_reply told = process_describe_reply_read(page);
    CHECK(told.rights, 9);
    CHECK(told.device.as.line, 7);
    CHECK(told.ranges[1].bytes, 0x2000);
    _Alignas(8) uint8_t body[sizeof(struct process_move_request_body)] = {2};
    writ_store_u64(body + 8, 3);
    body[16] = ACCESS_READ;
    writ_store_u64(body + 24, 4096);
    writ_store_u64(body + 48, 0x7000);
    m = (struct writ_msg){.tag = writ_tag_sized(PROCESS_MOVE_REQUEST, sizeof body)};
    call = call_on(PROCESS_TYPE, PROCESS_RIGHT_MANAGE, m);
    call.body = body;
    table[2] = (struct cap){.type = VMO_TYPE, .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE};
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(process_move_reply_check(&call.m, page, page + WRIT_RECORDS).check, 0);
    CHECK(process_move_reply_read(&call.m).device.as.registers.base, 0x7000);
    CHECK(mapped == &table[2], true);
    body[16] = 4;
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(writ_tag_status(call.m.tag), WRIT_BAD_MESSAGE);
}

static void several_slots_arrive_as_the_capabilities_in_them(void)
{
    struct writ_msg m = {.tag = PROCESS_GATHER_REQUEST, .w = {2 | UINT64_C(3) << 32, 2, 0x1000}};
    struct cap vmo = {.type = VMO_TYPE, .rights = VMO_RIGHT_READ};
    table[2] = vmo;
    table[3] = vmo;
    struct kcall call = call_on(PROCESS_TYPE, PROCESS_RIGHT_MANAGE, m);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, PROCESS_GATHER_REPLY);
    CHECK(mapped == &table[3], true);
    table[3].rights = VMO_RIGHT_WRITE;
    call = call_on(PROCESS_TYPE, PROCESS_RIGHT_MANAGE, m);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_error(PROCESS_GATHER_REQUEST, KERNEL_ERROR_BAD_SLOT));
    CHECK(mapped == NULL, true);
}

static void bytes_are_filled_in_place(void)
{
    struct writ_msg m = {.tag = VMO_READ_REQUEST, .w = {7, 4000}};
    struct kcall call = call_on(VMO_TYPE, VMO_RIGHT_READ, m);
    CHECK(kernel_dispatch(&call), KCALL_DONE);
    CHECK(call.m.tag, writ_tag_sized(VMO_READ_REPLY, 8 + 4000));
    struct vmo_read_reply reply = vmo_read_reply_read(page);
    CHECK(reply.data.length, 4000);
    CHECK(((const uint8_t *)reply.data.data)[3999], (uint8_t)(7 + 3999));
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
        TEST(an_entry_has_the_low_bits_of_its_tag_and_no_other_matches),
        TEST(an_entry_serves_its_method),
        TEST(a_text_is_read_from_the_kernels_copy),
        TEST(a_reply_with_tails_is_built_in_the_callers_page),
        TEST(a_tail_that_nobody_put_is_empty),
        TEST(a_reply_that_breaks_the_contract_is_not_sent),
        TEST(the_page_keeps_the_request_of_a_call_that_goes_on),
        TEST(unions_tables_and_arrays_go_both_ways),
        TEST(several_slots_arrive_as_the_capabilities_in_them),
        TEST(bytes_are_filled_in_place),
    };
    return run_tests(tests, sizeof(tests) / sizeof(tests[0]));
}
