/* What stands behind a `|`: lines in, some of them out.
 *
 * `grep [-v] [-i] TEXT`, `head [N]`, `tail [N]`, `count`. A line that is longer than FILTER_LINE goes through in pieces.
 */
#ifndef SHELL_FILTERS_H
#define SHELL_FILTERS_H

#include <stdbool.h>

#include "out.h"

enum { FILTER_LINE = 512, FILTER_KEPT = 64 };

enum filter_kind { FILTER_NONE, FILTER_GREP, FILTER_HEAD, FILTER_TAIL, FILTER_COUNT };

struct filter {
    enum filter_kind kind;
    struct out in; /* what is written here goes through it */
    struct out next;
    const char *text; /* of grep */
    bool inverted;
    bool any_case;
    uint64_t wanted; /* of head and tail */
    uint64_t lines;
    char line[FILTER_LINE];
    uint32_t length;
    char kept[FILTER_KEPT][FILTER_LINE]; /* of tail */
    uint32_t kept_length[FILTER_KEPT];
};

/* Whether this is the name of a filter. */
bool filter_is(const char *name);

/* Null, or a sentence that says what is wrong. The words must stay where they are. */
[[nodiscard]] const char *filter_init(struct filter *f, const char *const *words, uint32_t count,
                                      const struct out *next);

/* No more lines come. */
void filter_end(struct filter *f);

#endif
