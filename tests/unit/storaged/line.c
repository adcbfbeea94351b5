/* Requests whose driver ends at any moment, over a disk that then loses what no flush has made safe. */
#include "line.h"

#include <string.h>

#include "unit.h"

enum { BLOCKS = 40, DATA_UNITS = 64, MOST = 4, RUNS = 300, STEPS = 1000 };

static struct line line;

/* --- small cases, by hand --- */

static void fresh(void)
{
    line_init(&line, DATA_UNITS * LINE_UNIT_BYTES, true);
}

static uint32_t wish(enum disk_action action, uint64_t number, uint8_t owner)
{
    uint32_t at = UINT32_MAX;
    bool has_bytes = action != DISK_ACTION_FLUSH;
    const struct line_wish w = {.user_number = number,
                                .first = number,
                                .bytes = has_bytes ? LINE_UNIT_BYTES : 0,
                                .action = action,
                                .owner = owner};
    CHECK(line_accept(&line, &w, &at));
    CHECK(line_check(&line));
    return at;
}

static struct disk_request next(void)
{
    struct disk_request request = {0};
    CHECK(line_next(&line, &request));
    CHECK(line_check(&line));
    return request;
}

static bool is_idle(void)
{
    struct disk_request request;
    return !line_next(&line, &request);
}

static struct line_end end(struct disk_request request, enum disk_outcome outcome)
{
    const struct disk_end said = {.number = request.number, .outcome = (uint8_t)outcome};
    struct line_end told = {0};
    CHECK(line_ended(&line, &said, &told));
    CHECK(line_check(&line));
    return told;
}

TEST(requests_are_put_in_the_order_in_which_they_came)
{
    fresh();
    (void)wish(DISK_ACTION_READ, 7, 1);
    (void)wish(DISK_ACTION_WRITE, 8, 1);
    CHECK_EQ(next().first, 7);
    CHECK_EQ(next().first, 8);
    CHECK(is_idle());
}

TEST(a_flush_has_a_barrier_of_its_own)
{
    fresh();
    (void)wish(DISK_ACTION_WRITE, 1, 1);
    (void)wish(DISK_ACTION_FLUSH, 2, 1);
    (void)wish(DISK_ACTION_WRITE, 3, 1);
    struct disk_request a = next();
    struct disk_request b = next();
    struct disk_request c = next();
    CHECK_EQ(a.barrier, b.barrier);
    CHECK_EQ(c.barrier, b.barrier + 1);
    CHECK_EQ(b.bytes, 0);
}

TEST(a_write_that_ended_is_kept_until_a_flush_behind_it_ended)
{
    fresh();
    (void)wish(DISK_ACTION_WRITE, 1, 1);
    CHECK_EQ(end(next(), DISK_OUTCOME_DONE).owner, 1);
    CHECK_EQ(line.kept, 1);
    (void)wish(DISK_ACTION_FLUSH, 2, 1);
    (void)wish(DISK_ACTION_WRITE, 3, 1);
    struct disk_request flush = next();
    (void)end(next(), DISK_OUTCOME_DONE);
    CHECK_EQ(line.kept, 2);
    CHECK_EQ(end(flush, DISK_OUTCOME_DONE).outcome, DISK_OUTCOME_DONE);
    CHECK_EQ(line.kept, 1); /* the one behind the flush */
}

TEST(a_disk_without_a_cache_keeps_nothing)
{
    line_init(&line, DATA_UNITS * LINE_UNIT_BYTES, false);
    (void)wish(DISK_ACTION_WRITE, 1, 1);
    (void)end(next(), DISK_OUTCOME_DONE);
    CHECK_EQ(line.taken, 0);
}

TEST(the_next_driver_gets_what_ended_first_and_one_at_a_time)
{
    fresh();
    (void)wish(DISK_ACTION_WRITE, 1, 1);
    (void)wish(DISK_ACTION_WRITE, 2, 1);
    (void)wish(DISK_ACTION_READ, 3, 1);
    struct disk_request first = next();
    struct disk_request second = next();
    (void)next();
    (void)end(second, DISK_OUTCOME_DONE);
    (void)first;
    line_driver_ended(&line);
    (void)wish(DISK_ACTION_WRITE, 4, 1);
    for (uint64_t i = 1; i <= 4; i++) {
        struct disk_request again = next();
        CHECK_EQ(again.first, i);
        CHECK(is_idle());
        CHECK_EQ(end(again, DISK_OUTCOME_DONE).owner, i == 2 ? LINE_NOBODY : 1);
    }
    CHECK(is_idle());
}

