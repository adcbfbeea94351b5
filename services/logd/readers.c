/* See readers.h. */
#include "readers.h"

#include <stddef.h>
#include <string.h>

void readers_init(struct readers *readers)
{
    memset(readers, 0, sizeof *readers);
    readers->next_id = 1;
}

bool readers_filter_is_good(const struct log_filter *filter)
{
    return filter->until_us == 0 || filter->from_us < filter->until_us;
}

static struct reader *slot_of(struct readers *readers, uint64_t id)
{
    for (uint32_t i = 0; i < LOGD_MAX_READERS; i++) {
        if (readers->readers[i].id == id) {
            return &readers->readers[i];
        }
    }
    return NULL;
}

struct reader *readers_open(struct readers *readers, uint64_t label, uint64_t after_seq,
                            const struct log_filter *filter)
{
    struct reader *reader = slot_of(readers, 0);
    if (reader == NULL) {
        return NULL;
    }
    *reader = (struct reader){.id = readers->next_id++,
                              .label = label,
                              .read_seq = after_seq,
                              .filter = *filter,
                              .state = READER_STATE_BEHIND};
    return reader;
}

struct reader *readers_find(struct readers *readers, uint64_t id)
{
    return id == 0 ? NULL : slot_of(readers, id);
}

void readers_read(struct reader *reader, const struct journal *journal, uint64_t after_seq,
                  struct journal_answer *ret_answer)
{
    journal_query(journal, after_seq, &reader->filter, ret_answer);
    reader->read_seq = ret_answer->next_seq;
    reader->state =
        ret_answer->more || ret_answer->count != 0 ? READER_STATE_BEHIND : READER_STATE_CAUGHT_UP;
}

void readers_close(struct reader *reader)
{
    memset(reader, 0, sizeof *reader);
}

struct reader *readers_of(struct readers *readers, uint64_t label)
{
    for (uint32_t i = 0; i < LOGD_MAX_READERS; i++) {
        if (readers->readers[i].id != 0 && readers->readers[i].label == label) {
            return &readers->readers[i];
        }
    }
    return NULL;
}

static struct reader_bell *bell_of(struct readers *readers, uint64_t label)
{
    for (uint32_t i = 0; i < READERS_BELLS; i++) {
        if (readers->bells[i].label == label) {
            return &readers->bells[i];
        }
    }
    return NULL;
}

bool readers_subscribe(struct readers *readers, const struct reader_bell *wanted,
                       uint32_t *ret_old_bell)
{
    struct reader_bell *bell = bell_of(readers, wanted->label);
    if (bell == NULL) {
        bell = bell_of(readers, 0);
    }
    if (bell == NULL) {
        return false;
    }
    *ret_old_bell = bell->bell;
    *bell = *wanted;
    return true;
}

uint32_t readers_unsubscribe(struct readers *readers, uint64_t label)
{
    struct reader_bell *bell = label == 0 ? NULL : bell_of(readers, label);
    uint32_t slot = 0;
    if (bell != NULL) {
        slot = bell->bell;
        memset(bell, 0, sizeof *bell);
    }
    return slot;
}

struct reader *readers_receive(struct readers *readers, const struct log_record *record,
                               uint32_t from)
{
    for (uint32_t i = from; i < LOGD_MAX_READERS; i++) {
        struct reader *reader = &readers->readers[i];
        if (reader->id != 0 && reader->state == READER_STATE_CAUGHT_UP &&
            journal_passes(&reader->filter, record)) {
            reader->state = READER_STATE_BEHIND;
            return reader;
        }
    }
    return NULL;
}

const struct reader_bell *readers_ring(const struct readers *readers,
                                       const struct log_record *record, uint32_t from)
{
    for (uint32_t i = from; i < READERS_BELLS; i++) {
        const struct reader_bell *bell = &readers->bells[i];
        if (bell->label != 0 && journal_passes(&bell->filter, record)) {
            return bell;
        }
    }
    return NULL;
}

void readers_resume(struct readers *readers, const struct journal *journal)
{
    for (uint32_t i = 0; i < LOGD_MAX_READERS; i++) {
        struct reader *reader = &readers->readers[i];
        if (reader->id != 0 && reader->state == READER_STATE_CAUGHT_UP &&
            journal_count(journal, reader->read_seq, &reader->filter) != 0) {
            reader->state = READER_STATE_BEHIND;
        }
    }
}

static bool reader_is_sound(const struct readers *readers, uint32_t index)
{
    const struct reader *reader = &readers->readers[index];
    if (reader->id == 0) {
        return reader->state == 0;
    }
    for (uint32_t i = 0; i < index; i++) {
        if (readers->readers[i].id == reader->id) {
            return false;
        }
    }
    return reader_state_is_known(reader->state) && reader->id < readers->next_id;
}

static bool bell_is_sound(const struct readers *readers, uint32_t index)
{
    const struct reader_bell *bell = &readers->bells[index];
    if (bell->label == 0) {
        return bell->bell == 0;
    }
    for (uint32_t i = 0; i < index; i++) {
        if (readers->bells[i].label == bell->label) {
            return false;
        }
    }
    return true;
}

bool readers_check(const struct readers *readers)
{
    for (uint32_t i = 0; i < LOGD_MAX_READERS; i++) {
        if (!reader_is_sound(readers, i)) {
            return false;
        }
    }
    for (uint32_t i = 0; i < READERS_BELLS; i++) {
        if (!bell_is_sound(readers, i)) {
            return false;
        }
    }
    return true;
}
