/* See volumes.h. */
#include "volumes.h"

#include <stddef.h>
#include <string.h>

static struct volume *free_place(struct volumes *volumes)
{
    for (uint32_t i = 0; i < VOLUMES_MOST; i++) {
        if (volumes->at[i].id == 0) {
            volumes->reach = i >= volumes->reach ? i + 1 : volumes->reach;
            return &volumes->at[i];
        }
    }
    return NULL;
}

static const struct volume *whole(const struct volumes *volumes, uint8_t disk)
{
    for (uint32_t i = 0; i < VOLUMES_MOST; i++) {
        const struct volume *v = &volumes->at[i];
        if (v->id != 0 && v->disk == disk && v->part == 0) {
            return v;
        }
    }
    return NULL;
}

void volumes_init(struct volumes *volumes)
{
    memset(volumes, 0, sizeof *volumes);
}

struct volume *volumes_add_disk(struct volumes *volumes, uint8_t disk, uint64_t blocks)
{
    struct volume *volume = free_place(volumes);
    if (volume != NULL) {
        uint64_t id = ++volumes->last_id;
        *volume = (struct volume){
            .id = id, .disk_id = id, .blocks = blocks, .kind = VOLUME_KIND_DISK, .disk = disk};
    }
    return volume;
}

static uint32_t count_free(const struct volumes *volumes)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < VOLUMES_MOST; i++) {
        count += volumes->at[i].id == 0;
    }
    return count;
}

bool volumes_add_parts(struct volumes *volumes, uint8_t disk, const struct scan *scan)
{
    const struct volume *all = whole(volumes, disk);
    if (all == NULL || count_free(volumes) < scan->count) {
        return false;
    }
    for (uint32_t i = 0; i < scan->count; i++) {
        const struct part *part = &scan->parts[i];
        struct volume *volume = free_place(volumes);
        *volume = (struct volume){
            .id = ++volumes->last_id,
            .disk_id = all->id,
            .first = part->first,
            .blocks = part->blocks,
            .part = part->number,
            .name_length = part->name_length,
            .kind = scan->kind == TABLE_GPT ? VOLUME_KIND_GPT : VOLUME_KIND_MBR,
            .disk = disk,
        };
        memcpy(volume->content, part->content, sizeof volume->content);
        memcpy(volume->name, part->name, sizeof volume->name);
    }
    return true;
}

void volumes_drop_disk(struct volumes *volumes, uint8_t disk)
{
    for (uint32_t i = 0; i < VOLUMES_MOST; i++) {
        if (volumes->at[i].id != 0 && volumes->at[i].disk == disk) {
            volumes->at[i] = (struct volume){.id = 0};
        }
    }
    volumes->last_id++; /* whoever lists sees that something changed */
}

struct volume *volumes_find(struct volumes *volumes, uint64_t id)
{
    for (uint32_t i = 0; i < VOLUMES_MOST; i++) {
        if (id != 0 && volumes->at[i].id == id) {
            return &volumes->at[i];
        }
    }
    return NULL;
}

const struct volume *volumes_next(const struct volumes *volumes, uint64_t after)
{
    const struct volume *next = NULL;
    for (uint32_t i = 0; i < VOLUMES_MOST; i++) {
        const struct volume *v = &volumes->at[i];
        if (v->id > after && (next == NULL || v->id < next->id)) {
            next = v;
        }
    }
    return next;
}

static bool overlap(const struct volume *a, const struct volume *b)
{
    return a->disk == b->disk && a->first < b->first + b->blocks && b->first < a->first + a->blocks;
}

bool volumes_open(struct volumes *volumes, struct volume *volume, uint64_t label)
{
    for (uint32_t i = 0; i < VOLUMES_MOST; i++) {
        const struct volume *other = &volumes->at[i];
        if (other->id != 0 && other->label != 0 && overlap(volume, other)) {
            return false;
        }
    }
    volume->label = label;
    return true;
}

void volumes_close(struct volume *volume)
{
    volume->label = 0;
}

uint8_t volumes_place(const struct volumes *volumes, const struct volume *volume)
{
    return (uint8_t)(volume - volumes->at);
}

bool volume_translates(const struct volume *volume, const struct disk_request *asked,
                       uint32_t block_bytes, uint64_t *ret_first)
{
    if (asked->action == DISK_ACTION_FLUSH) {
        *ret_first = 0;
        return asked->bytes == 0;
    }
    uint64_t count = asked->bytes / block_bytes;
    bool has_data = asked->action == DISK_ACTION_DISCARD ||
                    (asked->bytes <= STORAGED_VOLUME_DATA_BYTES &&
                     asked->at <= STORAGED_VOLUME_DATA_BYTES - asked->bytes);
    if (asked->bytes % block_bytes != 0 || count == 0 || asked->bytes > BLOCK_MAX_REQUEST_BYTES ||
        !has_data || asked->first >= volume->blocks || count > volume->blocks - asked->first) {
        return false;
    }
    *ret_first = volume->first + asked->first;
    return true;
}
