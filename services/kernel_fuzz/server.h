/* A server as all are: it answers and receives in one call, for ever, so messages to and from it take the short path. */
#ifndef SERVER_H
#define SERVER_H

#include "fuzz.h"

/* Makes its endpoint and our connection to it. Returns a status. */
[[nodiscard]] uint32_t server_make(struct writ_io *io);

/* Its thread, which has these message pages. */
[[gnu::noreturn]] void server_run(uint8_t *pages);

/* One call, of any size: what comes back must be what the server makes of it. */
void server_call(struct fuzz *fuzz);

/* How many calls it has answered. */
uint64_t server_answered(void);

#endif
