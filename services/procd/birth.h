/* The kernel calls that make a process, in the right order: the second half of the adapter.
 *
 * Each function returns a status of the contract. What was made by then is taken back by
 * birth_undo.
 */
#ifndef BIRTH_H
#define BIRTH_H

#include "kernel_types.h"
#include "transfer.h"
#include "writ/envelope.h"
#include "writ/program.h"
#include "writ/system.h"
#include "writ/writ.h"

/* Who is to be made, and what with. */
struct birth_plan {
    uint32_t principal;
    uint16_t own_rights; /* over its own process */
    uint8_t band;
    uint32_t weight;
    uint64_t memory; /* of its quota */
    uint64_t stack_bytes;
    uint32_t keeps;   /* how many capabilities it may keep for its heir */
    uint64_t heir_of; /* the dead process whose estate it gets, or 0 */
    struct envelope envelope;
    struct declared_slot slots[KERNEL_MAX_DECLARED_SLOTS];
    uint32_t slot_count;
};

/* A process in the making; slots are ours. */
struct birth {
    struct writ_io *io;
    uint64_t koid;
    uint32_t process;
    uint32_t thread;
};

/* What a component of the system is made with; `stack_bytes` is said already. False if its table
 * asks for too much. */
[[nodiscard]] bool birth_plan_component(const struct writ_system *system, uint32_t index,
                                        struct birth_plan *ret_plan);
/* What a stranger is made with, likewise: an endpoint and nothing else. */
void birth_plan_stranger(uint32_t principal, struct birth_plan *ret_plan);

/* A staged process with nothing in it. `deaths` is rung when it is dead. */
[[nodiscard]] uint32_t birth_begin(struct birth *birth, struct writ_io *io,
                                   const struct birth_plan *plan, uint32_t deaths);

/* Copies the segments of an image that nobody can change. */
[[nodiscard]] uint32_t birth_load(const struct birth *birth, uint32_t image, uint64_t *ret_entry);

/* Memory for the segments of an image that comes in chunks; it stays with the transfer. */
[[nodiscard]] uint32_t birth_reserve(struct writ_io *io, struct transfer *transfer);

/* Puts bytes of a chunk where they belong. */
[[nodiscard]] uint32_t birth_copy(struct writ_io *io, const struct transfer *transfer,
                                  const struct transfer_copy *copy, const uint8_t *chunk);

/* Maps the segments of an image whose every byte has come. */
[[nodiscard]] uint32_t birth_map(const struct birth *birth, const struct transfer *transfer,
                                 uint64_t *ret_entry);

/* Stack, envelope, itself, thread: everything that every process has. */
[[nodiscard]] uint32_t birth_complete(struct birth *birth, const struct birth_plan *plan,
                                      uint64_t entry);

/* Gives a stranger its endpoint and makes a connection to it for its creator. */
[[nodiscard]] uint32_t birth_child(const struct birth *birth, uint32_t creator,
                                   uint32_t *ret_connection);

[[nodiscard]] uint32_t birth_grant(const struct birth *birth, const struct birth_plan *plan,
                                   uint32_t *ret_grant);

/* Nothing is left of it. */
void birth_undo(struct birth *birth);

/* A status of the kernel as one of the contract. */
[[nodiscard]] uint32_t birth_status(uint32_t status);

#endif
