/* See announce.h. */
#include "announce.h"

#include <string.h>

#include "kernel_calls.h"
#include "samgrd_client.h"
#include "writ/endowment.h"

/* The component that serves names, or 0. */
static uint32_t find_names(const struct root *root)
{
    for (uint32_t i = 1; i < root->system->count; i++) {
        const struct writ_system_component *component = &root->system->components[i];
        if (component->served_count != 0 && component->served[0].protocol == SAMGRD_PROTOCOL) {
            return i;
        }
    }
    return 0;
}

/* Whether it answers and we have a connection to it, made the first time. */
static bool reach(struct root *root, uint32_t index)
{
    if (index == 0 || root->supervision.of[index].phase != SUPERVISION_READY) {
        return false;
    }
    return root->names != 0 ||
           endpoint_mint(root->io, root->made[index].endpoint, wiring_names_label(root->system),
                         SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_SUPERVISOR,
                         endowment_principal(root->system, 0), &root->names) == WRIT_OK;
}

static enum name_change change_of(enum supervision_news news)
{
    switch (news) {
    case SUPERVISION_DIED:
        return NAME_CHANGE_DIED;
    case SUPERVISION_CAME_UP:
        return NAME_CHANGE_CAME_UP;
    case SUPERVISION_RETURNED:
        return NAME_CHANGE_RESTARTED;
    default:
        return NAME_CHANGE_GIVEN_UP;
    }
}

/* Tells one change; a component whose name the service does not know has nobody who watches it. */
static uint32_t tell(struct root *root, uint32_t index, enum supervision_news news)
{
    const char *name = root->system->components[index].name;
    struct samgrd_client names = {.io = root->io, .slot = root->names};
    struct samgrd_resolve_builder b = samgrd_resolve_begin(&names);
    struct samgrd_resolve_reply found = {0};
    samgrd_resolve_put_service(&b, name, (uint32_t)strlen(name));
    uint32_t status = samgrd_resolve_call(&b, &found);
    if (status == SAMGRD_ERROR_NO_SUCH_NAME) {
        return WRIT_OK;
    }
    return status != WRIT_OK
               ? status
               : samgrd_report_change(&names, found.name, endowment_principal(root->system, index),
                                      change_of(news));
}

void announce(struct root *root)
{
    uint32_t index = 0;
    enum supervision_news news = SUPERVISION_NOTHING;
    if (!reach(root, find_names(root))) {
        return;
    }
    while ((news = supervision_news(&root->supervision, &index)) != SUPERVISION_NOTHING &&
           tell(root, index, news) == WRIT_OK) {
        supervision_told(&root->supervision, index, news);
    }
}
