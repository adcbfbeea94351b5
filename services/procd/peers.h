/* Connections to services that started after this one: each is what it claims to be, or is not kept. */
#ifndef PEERS_H
#define PEERS_H

#include <stdbool.h>

#include "writ/writ.h"

enum { PEER_MEMORY, PEER_NAMES, PEER_JOURNAL, PEERS };

struct peers {
    uint32_t slots[PEERS]; /* 0 for one that was not given */
};

/* Takes the connections that were given in place of those before; 0 leaves what is there. False,
 * and nothing is taken, if one is to another protocol or in another role. */
[[nodiscard]] bool peers_update(struct peers *peers, struct writ_io *io, uint32_t *given[PEERS]);

#endif
