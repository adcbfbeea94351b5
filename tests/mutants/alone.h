/* Runs something in a process of its own, where a mutant may crash or never end. */
#ifndef ALONE_H
#define ALONE_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ALONE_SECONDS = 20, ALONE_CODE_NO = 3 };

/* Whether it holds; what crashes or takes too long does not. */
static inline bool holds_alone(bool (*holds)(void))
{
    fflush(stdout);
    pid_t child = fork();
    if (child < 0) {
        perror("fork");
        exit(EXIT_FAILURE);
    }
    if (child == 0) {
        alarm(ALONE_SECONDS);
        _exit(holds() ? EXIT_SUCCESS : ALONE_CODE_NO);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == EXIT_SUCCESS;
}

#endif
