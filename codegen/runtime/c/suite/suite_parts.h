/* What the parts of the suite engine share: saying things, making calls, judging answers. Nobody else includes this. */
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
void case_end(struct suite *s);
/* A case that cannot run here. skips_end tells every reason once, with its count. */
void case_skip(struct suite *s, const char *reason);
void case_fail(struct suite *s, const char *what);
void case_fail_status(struct suite *s, const struct suite_method *m, uint32_t expected,
                      uint32_t got);
void skips_end(struct suite *s);

/* ---- suite_step.c: one call and everything that must hold after it ---- */

/* What there was before a call. */
struct suite_before {
    uint64_t digest;
    uint32_t held;
};

static inline const struct suite_method *method_at(const struct suite *s, uint32_t index)
{
    return &s->protocol->methods[index];
}

static inline bool may_call(const struct suite *s, const struct suite_method *m,
                            uint32_t connection)
{
    return m->roles == UINT32_MAX || (m->roles & s->protocol->connections[connection].roles) != 0;
}

/* The one right status of a good request, by the order of refusals. */
uint32_t expected_status(const struct suite *s, const struct suite_method *m, uint32_t connection,
                         const struct suite_object *o);

/* Makes `c` a typical request to the method, about this object (null where there is none). Optional handles are left out. */
void call_prepare(struct suite *s, struct suite_call *c, const struct suite_method *m,
                  uint32_t connection, const struct suite_object *o);
void call_put_handle(struct suite *s, struct suite_call *c, const struct suite_handle *handle);

uint32_t call_status(const struct suite_call *c);
struct suite_before step_before(struct suite *s);
/* Judges an answer: that there is one, its status, its form, and what it did. `m` is null for a number that no method has. The object is
 * taken to the state that the answer means. */
void step_after(struct suite *s, struct suite_call *c, const struct suite_method *m,
                struct suite_object *o, uint32_t expected, const struct suite_before *before);
/* A prepared request, sent and judged. */
void step_send(struct suite *s, struct suite_call *c, const struct suite_method *m,
               struct suite_object *o, uint32_t expected);
/* A typical request, expected to be answered by the order of refusals. */
void step_call(struct suite *s, const struct suite_method *m, uint32_t connection,
               struct suite_object *o);

/* ---- suite_world.c: bringing objects to states and away ---- */

/* A server as it begins, with one object that no case is about, so that what happens to it shows. */
void world_begin(struct suite *s);
/* Looks at every object, ends all of them. */
void world_end(struct suite *s);
/* A new object in this state, or null (the case has failed then). */
struct suite_object *object_in(struct suite *s, uint32_t state);
/* Takes an object through methods; false if a call on the way failed. */
bool object_walk(struct suite *s, struct suite_object *o, const uint8_t *way, uint32_t count);
struct suite_object *object_add(struct suite *s, uint64_t key, uint8_t state);
/* Checks that every object shows the state that it should be in. */
void objects_observe(struct suite *s);
/* Ends every object that has a way out. */
void objects_leave(struct suite *s);

/* ---- suite_wait.c: calls that are kept ---- */

/* One call of a waiting method about an object that allows it, kept until its event. */
void wait_case(struct suite *s, uint32_t index, struct suite_object *o, uint32_t connection);
/* Everything else that can happen to one who waits. */
void wait_cases(struct suite *s, uint32_t index);

#endif
