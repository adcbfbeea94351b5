/* See mail.h. */
#include "mail.h"

#include "cpu.h"
#include "instructions.h"
#include "kernel.h"
#include "lapic.h"
#include "pagetable.h"
#include "trap.h"

static void send(struct cpu *cpu, enum mail mail)
{
    __atomic_store_n(&cpu->mail, mail, __ATOMIC_RELEASE);
    lapic_send(cpu->lapic_id, VECTOR_MAIL);
}

static void await(const struct cpu *cpu)
{
    while (__atomic_load_n(&cpu->mail, __ATOMIC_ACQUIRE) != 0) {
        cpu_pause();
    }
}

static bool is_target(const struct cpu *cpu, uint64_t root_pa)
{
    return cpu != this_cpu() && (cpu->tables_pa == root_pa || root_pa == PAGETABLE_EVERY);
}

void mail_flush(uint64_t root_pa)
{
    for (uint32_t i = 0; i < kernel.cpu_count; i++) {
        if (is_target(cpu_at(i), root_pa)) {
            send(cpu_at(i), MAIL_TO_FLUSH);
        }
    }
    for (uint32_t i = 0; i < kernel.cpu_count; i++) {
        await(cpu_at(i));
    }
}

/* Until it has let go, the processor may still enter the kernel as that thread. */
void mail_leave(struct cpu *cpu)
{
    send(cpu, MAIL_TO_LEAVE);
    await(cpu);
    cpu->current = NULL;
    cpu->tables_pa = kernel.tables_pa;
}

bool mail_serve(void)
{
    struct cpu *cpu = this_cpu();
    uint32_t mail = __atomic_load_n(&cpu->mail, __ATOMIC_ACQUIRE);
    if (mail == 0) {
        return false;
    }
    cr3_write(mail == MAIL_TO_LEAVE ? kernel.tables_pa : cr3_read());
    __atomic_store_n(&cpu->mail, 0, __ATOMIC_RELEASE);
    return mail == MAIL_TO_LEAVE;
}

void kernel_await_lock(void)
{
    while (__atomic_load_n(&kernel.lock, __ATOMIC_RELAXED) != 0) {
        (void)mail_serve();
        cpu_pause();
    }
}
