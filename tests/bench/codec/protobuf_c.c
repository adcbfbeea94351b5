/* protobuf-c: packed from structs on the stack, unpacked into memory of its own. */
#include "bench.pb-c.h"

#include "bench.h"

static ProtobufCMessage *held;

static struct words words(char *text)
{
    return (struct words){text, (uint32_t)strlen(text)};
}

static bool keep(void *message)
{
    held = message;
    return message != NULL;
}

uint32_t encode_record(const struct record *v, uint8_t *out)
{
    Record m = RECORD__INIT;
    m.id = v->id;
    m.time = v->time;
    m.size = v->size;
    m.form = v->form;
    m.marks = v->marks;
    return (uint32_t)record__pack(&m, out);
}

bool decode_record(const uint8_t *data, uint32_t size, struct record *v)
{
    Record *m = record__unpack(NULL, size, data);
    if (!keep(m)) {
        return false;
    }
    *v = (struct record){m->id, m->time, m->size, m->form, m->marks};
    return record_is_good(v);
}

uint32_t encode_launch(const struct launch *v, uint8_t *out)
{
    Launch m = LAUNCH__INIT;
    m.program = (char *)v->program.data;
    m.arguments = (char *)v->arguments.data;
    m.folder = (char *)v->folder.data;
    m.environment = (char *)v->environment.data;
    m.user = v->user;
    m.priority = v->priority;
    m.kind = v->kind;
    m.traits = v->traits;
    m.memory = v->memory;
    return (uint32_t)launch__pack(&m, out);
}

bool decode_launch(const uint8_t *data, uint32_t size, struct launch *v)
{
    Launch *m = launch__unpack(NULL, size, data);
    if (!keep(m) || m->priority > 255 || m->kind > 255 || m->traits > 65535) {
        return false;
    }
    *v = (struct launch){words(m->program),   words(m->arguments),
                         words(m->folder),    words(m->environment),
                         m->memory,           m->user,
                         (uint16_t)m->traits, (uint8_t)m->priority,
                         (uint8_t)m->kind};
    return launch_is_good(v);
}

uint32_t encode_list(const struct list *v, uint8_t *out)
{
    static Entry rows[MOST_ENTRIES];
    static Entry *pointers[MOST_ENTRIES];
    List m = LIST__INIT;
    for (uint32_t i = 0; i < v->count; i++) {
        const struct entry *e = &v->entries[i];
        entry__init(&rows[i]);
        rows[i].id = e->id;
        rows[i].size = e->size;
        rows[i].traits = e->traits;
        rows[i].kind = e->kind;
        rows[i].name = (char *)e->name.data;
        pointers[i] = &rows[i];
    }
    m.n_entries = v->count;
    m.entries = pointers;
    return (uint32_t)list__pack(&m, out);
}

bool decode_list(const uint8_t *data, uint32_t size, struct list *v)
{
    List *m = list__unpack(NULL, size, data);
    if (!keep(m) || m->n_entries > MOST_ENTRIES) {
        return false;
    }
    v->count = (uint32_t)m->n_entries;
    for (uint32_t i = 0; i < v->count; i++) {
        const Entry *e = m->entries[i];
        if (e->traits > 65535 || e->kind > 255) {
            return false;
        }
        v->entries[i] =
            (struct entry){e->id, e->size, (uint16_t)e->traits, (uint8_t)e->kind, words(e->name)};
        if (!entry_is_good(&v->entries[i])) {
            return false;
        }
    }
    return true;
}

void decoded(void)
{
    if (held != NULL) {
        protobuf_c_message_free_unpacked(held, NULL);
    }
    held = NULL;
}
