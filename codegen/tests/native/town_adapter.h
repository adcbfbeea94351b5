/* A town: the adapter of the contract that has everything echo has not. For tests of the generated code only. */
#ifndef TOWN_ADAPTER_H
#define TOWN_ADAPTER_H

#include "town_server.h"

#include "writ/fake.h"

enum { VISITS = 4 };

struct house {
    uint64_t id;
    enum house_state state;
    enum house_class kind;
};

struct gate {
    enum gate_state state;
};

struct visit {
    uint64_t label;
    enum visit_state state;
};

/* What the last request of a kind said, as the handler saw it. */
struct seen {
    struct town_paint_request paint;
    struct town_survey_request survey;
    struct town_count_request count;
    struct town_tell_request tell;
    uint32_t papers[2];
    uint32_t map;
    uint32_t ally;
    struct town_draw_request draw;
    struct town_sketch_request sketch;
    uint32_t more;
    uint32_t roads;
    uint64_t tolls;
};

struct town_server {
    struct town_serving serving;
    struct house houses[TOWN_MAX_HOUSES];
    struct gate gate;
    struct visit visits[VISITS];
    uint64_t last_id;
    uint32_t answer_with; /* of quench and deliver */
    uint32_t receipt;     /* slot that deliver gives */
    bool keeps_papers;
    struct fake_process *fills; /* deliver fills this table before it answers */
    struct seen seen;
};

static struct house *town_find_house(struct town_server *s, uint64_t key,
                                     enum house_state *ret_state, enum house_class *ret_class)
{
    for (uint32_t i = 0; i < TOWN_MAX_HOUSES; i++) {
        if (s->houses[i].id == key && key != 0) {
            *ret_state = s->houses[i].state;
            *ret_class = s->houses[i].kind;
            return &s->houses[i];
        }
    }
    return NULL;
}

static struct gate *town_find_gate(struct town_server *s, enum gate_state *ret_state)
{
    *ret_state = s->gate.state;
    return &s->gate;
}

static struct visit *town_find_visit(struct town_server *s, uint64_t label,
                                     enum visit_state *ret_state)
{
    for (uint32_t i = 0; i < VISITS; i++) {
        if (s->visits[i].label == label || s->visits[i].label == 0) {
            if (s->visits[i].label == 0) {
                s->visits[i] = (struct visit){.label = label, .state = VISIT_STATE_OUTSIDE};
            }
            *ret_state = s->visits[i].state;
            return &s->visits[i];
        }
    }
    return NULL;
}

static void town_on_closed_visit(struct town_server *s, uint64_t label)
{
    for (uint32_t i = 0; i < VISITS; i++) {
        if (s->visits[i].label == label) {
            s->visits[i].state = VISIT_STATE_OUTSIDE;
        }
    }
}

static uint32_t town_on_build(struct town_server *s, const struct writ_caller *caller,
                              const struct town_build_request *request,
                              struct town_build_reply *reply)
{
    (void)caller;
    for (uint32_t i = 0; i < TOWN_MAX_HOUSES; i++) {
        if (s->houses[i].id == 0) {
            enum house_class kind =
                request->stone == STONE_MARBLE ? HOUSE_CLASS_PALACE : HOUSE_CLASS_SHED;
            s->houses[i] =
                (struct house){.id = ++s->last_id, .state = HOUSE_STATE_EMPTY, .kind = kind};
            reply->house = s->last_id;
            return WRIT_OK;
        }
    }
    return TOWN_ERROR_FULL;
}

static uint32_t town_on_look_at(struct town_server *s, const struct writ_caller *caller,
                                struct house *house, const struct town_look_at_request *request,
                                struct town_look_at_reply *reply)
{
    (void)s;
    (void)caller;
    (void)request;
    reply->state = house->state;
    return WRIT_OK;
}

static uint32_t town_on_move_in(struct town_server *s, const struct writ_caller *caller,
                                struct house *house, const struct town_move_in_request *request)
{
    (void)s;
    (void)caller;
    (void)request;
    house->state = HOUSE_STATE_LIVED_IN;
    return WRIT_OK;
}

static uint32_t town_on_quench(struct town_server *s, const struct writ_caller *caller,
                               struct house *house, const struct town_quench_request *request)
{
    (void)caller;
    (void)request;
    if (s->answer_with == TOWN_ERROR_ASHES) {
        *house = (struct house){.id = 0};
        return s->answer_with;
    }
    house->state = HOUSE_STATE_EMPTY;
    return WRIT_OK;
}

static uint32_t town_on_wait_fire(struct town_server *s, const struct writ_caller *caller,
                                  struct house *house, const struct town_wait_fire_request *request)
{
    (void)s;
    (void)caller;
    (void)house;
    (void)request;
    return WRIT_KEEP;
}

