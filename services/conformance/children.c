/* See children.h. */
#include "children.h"

#include <stdatomic.h>

#include "kernel_calls.h"

enum { CODE_BYTES = 384, PATIENCE_MS = 5000, DEATH = 1 };

/* Where we have the script of a child, by the number of the child. */
#define SCRIPTS_VA UINT64_C(0x80000000)
#define CODE_VA UINT64_C(0x90000000)

static struct {
    uint32_t code;  /* VMO of the children's program */
    uint32_t taken; /* a bit for each script that is mapped */
} children;

/* The program: position-independent, as it runs from a copy. The script is in rdi. */
[[gnu::naked, gnu::used, gnu::aligned(16)]] static void program(void)
{
    __asm__("movq %rdi, %rbp\n\t"
            "leaq 64(%rdi), %r14\n\t"
            "1: movq (%r14), %rax\n\t"
            "cmpq $-1, %rax\n\t"
            "je 2f\n\t"
            "cmpq $-2, %rax\n\t"
            "je 3f\n\t"
            "cmpq $-3, %rax\n\t"
            "je 4f\n\t"
            "cmpq $-4, %rax\n\t"
            "je 6f\n\t"
            "cmpq $-5, %rax\n\t"
            "je 7f\n\t"
            "cmpq $-6, %rax\n\t"
            "je 8f\n\t"
            "cmpq $-7, %rax\n\t"
            "je 10f\n\t"
            "movq 8(%r14), %rdi\n\t"
            "movq 16(%r14), %rsi\n\t"
            "movq 24(%r14), %rdx\n\t"
            "movq 32(%r14), %r8\n\t"
            "movq 40(%r14), %r9\n\t"
            "movq 48(%r14), %r10\n\t"
            "movq 56(%r14), %r12\n\t"
            "syscall\n\t"
            "movq %rax, (%r14)\n\t"
            "movq %rdi, 8(%r14)\n\t"
            "movq %rsi, 16(%r14)\n\t"
            "movq %rdx, 24(%r14)\n\t"
            "movq %r8, 32(%r14)\n\t"
            "movq %r9, 40(%r14)\n\t"
            "movq %r10, 48(%r14)\n\t"
            "movq %r12, 56(%r14)\n\t"
            "5: lock incq (%rbp)\n\t"
            "addq $64, %r14\n\t"
            "jmp 1b\n\t"
            "2: movl $0x1234, %eax\n\t"
            "movq %rax, 0x3008\n\t"
            "3: jmp 3b\n\t"
            "4: movq 8(%r14), %rdi\n\t"
            "movq 16(%r14), %rsi\n\t"
            "movq %rsi, (%rdi)\n\t"
            "jmp 5b\n\t"
            "6: movq 8(%r14), %rdi\n\t"
            "movq (%rdi), %rsi\n\t"
            "movq %rsi, 16(%r14)\n\t"
            "jmp 5b\n\t"
            "7: movq 8(%r14), %rdi\n\t"
            "jmp *%rdi\n\t"
            "8: movq 8(%r14), %rdi\n\t"
            "9: movq (%rdi), %rsi\n\t"
            "movq %rsi, 16(%r14)\n\t"
            "lock incq (%rbp)\n\t"
            "jmp 9b\n\t"
            "10: movq 8(%r14), %rdi\n\t"
            "movq 16(%r14), %rsi\n\t"
            "11: movq %rsi, (%rdi)\n\t"
            "lock incq (%rbp)\n\t"
            "jmp 11b");
}

static bool make_code(struct writ_io *io)
{
    uint32_t vmo = 0;
    if (children.code != 0) {
        return true;
    }
    bool made = quota_create_vmo(io, WRIT_SLOT_QUOTA, WRIT_PAGE_BYTES, &vmo) == WRIT_OK &&
                process_map(io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ | ACCESS_WRITE, CODE_VA, 0,
                            WRIT_PAGE_BYTES) == WRIT_OK;
    if (!made) {
        return false;
    }
    __builtin_memcpy((void *)CODE_VA, (const void *)(uintptr_t)program, CODE_BYTES);
    children.code = vmo;
    return process_unmap(io, WRIT_SLOT_PROCESS, CODE_VA, WRIT_PAGE_BYTES) == WRIT_OK;
}

static uint64_t script_va(uint32_t index)
{
    return SCRIPTS_VA + (uint64_t)index * WRIT_PAGE_BYTES;
}

static uint32_t index_of(const struct child *child)
{
    return (uint32_t)(((uint64_t)(uintptr_t)child->script - SCRIPTS_VA) / WRIT_PAGE_BYTES);
}

/* The script, mapped on both sides; its VMO stays with the mappings alone. */
static bool make_script(struct writ_io *io, struct child *child)
{
    uint32_t index = (uint32_t)__builtin_ctz(~children.taken);
    uint32_t vmo = 0;
    if (index >= CHILDREN ||
        quota_create_vmo(io, WRIT_SLOT_QUOTA, WRIT_PAGE_BYTES, &vmo) != WRIT_OK) {
        return false;
    }
    bool ours = process_map(io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ | ACCESS_WRITE,
                            script_va(index), 0, WRIT_PAGE_BYTES) == WRIT_OK;
    bool mapped = ours && process_map(io, child->process, vmo, ACCESS_READ | ACCESS_WRITE,
                                      CHILD_SCRIPT_VA, 0, WRIT_PAGE_BYTES) == WRIT_OK;
    (void)writ_port_close(io, vmo);
    if (ours) {
        children.taken |= 1U << index;
        child->script = (struct child_script *)(uintptr_t)script_va(index);
    }
    return mapped;
}

