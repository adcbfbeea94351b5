/* See writ/socket.h: the end that serves. One loop asks all descriptors at once; nothing here waits for one client alone. */
#define _GNU_SOURCE

#include "writ/socket.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "socket_parts.h"

/* ---- clients ---- */

static struct socket_client *client_place(struct socket_port *port)
{
    for (uint32_t i = 0; i < SOCKET_CLIENTS; i++) {
        if (!port->clients[i].used) {
            return &port->clients[i];
        }
    }
    return NULL;
}

static bool is_admitted(const struct socket_listener *listener, int fd,
                        struct writ_caller *ret_caller)
{
    struct ucred ucred;
    socklen_t size = sizeof ucred;
    uint32_t roles = 0;
    if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &ucred, &size) != 0 || size != sizeof ucred) {
        return false;
    }
    struct socket_peer peer = {.pid = ucred.pid, .uid = ucred.uid, .gid = ucred.gid};
    if (listener->admit != NULL && !listener->admit(listener->context, &peer, &roles)) {
        return false;
    }
    *ret_caller = (struct writ_caller){.principal = ucred.uid, .roles = roles};
    return true;
}

static void admit(struct socket_port *port, const struct socket_listener *listener, int fd)
{
    struct socket_client *client = client_place(port);
    struct writ_caller caller;
    if (client == NULL || !is_admitted(listener, fd, &caller)) {
        (void)close(fd);
        return;
    }
    caller.label = port->next_session++ << 16 | listener->protocol;
    *client = (struct socket_client){.used = true, .fd = fd, .caller = caller};
}

/* No descriptor is left: somebody is turned away, so that he does not wait and the loop does not spin. */
static void turn_away(struct socket_port *port, int listener)
{
    (void)close(port->spare);
    int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (fd >= 0) {
        (void)close(fd);
    }
    port->spare = fcntl(listener, F_DUPFD_CLOEXEC, 0);
}

static void welcome(struct socket_port *port, const struct socket_listener *listener)
{
    int fd = accept4(listener->fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd >= 0) {
        admit(port, listener, fd);
    } else if (errno == EMFILE || errno == ENFILE) {
        turn_away(port, listener->fd);
    }
}

/* ---- listening ---- */

/* Whether the name is that of a socket at which nobody listens any more. */
static bool is_left_over(const struct sockaddr_un *address)
{
    struct stat found;
    if (lstat(address->sun_path, &found) != 0 || !S_ISSOCK(found.st_mode)) {
        return false;
    }
    int probe = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const struct sockaddr *at = (const struct sockaddr *)address;
    bool is_dead = connect(probe, at, sizeof *address) != 0 && errno == ECONNREFUSED;
    if (probe >= 0) {
        (void)close(probe);
    }
    return is_dead;
}

/* Binds; a name that was left over makes way. */
static int bind_at(int fd, const struct sockaddr_un *address)
{
    const struct sockaddr *at = (const struct sockaddr *)address;
    if (bind(fd, at, sizeof *address) == 0) {
        return 0;
    }
    if (errno != EADDRINUSE) {
        return errno;
    }
    if (!is_left_over(address)) {
        return EADDRINUSE;
    }
    bool is_bound = unlink(address->sun_path) == 0 && bind(fd, at, sizeof *address) == 0;
    return is_bound ? 0 : errno;
}

static int open_listener(const struct sockaddr_un *address, mode_t mode, int *ret_fd)
{
    int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) {
        return errno;
    }
    /* the name gets the mode that the socket has, so that it never is more open than it should be */
    int error = fchmod(fd, mode) != 0 ? errno : bind_at(fd, address);
    if (error == 0 && listen(fd, SOCKET_BACKLOG) != 0) {
        error = errno;
        (void)unlink(address->sun_path);
    }
    if (error != 0) {
        (void)close(fd);
        return error;
    }
    *ret_fd = fd;
    return 0;
}

int socket_listen(struct socket_port *port, const char *path, mode_t mode, uint16_t protocol,
                  socket_admit *admit_by, void *context)
{
    struct socket_listener listener = {.protocol = protocol, .admit = admit_by, .context = context};
    int error = address_of(path, &listener.address);
    if (error != 0 || port->listener_count == SOCKET_LISTENERS) {
        return error != 0 ? error : EMFILE;
    }
    error = open_listener(&listener.address, mode, &listener.fd);
    if (error != 0) {
        return error;
    }
    if (port->spare < 0) {
        port->spare = fcntl(listener.fd, F_DUPFD_CLOEXEC, 0);
    }
    port->listeners[port->listener_count++] = listener;
    return 0;
}

int socket_watch(struct socket_port *port, int fd, uint64_t bits)
{
    if (port->watch_count == SOCKET_WATCHES) {
        return EMFILE;
    }
    port->watches[port->watch_count++] = (struct socket_watch){.fd = fd, .bits = bits};
    return 0;
}

