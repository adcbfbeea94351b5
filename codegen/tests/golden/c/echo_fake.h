/* Generated from idl/echo.writ: change it there.
 *
 * Servers of echo for tests of clients on the host. They keep the order of their contract, answer the smallest replies that are good,
 * and fail when told to. What a test wants otherwise it writes into the replies or does in a hook.
 */
#ifndef ECHO_FAKE_H
#define ECHO_FAKE_H

#include "writ/fake.h"

#include "echo_wire.h"

struct echo_fake;
struct echo_server;

struct echo_fake_room {
    bool used;
    uint64_t key;
    enum room_state state;
};

/* A fake of Echo. */
struct echo_fake {
    struct echo_server *server;
    void *context;    /* the test's own */
    uint64_t calls;   /* requests that came so far */
    uint64_t fail_at; /* the one of them that fails, counted from 1; 0 for none */
    uint32_t fail_status;
    uint64_t last_key; /* of the objects that were made */
    struct echo_fake_room room[16];
    struct echo_double_reply double_reply;
    uint32_t (*on_double)(struct echo_fake *f, const struct writ_caller *caller,
                          const struct echo_double_request *request);
    struct echo_open_reply open_reply;
    uint32_t (*on_open)(struct echo_fake *f, const struct writ_caller *caller);
    struct echo_say_reply say_reply;
    uint32_t (*on_say)(struct echo_fake *f, const struct writ_caller *caller,
                       const struct echo_say_request *request);
    struct echo_wait_heard_reply wait_heard_reply;
    uint32_t (*on_wait_heard)(struct echo_fake *f, const struct writ_caller *caller,
                              const struct echo_wait_heard_request *request);
    struct echo_listen_reply listen_reply;
    uint32_t (*on_listen)(struct echo_fake *f, const struct writ_caller *caller,
                          const struct echo_listen_request *request);
    struct echo_look_reply look_reply;
    uint32_t (*on_look)(struct echo_fake *f, const struct writ_caller *caller,
                        const struct echo_look_request *request);
    uint32_t (*on_close)(struct echo_fake *f, const struct writ_caller *caller,
                         const struct echo_close_request *request);
    uint32_t (*on_leave)(struct echo_fake *f, const struct writ_caller *caller,
                         const struct echo_leave_request *request);
};

void echo_fake_init(struct echo_fake *f, struct writ_io *io);
void echo_fake_finish(struct echo_fake *f);
/* Handles one message; `fake` is the struct. */
void echo_fake_dispatch(void *fake, struct writ_msg *m, const struct writ_caller *caller);

#endif
