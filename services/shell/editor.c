/* See editor.h. */
#include "editor.h"

enum {
    ESCAPE_NONE,
    ESCAPE_BEGUN,
    ESCAPE_SEQUENCE,
    ESCAPE_SINGLE,
    CONTROL = 0x1f,
    KEY_ESCAPE = 0x1b,
    KEY_DELETE = 0x7f,
    MOST_NUMBER = 10000,
};

static bool is_inside(char c)
{
    return ((uint8_t)c & 0xc0) == 0x80; /* of a character of UTF-8, but not its first byte */
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (uint8_t)c >= 0x80;
}

static uint32_t columns(const char *text, uint32_t length)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < length; i++) {
        count += !is_inside(text[i]);
    }
    return count;
}

static void bell(const struct editor *e)
{
    out_text(e->out, "\a");
}

/* ---- what is shown ---- */

static void move_left(const struct editor *e, uint32_t count)
{
    char digits[12];
    uint32_t at = sizeof digits;
    if (count == 0) {
        return;
    }
    for (uint32_t left = count; left != 0; left /= 10) {
        digits[--at] = (char)('0' + left % 10);
    }
    out_text(e->out, "\x1b[");
    out_bytes(e->out, digits + at, (uint32_t)sizeof digits - at);
    out_text(e->out, "D");
}

static uint32_t room(const struct editor *e)
{
    return EDITOR_COLUMNS - 1 - (uint32_t)strlen(e->prompt);
}

/* The part of the line around the cursor for which there is room. */
static void draw(const struct editor *e)
{
    uint32_t start = 0;
    uint32_t before = columns(e->line, e->cursor);
    while (before > room(e)) {
        before -= !is_inside(e->line[start++]);
    }
    while (start < e->length && is_inside(e->line[start])) {
        start++;
    }
    uint32_t end = start;
    uint32_t shown = 0;
    while (end < e->length && (shown < room(e) || is_inside(e->line[end]))) {
        shown += !is_inside(e->line[end++]);
    }
    out_text(e->out, "\r");
    out_text(e->out, e->prompt);
    out_bytes(e->out, e->line + start, end - start);
    out_text(e->out, "\x1b[K");
    move_left(e, shown > before ? shown - before : 0);
}

/* ---- what changes the line ---- */

static void insert(struct editor *e, const char *text, uint32_t length)
{
    if (length > EDITOR_LINE - e->length) {
        bell(e);
        return;
    }
    bool at_end = e->cursor == e->length;
    memmove(e->line + e->cursor + length, e->line + e->cursor, e->length - e->cursor);
    memcpy(e->line + e->cursor, text, length);
    e->length += length;
    e->cursor += length;
    e->line[e->length] = 0;
    if (at_end && columns(e->line, e->length) <= room(e)) {
        out_bytes(e->out, text, length);
    } else {
        draw(e);
    }
}

/* Takes bytes out; where they are to be had again, they are kept. */
static void take(struct editor *e, uint32_t from, uint32_t to, bool keeps)
{
    if (from == to) {
        return;
    }
    if (keeps) {
        memcpy(e->killed, e->line + from, to - from);
        e->killed_length = to - from;
    }
    memmove(e->line + from, e->line + to, e->length - to);
    e->length -= to - from;
    e->cursor = from;
    e->line[e->length] = 0;
    draw(e);
}

static uint32_t left_of(const struct editor *e, uint32_t at)
{
    while (at > 0 && is_inside(e->line[--at])) {
    }
    return at;
}

static uint32_t right_of(const struct editor *e, uint32_t at)
{
    at += at < e->length;
    while (at < e->length && is_inside(e->line[at])) {
        at++;
    }
    return at;
}

static uint32_t word_left_of(const struct editor *e, uint32_t at)
{
    while (at > 0 && !is_word(e->line[at - 1])) {
        at--;
    }
    while (at > 0 && is_word(e->line[at - 1])) {
        at--;
    }
    return at;
}

static uint32_t word_right_of(const struct editor *e, uint32_t at)
{
    while (at < e->length && !is_word(e->line[at])) {
        at++;
    }
    while (at < e->length && is_word(e->line[at])) {
        at++;
    }
    return at;
}

/* Back to a space, as ^W does. */
static uint32_t blank_left_of(const struct editor *e, uint32_t at)
{
    while (at > 0 && e->line[at - 1] == ' ') {
        at--;
    }
    while (at > 0 && e->line[at - 1] != ' ') {
        at--;
    }
    return at;
}

static void go(struct editor *e, uint32_t to)
{
    if (e->cursor != to) {
        e->cursor = to;
        draw(e);
    }
}

