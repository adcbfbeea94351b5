/* The hooks of the echo suite against the live daemon: what can be done and seen from another process. */
#include "callers.h"
#include "conformance_slots.h"
#include "echo_given.h"
#include "echo_wire.h"
#include "kernel_calls.h"
#include "writ/port.h"

enum { PAPER_BYTES = 4096 };

/* The suite ends the rooms that it opens; nothing else of the daemon is to be set back. */
void echo_given_reset(struct suite_world *world)
{
    (void)world;
}

uint64_t echo_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

/* A sheet that can be read and handed over; a record without a slot if there is no memory for it, and the case fails. */
struct writ_record echo_given_arg_say_paper(struct suite_world *world)
{
    struct writ_io *io = callers_io(world);
    struct writ_record record = {.rights = VMO_RIGHT_READ, .type = VMO_TYPE};
    uint32_t whole = 0;
    uint32_t paper = 0;
    if (quota_create_vmo(io, WRIT_SLOT_QUOTA, PAPER_BYTES, &whole) == WRIT_OK) {
        uint32_t rights = VMO_RIGHT_READ | VMO_RIGHT_TRANSFER;
        uint32_t status = process_derive(io, WRIT_SLOT_PROCESS, whole, (uint16_t)rights, &paper);
        (void)process_close(io, WRIT_SLOT_PROCESS, whole);
        record.slot = status == WRIT_OK ? (uint16_t)paper : 0;
    }
    return record;
}

/* Numbers of rooms rise, so a room too many would have the next number. */
bool echo_ensures_no_room_left_over(struct suite *s, uint32_t status)
{
    (void)status;
    struct writ_io *io = callers_io(s->world);
    struct writ_msg m = {.tag = ECHO_LOOK_REQUEST, .w = {suite_newest(s, 0) + 1}};
    uint32_t sent = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, SUITE_PATIENCE_MS, &m);
    return sent == WRIT_OK && writ_tag_status(m.tag) == WRIT_NOT_FOUND;
}
