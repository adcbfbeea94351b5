/* Generated from idl/logd.writ: change it there.
 *
 * One journal of all that the system says of itself.
 */
#ifndef LOGD_TYPES_H
#define LOGD_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"

enum {
    /* The longest line of one record. */
    LOGD_MAX_LINE = 512,
    /* How many records one answer carries. */
    LOGD_MAX_RECORDS = 32,
    /* How many bytes of lines one answer carries. */
    LOGD_MAX_LINES = 2048,
    /* How many readers can follow the journal at a time. */
    LOGD_MAX_READERS = 32,
    /* How many thresholds one page of `list_levels` tells of. */
    LOGD_MAX_LEVEL_ROWS = 128,
    /* Number of Logd. */
    LOGD_PROTOCOL = 0x0008,
};

/* The life of a reader. */
enum reader_state {
    /* It has seen all that there is for it. */
    READER_STATE_CAUGHT_UP = 1,
    /* There are records that it has not read. */
    READER_STATE_BEHIND = 2,
};

/* Whether the number is one of those above. */
static inline bool reader_state_is_known(uint32_t value)
{
    switch (value) {
    case READER_STATE_CAUGHT_UP:
    case READER_STATE_BEHIND:
        return true;
    default:
        return false;
    }
}

static inline const char *reader_state_name(uint32_t value)
{
    switch (value) {
    case READER_STATE_CAUGHT_UP:
        return "CAUGHT_UP";
    case READER_STATE_BEHIND:
        return "BEHIND";
    default:
        return "unknown reader state";
    }
}

/* The categories of a filter; a bit's number is that of the category. */
enum log_categories {
    /* Start of the machine. */
    LOG_CATEGORIES_BOOT = 1 << 1,
    /* The end of it. */
    LOG_CATEGORIES_PANIC = 1 << 2,
    /* Frames, VMOs, mappings. */
    LOG_CATEGORIES_MEMORY = 1 << 3,
    /* Threads and time. */
    LOG_CATEGORIES_SCHED = 1 << 4,
    /* Kernel calls. */
    LOG_CATEGORIES_SYSCALL = 1 << 5,
    /* Processes. */
    LOG_CATEGORIES_PROCESS = 1 << 6,
    /* Drivers. */
    LOG_CATEGORIES_DRIVER = 1 << 7,
    /* Block storage. */
    LOG_CATEGORIES_STORAGE = 1 << 8,
    /* The universal serial bus. */
    LOG_CATEGORIES_USB = 1 << 9,
    /* Keys and pointers. */
    LOG_CATEGORIES_INPUT = 1 << 10,
    /* Screens. */
    LOG_CATEGORIES_DISPLAY = 1 << 11,
    /* Files. */
    LOG_CATEGORIES_VFS = 1 << 12,
    /* The text console. */
    LOG_CATEGORIES_CONSOLE = 1 << 13,
    /* Daemons. */
    LOG_CATEGORIES_SERVICE = 1 << 14,
    /* Foreign programs. */
    LOG_CATEGORIES_COMPAT = 1 << 15,
    /* For debugging. */
    LOG_CATEGORIES_DEBUG = 1 << 16,
    /* Signs of life. */
    LOG_CATEGORIES_HEARTBEAT = 1 << 17,
};

enum logd_error {
    /* The reader belongs to another caller. */
    LOGD_ERROR_NOT_YOUR_READER = 64,
    /* The filter ends before it begins. */
    LOGD_ERROR_EMPTY_FILTER = 65,
    /* No component has this number. */
    LOGD_ERROR_NO_SUCH_COMPONENT = 66,
    /* The caller has used up its share; the record is counted as dropped. */
    LOGD_ERROR_OVER_SHARE = 67,
};

/* Whether the number is one of those above. */
static inline bool logd_error_is_known(uint32_t value)
{
    switch (value) {
    case LOGD_ERROR_NOT_YOUR_READER:
    case LOGD_ERROR_EMPTY_FILTER:
    case LOGD_ERROR_NO_SUCH_COMPONENT:
    case LOGD_ERROR_OVER_SHARE:
        return true;
    default:
        return false;
    }
}

