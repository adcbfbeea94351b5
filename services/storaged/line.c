/* See line.h. */
#include "line.h"

#include <string.h>

enum { UNITS_A_WORD = 64 };

static uint32_t units_of(uint32_t bytes)
{
    return (bytes + LINE_UNIT_BYTES - 1) / LINE_UNIT_BYTES;
}

static bool is_taken(const struct line *line, uint32_t unit)
{
    return (line->units[unit / UNITS_A_WORD] >> unit % UNITS_A_WORD & 1) != 0;
}

static void set_units(struct line *line, uint32_t first, uint32_t count, bool taken)
{
    for (uint32_t i = first; i < first + count; i++) {
        uint64_t bit = UINT64_C(1) << i % UNITS_A_WORD;
        uint64_t *word = &line->units[i / UNITS_A_WORD];
        *word = taken ? *word | bit : *word & ~bit;
    }
}

/* The first run of free units that is long enough. */
static bool find_units(const struct line *line, uint32_t count, uint32_t *ret_first)
{
    uint32_t run = 0;
    for (uint32_t unit = 0; unit < line->unit_count && run < count; unit++) {
        if (unit % UNITS_A_WORD == 0 && line->units[unit / UNITS_A_WORD] == UINT64_MAX) {
            run = 0;
            unit += UNITS_A_WORD - 1;
            continue;
        }
        run = is_taken(line, unit) ? 0 : run + 1;
        *ret_first = unit + 1 - run;
    }
    return run == count;
}

static bool find_slot(const struct line *line, uint16_t *ret_index)
{
    for (uint16_t i = 0; i < LINE_SLOTS; i++) {
        if (line->slots[i].state == LINE_FREE) {
            *ret_index = i;
            return true;
        }
    }
    return false;
}

void line_init(struct line *line, uint32_t data_bytes, bool can_flush)
{
    uint32_t units = data_bytes / LINE_UNIT_BYTES;
    memset(line, 0, sizeof *line);
    line->unit_count = units < LINE_UNITS ? units : LINE_UNITS;
    line->can_flush = can_flush;
    line->number = 1;
    line->barrier = 1;
    line->first = LINE_NONE;
    line->last = LINE_NONE;
}

static void append(struct line *line, uint16_t index)
{
    struct line_slot *slot = &line->slots[index];
    slot->before = line->last;
    slot->next = LINE_NONE;
    *(line->last == LINE_NONE ? &line->first : &line->slots[line->last].next) = index;
    line->last = index;
    line->taken++;
}

static void drop(struct line *line, uint16_t index)
{
    struct line_slot *slot = &line->slots[index];
    *(slot->before == LINE_NONE ? &line->first : &line->slots[slot->before].next) = slot->next;
    *(slot->next == LINE_NONE ? &line->last : &line->slots[slot->next].before) = slot->before;
    line->kept -= slot->state == LINE_KEPT;
    line->put -= slot->state == LINE_PUT;
    line->taken--;
    if (slot->bytes != 0 && slot->action != DISK_ACTION_DISCARD) {
        set_units(line, slot->at / LINE_UNIT_BYTES, units_of(slot->bytes), false);
    }
    slot->state = LINE_FREE;
}

/* A slot for a request and, if it has bytes, units for them. */
static bool add(struct line *line, const struct line_wish *wish, uint32_t slots_left,
                uint32_t *ret_at)
{
    uint32_t count = wish->action == DISK_ACTION_READ || wish->action == DISK_ACTION_WRITE
                         ? units_of(wish->bytes)
                         : 0;
    uint32_t unit = 0;
    uint16_t index = 0;
    if (line->taken + slots_left >= LINE_SLOTS || !find_slot(line, &index) ||
        !find_units(line, count, &unit)) {
        return false;
    }
    set_units(line, unit, count, true);
    line->slots[index] = (struct line_slot){.number = line->number++,
                                            .user_number = wish->user_number,
                                            .first = wish->first,
                                            .barrier = line->barrier,
                                            .user_at = wish->user_at,
                                            .at = unit * LINE_UNIT_BYTES,
                                            .bytes = wish->bytes,
                                            .state = LINE_WAITING,
                                            .action = (uint8_t)wish->action,
                                            .owner = wish->owner};
    line->barrier += wish->action == DISK_ACTION_FLUSH;
    append(line, index);
    *ret_at = unit * LINE_UNIT_BYTES;
    return true;
}

/* Makes room by making what is kept safe. A slot is always left for it. */
static void add_own_flush(struct line *line)
{
    const struct line_wish wish = {.action = DISK_ACTION_FLUSH, .owner = LINE_ITSELF};
    uint32_t at = 0;
    if (line->kept != 0 && !line->has_own_flush) {
        line->has_own_flush = add(line, &wish, 0, &at);
    }
}

bool line_accept(struct line *line, const struct line_wish *wish, uint32_t *ret_at)
{
    if (add(line, wish, 1, ret_at)) {
        return true;
    }
    add_own_flush(line);
    return false;
}

static void describe(const struct line_slot *slot, uint16_t index, struct disk_request *ret_request)
{
    *ret_request = (struct disk_request){.number = slot->number * LINE_SLOTS + index,
                                         .first = slot->first,
                                         .barrier = slot->barrier,
                                         .at = slot->at,
                                         .bytes = slot->bytes,
                                         .action = slot->action};
}

