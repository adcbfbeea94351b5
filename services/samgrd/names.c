/* See names.h. */
#include "names.h"

#include <stddef.h>
#include <string.h>

/* Between two losses there are never as many names or events. */
enum { LOSS_SHIFT = 40 };

static struct name *slot_of(struct names *names, uint64_t id)
{
    for (uint32_t i = 0; i < SAMGRD_MAX_NAMES; i++) {
        if (names->names[i].row.id == id) {
            return &names->names[i];
        }
    }
    return NULL;
}

/* A new row in a free slot, or null if there is none. */
static struct name *add(struct names *names, const uint8_t *letters, uint32_t length)
{
    struct name *name = slot_of(names, 0);
    if (name == NULL) {
        return NULL;
    }
    name->row = (struct name_row){
        .id = names->next_id++, .state = NAME_STATE_DOWN, .length = (uint8_t)length};
    memcpy(name->row.letters, letters, length);
    names->generation++;
    return name;
}

/* Appends to a name in the making; false if it gets too long. */
static bool append(uint8_t *letters, uint32_t *length, const char *piece)
{
    size_t size = strlen(piece);
    if (size > SAMGRD_MAX_SERVICE_NAME - *length) {
        return false;
    }
    memcpy(letters + *length, piece, size);
    *length += (uint32_t)size;
    return true;
}

static bool declare(struct names *names, const struct writ_system_component *component,
                    const struct writ_system_served *served)
{
    uint8_t letters[SAMGRD_MAX_SERVICE_NAME];
    uint32_t length = 0;
    bool fits = append(letters, &length, component->name);
    if (component->served_count > 1) {
        fits = fits && append(letters, &length, ".") && append(letters, &length, served->name);
    }
    struct name *name = fits ? add(names, letters, length) : NULL;
    if (name == NULL) {
        return false;
    }
    name->row.owner = component->number;
    name->row.protocol = served->protocol;
    name->row.origin = NAME_ORIGIN_DECLARED;
    return true;
}

bool names_init(struct names *names, const struct writ_system *system, uint64_t losses)
{
    memset(names, 0, sizeof *names);
    names->next_id = 1;
    names->last_seq = losses << LOSS_SHIFT;
    names->first_seq = names->last_seq + 1;
    for (uint32_t i = 0; i < system->count; i++) {
        const struct writ_system_component *component = &system->components[i];
        for (uint32_t k = 0; k < component->served_count; k++) {
            if (!declare(names, component, &component->served[k])) {
                return false;
            }
        }
    }
    names->next_id += losses << LOSS_SHIFT;
    return true;
}

struct name *names_find(struct names *names, uint64_t id)
{
    return id == 0 ? NULL : slot_of(names, id);
}

struct name *names_resolve(struct names *names, const uint8_t *letters, uint32_t length)
{
    for (uint32_t i = 0; i < SAMGRD_MAX_NAMES; i++) {
        struct name *name = &names->names[i];
        if (name->row.id != 0 && name->row.length == length &&
            memcmp(name->row.letters, letters, length) == 0) {
            return name;
        }
    }
    return NULL;
}

static bool same_component(uint32_t principal, uint32_t other)
{
    return (uint16_t)principal == (uint16_t)other;
}

enum names_verdict names_register(struct names *names, const struct name_registration *wanted,
                                  uint64_t *ret_id)
{
    const struct name *taken = names_resolve(names, wanted->letters, wanted->length);
    if (taken != NULL) {
        return same_component(taken->row.owner, wanted->owner) ? NAMES_TAKEN : NAMES_NOT_YOURS;
    }
    struct name *name = add(names, wanted->letters, wanted->length);
    if (name == NULL) {
        return NAMES_FULL;
    }
    name->row.owner = wanted->owner;
    name->row.protocol = wanted->protocol;
    name->row.origin = NAME_ORIGIN_REGISTERED;
    name->label = wanted->label;
    name->endpoint = wanted->endpoint;
    *ret_id = name->row.id;
    return NAMES_GOOD;
}

