/* Requests to the echo daemon that it must answer with an error of its own; the same on the host and booted. */
#include "echo_given.h"
#include "echo_wire.h"

const char *echo_given_error_double_nothing_said(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    (void)c;
    return "a number is always something";
}

const char *echo_given_error_double_too_large(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page, UINT64_MAX / 2 + 1);
    return NULL;
}

const char *echo_given_error_say_nothing_said(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    uint64_t room = writ_load_u64(c->page);
    __builtin_memset(c->page, 0, WRIT_PAGE_BYTES);
    writ_store_u64(c->page, room);
    writ_store_u16(c->page + 8, sizeof(struct echo_say_request_body));
    c->m.tag = writ_tag_sized(ECHO_SAY_REQUEST, sizeof(struct echo_say_request_body));
    return NULL;
}

const char *echo_given_error_say_too_large(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    (void)c;
    return "a text is no number";
}
