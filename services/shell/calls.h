/* Any call of any contract, made from text by the reflection image; its reply, value by value.
 *
 * Pure but for what `world` does. A call that came to nothing leaves a sentence that says why.
 */
#ifndef SHELL_CALLS_H
#define SHELL_CALLS_H

#include "catalog.h"
#include "out.h"

enum {
    CALLS_TEXT = 2048,
    CALLS_SENTENCE = 400,
    CALLS_MADE = WRIT_MAX_HANDLES,
    CALLS_PATIENCE_MS = 10000
};

/* What the shell needs of the machine. */
struct world {
    void *owner;
    /* The page of requests and their replies. */
    uint8_t *(*page)(void *owner);
    /* Sends; on WRIT_OK the reply is in `m` and the page. */
    uint32_t (*call)(void *owner, uint32_t slot, uint32_t timeout_ms, struct writ_msg *m);
    void (*close)(void *owner, uint32_t slot);
    /* New memory with these bytes at its start. */
    uint32_t (*make_memory)(void *owner, uint64_t bytes, const uint8_t *data, uint32_t count,
                            uint32_t *ret_slot);
    /* A handle by which whoever has it wakes `pause`; 0 if there is none. */
    uint32_t (*make_bell)(void *owner);
    /* Waits until something rings. True if whoever types wants an end. */
    bool (*pause)(void *owner);
    /* Ends the machine, or starts it again. Null, or why it goes on. */
    const char *(*power)(void *owner, bool again);
};

struct calls {
    const struct catalog *catalog;
    const struct world *world;
    struct interp_side side; /* of the reply */
    uint64_t tag;
    uint8_t page[WRIT_PAGE_BYTES]; /* the request, then the reply */
    char text[CALLS_TEXT];
    uint32_t made[CALLS_MADE]; /* handles that were made for this call */
    uint32_t made_count;
    uint32_t status; /* of the last call */
    char sentence[CALLS_SENTENCE];
};

void calls_init(struct calls *c, const struct catalog *catalog, const struct world *world);

/* Finds `Protocol.method` at the start of the text and what is behind it. */
[[nodiscard]] bool calls_find(struct calls *c, struct writ_bytes text, struct interp_side *ret,
                              uint32_t *ret_rest);

/* Makes the call; `slot` 0 stands for the connection that the shell has. `vmo:4096` and `vmo:"text"` in the text are made into memory first. */
[[nodiscard]] bool calls_make(struct calls *c, const struct interp_side *side, uint32_t slot,
                              struct writ_bytes text);

/* The same by name, for methods that the shell itself knows. */
[[nodiscard]] bool calls_ask(struct calls *c, const char *method, const char *text);

/* The whole reply, as text. */
void calls_print(const struct calls *c, struct interp_text *text);

/* ---- values of the reply ---- */

struct value {
    uint32_t type;     /* row; REFLECT_NONE if there is no such value */
    const uint8_t *at; /* in the reply */
};

struct value calls_value(const struct calls *c, const char *parameter);
struct value calls_field(const struct calls *c, struct value v, const char *field);
uint64_t calls_number(const struct calls *c, struct value v);
/* Of a list: how many elements, and one of them. */
uint32_t calls_count(const struct calls *c, struct value v);
struct value calls_element(const struct calls *c, struct value v, uint32_t index);
/* Of a name, a text or bytes. */
struct writ_bytes calls_bytes(const struct calls *c, struct value v);
/* Slot of a handle; 0 if there is none. */
uint32_t calls_handle(const struct calls *c, const char *parameter);

#endif
