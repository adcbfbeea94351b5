/* Generated from idl/kernel/devices.writ: change it there.
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

enum { KERNEL_ENTRY_TYPES = 33 };

/* What a short path may call at once, by the type of the object and the low bits of the tag, if the whole tag is the entry's: the methods
 * with messages of fewer than six words. The others, and all that is wrong, go through the dispatcher. */
extern const struct kcall_entry kernel_entries[KERNEL_ENTRY_TYPES][KCALL_ENTRIES];

/* Sets these bits of a notification whenever the interrupt comes, in place of what an earlier call said; at once if it has come and was
 * not acknowledged. Revoking either capability undoes it, and the interrupt waits for the next one who binds. */
enum kcall_result irq_on_bind(struct kcall *call, struct cap *notification,
                              const struct irq_bind_request *request);

/* Says that the device was served. A line that is triggered by level stays silent from when it came until this is said, and comes again
 * if the device still wants something. */
enum kcall_result irq_on_ack(struct kcall *call);

/* Claims a line by its number among all lines of the machine. It is silent until it is bound. CLAIMED while somebody has it, NOT_FOUND
 * if there is no such line, LIMIT when no more interrupts can be told apart.
 *
 * Guarantee: when the last copy of the capability goes, the line is silent, and can be claimed again. */
enum kcall_result irq_control_on_claim_line(struct kcall *call, struct cap *quota,
                                            const struct irq_control_claim_line_request *request,
                                            struct irq_control_claim_line_reply *reply);

/* The same for one of the sixteen lines that boards have had from the first: which line of the machine it is and how it is triggered,
 * the firmware says. */
enum kcall_result irq_control_on_claim_board(struct kcall *call, struct cap *quota,
                                             const struct irq_control_claim_board_request *request,
                                             struct irq_control_claim_board_reply *reply);

/* Claims an interrupt that a device raises by a message. LIMIT when no more can be told apart. */
enum kcall_result
irq_control_on_claim_message(struct kcall *call, struct cap *quota,
                             const struct irq_control_claim_message_request *request,
                             struct irq_control_claim_message_reply *reply);

/* Reads once, at a place counted from the first port. BAD_RANGE if a byte of it is outside. */
enum kcall_result io_ports_on_read(struct kcall *call, const struct io_ports_read_request *request,
                                   struct io_ports_read_reply *reply);

/* Writes once. BAD_RANGE if a byte of it is outside, or the value is wider than the access. */
enum kcall_result io_ports_on_write(struct kcall *call,
                                    const struct io_ports_write_request *request);

/* Where the bytes of `data` go in the reply to `read_string`, to be filled at once; null if so many do not fit the contract, and the call
 * ends with INTERNAL. The page is the request's until then: only what is done puts a tail. */
static inline uint8_t *io_ports_read_string_reply_place_data(struct writ_builder *out,
                                                             uint32_t length)
{
    writ_builder_claim(out, 8);
    return writ_builder_tail(out, io_ports_read_string_reply_tails, 0, length);
}

/* Appends to a reply. */
static inline void io_ports_read_string_reply_put_data(struct writ_builder *out, const void *data,
                                                       uint32_t length)
{
    uint8_t *at = io_ports_read_string_reply_place_data(out, length);
    writ_copy_in(at, data, length);
}

/* Reads `count` times at the same place. BAD_RANGE if a byte of it is outside, or it is more than MAX_PORT_BYTES bytes. */
enum kcall_result io_ports_on_read_string(struct kcall *call,
                                          const struct io_ports_read_string_request *request,
                                          struct io_ports_read_string_reply *reply,
                                          struct writ_builder *out);

/* Writes all of it at the same place, so many bytes at a time. BAD_RANGE if a byte of it is outside, or something is left over. */
enum kcall_result io_ports_on_write_string(struct kcall *call,
                                           const struct io_ports_write_string_request *request);

