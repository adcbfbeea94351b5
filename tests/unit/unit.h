/* The frame of a unit test on the host: a test is a sentence that must hold, and a failure says what was expected and what came.
 *
 * TEST(rooms_are_found_by_their_number) { ... CHECK(...); CHECK_EQ(actual, expected); }   then UNIT_MAIN once in the file.
 * The program runs its tests in the order in which they stand and speaks TAP; with names as arguments it runs only those. A failed
 * check ends its test. There is no state here that a test could share but what it declares itself.
 */
#ifndef WRIT_TESTS_UNIT_H
#define WRIT_TESTS_UNIT_H

#include <stdbool.h>
#include <stdint.h>

/* One test; made by TEST and linked in at start. */
struct unit_test {
    const char *name;
    void (*run)(void);
    struct unit_test *next;
};

void unit_add(struct unit_test *test);
int unit_main(int count, char **arguments);

/* Each ends the running test as failed. */
[[gnu::noreturn]] void unit_fail(const char *file, int line, const char *what);
[[gnu::noreturn]] void unit_fail_equal(const char *file, int line, const char *what,
                                       uint64_t actual, uint64_t expected);
[[gnu::noreturn]] void unit_fail_bytes(const char *file, int line, const char *what,
                                       const void *actual, const void *expected, uint64_t size);
bool unit_same_bytes(const void *a, const void *b, uint64_t size);

#define TEST(name_)                                                                                \
    static void name_(void);                                                                       \
    [[gnu::constructor]] static void unit_add_##name_(void)                                        \
    {                                                                                              \
        static struct unit_test test = {.name = #name_, .run = (name_)};                           \
        unit_add(&test);                                                                           \
    }                                                                                              \
    static void name_(void)

#define CHECK(condition_)                                                                          \
    do {                                                                                           \
        if (!(condition_)) {                                                                       \
            unit_fail(__FILE__, __LINE__, #condition_);                                            \
        }                                                                                          \
    } while (false)

#define CHECK_EQ(actual_, expected_)                                                               \
    do {                                                                                           \
        uint64_t unit_actual_ = (uint64_t)(actual_);                                               \
        uint64_t unit_expected_ = (uint64_t)(expected_);                                           \
        if (unit_actual_ != unit_expected_) {                                                      \
            unit_fail_equal(__FILE__, __LINE__, #actual_, unit_actual_, unit_expected_);           \
        }                                                                                          \
    } while (false)

#define CHECK_BYTES(actual_, expected_, size_)                                                     \
    do {                                                                                           \
        if (!unit_same_bytes((actual_), (expected_), (size_))) {                                   \
            unit_fail_bytes(__FILE__, __LINE__, #actual_, (actual_), (expected_), (size_));        \
        }                                                                                          \
    } while (false)

#define UNIT_MAIN                                                                                  \
    int main(int count, char **arguments)                                                          \
    {                                                                                              \
        return unit_main(count, arguments);                                                        \
    }

#endif
