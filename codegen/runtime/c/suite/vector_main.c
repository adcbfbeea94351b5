/* Runs every vector of a library through the generated checks: each must give exactly its check id, offset and status.
 *
 * Prints what differs, the counts, and how many check ids were hit; every id that a message can fail must be.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "writ/vector.h"

/* The build names the table: -DWRIT_VECTORS=echo_vectors. */
extern const struct writ_vectors WRIT_VECTORS;

enum { SHOWN_FAILURES = 20 };

static const uint8_t noises[] = {0x00, 0xff, 0xa5};

struct tally {
    uint32_t failed;
    uint32_t bad;
    bool **hit; /* per direction and check index */
};

static const char *check_kind(const struct writ_direction *direction, uint16_t id)
{
    if (id == 0) {
        return "good";
    }
    return id <= direction->check_count ? direction->checks[id - 1].kind : "no such check";
}

static void show_failure(const struct writ_direction *direction, const struct writ_vector *v,
                         const struct writ_verdict *got)
{
    printf(
        "FAILED %s: %s\n  expected check %u (%s) at %u, %s\n  got      check %u (%s) at %u, %s\n",
        direction->name, v->name, v->why.check, check_kind(direction, v->why.check), v->why.offset,
        writ_status_name(v->status), got->why.check, check_kind(direction, got->why.check),
        got->why.offset, writ_status_name(got->status));
}

static bool agrees(const struct writ_vector *v, const struct writ_verdict *got)
{
    return writ_vector_agrees(v, got->why) && got->status == v->status;
}

static void run_vector(const struct writ_vectors *all, const struct writ_vector *v,
                       struct tally *tally)
{
    static _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
    const struct writ_direction *direction = &all->directions[v->direction];
    for (size_t i = 0; i < sizeof noises / sizeof noises[0]; i++) {
        struct writ_msg m;
        writ_vector_load(all, v, noises[i], page, &m);
        struct writ_verdict got = writ_vector_judge(direction, v, &m, page);
        if (!agrees(v, &got)) {
            if (tally->failed++ < SHOWN_FAILURES) {
                show_failure(direction, v, &got);
            }
            return;
        }
    }
    if (v->why.check != 0) {
        tally->bad++;
        tally->hit[v->direction][v->why.check - 1] = true;
    }
}

static bool **new_marks(const struct writ_vectors *all)
{
    bool **marks = calloc(all->direction_count, sizeof *marks);
    if (marks == NULL) {
        abort();
    }
    for (uint32_t i = 0; i < all->direction_count; i++) {
        marks[i] = calloc(all->directions[i].check_count, sizeof **marks);
        if (marks[i] == NULL) {
            abort();
        }
    }
    return marks;
}

static void delete_marks(const struct writ_vectors *all, bool **marks)
{
    for (uint32_t i = 0; i < all->direction_count; i++) {
        free(marks[i]);
    }
    free(marks);
}

/* Prints the figure; returns how many ids that can be hit were not. */
static uint32_t coverage(const struct writ_vectors *all, bool **hit)
{
    uint32_t wanted = 0;
    uint32_t reached = 0;
    for (uint32_t i = 0; i < all->direction_count; i++) {
        const struct writ_direction *direction = &all->directions[i];
        for (uint16_t k = 0; k < direction->check_count; k++) {
            if (direction->checks[k].unfailing) {
                continue;
            }
            wanted++;
            reached += hit[i][k];
            if (!hit[i][k]) {
                printf("MISSED %s: check %u (%s %s)\n", direction->name, k + 1U,
                       direction->checks[k].kind, direction->checks[k].where);
            }
        }
    }
    printf("%s: check ids hit: %u of %u (%.1f %%)\n", all->library, reached, wanted,
           wanted == 0 ? 100.0 : 100.0 * reached / wanted);
    return wanted - reached;
}

int main(void)
{
    const struct writ_vectors *all = &WRIT_VECTORS;
    struct tally tally = {.hit = new_marks(all)};
    for (uint32_t i = 0; i < all->count; i++) {
        run_vector(all, &all->vectors[i], &tally);
    }
    printf("%s: %u vectors, %u of them bad, %u failed\n", all->library, all->count, tally.bad,
           tally.failed);
    uint32_t missed = coverage(all, tally.hit);
    delete_marks(all, tally.hit);
    return tally.failed == 0 && missed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
