/* The shell: a line is taken apart, its commands are run, and what they say goes through filters to the terminal.
 *
 * Pure but for what `world` does, so that all of it runs in a test. Anything may be typed: what is wrong is said in one sentence, and nothing was done.
 */
#ifndef SHELL_SHELL_H
#define SHELL_SHELL_H

#include "editor.h"
#include "filters.h"
#include "help.h"
#include "words.h"

struct shell {
    struct catalog catalog;
    struct calls calls;
    const struct world *world;
    const struct out *terminal;
    struct completer completer;
    struct editor editor;
    struct words words;
    struct filter filters[WORDS_COMMANDS - 1];
};

/* A command: false leaves a sentence in `calls`. */
struct command {
    const char *name;
    const char *usage; /* behind the name */
    const char *about;
    bool (*run)(struct shell *s, const struct command_words *w, const struct out *out);
    bool takes_components; /* its words are completed by them */
};

/* False if the image does not tell of the component that the shell is. */
[[nodiscard]] bool shell_init(struct shell *s, const struct reflect *r, uint32_t component,
                              const struct world *world, const struct out *terminal);

/* What a person sees first, and the prompt. */
void shell_greet(struct shell *s);

/* A byte that was typed; runs the line that it ends. */
void shell_feed(struct shell *s, uint8_t byte);

/* Runs one line. */
void shell_run(struct shell *s, const char *line, uint32_t length);

/* Says what is wrong; false. */
bool shell_fail(struct shell *s, const char *sentence);

/* The component of this name; false with a sentence. */
[[nodiscard]] bool shell_component(struct shell *s, const char *name, uint32_t *ret_number);

/* ---- the commands: commands.c lists them, seeing.c and acting.c have them ---- */

extern const struct command shell_commands[];
extern const uint32_t shell_command_count;

bool see_services(struct shell *s, const struct command_words *w, const struct out *out);
bool see_processes(struct shell *s, const struct command_words *w, const struct out *out);
bool see_names(struct shell *s, const struct command_words *w, const struct out *out);
bool see_devices(struct shell *s, const struct command_words *w, const struct out *out);
bool see_drivers(struct shell *s, const struct command_words *w, const struct out *out);
bool see_log(struct shell *s, const struct command_words *w, const struct out *out);
bool see_memory(struct shell *s, const struct command_words *w, const struct out *out);
bool see_capabilities(struct shell *s, const struct command_words *w, const struct out *out);
bool see_counters(struct shell *s, const struct command_words *w, const struct out *out);
bool see_policy(struct shell *s, const struct command_words *w, const struct out *out);

bool act_call(struct shell *s, const struct command_words *w, const struct out *out);
bool act_kill(struct shell *s, const struct command_words *w, const struct out *out);
bool act_stop(struct shell *s, const struct command_words *w, const struct out *out);
bool act_restart(struct shell *s, const struct command_words *w, const struct out *out);
bool act_explain(struct shell *s, const struct command_words *w, const struct out *out);
bool act_shutdown(struct shell *s, const struct command_words *w, const struct out *out);
bool act_reboot(struct shell *s, const struct command_words *w, const struct out *out);

/* A call by name with one number: `Protocol.method` and `parameter=number`. */
[[nodiscard]] bool shell_ask(struct shell *s, const char *method, const char *parameter,
                             uint64_t number);

/* The processes that live; `see` is asked for each, with what ProcessControl.list said of it. */
struct process_row {
    uint64_t number;
    uint32_t principal;
    uint32_t owner;
    char state[16];
};

[[nodiscard]] bool shell_each_process(struct shell *s,
                                      void (*see)(void *owner, const struct process_row *row),
                                      void *owner);

#endif