/* Claims `count` ports from `first` on. CLAIMED while somebody has one of them, DENIED for those that configure PCI, which are the
 * kernel's, BAD_RANGE past the last port.
 *
 * Guarantee: when the last copy of the capability goes, they can be claimed again. */
enum kcall_result io_port_control_on_claim(struct kcall *call, struct cap *quota,
                                           const struct io_port_control_claim_request *request,
                                           struct io_port_control_claim_reply *reply);

/* Puts bytes on the console. */
enum kcall_result console_control_on_write(struct kcall *call,
                                           const struct console_control_write_request *request);

/* A table by its number, counted from 0 in the firmware's order, the one with the description of devices (DSDT) at the end: the four
 * letters of its name and how long it is. Only whole ones count. NOT_FOUND behind the last. */
enum kcall_result acpi_control_on_table(struct kcall *call,
                                        const struct acpi_control_table_request *request,
                                        struct acpi_control_table_reply *reply);

/* Where the bytes of `data` go in the reply to `read`, to be filled at once; null if so many do not fit the contract, and the call
 * ends with INTERNAL. The page is the request's until then: only what is done puts a tail. */
static inline uint8_t *acpi_control_read_reply_place_data(struct writ_builder *out, uint32_t length)
{
    writ_builder_claim(out, 8);
    return writ_builder_tail(out, acpi_control_read_reply_tails, 0, length);
}

/* Appends to a reply. */
static inline void acpi_control_read_reply_put_data(struct writ_builder *out, const void *data,
                                                    uint32_t length)
{
    uint8_t *at = acpi_control_read_reply_place_data(out, length);
    writ_copy_in(at, data, length);
}

/* Bytes of a table. NOT_FOUND if there is no such table, BAD_RANGE if a byte is outside of it. */
enum kcall_result acpi_control_on_read(struct kcall *call,
                                       const struct acpi_control_read_request *request,
                                       struct acpi_control_read_reply *reply,
                                       struct writ_builder *out);

/* Turns the machine off: it may take a moment after the answer. What the two registers are to be told for that, the tables say in a
 * language that the kernel does not read (`_S5`). NOT_FOUND if the tables tell no such register. */
enum kcall_result power_control_on_off(struct kcall *call,
                                       const struct power_control_off_request *request);

/* Starts the machine again: it may take a moment after the answer. NOT_FOUND if the tables tell no register for that. */
enum kcall_result power_control_on_restart(struct kcall *call);

/* Makes a connection for one principal, or for ANY_PRINCIPAL. `label` is the protocol in its low 16 bits and the session above. LIMIT if
 * there are as many as there may be, or the principal has MAX_CONNECTIONS_EACH. */
enum kcall_result endpoint_on_mint(struct kcall *call, const struct endpoint_mint_request *request,
                                   struct endpoint_mint_reply *reply);

/* Makes the calling thread a receiver of this endpoint and of no other. When what it bound with is revoked it answers whom it serves,
 * and then receives no more: NOT_BOUND. */
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

/* Voids every connection of every instance of a component, wherever its copies are; those for ANY_PRINCIPAL stay. */
enum kcall_result
endpoint_on_revoke_component(struct kcall *call,
                             const struct endpoint_revoke_component_request *request,
                             struct endpoint_revoke_component_reply *reply);

/* Ties its connections to the life of a server: when the process that receives here ends, they are shut, and the next one knows of none.
 * Who calls by one that is shut learns at once that its peer died. */
enum kcall_result endpoint_on_set_session(struct kcall *call);

/* Says how many connections there may be, and that a principal may have MAX_CONNECTIONS_EACH of them beside those that there are, which
 * stay. Until then there may be MAX_CONNECTIONS, whosever they are. */
enum kcall_result endpoint_on_set_clients(struct kcall *call,
                                          const struct endpoint_set_clients_request *request);

/* Adds a record. The kernel adds number, time, processor and principal. A process adds LOG_BURST records at once and one more every
 * LOG_REFILL_US; past that it gets LIMIT, and its next record says how many were not let in. A record that the filter keeps out is no
 * error. */
