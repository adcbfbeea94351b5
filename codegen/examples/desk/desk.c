/* The desk's client: desk SOCKET COMMAND [ARGUMENT...], one call each.
 *
 * Exit status: 0 done, 1 refused or failed, 2 not understood.
 */
#define _GNU_SOURCE

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "desk_client.h"
#include "platform.h"
#include "writ/socket.h"

enum { GOOD, FAILED, MISUSED, WAIT_MS = 60000, CONNECT_MS = 5000, CHUNK = 65536 };

static const char usage[] =
    "usage: desk SOCKET submit FILE TITLE | wait REVIEW [MILLISECONDS] |\n"
    "       next [AFTER] | open REVIEW | accept REVIEW NOTE | reject REVIEW NOTE |\n"
    "       look REVIEW | verdict REVIEW | withdraw REVIEW\n";

static struct socket_port port;

static int failed(const char *what)
{
    perror(what);
    return FAILED;
}

/* The outcome of a call as the exit status. */
static int told(const char *command, uint32_t status)
{
    if (status != WRIT_OK) {
        const char *name =
            status < WRIT_FIRST_OWN ? writ_status_name(status) : desk_error_name(status);
        (void)fprintf(stderr, "desk: %s: %s\n", command, name);
        return FAILED;
    }
    return GOOD;
}

static bool number_of(const char *text, uint64_t *ret_number)
{
    char *end = NULL;
    *ret_number = strtoull(text, &end, 10);
    return text[0] >= '0' && text[0] <= '9' && *end == '\0';
}

static void print_text(const struct writ_io *io, struct writ_bytes text)
{
    (void)fwrite(writ_data(io, &text), 1, text.length, stdout);
    (void)putchar('\n');
}

static bool write_all(int to, const char *data, size_t size)
{
    while (size != 0) {
        ssize_t written = write(to, data, size);
        if (written < 0) {
            return false;
        }
        data += written;
        size -= (size_t)written;
    }
    return true;
}

static bool copy_all(int from, int to)
{
    static char chunk[CHUNK];
    for (;;) {
        ssize_t size = read(from, chunk, sizeof chunk);
        if (size <= 0) {
            return size == 0;
        }
        if (!write_all(to, chunk, (size_t)size)) {
            return false;
        }
    }
}

/* A copy of a file that nobody can change any more; -1 on failure. */
static int sealed_copy(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    int copy = memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    int seals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
    bool is_good =
        file >= 0 && copy >= 0 && copy_all(file, copy) && fcntl(copy, F_ADD_SEALS, seals) == 0;
    if (file >= 0) {
        (void)close(file);
    }
    if (!is_good && copy >= 0) {
        (void)close(copy);
    }
    return is_good ? copy : -1;
}

static int do_submit(struct desk_client *desk, const char *path, const char *title)
{
    uint32_t document = 0;
    int copy = sealed_copy(path);
    if (copy < 0) {
        return failed(path);
    }
    if (socket_put(&port, copy, &document) != WRIT_OK) {
        return told("submit", WRIT_HANDLES_FULL);
    }
    struct desk_submit_builder b = desk_submit_begin(desk);
    desk_submit_put_title(&b, title, (uint32_t)strlen(title));
    desk_submit_put_document(&b, document);
    struct desk_submit_reply reply = {0};
    int outcome = told("submit", desk_submit_call(&b, &reply));
    if (outcome == GOOD) {
        (void)printf("%llu\n", (unsigned long long)reply.review);
    }
    return outcome;
}

static int do_wait(struct desk_client *desk, uint64_t review, const char *milliseconds)
{
    uint64_t within = WAIT_MS;
    if (milliseconds != NULL && (!number_of(milliseconds, &within) || within >= UINT32_MAX)) {
        (void)fputs(usage, stderr);
        return MISUSED;
    }
    enum verdict verdict = 0;
    uint32_t status = desk_wait_decided_within(desk, (uint32_t)within, review, &verdict);
    if (status == WRIT_BAD_STATE) { /* it was decided before we came */
        struct desk_read_verdict_reply reply = {0};
        status = desk_read_verdict(desk, review, &reply);
        verdict = reply.verdict;
    }
    int outcome = told("wait", status);
    if (outcome == GOOD) {
        (void)printf("%s\n", verdict_name(verdict));
    }
    return outcome;
}

