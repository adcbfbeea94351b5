/* Calls on objects: see fuzz.h. */
#include <stddef.h>
#include <string.h>

#include "devices.h"
#include "fuzz.h"
#include "kernel_calls.h"
#include "pool.h"
#include "writ/log.h"
#include "writ/syscall.h"
#include "writ/system.h"

enum {
    CALL_MS = 100,
    RARE = 512, /* what prints, once in so many times */
    ENDING = 16,
    SHOWN = 20,
    DECLARED_SLOT = 40,
};

/* Nothing is there in any machine that this runs on. */
#define NO_DEVICE UINT64_C(0xf0000000)

uint64_t fuzz_dice(struct fuzz *fuzz)
{
    uint64_t x = fuzz->dice;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    fuzz->dice = x;
    return x * UINT64_C(0x2545F4914F6CDD1D) >> 8;
}

bool fuzz_once_in(struct fuzz *fuzz, uint32_t times)
{
    return fuzz_dice(fuzz) % times == 0;
}

static uint64_t pages(struct fuzz *fuzz)
{
    return (1 + fuzz_dice(fuzz) % FUZZ_ARENA_PAGES) * FUZZ_PAGE;
}

/* A number that the contract allows. */
static uint64_t legal(struct fuzz *fuzz, const struct writ_param *param)
{
    uint64_t span = param->high - param->low + 1; /* 0: every number is */
    uint64_t dice = fuzz_dice(fuzz);
    return span == 0 ? dice : param->low + dice % span;
}

static uint64_t number(struct fuzz *fuzz, const struct writ_param *param)
{
    switch (fuzz_dice(fuzz) % 13) {
    case 0:
        return param->low;
    case 1:
        return param->high;
    case 2:
        return param->low - 1;
    case 3:
        return param->high + 1;
    case 4:
        return fuzz_dice(fuzz);
    case 5:
        return 0;
    case 6:
        return fuzz_dice(fuzz) % 4;
    case 7:
    case 8:
    case 9:
        return legal(fuzz, param);
    default:
        return pages(fuzz);
    }
}

static uint64_t address(struct fuzz *fuzz)
{
    static const uint64_t wrong[] = {
        0,
        1,
        FUZZ_ARENA + 1,
        UINT64_C(0x7ffffffff000),
        UINT64_C(0x7fffffffefff),
        UINT64_C(0x800000000000),
        UINT64_C(0xffff800000000000),
        UINT64_C(0xfffffffffffff000),
        UINT64_MAX,
    };
    switch (fuzz_dice(fuzz) % 8) {
    case 0:
        return wrong[fuzz_dice(fuzz) % (sizeof wrong / sizeof wrong[0])];
    case 1:
    case 2:
        return FUZZ_ARENA;
    default:
        return FUZZ_ARENA + fuzz_dice(fuzz) % FUZZ_ARENA_PAGES * FUZZ_PAGE;
    }
}

/* One of the numbers in a mask; now and then one that is not. */
static uint64_t choice(struct fuzz *fuzz, uint64_t mask)
{
    uint64_t value = fuzz_dice(fuzz) % 64;
    while (!fuzz_once_in(fuzz, 256) && (mask >> value & 1) == 0) {
        value = fuzz_dice(fuzz) % 64;
    }
    return value;
}

/* Some of the bits in a mask, the lowest more often than not; now and then others. */
static uint64_t bits(struct fuzz *fuzz, uint64_t mask)
{
    uint64_t lowest = fuzz_once_in(fuzz, 4) ? 0 : mask & -mask;
    return fuzz_once_in(fuzz, 16) ? fuzz_dice(fuzz) : (fuzz_dice(fuzz) & mask) | lowest;
}

/* A slot that may be looked at, closed or handed on: never a protected one, or a copy could be
 * used to end us. */
static uint32_t slot(struct fuzz *fuzz, uint8_t type)
{
    if (type == VMO_TYPE && fuzz_once_in(fuzz, 4)) {
        return fuzz->code;
    }
    if (type == QUOTA_TYPE && !fuzz_once_in(fuzz, 8)) { /* what it pays for comes back */
        return WRIT_SLOT_QUOTA;
    }
    uint32_t found = pool_any(fuzz, fuzz_once_in(fuzz, 8) ? 0 : type);
    return found == 0 || fuzz_once_in(fuzz, 16) ? pool_stale(fuzz) : found;
}

/* The number of a process or of an exit record, more often than not. */
static uint64_t koid(struct fuzz *fuzz)
{
    struct process_control_list_reply r = {0};
    uint64_t after = fuzz_once_in(fuzz, 8) ? 0 : fuzz->last_koid;
    uint32_t status =
        process_control_list(&fuzz->io, PROCESS_CONTROL_SLOT, after, &r.process, &r.exit_seq,
                             &r.principal, &r.owner, &r.state, &r.cause, &r.code);
    fuzz->last_koid = status == WRIT_OK ? r.process : 0;
    return fuzz_once_in(fuzz, 8) ? fuzz_dice(fuzz) % 4096 : r.process;
}

