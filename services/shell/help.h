/* Help from the contracts' own documentation, and what could stand at the cursor. */
#ifndef SHELL_HELP_H
#define SHELL_HELP_H

#include "calls.h"
#include "editor.h"

/* `Protocol`, `Protocol.method` or a component. False if there is none of this name. */
[[nodiscard]] bool help_contract(const struct catalog *catalog, struct writ_bytes name,
                                 const struct out *out);

/* What `call` reaches, a line for each protocol. */
void help_reachable(const struct catalog *catalog, const struct out *out);

/* Offers `Protocol.` and, once that is there, its methods. */
void help_offer_methods(const struct catalog *catalog, struct offers *o);

/* Offers parameters of a method, and behind a `=` the members of its type. `given` is the text of the call so far, without the word at the cursor. */
void help_offer_parameters(const struct catalog *catalog, struct writ_bytes method,
                           struct writ_bytes given, struct offers *o);

void help_offer_components(const struct catalog *catalog, struct offers *o);

#endif
