/* The interpreter as a filter, for programs that compare it with something else.
 *
 * usage: PROGRAM IMAGE
 * A line in is one of
 *   check PROTOCOL METHOD SIDE TAG ROLES BODY RECORDS   numbers in hexadecimal, SIDE 0 (request) or 1 (reply), bytes in hexadecimal or -
 *   build SIDE Protocol.method name=value ...
 * and the line out to it `CHECK OFFSET STATUS text`, `TAG BODY RECORDS`, or `error AT FAULT sentence`. Requests are judged by the protocol's
 * number alone, replies by PROTOCOL and METHOD.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "writ/interp.h"

enum { LONGEST_LINE = 65536, MOST_TEXT = 65536 };

static struct reflect image;

static void print_hex(const uint8_t *data, uint32_t size)
{
    putchar(' ');
    for (uint32_t i = 0; i < size; i++) {
        printf("%02x", data[i]);
    }
    if (size == 0) {
        putchar('-');
    }
}

static bool read_hex(const char *text, uint8_t *data, uint32_t size)
{
    if (strcmp(text, "-") == 0) {
        return true;
    }
    for (uint32_t i = 0; text[2 * i] != 0; i++) {
        char pair[3] = {text[2 * i], text[2 * i + 1], 0};
        char *end;
        if (i >= size) {
            return false;
        }
        data[i] = (uint8_t)strtoul(pair, &end, 16);
        if (*end != 0 || pair[1] == 0) {
            return false;
        }
    }
    return true;
}

static void check(const char *line)
{
    static uint8_t page[WRIT_PAGE_BYTES];
    static char body[2 * WRIT_PAGE_BYTES + 1];
    static char text[MOST_TEXT];
    char records[2 * WRIT_MAX_HANDLES * WRIT_RECORD_BYTES + 1];
    unsigned protocol;
    unsigned method;
    unsigned side_number;
    unsigned long tag;
    unsigned roles;
    memset(page, 0, sizeof page);
    int seen = sscanf(line, "check %x %x %u %lx %x %8192s %128s", &protocol, &method, &side_number,
                      &tag, &roles, body, records);
    uint32_t row = seen == 7 ? interp_protocol(&image, protocol) : REFLECT_NONE;
    if (row == REFLECT_NONE || !read_hex(body, page, WRIT_MAX_BODY) ||
        !read_hex(records, page + WRIT_RECORDS, WRIT_MAX_HANDLES * WRIT_RECORD_BYTES)) {
        puts("error 0 0 no such line");
        return;
    }
    uint32_t found = interp_method(&image, row, side_number == 1 ? method : writ_tag_method(tag));
    struct interp_side side = interp_side(&image, row, found, side_number == 1);
    if (side.is_reply && found == REFLECT_NONE) {
        puts("error 0 0 no such method");
        return;
    }
    struct writ_verdict v = side.is_reply
                                ? interp_judge_reply(&side, tag, page, page + WRIT_RECORDS)
                                : interp_judge(&image, row, tag, page, page + WRIT_RECORDS, roles);
    struct interp_text out = {.data = text, .size = sizeof text};
    text[0] = 0;
    if (v.why.check == 0) {
        interp_print(&side, tag, page, page + WRIT_RECORDS, true, &out);
    }
    printf("%u %u %u %s\n", v.why.check, v.why.offset, v.status, text);
}

static void build(const char *line)
{
    static uint8_t page[WRIT_PAGE_BYTES];
    bool is_reply = line[6] == '1';
    struct writ_bytes text = {.data = (const uint8_t *)line + 8,
                              .length = (uint32_t)strlen(line + 8)};
    struct interp_side side;
    struct interp_error error;
    uint32_t rest = 0;
    uint64_t tag = 0;
    bool good = interp_find(&image, text, is_reply, &side, &rest, &error);
    struct writ_bytes values = {.data = text.data + rest, .length = text.length - rest};
    if (good && interp_build(&side, values, page, &tag, &error)) {
        printf("%lx", (unsigned long)tag);
        print_hex(page, writ_tag_bytes(tag));
        print_hex(page + WRIT_RECORDS, writ_tag_handles(tag) * WRIT_RECORD_BYTES);
        putchar('\n');
    } else {
        printf("error %u %d %s\n", error.at + (good ? rest : 0), (int)error.fault, error.sentence);
    }
}

static uint8_t *read_file(const char *path, size_t *ret_size)
{
    FILE *file = fopen(path, "rb");
    uint8_t *data = malloc(REFLECT_MAX_BYTES);
    if (file == NULL || data == NULL) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(EXIT_FAILURE);
    }
    *ret_size = fread(data, 1, REFLECT_MAX_BYTES, file);
    fclose(file);
    return data;
}

int main(int argc, char **argv)
{
    static char line[LONGEST_LINE];
    size_t size;
    if (argc != 2) {
        fprintf(stderr, "usage: %s IMAGE\n", argv[0]);
        return EXIT_FAILURE;
    }
    uint8_t *data = read_file(argv[1], &size);
    enum reflect_fault fault = reflect_open(data, size, &image);
    if (fault != REFLECT_GOOD) {
        fprintf(stderr, "%s: %s\n", argv[1], reflect_fault_text(fault));
        free(data);
        return EXIT_FAILURE;
    }
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = 0;
        if (strncmp(line, "check ", 6) == 0) {
            check(line);
        } else if (strncmp(line, "build ", 6) == 0 && strlen(line) > 8) {
            build(line);
        } else {
            puts("error 0 0 no such line");
        }
    }
    free(data);
    return EXIT_SUCCESS;
}
