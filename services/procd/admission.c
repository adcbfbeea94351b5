/* See admission.h. */
#include "admission.h"

#include "kernel_types.h"

enum { PAGE = 4096 };

enum program_role admission_role(const struct writ_system_component *component)
{
    switch (component->kind) {
    case WRIT_SERVICE:
        return PROGRAM_ROLE_SERVICE;
    case WRIT_DRIVER:
        return PROGRAM_ROLE_DRIVER;
    default:
        return PROGRAM_ROLE_APP;
    }
}

/* The index of the component with this number; 0, which is the root's, if there is none. */
static uint32_t index_of(const struct writ_system *system, uint16_t number)
{
    for (uint32_t i = 1; i < system->count; i++) {
        if (system->components[i].number == number) {
            return i;
        }
    }
    return 0;
}

static bool is_of_the_system(const struct writ_system *system, uint16_t number)
{
    return index_of(system, number) != 0 || system->components[0].number == number;
}

uint32_t admission_check(const struct writ_system *system, enum program_role role,
                         uint16_t component, uint64_t stack_bytes, uint32_t *ret_index)
{
    bool stranger = role == PROGRAM_ROLE_EXTENSION || role == PROGRAM_ROLE_TEST;
    uint32_t index = index_of(system, component);
    if (stack_bytes % PAGE != 0) {
        return PROCD_ERROR_BAD_STACK;
    }
    if (stranger && is_of_the_system(system, component)) {
        return PROCD_ERROR_ROLE_RESERVED;
    }
    if (component == 0 ||
        (!stranger && (index == 0 || admission_role(&system->components[index]) != role))) {
        return PROCD_ERROR_NO_SUCH_COMPONENT;
    }
    *ret_index = stranger ? (uint32_t)ADMISSION_STRANGER : index;
    return 0;
}

bool admission_band(const struct writ_system *system, uint32_t principal, enum scheduling_band band,
                    uint8_t *ret_band)
{
    uint32_t index = index_of(system, (uint16_t)principal);
    bool root = (uint16_t)principal == system->components[0].number;
    uint8_t own = index != 0 || root ? system->components[index].band : (uint8_t)BAND_FAIR;
    uint8_t wanted = (uint8_t)(band - SCHEDULING_BAND_DRIVER);
    if (wanted < own) {
        return false;
    }
    *ret_band = wanted;
    return true;
}
