/* What all messages have: tags, statuses and the types that stubs, dispatchers and ports share.
 *
 * It knows no transport and no protocol, allocates nothing and prints nothing. The byte rules are those of docs/wire.md.
 */
#ifndef WRIT_WRIT_H
#define WRIT_WRIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A build with WRIT_CHECKING=1 has the generated code check itself, too. */
#if defined(WRIT_CHECKING) && WRIT_CHECKING
enum { WRIT_CHECKS = 1 };
#else
enum { WRIT_CHECKS = 0 };
#endif

/* A build with WRIT_ENCODINGS=1 has dispatchers that take other encodings, too; without it they are as short as they can be. */
#if defined(WRIT_ENCODINGS) && WRIT_ENCODINGS
enum { WRIT_TAKES_OTHERS = 1 };
#else
enum { WRIT_TAKES_OTHERS = 0 };
#endif

enum {
    WRIT_WORDS = 6,
    WRIT_REGISTER_BYTES = 48,
    WRIT_MAX_BODY = 4032,
    WRIT_MAX_HANDLES = 8,
    WRIT_RECORDS = 4032, /* where the handle records stand in a message page */
    WRIT_RECORD_BYTES = 8,
    WRIT_PAGE_BYTES = 4096,
};

/* Outcomes of a call. 1 to 15 are facts that only the kernel can state, 16 to 31 are made by the caller's own stub and are never in a
 * message, 32 to 63 come from the peer's dispatcher, 64 and up belong to the protocol. */
enum writ_status {
    WRIT_OK = 0,
    WRIT_NOT_DELIVERED = 1,
    WRIT_PEER_DIED = 2,
    WRIT_TIMED_OUT = 3,
    WRIT_BAD_HANDLE = 4,
    WRIT_NO_RIGHT = 5,
    WRIT_BAD_OP = 6,
    WRIT_HANDLES_FULL = 7,
    WRIT_BAD_TRANSFER = 8,
    WRIT_NOT_GRANTEE = 9,
    WRIT_NOT_BOUND = 10,
    WRIT_NO_CALLER = 11,
    WRIT_BAD_REPLY = 16,
    WRIT_BAD_ARGUMENT = 17,
    WRIT_STALE_VIEW = 18,
    WRIT_BAD_MESSAGE = 32,
    WRIT_UNKNOWN_METHOD = 33,
    WRIT_DENIED = 34,
    WRIT_NOT_FOUND = 35,
    WRIT_BAD_STATE = 36,
    WRIT_NO_MEMORY = 37,
    WRIT_LIMIT = 38,
    WRIT_INTERNAL = 39,
    WRIT_CHANGED = 40,
    WRIT_BUSY = 41,
    WRIT_FIRST_OWN = 64,
    WRIT_KEEP = 0x10000, /* what a handler returns to answer later; no status */
};

enum writ_flag {
    WRIT_FLAG_REPLY = 1,
    WRIT_FLAG_BUFFER = 2,
    WRIT_FLAG_EVENT = 4,
    WRIT_FLAG_ZERO = 8,
};

enum writ_format {
    WRIT_FORMAT_NATIVE = 0x57,
    WRIT_FORMAT_CAPNP = 0x43,
};

/* Methods that every protocol answers, and the role that may read statistics. */
enum {
    WRIT_METHOD_PING = 1,
    WRIT_METHOD_STATS = 2,
    WRIT_METHOD_ABI = 3,
    WRIT_ROLE_STATS = 1 << 24,
};

/* The steps of docs/wire.md that judge a tag; their numbers are check ids in every method and direction. */
enum writ_step {
    WRIT_STEP_FORMAT = 1,
    WRIT_STEP_FLAGS,
    WRIT_STEP_PROTOCOL,
    WRIT_STEP_METHOD,
    WRIT_STEP_ROLE,
    WRIT_STEP_CLASS,
    WRIT_STEP_SIZE,
    WRIT_STEP_COUNT,
};

/* Kernel objects that a message can hand over as the ends of a protocol. */
enum {
    WRIT_TYPE_ENDPOINT = 5,
    WRIT_TYPE_CONNECTION = 6,
};

/* The protocol of a handle that belongs to some protocol, whichever it is. */
enum { WRIT_ANY_PROTOCOL = 0xffff };

#define WRIT_TAG_BYTES UINT64_C(0x0000ffff00000000)
#define WRIT_TAG_FLAGS UINT64_C(0x00f0000000000000)

/* What the kernel tells a receiver by itself: bits of a bound notification (word 0), the end of a connection (the caller's label; word 0
 * is its principal). No user's message carries the EVENT flag. */
#define WRIT_EVENT_NOTIFIED UINT64_C(0x5740000000000001)
#define WRIT_EVENT_CLOSED UINT64_C(0x5740000000000002)

struct writ_msg {
    uint64_t tag;
    uint64_t w[WRIT_WORDS];
};

struct writ_io;

/* Reads and writes bodies of another encoding for a dispatcher, which sees native ones only. */
struct writ_encoding {
    /* Makes a request native; one that has no native form becomes one that is refused. */
    void (*receive)(struct writ_io *io, struct writ_msg *m);
    /* Makes the reply what the request was. False: it does not fit, the call fails and its handles are still here. */
    bool (*reply)(struct writ_io *io, struct writ_msg *m);
    /* The call being served waits for its answer under this slot. False: no more can. */
    bool (*keep)(struct writ_io *io, uint32_t reply);
    void (*forget)(struct writ_io *io, uint32_t reply);
    /* Makes the answer to a kept call what the call was, and after it was sent sets the page back. */
    void (*answer)(struct writ_io *io, uint32_t reply, struct writ_msg *m);
    void (*answered)(struct writ_io *io);
};

