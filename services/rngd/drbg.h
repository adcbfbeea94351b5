/* The generator HMAC_DRBG with SHA-256, after NIST SP 800-90A Rev. 1, 10.1.2: 256 bits of strength.
 *
 * Pure. What it is seeded with, and when, is the caller's; DRBG_LONGEST is the standard's bound on one request.
 */
#ifndef DRBG_H
#define DRBG_H

#include <stddef.h>
#include <stdint.h>

#include "sha256.h"

enum { DRBG_LONGEST = 65536 };

struct drbg {
    uint8_t key[SHA256_BYTES];
    uint8_t value[SHA256_BYTES];
};

/* Bytes of somebody else; the empty ones are {0}. */
struct drbg_input {
    const void *data;
    size_t size;
};

void drbg_instantiate(struct drbg *drbg, struct drbg_input entropy, struct drbg_input nonce,
                      struct drbg_input personal);

void drbg_reseed(struct drbg *drbg, struct drbg_input entropy, struct drbg_input additional);

/* Gives `size` bytes, at most DRBG_LONGEST. What was given cannot be computed from the state that is left. */
void drbg_generate(struct drbg *drbg, struct drbg_input additional, void *ret_bytes, size_t size);

#endif
