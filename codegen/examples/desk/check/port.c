/* What a caller learns from the socket port when its peer is dead, silent or hostile. The peer is played by raw packets in the same process, sent
 * before the call that they answer, so that nothing here depends on time.
 *
 * A test is a function whose name is the sentence that must hold; after each the program has no more descriptors than before.
 */
#define _GNU_SOURCE

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "desk_client.h"
#include "platform.h"
#include "writ/socket.h"

enum { FIRST_ID = 1, MOST_FDS = 12, SHORT_MS = 1, LONG_MS = 10000 };

#define CHECK(actual, expected) check(__LINE__, #actual, (uint64_t)(actual), (uint64_t)(expected))

static struct socket_port port;
static struct desk_client desk;
static int listener;
static int peer;
static char folder[] = "/tmp/desk-port-XXXXXX";
static struct sockaddr_un address = {.sun_family = AF_UNIX};

static void check(int line, const char *what, uint64_t actual, uint64_t expected)
{
    if (actual != expected) {
        (void)printf("port.c:%d: %s: expected %llu, got %llu\n", line, what,
                     (unsigned long long)expected, (unsigned long long)actual);
        exit(EXIT_FAILURE);
    }
}

static uint32_t open_descriptors(void)
{
    uint32_t count = 0;
    DIR *all = opendir("/proc/self/fd");
    while (readdir(all) != NULL) {
        count++;
    }
    (void)closedir(all);
    return count;
}

/* ---- the peer ---- */

static void arrange(void)
{
    socket_port_init(&port, platform_describe);
    listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    CHECK(bind(listener, (const struct sockaddr *)&address, sizeof address), 0);
    CHECK(listen(listener, 1), 0);
    desk = (struct desk_client){.io = &port.io};
    CHECK(socket_connect(&port, address.sun_path, LONG_MS, &desk.slot), 0);
    peer = accept(listener, NULL, NULL);
    CHECK(peer >= 0, true);
}

static void finish(void)
{
    socket_port_finish(&port);
    (void)close(peer);
    (void)close(listener);
    CHECK(unlink(address.sun_path), 0);
}

/* A packet of the peer's: whatever it says, with copies of one descriptor. */
static void send_packet(const void *bytes, size_t size, int fd, size_t copies)
{
    union {
        struct cmsghdr align;
        uint8_t bytes[CMSG_SPACE(MOST_FDS * sizeof(int))];
    } control = {.bytes = {0}};
    struct iovec place = {.iov_base = (void *)(uintptr_t)bytes, .iov_len = size};
    struct msghdr header = {.msg_iov = &place, .msg_iovlen = 1};
    if (copies != 0) {
        header.msg_control = &control;
        header.msg_controllen = CMSG_SPACE(copies * sizeof(int));
        struct cmsghdr *c = CMSG_FIRSTHDR(&header);
        *c = (struct cmsghdr){
            .cmsg_len = CMSG_LEN(copies * sizeof(int)),
            .cmsg_level = SOL_SOCKET,
            .cmsg_type = SCM_RIGHTS,
        };
        for (size_t i = 0; i < copies; i++) {
            memcpy(CMSG_DATA(c) + i * sizeof fd, &fd, sizeof fd);
        }
    }
    CHECK(sendmsg(peer, &header, MSG_NOSIGNAL), size);
}

struct packet {
    uint32_t id;
    uint32_t zero;
    uint64_t tag;
    uint64_t rest[5]; /* body, then records */
};

static void send_reply(uint32_t id, uint64_t tag, uint64_t word)
{
    struct packet p = {.id = id, .tag = tag, .rest = {word}};
    send_packet(&p, 16U + writ_tag_bytes(tag), -1, 0);
}

/* The reply of `open` with a document. */
static void send_document(uint32_t id, int fd)
{
    struct packet p = {.id = id, .tag = writ_tag_sized(DESK_OPEN_REPLY, 8), .rest = {10, 1}};
    send_packet(&p, 32, fd, 1);
}

static int new_document(void)
{
    int fd = memfd_create("document", MFD_CLOEXEC);
    CHECK(write(fd, "0123456789", 10), 10);
    return fd;
}

/* ---- calls ---- */

static uint32_t withdraw(void)
{
    return desk_withdraw_within(&desk, LONG_MS, 1);
}

static uint32_t new_handle(void)
{
    uint32_t slot = 0;
    CHECK(socket_put(&port, new_document(), &slot), WRIT_OK);
    return slot;
}

static uint32_t submit(uint32_t document, uint32_t timeout_ms)
{
    struct desk_submit_reply reply;
    struct desk_submit_builder b = desk_submit_begin(&desk);
    desk_submit_put_title(&b, "title", 5);
    desk_submit_put_document(&b, document);
    return desk_submit_call_within(&b, timeout_ms, &reply);
}

/* ---- what must hold ---- */

