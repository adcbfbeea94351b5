/* Whoever dies at any byte of any write leaves the state from before or the one from after. */
#include "writ/estate.h"

#include <setjmp.h>
#include <string.h>

#include "unit.h"

enum { ROWS = 40, ROW_BYTES = 48, LAYOUT = 7 };

struct live {
    uint64_t version;
    uint8_t rows[ROWS][ROW_BYTES];
    uint8_t odd; /* so that the last block is not whole */
};

static _Alignas(8) uint8_t memory[ESTATE_BYTES(sizeof(struct live))];
static struct live live;

/* How many bytes may still be written; then whoever writes is dead. A word is one store. */
static uint64_t breath;
static jmp_buf death;

static void mortal_store(void *to, const void *from, uint64_t bytes)
{
    uint64_t written = bytes < breath ? bytes : breath;
    bool word = bytes == sizeof(uint64_t);
    memcpy(to, from, word && written != bytes ? 0 : written);
    breath -= written;
    if (written != bytes) {
        longjmp(death, 1);
    }
}

static struct estate make(estate_store *store, uint64_t changes)
{
    struct estate estate;
    const struct estate_plan plan = {.memory = memory,
                                     .memory_bytes = sizeof memory,
                                     .live = &live,
                                     .live_bytes = sizeof live,
                                     .changes = changes,
                                     .layout = LAYOUT,
                                     .store = store};
    CHECK(estate_init(&estate, &plan));
    return estate;
}

static struct estate open_whole(enum estate_found wanted)
{
    struct estate estate = make(NULL, ESTATE_BLOCKS(sizeof live));
    memset(&live, 0xee, sizeof live);
    CHECK_EQ(estate_open(&estate), wanted);
    return estate;
}

/* The state number `version`: some rows are other ones each time. */
static void change(struct live *it, uint64_t version)
{
    it->version = version;
    it->odd = (uint8_t)version;
    for (uint64_t i = version % 7; i < ROWS; i += 5 + version % 3) {
        memset(it->rows[i], (int)(version + i), ROW_BYTES);
    }
}

static struct estate begin(void)
{
    memset(memory, 0, sizeof memory);
    struct estate estate = open_whole(ESTATE_FRESH);
    memset(&live, 0, sizeof live);
    estate_begin(&estate, ESTATE_FRESH);
    return estate;
}

TEST(what_was_confirmed_is_inherited)
{
    struct estate estate = begin();
    for (uint64_t version = 1; version < 30; version++) {
        change(&live, version);
        estate_touch(&estate, &live, sizeof live);
        CHECK(estate_commit(&estate));
        CHECK(estate_check(&estate));
        struct live confirmed = live;
        estate = open_whole(ESTATE_INHERITED);
        CHECK_BYTES(&live, &confirmed, sizeof live);
    }
}

TEST(what_was_not_touched_is_not_confirmed_and_the_check_says_so)
{
    struct estate estate = begin();
    live.version = 5;
    memset(live.rows[20], 9, ROW_BYTES);
    estate_touch(&estate, &live.version, sizeof live.version);
    CHECK(estate_commit(&estate));
    CHECK(!estate_check(&estate));
    estate = open_whole(ESTATE_INHERITED);
    CHECK_EQ(live.version, 5);
    CHECK_EQ(live.rows[20][0], 0);
}

static void commit_live(struct estate *estate)
{
    estate_touch(estate, &live, sizeof live);
    CHECK(estate_commit(estate));
}

static void open_it(struct estate *estate)
{
    (void)estate_open(estate);
}

static void begin_afresh(struct estate *estate)
{
    estate_begin(estate, ESTATE_FRESH);
}

static void begin_after_a_loss(struct estate *estate)
{
    estate_begin(estate, ESTATE_LOST);
}

/* Whether who does this lives to its end, being able to write so many bytes and no more. */
static bool survives(void (*deed)(struct estate *), struct estate *estate, uint64_t bytes)
{
    breath = bytes;
    estate->store = mortal_store;
    if (setjmp(death) != 0) {
        return false;
    }
    deed(estate);
    estate->store = make(NULL, 1).store;
    return true;
}

/* Confirms state 1, then state 2, dying on the way to it, and returns whether he did. What is then
 * inherited is one of the two. */
static bool dies_in_commit(uint64_t bytes, bool *ret_after)
{
    struct estate estate = begin();
    change(&live, 1);
    commit_live(&estate);
    struct live before = live;
    change(&live, 2);
    struct live after = live;
    bool died = !survives(commit_live, &estate, bytes);
    estate = open_whole(ESTATE_INHERITED);
    *ret_after = live.version == 2;
    CHECK_BYTES(&live, *ret_after ? &after : &before, sizeof live);
    change(&live, 3);
    commit_live(&estate);
    CHECK(estate_check(&estate));
    return died;
}

TEST(a_death_at_any_byte_of_a_commit_leaves_the_state_before_or_the_one_after)
{
    uint64_t bytes = 1;
    uint64_t first_after = 0;
    bool after = false;
    for (; dies_in_commit(bytes, &after); bytes++) {
        CHECK(first_after == 0 || after);
        first_after = first_after == 0 && after ? bytes : first_after;
    }
    CHECK(bytes > 1000);
    CHECK(first_after > 1 && first_after < bytes);
}

/* The memory of one who died in mid of putting a confirmed change into its place. */
static void leave_half_done(struct live *ret_after)
{
    struct estate estate = begin();
    change(&live, 1);
    *ret_after = live;
    CHECK(survives(commit_live, &estate, 100000));
    uint64_t whole = 100000 - breath;
    estate = begin();
    live = *ret_after;
    CHECK(!survives(commit_live, &estate, whole - 100));
}

