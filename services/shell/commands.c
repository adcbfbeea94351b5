/* The table of commands, and how a line becomes calls of them. */
#include "shell.h"

enum { NAME_COLUMN = 10, USAGE_COLUMN = 34 };

static bool help(struct shell *s, const struct command_words *w, const struct out *out);
static bool echo(struct shell *s, const struct command_words *w, const struct out *out);

const struct command shell_commands[] = {
    {"help", "[COMMAND | COMPONENT | PROTOCOL[.METHOD]]", "what there is", help, false},
    {"services", "", "the components of the system and how they stand", see_services, false},
    {"ps", "", "the processes", see_processes, false},
    {"names", "", "who is known by which name", see_names, false},
    {"devices", "", "the devices and who drives them", see_devices, false},
    {"drivers", "", "the drivers and how they stand", see_drivers, false},
    {"log", "[-f] [-n LINES] [COMPONENT] [LEVEL]", "the journal; -f goes on until ^C", see_log,
     true},
    {"mem", "", "the memory", see_memory, false},
    {"caps", "", "capabilities and threads of each process", see_capabilities, false},
    {"stats", "", "what journal, memory and console have counted", see_counters, false},
    {"policy", "[COMPONENT]", "who may speak to whom", see_policy, true},
    {"explain", "SUBJECT TARGET", "why one may speak to another, or may not", act_explain, true},
    {"call", "[cap:SLOT] [PROTOCOL.METHOD NAME=VALUE ...]", "any method of any contract", act_call,
     false},
    {"kill", "COMPONENT | PID", "ends a process; who is supervised comes back", act_kill, true},
    {"stop", "COMPONENT", "stops a component until restart", act_stop, true},
    {"restart", "COMPONENT", "starts a component anew", act_restart, true},
    {"echo", "[WORD ...]", "says it back", echo, false},
    {"reboot", "", "starts the machine again", act_reboot, false},
    {"shutdown", "", "turns the machine off", act_shutdown, false},
};

const uint32_t shell_command_count = sizeof shell_commands / sizeof shell_commands[0];

static struct writ_bytes bytes_of(const char *text)
{
    return (struct writ_bytes){.data = (const uint8_t *)text, .length = (uint32_t)strlen(text)};
}

static const struct command *find(const char *name)
{
    for (uint32_t i = 0; i < shell_command_count; i++) {
        if (strcmp(shell_commands[i].name, name) == 0) {
            return &shell_commands[i];
        }
    }
    return NULL;
}

bool shell_fail(struct shell *s, const char *sentence)
{
    struct interp_text text = {.data = s->calls.sentence, .size = sizeof s->calls.sentence};
    interp_put(&text, sentence);
    return false;
}

static bool fail_with(struct shell *s, const char *before, const char *word, const char *behind)
{
    struct interp_text text = {.data = s->calls.sentence, .size = sizeof s->calls.sentence};
    interp_put(&text, before);
    interp_put_bytes(&text, (struct writ_bytes){.data = (const uint8_t *)word,
                                                .length = writ_least((uint32_t)strlen(word), 48)});
    interp_put(&text, behind);
    return false;
}

bool shell_component(struct shell *s, const char *name, uint32_t *ret_number)
{
    uint32_t row = catalog_component_named(&s->catalog, bytes_of(name));
    if (row == REFLECT_NONE) {
        return fail_with(s, "There is no component `", name, "`; `services` lists them.");
    }
    *ret_number = catalog_component_number(&s->catalog, row);
    return true;
}

bool shell_ask(struct shell *s, const char *method, const char *parameter, uint64_t number)
{
    char words[64];
    struct interp_text text = {.data = words, .size = sizeof words};
    interp_put(&text, parameter);
    interp_put(&text, "=");
    interp_put_number(&text, number);
    return calls_ask(&s->calls, method, words);
}

/* ---- commands that are nothing but words ---- */

static void help_line(const struct command *c, const struct out *out)
{
    char words[80];
    struct interp_text text = {.data = words, .size = sizeof words};
    interp_put(&text, c->name);
    interp_put(&text, *c->usage != 0 ? " " : "");
    interp_put(&text, c->usage);
    out_text(out, "  ");
    out_text(out, words);
    if (text.length < USAGE_COLUMN) {
        out_spaces(out, USAGE_COLUMN - text.length);
    } else {
        out_text(out, "\n");
        out_spaces(out, USAGE_COLUMN + 2);
    }
    out_text(out, c->about);
    out_text(out, "\n");
}

static bool help(struct shell *s, const struct command_words *w, const struct out *out)
{
    const struct command *c = w->count > 1 ? find(w->word[1]) : NULL;
    if (c != NULL) {
        help_line(c, out);
        if (c->run == act_call) {
            help_reachable(&s->catalog, out);
        }
        return true;
    }
    if (w->count > 1) {
        return help_contract(&s->catalog, bytes_of(w->word[1]), out) ||
               fail_with(s, "There is no command, component, protocol or method `", w->word[1],
                         "`; `help` and `call` alone list what there is.");
    }
    for (uint32_t i = 0; i < shell_command_count; i++) {
        help_line(&shell_commands[i], out);
    }
    out_text(out, "Behind a |:  grep [-v] [-i] TEXT,  head [N],  tail [N],  count.  Tab completes, "
                  "^C interrupts.\n");
    return true;
}

static bool echo(struct shell *s, const struct command_words *w, const struct out *out)
{
    (void)s;
    for (uint32_t i = 1; i < w->count; i++) {
        out_text(out, i > 1 ? " " : "");
        out_text(out, w->word[i]);
    }
    out_text(out, "\n");
    return true;
}

/* ---- lines ---- */

