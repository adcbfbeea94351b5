/* Commands that show how everything stands and change nothing. */
#include "listing.h"
#include "numbers.h"
#include "shell.h"

enum { CELL = 64, MOST_ROWS = 1024, MOST_GAPS = 4 };

static bool takes_nothing(struct shell *s, const struct command_words *w)
{
    return w->count == 1 || shell_fail(s, "It takes nothing.");
}

static bool is_kind(const struct catalog *c, uint32_t row, const char *kind)
{
    struct writ_bytes words =
        reflect_text(c->r, REFLECT_TABLE_COMPONENT, row, REFLECT_COMPONENT_KIND);
    return words.length == strlen(kind) && memcmp(words.data, kind, words.length) == 0;
}

/* Drivers are deviced's: to the root they are always stopped. */
static bool is_supervised(const void *owner, const struct calls *c, struct value row)
{
    uint32_t number = (uint32_t)calls_number(c, calls_field(c, row, "component"));
    uint32_t component = catalog_component(c->catalog, number);
    (void)owner;
    return component == REFLECT_NONE || !is_kind(c->catalog, component, "driver");
}

bool see_services(struct shell *s, const struct command_words *w, const struct out *out)
{
    static const struct listing listing = {"Supervisor.list",
                                           {{"SERVICE", "component", SHOW_COMPONENT, 14},
                                            {"STATE", "state", SHOW_PLAIN, 10},
                                            {"READY AT", "ready_us", SHOW_TIME, 8},
                                            {"STARTS", "starts", SHOW_PLAIN, 6},
                                            {"LAST END", "last_cause", SHOW_PLAIN, 0}}};
    struct listing_choice choice = {is_supervised, NULL};
    return takes_nothing(s, w) && listing_print(&s->calls, &listing, &choice, out);
}

bool see_names(struct shell *s, const struct command_words *w, const struct out *out)
{
    static const struct listing listing = {"Samgrd.list_names",
                                           {{"NAME", "letters", SHOW_LETTERS, 14},
                                            {"PROTOCOL", "protocol", SHOW_PROTOCOL, 12},
                                            {"STATE", "state", SHOW_PLAIN, 10},
                                            {"BY", "owner", SHOW_COMPONENT, 12},
                                            {"RESTARTS", "restarts", SHOW_PLAIN, 0}}};
    return takes_nothing(s, w) && listing_print(&s->calls, &listing, NULL, out);
}

/* ---- policy ---- */

static bool is_about(const void *owner, const struct calls *c, struct value row)
{
    const uint32_t *number = owner;
    return calls_number(c, calls_field(c, row, "subject")) == *number ||
           calls_number(c, calls_field(c, row, "target")) == *number;
}

bool see_policy(struct shell *s, const struct command_words *w, const struct out *out)
{
    static const struct listing listing = {"Policyd.list_rules",
                                           {{"SUBJECT", "subject", SHOW_COMPONENT, 14},
                                            {"MAY SPEAK TO", "target", SHOW_COMPONENT, 14},
                                            {"BY", "protocol", SHOW_PROTOCOL, 12},
                                            {"ROLES", "roles", SHOW_PLAIN, 6},
                                            {"USED", "used", SHOW_PLAIN, 6},
                                            {"STATE", "state", SHOW_PLAIN, 0}}};
    uint32_t number = 0;
    if (w->count > 2) {
        return shell_fail(s, "It takes the name of one component, or nothing.");
    }
    if (w->count == 2 && !shell_component(s, w->word[1], &number)) {
        return false;
    }
    struct listing_choice choice = {is_about, &number};
    return listing_print(&s->calls, &listing, w->count == 2 ? &choice : NULL, out);
}

/* ---- processes ---- */

static void text_of(const struct calls *c, const char *parameter, char *cell, uint32_t size)
{
    struct interp_text text = {.data = cell, .size = size};
    struct value v = calls_value(c, parameter);
    cell[0] = 0;
    if (v.type != REFLECT_NONE) {
        interp_print_value(c->catalog->r, c->page, v.type, v.at, &text);
    }
}

bool shell_each_process(struct shell *s, void (*see)(void *owner, const struct process_row *row),
                        void *owner)
{
    uint64_t after = 0;
    for (uint32_t i = 0; i < MOST_ROWS; i++) {
        if (!shell_ask(s, "ProcessControl.list", "after", after)) {
            return s->calls.status == WRIT_NOT_FOUND;
        }
        struct process_row row = {
            .number = calls_number(&s->calls, calls_value(&s->calls, "process")),
            .principal = (uint32_t)calls_number(&s->calls, calls_value(&s->calls, "principal")),
            .owner = (uint32_t)calls_number(&s->calls, calls_value(&s->calls, "owner"))};
        text_of(&s->calls, "state", row.state, sizeof row.state);
        after = row.number;
        see(owner, &row);
    }
    return true;
}

