/* The log and the controls: each is there for ever, at its slot in the root's table, and bounds who
 * holds it to its calls. What it is about is in struct kernel. */
#pragma once

#include "object.h"
#include "types.h"

struct process;

enum { CONTROL_COUNT = 11 };

/* Makes them, and gives each to the root with all its rights. */
void controls_give(struct process *root);

/* None is ever let go of. */
