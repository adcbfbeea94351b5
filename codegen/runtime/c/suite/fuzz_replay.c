/* Runs a fuzz harness without a fuzzing engine: on the files that are named, or on inputs from a generator of numbers.
 *
 * usage: PROGRAM [--runs N] [--seed S] [FILE...]
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "writ/mutate.h"

enum { INPUT_BYTES = 8192, DEFAULT_RUNS = 20000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
[[gnu::weak]] int LLVMFuzzerInitialize(int *argc, char ***argv);

static uint8_t input[INPUT_BYTES];

static int run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        return EXIT_FAILURE;
    }
    size_t size = fread(input, 1, sizeof input, file);
    bool is_whole = fgetc(file) == EOF;
    fclose(file);
    if (!is_whole) {
        fprintf(stderr, "%s: longer than any input\n", path);
        return EXIT_FAILURE;
    }
    LLVMFuzzerTestOneInput(input, size);
    return EXIT_SUCCESS;
}

static void run_numbers(unsigned long runs, unsigned long seed)
{
    struct mutate_source source = {.seed = seed | 1};
    for (unsigned long i = 0; i < runs; i++) {
        uint32_t size = mutate_number(&source, 256);
        for (uint32_t k = 0; k < size; k++) {
            input[k] = mutate_byte(&source);
        }
        LLVMFuzzerTestOneInput(input, size);
    }
    printf("%lu runs, seed %lu\n", runs, seed);
}

int main(int argc, char **argv)
{
    unsigned long runs = DEFAULT_RUNS;
    unsigned long seed = 1;
    bool has_files = false;
    if (LLVMFuzzerInitialize != NULL) {
        (void)LLVMFuzzerInitialize(&argc, &argv);
    }
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--runs") == 0 && i + 1 < argc) {
            runs = strtoul(argv[++i], NULL, 0);
        } else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc) {
            seed = strtoul(argv[++i], NULL, 0);
        } else if (run_file(argv[i]) == EXIT_SUCCESS) {
            has_files = true;
        } else {
            return EXIT_FAILURE;
        }
    }
    if (!has_files) {
        run_numbers(runs, seed);
    }
    return EXIT_SUCCESS;
}
