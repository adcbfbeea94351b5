/* Objects of the server's: brought to a state, observed, and ended again, by declared methods alone. */
#include "suite_parts.h"

struct suite_object *object_add(struct suite *s, uint64_t key, uint8_t state)
{
    struct suite_object *free_place = NULL;
    for (uint32_t i = 0; i < SUITE_OBJECTS; i++) {
        struct suite_object *o = &s->objects[i];
        if (o->state != SUITE_GONE && o->key == key) {
            case_fail(s, "a key that is in use was given out again");
            return o;
        }
        if (o->state == SUITE_GONE && free_place == NULL) {
            free_place = o;
        }
    }
    if (free_place == NULL) {
        case_fail(s, "more objects than the suite can keep");
        return NULL;
    }
    *free_place = (struct suite_object){.key = key, .state = state};
    return free_place;
}

bool object_walk(struct suite *s, struct suite_object *o, const uint8_t *way, uint32_t count)
{
    for (uint32_t i = 0; i < count && !s->failing; i++) {
        step_call(s, method_at(s, way[i]), 0, o);
    }
    return !s->failing;
}

/* The first place that is free now is the next object's. */
static struct suite_object *next_place(struct suite *s)
{
    for (uint32_t i = 0; i < SUITE_OBJECTS; i++) {
        if (s->objects[i].state == SUITE_GONE) {
            return &s->objects[i];
        }
    }
    return NULL;
}

struct suite_object *object_in(struct suite *s, uint32_t state)
{
    const struct suite_state *wanted = &s->protocol->states[state];
    struct suite_object *o = next_place(s);
    if (o == NULL || !wanted->has_way_in) {
        case_fail(s, "there is no way to this state");
        return NULL;
    }
    return object_walk(s, o, wanted->way_in, wanted->in_count) ? o : NULL;
}

static void observe(struct suite *s, struct suite_object *o)
{
    step_call(s, method_at(s, s->protocol->observer), 0, o);
}

void objects_observe(struct suite *s)
{
    if (s->protocol->observer == SUITE_NOWHERE) {
        return;
    }
    for (uint32_t i = 0; i < SUITE_OBJECTS && !s->failing; i++) {
        if (s->objects[i].state != SUITE_GONE) {
            observe(s, &s->objects[i]);
        }
    }
}

static void leave(struct suite *s, struct suite_object *o)
{
    const struct suite_state *state = &s->protocol->states[o->state];
    if (!state->has_way_out) {
        return;
    }
    if (object_walk(s, o, state->way_out, state->out_count) && o->state != SUITE_GONE) {
        case_fail(s, "an object did not go");
    }
}

void objects_leave(struct suite *s)
{
    bool failed = s->failing;
    for (uint32_t i = 0; i < SUITE_OBJECTS; i++) {
        s->failing = false; /* a case that failed must not leave its objects to the next one */
        if (s->objects[i].state != SUITE_GONE) {
            leave(s, &s->objects[i]);
        }
        failed = failed || s->failing;
    }
    s->failing = failed;
}

/* The method that makes objects, if there is one. */
static const struct suite_method *maker(const struct suite *s)
{
    for (uint32_t i = 0; i < s->protocol->method_count; i++) {
        if (method_at(s, i)->made_offset != SUITE_NOWHERE) {
            return method_at(s, i);
        }
    }
    return NULL;
}

void world_begin(struct suite *s)
{
    __builtin_memset(s->objects, 0, sizeof s->objects);
    s->kept = 0;
    s->protocol->reset(s->world);
    (void)s->port->complaint(s->world);
    if (maker(s) != NULL) {
        step_call(s, maker(s), 0, NULL);
    }
}

void world_end(struct suite *s)
{
    objects_observe(s);
    objects_leave(s);
}
