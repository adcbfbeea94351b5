/* Fuzzing the messages of a library: its checks, its codec, and the interpreter, over single messages.
 *
 * An input is a message, byte for byte, with its body in either encoding, or a test vector and what is changed in it; its first byte says
 * which. What is in Cap'n Proto is made native, or that was all; what is good must be the same after a way there and back. Each message is judged
 * (what is not its own must not matter), judged by the interpreter (which must say the same), and, if it is a good request, read and sent
 * again by the client's stub, which must give the same bytes. What does not hold aborts.
 *
 * The environment: REFLECT_IMAGE names the image for the interpreter, without which it is not asked; MESSAGES_SEEDS names a folder into
 * which every vector is written as an input, and nothing else is done; MESSAGES_PRINT=1 prints each message and its verdict first.
 */
#ifndef WRIT_MESSAGES_H
#define WRIT_MESSAGES_H

#include "writ/vector.h"
#include "writ/writ.h"

/* Where a client's stub sends its request to be looked at. */
enum { MESSAGES_SLOT = 1, MESSAGES_PATIENCE_MS = 1000 };

/* Reads a good request and sends what it read by the client's stub. */
typedef void messages_again(struct writ_io *io, const struct writ_msg *m, const uint8_t *page);

struct capnp_message;

struct messages_method {
    messages_again *again;
    uint16_t protocol;
    uint16_t number;
};

/* Generated: the methods whose requests have one form only. The last has no `again`. */
extern const struct messages_method messages_methods[];
extern const struct writ_vectors *const messages_vectors;
extern const uint16_t messages_numbers[]; /* of the method of each direction; 0 for none */
extern const struct capnp_message *const messages_capnp;
extern const uint32_t messages_capnp_count;

#endif
