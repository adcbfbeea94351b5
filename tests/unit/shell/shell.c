/* Lines that are run against a machine that answers from a table: what a person sees, and what is wrong in one sentence. */
#include "shell.h"

#include <stdio.h>

#include "unit.h"

enum { SHOWN = 1 << 19, OWN_NUMBER = 0x43, MADE_SLOT = 900 };

extern const uint8_t embedded[];
extern const uint64_t embedded_bytes;

/* What the machine answers: the reply as text, or a status. */
struct answer {
    const char *method;
    uint32_t status;
    const char *reply;
};

static const struct answer answers[] = {
    {"Echo.double", 0, "doubled=42"},
    {"Echo.open", 34, NULL},
    {"Echo.look", 35, NULL},
    {"Echo.say", 64, NULL},
    {"Supervisor.list", 0,
     "items=[{component=3 state=READY last_cause=NONE last_code=0 starts=1 restarts=0 "
     "ready_us=1234567}"
     " {component=0x98 state=STOPPED last_cause=NONE last_code=0 starts=0 restarts=0 ready_us=0}"
     " {component=999 state=FAILED last_cause=KILLED last_code=9 starts=8 restarts=7 ready_us=0}] "
     "next=0 generation=1"},
    {"Supervisor.stop", 65, NULL},
    {"Supervisor.restart", 0, ""},
    {"ProcessControl.list", 35, NULL},
    {"Logd.query", 0,
     "next_seq=2 lost=0 more=false records=[{seq=1 time_us=1001000 principal=3 processor=0 "
     "level=INFO category=SERVICE"
     " line_offset=0 line_bytes=13 dropped_before=0}{seq=2 time_us=2000000 principal=3 processor=0 "
     "level=WARN"
     " category=SERVICE line_offset=13 line_bytes=3 dropped_before=0}] lines=\"[procd] readyend\""},
    {"Logd.set_level", 0, ""},
    {"Vmo.size", 0, "bytes=4096 sealed=false"},
};

static char shown[SHOWN];
static uint32_t shown_length;
static uint8_t page_bytes[WRIT_PAGE_BYTES];
static struct reflect reflect;
static struct shell shell;
static uint32_t open_slots; /* made and not closed */
static uint32_t kernel_status;
static uint32_t last_slot;
static bool garbage; /* replies are any bytes */
static uint64_t random_state = 88172645463325252u;

static uint64_t next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

static void put(void *owner, const char *data, uint32_t size)
{
    (void)owner;
    uint32_t count = size < SHOWN - 1 - shown_length ? size : SHOWN - 1 - shown_length;
    memcpy(shown + shown_length, data, count);
    shown_length += count;
    shown[shown_length] = 0;
}

static uint8_t *page(void *owner)
{
    (void)owner;
    return page_bytes;
}

static const struct answer *answer_to(uint64_t tag)
{
    for (uint32_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
        struct interp_side side;
        struct interp_error error;
        uint32_t rest = 0;
        struct writ_bytes name = {.data = (const uint8_t *)answers[i].method,
                                  .length = (uint32_t)strlen(answers[i].method)};
        CHECK(interp_find(&reflect, name, true, &side, &rest, &error));
        uint32_t protocol =
            reflect_u32(&reflect, REFLECT_TABLE_PROTOCOL, side.protocol, REFLECT_PROTOCOL_NUMBER);
        uint32_t method =
            reflect_u32(&reflect, REFLECT_TABLE_METHOD, side.method, REFLECT_METHOD_NUMBER);
        if ((protocol & 0xffff) == writ_tag_protocol(tag) && method == writ_tag_method(tag)) {
            return &answers[i];
        }
    }
    return NULL;
}