static void tell(struct names *names, const struct name *name, enum name_change change)
{
    names->last_seq++;
    names->events[names->last_seq % NAMES_EVENTS] =
        (struct name_event){.name = name->row.id, .owner = name->row.owner, .change = change};
}

/* The state after a change; 0 if it cannot happen in this one. */
static enum name_state after_change(enum name_state state, enum name_change change)
{
    switch (change) {
    case NAME_CHANGE_CAME_UP:
        return state == NAME_STATE_DOWN ? NAME_STATE_UP : 0;
    case NAME_CHANGE_DIED:
        return state == NAME_STATE_UP ? NAME_STATE_RESTARTING : 0;
    case NAME_CHANGE_RESTARTED:
        return state != NAME_STATE_UP ? NAME_STATE_UP : 0; /* also if the death was not seen */
    case NAME_CHANGE_GIVEN_UP:
        return state != NAME_STATE_FAILED ? NAME_STATE_FAILED : 0;
    case NAME_CHANGE_WITHDRAWN:
        return 0;
    }
    return 0;
}

bool names_change(struct names *names, struct name *name, uint32_t owner, enum name_change change)
{
    enum name_state state = after_change(name->row.state, change);
    if (state == 0 || !same_component(name->row.owner, owner)) {
        return false;
    }
    name->row.state = (uint8_t)state;
    if (state == NAME_STATE_UP) {
        name->row.owner = owner;
    }
    if (change == NAME_CHANGE_RESTARTED) {
        name->row.restarts++;
    }
    tell(names, name, change);
    return true;
}

void names_withdraw(struct names *names, struct name *name)
{
    tell(names, name, NAME_CHANGE_WITHDRAWN);
    memset(name, 0, sizeof *name);
    names->generation++;
}

struct name *names_registered_by(struct names *names, uint64_t label)
{
    for (uint32_t i = 0; i < SAMGRD_MAX_NAMES; i++) {
        struct name *name = &names->names[i];
        if (name->row.origin == NAME_ORIGIN_REGISTERED && name->label == label) {
            return name;
        }
    }
    return NULL;
}

/* The watch of a name over a connection; the free slot for name 0. */
static struct name_watch *watch_of(struct names *names, uint64_t name, uint64_t label)
{
    for (uint32_t i = 0; i < SAMGRD_MAX_WATCHES; i++) {
        struct name_watch *watch = &names->watches[i];
        if (watch->name == name && watch->label == label) {
            return watch;
        }
    }
    return NULL;
}

/* The watch of a name that is no more, whose place another can have; null if there is none. */
static struct name_watch *watch_over(struct names *names)
{
    for (uint32_t i = 0; i < SAMGRD_MAX_WATCHES; i++) {
        if (names->watches[i].name != 0 && names->watches[i].bell == 0) {
            return &names->watches[i];
        }
    }
    return NULL;
}

bool names_watch(struct names *names, const struct name_watch *wanted, uint32_t *ret_old_bell)
{
    struct name_watch *watch = watch_of(names, wanted->name, wanted->label);
    if (watch == NULL) {
        watch = watch_of(names, 0, 0);
    }
    if (watch == NULL) {
        watch = watch_over(names);
    }
    if (watch == NULL) {
        return false;
    }
    *ret_old_bell = watch->bell;
    *watch = *wanted;
    return true;
}

static uint32_t end_watch(struct name_watch *watch)
{
    uint32_t bell = watch->bell;
    memset(watch, 0, sizeof *watch);
    return bell;
}

uint32_t names_unwatch(struct names *names, uint64_t name, uint64_t label)
{
    struct name_watch *watch = watch_of(names, name, label);
    return watch != NULL ? end_watch(watch) : 0;
}

uint32_t names_take_bell(struct names *names, uint64_t name)
{
    uint32_t bell = 0;
    for (uint32_t i = 0; i < SAMGRD_MAX_WATCHES && bell == 0; i++) {
        if (names->watches[i].name == name) {
            bell = names->watches[i].bell;
            names->watches[i].bell = 0;
        }
    }
    return bell;
}

