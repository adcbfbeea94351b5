/* Queues and virtual runtime against plain arrays, and the shares that come of them. */
#include "runqueue.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "assert.h"
#include "random.h"
#include "unit.h"

enum { RUNS = 60, STEPS = 40000, SLICE = 10 * RUN_MS, SLICES = 20000 };

struct model {
    struct runqueue queue;
    struct run runs[RUNS];
    uint64_t arrival[RUNS]; /* 0: not queued */
    uint64_t arrivals;
};

static void init(struct model *m)
{
    runqueue_init(&m->queue);
    m->arrivals = 0;
    for (uint32_t i = 0; i < RUNS; i++) {
        run_init(&m->runs[i], BAND_FAIR, RUN_WEIGHT);
        m->arrival[i] = 0;
    }
}

/* Whether a comes before b. */
static bool is_before(const struct model *m, uint32_t a, uint32_t b)
{
    const struct run *x = &m->runs[a];
    const struct run *y = &m->runs[b];
    if (x->queued != y->queued) {
        return x->queued < y->queued;
    }
    return x->queued == BAND_FAIR ? x->node.key < y->node.key : m->arrival[a] < m->arrival[b];
}

/* Nobody who is queued comes before the first; of equals in the fair band any may be that. */
static void compare(const struct model *m)
{
    const struct run *first = runqueue_first(&m->queue, 0);
    uint32_t count = 0;
    for (uint32_t i = 0; i < RUNS; i++) {
        if (m->arrival[i] == 0) {
            continue;
        }
        count++;
        CHECK(first != NULL && !is_before(m, i, (uint32_t)(first - m->runs)));
    }
    CHECK_EQ(m->queue.count, count);
    CHECK_EQ(first != NULL, count != 0);
    CHECK(runqueue_check(&m->queue));
}

TEST(random_steps_leave_the_most_urgent_first)
{
    static struct model m;
    uint64_t seed = 3;
    init(&m);
    for (uint32_t step = 0; step < STEPS; step++) {
        uint32_t i = random_below(&seed, RUNS);
        if (m.arrival[i] != 0) {
            runqueue_remove(&m.queue, &m.runs[i]);
            m.arrival[i] = 0;
        } else {
            m.runs[i].vruntime = random_below(&seed, 32);
            runqueue_add(&m.queue, &m.runs[i], (enum band)random_below(&seed, BAND_COUNT),
                         m.runs[i].vruntime);
            m.arrival[i] = ++m.arrivals;
        }
        compare(&m);
    }
}

/* One processor: the first runs for a slice and goes back. Returns its index. */
static uint32_t run_slice(struct model *m, uint64_t *now)
{
    uint64_t period = *now / RUN_PERIOD_NS;
    struct run *run = runqueue_first(&m->queue, period);
    CHECK(run != NULL);
    runqueue_remove(&m->queue, run);
    if (run_band(run, period) == BAND_FAIR) {
        runqueue_advance(&m->queue, run->vruntime);
    }
    *now += SLICE;
    run_pay(run, SLICE);
    run_spend(run, &m->queue, SLICE, period);
    period = *now / RUN_PERIOD_NS;
    runqueue_add(&m->queue, run, run_band(run, period), run->vruntime);
    return (uint32_t)(run - m->runs);
}

static void add(struct model *m, uint32_t i, enum band band, uint32_t weight)
{
    run_init(&m->runs[i], band, weight);
    run_move(&m->runs[i], NULL, &m->queue, 0);
    runqueue_add(&m->queue, &m->runs[i], band, m->runs[i].vruntime);
}

TEST(shares_of_the_fair_band_are_as_the_weights)
{
    static const uint32_t weights[] = {50, 100, 100, 200, 550};
    enum { COUNT = 5, SUM = 1000 };
    static struct model m;
    uint64_t got[COUNT] = {0};
    uint64_t now = 0;
    init(&m);
    for (uint32_t i = 0; i < COUNT; i++) {
        add(&m, i, BAND_FAIR, weights[i]);
    }
    for (uint32_t i = 0; i < SLICES; i++) {
        got[run_slice(&m, &now)]++;
    }
    for (uint32_t i = 0; i < COUNT; i++) {
        int64_t due = (int64_t)weights[i] * SLICES / SUM;
        CHECK(llabs((int64_t)got[i] - due) <= 2);
    }
}

TEST(a_spinner_in_the_driver_band_leaves_the_fair_band_the_rest_of_each_period)
{
    static struct model m;
    uint64_t got[2] = {0};
    uint64_t now = 0;
    init(&m);
    add(&m, 0, BAND_DRIVER, RUN_WEIGHT);
    add(&m, 1, BAND_FAIR, RUN_WEIGHT);
    for (uint32_t i = 0; i < SLICES; i++) {
        got[run_slice(&m, &now)]++;
    }
    CHECK(got[1] * 3 >= SLICES);
    CHECK(got[0] * 5 >= SLICES);
}

