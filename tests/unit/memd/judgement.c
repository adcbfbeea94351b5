/* What becomes of a fault. */
#include "judgement.h"

#include <string.h>

#include "unit.h"

enum { THREAD = 12, OTHER_THREAD = 13, ADDRESS = 0x5000 };

static struct judgement *begin(void)
{
    static struct judgement judgement;
    memset(&judgement, 0, sizeof judgement);
    return &judgement;
}

static struct fault_record fault_of(enum fault_kind kind, uint64_t thread, uint64_t address)
{
    return (struct fault_record){
        .kind = (uint8_t)kind, .thread_koid = thread, .address = address, .vector = 14};
}

static enum fault_verdict judge(struct judgement *judgement, enum fault_kind kind, uint64_t thread,
                                uint64_t address)
{
    struct fault_record fault = fault_of(kind, thread, address);
    return judgement_of(judgement, &fault);
}

TEST(what_nobody_can_mend_ends_the_process)
{
    struct judgement *judgement = begin();
    for (uint32_t kind = FAULT_KIND_NOT_MAPPED; kind <= FAULT_KIND_OTHER; kind++) {
        if (kind != FAULT_KIND_NOT_SUPPLIED) {
            CHECK_EQ(judge(judgement, kind, THREAD, ADDRESS), FAULT_VERDICT_TERMINATE);
        }
    }
}

TEST(a_page_that_was_not_supplied_is_tried_again_and_not_for_ever)
{
    struct judgement *judgement = begin();
    for (uint32_t i = 0; i < MEMD_MAX_TRIES; i++) {
        CHECK_EQ(judge(judgement, FAULT_KIND_NOT_SUPPLIED, THREAD, ADDRESS), FAULT_VERDICT_RESUME);
    }
    CHECK_EQ(judge(judgement, FAULT_KIND_NOT_SUPPLIED, THREAD, ADDRESS), FAULT_VERDICT_TERMINATE);
}

TEST(another_page_and_another_thread_have_tries_of_their_own)
{
    struct judgement *judgement = begin();
    for (uint32_t i = 0; i < MEMD_MAX_TRIES; i++) {
        CHECK_EQ(judge(judgement, FAULT_KIND_NOT_SUPPLIED, THREAD, ADDRESS), FAULT_VERDICT_RESUME);
    }
    CHECK_EQ(judge(judgement, FAULT_KIND_NOT_SUPPLIED, OTHER_THREAD, ADDRESS),
             FAULT_VERDICT_RESUME);
    CHECK_EQ(judge(judgement, FAULT_KIND_NOT_SUPPLIED, THREAD, 2 * ADDRESS), FAULT_VERDICT_RESUME);
    CHECK_EQ(judge(judgement, FAULT_KIND_NOT_SUPPLIED, THREAD, ADDRESS), FAULT_VERDICT_RESUME);
}

TEST(the_tries_of_more_threads_than_can_be_told_apart_are_bounded)
{
    struct judgement *judgement = begin();
    for (uint64_t thread = 1; thread <= JUDGEMENT_TRIED + 1; thread++) {
        CHECK_EQ(judge(judgement, FAULT_KIND_NOT_SUPPLIED, thread, ADDRESS), FAULT_VERDICT_RESUME);
    }
    for (uint32_t i = 0; i < MEMD_MAX_TRIES; i++) {
        CHECK_EQ(judge(judgement, FAULT_KIND_NOT_SUPPLIED, 1, ADDRESS), FAULT_VERDICT_RESUME);
    }
    CHECK_EQ(judge(judgement, FAULT_KIND_NOT_SUPPLIED, 1, ADDRESS), FAULT_VERDICT_TERMINATE);
}

TEST(reports_are_told_in_their_order_and_the_oldest_make_way_and_are_counted)
{
    struct judgement *judgement = begin();
    uint64_t lost = 7;
    CHECK(judgement_next(judgement, 0, &lost) == NULL);
    for (uint32_t i = 1; i <= MEMD_MAX_FAULT_REPORTS + 3; i++) {
        struct fault_record fault = fault_of(FAULT_KIND_NOT_MAPPED, i, ADDRESS);
        fault.process_koid = i;
        CHECK(judgement_report(judgement, &fault, i));
    }
    const struct judgement_report *report = judgement_next(judgement, 0, &lost);
    CHECK_EQ(report->seq, 4);
    CHECK_EQ(lost, 3);
    CHECK_EQ(report->fault.thread_koid, 4);
    report = judgement_next(judgement, report->seq, &lost);
    CHECK_EQ(report->seq, 5);
    CHECK_EQ(lost, 0);
    CHECK_EQ(report->time_us, 5);
    CHECK(judgement_next(judgement, MEMD_MAX_FAULT_REPORTS + 3, &lost) == NULL);
}

TEST(a_process_has_one_report_whatever_it_says_of_its_threads)
{
    struct judgement *judgement = begin();
    uint64_t lost = 7;
    struct fault_record fault = fault_of(FAULT_KIND_NOT_MAPPED, THREAD, ADDRESS);
    struct fault_record other = fault_of(FAULT_KIND_NOT_MAPPED, THREAD, ADDRESS);
    other.process_koid = 1; /* it names the thread of another */
    CHECK(judgement_report(judgement, &other, 1));
    CHECK(judgement_report(judgement, &fault, 2));
    CHECK(!judgement_report(judgement, &fault, 3));
    fault.thread_koid = OTHER_THREAD;
    CHECK(!judgement_report(judgement, &fault, 4));
    CHECK_EQ(judgement->newest, 2);
    CHECK_EQ(judgement_next(judgement, 1, &lost)->time_us, 2);
    CHECK_EQ(judgement_next(judgement, 1, &lost)->fault.thread_koid, THREAD);
}

TEST(tries_that_one_process_claims_are_not_those_of_another)
{
    struct judgement *judgement = begin();
    struct fault_record forged = fault_of(FAULT_KIND_NOT_SUPPLIED, THREAD, ADDRESS);
    forged.process_koid = 1;
    for (uint32_t i = 0; i < MEMD_MAX_TRIES; i++) {
        CHECK_EQ(judgement_of(judgement, &forged), FAULT_VERDICT_RESUME);
    }
    CHECK_EQ(judge(judgement, FAULT_KIND_NOT_SUPPLIED, THREAD, ADDRESS), FAULT_VERDICT_RESUME);
}

TEST(every_kind_of_fault_has_words)
{
    for (uint32_t kind = 0; kind < 9; kind++) {
        CHECK(judgement_kind_text(kind)[0] != '\0');
    }
}

UNIT_MAIN