/* ---- answering ---- */

/* Sends a reply. One that nobody waits for any more, or that its caller does not fetch, is dropped with its handles: the server did its part. */
static uint32_t answer(struct socket_port *port, const struct socket_call *call,
                       const struct writ_msg *m)
{
    struct frame_out out = {.id = call->id, .m = m, .page = port->out};
    uint32_t status = handles_collect(port, &out);
    if (status != WRIT_OK) {
        return status;
    }
    struct socket_client *client = client_of(port, call);
    if (client != NULL && now_ms() < call->until_ms) {
        int error = frame_send(client->fd, &out);
        if (error == ETOOMANYREFS) {
            return WRIT_BAD_TRANSFER;
        }
        if (error != 0) {
            client_end(client);
        }
    }
    handles_release(port, m->tag);
    return WRIT_OK;
}

uint32_t writ_port_keep(struct writ_io *io, uint32_t *ret_reply)
{
    struct socket_port *port = port_of(io);
    uint32_t slot = slot_new(port);
    if (!port->serving || slot == 0) {
        return port->serving ? WRIT_HANDLES_FULL : WRIT_NO_CALLER;
    }
    port->slots[slot] = (struct socket_slot){.kind = SOCKET_REPLY, .fd = -1, .call = port->served};
    port->serving = false;
    *ret_reply = slot;
    return WRIT_OK;
}

bool writ_port_waits(struct writ_io *io, uint32_t reply)
{
    struct socket_port *port = port_of(io);
    const struct socket_slot *slot = slot_of(port, reply, SOCKET_REPLY);
    return slot != NULL && client_of(port, &slot->call) != NULL && now_ms() < slot->call.until_ms;
}

uint32_t writ_port_reply(struct writ_io *io, uint32_t reply, const struct writ_msg *m)
{
    struct socket_port *port = port_of(io);
    struct socket_slot *slot = slot_of(port, reply, SOCKET_REPLY);
    if (slot == NULL) {
        return WRIT_BAD_HANDLE;
    }
    uint32_t status = answer(port, &slot->call, m);
    if (status == WRIT_OK) {
        slot->kind = SOCKET_FREE;
    }
    return status;
}

/* ---- receiving ---- */

/* Refuses what no dispatcher may see. Without an id there is nobody to tell. */
static void refuse(struct socket_port *port, uint32_t index, const struct frame *frame,
                   uint32_t status, enum writ_step step)
{
    struct socket_client *client = &port->clients[index];
    uint64_t tag = frame->has_prefix ? frame->tag : 0;
    writ_port_refused(&client->caller, tag, status, writ_reject(step, 0));
    if (!frame->has_prefix) {
        client_end(client);
        return;
    }
    struct writ_msg m = {.tag = writ_tag_error(tag, status)};
    struct frame_out out = {.id = frame->id, .m = &m};
    if (frame_send(client->fd, &out) != 0) {
        client_end(client);
    }
}

/* Makes a good frame the call being served. */
static bool deliver(struct socket_port *port, uint32_t index, struct frame *frame,
                    struct writ_msg *m, struct writ_caller *ret_caller)
{
    if ((writ_tag_flags(frame->tag) & WRIT_FLAG_EVENT) != 0) { /* only the port itself makes them */
        frame_close_fds(frame);
        refuse(port, index, frame, WRIT_BAD_MESSAGE, WRIT_STEP_FLAGS);
        return false;
    }
    if (handles_receive(port, frame, port->in) != WRIT_OK) {
        refuse(port, index, frame, WRIT_LIMIT, WRIT_STEP_COUNT);
        return false;
    }
    frame_message(frame, m, port->in);
    *ret_caller = port->clients[index].caller;
    port->serving = true;
    port->served = (struct socket_call){.client = index,
                                        .id = frame->id,
                                        .label = ret_caller->label,
                                        .until_ms = time_after(frame->timeout_ms)};
    return true;
}

/* The next packet of one client. */
static bool hear(struct socket_port *port, uint32_t index, struct writ_msg *m,
                 struct writ_caller *ret_caller)
{
    struct frame frame;
    switch (frame_receive(port->clients[index].fd, &frame)) {
    case FRAME_GOOD:
        return deliver(port, index, &frame, m, ret_caller);
    case FRAME_BAD:
        refuse(port, index, &frame, WRIT_BAD_MESSAGE, WRIT_STEP_SIZE);
        return false;
    case FRAME_END:
        client_end(&port->clients[index]);
        return false;
    default:
        return false;
    }
}

