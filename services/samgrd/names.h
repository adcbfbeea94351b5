/* Names: who is behind one, whether he lives, and who wants to know.
 *
 * Pure: no messages, no clock, no allocation, no logging. Names that the system's components declare
 * are there from the start; a component that serves one protocol has its own name, one that serves
 * several has `<component>.<Protocol>` for each. Whatever is not known is not resolved.
 *
 * The state holds no pointer and means the same in the daemon's next instance.
 */
#ifndef NAMES_H
#define NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "samgrd_types.h"
#include "writ/system.h"

enum { NAMES_EVENTS = 128 };

struct name {
    struct name_row row; /* N1: number 0 in a free slot, else unique and below `next_id` */
    uint64_t label;      /* the connection that registered it; 0 for a declared name */
    uint32_t endpoint;   /* slot of its endpoint; 0 for a declared name */
};

struct name_watch {
    uint64_t name; /* N2: 0 in a free slot, else the number of a name; once per name and label */
    uint64_t label;
    uint32_t
        bell; /* slot of the notification; 0 once the name was withdrawn, which can still be read */
};

struct name_event {
    uint64_t name;
    uint32_t owner;
    enum name_change change;
};

struct names {
    uint64_t next_id; /* never reused */
    uint64_t generation;
    uint64_t first_seq; /* of the oldest event that can be told */
    uint64_t last_seq;
    uint64_t connections; /* made so far for registered names; part of their labels */
    struct name names[SAMGRD_MAX_NAMES];
    struct name_watch watches[SAMGRD_MAX_WATCHES];
    struct name_event events[NAMES_EVENTS]; /* event `seq` is at `seq % NAMES_EVENTS` */
};

/* The names of the system's components, which have the same numbers always; where what was there
 * before was lost so many times, no other number is used that was used before. False if there are
 * more names than there can be, or one is too long; then nothing of use is in `names`. */
[[nodiscard]] bool names_init(struct names *names, const struct writ_system *system,
                              uint64_t losses);

/* The name with this number, or null. */
[[nodiscard]] struct name *names_find(struct names *names, uint64_t id);

/* The name with these letters, or null. */
[[nodiscard]] struct name *names_resolve(struct names *names, const uint8_t *letters,
                                         uint32_t length);

/* What a server registers. */
struct name_registration {
    const uint8_t *letters;
    uint32_t length; /* 1 to SAMGRD_MAX_SERVICE_NAME */
    uint32_t owner;
    uint16_t protocol;
    uint32_t endpoint;
    uint64_t label;
};

enum names_verdict {
    NAMES_GOOD,
    NAMES_NOT_YOURS, /* it belongs to another component */
    NAMES_TAKEN,     /* the same component has it already */
    NAMES_FULL,
};

/* On anything but NAMES_GOOD the names are as they were. */
[[nodiscard]] enum names_verdict
names_register(struct names *names, const struct name_registration *wanted, uint64_t *ret_id);

/* What happened to a name, as its supervisor says. False if it cannot happen in its state: nothing
 * is changed then, so that what is said twice happens once. */
[[nodiscard]] bool names_change(struct names *names, struct name *name, uint32_t owner,
                                enum name_change change);

/* Takes a registered name back: it is told of, and then it is no more. The slot of its endpoint is
 * the caller's to close. Its watches stay until others need their places, so that who watches it
 * can read what happened; their bells are given up one by one by names_take_bell(). */
void names_withdraw(struct names *names, struct name *name);

/* The bell of some watch of a name, which has none from then on; 0 if there is none left. */
[[nodiscard]] uint32_t names_take_bell(struct names *names, uint64_t name);

/* A name that was registered over this connection, or null. */
[[nodiscard]] struct name *names_registered_by(struct names *names, uint64_t label);

/* Adds a watch or replaces the one that is there; `ret_old_bell` is the slot to close, or 0. False
 * if there are as many as there can be, all of names that are there. */
[[nodiscard]] bool names_watch(struct names *names, const struct name_watch *wanted,
                               uint32_t *ret_old_bell);

/* Ends a watch and returns its bell, or 0 if there is none. */
[[nodiscard]] uint32_t names_unwatch(struct names *names, uint64_t name, uint64_t label);

/* Ends some watch of the connection, and returns its bell; 0 if there is none left. */
[[nodiscard]] uint32_t names_unwatch_label(struct names *names, uint64_t label);

/* The first watch with a bell at or behind place `from`, or null. */
[[nodiscard]] const struct name_watch *names_next_bell(const struct names *names, uint32_t from);

/* The first watch of this name at or behind place `from`, or null. */
[[nodiscard]] const struct name_watch *names_next_watch(const struct names *names, uint64_t name,
                                                        uint32_t from);

struct name_news {
    uint64_t seq;
    uint64_t lost;
    struct name_event event;
};

/* The oldest event after `after_seq` about a name that is watched over this connection. */
[[nodiscard]] bool names_next_event(const struct names *names, uint64_t label, uint64_t after_seq,
                                    struct name_news *ret_news);

/* The names with a number above `after`, by rising number; returns how many were put. `ret_next` is
 * the number to go on after, 0 if these were the last. */
[[nodiscard]] uint32_t names_page(const struct names *names, uint64_t after, struct name_row *rows,
                                  uint32_t room, uint64_t *ret_next);

/* Whether N1 and N2 hold. */
[[nodiscard]] bool names_check(const struct names *names);

#endif
