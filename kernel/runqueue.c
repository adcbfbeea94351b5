/* See runqueue.h. */
#include "runqueue.h"

#include "assert.h"

void runqueue_init(struct runqueue *queue)
{
    *queue = (struct runqueue){0};
    for (uint32_t i = 0; i < BAND_COUNT; i++) {
        list_init(&queue->lines[i]);
    }
}

void run_init(struct run *run, enum band band, uint32_t weight)
{
    *run = (struct run){
        .weight = weight, .home = RUN_NOWHERE, .band = (uint8_t)band, .queued = BAND_COUNT};
    list_init(&run->line);
}

void runqueue_add(struct runqueue *queue, struct run *run, enum band band, uint64_t vruntime)
{
    run->queued = (uint8_t)band;
    if (band == BAND_FAIR) {
        run->node.key = vruntime;
        tree_insert(&queue->fair, &run->node);
    } else {
        list_append(&queue->lines[band], &run->line);
    }
    queue->bands |= 1U << band;
    queue->count++;
}

static bool has(const struct runqueue *queue, enum band band)
{
    return band == BAND_FAIR ? queue->fair.root != NULL : !list_is_empty(&queue->lines[band]);
}

void runqueue_remove(struct runqueue *queue, struct run *run)
{
    enum band band = run->queued;
    run->queued = BAND_COUNT;
    if (band == BAND_FAIR) {
        tree_remove(&queue->fair, &run->node);
    } else {
        list_remove(&run->line);
    }
    if (!has(queue, band)) {
        queue->bands &= ~(1U << band);
    }
    queue->count--;
}

struct run *runqueue_head(const struct runqueue *queue, enum band band)
{
    if (!has(queue, band)) {
        return NULL;
    }
    return band == BAND_FAIR ? container_of(tree_first(&queue->fair), struct run, node)
                             : container_of(queue->lines[band].next, struct run, line);
}

struct run *runqueue_first(const struct runqueue *queue, uint64_t period)
{
    enum band band = runqueue_urgency(queue, period);
    return band == BAND_COUNT ? NULL : runqueue_head(queue, band);
}

void runqueue_advance(struct runqueue *queue, uint64_t vruntime)
{
    queue->virtual_ns = vruntime > queue->virtual_ns ? vruntime : queue->virtual_ns;
}

void run_pay(struct run *run, uint64_t ns)
{
    run->vruntime += ns * RUN_WEIGHT / run->weight;
}

void run_spend(struct run *run, struct runqueue *queue, uint64_t ns, uint64_t period)
{
    if (run_band(run, period) >= BAND_FAIR) {
        return;
    }
    run->used_ns = (run->period == period ? run->used_ns : 0) + ns;
    run->period = period;
    queue->urgent_ns = (queue->period == period ? queue->urgent_ns : 0) + ns;
    queue->period = period;
}

void run_move(struct run *run, const struct runqueue *from, const struct runqueue *to,
              uint32_t home)
{
    if (from == NULL) {
        run->vruntime = to->virtual_ns;
    } else if (run->vruntime >= from->virtual_ns) {
        run->vruntime = to->virtual_ns + (run->vruntime - from->virtual_ns);
    } else {
        uint64_t behind = from->virtual_ns - run->vruntime;
        run->vruntime = behind < to->virtual_ns ? to->virtual_ns - behind : 0;
    }
    run->home = home;
}

void run_yield(struct run *run, const struct runqueue *queue)
{
    const struct run *first = runqueue_head(queue, BAND_FAIR);
    if (first != NULL && run->vruntime <= first->node.key) {
        run->vruntime = first->node.key + 1;
    }
}

void run_catch_up(struct run *run, const struct runqueue *queue)
{
    uint64_t now = queue->virtual_ns;
    uint64_t credit = (uint64_t)RUN_CREDIT_NS * RUN_WEIGHT / run->weight;
    uint64_t least = now > credit ? now - credit : 0;
    run->vruntime = run->vruntime < least ? least : run->vruntime;
}

bool runqueue_check(const struct runqueue *queue)
{
    for (uint32_t band = 0; band < BAND_COUNT; band++) {
        if (((queue->bands & 1U << band) != 0) != has(queue, (enum band)band)) {
            return false;
        }
    }
    return (queue->count == 0) == (queue->bands == 0) && list_is_empty(&queue->lines[BAND_FAIR]);
}
