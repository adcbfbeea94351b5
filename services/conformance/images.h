/* Images of small programs, made here instruction by instruction, and images that must be refused. */
#ifndef IMAGES_H
#define IMAGES_H

#include "writ/image.h"
#include "writ/syscall.h"

enum { IMAGE_CODE_BYTES = 256, IMAGE_BYTES = 2 * IMAGE_PAGE_BYTES };

/* A program of one page; a case may spoil its header before it is stored. */
struct image_draft {
    struct image_header header;
    uint8_t code[IMAGE_CODE_BYTES];
    uint32_t length;
};

void image_begin(struct image_draft *draft);

/* Instructions: an operation of the kernel with a tag and one word; a store; a jump back to an
 * instruction. */
void image_operation(struct image_draft *draft, uint64_t head, uint64_t tag, uint64_t word);
void image_store(struct image_draft *draft, uint64_t va);
void image_jump(struct image_draft *draft, uint32_t to);

/* It exits with this code. */
void image_exit(struct image_draft *draft, uint32_t code);
/* It runs for ever. */
void image_run_on(struct image_draft *draft);
/* It waits for a bell that nobody has. */
void image_wait(struct image_draft *draft);
/* It binds to its endpoint and answers each call as a `Child` answers a ping. */
void image_answer_pings(struct image_draft *draft);

/* The image as memory, sealed if asked for. 0 if there is no room. */
[[nodiscard]] uint32_t image_make(struct writ_io *io, const struct image_draft *draft, bool sealed);

#endif
