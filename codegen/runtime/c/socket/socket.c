/* See writ/socket.h: slots, handles, and the end that calls. A program that serves nothing needs no more than this and socket_frame.c. */
#define _GNU_SOURCE

#include "writ/socket.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "socket_parts.h"

uint64_t now_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

uint64_t time_after(uint32_t timeout_ms)
{
    return timeout_ms == UINT32_MAX ? UINT64_MAX : now_ms() + timeout_ms;
}

int address_of(const char *path, struct sockaddr_un *ret_address)
{
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof ret_address->sun_path) {
        return ENAMETOOLONG;
    }
    *ret_address = (struct sockaddr_un){.sun_family = AF_UNIX};
    memcpy(ret_address->sun_path, path, length);
    return 0;
}

/* ---- clients ---- */

struct socket_client *client_of(struct socket_port *port, const struct socket_call *call)
{
    struct socket_client *client = &port->clients[call->client];
    bool is_there = client->used && client->fd >= 0 && client->caller.label == call->label;
    return is_there ? client : NULL;
}

void client_end(struct socket_client *client)
{
    (void)close(client->fd);
    client->fd = -1;
}

void call_drop(struct socket_port *port, const struct socket_call *call)
{
    struct socket_client *client = client_of(port, call);
    if (client != NULL) {
        client_end(client);
    }
}

/* ---- slots ---- */

void socket_port_init(struct socket_port *port, socket_describe *describe)
{
    memset(port, 0, sizeof *port);
    port->io = (struct writ_io){.in = port->in, .out = port->out};
    port->describe = describe;
    port->next_session = 1;
    port->spare = -1;
}

static void server_finish(struct socket_port *port)
{
    for (uint32_t i = 0; i < SOCKET_CLIENTS; i++) {
        if (port->clients[i].used && port->clients[i].fd >= 0) {
            (void)close(port->clients[i].fd);
        }
        port->clients[i].used = false;
    }
    for (uint32_t i = 0; i < port->listener_count; i++) {
        (void)unlink(port->listeners[i].address.sun_path);
        (void)close(port->listeners[i].fd);
    }
    port->listener_count = 0;
    port->watch_count = 0;
    port->serving = false;
    if (port->spare >= 0) {
        (void)close(port->spare);
        port->spare = -1;
    }
}

void socket_port_finish(struct socket_port *port)
{
    for (uint32_t i = 1; i < SOCKET_SLOTS; i++) {
        struct socket_slot *slot = &port->slots[i];
        if (slot->kind == SOCKET_FILE || slot->kind == SOCKET_CONNECTION) {
            (void)close(slot->fd);
        }
        slot->kind = SOCKET_FREE;
    }
    server_finish(port);
}

uint32_t slot_new(struct socket_port *port)
{
    for (uint32_t i = 1; i < SOCKET_SLOTS; i++) {
        if (port->slots[i].kind == SOCKET_FREE) {
            return i;
        }
    }
    return 0;
}

struct socket_slot *slot_of(struct socket_port *port, uint32_t slot, enum socket_kind kind)
{
    bool is_one = slot != 0 && slot < SOCKET_SLOTS && port->slots[slot].kind == kind;
    return is_one ? &port->slots[slot] : NULL;
}

uint32_t socket_put(struct socket_port *port, int fd, uint32_t *ret_slot)
{
    uint32_t slot = slot_new(port);
    if (slot == 0) {
        return WRIT_HANDLES_FULL;
    }
    port->slots[slot] = (struct socket_slot){.kind = SOCKET_FILE, .fd = fd};
    *ret_slot = slot;
    return WRIT_OK;
}

int socket_take(struct socket_port *port, uint32_t slot)
{
    struct socket_slot *found = slot_of(port, slot, SOCKET_FILE);
    if (found == NULL) {
        return -1;
    }
    found->kind = SOCKET_FREE;
    return found->fd;
}