static uint64_t value_for(struct fuzz *fuzz, const struct writ_param *param)
{
    switch (param->kind) {
    case WRIT_PARAM_ADDRESS:
        return address(fuzz);
    case WRIT_PARAM_CHOICE:
        return choice(fuzz, param->high);
    case WRIT_PARAM_BITS:
        return bits(fuzz, param->high);
    case WRIT_PARAM_INDEX:
        return slot(fuzz, 0);
    case WRIT_PARAM_SLOT:
        return slot(fuzz, param->type);
    case WRIT_PARAM_KOID:
        return koid(fuzz);
    default:
        return number(fuzz, param);
    }
}

/* A text of letters behind what the body has so far. Returns the new end. */
static uint32_t put_tail(struct fuzz *fuzz, uint8_t *body, const struct writ_param *param,
                         uint32_t end)
{
    uint32_t length = (uint32_t)(fuzz_dice(fuzz) % (param->high + 1));
    writ_store_u16(body + param->offset, (uint16_t)end);
    writ_store_u16(body + param->offset + 2, (uint16_t)length);
    memset(body + end, 0, writ_padded(length));
    memset(body + end, 'a' + (int)(fuzz_dice(fuzz) % 26), length);
    return end + writ_padded(length);
}

/* Declares one slot for a notification. */
static uint32_t put_declaration(struct fuzz *fuzz, uint8_t *body)
{
    struct declared_slot it = {.slot = DECLARED_SLOT,
                               .rights = (uint16_t)(fuzz_dice(fuzz) % 4),
                               .type = NOTIFICATION_TYPE};
    writ_store_u16(body, 8);
    writ_store_u16(body + 2, 1);
    memset(body + 8, 0, 16);
    memcpy(body + 8, &it, sizeof it);
    return 24;
}

/* Ports of a device that no machine here has: there all may be tried. Claims of others are refused. */
static void put_ports(struct fuzz *fuzz, uint8_t *body)
{
    static const uint16_t firsts[] = {0x2e8, 0x2e9, 0x2ec, 0xcf8, 0xffff};
    uint32_t which = (uint32_t)(fuzz_dice(fuzz) % (sizeof firsts / sizeof firsts[0]));
    struct io_port_control_claim_request it;
    memcpy(&it, body, sizeof it);
    it.first = firsts[which];
    it.count = (uint32_t)(which < 3 ? 1 + fuzz_dice(fuzz) % 4 : 2);
    memcpy(body, &it, sizeof it);
}

/* What dice do not find: addresses where no device is, of memory in quarantine, above all memory; a processor
 * that is there. */
static void put_likely(struct fuzz *fuzz, uint64_t tag, uint8_t *body)
{
    if (fuzz_once_in(fuzz, 4)) {
        return;
    }
    if (tag == MEMORY_CONTROL_CLAIM_REQUEST) {
        struct memory_control_claim_request it;
        memcpy(&it, body, sizeof it);
        it.address = NO_DEVICE + fuzz_dice(fuzz) % 64 * FUZZ_PAGE;
        memcpy(body, &it, sizeof it);
    } else if (tag == MEMORY_CONTROL_CREATE_CONTIGUOUS_REQUEST ||
               tag == MEMORY_CONTROL_CREATE_DMA_REQUEST) {
        struct memory_control_create_dma_request it;
        memcpy(&it, body, sizeof it);
        it.below = UINT64_MAX;
        memcpy(body, &it, sizeof it);
    } else if (tag == THREAD_SCHEDULE_REQUEST) {
        struct thread_schedule_request it;
        memcpy(&it, body, sizeof it);
        it.weight = 1 + (uint32_t)(fuzz_dice(fuzz) % KERNEL_MAX_WEIGHT);
        it.processors |= 1;
        memcpy(body, &it, sizeof it);
    } else if (tag == MEMORY_CONTROL_RELEASE_REQUEST) {
        uint64_t address = 0;
        uint64_t bytes = 0;
        (void)memory_control_next_detained(&fuzz->io, MEMORY_CONTROL_SLOT, 0, &address, &bytes);
        memset(fuzz->io.out, 0, WRIT_REGISTER_BYTES);
        memcpy(body, &address, sizeof address);
    }
}

static void put_handle(struct fuzz *fuzz, const struct writ_param *param)
{
    uint8_t flags = fuzz_once_in(fuzz, 2) ? WRIT_RECORD_LEND : 0;
    struct writ_record record = {.slot = (uint16_t)slot(fuzz, param->type), .flags = flags};
    writ_store_record(fuzz->io.out + WRIT_RECORDS, param->offset, record);
}