bool child_stage(struct writ_io *io, struct child *child)
{
    *child = (struct child){0};
    return make_code(io) &&
           process_control_create(io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA, CHILD_COMPONENT, 0,
                                  CHILD_BYTES, &child->process, &child->koid) == WRIT_OK &&
           make_script(io, child) &&
           process_map(io, child->process, children.code, ACCESS_READ | ACCESS_EXECUTE,
                       CHILD_CODE_VA, 0, WRIT_PAGE_BYTES) == WRIT_OK &&
           process_install(io, child->process, child->process, WRIT_SLOT_PROCESS,
                           PROCESS_RIGHT_SELF) == WRIT_OK &&
           process_create_thread(io, child->process, CHILD_CODE_VA, CHILD_PAGES_VA, CHILD_SCRIPT_VA,
                                 CHILD_PAGES_VA, &child->thread) == WRIT_OK;
}

uint32_t child_will(struct child *child, uint64_t head, struct writ_msg m)
{
    uint32_t number = child->step_count++;
    child->script->steps[number] = (struct child_step){.rax = head, .m = m};
    return number;
}

void child_will_run_on(struct child *child)
{
    (void)child_will(child, UINT64_MAX - 1, (struct writ_msg){0});
}

void child_will_store(struct child *child, uint64_t va, uint64_t value)
{
    (void)child_will(child, UINT64_MAX - 2, (struct writ_msg){.tag = va, .w = {value}});
}

uint32_t child_will_load(struct child *child, uint64_t va)
{
    return child_will(child, UINT64_MAX - 3, (struct writ_msg){.tag = va});
}

void child_will_jump(struct child *child, uint64_t va)
{
    (void)child_will(child, UINT64_MAX - 4, (struct writ_msg){.tag = va});
}

uint32_t child_will_watch(struct child *child, uint64_t va)
{
    return child_will(child, UINT64_MAX - 5, (struct writ_msg){.tag = va});
}

void child_will_keep_storing(struct child *child, uint64_t va, uint64_t value)
{
    (void)child_will(child, UINT64_MAX - 6, (struct writ_msg){.tag = va, .w = {value}});
}

void child_will_exit(struct child *child, uint32_t code)
{
    struct writ_msg m = {.tag = PROCESS_EXIT_REQUEST, .w = {code}};
    (void)child_will(child, syscall_head(SYSCALL_CALL, WRIT_SLOT_PROCESS, 100), m);
}

bool child_give(struct writ_io *io, const struct child *child, uint32_t source, uint32_t at,
                uint16_t rights)
{
    return process_install(io, child->process, source, at, rights) == WRIT_OK;
}

bool child_will_serve(struct writ_io *io, struct child *child, uint32_t endpoint)
{
    struct writ_msg m = {.tag = ENDPOINT_BIND_REQUEST};
    if (!child_give(io, child, endpoint, CHILD_ENDPOINT, ENDPOINT_RIGHT_RECV) ||
        !child_give(io, child, child->thread, WRIT_SLOT_THREAD, THREAD_RIGHT_MANAGE)) {
        return false;
    }
    (void)child_will(child, syscall_head(SYSCALL_CALL, CHILD_ENDPOINT, 100), m);
    (void)child_will(child, syscall_head(SYSCALL_RECV, 0, SYSCALL_FOREVER), (struct writ_msg){0});
    return true;
}

bool child_start(struct writ_io *io, const struct child *child)
{
    child->script->steps[child->step_count].rax = UINT64_MAX;
    return process_start(io, child->process) == WRIT_OK;
}

bool child_await_end(struct writ_io *io, const struct child *child)
{
    uint32_t bell = 0;
    uint64_t bits = 0;
    bool told = quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
                process_watch(io, child->process, bell, DEATH) == WRIT_OK &&
                syscall_wait(bell, PATIENCE_MS, &bits) == WRIT_OK;
    (void)writ_port_close(io, bell);
    return told && bits == DEATH;
}

bool child_await_activity(struct writ_io *io, const struct child *child, uint8_t activity)
{
    struct thread_status_reply it = {0};
    while (thread_status(io, child->thread, &it.activity, &it.band, &it.processor, &it.weight,
                         &it.processors) == WRIT_OK) {
        if (it.activity == activity) {
            return true;
        }
        if (it.activity == ACTIVITY_DEAD) {
            return false;
        }
        syscall_yield();
    }
    return false;
}

uint64_t children_use(struct writ_io *io)
{
    uint64_t limit = 0;
    uint64_t bytes = 0;
    return quota_usage(io, WRIT_SLOT_QUOTA, &limit, &bytes) == WRIT_OK ? bytes : 0;
}

void child_drop(struct writ_io *io, struct child *child)
{
    if (child->process != 0) {
        (void)process_kill(io, child->process, 0);
        (void)process_control_reap(io, PROCESS_CONTROL_SLOT, child->koid);
        (void)writ_port_close(io, child->process);
    }
    if (child->thread != 0) {
        (void)writ_port_close(io, child->thread);
    }
    if (child->script != NULL) {
        uint32_t index = index_of(child);
        (void)process_unmap(io, WRIT_SLOT_PROCESS, script_va(index), WRIT_PAGE_BYTES);
        children.taken &= ~(1U << index);
    }
    *child = (struct child){0};
}
