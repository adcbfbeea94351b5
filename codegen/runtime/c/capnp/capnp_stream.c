/* The codec of a library as a filter, for programs that compare it with something else.
 *
 * A line in is `encode FORM PROTOCOL METHOD SIDE BODY` (FORM 0 canonical, 1 flat) or `decode PROTOCOL METHOD SIDE SEGMENT`, numbers and bytes in
 * hexadecimal; the line out the bytes, `-` for none, or `no`.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "writ/capnp.h"

/* The build names the table: -DWRIT_CAPNP=echo_capnp_messages -DWRIT_CAPNP_COUNT=24. */
extern const struct capnp_message WRIT_CAPNP[WRIT_CAPNP_COUNT];

enum { LONGEST_LINE = 2 * WRIT_PAGE_BYTES + 256 };

static uint8_t in[WRIT_MAX_BODY];
static uint8_t out[WRIT_MAX_BODY];
static uint8_t scratch[WRIT_MAX_BODY];

static bool read_hex(const char *text, uint32_t *ret_size)
{
    uint32_t size = text[0] == '-' ? 0 : (uint32_t)strlen(text) / 2;
    if (size > sizeof in) {
        return false;
    }
    memset(in, 0, sizeof in);
    for (uint32_t i = 0; i < size; i++) {
        char pair[3] = {text[2 * i], text[2 * i + 1], 0};
        in[i] = (uint8_t)strtoul(pair, NULL, 16);
    }
    *ret_size = size;
    return true;
}

static bool convert(const char *line, uint32_t *ret_size)
{
    static char hex[LONGEST_LINE];
    unsigned form = 0;
    unsigned protocol;
    unsigned method;
    unsigned side;
    uint32_t size;
    bool encodes = strncmp(line, "encode ", 7) == 0;
    int seen =
        encodes ? sscanf(line, "encode %u %x %x %u %8447s", &form, &protocol, &method, &side, hex)
                : 1 + sscanf(line, "decode %x %x %u %8447s", &protocol, &method, &side, hex);
    if (seen != 5 || !read_hex(hex, &size)) {
        return false;
    }
    const struct capnp_message *m =
        capnp_find(WRIT_CAPNP, WRIT_CAPNP_COUNT, protocol, method, side == 1);
    if (m == NULL) {
        return false;
    }
    return encodes ? capnp_encode(m, form == 1 ? CAPNP_FLAT : CAPNP_CANONICAL, in, out, ret_size)
                   : capnp_decode(m, in, size, out, scratch, ret_size);
}

int main(void)
{
    static char line[LONGEST_LINE];
    while (fgets(line, sizeof line, stdin) != NULL) {
        uint32_t size = 0;
        line[strcspn(line, "\n")] = 0;
        if (!convert(line, &size)) {
            puts("no");
            continue;
        }
        for (uint32_t i = 0; i < size; i++) {
            printf("%02x", out[i]);
        }
        puts(size == 0 ? "-" : "");
    }
    return EXIT_SUCCESS;
}
