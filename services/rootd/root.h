/* What the root keeps while the machine runs, and the two ways in which it makes a process: by hand,
 * with kernel calls, or through procd.
 */
#ifndef ROOT_H
#define ROOT_H

#include "board.h"
#include "bootfs.h"
#include "supervision.h"
#include "wiring.h"
#include "writ/program.h"
#include "writ/writ.h"

/* Where the root maps the boot archive. */
#define ARCHIVE_VA UINT64_C(0x1000000000)

/* What the root keeps of a component; the first four outlive every instance. */
struct made {
    uint32_t endpoint;    /* the original: RECV and MINT; 0 if it does not serve */
    uint32_t proof;       /* slot of the connection over which it is pinged, or 0 */
    uint32_t state;       /* slot of the memory of its estate; 0 if it has none */
    uint64_t predecessor; /* whose estate waits for the next one that is made by hand, or 0 */
    uint64_t
        unretired;    /* of one made through procd that has ended and procd was not told of, or 0 */
    uint32_t process; /* slot of a process made by hand, else 0 */
    uint32_t grant;   /* slot of the lease on a process that procd has staged, else 0 */
    uint64_t koid;    /* of its process; 0 if it has none */
    uint64_t entry;   /* of one that is staged by hand */
};

/* The helper that serves Supervisor; zeros where the system has none. */
struct helper {
    uint32_t index;
    uint32_t met;    /* start of the instance that was given what follows */
    uint32_t board;  /* slot of the memory that we write */
    uint32_t orders; /* of that which it writes */
    uint32_t news;   /* of its bell, or 0 */
    bool rang;       /* it may wish something */
    bool unseen;     /* an order was carried out, which it was not told */
};

struct root {
    struct writ_io *io;
    const struct writ_system *system;
    uint32_t deaths; /* notification; bit = index of the component */
    uint32_t procd;  /* slot of our connection to it; 0 before it is ready */
    uint32_t names;  /* slot of that to the name service; 0 before it was needed */
    struct bootfs archive;
    struct wiring_plan plan;
    struct supervision supervision;
    struct board board;
    struct helper helper;
    struct made made[WIRING_COMPONENTS];
};

/* How processes are made. Each returns the first status that is not OK, the kernel's or, after a
 * line that says what it is, INTERNAL; what was made by then is taken back by `drop`, which may
 * always be called. */
struct making {
    uint32_t (*stage)(struct root *root, uint32_t index);
    /* Lends it a capability of ours. */
    uint32_t (*give)(struct root *root, uint32_t index, uint32_t source, uint32_t at,
                     uint16_t rights);
    uint32_t (*seal)(struct root *root, uint32_t index);
    uint32_t (*start)(struct root *root, uint32_t index);
    /* Ends it, if it has not ended, and lets go of all that is known of it. */
    void (*drop)(struct root *root, uint32_t index);
};

extern const struct making making_by_hand;
extern const struct making making_through_procd;

/* Lets go of an instance; what outlives it stays. */
void root_forget(struct root *root, uint32_t index);

/* The program of a component as memory of its own, which nobody can change any more. */
[[nodiscard]] uint32_t root_take_image(struct root *root, uint32_t index, uint32_t *ret_image);

/* Finds the program of a component. NOT_FOUND, after a line that says so, if there is none.
 */
[[nodiscard]] uint32_t root_find_program(const struct root *root, uint32_t index,
                                         struct bootfs_file *ret_file);

#endif
