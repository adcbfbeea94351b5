/* A fuzz harness: the generated checks of a library and the interpreter say the same about every message.
 *
 * The environment's REFLECT_IMAGE names an image that has the library. Nothing of the compiler runs here, so it is as fast as C is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "writ/interp.h"
#include "writ/mutate.h"

/* The build names the table: -DWRIT_VECTORS=echo_vectors. */
extern const struct writ_vectors WRIT_VECTORS;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct reflect image;

static void load(void)
{
    static uint8_t data[REFLECT_MAX_BYTES];
    const char *path = getenv("REFLECT_IMAGE");
    FILE *file = path == NULL ? NULL : fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "REFLECT_IMAGE names no image\n");
        exit(EXIT_FAILURE);
    }
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    if (reflect_open(data, size, &image) != REFLECT_GOOD) {
        fprintf(stderr, "%s is refused\n", path);
        exit(EXIT_FAILURE);
    }
}

/* `Echo.say request`: the method of a reply, which its tag does not tell. */
static struct interp_side side_of(const struct writ_direction *direction, uint32_t protocol)
{
    struct writ_bytes name = {(const uint8_t *)direction->name, (uint32_t)strlen(direction->name)};
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
    struct writ_bytes words = {(const uint8_t *)first, text.length};
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
    struct mutate_source source = {.data = data, .size = size};
    struct writ_msg m;
    if (image.texts == NULL) {
        load();
    }
    const struct writ_vector *v = mutate_message(&WRIT_VECTORS, &source, page, &m);
    mutate_noise(page, m.tag, 0xa5);
    const struct writ_direction *direction = &WRIT_VECTORS.directions[v->direction];
    uint32_t protocol = interp_protocol(&image, direction->protocol);
    struct interp_side side = side_of(direction, protocol);
    struct writ_verdict said = direction->check(&m, page, page + WRIT_RECORDS, v->roles);
    struct writ_verdict other =
        direction->is_reply
            ? interp_judge_reply(&side, m.tag, page, page + WRIT_RECORDS)
            : interp_judge(&image, protocol, m.tag, page, page + WRIT_RECORDS, v->roles);
    if (said.status != other.status || said.why.check != other.why.check ||
        said.why.offset != other.why.offset) {
        fprintf(stderr, "%s: the checks say %u at %u (%u), the interpreter %u at %u (%u)\n",
                direction->name, said.why.check, said.why.offset, said.status, other.why.check,
                other.why.offset, other.status);
        abort();
    }
    if (said.why.check == 0) {
        uint32_t method = interp_method(&image, protocol, writ_tag_method(m.tag));
        side = direction->is_reply ? side : interp_side(&image, protocol, method, false);
        must_read_again(&side, m.tag, page);
    }
    return 0;
}