/* A client that has gone is told once; then its place is free. */
static bool tell_closed(struct socket_port *port, struct writ_msg *m,
                        struct writ_caller *ret_caller)
{
    for (uint32_t i = 0; i < SOCKET_CLIENTS; i++) {
        struct socket_client *client = &port->clients[i];
        if (client->used && client->fd < 0) {
            *ret_caller = client->caller;
            *m = (struct writ_msg){.tag = WRIT_EVENT_CLOSED, .w = {client->caller.principal}};
            client->used = false;
            return true;
        }
    }
    return false;
}

/* Everything that is asked at once: clients at their own index, then watches, then listeners. */
enum {
    ASKED_WATCHES = SOCKET_CLIENTS,
    ASKED_LISTENERS = ASKED_WATCHES + SOCKET_WATCHES,
    ASKED_ALL = ASKED_LISTENERS + SOCKET_LISTENERS,
};

/* What has happened to whom, as poll says it. */
struct news {
    short of[ASKED_ALL];
};

struct asking {
    struct pollfd all[ASKED_ALL];
    uint32_t place[ASKED_ALL];
    nfds_t count;
};

static void ask_one(struct asking *asking, uint32_t place, int fd)
{
    asking->place[asking->count] = place;
    asking->all[asking->count++] = (struct pollfd){.fd = fd, .events = POLLIN};
}

/* Waits until something has happened. */
static struct news ask(const struct socket_port *port)
{
    struct asking asking = {.count = 0};
    struct news news = {{0}};
    for (uint32_t i = 0; i < SOCKET_CLIENTS; i++) {
        if (port->clients[i].used) {
            ask_one(&asking, i, port->clients[i].fd);
        }
    }
    for (uint32_t i = 0; i < port->watch_count; i++) {
        ask_one(&asking, ASKED_WATCHES + i, port->watches[i].fd);
    }
    for (uint32_t i = 0; i < port->listener_count; i++) {
        ask_one(&asking, ASKED_LISTENERS + i, port->listeners[i].fd);
    }
    if (poll(asking.all, asking.count, -1) > 0) {
        for (nfds_t i = 0; i < asking.count; i++) {
            news.of[asking.place[i]] = asking.all[i].revents;
        }
    }
    return news;
}

/* Those who hung up go first, so that nobody is answered in the place of one who is not there. */
static bool end_those_gone(struct socket_port *port, const struct news *news)
{
    bool any = false;
    for (uint32_t i = 0; i < SOCKET_CLIENTS; i++) {
        if ((news->of[i] & (POLLHUP | POLLERR | POLLNVAL)) != 0) {
            client_end(&port->clients[i]);
            any = true;
        }
    }
    return any;
}

static uint64_t bits_noticed(const struct socket_port *port, const struct news *news)
{
    uint64_t bits = 0;
    for (uint32_t i = 0; i < port->watch_count; i++) {
        bits |= news->of[ASKED_WATCHES + i] != 0 ? port->watches[i].bits : 0;
    }
    return bits;
}

/* One request, of the next client in turn that has one. */
static bool hear_one(struct socket_port *port, const struct news *news, struct writ_msg *m,
                     struct writ_caller *ret_caller)
{
    uint32_t first = port->turn;
    for (uint32_t i = 0; i < SOCKET_CLIENTS; i++) {
        uint32_t index = (first + i) % SOCKET_CLIENTS;
        if ((news->of[index] & POLLIN) != 0) {
            port->turn = index + 1;
            if (hear(port, index, m, ret_caller)) {
                return true;
            }
        }
    }
    return false;
}

static uint32_t receive(struct socket_port *port, struct writ_msg *m,
                        struct writ_caller *ret_caller)
{
    if (port->listener_count == 0) {
        return WRIT_NOT_BOUND;
    }
    for (;;) {
        if (tell_closed(port, m, ret_caller)) {
            return WRIT_OK;
        }
        struct news news = ask(port);
        if (end_those_gone(port, &news)) {
            continue;
        }
        uint64_t bits = bits_noticed(port, &news);
        if (bits != 0) {
            *ret_caller = (struct writ_caller){.label = 0};
            *m = (struct writ_msg){.tag = WRIT_EVENT_NOTIFIED, .w = {bits}};
            return WRIT_OK;
        }
        for (uint32_t i = 0; i < port->listener_count; i++) {
            if (news.of[ASKED_LISTENERS + i] != 0) {
                welcome(port, &port->listeners[i]);
            }
        }
        if (hear_one(port, &news, m, ret_caller)) {
            return WRIT_OK;
        }
    }
}

uint32_t writ_port_reply_recv(struct writ_io *io, struct writ_msg *m,
                              struct writ_caller *ret_caller)
{
    struct socket_port *port = port_of(io);
    if (port->serving && m->tag != 0) {
        uint32_t status = answer(port, &port->served, m);
        if (status != WRIT_OK) {
            return status;
        }
    } else if (port->serving) { /* neither answered nor kept */
        call_drop(port, &port->served);
    }
    port->serving = false;
    return receive(port, m, ret_caller);
}