static int do_next(struct desk_client *desk, uint64_t after)
{
    struct desk_next_reply reply = {0};
    int outcome = told("next", desk_next(desk, after, &reply));
    if (outcome == GOOD) {
        (void)printf("%llu ", (unsigned long long)reply.review);
        print_text(desk->io, reply.title);
    }
    return outcome;
}

static int do_open(struct desk_client *desk, uint64_t review)
{
    struct desk_open_reply reply = {0};
    int outcome = told("open", desk_open(desk, review, &reply));
    if (outcome != GOOD) {
        return outcome;
    }
    int document = socket_take(&port, reply.document);
    if (!copy_all(document, STDOUT_FILENO)) {
        outcome = failed("desk: document");
    }
    (void)close(document);
    return outcome;
}

static int do_decide(struct desk_client *desk, uint64_t review, enum verdict verdict,
                     const char *note)
{
    struct desk_decide_builder b = desk_decide_begin(desk);
    b.body->review = review;
    b.body->verdict = (uint8_t)verdict;
    desk_decide_put_note(&b, note, (uint32_t)strlen(note));
    return told("decide", desk_decide_call(&b));
}

static int do_look(struct desk_client *desk, uint64_t review)
{
    struct desk_look_reply reply = {0};
    int outcome = told("look", desk_look(desk, review, &reply));
    if (outcome == GOOD) {
        (void)printf("%s ", review_state_name(reply.state));
        print_text(desk->io, reply.title);
    }
    return outcome;
}

static int do_verdict(struct desk_client *desk, uint64_t review)
{
    struct desk_read_verdict_reply reply = {0};
    int outcome = told("verdict", desk_read_verdict(desk, review, &reply));
    if (outcome == GOOD) {
        (void)printf("%s ", verdict_name(reply.verdict));
        print_text(desk->io, reply.note);
    }
    return outcome;
}

/* Commands about one review, or about those after one. */
static int do_numbered(struct desk_client *desk, const char *command, uint64_t number,
                       const char *more)
{
    if (strcmp(command, "wait") == 0) {
        return do_wait(desk, number, more);
    }
    if (more != NULL && strcmp(command, "accept") == 0) {
        return do_decide(desk, number, VERDICT_ACCEPTED, more);
    }
    if (more != NULL && strcmp(command, "reject") == 0) {
        return do_decide(desk, number, VERDICT_REJECTED, more);
    }
    if (more == NULL && strcmp(command, "next") == 0) {
        return do_next(desk, number);
    }
    if (more == NULL && strcmp(command, "open") == 0) {
        return do_open(desk, number);
    }
    if (more == NULL && strcmp(command, "look") == 0) {
        return do_look(desk, number);
    }
    if (more == NULL && strcmp(command, "verdict") == 0) {
        return do_verdict(desk, number);
    }
    if (more == NULL && strcmp(command, "withdraw") == 0) {
        return told("withdraw", desk_withdraw(desk, number));
    }
    (void)fputs(usage, stderr);
    return MISUSED;
}

static int run(struct desk_client *desk, int argc, char **argv)
{
    const char *more = argc == 5 ? argv[4] : NULL;
    uint64_t number = 0;
    if (argc == 5 && strcmp(argv[2], "submit") == 0) {
        return do_submit(desk, argv[3], argv[4]);
    }
    if (argc == 3 && strcmp(argv[2], "next") == 0) {
        return do_next(desk, 0);
    }
    if (argc >= 4 && argc <= 5 && number_of(argv[3], &number)) {
        return do_numbered(desk, argv[2], number, more);
    }
    (void)fputs(usage, stderr);
    return MISUSED;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        (void)fputs(usage, stderr);
        return MISUSED;
    }
    socket_port_init(&port, platform_describe);
    struct desk_client desk = {.io = &port.io};
    int error = socket_connect(&port, argv[1], CONNECT_MS, &desk.slot);
    if (error != 0) {
        (void)fprintf(stderr, "desk: %s: %s\n", argv[1], strerror(error));
        return FAILED;
    }
    int outcome = run(&desk, argc, argv);
    socket_port_finish(&port);
    return outcome;
}
