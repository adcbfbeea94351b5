/* Messages made from test vectors and a stream of bytes: a vector, changed in a few places.
 *
 * The stream is a fuzzer's input or a generator of numbers; the same bytes always make the same message. Most messages so made are nearly
 * right, which is where checks are worth trying.
 */
#ifndef WRIT_MUTATE_H
#define WRIT_MUTATE_H

#include "writ/vector.h"

/* Bytes from an input, then zeros; or, if it has a seed, numbers without end. */
struct mutate_source {
    const uint8_t *data;
    size_t size;
    size_t at;
    uint64_t seed; /* not 0: a generator */
};

uint8_t mutate_byte(struct mutate_source *s);
uint32_t mutate_number(struct mutate_source *s, uint32_t below);
bool mutate_is_at_end(const struct mutate_source *s);

/* Lays a changed vector out in page and words, with `noise` where the message does not reach. Returns the vector. */
const struct writ_vector *mutate_message(const struct writ_vectors *all, struct mutate_source *s,
                                         uint8_t *page, struct writ_msg *ret_m);
/* Changes a message in one place, in a way that the source chooses. */
void mutate_edit(const struct writ_vectors *all, struct mutate_source *s, uint8_t *page,
                 uint64_t *tag);
/* Puts `noise` into every byte of the page that a message of this tag does not own, and zero into those it owns past its vector. */
void mutate_noise(uint8_t *page, uint64_t tag, uint8_t noise);

#endif
