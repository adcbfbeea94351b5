/* See transfer.h. */
#include "transfer.h"

#include "assert.h"
#include "process.h"
#include "vmo.h"

_Static_assert((int)CAP_TRANSFER == VMO_RIGHT_TRANSFER &&
                   (int)CAP_TRANSFER == CONNECTION_RIGHT_TRANSFER &&
                   (int)CAP_TRANSFER == LOG_RIGHT_TRANSFER &&
                   (int)CAP_TRANSFER == PROCESS_RIGHT_TRANSFER,
               "one bit for all types");

static bool is_lent(const struct writ_record *record)
{
    return (record->flags & WRIT_RECORD_LEND) != 0;
}

/* Whether an earlier record of the message gives the same slot away. */
static bool is_given_before(const struct transfer *transfer, uint32_t index)
{
    for (uint32_t i = 0; i < index; i++) {
        if (transfer->caps[i] == transfer->caps[index] &&
            !(is_lent(&transfer->records[i]) && is_lent(&transfer->records[index]))) {
            return true;
        }
    }
    return false;
}

static bool is_all_zero(const struct writ_record *record)
{
    uint64_t bits;
    __builtin_memcpy(&bits, record, sizeof bits);
    return bits == 0;
}

/* Whether the record at `index` names something that can be sent; then it is in `caps`. */
static bool can_send(struct process *from, struct transfer *transfer, uint32_t index)
{
    struct writ_record *record = &transfer->records[index];
    if (record->slot == 0) {
        return is_all_zero(record);
    }
    struct cap *cap = table_at(&from->table, record->slot);
    transfer->caps[index] = cap;
    if (!cap_is_good(cap) || !(cap->rights & CAP_TRANSFER) ||
        (record->rights & ~cap->rights) != 0) {
        return false;
    }
    return !is_given_before(transfer, index);
}

/* Sends all rights that are held if the record names none. */
static uint16_t rights_of(const struct transfer *transfer, uint32_t index)
{
    uint16_t asked = transfer->records[index].rights;
    return asked != 0 ? asked : transfer->caps[index]->rights;
}

uint32_t transfer_check(struct process *from, const uint8_t *page, uint32_t count,
                        struct process *to, struct transfer *ret_transfer)
{
    struct transfer *t = ret_transfer;
    *t = (struct transfer){.count = count};
    uint32_t room = 0;
    for (uint32_t i = 0; i < count; i++) {
        t->records[i] = writ_load_record(page + WRIT_RECORDS, i);
        if (!can_send(from, t, i)) {
            return WRIT_BAD_TRANSFER;
        }
        room += t->records[i].slot != 0;
    }
    return table_find(&to->table, room, t->slots) == TABLE_ROOM ? WRIT_OK : WRIT_HANDLES_FULL;
}

static uint8_t record_flags(const struct cap *cap)
{
    if (cap->type != OBJECT_TYPE_VMO) {
        return 0;
    }
    const struct vmo *vmo = container_of(cap->object, struct vmo, object);
    uint8_t sealed = vmo->sealed ? WRIT_RECORD_SEALED : 0;
    return vmo->paged ? sealed : sealed | WRIT_RECORD_COMMITTED;
}

void transfer_commit(const struct transfer *transfer, struct process *to, uint8_t *page)
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < transfer->count; i++) {
        struct writ_record out = {0};
        if (transfer->records[i].slot != 0) {
            struct cap *cap = transfer->caps[i];
            uint32_t slot = transfer->slots[used++];
            uint16_t rights = rights_of(transfer, i);
            if (is_lent(&transfer->records[i])) {
                table_derive(&to->table, slot, cap, rights);
            } else {
                table_move(&to->table, slot, cap, rights);
            }
            const struct cap *arrived = table_at(&to->table, slot);
            out = (struct writ_record){.slot = (uint16_t)slot,
                                       .rights = rights,
                                       .type = arrived->type,
                                       .flags = record_flags(arrived),
                                       .protocol = object_protocol(arrived->object)};
        }
        writ_store_record(page + WRIT_RECORDS, i, out);
    }
}

void transfer_drop(struct process *from, const uint8_t *page, uint32_t count)
{
    struct transfer t = {.count = count};
    for (uint32_t i = 0; i < count; i++) {
        t.records[i] = writ_load_record(page + WRIT_RECORDS, i);
        if (!can_send(from, &t, i)) {
            return;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        if (t.records[i].slot != 0 && !is_lent(&t.records[i])) {
            table_delete(t.caps[i]);
        }
    }
}
