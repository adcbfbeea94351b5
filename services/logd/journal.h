/* The journal: what was said, by whom and when, in bounded memory that is shared fairly.
 *
 * Pure: no messages, no clock, no allocation, no logging. Lines are kept in pieces of equal size.
 * When none is free, the oldest record of whoever holds most makes way, so that nobody loses records
 * to a neighbour who talks more than his part.
 *
 * The store is all that the daemon's next instance needs. A record is in it from the moment its
 * number is written and out of it from the moment that is cleared, so it is whole whenever the daemon
 * dies; what a torn write left behind is swept when the store is opened.
 */
#ifndef JOURNAL_H
#define JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "logd_types.h"

#ifndef JOURNAL_PIECES /* a test shrinks it */
#define JOURNAL_PIECES 4096
#endif

enum {
    JOURNAL_TEXT = 96,   /* bytes of a line in one piece */
    JOURNAL_SHARES = 64, /* senders that are told apart; the last share is that of all others */
    JOURNAL_SCAN = 1024, /* records that one answer looks at */
    JOURNAL_BURST = 256, /* records that a sender may append at once, */
    JOURNAL_RATE = 128,  /* and in a second after that */
};

struct journal_piece {
    uint64_t seq; /* J1: 0 in a free piece, else the number of its record */
    uint64_t time_us;
    uint32_t principal;
    uint32_t dropped_before;
    uint16_t processor;
    uint8_t level; /* J2: 0 in all pieces of a record but the first */
    uint8_t category;
    uint16_t line_bytes; /* of the whole line */
    uint16_t next;       /* piece */
    uint8_t text[JOURNAL_TEXT];
};

/* Records of a sender that were dropped and not told of yet. */
struct journal_drop {
    uint32_t principal;
    uint32_t count; /* 0 in a free row */
};

struct journal_store {
    uint64_t magic;
    uint64_t last_seq; /* at least the highest number that was ever given */
    uint64_t made_way;
    uint64_t over_share;
    struct journal_drop drops[JOURNAL_SHARES]; /* J4: what the shares say */
    struct journal_piece pieces[JOURNAL_PIECES];
};

struct journal_entry {
    uint64_t seq;
    uint16_t piece;
};

struct journal_share {
    uint32_t principal;
    uint32_t pieces;  /* J3: as many as its records have */
    uint32_t dropped; /* records of it that were dropped and not told of yet; of all others 0 */
    uint16_t first;   /* its oldest record, by its first piece */
    uint16_t last;
    uint32_t tokens; /* records that it may append now */
    uint64_t refilled_us;
};

struct journal {
    struct journal_store *store;                    /* the caller's memory */
    struct journal_entry order[2 * JOURNAL_PIECES]; /* by rising number; some have made way */
    uint32_t order_count;
    uint16_t link
        [JOURNAL_PIECES]; /* behind a free piece: the next; behind a first one: the share's next record */
    uint16_t free_first;
    uint32_t free_count;
    struct journal_share shares[JOURNAL_SHARES];
    uint64_t records;
    uint64_t bytes;
};

/* What is said. */
struct journal_words {
    uint64_t time_us;
    uint32_t principal;
    uint32_t dropped_before; /* that the sender's own side lost */
    uint16_t processor;
    enum log_level level;
    enum log_category category;
    const uint8_t *line;
    uint32_t line_bytes; /* at most LOGD_MAX_LINE */
};

/* Opens a store: one that is all zero is empty, one that is a journal is taken over. False if it is
 * neither; it is emptied then. */
[[nodiscard]] bool journal_open(struct journal *journal, struct journal_store *store);

/* Whether a sender may append a record now; a no is counted and, of a sender who has a share of his
 * own, told of with his next record. */
[[nodiscard]] bool journal_admit(struct journal *journal, uint32_t principal, uint64_t now_us);

/* Adds a record and returns its number; older ones make way. */
uint64_t journal_append(struct journal *journal, const struct journal_words *words);

/* Whether the record with this number is there. */
[[nodiscard]] bool journal_has(const struct journal *journal, uint64_t seq);

/* What was appended under this number, as filters see it. */
[[nodiscard]] struct log_record journal_tell(const struct journal_words *words, uint64_t seq);

/* Whether the filter lets a record through. */
[[nodiscard]] bool journal_passes(const struct log_filter *filter, const struct log_record *record);

struct journal_answer {
    uint64_t next_seq; /* to go on after */
    uint64_t lost;     /* of the numbers passed over, how many have made way */
    bool more;         /* there are records behind `next_seq` */
    uint32_t count;
    uint32_t line_bytes;
    struct log_record records[LOGD_MAX_RECORDS];
    uint8_t lines[LOGD_MAX_LINES];
};

/* The records after a number that the filter lets through, as many as one answer carries. */
void journal_query(const struct journal *journal, uint64_t after_seq,
                   const struct log_filter *filter, struct journal_answer *ret_answer);

/* How many records after a number the filter lets through. */
[[nodiscard]] uint64_t journal_count(const struct journal *journal, uint64_t after_seq,
                                     const struct log_filter *filter);

/* Whether J1 to J4 hold, and every piece is free or part of one record. */
[[nodiscard]] bool journal_check(const struct journal *journal);

#endif
