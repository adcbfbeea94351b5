/* Objects of the server's: made, found, observed, and ended again, by declared methods alone. */
#include "suite_parts.h"

uint32_t suite_live(const struct suite *s, uint32_t machine)
{
    uint32_t live = 0;
    for (uint32_t i = 0; i < s->top; i++) {
        live += s->room.objects[i].machine == machine && is_live(&s->room.objects[i]);
    }
    return live;
}

bool suite_may_have(const struct suite *s, uint32_t machine, uint32_t count)
{
    uint32_t certain = 0;
    for (uint32_t i = 0; i < s->top; i++) {
        const struct suite_object *o = &s->room.objects[i];
        certain += o->machine == machine && (o->states & state_bit(SUITE_GONE)) == 0;
    }
    return certain <= count && count <= suite_live(s, machine);
}

uint64_t suite_newest(const struct suite *s, uint32_t machine)
{
    uint64_t newest = 0;
    for (uint32_t i = 0; i < s->top; i++) {
        const struct suite_object *o = &s->room.objects[i];
        bool counts = o->machine == machine && is_live(o);
        newest = counts && o->key > newest ? o->key : newest;
    }
    return newest;
}

struct suite_object *object_find(struct suite *s, uint32_t machine, uint64_t key)
{
    for (uint32_t i = 0; i < s->top; i++) {
        struct suite_object *o = &s->room.objects[i];
        if (o->machine == machine && o->key == key && is_live(o)) {
            return o;
        }
    }
    return NULL;
}

/* A place for an object; one in the cast is not free, even if its object has gone. */
static struct suite_object *free_place(struct suite *s)
{
    for (uint32_t i = 0; i < s->top; i++) {
        struct suite_object *o = &s->room.objects[i];
        if (!is_live(o) && s->cast[o->machine] != o) {
            return o;
        }
    }
    return s->top < s->room.object_count ? &s->room.objects[s->top++] : NULL;
}

struct suite_object *object_add(struct suite *s, uint32_t machine, uint64_t key, uint32_t state)
{
    struct suite_object *o = object_find(s, machine, key);
    if (o != NULL) {
        case_fail(s, "a key that is in use was given out again");
        return o;
    }
    o = free_place(s);
    if (o == NULL) {
        case_fail(s, "more objects than the suite can keep");
        return NULL;
    }
    *o = (struct suite_object){.key = key,
                               .states = state_bit(state),
                               .machine = (uint8_t)machine,
                               .class_index = SUITE_NO_CLASS};
    return o;
}

static void observe(struct suite *s, struct suite_object *o)
{
    const struct suite_machine *machine = machine_at(s, o->machine);
    struct suite_object *before = s->cast[o->machine];
    if (machine->observer == SUITE_NOWHERE) {
        return;
    }
    s->cast[o->machine] = o;
    step_call(s, method_at(s, machine->observer), 0);
    s->cast[o->machine] = before;
}

void objects_observe(struct suite *s)
{
    for (uint32_t i = 0; i < s->protocol->machine_count && !s->failing; i++) {
        if (machine_at(s, i)->key_size == 0) { /* there is one, and it is always there */
            observe(s, &s->others[i]);
        }
    }
    for (uint32_t i = 0; i < s->top && !s->failing; i++) {
        if (is_live(&s->room.objects[i])) {
            observe(s, &s->room.objects[i]);
        }
    }
}

/* Ends an object, if methods alone can. */
static void leave(struct suite *s, struct suite_object *o)
{
    uint8_t wanted[SUITE_MACHINES];
    __builtin_memset(wanted, PLAN_ANY, sizeof wanted);
    wanted[o->machine] = SUITE_GONE;
    __builtin_memset(s->cast, 0, sizeof s->cast);
    s->cast[o->machine] = o;
    bool certain = !s->port->restless &&
                   o->maker == 0; /* who leaves, the suite's first connection, may do so */
    if (plan_leave(s, wanted, SUITE_NOWHERE) && !s->failing && is_live(o) && certain) {
        case_fail(s, "an object did not go");
    }
}

static void objects_leave(struct suite *s)
{
    bool failed = s->failing;
    const char *why_not = s->why_not;
    for (uint32_t i = 0; i < s->top; i++) {
        s->failing = false; /* a case that failed must not leave its objects to the next one */
        if (is_live(&s->room.objects[i])) {
            leave(s, &s->room.objects[i]);
        }
        failed = failed || s->failing;
    }
    s->failing = failed;
    s->why_not = why_not;
}

/* The first method that makes objects of a machine and asks for nothing else. */
static const struct suite_method *maker_of(const struct suite *s, uint32_t machine)
{
    for (uint32_t i = 0; i < s->protocol->method_count; i++) {
        const struct suite_method *m = method_at(s, i);
        if (m->made_offset != SUITE_NOWHERE && m->made_machine == machine && m->step_count == 0) {
            return m;
        }
    }
    return NULL;
}

void world_begin(struct suite *s)
{
    s->top = 0;
    s->kept = 0;
    s->lasting = 0;
    s->came = 0;
    __builtin_memset(s->cast, 0, sizeof s->cast);
    __builtin_memset(s->wanted_class, SUITE_NO_CLASS, sizeof s->wanted_class);
    s->protocol->reset(s->world);
    (void)s->port->complaint(s->world);
    for (uint32_t i = 0; i < s->protocol->machine_count; i++) {
        s->others[i] = (struct suite_object){.key = machine_at(s, i)->unknown_key,
                                             .states = state_bit(machine_at(s, i)->initial),
                                             .machine = (uint8_t)i,
                                             .class_index = SUITE_NO_CLASS};
        if (maker_of(s, i) != NULL) {
            step_call(s, maker_of(s, i), 0);
        }
    }
    s->why_not = NULL;
}

void world_end(struct suite *s)
{
    const char *why_not = s->why_not;
    objects_observe(s);
    s->why_not = why_not;
    objects_leave(s);
}
