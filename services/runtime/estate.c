/* See writ/estate.h. */
#include "writ/estate.h"

#include <stddef.h>
#include <string.h>

/* The words of the header. */
struct header {
    uint64_t mark;
    uint64_t layout;
    uint64_t committed; /* the newest commit */
    uint64_t applied;   /* the newest one that is in its place */
    uint64_t losses;
};

struct journal_head {
    uint64_t seq; /* of the commit whose changes these are */
    uint64_t count;
    uint64_t sum; /* of the two and of the entries' sums */
};

/* One changed block. */
struct entry {
    uint64_t block;
    uint64_t sum;
    uint8_t bytes[ESTATE_BLOCK];
};

_Static_assert(sizeof(struct header) <= ESTATE_HEADER, "the header has its place");
_Static_assert(sizeof(struct journal_head) <= ESTATE_JOURNAL_HEAD, "and so has the journal's");
_Static_assert(sizeof(struct entry) == ESTATE_ENTRY, "an entry has no padding");

static uint64_t word_at(const uint8_t *bytes)
{
    uint64_t word = 0;
    __builtin_memcpy(&word, bytes, sizeof word);
    return word;
}

static void usual_store(void *to, const void *from, uint64_t bytes)
{
    if (bytes == sizeof(uint64_t)) {
        *(volatile uint64_t *)to = word_at(from);
        return;
    }
    memcpy(to, from, bytes);
    __asm__ volatile("" ::: "memory");
}

static struct header *header_of(const struct estate *estate)
{
    return (struct header *)(void *)estate->memory;
}

static uint64_t *sums_of(const struct estate *estate)
{
    return (uint64_t *)(void *)(estate->memory + ESTATE_HEADER);
}

static struct journal_head *journal_of(const struct estate *estate)
{
    return (struct journal_head *)(void *)(sums_of(estate) + estate->blocks);
}

static struct entry *entries_of(const struct estate *estate)
{
    return (struct entry *)(void *)((uint8_t *)journal_of(estate) + ESTATE_JOURNAL_HEAD);
}

static uint8_t *block_at(const struct estate *estate, uint64_t block)
{
    return (uint8_t *)(entries_of(estate) + estate->changes) + block * ESTATE_BLOCK;
}

uint8_t *estate_rest(const struct estate *estate)
{
    return block_at(estate, estate->blocks);
}

static void store_word(const struct estate *estate, uint64_t *to, uint64_t word)
{
    estate->store(to, &word, sizeof word);
}

static uint64_t mix(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return sum ^ sum >> 29;
}

/* Of a block's bytes and its place. */
static uint64_t sum_of(const uint8_t *bytes, uint64_t block)
{
    uint64_t sum = block + 1;
    for (uint32_t i = 0; i < ESTATE_BLOCK; i += sizeof(uint64_t)) {
        sum = mix(sum, word_at(bytes + i));
    }
    return sum;
}

static bool is_same(const uint8_t *block, const uint8_t *other)
{
    uint64_t differs = 0;
    for (uint32_t i = 0; i < ESTATE_BLOCK; i += sizeof(uint64_t)) {
        differs |= word_at(block + i) ^ word_at(other + i);
    }
    return differs == 0;
}

/* A block of the live state; what is behind the end of the last one is zero. */
static void read_live(const struct estate *estate, uint64_t block, uint8_t *ret_bytes)
{
    uint64_t from = block * ESTATE_BLOCK;
    uint64_t left = estate->live_bytes - from;
    uint64_t bytes = left < ESTATE_BLOCK ? left : (uint64_t)ESTATE_BLOCK;
    memcpy(ret_bytes, estate->live + from, bytes);
    memset(ret_bytes + bytes, 0, ESTATE_BLOCK - bytes);
}

bool estate_init(struct estate *estate, const struct estate_plan *plan)
{
    uint64_t blocks = ESTATE_BLOCKS(plan->live_bytes);
    if (blocks == 0 || blocks > ESTATE_MAX_BLOCKS || plan->changes > blocks ||
        plan->memory_bytes < ESTATE_BYTES_FOR(plan->live_bytes, plan->changes)) {
        return false;
    }
    *estate = (struct estate){.memory = plan->memory,
                              .live = plan->live,
                              .live_bytes = plan->live_bytes,
                              .layout = plan->layout,
                              .blocks = (uint32_t)blocks,
                              .changes = (uint32_t)plan->changes,
                              .store = plan->store != NULL ? plan->store : usual_store};
    return true;
}

/* The sum that the journal's head has to have. */
static uint64_t journal_sum(const struct estate *estate, uint64_t seq, uint64_t count)
{
    const struct entry *entries = entries_of(estate);
    uint64_t sum = mix(seq, count);
    for (uint64_t i = 0; i < count; i++) {
        sum = mix(sum, entries[i].sum);
    }
    return sum;
}

/* Whether the journal holds this commit, whole. */
static bool journal_is_good(const struct estate *estate, uint64_t seq)
{
    const struct journal_head *head = journal_of(estate);
    const struct entry *entries = entries_of(estate);
    if (head->seq != seq || head->count > estate->changes ||
        head->sum != journal_sum(estate, seq, head->count)) {
        return false;
    }
    for (uint64_t i = 0; i < head->count; i++) {
        if (entries[i].block >= estate->blocks ||
            entries[i].sum != sum_of(entries[i].bytes, entries[i].block)) {
            return false;
        }
    }
    return true;
}

