/* See journal.h. */
#include "journal.h"

#include <stddef.h>
#include <string.h>

enum { NONE = UINT16_MAX, OTHERS = JOURNAL_SHARES - 1 };

static const uint64_t magic = 0x324C414E524A5257; /* "WRJNAL2" */

static struct journal_piece *piece_at(const struct journal *journal, uint16_t index)
{
    return &journal->store->pieces[index];
}

static uint32_t pieces_for(uint32_t line_bytes)
{
    return line_bytes == 0 ? 1 : (line_bytes + JOURNAL_TEXT - 1) / JOURNAL_TEXT;
}

/* Pieces ---------------------------------------------------------------- */

static void put_free(struct journal *journal, uint16_t index)
{
    journal->link[index] = journal->free_first;
    journal->free_first = index;
    journal->free_count++;
}

static void set_free(struct journal *journal, uint16_t index)
{
    memset(piece_at(journal, index), 0, sizeof(struct journal_piece));
    put_free(journal, index);
}

static uint16_t take_free(struct journal *journal)
{
    uint16_t index = journal->free_first;
    journal->free_first = journal->link[index];
    journal->free_count--;
    return index;
}

/* Shares ---------------------------------------------------------------- */

static bool share_is_idle(const struct journal_share *share)
{
    return share->pieces == 0 && share->dropped == 0;
}

/* The share of a sender who has one, else null. */
static struct journal_share *known_share(struct journal *journal, uint32_t principal)
{
    for (uint32_t i = 0; i < OTHERS; i++) {
        struct journal_share *share = &journal->shares[i];
        if (share->principal == principal && share->refilled_us != UINT64_MAX) {
            return share;
        }
    }
    return NULL;
}

/* The share of a sender; one that nobody needs is given to who has none. */
static struct journal_share *share_of(struct journal *journal, uint32_t principal)
{
    struct journal_share *share = known_share(journal, principal);
    for (uint32_t i = 0; share == NULL && i < OTHERS; i++) {
        if (share_is_idle(&journal->shares[i])) {
            share = &journal->shares[i];
            *share = (struct journal_share){
                .principal = principal, .first = NONE, .last = NONE, .tokens = JOURNAL_BURST};
        }
    }
    return share != NULL ? share : &journal->shares[OTHERS];
}

/* The row of what was dropped of a sender; one that is free if there is none. */
static struct journal_drop *drop_row(struct journal *journal, uint32_t principal)
{
    struct journal_drop *free = NULL;
    for (uint32_t i = 0; i < JOURNAL_SHARES; i++) {
        struct journal_drop *row = &journal->store->drops[i];
        if (row->count != 0 && row->principal == principal) {
            return row;
        }
        free = row->count == 0 ? row : free;
    }
    return free;
}

static void set_dropped(struct journal *journal, struct journal_share *share, uint32_t count)
{
    struct journal_drop *row = drop_row(journal, share->principal);
    share->dropped = count;
    if (row != NULL) {
        *row = (struct journal_drop){.principal = share->principal, .count = count};
    }
}

static void join_share(struct journal *journal, struct journal_share *share, uint16_t first)
{
    journal->link[first] = NONE;
    if (share->last != NONE) {
        journal->link[share->last] = first;
    } else {
        share->first = first;
    }
    share->last = first;
    share->pieces += pieces_for(piece_at(journal, first)->line_bytes);
}

static struct journal_share *largest_share(struct journal *journal)
{
    struct journal_share *largest = &journal->shares[0];
    for (uint32_t i = 1; i < JOURNAL_SHARES; i++) {
        if (journal->shares[i].pieces > largest->pieces) {
            largest = &journal->shares[i];
        }
    }
    return largest;
}

