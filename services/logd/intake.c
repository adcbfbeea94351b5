/* See intake.h. */
#include "intake.h"

_Static_assert((uint32_t)KERNEL_MAX_LOG_TEXT == (uint32_t)LOGD_MAX_LINE,
               "what the ring holds fits the journal");

void intake_resume(struct intake *intake, const struct journal *journal)
{
    if (intake->doing_ring > intake->read_seq && journal_has(journal, intake->doing_seq)) {
        intake->read_seq = intake->doing_ring;
    }
}

void intake_skip(struct intake *intake, uint64_t lost)
{
    intake->lost += lost;
}

bool intake_take(struct intake *intake, struct journal *journal, const struct levels *levels,
                 const struct log_entry *entry, const uint8_t *text, struct log_record *ret_record)
{
    enum log_threshold threshold = levels_get(levels, (uint16_t)entry->principal);
    bool wanted = (uint32_t)entry->level >= (uint32_t)threshold;
    if (wanted) {
        struct journal_words words = {.time_us = entry->time_us,
                                      .principal = entry->principal,
                                      .dropped_before = entry->withheld,
                                      .processor = entry->processor,
                                      .level = entry->level,
                                      .category = entry->category,
                                      .line = text,
                                      .line_bytes = entry->text_bytes};
        intake->doing_seq = journal->store->last_seq + 1;
        __atomic_store_n(&intake->doing_ring, entry->seq, __ATOMIC_RELEASE);
        *ret_record = journal_tell(&words, journal_append(journal, &words));
    }
    __atomic_store_n(&intake->read_seq, entry->seq, __ATOMIC_RELEASE);
    return wanted;
}

enum log_threshold intake_wanted(const struct levels *levels)
{
    uint32_t lowest = LOG_THRESHOLD_OFF;
    for (uint32_t i = 0; i < levels->count; i++) {
        lowest = levels->rows[i].threshold < lowest ? levels->rows[i].threshold : lowest;
    }
    return (enum log_threshold)lowest;
}