static void a_call_is_answered(void)
{
    send_reply(FIRST_ID, DESK_WITHDRAW_REPLY, 0);
    CHECK(withdraw(), WRIT_OK);
    send_reply(FIRST_ID + 1, writ_tag_error(DESK_WITHDRAW_REQUEST, WRIT_DENIED), 0);
    CHECK(withdraw(), WRIT_DENIED);
}

static void a_call_that_nobody_can_get_is_not_delivered(void)
{
    (void)close(peer);
    CHECK(withdraw(), WRIT_NOT_DELIVERED);
    CHECK(submit(new_handle(), LONG_MS), WRIT_NOT_DELIVERED);
}

static void a_call_whose_peer_goes_before_the_answer_says_so(void)
{
    CHECK(shutdown(peer, SHUT_WR), 0);
    CHECK(withdraw(), WRIT_PEER_DIED);
    CHECK(submit(new_handle(), LONG_MS), WRIT_PEER_DIED);
}

static void a_call_that_nobody_answers_times_out(void)
{
    CHECK(desk_withdraw_within(&desk, SHORT_MS, 1), WRIT_TIMED_OUT);
    CHECK(submit(new_handle(), SHORT_MS), WRIT_TIMED_OUT);
}

static void a_late_reply_is_never_taken_for_another(void)
{
    int document = new_document();
    CHECK(desk_withdraw_within(&desk, SHORT_MS, 1), WRIT_TIMED_OUT);
    send_document(FIRST_ID, document);
    send_reply(FIRST_ID + 5, DESK_WITHDRAW_REPLY, 0);
    send_reply(FIRST_ID + 1, writ_tag_error(DESK_WITHDRAW_REQUEST, WRIT_NOT_FOUND), 0);
    CHECK(withdraw(), WRIT_NOT_FOUND);
    (void)close(document);
}

static void a_reply_that_is_no_frame_is_a_bad_reply(void)
{
    static const uint8_t large[8192] = {FIRST_ID};
    int document = new_document();
    struct packet p = {.id = FIRST_ID, .tag = DESK_WITHDRAW_REPLY};
    uint64_t tag = DESK_WITHDRAW_REPLY;
    send_packet(&p, 1, -1, 0);
    CHECK(withdraw(), WRIT_BAD_REPLY);
    send_packet(&p, 15, document, 1);
    CHECK(withdraw(), WRIT_BAD_REPLY);
    p.id = FIRST_ID + 2;
    send_packet(&p, 24, -1, 0);
    CHECK(withdraw(), WRIT_BAD_REPLY);
    p.id++;
    send_packet(&p, 16, document, 1);
    CHECK(withdraw(), WRIT_BAD_REPLY);
    p.id++;
    send_packet(&p, 16, document, 9);
    CHECK(withdraw(), WRIT_BAD_REPLY);
    p.id++;
    p.tag = tag | UINT64_C(1) << 48;
    p.rest[0] = 1;
    send_packet(&p, 24, -1, 0);
    CHECK(withdraw(), WRIT_BAD_REPLY);
    p.id++;
    p.rest[0] = 2;
    send_packet(&p, 24, document, 1);
    CHECK(withdraw(), WRIT_BAD_REPLY);
    p.id++;
    p.tag = tag | UINT64_C(15) << 48;
    send_packet(&p, 56, -1, 0);
    CHECK(withdraw(), WRIT_BAD_REPLY);
    port.slots[desk.slot].last_id = FIRST_ID - 1; /* of `large` */
    send_packet(large, sizeof large, document, MOST_FDS);
    CHECK(withdraw(), WRIT_BAD_REPLY);
    (void)close(document);
}

static void a_reply_that_breaks_the_contract_is_a_bad_reply(void)
{
    send_reply(FIRST_ID, writ_tag_error(DESK_WITHDRAW_REQUEST, DESK_ERROR_NO_TITLE), 0);
    CHECK(withdraw(), WRIT_BAD_REPLY);
    send_reply(FIRST_ID + 1, DESK_WITHDRAW_REQUEST, 0);
    CHECK(withdraw(), WRIT_BAD_REPLY);
    send_reply(FIRST_ID + 2, WRIT_EVENT_CLOSED, 0);
    CHECK(withdraw(), WRIT_BAD_REPLY);
}

static void a_descriptor_is_what_the_system_says(void)
{
    struct desk_open_reply reply = {0};
    int ends[2];
    int document = new_document();
    char name[40];
    (void)snprintf(name, sizeof name, "/proc/self/fd/%d", document);
    int blind = open(name, O_WRONLY | O_CLOEXEC);
    int pathless = open(name, O_PATH | O_CLOEXEC);
    CHECK(pipe(ends), 0);
    const int wrong[] = {blind, pathless, ends[0], peer};
    for (uint32_t i = 0; i < 4; i++) {
        send_document(FIRST_ID + i, wrong[i]);
        CHECK(desk_open(&desk, 1, &reply), WRIT_BAD_REPLY);
    }
    send_document(FIRST_ID + 4, document);
    CHECK(desk_open(&desk, 1, &reply), WRIT_OK);
    CHECK(reply.bytes, 10);
    CHECK(writ_port_close(&port.io, reply.document), WRIT_OK);
    (void)close(document);
    (void)close(blind);
    (void)close(pathless);
    (void)close(ends[0]);
    (void)close(ends[1]);
}

