/* See tally.h. */
#include "tally.h"

#include <string.h>

#include "kernel_types.h"
#include "writ/log.h"

enum { LINE_BYTES = 500 };

/* Methods that cannot be seen to succeed: the caller or the machine is gone, or we may keep nothing. */
static const char *const unanswered[] = {"process.exit", "process.keep", "power_control.off",
                                         "power_control.restart"};

static uint32_t said(const struct fuzz threads[FUZZ_THREADS], uint32_t method, uint32_t status)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < FUZZ_THREADS; i++) {
        sum += threads[i].said[method][status];
    }
    return sum;
}

static const char *name_of(uint32_t status)
{
    return status < WRIT_FIRST_OWN ? writ_status_name(status) : kernel_error_name(status);
}

static void put(char *line, uint32_t *length, const char *text)
{
    uint32_t size = (uint32_t)strlen(text);
    if (*length + size < LINE_BYTES) {
        memcpy(line + *length, text, size);
        *length += size;
    }
}

static void put_number(char *line, uint32_t *length, uint32_t number)
{
    char digits[12] = "";
    char *at = digits + sizeof digits - 1;
    do {
        *--at = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    put(line, length, at);
}

static bool is_declared(uint32_t method, uint32_t status)
{
    const struct writ_method *it = &kernel_methods.methods[method];
    bool declared = status == WRIT_OK;
    for (uint32_t i = 0; i < it->error_count; i++) {
        declared = declared || it->errors[i] == status;
    }
    return declared;
}

/* OK and every error that the contract declares, also if it never came; and what else came. */
static void print_method(const struct fuzz threads[FUZZ_THREADS], uint32_t method)
{
    char line[LINE_BYTES];
    uint32_t length = 0;
    for (uint32_t status = 0; status < FUZZ_STATUSES; status++) {
        uint32_t count = said(threads, method, status);
        if (count != 0 || is_declared(method, status)) {
            put(line, &length, " ");
            put(line, &length, name_of(status));
            put(line, &length, " ");
            put_number(line, &length, count);
        }
    }
    log_info("[fuzz] %s:%.*s", kernel_methods.methods[method].name, (int)length, line);
}

static bool must_succeed(const char *name)
{
    for (uint32_t i = 0; i < sizeof unanswered / sizeof unanswered[0]; i++) {
        if (strcmp(name, unanswered[i]) == 0) {
            return false;
        }
    }
    return true;
}

bool tally_print(const struct fuzz threads[FUZZ_THREADS], const volatile struct fuzz_mask *left_out)
{
    uint32_t failed = 0;
    uint64_t calls = 0;
    for (uint32_t i = 0; i < FUZZ_THREADS; i++) {
        failed += threads[i].wrong;
        calls += threads[i].calls;
    }
    for (uint32_t method = 0; method < kernel_methods.count; method++) {
        print_method(threads, method);
        const char *name = kernel_methods.methods[method].name;
        if (!fuzz_leaves_out(left_out, method) && said(threads, method, WRIT_OK) == 0 &&
            must_succeed(name)) {
            log_error("[fuzz] FAILED: %s never succeeded", name);
            failed++;
        }
    }
    log_info("[fuzz] %lu calls on %u methods, %u wrong", calls, kernel_methods.count, failed);
    return failed == 0;
}