TEST(a_death_at_any_byte_of_inheriting_loses_nothing)
{
    static uint8_t half_done[sizeof memory];
    struct live after;
    leave_half_done(&after);
    memcpy(half_done, memory, sizeof memory);
    bool died = true;
    for (uint64_t bytes = 1; died; bytes++) {
        memcpy(memory, half_done, sizeof memory);
        struct estate estate = make(NULL, ESTATE_BLOCKS(sizeof live));
        died = !survives(open_it, &estate, bytes);
        (void)open_whole(ESTATE_INHERITED);
        CHECK_BYTES(&live, &after, sizeof live);
        CHECK(died || bytes > 100);
    }
}

TEST(a_death_while_it_is_first_made_leaves_nothing_and_no_loss)
{
    bool died = true;
    for (uint64_t bytes = 1; died; bytes++) {
        memset(memory, 0, sizeof memory);
        struct estate estate = open_whole(ESTATE_FRESH);
        memset(&live, 0, sizeof live);
        died = !survives(begin_afresh, &estate, bytes);
        estate = make(NULL, ESTATE_BLOCKS(sizeof live));
        CHECK_EQ(estate_open(&estate), died ? ESTATE_FRESH : ESTATE_INHERITED);
        CHECK_EQ(estate.losses, 0);
    }
}

/* Damages what was confirmed. */
static void spoil(void)
{
    memory[sizeof memory - ESTATE_BLOCK] ^= 1;
}

TEST(a_death_while_it_is_made_anew_leaves_a_loss)
{
    bool died = true;
    for (uint64_t bytes = 1; died; bytes++) {
        (void)begin();
        spoil();
        struct estate estate = open_whole(ESTATE_LOST);
        memset(&live, 0, sizeof live);
        died = !survives(begin_after_a_loss, &estate, bytes);
        estate = make(NULL, ESTATE_BLOCKS(sizeof live));
        CHECK_EQ(estate_open(&estate), died ? ESTATE_LOST : ESTATE_INHERITED);
        CHECK(died || estate.losses == 1);
    }
}

TEST(a_byte_that_is_another_one_is_a_loss_wherever_it_is)
{
    struct estate estate = begin();
    change(&live, 1);
    estate_touch(&estate, &live, sizeof live);
    CHECK(estate_commit(&estate));
    uint64_t journal = ESTATE_HEADER + ESTATE_BLOCKS(sizeof live) * 8;
    uint64_t blocks = (uint64_t)(estate_rest(&estate) - memory) -
                      (uint64_t)ESTATE_BLOCKS(sizeof live) * ESTATE_BLOCK;
    for (uint64_t i = 0; i < sizeof memory; i++) {
        bool spare = (i >= 32 && i < ESTATE_HEADER) || (i >= journal && i < blocks);
        if (!spare) {
            memory[i] ^= 0x10;
            (void)open_whole(ESTATE_LOST);
            memory[i] ^= 0x10;
        }
    }
    (void)open_whole(ESTATE_INHERITED);
}

TEST(a_loss_is_counted_and_remembered_by_all_who_follow)
{
    struct estate estate = begin();
    spoil();
    estate = open_whole(ESTATE_LOST);
    CHECK_EQ(estate.losses, 0);
    memset(&live, 0, sizeof live);
    estate_begin(&estate, ESTATE_LOST);
    CHECK_EQ(estate.losses, 1);
    estate = open_whole(ESTATE_INHERITED);
    CHECK_EQ(estate.losses, 1);
}

TEST(what_somebody_distrusts_or_another_kind_left_is_lost)
{
    struct estate estate = begin();
    const uint64_t distrusted = ESTATE_DISTRUSTED;
    estate.layout++;
    CHECK_EQ(estate_open(&estate), ESTATE_LOST);
    (void)open_whole(ESTATE_INHERITED);
    memcpy(memory, &distrusted, sizeof distrusted);
    (void)open_whole(ESTATE_LOST);
}

TEST(more_changes_than_there_is_room_for_are_refused_and_nothing_is_confirmed)
{
    (void)begin();
    memset(memory, 0, sizeof memory);
    struct estate estate = make(NULL, 2);
    CHECK_EQ(estate_open(&estate), ESTATE_FRESH);
    memset(&live, 0, sizeof live);
    estate_begin(&estate, ESTATE_FRESH);
    memset(&live, 1, 3 * ESTATE_BLOCK);
    estate_touch(&estate, &live, 3 * ESTATE_BLOCK);
    CHECK(!estate_commit(&estate));
    struct estate next = make(NULL, 2);
    CHECK_EQ(estate_open(&next), ESTATE_INHERITED);
    CHECK_EQ(live.version, 0);
    memset(&live, 1, 2 * ESTATE_BLOCK);
    estate_touch(&next, &live, sizeof live);
    CHECK(estate_commit(&next));
}

TEST(an_estate_too_small_for_its_state_is_refused)
{
    struct estate estate;
    struct estate_plan plan = {.memory = memory,
                               .memory_bytes = sizeof memory,
                               .live = &live,
                               .live_bytes = sizeof live,
                               .changes = ESTATE_BLOCKS(sizeof live)};
    CHECK(estate_init(&estate, &plan));
    plan.memory_bytes--;
    CHECK(!estate_init(&estate, &plan));
    plan.memory_bytes = UINT64_MAX;
    plan.live_bytes = (uint64_t)ESTATE_MAX_BLOCKS * ESTATE_BLOCK + 1;
    CHECK(!estate_init(&estate, &plan));
}

UNIT_MAIN
