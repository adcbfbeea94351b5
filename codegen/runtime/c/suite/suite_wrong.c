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

/* The first method that makes an object and asks for no other. */
static const struct suite_method *maker_of(const struct suite_protocol *protocol)
{
    for (uint32_t i = 0; i < protocol->method_count; i++) {
        const struct suite_method *m = &protocol->methods[i];
        if (m->made_offset != SUITE_NOWHERE && m->step_count == 0 && m->unreachable == NULL) {
            return m;
        }
    }
    return NULL;
}

/* An object that nobody asked for. */
static void do_something(struct suite_world *world, const struct writ_caller *caller)
{
    static struct suite_call c;
    const struct suite_server *server = suite_host_server(world);
    const struct suite_method *maker = maker_of(server->protocol);
    uint32_t classes = server->protocol->machines[maker->made_machine].class_count;
    const uint8_t *in = server->io->in;
    struct writ_caller somebody = *caller;
    memset(c.page, 0, sizeof c.page);
    memcpy(c.page, maker->body, maker->body_size);
    c.m = (struct writ_msg){.tag = maker->tag};
    for (uint32_t i = 0; i < maker->given_count; i++) {
        maker->givens[i].write(world, c.page + maker->givens[i].offset);
    }
    for (uint32_t i = 0; i < maker->handle_count; i++) {
        const struct suite_handle *handle = &maker->handles[i];
        writ_store_record(c.page + WRIT_RECORDS, handle->index, handle->given(world));
    }
    for (uint32_t i = 0; maker->made_class != NULL && i < classes; i++) {
        if (maker->made_class(world, &c, i) == NULL) {
            break;
        }
    }
    struct writ_msg m = c.m;
    memcpy(m.w, c.page, sizeof m.w);
    suite_host_move_handles(c.page, m.tag);
    somebody.roles = EVERY_ROLE;
    somebody.label = (caller->label & ~UINT64_C(0xffff)) | server->protocol->number;
    server->io->in = c.page;
    server->dispatch(&m, &somebody);
    server->io->in = in;
}

static uint64_t field_in(const uint8_t *page, const struct writ_msg *m, uint32_t offset,
                         uint32_t size)
{
    uint64_t value = 0;
    bool in_page = (writ_tag_flags(m->tag) & WRIT_FLAG_BUFFER) != 0;
    memcpy(&value, (in_page ? page : (const uint8_t *)m->w) + offset, size);
    return value;
}

/* The state that the object of a step is in, by the server's own word. */
static uint64_t state_shown(const struct suite_server *server, const struct suite_step *step,
                            const struct writ_msg *request, const struct writ_caller *caller)
{
    const struct suite_machine *machine = &server->protocol->machines[step->machine];
    const struct suite_method *observer = &server->protocol->methods[machine->observer];
    struct writ_caller somebody = *caller;
    struct writ_msg look = {.tag = observer->tag};
    uint64_t key = field_in(server->io->in, request, step->key_offset, machine->key_size);
    memcpy((uint8_t *)look.w + observer->steps[0].key_offset, &key, machine->key_size);
    somebody.roles = EVERY_ROLE;
    server->dispatch(&look, &somebody);
    if (writ_tag_status(look.tag) != WRIT_OK) {
        return UINT64_MAX;
    }
    return field_in(server->io->out, &look, observer->seen_offset, machine->state_size);
}

/* Whether the defect allows this request, whatever the server says. */
static bool allows_state(const struct suite_server *server, const struct suite_defect *defect,
                         const struct writ_msg *request, const struct writ_caller *caller)
{
    if (defect->wrong != WRONG_STATE || defect->state == SUITE_GONE) {
        return false;
    }
    const struct suite_machine *machine = &server->protocol->machines[defect->step->machine];
    return state_shown(server, defect->step, request, caller) ==
           machine->states[defect->state].value;
}

