/* The desk's server: deskd FOLDER listens at FOLDER/author and FOLDER/reviewer until SIGTERM or SIGINT.
 *
 * Who is what: everybody who can open the one socket is an author; the other one lets in the user who runs the server, and nobody else.
 */
#define _GNU_SOURCE

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "adapter.h"
#include "desk_types.h"
#include "platform.h"
#include "writ/socket.h"

enum { BIT_STOP = 1, REFUSALS_IN_FULL = 32 };

static struct socket_port port;

/* The first ones in full, then every time their number has doubled: whoever calls wrongly all day does not fill the disk. */
void writ_port_refused(const struct writ_caller *caller, uint64_t tag, uint32_t status,
                       struct writ_reject why)
{
    static uint64_t count;
    count++;
    if (count <= REFUSALS_IN_FULL || (count & (count - 1)) == 0) {
        (void)fprintf(stderr, "deskd: refusal %llu: user %u, method %u: %s, check %u at %u\n",
                      (unsigned long long)count, caller->principal, writ_tag_method(tag),
                      status < WRIT_FIRST_OWN ? writ_status_name(status) : desk_error_name(status),
                      why.check, why.offset);
    }
}

static bool admit_author(void *context, const struct socket_peer *peer, uint32_t *ret_roles)
{
    (void)context;
    (void)peer;
    *ret_roles = DESK_ROLE_AUTHOR;
    return true;
}

static bool admit_reviewer(void *context, const struct socket_peer *peer, uint32_t *ret_roles)
{
    (void)context;
    *ret_roles = DESK_ROLE_REVIEWER;
    return peer->uid == geteuid();
}

static void fail(const char *what, int error)
{
    (void)fprintf(stderr, "deskd: %s: %s\n", what, strerror(error));
    exit(EXIT_FAILURE);
}

static void listen_at(const char *folder, const char *name, mode_t mode, socket_admit *admit)
{
    struct sockaddr_un longest;
    char path[sizeof longest.sun_path];
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (length < 0 || (size_t)length >= sizeof path) {
        (void)fprintf(stderr, "deskd: %s: too long for the name of a socket\n", folder);
        exit(EXIT_FAILURE);
    }
    int error = socket_listen(&port, path, mode, DESK_PROTOCOL, admit, NULL);
    if (error != 0) {
        fail(path, error);
    }
}

static void stop(uint64_t bits)
{
    (void)bits;
    adapter_finish();
    socket_port_finish(&port);
    exit(EXIT_SUCCESS);
}

/* Signals become something that can be read, so that they come between two calls and never within one. */
static void watch_signals(void)
{
    sigset_t signals;
    (void)sigemptyset(&signals);
    (void)sigaddset(&signals, SIGTERM);
    (void)sigaddset(&signals, SIGINT);
    (void)sigprocmask(SIG_BLOCK, &signals, NULL);
    int fd = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    if (fd < 0 || socket_watch(&port, fd, BIT_STOP) != 0) {
        (void)fprintf(stderr, "deskd: no signals\n");
        exit(EXIT_FAILURE);
    }
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        (void)fprintf(stderr, "usage: deskd FOLDER\n");
        return 2;
    }
    socket_port_init(&port, platform_describe);
    watch_signals();
    listen_at(argv[1], "author", 0666, admit_author);
    listen_at(argv[1], "reviewer", 0600, admit_reviewer);
    (void)printf("ready\n");
    (void)fflush(stdout);
    adapter_serve(&port.io, stop);
}
