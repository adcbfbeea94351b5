/* The checks of a library and the interpreter say the same about every message. Nothing of the compiler runs here, so it is as fast as C is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "messages_parts.h"
#include "writ/interp.h"

static struct reflect image;

/* False if no image is named. */
static bool is_loaded(void)
{
    static uint8_t data[REFLECT_MAX_BYTES];
    static bool asked = false;
    if (asked) {
        return image.texts != NULL;
    }
    asked = true;
    const char *path = getenv("REFLECT_IMAGE");
    if (path == NULL) {
        fprintf(stderr, "REFLECT_IMAGE names no image: the interpreter is not asked\n");
        return false;
    }
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    if (reflect_open(data, size, &image) != REFLECT_GOOD) {
        fprintf(stderr, "%s is refused\n", path);
        exit(EXIT_FAILURE);
    }
    return true;
}

/* `Echo.say request`: the method of a reply, which its tag does not tell. */
static struct interp_side side_of(const struct writ_direction *direction, uint32_t protocol)
{
    struct writ_bytes name = {.data = (const uint8_t *)direction->name,
                              .length = (uint32_t)strlen(direction->name)};
    struct interp_side side = {0};
    struct interp_error error;
    uint32_t rest;
    if (direction->is_reply && !interp_find(&image, name, true, &side, &rest, &error)) {
        fprintf(stderr, "%s: %s\n", direction->name, error.sentence);
        abort();
    }
    side.protocol = protocol;
    return side;
}

static void must_read_again(const struct interp_side *side, uint64_t tag, const uint8_t *page)
{
    static uint8_t again[WRIT_PAGE_BYTES];
    static char first[65536];
    static char second[65536];
    struct interp_text text = {.data = first, .size = sizeof first};
    struct interp_text other = {.data = second, .size = sizeof second};
    struct interp_error error;
    uint64_t made;
    first[0] = second[0] = 0;
    interp_print(side, tag, page, page + WRIT_RECORDS, true, &text);
    struct writ_bytes words = {.data = (const uint8_t *)first, .length = text.length};
    if (text.is_cut || strstr(first, "{}") != NULL ||
        (side->is_reply && writ_tag_status(tag) != WRIT_OK)) {
        return; /* an unknown variant has no words */
    }
    if (!interp_build(side, words, again, &made, &error)) {
        fprintf(stderr, "%s\n%s\n", first, error.sentence);
        abort();
    }
    interp_print(side, made, again, again + WRIT_RECORDS, true, &other);
    if (strcmp(first, second) != 0 || interp_check(side, made, again, again + WRIT_RECORDS).check) {
        fprintf(stderr, "%s\n%s\n", first, second);
        abort();
    }
}

void message_compare(const struct message *message, struct writ_verdict said)
{
    if (!is_loaded()) {
        return;
    }
    const struct writ_direction *direction = &messages_vectors->directions[message->direction];
    uint64_t tag = message->m.tag;
    const uint8_t *page = message->page;
    const uint8_t *records = page + WRIT_RECORDS;
    uint32_t protocol = interp_protocol(&image, direction->protocol);
    struct interp_side side = side_of(direction, protocol);
    struct writ_verdict other =
        direction->is_reply ? interp_judge_reply(&side, tag, page, records)
                            : interp_judge(&image, protocol, tag, page, records, message->roles);
    if (said.status != other.status || said.why.check != other.why.check ||
        said.why.offset != other.why.offset) {
        fprintf(stderr, "%s: the checks say %u at %u (%u), the interpreter %u at %u (%u)\n",
                direction->name, said.why.check, said.why.offset, said.status, other.why.check,
                other.why.offset, other.status);
        abort();
    }
    if (said.why.check == 0) {
        uint32_t method = interp_method(&image, protocol, (uint16_t)writ_tag_method(tag));
        side = direction->is_reply ? side : interp_side(&image, protocol, method, false);
        must_read_again(&side, tag, page);
    }
}