struct table {
    struct shell *shell;
    const struct out *out;
};

static void number_cell(const struct out *out, uint64_t number, uint32_t width, bool is_last)
{
    char digits[NUMBER_DIGITS];
    listing_cell(out, number_text(number, digits), width, is_last);
}

static void component_cell(const struct table *t, uint32_t principal, uint32_t width, bool is_last)
{
    char cell[CELL];
    struct interp_text text = {.data = cell, .size = sizeof cell};
    listing_component(&t->shell->catalog, principal, &text);
    listing_cell(t->out, cell, width, is_last);
}

static void bytes_cell(const struct out *out, uint64_t bytes, uint32_t width, bool is_last)
{
    char cell[CELL];
    struct interp_text text = {.data = cell, .size = sizeof cell};
    listing_bytes(bytes, &text);
    listing_cell(out, cell, width, is_last);
}

static uint64_t number_of(struct shell *s, const char *parameter)
{
    return calls_number(&s->calls, calls_value(&s->calls, parameter));
}

static void see_process(void *owner, const struct process_row *row)
{
    const struct table *t = owner;
    char cell[CELL];
    struct interp_text text = {.data = cell, .size = sizeof cell};
    uint64_t started = 0;
    if (shell_ask(t->shell, "ProcessControl.query", "process", row->number)) {
        started = number_of(t->shell, "started_us");
    }
    listing_time(started, &text);
    number_cell(t->out, row->number, 5, false);
    component_cell(t, row->principal, 14, false);
    listing_cell(t->out, row->state, 8, false);
    listing_cell(t->out, cell, 9, false);
    component_cell(t, row->owner, 0, true);
}

bool see_processes(struct shell *s, const struct command_words *w, const struct out *out)
{
    static const struct column columns[LISTING_COLUMNS] = {{.title = "PID", .width = 5},
                                                           {.title = "COMPONENT", .width = 14},
                                                           {.title = "STATE", .width = 8},
                                                           {.title = "STARTED", .width = 9},
                                                           {.title = "MADE BY"}};
    struct table table = {s, out};
    if (!takes_nothing(s, w)) {
        return false;
    }
    listing_titles(columns, out);
    return shell_each_process(s, see_process, &table);
}

static void see_holdings(void *owner, const struct process_row *row)
{
    const struct table *t = owner;
    if (!shell_ask(t->shell, "ProcessControl.holdings", "process", row->number)) {
        return; /* it is gone by now */
    }
    number_cell(t->out, row->number, 5, false);
    component_cell(t, row->principal, 14, false);
    number_cell(t->out, number_of(t->shell, "capabilities"), 12, false);
    number_cell(t->out, number_of(t->shell, "threads"), 0, true);
}

bool see_capabilities(struct shell *s, const struct command_words *w, const struct out *out)
{
    static const struct column columns[LISTING_COLUMNS] = {{.title = "PID", .width = 5},
                                                           {.title = "COMPONENT", .width = 14},
                                                           {.title = "CAPABILITIES", .width = 12},
                                                           {.title = "THREADS"}};
    struct table table = {s, out};
    if (!takes_nothing(s, w)) {
        return false;
    }
    listing_titles(columns, out);
    return shell_each_process(s, see_holdings, &table);
}

static void see_quota(void *owner, const struct process_row *row)
{
    const struct table *t = owner;
    if (!shell_ask(t->shell, "ProcessControl.holdings", "process", row->number)) {
        return;
    }
    component_cell(t, row->principal, 14, false);
    bytes_cell(t->out, number_of(t->shell, "used_bytes"), 10, false);
    bytes_cell(t->out, number_of(t->shell, "limit_bytes"), 0, true);
}

bool see_memory(struct shell *s, const struct command_words *w, const struct out *out)
{
    static const struct column columns[LISTING_COLUMNS] = {
        {.title = "COMPONENT", .width = 14}, {.title = "USED", .width = 10}, {.title = "AT MOST"}};
    struct table table = {s, out};
    if (!takes_nothing(s, w) || !calls_ask(&s->calls, "Memd.read_totals", "")) {
        return false;
    }
    char pressure[CELL];
    text_of(&s->calls, "pressure", pressure, sizeof pressure);
    out_text(out, "memory ");
    bytes_cell(out, number_of(s, "physical_bytes"), 0, false);
    out_text(out, "free ");
    bytes_cell(out, number_of(s, "free_bytes"), 0, false);
    out_text(out, "promised ");
    bytes_cell(out, number_of(s, "promised_bytes"), 0, false);
    out_text(out, "pressure ");
    listing_cell(out, pressure, 0, true);
    listing_titles(columns, out);
    return shell_each_process(s, see_quota, &table);
}

