/* See levels.h. */
#include "levels.h"

#include <string.h>

void levels_init(struct levels *levels, enum log_threshold threshold)
{
    memset(levels, 0, sizeof *levels);
    levels->rows[0] = (struct log_level_row){.component = 0, .threshold = (uint8_t)threshold};
    levels->count = 1;
}

/* The place of a component, or of the first one above it. */
static uint32_t place_of(const struct levels *levels, uint16_t component)
{
    uint32_t place = 0;
    while (place < levels->count && levels->rows[place].component < component) {
        place++;
    }
    return place;
}

static bool is_at(const struct levels *levels, uint32_t place, uint16_t component)
{
    return place < levels->count && levels->rows[place].component == component;
}

enum log_threshold levels_get(const struct levels *levels, uint16_t component)
{
    uint32_t place = place_of(levels, component);
    return levels->rows[is_at(levels, place, component) ? place : 0].threshold;
}

bool levels_set(struct levels *levels, uint16_t component, enum log_threshold threshold)
{
    uint32_t place = place_of(levels, component);
    if (!is_at(levels, place, component)) {
        if (levels->count == LEVELS_ROWS) {
            return false;
        }
        memmove(&levels->rows[place + 1], &levels->rows[place],
                (levels->count - place) * sizeof levels->rows[0]);
        levels->count++;
    }
    levels->rows[place] =
        (struct log_level_row){.component = component, .threshold = (uint8_t)threshold};
    levels->generation++;
    return true;
}

bool levels_knows(const struct writ_system *system, uint16_t component)
{
    return component == 0 || writ_system_find(system, component) != NULL;
}

uint32_t levels_page(const struct levels *levels, uint16_t after, struct log_level_row *rows,
                     uint32_t room, uint16_t *ret_next)
{
    uint32_t place = after == 0 ? 0 : place_of(levels, after);
    if (after != 0 && is_at(levels, place, after)) {
        place++;
    }
    uint32_t count = 0;
    while (count < room && place < levels->count) {
        rows[count++] = levels->rows[place++];
    }
    *ret_next = count != 0 && place < levels->count ? rows[count - 1].component : 0;
    return count;
}

bool levels_check(const struct levels *levels)
{
    if (levels->count == 0 || levels->count > LEVELS_ROWS || levels->rows[0].component != 0) {
        return false;
    }
    for (uint32_t i = 0; i < levels->count; i++) {
        bool rises = i == 0 || levels->rows[i - 1].component < levels->rows[i].component;
        if (!rises || !log_threshold_is_known(levels->rows[i].threshold)) {
            return false;
        }
    }
    return true;
}
