/* What the reflection image says about the system around the shell: who is who, and which connection leads where.
 *
 * Pure: it reads the image and nothing else.
 */
#ifndef SHELL_CATALOG_H
#define SHELL_CATALOG_H

#include <stdbool.h>

#include "writ/interp.h"

struct catalog {
    const struct reflect *r;
    uint32_t system;         /* row */
    uint32_t wiring;         /* row: the component itself in it */
    uint32_t later_protocol; /* number of the protocol of a connection that came later */
    uint32_t later_slot;     /* 0: none did */
};

/* False if the image has no system with this component. */
[[nodiscard]] bool catalog_open(struct catalog *c, const struct reflect *r, uint32_t component);

/* Row of the component with this number, or name; REFLECT_NONE if the system has none. */
uint32_t catalog_component(const struct catalog *c, uint32_t number);
uint32_t catalog_component_named(const struct catalog *c, struct writ_bytes name);

static inline struct writ_bytes catalog_component_name(const struct catalog *c, uint32_t row)
{
    return reflect_text(c->r, REFLECT_TABLE_COMPONENT, row, REFLECT_COMPONENT_NAME);
}

static inline uint32_t catalog_component_number(const struct catalog *c, uint32_t row)
{
    return reflect_u32(c->r, REFLECT_TABLE_COMPONENT, row, REFLECT_COMPONENT_NUMBER);
}

/* How many components the system has, and the row of one of them, in boot order. */
uint32_t catalog_components(const struct catalog *c);
uint32_t catalog_component_at(const struct catalog *c, uint32_t index);

/* The slot by which the component calls this method; 0 if it has no such connection, UINT32_MAX if none of its roles allows the method. */
uint32_t catalog_slot(const struct catalog *c, uint32_t protocol, uint32_t method);

/* Whether it has any way to the protocol. */
bool catalog_reaches(const struct catalog *c, uint32_t protocol);

#endif