bool line_next(struct line *line, struct disk_request *ret_request)
{
    uint16_t index = line->first;
    while (index != LINE_NONE && line->slots[index].state != LINE_WAITING) {
        index = line->slots[index].next;
    }
    if (index == LINE_NONE || line->put == BLOCK_DISK_DEPTH) {
        return false;
    }
    struct line_slot *slot = &line->slots[index];
    if (line->put != 0 && line->again_until != 0) {
        return false; /* the one before has not ended */
    }
    if (slot->number > line->again_until) {
        line->again_until = 0;
    }
    slot->state = LINE_PUT;
    line->put++;
    describe(slot, index, ret_request);
    return true;
}

static void set_lost(struct line *line, const struct line_slot *slot)
{
    if (slot->owner < LINE_OWNERS) {
        line->lost |= UINT64_C(1) << slot->owner;
    }
}

/* Everything that a flush stands for leaves, safe or not. */
static void end_kept(struct line *line, uint64_t barrier, bool is_safe)
{
    for (uint16_t index = line->first; index != LINE_NONE;) {
        const struct line_slot *slot = &line->slots[index];
        uint16_t next = slot->next;
        if (slot->state == LINE_KEPT && slot->barrier <= barrier) {
            if (!is_safe) {
                set_lost(line, slot);
            }
            drop(line, index);
        }
        index = next;
    }
}

static enum disk_outcome end_flush(struct line *line, const struct line_slot *slot,
                                   enum disk_outcome outcome)
{
    end_kept(line, slot->barrier, outcome == DISK_OUTCOME_DONE);
    if (slot->owner >= LINE_OWNERS) {
        line->has_own_flush &= slot->owner != LINE_ITSELF;
        return outcome;
    }
    uint64_t bit = UINT64_C(1) << slot->owner;
    bool is_lost = (line->lost & bit) != 0;
    line->lost &= ~bit;
    return is_lost ? DISK_OUTCOME_FAILED : outcome;
}

static bool is_kept(const struct line *line, const struct line_slot *slot,
                    enum disk_outcome outcome)
{
    return slot->action == DISK_ACTION_WRITE && outcome == DISK_OUTCOME_DONE && line->can_flush;
}

bool line_ended(struct line *line, const struct disk_end *said, struct line_end *ret_end)
{
    uint16_t index = (uint16_t)(said->number % LINE_SLOTS);
    struct line_slot *slot = &line->slots[index];
    if (slot->state != LINE_PUT || slot->number != said->number / LINE_SLOTS) {
        return false;
    }
    enum disk_outcome outcome = (enum disk_outcome)said->outcome;
    if (slot->action == DISK_ACTION_FLUSH) {
        outcome = end_flush(line, slot, outcome);
    } else if (slot->is_told && outcome != DISK_OUTCOME_DONE) {
        set_lost(line, slot);
    }
    *ret_end = (struct line_end){
        .user_number = slot->user_number,
        .user_at = slot->user_at,
        .at = slot->at,
        .bytes = slot->bytes,
        .action = (enum disk_action)slot->action,
        .outcome = outcome,
        .owner = slot->is_told || slot->owner >= LINE_OWNERS ? LINE_NOBODY : slot->owner};
    if (is_kept(line, slot, outcome)) {
        slot->state = LINE_KEPT;
        slot->is_told = true;
        line->put--;
        line->kept++;
    } else {
        drop(line, index);
    }
    return true;
}

void line_driver_ended(struct line *line)
{
    for (uint16_t i = line->first; i != LINE_NONE; i = line->slots[i].next) {
        line->slots[i].state = LINE_WAITING;
    }
    line->put = 0;
    line->kept = 0;
    line->again_until = line->number - 1;
}

void line_owner_left(struct line *line, uint8_t owner)
{
    for (uint16_t index = line->first; index != LINE_NONE;) {
        struct line_slot *slot = &line->slots[index];
        uint16_t next = slot->next;
        if (slot->owner == owner) {
            slot->owner = LINE_NOBODY;
            if (slot->state == LINE_WAITING && !slot->is_told &&
                slot->action != DISK_ACTION_FLUSH) {
                drop(line, index);
            }
        }
        index = next;
    }
    line->lost &= ~(UINT64_C(1) << owner);
}

/* In order, each of its own units, and the counts say so. */
bool line_check(const struct line *line)
{
    uint32_t counts[LINE_KEPT + 1] = {0};
    uint32_t units = 0;
    uint64_t number = 0;
    uint16_t before = LINE_NONE;
    for (uint16_t i = line->first; i != LINE_NONE; i = line->slots[i].next) {
        const struct line_slot *slot = &line->slots[i];
        if (slot->number <= number || slot->before != before || slot->state == LINE_FREE) {
            return false;
        }
        counts[slot->state]++;
        units += slot->action <= DISK_ACTION_WRITE ? units_of(slot->bytes) : 0;
        number = slot->number;
        before = i;
    }
    for (uint32_t i = 0; i < LINE_UNITS; i++) {
        units -= is_taken(line, i);
    }
    return units == 0 && counts[LINE_PUT] == line->put && counts[LINE_KEPT] == line->kept &&
           line->put + line->kept + counts[LINE_WAITING] == line->taken;
}
