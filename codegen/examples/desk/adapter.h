/* The server's program as its main function sees it. */
#ifndef ADAPTER_H
#define ADAPTER_H

#include "writ/writ.h"

/* Serves for ever; `by` is called with the bits of descriptors that are watched. */
[[gnu::noreturn]] void adapter_serve(struct writ_io *io, void (*by)(uint64_t bits));
/* Closes the documents. */
void adapter_finish(void);

#endif
