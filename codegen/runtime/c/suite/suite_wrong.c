/* Servers that are wrong on purpose: whether a suite is worth its name shows in whether it catches them.
 *
 * Each is the real server with one defect, put between the port and the dispatcher; they follow from the tables of the protocol, so that a
 * new method or state brings its wrong servers with it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "writ/suite_host.h"

enum { EVERY_ROLE = 0x00ffffff };

struct score {
    struct suite suite;
    const struct suite_server *server;
    uint32_t made;
    uint32_t caught;
};

/* ---- what the defects do ---- */

/* An OK that the server did not say. */
static void forge(const struct suite_server *server, const struct suite_method *m,
                  struct writ_msg *ret_m)
{
    memset(server->io->out, 0, WRIT_PAGE_BYTES);
    memcpy(server->io->out, m->reply, m->reply_size);
    *ret_m = (struct writ_msg){.tag = m->reply_tag};
    if ((writ_tag_flags(m->reply_tag) & WRIT_FLAG_BUFFER) == 0) {
        memcpy(ret_m->w, m->reply, m->reply_size);
    }
}

static const struct suite_method *maker_of(const struct suite_protocol *protocol)
{
    for (uint32_t i = 0; i < protocol->method_count; i++) {
        if (protocol->methods[i].made_offset != SUITE_NOWHERE) {
            return &protocol->methods[i];
        }
    }
    return NULL;
}

/* An object that nobody asked for. */
static void do_something(struct suite_world *world, const struct writ_caller *caller)
{
    static _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
    const struct suite_server *server = suite_host_server(world);
    const struct suite_method *maker = maker_of(server->protocol);
    const uint8_t *in = server->io->in;
    struct writ_caller somebody = *caller;
    struct writ_msg m = {.tag = maker->tag};
    memset(page, 0, sizeof page);
    memcpy(page, maker->body, maker->body_size);
    memcpy(m.w, page, sizeof m.w);
    for (uint32_t i = 0; i < maker->handle_count; i++) {
        const struct suite_handle *handle = &maker->handles[i];
        writ_store_record(page + WRIT_RECORDS, handle->index, handle->given(world));
    }
    suite_host_move_handles(page, m.tag);
    somebody.roles = EVERY_ROLE;
    somebody.label = (caller->label & ~UINT64_C(0xffff)) | server->protocol->number;
    server->io->in = page;
    server->dispatch(&m, &somebody);
    server->io->in = in;
}

/* The state that the object of a request is in, by the server's own word. */
static uint64_t state_shown(const struct suite_server *server, const struct suite_method *m,
                            const struct writ_msg *request, const struct writ_caller *caller)
{
    const struct suite_method *observer = &server->protocol->methods[server->protocol->observer];
    struct writ_caller somebody = *caller;
    struct writ_msg look = {.tag = observer->tag};
    bool in_page = (writ_tag_flags(request->tag) & WRIT_FLAG_BUFFER) != 0;
    const uint8_t *body = in_page ? server->io->in : (const uint8_t *)request->w;
    uint64_t value = 0;
    memcpy((uint8_t *)look.w + observer->key_offset, body + m->key_offset,
           server->protocol->key_size);
    somebody.roles = EVERY_ROLE;
    server->dispatch(&look, &somebody);
    bool is_shown_in_page = (writ_tag_flags(look.tag) & WRIT_FLAG_BUFFER) != 0;
    const uint8_t *shown = is_shown_in_page ? server->io->out : (const uint8_t *)look.w;
    memcpy(&value, shown + observer->seen_offset, server->protocol->state_size);
    return writ_tag_status(look.tag) == WRIT_OK ? value : UINT64_MAX;
}

/* What is said instead of the server's answer; `m` is null for a number that no method has, which is never answered OK. */
static void change_answer(struct suite_world *world, const struct suite_defect *defect,
                          const struct suite_method *m, struct writ_msg *reply)
{
    const struct suite_server *server = suite_host_server(world);
    uint32_t status = writ_tag_status(reply->tag);
    bool says_ok = status == WRIT_OK;
    if (m != NULL && ((defect->wrong == WRONG_KEY && status == WRIT_NOT_FOUND) ||
                      (defect->wrong == WRONG_MESSAGE && status == WRIT_BAD_MESSAGE))) {
        forge(server, m, reply);
    } else if (defect->wrong == WRONG_STATUS && status == defect->status) {
        reply->tag = (reply->tag & ~UINT64_C(0xffff)) | WRIT_INTERNAL;
    } else if (defect->wrong == WRONG_REPLY && says_ok) {
        reply->tag ^= UINT64_C(1) << 16;
    } else if (defect->wrong == WRONG_REFUSAL && !says_ok) {
        reply->tag |= UINT64_C(8) << 32;
    } else if (defect->wrong == WRONG_LOST && says_ok) {
        reply->tag = 0;
    } else if (defect->wrong == WRONG_EVERYBODY && says_ok && m != NULL && m->wakes != 0) {
        struct writ_msg forged;
        uint32_t index = (uint32_t)__builtin_ctz(m->wakes);
        forge(server, &server->protocol->methods[index], &forged);
        suite_host_answer_all(world, &forged);
    }
}

