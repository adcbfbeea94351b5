/* Generated from idl/kernel/ipc.writ: change it there.
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

/* Makes a connection for one principal, or for ANY_PRINCIPAL. `label` is the protocol in its low 16 bits and the session above. */
enum kcall_result endpoint_on_mint(struct kcall *call, const struct endpoint_mint_request *request,
                                   struct endpoint_mint_reply *reply);

/* Makes the calling thread a receiver of this endpoint and of no other. */
enum kcall_result endpoint_on_bind(struct kcall *call);

/* Lets the bits of a notification wake the receiver. */
enum kcall_result
endpoint_on_bind_notification(struct kcall *call, struct cap *notification,
                              const struct endpoint_bind_notification_request *request);

/* Voids every connection with this label, wherever its copies are. */
enum kcall_result endpoint_on_revoke_label(struct kcall *call,
                                           const struct endpoint_revoke_label_request *request,
                                           struct endpoint_revoke_label_reply *reply);

/* Voids every connection of this principal, wherever its copies are. */
enum kcall_result
endpoint_on_revoke_principal(struct kcall *call,
                             const struct endpoint_revoke_principal_request *request,
                             struct endpoint_revoke_principal_reply *reply);

/* Ends the endpoint: callers, now and later, learn at once that nobody will answer. */
enum kcall_result endpoint_on_shut(struct kcall *call);

/* Adds a record. The kernel adds number, time, processor and principal. */
enum kcall_result log_on_write(struct kcall *call, const struct log_write_request *request);

/* Puts bytes on the console. */
enum kcall_result log_on_write_console(struct kcall *call,
                                       const struct log_write_console_request *request);

/* Makes a staged process whose own quota of `bytes` is carved from this one.
 *
 * Guarantee: when the last copy of the capability goes while the process is staged, nothing of it remains. */
enum kcall_result quota_on_create_process(struct kcall *call,
                                          const struct quota_create_process_request *request,
                                          struct quota_create_process_reply *reply);

/* Makes a VMO of zeroed pages, charged in full. */
enum kcall_result quota_on_create_vmo(struct kcall *call,
                                      const struct quota_create_vmo_request *request,
                                      struct quota_create_vmo_reply *reply);

/* Makes an endpoint that serves a protocol. */
enum kcall_result quota_on_create_endpoint(struct kcall *call,
                                           const struct quota_create_endpoint_request *request,
                                           struct quota_create_endpoint_reply *reply);

/* Makes a notification with no bits set. */
enum kcall_result quota_on_create_notification(struct kcall *call,
                                               struct quota_create_notification_reply *reply);

/* How much the quota allows and how much of it is used, in bytes. */
enum kcall_result quota_on_usage(struct kcall *call, struct quota_usage_reply *reply);

/* The size in bytes and whether it is sealed. */
enum kcall_result vmo_on_size(struct kcall *call, struct vmo_size_reply *reply);

/* Ends all writing for good.
 *
 * Guarantee: afterwards no mapping and no capability, however old, can write. */
enum kcall_result vmo_on_seal(struct kcall *call);

/* Tells what is in a slot of the caller's own table. */
enum kcall_result process_on_describe(struct kcall *call,
                                      const struct process_describe_request *request,
                                      struct process_describe_reply *reply);

/* Empties a slot of the caller's own table. */
enum kcall_result process_on_close(struct kcall *call, const struct process_close_request *request);

/* Makes a child of a capability in the caller's own table, with these rights and no others. */
enum kcall_result process_on_derive(struct kcall *call,
                                    const struct process_derive_request *request,
                                    struct process_derive_reply *reply);

/* Ends the caller's process. Never answered. */
enum kcall_result process_on_exit(struct kcall *call, const struct process_exit_request *request);

/* Maps pages of a VMO. A mapping that can write needs a VMO capability that can.
 *
 * Guarantee: on any error nothing is mapped that was not mapped before. */
enum kcall_result process_on_map(struct kcall *call, struct cap *vmo,
                                 const struct process_map_request *request);

/* Unmaps every page in a range. */
enum kcall_result process_on_unmap(struct kcall *call, const struct process_unmap_request *request);

/* Puts a child of one of the caller's capabilities into a slot of a staged process. */
enum kcall_result process_on_install(struct kcall *call,
                                     const struct process_install_request *request);

/* Makes a thread of a process that is staged or runs, stopped at `entry` with `argument` as its first and its first message page's
 * address as its second argument. `pages` is where its two message pages go. */
enum kcall_result process_on_create_thread(struct kcall *call,
                                           const struct process_create_thread_request *request,
                                           struct process_create_thread_reply *reply);

/* Lets a staged process run. Nothing can be installed afterwards. */
enum kcall_result process_on_start(struct kcall *call);

/* Ends the process; when this returns none of its threads runs and its memory is free. */
enum kcall_result process_on_kill(struct kcall *call, const struct process_kill_request *request);

/* Where the process is in its life, and how it ended. */
enum kcall_result process_on_status(struct kcall *call, struct process_status_reply *reply);

/* Sets these bits of a notification when the process is dead, at once if it is already. */
enum kcall_result process_on_watch(struct kcall *call, struct cap *notification,
                                   const struct process_watch_request *request);

/* Turns the call that the calling thread is serving into a reply capability, to be answered later. */
enum kcall_result thread_on_keep_reply(struct kcall *call, struct thread_keep_reply_reply *reply);

/* Lets a thread run that was made after its process had started. */
enum kcall_result thread_on_start(struct kcall *call);

#endif
