/* A verdict as a sentence for a person.
 *
 * Pure. It names components, protocols and roles as the contracts do, and says which rule decided,
 * or that none did.
 */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "policy.h"

/* Writes the sentence, at most POLICYD_MAX_SENTENCE bytes and no zero behind them; returns its
 * length. It is never cut within a word. */
[[nodiscard]] uint32_t explain(const struct policy *policy, const struct policy_question *question,
                               const struct policy_answer *answer, char *sentence);

#endif
