/* See drbg.h. */
#include "drbg.h"

#include <string.h>

enum { PARTS = 3 };

static void add(struct hmac *hmac, const struct drbg_input *part)
{
    if (part->size != 0) {
        hmac_add(hmac, part->data, part->size);
    }
}

/* value = HMAC(key, value) */
static void step(struct drbg *drbg)
{
    struct hmac hmac;
    hmac_init(&hmac, drbg->key, sizeof drbg->key);
    hmac_add(&hmac, drbg->value, sizeof drbg->value);
    hmac_finish(&hmac, drbg->value);
}

static void mix(struct drbg *drbg, uint8_t round, const struct drbg_input parts[PARTS])
{
    struct hmac hmac;
    hmac_init(&hmac, drbg->key, sizeof drbg->key);
    hmac_add(&hmac, drbg->value, sizeof drbg->value);
    hmac_add(&hmac, &round, sizeof round);
    for (uint32_t i = 0; i < PARTS; i++) {
        add(&hmac, &parts[i]);
    }
    hmac_finish(&hmac, drbg->key);
    step(drbg);
}

/* 10.1.2.2 */
static void update(struct drbg *drbg, const struct drbg_input parts[PARTS])
{
    mix(drbg, 0, parts);
    if (parts[0].size + parts[1].size + parts[2].size != 0) {
        mix(drbg, 1, parts);
    }
}

void drbg_instantiate(struct drbg *drbg, struct drbg_input entropy, struct drbg_input nonce,
                      struct drbg_input personal)
{
    memset(drbg->key, 0, sizeof drbg->key);
    memset(drbg->value, 1, sizeof drbg->value);
    update(drbg, (struct drbg_input[PARTS]){entropy, nonce, personal});
}

void drbg_reseed(struct drbg *drbg, struct drbg_input entropy, struct drbg_input additional)
{
    update(drbg, (struct drbg_input[PARTS]){entropy, additional, {0}});
}

void drbg_generate(struct drbg *drbg, struct drbg_input additional, void *ret_bytes, size_t size)
{
    const struct drbg_input parts[PARTS] = {additional, {0}, {0}};
    uint8_t *to = ret_bytes;
    if (additional.size != 0) {
        update(drbg, parts);
    }
    while (size > 0) {
        size_t part = size < sizeof drbg->value ? size : sizeof drbg->value;
        step(drbg);
        memcpy(to, drbg->value, part);
        to += part;
        size -= part;
    }
    update(drbg, parts);
}