enum kcall_result log_on_write(struct kcall *call, const struct log_write_request *request);

/* Puts bytes on the console. */
enum kcall_result log_on_write_console(struct kcall *call,
                                       const struct log_write_console_request *request);

/* Where the elements of `entries` go in the reply to `read`, to be filled at once; null if so many do not fit the contract, and the call
 * ends with INTERNAL. The page is the request's until then: only what is done puts a tail. */
static inline uint8_t *log_control_read_reply_place_entries(struct writ_builder *out,
                                                            uint32_t count)
{
    writ_builder_claim(out, 16);
    return writ_builder_tail(out, log_control_read_reply_tails, 0, count);
}

/* Appends to a reply; tails go in their order. */
static inline void log_control_read_reply_put_entries(struct writ_builder *out,
                                                      const struct log_entry *data, uint32_t count)
{
    uint8_t *at = log_control_read_reply_place_entries(out, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        log_entry_store(at + i * 40, &data[i]);
    }
}

/* Where the bytes of `text` go in the reply to `read`, to be filled at once; null if so many do not fit the contract, and the call
 * ends with INTERNAL. The page is the request's until then: only what is done puts a tail. */
static inline uint8_t *log_control_read_reply_place_text(struct writ_builder *out, uint32_t length)
{
    writ_builder_claim(out, 16);
    return writ_builder_tail(out, log_control_read_reply_tails, 1, length);
}

/* Appends to a reply; tails go in their order. */
static inline void log_control_read_reply_put_text(struct writ_builder *out, const void *data,
                                                   uint32_t length)
{
    uint8_t *at = log_control_read_reply_place_text(out, length);
    writ_copy_in(at, data, length);
}

/* The records with numbers above `after`, the oldest first, as many as one answer carries: none if there is none. `text` is their texts,
 * one behind the other. `lost` counts those above `after` that had made way.
 *
 * Guarantee: nothing is taken out of the log, so who asks again with the same number misses nothing but what makes way meanwhile. */
enum kcall_result log_control_on_read(struct kcall *call,
                                      const struct log_control_read_request *request,
                                      struct log_control_read_reply *reply,
                                      struct writ_builder *out);

/* Sets these bits of a notification whenever a record was added, until its last capability goes, or the one that was named here is
 * revoked. A later call takes the place of an earlier one. */
enum kcall_result log_control_on_listen(struct kcall *call, struct cap *notification,
                                        const struct log_control_listen_request *request);

/* The numbers of the last record that made way and of the newest one, how many records were not let in, what the filter kept out, and
 * the size of the ring. */
enum kcall_result log_control_on_describe(struct kcall *call,
                                          struct log_control_describe_reply *reply);

/* Adds a record, however many there were just before. */
enum kcall_result log_control_on_log_string(struct kcall *call,
                                            const struct log_control_log_string_request *request);

/* Says from which level on records of a category are kept, and which of those are shown on the serial line as well. */
enum kcall_result log_control_on_set_filter(struct kcall *call,
                                            const struct log_control_set_filter_request *request);

/* What `set_filter` said, or the build. */
enum kcall_result log_control_on_filter(struct kcall *call,
                                        const struct log_control_filter_request *request,
                                        struct log_control_filter_reply *reply);

/* Makes a VMO of zeroed pages, charged in full. What begins a page is a whole one. */
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

/* How much the quota allows and how much of it is used, in bytes. Waits until what was given up before is back; what is given up
 * meanwhile may or may not be. */
enum kcall_result quota_on_usage(struct kcall *call, struct quota_usage_reply *reply);

/* Makes a timer that sets these bits of a notification; it does not run yet. LIMIT if the quota pays for MAX_TIMERS already. A
 * capability to the notification that is revoked takes the binding along: the timer rings nobody then. */
enum kcall_result quota_on_create_timer(struct kcall *call, struct cap *notification,
                                        const struct quota_create_timer_request *request,
                                        struct quota_create_timer_reply *reply);

