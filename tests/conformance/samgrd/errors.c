/* Requests to the name daemon that it must answer with an error of its own; the same on the host and booted. */
#include "samgrd_given.h"

#include <string.h>

#include "samgrd_wire.h"
#include "reasons.h"

#define NEVER(method, error, reason) REASON(samgrd, method, error, reason)

static const char by_number[] = "the name is told by its number";
static const char no_new_name[] = "the method makes no name";
static const char anybody[] = "the name may be anybody's";
static const char no_policy[] = "the method asks no policy";
static const char no_endpoint[] = "the method brings no endpoint";
static const char no_event[] = "the method asks for no event";

NEVER(resolve, not_your_name, anybody)
NEVER(resolve, name_taken, no_new_name)
NEVER(resolve, policy_says_no, no_policy)
NEVER(resolve, other_protocol, no_endpoint)
NEVER(resolve, nothing_newer, no_event)
NEVER(connect, no_such_name, by_number)
NEVER(connect, not_your_name, anybody)
NEVER(connect, name_taken, no_new_name)
NEVER(connect, other_protocol, no_endpoint)
NEVER(connect, nothing_newer, no_event)
NEVER(next_event, no_such_name, "the method names no name")
NEVER(next_event, not_your_name, anybody)
NEVER(next_event, name_taken, no_new_name)
NEVER(next_event, policy_says_no, no_policy)
NEVER(next_event, other_protocol, no_endpoint)
NEVER(register_name, no_such_name, "the name is to be new")
NEVER(register_name, policy_says_no, no_policy)
NEVER(register_name, nothing_newer, no_event)
NEVER(unregister_name, no_such_name, by_number)
NEVER(unregister_name, not_your_name,
      "all names of the suite are made by the connection that holds every role; others hear it")
NEVER(unregister_name, name_taken, no_new_name)
NEVER(unregister_name, policy_says_no, no_policy)
NEVER(unregister_name, other_protocol, no_endpoint)
NEVER(unregister_name, nothing_newer, no_event)
NEVER(report_change, no_such_name, by_number)
NEVER(report_change, not_your_name, "what is said of another component's name is not heard")
NEVER(report_change, name_taken, no_new_name)
NEVER(report_change, policy_says_no, no_policy)
NEVER(report_change, other_protocol, no_endpoint)
NEVER(report_change, nothing_newer, no_event)

NEVER(come_up, no_such_name, by_number)
NEVER(come_up, not_your_name,
      "all names of the suite are made by the connection that holds every role; others hear it")
NEVER(come_up, name_taken, no_new_name)
NEVER(come_up, policy_says_no, no_policy)
NEVER(come_up, other_protocol, no_endpoint)
NEVER(come_up, nothing_newer, no_event)

/* A name of as many letters that nobody has. */
const char *samgrd_given_error_resolve_no_such_name(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    struct writ_tail name = writ_load_tail(c->page);
    memset(c->page + name.offset, '-', name.length);
    return NULL;
}

const char *samgrd_given_error_next_event_nothing_newer(struct suite_world *world,
                                                        struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page, UINT64_MAX);
    return NULL;
}