static void swap_letters(struct editor *e)
{
    uint32_t at = e->cursor == e->length ? left_of(e, e->cursor) : e->cursor;
    if (at == 0 || (uint8_t)e->line[at] >= 0x80 || (uint8_t)e->line[at - 1] >= 0x80) {
        bell(e);
        return;
    }
    char letter = e->line[at];
    e->line[at] = e->line[at - 1];
    e->line[at - 1] = letter;
    e->cursor = at + 1;
    draw(e);
}

/* ---- history ---- */

static void remember(struct editor *e)
{
    uint32_t newest = (uint32_t)((e->entered + EDITOR_HISTORY - 1) % EDITOR_HISTORY);
    bool same = e->entered != 0 && e->history_length[newest] == e->length &&
                memcmp(e->history[newest], e->line, e->length) == 0;
    if (e->length != 0 && !same) {
        uint32_t at = (uint32_t)(e->entered++ % EDITOR_HISTORY);
        memcpy(e->history[at], e->line, e->length);
        e->history_length[at] = e->length;
    }
    e->shown = e->entered;
}

static void show_history(struct editor *e, uint64_t which)
{
    const char *from = e->draft;
    uint32_t length = e->draft_length;
    if (e->shown == e->entered) {
        memcpy(e->draft, e->line, e->length);
        e->draft_length = e->length;
        length = e->length;
    }
    if (which != e->entered) {
        from = e->history[which % EDITOR_HISTORY];
        length = e->history_length[which % EDITOR_HISTORY];
    }
    e->shown = which;
    memcpy(e->line, from, length);
    e->length = length;
    e->cursor = length;
    e->line[length] = 0;
    draw(e);
}

static void older(struct editor *e)
{
    uint64_t oldest = e->entered > EDITOR_HISTORY ? e->entered - EDITOR_HISTORY : 0;
    if (e->shown > oldest) {
        show_history(e, e->shown - 1);
    } else {
        bell(e);
    }
}

static void newer(struct editor *e)
{
    if (e->shown < e->entered) {
        show_history(e, e->shown + 1);
    } else {
        bell(e);
    }
}

/* ---- completion ---- */

void offers_add(struct offers *o, const char *word, uint32_t length)
{
    if (length < o->length || memcmp(word, o->word, o->length) != 0) {
        return;
    }
    if (o->listed != NULL) {
        out_bytes(o->listed, word, length);
        out_text(o->listed, "  ");
        return;
    }
    if (o->count++ == 0) {
        o->same = length < sizeof o->first ? length : (uint32_t)sizeof o->first;
        memcpy(o->first, word, o->same);
        return;
    }
    uint32_t same = 0;
    while (same < o->same && same < length && o->first[same] == word[same]) {
        same++;
    }
    o->same = same;
}

static void complete(struct editor *e)
{
    struct offers o = {0};
    if (e->completer == NULL) {
        bell(e);
        return;
    }
    e->completer->offer(e->completer->owner, e->line, e->cursor, &o);
    if (o.count == 0) {
        bell(e);
    } else if (o.same > o.length) {
        insert(e, o.first + o.length, o.same - o.length);
        if (o.count == 1 && !o.opens && e->cursor == e->length) {
            insert(e, " ", 1);
        }
    } else if (o.count == 1 && !o.opens) {
        insert(e, " ", 1);
    } else if (!e->was_tab) {
        bell(e);
    } else {
        struct offers list = {.listed = e->out};
        out_text(e->out, "\n");
        e->completer->offer(e->completer->owner, e->line, e->cursor, &list);
        out_text(e->out, "\n");
        draw(e);
    }
}

/* ---- keys ---- */

static void key_of_letter(struct editor *e, char letter)
{
    switch (letter) {
    case 'A':
        older(e);
        break;
    case 'B':
        newer(e);
        break;
    case 'C':
        go(e, e->number == 5 ? word_right_of(e, e->cursor) : right_of(e, e->cursor));
        break;
    case 'D':
        go(e, e->number == 5 ? word_left_of(e, e->cursor) : left_of(e, e->cursor));
        break;
    case 'H':
        go(e, 0);
        break;
    case 'F':
        go(e, e->length);
        break;
    default:
        break;
    }
}

static void key_of_number(struct editor *e)
{
    switch (e->number) {
    case 1:
    case 7:
        go(e, 0);
        break;
    case 3:
        take(e, e->cursor, right_of(e, e->cursor), false);
        break;
    case 4:
    case 8:
        go(e, e->length);
        break;
    default:
        break; /* also 200 and 201, around what is pasted */
    }
}

static void meta(struct editor *e, char letter)
{
    switch (letter) {
    case 'b':
        go(e, word_left_of(e, e->cursor));
        break;
    case 'f':
        go(e, word_right_of(e, e->cursor));
        break;
    case 'd':
        take(e, e->cursor, word_right_of(e, e->cursor), true);
        break;
    case KEY_DELETE:
        take(e, word_left_of(e, e->cursor), e->cursor, true);
        break;
    default:
        break;
    }
}

