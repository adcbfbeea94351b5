/* Fuzzing a protocol: its checks, its codec, its server, by one entry point.
 *
 * The first byte of an input chooses: judge a message, decode and encode one again, or drive the server through a program of calls. In the
 * last the harness keeps a model of every object that it made, so that each answer is judged, not only each crash. What fails aborts.
 */
#ifndef WRIT_FUZZ_H
#define WRIT_FUZZ_H

#include "writ/suite_host.h"

/* Where a client's stub sends its request to be looked at. */
enum { FUZZ_SLOT = HOST_CAPTURE_SLOT };

/* A request that is encoded again: reads the good message and sends what it read by the client's stub. */
typedef void fuzz_again(struct writ_io *io, const struct writ_msg *m, const uint8_t *page);

struct fuzz_protocol {
    const struct suite_protocol *protocol;
    fuzz_again *const *
        again; /* per method of the suite; null where there are older or longer forms of a message */
};

/* The server that an input is for, of those of one library: the first byte says which, where there are several. */
const struct suite_server *fuzz_server(const struct suite_server *first, const uint8_t **data,
                                       size_t *size);
/* Runs one input against a server that is linked in. */
void fuzz_one(const struct fuzz_protocol *fuzz, const struct suite_server *server,
              const uint8_t *data, size_t size);

#endif
