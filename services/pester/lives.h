/* Which processes live: a daemon that was started again meanwhile has another number. */
#ifndef LIVES_H
#define LIVES_H

#include "writ/writ.h"

enum { LIVES_MOST = 32 };

struct lives {
    uint32_t count;
    struct {
        uint64_t process;
        uint32_t principal;
    } of[LIVES_MOST];
};

/* The running processes. */
void lives_read(struct writ_io *io, struct lives *ret_lives);

/* The principal of one that lived before and does not now, or 0. Applications may end. */
[[nodiscard]] uint32_t lives_lost(const struct lives *before, const struct lives *now);

#endif
