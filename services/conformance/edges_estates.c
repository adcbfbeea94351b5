/* Cases about what outlives a process: see edges.h. */
#include "edges.h"

#include "children.h"
#include "kernel_calls.h"
#include "writ/port.h"

enum { CODE = 5, FIRST_SLOT = 16, SECOND_SLOT = 17 };

static uint32_t set_estate(struct writ_io *io, const struct child *child, uint32_t keeps,
                           uint64_t heir_of)
{
    return process_control_set_estate(io, PROCESS_CONTROL_SLOT, child->process, keeps, heir_of);
}

static void will_keep(struct child *child, uint32_t slot)
{
    (void)child_will(child, syscall_head(SYSCALL_CALL, WRIT_SLOT_PROCESS, 100),
                     (struct writ_msg){.tag = PROCESS_KEEP_REQUEST, .w = {slot}});
}

/* A child that keeps a bell and ends. */
static bool runs_and_keeps(struct writ_io *io, struct child *child, uint32_t bell)
{
    bool good = child_stage(io, child) && set_estate(io, child, 1, 0) == WRIT_OK &&
                child_give(io, child, bell, FIRST_SLOT, NOTIFICATION_RIGHT_SIGNAL) &&
                child_give(io, child, bell, SECOND_SLOT, NOTIFICATION_RIGHT_SIGNAL);
    if (good) {
        will_keep(child, FIRST_SLOT);
        will_keep(child, SECOND_SLOT);
        child_will_exit(child, 0);
    }
    return good && child_start(io, child) && child_await_end(io, child) &&
           child->script->steps[0].m.w[0] == KERNEL_FIRST_KEPT_SLOT &&
           writ_tag_status(child->script->steps[1].m.tag) == WRIT_LIMIT;
}

/* A child that rings the bell that another one kept. */
static bool stage_heir(struct writ_io *io, struct child *child, uint64_t heir_of)
{
    bool good = child_stage(io, child) && set_estate(io, child, 1, heir_of) == WRIT_OK;
    if (good) {
        (void)child_will(child, syscall_head(SYSCALL_NOTIFY, KERNEL_FIRST_KEPT_SLOT, 0),
                         (struct writ_msg){.w = {CODE}});
        child_will_exit(child, 0);
    }
    return good;
}

static bool rings(struct writ_io *io, const struct child *heir, uint32_t bell)
{
    uint64_t bits = 0;
    return child_start(io, heir) && child_await_end(io, heir) &&
           heir->script->steps[0].rax == WRIT_OK && syscall_wait(bell, 0, &bits) == WRIT_OK &&
           bits == CODE;
}

static bool what_a_dead_process_kept_is_its_heirs(struct writ_io *io)
{
    struct child first = {0};
    struct child heir = {0};
    struct child other = {0};
    uint32_t bell = 0;
    bool good =
        quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
        runs_and_keeps(io, &first, bell) && stage_heir(io, &heir, first.koid) &&
        process_control_reap(io, PROCESS_CONTROL_SLOT, first.koid) == KERNEL_ERROR_WRONG_STATE &&
        rings(io, &heir, bell) &&
        process_control_reap(io, PROCESS_CONTROL_SLOT, first.koid) == WRIT_OK &&
        stage_heir(io, &other, heir.koid) && rings(io, &other, bell);
    child_drop(io, &first);
    child_drop(io, &heir);
    child_drop(io, &other);
    (void)writ_port_close(io, bell);
    return good;
}

static bool an_estate_has_one_heir_and_waits_for_another(struct writ_io *io)
{
    struct child first = {0};
    struct child heirs[2] = {0};
    uint32_t bell = 0;
    bool good = quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
                runs_and_keeps(io, &first, bell) && stage_heir(io, &heirs[0], first.koid) &&
                child_stage(io, &heirs[1]) &&
                set_estate(io, &heirs[1], 1, first.koid) == KERNEL_ERROR_WRONG_STATE;
    child_drop(io, &heirs[0]);
    child_drop(io, &heirs[1]);
    good = good && stage_heir(io, &heirs[1], first.koid) && rings(io, &heirs[1], bell);
    child_drop(io, &heirs[1]);
    child_drop(io, &first);
    (void)writ_port_close(io, bell);
    return good;
}

static bool an_estate_is_closed_with_its_record(struct writ_io *io)
{
    struct child first = {0};
    uint32_t bell = 0;
    bool good = quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
                runs_and_keeps(io, &first, bell);
    child_drop(io, &first);
    uint64_t before = children_use(io);
    good = good && runs_and_keeps(io, &first, bell) && children_use(io) > before;
    child_drop(io, &first);
    good = good && children_use(io) == before;
    (void)writ_port_close(io, bell);
    return good;
}

static bool the_heir_of_who_could_keep_nothing_gets_nothing(struct writ_io *io)
{
    struct child first = {0};
    struct child heir = {0};
    bool good = child_stage(io, &first);
    if (good) {
        child_will_exit(&first, 0);
    }
    good = good && child_start(io, &first) && child_await_end(io, &first) &&
           child_stage(io, &heir) && set_estate(io, &heir, 1, first.koid) == WRIT_OK;
    if (good) {
        child_will_exit(&heir, CODE);
    }
    good = good && child_start(io, &heir) && child_await_end(io, &heir);
    child_drop(io, &heir);
    child_drop(io, &first);
    return good;
}

static const struct edge_case cases[] = {
    {"what a dead process kept is its heir's", what_a_dead_process_kept_is_its_heirs},
    {"an estate has one heir and waits for another", an_estate_has_one_heir_and_waits_for_another},
    {"an estate is closed with its record", an_estate_is_closed_with_its_record},
    {"the heir of who could keep nothing gets nothing",
     the_heir_of_who_could_keep_nothing_gets_nothing},
};

const struct edge_cases edges_of_estates = {cases, sizeof cases / sizeof cases[0]};
