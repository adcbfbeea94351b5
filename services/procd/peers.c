/* See peers.h. */
#include "peers.h"

#include "kernel_calls.h"
#include "procd_types.h"
#include "writ/port.h"
#include "writ/self.h"

struct peer {
    uint16_t protocol;
    uint32_t role;
};

static const struct peer expected[PEERS] = {
    [PEER_MEMORY] = {MEMD_PROTOCOL, MEMD_ROLE_CONSUMER},
    [PEER_NAMES] = {SAMGRD_PROTOCOL, SAMGRD_ROLE_CONSUMER},
    [PEER_JOURNAL] = {LOGD_PROTOCOL, LOGD_ROLE_WRITER},
};

static bool is_as_expected(struct writ_io *io, uint32_t slot, const struct peer *peer)
{
    struct process_describe_reply it = {0};
    return self_describe(io, slot, &it) == WRIT_OK && it.type == OBJECT_TYPE_CONNECTION &&
           it.protocol == peer->protocol && (it.roles & peer->role) != 0;
}

bool peers_update(struct peers *peers, struct writ_io *io, uint32_t *given[PEERS])
{
    for (uint32_t i = 0; i < PEERS; i++) {
        if (*given[i] != 0 && !is_as_expected(io, *given[i], &expected[i])) {
            return false;
        }
    }
    for (uint32_t i = 0; i < PEERS; i++) {
        if (*given[i] != 0 && peers->slots[i] != 0) {
            (void)writ_port_close(io, peers->slots[i]);
        }
        if (*given[i] != 0) {
            peers->slots[i] = writ_take(given[i]);
        }
    }
    return true;
}
