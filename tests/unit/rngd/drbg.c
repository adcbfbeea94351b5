/* HMAC_DRBG, against the vectors of NIST's validation program (DRBGVS, HMAC_DRBG.rsp, SHA-256, without prediction resistance). */
#include "drbg.h"

#include <string.h>

#include "hex.h"

enum { ASKED = 128 };

static struct drbg_input input(const struct hex *value)
{
    return (struct drbg_input){.data = value->bytes, .size = value->size};
}

struct vector {
    const char *entropy;
    const char *nonce;
    const char *reseed; /* null: it is not reseeded */
    const char *reseed_additional;
    const char *additional[2];
    const char *returned; /* by the second request */
};

static void check_vector(const struct vector *vector)
{
    struct drbg drbg;
    uint8_t bytes[ASKED];
    struct hex entropy = hex(vector->entropy);
    struct hex nonce = hex(vector->nonce);
    drbg_instantiate(&drbg, input(&entropy), input(&nonce), (struct drbg_input){0});
    if (vector->reseed != NULL) {
        struct hex reseed = hex(vector->reseed);
        struct hex additional = hex(vector->reseed_additional);
        drbg_reseed(&drbg, input(&reseed), input(&additional));
    }
    for (uint32_t i = 0; i < 2; i++) {
        struct hex additional = hex(vector->additional[i]);
        drbg_generate(&drbg, input(&additional), bytes, sizeof bytes);
    }
    CHECK_BYTES(bytes, hex(vector->returned).bytes, sizeof bytes);
}

TEST(the_vector_without_reseeding_has_its_value)
{
    check_vector(&(struct vector){
        .entropy = "ca851911349384bffe89de1cbdc46e6831e44d34a4fb935ee285dd14b71a7488",
        .nonce = "659ba96c601dc69fc902940805ec0ca8",
        .additional = {"", ""},
        .returned = "e528e9abf2dece54d47c7e75e5fe302149f817ea9fb4bee6f4199697d04d5b89"
                    "d54fbb978a15b5c443c9ec21036d2460b6f73ebad0dc2aba6e624abf07745bc1"
                    "07694bb7547bb0995f70de25d6b29e2d3011bb19d27676c07162c8b5ccde0668"
                    "961df86803482cb37ed6d5c0bb8d50cf1f50d476aa0458bdaba806f48be9dcb8",
    });
}

TEST(the_vector_with_reseeding_has_its_value)
{
    check_vector(&(struct vector){
        .entropy = "06032cd5eed33f39265f49ecb142c511da9aff2af71203bffaf34a9ca5bd9c0d",
        .nonce = "0e66f71edc43e42a45ad3c6fc6cdc4df",
        .reseed = "01920a4e669ed3a85ae8a33b35a74ad7fb2a6bb4cf395ce00334a9c9a5a5d552",
        .reseed_additional = "",
        .additional = {"", ""},
        .returned = "76fc79fe9b50beccc991a11b5635783a83536add03c157fb30645e611c2898bb"
                    "2b1bc215000209208cd506cb28da2a51bdb03826aaf2bd2335d576d519160842"
                    "e7158ad0949d1a9ec3e66ea1b1a064b005de914eac2e9d4f2d72a8616a802254"
                    "22918250ff66a41bd2f864a6a38cc5b6499dc43f7f2bd09e1e0f8f5885935124",
    });
}

TEST(the_vector_with_reseeding_and_additional_input_has_its_value)
{
    check_vector(&(struct vector){
        .entropy = "05ac9fc4c62a02e3f90840da5616218c6de5743d66b8e0fbf833759c5928b53d",
        .nonce = "2b89a17904922ed8f017a63044848545",
        .reseed = "2791126b8b52ee1fd9392a0a13e0083bed4186dc649b739607ac70ec8dcecf9b",
        .reseed_additional = "43bac13bae715092cf7eb280a2e10a962faf7233c41412f69bc74a35a584e54c",
        .additional = {"3f2fed4b68d506ecefa21f3f5bb907beb0f17dbc30f6ffbba5e5861408c53a1e",
                       "529030df50f410985fde068df82b935ec23d839cb4b269414c0ede6cffea5b68"},
        .returned = "02ddff5173da2fcffa10215b030d660d61179e61ecc22609b1151a75f1cbcbb4"
                    "363c3a89299b4b63aca5e581e73c860491010aa35de3337cc6c09ebec8c91a62"
                    "87586f3a74d9694b462d2720ea2e11bbd02af33adefb4a16e6b370fa0effd57d"
                    "607547bdcfbb7831f54de7073ad2a7da987a0016a82fa958779a168674b56524",
    });
}

TEST(a_short_answer_is_the_start_of_a_long_one)
{
    struct hex entropy = hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    uint8_t whole[100];
    struct drbg first;
    drbg_instantiate(&first, input(&entropy), (struct drbg_input){0}, (struct drbg_input){0});
    drbg_generate(&first, (struct drbg_input){0}, whole, sizeof whole);
    for (size_t size = 0; size < sizeof whole; size++) {
        struct drbg again;
        uint8_t bytes[sizeof whole] = {0};
        drbg_instantiate(&again, input(&entropy), (struct drbg_input){0}, (struct drbg_input){0});
        drbg_generate(&again, (struct drbg_input){0}, bytes, size);
        CHECK_BYTES(bytes, whole, size);
        CHECK_EQ(bytes[size], 0);
    }
}

UNIT_MAIN
