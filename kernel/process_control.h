/* The books on all processes, and the control by which few make them, end them and learn of their
 * ends. */
#pragma once

#include "object.h"
#include "tree.h"
#include "types.h"

struct process;

struct process_books {
    struct tree all;    /* of struct process, by koid: B1: those that live, and those whose exit
                        record was not taken away */
    struct tree exits;  /* of struct process, by exit_seq: B2: those that are dead and ran */
    uint64_t last_exit; /* sequence number */
};

/* Puts a process in the books; they hold it. */
void process_books_add(struct process *process);

/* It is dead: gives it its number if it ever ran, or takes it out. */
void process_books_end(struct process *process);

/* Takes a process out; it may be gone when this returns. */
void process_books_remove(struct process *process);

/* B1, B2. */
bool process_books_check(const struct object *);
