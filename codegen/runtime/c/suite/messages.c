/* See writ/messages.h. */
#include "messages_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

[[gnu::noreturn]] static void give_up(const char *what)
{
    fprintf(stderr, "fuzz: %s\n", what);
    abort();
}

static struct writ_verdict judge(struct message *message, uint8_t noise)
{
    const struct writ_direction *direction = &messages_vectors->directions[message->direction];
    mutate_noise(message->page, message->m.tag, noise);
    return direction->check(&message->m, message->page, message->page + WRIT_RECORDS,
                            message->roles);
}

/* The answer depends on the message alone, and names a check and a place in it. */
static struct writ_verdict must_be_judged(struct message *message)
{
    struct writ_verdict noisy = judge(message, 0xff);
    struct writ_verdict clean = judge(message, 0);
    if (memcmp(&clean, &noisy, sizeof clean) != 0) {
        give_up("bytes that are not the message's change the verdict");
    }
    if ((clean.why.check == 0) != (clean.status == WRIT_OK)) {
        give_up("a verdict that contradicts itself");
    }
    if (clean.why.offset >= WRIT_PAGE_BYTES) {
        give_up("a check that failed nowhere");
    }
    return clean;
}

static messages_again *again_of(const struct message *message)
{
    const struct writ_direction *direction = &messages_vectors->directions[message->direction];
    uint16_t number = (uint16_t)writ_tag_method(message->m.tag);
    const struct messages_method *method = messages_methods;
    while (method->again != NULL &&
           (method->protocol != direction->protocol || method->number != number)) {
        method++;
    }
    return direction->is_reply ? NULL : method->again;
}

/* There is one encoding of each value: what was read and is written again is the same message, but for the slots of its handles. */
static void must_be_sent_again(struct message *message)
{
    static _Alignas(8) uint8_t out[WRIT_PAGE_BYTES];
    messages_again *again = again_of(message);
    struct writ_io io = {.in = message->page, .out = out};
    const uint8_t *page;
    if (again == NULL) {
        return;
    }
    memset(out, 0xa5, sizeof out);
    again(&io, &message->m, message->page);
    const struct writ_msg *sent = messages_sent(&page);
    uint32_t bytes = writ_tag_bytes(message->m.tag);
    bool in_page = (writ_tag_flags(message->m.tag) & WRIT_FLAG_BUFFER) != 0;
    const uint8_t *body = in_page ? page : (const uint8_t *)sent->w;
    if (sent->tag != message->m.tag || memcmp(body, message->page, bytes) != 0) {
        give_up("a message that is not what its own values are encoded as");
    }
}

/* ---- what is printed and written ---- */

static void print_bytes(const uint8_t *data, uint32_t size)
{
    while (size != 0 && data[size - 1] == 0) {
        size--;
    }
    printf(size == 0 ? " -" : " ");
    for (uint32_t i = 0; i < size; i++) {
        printf("%02x", data[i]);
    }
}

/* The line that tests/fuzz/differential.py reads. */
static void print_message(const struct message *message, struct writ_verdict said)
{
    printf("message %u %016lx %08x %u %u %u", message->direction, (unsigned long)message->m.tag,
           message->roles, said.why.check, said.why.offset, said.status);
    print_bytes(message->page, writ_least(writ_tag_bytes(message->m.tag), WRIT_MAX_BODY));
    print_bytes(message->page + WRIT_RECORDS, WRIT_MAX_HANDLES * WRIT_RECORD_BYTES);
    putchar('\n');
    fflush(stdout); /* what comes next may abort */
}

static void write_input(const struct message *message, const char *folder, uint32_t index)
{
    static uint8_t input[MESSAGES_INPUT_BYTES];
    char path[4096];
    size_t size = message_write(message, input, sizeof input);
    snprintf(path, sizeof path, "%s/%s-%u%s", folder, messages_vectors->library, index,
             message->is_capnp ? "-capnp" : "");
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(input, 1, size, file) != size || fclose(file) != 0) {
        perror(path);
        exit(EXIT_FAILURE);
    }
}

/* A vector as it is, and a good one in the other encoding, too. */
static void write_seeds(const char *folder, uint32_t index)
{
    static struct message message;
    static struct message coded;
    const struct writ_vector *v = &messages_vectors->vectors[index];
    message =
        (struct message){.direction = v->direction, .roles = v->roles, .length = v->body_size};
    writ_vector_load(messages_vectors, v, 0, message.page, &message.m);
    write_input(&message, folder, index);
    if (v->status == WRIT_OK && message_in_capnp(&message, &coded)) {
        write_input(&coded, folder, index);
    }
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *folder = getenv("MESSAGES_SEEDS");
    (void)argc;
    (void)argv;
    if (folder != NULL) {
        for (uint32_t i = 0; i < messages_vectors->count; i++) {
            write_seeds(folder, i);
        }
        exit(EXIT_SUCCESS);
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct message message;
    static int prints = -1;
    if (prints < 0) {
        const char *asked = getenv("MESSAGES_PRINT");
        prints = asked != NULL && strcmp(asked, "1") == 0;
    }
    message_read(data, size, &message);
    if (message.is_capnp && !message_translate(&message)) {
        return 0;
    }
    if (prints) {
        print_message(&message, judge(&message, 0));
    }
    struct writ_verdict said = must_be_judged(&message);
    message_compare(&message, said);
    if (said.status == WRIT_OK) {
        message_must_return(&message);
        must_be_sent_again(&message);
    }
    return 0;
}
