/* Inputs of a message harness: how bytes become a message, and a mutator that knows messages.
 *
 * As a library for AFL++ it is built with nothing else but the vectors.
 */
#include "messages_parts.h"

#include <stdlib.h>
#include <string.h>

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed);
/* The engine's own changes; not there in AFL++ and where inputs are only run. */
[[gnu::weak]] size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
void *afl_custom_init(void *afl, unsigned int seed);
size_t afl_custom_fuzz(void *state, uint8_t *data, size_t size, uint8_t **ret_out, uint8_t *other,
                       size_t other_size, size_t most);
void afl_custom_deinit(void *state);

enum { MOST_EDITS = 4, AS_BYTES = 4, MENDED = 2 };

/* ---- reading and writing ---- */

static uint64_t take(struct mutate_source *s, uint32_t bytes)
{
    uint64_t value = 0;
    for (uint32_t i = 0; i < bytes; i++) {
        value |= (uint64_t)mutate_byte(s) << 8 * i;
    }
    return value;
}

static void read_literal(struct mutate_source *s, struct message *message)
{
    uint8_t *records = message->page + WRIT_RECORDS;
    message->direction = (uint16_t)(take(s, 2) % messages_vectors->direction_count);
    message->roles = (uint32_t)take(s, 4);
    message->m.tag = take(s, 8);
    uint32_t handles = writ_least(writ_tag_handles(message->m.tag), WRIT_MAX_HANDLES);
    for (uint32_t i = 0; i < handles * WRIT_RECORD_BYTES; i++) {
        records[i] = mutate_byte(s);
    }
    while (message->length < WRIT_MAX_BODY && !mutate_is_at_end(s)) {
        message->page[message->length++] = mutate_byte(s);
    }
}

static void read_changed(struct mutate_source *s, struct message *message)
{
    const struct writ_vector *v = mutate_message(messages_vectors, s, message->page, &message->m);
    message->direction = v->direction;
    message->roles = v->roles;
    message->length = writ_least(writ_tag_bytes(message->m.tag), WRIT_MAX_BODY);
}

void message_read(const uint8_t *data, size_t size, struct message *ret_message)
{
    struct mutate_source source = {.data = data, .size = size};
    memset(ret_message, 0, sizeof *ret_message);
    uint32_t form = mutate_byte(&source) % FORMS;
    if (form == FORM_CHANGED) {
        read_changed(&source, ret_message);
    } else {
        read_literal(&source, ret_message);
    }
    ret_message->is_capnp = form == FORM_CAPNP;
    if (ret_message->is_capnp) {
        return;
    }
    mutate_noise(ret_message->page, ret_message->m.tag, 0);
    memcpy(ret_message->m.w, ret_message->page, WRIT_REGISTER_BYTES);
}

static size_t put(uint8_t *input, size_t at, uint64_t value, uint32_t bytes)
{
    for (uint32_t i = 0; i < bytes; i++) {
        input[at + i] = (uint8_t)(value >> 8 * i);
    }
    return at + bytes;
}

size_t message_write(const struct message *message, uint8_t *input, size_t most)
{
    uint8_t whole[MESSAGES_INPUT_BYTES];
    uint32_t records = writ_least(writ_tag_handles(message->m.tag), WRIT_MAX_HANDLES);
    size_t at = put(whole, 0, message->is_capnp ? FORM_CAPNP : FORM_LITERAL, 1);
    at = put(whole, at, message->direction, 2);
    at = put(whole, at, message->roles, 4);
    at = put(whole, at, message->m.tag, 8);
    memcpy(whole + at, message->page + WRIT_RECORDS, records * WRIT_RECORD_BYTES);
    at += records * WRIT_RECORD_BYTES;
    memcpy(whole + at, message->page, message->length);
    at += message->length;
    size_t size = at < most ? at : most;
    memcpy(input, whole, size);
    return size;
}

/* ---- changing ---- */

