/* Ranges of ports: who has claimed which, and what is done there, an access or a string of them at a
 * time. No processor ever lets a user at a port by himself. */
#pragma once

#include "claims.h"
#include "kcall.h"
#include "object.h"
#include "types.h"

struct io_ports {
    struct object object;
    struct claim
        claim; /* of the first to the last; P1: while there is a capability, it is in the kernel's tree */
};

/* The first port and, from bit 16 up, how many there are. */
uint64_t io_ports_extent(const struct io_ports *ports);

/* Makes one of ports that nobody has, in a slot of the caller's. */
enum kcall_result io_ports_claim(struct kcall *call, const struct cap *quota, uint64_t first,
                                 uint64_t count, uint32_t *ret_slot);

void io_ports_last_cap(struct object *object);
bool io_ports_check(const struct object *object);