/* Makes a VMO whose pages are fetched through a connection to a server of Pager when they are touched, charged in full. */
enum kcall_result quota_on_create_paged(struct kcall *call, struct cap *pager,
                                        const struct quota_create_paged_request *request,
                                        struct quota_create_paged_reply *reply);

/* The size in bytes and whether it is sealed. */
enum kcall_result vmo_on_size(struct kcall *call, struct vmo_size_reply *reply);

/* Ends all writing for good. WRONG_STATE for memory that a device may write or a pager supplies.
 *
 * Guarantee: afterwards no mapping and no capability, however old, can write, and whoever reads waits for nobody. */
enum kcall_result vmo_on_seal(struct kcall *call);

/* Copies bytes into the VMO; that it is mapped does not matter.
 *
 * Guarantee: on any error nothing is written. */
enum kcall_result vmo_on_write(struct kcall *call, const struct vmo_write_request *request);

/* Makes a VMO with the contents of these pages, charged in full to a quota. Pages are copied when one of the two is written.
 *
 * Guarantee: afterwards neither sees what is written to the other. What is written while the call lasts is in the clone or is not. */
enum kcall_result vmo_on_clone(struct kcall *call, struct cap *quota,
                               const struct vmo_clone_request *request,
                               struct vmo_clone_reply *reply);

/* Puts pages into a VMO that a pager supplies, where they are absent; those that are there stay. They are shared with the source as with
 * a clone. `supplied` counts the pages that were absent. */
enum kcall_result vmo_on_supply(struct kcall *call, struct cap *source,
                                const struct vmo_supply_request *request,
                                struct vmo_supply_reply *reply);

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

/* Reads bytes of the VMO; that it is mapped does not matter. A page that a pager supplies is waited for. */
enum kcall_result vmo_on_read(struct kcall *call, const struct vmo_read_request *request,
                              struct vmo_read_reply *reply, struct writ_builder *out);

/* Makes a VMO of a device's own range, which is nobody else's until the VMO is gone. Only what the kernel keeps about it is charged. It
 * is mapped without a cache. It cannot be read by `read`, written by `write`, cloned, supplied or sealed: WRONG_STATE.
 *
 * CLAIMED: a part of it is memory, the kernel's, or in another such VMO. */
enum kcall_result memory_control_on_claim(struct kcall *call, struct cap *quota,
                                          const struct memory_control_claim_request *request,
                                          struct memory_control_claim_reply *reply);

/* Makes a VMO of memory in one piece, all there, that ends at or below an address and begins at a multiple of the next power of two
 * above its size. It cannot be cloned or supplied. NO_MEMORY if there is no such piece. */
enum kcall_result
memory_control_on_create_contiguous(struct kcall *call, struct cap *quota,
                                    const struct memory_control_create_contiguous_request *request,
                                    struct memory_control_create_contiguous_reply *reply);

/* The same for memory that a device will know of. It cannot be sealed either.
 *
 * Guarantee: when it is gone its memory stays in quarantine, charged to whom it was, until `release`. */
enum kcall_result
memory_control_on_create_dma(struct kcall *call, struct cap *quota,
                             const struct memory_control_create_dma_request *request,
                             struct memory_control_create_dma_reply *reply);

/* Takes memory out of quarantine, which begins at this address: no device knows of it any more. NOT_FOUND if none does. */
enum kcall_result memory_control_on_release(struct kcall *call,
                                            const struct memory_control_release_request *request);

/* The first piece in quarantine at or above an address; NOT_FOUND if there is none. */
enum kcall_result
memory_control_on_next_detained(struct kcall *call,
                                const struct memory_control_next_detained_request *request,
                                struct memory_control_next_detained_reply *reply);

/* Bytes: memory that there is to give out, how much of it is promised by quotas, how much has nothing in it, how much is in quarantine;
 * and how much was claimed of devices. */