/* The two message pages of a thread. */
struct writ_io {
    const uint8_t *in; /* requests that were received */
    uint8_t *out;      /* requests to be sent, their replies, replies to be sent */
    uint32_t
        generation; /* grows whenever `out` gets another use: older builders and views are stale */
    uint32_t left_ms;  /* of the timeout of the last call that failed; 0 if the port cannot tell */
    uint32_t requests; /* grows when a request is served whose views are stale then */
    const struct writ_encoding *encoding; /* of a server that takes another one, too; else null */
};

/* Who called, as the kernel tells it. The label is the connection's: protocol in the low 16 bits, session above. A receive loop stores the
 * badge as it came: a method that does not ask for roles takes nothing apart. */
struct writ_caller {
    union {
        struct {
            uint32_t principal;
            uint32_t roles;
        };
        uint64_t badge;
    };
    uint64_t label;
};

/* Which check a message failed, and where in its body; check 0 is a good message. */
struct writ_reject {
    uint16_t check;
    uint16_t offset;
};

/* A view of bytes in a message page. Read with writ_data() or writ_copy(), a checking build notices that the page had another use since. */
struct writ_bytes {
    const uint8_t *data;
    uint32_t length;
    uint32_t
        use; /* of the page, when the view was made; 0 in builds that do not check and where there is no page */
};

/* How often a server was called, how often its dispatcher refused, how often its handlers failed. */
struct writ_counters {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline uint16_t writ_tag_method(uint64_t tag)
{
    return (uint16_t)tag;
}

static inline uint16_t writ_tag_status(uint64_t tag)
{
    return (uint16_t)tag;
}

static inline uint16_t writ_tag_protocol(uint64_t tag)
{
    return (uint16_t)(tag >> 16);
}

static inline uint16_t writ_tag_bytes(uint64_t tag)
{
    return (uint16_t)(tag >> 32);
}

static inline uint8_t writ_tag_handles(uint64_t tag)
{
    return (uint8_t)((tag >> 48) & 0xf);
}

static inline uint8_t writ_tag_flags(uint64_t tag)
{
    return (uint8_t)((tag >> 52) & 0xf);
}

static inline uint8_t writ_tag_format(uint64_t tag)
{
    return (uint8_t)(tag >> 56);
}

/* The tag with this many bytes; `tag` says 0. */
static inline uint64_t writ_tag_sized(uint64_t tag, uint32_t bytes)
{
    return tag | (uint64_t)bytes << 32;
}

/* The reply that refuses a request: a status and nothing else. */
static inline uint64_t writ_tag_error(uint64_t request, uint32_t status)
{
    return (request & UINT64_C(0xff000000ffff0000)) | (uint64_t)WRIT_FLAG_REPLY << 52 |
           (uint16_t)status;
}

/* Whether a peer's dispatcher may say this. */
static inline bool writ_status_is_framework(uint32_t status)
{
    return status >= 32 && status < WRIT_FIRST_OWN;
}

static inline struct writ_reject writ_reject(uint32_t check, uint32_t offset)
{
    return (struct writ_reject){.check = (uint16_t)check, .offset = (uint16_t)offset};
}

/* Takes a handle out of a view; the dispatcher closes those that nobody took. */
static inline uint32_t writ_take(uint32_t *handle)
{
    uint32_t slot = *handle;
    *handle = 0;
    return slot;
}

static inline uint32_t writ_least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static inline const char *writ_status_name(uint32_t status)
{
    switch (status) {
    case WRIT_OK:
        return "OK";
    case WRIT_NOT_DELIVERED:
        return "NOT_DELIVERED";
    case WRIT_PEER_DIED:
        return "PEER_DIED";
    case WRIT_TIMED_OUT:
        return "TIMED_OUT";
    case WRIT_BAD_HANDLE:
        return "BAD_HANDLE";
    case WRIT_NO_RIGHT:
        return "NO_RIGHT";
    case WRIT_BAD_OP:
        return "BAD_OP";
    case WRIT_HANDLES_FULL:
        return "HANDLES_FULL";
    case WRIT_BAD_TRANSFER:
        return "BAD_TRANSFER";
    case WRIT_NOT_GRANTEE:
        return "NOT_GRANTEE";
    case WRIT_NOT_BOUND:
        return "NOT_BOUND";
    case WRIT_NO_CALLER:
        return "NO_CALLER";
    case WRIT_BAD_REPLY:
        return "BAD_REPLY";
    case WRIT_BAD_ARGUMENT:
        return "BAD_ARGUMENT";
    case WRIT_STALE_VIEW:
        return "STALE_VIEW";
    case WRIT_BAD_MESSAGE:
        return "BAD_MESSAGE";
    case WRIT_UNKNOWN_METHOD:
        return "UNKNOWN_METHOD";
    case WRIT_DENIED:
        return "DENIED";
    case WRIT_NOT_FOUND:
        return "NOT_FOUND";
    case WRIT_BAD_STATE:
        return "BAD_STATE";
    case WRIT_NO_MEMORY:
        return "NO_MEMORY";
    case WRIT_LIMIT:
        return "LIMIT";
    case WRIT_INTERNAL:
        return "INTERNAL";
    case WRIT_CHANGED:
        return "CHANGED";
    case WRIT_BUSY:
        return "BUSY";
    default:
        return "unknown status";
    }
}

#endif
