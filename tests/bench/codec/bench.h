/* Three messages as a program holds them, and what every codec of the bench does with them: encode them, and decode them with everything
 * checked that the contract says.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { MOST_ENTRIES = 32, NAME_BYTES = 16, MOST_BYTES = 16384 };

struct record {
    uint64_t id;
    uint64_t time;
    uint64_t size;
    uint32_t form;
    uint32_t marks;
};

struct words {
    const char *data;
    uint32_t length;
};

struct launch {
    struct words program;
    struct words arguments;
    struct words folder;
    struct words environment;
    uint64_t memory;
    uint32_t user;
    uint16_t traits;
    uint8_t priority;
    uint8_t kind;
};

struct entry {
    uint64_t id;
    uint32_t size;
    uint16_t traits;
    uint8_t kind;
    struct words name;
};

struct list {
    uint32_t count;
    struct entry entries[MOST_ENTRIES];
};

#ifdef __cplusplus
extern "C" {
#endif

uint32_t encode_record(const struct record *v, uint8_t *out);
uint32_t encode_launch(const struct launch *v, uint8_t *out);
uint32_t encode_list(const struct list *v, uint8_t *out);
bool decode_record(const uint8_t *data, uint32_t size, struct record *v);
bool decode_launch(const uint8_t *data, uint32_t size, struct launch *v);
bool decode_list(const uint8_t *data, uint32_t size, struct list *v);
/* What a decoder keeps until the values have been used. */
void decoded(void);

#ifdef __cplusplus
}
#endif

/* The contract's rules, for codecs that know none. */
static inline bool facts_are_good(uint32_t kind, uint32_t traits, uint64_t size)
{
    return kind >= 1 && kind <= 3 && traits <= 7 && size <= 0x40000000;
}

static inline bool name_is_good(struct words w, uint32_t most)
{
    for (uint32_t i = 0; i < w.length; i++) {
        char c = w.data[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!plain && c != '.' && c != '_' && c != ':' && c != '@' && c != '+' && c != '-') {
            return false;
        }
    }
    return w.length >= 1 && w.length <= most;
}

/* One character of more than one byte: its length, 0 if it is none. */
static inline uint32_t long_step(const uint8_t *at, uint32_t left)
{
    static const struct {
        uint8_t mask, lead, low, high;
    } rules[] = {{0xe0, 0xc0, 0x80, 0xbf}, {0xf0, 0xe0, 0x80, 0xbf}, {0xf8, 0xf0, 0x80, 0xbf}};
    for (uint32_t i = 0; i < 3; i++) {
        uint32_t length = i + 2;
        if ((at[0] & rules[i].mask) != rules[i].lead || length > left) {
            continue;
        }
        uint32_t code = at[0] & (uint32_t)(uint8_t)~rules[i].mask;
        for (uint32_t k = 1; k < length; k++) {
            if ((at[k] & 0xc0) != 0x80) {
                return 0;
            }
            code = code << 6 | (at[k] & 0x3fU);
        }
        uint32_t least = i == 0 ? 0x80 : i == 1 ? 0x800 : 0x10000;
        bool good = code >= least && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
        return good ? length : 0;
    }
    return 0;
}

static inline bool text_is_good(struct words w, uint32_t most)
{
    const uint8_t *at = (const uint8_t *)w.data;
    uint32_t i = 0;
    while (i < w.length) {
        uint64_t eight;
        if (w.length - i >= 8) {
            memcpy(&eight, at + i, 8);
            uint64_t low = (eight & UINT64_C(0x7f7f7f7f7f7f7f7f)) + UINT64_C(0x7f7f7f7f7f7f7f7f);
            if ((eight & UINT64_C(0x8080808080808080)) == 0 &&
                (low & UINT64_C(0x8080808080808080)) == UINT64_C(0x8080808080808080)) {
                i += 8;
                continue;
            }
        }
        uint32_t step = at[i] == 0 ? 0 : at[i] < 0x80 ? 1 : long_step(at + i, w.length - i);
        if (step == 0) {
            return false;
        }
        i += step;
    }
    return w.length <= most;
}

static inline bool record_is_good(const struct record *v)
{
    return facts_are_good(v->form, v->marks, v->size);
}

static inline bool launch_is_good(const struct launch *v)
{
    return name_is_good(v->program, 64) && text_is_good(v->arguments, 512) &&
           text_is_good(v->folder, 256) && text_is_good(v->environment, 1024) &&
           v->priority <= 31 && v->memory >= 4096 && facts_are_good(v->kind, v->traits, 0) &&
           v->memory <= 0x40000000;
}

static inline bool entry_is_good(const struct entry *v)
{
    return facts_are_good(v->kind, v->traits, v->size) && v->name.length >= 1 &&
           v->name.length <= NAME_BYTES;
}

#endif
