/* What the parts of the suite engine share: saying things, making calls, judging answers, finding ways. Nobody else includes this. */
#ifndef SUITE_PARTS_H
#define SUITE_PARTS_H

#include "writ/suite.h"

/* ---- suite_text.c: lines, titles and the count of cases ---- */

/* A line in the making; what does not fit whole is left out. */
void say_text(struct suite *s, const char *text);
void say_number(struct suite *s, uint64_t number);
void say_status(struct suite *s, const struct suite_method *m, uint32_t status);
/* Prints the line, unless the suite is quiet. */
void say_line(struct suite *s);

/* Starts a case; its name is made of these parts. */
void case_begin(struct suite *s, const char *const *title, uint32_t parts);
/* A case that something kept from running is counted as skipped. */
void case_end(struct suite *s);
/* A case that cannot run here. skips_end tells every reason once, with its count. */
void case_skip(struct suite *s, const char *reason);
void case_fail(struct suite *s, const char *what);
void case_fail_status(struct suite *s, const struct suite_method *m, uint32_t expected,
                      uint32_t got);
void skips_end(struct suite *s);

/* ---- suite_step.c: one call and everything that must hold after it ---- */

/* The statuses of which an answer has to be one. */
struct suite_expected {
    uint64_t framework; /* bit per status below WRIT_FIRST_OWN */
    uint32_t own;       /* an error of the method's; 0 for none */
};

/* What there was before a call, and the objects that it is about. */
struct suite_before {
    uint64_t digest;
    uint32_t held;
    struct suite_object *about[SUITE_STEPS];
};

static inline const struct suite_method *method_at(const struct suite *s, uint32_t index)
{
    return &s->protocol->methods[index];
}

static inline uint32_t method_index(const struct suite *s, const struct suite_method *m)
{
    return (uint32_t)(m - s->protocol->methods);
}

static inline const struct suite_machine *machine_at(const struct suite *s, uint32_t index)
{
    return &s->protocol->machines[index];
}

static inline bool is_keyed(const struct suite_machine *machine)
{
    return machine->initial == SUITE_GONE;
}

static inline uint32_t state_bit(uint32_t state)
{
    return UINT32_C(1) << state;
}

/* The object of the case: the one in the cast, or the only one of its machine. */
static inline struct suite_object *subject_of(struct suite *s, uint32_t machine)
{
    return is_keyed(machine_at(s, machine)) ? s->cast[machine] : &s->others[machine];
}

/* Whether there may be such an object. */
static inline bool is_live(const struct suite_object *o)
{
    return (o->states & ~state_bit(SUITE_GONE)) != 0;
}

/* The state of an object that is in one only, or the first of those it may be in. */
static inline uint32_t state_of(const struct suite_object *o)
{
    return o == NULL || o->states == 0 ? SUITE_GONE : (uint32_t)__builtin_ctz(o->states);
}

static inline struct suite_expected exactly(uint32_t status)
{
    if (status >= WRIT_FIRST_OWN) {
        return (struct suite_expected){.own = status};
    }
    return (struct suite_expected){.framework = UINT64_C(1) << status};
}

static inline bool is_expected(struct suite_expected expected, uint32_t status)
{
    return status >= WRIT_FIRST_OWN ? status == expected.own
                                    : (expected.framework >> status & 1) != 0;
}

/* A field of a message, wherever it travels. */
uint64_t field_of(const struct suite_call *c, uint32_t offset, uint32_t size);
void field_put(struct suite_call *c, uint32_t offset, uint64_t value, uint32_t size);

/* Makes `c` a typical request to the method, about the objects of the case. Optional handles are left out. */
void call_prepare(struct suite *s, struct suite_call *c, const struct suite_method *m,
                  uint32_t connection);
void call_put_handle(struct suite *s, struct suite_call *c, const struct suite_handle *handle);
/* Asks for the class that is wanted of what the call makes, or for the last that can be had. Null, or why it cannot be had so. */
const char *call_choose(struct suite *s, struct suite_call *c, const struct suite_method *m);
uint32_t call_status(const struct suite_call *c);

/* The right statuses of a good request, by the order of refusals. */
struct suite_expected expected_of(const struct suite *s, const struct suite_method *m,
                                  const struct suite_call *c, const struct suite_before *before);
/* The same once there is an answer: who did not make the object may hear that it is not his. */
struct suite_expected expected_by(const struct suite *s, const struct suite_method *m,
                                  const struct suite_call *c, const struct suite_before *before,
                                  struct suite_expected expected);
/* `m` is null for a number that no method has. */
struct suite_before step_before(struct suite *s, const struct suite_method *m,
                                const struct suite_call *c);
/* Judges an answer: that there is one, its status, its form, and what it did. The objects are taken to the states that the answer means. */
void step_after(struct suite *s, struct suite_call *c, const struct suite_method *m,
                struct suite_expected expected, const struct suite_before *before);
/* A prepared request, sent and judged. */
void step_send(struct suite *s, struct suite_call *c, const struct suite_method *m,
               struct suite_expected expected);
/* A typical request, expected to be answered by the order of refusals. */
void step_call(struct suite *s, const struct suite_method *m, uint32_t connection);
/* An event of the object of the case, which answers so many kept calls; false (and why_not is set) if it cannot be made to happen here.
 * Where there is no object, the event is one that begins at gone, and what comes by it is the object of the case. */
bool step_event(struct suite *s, uint32_t machine, const struct suite_event *event,
                uint32_t released);
/* Adds every state that events may have led an object to. */
void suite_widen(const struct suite *s, struct suite_object *o);
/* What an event means for its object. */
void take_event(struct suite *s, struct suite_object *o, const struct suite_event *event);

/* ---- suite_world.c: bringing objects to states and away ---- */

/* A server as it begins, with objects that no case is about, so that what happens to them shows. */
void world_begin(struct suite *s);
/* Looks at every object, ends all of them. */
void world_end(struct suite *s);
struct suite_object *object_add(struct suite *s, uint32_t machine, uint64_t key, uint32_t state);
/* The object with this key, or null. */
struct suite_object *object_find(struct suite *s, uint32_t machine, uint64_t key);
/* Checks that every object shows a state that it may be in. */
void objects_observe(struct suite *s);

/* ---- suite_plan.c: ways to states ---- */

enum { PLAN_ANY = 0xff };

/* Takes the objects of the case to these states, one per machine or PLAN_ANY. False if there is no way: why_not says why. */
bool plan_walk(struct suite *s, const uint8_t *wanted);
/* The same by methods alone, which make nothing new and wake nobody who waits in the method `asleep` (SUITE_NOWHERE for all). */
bool plan_leave(struct suite *s, const uint8_t *wanted, uint32_t asleep);
/* Whether plan_leave would find a way. */
bool plan_can_leave(struct suite *s, const uint8_t *wanted, uint32_t asleep);

/* ---- suite_wait.c: calls that are kept ---- */

/* One call of a waiting method about an object that allows it, kept until its event, or answered at once where that may be. */
void wait_case(struct suite *s, uint32_t index, uint32_t connection);
/* Everything else that can happen to one who waits. */
void wait_cases(struct suite *s, uint32_t index);

#endif