TEST(after_what_came_again_requests_go_together_as_before)
{
    fresh();
    (void)wish(DISK_ACTION_READ, 1, 1);
    (void)next();
    line_driver_ended(&line);
    (void)end(next(), DISK_OUTCOME_DONE);
    (void)wish(DISK_ACTION_READ, 2, 1);
    (void)wish(DISK_ACTION_READ, 3, 1);
    (void)next();
    (void)next();
}

TEST(the_bytes_of_what_is_kept_are_not_given_away)
{
    fresh();
    uint32_t at = wish(DISK_ACTION_WRITE, 1, 1);
    (void)end(next(), DISK_OUTCOME_DONE);
    for (uint32_t i = 1; i < DATA_UNITS; i++) {
        CHECK(wish(DISK_ACTION_READ, 100 + i, 1) != at);
    }
}

TEST(when_there_is_no_room_what_is_kept_is_made_safe)
{
    struct line_wish more = {.bytes = LINE_UNIT_BYTES, .action = DISK_ACTION_WRITE, .owner = 1};
    uint32_t at = 0;
    fresh();
    for (uint32_t i = 0; i < DATA_UNITS; i++) {
        (void)wish(DISK_ACTION_WRITE, i, 1);
        (void)end(next(), DISK_OUTCOME_DONE);
    }
    CHECK(!line_accept(&line, &more, &at));
    CHECK(!line_accept(&line, &more, &at));
    struct disk_request flush = next();
    CHECK_EQ(flush.action, DISK_ACTION_FLUSH);
    CHECK(is_idle());
    CHECK_EQ(end(flush, DISK_OUTCOME_DONE).owner, LINE_NOBODY);
    CHECK_EQ(line.taken, 0);
    CHECK(line_accept(&line, &more, &at));
}

TEST(a_driver_never_has_more_than_its_queue_holds)
{
    uint32_t at;
    const struct line_wish flush = {.action = DISK_ACTION_FLUSH, .owner = 1};
    fresh();
    for (uint32_t i = 0; i < LINE_SLOTS - 1; i++) {
        CHECK(line_accept(&line, &flush, &at));
    }
    CHECK(!line_accept(&line, &flush, &at));
    for (uint32_t i = 0; i < BLOCK_DISK_DEPTH; i++) {
        (void)next();
    }
    CHECK(is_idle());
}

TEST(an_end_that_the_driver_does_not_owe_is_refused)
{
    struct line_end told;
    fresh();
    (void)wish(DISK_ACTION_WRITE, 1, 1);
    struct disk_end said = {.outcome = DISK_OUTCOME_DONE};
    CHECK(!line_ended(&line, &said, &told));
    said.number = next().number;
    CHECK(line_ended(&line, &said, &told));
    CHECK(!line_ended(&line, &said, &told)); /* twice */
    (void)wish(DISK_ACTION_WRITE, 2, 1);
    (void)next();
    said.number += LINE_SLOTS; /* another one's place */
    CHECK(!line_ended(&line, &said, &told));
    CHECK(line_check(&line));
}

TEST(a_failed_write_is_told_and_not_kept)
{
    fresh();
    (void)wish(DISK_ACTION_WRITE, 1, 1);
    CHECK_EQ(end(next(), DISK_OUTCOME_FAILED).outcome, DISK_OUTCOME_FAILED);
    CHECK_EQ(line.taken, 0);
}

TEST(a_write_that_fails_when_it_comes_again_fails_the_next_flush_of_its_user)
{
    fresh();
    (void)wish(DISK_ACTION_WRITE, 1, 1);
    (void)end(next(), DISK_OUTCOME_DONE);
    line_driver_ended(&line);
    CHECK_EQ(end(next(), DISK_OUTCOME_FAILED).owner, LINE_NOBODY);
    (void)wish(DISK_ACTION_FLUSH, 2, 2);
    CHECK_EQ(end(next(), DISK_OUTCOME_DONE).outcome, DISK_OUTCOME_DONE); /* another's */
    (void)wish(DISK_ACTION_FLUSH, 3, 1);
    CHECK_EQ(end(next(), DISK_OUTCOME_DONE).outcome, DISK_OUTCOME_FAILED);
    (void)wish(DISK_ACTION_FLUSH, 4, 1);
    CHECK_EQ(end(next(), DISK_OUTCOME_DONE).outcome, DISK_OUTCOME_DONE);
}

