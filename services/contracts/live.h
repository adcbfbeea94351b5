/* What the hooks of the live suites (tests/conformance/<library>/booted.c) and the runner tell each other. */
#ifndef LIVE_H
#define LIVE_H

#include "writ/suite.h"

/* Takes what procd gives: grants live as long as a case, and transfers are ended after it. */
bool live_procd_received(struct suite_world *world, const struct suite_call *c);

/* The root's helper hears its real root again; false if it does not. */
bool live_supervisor_leave(struct suite_world *world);

#endif
