/* One packet on a socket: bytes and the descriptors that come with them. Inside of writ/socket.h.
 *
 * Nothing that was received is believed: a packet is a frame in every byte or it is none, and then its descriptors are closed.
 */
#ifndef SOCKET_FRAME_H
#define SOCKET_FRAME_H

#include "writ/wire.h"

enum {
    FRAME_PREFIX = 16,
    FRAME_MOST = FRAME_PREFIX + WRIT_MAX_BODY + WRIT_MAX_HANDLES * WRIT_RECORD_BYTES,
};

enum frame_result {
    FRAME_GOOD,
    FRAME_NONE, /* nothing has come yet */
    FRAME_BAD,  /* no frame; `id` and `tag` are set if there is a whole prefix */
    FRAME_END,  /* nothing will come any more */
};

struct frame {
    uint32_t id;
    uint32_t timeout_ms;
    uint64_t tag;
    uint32_t fd_count;
    int fds[WRIT_MAX_HANDLES];
    bool has_prefix;
    uint8_t bytes[FRAME_MOST];
};

/* What goes out: `body` is the page of a message of buffer class, and the words of another. */
struct frame_out {
    uint32_t id;
    uint32_t timeout_ms;
    const struct writ_msg *m;
    const uint8_t *page;
    uint32_t fd_count;
    int fds[WRIT_MAX_HANDLES];
    uint8_t records[WRIT_MAX_HANDLES * WRIT_RECORD_BYTES];
};

/* Takes a packet, and never waits for one. The descriptors of a good frame are the caller's. */
[[nodiscard]] enum frame_result frame_receive(int fd, struct frame *ret_frame);
void frame_close_fds(struct frame *frame);
/* The message of a good frame; a body of buffer class goes to the page. */
void frame_message(const struct frame *frame, struct writ_msg *ret_m, uint8_t *page);
/* Whether record i of a good frame has a descriptor. */
bool frame_has_handle(const struct frame *frame, uint32_t i);

/* Whether a message can be a frame at all. */
bool frame_fits(uint64_t tag);
/* Sends without waiting: 0 or a number of errno.h, EAGAIN if there is no room. */
[[nodiscard]] int frame_send(int fd, const struct frame_out *out);

#endif