/* A byte of an escape sequence: ESC letter, ESC O letter, ESC [ numbers letter. */
static void escaped(struct editor *e, uint8_t byte)
{
    uint32_t state = e->escape;
    e->escape = ESCAPE_NONE;
    if (state == ESCAPE_BEGUN && (byte == '[' || byte == 'O')) {
        e->escape = byte == '[' ? ESCAPE_SEQUENCE : ESCAPE_SINGLE;
        e->number = 0;
    } else if (state == ESCAPE_BEGUN) {
        meta(e, (char)byte);
    } else if (byte >= '0' && byte <= '9') {
        e->number = e->number < MOST_NUMBER ? e->number * 10 + (byte - (uint32_t)'0') : MOST_NUMBER;
        e->escape = state;
    } else if (byte == ';') {
        e->number = 0; /* of several numbers the last one counts: it says which keys are held */
        e->escape = state;
    } else if (byte == '~') {
        key_of_number(e);
    } else if (byte >= '@' && byte < KEY_DELETE) {
        key_of_letter(e, (char)byte);
    } else if (byte >= ' ' && byte < '@') {
        e->escape = state;
    }
}

static enum editor_event entered(struct editor *e)
{
    remember(e);
    out_text(e->out, "\n");
    return EDITOR_ENTERED;
}

static enum editor_event control(struct editor *e, char letter)
{
    switch (letter) {
    case 'a':
        go(e, 0);
        break;
    case 'b':
        go(e, left_of(e, e->cursor));
        break;
    case 'c':
        out_text(e->out, "^C\n");
        return EDITOR_INTERRUPTED;
    case 'd':
        if (e->length == 0) {
            return EDITOR_ENDED;
        }
        take(e, e->cursor, right_of(e, e->cursor), false);
        break;
    case 'e':
        go(e, e->length);
        break;
    case 'f':
        go(e, right_of(e, e->cursor));
        break;
    case 'h':
        take(e, left_of(e, e->cursor), e->cursor, false);
        break;
    case 'i':
        complete(e);
        break;
    case 'k':
        take(e, e->cursor, e->length, true);
        break;
    case 'l':
        out_text(e->out, "\x1b[H\x1b[2J");
        draw(e);
        break;
    case 'n':
        newer(e);
        break;
    case 'p':
        older(e);
        break;
    case 't':
        swap_letters(e);
        break;
    case 'u':
        take(e, 0, e->cursor, true);
        break;
    case 'w':
        take(e, blank_left_of(e, e->cursor), e->cursor, true);
        break;
    case 'y':
        insert(e, e->killed, e->killed_length);
        break;
    default:
        bell(e);
        break;
    }
    return EDITOR_NOTHING;
}

static enum editor_event key(struct editor *e, uint8_t byte)
{
    if (e->escape != ESCAPE_NONE && byte != KEY_ESCAPE) {
        escaped(e, byte);
        return EDITOR_NOTHING;
    }
    switch (byte) {
    case '\r':
    case '\n':
        return byte == '\n' && e->was_return ? EDITOR_NOTHING : entered(e);
    case KEY_ESCAPE:
        e->escape = ESCAPE_BEGUN;
        return EDITOR_NOTHING;
    case KEY_DELETE:
        return control(e, 'h');
    default:
        break;
    }
    if (byte <= CONTROL) {
        return control(e, (char)(byte + 'a' - 1));
    }
    insert(e, &(char){(char)byte}, 1);
    return EDITOR_NOTHING;
}

enum editor_event editor_feed(struct editor *e, uint8_t byte)
{
    enum editor_event event = key(e, byte);
    e->was_return = byte == '\r';
    e->was_tab = byte == '\t';
    return event;
}

void editor_init(struct editor *e, const struct out *out, const struct completer *completer,
                 const char *prompt)
{
    size_t length = strlen(prompt);
    memset(e, 0, sizeof *e);
    e->out = out;
    e->completer = completer;
    memcpy(e->prompt, prompt, length < EDITOR_PROMPT ? length : EDITOR_PROMPT - 1);
}

void editor_begin(struct editor *e)
{
    e->length = 0;
    e->cursor = 0;
    e->line[0] = 0;
    e->escape = ESCAPE_NONE;
    e->shown = e->entered;
    out_text(e->out, e->prompt);
}

bool editor_check(const struct editor *e)
{
    uint64_t oldest = e->entered > EDITOR_HISTORY ? e->entered - EDITOR_HISTORY : 0;
    return e->length <= EDITOR_LINE && e->cursor <= e->length && e->line[e->length] == 0 &&
           e->shown >= oldest && e->shown <= e->entered && e->killed_length <= EDITOR_LINE;
}