static void build_reply(const struct answer *a, struct writ_msg *m)
{
    struct interp_side side;
    struct interp_error error;
    uint32_t rest = 0;
    struct writ_bytes name = {.data = (const uint8_t *)a->method,
                              .length = (uint32_t)strlen(a->method)};
    struct writ_bytes text = {.data = (const uint8_t *)a->reply,
                              .length = (uint32_t)strlen(a->reply)};
    CHECK(interp_find(&reflect, name, true, &side, &rest, &error));
    if (!interp_build(&side, text, page_bytes, &m->tag, &error)) {
        fprintf(stderr, "%s: %s\n", a->method, error.sentence);
        CHECK(false);
    }
    memcpy(m->w, page_bytes, sizeof m->w);
}

static void build_garbage(struct writ_msg *m)
{
    for (uint32_t i = 0; i < WRIT_PAGE_BYTES; i++) {
        page_bytes[i] = (uint8_t)(next_random() >> 33);
    }
    for (uint32_t i = 0; i < WRIT_WORDS; i++) {
        m->w[i] = next_random();
    }
    m->tag = next_random() % 2 == 0
                 ? next_random()
                 : writ_tag_error(m->tag, 0) | (next_random() & UINT64_C(0x00ff0fff00000000));
}

static uint32_t call(void *owner, uint32_t slot, uint32_t timeout_ms, struct writ_msg *m)
{
    (void)owner;
    CHECK(slot != 0 && timeout_ms != 0);
    last_slot = slot;
    if (kernel_status != 0) {
        return kernel_status;
    }
    if (garbage) {
        build_garbage(m);
        return WRIT_OK;
    }
    const struct answer *a = answer_to(m->tag);
    if (a == NULL || a->status != 0) {
        m->tag = writ_tag_error(m->tag, a == NULL ? WRIT_NOT_FOUND : a->status);
        return WRIT_OK;
    }
    build_reply(a, m);
    return WRIT_OK;
}

static void close_slot(void *owner, uint32_t slot)
{
    (void)owner;
    open_slots -= slot >= MADE_SLOT && open_slots != 0;
}

static uint32_t make_memory(void *owner, uint64_t bytes, const uint8_t *data, uint32_t count,
                            uint32_t *ret_slot)
{
    (void)owner;
    (void)data;
    if (bytes == 0 || bytes % 4096 != 0 || count > bytes) {
        return WRIT_BAD_ARGUMENT;
    }
    *ret_slot = MADE_SLOT + open_slots++;
    return WRIT_OK;
}

static uint32_t make_bell(void *owner)
{
    (void)owner;
    return 0;
}

static bool pause_once(void *owner)
{
    (void)owner;
    return true;
}

static const char *power(void *owner, bool again)
{
    (void)owner;
    return again ? "No." : "Not either.";
}

static const struct world world = {NULL,        page,      call,       close_slot,
                                   make_memory, make_bell, pause_once, power};
static const struct out out = {put, NULL};

static const char *run(const char *line)
{
    static bool is_open;
    if (!is_open) {
        CHECK_EQ(reflect_open(embedded, embedded_bytes, &reflect), REFLECT_GOOD);
        is_open = true;
    }
    CHECK(shell_init(&shell, &reflect, OWN_NUMBER, &world, &out));
    shown_length = 0;
    shown[0] = 0;
    shell_run(&shell, line, (uint32_t)strlen(line));
    return shown;
}

static bool says(const char *line, const char *text)
{
    const char *came = run(line);
    bool good = strcmp(came, text) == 0;
    if (!good) {
        fprintf(stderr, "%s\n expected: %s\n came:     %s\n", line, text, came);
    }
    return good;
}

static bool has(const char *line, const char *text)
{
    const char *came = run(line);
    bool good = strstr(came, text) != NULL;
    if (!good) {
        fprintf(stderr, "%s\n expected: %s\n came:     %s\n", line, text, came);
    }
    return good;
}

TEST(a_method_is_called_by_name_and_its_reply_is_shown)
{
    CHECK(says("call Echo.double value=21", "doubled=42\n"));
    CHECK(says("call Echo.double   value=0x15 | grep 42", "doubled=42\n"));
    CHECK(says("call cap:77 Vmo.size", "bytes=4096 sealed=false\n"));
    CHECK_EQ(last_slot, 77);
}

