/* What the two ends of a port share. Inside of writ/socket.h. */
#ifndef SOCKET_PARTS_H
#define SOCKET_PARTS_H

#include "socket_frame.h"
#include "writ/socket.h"

static inline struct socket_port *port_of(struct writ_io *io)
{
    return (struct socket_port *)(void *)io;
}

uint64_t now_ms(void);
/* The time after so many milliseconds; UINT32_MAX is for ever. */
uint64_t time_after(uint32_t timeout_ms);

/* A free slot, or 0. */
uint32_t slot_new(struct socket_port *port);
/* What is in a slot if it is of this kind, else null. */
struct socket_slot *slot_of(struct socket_port *port, uint32_t slot, enum socket_kind kind);

/* Finds the descriptors of the handles that a message in the page `out` gives. Nothing has moved yet. */
[[nodiscard]] uint32_t handles_collect(struct socket_port *port, struct frame_out *out);
/* They have gone: the slots are free, and the records in the page are zero. */
void handles_release(struct socket_port *port, uint64_t tag);
/* Puts the descriptors of a frame into slots and their records into the page. HANDLES_FULL: all of them are closed. */
[[nodiscard]] uint32_t handles_receive(struct socket_port *port, struct frame *frame,
                                       uint8_t *page);

/* The client of a call, or null if it has gone. */
struct socket_client *client_of(struct socket_port *port, const struct socket_call *call);
/* The server is told by the next receive; what the client still has in the queue is dropped, as nobody waits for it. */
void client_end(struct socket_client *client);
/* Nobody answers this call: the caller's connection is closed, if it is still there. */
void call_drop(struct socket_port *port, const struct socket_call *call);
/* The address of a path; 0 or ENAMETOOLONG. */
[[nodiscard]] int address_of(const char *path, struct sockaddr_un *ret_address);

#endif