static const struct suite_method *method_of(const struct suite_protocol *protocol, uint64_t tag)
{
    for (uint32_t i = 0; i < protocol->method_count; i++) {
        if (protocol->methods[i].number == writ_tag_method(tag)) {
            return &protocol->methods[i];
        }
    }
    return NULL;
}

/* The server with the memory that it had before, but for its word. */
static void dispatch_and_forget(const struct suite_server *server, struct writ_msg *m,
                                const struct writ_caller *caller)
{
    void *before = malloc(server->size);
    if (before == NULL) {
        abort();
    }
    memcpy(before, server->memory, server->size);
    server->dispatch(m, caller);
    if (m->tag != 0 && writ_tag_status(m->tag) == WRIT_OK) {
        memcpy(server->memory, before, server->size);
    }
    free(before);
}

void suite_wrong_dispatch(struct suite_world *world, const struct suite_defect *defect,
                          struct writ_msg *m, struct writ_caller *caller)
{
    const struct suite_server *server = suite_host_server(world);
    const struct suite_method *method = method_of(server->protocol, m->tag);
    struct writ_msg request = *m;
    if (defect->method != NULL && defect->method != method) {
        server->dispatch(m, caller);
        return;
    }
    if (defect->wrong == WRONG_ROLES) {
        caller->roles = EVERY_ROLE | WRIT_ROLE_STATS;
    }
    if (defect->wrong == WRONG_STATE && state_shown(server, method, &request, caller) ==
                                            server->protocol->states[defect->state].value) {
        forge(server, method, m);
        return;
    }
    if (defect->wrong == WRONG_STEP) {
        dispatch_and_forget(server, m, caller);
    } else {
        server->dispatch(m, caller);
    }
    if (m->tag == 0) {
        return;
    }
    if (defect->wrong == WRONG_EFFECT && writ_tag_status(m->tag) == defect->status) {
        do_something(world, caller);
    }
    change_answer(world, defect, method, m);
}

/* ---- which there are ---- */

static const char *wrong_name(enum suite_wrong wrong)
{
    static const char *const names[] = {
        [WRONG_ROLES] = "asks nobody for a role",
        [WRONG_STATE] = "allows a step that the machine does not have",
        [WRONG_KEY] = "answers OK about an object that is not there",
        [WRONG_MESSAGE] = "accepts malformed messages",
        [WRONG_STATUS] = "says INTERNAL instead",
        [WRONG_STEP] = "says OK and does nothing",
        [WRONG_EFFECT] = "does something before it refuses",
        [WRONG_REPLY] = "answers with another protocol's number",
        [WRONG_REFUSAL] = "says more than a status when it refuses",
        [WRONG_LOST] = "does not answer",
        [WRONG_LEAK] = "closes no handles",
        [WRONG_TWICE] = "answers kept calls twice",
        [WRONG_NEVER] = "never answers kept calls",
        [WRONG_EVERYBODY] = "wakes all who wait",
        [WRONG_LEAVER] = "keeps the calls of clients that are gone",
    };
    return names[wrong];
}

static void try_defect(struct score *score, struct suite_defect defect)
{
    const struct suite_server *server = score->server;
    struct suite_world *world = suite_host_begin(server, &defect);
    score->suite.quiet = true;
    score->suite.hurried = true;
    score->made++;
    if (!suite_run(&score->suite, server->protocol, &suite_host_port, world)) {
        score->caught++;
        return;
    }
    printf("NOT CAUGHT: a server that %s", wrong_name(defect.wrong));
    if (defect.wrong == WRONG_STATUS || defect.wrong == WRONG_EFFECT) {
        printf(" (%s)", writ_status_name(defect.status));
    }
    if (defect.method != NULL) {
        printf(", in %s", defect.method->name);
    }
    if (defect.wrong == WRONG_STATE) {
        printf(" in state %s", server->protocol->states[defect.state].name);
    }
    printf("\n");
}

static void try_states(struct score *score, const struct suite_method *m)
{
    const struct suite_protocol *protocol = score->server->protocol;
    if (protocol->observer == SUITE_NOWHERE) {
        return;
    }
    for (uint32_t state = 1; state < protocol->state_count; state++) {
        if ((m->sources >> state & 1) == 0 && protocol->states[state].has_way_in) {
            try_defect(score,
                       (struct suite_defect){.wrong = WRONG_STATE, .method = m, .state = state});
        }
    }
}

