/* SHA-256 and HMAC over it, after FIPS 180-4 and FIPS 198-1.
 *
 * Pure, over the caller's memory. Whatever was hashed is wiped when the value is out.
 */
#ifndef SHA256_H
#define SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_BYTES = 32, SHA256_BLOCK_BYTES = 64 };

struct sha256 {
    uint32_t state[8];
    uint64_t size; /* so far */
    uint8_t block[SHA256_BLOCK_BYTES];
};

struct hmac {
    struct sha256 inner;
    struct sha256 outer;
};

void sha256_init(struct sha256 *hash);
void sha256_add(struct sha256 *hash, const void *data, size_t size);
void sha256_finish(struct sha256 *hash, uint8_t ret_value[SHA256_BYTES]);

/* `key_size` is at most SHA256_BLOCK_BYTES. */
void hmac_init(struct hmac *hmac, const uint8_t *key, size_t key_size);
void hmac_add(struct hmac *hmac, const void *data, size_t size);
void hmac_finish(struct hmac *hmac, uint8_t ret_value[SHA256_BYTES]);

/* Overwrites a secret, also where the compiler sees that nobody reads it again. */
void wipe(void *secret, size_t size);

#endif