static void a_handle_that_is_given_is_gone_whatever_comes_back(void)
{
    uint32_t document = new_handle();
    send_reply(FIRST_ID, DESK_SUBMIT_REPLY, 7);
    CHECK(submit(document, LONG_MS), WRIT_OK);
    CHECK(writ_port_close(&port.io, document), WRIT_BAD_HANDLE);
    send_reply(FIRST_ID + 1, writ_tag_error(DESK_SUBMIT_REQUEST, WRIT_LIMIT), 0);
    CHECK(submit(new_handle(), LONG_MS), WRIT_LIMIT);
    uint32_t slot = desk.slot;
    desk.slot = SOCKET_SLOTS;
    CHECK(submit(new_handle(), LONG_MS), WRIT_BAD_HANDLE);
    desk.slot = slot;
    CHECK(submit(slot, LONG_MS), WRIT_BAD_TRANSFER);
}

static void what_a_socket_cannot_do_is_refused_before_it_is_sent(void)
{
    uint8_t byte;
    struct writ_msg m = {.tag = DESK_SUBMIT_REQUEST};
    struct writ_record lent = {.slot = (uint16_t)new_handle(), .flags = WRIT_RECORD_LEND};
    writ_store_record(port.out + WRIT_RECORDS, 0, lent);
    CHECK(writ_port_call(&port.io, desk.slot, LONG_MS, &m), WRIT_BAD_TRANSFER);
    CHECK(writ_port_close(&port.io, lent.slot), WRIT_OK);
    CHECK(writ_port_call(&port.io, desk.slot, LONG_MS, &m), WRIT_BAD_TRANSFER);
    m.tag = DESK_WITHDRAW_REQUEST;
    CHECK(writ_port_call(&port.io, desk.slot, UINT32_MAX, &m), WRIT_BAD_OP);
    CHECK(writ_port_call(&port.io, 0, LONG_MS, &m), WRIT_BAD_HANDLE);
    m.tag = WRIT_EVENT_CLOSED;
    CHECK(writ_port_call(&port.io, desk.slot, LONG_MS, &m), WRIT_BAD_OP);
    m.tag = DESK_WITHDRAW_REQUEST | UINT64_C(0xfff8) << 32;
    CHECK(writ_port_call(&port.io, desk.slot, LONG_MS, &m), WRIT_BAD_OP);
    CHECK(recv(peer, &byte, 1, MSG_DONTWAIT), -1);
}

static void a_handle_without_a_slot_for_it_is_closed(void)
{
    struct desk_open_reply reply;
    uint32_t slot = 0;
    int document = new_document();
    while (socket_put(&port, document, &slot) == WRIT_OK) {
        document = fcntl(document, F_DUPFD_CLOEXEC, 0);
    }
    send_document(FIRST_ID, document);
    CHECK(desk_open(&desk, 1, &reply), WRIT_HANDLES_FULL);
    (void)close(document);
}

static const struct test {
    const char *name;
    void (*run)(void);
} tests[] = {
#define TEST(function)                                                                             \
    {                                                                                              \
#function, function                                                                        \
    }
    TEST(a_call_is_answered),
    TEST(a_call_that_nobody_can_get_is_not_delivered),
    TEST(a_call_whose_peer_goes_before_the_answer_says_so),
    TEST(a_call_that_nobody_answers_times_out),
    TEST(a_late_reply_is_never_taken_for_another),
    TEST(a_reply_that_is_no_frame_is_a_bad_reply),
    TEST(a_reply_that_breaks_the_contract_is_a_bad_reply),
    TEST(a_descriptor_is_what_the_system_says),
    TEST(a_handle_that_is_given_is_gone_whatever_comes_back),
    TEST(what_a_socket_cannot_do_is_refused_before_it_is_sent),
    TEST(a_handle_without_a_slot_for_it_is_closed),
};

int main(void)
{
    if (mkdtemp(folder) == NULL) {
        perror(folder);
        return EXIT_FAILURE;
    }
    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s/peer", folder);
    for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
        (void)printf("%s\n", tests[i].name);
        (void)fflush(stdout);
        uint32_t before = open_descriptors();
        arrange();
        tests[i].run();
        finish();
        CHECK(open_descriptors(), before);
    }
    CHECK(rmdir(folder), 0);
    return EXIT_SUCCESS;
}