enum kcall_result memory_control_on_statistics(struct kcall *call,
                                               struct memory_control_statistics_reply *reply);

/* Reads its configuration once; all ones if the device is gone. BAD_RANGE if the offset is not a multiple of the width, or the machine
 * does not show so much of it. */
enum kcall_result pci_function_on_read(struct kcall *call,
                                       const struct pci_function_read_request *request,
                                       struct pci_function_read_reply *reply);

/* Writes once into a capability that is the vendor's own (number 9), behind its head; DENIED anywhere else without MANAGE. BAD_RANGE as
 * for `read`, or if the value is wider than the access. */
enum kcall_result pci_function_on_write(struct kcall *call,
                                        const struct pci_function_write_request *request);

/* Where one of its ranges is, as its configuration says now, and how large; 0 bytes if it has no such range. The address is 0 if nobody
 * has placed it, or the device is gone. */
enum kcall_result pci_function_on_range(struct kcall *call,
                                        const struct pci_function_range_request *request,
                                        struct pci_function_range_reply *reply);

/* Claims a part of one of its ranges: of ports as `IoPortControl.claim` does, of memory as `MemoryControl.claim`. WRONG_STATE if nobody
 * has placed it, BAD_RANGE if the part is not inside of it, or of memory and not whole pages; DENIED if a page of it has the table of
 * messages: who writes there raises any interrupt. */
enum kcall_result
pci_function_on_claim_range(struct kcall *call, struct cap *quota,
                            const struct pci_function_claim_range_request *request,
                            struct pci_function_claim_range_reply *reply);

/* Lets one of its messages raise an interrupt, which was claimed as a message. From the first one on the function uses no line any more;
 * messages that were not set since are silent. BAD_RANGE if it has no such message, WRONG_STATE if its table of messages is out of reach
 * (the range not placed, or its memory not enabled), or the interrupt is a line. */
enum kcall_result
pci_function_on_set_message(struct kcall *call, struct cap *irq,
                            const struct pci_function_set_message_request *request);

/* Reads a configuration once; all ones if there is no such function. BAD_RANGE if the machine does not show that bus, or not so much of
 * the function, or the offset is not a multiple of the width. */
enum kcall_result pci_control_on_read(struct kcall *call,
                                      const struct pci_control_read_request *request,
                                      struct pci_control_read_reply *reply);

/* Claims a function. CLAIMED while somebody has it, NOT_FOUND if there is none.
 *
 * Guarantee: when the last copy of the capability goes, it masters nothing, raises nothing, and can be claimed again. */
enum kcall_result pci_control_on_claim(struct kcall *call, struct cap *quota,
                                       const struct pci_control_claim_request *request,
                                       struct pci_control_claim_reply *reply);

/* Says where the machine shows all of every configuration: at an address for bus 0, of which these buses are there, as the firmware's
 * tables tell (MCFG, or `_CBA` of the description of devices). Until then the first 256 bytes are shown, by the two ports that boards
 * have had from the first. Once: WRONG_STATE afterwards, and while a function is claimed. BAD_RANGE if it is not whole pages, or out of
 * the processor's reach; CLAIMED: a part of it is memory, the kernel's, or claimed. */
enum kcall_result pci_control_on_locate(struct kcall *call,
                                        const struct pci_control_locate_request *request);

/* Tells what is in a slot of the caller's own table. `label` is a connection's; of a VMO in one piece it is the physical address, of an
 * interrupt the line, or MESSAGE_LINE, of ports the first and, from bit 16 up, how many there are, and of a kept reply 1 while somebody
 * waits for it. */
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

/* Unmaps every page of a VMO in a range. A mapping that is only partly in it stays with the rest, in pieces that count as mappings.
 *
 * Guarantee: on any error nothing is unmapped. */
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

/* Sets these bits of a notification when the process is dead, at once if it is already. A later call takes the place of an earlier one. */
enum kcall_result process_on_watch(struct kcall *call, struct cap *notification,
                                   const struct process_watch_request *request);