/* Puts the journal's blocks into their places; as often as anybody likes. */
static void apply(const struct estate *estate, uint64_t seq)
{
    const struct entry *entries = entries_of(estate);
    uint64_t count = journal_of(estate)->count;
    for (uint64_t i = 0; i < count; i++) {
        estate->store(block_at(estate, entries[i].block), entries[i].bytes, ESTATE_BLOCK);
        store_word(estate, &sums_of(estate)[entries[i].block], entries[i].sum);
    }
    store_word(estate, &header_of(estate)->applied, seq);
}

static bool blocks_are_good(const struct estate *estate)
{
    for (uint64_t i = 0; i < estate->blocks; i++) {
        if (sums_of(estate)[i] != sum_of(block_at(estate, i), i)) {
            return false;
        }
    }
    return true;
}

/* Ends what a commit that was confirmed did not get done. False if that cannot be. */
static bool finish_commit(const struct estate *estate)
{
    const struct header *header = header_of(estate);
    if (header->committed == header->applied) {
        return true;
    }
    if (header->committed != header->applied + 1 || !journal_is_good(estate, header->committed)) {
        return false;
    }
    apply(estate, header->committed);
    return true;
}

enum estate_found estate_open(struct estate *estate)
{
    const struct header *header = header_of(estate);
    if (header->mark == ESTATE_NEW || header->mark == ESTATE_FORMING) {
        return ESTATE_FRESH;
    }
    estate->losses = header->losses;
    if (header->mark != ESTATE_GOOD || header->layout != estate->layout || !finish_commit(estate) ||
        !blocks_are_good(estate)) {
        return ESTATE_LOST;
    }
    memcpy(estate->live, block_at(estate, 0), estate->live_bytes);
    estate->seq = header->committed;
    return ESTATE_INHERITED;
}

void estate_begin(struct estate *estate, enum estate_found found)
{
    struct header *header = header_of(estate);
    store_word(estate, &header->mark, found == ESTATE_LOST ? ESTATE_DISTRUSTED : ESTATE_FORMING);
    estate->losses += found == ESTATE_LOST;
    store_word(estate, &header->losses, estate->losses);
    for (uint64_t i = 0; i < estate->blocks; i++) {
        uint8_t bytes[ESTATE_BLOCK];
        read_live(estate, i, bytes);
        estate->store(block_at(estate, i), bytes, ESTATE_BLOCK);
        store_word(estate, &sums_of(estate)[i], sum_of(bytes, i));
    }
    estate->seq = 0;
    memset(estate->touched, 0, sizeof estate->touched);
    store_word(estate, &header->committed, 0);
    store_word(estate, &header->applied, 0);
    store_word(estate, &header->layout, estate->layout);
    store_word(estate, &header->mark, ESTATE_GOOD);
}

void estate_touch(struct estate *estate, const void *at, uint64_t bytes)
{
    uint64_t from = (uint64_t)((const uint8_t *)at - estate->live);
    for (uint64_t i = from / ESTATE_BLOCK; bytes != 0 && i <= (from + bytes - 1) / ESTATE_BLOCK;
         i++) {
        estate->touched[i / 64] |= UINT64_C(1) << i % 64;
    }
}

/* Puts a block into the journal if it has changed. False if there is no room. */
static bool note(const struct estate *estate, uint64_t block, uint64_t *count)
{
    struct entry entry = {.block = block};
    read_live(estate, block, entry.bytes);
    if (is_same(entry.bytes, block_at(estate, block))) {
        return true;
    }
    if (*count == estate->changes) {
        return false;
    }
    entry.sum = sum_of(entry.bytes, block);
    estate->store(&entries_of(estate)[(*count)++], &entry, sizeof entry);
    return true;
}

static bool note_touched(const struct estate *estate, uint64_t *count)
{
    for (uint32_t i = 0; i * 64 < estate->blocks; i++) {
        for (uint64_t left = estate->touched[i]; left != 0; left &= left - 1) {
            if (!note(estate, i * 64 + (uint32_t)__builtin_ctzll(left), count)) {
                return false;
            }
        }
    }
    return true;
}

bool estate_commit(struct estate *estate)
{
    uint64_t seq = estate->seq + 1;
    struct journal_head head = {.seq = seq};
    if (!note_touched(estate, &head.count)) {
        return false;
    }
    memset(estate->touched, 0, (estate->blocks + 63) / 64 * sizeof estate->touched[0]);
    if (head.count == 0) {
        return true;
    }
    head.sum = journal_sum(estate, seq, head.count);
    estate->store(journal_of(estate), &head, sizeof head);
    store_word(estate, &header_of(estate)->committed, seq);
    apply(estate, seq);
    estate->seq = seq;
    return true;
}

bool estate_check(const struct estate *estate)
{
    return memcmp(estate->live, block_at(estate, 0), estate->live_bytes) == 0;
}
