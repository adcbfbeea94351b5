/* Connections between programs of a Unix system, for generated stubs and dispatchers: what a kernel does elsewhere, by SOCK_SEQPACKET.
 *
 * A packet is a frame: the prefix {id u32, timeout_ms u32, tag u64}, the body of docs/wire.md, and a record of 8 bytes for each handle that the tag
 * counts. A record is zero for an absent handle; for another its first two bytes are the number of the descriptor among those that come with
 * the packet (SCM_RIGHTS), from 1, and the rest is zero. What a descriptor is and may do is asked of the system by the receiver; the sender
 * has no say in it. A frame that differs from this by one byte or one descriptor is refused whole.
 *
 * One `struct socket_port` per thread: its first member is the thread's `struct writ_io`. It is both ends, so that a server can be a client
 * of others. All memory is the caller's and all tables are bounded; a port allocates nothing and logs nothing.
 *
 * Not done here: a call is not tried again (a client whose server has gone connects anew), connections are not handed over, and nothing is
 * lent, because a descriptor that was sent cannot be taken back: give a duplicate.
 */
#ifndef WRIT_SOCKET_H
#define WRIT_SOCKET_H

#include <sys/types.h>
#include <sys/un.h>

#include "writ/wire.h"

#include "writ/port.h"

enum {
    SOCKET_SLOTS = 128, /* descriptors, connections to servers and kept replies; slot 0 is none */
    SOCKET_LISTENERS = 8,
    SOCKET_CLIENTS = 64, /* one more is told that nobody is there */
    SOCKET_WATCHES = 8,
    SOCKET_BACKLOG = 64,
};

/* Who is at the other end, as the system knows it. */
struct socket_peer {
    pid_t pid;
    uid_t uid;
    gid_t gid;
};

/* Says in which roles somebody may call. False: not at all, and the connection is closed. */
typedef bool socket_admit(void *context, const struct socket_peer *peer, uint32_t *ret_roles);

/* Says what a descriptor that came is: type, rights and flags of a record. One whose type stays 0 is refused by every contract. */
typedef void socket_describe(int fd, struct writ_record *record);

/* A call that is to be answered. */
struct socket_call {
    uint32_t client;   /* index */
    uint32_t id;       /* of the frame */
    uint64_t label;    /* of the client: the place may have another one by now */
    uint64_t until_ms; /* when the caller stops waiting */
};

enum socket_kind { SOCKET_FREE, SOCKET_FILE, SOCKET_CONNECTION, SOCKET_REPLY };

struct socket_slot {
    enum socket_kind kind;
    int fd;                  /* of a file or connection */
    uint32_t last_id;        /* of a connection: of the call that was sent last */
    struct socket_call call; /* of a reply */
};

struct socket_client {
    bool used;
    int fd; /* -1: has gone, and the server has not been told yet */
    struct writ_caller caller;
};

struct socket_listener {
    int fd;
    uint16_t protocol;
    socket_admit *admit;
    void *context;
    struct sockaddr_un address;
};

struct socket_watch {
    int fd;
    uint64_t bits;
};

struct socket_port {
    struct writ_io io; /* the first member: the seam finds the port by it */
    socket_describe *describe;
    struct socket_slot slots[SOCKET_SLOTS];
    struct socket_client clients[SOCKET_CLIENTS];
    struct socket_listener listeners[SOCKET_LISTENERS];
    struct socket_watch watches[SOCKET_WATCHES];
    uint32_t listener_count;
    uint32_t watch_count;
    uint32_t turn; /* the client that is asked first for its next request */
    bool serving;
    struct socket_call served; /* while `serving` */
    uint64_t next_session;
    int spare; /* given up for a moment to turn somebody away when descriptors run out */
    _Alignas(16) uint8_t in[WRIT_PAGE_BYTES];
    _Alignas(16) uint8_t out[WRIT_PAGE_BYTES];
};

/* `describe` may be null for a port that gets no descriptors. */
void socket_port_init(struct socket_port *port, socket_describe *describe);
/* Closes everything and removes the names that were listened at. */
void socket_port_finish(struct socket_port *port);

/* These return 0 or a number of errno.h, and change nothing on failure. */

/* Connects to a server; the slot is what a client struct wants. Waits only while the server has more to welcome than SOCKET_BACKLOG. */
[[nodiscard]] int socket_connect(struct socket_port *port, const char *path, uint32_t timeout_ms,
                                 uint32_t *ret_slot);
/* Serves a protocol at a path, which only those can reach who may write it by `mode`. A name that a dead server left is taken over. Without
 * `admit` everybody has a connection without roles. The caller's principal is his user id. */
[[nodiscard]] int socket_listen(struct socket_port *port, const char *path, mode_t mode,
                                uint16_t protocol, socket_admit *admit, void *context);
/* Notifies the dispatcher with these bits as long as the descriptor can be read. It stays the caller's. */
[[nodiscard]] int socket_watch(struct socket_port *port, int fd, uint64_t bits);

/* Makes a descriptor a handle; it is the port's from then on. WRIT_HANDLES_FULL: it is still the caller's. */
[[nodiscard]] uint32_t socket_put(struct socket_port *port, int fd, uint32_t *ret_slot);
/* Makes a handle a descriptor of the caller's; -1 if there is none in this slot. */
[[nodiscard]] int socket_take(struct socket_port *port, uint32_t slot);

#endif