static inline const char *logd_error_name(uint32_t value)
{
    switch (value) {
    case LOGD_ERROR_NOT_YOUR_READER:
        return "NOT_YOUR_READER";
    case LOGD_ERROR_EMPTY_FILTER:
        return "EMPTY_FILTER";
    case LOGD_ERROR_NO_SUCH_COMPONENT:
        return "NO_SUCH_COMPONENT";
    case LOGD_ERROR_OVER_SHARE:
        return "OVER_SHARE";
    default:
        return "unknown logd error";
    }
}

/* Bits of the notification that `subscribe` takes. */
enum logd_signals {
    /* There are records that the caller has not read. */
    LOGD_SIGNALS_APPENDED = 1 << 0,
};

/* Roles of Logd, as masks. */
enum logd_role {
    /* Adds records of its own. */
    LOGD_ROLE_WRITER = 1 << 0,
    /* Reads records of everybody. */
    LOGD_ROLE_READER = 1 << 1,
    /* Changes what is kept. */
    LOGD_ROLE_OPERATOR = 1 << 2,
};

/* What a reader wants to see: all that every part of it lets through. */
struct log_filter {
    /* From this level on. */
    uint8_t threshold;
    uint8_t padding_1[1];
    /* Only of one component, by its number; 0 is all. */
    uint16_t component;
    /* Only of these categories; none is all. */
    uint32_t categories;
    /* Not before this time since the start of the machine; 0 is from the start. */
    uint64_t from_us;
    /* Before this time; 0 is without end. */
    uint64_t until_us;
};

_Static_assert(sizeof(struct log_filter) == 24, "size of log_filter");
_Static_assert(offsetof(struct log_filter, threshold) == 0, "offset of log_filter.threshold");
_Static_assert(offsetof(struct log_filter, padding_1) == 1, "offset of log_filter.padding_1");
_Static_assert(offsetof(struct log_filter, component) == 2, "offset of log_filter.component");
_Static_assert(offsetof(struct log_filter, categories) == 4, "offset of log_filter.categories");
_Static_assert(offsetof(struct log_filter, from_us) == 8, "offset of log_filter.from_us");
_Static_assert(offsetof(struct log_filter, until_us) == 16, "offset of log_filter.until_us");

/* One record. Who said it is the kernel's word, not the sender's. */
struct log_record {
    /* Its number; the journal's numbers have no holes but where records made way. */
    uint64_t seq;
    /* When, since the start of the machine. */
    uint64_t time_us;
    /* Who. */
    uint32_t principal;
    /* On which processor. */
    uint16_t processor;
    /* How much it matters. */
    uint8_t level;
    /* What it is about. */
    uint8_t category;
    /* Where its line begins in the lines of the answer. */
    uint16_t line_offset;
    /* How many bytes the line has. */
    uint16_t line_bytes;
    /* How many records of the same sender were dropped just before. */
    uint32_t dropped_before;
};

_Static_assert(sizeof(struct log_record) == 32, "size of log_record");
_Static_assert(offsetof(struct log_record, seq) == 0, "offset of log_record.seq");
_Static_assert(offsetof(struct log_record, time_us) == 8, "offset of log_record.time_us");
_Static_assert(offsetof(struct log_record, principal) == 16, "offset of log_record.principal");
_Static_assert(offsetof(struct log_record, processor) == 20, "offset of log_record.processor");
_Static_assert(offsetof(struct log_record, level) == 22, "offset of log_record.level");
_Static_assert(offsetof(struct log_record, category) == 23, "offset of log_record.category");
_Static_assert(offsetof(struct log_record, line_offset) == 24, "offset of log_record.line_offset");
_Static_assert(offsetof(struct log_record, line_bytes) == 26, "offset of log_record.line_bytes");
_Static_assert(offsetof(struct log_record, dropped_before) == 28,
               "offset of log_record.dropped_before");

/* The threshold of one component. */
struct log_level_row {
    /* The component, by its number; 0 is all that have none of their own. */
    uint16_t component;
    /* From which level on its records are kept. */
    uint8_t threshold;
    uint8_t padding_3[1];
};

_Static_assert(sizeof(struct log_level_row) == 4, "size of log_level_row");
_Static_assert(offsetof(struct log_level_row, component) == 0, "offset of log_level_row.component");
_Static_assert(offsetof(struct log_level_row, threshold) == 2, "offset of log_level_row.threshold");
_Static_assert(offsetof(struct log_level_row, padding_3) == 3, "offset of log_level_row.padding_3");

#endif