TEST(whatever_is_wrong_with_a_call_is_one_sentence)
{
    CHECK(says("call Ecko.double value=1",
               "call: There is no protocol `Ecko`; did you mean `Echo`?\n"));
    CHECK(says("call Echo.duble value=1",
               "call: There is no method `duble`; did you mean `double`?\n"));
    CHECK(says("call Echo.double", "call: Parameter `value` has no value.\n"));
    CHECK(says("call Echo.double valu=1",
               "call: There is no parameter `valu`; did you mean `value`?\n"));
    CHECK(has("call Echo.double value=x", "call: A number belongs here."));
    CHECK(
        has("call Echo.double value=99999999999999999999", "call: The number is not among those"));
    CHECK(has("call cap:x Vmo.size", "call: A handle is written cap:SLOT"));
    CHECK(has("call Vmo.size", "call: The shell has no connection to Vmo;"));
    CHECK(has("call Supervisor.attend",
              "None of the roles that the shell has allows Supervisor.attend"));
}

TEST(a_refusal_is_its_name_and_its_sentence)
{
    CHECK(has("call Echo.open", "call: DENIED: "));
    CHECK(has("call Echo.look room=1", "call: NOT_FOUND: "));
    CHECK(has("call Echo.say room=1 text=\"\" paper=none",
              "call: NOTHING_SAID: The text and the paper are both empty."));
    CHECK(has("stop samgrd", "stop: STILL_NEEDED: "));
    kernel_status = WRIT_TIMED_OUT;
    CHECK(has("call Echo.open", "call: TIMED_OUT: "));
    kernel_status = 0;
}

TEST(memory_is_made_for_a_call_and_nothing_of_it_is_left_over)
{
    CHECK(has("call Echo.say room=1 text=\"a\" paper=vmo:4096", "call: NOTHING_SAID"));
    CHECK(has("call Echo.say room=1 text=\"a\" paper=vmo:\"a = vmo:\\\"b\"", "call: NOTHING_SAID"));
    CHECK(has("call Echo.say room=1 text=\"vmo:1\" paper=vmo:100", "whole pages"));
    CHECK(has("call Echo.say room=1 text=\"a\" paper=vmo:x", "vmo:BYTES"));
    CHECK(has("call Echo.say room=x text=\"a\" paper=vmo:4096", "A number belongs here"));
    kernel_status = WRIT_NO_RIGHT;
    CHECK(has("call Echo.say room=1 text=\"a\" paper=vmo:4096", "NO_RIGHT"));
    kernel_status = 0;
}

TEST(rows_are_shown_with_the_names_of_components)
{
    const char *came = run("services");
    CHECK(strstr(came, "procd          READY      1.234    1      NONE\n") != NULL);
    CHECK(strstr(came, "component 999  FAILED     -        8      KILLED\n") != NULL);
    CHECK(strstr(came, "STOPPED") == NULL); /* a driver */
    CHECK(says("services | count", "3\n"));
}

TEST(the_journal_is_shown_line_by_line)
{
    CHECK(says("log", "    1.001 INFO  [procd] ready\n    2.000 WARN  end\n"));
    CHECK(says("log -n 1", "    2.000 WARN  end\n"));
    CHECK(says("log procd warn | grep -v end | count", "1\n"));
    CHECK(has("log -n", "log: A number of lines belongs behind -n."));
    CHECK(has("log nobody", "log: There is no component `nobody`"));
    CHECK(says("log level procd debug", ""));
    CHECK(has("log level procd loud", "log: The levels are"));
    CHECK(has("log -f", "log: There is no room for another bell."));
}

TEST(help_is_the_documentation_of_the_contracts)
{
    CHECK(has("help", "services"));
    CHECK(has("help Echo.say", "Says a text in a room"));
    CHECK(has("help Echo.say", "  takes  text=\"text\"\n"));
    CHECK(has("help Echo", "* double value="));
    CHECK(has("help Supervisor", "  attend board="));
    CHECK(has("help logd", "  serves Logd\n"));
    CHECK(
        has("help nothing", "help: There is no command, component, protocol or method `nothing`"));
    CHECK(has("call", "Echo           Rooms in which"));
}

