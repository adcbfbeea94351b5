/* Cases about the two paths of messages through the kernel: see edges.h. Two servers do the same; one waits for ever, so that what it is sent and what it answers
 * can go the short path, and the other has deadlines, which only the long one knows. Nobody can tell them apart. */
#include "edges.h"

#include <string.h>

#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/syscall.h"
#include "writ/threads.h"

enum {
    PATHS = 2, /* short and long */
    STACK_BYTES = 8192,
    PATIENCE_MS = 5000,
    WAIT_MS = 60000,
    REPEATS = 8, /* of each message: now and then the short path is left in the test flavour */
    ROUNDS = 400,
    PROTOCOL = 1,
    ROLES = 5,
    PLAIN = 0x10,
    SIZED = 0x11, /* answered with a body of as many bytes as the first word says */
    LARGEST_SIZE = 0xffff,
};

#define PAGES_VA UINT64_C(0x62000000)
#define PAGES_STEP UINT64_C(0x10000)
#define LABEL (UINT64_C(9) << 16 | PROTOCOL)
#define REQUEST ((uint64_t)WRIT_FORMAT_NATIVE << 56 | (uint64_t)PROTOCOL << 16)
#define REPLY_FLAG ((uint64_t)WRIT_FLAG_REPLY << 52)
#define BUFFER_FLAG ((uint64_t)WRIT_FLAG_BUFFER << 52)

/* What one side sees of a message. */
struct sight {
    uint32_t status;
    struct writ_msg m;
    struct writ_caller caller;
    uint64_t body; /* a sum of all the page */
};

static struct path {
    struct threads_plan plan;
    uint32_t thread;
    uint32_t endpoint;
    uint32_t connection;
    uint32_t timeout_ms;
    struct sight served; /* by the server */
    uint32_t refused;    /* what the last reply was refused with */
    _Alignas(16) uint8_t stack[STACK_BYTES];
} paths[PATHS];

static uint64_t sum(const uint8_t *page)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < WRIT_PAGE_BYTES; i++) {
        sum = (sum ^ page[i]) * UINT64_C(0x100000001b3);
    }
    return sum;
}

static void fill(uint8_t *page, uint64_t seed)
{
    for (uint32_t i = 0; i < WRIT_PAGE_BYTES; i++) {
        seed = seed * UINT64_C(6364136223846793005) + 1;
        page[i] = (uint8_t)(seed >> 56);
    }
}

/* What is answered: the words upside down, and a body if one is asked for. */
static struct writ_msg answer_to(const struct writ_io *io, const struct writ_msg *m)
{
    struct writ_msg answer = {.tag = (REQUEST | REPLY_FLAG | (m->tag & 0xffff))};
    if (writ_tag_method(m->tag) == SIZED) {
        answer.tag |= BUFFER_FLAG | (m->w[0] & LARGEST_SIZE) << 32;
        fill(io->out, m->w[1]);
    }
    for (uint32_t i = 0; i < WRIT_WORDS; i++) {
        answer.w[i] = ~m->w[i];
    }
    return answer;
}

static void run(void *argument, struct writ_io *io)
{
    struct path *path = argument;
    struct writ_msg m = {0};
    struct writ_caller caller = {0};
    enum syscall_op op = SYSCALL_RECV;
    (void)endpoint_bind(io, path->endpoint);
    for (;;) {
        uint64_t head = syscall_head(op, 0, path->timeout_ms);
        uint32_t status = (uint32_t)syscall_receive(head, &m, &caller);
        if (status == WRIT_OK && !(writ_tag_flags(m.tag) & WRIT_FLAG_EVENT)) {
            path->served = (struct sight){WRIT_OK, m, caller, sum(io->in)};
            m = answer_to(io, &m);
            op = SYSCALL_REPLY_RECV;
        } else if (op == SYSCALL_REPLY_RECV && status == WRIT_BAD_OP) {
            path->refused = status;
            m = (struct writ_msg){.tag = REQUEST | REPLY_FLAG | PLAIN};
        } else {
            op = SYSCALL_RECV;
        }
    }
}

static bool start(struct writ_io *io, uint32_t index, uint32_t timeout_ms)
{
    struct path *path = &paths[index];
    path->timeout_ms = timeout_ms;
    path->plan = (struct threads_plan){.run = run,
                                       .argument = path,
                                       .stack = path->stack,
                                       .stack_bytes = sizeof path->stack,
                                       .pages_va = PAGES_VA + index * PAGES_STEP};
    return quota_create_endpoint(io, WRIT_SLOT_QUOTA, PROTOCOL, &path->endpoint) == WRIT_OK &&
           endpoint_mint(io, path->endpoint, LABEL, ROLES, KERNEL_ANY_PRINCIPAL,
                         &path->connection) == WRIT_OK &&
           threads_start(io, &path->plan, &path->thread) == WRIT_OK;
}

static bool two_servers_wait(struct writ_io *io)
{
    return start(io, 0, SYSCALL_FOREVER) && start(io, 1, WAIT_MS);
}