/* Says which is the most urgent band that the threads of a staged process may ever have, and may give to others. It starts at FAIR.
 *
 * DENIED: that is more urgent than the limit of the caller's process. */
enum kcall_result process_on_limit_band(struct kcall *call,
                                        const struct process_limit_band_request *request);

/* Makes the one grant by which somebody else may fill these slots of a staged process, each once, with exactly what is declared.
 *
 * Guarantee: when the last copy of the grant goes while the process is staged, nothing of the process remains. */
enum kcall_result process_on_grant(struct kcall *call, const struct process_grant_request *request,
                                   struct process_grant_reply *reply);

/* Takes back all that was lent: every capability that descends from the one in a slot of the caller's own table, in every process, and
 * what was done with them: mappings, bindings, installs. What descends from them meanwhile goes too.
 *
 * Guarantee: when it returns none is left, not even of those that somebody else was revoking. It is never refused because others are at
 * work. */
enum kcall_result process_on_revoke(struct kcall *call,
                                    const struct process_revoke_request *request);

/* Moves a capability into the estate: the slots from FIRST_KEPT_SLOT on, which outlive the process and go to its heir, each at the same
 * number. LIMIT if no more can be kept, NOT_TRANSFERABLE for a reply. */
enum kcall_result process_on_keep(struct kcall *call, const struct process_keep_request *request,
                                  struct process_keep_reply *reply);

/* Lets the server of Memd behind this connection judge the faults of the process, in place of whoever did before. */
enum kcall_result process_on_judge_by(struct kcall *call, struct cap *judge,
                                      const struct process_judge_by_request *request);

/* Puts a child of one of the caller's capabilities, which needs TRANSFER, into a declared slot, with the declared rights. A connection
 * has to be for the process or for anybody. */
enum kcall_result install_grant_on_install(struct kcall *call,
                                           const struct install_grant_install_request *request);

/* How many declared slots are empty, and the first of them, or 0. */
enum kcall_result install_grant_on_missing(struct kcall *call,
                                           struct install_grant_missing_reply *reply);

/* Makes a staged process whose own quota of `bytes` is carved from this one. Who it is, is said here, once. BAD_RANGE if these are no
 * whole pages, or it would be ANY_PRINCIPAL, who is nobody.
 *
 * Guarantee: when the last copy of the capability goes while the process is staged, nothing of it remains. */
enum kcall_result process_control_on_create(struct kcall *call, struct cap *quota,
                                            const struct process_control_create_request *request,
                                            struct process_control_create_reply *reply);

/* Ends a process, in whatever it does; when this returns none of its threads runs and its memory is free. NOT_FOUND if there is no such
 * process, and DENIED for the root. */
enum kcall_result process_control_on_kill(struct kcall *call,
                                          const struct process_control_kill_request *request);

/* What there is to know about a process or, with an `exit_seq`, its exit record. `owner` is who made it, `killer` who ended it,
 * `started_us` when it was started, in microseconds since boot, or 0. NOT_FOUND if there is neither. */
enum kcall_result process_control_on_query(struct kcall *call,
                                           const struct process_control_query_request *request,
                                           struct process_control_query_reply *reply);

/* The process or exit record with the lowest number above `after`; NOT_FOUND if there is none. */
enum kcall_result process_control_on_list(struct kcall *call,
                                          const struct process_control_list_request *request,
                                          struct process_control_list_reply *reply);

/* The first exit record with a sequence number above `after_seq`, and when it was made, in microseconds since boot; NOT_FOUND if there
 * is none.
 *
 * Guarantee: a later death has a higher number, so who asks with the last number he has seen misses none and sees none twice. */
enum kcall_result
process_control_on_next_exit(struct kcall *call,
                             const struct process_control_next_exit_request *request,
                             struct process_control_next_exit_reply *reply);

/* The fault that ended a process: the exception with its error code, the address that was touched or 0, the thread. NOT_FOUND if it was
 * no fault. */