/* A request of a method: its body in the page and, if it is short, in words. */
static struct writ_msg request_for(struct fuzz *fuzz, const struct writ_method *method)
{
    uint8_t *body = fuzz->io.out;
    uint32_t end = method->fixed;
    memset(body, 0, writ_padded(end) + WRIT_REGISTER_BYTES);
    for (uint32_t i = 0; i < method->param_count; i++) {
        const struct writ_param *param = &method->params[i];
        if (param->kind == WRIT_PARAM_HANDLE) {
            put_handle(fuzz, param);
        } else if (param->kind == WRIT_PARAM_TAIL) {
            end = put_tail(fuzz, body, param, end);
        } else {
            uint64_t value = value_for(fuzz, param);
            memcpy(body + param->offset, &value, param->size);
        }
    }
    if (method->tag == PROCESS_GRANT_REQUEST && !fuzz_once_in(fuzz, 8)) {
        end = put_declaration(fuzz, body);
    }
    if (method->tag == INSTALL_GRANT_INSTALL_REQUEST && !fuzz_once_in(fuzz, 8)) {
        writ_store_u32(body, slot(fuzz, NOTIFICATION_TYPE));
        writ_store_u32(body + 4, DECLARED_SLOT);
    }
    put_likely(fuzz, method->tag, body);
    devices_put(fuzz, method->tag, body);
    if (method->tag == IO_PORT_CONTROL_CLAIM_REQUEST) {
        put_ports(fuzz, body);
    }
    struct writ_msg m = {.tag = method->tag};
    if (writ_tag_flags(m.tag) & WRIT_FLAG_BUFFER) {
        m.tag = writ_tag_sized(m.tag, end);
    } else {
        memcpy(m.w, body, sizeof m.w);
    }
    return m;
}