/* The oldest record of whoever holds most makes way. */
static void make_way(struct journal *journal)
{
    struct journal_share *share = largest_share(journal);
    uint16_t index = share->first;
    share->first = journal->link[index];
    if (share->first == NONE) {
        share->last = NONE;
    }
    struct journal_piece *first = piece_at(journal, index);
    uint32_t count = pieces_for(first->line_bytes);
    share->pieces -= count;
    journal->records--;
    journal->bytes -= first->line_bytes;
    journal->store->made_way++;
    first->seq = 0; /* from here on the record is out of the store */
    for (uint32_t i = 0; i < count; i++) {
        uint16_t next = piece_at(journal, index)->next;
        set_free(journal, index);
        index = next;
    }
}

/* Order ----------------------------------------------------------------- */

static bool is_there(const struct journal *journal, const struct journal_entry *entry)
{
    const struct journal_piece *piece = piece_at(journal, entry->piece);
    return piece->seq == entry->seq && piece->level != 0;
}

static void forget_gone(struct journal *journal)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < journal->order_count; i++) {
        if (is_there(journal, &journal->order[i])) {
            journal->order[kept++] = journal->order[i];
        }
    }
    journal->order_count = kept;
}

static void add_to_order(struct journal *journal, uint64_t seq, uint16_t piece)
{
    if (journal->order_count == 2 * JOURNAL_PIECES) {
        forget_gone(journal);
    }
    journal->order[journal->order_count++] = (struct journal_entry){.seq = seq, .piece = piece};
}

