/* Scan codes of keyboards of the PS/2 family, sets 2 and 1, into keys: usage numbers of page 7 of the HID tables.
 *
 * Pure, a byte at a time. Whatever comes, it is in step again after at most eight bytes.
 */
#ifndef KEYS_H
#define KEYS_H

#include <stdbool.h>
#include <stdint.h>

enum keys_set { KEYS_SET_1 = 1, KEYS_SET_2 = 2 };

struct keys {
    enum keys_set set;
    bool extended; /* E0 came */
    bool released; /* F0 came, set 2 */
    uint8_t pause; /* bytes of the key Pause that still come, E1 and those after it */
};

enum keys_found {
    KEYS_NOTHING, /* the byte is a part of something, or of no interest */
    KEYS_KEY,     /* a key went down or up */
    KEYS_PAUSE,   /* Pause went down and up: it says both at once */
    KEYS_PLUGGED, /* the keyboard says that it was just plugged in */
    KEYS_DAMAGE,  /* the byte makes no sense, or the keyboard says that it lost keys */
};

struct keys_key {
    uint16_t code;
    bool down;
};

enum { KEYS_CODE_PAUSE = 0x48 };

void keys_init(struct keys *keys, enum keys_set set);

/* Takes the next byte of the keyboard. `ret_key` is set for KEYS_KEY. */
[[nodiscard]] enum keys_found keys_take(struct keys *keys, uint8_t byte, struct keys_key *ret_key);

#endif
