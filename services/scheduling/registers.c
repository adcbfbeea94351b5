/* See registers.h. The compiler uses none of these registers, so what is put in stays. */
#include "registers.h"

#include "writ/writ.h"

static struct registers made(uint64_t number)
{
    struct registers r;
    for (uint32_t i = 0; i < REGISTERS; i++) {
        r.vector[i][0] = number << 32 | i;
        r.vector[i][1] = ~r.vector[i][0];
    }
    for (uint32_t i = 0; i < 8; i++) {
        r.stack[i] = (int64_t)(number << 8 | i);
    }
    return r;
}

void registers_fill(uint64_t number)
{
    struct registers r = made(number);
    __asm__ volatile("movdqa 0(%0), %%xmm0\n\t"
                     "movdqa 16(%0), %%xmm1\n\t"
                     "movdqa 32(%0), %%xmm2\n\t"
                     "movdqa 48(%0), %%xmm3\n\t"
                     "movdqa 64(%0), %%xmm4\n\t"
                     "movdqa 80(%0), %%xmm5\n\t"
                     "movdqa 96(%0), %%xmm6\n\t"
                     "movdqa 112(%0), %%xmm7\n\t"
                     "movdqa 128(%0), %%xmm8\n\t"
                     "movdqa 144(%0), %%xmm9\n\t"
                     "movdqa 160(%0), %%xmm10\n\t"
                     "movdqa 176(%0), %%xmm11\n\t"
                     "movdqa 192(%0), %%xmm12\n\t"
                     "movdqa 208(%0), %%xmm13\n\t"
                     "movdqa 224(%0), %%xmm14\n\t"
                     "movdqa 240(%0), %%xmm15\n\t"
                     "fninit\n\t"
                     "fildq 256(%0)\n\t"
                     "fildq 264(%0)\n\t"
                     "fildq 272(%0)\n\t"
                     "fildq 280(%0)\n\t"
                     "fildq 288(%0)\n\t"
                     "fildq 296(%0)\n\t"
                     "fildq 304(%0)\n\t"
                     "fildq 312(%0)"
                     :
                     : "r"(&r)
                     : "memory");
}

static void read_vectors(struct registers *r)
{
    __asm__ volatile("movdqa %%xmm0, 0(%0)\n\t"
                     "movdqa %%xmm1, 16(%0)\n\t"
                     "movdqa %%xmm2, 32(%0)\n\t"
                     "movdqa %%xmm3, 48(%0)\n\t"
                     "movdqa %%xmm4, 64(%0)\n\t"
                     "movdqa %%xmm5, 80(%0)\n\t"
                     "movdqa %%xmm6, 96(%0)\n\t"
                     "movdqa %%xmm7, 112(%0)\n\t"
                     "movdqa %%xmm8, 128(%0)\n\t"
                     "movdqa %%xmm9, 144(%0)\n\t"
                     "movdqa %%xmm10, 160(%0)\n\t"
                     "movdqa %%xmm11, 176(%0)\n\t"
                     "movdqa %%xmm12, 192(%0)\n\t"
                     "movdqa %%xmm13, 208(%0)\n\t"
                     "movdqa %%xmm14, 224(%0)\n\t"
                     "movdqa %%xmm15, 240(%0)"
                     :
                     : "r"(r)
                     : "memory");
}

/* Takes the numbers off the stack; the last one that was put in comes first. */
static void read_stack(struct registers *r)
{
    for (uint32_t i = 8; i > 0; i--) {
        __asm__ volatile("fistpq %0" : "=m"(r->stack[i - 1]) : : "memory");
    }
}

bool registers_hold(uint64_t number)
{
    struct registers expected = made(number);
    struct registers r;
    read_vectors(&r);
    read_stack(&r);
    bool same = __builtin_memcmp(&r, &expected, sizeof r) == 0;
    registers_fill(number);
    return same;
}

bool registers_are_fresh(void)
{
    static const struct registers zero;
    struct {
        _Alignas(16) uint8_t bytes[512];
    } image;
    __asm__ volatile("fxsave64 %0" : "=m"(image) : : "memory");
    struct registers r;
    __builtin_memcpy(r.vector, image.bytes + 160, sizeof r.vector);
    bool vectors = __builtin_memcmp(r.vector, zero.vector, sizeof r.vector) == 0;
    bool stack = true;
    for (uint32_t i = 0; i < 8 * 16; i++) {
        bool reserved = i % 16 >= 10; /* what is there is not written */
        stack = stack && (reserved || image.bytes[32 + i] == 0);
    }
    bool empty = image.bytes[4] == 0;
    bool control = image.bytes[0] == 0x7f && image.bytes[1] == 0x03;
    return vectors && stack && empty && control;
}
