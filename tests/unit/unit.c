/* Runs the tests of one program and reports in TAP. Knows nothing of what is tested. */
#include "unit.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

static struct unit_test *first;
static struct unit_test **last = &first;
static jmp_buf failed;

void unit_add(struct unit_test *test)
{
    *last = test;
    last = &test->next;
}

/* The name as the sentence that it is. */
static void print_sentence(const char *name)
{
    for (; *name != '\0'; name++) {
        putchar(*name == '_' ? ' ' : *name);
    }
}

void unit_fail(const char *file, int line, const char *what)
{
    printf("# %s:%d: does not hold: %s\n", file, line, what);
    longjmp(failed, 1);
}

void unit_fail_equal(const char *file, int line, const char *what, uint64_t actual,
                     uint64_t expected)
{
    printf("# %s:%d: %s\n", file, line, what);
    printf("#   expected %" PRIu64 " (%#" PRIx64 ")\n", expected, expected);
    printf("#   came     %" PRIu64 " (%#" PRIx64 ")\n", actual, actual);
    longjmp(failed, 1);
}

bool unit_same_bytes(const void *a, const void *b, uint64_t size)
{
    return memcmp(a, b, size) == 0;
}

static void print_bytes(const char *label, const void *data, uint64_t size)
{
    const unsigned char *bytes = data;
    printf("#   %s", label);
    for (uint64_t i = 0; i < size; i++) {
        printf(" %02x", bytes[i]);
    }
    putchar('\n');
}

void unit_fail_bytes(const char *file, int line, const char *what, const void *actual,
                     const void *expected, uint64_t size)
{
    printf("# %s:%d: %s\n", file, line, what);
    print_bytes("expected", expected, size);
    print_bytes("came    ", actual, size);
    longjmp(failed, 1);
}

static bool is_wanted(const struct unit_test *test, int count, char **arguments)
{
    for (int i = 1; i < count; i++) {
        if (strcmp(test->name, arguments[i]) == 0) {
            return true;
        }
    }
    return count < 2;
}

static bool run_one(const struct unit_test *test, int number, const char *program)
{
    if (setjmp(failed) == 0) {
        test->run();
        printf("ok %d ", number);
        print_sentence(test->name);
        putchar('\n');
        return true;
    }
    printf("# alone: %s %s\n", program, test->name);
    printf("not ok %d ", number);
    print_sentence(test->name);
    putchar('\n');
    return false;
}

int unit_main(int count, char **arguments)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    int number = 0;
    bool good = true;
    for (const struct unit_test *test = first; test != NULL; test = test->next) {
        if (is_wanted(test, count, arguments)) {
            number++;
            good = run_one(test, number, arguments[0]) && good;
        }
    }
    printf("1..%d\n", number);
    return good && number > 0 ? 0 : 1;
}
