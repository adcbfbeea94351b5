/* See gifts.h. */
#include "gifts.h"

#include "kernel_calls.h"
#include "writ/call.h"

enum { OBJECTS = 5, VMO_BYTES = 2 * WRIT_PAGE_BYTES, PROTOCOL = 0x7fff };

static struct {
    uint32_t objects[OBJECTS];
    uint32_t given[WRIT_MAX_HANDLES]; /* children that go with the message; 0: none */
} gifts;

uint32_t gifts_init(struct writ_io *io)
{
    uint32_t *made = gifts.objects;
    uint32_t status = quota_create_vmo(io, WRIT_SLOT_QUOTA, VMO_BYTES, &made[0]);
    if (status == WRIT_OK) {
        status = quota_create_vmo(io, WRIT_SLOT_QUOTA, VMO_BYTES, &made[1]);
    }
    if (status == WRIT_OK) {
        status = vmo_seal(io, made[1]);
    }
    if (status == WRIT_OK) {
        status = quota_create_notification(io, WRIT_SLOT_QUOTA, &made[2]);
    }
    if (status == WRIT_OK) {
        status = quota_create_endpoint(io, WRIT_SLOT_QUOTA, PROTOCOL, &made[3]);
    }
    return status == WRIT_OK
               ? endpoint_mint(io, made[3], PROTOCOL, 0, KERNEL_ANY_PRINCIPAL, &made[4])
               : status;
}

/* A child with a right or two of those that its kind has, or none if that is refused. */
static uint32_t child(struct writ_io *io, struct mutate_source *source)
{
    uint32_t object = gifts.objects[mutate_number(source, OBJECTS)];
    uint32_t derived = 0;
    (void)process_derive(io, WRIT_SLOT_PROCESS, object, (uint16_t)mutate_number(source, 16),
                         &derived);
    return derived;
}

void gifts_put(struct writ_io *io, struct mutate_source *source, uint64_t tag)
{
    uint32_t count = writ_least(writ_tag_handles(tag), WRIT_MAX_HANDLES);
    for (uint32_t i = 0; i < WRIT_MAX_HANDLES; i++) {
        gifts.given[i] = i < count && mutate_number(source, 8) != 0 ? child(io, source) : 0;
    }
    for (uint32_t i = 0; i < count; i++) { /* after the children, whose making uses the page */
        struct writ_record record = {.slot = (uint16_t)gifts.given[i],
                                     .rights =
                                         mutate_number(source, 2) == 0 ? 0 : mutate_byte(source),
                                     .flags = mutate_number(source, 4) == 0 ? WRIT_RECORD_LEND : 0};
        writ_store_record(io->out + WRIT_RECORDS, i, record);
    }
}

void gifts_settle(struct writ_io *io, uint32_t status, uint64_t reply)
{
    uint32_t got[WRIT_MAX_HANDLES] = {0};
    uint32_t count = status == WRIT_OK ? writ_least(writ_tag_handles(reply), WRIT_MAX_HANDLES) : 0;
    for (uint32_t i = 0; i < count; i++) {
        got[i] = writ_load_record(io->out + WRIT_RECORDS, i).slot;
    }
    for (uint32_t i = 0; i < WRIT_MAX_HANDLES; i++) {
        bool is_got = false; /* a slot that was given away may have been filled by the reply */
        for (uint32_t k = 0; k < count; k++) {
            is_got = is_got || (got[k] != 0 && got[k] == gifts.given[i]);
        }
        if (gifts.given[i] != 0 && !is_got) {
            (void)writ_port_close(io, gifts.given[i]);
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        if (got[i] != 0) {
            (void)writ_port_close(io, got[i]);
        }
    }
}