TEST(any_number_of_urgent_spinners_leaves_the_fair_band_its_share)
{
    static struct model m;
    uint64_t fair = 0;
    uint64_t now = 0;
    init(&m);
    for (uint32_t i = 1; i < RUNS; i++) {
        add(&m, i, i % 2 == 0 ? BAND_DRIVER : BAND_SERVER, RUN_WEIGHT);
    }
    add(&m, 0, BAND_FAIR, RUN_WEIGHT);
    for (uint32_t i = 0; i < SLICES; i++) {
        fair += run_slice(&m, &now) == 0;
    }
    /* A fifth of each period is for the fair band, where those that are past their budget are
     * too. */
    CHECK(fair >= SLICES / 5 / RUNS);
}

TEST(a_budget_comes_back_with_the_next_period)
{
    struct runqueue queue;
    struct run run;
    runqueue_init(&queue);
    run_init(&run, BAND_SERVER, RUN_WEIGHT);
    run_spend(&run, &queue, RUN_SERVER_NS - 1, 5);
    CHECK_EQ(run_band(&run, 5), BAND_SERVER);
    run_spend(&run, &queue, 1, 5);
    CHECK_EQ(run_band(&run, 5), BAND_FAIR);
    CHECK_EQ(run_band(&run, 6), BAND_SERVER);
}

TEST(a_sleeper_wakes_behind_by_its_credit_at_most)
{
    struct runqueue queue;
    struct run run;
    runqueue_init(&queue);
    run_init(&run, BAND_FAIR, RUN_WEIGHT);
    runqueue_advance(&queue, 1000 * (uint64_t)RUN_MS);
    run_catch_up(&run, &queue);
    CHECK_EQ(run.vruntime, queue.virtual_ns - RUN_CREDIT_NS);
    run.vruntime = queue.virtual_ns + 5;
    run_catch_up(&run, &queue);
    CHECK_EQ(run.vruntime, queue.virtual_ns + 5);
}

TEST(a_heavy_sleeper_goes_before_its_equals_for_its_credit_at_most)
{
    struct runqueue queue;
    struct run sleeper;
    struct run equal;
    uint64_t ran_ns = 0;
    runqueue_init(&queue);
    run_init(&sleeper, BAND_FAIR, 100 * RUN_WEIGHT);
    run_init(&equal, BAND_FAIR, 100 * RUN_WEIGHT);
    equal.vruntime = 1000 * (uint64_t)RUN_MS;
    runqueue_advance(&queue, equal.vruntime);
    runqueue_add(&queue, &equal, BAND_FAIR, equal.vruntime);
    run_catch_up(&sleeper, &queue);
    for (; sleeper.vruntime < equal.vruntime; ran_ns += RUN_MS) {
        run_pay(&sleeper, RUN_MS);
    }
    CHECK_EQ(ran_ns, RUN_CREDIT_NS);
}

TEST(whoever_sleeps_and_wakes_gets_no_more_than_whoever_runs)
{
    static struct model m;
    uint64_t got[2] = {0};
    uint64_t now = 0;
    init(&m);
    add(&m, 0, BAND_FAIR, RUN_WEIGHT);
    add(&m, 1, BAND_FAIR, RUN_WEIGHT);
    for (uint32_t i = 0; i < SLICES; i++) {
        uint32_t ran = run_slice(&m, &now);
        got[ran]++;
        if (ran == 1) { /* it sleeps for no time at all, as often as it can */
            runqueue_remove(&m.queue, &m.runs[1]);
            run_catch_up(&m.runs[1], &m.queue);
            runqueue_add(&m.queue, &m.runs[1], BAND_FAIR, m.runs[1].vruntime);
        }
    }
    CHECK(llabs((int64_t)got[0] - (int64_t)got[1]) <= 2);
}

TEST(who_moves_keeps_its_distance_to_virtual_time)
{
    struct runqueue from;
    struct runqueue to;
    struct run run;
    runqueue_init(&from);
    runqueue_init(&to);
    runqueue_advance(&from, 500);
    runqueue_advance(&to, 90000);
    run_init(&run, BAND_FAIR, RUN_WEIGHT);
    run_move(&run, NULL, &from, 0);
    CHECK_EQ(run.vruntime, 500);
    run.vruntime = 520;
    run_move(&run, &from, &to, 1);
    CHECK_EQ(run.vruntime, 90020);
    CHECK_EQ(run.home, 1);
    run.vruntime = 89000;
    run_move(&run, &to, &from, 0);
    CHECK_EQ(run.vruntime, 0);
}

TEST(who_yields_comes_after_the_first_of_the_fair_band)
{
    static struct model m;
    init(&m);
    runqueue_add(&m.queue, &m.runs[0], BAND_FAIR, 1000);
    m.runs[1].vruntime = 10;
    run_yield(&m.runs[1], &m.queue);
    runqueue_add(&m.queue, &m.runs[1], BAND_FAIR, m.runs[1].vruntime);
    CHECK(runqueue_first(&m.queue, 0) == &m.runs[0]);
}

UNIT_MAIN
