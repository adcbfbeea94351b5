/* What the holder of the lock asks of a processor and waits for: one word per processor.
 *
 * M1: mail is only written by the holder of the lock, to another processor, and taken out by that
 * one; the holder waits until it is out, so there is never more than one letter. M2: it is taken
 * out after it was obeyed. A processor in user mode is interrupted to look; one that
 * waits for the lock looks by itself; one between the lock and user mode is interrupted as soon as
 * it is there. So nobody who is waited for waits for the lock.
 */
#pragma once

#include "types.h"

struct cpu;

enum mail {
    MAIL_TO_FLUSH = 1, /* forget translations */
    MAIL_TO_LEAVE = 2, /* the same, and let go of the thread that runs */
};

/* Makes every other processor that is in this address space, or in any, forget its translations. The lock is
 * held. */
void mail_flush(uint64_t root_pa);

/* Takes a processor off its thread, which is stopped when this returns; so that nobody is current
 * there. The lock is held. */
void mail_leave(struct cpu *cpu);

/* Obeys the mail of the processor that runs this. True if its thread was taken away: then nothing
 * may touch that any more. */
bool mail_serve(void);
