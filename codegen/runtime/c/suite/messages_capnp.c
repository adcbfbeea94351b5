/* Messages of a library in Cap'n Proto: what is no message in it is refused without harm, and what is one is the same in both encodings. */
#include "messages_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "writ/capnp.h"

/* What a message is in the tables of Cap'n Proto; null for an error's reply and for a number without a method. */
static const struct capnp_message *coded_of(const struct message *message)
{
    const struct writ_direction *direction = &messages_vectors->directions[message->direction];
    uint32_t method = writ_tag_method(message->m.tag);
    if (direction->is_reply) {
        if (method != WRIT_OK) {
            return NULL;
        }
        method = messages_numbers[message->direction];
    }
    return capnp_find(messages_capnp, messages_capnp_count, direction->protocol, method,
                      direction->is_reply);
}

static void load(struct message *message, const uint8_t *body, uint32_t bytes)
{
    memset(message->page, 0, WRIT_MAX_BODY);
    memcpy(message->page, body, bytes);
    memcpy(message->m.w, message->page, WRIT_REGISTER_BYTES);
    message->length = bytes;
}

bool message_translate(struct message *message)
{
    static _Alignas(8) uint8_t body[WRIT_MAX_BODY];
    static _Alignas(8) uint8_t scratch[WRIT_MAX_BODY];
    const struct capnp_message *coded = coded_of(message);
    uint32_t bytes;
    if (coded == NULL ||
        !capnp_decode(coded, message->page, message->length, body, scratch, &bytes)) {
        return false;
    }
    if (bytes % 8 != 0 || bytes > WRIT_MAX_BODY) {
        fprintf(stderr, "a native body of %u bytes\n", bytes);
        abort();
    }
    uint32_t again = 0;
    bool is_coded = capnp_encode(coded, CAPNP_CANONICAL, body, scratch, &again);
    bool is_same = is_coded && again == message->length &&
                   memcmp(scratch, message->page, message->length) == 0;
    if (!is_same && !coded->flexible) { /* which takes what a later version added */
        fprintf(stderr, "a segment is taken that is not what its values are encoded as\n");
        abort();
    }
    message->m.tag = capnp_tag(coded, message->m.tag, bytes, false);
    message->is_capnp = false;
    load(message, body, bytes);
    mutate_noise(message->page, message->m.tag, 0);
    return true;
}

bool message_in_capnp(const struct message *message, struct message *ret_coded)
{
    static _Alignas(8) uint8_t segment[WRIT_MAX_BODY];
    const struct capnp_message *coded = coded_of(message);
    uint32_t bytes;
    if (coded == NULL || !capnp_encode(coded, CAPNP_CANONICAL, message->page, segment, &bytes)) {
        return false;
    }
    *ret_coded = *message;
    ret_coded->is_capnp = true;
    load(ret_coded, segment, bytes);
    return true;
}

void message_must_return(const struct message *message)
{
    static struct message coded;
    uint32_t bytes = writ_tag_bytes(message->m.tag);
    if (!message_in_capnp(message, &coded)) {
        return; /* longer there, or of a later version */
    }
    if (!message_translate(&coded)) {
        fprintf(stderr, "what was made in Cap'n Proto is refused\n");
        abort();
    }
    bool is_older = coded.m.tag != message->m.tag; /* the other encoding does not tell versions */
    if (!is_older && memcmp(coded.page, message->page, bytes) != 0) {
        fprintf(stderr, "another message came back from Cap'n Proto\n");
        abort();
    }
}
