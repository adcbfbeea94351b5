/* Generated from idl/kernel.writ: change it there.
 *
 * The kernel's side of its calls: what the dispatcher gives to the objects. A handler sees a message that was checked, by a caller who has
 * the rights, with the capabilities that its slots named. One that fails says why in `call->status` and returns KCALL_FAILED.
 */
#ifndef KERNEL_KERNEL_H
#define KERNEL_KERNEL_H

#include <stddef.h>

#include "kernel_wire.h"
#include "kcall.h"

/* Handles a call on a kernel object. Once it is done, the reply is in the call's message. If it failed, the status is one of the kernel's
 * own, in `call->status`, and the tag is 0. */
enum kcall_result kernel_dispatch(struct kcall *call);

enum { KERNEL_ENTRY_TYPES = 10 };

/* What a short path may call at once, by the type of the object and the low bits of the tag, if the whole tag is the entry's: the methods
 * with messages of fewer than six words. The others, and all that is wrong, go through the dispatcher. */
extern const struct kcall_entry kernel_entries[KERNEL_ENTRY_TYPES][KCALL_ENTRIES];

/* Empties a slot of the caller's own table. */
enum kcall_result process_on_close(struct kcall *call, const struct process_close_request *request);

/* Maps pages of a VMO. */
enum kcall_result process_on_map(struct kcall *call, struct cap *vmo,
                                 const struct process_map_request *request);

/* Tells what is in a slot of the caller's own table. */
enum kcall_result process_on_describe(struct kcall *call,
                                      const struct process_describe_request *request,
                                      struct process_describe_reply *reply);

/* Moves a mapping. */
enum kcall_result process_on_move(struct kcall *call, struct cap *vmo,
                                  const struct process_move_request *request,
                                  struct process_move_reply *reply);

/* Where the elements of `ranges` go in the reply to `ranges`, to be filled at once; null if so many do not fit the contract, and the call
 * ends with INTERNAL. The page is the request's until then: only what is done puts a tail. */
static inline uint8_t *process_ranges_reply_place_ranges(struct writ_builder *out, uint32_t count)
{
    writ_builder_claim(out, 16);
    return writ_builder_tail(out, process_ranges_reply_tails, 0, count);
}

/* Appends to a reply; tails go in their order. */
static inline void process_ranges_reply_put_ranges(struct writ_builder *out,
                                                   const struct range *data, uint32_t count)
{
    uint8_t *at = process_ranges_reply_place_ranges(out, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        range_store(at + i * 16, &data[i]);
    }
}

/* Where the bytes of `comment` go in the reply to `ranges`, to be filled at once; null if so many do not fit the contract, and the call
 * ends with INTERNAL. The page is the request's until then: only what is done puts a tail. */
static inline uint8_t *process_ranges_reply_place_comment(struct writ_builder *out, uint32_t length)
{
    writ_builder_claim(out, 16);
    return writ_builder_tail(out, process_ranges_reply_tails, 1, length);
}

/* Appends to a reply; tails go in their order. */
static inline void process_ranges_reply_put_comment(struct writ_builder *out, const char *data,
                                                    uint32_t length)
{
    uint8_t *at = process_ranges_reply_place_comment(out, length);
    writ_copy_in(at, data, length);
}

/* The ranges that are mapped, from one on. */
enum kcall_result process_on_ranges(struct kcall *call,
                                    const struct process_ranges_request *request,
                                    struct process_ranges_reply *reply, struct writ_builder *out);

/* Maps several VMOs one behind the other. */
enum kcall_result process_on_gather(struct kcall *call, struct cap *vmos[3],
                                    const struct process_gather_request *request);

/* The size in bytes and whether it is sealed. */
enum kcall_result vmo_on_size(struct kcall *call, struct vmo_size_reply *reply);

/* Where the bytes of `data` go in the reply to `read`, to be filled at once; null if so many do not fit the contract, and the call
 * ends with INTERNAL. The page is the request's until then: only what is done puts a tail. */
static inline uint8_t *vmo_read_reply_place_data(struct writ_builder *out, uint32_t length)
{
    writ_builder_claim(out, 8);
    return writ_builder_tail(out, vmo_read_reply_tails, 0, length);
}

/* Appends to a reply. */
static inline void vmo_read_reply_put_data(struct writ_builder *out, const void *data,
                                           uint32_t length)
{
    uint8_t *at = vmo_read_reply_place_data(out, length);
    writ_copy_in(at, data, length);
}

/* Copies out. */
enum kcall_result vmo_on_read(struct kcall *call, const struct vmo_read_request *request,
                              struct vmo_read_reply *reply, struct writ_builder *out);

/* Copies in. */
enum kcall_result vmo_on_write(struct kcall *call, const struct vmo_write_request *request);

/* Adds a record. */
enum kcall_result log_on_write(struct kcall *call, const struct log_write_request *request);

#endif
