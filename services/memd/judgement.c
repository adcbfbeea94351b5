/* See judgement.h. */
#include "judgement.h"

static bool is_of(const struct judgement_try *it, const struct fault_record *fault)
{
    return it->process == fault->process_koid && it->thread == fault->thread_koid;
}

/* The place of a thread's tries at an address, or the one that was not used for longest. */
static struct judgement_try *tries_of(struct judgement *judgement, const struct fault_record *fault)
{
    struct judgement_try *oldest = &judgement->tried[0];
    for (uint32_t i = 0; i < JUDGEMENT_TRIED; i++) {
        struct judgement_try *it = &judgement->tried[i];
        if (is_of(it, fault)) {
            return it;
        }
        oldest = it->age < oldest->age ? it : oldest;
    }
    return oldest;
}

enum fault_verdict judgement_of(struct judgement *judgement, const struct fault_record *fault)
{
    if (fault->kind != FAULT_KIND_NOT_SUPPLIED) {
        return FAULT_VERDICT_TERMINATE;
    }
    struct judgement_try *it = tries_of(judgement, fault);
    bool again = is_of(it, fault) && it->address == fault->address;
    uint32_t times = again ? it->times + 1 : 1;
    *it = (struct judgement_try){.process = fault->process_koid,
                                 .thread = fault->thread_koid,
                                 .address = fault->address,
                                 .times = times,
                                 .age = ++judgement->age};
    return times <= MEMD_MAX_TRIES ? FAULT_VERDICT_RESUME : FAULT_VERDICT_TERMINATE;
}

static bool is_reported(const struct judgement *judgement, const struct fault_record *fault)
{
    for (uint32_t i = 0; i < MEMD_MAX_FAULT_REPORTS; i++) {
        const struct judgement_report *report = &judgement->reports[i];
        if (report->seq != 0 && report->fault.process_koid == fault->process_koid) {
            return true;
        }
    }
    return false;
}

bool judgement_report(struct judgement *judgement, const struct fault_record *fault,
                      uint64_t time_us)
{
    if (is_reported(judgement, fault)) {
        return false;
    }
    uint64_t seq = judgement->newest + 1;
    judgement->reports[seq % MEMD_MAX_FAULT_REPORTS] =
        (struct judgement_report){.seq = seq, .time_us = time_us, .fault = *fault};
    judgement->newest = seq;
    return true;
}

const struct judgement_report *judgement_next(const struct judgement *judgement, uint64_t after,
                                              uint64_t *ret_lost)
{
    uint64_t newest = judgement->newest;
    uint64_t oldest = newest > MEMD_MAX_FAULT_REPORTS ? newest - MEMD_MAX_FAULT_REPORTS + 1 : 1;
    if (after >= newest) {
        return NULL;
    }
    uint64_t seq = after + 1 > oldest ? after + 1 : oldest;
    *ret_lost = seq - after - 1;
    return &judgement->reports[seq % MEMD_MAX_FAULT_REPORTS];
}

const char *judgement_kind_text(uint32_t kind)
{
    switch (kind) {
    case FAULT_KIND_NOT_MAPPED:
        return "nothing is mapped";
    case FAULT_KIND_FORBIDDEN:
        return "forbidden";
    case FAULT_KIND_STACK_OVERFLOW:
        return "stack overflow";
    case FAULT_KIND_NOT_SUPPLIED:
        return "not supplied";
    default:
        return "an exception";
    }
}
