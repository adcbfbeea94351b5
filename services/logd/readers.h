/* Who follows the journal, through which filter, and whose bell is rung when something is said.
 *
 * Pure. Bells are slots that the caller owns; what is no longer needed is given back to be closed.
 */
#ifndef READERS_H
#define READERS_H

#include "journal.h"

enum { READERS_BELLS = 32 };

struct reader {
    uint64_t id; /* R1: 0 in a free slot, else unique and below `next_id` */
    uint64_t label;
    uint64_t read_seq; /* it has seen everything up to here */
    struct log_filter filter;
    enum reader_state state;
};

struct reader_bell {
    uint64_t label; /* R2: 0 in a free slot, else unique */
    uint32_t bell;
    struct log_filter filter;
};

struct readers {
    uint64_t next_id; /* never reused */
    struct reader readers[LOGD_MAX_READERS];
    struct reader_bell bells[READERS_BELLS];
};

void readers_init(struct readers *readers);

/* Whether a filter can let anything through. */
[[nodiscard]] bool readers_filter_is_good(const struct log_filter *filter);

/* A reader that begins after `after_seq`, or null if there are as many as there can be. */
[[nodiscard]] struct reader *readers_open(struct readers *readers, uint64_t label,
                                          uint64_t after_seq, const struct log_filter *filter);

[[nodiscard]] struct reader *readers_find(struct readers *readers, uint64_t id);

/* What `journal_query` gives through its filter. Whoever is given nothing more has caught up. */
void readers_read(struct reader *reader, const struct journal *journal, uint64_t after_seq,
                  struct journal_answer *ret_answer);

void readers_close(struct reader *reader);

/* Some reader of a connection that is gone, or null. */
[[nodiscard]] struct reader *readers_of(struct readers *readers, uint64_t label);

/* Sets the bell of a connection; `ret_old_bell` is the one to close, or 0. False if there are as many
 * as there can be. */
[[nodiscard]] bool readers_subscribe(struct readers *readers, const struct reader_bell *wanted,
                                     uint32_t *ret_old_bell);

/* Ends it and returns its bell, or 0. */
[[nodiscard]] uint32_t readers_unsubscribe(struct readers *readers, uint64_t label);

/* What has to be done because something was said: the next reader at or behind place `from` that it
 * puts behind, which is then so; null if there is none. */
[[nodiscard]] struct reader *readers_receive(struct readers *readers,
                                             const struct log_record *record, uint32_t from);

/* The next bell at or behind place `from` that it rings; null if there is none. */
[[nodiscard]] const struct reader_bell *
readers_ring(const struct readers *readers, const struct log_record *record, uint32_t from);

/* The journal is another instance's, which may have died before it told: who has not read all that
 * passes his filter is behind. */
void readers_resume(struct readers *readers, const struct journal *journal);

/* Whether R1 and R2 hold. */
[[nodiscard]] bool readers_check(const struct readers *readers);

#endif