uint32_t writ_port_close(struct writ_io *io, uint32_t slot)
{
    struct socket_port *port = port_of(io);
    if (slot == 0 || slot >= SOCKET_SLOTS || port->slots[slot].kind == SOCKET_FREE) {
        return WRIT_BAD_HANDLE;
    }
    struct socket_slot *found = &port->slots[slot];
    if (found->kind == SOCKET_REPLY) {
        call_drop(port, &found->call);
    } else {
        (void)close(found->fd);
    }
    found->kind = SOCKET_FREE;
    return WRIT_OK;
}

/* ---- handles ---- */

static bool is_among(int fd, const struct frame_out *out)
{
    for (uint32_t i = 0; i < out->fd_count; i++) {
        if (out->fds[i] == fd) {
            return true;
        }
    }
    return false;
}

uint32_t handles_collect(struct socket_port *port, struct frame_out *out)
{
    if (!frame_fits(out->m->tag)) {
        return WRIT_BAD_OP;
    }
    memset(out->records, 0, sizeof out->records);
    out->fd_count = 0;
    for (uint32_t i = 0; i < writ_tag_handles(out->m->tag); i++) {
        struct writ_record record = writ_load_record(out->page + WRIT_RECORDS, i);
        if (record.slot == 0) {
            continue;
        }
        const struct socket_slot *slot = slot_of(port, record.slot, SOCKET_FILE);
        if (slot == NULL || (record.flags & WRIT_RECORD_LEND) != 0 || is_among(slot->fd, out)) {
            return WRIT_BAD_TRANSFER;
        }
        out->fds[out->fd_count++] = slot->fd;
        struct writ_record sent = {.slot = (uint16_t)out->fd_count};
        writ_store_record(out->records, i, sent);
    }
    return WRIT_OK;
}

void handles_release(struct socket_port *port, uint64_t tag)
{
    for (uint32_t i = 0; i < writ_tag_handles(tag); i++) {
        uint32_t slot = writ_load_record(port->out + WRIT_RECORDS, i).slot;
        if (slot != 0) {
            (void)writ_port_close(&port->io, slot);
        }
        writ_store_record(port->out + WRIT_RECORDS, i, (struct writ_record){.slot = 0});
    }
}

static uint32_t slots_free(const struct socket_port *port)
{
    uint32_t count = 0;
    for (uint32_t i = 1; i < SOCKET_SLOTS; i++) {
        count += port->slots[i].kind == SOCKET_FREE;
    }
    return count;
}

uint32_t handles_receive(struct socket_port *port, struct frame *frame, uint8_t *page)
{
    if (slots_free(port) < frame->fd_count) {
        frame_close_fds(frame);
        return WRIT_HANDLES_FULL;
    }
    uint32_t next = 0;
    for (uint32_t i = 0; i < writ_tag_handles(frame->tag); i++) {
        struct writ_record record = {.slot = 0};
        if (frame_has_handle(frame, i)) {
            int fd = frame->fds[next++];
            if (port->describe != NULL) {
                port->describe(fd, &record);
            }
            uint32_t slot = slot_new(port);
            port->slots[slot] = (struct socket_slot){.kind = SOCKET_FILE, .fd = fd};
            record.slot = (uint16_t)slot;
        }
        writ_store_record(page + WRIT_RECORDS, i, record);
    }
    frame->fd_count = 0;
    return WRIT_OK;
}

/* ---- the end that calls ---- */

/* A connected socket, with a bounded wait for a place in the server's queue. */
static int connect_within(const struct sockaddr_un *address, uint32_t timeout_ms, int *ret_fd)
{
    int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        return errno;
    }
    /* no time at all would mean for ever */
    struct timeval limit = {.tv_sec = timeout_ms / 1000, .tv_usec = timeout_ms % 1000 * 1000};
    limit.tv_usec += timeout_ms == 0;
    int outcome = setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    while (outcome == 0) {
        outcome = connect(fd, (const struct sockaddr *)address, sizeof *address);
        if (outcome == 0) {
            *ret_fd = fd;
            return 0;
        }
        outcome = errno == EINTR ? 0 : -1;
    }
    int error = errno == EAGAIN ? ETIMEDOUT : errno;
    (void)close(fd);
    return error;
}

