/* The desk in process, as its conformance suite and its fuzz harness drive it: adapter and reviews as they are, descriptors played.
 *
 * The adapter is included, not linked: its handlers are its own. A document is a number from FIRST_DOCUMENT.
 */
#include "adapter.c"

#include <stdlib.h>
#include <string.h>

#include "desk_conformance.h"
#include "desk_given.h"
#include "writ/suite_host.h"

enum { FIRST_DOCUMENT = 1000, DOCUMENT_BYTES = 10 };

/* All that can be set back. */
static struct {
    struct desk_server server;
    uint32_t documents; /* that are open */
    bool unsealed;      /* the next one is not sealed */
} all;

static _Alignas(8) uint8_t page_in[WRIT_PAGE_BYTES];
static _Alignas(8) uint8_t page_out[WRIT_PAGE_BYTES];
static struct writ_io io = {.in = page_in, .out = page_out};

/* ---- descriptors ---- */

int platform_take(struct writ_io *from, uint32_t slot)
{
    if (writ_port_close(from, slot) != WRIT_OK) {
        return -1;
    }
    return FIRST_DOCUMENT + (int)all.documents++;
}

bool platform_give_reader(struct writ_io *to, int fd, uint32_t *ret_slot)
{
    (void)to;
    *ret_slot = suite_host_got(NULL);
    return fd >= FIRST_DOCUMENT;
}

bool platform_is_sealed(int fd, uint64_t *ret_bytes)
{
    bool is_sealed = fd >= FIRST_DOCUMENT && !all.unsealed;
    all.unsealed = false;
    *ret_bytes = DOCUMENT_BYTES;
    return is_sealed;
}

void platform_close(int fd)
{
    if (fd < FIRST_DOCUMENT || all.documents == 0) {
        abort(); /* what is not open was closed */
    }
    all.documents--;
}

/* ---- the server ---- */

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    desk_dispatch(&all.server, m, caller);
}

const struct suite_server suite_server = {
    .name = "desk",
    .protocol = &desk_suite,
    .io = &io,
    .dispatch = dispatch,
    .memory = &all,
    .size = sizeof all,
};

/* ---- what the contract cannot say ---- */

void desk_given_reset(struct suite_world *world)
{
    suite_host_reset(world);
    memset(&all, 0, sizeof all);
    io.in = page_in;
    desk_serving_init(&all.server.serving, &io);
    reviews_init(&all.server.reviews);
}

uint64_t desk_given_digest(struct suite_world *world)
{
    (void)world;
    if (!reviews_check(&all.server.reviews)) {
        abort(); /* R1 to R3 of reviews.h do not hold */
    }
    uint64_t digest = suite_digest(all.documents, &all.server.reviews, sizeof all.server.reviews);
    return suite_digest(digest, all.server.serving.wait_decided,
                        sizeof all.server.serving.wait_decided);
}

struct writ_record desk_given_arg_submit_document(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){.slot = 1, .rights = FILE_RIGHT_READ, .type = FILE_TYPE};
}

/* The typical request without its title. */
const char *desk_given_error_submit_no_title(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    uint32_t fixed = sizeof(struct desk_submit_request_body);
    __builtin_memset(c->page, 0, WRIT_RECORDS);
    writ_store_u16(c->page, (uint16_t)fixed);
    c->m.tag = writ_tag_sized(DESK_SUBMIT_REQUEST, fixed);
    return NULL;
}

const char *desk_given_error_submit_not_sealed(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    (void)c;
    all.unsealed = true;
    return NULL;
}

/* One document is open for each review, and there are as many reviews as the suite made. */
bool desk_ensures_nothing_left_on_the_desk(struct suite *s, uint32_t status)
{
    (void)status;
    uint32_t there = 0;
    for (uint32_t i = 0; i < DESK_MAX_REVIEWS; i++) {
        there += all.server.reviews.all[i].id != 0;
    }
    return there == suite_live(s, 0) && all.documents == there;
}