static void complain(struct shell *s, const char *who)
{
    out_text(s->terminal, who);
    out_text(s->terminal, ": ");
    out_text(s->terminal, s->calls.sentence);
    out_text(s->terminal, "\n");
}

/* Filters from the last to the first, so that each knows the next one. Null if one is wrong. */
static const struct out *make_filters(struct shell *s)
{
    const struct out *next = s->terminal;
    for (uint32_t i = s->words.count - 1; i > 0; i--) {
        const struct command_words *w = &s->words.command[i];
        const char *wrong = filter_init(&s->filters[i - 1], w->word, w->count, next);
        if (wrong != NULL) {
            (void)shell_fail(s, wrong);
            complain(s, w->word[0]);
            return NULL;
        }
        next = &s->filters[i - 1].in;
    }
    return next;
}

void shell_run(struct shell *s, const char *line, uint32_t length)
{
    const char *wrong = words_parse(line, length, &s->words);
    if (wrong != NULL) {
        (void)shell_fail(s, wrong);
        complain(s, "shell");
        return;
    }
    if (s->words.count == 0) {
        return;
    }
    const struct command_words *w = &s->words.command[0];
    const struct command *c = find(w->word[0]);
    const struct out *out = make_filters(s);
    if (out == NULL) {
        return;
    }
    if (c == NULL) {
        (void)(filter_is(w->word[0])
                   ? shell_fail(s, "It stands behind a |, like in `log | grep ready`.")
                   : shell_fail(s, "There is no such command; `help` lists them."));
        complain(s, w->word[0]);
        return;
    }
    bool good = c->run(s, w, out);
    for (uint32_t i = 0; i + 1 < s->words.count; i++) {
        filter_end(&s->filters[i]);
    }
    if (!good) {
        complain(s, c->name);
    }
}

/* ---- completion ---- */

static void offer_first_words(struct offers *o, bool is_filter)
{
    static const char *const filters[] = {"count", "grep", "head", "tail"};
    for (uint32_t i = 0; !is_filter && i < shell_command_count; i++) {
        offers_add(o, shell_commands[i].name, (uint32_t)strlen(shell_commands[i].name));
    }
    for (uint32_t i = 0; is_filter && i < 4; i++) {
        offers_add(o, filters[i], (uint32_t)strlen(filters[i]));
    }
}

static bool is_command(struct writ_bytes first, const char *name)
{
    return reflect_text_is(first, bytes_of(name));
}

static void offer_arguments(struct shell *s, struct writ_bytes first, struct writ_bytes second,
                            uint32_t index, struct writ_bytes given, struct offers *o)
{
    char name[16] = {0};
    memcpy(name, first.data, writ_least(first.length, sizeof name - 1));
    const struct command *c = find(name);
    if (is_command(first, "call") && index == 1) {
        help_offer_methods(&s->catalog, o);
    } else if (is_command(first, "call")) {
        help_offer_parameters(&s->catalog, second, given, o);
    } else if (is_command(first, "help") && index == 1) {
        offer_first_words(o, false);
        help_offer_methods(&s->catalog, o);
        help_offer_components(&s->catalog, o);
    } else if (c != NULL && c->takes_components) {
        help_offer_components(&s->catalog, o);
    }
}

/* The line is cut at spaces: quotes matter to nothing that is completed. */
static void offer(void *owner, const char *line, uint32_t length, struct offers *o)
{
    struct writ_bytes word[2] = {0};
    uint32_t count = 0;
    uint32_t start = 0;
    uint32_t at = 0;
    for (uint32_t i = 0; i < length; i++) {
        start = line[i] == '|' ? i + 1 : start;
    }
    for (at = start; at < length;) {
        while (at < length && line[at] == ' ') {
            at++;
        }
        uint32_t from = at;
        while (at < length && line[at] != ' ') {
            at++;
        }
        o->word = line + from;
        o->length = at - from;
        if (at < length && count < 2) {
            word[count] =
                (struct writ_bytes){.data = (const uint8_t *)line + from, .length = at - from};
        }
        count += at < length;
    }
    o->word = length == start ? line + length : o->word;
    if (count == 0) {
        offer_first_words(o, start != 0);
    } else if (start == 0) {
        struct writ_bytes given = {.data = (const uint8_t *)line, .length = length - o->length};
        offer_arguments(owner, word[0], word[1], count, given, o);
    }
}

/* ---- the session ---- */

bool shell_init(struct shell *s, const struct reflect *r, uint32_t component,
                const struct world *world, const struct out *terminal)
{
    if (!catalog_open(&s->catalog, r, component)) {
        return false;
    }
    s->world = world;
    s->terminal = terminal;
    s->completer = (struct completer){offer, s};
    calls_init(&s->calls, &s->catalog, world);
    editor_init(&s->editor, terminal, &s->completer, "writ> ");
    return true;
}

void shell_greet(struct shell *s)
{
    static const struct command_words nothing = {.count = 1, .word = {"services"}};
    out_text(s->terminal, "\nThis is Writ.\n\n");
    if (!see_services(s, &nothing, s->terminal)) {
        complain(s, "services");
    }
    out_text(s->terminal, "\n`help` lists the commands, `call` the contracts.\n\n");
    editor_begin(&s->editor);
}

void shell_feed(struct shell *s, uint8_t byte)
{
    switch (editor_feed(&s->editor, byte)) {
    case EDITOR_ENTERED:
        shell_run(s, editor_line(&s->editor), s->editor.length);
        editor_begin(&s->editor);
        break;
    case EDITOR_INTERRUPTED:
        editor_begin(&s->editor);
        break;
    case EDITOR_ENDED:
        out_text(s->terminal, "The shell stays; `shutdown` ends the machine.\n");
        editor_begin(&s->editor);
        break;
    default:
        break;
    }
}