/* Sends a message one way, from a page that is filled by its seed. */
static struct sight send(struct writ_io *io, struct path *path, struct writ_msg m,
                         uint32_t timeout_ms, uint64_t seed)
{
    fill(io->out, seed);
    path->refused = WRIT_OK;
    path->served = (struct sight){0};
    uint32_t status =
        (uint32_t)syscall_send(syscall_head(SYSCALL_CALL, path->connection, timeout_ms), &m);
    return (struct sight){.status = status, .m = m, .body = sum(io->out)};
}

static bool are_the_same(const struct sight *a, const struct sight *b)
{
    return a->status == b->status && memcmp(&a->m, &b->m, sizeof a->m) == 0 &&
           a->caller.principal == b->caller.principal && a->caller.roles == b->caller.roles &&
           a->caller.label == b->caller.label && a->body == b->body;
}

/* Sends it both ways. What came back is in *ret_sight. */
static bool goes_both_ways(struct writ_io *io, struct writ_msg m, uint32_t timeout_ms,
                           struct sight *ret_sight)
{
    bool good = true;
    for (uint32_t i = 0; i < REPEATS && good; i++) {
        *ret_sight = send(io, &paths[0], m, timeout_ms, m.w[2] + i);
        struct sight other = send(io, &paths[1], m, timeout_ms, m.w[2] + i);
        good = are_the_same(ret_sight, &other) &&
               are_the_same(&paths[0].served, &paths[1].served) &&
               paths[0].refused == paths[1].refused;
    }
    if (!good) {
        log_warn("[conformance] tag %lx: status %u refused %u, the long way refused %u", m.tag,
                 ret_sight->status, paths[0].refused, paths[1].refused);
    }
    return good;
}

static bool short_and_long_path_carry_the_same(struct writ_io *io)
{
    uint64_t seed = 1;
    bool good = true;
    for (uint32_t i = 0; i < ROUNDS && good; i++) {
        struct writ_msg m = {.tag = REQUEST | PLAIN};
        for (uint32_t w = 0; w < WRIT_WORDS; w++) {
            seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
            m.w[w] = seed;
        }
        /* all flags, and bytes that mean something with BUFFER alone; no handles */
        m.tag ^= (seed >> 33 & 15) << 52 | (seed >> 40 & 0x1fff) << 32;
        m.tag ^= seed >> 60 == 0 ? seed & UINT64_C(0xff0000ffffff) : 0;
        struct sight sight;
        good = goes_both_ways(io, m, PATIENCE_MS, &sight);
    }
    return good;
}

static const uint32_t sizes[] = {0,    1,    7,    8,    9,    63,   64,    65,    2048, 4024,
                                 4025, 4031, 4032, 4033, 4040, 4096, 32768, 65528, 65535};

enum { SIZES = sizeof sizes / sizeof sizes[0] };

static bool a_request_that_no_page_holds_is_refused_on_either_path(struct writ_io *io)
{
    bool good = true;
    for (uint32_t i = 0; i < SIZES && good; i++) {
        struct sight sight;
        struct writ_msg m = {.tag = REQUEST | PLAIN | BUFFER_FLAG | (uint64_t)sizes[i] << 32};
        bool fits = sizes[i] <= WRIT_MAX_BODY;
        good = goes_both_ways(io, m, PATIENCE_MS, &sight) &&
               sight.status == (fits ? WRIT_OK : WRIT_BAD_OP);
    }
    return good;
}

static bool a_reply_that_no_page_holds_is_refused_on_either_path(struct writ_io *io)
{
    bool good = true;
    for (uint32_t i = 0; i < SIZES && good; i++) {
        struct sight sight;
        struct writ_msg m = {.tag = REQUEST | SIZED, .w = {sizes[i], i}};
        bool fits = sizes[i] <= WRIT_MAX_BODY;
        good = goes_both_ways(io, m, PATIENCE_MS, &sight) && sight.status == WRIT_OK &&
               paths[0].refused == (fits ? WRIT_OK : WRIT_BAD_OP);
    }
    return good;
}

static bool no_path_waits_for_ever(struct writ_io *io)
{
    struct sight sight;
    struct writ_msg m = {.tag = REQUEST | PLAIN};
    return goes_both_ways(io, m, SYSCALL_FOREVER, &sight) && sight.status == WRIT_BAD_OP;
}

static const struct edge_case cases[] = {
    {"two servers wait", two_servers_wait},
    {"short and long path carry the same", short_and_long_path_carry_the_same},
    {"a request that no page holds is refused on either path",
     a_request_that_no_page_holds_is_refused_on_either_path},
    {"a reply that no page holds is refused on either path",
     a_reply_that_no_page_holds_is_refused_on_either_path},
    {"no path waits for ever", no_path_waits_for_ever},
};

const struct edge_cases edges_of_paths = {cases, sizeof cases / sizeof cases[0]};
