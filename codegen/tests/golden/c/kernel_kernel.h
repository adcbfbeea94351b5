/* Generated from idl/kernel.writ: change it there.
 *
 * The kernel's side of its calls: what the dispatcher gives to the objects. A handler sees a message that was checked, by a caller who has
 * the rights, with the capabilities that its slots named; it says its status in `call->status`.
 */
#ifndef KERNEL_KERNEL_H
#define KERNEL_KERNEL_H

#include "kernel_wire.h"
#include "kcall.h"

/* Handles a call on a kernel object. Once it is done, the reply is in the call's tag and words; a status of the kernel itself stays in
 * `call->status`, and the tag is 0 then. */
enum kcall_result kernel_dispatch(struct kcall *call);

/* Empties a slot of the caller's own table. */
enum kcall_result process_on_close(struct kcall *call, const struct process_close_request *request);

/* Maps pages of a VMO. */
enum kcall_result process_on_map(struct kcall *call, struct cap *vmo,
                                 const struct process_map_request *request);

/* The size in bytes and whether it is sealed. */
enum kcall_result vmo_on_size(struct kcall *call, struct vmo_size_reply *reply);

/* Adds a record. */
enum kcall_result log_on_write(struct kcall *call, const struct log_write_request *request);

#endif