enum kcall_result process_control_on_fault(struct kcall *call,
                                           const struct process_control_fault_request *request,
                                           struct process_control_fault_reply *reply);

/* Six of the registers at that fault: 0 for rax rbx rcx rdx rsi rdi, 1 for rbp rsp r8 r9 r10 r11, 2 for r12 r13 r14 r15 rip rflags. */
enum kcall_result
process_control_on_registers(struct kcall *call,
                             const struct process_control_registers_request *request,
                             struct process_control_registers_reply *reply);

/* Sets these bits of a notification when the process is dead, at once if it is already. A later call takes the place of an earlier one;
 * what `Process.watch` asked for stands beside it. */
enum kcall_result process_control_on_watch(struct kcall *call, struct cap *notification,
                                           const struct process_control_watch_request *request);

/* Takes an exit record away, and closes what the process kept. NOT_FOUND if there is none, WRONG_STATE if the process is not dead or its
 * heir is staged. */
enum kcall_result process_control_on_reap(struct kcall *call,
                                          const struct process_control_reap_request *request);

/* Says how many capabilities a staged process may keep for its heir and, unless `heir_of` is 0, whose heir it is: of a process of the
 * same component that is dead and whose record was not taken away. It gets the estate when it is started; if it ends before, the estate
 * waits for another heir. WRONG_STATE where this was said before, where there is another heir, or where the dead one could keep more;
 * DENIED for another component.
 *
 * Guarantee: an estate has one holder at any time. */
enum kcall_result
process_control_on_set_estate(struct kcall *call, struct cap *process,
                              const struct process_control_set_estate_request *request);

/* How much a process has: capabilities in its table, threads, the most that may be charged to it, and what is, in bytes. A dead one has
 * no capabilities but those that it keeps. NOT_FOUND if there is no such process. */
enum kcall_result
process_control_on_holdings(struct kcall *call,
                            const struct process_control_holdings_request *request,
                            struct process_control_holdings_reply *reply);

/* Turns the call that the calling thread is serving into a reply capability, to be answered later. */
enum kcall_result thread_on_keep_reply(struct kcall *call, struct thread_keep_reply_reply *reply);

/* Lets a thread run that was made after its process had started. */
enum kcall_result thread_on_start(struct kcall *call);

/* What the thread does at this moment, on which processor it runs or was last made to wait for its turn, and how it is scheduled. */
enum kcall_result thread_on_status(struct kcall *call, struct thread_status_reply *reply);

/* Sets the thread's band, its weight in the fair band, and on which processors it may run, a bit for each; bits of processors that are
 * not there say nothing.
 *
 * DENIED: the band is more urgent than the limit of the caller's process, or of the thread's. */
enum kcall_result thread_on_schedule(struct kcall *call,
                                     const struct thread_schedule_request *request);

/* Rings once, so long from now. If it ran it begins anew. */
enum kcall_result timer_on_start(struct kcall *call, const struct timer_start_request *request);

/* Rings so long from now, and then once in each period, which are counted from the moment at which it should have rung: those that are
 * missed are left out. */
enum kcall_result timer_on_repeat(struct kcall *call, const struct timer_repeat_request *request);

/* Stops it; it does not ring after this. */
enum kcall_result timer_on_stop(struct kcall *call, struct timer_stop_reply *reply);

/* Whether it runs, in how long it rings, and how often it has rung. */
enum kcall_result timer_on_status(struct kcall *call, struct timer_status_reply *reply);

/* Says that it is now so many microseconds since 1970. The time page tells everybody; timers and deadlines do not care. */
enum kcall_result
time_control_on_set_wall_clock(struct kcall *call,
                               const struct time_control_set_wall_clock_request *request);

/* The time since boot, and since 1970 if somebody has set the clock; else 0. */
enum kcall_result time_control_on_clocks(struct kcall *call,
                                         struct time_control_clocks_reply *reply);

#endif
