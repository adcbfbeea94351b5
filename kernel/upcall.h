/* What the kernel asks of services for a thread that cannot go on: the pages of a VMO, and what is to
 * become of a fault.
 *
 * The thread stands at the service's endpoint like one that calls, and its registers stay as they
 * are: the kernel writes the request and reads the answer. Whatever ends the waiting but a good
 * answer is a failure, which the thread meets when it runs next (fault.h).
 */
#pragma once

#include "cap.h"
#include "types.h"

struct thread;
struct vmo;

enum upcall_about {
    UPCALL_NONE,
    UPCALL_JUDGE,      /* the thread's fault */
    UPCALL_FETCH,      /* a page that an instruction touched */
    UPCALL_FETCH_CALL, /* a page that a call on a VMO works on; the call is made again */
};

struct upcall {
    struct vmo *vmo; /* FETCH, FETCH_CALL: whose page, held */
    uint64_t page;
    uint8_t about; /* enum upcall_about */
};

/* Asks the process's judge about the thread's fault. False if there is nobody who could answer. */
[[nodiscard]] bool upcall_judge(struct thread *thread);

/* Asks the VMO's pager for a page. The same. */
[[nodiscard]] bool upcall_fetch(struct thread *thread, struct vmo *vmo, uint64_t page,
                                enum upcall_about about);

/* Writes the request of a thread that waits into the registers and the page of who receives it. */
void upcall_deliver(const struct thread *thread, struct thread *server);

/* Takes the answer out of the registers of who gives it. The thread is in no list afterwards. On a
 * status nothing has changed. */
[[nodiscard]] uint32_t upcall_answer(struct thread *thread, const struct thread *server);

/* The thread does not wait any more: forgets what for. */
void upcall_leave(struct thread *thread);

/* What it was asked for did not come. A judge who died can be asked again in the time that is left. */
void upcall_fail(struct thread *thread, enum upcall_about about, uint32_t left_ms);
