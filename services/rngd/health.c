/* See health.h. */
#include "health.h"

#include <string.h>

static void begin(struct health *health)
{
    uint32_t failures = health->failures;
    memset(health, 0, sizeof *health);
    health->startup_left = HEALTH_STARTUP;
    health->failures = failures;
}

void health_init(struct health *health)
{
    health->failures = 0;
    begin(health);
}

/* 4.4.1 */
static bool repeats(struct health *health, uint8_t byte)
{
    health->repeated = health->repeated != 0 && health->last == byte ? health->repeated + 1 : 1;
    health->last = byte;
    return health->repeated >= HEALTH_REPETITIONS;
}

/* 4.4.2 */
static bool prevails(struct health *health, uint8_t byte)
{
    if (health->window_seen == 0) {
        health->window_first = byte;
        health->window_equal = 0;
    }
    health->window_equal += byte == health->window_first;
    health->window_seen = (health->window_seen + 1) % HEALTH_WINDOW;
    bool failed = health->window_equal >= HEALTH_PROPORTION;
    if (health->window_seen == 0) {
        health->window_equal = 0;
    }
    return failed;
}

enum health_verdict health_judge(struct health *health, uint8_t byte)
{
    if (health->failures == HEALTH_CHANCES) {
        return HEALTH_HOPELESS;
    }
    bool repeated = repeats(health, byte);
    bool prevailing = prevails(health, byte);
    if (repeated || prevailing) {
        health->failures++;
        begin(health);
        return HEALTH_FAILED;
    }
    if (health->startup_left == 0) {
        return HEALTH_GOOD;
    }
    health->startup_left--;
    return HEALTH_TESTING;
}

bool health_is_good(const struct health *health)
{
    return health->startup_left == 0 && health->failures < HEALTH_CHANCES;
}

bool health_check(const struct health *health)
{
    return health->startup_left <= HEALTH_STARTUP && health->repeated < HEALTH_REPETITIONS &&
           health->window_seen < HEALTH_WINDOW && health->window_equal <= health->window_seen &&
           health->window_equal < HEALTH_PROPORTION && health->failures <= HEALTH_CHANCES;
}