TEST(a_flush_that_fails_fails_for_all_whom_it_stood_for)
{
    fresh();
    (void)wish(DISK_ACTION_WRITE, 1, 1);
    (void)end(next(), DISK_OUTCOME_DONE);
    (void)wish(DISK_ACTION_FLUSH, 2, 2);
    CHECK_EQ(end(next(), DISK_OUTCOME_FAILED).outcome, DISK_OUTCOME_FAILED);
    CHECK_EQ(line.taken, 0);
    (void)wish(DISK_ACTION_FLUSH, 3, 1);
    CHECK_EQ(end(next(), DISK_OUTCOME_DONE).outcome, DISK_OUTCOME_FAILED);
}

TEST(a_user_who_left_is_told_nothing_and_what_he_was_told_stays)
{
    fresh();
    (void)wish(DISK_ACTION_WRITE, 1, 1);
    (void)wish(DISK_ACTION_WRITE, 2, 1);
    (void)end(next(), DISK_OUTCOME_DONE);
    struct disk_request put = next();
    (void)wish(DISK_ACTION_WRITE, 3, 1);
    line_owner_left(&line, 1);
    CHECK(line_check(&line));
    CHECK(is_idle()); /* what did not begin is gone */
    CHECK_EQ(end(put, DISK_OUTCOME_DONE).owner, LINE_NOBODY);
    line_driver_ended(&line);
    CHECK_EQ(next().first, 1);
}

/* --- a user, a driver and a disk at random --- */

struct there {
    bool is_used;
    struct disk_request request;
};

struct wanted {
    bool is_used;
    bool is_write;
    uint64_t first;
    uint64_t count;
    uint64_t tag;
    uint32_t at; /* in the disk's data, of a write */
};

static struct {
    uint64_t seed;
    uint64_t data[DATA_UNITS]; /* a tag for each unit of the disk's data */
    uint64_t safe[BLOCKS];     /* what would be there if the machine lost power now */
    uint64_t cached[BLOCKS];   /* what the disk answers */
    uint64_t told[BLOCKS];     /* what the user knows: the last write of his that ended */
    uint64_t promised[BLOCKS]; /* what he knew when he put the flush that is on its way */
    bool has_flush;
    bool is_busy[BLOCKS]; /* a request of his is on its way there */
    struct there there[BLOCK_DISK_DEPTH];
    struct wanted wanted[LINE_SLOTS];
    uint64_t tags;
    uint64_t ends;
    uint64_t deaths;
} world;

static uint32_t any(uint32_t limit)
{
    world.seed = world.seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(world.seed >> 33) % limit;
}

static bool is_free(uint64_t first, uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        if (world.is_busy[first + i]) {
            return false;
        }
    }
    return true;
}

static void set_busy(const struct wanted *w, bool is_busy)
{
    for (uint64_t i = 0; i < w->count; i++) {
        world.is_busy[w->first + i] = is_busy;
    }
}

static void user_asks(void)
{
    uint32_t place = any(LINE_SLOTS);
    struct wanted w = {.is_used = true,
                       .is_write = any(3) != 0,
                       .first = any(BLOCKS - MOST),
                       .count = 1 + any(MOST),
                       .tag = ++world.tags};
    if (world.wanted[place].is_used || !is_free(w.first, w.count)) {
        return;
    }
    const struct line_wish wish = {.user_number = place,
                                   .first = w.first,
                                   .bytes = (uint32_t)w.count * LINE_UNIT_BYTES,
                                   .action = w.is_write ? DISK_ACTION_WRITE : DISK_ACTION_READ,
                                   .owner = 3};
    if (!line_accept(&line, &wish, &w.at)) {
        return;
    }
    for (uint64_t i = 0; w.is_write && i < w.count; i++) {
        world.data[w.at / LINE_UNIT_BYTES + i] = w.tag + (i << 32);
    }
    set_busy(&w, true);
    world.wanted[place] = w;
}

static void user_flushes(void)
{
    uint32_t at;
    const struct line_wish wish = {
        .user_number = LINE_SLOTS, .action = DISK_ACTION_FLUSH, .owner = 3};
    if (!world.has_flush && line_accept(&line, &wish, &at)) {
        world.has_flush = true;
        memcpy(world.promised, world.told, sizeof world.promised);
    }
}

/* What he was told before the flush is safe, or something newer is. */
static void check_promise(void)
{
    for (uint32_t i = 0; i < BLOCKS; i++) {
        CHECK((uint32_t)world.safe[i] >= (uint32_t)world.promised[i]);
    }
}

