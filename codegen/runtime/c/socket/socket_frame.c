/* See socket_frame.h. */
#define _GNU_SOURCE

#include "socket_frame.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "frames are little-endian");

/* Room for the control data of a packet; the system drops and flags what is more. */
union control {
    struct cmsghdr align;
    uint8_t bytes[CMSG_SPACE(WRIT_MAX_HANDLES * sizeof(int))];
};

void frame_close_fds(struct frame *frame)
{
    for (uint32_t i = 0; i < frame->fd_count; i++) {
        (void)close(frame->fds[i]);
    }
    frame->fd_count = 0;
}

/* Takes the descriptors out of the control data. The system has installed no more than there is room for. */
static void take_fds(struct msghdr *header, struct frame *frame)
{
    for (struct cmsghdr *c = CMSG_FIRSTHDR(header); c != NULL; c = CMSG_NXTHDR(header, c)) {
        if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(c) + i * sizeof(int), sizeof fd);
            if (frame->fd_count < WRIT_MAX_HANDLES) {
                frame->fds[frame->fd_count++] = fd;
            } else {
                (void)close(fd);
            }
        }
    }
}

/* Records count the descriptors from 1, in order, and hold nothing else. */
static bool records_are_good(const struct frame *frame)
{
    const uint8_t *records = frame->bytes + FRAME_PREFIX + writ_tag_bytes(frame->tag);
    uint32_t count = 0;
    for (uint32_t i = 0; i < writ_tag_handles(frame->tag); i++) {
        struct writ_record expected = {.slot = 0};
        if (writ_load_record(records, i).slot != 0) {
            expected.slot = (uint16_t)++count;
        }
        if (memcmp(records + (size_t)i * WRIT_RECORD_BYTES, &expected, sizeof expected) != 0) {
            return false;
        }
    }
    return count == frame->fd_count;
}

bool frame_fits(uint64_t tag)
{
    bool in_words = (writ_tag_flags(tag) & WRIT_FLAG_BUFFER) == 0;
    uint32_t most = in_words ? WRIT_REGISTER_BYTES : WRIT_MAX_BODY;
    return writ_tag_bytes(tag) <= most && writ_tag_handles(tag) <= WRIT_MAX_HANDLES;
}

static bool frame_is_good(const struct frame *frame, size_t size)
{
    if (writ_tag_bytes(frame->tag) > WRIT_MAX_BODY ||
        writ_tag_handles(frame->tag) > WRIT_MAX_HANDLES) {
        return false;
    }
    size_t records = (size_t)writ_tag_handles(frame->tag) * WRIT_RECORD_BYTES;
    return size == FRAME_PREFIX + writ_tag_bytes(frame->tag) + records && records_are_good(frame);
}

static ssize_t receive(int fd, struct frame *frame, int *ret_flags)
{
    union control control;
    struct iovec place = {.iov_base = frame->bytes, .iov_len = sizeof frame->bytes};
    struct msghdr header = {
        .msg_iov = &place,
        .msg_iovlen = 1,
        .msg_control = &control,
        .msg_controllen = sizeof control,
    };
    ssize_t size;
    do {
        size = recvmsg(fd, &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    } while (size < 0 && errno == EINTR);
    if (size >= 0) {
        take_fds(&header, frame);
        *ret_flags = header.msg_flags;
    }
    return size;
}

enum frame_result frame_receive(int fd, struct frame *ret_frame)
{
    int flags = 0;
    ret_frame->fd_count = 0;
    ret_frame->has_prefix = false;
    ret_frame->id = 0;
    ret_frame->tag = 0;
    ssize_t size = receive(fd, ret_frame, &flags);
    if (size < 0) {
        return errno == EAGAIN ? FRAME_NONE : FRAME_END;
    }
    if (size == 0) { /* the end, or a packet without a byte, which is none of ours either */
        frame_close_fds(ret_frame);
        return FRAME_END;
    }
    if (size >= FRAME_PREFIX) {
        ret_frame->has_prefix = true;
        ret_frame->id = writ_load_u32(ret_frame->bytes);
        ret_frame->timeout_ms = writ_load_u32(ret_frame->bytes + 4);
        ret_frame->tag = writ_load_u64(ret_frame->bytes + 8);
    }
    if (!ret_frame->has_prefix || (flags & (MSG_TRUNC | MSG_CTRUNC)) != 0 ||
        !frame_is_good(ret_frame, (size_t)size)) {
        frame_close_fds(ret_frame);
        return FRAME_BAD;
    }
    return FRAME_GOOD;
}

void frame_message(const struct frame *frame, struct writ_msg *ret_m, uint8_t *page)
{
    const uint8_t *body = frame->bytes + FRAME_PREFIX;
    uint32_t bytes = writ_tag_bytes(frame->tag);
    *ret_m = (struct writ_msg){.tag = frame->tag};
    if ((writ_tag_flags(frame->tag) & WRIT_FLAG_BUFFER) != 0) {
        memcpy(page, body, bytes);
    } else {
        memcpy(ret_m->w, body, writ_least(bytes, WRIT_REGISTER_BYTES));
    }
}

bool frame_has_handle(const struct frame *frame, uint32_t i)
{
    const uint8_t *records = frame->bytes + FRAME_PREFIX + writ_tag_bytes(frame->tag);
    return writ_load_record(records, i).slot != 0;
}

static void put_fds(const struct frame_out *out, union control *control, struct msghdr *header)
{
    memset(control, 0, sizeof *control);
    header->msg_control = control;
    header->msg_controllen = CMSG_SPACE(out->fd_count * sizeof(int));
    struct cmsghdr *c = CMSG_FIRSTHDR(header);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(out->fd_count * sizeof(int));
    memcpy(CMSG_DATA(c), out->fds, out->fd_count * sizeof(int));
}

int frame_send(int fd, const struct frame_out *out)
{
    uint64_t tag = out->m->tag;
    bool in_page = (writ_tag_flags(tag) & WRIT_FLAG_BUFFER) != 0;
    uint8_t bytes[FRAME_MOST];
    writ_store_u32(bytes, out->id);
    writ_store_u32(bytes + 4, out->timeout_ms);
    writ_store_u64(bytes + 8, tag);
    const void *body = in_page ? (const void *)out->page : (const void *)out->m->w;
    memcpy(bytes + FRAME_PREFIX, body, writ_tag_bytes(tag));
    size_t size = FRAME_PREFIX + writ_tag_bytes(tag);
    size_t records = (size_t)writ_tag_handles(tag) * WRIT_RECORD_BYTES;
    memcpy(bytes + size, out->records, records);

    struct iovec place = {.iov_base = bytes, .iov_len = size + records};
    struct msghdr header = {.msg_iov = &place, .msg_iovlen = 1};
    union control control;
    if (out->fd_count != 0) {
        put_fds(out, &control, &header);
    }
    ssize_t sent;
    do {
        sent = sendmsg(fd, &header, MSG_DONTWAIT | MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent < 0 ? errno : 0;
}
