/* Named checks for the native tests of generated code: a test is a function whose name is the sentence that holds. */
#ifndef CHECK_H
#define CHECK_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define CHECK(actual, expected)                                                                    \
    check_at(__FILE__, __LINE__, #actual, (uint64_t)(actual), (uint64_t)(expected))

static inline void check_at(const char *file, int line, const char *what, uint64_t actual,
                            uint64_t expected)
{
    if (actual != expected) {
        (void)printf("%s:%d: %s: expected %llu, got %llu\n", file, line, what,
                     (unsigned long long)expected, (unsigned long long)actual);
        exit(1);
    }
}

struct test {
    const char *name;
    void (*run)(void);
};

#define TEST(function)                                                                             \
    {                                                                                              \
#function, function                                                                        \
    }

static inline int run_tests(const struct test *tests, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        (void)printf("%s\n", tests[i].name);
        (void)fflush(stdout);
        tests[i].run();
    }
    return 0;
}

#endif