/* Whether some request of the suite's brings this error. */
static bool can_happen(const struct suite_server *server, const struct suite_method *m,
                       const struct suite_error *error)
{
    static struct suite_call scratch;
    struct suite_world *world = suite_host_begin(server, NULL);
    server->protocol->reset(world);
    memset(scratch.page, 0, sizeof scratch.page);
    memcpy(scratch.page, m->body, m->body_size);
    scratch.m.tag = m->tag;
    return error->given(world, &scratch) == NULL;
}

/* Whether somebody may call it, and the OK passes the dispatcher (that of a kept call does not). */
static bool is_answered_at_once(const struct suite_protocol *protocol, const struct suite_method *m)
{
    uint32_t held = 0;
    for (uint32_t i = 0; i < protocol->connection_count; i++) {
        held |= protocol->connections[i].roles;
    }
    return m->waiters == 0 && (m->roles == UINT32_MAX || (m->roles & held) != 0);
}

static void try_method(struct score *score, const struct suite_method *m)
{
    struct suite_defect defect = {.method = m};
    enum suite_wrong always[] = {WRONG_MESSAGE, WRONG_REPLY, WRONG_LOST};
    for (size_t i = 0; i < sizeof always / sizeof always[0]; i++) {
        defect.wrong = always[i];
        if (defect.wrong == WRONG_MESSAGE || is_answered_at_once(score->server->protocol, m)) {
            try_defect(score, defect);
        }
    }
    if (m->roles != UINT32_MAX) {
        defect.wrong = WRONG_ROLES;
        try_defect(score, defect);
    }
    if (m->key_offset != SUITE_NOWHERE) {
        defect.wrong = WRONG_KEY;
        try_defect(score, defect);
        try_states(score, m);
    }
    if (m->made_offset != SUITE_NOWHERE ||
        (m->target != SUITE_SAME && m->key_offset != SUITE_NOWHERE)) {
        defect.wrong = WRONG_STEP;
        try_defect(score, defect);
    }
    for (uint32_t i = 0; i < m->error_count; i++) {
        defect.wrong = WRONG_STATUS;
        defect.status = m->errors[i].status;
        if (can_happen(score->server, m, &m->errors[i])) {
            try_defect(score, defect);
        }
    }
}

static void try_statuses(struct score *score)
{
    static const uint32_t refusals[] = {WRIT_BAD_MESSAGE, WRIT_UNKNOWN_METHOD, WRIT_DENIED,
                                        WRIT_NOT_FOUND, WRIT_BAD_STATE};
    const struct suite_protocol *protocol = score->server->protocol;
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        bool about_objects = refusals[i] == WRIT_NOT_FOUND || refusals[i] == WRIT_BAD_STATE;
        if (about_objects && protocol->state_count == 0) {
            continue;
        }
        try_defect(score, (struct suite_defect){.wrong = WRONG_STATUS, .status = refusals[i]});
        if (maker_of(protocol) != NULL) {
            try_defect(score, (struct suite_defect){.wrong = WRONG_EFFECT, .status = refusals[i]});
        }
    }
    try_defect(score, (struct suite_defect){.wrong = WRONG_REFUSAL});
}

static void try_resources(struct score *score)
{
    const struct suite_protocol *protocol = score->server->protocol;
    bool has_handles = false;
    bool has_waiters = false;
    for (uint32_t i = 0; i < protocol->method_count; i++) {
        has_handles = has_handles || protocol->methods[i].handle_count != 0;
        has_waiters = has_waiters || protocol->methods[i].waiters != 0;
    }
    if (has_handles) {
        try_defect(score, (struct suite_defect){.wrong = WRONG_LEAK});
    }
    for (enum suite_wrong wrong = WRONG_TWICE; has_waiters && wrong <= WRONG_LEAVER; wrong++) {
        try_defect(score, (struct suite_defect){.wrong = wrong});
    }
    if (has_waiters) {
        try_defect(score, (struct suite_defect){.wrong = WRONG_STATUS, .status = WRIT_LIMIT});
    }
}

bool suite_wrong_run(const struct suite_server *server)
{
    static struct score score;
    score = (struct score){.server = server};
    for (uint32_t i = 0; i < server->protocol->method_count; i++) {
        if (server->protocol->methods[i].unreachable == NULL) {
            try_method(&score, &server->protocol->methods[i]);
        }
    }
    try_statuses(&score);
    try_resources(&score);
    printf("[conformance] %s: wrong servers: %u of %u caught\n", server->protocol->library,
           score.caught, score.made);
    return score.caught == score.made;
}
