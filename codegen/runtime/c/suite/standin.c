/* See writ/standin.h. */
#include "writ/standin.h"

#include <string.h>

void standin_init(struct standin *model, const struct suite_protocol *protocol)
{
    memset(model, 0, sizeof *model);
    model->protocol = protocol;
    model->next_key = 1;
    for (uint32_t i = 0; i < protocol->machine_count; i++) {
        model->only[i] =
            (struct standin_object){.machine = (uint8_t)i, .state = protocol->machines[i].initial};
    }
}

struct standin_object *standin_find(struct standin *model, uint32_t machine, uint64_t key)
{
    if (model->protocol->machines[machine].initial != SUITE_GONE) {
        return &model->only[machine];
    }
    for (uint32_t i = 0; key != 0 && i < model->top; i++) {
        struct standin_object *o = &model->objects[i];
        if (o->key == key && o->machine == machine) {
            return o;
        }
    }
    return NULL;
}

uint64_t standin_value(const struct standin *model, const struct standin_object *o)
{
    return model->protocol->machines[o->machine].states[o->state].value;
}

static uint32_t live(const struct standin *model, uint32_t machine)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->top; i++) {
        count += model->objects[i].key != 0 && model->objects[i].machine == machine;
    }
    return count;
}

static struct standin_object *free_place(struct standin *model)
{
    for (uint32_t i = 0; i < model->top; i++) {
        if (model->objects[i].key == 0) {
            return &model->objects[i];
        }
    }
    return model->top < STANDIN_OBJECTS ? &model->objects[model->top++] : NULL;
}

static uint32_t make(struct standin *model, const struct suite_method *m, uint64_t *ret_key)
{
    uint32_t bound = model->protocol->machines[m->made_machine].bound;
    struct standin_object *o = NULL;
    if (bound == 0 || live(model, m->made_machine) < bound) {
        o = free_place(model);
    }
    if (o == NULL) {
        return WRIT_LIMIT;
    }
    *o = (struct standin_object){.key = model->next_key++,
                                 .machine = m->made_machine,
                                 .state = m->made,
                                 .class_index = model->next_class};
    model->next_class = 0;
    *ret_key = o->key;
    return WRIT_OK;
}

static void move(struct standin_object *o, uint8_t target)
{
    if (target == SUITE_GONE) {
        *o = (struct standin_object){0};
    } else if (target != SUITE_SAME) {
        o->state = target;
    }
}

/* Whether something that the method waits for can happen to the object, so that it is worth waiting. */
static bool is_to_come(const struct standin *model, uint32_t method, const struct standin_object *o)
{
    const struct suite_machine *machine = &model->protocol->machines[o->machine];
    bool found = false;
    for (uint32_t i = 0; i < machine->event_count; i++) {
        const struct suite_event *event = &machine->events[i];
        found =
            found || ((event->wakes >> method & 1) != 0 && (event->sources >> o->state & 1) != 0);
    }
    for (uint32_t i = 0; i < model->protocol->method_count; i++) {
        const struct suite_method *m = &model->protocol->methods[i];
        for (uint32_t k = 0; (m->wakes >> method & 1) != 0 && k < m->step_count; k++) {
            found = found || (m->steps[k].machine == o->machine &&
                              (m->steps[k].sources >> o->state & 1) != 0);
        }
    }
    return found;
}

/* The answer that a hook asked for. */
static uint32_t fail(struct standin *model, const struct suite_method *m, void *const *about)
{
    uint32_t status = model->next_status;
    model->next_status = WRIT_OK;
    for (uint32_t i = 0; i < m->error_count; i++) {
        for (uint32_t k = 0; m->errors[i].status == status && k < m->step_count; k++) {
            move(about[k], m->errors[i].targets[k]);
        }
    }
    return status;
}

uint32_t standin_answer(struct standin *model, uint32_t method, void *const *about,
                        uint64_t *ret_key)
{
    const struct suite_method *m = &model->protocol->methods[method];
    if (model->next_status != WRIT_OK) {
        return fail(model, m, about);
    }
    if (m->waiters != 0 && is_to_come(model, method, about[0])) {
        return WRIT_KEEP;
    }
    uint32_t status = m->made_offset != SUITE_NOWHERE ? make(model, m, ret_key) : WRIT_OK;
    for (uint32_t i = 0; status == WRIT_OK && i < m->step_count; i++) {
        move(about[i], m->steps[i].target);
    }
    return status;
}

/* An object that comes by itself, where there is none with its key and there is room. */
static struct standin_object *come(struct standin *model, uint32_t machine, uint64_t key)
{
    uint32_t bound = model->protocol->machines[machine].bound;
    struct standin_object *o = NULL;
    if (key != 0 && (bound == 0 || live(model, machine) < bound)) {
        o = free_place(model);
    }
    if (o != NULL) {
        *o = (struct standin_object){.key = key, .machine = (uint8_t)machine};
        model->next_key = key >= model->next_key ? key + 1 : model->next_key;
    }
    return o;
}

bool standin_event(struct standin *model, uint32_t machine, uint32_t event, uint64_t key)
{
    const struct suite_event *it = &model->protocol->machines[machine].events[event];
    struct standin_object *o = standin_find(model, machine, key);
    if (o == NULL && (it->sources >> SUITE_GONE & 1) != 0) {
        o = come(model, machine, key);
    }
    if (o == NULL || (it->sources >> o->state & 1) == 0) {
        return false;
    }
    move(o, it->target);
    return true;
}

const uint8_t *standin_reply(const struct standin *model, uint32_t method, struct writ_msg *ret_m)
{
    static _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
    const struct suite_method *m = &model->protocol->methods[method];
    memset(page, 0, sizeof page);
    memcpy(page, m->reply, m->reply_size);
    *ret_m = (struct writ_msg){.tag = m->reply_tag};
    memcpy(ret_m->w, page, WRIT_REGISTER_BYTES);
    return page;
}

uint64_t standin_digest(const struct standin *model)
{
    uint64_t digest = suite_digest(0, model->objects, model->top * sizeof model->objects[0]);
    digest = suite_digest(digest, model->only, sizeof model->only);
    return suite_digest(digest, &model->next_key, sizeof model->next_key);
}

bool standin_ensures(const struct standin *model, const struct suite *s)
{
    bool same = true;
    for (uint32_t i = 0; i < model->protocol->machine_count; i++) {
        bool keyed = model->protocol->machines[i].initial == SUITE_GONE;
        same = same && (!keyed || live(model, i) == suite_live(s, i));
    }
    return same;
}
