/* Says a text in a room of the echo daemon, hears it back, and prints both.
 *
 * It speaks over one connection and listens over the other, as its contract declares; each has the
 * stubs of its own methods and no others.
 */
#include "echo_client_uses.h"

#include "echo_client_slots.h"
#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/rt.h"

enum { PAPER_BYTES = 4096, CODE_FAILED = 1 };

static const char said[] = "hello from another address space";

const struct rt_component rt_component = {.name = "echo_client",
                                          .number = ECHO_CLIENT_COMPONENT,
                                          .startup = echo_client_startup,
                                          .startup_count = ECHO_CLIENT_STARTUP_COUNT,
                                          .workers = ECHO_CLIENT_WORKERS};

/* A text as it was heard. */
struct heard {
    char text[ECHO_MAX_TEXT];
    uint32_t length;
};

static void fail(uint32_t status, const char *what, const char *own_name)
{
    log_error("[echo_client] cannot %s: status %u (%s)", what, status,
              status < WRIT_FIRST_OWN ? writ_status_name(status) : own_name);
    rt_exit(CODE_FAILED);
}

/* For calls of echo. */
static void must(uint32_t status, const char *what)
{
    if (status != WRIT_OK) {
        fail(status, what, echo_error_name(status));
    }
}

/* For calls of the kernel. */
static void must_kernel(uint32_t status, const char *what)
{
    if (status != WRIT_OK) {
        fail(status, what, kernel_error_name(status));
    }
}

static void expect(bool holds, const char *what)
{
    if (!holds) {
        log_error("[echo_client] %s", what);
        rt_exit(CODE_FAILED);
    }
}

/* A sheet of paper that can be read and handed over, and nothing else. */
static uint32_t make_paper(struct writ_io *io)
{
    uint32_t whole = 0;
    uint32_t paper = 0;
    must_kernel(quota_create_vmo(io, WRIT_SLOT_QUOTA, PAPER_BYTES, &whole), "make paper");
    must_kernel(
        process_derive(io, WRIT_SLOT_PROCESS, whole, VMO_RIGHT_READ | VMO_RIGHT_TRANSFER, &paper),
        "make paper that can only be read");
    must_kernel(process_close(io, WRIT_SLOT_PROCESS, whole), "let go of the paper");
    return paper;
}

static uint64_t say(struct writ_io *io, uint64_t room)
{
    uint32_t paper = make_paper(io);
    struct speaker_say_builder message = speaker_say_begin(io);
    struct echo_say_reply reply = {0};
    message.body->room = room;
    speaker_say_put_text(&message, said, sizeof said - 1);
    speaker_say_put_paper(&message, paper);
    must(speaker_say_call(&message, &reply), "say");
    expect(reply.length == sizeof said - 1, "another length than was said came back");
    return reply.paper_bytes;
}

static struct heard listen(struct writ_io *io, uint64_t room)
{
    struct echo_listen_reply reply = {0};
    struct heard heard;
    must(listener_listen(io, room, &reply), "listen");
    must(writ_copy(io, &reply.text, heard.text, sizeof heard.text), "copy what was heard");
    heard.length = reply.text.length;
    return heard;
}

static void leave(struct writ_io *io, uint64_t room)
{
    enum room_state state = ROOM_STATE_ASKED;
    uint64_t count = 0;
    must(speaker_look(io, room, &state, &count), "look");
    expect(state == ROOM_STATE_OPEN && count == 1, "the room does not know what was heard");
    must(listener_close(io, room), "close");
    must(speaker_leave(io, room), "leave");
}

uint32_t component_main(struct rt *rt)
{
    uint64_t room = 0;
    uint64_t doubled = 0;
    must(speaker_double(&rt->io, 21, &doubled), "double");
    must(speaker_open(&rt->io, &room), "open");
    uint64_t paper_bytes = say(&rt->io, room);
    struct heard heard = listen(&rt->io, room);
    leave(&rt->io, room);
    log_info("[echo_client] said \"%s\" heard \"%.*s\" paper %lu bytes, 21 doubled is %lu", said,
             (int)heard.length, heard.text, paper_bytes, doubled);
    return 0;
}
