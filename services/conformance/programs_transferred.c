/* Cases about images that arrive in chunks: see programs.h. */
#include "programs.h"

#include "conformance_uses.h"
#include "writ/placement.h"

enum { CODE = 9, HALF = IMAGE_CODE_BYTES / 2 };

/* A program that exits, as one segment. */
static struct transfer_segment sound(void)
{
    return (struct transfer_segment){.address = IMAGE_LOW_VA,
                                     .file_bytes = IMAGE_CODE_BYTES,
                                     .memory_bytes = IMAGE_PAGE_BYTES,
                                     .access = SEGMENT_ACCESS_READ | SEGMENT_ACCESS_EXECUTE};
}

static uint32_t begin(struct writ_io *io, const struct transfer_segment *segments, uint32_t count,
                      uint64_t entry, uint64_t *ret_transfer)
{
    struct loader_begin_image_transfer_builder b = loader_begin_image_transfer_begin(io);
    b.body->role = PROGRAM_ROLE_EXTENSION;
    b.body->component = PROGRAM_COMPONENT;
    b.body->image_bytes = IMAGE_CODE_BYTES;
    b.body->entry = entry;
    b.body->stack_bytes = PROGRAM_STACK;
    loader_begin_image_transfer_put_segments(&b, segments, count);
    loader_begin_image_transfer_put_program(&b, "sent", 4);
    struct procd_begin_image_transfer_reply reply = {0};
    uint32_t status = loader_begin_image_transfer_call(&b, &reply);
    *ret_transfer = reply.transfer;
    return status;
}

static uint32_t begin_sound(struct writ_io *io, uint64_t *ret_transfer)
{
    struct transfer_segment segment = sound();
    return begin(io, &segment, 1, IMAGE_LOW_VA, ret_transfer);
}

static uint32_t send(struct writ_io *io, uint64_t transfer, uint64_t offset, const uint8_t *code)
{
    struct loader_send_image_chunk_builder b = loader_send_image_chunk_begin(io);
    struct procd_send_image_chunk_reply reply = {0};
    b.body->transfer = transfer;
    b.body->offset = offset;
    loader_send_image_chunk_put_chunk(&b, (const char *)code + offset, HALF);
    return loader_send_image_chunk_call(&b, &reply);
}

static bool an_image_that_is_sent_whole_becomes_a_program_once(struct writ_io *io)
{
    struct procd_wait_process_event_reply end = {0};
    struct image_draft draft;
    uint64_t transfer = 0;
    uint64_t pid = 0;
    uint64_t again = 0;
    image_begin(&draft);
    image_exit(&draft, CODE);
    return begin_sound(io, &transfer) == WRIT_OK && send(io, transfer, 0, draft.code) == WRIT_OK &&
           send(io, transfer, HALF, draft.code) == WRIT_OK &&
           loader_commit_image_transfer(io, transfer, &pid) == WRIT_OK &&
           loader_commit_image_transfer(io, transfer, &again) == WRIT_BAD_STATE &&
           programs_wait_process_event_within(io, PROGRAM_PATIENCE_MS, pid, 0, &end) == WRIT_OK &&
           end.event.ending.tag == ENDING_TAG_EXITED && end.event.ending.as.exited.code == CODE;
}

static bool chunks_out_of_order_end_the_transfer(struct writ_io *io)
{
    struct image_draft draft;
    uint64_t transfer = 0;
    uint64_t pid = 0;
    image_begin(&draft);
    bool ended = begin_sound(io, &transfer) == WRIT_OK &&
                 send(io, transfer, HALF, draft.code) == PROCD_ERROR_BAD_ORDER &&
                 send(io, transfer, 0, draft.code) == WRIT_NOT_FOUND;
    return ended && begin_sound(io, &transfer) == WRIT_OK &&
           send(io, transfer, 0, draft.code) == WRIT_OK &&
           loader_commit_image_transfer(io, transfer, &pid) == PROCD_ERROR_BAD_ORDER &&
           loader_commit_image_transfer(io, transfer, &pid) == WRIT_NOT_FOUND;
}

static bool is_refused(struct writ_io *io, const struct transfer_segment *segments, uint32_t count)
{
    uint64_t transfer = 0;
    return begin(io, segments, count, IMAGE_LOW_VA, &transfer) == PROCD_ERROR_BAD_IMAGE;
}

static bool an_unsound_image_is_refused_before_a_byte_is_sent(struct writ_io *io)
{
    struct transfer_segment twice[2] = {sound(), sound()};
    struct transfer_segment segment = sound();
    uint64_t transfer = 0;
    bool good = begin(io, &segment, 1, 0, &transfer) == PROCD_ERROR_BAD_ENTRY &&
                is_refused(io, twice, 2) && is_refused(io, &segment, 0);
    segment.access |= SEGMENT_ACCESS_WRITE;
    good = is_refused(io, &segment, 1) && good;
    segment = sound();
    segment.address += 8;
    return is_refused(io, &segment, 1) && good;
}

static bool transfers_past_the_bound_are_refused_and_those_that_end_make_room(struct writ_io *io)
{
    struct image_draft draft;
    uint64_t transfers[PROCD_MAX_TRANSFERS] = {0};
    uint64_t one_more = 0;
    bool good = true;
    image_begin(&draft);
    for (uint32_t i = 0; i < PROCD_MAX_TRANSFERS; i++) {
        good = begin_sound(io, &transfers[i]) == WRIT_OK && good;
    }
    good = good && begin_sound(io, &one_more) == WRIT_LIMIT;
    for (uint32_t i = 0; i < PROCD_MAX_TRANSFERS; i++) {
        good = send(io, transfers[i], HALF, draft.code) == PROCD_ERROR_BAD_ORDER && good;
    }
    return good;
}

static const struct edge_case cases[] = {
    {"an image that is sent whole becomes a program, once",
     an_image_that_is_sent_whole_becomes_a_program_once},
    {"chunks out of order end the transfer", chunks_out_of_order_end_the_transfer},
    {"an unsound image is refused before a byte is sent",
     an_unsound_image_is_refused_before_a_byte_is_sent},
    {"transfers past the bound are refused, and those that end make room",
     transfers_past_the_bound_are_refused_and_those_that_end_make_room},
};

const struct edge_cases programs_transferred = {cases, sizeof cases / sizeof cases[0]};
