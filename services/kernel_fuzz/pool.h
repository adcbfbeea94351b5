/* Slots of things that were made, for all threads. A slot may be gone by the time that it is used:
 * that is meant. Protected slots are in no pool and nobody else's. */
#ifndef POOL_H
#define POOL_H

#include <stdbool.h>
#include <stdint.h>

#include "writ/writ.h"

struct fuzz;

/* Protects all that is in the table now. */
void pool_init(struct writ_io *io);

bool pool_is_protected(uint32_t slot);

/* Takes in what is in a slot. False if there is no place for it. */
bool pool_add(struct fuzz *fuzz, uint32_t slot);

/* Closes a slot. A process is ended first: one that runs goes on without anybody's capability, and
 * then its memory would count as lost. */
void pool_close(struct writ_io *io, uint32_t slot);

/* A slot was closed. */
void pool_remove(uint32_t slot);

/* Ends what is in a slot if it is a process. */
void pool_end(struct writ_io *io, uint32_t slot);

/* Whether the pool knows a process there. */
bool pool_is_process(uint32_t slot);

/* A slot with an object of this type (0: of any), as far as one is known; 0 if none was found. */
uint32_t pool_any(struct fuzz *fuzz, uint8_t type);

/* A slot that was closed, or one that was never there. */
uint32_t pool_stale(struct fuzz *fuzz);

/* Closes everything that is not protected; processes are ended first. */
void pool_clear(struct writ_io *io);

#endif
