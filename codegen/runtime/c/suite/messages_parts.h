/* What the parts of a message harness share. */
#ifndef MESSAGES_PARTS_H
#define MESSAGES_PARTS_H

#include "writ/messages.h"
#include "writ/mutate.h"

enum {
    MESSAGES_INPUT_BYTES =
        1 + 2 + 4 + 8 + WRIT_MAX_HANDLES * WRIT_RECORD_BYTES + WRIT_MAX_BODY, /* the longest */
    FORM_LITERAL = 0,
    FORM_CHANGED = 1,
    FORM_CAPNP = 2, /* as a literal one, but its body is in Cap'n Proto */
    FORMS = 3,
};

/* A message on its way to whoever judges it. */
struct message {
    uint16_t direction;
    bool is_capnp; /* the body is a segment, the tag still a native one */
    uint32_t roles;
    uint32_t length; /* bytes of the body that the input holds; zeros follow */
    struct writ_msg m;
    _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
};

/* Lays out what an input says. */
void message_read(const uint8_t *data, size_t size, struct message *ret_message);
/* The literal input that says it; returns its size. */
size_t message_write(const struct message *message, uint8_t *input, size_t most);

/* Whether the interpreter says the same about a message, and reads and makes it again. Aborts if not. */
void message_compare(const struct message *message, struct writ_verdict said);

/* Makes a message whose body is in Cap'n Proto native. False if it has no native form: that was all. */
bool message_translate(struct message *message);
/* A good native message in Cap'n Proto and back is the same. Aborts if not. */
void message_must_return(const struct message *message);
/* The same message with its body in Cap'n Proto. False if it has no such form. */
bool message_in_capnp(const struct message *message, struct message *ret_coded);

/* What the client's stub sent last. */
const struct writ_msg *messages_sent(const uint8_t **ret_page);

#endif
