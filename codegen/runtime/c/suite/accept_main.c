/* Every message of a table is accepted by the generated checks, whatever stands behind it in the page: for messages that peers of other
 * versions made.
 */
#include <stdio.h>
#include <stdlib.h>

#include "writ/vector.h"

/* The build names the table: -DWRIT_VECTORS=echo_vectors. */
extern const struct writ_vectors WRIT_VECTORS;

int main(void)
{
    static _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
    const struct writ_vectors *all = &WRIT_VECTORS;
    uint32_t refused = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        const struct writ_vector *v = &all->vectors[i];
        struct writ_msg m;
        writ_vector_load(all, v, 0xa5, page, &m);
        struct writ_verdict got = writ_vector_judge(&all->directions[v->direction], v, &m, page);
        if (got.why.check != 0) {
            printf("%s: check %u at %u\n", all->directions[v->direction].name, got.why.check,
                   got.why.offset);
            refused++;
        }
    }
    return refused == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