/* The place of the first record with a number above `seq`. */
static uint32_t place_after(const struct journal *journal, uint64_t seq)
{
    uint32_t low = 0;
    uint32_t high = journal->order_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (journal->order[middle].seq > seq) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* Opening --------------------------------------------------------------- */

_Static_assert(sizeof(struct journal_store) % sizeof(uint64_t) == 0, "a store is whole words");

static bool is_empty(const struct journal_store *store)
{
    const uint8_t *bytes = (const uint8_t *)store;
    uint64_t word = 0;
    for (size_t i = 0; i < sizeof *store && word == 0; i += sizeof word) {
        memcpy(&word, bytes + i, sizeof word);
    }
    return word == 0;
}

/* A record as it was written: known words, and as many pieces as its line needs, all of its number. */
static bool record_is_whole(const struct journal *journal, uint16_t index)
{
    const struct journal_piece *first = piece_at(journal, index);
    bool known = log_level_is_known(first->level) && log_category_is_known(first->category);
    if (first->seq == 0 || !known || first->line_bytes > LOGD_MAX_LINE ||
        first->seq > journal->store->last_seq) {
        return false;
    }
    uint16_t at = first->next;
    for (uint32_t i = 1; i < pieces_for(first->line_bytes); i++) {
        if (at >= JOURNAL_PIECES || piece_at(journal, at)->seq != first->seq ||
            piece_at(journal, at)->level != 0) {
            return false;
        }
        at = piece_at(journal, at)->next;
    }
    return true;
}

/* Moves the entry at `root` down until the entries below it are a heap. */
static void sift(struct journal_entry *entries, uint32_t root, uint32_t count)
{
    for (uint32_t child = 2 * root + 1; child < count; child = 2 * root + 1) {
        if (child + 1 < count && entries[child + 1].seq > entries[child].seq) {
            child++;
        }
        if (entries[root].seq >= entries[child].seq) {
            return;
        }
        struct journal_entry moved = entries[root];
        entries[root] = entries[child];
        entries[child] = moved;
        root = child;
    }
}

static void sort(struct journal_entry *entries, uint32_t count)
{
    for (uint32_t i = count / 2; i-- > 0;) {
        sift(entries, i, count);
    }
    for (uint32_t i = count; i-- > 1;) {
        struct journal_entry last = entries[i];
        entries[i] = entries[0];
        entries[0] = last;
        sift(entries, 0, i);
    }
}

static void take_over_record(struct journal *journal, uint16_t index)
{
    const struct journal_piece *first = piece_at(journal, index);
    join_share(journal, share_of(journal, first->principal), index);
    journal->records++;
    journal->bytes += first->line_bytes;
}

/* Frees all pieces but those of the records in `order`. Until then `link` says who is owned. */
static void sweep(struct journal *journal)
{
    memset(journal->link, 0, sizeof journal->link);
    for (uint32_t i = 0; i < journal->order_count; i++) {
        uint16_t at = journal->order[i].piece;
        uint32_t count = pieces_for(piece_at(journal, at)->line_bytes);
        for (uint32_t k = 0; k < count; k++) {
            journal->link[at] = 1;
            at = piece_at(journal, at)->next;
        }
    }
    for (uint16_t i = JOURNAL_PIECES; i-- > 0;) {
        if (journal->link[i] == 0) {
            set_free(journal, i);
        }
    }
}

/* All pieces are zero. */
static void begin(struct journal *journal)
{
    for (uint16_t i = JOURNAL_PIECES; i-- > 0;) {
        put_free(journal, i);
    }
}

static void take_over(struct journal *journal)
{
    for (uint16_t i = 0; i < JOURNAL_PIECES; i++) {
        if (piece_at(journal, i)->level != 0 && record_is_whole(journal, i)) {
            add_to_order(journal, piece_at(journal, i)->seq, i);
        }
    }
    sort(journal->order, journal->order_count);
    sweep(journal);
    for (uint32_t i = 0; i < journal->order_count; i++) {
        take_over_record(journal, journal->order[i].piece);
    }
}

static void take_over_drops(struct journal *journal)
{
    for (uint32_t i = 0; i < JOURNAL_SHARES; i++) {
        struct journal_drop *row = &journal->store->drops[i];
        struct journal_share *share = row->count != 0 ? share_of(journal, row->principal) : NULL;
        if (share == &journal->shares[OTHERS]) {
            row->count = 0; /* `over_share` still has them */
        } else if (share != NULL) {
            share->dropped = row->count;
        }
    }
}

bool journal_open(struct journal *journal, struct journal_store *store)
{
    memset(journal, 0, sizeof *journal);
    journal->store = store;
    journal->free_first = NONE;
    for (uint32_t i = 0; i < JOURNAL_SHARES; i++) {
        journal->shares[i] =
            (struct journal_share){.first = NONE, .last = NONE, .refilled_us = UINT64_MAX};
    }
    journal->shares[OTHERS].tokens = JOURNAL_BURST;
    journal->shares[OTHERS].refilled_us = 0;
    if (store->magic == magic) {
        take_over(journal);
        take_over_drops(journal);
        return true;
    }
    bool empty = is_empty(store);
    if (!empty) {
        memset(store, 0, sizeof *store);
    }
    store->magic = magic;
    begin(journal);
    return empty;
}

/* Saying ---------------------------------------------------------------- */

static void refill(struct journal_share *share, uint64_t now_us)
{
    uint64_t elapsed = now_us > share->refilled_us ? now_us - share->refilled_us : 0;
    uint64_t earned = elapsed / (1000000 / JOURNAL_RATE);
    if (earned != 0) {
        uint64_t tokens = share->tokens + earned;
        share->tokens = tokens < JOURNAL_BURST ? (uint32_t)tokens : JOURNAL_BURST;
        share->refilled_us = now_us;
    }
}

bool journal_admit(struct journal *journal, uint32_t principal, uint64_t now_us)
{
    struct journal_share *share = share_of(journal, principal);
    refill(share, now_us);
    if (share->tokens == 0) {
        if (share != &journal->shares[OTHERS]) {
            set_dropped(journal, share, share->dropped + 1);
        }
        journal->store->over_share++;
        return false;
    }
    share->tokens--;
    return true;
}

/* Fills a piece with what is left of the line and returns how much that was. */
static uint32_t put_text(struct journal_piece *piece, const struct journal_words *words,
                         uint32_t done)
{
    uint32_t left = words->line_bytes - done;
    uint32_t size = left < JOURNAL_TEXT ? left : JOURNAL_TEXT;
    memcpy(piece->text, words->line + done, size);
    return size;
}

/* Writes all pieces but the first, which is written last, and returns the first of them. */
static uint16_t put_rest(struct journal *journal, const struct journal_words *words, uint64_t seq)
{
    uint16_t first = NONE;
    uint16_t *from = &first;
    for (uint32_t done = JOURNAL_TEXT; done < words->line_bytes;) {
        uint16_t index = take_free(journal);
        struct journal_piece *piece = piece_at(journal, index);
        *piece = (struct journal_piece){.seq = seq, .next = NONE};
        done += put_text(piece, words, done);
        *from = index;
        from = &piece->next;
    }
    return first;
}

uint64_t journal_append(struct journal *journal, const struct journal_words *words)
{
    while (journal->free_count < pieces_for(words->line_bytes)) {
        make_way(journal);
    }
    struct journal_share *share = share_of(journal, words->principal);
    uint64_t seq = ++journal->store->last_seq;
    uint16_t rest = put_rest(journal, words, seq);
    uint16_t index = take_free(journal);
    struct journal_piece *piece = piece_at(journal, index);
    *piece = (struct journal_piece){.time_us = words->time_us,
                                    .principal = words->principal,
                                    .dropped_before = words->dropped_before + share->dropped,
                                    .processor = words->processor,
                                    .level = (uint8_t)words->level,
                                    .category = (uint8_t)words->category,
                                    .line_bytes = (uint16_t)words->line_bytes,
                                    .next = rest};
    (void)put_text(piece, words, 0);
    __atomic_store_n(&piece->seq, seq, __ATOMIC_RELEASE); /* from here on it is in the store */
    if (share->dropped != 0) {
        set_dropped(journal, share, 0);
    }
    join_share(journal, share, index);
    add_to_order(journal, seq, index);
    journal->records++;
    journal->bytes += words->line_bytes;
    return seq;
}

/* Answers --------------------------------------------------------------- */

bool journal_has(const struct journal *journal, uint64_t seq)
{
    uint32_t place = seq != 0 ? place_after(journal, seq - 1) : journal->order_count;
    return place < journal->order_count && journal->order[place].seq == seq &&
           is_there(journal, &journal->order[place]);
}

struct log_record journal_tell(const struct journal_words *words, uint64_t seq)
{
    return (struct log_record){.seq = seq,
                               .time_us = words->time_us,
                               .principal = words->principal,
                               .processor = words->processor,
                               .level = (uint8_t)words->level,
                               .category = (uint8_t)words->category,
                               .line_bytes = (uint16_t)words->line_bytes,
                               .dropped_before = words->dropped_before};
}

bool journal_passes(const struct log_filter *filter, const struct log_record *record)
{
    return record->level >= filter->threshold &&
           (filter->component == 0 || filter->component == (uint16_t)record->principal) &&
           (filter->categories == 0 || (filter->categories >> record->category & 1) != 0) &&
           record->time_us >= filter->from_us &&
           (filter->until_us == 0 || record->time_us < filter->until_us);
}

static struct log_record record_at(const struct journal *journal, uint16_t index)
{
    const struct journal_piece *piece = piece_at(journal, index);
    return (struct log_record){.seq = piece->seq,
                               .time_us = piece->time_us,
                               .principal = piece->principal,
                               .processor = piece->processor,
                               .level = piece->level,
                               .category = piece->category,
                               .line_bytes = piece->line_bytes,
                               .dropped_before = piece->dropped_before};
}

static void copy_line(const struct journal *journal, uint16_t index, uint8_t *line, uint32_t size)
{
    for (uint32_t done = 0; done < size;) {
        const struct journal_piece *piece = piece_at(journal, index);
        uint32_t part = size - done < JOURNAL_TEXT ? size - done : JOURNAL_TEXT;
        memcpy(line + done, piece->text, part);
        done += part;
        index = piece->next;
    }
}

/* Puts a record into the answer; false if it has no room left. */
static bool put_record(const struct journal *journal, uint16_t index, struct log_record *record,
                       struct journal_answer *answer)
{
    if (answer->count == LOGD_MAX_RECORDS ||
        record->line_bytes > LOGD_MAX_LINES - answer->line_bytes) {
        return false;
    }
    record->line_offset = (uint16_t)answer->line_bytes;
    copy_line(journal, index, answer->lines + answer->line_bytes, record->line_bytes);
    answer->line_bytes += record->line_bytes;
    answer->records[answer->count++] = *record;
    return true;
}

void journal_query(const struct journal *journal, uint64_t after_seq,
                   const struct log_filter *filter, struct journal_answer *ret_answer)
{
    struct journal_answer *answer = ret_answer;
    answer->count = 0;
    answer->line_bytes = 0;
    answer->more = false;
    answer->next_seq = journal->store->last_seq;
    uint64_t seen = 0;
    uint32_t place = place_after(journal, after_seq);
    for (uint32_t i = place; i < journal->order_count; i++) {
        const struct journal_entry *entry = &journal->order[i];
        struct log_record record = record_at(journal, entry->piece);
        bool there = is_there(journal, entry);
        bool wanted = there && journal_passes(filter, &record);
        if (i - place == JOURNAL_SCAN ||
            (wanted && !put_record(journal, entry->piece, &record, answer))) {
            answer->next_seq = entry->seq - 1;
            answer->more = true;
            break;
        }
        seen += there;
    }
    uint64_t passed = answer->next_seq > after_seq ? answer->next_seq - after_seq : 0;
    answer->lost = passed - seen;
}

uint64_t journal_count(const struct journal *journal, uint64_t after_seq,
                       const struct log_filter *filter)
{
    uint64_t count = 0;
    for (uint32_t i = place_after(journal, after_seq); i < journal->order_count; i++) {
        struct log_record record = record_at(journal, journal->order[i].piece);
        count += is_there(journal, &journal->order[i]) && journal_passes(filter, &record);
    }
    return count;
}

/* Checking -------------------------------------------------------------- */

static uint32_t count_owned(const struct journal *journal)
{
    uint32_t owned = 0;
    for (uint32_t i = 0; i < journal->order_count; i++) {
        if (is_there(journal, &journal->order[i])) {
            owned += pieces_for(piece_at(journal, journal->order[i].piece)->line_bytes);
        }
    }
    return owned;
}

static bool free_ones_are_clean(const struct journal *journal)
{
    uint16_t at = journal->free_first;
    for (uint32_t i = 0; i < journal->free_count; i++) {
        if (at >= JOURNAL_PIECES || piece_at(journal, at)->seq != 0) {
            return false;
        }
        at = journal->link[at];
    }
    return at == NONE;
}

static uint64_t count_dropped(const struct journal *journal, uint32_t principal)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < JOURNAL_SHARES; i++) {
        const struct journal_drop *row = &journal->store->drops[i];
        count += row->principal == principal ? row->count : 0;
    }
    return count;
}

static bool drops_are_kept(const struct journal *journal)
{
    for (uint32_t i = 0; i < OTHERS; i++) {
        const struct journal_share *share = &journal->shares[i];
        if (share->dropped != 0 && count_dropped(journal, share->principal) != share->dropped) {
            return false;
        }
    }
    return journal->shares[OTHERS].dropped == 0;
}

bool journal_check(const struct journal *journal)
{
    uint32_t shared = 0;
    for (uint32_t i = 0; i < JOURNAL_SHARES; i++) {
        shared += journal->shares[i].pieces;
    }
    for (uint32_t i = 1; i < journal->order_count; i++) {
        if (journal->order[i - 1].seq >= journal->order[i].seq) {
            return false;
        }
    }
    uint32_t owned = count_owned(journal);
    return owned == shared && owned + journal->free_count == JOURNAL_PIECES &&
           free_ones_are_clean(journal) && drops_are_kept(journal);
}
