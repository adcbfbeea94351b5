/* Tests of health of a source of bytes, after NIST SP 800-90B, 4.4: repetition count and adaptive proportion, at start and for as long as it is used.
 *
 * Pure. A source is believed to give HEALTH_BITS bits of entropy a byte, half of what a good one gives; the bounds follow from that and from one false alarm in
 * 2^20 tests. The tests see what is stuck or strongly biased. They do not see what an adversary computed.
 */
#ifndef HEALTH_H
#define HEALTH_H

#include <stdbool.h>
#include <stdint.h>

enum {
    HEALTH_BITS = 4,
    HEALTH_STARTUP = 1024,  /* bytes that must pass before one is used: 4.3, requirement 4 */
    HEALTH_REPETITIONS = 6, /* 1 + 20 / HEALTH_BITS */
    HEALTH_WINDOW = 512,    /* bytes */
    HEALTH_PROPORTION =
        62, /* of the first byte in a window: 1 + the quantile 1 - 2^-20 of Binomial(512, 2^-4) */
    HEALTH_CHANCES = 3, /* failures after which it is not believed again */
};

struct health {
    uint32_t startup_left; /* H1: at most HEALTH_STARTUP */
    uint32_t repeated;     /* H2: 0 at the start of the tests, else 1 to HEALTH_REPETITIONS - 1 */
    uint32_t window_seen;  /* H3: below HEALTH_WINDOW */
    uint32_t window_equal; /* H4: at most window_seen, below HEALTH_PROPORTION */
    uint32_t failures;     /* H5: at most HEALTH_CHANCES */
    uint8_t last;
    uint8_t window_first;
};

enum health_verdict {
    HEALTH_TESTING,  /* the byte belongs to the test at start: it is not used */
    HEALTH_GOOD,     /* the byte can be used */
    HEALTH_FAILED,   /* a test failed with this byte: nothing that was gathered can be used */
    HEALTH_HOPELESS, /* it has failed too often before */
};

void health_init(struct health *health);

/* Judges the next byte. After a failure the test at start begins again. */
[[nodiscard]] enum health_verdict health_judge(struct health *health, uint8_t byte);

/* Whether what it gives can be used: it passed the test at start, and none failed since. */
[[nodiscard]] bool health_is_good(const struct health *health);

/* Whether H1 to H5 hold. */
[[nodiscard]] bool health_check(const struct health *health);

#endif
