/* See explain.h. */
#include "explain.h"

#include <stddef.h>
#include <string.h>

struct line {
    char *text;
    uint32_t length;
    bool full;
};

/* Adds a piece whole, or nothing from there on. */
static void say(struct line *line, const char *piece)
{
    size_t length = strlen(piece);
    if (line->full || length > POLICYD_MAX_SENTENCE - line->length) {
        line->full = true;
        return;
    }
    memcpy(line->text + line->length, piece, length);
    line->length += (uint32_t)length;
}

static void say_number(struct line *line, uint64_t number)
{
    char digits[21];
    uint32_t at = sizeof digits - 1;
    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    say(line, digits + at);
}

static void say_component(struct line *line, const struct policy *policy, uint16_t number)
{
    const struct writ_system_component *component = writ_system_find(policy->system, number);
    if (component != NULL) {
        say(line, component->name);
        return;
    }
    say(line, "component ");
    say_number(line, number);
}

static const struct writ_system_served *served_of(const struct policy *policy, uint16_t protocol)
{
    for (uint32_t i = 0; i < policy->system->count; i++) {
        const struct writ_system_component *component = &policy->system->components[i];
        for (uint32_t k = 0; k < component->served_count; k++) {
            if (component->served[k].protocol == protocol) {
                return &component->served[k];
            }
        }
    }
    return NULL;
}

static void say_role(struct line *line, const struct writ_system_served *served, uint32_t number)
{
    if (served != NULL && number < served->role_count && served->role_names[number] != NULL) {
        say(line, served->role_names[number]);
        return;
    }
    say(line, "role ");
    say_number(line, number);
}

static void say_roles(struct line *line, const struct writ_system_served *served, uint32_t roles)
{
    const char *before = roles == 0 ? " without any role" : " as ";
    for (uint32_t number = 0; number < 32; number++) {
        if ((roles >> number & 1) != 0) {
            say(line, before);
            say_role(line, served, number);
            before = ", ";
        }
    }
    if (roles == 0) {
        say(line, before);
    }
}

/* "shell may speak Procd to procd as observer" */
static void say_question(struct line *line, const struct policy *policy,
                         const struct policy_question *question, const char *verb, uint32_t roles)
{
    const struct writ_system_served *served = served_of(policy, question->protocol);
    say_component(line, policy, (uint16_t)question->subject);
    say(line, verb);
    if (served != NULL) {
        say(line, served->name);
    } else {
        say(line, "protocol ");
        say_number(line, question->protocol);
    }
    say(line, " to ");
    say_component(line, policy, question->target);
    say_roles(line, served, roles);
}

static void say_rule(struct line *line, const char *before, uint64_t rule, const char *after)
{
    say(line, before);
    say_number(line, rule);
    say(line, after);
}

static void say_cause(struct line *line, const struct policy_answer *answer)
{
    switch (answer->cause) {
    case VERDICT_CAUSE_COMPILED_RULE:
        say_rule(line, ": rule ", answer->rule, " of the compiled table says so");
        return;
    case VERDICT_CAUSE_ADDED_RULE:
        say_rule(line, ": rule ", answer->rule, ", which was added, says so");
        return;
    case VERDICT_CAUSE_NO_RULE:
        say(line, ": no rule gives it that, and what no rule gives is refused");
        return;
    case VERDICT_CAUSE_RULE_REVOKED:
        say_rule(line, ": rule ", answer->rule, ", which gave it, was revoked");
        return;
    case VERDICT_CAUSE_PRINCIPAL_REVOKED:
        say(line, ": it was cut off");
        return;
    case VERDICT_CAUSE_NOT_ADMITTED:
        say(line, ": nobody by that number serves it");
        return;
    case VERDICT_CAUSE_COLD:
        say(line, ": the added rules were lost, and the compiled table does not give it that");
        return;
    }
}

uint32_t explain(const struct policy *policy, const struct policy_question *question,
                 const struct policy_answer *answer, char *sentence)
{
    struct line line = {.text = sentence};
    if (answer->verdict == VERDICT_REFUSED) {
        say_question(&line, policy, question, " may not speak ", question->wanted);
        say_cause(&line, answer);
    } else {
        say_question(&line, policy, question, " may speak ", answer->roles);
        say_cause(&line, answer);
    }
    if (answer->verdict == VERDICT_NARROWED) {
        say(&line, "; not");
        say_roles(&line, served_of(policy, question->protocol), question->wanted & ~answer->roles);
    }
    say(&line, ".");
    return line.length;
}
