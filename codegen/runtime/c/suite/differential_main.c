/* Makes messages from the vectors of a library by a generator of numbers, judges each by the generated checks, and prints what came out: for
 * another implementation to compare.
 *
 * usage: PROGRAM COUNT SEED
 * A line: index of the direction, tag, roles, check, offset, status, body and records in hexadecimal ("-" for none).
 */
#include <stdio.h>
#include <stdlib.h>

#include "writ/mutate.h"

/* The build names the table: -DWRIT_VECTORS=echo_vectors. */
extern const struct writ_vectors WRIT_VECTORS;

static void print_bytes(const uint8_t *data, uint32_t size)
{
    putchar(' ');
    while (size != 0 && data[size - 1] == 0) {
        size--;
    }
    if (size == 0) {
        putchar('-');
    }
    for (uint32_t i = 0; i < size; i++) {
        printf("%02x", data[i]);
    }
}

static void judge(const struct writ_vectors *all, struct mutate_source *source)
{
    static _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
    struct writ_msg m;
    const struct writ_vector *v = mutate_message(all, source, page, &m);
    mutate_noise(page, m.tag, 0xa5);
    const struct writ_direction *direction = &all->directions[v->direction];
    struct writ_verdict got = direction->check(&m, page, page + WRIT_RECORDS, v->roles);
    printf("%u %016lx %08x %u %u %u", v->direction, (unsigned long)m.tag, v->roles, got.why.check,
           got.why.offset, got.status);
    print_bytes(page, writ_least(writ_tag_bytes(m.tag), WRIT_MAX_BODY));
    print_bytes(page + WRIT_RECORDS, WRIT_MAX_HANDLES * WRIT_RECORD_BYTES);
    putchar('\n');
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s COUNT SEED\n", argv[0]);
        return EXIT_FAILURE;
    }
    unsigned long count = strtoul(argv[1], NULL, 0);
    struct mutate_source source = {.seed = strtoull(argv[2], NULL, 0) | 1};
    for (unsigned long i = 0; i < count; i++) {
        judge(&WRIT_VECTORS, &source);
    }
    return EXIT_SUCCESS;
}
