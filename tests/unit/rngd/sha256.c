/* SHA-256 and HMAC, against the vectors of the standards. */
#include "sha256.h"

#include <string.h>

#include "hex.h"

static void check_hash(const char *text, size_t piece, const char *expected)
{
    struct sha256 hash;
    uint8_t value[SHA256_BYTES];
    size_t size = strlen(text);
    sha256_init(&hash);
    for (size_t at = 0; at < size; at += piece) {
        sha256_add(&hash, text + at, piece < size - at ? piece : size - at);
    }
    sha256_finish(&hash, value);
    CHECK_BYTES(value, hex(expected).bytes, sizeof value);
}

static void check_hmac(const struct hex *key, const void *data, size_t size, const char *expected)
{
    struct hmac hmac;
    uint8_t value[SHA256_BYTES];
    hmac_init(&hmac, key->bytes, key->size);
    hmac_add(&hmac, data, size);
    hmac_finish(&hmac, value);
    CHECK_BYTES(value, hex(expected).bytes, sizeof value);
}

TEST(the_examples_of_FIPS_180_have_their_values)
{
    check_hash("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check_hash("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check_hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
               "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    check_hash("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
               "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
               112, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
}

TEST(a_million_bytes_have_their_value)
{
    struct sha256 hash;
    uint8_t value[SHA256_BYTES];
    char piece[1000];
    memset(piece, 'a', sizeof piece);
    sha256_init(&hash);
    for (uint32_t i = 0; i < 1000; i++) {
        sha256_add(&hash, piece, sizeof piece);
    }
    sha256_finish(&hash, value);
    CHECK_BYTES(value,
                hex("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0").bytes,
                sizeof value);
}

TEST(the_value_is_the_same_in_whatever_pieces_it_comes)
{
    for (size_t piece = 1; piece <= 112; piece++) {
        check_hash("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                   "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                   piece, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    }
}

TEST(the_cases_of_RFC_4231_have_their_values)
{
    uint8_t data[50];
    struct hex key = hex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
    check_hmac(&key, "Hi There", 8,
               "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    key = (struct hex){.bytes = "Jefe", .size = 4};
    check_hmac(&key, "what do ya want for nothing?", 28,
               "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    key = hex("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    memset(data, 0xdd, sizeof data);
    check_hmac(&key, data, sizeof data,
               "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
}

TEST(what_was_hashed_is_wiped)
{
    static const struct sha256 nothing;
    struct sha256 hash;
    uint8_t value[SHA256_BYTES];
    sha256_init(&hash);
    sha256_add(&hash, "secret", 6);
    sha256_finish(&hash, value);
    CHECK_BYTES(&hash, &nothing, sizeof hash);
}

UNIT_MAIN
