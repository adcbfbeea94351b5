/* Capabilities that go with a message: children of a few objects of our own. */
#ifndef GIFTS_H
#define GIFTS_H

#include "writ/mutate.h"
#include "writ/writ.h"

/* Makes the objects. Returns a status. */
[[nodiscard]] uint32_t gifts_init(struct writ_io *io);

/* Puts as many records into io->out as the tag says. */
void gifts_put(struct writ_io *io, struct mutate_source *source, uint64_t tag);

/* Closes what the kernel left with us, and what came with a reply. */
void gifts_settle(struct writ_io *io, uint32_t status, uint64_t reply);

#endif