static void user_hears(const struct line_end *told)
{
    CHECK_EQ(told->outcome, DISK_OUTCOME_DONE);
    world.ends++;
    if (told->action == DISK_ACTION_FLUSH) {
        world.has_flush = false;
        check_promise();
        return;
    }
    struct wanted *w = &world.wanted[told->user_number];
    CHECK(w->is_used);
    for (uint64_t i = 0; i < w->count; i++) {
        if (w->is_write) {
            world.told[w->first + i] = w->tag + (i << 32);
        } else {
            CHECK_EQ(world.data[told->at / LINE_UNIT_BYTES + i], world.told[w->first + i]);
        }
    }
    set_busy(w, false);
    w->is_used = false;
}

static void driver_takes(void)
{
    for (uint32_t i = 0; i < BLOCK_DISK_DEPTH; i++) {
        if (!world.there[i].is_used && line_next(&line, &world.there[i].request)) {
            world.there[i].is_used = true;
        }
    }
}

static void do_request(const struct disk_request *r)
{
    uint64_t *unit = &world.data[r->at / LINE_UNIT_BYTES];
    for (uint64_t i = 0; i < r->bytes / LINE_UNIT_BYTES; i++) {
        uint64_t *block = &world.cached[r->first + i];
        *(r->action == DISK_ACTION_WRITE ? block : &unit[i]) =
            r->action == DISK_ACTION_WRITE ? unit[i] : *block;
    }
    if (r->action == DISK_ACTION_FLUSH) {
        memcpy(world.safe, world.cached, sizeof world.safe);
    }
}

/* As the contract says: a flush begins when what was put before it has ended. */
static bool may_begin(const struct disk_request *r)
{
    for (uint32_t i = 0; i < BLOCK_DISK_DEPTH && r->action == DISK_ACTION_FLUSH; i++) {
        const struct disk_request *other = &world.there[i].request;
        if (world.there[i].is_used && other != r && other->barrier <= r->barrier) {
            return false;
        }
    }
    return true;
}

static void driver_ends_one(void)
{
    uint32_t place = any(BLOCK_DISK_DEPTH);
    struct line_end told = {0};
    for (uint32_t i = 0; i < BLOCK_DISK_DEPTH && !world.there[place].is_used; i++) {
        place = (place + 1) % BLOCK_DISK_DEPTH;
    }
    struct there *t = &world.there[place];
    if (!t->is_used || !may_begin(&t->request)) {
        return;
    }
    do_request(&t->request);
    t->is_used = false;
    const struct disk_end said = {.number = t->request.number, .outcome = DISK_OUTCOME_DONE};
    CHECK(line_ended(&line, &said, &told));
    if (told.owner != LINE_NOBODY) {
        user_hears(&told);
    }
}

/* Some of what was on its way is done all the same; then the disk forgets any of what is not safe. */
static void driver_dies(void)
{
    for (uint32_t i = 0; i < BLOCK_DISK_DEPTH; i++) {
        if (world.there[i].is_used && world.there[i].request.action == DISK_ACTION_WRITE &&
            any(2)) {
            do_request(&world.there[i].request);
        }
        world.there[i].is_used = false;
    }
    for (uint32_t i = 0; i < BLOCKS; i++) {
        uint64_t left = any(2) ? world.safe[i] : world.cached[i];
        world.safe[i] = left;
        world.cached[i] = left;
    }
    line_driver_ended(&line);
    world.deaths++;
}

static void step(uint32_t deaths_of)
{
    uint32_t what = any(1000);
    if (what < deaths_of) {
        driver_dies();
    } else if (what < 300) {
        user_asks();
    } else if (what < 320) {
        user_flushes();
    } else if (what < 500) {
        driver_takes();
    } else {
        driver_ends_one();
    }
    CHECK(line_check(&line));
}

static void run(uint64_t seed, uint32_t deaths_of)
{
    memset(&world, 0, sizeof world);
    world.seed = seed;
    fresh();
    for (uint32_t i = 0; i < STEPS; i++) {
        step(deaths_of);
    }
    for (uint32_t i = 0; line.taken != line.kept; i++) {
        CHECK(i < 1000000);
        driver_takes();
        driver_ends_one();
    }
    CHECK(!world.has_flush);
    for (uint32_t i = 0; i < LINE_SLOTS; i++) {
        CHECK(!world.wanted[i].is_used);
    }
}

TEST(a_disk_that_forgets_and_a_driver_that_dies_lose_nothing_that_was_promised)
{
    uint64_t ends = 0;
    uint64_t deaths = 0;
    for (uint64_t seed = 1; seed <= RUNS; seed++) {
        run(seed, (uint32_t)(seed % 40));
        ends += world.ends;
        deaths += world.deaths;
    }
    CHECK(ends > 20000);
    CHECK(deaths > 5000);
}

UNIT_MAIN
