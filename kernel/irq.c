/* See irq.h. */
#include "irq.h"

#include "assert.h"
#include "cpu.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "notification.h"
#include "process.h"
#include "thread.h"

static struct irq **place_of(uint32_t vector)
{
    return &kernel.irqs.by_vector[vector - VECTOR_DEVICE];
}

static bool is_message(const struct irq *irq)
{
    return irq->line.chip == NULL;
}

uint32_t irq_line(const struct irq *irq)
{
    return is_message(irq) ? KERNEL_MESSAGE_LINE : (uint32_t)irq->claim.place.key;
}

uint64_t irq_message(const struct irq *irq, uint32_t *ret_data)
{
    return is_message(irq) ? line_message(irq->vector, irq->cpu, ret_data) : 0;
}

static bool is_bound(const struct irq *irq)
{
    return cap_is_good(&irq->bell) && cap_is_good(&irq->bound_by);
}

static void ring(struct irq *irq)
{
    notification_signal(notification_of(&irq->bell), irq->bits);
}

void irq_come(uint32_t vector)
{
    struct irq *irq = *place_of(vector);
    if (irq == NULL) {
        return;
    }
    bool heard = is_bound(irq);
    if ((irq->by_level || !heard) && !is_message(irq)) {
        line_silence(&irq->line);
    }
    irq->waits = true;
    if (heard) {
        ring(irq);
    }
}

static void unbind(struct irq *irq)
{
    cap_clear(&irq->bell);
    cap_clear(&irq->bound_by);
}

void irq_last_cap(struct object *object)
{
    struct irq *irq = container_of(object, struct irq, object);
    unbind(irq);
    *place_of(irq->vector) = NULL;
    if (!is_message(irq)) {
        line_silence(&irq->line);
        claims_give(&kernel.irqs.lines, &irq->claim);
    }
}

bool irq_check(const struct object *object)
{
    const struct irq *irq = container_of(object, struct irq, object);
    bool placed = irq->object.caps == 0 || *place_of(irq->vector) == irq;
    bool claimed = irq->object.caps == 0 || is_message(irq) ||
                   tree_at_most(&kernel.irqs.lines, irq->claim.last) == &irq->claim.place;
    bool own = cap_is_empty(&irq->bound_by) || irq->bound_by.object == &irq->object;
    return placed && claimed && own && cap_check(&irq->bell) && cap_check(&irq->bound_by);
}

/* Unless it waits to be acknowledged. */
static void open(const struct irq *irq)
{
    if (!is_message(irq) && !(irq->by_level && irq->waits)) {
        line_open(&irq->line);
    }
}

enum kcall_result irq_on_bind(struct kcall *call, struct cap *notification,
                              const struct irq_bind_request *request)
{
    struct irq *irq = KCALL_TARGET(call, irq);
    cap_bind(notification, &irq->bell, 0, CAP_BINDING);
    cap_bind(call->target, &irq->bound_by, 0, CAP_BINDING | CAP_UNCOUNTED);
    irq->bits = request->bits;
    open(irq);
    if (irq->waits) {
        ring(irq);
    }
    return KCALL_DONE;
}

enum kcall_result irq_on_ack(struct kcall *call)
{
    struct irq *irq = KCALL_TARGET(call, irq);
    irq->waits = false;
    if (is_bound(irq)) {
        open(irq);
    }
    return KCALL_DONE;
}

/* A vector that nobody has, 0 if there is none. One that was given up is used again as late as can
 * be: a device may not know yet that it was. */
static uint32_t find_vector(void)
{
    for (uint32_t i = 0; i < IRQ_VECTORS; i++) {
        uint32_t index = (kernel.irqs.next + i) % IRQ_VECTORS;
        if (kernel.irqs.by_vector[index] == NULL) {
            return VECTOR_DEVICE + index;
        }
    }
    return 0;
}

/* Makes one without a line, to be told to the processor that runs this, and puts it into a slot of
 * the caller's. It is told nobody yet. */
static enum kcall_result claim(struct kcall *call, const struct cap *quota, uint32_t *ret_slot,
                               struct irq **ret_irq)
{
    uint32_t vector = find_vector();
    if (vector == 0) {
        return kcall_fail(call, WRIT_LIMIT);
    }
    struct irq *irq = object_create(quota_of(quota), OBJECT_TYPE_IRQ, sizeof *irq);
    if (irq == NULL) {
        return kcall_no_memory(call);
    }
    irq->vector = (uint8_t)vector;
    irq->cpu = this_cpu();
    *place_of(vector) = irq;
    kernel.irqs.next = vector - VECTOR_DEVICE + 1;
    *ret_irq = irq;
    return kcall_give(call, *ret_slot, &irq->object, IRQ_RIGHTS);
}

static enum kcall_result claim_line(struct kcall *call, const struct cap *quota, uint32_t number,
                                    enum trigger trigger, uint32_t *ret_slot)
{
    if (!line_exists(number)) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    if (!claims_are_free(&kernel.irqs.lines, number, number)) {
        return kcall_fail(call, KERNEL_ERROR_CLAIMED);
    }
    struct irq *irq;
    enum kcall_result result = claim(call, quota, ret_slot, &irq);
    if (result == KCALL_DONE) {
        irq->by_level = trigger == TRIGGER_LEVEL_HIGH || trigger == TRIGGER_LEVEL_LOW;
        claims_take(&kernel.irqs.lines, &irq->claim, number, number);
        line_route(&irq->line, number, trigger, irq->vector, irq->cpu);
    }
    return result;
}

enum kcall_result irq_control_on_claim_line(struct kcall *call, struct cap *quota,
                                            const struct irq_control_claim_line_request *request,
                                            struct irq_control_claim_line_reply *reply)
{
    return claim_line(call, quota, request->line, (enum trigger)request->trigger, &reply->irq);
}

enum kcall_result irq_control_on_claim_board(struct kcall *call, struct cap *quota,
                                             const struct irq_control_claim_board_request *request,
                                             struct irq_control_claim_board_reply *reply)
{
    enum trigger trigger;
    reply->line = line_of_board(request->number, &trigger);
    reply->trigger = (uint8_t)trigger;
    return claim_line(call, quota, reply->line, trigger, &reply->irq);
}

enum kcall_result irq_control_on_claim_message(struct kcall *call, struct cap *quota,
                                               const struct irq_control_claim_message_request *,
                                               struct irq_control_claim_message_reply *reply)
{
    struct irq *irq;
    return claim(call, quota, &reply->irq, &irq);
}