TEST(what_is_no_command_is_one_sentence)
{
    CHECK(says("frobnicate", "frobnicate: There is no such command; `help` lists them.\n"));
    CHECK(says("grep a", "grep: It stands behind a |, like in `log | grep ready`.\n"));
    CHECK(says("ps | ps", "ps: Behind a | stands grep, head, tail or count.\n"));
    CHECK(says("ps now", "ps: It takes nothing.\n"));
    CHECK(says("kill", "kill: It takes one component or the number of one process.\n"));
    CHECK(says("kill procd", "kill: It has no process.\n"));
    CHECK(says("shutdown", "shutdown: Not either.\n"));
    CHECK(says("reboot", "reboot: No.\n"));
    CHECK(says("echo \"a", "shell: A quote is not closed.\n"));
    CHECK(says("   ", ""));
}

TEST(completion_knows_commands_methods_parameters_and_components)
{
    static const struct {
        const char *typed;
        const char *line;
    } cases[] = {{"serv\t", "services "},
                 {"log | gr\t", "log | grep "},
                 {"call Ec\t", "call Echo."},
                 {"call Echo.do\t", "call Echo.double "},
                 {"call Echo.double \t", "call Echo.double value="},
                 {"call Echo.double value=1 v\t", "call Echo.double value=1 v"},
                 {"call Logd.set_level threshold=DE\t", "call Logd.set_level threshold=DEBUG "},
                 {"restart pol\t", "restart policyd "},
                 {"help Supervisor.st\ta\t", "help Supervisor.status "}};
    for (uint32_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        (void)run("");
        editor_begin(&shell.editor);
        for (const char *c = cases[i].typed; *c != 0; c++) {
            shell_feed(&shell, (uint8_t)*c);
        }
        if (strcmp(editor_line(&shell.editor), cases[i].line) != 0) {
            fprintf(stderr, "%s -> %s\n", cases[i].typed, editor_line(&shell.editor));
            CHECK(false);
        }
    }
}

/* Words of the language put together at random, with answers that are any bytes. */
TEST(anything_typed_and_anything_answered_is_withstood)
{
    static const char *const words[] = {
        "call ",
        "help ",
        "Echo.",
        "say ",
        "double ",
        "Logd.query ",
        "room=",
        "text=",
        "vmo:4096 ",
        "vmo:\"a\" ",
        "cap:5 ",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "=",
        "| ",
        "grep ",
        "services ",
        "ps ",
        "log ",
        "-n 3 ",
        "mem ",
        "caps ",
        "names ",
        "devices ",
        "drivers ",
        "policy ",
        "explain ",
        "echo ",
        "procd ",
        "\\",
        "filter={threshold=INFO component=0 categories=2 from_us=0 until_us=1} ",
        "after_seq=0 ",
        "1 ",
        "stats ",
        "kill ",
        "3 ",
        "\t",
        "\x1b[A",
        "\x7f",
        "\r",
        "Samgrd.list_names after=0\r",
        "Policyd.explain subject=1 target=2 protocol=3 wanted_roles=4\r",
        "Deviced.read_device device=1\r"};
    (void)run("");
    editor_begin(&shell.editor);
    garbage = true;
    for (uint32_t i = 0; i < 60000; i++) {
        const char *word = words[(next_random() >> 20) % (sizeof words / sizeof words[0])];
        for (; *word != 0; word++) {
            shell_feed(&shell, (uint8_t)*word);
        }
        if ((next_random() >> 20) % 4 == 0) {
            shell_feed(&shell, '\r');
        }
        shown_length = 0;
        open_slots = 0;
        CHECK(editor_check(&shell.editor));
    }
    garbage = false;
}

UNIT_MAIN
