/* What a daemon has confirmed, in memory that outlives it: its next instance finds all of it or, where
 * that memory is damaged, nothing.
 *
 * Pure, over two pieces of the caller's memory: the estate, which is inherited, and the live state, an
 * ordinary structure without pointers on which the daemon works. A change is confirmed by
 * estate_commit, and by nothing less: changed blocks of the live state go to a journal first, one
 * store of a word confirms them all, then they go to their places. Whoever dies at any byte of that
 * leaves the state from before or the one from after.
 *
 * Layout: header, sums of the blocks, journal, blocks. What is behind the blocks is not looked at.
 */
#ifndef WRIT_ESTATE_H
#define WRIT_ESTATE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    ESTATE_BLOCK = 64,
    ESTATE_MAX_BLOCKS = 2048, /* of a live state: 128 KiB */
    ESTATE_HEADER = 64,
    ESTATE_JOURNAL_HEAD = 64,
    ESTATE_ENTRY = ESTATE_BLOCK + 16,
};

#define ESTATE_BLOCKS(live_bytes_) (((live_bytes_) + ESTATE_BLOCK - 1) / ESTATE_BLOCK)

/* How much memory an estate needs in which so many blocks can change at a time. */
#define ESTATE_BYTES_FOR(live_bytes_, changes_)                                                    \
    (ESTATE_HEADER + ESTATE_JOURNAL_HEAD + (changes_)*ESTATE_ENTRY +                               \
     ESTATE_BLOCKS(live_bytes_) * (ESTATE_BLOCK + 8))

/* How much it needs if all of it can. */
#define ESTATE_BYTES(live_bytes_) ESTATE_BYTES_FOR(live_bytes_, ESTATE_BLOCKS(live_bytes_))

/* The first word of an estate. */
#define ESTATE_NEW UINT64_C(0)                   /* never used; memory begins so */
#define ESTATE_FORMING UINT64_C(1)               /* being used for the first time */
#define ESTATE_DISTRUSTED UINT64_C(2)            /* whoever wrote this will not have it believed */
#define ESTATE_GOOD UINT64_C(0x4554415453455257) /* "WRESTATE" */

enum estate_found {
    ESTATE_FRESH,     /* nobody has confirmed anything */
    ESTATE_INHERITED, /* the live state is as it was confirmed */
    ESTATE_LOST,      /* something was confirmed, and what is there is not it */
};

/* Puts bytes into the estate; eight at a multiple of eight in one store. */
typedef void estate_store(void *to, const void *from, uint64_t bytes);

struct estate {
    uint8_t *memory;
    uint8_t *live;
    uint64_t live_bytes;
    uint64_t layout;
    uint64_t seq;    /* of the newest commit */
    uint64_t losses; /* how often it was lost since the machine started */
    uint32_t blocks;
    uint32_t changes; /* at a time, at most */
    estate_store *store;
    uint64_t touched[ESTATE_MAX_BLOCKS / 64]; /* a bit for each block of the live state */
};

/* Where an estate is, and whose. `changes` is how many blocks change at a time, at most; `layout` is
 * another number for another kind of live state. */
struct estate_plan {
    void *memory; /* at a multiple of 8 */
    uint64_t memory_bytes;
    void *live;
    uint64_t live_bytes;
    uint64_t changes;
    uint64_t layout;
    estate_store *store; /* null: the usual one */
};

/* False if the memory is too small for this, or the live state too large. */
[[nodiscard]] bool estate_init(struct estate *estate, const struct estate_plan *plan);

/* Reads what is there. Unless that is ESTATE_INHERITED the live state is not touched: the caller makes
 * one to begin with, and confirms it by estate_begin. */
[[nodiscard]] enum estate_found estate_open(struct estate *estate);

/* Confirms the whole live state where nothing was inherited, and counts a loss if that was one. */
void estate_begin(struct estate *estate, enum estate_found found);

/* Says that bytes of the live state may have changed. More than have is no error. */
void estate_touch(struct estate *estate, const void *at, uint64_t bytes);

/* Confirms what has changed of what was touched. False, and nothing is confirmed, if those are more
 * blocks than can change at a time; they stay touched. */
[[nodiscard]] bool estate_commit(struct estate *estate);

/* Whether every byte of the live state is confirmed, as it must be whenever somebody is answered. */
[[nodiscard]] bool estate_check(const struct estate *estate);

/* Behind the blocks: memory that is inherited as it is, of which only what a confirmed state names
 * may be believed. */
[[nodiscard]] uint8_t *estate_rest(const struct estate *estate);

#endif
