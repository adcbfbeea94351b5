/* Doubly linked lists inside their elements. A link that is in no list points at itself. */
#pragma once

#include "types.h"

struct link {
    struct link *next;
    struct link *prev;
};

static inline void list_init(struct link *list)
{
    list->next = list;
    list->prev = list;
}

static inline bool list_is_empty(const struct link *list)
{
    return list->next == list;
}

static inline void list_append(struct link *list, struct link *link)
{
    link->prev = list->prev;
    link->next = list;
    list->prev->next = link;
    list->prev = link;
}

static inline void list_prepend(struct link *list, struct link *link)
{
    list_append(list->next, link);
}

static inline void list_remove(struct link *link)
{
    link->prev->next = link->next;
    link->next->prev = link->prev;
    list_init(link);
}

/* Both neighbours know the link. */
static inline bool list_check(const struct link *link)
{
    return link->next->prev == link && link->prev->next == link;
}
