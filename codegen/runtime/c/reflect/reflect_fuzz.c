/* A fuzz harness: a good image, damaged and given a right checksum again, is refused or can be walked without harm.
 *
 * The environment's REFLECT_IMAGE names the good image. An input is a list of changes (place u24, value u8), then what is tried as a message.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "writ/interp.h"

enum { MOST_CHANGES = 6, CHANGE_BYTES = 4, CHECKSUM_AT = 12, COVERED = 16, MOST_TEXT = 4096 };

static uint8_t good[REFLECT_MAX_BYTES];
static uint8_t image[REFLECT_MAX_BYTES];
static size_t image_size;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint32_t checksum(size_t size)
{
    uint32_t crc = 0xffffffff;
    for (size_t i = COVERED; i < size; i++) {
        crc ^= image[i];
        for (uint32_t k = 0; k < 8; k++) {
            crc = crc >> 1 ^ (0xedb88320 & -(crc & 1));
        }
    }
    return ~crc;
}

static void load(void)
{
    const char *path = getenv("REFLECT_IMAGE");
    FILE *file = path == NULL ? NULL : fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "REFLECT_IMAGE names no image\n");
        exit(EXIT_FAILURE);
    }
    image_size = fread(good, 1, sizeof good, file);
    fclose(file);
}

static void walk_side(const struct reflect *r, uint32_t protocol, uint32_t method, bool is_reply,
                      const uint8_t *message)
{
    static uint8_t page[WRIT_PAGE_BYTES];
    static char text[MOST_TEXT];
    struct interp_side side = interp_side(r, protocol, method, is_reply);
    struct interp_text out = {.data = text, .size = sizeof text};
    struct interp_error error;
    uint64_t tag = writ_load_u64(message) & ~WRIT_TAG_BYTES;
    tag |= (uint64_t)(message[5] & 0xf) << 35;
    if (interp_check(&side, tag, message, message + 128).check == 0) {
        interp_print(&side, tag, message, message + 128, false, &out);
        struct writ_bytes words = {.data = (const uint8_t *)text, .length = out.length};
        (void)interp_build(&side, words, page, &tag, &error);
    }
    struct writ_bytes words = {.data = message, .length = 32};
    (void)interp_build(&side, words, page, &tag, &error);
}

static void walk(const struct reflect *r, const uint8_t *message)
{
    for (uint32_t protocol = 0; protocol < reflect_count(r, REFLECT_TABLE_PROTOCOL); protocol++) {
        struct reflect_span methods =
            reflect_span(r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_METHODS);
        for (uint32_t i = 0; i < methods.count; i++) {
            walk_side(r, protocol, methods.first + i, false, message);
            walk_side(r, protocol, methods.first + i, true, message);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static uint8_t message[256];
    struct reflect r;
    if (image_size == 0) {
        load();
    }
    memcpy(image, good, image_size);
    uint32_t changes = size == 0 ? 0 : data[0] % (MOST_CHANGES + 1);
    for (uint32_t i = 0; i < changes && 1 + (i + 1) * CHANGE_BYTES <= size; i++) {
        const uint8_t *change = data + 1 + (size_t)i * CHANGE_BYTES;
        image[(writ_load_u32(change) & 0xffffff) % image_size] = change[3];
    }
    writ_store_u32(image + CHECKSUM_AT, checksum(image_size));
    memset(message, 0, sizeof message);
    memcpy(message, data, size < 128 ? size : 128);
    if (reflect_open(image, image_size, &r) == REFLECT_GOOD) {
        walk(&r, message);
    }
    return 0;
}
