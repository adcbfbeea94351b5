/* See sha256.h. */
#include "sha256.h"

#include <string.h>

enum { ROUNDS = 64, LENGTH_AT = SHA256_BLOCK_BYTES - 8, INNER_PAD = 0x36, OUTER_PAD = 0x5c };

/* FIPS 180-4, 5.3.3: the square roots of the first eight primes. */
static const uint32_t initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

/* FIPS 180-4, 4.2.2: the cube roots of the first 64 primes. */
static const uint32_t constants[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t turn(uint32_t word, uint32_t bits)
{
    return word >> bits | word << (32 - bits);
}

static uint32_t load(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void store(uint8_t *at, uint32_t word)
{
    for (uint32_t i = 0; i < 4; i++) {
        at[i] = (uint8_t)(word >> (24 - 8 * i));
    }
}

/* FIPS 180-4, 6.2.2, step 1. */
static void schedule(uint32_t words[ROUNDS], const uint8_t *block)
{
    for (uint32_t i = 0; i < 16; i++) {
        words[i] = load(block + (size_t)4 * i);
    }
    for (uint32_t i = 16; i < ROUNDS; i++) {
        uint32_t a = words[i - 15];
        uint32_t b = words[i - 2];
        uint32_t small = turn(a, 7) ^ turn(a, 18) ^ a >> 3;
        uint32_t large = turn(b, 17) ^ turn(b, 19) ^ b >> 10;
        words[i] = words[i - 16] + small + words[i - 7] + large;
    }
}

static void take_block(struct sha256 *hash, const uint8_t *block)
{
    uint32_t words[ROUNDS];
    uint32_t s[8];
    schedule(words, block);
    memcpy(s, hash->state, sizeof s);
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint32_t mixed = turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25);
        uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
        uint32_t first = s[7] + mixed + choice + constants[i] + words[i];
        uint32_t majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        uint32_t second = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + majority;
        memmove(s + 1, s, 7 * sizeof s[0]);
        s[4] += first;
        s[0] = first + second;
    }
    for (uint32_t i = 0; i < 8; i++) {
        hash->state[i] += s[i];
    }
    wipe(words, sizeof words);
    wipe(s, sizeof s);
}

void sha256_init(struct sha256 *hash)
{
    memset(hash, 0, sizeof *hash);
    memcpy(hash->state, initial, sizeof initial);
}

void sha256_add(struct sha256 *hash, const void *data, size_t size)
{
    const uint8_t *from = data;
    while (size > 0) {
        size_t used = hash->size % SHA256_BLOCK_BYTES;
        size_t part = SHA256_BLOCK_BYTES - used;
        part = part < size ? part : size;
        memcpy(hash->block + used, from, part);
        hash->size += part;
        from += part;
        size -= part;
        if (used + part == SHA256_BLOCK_BYTES) {
            take_block(hash, hash->block);
        }
    }
}

void sha256_finish(struct sha256 *hash, uint8_t ret_value[SHA256_BYTES])
{
    static const uint8_t zeros[SHA256_BLOCK_BYTES];
    uint64_t bits = hash->size * 8;
    uint8_t length[8];
    store(length, (uint32_t)(bits >> 32));
    store(length + 4, (uint32_t)bits);
    sha256_add(hash, "\x80", 1);
    size_t used = hash->size % SHA256_BLOCK_BYTES;
    size_t end = used > LENGTH_AT ? SHA256_BLOCK_BYTES + LENGTH_AT : LENGTH_AT;
    sha256_add(hash, zeros, end - used);
    sha256_add(hash, length, sizeof length);
    for (uint32_t i = 0; i < 8; i++) {
        store(ret_value + (size_t)4 * i, hash->state[i]);
    }
    wipe(hash, sizeof *hash);
}

void hmac_init(struct hmac *hmac, const uint8_t *key, size_t key_size)
{
    uint8_t inner[SHA256_BLOCK_BYTES] = {0};
    uint8_t outer[SHA256_BLOCK_BYTES] = {0};
    memcpy(inner, key, key_size);
    memcpy(outer, key, key_size);
    for (uint32_t i = 0; i < SHA256_BLOCK_BYTES; i++) {
        inner[i] ^= INNER_PAD;
        outer[i] ^= OUTER_PAD;
    }
    sha256_init(&hmac->inner);
    sha256_init(&hmac->outer);
    sha256_add(&hmac->inner, inner, sizeof inner);
    sha256_add(&hmac->outer, outer, sizeof outer);
    wipe(inner, sizeof inner);
    wipe(outer, sizeof outer);
}

void hmac_add(struct hmac *hmac, const void *data, size_t size)
{
    sha256_add(&hmac->inner, data, size);
}

void hmac_finish(struct hmac *hmac, uint8_t ret_value[SHA256_BYTES])
{
    uint8_t inner[SHA256_BYTES];
    sha256_finish(&hmac->inner, inner);
    sha256_add(&hmac->outer, inner, sizeof inner);
    sha256_finish(&hmac->outer, ret_value);
    wipe(inner, sizeof inner);
}

void wipe(void *secret, size_t size)
{
    memset(secret, 0, size);
    __asm__ volatile("" : : "r"(secret) : "memory");
}
