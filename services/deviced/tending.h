/* How drivers are tended: started through procd, heard of when they end, started again, stopped.
 *
 * The part of the adapter that is done between calls, one thing at a time, in a turn. What a driver gets of its device is holding.h's, how its process comes to be staging.h's,
 * what follows for the registry lives.h's.
 */
#ifndef TENDING_H
#define TENDING_H

#include "holding.h"
#include "lives.h"
#include "registry.h"
#include "writ/bells.h"
#include "writ/estate.h"
#include "writ/system.h"

/* What rings us. */
enum { TENDING_DEATHS = 1, TENDING_WORK = 2 };

/* What is confirmed before anybody is answered. */
struct confirmed {
    struct registry registry;
    struct bells bells;
};

struct tending {
    struct writ_io *io;
    struct estate estate;
    struct confirmed live;
    uint32_t news;   /* notification */
    uint32_t timer;  /* rings TENDING_WORK */
    bool subscribed; /* procd rings TENDING_DEATHS */
    bool died;       /* somebody may have */
    bool compared;   /* what was inherited, with what procd knows */
};

/* Confirms everything and rings who wants to know what has changed. */
void tending_confirm(struct tending *t);

/* There may be something to do, after this call is answered. */
void tending_want_turn(struct tending *t);

/* The component of a driver: seeding has seen it. */
[[nodiscard]] const struct writ_system_component *tending_component(const struct driver *driver);

[[nodiscard]] struct holding tending_holding(struct tending *t, struct driver *driver,
                                             struct device *device);

/* Starts it by procd. On an error nothing remains of the process, and the cause is in `ret_trouble`. */
[[nodiscard]] uint32_t tending_start(struct tending *t, struct driver *driver,
                                     struct device *device, enum driver_trouble *ret_trouble);

/* Starts a driver of itself; if that fails, it is as if its process had ended. */
void tending_activate(struct tending *t, struct driver *driver, struct device *device);

/* Its process is gone: the device is made quiet, and kept only if there will be another process. */
void tending_ended(struct tending *t, struct driver *driver, const struct life_end *end);

/* Ends its process for good, and leaves its device quiet and nobody's. False if procd does not stop it. */
bool tending_stop(struct tending *t, struct driver *driver, bool held_back);

/* Says which drivers have no device to drive. */
void tending_say_idle(struct tending *t);

/* Takes note of some of the ends since the last time; true if there may be more. */
bool tending_take_ends(struct tending *t);

/* One thing about drivers; false if there is none. */
bool tending_step(struct tending *t);

/* Done between calls: a bounded piece of what there is to do, and the next time for more. */
void tending_turn(struct tending *t);

#endif
