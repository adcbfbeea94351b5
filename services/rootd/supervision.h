/* What the end of a process means: that its component is started again, that it is given up, or the
 * end of the machine.
 *
 * Pure. A component is started again as its contract says; where that says never, the end of a
 * service, and that of an application that ends badly, end the machine. When every application has
 * ended well, so does the machine. The clock is the caller's, who says what time it is.
 */
#ifndef SUPERVISION_H
#define SUPERVISION_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel_types.h"
#include "writ/restarting.h"
#include "writ/system.h"

enum { SUPERVISION_COMPONENTS = 64 };

#define SUPERVISION_FOREVER UINT32_MAX

enum supervision_phase {
    SUPERVISION_ABSENT,   /* it has no process */
    SUPERVISION_STARTING, /* its process runs and has not answered yet */
    SUPERVISION_READY,    /* it answers, or serves nothing */
    SUPERVISION_PAUSING,  /* it ended and is started again when its time has come */
    SUPERVISION_ENDED,    /* it ended well and for good */
    SUPERVISION_LOST,     /* it was given up */
    SUPERVISION_STOPPED,  /* an operator stopped it */
};

enum supervision_verdict {
    SUPERVISION_GO_ON,
    SUPERVISION_AGAIN,    /* it is started again */
    SUPERVISION_GIVE_UP,  /* it is not, and who calls it has to learn that */
    SUPERVISION_ALL_WELL, /* the last application ended well */
    SUPERVISION_FAILED,
};

/* What there is to tell of a component, in this order. */
enum supervision_news {
    SUPERVISION_NOTHING = 0,
    SUPERVISION_DIED = 1,
    SUPERVISION_CAME_UP = 2,
    SUPERVISION_RETURNED = 4,
    SUPERVISION_GONE = 8,
};

struct supervised {
    uint8_t phase;     /* enum supervision_phase */
    uint8_t news;      /* bits: what was not told yet */
    uint32_t starts;   /* since the machine's */
    uint32_t tries;    /* to get an answer from it since its start */
    uint32_t early;    /* ends of its own processes before they answered, since it last did */
    uint64_t due_us;   /* of one that is pausing */
    uint64_t ready_us; /* when it answered last, since boot */
    uint32_t code;     /* of its last end */
    uint8_t cause;     /* enum exit_cause */
    struct restarting restarting;
};

struct supervision {
    const struct writ_system *system;
    uint32_t maker;        /* index of the one through which the others are started, or 0 */
    uint64_t applications; /* a bit for each that has not ended well; bit = index in the system */
    uint64_t now_us;
    struct supervised of[SUPERVISION_COMPONENTS];
};

/* How a process ended. */
struct supervision_end {
    uint32_t component; /* index in the system */
    enum exit_cause cause;
    uint32_t code;
    uint64_t time_us;    /* since boot; 0 for one that could not be started: that counts as now */
    uint64_t started_us; /* likewise */
};

/* `system` has passed wiring_make. */
void supervision_init(struct supervision *supervision, const struct writ_system *system,
                      uint32_t maker);

/* Takes note of an end. */
[[nodiscard]] enum supervision_verdict supervision_ended(struct supervision *supervision,
                                                         const struct supervision_end *end);

/* Its process runs; one that serves nothing is ready by that. */
void supervision_started(struct supervision *supervision, uint32_t component);

/* It has answered. */
void supervision_proved(struct supervision *supervision, uint32_t component);

/* Whether two in a row ran and ended by themselves before they answered, so that the next one should not
 * believe what it inherits. Asked once. */
[[nodiscard]] bool supervision_distrusts(struct supervision *supervision, uint32_t component);

/* An operator had it stopped: it stays so until it is to begin anew. */
void supervision_stopped(struct supervision *supervision, uint32_t component);

/* Whether it is one that is started here: drivers and programs that somebody launches are others' to
 * start and to stop. */
[[nodiscard]] bool supervision_starts(const struct supervision *supervision, uint32_t component);

/* It has no process and is to be started now, with all its restarts. */
void supervision_anew(struct supervision *supervision, uint32_t component);

/* It is this late, since boot; never earlier than it was. */
void supervision_now(struct supervision *supervision, uint64_t now_us);

/* How long there is nothing to do but to wait for an end. */
[[nodiscard]] uint32_t supervision_wait_ms(const struct supervision *supervision);

/* A component that is to be started now, the maker before others and nobody without it; 0 if there
 * is none. */
[[nodiscard]] uint32_t supervision_due(const struct supervision *supervision);

/* A component that has not answered yet, above this index; 0 if there is none. */
[[nodiscard]] uint32_t supervision_unproved(const struct supervision *supervision, uint32_t after);

/* The next thing to tell, and of whom; NOTHING if everything was told. */
[[nodiscard]] enum supervision_news supervision_news(const struct supervision *supervision,
                                                     uint32_t *ret_component);

void supervision_told(struct supervision *supervision, uint32_t component,
                      enum supervision_news news);

/* Whoever was told may have forgotten it: that they are up or gone is news again of all that are,
 * beside what was not told yet. */
void supervision_tell_again(struct supervision *supervision);

/* How it ended, in words: "exited with code", "was killed with code", "faulted with code". */
[[nodiscard]] const char *supervision_cause_text(enum exit_cause cause);

#endif
