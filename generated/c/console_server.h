/* Generated from idl/console.writ: change it there.
 *
 * Dispatchers of console. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef CONSOLE_SERVER_H
#define CONSOLE_SERVER_H

#include "writ/serve.h"

#include "console_wire.h"

struct console_server;
struct output;
struct arrivals;

/* What the dispatcher of Console keeps. */
struct console_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: console_method_name(). */
    struct writ_counters of[7];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct console_server *s, uint64_t bits);
    struct writ_builder reply;
    struct writ_waiter flush[CONSOLE_FLUSH_WAITERS];
    struct writ_waiter wait_input[CONSOLE_WAIT_INPUT_WAITERS];
};

static inline void console_serving_init(struct console_serving *serving, struct writ_io *io)
{
    *serving = (struct console_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *console_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "write";
    case 1:
        return "flush";
    case 2:
        return "attach";
    case 3:
        return "read";
    case 4:
        return "wait_input";
    case 5:
        return "subscribe";
    case 6:
        return "read_counters";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters console_counted(const struct console_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 7; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct console_serving *console_serving_of(struct console_server *s)
{
    return (struct console_serving *)(void *)s;
}

/* The output; its state is told, too. */
static struct output *console_find_output(struct console_server *s, enum console_output *ret_state);

/* The arrivals; its state is told, too. */
static struct arrivals *console_find_arrivals(struct console_server *s,
                                              enum console_input *ret_state);

/* Takes bytes to be sent. FULL where they do not all fit: `drained` rings when there is room again.
 *
 * Guarantee: on any error none of the bytes will be sent. */
static uint32_t console_on_write(struct console_server *s, const struct writ_caller *caller,
                                 struct output *output,
                                 const struct console_write_request *request);

/* Waits until all that was taken has been sent; answered at once if it was.
 *
 * Blocks: until the line has taken the last byte. A component that serves uses `subscribe`. */
static uint32_t console_on_flush(struct console_server *s, const struct writ_caller *caller,
                                 struct output *output);

/* Tells the place of the oldest byte that was not confirmed, where to begin to read, and whether and how many bytes wait. */
static uint32_t console_on_attach(struct console_server *s, const struct writ_caller *caller,
                                  struct arrivals *arrivals, struct console_attach_reply *reply);

/* Confirms all bytes before `place`, and gives those from there on, as many as one answer carries: none if none came. The place of a
 * byte is one more than that of the byte before it; `next` is the place behind the last one that was given, and `more` says that others
 * came already.
 *
 * It does not wait: `received` rings, or `wait_input` returns, when there is something. */
static uint32_t console_on_read(struct console_server *s, const struct writ_caller *caller,
                                const struct console_read_request *request,
                                struct console_read_reply *reply);

/* Waits until there are bytes that nobody confirmed; answered at once if there are.
 *
 * Blocks: until bytes come. A component that serves uses `subscribe` and `read`. */
static uint32_t console_on_wait_input(struct console_server *s, const struct writ_caller *caller,
                                      struct arrivals *arrivals);

/* Gives the bits of a notification that tell of input and of room; a second one of the same component takes the place of the first. */
static uint32_t console_on_subscribe(struct console_server *s, const struct writ_caller *caller,
                                     struct console_subscribe_request *request);

/* Whether and how many bytes of output wait, and how many came, were sent, were lost by the line because nobody took them in time, and
 * came damaged. */
static uint32_t console_on_read_counters(struct console_server *s, const struct writ_caller *caller,
                                         struct output *output,
                                         struct console_read_counters_reply *reply);

/* The answer to one who waits in `flush`: a status, or WRIT_KEEP to let him wait on. */
static uint32_t console_answer_flush(struct console_server *s, struct output *output);

/* The answer to one who waits in `wait_input`: a status, or WRIT_KEEP to let him wait on. */
static uint32_t console_answer_wait_input(struct console_server *s, struct arrivals *arrivals);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void console_on_closed(struct console_server *s, uint64_t label);

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void console_read_reply_put_data(struct console_server *s,
                                               struct console_read_reply *reply, const void *data,
                                               uint32_t length)
{
    struct console_serving *serving = console_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 16, 0);
    uint8_t *at = writ_builder_tail(b, console_read_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->data = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t console_read_reply_finish(struct console_serving *serving,
                                                 const struct console_read_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 16, 0);
    writ_builder_skip(b, console_read_reply_tails, 1);
    writ_store_u64(body, v->next);
    writ_store_u8(body + 8, v->more);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(CONSOLE_READ_REPLY, b->cursor) : 0;
}

/* Answers one who waits in `flush`: with what is in `m` if the status is OK. */
static inline void console_answer_one_flush(struct console_serving *serving,
                                            struct writ_waiter *waiter, uint32_t status,
                                            struct writ_msg m)
{
    if (status != WRIT_OK) {
        uint32_t said = console_flush_may_say(status) ? status : WRIT_INTERNAL;
        uint64_t tag = writ_failed(&serving->of[1], waiter->caller, CONSOLE_FLUSH_REQUEST, said);
        m = (struct writ_msg){.tag = tag};
    }
    writ_answer(serving->io, waiter, &m);
}

/* Those who wait in `flush` are answered. */
static inline void console_wake_flush(struct console_server *s, uint64_t key, struct output *object)
{
    struct console_serving *serving = console_serving_of(s);
    for (uint32_t i = 0; i < CONSOLE_FLUSH_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->flush[i];
        if (waiter->reply == 0 || waiter->key != key) {
            continue;
        }
        struct writ_msg m = {.tag = CONSOLE_FLUSH_REPLY};
        uint32_t status = console_answer_flush(s, object);
        if (status == WRIT_KEEP) {
            continue;
        }
        console_answer_one_flush(serving, waiter, status, m);
    }
}

/* Answers one who waits in `wait_input`: with what is in `m` if the status is OK. */
static inline void console_answer_one_wait_input(struct console_serving *serving,
                                                 struct writ_waiter *waiter, uint32_t status,
                                                 struct writ_msg m)
{
    if (status != WRIT_OK) {
        uint32_t said = console_wait_input_may_say(status) ? status : WRIT_INTERNAL;
        uint64_t tag =
            writ_failed(&serving->of[4], waiter->caller, CONSOLE_WAIT_INPUT_REQUEST, said);
        m = (struct writ_msg){.tag = tag};
    }
    writ_answer(serving->io, waiter, &m);
}

/* Those who wait in `wait_input` are answered. */
static inline void console_wake_wait_input(struct console_server *s, uint64_t key,
                                           struct arrivals *object)
{
    struct console_serving *serving = console_serving_of(s);
    for (uint32_t i = 0; i < CONSOLE_WAIT_INPUT_WAITERS; i++) {
        struct writ_waiter *waiter = &serving->wait_input[i];
        if (waiter->reply == 0 || waiter->key != key) {
            continue;
        }
        struct writ_msg m = {.tag = CONSOLE_WAIT_INPUT_REPLY};
        uint32_t status = console_answer_wait_input(s, object);
        if (status == WRIT_KEEP) {
            continue;
        }
        console_answer_one_wait_input(serving, waiter, status, m);
    }
}

/* The adapter says that `drained` has happened to the output. */
static inline void console_event_drained(struct console_server *s)
{
    enum console_output now_state = 0;
    struct output *now = console_find_output(s, &now_state);
    console_wake_flush(s, 0, now);
}

/* The adapter says that `received` has happened to the arrivals. */
static inline void console_event_received(struct console_server *s)
{
    enum console_input now_state = 0;
    struct arrivals *now = console_find_arrivals(s, &now_state);
    console_wake_wait_input(s, 0, now);
}

/* Answers that somebody is there. */
static inline uint64_t console_serve_ping(struct console_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct console_serving *serving = console_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = CONSOLE_PING_REPLY};
    return CONSOLE_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t console_serve_stats(struct console_server *s, struct writ_msg *m,
                                           const struct writ_caller *caller)
{
    struct console_serving *serving = console_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = console_counted(serving);
    struct console_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    console_stats_reply_write(m, &reply);
    return CONSOLE_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t console_serve_abi(struct console_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct console_serving *serving = console_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct console_abi_reply reply = {.hash = CONSOLE_ABI};
    console_abi_reply_write(m, &reply);
    return CONSOLE_ABI_REPLY;
}

/* `write`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t console_serve_write(struct console_server *s, struct writ_msg *m,
                                           const struct writ_caller *caller)
{
    struct console_serving *serving = console_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (CONSOLE_ROLE_TERMINAL | CONSOLE_ROLE_WRITER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes % 8 != 0 || bytes < 8 || bytes > WRIT_MAX_BODY)) {
        why = console_write_request_check_body(serving->io->in, bytes);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct console_write_request request = console_write_request_read(serving->io->in);
    request.data.use = writ_in_use(serving->io);
    enum console_output output_state = 0;
    struct output *output = console_find_output(s, &output_state);
    uint32_t status = console_on_write(s, caller, output, &request);
    writ_end_request(serving->io);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           console_write_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = CONSOLE_WRITE_REPLY};
    return CONSOLE_WRITE_REPLY;
}

/* `flush`: admission, checks, order, handler, reply. Returns the tag of the reply, or 0 if it is kept. */
static inline uint64_t console_serve_flush(struct console_server *s, struct writ_msg *m,
                                           const struct writ_caller *caller)
{
    struct console_serving *serving = console_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (CONSOLE_ROLE_TERMINAL | CONSOLE_ROLE_WRITER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum console_output output_state = 0;
    struct output *output = console_find_output(s, &output_state);
    uint32_t status = console_on_flush(s, caller, output);
    if (status == WRIT_KEEP) {
        status = writ_park(serving->io, serving->flush, CONSOLE_FLUSH_WAITERS, 0, caller);
        if (status == WRIT_OK) {
            *m = (struct writ_msg){.tag = 0};
            return 0;
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           console_flush_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = CONSOLE_FLUSH_REPLY};
    return CONSOLE_FLUSH_REPLY;
}

/* `attach`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t console_serve_attach(struct console_server *s, struct writ_msg *m,
                                            const struct writ_caller *caller)
{
    struct console_serving *serving = console_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (CONSOLE_ROLE_TERMINAL)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum console_input arrivals_state = 0;
    struct arrivals *arrivals = console_find_arrivals(s, &arrivals_state);
    struct console_attach_reply reply = {0};
    uint32_t status = console_on_attach(s, caller, arrivals, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           console_attach_may_say(status) ? status : WRIT_INTERNAL);
    }
    console_attach_reply_write(m, &reply);
    return CONSOLE_ATTACH_REPLY;
}

/* `read`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t console_serve_read(struct console_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct console_serving *serving = console_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (CONSOLE_ROLE_TERMINAL)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct console_read_request request = console_read_request_read(m);
    struct console_read_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 16};
    uint32_t status = console_on_read(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = console_read_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           console_read_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `wait_input`: admission, checks, order, handler, reply. Returns the tag of the reply, or 0 if it is kept. */
static inline uint64_t console_serve_wait_input(struct console_server *s, struct writ_msg *m,
                                                const struct writ_caller *caller)
{
    struct console_serving *serving = console_serving_of(s);
    struct writ_counters *counters = &serving->of[4];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (CONSOLE_ROLE_TERMINAL)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum console_input arrivals_state = 0;
    struct arrivals *arrivals = console_find_arrivals(s, &arrivals_state);
    uint32_t status = console_on_wait_input(s, caller, arrivals);
    if (status == WRIT_KEEP) {
        status = writ_park(serving->io, serving->wait_input, CONSOLE_WAIT_INPUT_WAITERS, 0, caller);
        if (status == WRIT_OK) {
            *m = (struct writ_msg){.tag = 0};
            return 0;
        }
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           console_wait_input_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = CONSOLE_WAIT_INPUT_REPLY};
    return CONSOLE_WAIT_INPUT_REPLY;
}

/* `subscribe`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t console_serve_subscribe(struct console_server *s, struct writ_msg *m,
                                               const struct writ_caller *caller)
{
    struct console_serving *serving = console_serving_of(s);
    struct writ_counters *counters = &serving->of[5];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (CONSOLE_ROLE_TERMINAL | CONSOLE_ROLE_WRITER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = console_subscribe_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct console_subscribe_request request =
        console_subscribe_request_read(serving->io->in + WRIT_RECORDS);
    uint32_t status = console_on_subscribe(s, caller, &request);
    writ_close_rest(serving->io, &request.bell, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           console_subscribe_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = CONSOLE_SUBSCRIBE_REPLY};
    return CONSOLE_SUBSCRIBE_REPLY;
}

/* `read_counters`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t console_serve_read_counters(struct console_server *s, struct writ_msg *m,
                                                   const struct writ_caller *caller)
{
    struct console_serving *serving = console_serving_of(s);
    struct writ_counters *counters = &serving->of[6];
    uint64_t tag = m->tag;
    counters->calls++;
    enum console_output output_state = 0;
    struct output *output = console_find_output(s, &output_state);
    struct console_read_counters_reply reply = {0};
    uint32_t status = console_on_read_counters(s, caller, output, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           console_read_counters_may_say(status) ? status : WRIT_INTERNAL);
    }
    console_read_counters_reply_write(m, &reply);
    return CONSOLE_READ_COUNTERS_REPLY;
}

/* An event of the kernel. */
static inline void console_event(struct console_server *s, uint64_t tag, uint64_t word,
                                 uint64_t label)
{
    struct console_serving *serving = console_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    writ_drop_label(serving->io, serving->flush, CONSOLE_FLUSH_WAITERS, label);
    writ_drop_label(serving->io, serving->wait_input, CONSOLE_WAIT_INPUT_WAITERS, label);
    console_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool console_dispatch(struct console_server *s, struct writ_msg *m,
                                    const struct writ_caller *caller)
{
    struct console_serving *serving = console_serving_of(s);
    if ((uint16_t)caller->label == CONSOLE_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)CONSOLE_WRITE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == CONSOLE_WRITE_REQUEST) {
                m->tag = console_serve_write(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)CONSOLE_FLUSH_REQUEST:
            if (m->tag == CONSOLE_FLUSH_REQUEST) {
                m->tag = console_serve_flush(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)CONSOLE_ATTACH_REQUEST:
            if (m->tag == CONSOLE_ATTACH_REQUEST) {
                m->tag = console_serve_attach(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)CONSOLE_READ_REQUEST:
            if (m->tag == CONSOLE_READ_REQUEST) {
                m->tag = console_serve_read(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)CONSOLE_WAIT_INPUT_REQUEST:
            if (m->tag == CONSOLE_WAIT_INPUT_REQUEST) {
                m->tag = console_serve_wait_input(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)CONSOLE_SUBSCRIBE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == CONSOLE_SUBSCRIBE_REQUEST) {
                m->tag = console_serve_subscribe(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)CONSOLE_READ_COUNTERS_REQUEST:
            if (m->tag == CONSOLE_READ_COUNTERS_REQUEST) {
                m->tag = console_serve_read_counters(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case CONSOLE_PING_REQUEST:
                m->tag = console_serve_ping(s, m, caller);
                return true;
            case CONSOLE_STATS_REQUEST:
                m->tag = console_serve_stats(s, m, caller);
                return true;
            case CONSOLE_ABI_REQUEST:
                m->tag = console_serve_abi(s, m, caller);
                return true;
            default:
                break;
            }
            break;
        }
    }
    if (writ_comes_in_other(serving->io, m->tag)) {
        return false;
    }
    if (m->tag == WRIT_EVENT_NOTIFIED || m->tag == WRIT_EVENT_CLOSED) {
        console_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = console_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void console_dispatch_to(void *server, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct console_serving *serving = console_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = console_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served console_served(struct console_server *s)
{
    struct writ_served served = {.protocol = CONSOLE_PROTOCOL, .server = s};
    served.dispatch = console_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void console_serve(struct console_server *s)
{
    struct console_serving *serving = console_serving_of(s);
    struct writ_msg m = {.tag = 0};
    for (;;) {
        struct writ_caller caller;
        uint32_t status = writ_port_reply_recv(serving->io, &m, &caller);
        if (status != WRIT_OK) {
            m = writ_reply_failed(serving->io, m.tag, status);
            continue;
        }
        bool again = true;
        while (again) {
            bool dispatched = console_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
