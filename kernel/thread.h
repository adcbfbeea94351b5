/* Threads: registers, two message pages, and where in a conversation they stand. */
#pragma once

#include "clone.h"
#include "cpu.h"
#include "fault.h"
#include "frame_user.h"
#include "kcall.h"
#include "mapping.h"
#include "object.h"
#include "physical.h"
#include "runqueue.h"
#include "space.h"
#include "tree.h"
#include "types.h"
#include "upcall.h"
#include "writ/writ.h"

struct process;
struct endpoint;
struct connection;
struct reply;
struct notification;
struct fpu;

/* A timeout that never ends. */
#define THREAD_FOREVER UINT32_MAX

/* Why a thread is not for the short path. */
enum thread_hazard {
    THREAD_BY_IRET = 1,  /* all its registers matter: it was interrupted */
    THREAD_DEADLINE = 2, /* it is in the tree of deadlines */
    THREAD_PINNED = 4,   /* it may not run on every processor */
    THREAD_FAULTED = 8,  /* it has a fault, which comes first (fault_pursue) */
    THREAD_ASKS = 16,    /* it waits for an answer to an upcall, which is no message to it */
};

struct thread {
    /* What the short path reads; entry.S knows where it is. */
    struct user_frame frame; /* of the user, while it does not run */
    uint32_t hazard;         /* enum thread_hazard */
    uint8_t state;           /* enum activity */
    uint8_t line_band;       /* CALLING: in which it stands in line */
    bool caller_gone;        /* whom it served is gone: its reply is dropped */
    uint32_t timeout_ms;     /* of what it waits for, as it was asked */
    uint32_t principal;      /* these three are its process's */
    struct cap *const *leaves;
    uint64_t root_pa;
    struct thread *server;  /* CALLED: who serves it, if it was not kept */
    struct thread *caller;  /* whom it serves */
    struct endpoint *bound; /* where it receives; it holds it */
    uint8_t *in;            /* the message pages, in the direct map */
    uint8_t *out;
    struct kcall call; /* on a kernel object */

    struct process *process;
    struct fpu *fpu;              /* its floating point registers, once it has used them */
    struct reply *kept;           /* CALLED: what answers it, if it was kept */
    struct connection *through;   /* CALLING: by which it calls; it holds it */
    struct endpoint *at;          /* CALLING: where it is in line */
    struct notification *waits;   /* WAITING: for what; it holds it */
    uint32_t cpu;                 /* READY: in which processor's list; else where it was last */
    uint64_t processors;          /* on which it may run, a bit for each */
    uint64_t deadline;            /* of what it waits for, in ticks; 0: not stamped yet */
    struct run run;               /* its share, and READY: its place in line */
    struct link queue;            /* CALLING and WAITING: its place in line */
    struct link sibling;          /* in its process */
    struct tree_node timer;       /* with hazard DEADLINE */
    struct clone clone;           /* that it is making */
    struct physical_hunt hunt;    /* that it is on */
    uint64_t awaits;              /* up to which death the call that it goes on with waits, or 0 */
    uint32_t revokes;             /* the slot whose descendants it revokes, or 0; then */
    _Alignas(32) struct cap mark; /* is behind them, as long as they are not all gone */
    struct fault fault;           /* its last */
    struct upcall upcall;         /* CALLING, CALLED: what the kernel asks for it */
    struct mapping pages;         /* where the message pages are in its address space */
    struct object object;
};

/* Every processor there may be. */
#define THREAD_ANYWHERE UINT64_MAX

/* Makes a stopped thread with its message pages; held once by the caller, and once by its process
 * until that dies. Nothing is made on any result but DONE, and no thread if
 * the process has PROCESS_MAX_THREADS already: the caller asks. */
[[nodiscard]] enum space_result thread_create(struct process *process, uint64_t pages_va,
                                              struct thread **ret_thread);

/* Takes over how a thread of the same process is scheduled. It is STOPPED. */
void thread_inherit(struct thread *thread, const struct thread *from);

/* Sets where it begins. */
void thread_begin_at(struct thread *thread, uint64_t entry, uint64_t stack, uint64_t argument);

/* Takes it out of whatever it is in, for good; whoever it served learns of it. */
void thread_kill(struct thread *thread);

/* Takes a blocked thread out of what it waits for. It is in no list afterwards and does not run. */
void thread_unblock(struct thread *thread);

/* Ends a blocked thread's wait with a status of the kernel, and lets it run. */
void thread_fail(struct thread *thread, uint32_t status);

/* Ends a blocked thread's wait and lets it run; its registers say what came of it. */
void thread_wake(struct thread *thread);

/* Milliseconds left of a call's timeout, never too many. */
uint32_t thread_left_ms(const struct thread *thread);

bool thread_reap(struct object *object, uint32_t *budget);

/* H1: links between a caller and its server or reply are mutual. H2: only a thread in a state with
 * a line is in one. H3: none is in a more urgent band than its process allows. */
bool thread_check(const struct object *object);