/* Changes a word of a segment as what it may be: a pointer whose place, size or kind is another, or a copy of another word. */
static void change_word(struct mutate_source *numbers, struct message *message)
{
    uint32_t words = message->length / 8;
    uint8_t *word = message->page + 8 * mutate_number(numbers, words + 1);
    uint32_t half = 0;
    switch (mutate_number(numbers, 4)) {
    case 0: /* where it points, and its kind in the low bits */
        memcpy(&half, word, sizeof half);
        half += 4 * mutate_number(numbers, 16) - 32 + mutate_number(numbers, 4);
        memcpy(word, &half, sizeof half);
        break;
    case 1: /* how much that is */
        memcpy(&half, word + 4, sizeof half);
        half += mutate_number(numbers, 32) - 16;
        memcpy(word + 4, &half, sizeof half);
        break;
    case 2:
        memcpy(word, message->page + 8 * mutate_number(numbers, words + 1), 8);
        break;
    default:
        message->length = writ_least(8 * mutate_number(numbers, words + 3), WRIT_MAX_BODY);
        break;
    }
}

static void change_segment(struct mutate_source *numbers, struct message *message)
{
    uint64_t tag = writ_tag_sized(message->m.tag & ~WRIT_TAG_BYTES, message->length);
    if (mutate_number(numbers, 2) == 0) {
        change_word(numbers, message);
        return;
    }
    mutate_edit(messages_vectors, numbers, message->page, &tag);
    message->length = writ_least(writ_tag_bytes(tag), WRIT_MAX_BODY);
}

/* Changes a message as a message: a bit of its tag, its length, a byte, a record, a piece of another one. */
static size_t change(uint8_t *data, size_t size, size_t most, unsigned int seed)
{
    static struct message message;
    struct mutate_source numbers = {.seed = seed * UINT64_C(0x9e3779b97f4a7c15) | 1};
    message_read(data, size, &message);
    uint32_t edits = 1 + mutate_number(&numbers, MOST_EDITS);
    for (uint32_t i = 0; i < edits && message.is_capnp; i++) {
        change_segment(&numbers, &message);
    }
    if (message.is_capnp) {
        return message_write(&message, data, most);
    }
    for (uint32_t i = 0; i < edits; i++) {
        mutate_edit(messages_vectors, &numbers, message.page, &message.m.tag);
    }
    uint32_t bytes = writ_least(writ_tag_bytes(message.m.tag), WRIT_MAX_BODY);
    message.length = bytes;
    if (mutate_number(&numbers, MENDED) == 0) { /* the other half keeps what is wrong with it */
        message.m.tag = writ_tag_sized(message.m.tag & ~WRIT_TAG_BYTES, writ_padded(bytes));
    }
    return message_write(&message, data, most);
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed)
{
    if (LLVMFuzzerMutate != NULL && seed % AS_BYTES == 0) {
        return LLVMFuzzerMutate(data, size, most);
    }
    return change(data, size, most, seed);
}

/* ---- the same for AFL++ ---- */

struct afl {
    unsigned int seed;
    uint8_t out[MESSAGES_INPUT_BYTES];
};

void *afl_custom_init(void *afl, unsigned int seed)
{
    struct afl *state = calloc(1, sizeof *state);
    (void)afl;
    if (state != NULL) {
        state->seed = seed;
    }
    return state;
}

size_t afl_custom_fuzz(void *state, uint8_t *data, size_t size, uint8_t **ret_out, uint8_t *other,
                       size_t other_size, size_t most)
{
    struct afl *own = state;
    (void)other;
    (void)other_size;
    size_t kept = size < sizeof own->out ? size : sizeof own->out;
    memcpy(own->out, data, kept);
    *ret_out = own->out;
    return change(own->out, kept, most < sizeof own->out ? most : sizeof own->out, ++own->seed);
}

void afl_custom_deinit(void *state)
{
    free(state);
}
