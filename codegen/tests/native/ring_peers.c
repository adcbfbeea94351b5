/* A ring between two honest sides, and one against a peer that lies at every moment. */
#include "harbor_wire.h"

#include "check.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { LIES = 20000 };

static _Alignas(64) uint8_t shared[PIER_BYTES];
static struct pier ours;
static struct pier theirs;
static uint64_t seed = 0x5eed;

static uint32_t random_number(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 16);
}

static struct crate crate(uint64_t number)
{
    return (struct crate){.number = number, .state = SHIP_STATE_IN, .tons = 9};
}

static void arrange(void)
{
    pier_format(shared);
    CHECK(pier_open(&ours, shared, sizeof shared), true);
    CHECK(pier_open(&theirs, shared, sizeof shared), true);
}

static void what_one_puts_the_other_takes_in_order(void)
{
    arrange();
    struct crate got;
    struct receipt receipt;
    for (uint64_t i = 0; i < 100; i++) {
        struct crate sent = crate(i);
        CHECK(pier_put_load(&ours, &sent), WRIT_RING_OK);
        CHECK(pier_take_load(&theirs, &got), WRIT_RING_OK);
        CHECK(got.number, i);
        CHECK(got.tons, 9);
        CHECK(pier_put_done(&theirs, &(struct receipt){.number = i}), WRIT_RING_OK);
        CHECK(pier_take_done(&ours, &receipt), WRIT_RING_OK);
        CHECK(receipt.number, i);
    }
    CHECK(pier_take_load(&theirs, &got), WRIT_RING_EMPTY);
}

static void a_full_queue_takes_no_more_until_there_is_room(void)
{
    arrange();
    struct crate sent = crate(1);
    for (uint32_t i = 0; i < PIER_LOAD_DEPTH; i++) {
        CHECK(pier_put_load(&ours, &sent), WRIT_RING_OK);
    }
    CHECK(pier_put_load(&ours, &sent), WRIT_RING_FULL);
    struct crate got;
    CHECK(pier_take_load(&theirs, &got), WRIT_RING_OK);
    CHECK(pier_put_load(&ours, &sent), WRIT_RING_OK);
}

static void indices_go_past_the_end_of_their_32_bits(void)
{
    arrange();
    uint32_t late = UINT32_MAX - 2;
    memcpy(shared + 64, &late, sizeof late);
    memcpy(shared + 128, &late, sizeof late);
    ours.load.index = late;
    theirs.load.index = late;
    for (uint64_t i = 0; i < 6; i++) {
        struct crate got;
        struct crate sent = crate(i);
        CHECK(pier_put_load(&ours, &sent), WRIT_RING_OK);
        CHECK(pier_take_load(&theirs, &got), WRIT_RING_OK);
        CHECK(got.number, i);
    }
}

static void an_index_too_far_ahead_breaks_the_ring_for_good(void)
{
    arrange();
    struct crate got;
    uint32_t ahead = PIER_LOAD_DEPTH + 1;
    memcpy(shared + 64, &ahead, sizeof ahead);
    CHECK(pier_take_load(&theirs, &got), WRIT_RING_BROKEN);
    pier_format(shared);
    CHECK(pier_take_load(&theirs, &got), WRIT_RING_BROKEN);
    CHECK(pier_put_done(&theirs, &(struct receipt){.number = 1}), WRIT_RING_BROKEN);
    CHECK(pier_slice(&theirs, 0, 1) == NULL, true);
    arrange();
    uint32_t behind = 1;
    memcpy(shared + 128, &behind, sizeof behind);
    struct crate sent = crate(1);
    CHECK(pier_put_load(&ours, &sent), WRIT_RING_BROKEN);
}

static void an_entry_that_breaks_the_contract_is_taken_and_refused(void)
{
    arrange();
    struct crate sent = crate(1);
    sent.tons = 901;
    CHECK(pier_put_load(&ours, &sent), WRIT_RING_OK);
    sent = crate(2);
    CHECK(pier_put_load(&ours, &sent), WRIT_RING_OK);
    struct crate got = {.number = 77};
    CHECK(pier_take_load(&theirs, &got), WRIT_RING_BAD);
    CHECK(got.number, 77);
    CHECK(pier_take_load(&theirs, &got), WRIT_RING_OK);
    CHECK(got.number, 2);
}

