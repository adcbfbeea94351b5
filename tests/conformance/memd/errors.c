/* Requests to the memory daemon that it must answer with an error of its own; the same on the host and booted. */
#include "memd_given.h"

#include "memd_wire.h"
#include "reasons.h"

enum { STRANGER = 0x7777, NOT_PAGES = 4097 };

#define NEVER(method, error, reason) REASON(memd, method, error, reason)

static const char no_memory[] = "the method asks for no memory";
static const char no_event[] = "the method asks for no event";
static const char no_fault[] = "the method reports no fault";
static const char nobodys[] = "the method is about no program's account";

NEVER(request_memory, nothing_newer, no_event)
NEVER(request_memory, not_your_fault, no_fault)
NEVER(read_own_usage, quota_exhausted, no_memory)
NEVER(read_own_usage, not_whole_pages, no_memory)
NEVER(read_own_usage, nothing_newer, no_event)
NEVER(read_own_usage, not_your_fault, no_fault)
NEVER(read_usage, quota_exhausted, no_memory)
NEVER(read_usage, not_whole_pages, no_memory)
NEVER(read_usage, nothing_newer, no_event)
NEVER(read_usage, not_your_fault, no_fault)
NEVER(next_event, quota_exhausted, no_memory)
NEVER(next_event, no_such_principal, nobodys)
NEVER(next_event, not_whole_pages, no_memory)
NEVER(next_event, not_your_fault, no_fault)
NEVER(judge_fault, quota_exhausted, no_memory)
NEVER(judge_fault, no_such_principal, "a fault is judged of who has no account, too")
NEVER(judge_fault, not_whole_pages, no_memory)
NEVER(judge_fault, nothing_newer, no_event)

const char *memd_given_error_request_memory_not_whole_pages(struct suite_world *world,
                                                            struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page, NOT_PAGES);
    return NULL;
}

const char *memd_given_error_read_usage_no_such_principal(struct suite_world *world,
                                                          struct suite_call *c)
{
    (void)world;
    writ_store_u32(c->page, STRANGER);
    return NULL;
}

const char *memd_given_error_next_event_nothing_newer(struct suite_world *world,
                                                      struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page, UINT64_MAX);
    return NULL;
}

const char *memd_given_error_judge_fault_not_your_fault(struct suite_world *world,
                                                        struct suite_call *c)
{
    (void)world;
    writ_store_u32(c->page + offsetof(struct fault_record, principal), STRANGER);
    return NULL;
}

/* The oldest report. */
void memd_given_arg_next_event_after_seq(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, 0);
}

void memd_given_arg_request_memory_bytes(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, WRIT_PAGE_BYTES);
}
