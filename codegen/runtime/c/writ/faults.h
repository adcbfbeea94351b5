/* Fault points: places where a test may make a program fail.
 *
 * The points of a library are a closed set, numbered in its contract; each has a rule, off at first. What reaches a point asks for the verdict and
 * acts on it. Pure: the table is the caller's, and chance is a number in it. A build without checks has no points: every verdict is to go on.
 */
#ifndef WRIT_FAULTS_H
#define WRIT_FAULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "writ/wire.h"

enum writ_fault_rule {
    WRIT_FAULT_OFF,
    WRIT_FAULT_FAIL,       /* always */
    WRIT_FAULT_DROP_EVERY, /* each N-th time */
    WRIT_FAULT_FAIL_AFTER, /* always, after N times that went well */
    WRIT_FAULT_RATE,       /* N times of a thousand, by chance */
    WRIT_FAULT_DELAY_MS,   /* never, but N milliseconds late */
    WRIT_FAULT_RULES,
};

struct writ_fault {
    const char *name;
    uint16_t number;
    uint8_t rule; /* enum writ_fault_rule */
    uint32_t argument;
    uint32_t chance;  /* of RATE: what it made of its seed so far */
    uint64_t reached; /* how often, under the present rule */
    uint64_t failed;
};

struct writ_fault_verdict {
    bool fails;
    uint32_t delay_ms;
};

static inline struct writ_fault *writ_fault_find(struct writ_fault *points, uint32_t count,
                                                 uint16_t number)
{
    for (uint32_t i = 0; i < count; i++) {
        if (points[i].number == number) {
            return &points[i];
        }
    }
    return NULL;
}

/* Numbers between 0 and 999 in a row that repeats itself after a long time. */
static inline uint32_t writ_fault_draw(struct writ_fault *point)
{
    uint32_t x = point->chance != 0 ? point->chance : UINT32_C(0x9e3779b9) ^ point->number;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    point->chance = x;
    return x % 1000;
}

/* Whether the point fails this time, and how late it is. */
static inline struct writ_fault_verdict writ_fault_reached(struct writ_fault *points,
                                                           uint32_t count, uint16_t number)
{
    struct writ_fault_verdict verdict = {.fails = false};
    struct writ_fault *point = WRIT_CHECKS ? writ_fault_find(points, count, number) : NULL;
    if (point == NULL) {
        return verdict;
    }
    point->reached++;
    switch (point->rule) {
    case WRIT_FAULT_FAIL:
        verdict.fails = true;
        break;
    case WRIT_FAULT_DROP_EVERY:
        verdict.fails = point->reached % point->argument == 0;
        break;
    case WRIT_FAULT_FAIL_AFTER:
        verdict.fails = point->reached > point->argument;
        break;
    case WRIT_FAULT_RATE:
        verdict.fails = writ_fault_draw(point) < point->argument;
        break;
    case WRIT_FAULT_DELAY_MS:
        verdict.delay_ms = point->argument;
        break;
    default:
        break;
    }
    point->failed += verdict.fails;
    return verdict;
}

/* A word that the text at `*at` begins with, and a `:` or the end behind it. */
static inline bool writ_fault_word(const char *text, size_t length, size_t *at, const char *word)
{
    size_t i = *at;
    for (; *word != '\0'; word++, i++) {
        if (i == length || text[i] != *word) {
            return false;
        }
    }
    if (i < length && text[i] != ':') {
        return false;
    }
    *at = i < length ? i + 1 : i;
    return true;
}

/* The number that is the rest of the text; false if it is none, or beyond 32 bits. */
static inline bool writ_fault_number(const char *text, size_t length, size_t at,
                                     uint32_t *ret_number)
{
    uint64_t number = 0;
    if (at == length) {
        return false;
    }
    for (; at < length; at++) {
        if (text[at] < '0' || text[at] > '9') {
            return false;
        }
        number = number * 10 + (uint64_t)(text[at] - '0');
        if (number > UINT32_MAX) {
            return false;
        }
    }
    *ret_number = (uint32_t)number;
    return true;
}

/* Whether a rule may have this argument. */
static inline bool writ_fault_fits(uint8_t rule, uint32_t argument)
{
    return rule == WRIT_FAULT_DROP_EVERY ? argument != 0
                                         : rule != WRIT_FAULT_RATE || argument <= 1000;
}

/* Sets a rule by its text: `POINT:off`, `POINT:fail`, `POINT:drop-every:N`, `POINT:fail-after:N`, `POINT:rate:N`, `POINT:delay-ms:N`. False, and nothing
 * has changed, if there is no such point or rule. */
static inline bool writ_fault_set(struct writ_fault *points, uint32_t count, const char *text,
                                  size_t length)
{
    static const char *const rules[WRIT_FAULT_RULES] = {"off",        "fail", "drop-every",
                                                        "fail-after", "rate", "delay-ms"};
    for (uint32_t i = 0; i < count; i++) {
        size_t at = 0;
        if (!writ_fault_word(text, length, &at, points[i].name) || at == length) {
            continue;
        }
        for (uint8_t rule = 0; rule < WRIT_FAULT_RULES; rule++) {
            size_t rest = at;
            uint32_t argument = 0;
            if (!writ_fault_word(text, length, &rest, rules[rule])) {
                continue;
            }
            bool is_bare = rule == WRIT_FAULT_OFF || rule == WRIT_FAULT_FAIL;
            if (is_bare ? rest != length || text[length - 1] == ':'
                        : !writ_fault_number(text, length, rest, &argument)) {
                return false;
            }
            if (!writ_fault_fits(rule, argument)) {
                return false;
            }
            points[i] = (struct writ_fault){.name = points[i].name,
                                            .number = points[i].number,
                                            .rule = rule,
                                            .argument = argument};
            return true;
        }
        return false;
    }
    return false;
}

#endif