int socket_connect(struct socket_port *port, const char *path, uint32_t timeout_ms,
                   uint32_t *ret_slot)
{
    struct sockaddr_un address;
    int fd = -1;
    int error = address_of(path, &address);
    uint32_t slot = slot_new(port);
    if (error != 0 || slot == 0) {
        return error != 0 ? error : EMFILE;
    }
    error = connect_within(&address, timeout_ms, &fd);
    if (error == 0) {
        port->slots[slot] = (struct socket_slot){.kind = SOCKET_CONNECTION, .fd = fd};
        *ret_slot = slot;
    }
    return error;
}

/* Waits for something to happen on a connection; false when the time is over. */
static bool wait_until(int fd, short events, uint64_t until_ms)
{
    for (;;) {
        uint64_t now = now_ms();
        uint64_t left = until_ms > now ? until_ms - now : 0;
        struct pollfd one = {.fd = fd, .events = events};
        int ready = poll(&one, 1, left < INT32_MAX ? (int)left : INT32_MAX);
        if (ready > 0) {
            return true;
        }
        if (ready == 0 && left < INT32_MAX) {
            return false;
        }
    }
}

/* Whatever keeps a message from being sent, it had no effect. */
static uint32_t send_request(int fd, const struct frame_out *out, uint64_t until_ms)
{
    for (;;) {
        int error = frame_send(fd, out);
        if (error == 0) {
            return WRIT_OK;
        }
        if (error != EAGAIN || !wait_until(fd, POLLOUT, until_ms)) {
            return WRIT_NOT_DELIVERED;
        }
    }
}

/* A reply that is no frame has no tag: the stub says BAD_REPLY. */
static uint32_t take_reply(struct socket_port *port, struct frame *frame, bool is_good,
                           struct writ_msg *m)
{
    if (!is_good) {
        *m = (struct writ_msg){.tag = 0};
        return WRIT_OK;
    }
    uint32_t status = handles_receive(port, frame, port->out);
    if (status == WRIT_OK) {
        frame_message(frame, m, port->out);
    }
    return status;
}

/* Waits for the reply with this id. Replies to earlier calls, whose callers gave up, are dropped. */
static uint32_t receive_reply(struct socket_port *port, int fd, const struct frame_out *out,
                              uint64_t until_ms, struct writ_msg *m)
{
    for (;;) {
        struct frame frame;
        enum frame_result result = frame_receive(fd, &frame);
        if (result == FRAME_END) {
            return WRIT_PEER_DIED;
        }
        if (result == FRAME_NONE) {
            if (!wait_until(fd, POLLIN, until_ms)) {
                return WRIT_TIMED_OUT;
            }
            continue;
        }
        if (frame.id == out->id || !frame.has_prefix) {
            return take_reply(port, &frame, result == FRAME_GOOD, m);
        }
        frame_close_fds(&frame);
        if (now_ms() >= until_ms) {
            return WRIT_TIMED_OUT;
        }
    }
}

uint32_t writ_port_call(struct writ_io *io, uint32_t slot, uint32_t timeout_ms, struct writ_msg *m)
{
    struct socket_port *port = port_of(io);
    struct socket_slot *to = slot_of(port, slot, SOCKET_CONNECTION);
    io->left_ms = 0;
    if (to == NULL) {
        return WRIT_BAD_HANDLE;
    }
    if (timeout_ms == UINT32_MAX || (writ_tag_flags(m->tag) & WRIT_FLAG_EVENT) != 0) {
        return WRIT_BAD_OP;
    }
    struct frame_out out = {.timeout_ms = timeout_ms, .m = m, .page = port->out};
    uint32_t status = handles_collect(port, &out);
    if (status != WRIT_OK) {
        return status;
    }
    uint64_t until_ms = time_after(timeout_ms);
    out.id = ++to->last_id;
    status = send_request(to->fd, &out, until_ms);
    if (status != WRIT_OK) {
        return status;
    }
    handles_release(port, m->tag);
    return receive_reply(port, to->fd, &out, until_ms, m);
}