uint32_t names_unwatch_label(struct names *names, uint64_t label)
{
    uint32_t bell = 0;
    for (uint32_t i = 0; i < SAMGRD_MAX_WATCHES && bell == 0; i++) {
        if (names->watches[i].name != 0 && names->watches[i].label == label) {
            bell = end_watch(&names->watches[i]);
        }
    }
    return bell;
}

const struct name_watch *names_next_bell(const struct names *names, uint32_t from)
{
    for (uint32_t i = from; i < SAMGRD_MAX_WATCHES; i++) {
        if (names->watches[i].bell != 0) {
            return &names->watches[i];
        }
    }
    return NULL;
}

const struct name_watch *names_next_watch(const struct names *names, uint64_t name, uint32_t from)
{
    for (uint32_t i = from; i < SAMGRD_MAX_WATCHES; i++) {
        if (names->watches[i].name == name) {
            return &names->watches[i];
        }
    }
    return NULL;
}

static bool is_watched(const struct names *names, uint64_t name, uint64_t label)
{
    for (uint32_t i = 0; i < SAMGRD_MAX_WATCHES; i++) {
        if (names->watches[i].name == name && names->watches[i].label == label) {
            return true;
        }
    }
    return false;
}

bool names_next_event(const struct names *names, uint64_t label, uint64_t after_seq,
                      struct name_news *ret_news)
{
    uint64_t kept = names->last_seq - names->first_seq + 1;
    uint64_t oldest = kept < NAMES_EVENTS ? names->first_seq : names->last_seq - NAMES_EVENTS + 1;
    uint64_t first = after_seq < oldest ? oldest : after_seq + 1;
    for (uint64_t seq = first; seq <= names->last_seq && seq > after_seq; seq++) {
        const struct name_event *event = &names->events[seq % NAMES_EVENTS];
        if (is_watched(names, event->name, label)) {
            *ret_news =
                (struct name_news){.seq = seq, .lost = first - after_seq - 1, .event = *event};
            return true;
        }
    }
    return false;
}

/* The name with the lowest number above `after`, or null. */
static const struct name *next_name(const struct names *names, uint64_t after)
{
    const struct name *best = NULL;
    for (uint32_t i = 0; i < SAMGRD_MAX_NAMES; i++) {
        const struct name *name = &names->names[i];
        if (name->row.id > after && (best == NULL || name->row.id < best->row.id)) {
            best = name;
        }
    }
    return best;
}

uint32_t names_page(const struct names *names, uint64_t after, struct name_row *rows, uint32_t room,
                    uint64_t *ret_next)
{
    uint32_t count = 0;
    const struct name *name = next_name(names, after);
    while (count < room && name != NULL) {
        rows[count++] = name->row;
        name = next_name(names, name->row.id);
    }
    *ret_next = name != NULL && count != 0 ? rows[count - 1].id : 0;
    return count;
}

static bool name_is_sound(const struct names *names, const struct name *name)
{
    if (name->row.id == 0) {
        return name->row.state == 0 && name->row.length == 0;
    }
    for (const struct name *other = names->names; other != name; other++) {
        bool same_letters = other->row.length == name->row.length &&
                            memcmp(other->row.letters, name->row.letters, name->row.length) == 0;
        if (other->row.id == name->row.id || (other->row.id != 0 && same_letters)) {
            return false;
        }
    }
    return name_state_is_known(name->row.state) && name->row.id < names->next_id;
}

static bool watch_is_sound(const struct names *names, uint32_t index)
{
    const struct name_watch *watch = &names->watches[index];
    if (watch->name == 0) {
        return watch->label == 0 && watch->bell == 0;
    }
    for (uint32_t i = 0; i < index; i++) {
        if (names->watches[i].name == watch->name && names->watches[i].label == watch->label) {
            return false;
        }
    }
    return watch->name < names->next_id;
}

bool names_check(const struct names *names)
{
    for (uint32_t i = 0; i < SAMGRD_MAX_NAMES; i++) {
        if (!name_is_sound(names, &names->names[i])) {
            return false;
        }
    }
    for (uint32_t i = 0; i < SAMGRD_MAX_WATCHES; i++) {
        if (!watch_is_sound(names, i)) {
            return false;
        }
    }
    return true;
}
