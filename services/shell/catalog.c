/* See catalog.h. */
#include "catalog.h"

enum { SLOT_OF_PROCESS = 1, SLOT_OF_THREAD = 2, SLOT_OF_QUOTA = 3 };

static struct reflect_span wirings(const struct catalog *c)
{
    return reflect_span(c->r, REFLECT_TABLE_SYSTEM, c->system, REFLECT_SYSTEM_COMPONENTS);
}

static uint32_t component_of(const struct catalog *c, uint32_t wiring)
{
    return reflect_u32(c->r, REFLECT_TABLE_WIRING, wiring, REFLECT_WIRING_COMPONENT);
}

bool catalog_open(struct catalog *c, const struct reflect *r, uint32_t component)
{
    *c = (struct catalog){.r = r};
    for (; c->system < reflect_count(r, REFLECT_TABLE_SYSTEM); c->system++) {
        struct reflect_span all = wirings(c);
        for (c->wiring = all.first; c->wiring < all.first + all.count; c->wiring++) {
            if (catalog_component_number(c, component_of(c, c->wiring)) == component) {
                return true;
            }
        }
    }
    return false;
}

uint32_t catalog_components(const struct catalog *c)
{
    return wirings(c).count;
}

uint32_t catalog_component_at(const struct catalog *c, uint32_t index)
{
    return component_of(c, wirings(c).first + index);
}

uint32_t catalog_component(const struct catalog *c, uint32_t number)
{
    for (uint32_t i = 0; i < catalog_components(c); i++) {
        uint32_t row = catalog_component_at(c, i);
        if (catalog_component_number(c, row) == number) {
            return row;
        }
    }
    return REFLECT_NONE;
}

uint32_t catalog_component_named(const struct catalog *c, struct writ_bytes name)
{
    for (uint32_t i = 0; i < catalog_components(c); i++) {
        uint32_t row = catalog_component_at(c, i);
        if (reflect_text_is(catalog_component_name(c, row), name)) {
            return row;
        }
    }
    return REFLECT_NONE;
}

/* Whether one of these roles may call the method. */
static bool may_call(const struct catalog *c, uint32_t method, uint32_t roles)
{
    uint32_t flags = reflect_u32(c->r, REFLECT_TABLE_METHOD, method, REFLECT_METHOD_FLAGS);
    uint32_t mask = reflect_u32(c->r, REFLECT_TABLE_METHOD, method, REFLECT_METHOD_ROLE_MASK);
    return (flags & REFLECT_METHOD_IS_ANY_ROLE) != 0 || (mask & roles) != 0;
}

/* Among the connections that it starts with. */
static uint32_t wired_slot(const struct catalog *c, uint32_t protocol, uint32_t method)
{
    uint32_t found = 0;
    struct reflect_span slots =
        reflect_span(c->r, REFLECT_TABLE_WIRING, c->wiring, REFLECT_WIRING_SLOTS);
    for (uint32_t row = slots.first; row < slots.first + slots.count; row++) {
        if (reflect_u32(c->r, REFLECT_TABLE_SLOT, row, REFLECT_SLOT_PROTOCOL) != protocol) {
            continue;
        }
        if (method == REFLECT_NONE ||
            may_call(c, method, reflect_u32(c->r, REFLECT_TABLE_SLOT, row, REFLECT_SLOT_ROLES))) {
            return reflect_u32(c->r, REFLECT_TABLE_SLOT, row, REFLECT_SLOT_INDEX);
        }
        found = UINT32_MAX;
    }
    return found;
}

/* A control that it holds. */
static uint32_t held_slot(const struct catalog *c, uint32_t protocol)
{
    struct reflect_span holds = reflect_span(c->r, REFLECT_TABLE_COMPONENT,
                                             component_of(c, c->wiring), REFLECT_COMPONENT_HOLDS);
    for (uint32_t row = holds.first; row < holds.first + holds.count; row++) {
        if (reflect_u32(c->r, REFLECT_TABLE_HOLDS, row, REFLECT_HOLDS_OBJECT) == protocol) {
            return reflect_u32(c->r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_SLOT);
        }
    }
    return 0;
}

/* What every process has of itself. */
static uint32_t own_slot(const struct catalog *c, uint32_t protocol)
{
    static const struct {
        const char *name;
        uint32_t slot;
    } own[] = {{"Process", SLOT_OF_PROCESS}, {"Thread", SLOT_OF_THREAD}, {"Quota", SLOT_OF_QUOTA}};
    struct writ_bytes name =
        reflect_text(c->r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_NAME);
    for (uint32_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        struct writ_bytes word = {.data = (const uint8_t *)own[i].name,
                                  .length = (uint32_t)__builtin_strlen(own[i].name)};
        if (reflect_text_is(name, word)) {
            return own[i].slot;
        }
    }
    return 0;
}

uint32_t catalog_slot(const struct catalog *c, uint32_t protocol, uint32_t method)
{
    uint32_t number = reflect_u32(c->r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_NUMBER);
    switch (reflect_u32(c->r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_KIND)) {
    case REFLECT_PROTOCOL_IS_CONTROL:
        return held_slot(c, protocol);
    case REFLECT_PROTOCOL_IS_OBJECT:
        return own_slot(c, protocol);
    default:
        if (c->later_slot != 0 && number == c->later_protocol) {
            return c->later_slot;
        }
        return wired_slot(c, protocol, method);
    }
}

bool catalog_reaches(const struct catalog *c, uint32_t protocol)
{
    return catalog_slot(c, protocol, REFLECT_NONE) != 0;
}