bool see_counters(struct shell *s, const struct command_words *w, const struct out *out)
{
    static const char *const methods[] = {"Logd.read_counters", "Memd.read_totals",
                                          "MemoryControl.statistics", "Console.read_counters"};
    if (!takes_nothing(s, w)) {
        return false;
    }
    for (uint32_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        char words[512];
        struct interp_text text = {.data = words, .size = sizeof words};
        words[0] = 0;
        if (!calls_ask(&s->calls, methods[i], "")) {
            interp_put(&text, s->calls.sentence);
        } else {
            calls_print(&s->calls, &text);
        }
        listing_cell(out, methods[i], 24, false);
        listing_cell(out, words, 0, true);
    }
    return true;
}

/* ---- devices ---- */

static void field_cell(struct shell *s, const struct out *out, const char *parameter,
                       const char *field, uint32_t width)
{
    char cell[CELL];
    struct interp_text text = {.data = cell, .size = sizeof cell};
    struct column column = {.field = field};
    cell[0] = 0;
    listing_value(&s->calls, calls_value(&s->calls, parameter), &column, &text);
    listing_cell(out, cell, width, false);
}

static void hex_cell(const struct out *out, uint64_t number, const char *behind)
{
    char digits[5] = {0};
    for (uint32_t i = 0; i < 4; i++) {
        digits[i] = "0123456789abcdef"[number >> (12 - 4 * i) & 15];
    }
    out_text(out, digits);
    out_text(out, behind);
}

/* The device of which the reply tells, and then its driver. */
static void see_device(struct shell *s, const struct out *out, uint64_t number)
{
    char cell[CELL];
    struct value identity = calls_value(&s->calls, "identity");
    uint64_t driver = number_of(s, "driver");
    number_cell(out, number, 6, false);
    field_cell(s, out, "place", "bus", 8);
    field_cell(s, out, "identity", "class_of", 8);
    hex_cell(out, calls_number(&s->calls, calls_field(&s->calls, identity, "vendor")), ":");
    hex_cell(out, calls_number(&s->calls, calls_field(&s->calls, identity, "model")), "  ");
    text_of(&s->calls, "state", cell, sizeof cell);
    listing_cell(out, cell, 8, false);
    if (driver == 0 || !shell_ask(s, "Deviced.read_driver", "driver", driver)) {
        listing_cell(out, "-", 0, true);
        return;
    }
    text_of(&s->calls, "program", cell, sizeof cell);
    listing_cell(out, cell, 0, true);
}

bool see_devices(struct shell *s, const struct command_words *w, const struct out *out)
{
    static const struct column columns[LISTING_COLUMNS] = {
        {.title = "DEVICE", .width = 6}, {.title = "BUS", .width = 8},
        {.title = "CLASS", .width = 8},  {.title = "IDENTITY", .width = 10},
        {.title = "STATE", .width = 8},  {.title = "DRIVER"}};
    if (!takes_nothing(s, w)) {
        return false;
    }
    listing_titles(columns, out);
    uint32_t gaps = 0; /* they are numbered from 1 on, and some are gone */
    for (uint64_t number = 1; gaps < MOST_GAPS && number < MOST_ROWS; number++) {
        if (shell_ask(s, "Deviced.read_device", "device", number)) {
            see_device(s, out, number);
            gaps = 0;
        } else if (s->calls.status == WRIT_NOT_FOUND) {
            gaps++;
        } else {
            return false;
        }
    }
    return true;
}

static void see_driver(struct shell *s, const struct out *out)
{
    char cell[CELL];
    text_of(&s->calls, "program", cell, sizeof cell);
    listing_cell(out, cell, 14, false);
    text_of(&s->calls, "state", cell, sizeof cell);
    listing_cell(out, cell, 10, false);
    number_cell(out, number_of(s, "restarts"), 8, false);
    number_cell(out, number_of(s, "device"), 6, false);
    text_of(&s->calls, "skipped", cell, sizeof cell);
    listing_cell(out, strcmp(cell, "NONE") == 0 ? "" : cell, 0, true);
}

bool see_drivers(struct shell *s, const struct command_words *w, const struct out *out)
{
    static const struct column columns[LISTING_COLUMNS] = {{.title = "DRIVER", .width = 14},
                                                           {.title = "STATE", .width = 10},
                                                           {.title = "RESTARTS", .width = 8},
                                                           {.title = "DEVICE", .width = 6},
                                                           {.title = "SKIPPED"}};
    if (!takes_nothing(s, w)) {
        return false;
    }
    listing_titles(columns, out);
    for (uint32_t i = 0; i < catalog_components(&s->catalog); i++) {
        uint32_t row = catalog_component_at(&s->catalog, i);
        uint32_t number = catalog_component_number(&s->catalog, row); /* of the driver, too */
        if (!is_kind(&s->catalog, row, "driver")) {
            continue;
        }
        if (shell_ask(s, "Deviced.read_driver", "driver", number)) {
            see_driver(s, out);
        } else if (s->calls.status != WRIT_NOT_FOUND) {
            return false;
        }
    }
    return true;
}