static uint32_t town_answer_wait_fire(struct town_server *s, uint64_t key, struct house *house)
{
    (void)s;
    return house->id == key && house->state == HOUSE_STATE_BURNING ? WRIT_OK : WRIT_INTERNAL;
}

static uint32_t town_on_open_gate(struct town_server *s, const struct writ_caller *caller,
                                  struct gate *gate)
{
    (void)s;
    (void)caller;
    gate->state = GATE_STATE_OPENED;
    return WRIT_OK;
}

static uint32_t town_on_enter(struct town_server *s, const struct writ_caller *caller,
                              struct gate *gate, struct visit *visit)
{
    (void)s;
    (void)caller;
    (void)gate;
    visit->state = VISIT_STATE_INSIDE;
    return WRIT_OK;
}

static uint32_t town_on_swap(struct town_server *s, const struct writ_caller *caller,
                             struct house *house_one, struct house *house_other,
                             const struct town_swap_request *request)
{
    (void)s;
    (void)caller;
    return house_one->id == request->one && house_other->id == request->other ? WRIT_OK
                                                                              : WRIT_INTERNAL;
}

static uint32_t town_on_paint(struct town_server *s, const struct writ_caller *caller,
                              const struct town_paint_request *request,
                              struct town_paint_reply *reply)
{
    (void)caller;
    s->seen.paint = *request;
    reply->at = request->at;
    reply->mood = request->mood;
    return WRIT_OK;
}

static uint32_t town_on_survey(struct town_server *s, const struct writ_caller *caller,
                               const struct town_survey_request *request,
                               struct town_survey_reply *reply)
{
    (void)caller;
    s->seen.survey = *request;
    reply->streets[0] = request->streets[1];
    reply->streets[1] = request->streets[0];
    reply->far = request->level < 0;
    return WRIT_OK;
}

static uint32_t town_on_name_it(struct town_server *s, const struct writ_caller *caller,
                                const struct town_name_it_request *request,
                                struct town_name_it_reply *reply)
{
    (void)caller;
    uint16_t tolls[3] = {0};
    s->seen.roads = request->path.count;
    for (uint32_t i = 0; i < request->tolls.count; i++) {
        s->seen.tolls += request->tolls.items[i];
        tolls[i] = (uint16_t)request->tolls.items[i];
    }
    reply->sum = request->coat.length + request->song.length;
    town_name_it_reply_put_path(s, reply, request->path.items, request->path.count);
    town_name_it_reply_put_name(s, reply, request->name.data, request->name.length);
    town_name_it_reply_put_tolls(s, reply, tolls, request->tolls.count);
    return WRIT_OK;
}

static uint32_t town_on_deliver(struct town_server *s, const struct writ_caller *caller,
                                struct town_deliver_request *request,
                                struct town_deliver_reply *reply)
{
    (void)caller;
    s->seen.papers[0] = request->papers[0];
    s->seen.papers[1] = request->papers[1];
    s->seen.map = request->map;
    s->seen.ally = request->ally;
    reply->receipt = s->receipt;
    while (s->fills != NULL && fake_live(s->fills) < FAKE_SLOTS - FAKE_FIRST_SLOT) {
        (void)fake_object(s->fills, VMO_TYPE, 0, 0);
    }
    if (s->keeps_papers) {
        reply->way = writ_take(&request->ally);
        (void)writ_take(&request->papers[1]);
    }
    return s->answer_with;
}

static uint32_t town_on_count(struct town_server *s, const struct writ_caller *caller,
                              const struct town_count_request *request,
                              struct town_count_reply *reply)
{
    (void)caller;
    s->seen.count = *request;
    reply->sum = request->first + request->second + request->third;
    reply->parts = request->version + 1;
    return WRIT_OK;
}

static uint32_t town_on_draw(struct town_server *s, const struct writ_caller *caller,
                             const struct town_draw_request *request, struct town_draw_reply *reply)
{
    (void)caller;
    s->seen.draw = *request;
    s->seen.more = request->more.count == 0 ? 0 : request->more.items[0].as.length;
    reply->last = request->drawings[1];
    reply->who = request->who;
    return WRIT_OK;
}

static uint32_t town_on_sketch(struct town_server *s, const struct writ_caller *caller,
                               const struct town_sketch_request *request,
                               struct town_sketch_reply *reply)
{
    (void)caller;
    s->seen.sketch = *request;
    reply->sketch = request->sketch;
    reply->rumour = request->later;
    return WRIT_OK;
}

static uint32_t town_on_tell(struct town_server *s, const struct writ_caller *caller,
                             const struct town_tell_request *request, struct town_tell_reply *reply)
{
    (void)caller;
    s->seen.tell = *request;
    reply->told = request->story.length * (request->version >= 1 ? request->times : 1);
    return WRIT_OK;
}

#endif
