/* Generated from idl/kernel.writ: change it there.
 *
 * Servers of kernel for tests of clients on the host. They keep the order of their contract, answer the smallest replies that are good,
 * and fail when told to. What a test wants otherwise it writes into the replies or does in a hook.
 */
#ifndef KERNEL_FAKE_H
#define KERNEL_FAKE_H

#include "writ/fake.h"

#include "kernel_wire.h"

struct process_fake;
struct process_server;

/* A fake of Process. */
struct process_fake {
    struct process_server *server;
    void *context;    /* the test's own */
    uint64_t calls;   /* requests that came so far */
    uint64_t fail_at; /* the one of them that fails, counted from 1; 0 for none */
    uint32_t fail_status;
    uint32_t (*on_close)(struct process_fake *f, const struct writ_caller *caller,
                         const struct process_close_request *request);
    uint32_t (*on_map)(struct process_fake *f, const struct writ_caller *caller,
                       const struct process_map_request *request);
    struct process_describe_reply describe_reply;
    uint32_t (*on_describe)(struct process_fake *f, const struct writ_caller *caller,
                            const struct process_describe_request *request);
    struct process_move_reply move_reply;
    uint32_t (*on_move)(struct process_fake *f, const struct writ_caller *caller,
                        const struct process_move_request *request);
    struct process_ranges_reply ranges_reply;
    uint32_t (*on_ranges)(struct process_fake *f, const struct writ_caller *caller,
                          const struct process_ranges_request *request);
    uint32_t (*on_gather)(struct process_fake *f, const struct writ_caller *caller,
                          const struct process_gather_request *request);
};

void process_fake_init(struct process_fake *f, struct writ_io *io);
void process_fake_finish(struct process_fake *f);
/* Handles one message; `fake` is the struct. */
void process_fake_dispatch(void *fake, struct writ_msg *m, const struct writ_caller *caller);

struct vmo_fake;
struct vmo_server;

/* A fake of Vmo. */
struct vmo_fake {
    struct vmo_server *server;
    void *context;    /* the test's own */
    uint64_t calls;   /* requests that came so far */
    uint64_t fail_at; /* the one of them that fails, counted from 1; 0 for none */
    uint32_t fail_status;
    struct vmo_size_reply size_reply;
    uint32_t (*on_size)(struct vmo_fake *f, const struct writ_caller *caller);
    struct vmo_read_reply read_reply;
    uint32_t (*on_read)(struct vmo_fake *f, const struct writ_caller *caller,
                        const struct vmo_read_request *request);
    uint32_t (*on_write)(struct vmo_fake *f, const struct writ_caller *caller,
                         const struct vmo_write_request *request);
};

void vmo_fake_init(struct vmo_fake *f, struct writ_io *io);
void vmo_fake_finish(struct vmo_fake *f);
/* Handles one message; `fake` is the struct. */
void vmo_fake_dispatch(void *fake, struct writ_msg *m, const struct writ_caller *caller);

struct log_fake;
struct log_server;

/* A fake of Log. */
struct log_fake {
    struct log_server *server;
    void *context;    /* the test's own */
    uint64_t calls;   /* requests that came so far */
    uint64_t fail_at; /* the one of them that fails, counted from 1; 0 for none */
    uint32_t fail_status;
    uint32_t (*on_write)(struct log_fake *f, const struct writ_caller *caller,
                         const struct log_write_request *request);
};

void log_fake_init(struct log_fake *f, struct writ_io *io);
void log_fake_finish(struct log_fake *f);
/* Handles one message; `fake` is the struct. */
void log_fake_dispatch(void *fake, struct writ_msg *m, const struct writ_caller *caller);

/* All of them behind one server, for the kernel of a fake world. */
struct kernel_fake {
    struct process_fake process;
    struct vmo_fake vmo;
    struct log_fake log;
};

void kernel_fake_init(struct kernel_fake *f, struct writ_io *io);
void kernel_fake_finish(struct kernel_fake *f);
void kernel_fake_dispatch(void *fake, struct writ_msg *m, const struct writ_caller *caller);

#endif
