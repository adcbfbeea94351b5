/* The pure part of log.h. */
#include "log.h"

#include "assert.h"

enum { LOWER = 'a' - 'A' };

/* The bytes at a place up to where the ring wraps, of so many. */
static uint32_t straight(uint64_t at, uint32_t size)
{
    uint64_t room = LOG_BYTES - at % LOG_BYTES;
    return size < room ? size : (uint32_t)room;
}

static void copy_in(struct log_ring *ring, uint64_t at, const void *from, uint32_t size)
{
    uint32_t first = straight(at, size);
    __builtin_memcpy(&ring->bytes[at % LOG_BYTES], from, first);
    __builtin_memcpy(ring->bytes, (const uint8_t *)from + first, size - first);
}

static void copy_out(const struct log_ring *ring, uint64_t at, void *to, uint32_t size)
{
    uint32_t first = straight(at, size);
    __builtin_memcpy(to, &ring->bytes[at % LOG_BYTES], first);
    __builtin_memcpy((uint8_t *)to + first, ring->bytes, size - first);
}

static uint32_t size_with(uint32_t text_bytes)
{
    return (uint32_t)sizeof(struct log_entry) + ((text_bytes + 7U) & ~7U);
}

/* How many bytes the record at a place takes; places and sizes are multiples of 8. */
static uint32_t size_at(const struct log_ring *ring, uint64_t at)
{
    uint16_t text_bytes;
    copy_out(ring, at + offsetof(struct log_entry, text_bytes), &text_bytes, sizeof text_bytes);
    return size_with(text_bytes);
}

/* Lets the oldest record make way. */
static void drop(struct log_ring *ring)
{
    ring->tail += size_at(ring, ring->tail);
    ring->dropped++;
    if (ring->mark.at < ring->tail) {
        ring->mark = (struct log_mark){.seq = ring->dropped, .at = ring->tail};
    }
}

void log_ring_put(struct log_ring *ring, struct log_entry *entry, const char *text)
{
    KASSERT(entry->text_bytes <= KERNEL_MAX_LOG_TEXT);
    entry->seq = ++ring->seq;
    uint32_t size = size_with(entry->text_bytes);
    while (ring->head + size - ring->tail > LOG_BYTES) {
        drop(ring);
    }
    copy_in(ring, ring->head, entry, sizeof *entry);
    copy_in(ring, ring->head + sizeof *entry, text, entry->text_bytes);
    ring->head += size;
}

bool log_ring_seek(struct log_ring *ring, uint64_t after, uint32_t steps)
{
    struct log_mark *mark = &ring->mark;
    if (after < mark->seq) {
        *mark = (struct log_mark){.seq = ring->dropped, .at = ring->tail};
    }
    uint64_t last = after < ring->seq ? after : ring->seq;
    for (; mark->seq < last; mark->seq++) {
        if (steps-- == 0) {
            return false;
        }
        mark->at += size_at(ring, mark->at);
    }
    return true;
}

uint32_t log_ring_peek(const struct log_ring *ring, struct log_entry entries[KERNEL_MAX_LOG_BATCH],
                       uint32_t *ret_text_bytes)
{
    uint32_t count = 0;
    uint32_t bytes = 0;
    for (uint64_t at = ring->mark.at; at != ring->head && count < KERNEL_MAX_LOG_BATCH; count++) {
        struct log_entry *entry = &entries[count];
        copy_out(ring, at, entry, sizeof *entry);
        if (bytes + entry->text_bytes > KERNEL_MAX_LOG_BATCH_TEXT) {
            break;
        }
        bytes += entry->text_bytes;
        at += size_with(entry->text_bytes);
    }
    *ret_text_bytes = bytes;
    return count;
}

void log_ring_texts(const struct log_ring *ring, uint32_t count, uint8_t *to)
{
    uint64_t at = ring->mark.at;
    for (uint32_t i = 0; i < count; i++) {
        struct log_entry entry;
        copy_out(ring, at, &entry, sizeof entry);
        copy_out(ring, at + sizeof entry, to, entry.text_bytes);
        to += entry.text_bytes;
        at += size_with(entry.text_bytes);
    }
}

const struct log_rate log_rate_of_processes = {KERNEL_LOG_BURST, KERNEL_LOG_REFILL_US};
const struct log_rate log_rate_of_sites = {64, 20000};

bool log_share_take(struct log_share *share, const struct log_rate *rate, uint64_t now_us)
{
    uint64_t refills = (now_us - share->refilled_us) / rate->refill_us;
    share->refilled_us += refills * rate->refill_us;
    share->spent -= refills < share->spent ? (uint32_t)refills : share->spent;
    bool taken = share->spent < rate->burst;
    share->spent += taken;
    share->withheld += !taken;
    return taken;
}

struct log_share *log_site(struct log_site sites[LOG_SITES], const char *format)
{
    uint32_t i = 0;
    while (i < LOG_SITES - 1 && sites[i].format != NULL && sites[i].format != format) {
        i++;
    }
    sites[i].format = format;
    return &sites[i].share;
}

void log_format(struct text *line, const struct log_entry *entry, const char *text)
{
    text_format(line, "%lu %lu %u %s ", entry->seq, entry->time_us, entry->processor,
                log_level_name(entry->level));
    for (const char *at = log_category_name(entry->category); *at != '\0'; at++) {
        text_put(line, &(const char){(char)(*at | LOWER)}, 1);
    }
    if (entry->process == 0) {
        text_format(line, " kernel 0 ");
    } else {
        text_format(line, " %u.%u %lu ", entry->principal & 0xffff, entry->principal >> 16,
                    entry->process);
    }
    text_put_visible(line, text, entry->text_bytes);
    if (entry->withheld != 0) {
        text_format(line, " withheld=%u", entry->withheld);
    }
}

bool log_ring_check(const struct log_ring *ring)
{
    bool bounded = ring->tail <= ring->head && ring->head - ring->tail <= LOG_BYTES;
    const struct log_mark *mark = &ring->mark;
    bool marked = mark->at >= ring->tail && mark->at <= ring->head && mark->seq >= ring->dropped &&
                  mark->seq <= ring->seq;
    return bounded && marked;
}