static void memory_that_is_no_ring_is_not_opened(void)
{
    arrange();
    struct pier ring;
    CHECK(pier_open(&ring, shared, sizeof shared - 1), false);
    CHECK(pier_open(&ring, shared + 8, sizeof shared), false);
    shared[8] ^= 1;
    CHECK(pier_open(&ring, shared, sizeof shared), false);
    struct crate got;
    CHECK(pier_take_load(&ring, &got), WRIT_RING_BROKEN);
}

static void a_slice_stays_in_the_region(void)
{
    arrange();
    CHECK(pier_slice(&ours, 0, 4096) == shared + PIER_REGION, true);
    CHECK(pier_slice(&ours, 4096, 0) == shared + PIER_REGION + 4096, true);
    CHECK(pier_slice(&ours, 1, 4096) == NULL, true);
    CHECK(pier_slice(&ours, UINT32_MAX, 2) == NULL, true);
    CHECK(pier_slice(&ours, 2, UINT32_MAX) == NULL, true);
}

/* Whatever comes of an operation, what is handed out is as the contract says. */
static void take_and_judge(void)
{
    struct crate got = {.state = SHIP_STATE_OUT, .tons = 1};
    if (pier_take_load(&ours, &got) == WRIT_RING_OK) {
        CHECK(ship_state_is_known(got.state), true);
        CHECK(got.tons >= 1 && got.tons <= 900, true);
    }
    struct receipt sent = {.number = 1};
    (void)pier_put_done(&ours, &sent);
    uint8_t *at = pier_slice(&ours, got.at, got.length);
    CHECK(at == NULL || (at >= shared + PIER_REGION && at + got.length <= shared + sizeof shared),
          true);
}

static void a_peer_that_writes_anything_between_two_operations_does_no_harm(void)
{
    arrange();
    for (uint32_t i = 0; i < LIES; i++) {
        uint32_t near = ours.load.index + random_number() % 10;
        memcpy(shared + 64, &near, sizeof near);
        shared[320 + random_number() % 256] = (uint8_t)random_number();
        if (random_number() % 16 == 0) {
            shared[random_number() % sizeof shared] = (uint8_t)random_number();
        }
        take_and_judge();
        if (ours.broken) {
            arrange();
        }
    }
}

static bool is_over;

static void *lie(void *unused)
{
    (void)unused;
    uint32_t x = 1;
    while (!__atomic_load_n(&is_over, __ATOMIC_ACQUIRE)) {
        x = x * 1664525 + 1013904223;
        volatile uint8_t *at = shared + 320 + (x >> 8) % 192;
        *at = (uint8_t)(x >> 24) & 3;
        writ_ring_tell(shared + 64, writ_ring_peer(shared + 128) + (x >> 16) % 9);
    }
    return NULL;
}

static void a_peer_that_writes_during_an_operation_does_no_harm(void)
{
    arrange();
    pthread_t liar;
    is_over = false;
    CHECK(pthread_create(&liar, NULL, lie, NULL), 0);
    for (uint32_t i = 0; i < LIES; i++) {
        take_and_judge();
        if (ours.broken) {
            CHECK(pier_open(&ours, shared, sizeof shared), true);
            ours.load.index = writ_ring_peer(shared + 128);
        }
    }
    __atomic_store_n(&is_over, true, __ATOMIC_RELEASE);
    CHECK(pthread_join(liar, NULL), 0);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(what_one_puts_the_other_takes_in_order),
        TEST(a_full_queue_takes_no_more_until_there_is_room),
        TEST(indices_go_past_the_end_of_their_32_bits),
        TEST(an_index_too_far_ahead_breaks_the_ring_for_good),
        TEST(an_entry_that_breaks_the_contract_is_taken_and_refused),
        TEST(memory_that_is_no_ring_is_not_opened),
        TEST(a_slice_stays_in_the_region),
        TEST(a_peer_that_writes_anything_between_two_operations_does_no_harm),
        TEST(a_peer_that_writes_during_an_operation_does_no_harm),
    };
    return run_tests(tests, sizeof(tests) / sizeof(tests[0]));
}