/* What can be done to ourselves without ending; of other objects all. */
static bool spares_us(const struct writ_method *method, uint32_t target)
{
    static const char *const harmless[] = {
        "process.describe", "process.close",   "process.derive", "process.map",
        "process.unmap",    "process.install", "process.status", "process.watch",
        "process.start",    "process.revoke",  "thread.start",   "thread.keep_reply",
    };
    bool is_us = method->type == PROCESS_TYPE || method->type == THREAD_TYPE;
    if (method->type == POWER_CONTROL_TYPE) { /* the machine would be gone, and we with it */
        return false;
    }
    if (!is_us || !pool_is_protected(target)) {
        return true;
    }
    for (uint32_t i = 0; i < sizeof harmless / sizeof harmless[0]; i++) {
        if (strcmp(method->name, harmless[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* What prints is done rarely, and what ends things less often than what makes them. */
static bool is_too_much(struct fuzz *fuzz, const struct writ_method *method)
{
    static const char *const ends[] = {"endpoint.shut", "process.kill", "process_control.kill",
                                       "process.start", "vmo.seal"};
    for (uint32_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (strcmp(method->name, ends[i]) == 0) {
            return !fuzz_once_in(fuzz, ENDING);
        }
    }
    bool prints = method->type == LOG_TYPE || method->type == CONSOLE_CONTROL_TYPE ||
                  method->tag == LOG_CONTROL_LOG_STRING_REQUEST;
    return prints && !fuzz_once_in(fuzz, RARE);
}

static uint32_t own_slot(const struct fuzz *fuzz, uint8_t type)
{
    switch (type) {
    case PROCESS_TYPE:
        return WRIT_SLOT_PROCESS;
    case THREAD_TYPE:
        return fuzz->thread;
    case QUOTA_TYPE:
        return WRIT_SLOT_QUOTA;
    case LOG_TYPE:
        return WRIT_SLOT_LOG;
    case PROCESS_CONTROL_TYPE:
        return PROCESS_CONTROL_SLOT;
    case LOG_CONTROL_TYPE:
        return LOG_CONTROL_SLOT;
    case TIME_CONTROL_TYPE:
        return TIME_CONTROL_SLOT;
    case MEMORY_CONTROL_TYPE:
        return MEMORY_CONTROL_SLOT;
    case IRQ_CONTROL_TYPE:
        return IRQ_CONTROL_SLOT;
    case IO_PORT_CONTROL_TYPE:
        return IO_PORT_CONTROL_SLOT;
    case PCI_CONTROL_TYPE:
        return PCI_CONTROL_SLOT;
    case ACPI_CONTROL_TYPE:
        return ACPI_CONTROL_SLOT;
    case CONSOLE_CONTROL_TYPE:
        return CONSOLE_CONTROL_SLOT;
    default:
        return 0;
    }
}

static uint32_t target_for(struct fuzz *fuzz, const struct writ_method *method)
{
    uint32_t own = own_slot(fuzz, method->type);
    uint32_t found = pool_any(fuzz, method->type);
    uint32_t other = found == 0 || fuzz_once_in(fuzz, 32) ? pool_stale(fuzz) : found;
    return own != 0 && (found == 0 || fuzz_once_in(fuzz, 2)) ? own : other;
}

/* A reply must be one that the method may give. */
static void judge(struct fuzz *fuzz, uint32_t number, uint64_t request, uint64_t reply)
{
    const struct writ_method *method = &kernel_methods.methods[number];
    uint32_t status = writ_tag_status(reply);
    if (writ_tag_protocol(reply) == 0) {
        return; /* the slot is a connection's by now, and one of us has answered */
    }
    bool known = status == WRIT_OK || (writ_status_is_framework(status) && status != WRIT_INTERNAL);
    for (uint32_t i = 0; i < method->error_count; i++) {
        known = known || method->errors[i] == status;
    }
    bool replies = (writ_tag_flags(reply) & WRIT_FLAG_REPLY) != 0 &&
                   writ_tag_protocol(reply) == writ_tag_protocol(request);
    fuzz->said[number][status % FUZZ_STATUSES]++;
    if ((!known || !replies) && fuzz->wrong++ < SHOWN) {
        log_error("[fuzz] FAILED: %s: request %lx reply %lx", method->name, request, reply);
    }
}

void fuzz_count(struct fuzz *fuzz, uint64_t request, uint32_t status)
{
    for (uint32_t i = 0; i < kernel_methods.count; i++) {
        if (kernel_methods.methods[i].tag == request) {
            fuzz->said[i][status % FUZZ_STATUSES]++;
        }
    }
}

/* What came of a call is in the pool, or closed. Some processes and threads are started at once:
 * most are gone before anybody comes back to them. */
static void keep(struct fuzz *fuzz, const struct writ_method *method, const struct writ_msg *m)
{
    for (uint32_t i = 0; i < method->slot_count; i++) {
        uint32_t made = (uint32_t)(m->w[method->slots[i] / 8] >> method->slots[i] % 8 * 8);
        if (method->tag == PROCESS_CREATE_THREAD_REQUEST && fuzz_once_in(fuzz, 2)) {
            fuzz_count(fuzz, THREAD_START_REQUEST, thread_start(&fuzz->io, made));
        }
        if (!pool_add(fuzz, made)) {
            pool_close(&fuzz->io, made);
        } else if (pool_is_process(made) && fuzz_once_in(fuzz, 4)) {
            fuzz_count(fuzz, PROCESS_START_REQUEST, process_start(&fuzz->io, made));
        }
    }
}

static uint32_t timeout_for(struct fuzz *fuzz)
{
    static const uint32_t odd[] = {0, 1, 2, SYSCALL_FOREVER};
    return fuzz_once_in(fuzz, 64) ? odd[fuzz_dice(fuzz) % (sizeof odd / sizeof odd[0])] : CALL_MS;
}

void fuzz_call(struct fuzz *fuzz, const volatile struct fuzz_mask *left_out)
{
    uint32_t number = (uint32_t)(fuzz_dice(fuzz) % kernel_methods.count);
    const struct writ_method *method = &kernel_methods.methods[number];
    uint32_t target = target_for(fuzz, method);
    if (fuzz_leaves_out(left_out, number) || !spares_us(method, target) ||
        is_too_much(fuzz, method)) {
        return;
    }
    struct writ_msg m = request_for(fuzz, method);
    uint64_t request = m.tag;
    bool is_odd = fuzz_once_in(fuzz, 64);
    if (is_odd) { /* but never another method for what is ours */
        uint32_t low = pool_is_protected(target) ? 16 : 0;
        m.tag ^= UINT64_C(1) << (low + fuzz_dice(fuzz) % (64 - low));
    }
    uint32_t closed = (uint32_t)m.w[0];
    bool closes = request == PROCESS_CLOSE_REQUEST && target == WRIT_SLOT_PROCESS;
    uint64_t head = syscall_head(SYSCALL_CALL, target, timeout_for(fuzz));
    if (closes) {
        pool_end(&fuzz->io, closed);
    }
    uint32_t fact = (uint32_t)syscall_send(head, &m);
    fuzz->calls++;
    if (is_odd) {
        return;
    }
    if (fact != WRIT_OK) {
        fuzz->said[number][fact % FUZZ_STATUSES]++;
        return;
    }
    judge(fuzz, number, request, m.tag);
    if (writ_tag_status(m.tag) == WRIT_OK) {
        keep(fuzz, method, &m);
        if (closes) {
            pool_remove(closed);
        }
    }
}