/* What is said instead of the server's answer; `m` is null for a number that no method has, which is never answered OK. */
static void change_answer(struct suite_world *world, const struct suite_defect *defect,
                          const struct suite_method *m, uint32_t roles, struct writ_msg *reply)
{
    const struct suite_server *server = suite_host_server(world);
    uint32_t status = writ_tag_status(reply->tag);
    bool says_ok = status == WRIT_OK;
    bool is_forged =
        (defect->wrong == WRONG_KEY && status == WRIT_NOT_FOUND) ||
        (defect->wrong == WRONG_STATE && status == WRIT_BAD_STATE && defect->state == SUITE_GONE) ||
        (defect->wrong == WRONG_MESSAGE && status == WRIT_BAD_MESSAGE);
    if (m != NULL && (is_forged || (defect->wrong == WRONG_GUARD && status == WRIT_DENIED &&
                                    (m->roles & roles) != 0))) {
        forge(server, m, reply);
    } else if (defect->wrong == WRONG_STATUS && status == defect->status) {
        reply->tag = (reply->tag & ~UINT64_C(0xffff)) | WRIT_INTERNAL;
    } else if (defect->wrong == WRONG_REPLY && says_ok) {
        reply->tag ^= UINT64_C(1) << 16;
    } else if (defect->wrong == WRONG_REFUSAL && !says_ok) {
        reply->tag |= UINT64_C(8) << 32;
    } else if (defect->wrong == WRONG_LOST && says_ok) {
        reply->tag = 0;
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
    if (allows_state(server, defect, &request, caller)) {
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
    change_answer(world, defect, method, caller->roles, m);
}

/* ---- which there are ---- */

static const char *wrong_name(enum suite_wrong wrong)
{
    static const char *const names[] = {
        [WRONG_ROLES] = "asks nobody for a role",
        [WRONG_GUARD] = "asks no role for its condition",
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
    suite_host_room(&score->suite);
    score->suite.quiet = true;
    score->suite.hurried = true;
    score->suite.first = defect.method;
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
        const struct suite_machine *machine = &server->protocol->machines[defect.step->machine];
        const char *state = defect.state != SUITE_GONE ? machine->states[defect.state].name : "any";
        printf(" in %s %s", machine->name, state);
    }
    printf("\n");
}

/* Whether anything leads to a state. */
static bool can_be_in(const struct suite_server *server, uint32_t machine, uint32_t state)
{
    const struct suite_protocol *protocol = server->protocol;
    const struct suite_machine *all = &protocol->machines[machine];
    bool found = all->initial == state;
    for (uint32_t i = 0; i < all->event_count; i++) {
        found = found || all->events[i].target == state;
    }
    for (uint32_t i = 0; i < protocol->method_count; i++) {
        const struct suite_method *m = &protocol->methods[i];
        bool counts = m->unreachable == NULL;
        found = found || (counts && m->made_offset != SUITE_NOWHERE && m->made_machine == machine &&
                          m->made == state);
        for (uint32_t k = 0; counts && k < m->step_count; k++) {
            found = found || (m->steps[k].machine == machine && m->steps[k].target == state);
        }
    }
    return found;
}

/* One server for each state in which a step is not allowed; one for all where the state of the object is not shown. */
static void try_states(struct score *score, const struct suite_method *m)
{
    const struct suite_protocol *protocol = score->server->protocol;
    for (uint32_t i = 0; i < m->step_count; i++) {
        const struct suite_step *step = &m->steps[i];
        const struct suite_machine *machine = &protocol->machines[step->machine];
        struct suite_defect defect = {.wrong = WRONG_STATE, .method = m, .step = step};
        uint32_t others = ~step->sources & ((UINT32_C(1) << machine->state_count) - 2);
        bool shown = machine->observer != SUITE_NOWHERE && m->step_count == 1;
        if (!shown && others != 0) {
            try_defect(score, defect);
        }
        for (uint32_t state = 1; shown && state < machine->state_count; state++) {
            defect.state = state;
            if ((others >> state & 1) != 0 && can_be_in(score->server, step->machine, state)) {
                try_defect(score, defect);
            }
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

/* Whether a step leaves some state. */
static bool is_move(const struct suite_step *step)
{
    return step->target != SUITE_SAME && step->sources != UINT32_C(1) << step->target;
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
    if (m->guard_count != 0) {
        defect.wrong = WRONG_GUARD;
        try_defect(score, defect);
    }
    bool is_keyed = false;
    bool moves = m->made_offset != SUITE_NOWHERE;
    for (uint32_t i = 0; i < m->step_count; i++) {
        is_keyed = is_keyed || m->steps[i].key_offset != SUITE_NOWHERE;
        moves = moves || is_move(&m->steps[i]);
    }
    if (is_keyed) {
        defect.wrong = WRONG_KEY;
        try_defect(score, defect);
    }
    try_states(score, m);
    if (moves) {
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

/* Whether some request of the suite's is to be answered so. */
static bool is_ever_said(const struct suite_protocol *protocol, uint32_t status)
{
    bool said = status != WRIT_NOT_FOUND && status != WRIT_BAD_STATE;
    for (uint32_t i = 0; i < protocol->method_count; i++) {
        const struct suite_method *m = &protocol->methods[i];
        for (uint32_t k = 0; m->unreachable == NULL && k < m->step_count; k++) {
            const struct suite_machine *machine = &protocol->machines[m->steps[k].machine];
            uint32_t others = ~m->steps[k].sources & ((UINT32_C(1) << machine->state_count) - 2);
            said = said || (status == WRIT_NOT_FOUND && machine->initial == SUITE_GONE) ||
                   (status == WRIT_BAD_STATE && others != 0);
        }
    }
    return said;
}

static void try_statuses(struct score *score)
{
    static const uint32_t refusals[] = {WRIT_BAD_MESSAGE, WRIT_UNKNOWN_METHOD, WRIT_DENIED,
                                        WRIT_NOT_FOUND, WRIT_BAD_STATE};
    const struct suite_protocol *protocol = score->server->protocol;
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        if (!is_ever_said(protocol, refusals[i])) {
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
    suite_host_room(&score.suite);
    score.suite.hurried = true;
    score.suite.quiet = true;
    if (!suite_run(&score.suite, server->protocol, &suite_host_port,
                   suite_host_begin(server, NULL))) {
        printf("[conformance] %s: the suite fails the server as it is\n",
               server->protocol->library);
        return false;
    }
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
