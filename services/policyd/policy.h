/* The rules of the system and what they allow.
 *
 * Pure: no messages, no clock, no allocation, no logging. Compiled rules are read from the table of
 * the system: every connection that a component declares is one, numbered from 1 in the table's
 * order. Rules that were added are the state; it holds no pointer and means the same in the daemon's
 * next instance. Who was cut off stands beside it, each in a word of his own, so that a state that is
 * lost or not believed lets nobody in again.
 *
 * What no rule in force gives is refused.
 */
#ifndef POLICY_H
#define POLICY_H

#include <stdbool.h>
#include <stdint.h>

#include "policyd_types.h"
#include "writ/system.h"

enum { POLICY_EVENTS = 64 };

/* An added rule. */
struct rule {
    struct policy_rule row;
};

struct policy_state {
    uint64_t next_id;                         /* P1: above every number in `added`; never reused */
    uint64_t generation;                      /* moves when the list of rules does */
    uint64_t first_seq;                       /* of the oldest change that can be told */
    uint64_t last_seq;                        /* of the newest */
    struct rule added[POLICYD_MAX_ADDITIONS]; /* P3: number 0 in a free slot, else unique */
    struct policy_rule events[POLICY_EVENTS]; /* change `seq` is at `seq % POLICY_EVENTS` */
};

/* Who was cut off: principals, each at most once (P2). All zero to begin with; a word is written in
 * one store, so that it is whole whenever the daemon dies. */
struct policy_cuts {
    uint64_t words[POLICYD_MAX_CUT_OFF];
};

struct policy {
    const struct writ_system *system;
    struct policy_state *state; /* the caller's memory, */
    struct policy_cuts *cuts;   /* and this */
    uint64_t compiled;          /* how many rules the table holds */
    bool cold;                  /* rules that had been added were lost */
};

/* May `subject` speak `protocol` to the component `target` in these roles? No role at all is asked
 * for by a connection that only wants what the contract gives to anybody. */
struct policy_question {
    uint32_t subject; /* a principal */
    uint32_t wanted;
    uint16_t target;
    uint16_t protocol;
};

struct policy_answer {
    enum verdict verdict;
    enum verdict_cause cause;
    uint32_t roles; /* never more than were wanted */
    uint64_t rule;  /* the one that gives it, or would have; 0 if there is none */
};

/* The state of a system that has not changed its rules, or of one whose changes were lost so many
 * times: no number is used that was used before. */
void policy_state_init(struct policy_state *state, const struct writ_system *system,
                       uint64_t losses);

void policy_init(struct policy *policy, const struct writ_system *system,
                 struct policy_state *state, struct policy_cuts *cuts);

[[nodiscard]] struct policy_answer policy_decide(const struct policy *policy,
                                                 const struct policy_question *question);

/* Counts a connection that was made by an added rule; of a compiled one nothing is counted. */
void policy_count_use(struct policy *policy, uint64_t rule);

/* The component that serves this protocol under this number, or null. */
[[nodiscard]] const struct writ_system_component *policy_target(const struct policy *policy,
                                                                uint16_t target, uint16_t protocol);

/* What may be added: `subject`, `target`, `protocol`, `origin` and `roles` count. 0, or the error
 * that the contract names. */
[[nodiscard]] uint32_t policy_check_addition(const struct policy *policy,
                                             const struct policy_rule *rule);

/* Adds a rule that was checked, or returns null if there are as many as there can be. */
[[nodiscard]] struct rule *policy_add(struct policy *policy, const struct policy_rule *rule);

/* An added rule, or null. */
[[nodiscard]] struct rule *policy_find(const struct policy *policy, uint64_t id);

/* Ends what the rule allows. One that was revoked stays so. */
void policy_revoke(struct policy *policy, struct rule *rule);

/* Forgets a rule; its number is not used again. */
void policy_remove(struct policy *policy, struct rule *rule);

/* Whether there is room to remember that a principal is cut off, or it is already. */
[[nodiscard]] bool policy_can_cut_off(const struct policy *policy, uint32_t principal);

/* Cuts a principal off; false if there is no room to remember it. Once is as good as twice. */
[[nodiscard]] bool policy_cut_off(struct policy *policy, uint32_t principal);

/* Lets it ask again; nothing happens where it may. */
void policy_restore(struct policy *policy, uint32_t principal);

/* The rules with a number above `after`, by rising number; returns how many were put. `ret_next` is
 * the number to go on after, 0 if these were the last. */
[[nodiscard]] uint32_t policy_page(const struct policy *policy, uint64_t after,
                                   struct policy_rule *rows, uint32_t room, uint64_t *ret_next);

struct policy_change {
    uint64_t seq;
    uint64_t lost;
    struct policy_rule row;
};

/* The oldest change after `after_seq` that is still known; false if there is none. */
[[nodiscard]] bool policy_next_change(const struct policy *policy, uint64_t after_seq,
                                      struct policy_change *ret_change);

/* Whether P1 to P3 hold. */
[[nodiscard]] bool policy_check(const struct policy *policy);

#endif
