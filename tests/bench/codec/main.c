/* Runs one codec over one message: usage: PROGRAM record|launch|list ROUNDS. Prints the size of the message; fails if what comes out is not what went in. */
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

static uint8_t buffer[MOST_BYTES];

static struct words words(const char *text)
{
    return (struct words){text, (uint32_t)strlen(text)};
}

static const struct record record = {.id = UINT64_C(0x123456789abcdef0),
                                     .time = UINT64_C(1700000000000000),
                                     .size = 123456,
                                     .form = 1,
                                     .marks = 5};

static bool same_words(struct words a, struct words b)
{
    return a.length == b.length && memcmp(a.data, b.data, a.length) == 0;
}

static bool run_record(uint32_t *ret_size)
{
    struct record got;
    memset(&got, 0, sizeof got);
    *ret_size = encode_record(&record, buffer);
    bool good = decode_record(buffer, *ret_size, &got);
    return good && got.id == record.id && got.time == record.time && got.size == record.size &&
           got.form == record.form && got.marks == record.marks;
}

static bool run_launch(uint32_t *ret_size)
{
    struct launch launch = {.program = words("compositor"),
                            .arguments = words("--socket wayland-0 --scale 2 --log info"),
                            .folder = words("/home/anna/desktop"),
                            .environment = words("HOME=/home/anna PATH=/bin LANG=de_DE.UTF-8"),
                            .memory = 64 << 20,
                            .user = 1000,
                            .traits = 3,
                            .priority = 12,
                            .kind = 2};
    struct launch got;
    memset(&got, 0, sizeof got);
    *ret_size = encode_launch(&launch, buffer);
    bool good = decode_launch(buffer, *ret_size, &got);
    return good && same_words(got.program, launch.program) &&
           same_words(got.arguments, launch.arguments) && same_words(got.folder, launch.folder) &&
           same_words(got.environment, launch.environment) && got.memory == launch.memory &&
           got.user == launch.user && got.traits == launch.traits && got.kind == launch.kind &&
           got.priority == launch.priority;
}

static bool run_list(uint32_t *ret_size)
{
    static const char *const names[] = {"kernel.img", "notes", "a", "picture-17.png", "ebene_2"};
    static struct list list;
    static struct list got;
    list.count = MOST_ENTRIES;
    for (uint32_t i = 0; i < MOST_ENTRIES; i++) {
        list.entries[i] = (struct entry){.id = UINT64_C(1) << 40 | i,
                                         .size = 1000 * i,
                                         .traits = (uint16_t)(i % 8),
                                         .kind = (uint8_t)(1 + i % 3),
                                         .name = words(names[i % 5])};
    }
    *ret_size = encode_list(&list, buffer);
    bool good = decode_list(buffer, *ret_size, &got) && got.count == list.count;
    for (uint32_t i = 0; good && i < list.count; i++) {
        const struct entry *a = &list.entries[i];
        const struct entry *b = &got.entries[i];
        good = a->id == b->id && a->size == b->size && a->traits == b->traits &&
               a->kind == b->kind && same_words(a->name, b->name);
    }
    return good;
}

int main(int argc, char **argv)
{
    unsigned long rounds = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
    uint32_t size = 0;
    bool good = rounds != 0;
    for (unsigned long i = 0; good && i < rounds; i++) {
        good = strcmp(argv[1], "record") == 0   ? run_record(&size)
               : strcmp(argv[1], "launch") == 0 ? run_launch(&size)
                                                : run_list(&size);
        decoded();
    }
    printf("%u\n", size);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
