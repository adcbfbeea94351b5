/* Runs something in a process of its own, where a mutant may crash or never end. */
#ifndef ALONE_H
#define ALONE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ALONE_CPU_SECONDS = 60, ALONE_CODE_NO = 3 };

/* Whether it holds; what crashes or takes too long does not. */
static inline bool holds_alone(bool (*holds)(void), rlim_t seconds)
{
    fflush(stdout);
    pid_t child = fork();
    if (child < 0) {
        perror("fork");
        exit(EXIT_FAILURE);
    }
    if (child == 0) {
        struct rlimit most = {seconds, seconds};
        setrlimit(RLIMIT_CPU, &most);
        _exit(holds() ? EXIT_SUCCESS : ALONE_CODE_NO);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == EXIT_SUCCESS;
}

/* Tries the mutants whose numbers are given; prints those with which it still holds. */
static inline int try_mutants(uint32_t *mutant, bool (*holds)(void), int argc, char **argv,
                              void (*patch)(uint32_t mutant, int sign))
{
    if (!holds_alone(holds, ALONE_CPU_SECONDS)) {
        fprintf(stderr, "it does not hold without any mutant\n");
        return EXIT_FAILURE;
    }
    struct rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    rlim_t seconds = 2 + 3 * (rlim_t)used.ru_utime.tv_sec; /* one that never ends */
    for (int i = 1; i < argc; i++) {
        *mutant = (uint32_t)strtoul(argv[i], NULL, 10);
        patch(*mutant, 1);
        if (holds_alone(holds, seconds)) {
            printf("%u\n", *mutant);
        }
        patch(*mutant, -1);
    }
    return EXIT_SUCCESS;
}

#endif
