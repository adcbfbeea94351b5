/* Commands that do something. */
#include "listing.h"
#include "numbers.h"
#include "shell.h"

enum { KILLED_BY_HAND = 9, ANSWER = 8192, COMPONENT_MASK = 0xffff };

/* ---- call ---- */

static struct writ_bytes behind(const struct command_words *w, uint32_t word)
{
    uint32_t at = w->end[word];
    return (struct writ_bytes){.data = (const uint8_t *)w->raw + at, .length = w->raw_length - at};
}

static struct writ_bytes bytes_of(const char *text)
{
    return (struct writ_bytes){.data = (const uint8_t *)text, .length = (uint32_t)strlen(text)};
}

static bool is_handle(const char *word)
{
    return strlen(word) > 4 && memcmp(word, "cap:", 4) == 0;
}

/* `cap:SLOT` before the method. False with a sentence if it is none. */
static bool read_slot(struct shell *s, const char *word, uint32_t *ret_slot)
{
    uint64_t slot = 0;
    if (!number_read(word + 4, &slot) || slot == 0 || slot > UINT16_MAX) {
        return shell_fail(s, "A handle is written cap:SLOT, with a number from 1 to 65535.");
    }
    *ret_slot = (uint32_t)slot;
    return true;
}

bool act_call(struct shell *s, const struct command_words *w, const struct out *out)
{
    static char answer[ANSWER];
    struct interp_text text = {.data = answer, .size = sizeof answer};
    struct interp_side side;
    uint32_t rest = 0;
    uint32_t slot = 0;
    uint32_t method = 1;
    if (w->count > 1 && is_handle(w->word[1])) {
        if (!read_slot(s, w->word[1], &slot)) {
            return false;
        }
        method = 2;
    }
    if (w->count <= method) {
        help_reachable(&s->catalog, out);
        return true;
    }
    if (!calls_find(&s->calls, bytes_of(w->word[method]), &side, &rest) ||
        !calls_make(&s->calls, &side, slot, behind(w, method))) {
        return false;
    }
    answer[0] = 0;
    calls_print(&s->calls, &text);
    out_bytes(out, answer, text.length);
    out_text(out, text.length == 0 ? "OK\n" : text.is_cut ? " ...\n" : "\n");
    return true;
}

/* ---- components and processes ---- */

static bool order(struct shell *s, const struct command_words *w, const char *method)
{
    uint32_t component = 0;
    if (w->count != 2) {
        return shell_fail(s, "It takes the name of one component.");
    }
    return shell_component(s, w->word[1], &component) &&
           shell_ask(s, method, "component", component);
}

bool act_stop(struct shell *s, const struct command_words *w, const struct out *out)
{
    (void)out;
    return order(s, w, "Supervisor.stop");
}

bool act_restart(struct shell *s, const struct command_words *w, const struct out *out)
{
    (void)out;
    return order(s, w, "Supervisor.restart");
}

struct search {
    uint32_t component;
    uint64_t found;
};

static void look(void *owner, const struct process_row *row)
{
    struct search *search = owner;
    if ((row->principal & COMPONENT_MASK) == search->component && strcmp(row->state, "DEAD") != 0) {
        search->found = row->number;
    }
}

bool act_kill(struct shell *s, const struct command_words *w, const struct out *out)
{
    char words[64];
    struct interp_text text = {.data = words, .size = sizeof words};
    struct search search = {0};
    (void)out;
    if (w->count != 2) {
        return shell_fail(s, "It takes one component or the number of one process.");
    }
    if (!number_read(w->word[1], &search.found)) {
        if (!shell_component(s, w->word[1], &search.component) ||
            !shell_each_process(s, look, &search)) {
            return false;
        }
        if (search.found == 0) {
            return shell_fail(s, "It has no process.");
        }
    }
    interp_put(&text, "process=");
    interp_put_number(&text, search.found);
    interp_put(&text, " code=");
    interp_put_number(&text, KILLED_BY_HAND);
    return calls_ask(&s->calls, "ProcessControl.kill", words);
}

/* ---- policy ---- */

/* One sentence of policyd for each role of a protocol. */
static bool explain_protocol(struct shell *s, uint32_t subject, uint32_t target, uint32_t protocol,
                             const struct out *out)
{
    const struct reflect *r = s->catalog.r;
    struct reflect_span roles =
        reflect_span(r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_ROLES);
    for (uint32_t row = roles.first; row < roles.first + roles.count; row++) {
        char words[128];
        struct interp_text text = {.data = words, .size = sizeof words};
        struct writ_bytes role = reflect_text(r, REFLECT_TABLE_MEMBER, row, REFLECT_MEMBER_NAME);
        interp_put(&text, "subject=");
        interp_put_number(&text, subject);
        interp_put(&text, " target=");
        interp_put_number(&text, target);
        interp_put(&text, " protocol=");
        interp_put_number(
            &text, reflect_u32(r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_NUMBER));
        interp_put(&text, " wanted_roles=");
        interp_put_number(
            &text,
            UINT64_C(1) << (reflect_u64(r, REFLECT_TABLE_MEMBER, row, REFLECT_MEMBER_NUMBER) & 31));
        if (!calls_ask(&s->calls, "Policyd.explain", words)) {
            return false;
        }
        struct writ_bytes sentence = calls_bytes(&s->calls, calls_value(&s->calls, "sentence"));
        out_bytes(out, (const char *)role.data, role.length);
        out_text(out, ": ");
        out_bytes(out, (const char *)sentence.data, sentence.length);
        out_text(out, "\n");
    }
    return true;
}

bool act_explain(struct shell *s, const struct command_words *w, const struct out *out)
{
    uint32_t subject = 0;
    uint32_t target = 0;
    if (w->count != 3) {
        return shell_fail(s, "It takes two components: who speaks, and to whom.");
    }
    if (!shell_component(s, w->word[1], &subject) || !shell_component(s, w->word[2], &target)) {
        return false;
    }
    struct reflect_span serves =
        reflect_span(s->catalog.r, REFLECT_TABLE_COMPONENT, catalog_component(&s->catalog, target),
                     REFLECT_COMPONENT_SERVES);
    for (uint32_t row = serves.first; row < serves.first + serves.count; row++) {
        uint32_t protocol =
            reflect_u32(s->catalog.r, REFLECT_TABLE_SERVES, row, REFLECT_SERVES_PROTOCOL);
        if (!explain_protocol(s, subject, target, protocol, out)) {
            return false;
        }
    }
    return serves.count != 0 || shell_fail(s, "The second one serves nobody.");
}

/* ---- the machine ---- */

static bool power(struct shell *s, const struct command_words *w, bool again)
{
    if (w->count != 1) {
        return shell_fail(s, "It takes nothing.");
    }
    const char *wrong = s->world->power(s->world->owner, again);
    return wrong == NULL || shell_fail(s, wrong);
}

bool act_shutdown(struct shell *s, const struct command_words *w, const struct out *out)
{
    (void)out;
    return power(s, w, false);
}

bool act_reboot(struct shell *s, const struct command_words *w, const struct out *out)
{
    (void)out;
    return power(s, w, true);
}
